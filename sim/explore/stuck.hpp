// Who can never go on?
#pragma once

#include <vector>

#include "world/state.hpp"

namespace handoff::explore {

// Every thread that can never go on, whatever the others do: blocked, and each one that could wake it is in the set
// too. A main that waits for the user is not stuck, nor is who waits for somebody that the user could help. (The
// greatest fixed point of "only stuck threads could help"; O(threads² · handles held).)
std::vector<world::ThreadId> stuck_threads(const world::State&);

struct Holder {
  world::HandleId handle;
  world::ThreadId thread;  // who has it; in a message: who could receive it, kNoThread where nobody can any more; in a
                           // cell: who has locked it, kNoThread where everybody can get at it
  bool is_in_message;      // or left by an ended thread for who joins it
  bool is_in_cell;
};
// The live handles of one side of a channel, and where they are.
std::vector<Holder> holders_of(const world::State&, world::ChannelId, bool senders);

}  // namespace handoff::explore
