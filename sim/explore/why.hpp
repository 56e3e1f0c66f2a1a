// What is happening, and why is it waiting? The sentence under the stage.
#pragma once

#include <string>
#include <vector>

#include "world/state.hpp"

namespace handoff::explore {

enum class Verdict : std::uint8_t {
  going,  // runs, sleeps, or is done
  waits,  // blocked, and somebody can still end that
  stuck,  // blocked, and nobody ever will: a deadlock
};

struct Why {
  Verdict verdict = Verdict::going;
  std::string sentence;                  // names the thread, its operation, the channel's fill, the live handles
  std::string warning;                   // what will go wrong later as things stand; may be empty
  std::vector<world::HandleId> handles;  // those that keep it waiting: the ones to light up
};

Why why(const world::State&, world::ThreadId);

}  // namespace handoff::explore
