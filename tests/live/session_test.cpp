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
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!done()) {
    if (session.pump() == 0) std::this_thread::yield();
    if (std::chrono::steady_clock::now() > deadline) return false;
  }
  return true;
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
    ASSERT_TRUE(run_until_idle(*session));
    ASSERT_TRUE(session->agreed()) << session->end_sentence();
    expect_all_gone(*session);
  }
}

}  // namespace
}  // namespace handoff::test
