// Runs a state by itself, without threads: a scheduler for tests that takes one enabled thread after another. Time
// goes on only when nobody can do anything at the present moment. The same seed gives the same run.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "world/state.hpp"

namespace handoff::tests {

class Simulation {
 public:
  explicit Simulation(world::State first, std::uint32_t seed = 1) : state_(std::move(first)), random_(seed) {}

  const world::State& state() const { return state_; }
  const std::vector<world::Event>& events() const { return events_; }

  void say(std::shared_ptr<const world::Statement> said) { said_ = std::move(said); }

  // One step of a thread chosen at random among those that can take one now. False: nobody ever can, unless the user
  // says something.
  bool step() {
    std::vector<world::ThreadId> able;
    double wakes_at = -1;
    for (std::uint32_t i = 0; i < state_.threads.size(); ++i) {
      const world::ThreadId id{i};
      const world::Thread& thread = state_[id];
      if (!world::enabled(state_, id) || (thread.awaits_user && !said_)) continue;
      const bool waits = thread.has_deadline && thread.until_ms > state_.now_ms;
      if (waits && !could_receive(thread)) {
        if (wakes_at < 0 || thread.until_ms < wakes_at) wakes_at = thread.until_ms;
      } else {
        able.push_back(id);
      }
    }
    if (able.empty() && wakes_at >= 0) {
      state_.now_ms = wakes_at;
      return step();
    }
    if (able.empty()) return false;
    take(able[random_() % able.size()]);
    return true;
  }

  // At most so many steps. Returns how many were taken.
  int run(int steps) {
    int taken = 0;
    while (taken < steps && step()) ++taken;
    return taken;
  }
  void run_until_ms(double ms) {
    while (state_.now_ms < ms && step()) {
    }
  }

 private:
  bool could_receive(const world::Thread& thread) const {
    return thread.status == world::Status::blocked_empty && !state_[thread.waits_for].queue.empty();
  }
  void take(world::ThreadId id) {
    world::Choice choice{state_.now_ms, false, nullptr};
    const world::Thread& thread = state_[id];
    choice.timed_out = thread.status == world::Status::blocked_empty && thread.has_deadline && !could_receive(thread);
    if (thread.awaits_user) choice.said = std::move(said_);
    events_.push_back(world::step(state_, id, choice));
  }

  world::State state_;
  std::mt19937 random_;
  std::vector<world::Event> events_;
  std::shared_ptr<const world::Statement> said_;
};

}  // namespace handoff::tests
