// The operation that a thread is about to do, or waits in, as the code a learner would write.
#pragma once

#include <string>

#include "view/timeline.hpp"
#include "world/state.hpp"

namespace handoff::view {

// "tx1.send(7) waits", "receiver.join()", "sleep(400 ms)"; of a thread that has ended, what it dropped: "tx3 dropped".
std::string op_text(const world::State&, const Timeline&, world::ThreadId);

}  // namespace handoff::view
