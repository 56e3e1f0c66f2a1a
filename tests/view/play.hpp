// A simulated run for the tests of the pictures: all its states, and what the stage needs to show a moment of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "view/timeline.hpp"
#include "world/state.hpp"

namespace handoff::tests {

class Play {
 public:
  explicit Play(world::State first) { states_.push_back(std::move(first)); }

  const world::State& latest() const { return states_.back(); }
  const world::State& at(std::size_t position) const { return states_[position]; }
  std::size_t length() const { return events_.size(); }
  const std::vector<world::Event>& events() const { return events_; }
  const view::Timeline& timeline() const { return timeline_; }
  double now() const { return now_; }

  void step(world::ThreadId thread, world::Choice choice = {}) {
    choice.now_ms = now_;
    world::State next = latest();
    world::Event event = world::step(next, thread, choice);
    timeline_.append(event);
    events_.push_back(std::move(event));
    states_.push_back(std::move(next));
  }
  void wait(double ms) { now_ += ms; }

  // Goes on as a machine would: threads that can run do so in random order, each operation taking a moment; when nobody
  // can, the clock moves on to the end of the next sleep. Main, waiting for the user, is left alone.
  void play(std::mt19937& random, double until_ms, std::size_t most_events = 100'000) {
    while (length() < most_events && now_ < until_ms) {
      std::vector<world::ThreadId> ready;
      double wakes_ms = until_ms;
      bool anybody_sleeps = false;
      const world::State& state = latest();
      for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
        const world::Thread& thread = state[world::ThreadId{i}];
        if (!world::enabled(state, world::ThreadId{i}) || thread.awaits_user) continue;
        if (!thread.has_deadline || thread.until_ms <= now_) {
          ready.push_back(world::ThreadId{i});
        } else {
          anybody_sleeps = true;
          wakes_ms = std::min(wakes_ms, thread.until_ms);
        }
      }
      if (!ready.empty()) {
        step(ready[std::uniform_int_distribution<std::size_t>(0, ready.size() - 1)(random)]);
        now_ += 0.2;
      } else {
        now_ = anybody_sleeps ? std::max(now_, wakes_ms) : until_ms;
      }
    }
  }

  // Main says something, if it waits for that.
  bool say(std::shared_ptr<const world::Statement> statement) {
    if (!latest().threads[0].awaits_user || latest().ended) return false;
    world::Choice choice;
    choice.said = std::move(statement);
    step(world::kMain, std::move(choice));
    return true;
  }

  // The events that are still in movement at a moment; the position there is `timeline().position_at(t_ms)`.
  std::vector<world::Event> recent(double t_ms, double window_ms) const {
    const auto at = [this](double t) {
      return events_.begin() + static_cast<std::ptrdiff_t>(timeline_.position_at(t));
    };
    return {at(t_ms - window_ms), at(t_ms)};
  }

 private:
  std::vector<world::State> states_;
  std::vector<world::Event> events_;
  view::Timeline timeline_;
  double now_ = 0;
};

}  // namespace handoff::tests
