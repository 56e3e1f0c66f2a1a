// Operating-system threads that nobody joins.
#pragma once

#include <functional>

namespace handoff::live {

// Runs `body` on a new thread; never waits. `body` must not throw. False: the system has no thread left (on the web: no worker in the pool).
bool start_thread(std::function<void()> body);

}  // namespace handoff::live
