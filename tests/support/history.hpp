// A recorded run for tests, made by the specification alone: no threads, no clock.
#pragma once

#include <cstdint>

#include "world/record.hpp"

namespace handoff::tests {

// Takes so many steps of a run: whoever can go on takes turns, and the clock moves on when all of them sleep. Ends
// early where nobody can go on, or only the user.
inline void take_steps(world::History& history, int steps) {
  std::uint32_t turn = 0;
  double now_ms = history.latest().now_ms;
  for (int taken = 0; taken < steps; ++taken) {
    const world::State& state = history.latest();
    const auto threads = static_cast<std::uint32_t>(state.threads.size());
    world::ThreadId next = world::kNoThread, first_to_wake = world::kNoThread;
    for (std::uint32_t i = 1; i <= threads && next == world::kNoThread; ++i) {
      const world::ThreadId id{(turn + i) % threads};
      if (!world::enabled(state, id) || state[id].awaits_user) continue;
      if (state[id].status != world::Status::sleeping || state[id].until_ms <= now_ms)
        next = id;
      else if (first_to_wake == world::kNoThread || state[id].until_ms < state[first_to_wake].until_ms)
        first_to_wake = id;
    }
    if (next == world::kNoThread) {
      if (first_to_wake == world::kNoThread) return;
      next = first_to_wake;
      now_ms = state[next].until_ms;
    }
    turn = world::index(next);
    history.step(next, {now_ms, false, nullptr});
  }
}

inline world::History recorded(world::State first, int steps) {
  world::History history(std::move(first));
  take_steps(history, steps);
  return history;
}

}  // namespace handoff::tests
