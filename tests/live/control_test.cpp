// What the user interface can do to a run: pause, step, speed, say, stop; and where a run stops by itself.
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "../world/list_script.hpp"
#include "live.hpp"

namespace handoff::test {
namespace {

using namespace world;
using live::Options;
using live::Session;
using live::StopReason;

constexpr HandleId kTx{0}, kRx{1};  // of the first channel
constexpr ThreadId kOne{1};
constexpr double kVeryLongMs = 1e9;

Maker make(std::optional<std::uint32_t> bound) { return just(MakeChannel{bound, "tx", "rx"}); }
Maker send(std::int64_t value) { return just(Send{kTx, value}); }
Maker recv() { return just(Recv{kRx}); }
Maker spawn(std::vector<Maker> operations, std::vector<HandleId> moved = {}) {
  return just(Spawn{"other", list_script(std::move(operations)), std::move(moved)});
}

// for i in 0.. { tx.send(i) }
class Flood final : public ScriptBody {
 public:
  explicit Flood(HandleId tx) : tx_(tx) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<Flood>(*this); }
  Op next() const override { return {Send{tx_, i_}}; }
  void resume(const OpResult&) override { ++i_; }

 private:
  HandleId tx_;
  std::int64_t i_ = 0;
};

Status status_of(const Session& session, ThreadId thread) { return session.history().latest()[thread].status; }

// --- Stopping

struct Stuck {
  const char* where;
  std::vector<Maker> operations;
  Status status;
};

class StopTest : public testing::TestWithParam<Stuck> {};

TEST_P(StopTest, ReleasesABlockedThread) {
  const auto session = start(list_script(GetParam().operations));
  ASSERT_TRUE(pump_until(*session, [&] { return status_of(*session, kMain) == GetParam().status; }));
  ASSERT_TRUE(stop_and_wait(*session));
  EXPECT_EQ(session->run().stop_reason(), StopReason::stopped);
  EXPECT_EQ(session->end_sentence(), "Stopped.");
  session->pump();
  EXPECT_TRUE(session->agreed());
  EXPECT_EQ(status_of(*session, kMain), GetParam().status);  // nothing was recorded any more
}

INSTANTIATE_TEST_SUITE_P(
    Everywhere, StopTest,
    testing::Values(Stuck{"full", {make(1), send(1), send(2)}, Status::blocked_full},
                    Stuck{"hand", {make(0), send(1)}, Status::blocked_full},
                    Stuck{"empty_unbounded", {make({}), recv()}, Status::blocked_empty},
                    Stuck{"empty_bounded", {make(2), recv()}, Status::blocked_empty},
                    Stuck{"empty_hand", {make(0), recv()}, Status::blocked_empty},
                    Stuck{"timeout", {make({}), just(RecvTimeout{kRx, kVeryLongMs})}, Status::blocked_empty},
                    Stuck{"timeout_forever", {make(0), just(RecvTimeout{kRx, 1e300})}, Status::blocked_empty},
                    Stuck{"sleep", {just(Sleep{kVeryLongMs})}, Status::sleeping},
                    Stuck{"sleep_forever", {just(Sleep{1e300})}, Status::sleeping},
                    Stuck{"join", {make({}), spawn({recv()}, {kRx}), just(Join{kOne})}, Status::blocked_join}),
    [](const auto& stuck) { return std::string(stuck.param.where); });

TEST(StopWhileTest, MainAwaitsTheUser) {
  const auto session = start(list_script({just(AwaitUser{})}));
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_TRUE(session->history().latest()[kMain].awaits_user);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(StopWhileTest, ThreadsArePaused) {
  Options options;
  options.start_paused = true;
  const auto session = start(list_script({make({}), spawn({recv()}, {kRx})}), options);
  EXPECT_TRUE(stop_and_wait(*session));
  EXPECT_EQ(session->history().length(), 0u);
}

TEST(StopWhileTest, NobodyReadsTheLog) {
  Options options;
  options.max_backlog = 10;
  const auto session = start(list_script({make({}),
                                          [](const Results& results) {
                                            return Spawn{"flood", make_script<Flood>(results[0].handle), {kTx}};
                                          },
                                          just(Join{kOne})}),
                             options);
  session->run().stop();
  EXPECT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
}

TEST(StopWhileTest, TheRunIsForgotten) {
  for (int round = 0; round < 20; ++round) {
    const auto session = start(list_script({make(0), spawn({send(1)}, {kTx}), spawn({just(Sleep{kVeryLongMs})}),
                                            just(RecvTimeout{kRx, 0}), just(Join{ThreadId{2}})}));
    session->pump();
  }  // threads go by themselves, and take what they had with them
}

TEST(StopWhileTest, MessagesHoldTheirOwnReceivers) {
  // Each channel's receiver travels in the other: in Rust they would never be freed. Here nothing outlives the run.
  const HandleId tx2{2}, rx2{3};
  const auto session = start(list_script({make({}), make({}), just(Send{kTx, Value::list({rx2, std::int64_t{1}})}),
                                          just(Send{tx2, kRx}), just(AwaitUser{})}));
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(RestartTest, FiftyTimesWithHungThreads) {
  for (int round = 0; round < 50; ++round) {
    const auto session =
        start(list_script({make({}), spawn({recv(), recv(), recv()}, {kRx}), send(1), send(2), just(Join{kOne})}));
    ASSERT_TRUE(run_until_idle(*session));
    ASSERT_EQ(status_of(*session, kMain), Status::blocked_join);
    ASSERT_EQ(status_of(*session, kOne), Status::blocked_empty);
    ASSERT_TRUE(stop_and_wait(*session));
  }
}

// --- The end of main

TEST(EndTest, MainTakesTheOthersWithIt) {
  const auto session = start(list_script({make({}), spawn({recv()}, {kRx}), spawn({just(Sleep{kVeryLongMs})})}));
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
  while (session->pump() != 0) {
  }
  EXPECT_TRUE(session->agreed()) << describe(*session);
  EXPECT_TRUE(session->history().latest().ended);
  EXPECT_EQ(session->run().stop_reason(), StopReason::main_ended);
  EXPECT_EQ(session->history().event(session->history().length()).kind, EventKind::finished);
}

TEST(EndTest, PanicDropsWhatTheThreadOwns) {
  const auto session =
      start(list_script({make(1), spawn({send(1), just(Panic{"oh no"})}, {kTx}), recv(), recv(), just(Join{kOne})}));
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_TRUE(session->agreed()) << describe(*session);
  EXPECT_EQ(kinds(*session, kOne), "sent panicking handle_dropped panicked");
  EXPECT_EQ(session->history().latest()[kOne].panic, "oh no");
  EXPECT_TRUE(stop_and_wait(*session));
}

// --- Limits

TEST(LimitTest, TwentyFourThreadsAtOnce) {
  std::vector<Maker> operations{make({})};
  for (int i = 0; i < 23; ++i) operations.push_back(spawn({just(Sleep{kVeryLongMs})}));
  operations.push_back(recv());
  const auto session = start(list_script(operations));
  ASSERT_TRUE(pump_until(*session, [&] { return status_of(*session, kMain) == Status::blocked_empty; }));
  EXPECT_EQ(session->run().threads_alive(), 24u);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(LimitTest, TheTwentyFifthIsRefused) {
  const auto session = start(list_script(std::vector<Maker>(24, spawn({just(Sleep{kVeryLongMs})}))));
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
  while (session->pump() != 0) {
  }
  EXPECT_EQ(session->run().stop_reason(), StopReason::thread_limit);
  EXPECT_NE(session->end_sentence().find("24 threads"), std::string::npos);
  EXPECT_EQ(session->history().latest().threads.size(), 24u);
  EXPECT_TRUE(session->agreed());
}

TEST(LimitTest, EndedThreadsMakeRoom) {
  std::vector<Maker> operations;
  for (std::uint32_t i = 1; i <= 40; ++i) {
    operations.push_back(spawn({}));
    operations.push_back(just(Join{ThreadId{i}}));
  }
  Options options;
  options.max_threads = 2;
  const auto session = start(list_script(operations), options);
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_EQ(session->run().stop_reason(), StopReason::main_ended) << session->end_sentence();
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(LimitTest, MessagesOfAnUnboundedChannel) {
  Options options;
  options.max_messages = 1000;
  const auto session = start(list_script({make({}), spawn({just(Sleep{kVeryLongMs})}, {kRx}),
                                          [](const Results&) {
                                            return Spawn{"flood", make_script<Flood>(kTx), {kTx}};
                                          },
                                          just(Join{ThreadId{2}})}),
                             options);
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
  while (session->pump() != 0) {
  }
  EXPECT_EQ(session->run().stop_reason(), StopReason::message_limit);
  EXPECT_NE(session->end_sentence().find("1,000 messages"), std::string::npos);
  EXPECT_EQ(session->history().latest().channels[0].queue.size(), 1000u);
  EXPECT_TRUE(session->agreed());
}

TEST(LimitTest, BufferTooLarge) {
  Options options;
  options.max_messages = 1000;
  const auto session = start(list_script({make(1001)}), options);
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().is_stopped(); }));
  EXPECT_EQ(session->run().stop_reason(), StopReason::message_limit);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(LimitTest, Events) {
  Options options;
  options.max_events = 500;
  const auto session = start(list_script({make({}),
                                          [](const Results&) {
                                            return Spawn{"flood", make_script<Flood>(kTx), {kTx}};
                                          },
                                          just(Join{kOne})}),
                             options);
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
  while (session->pump() != 0) {
  }
  EXPECT_EQ(session->run().stop_reason(), StopReason::event_limit);
  EXPECT_EQ(session->history().length(), 500u);
}

// The run is over between a thread's last operation and its end: the handles it leaves behind go all the same.
TEST(LimitTest, EventsBetweenTheLastOperationAndTheEnd) {
  Options options;
  options.max_events = 2;  // the channel is made, main begins to end
  const auto session = start(list_script({make({}), just(Finish{Value::list({Value(kTx), Value(kRx)})})}), options);
  ASSERT_TRUE(pump_until(*session, [&] { return session->run().threads_alive() == 0; }));
  EXPECT_EQ(session->run().stop_reason(), StopReason::event_limit);
}

TEST(LimitTest, ThreadsWaitForTheReaderOfTheLog) {
  Options options;
  options.max_backlog = 50;
  live::Run::Started started =
      live::Run::start(initial_state(list_script({make({}),
                                                  [](const Results&) {
                                                    return Spawn{"flood", make_script<Flood>(kTx), {kTx}};
                                                  },
                                                  just(Join{kOne})})),
                       options);
  std::size_t total = 0;
  while (total < 1000) {
    std::vector<Record> records;
    started.run->drain(records);
    ASSERT_LE(records.size(), 50u);
    total += records.size();
    std::this_thread::yield();
  }
}

// A yield stands for all that a thread has computed, which has to be replayed: few of them are enough between two frames.
TEST(LimitTest, WhoComputesWaitsForTheReplay) {
  Options options;
  options.max_backlog = 3 * kYieldCost;
  live::Run::Started started = live::Run::start(initial_state(list_script(std::vector<Maker>(1000, just(Yield{})))), options);
  std::size_t total = 0;
  while (total < 100) {
    std::vector<Record> records;
    started.run->drain(records);
    ASSERT_LE(records.size(), 3u);
    total += records.size();
    std::this_thread::yield();
  }
}

// --- The clock

TEST(ClockTest, StandsStillWhilePaused) {
  const auto session = start(list_script({just(AwaitUser{})}));
  ASSERT_TRUE(run_until_idle(*session));
  session->run().pause();
  EXPECT_TRUE(session->run().is_paused());
  const double now = session->run().now_ms();
  session->run().set_speed(20);
  EXPECT_EQ(session->run().now_ms(), now);
  session->run().resume();
  EXPECT_FALSE(session->run().is_paused());
  EXPECT_TRUE(pump_until(*session, [&] { return session->run().now_ms() > now; }));
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(ClockTest, SpeedIsLimited) {
  Options options;
  options.speed = 1000;
  const auto session = start(list_script({just(AwaitUser{})}), options);
  EXPECT_EQ(session->run().speed(), 20);
  session->run().set_speed(0);
  EXPECT_EQ(session->run().speed(), 0.1);
  session->run().set_speed(std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(session->run().speed(), 1);
  EXPECT_TRUE(stop_and_wait(*session));
}

// Minutes at the first speed, a moment at the second.
TEST(ClockTest, SleepersAndWaitersFollowTheSpeed) {
  Options options;
  options.speed = 0.1;
  const auto session = start(
      list_script({make({}), spawn({just(Sleep{6000.0})}), just(RecvTimeout{kRx, 6000}), just(Join{kOne})}), options);
  ASSERT_TRUE(pump_until(*session, [&] {
    return status_of(*session, kMain) == Status::blocked_empty && session->history().latest().threads.size() == 2 &&
           status_of(*session, kOne) == Status::sleeping;
  }));
  session->run().set_speed(20);
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_TRUE(session->agreed()) << describe(*session);
  EXPECT_NE(kinds(*session, kMain).find("recv_timed_out"), std::string::npos);
  EXPECT_NE(kinds(*session, kOne).find("woke"), std::string::npos);
  EXPECT_GE(session->history().latest().now_ms, 6000);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(ClockTest, SleepsAreNeverShort) {
  Options options;
  options.speed = 20;
  const auto session =
      start(list_script({just(MakeCell{"pace", std::int64_t{7}}), just(Sleep{3.5}), just(Sleep{CellId{0}})}), options);
  ASSERT_TRUE(run_until_idle(*session));
  ASSERT_EQ(kinds(*session, kMain), "cell_made slept woke slept woke finishing finished");
  EXPECT_GE(session->history().event(3).t_ms - session->history().event(2).t_ms, 3.5);
  EXPECT_GE(session->history().event(5).t_ms - session->history().event(4).t_ms, 7);
  EXPECT_TRUE(stop_and_wait(*session));
}

// --- Steps

TEST(StepOneTest, TakesTheChosenThread) {
  Options options;
  options.start_paused = true;
  const auto session =
      start(list_script({spawn({just(Print{"a"}), just(Print{"b"})}), just(Print{"1"}), just(Print{"2"})}), options);
  const auto step = [&](ThreadId thread) {
    const std::uint32_t length = session->history().length();
    ASSERT_TRUE(session->step_one(thread));
    ASSERT_TRUE(pump_until(*session, [&] { return session->history().length() > length; }));
    ASSERT_EQ(session->history().length(), length + 1);
    ASSERT_EQ(session->history().event(length + 1).thread, thread);
  };
  ASSERT_NO_FATAL_FAILURE(step(kMain));
  ASSERT_NO_FATAL_FAILURE(step(kOne));
  ASSERT_NO_FATAL_FAILURE(step(kOne));
  ASSERT_NO_FATAL_FAILURE(step(kMain));
  ASSERT_NO_FATAL_FAILURE(step(kOne));
  ASSERT_NO_FATAL_FAILURE(step(kOne));
  EXPECT_FALSE(session->step_one(kOne));  // it has ended
  EXPECT_FALSE(session->step_one(ThreadId{7}));
  EXPECT_EQ(kinds(*session, kOne), "printed printed finishing finished");
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(StepOneTest, TheClockGoesOnToTheFirstWakeUp) {
  Options options;
  options.start_paused = true;
  const auto session =
      start(list_script({make({}), spawn({just(Sleep{500.0})}), just(RecvTimeout{kRx, 200})}), options);
  for (std::uint32_t length = 1; session->step_one(); ++length) {
    ASSERT_TRUE(pump_until(*session, [&] { return session->history().length() >= length; })) << describe(*session);
  }
  EXPECT_TRUE(session->agreed()) << describe(*session);
  // main gives up at 200 ms and ends, and with it the run.
  EXPECT_EQ(session->history().latest().now_ms, 200);
  EXPECT_TRUE(session->history().latest().ended);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(StepOneTest, DoesNothingWhileThreadsRun) {
  const auto session = start(list_script({just(AwaitUser{}), just(Print{"1"})}));
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_FALSE(session->step_one());
  EXPECT_TRUE(stop_and_wait(*session));
}

// --- The user

struct Word final : Statement {
  explicit Word(std::string w) : word(std::move(w)) {}
  std::string to_text() const override { return word; }
  std::string word;
};

TEST(UserTest, IsHeardInOrder) {
  const auto session = start(list_script({just(AwaitUser{}), just(AwaitUser{}), just(AwaitUser{})}));
  session->run().say(std::make_shared<Word>("one"));
  session->run().say(std::make_shared<Word>("two"));
  ASSERT_TRUE(run_until_idle(*session));
  EXPECT_EQ(session->run().unheard(), 0u);
  EXPECT_EQ(kinds(*session, kMain), "awaits_user user_said awaits_user user_said awaits_user");
  EXPECT_EQ(*session->history().event(4).value.text(), "two");
  session->run().say(std::make_shared<Word>("three"));
  ASSERT_TRUE(pump_until(*session, [&] { return session->history().latest().ended; }));
  EXPECT_TRUE(session->agreed()) << describe(*session);
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(UserTest, ChangesSettings) {
  State first = initial_state(list_script({just(AwaitUser{}), just(Load{CellId{0}})}));
  first.cells.push_back({"pace", std::int64_t{5}});
  const auto session = start(first);
  EXPECT_FALSE(session->run().change_setting(CellId{1}, std::int64_t{1}));
  EXPECT_TRUE(session->run().change_setting(CellId{0}, std::int64_t{9}));
  session->run().say(std::make_shared<Word>("on"));
  ASSERT_TRUE(pump_until(*session, [&] { return session->history().latest().ended; }));
  EXPECT_TRUE(session->agreed()) << describe(*session);
  EXPECT_EQ(*session->history().latest().cells[0].value.number(), 9);
  EXPECT_FALSE(session->run().change_setting(CellId{0}, std::int64_t{1}));  // the run is over
  EXPECT_TRUE(stop_and_wait(*session));
}

TEST(SessionTest, ADisagreementStopsTheRun) {
  // The history is told of another bound than the threads are.
  const auto program = [](std::uint32_t bound) {
    return initial_state(list_script({make(bound), send(1), send(2), just(AwaitUser{})}));
  };
  live::Run::Started started = live::Run::start(program(1), {});
  Session session(std::move(started.run), program(2));
  ASSERT_TRUE(pump_until(session, [&] { return session.run().threads_alive() == 0; }));
  EXPECT_FALSE(session.agreed());
  EXPECT_EQ(
      session.end_sentence(),
      "The run and the specification disagree, which is a mistake in Handoff. Event 3, main, line 3: recorded: it "
      "began to wait, message 1, value 2; the specification: sent, it was done.");
}

}  // namespace
}  // namespace handoff::test
