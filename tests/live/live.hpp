// Running scripts live in tests, and waiting for what they come to: never by sleeping, always by pumping the session.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "live/session.hpp"
#include "world/state.hpp"

namespace handoff::test {

inline std::unique_ptr<live::Session> start(const world::State& first, const live::Options& options = {}) {
  live::Session::Started started = live::Session::start(first, options);
  EXPECT_NE(started.session, nullptr) << started.refusal;
  return std::move(started.session);
}
inline std::unique_ptr<live::Session> start(world::Script main, const live::Options& options = {}) {
  return start(world::initial_state(std::move(main)), options);
}

// Pumps until `done`, for as long as a machine under load may need; false: not even then.
inline bool pump_until(live::Session& session, const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!done()) {
    if (session.pump() == 0) std::this_thread::yield();
    if (std::chrono::steady_clock::now() > deadline) return false;
  }
  return true;
}

inline bool run_until_idle(live::Session& session) {
  return pump_until(session, [&] { return session.is_idle(); });
}

// Stops the run; whether all its threads are given back.
inline bool stop_and_wait(live::Session& session) {
  session.run().stop();
  return pump_until(session, [&] { return session.run().threads_alive() == 0; });
}

// For a failing test: who is where, and what happened last.
inline std::string describe(const live::Session& session) {
  using namespace world;
  const State& state = session.history().latest();
  std::string text = session.end_sentence() + "\n";
  for (std::uint32_t id = 0; id < state.threads.size(); ++id) {
    const Thread& thread = state.threads[id];
    text += "thread " + std::to_string(id) + ": " + to_text(thread.status) +
            (enabled(state, ThreadId{id}) ? ", can go on" : "") + (thread.has_deadline ? ", has a deadline" : "") +
            (thread.awaits_user ? ", awaits the user" : "") + "\n";
  }
  const std::uint32_t length = session.history().length();
  for (std::uint32_t n = length > 20 ? length - 20 : 1; n <= length; ++n) {
    const Event& event = session.history().event(n);
    text += std::to_string(n) + " thread " + std::to_string(static_cast<int>(index(event.thread))) + " " +
            to_text(event.kind) + " channel " + std::to_string(static_cast<int>(index(event.channel))) + "\n";
  }
  return text;
}

// The kinds of all events of one thread, in one line.
inline std::string kinds(const live::Session& session, world::ThreadId thread) {
  std::string text;
  for (std::uint32_t n = 1; n <= session.history().length(); ++n) {
    const world::Event& event = session.history().event(n);
    if (event.thread == thread) text += (text.empty() ? "" : " ") + std::string(to_text(event.kind));
  }
  return text;
}

}  // namespace handoff::test
