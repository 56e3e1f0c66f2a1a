// Runs without a window.
#include "live/headless.hpp"

#include <gtest/gtest.h>

#include "../world/list_script.hpp"
#include "live.hpp"
#include "sandbox/setup.hpp"

namespace handoff::test {
namespace {

using namespace world;

TEST(HeadlessTest, RunsUntilNobodyCanGoOn) {
  live::Options options;
  options.speed = 20;
  const auto first = sandbox::first_state(sandbox::find_preset("forgotten-sender")->setup);
  const auto started = live::run_headless(first, options, {});
  ASSERT_NE(started.session, nullptr) << started.refusal;
  EXPECT_TRUE(started.session->agreed()) << describe(*started.session);
  EXPECT_EQ(started.session->run().threads_alive(), 0u);
  // main waits for the receiver, and the receiver for main's tx.
  const State& state = started.session->history().latest();
  EXPECT_EQ(state[kMain].status, Status::blocked_join);
  EXPECT_EQ(state.output.size(), 6u);
}

TEST(HeadlessTest, GivesUpAfterAWhile) {
  const State first = initial_state(list_script({just(Sleep{1e9})}));
  const auto started = live::run_headless(first, {}, {0.02, true});
  ASSERT_NE(started.session, nullptr) << started.refusal;
  EXPECT_EQ(started.session->run().stop_reason(), live::StopReason::stopped);
  EXPECT_EQ(started.session->history().latest()[kMain].status, Status::sleeping);
  EXPECT_EQ(started.session->run().threads_alive(), 0u);
}

TEST(HeadlessTest, RefusesARunWithoutThreads) {
  live::Options options;
  options.max_threads = 0;
  const auto started = live::run_headless(initial_state(list_script({})), options, {});
  EXPECT_EQ(started.session, nullptr);
  EXPECT_FALSE(started.refusal.empty());
}

}  // namespace
}  // namespace handoff::test
