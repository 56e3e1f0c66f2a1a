// What is happening, and why is it waiting? The sentences under the stage.
#pragma once

#include <string>
#include <vector>

#include "world/state.hpp"

namespace handoff::explore {

enum class Verdict {
  going,          // runs, sleeps, or is done
  waits,          // blocked, and somebody can still end that
  stuck,          // blocked, and nobody ever will: a deadlock
};

struct Why {
  Verdict verdict = Verdict::going;
  // Names the thread, its operation, the channel's fill, the live handles and who holds them.
  std::string sentence;
  std::vector<world::HandleId> handles;  // those it names: the ones to light up
  std::vector<world::ThreadId> threads;  // the others it names
};

Why why(const world::State&, world::ThreadId);

// Every thread that can never go on, whatever the others do: blocked, and each one that could wake it is in the set
// too. A main that waits for the user is not stuck. (Greatest fixed point of "only stuck threads could help".)
std::vector<world::ThreadId> stuck_threads(const world::State&);

}  // namespace handoff::explore
