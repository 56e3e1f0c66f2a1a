// Random programs on real threads: the specification must allow whatever they do.
#include "live/session.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "../world/random_script.hpp"

namespace handoff::test {
namespace {

using namespace world;
using live::Options;
using live::Session;

std::unique_ptr<Session> start(Script main, const Options& options = {}) {
  Session::Started started = Session::start(initial_state(std::move(main)), options);
  EXPECT_NE(started.session, nullptr) << started.refusal;
  return std::move(started.session);
}

// Pumps until `done`, for as long as a machine under load may need.
bool pump_until(Session& session, const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!done()) {
    if (session.pump() == 0) std::this_thread::yield();
    if (std::chrono::steady_clock::now() > deadline) return false;
  }
  return true;
}

// For a failing test: who is where.
std::string describe(const Session& session) {
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
    text += std::to_string(n) + " thread " + std::to_string(index(event.thread)) + " " + to_text(event.kind) +
            " channel " + std::to_string(static_cast<int>(index(event.channel))) + "\n";
  }
  return text;
}

bool run_until_idle(Session& session) {
  return pump_until(session, [&] { return session.is_idle(); });
}

void expect_all_gone(Session& session) {
  session.run().stop();
  EXPECT_TRUE(pump_until(session, [&] { return session.run().threads_alive() == 0; }));
}

TEST(RandomRuns, AgreeWithTheSpecification) {
  Appetite appetite;
  appetite.longest_sleep_ms = 1;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Options options;
    options.speed = 20;
    const auto session = start(make_script<RandomScript>(seed, appetite), options);
    for (int i = 0; i < 5; ++i) session->run().say(std::make_shared<Remark>());
    ASSERT_TRUE(run_until_idle(*session)) << describe(*session);
    ASSERT_TRUE(session->agreed()) << session->end_sentence();
    expect_all_gone(*session);
  }
}

}  // namespace
}  // namespace handoff::test
