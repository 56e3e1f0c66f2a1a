// The specification, rule by rule. Each test says in which order the threads take their steps, and what happens then.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "list_script.hpp"
#include "world/state.hpp"

namespace handoff::test {
namespace {

using namespace world;

constexpr HandleId kTx{0}, kRx{1};  // of the first channel
constexpr ThreadId kOne{1}, kTwo{2};

std::int64_t number(const Value& value) { return *value.number(); }

// A run in which main makes one channel, and then whatever a test wants.
class StepTest : public testing::Test {
 protected:
  void begin(std::vector<Maker> operations) { state = initial_state(list_script(std::move(operations))); }

  // One step; what happened.
  std::string take(ThreadId thread, Choice choice = {}) {
    EXPECT_TRUE(enabled(state, thread));
    event = step(state, thread, choice);
    return to_text(event.kind);
  }
  // One step of each; what happened, in one line.
  std::string play(const std::vector<ThreadId>& threads) {
    std::string text;
    for (const ThreadId thread : threads) text += (text.empty() ? "" : " ") + take(thread);
    return text;
  }
  std::string play(ThreadId thread, int steps) {
    return play(std::vector<ThreadId>(static_cast<std::size_t>(steps), thread));
  }
  const Results& results_of(ThreadId thread) {
    return dynamic_cast<const ListScript&>(*state[thread].script).results();
  }
  const OpResult& result_of(ThreadId thread) { return results_of(thread).back(); }
  const Channel& channel() { return state.channels[0]; }

  static Maker make(std::optional<std::uint32_t> bound) { return just(MakeChannel{bound, "tx", "rx"}); }
  static Maker send(std::int64_t value) { return just(Send{kTx, value}); }
  static Maker try_send(std::int64_t value) { return just(TrySend{kTx, value}); }
  static Maker recv() { return just(Recv{kRx}); }
  static Maker try_recv() { return just(TryRecv{kRx}); }
  static Maker drop(HandleId handle) { return just(DropHandle{handle}); }
  static Maker spawn(std::vector<Maker> operations, std::vector<HandleId> moved = {}) {
    return just(Spawn{"other", list_script(std::move(operations)), std::move(moved)});
  }

  State state;
  Event event;
};

TEST_F(StepTest, UnboundedSendNeverWaits) {
  begin({make({}), send(1), send(2), recv(), recv()});
  EXPECT_EQ(play(kMain, 5), "channel_made sent sent received received");
  EXPECT_EQ(number(result_of(kMain).value), 2);
  EXPECT_EQ(event.other, kMain);
  EXPECT_EQ(channel().sent, 2u);
  EXPECT_EQ(channel().received, 2u);
}

TEST_F(StepTest, NamesAreGivenOutInOrder) {
  begin({make(1), just(CloneSender{kTx, "tx2"}), make({}), send(5), just(MakeCell{"flag", std::int64_t{0}})});
  EXPECT_EQ(play(kMain, 5), "channel_made sender_cloned channel_made sent cell_made");
  EXPECT_EQ(results_of(kMain)[0].handle, HandleId{0});
  EXPECT_EQ(results_of(kMain)[0].receiver, HandleId{1});
  EXPECT_EQ(results_of(kMain)[1].handle, HandleId{2});
  EXPECT_EQ(results_of(kMain)[2].handle, HandleId{3});
  EXPECT_EQ(results_of(kMain)[4].cell, CellId{0});
  EXPECT_EQ(channel().queue.front().id, MessageId{0});
  EXPECT_EQ(channel().senders, 2u);
  EXPECT_EQ(state.handles[3].kind, HandleKind::Sender);
  EXPECT_EQ(state.handles[2].kind, HandleKind::SyncSender);
}

TEST_F(StepTest, BoundedSendWaitsForRoom) {
  begin({make(1), spawn({recv(), recv()}, {kRx}), send(1), send(2), send(3)});
  EXPECT_EQ(play(kMain, 4), "channel_made spawned sent send_blocked");
  EXPECT_EQ(state[kMain].status, Status::blocked_full);
  EXPECT_EQ(number(state[kMain].in_hand->value), 2);
  EXPECT_EQ(channel().waiting_senders, std::vector<ThreadId>{kMain});
  EXPECT_FALSE(enabled(state, kMain));
  EXPECT_EQ(play({kOne, kMain}), "received sent");
  EXPECT_EQ(state[kMain].status, Status::running);
  EXPECT_TRUE(channel().waiting_senders.empty());
  EXPECT_EQ(play({kMain, kOne, kMain}), "send_blocked received sent");
}

TEST_F(StepTest, NewcomerMayOvertakeABlockedSender) {
  const HandleId tx2{2};
  begin({make(1), just(CloneSender{kTx, "tx2"}), spawn({just(Send{tx2, std::int64_t{7}})}, {tx2}), send(1), recv(),
         send(2)});
  EXPECT_EQ(play(kMain, 4), "channel_made sender_cloned spawned sent");
  EXPECT_EQ(play({kOne, kMain, kMain}), "send_blocked received sent");
  EXPECT_FALSE(enabled(state, kOne));
}

TEST_F(StepTest, RecvWaitsForAMessage) {
  begin({make({}), spawn({recv()}, {kRx}), send(4)});
  EXPECT_EQ(play({kMain, kMain, kOne}), "channel_made spawned recv_blocked");
  EXPECT_EQ(state[kOne].status, Status::blocked_empty);
  EXPECT_FALSE(enabled(state, kOne));
  EXPECT_EQ(play({kMain, kOne}), "sent received");
  EXPECT_EQ(number(result_of(kOne).value), 4);
}

TEST_F(StepTest, MessagesAreDeliveredAfterTheLastSenderIsGone) {
  begin({make(4), send(1), drop(kTx), recv(), recv(), try_recv()});
  EXPECT_EQ(play(kMain, 3), "channel_made sent handle_dropped");
  EXPECT_TRUE(event.disconnects);
  EXPECT_EQ(play(kMain, 3), "received recv_failed recv_failed");
  EXPECT_EQ(result_of(kMain).outcome, Outcome::Disconnected);
}

TEST_F(StepTest, DroppingTheLastSenderWakesTheReceiver) {
  begin({make({}), just(CloneSender{kTx, "tx2"}), spawn({recv()}, {kRx}), drop(kTx), drop(HandleId{2})});
  EXPECT_EQ(play({kMain, kMain, kMain, kOne, kMain}), "channel_made sender_cloned spawned recv_blocked handle_dropped");
  EXPECT_FALSE(event.disconnects);
  EXPECT_FALSE(enabled(state, kOne));
  EXPECT_EQ(play({kMain, kOne}), "handle_dropped recv_failed");
}

TEST_F(StepTest, DroppingTheReceiverDestroysWhatIsInside) {
  begin({make(2), send(1), send(2), spawn({drop(kRx)}, {kRx}), send(3), try_send(4)});
  EXPECT_EQ(play({kMain, kMain, kMain, kMain, kMain}), "channel_made sent sent spawned send_blocked");
  EXPECT_EQ(play({kOne}), "handle_dropped");
  EXPECT_EQ(event.count, 2u);
  EXPECT_TRUE(event.disconnects);
  EXPECT_EQ(channel().destroyed, 2u);
  EXPECT_EQ(play(kMain, 2), "send_failed send_failed");
  EXPECT_EQ(number(results_of(kMain)[4].value), 3);
  EXPECT_EQ(result_of(kMain).outcome, Outcome::Disconnected);
}

TEST_F(StepTest, HandlesInDestroyedMessagesAreDroppedOneAStep) {
  // The second channel's receiver goes with the message, and takes a third channel's ends with it, oldest first.
  const HandleId inner_tx{2}, inner_rx{3}, last_tx{4}, last_rx{5};
  begin({make({}), make({}), make({}), just(Send{inner_tx, Value::list({last_tx, last_rx})}), just(Send{kTx, inner_rx}),
         send(1), drop(kRx), just(Print{"after"})});
  EXPECT_EQ(play(kMain, 7), "channel_made channel_made channel_made sent sent sent handle_dropped");
  EXPECT_EQ(event.count, 2u);
  EXPECT_EQ(state[kMain].to_drop, std::vector<HandleId>{inner_rx});
  EXPECT_EQ(take(kMain), "handle_dropped");
  EXPECT_EQ(event.handle, inner_rx);
  EXPECT_EQ(event.count, 1u);
  EXPECT_EQ(take(kMain), "handle_dropped");
  EXPECT_EQ(event.handle, last_tx);
  EXPECT_EQ(take(kMain), "handle_dropped");
  EXPECT_EQ(event.handle, last_rx);
  EXPECT_EQ(take(kMain), "printed");
  EXPECT_TRUE(state[last_rx].is_dropped());
}

TEST_F(StepTest, HandlesTravelWithTheirMessage) {
  const HandleId reply_tx{2};
  begin({make({}),
         spawn({recv(),
                [](const Results& results) {
                  return Send{*results[0].value.handle(), std::int64_t{9}};
                }},
               {kRx}),
         make({}), just(Send{kTx, reply_tx}), just(Recv{HandleId{3}})});
  EXPECT_EQ(play({kMain, kMain, kMain, kMain}), "channel_made spawned channel_made sent");
  EXPECT_EQ(state[reply_tx].owner, kNoThread);
  EXPECT_EQ(state[reply_tx].carrier, MessageId{0});
  EXPECT_FALSE(state[reply_tx].is_dropped());
  EXPECT_EQ(play({kOne}), "received");
  EXPECT_EQ(state[reply_tx].owner, kOne);
  EXPECT_EQ(play({kOne, kMain}), "sent received");
}

TEST_F(StepTest, FailedSendGivesTheHandlesBack) {
  const HandleId other_tx{2};
  begin({make({}), make({}), drop(kRx), just(Send{kTx, Value::list({other_tx, std::int64_t{1}})}),
         just(DropHandle{other_tx})});
  EXPECT_EQ(play(kMain, 4), "channel_made channel_made handle_dropped send_failed");
  EXPECT_EQ(state[other_tx].owner, kMain);
  EXPECT_EQ(play(kMain, 1), "handle_dropped");
}

TEST_F(StepTest, TrySendAnswersAtOnce) {
  begin({make(1), try_send(1), try_send(2), drop(kRx), try_send(3)});
  EXPECT_EQ(play(kMain, 5), "channel_made sent try_send_full handle_dropped send_failed");
  EXPECT_EQ(results_of(kMain)[2].outcome, Outcome::Full);
  EXPECT_EQ(number(results_of(kMain)[2].value), 2);
  EXPECT_EQ(state.messages, 3u);
}

TEST_F(StepTest, TryRecvTellsEmptyFromDisconnected) {
  begin({make({}), try_recv(), send(1), try_recv(), drop(kTx), try_recv()});
  EXPECT_EQ(play(kMain, 6), "channel_made try_recv_empty sent received handle_dropped recv_failed");
}

TEST_F(StepTest, RecvTimeoutGivesUpWhenTheClockSaysSo) {
  begin({make({}), just(RecvTimeout{kRx, 10}), just(RecvTimeout{kRx, 0})});
  EXPECT_EQ(play(kMain, 2), "channel_made recv_blocked");
  EXPECT_EQ(state[kMain].until_ms, 10);
  EXPECT_TRUE(waits_for_clock(state, kMain));
  EXPECT_EQ(take(kMain, {10, true, nullptr}), "recv_timed_out");
  EXPECT_EQ(result_of(kMain).outcome, Outcome::Timeout);
  EXPECT_FALSE(state[kMain].has_deadline);
  EXPECT_EQ(take(kMain, {10, true, nullptr}), "recv_timed_out");
}

TEST_F(StepTest, AMessageThatIsThereComesBeforeTheTimeout) {
  begin({make({}), spawn({just(RecvTimeout{kRx, 10})}, {kRx}), send(1)});
  EXPECT_EQ(play({kMain, kMain, kOne, kMain}), "channel_made spawned recv_blocked sent");
  EXPECT_FALSE(waits_for_clock(state, kOne));
  EXPECT_EQ(take(kOne, {99, true, nullptr}), "received");
}

// Rendezvous.

TEST_F(StepTest, ReceiverTakesFromTheHandOfAWaitingSender) {
  begin({make(0), spawn({recv()}, {kRx}), send(1), just(Print{"on"})});
  EXPECT_EQ(play({kMain, kMain, kMain}), "channel_made spawned send_blocked");
  EXPECT_EQ(play({kOne}), "received");
  EXPECT_EQ(event.other, kMain);
  EXPECT_FALSE(state[kMain].in_hand.has_value());
  EXPECT_EQ(state[kMain].status, Status::blocked_full);
  EXPECT_EQ(play({kMain, kMain}), "sent printed");
  EXPECT_TRUE(channel().queue.empty());
}

TEST_F(StepTest, SenderHandsToAWaitingReceiver) {
  begin({make(0), spawn({recv()}, {kRx}), send(1), try_send(2), just(Print{"on"})});
  EXPECT_EQ(play({kMain, kMain, kOne}), "channel_made spawned recv_blocked");
  EXPECT_EQ(play({kMain}), "sent");
  EXPECT_EQ(channel().queue.size(), 1u);
  EXPECT_EQ(play({kMain, kOne}), "try_send_full received");
  EXPECT_EQ(number(result_of(kOne).value), 1);
}

TEST_F(StepTest, RendezvousTrySendNeedsAWaitingReceiver) {
  begin({make(0), try_send(1), spawn({recv()}, {kRx}), try_send(2)});
  EXPECT_EQ(play({kMain, kMain, kMain, kOne, kMain, kOne}),
            "channel_made try_send_full spawned recv_blocked sent received");
}

TEST_F(StepTest, TryRecvTakesFromAWaitingSender) {
  begin({make(0), spawn({try_recv()}, {kRx}), send(1)});
  EXPECT_EQ(play({kMain, kMain, kMain, kOne, kMain}), "channel_made spawned send_blocked received sent");
}

TEST_F(StepTest, TheSenderThatWaitedLongestIsTakenFirst) {
  const HandleId tx2{2};
  begin({make(0), just(CloneSender{kTx, "tx2"}), spawn({just(Send{tx2, std::int64_t{2}})}, {tx2}),
         spawn({recv(), recv()}, {kRx}), send(1)});
  EXPECT_EQ(play(kMain, 4), "channel_made sender_cloned spawned spawned");
  EXPECT_EQ(play({kOne, kMain, kTwo}), "send_blocked send_blocked received");
  EXPECT_EQ(event.other, kOne);
  EXPECT_EQ(play({kTwo, kMain, kOne}), "received sent sent");
}

TEST_F(StepTest, AReceiverThatGoesSendsTheWaitingSenderAway) {
  begin({make(0), spawn({drop(kRx)}, {kRx}), send(1)});
  EXPECT_EQ(play({kMain, kMain, kMain, kOne}), "channel_made spawned send_blocked handle_dropped");
  EXPECT_EQ(event.count, 0u);
  EXPECT_EQ(play({kMain}), "send_failed");
  EXPECT_EQ(number(result_of(kMain).value), 1);
  EXPECT_TRUE(channel().waiting_senders.empty());
}

// close()

TEST_F(StepTest, CloseDeliversWhatIsInsideAndSendsWaitersAway) {
  const HandleId tx2{2};
  begin({make(1), just(CloneSender{kTx, "tx2"}), spawn({just(Send{tx2, std::int64_t{2}})}, {tx2}), send(1),
         just(Close{kTx}), send(3), recv(), recv(), just(Close{kRx}), just(CloneSender{kTx, "tx3"}),
         just(Send{HandleId{3}, std::int64_t{4}})});
  EXPECT_EQ(play({kMain, kMain, kMain, kMain, kOne}), "channel_made sender_cloned spawned sent send_blocked");
  EXPECT_EQ(play({kMain, kOne}), "channel_closed send_failed");
  EXPECT_EQ(play(kMain, 6), "send_failed received recv_failed channel_closed sender_cloned send_failed");
}

TEST_F(StepTest, CloseLeavesRendezvousSendersWithTheirMessage) {
  begin({make(0), spawn({send(1)}, {kTx}), just(Close{kRx}), try_recv()});
  EXPECT_EQ(play({kMain, kMain, kOne, kMain, kMain, kOne}),
            "channel_made spawned send_blocked channel_closed recv_failed send_failed");
}

TEST_F(StepTest, WhatWasHandedOverSurvivesClose) {
  begin({make(0), spawn({recv(), recv()}, {kRx}), send(1), just(Close{kTx})});
  EXPECT_EQ(play({kMain, kMain, kOne, kMain, kMain, kOne, kOne}),
            "channel_made spawned recv_blocked sent channel_closed received recv_failed");
}

// Cells, time, threads, the user

TEST_F(StepTest, CellsAreReadAndWrittenWhole) {
  begin({just(MakeCell{"n", std::int64_t{1}}), just(Store{CellId{0}, std::int64_t{2}}), just(Load{CellId{0}})});
  EXPECT_EQ(play(kMain, 3), "cell_made stored loaded");
  EXPECT_EQ(number(result_of(kMain).value), 2);
  const Event changed = change_setting(state, CellId{0}, std::int64_t{7}, 5);
  EXPECT_EQ(changed.thread, kNoThread);
  EXPECT_EQ(changed.n, 4u);
  EXPECT_EQ(number(state.cells[0].value), 7);
  EXPECT_EQ(state.now_ms, 5);
}

TEST_F(StepTest, SleepTakesTwoSteps) {
  begin({just(MakeCell{"pace", std::int64_t{30}}), just(Sleep{CellId{0}}), just(Sleep{2.5}), just(Sleep{0.0})});
  take(kMain, {100, false, nullptr});
  EXPECT_EQ(take(kMain, {100, false, nullptr}), "slept");
  EXPECT_EQ(state[kMain].status, Status::sleeping);
  EXPECT_EQ(state[kMain].until_ms, 130);
  change_setting(state, CellId{0}, std::int64_t{1}, 110);
  EXPECT_EQ(state[kMain].until_ms, 130);
  EXPECT_EQ(take(kMain, {130, false, nullptr}), "woke");
  EXPECT_EQ(take(kMain, {130, false, nullptr}), "slept");
  EXPECT_EQ(state[kMain].until_ms, 132.5);
  EXPECT_EQ(take(kMain, {140, false, nullptr}), "woke");
  EXPECT_EQ(take(kMain, {140, false, nullptr}), "woke");
  EXPECT_EQ(state[kMain].since_ms, 140);
}

TEST_F(StepTest, JoinWaitsForTheEnd) {
  begin({spawn({}), just(Join{kOne}), just(Join{kOne})});
  EXPECT_EQ(play({kMain, kMain}), "spawned join_blocked");
  EXPECT_FALSE(enabled(state, kMain));
  EXPECT_EQ(play({kOne}), "finishing");
  EXPECT_FALSE(enabled(state, kMain));
  EXPECT_EQ(play({kOne, kMain, kMain}), "finished joined joined");
  EXPECT_EQ(result_of(kMain).outcome, Outcome::Done);
}

TEST_F(StepTest, EndingDropsWhatIsOwnedNewestFirst) {
  begin({make({}),
         spawn({make({}), just(CloneSender{kTx, "tx2"}), just(DropHandle{HandleId{2}}), just(Panic{"oh no"})},
               {kTx, kRx}),
         just(Join{kOne})});
  EXPECT_EQ(play({kMain, kMain}), "channel_made spawned");
  EXPECT_EQ(play(kOne, 4), "channel_made sender_cloned handle_dropped panicking");
  EXPECT_EQ(state[kOne].panic, "oh no");
  std::vector<HandleId> dropped;
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(take(kOne), "handle_dropped");
    dropped.push_back(event.handle);
  }
  EXPECT_EQ(dropped, (std::vector<HandleId>{HandleId{4}, HandleId{3}, kRx, kTx}));
  EXPECT_EQ(play({kOne, kMain}), "panicked joined");
  EXPECT_EQ(result_of(kMain).outcome, Outcome::Panicked);
  EXPECT_TRUE(state[kOne].has_ended());
}

TEST_F(StepTest, TheRunEndsWithMain) {
  begin({spawn({just(Print{"1"}), just(Print{"2"})})});
  EXPECT_EQ(play({kMain, kOne, kMain}), "spawned printed finishing");
  EXPECT_FALSE(state.ended);
  EXPECT_EQ(play({kOne, kMain}), "printed finished");
  EXPECT_TRUE(state.ended);
  EXPECT_FALSE(enabled(state, kOne));
  EXPECT_FALSE(enabled(state, kMain));
}

TEST_F(StepTest, OutputKeepsNumbersAsNumbers) {
  begin({just(Print{"42"}), just(Print{"042"}), just(Print{"-7"}), just(Print{"4 2"}), just(Print{""})});
  play(kMain, 5);
  ASSERT_EQ(state.output.size(), 5u);
  EXPECT_EQ(number(state.output[0].value), 42);
  EXPECT_EQ(*state.output[1].value.text(), "042");
  EXPECT_EQ(number(state.output[2].value), -7);
  EXPECT_EQ(*state.output[3].value.text(), "4 2");
  EXPECT_EQ(*state.output[4].value.text(), "");
}

struct Hello final : Statement {
  std::string to_text() const override { return "hello();"; }
};

TEST_F(StepTest, TheUserIsWaitedFor) {
  begin({just(AwaitUser{})});
  EXPECT_EQ(take(kMain), "awaits_user");
  EXPECT_TRUE(state[kMain].awaits_user);
  const auto hello = std::make_shared<Hello>();
  EXPECT_EQ(take(kMain, {0, false, hello}), "user_said");
  EXPECT_FALSE(state[kMain].awaits_user);
  EXPECT_EQ(result_of(kMain).said, hello);
  EXPECT_EQ(*event.value.text(), "hello();");
}

TEST_F(StepTest, SentencesNameWhatHappened) {
  begin({make(2), spawn({recv(), recv(), recv()}, {kRx}), send(7), send(8), send(9), drop(kTx)});
  EXPECT_EQ(play(kMain, 5), "channel_made spawned sent sent send_blocked");
  EXPECT_EQ(to_sentence(event, state), "main wants to send 9 and waits: all 2 slots of the buffer are full");
  take(kOne);
  EXPECT_EQ(to_sentence(event, state), "other receives 7 from main: the buffer holds 1 of 2");
  take(kMain);
  EXPECT_EQ(to_sentence(event, state), "main sends 9: the buffer holds 2 of 2");
  take(kMain);
  EXPECT_EQ(to_sentence(event, state), "main drops tx, the last sender: the channel closes once it is empty");
}

TEST_F(StepTest, EqualStepsGiveEqualStates) {
  const std::vector<Maker> operations{make(1), just(MakeCell{"n", std::int64_t{1}}), just(Load{CellId{0}}), send(1)};
  const State first = initial_state(list_script(operations));
  State a = first, b = first;
  for (int i = 0; i < 4; ++i) {
    step(a, kMain, {});
    EXPECT_FALSE(a == b);
    step(b, kMain, {});
    EXPECT_TRUE(a == b);
  }
  State c = first;
  change_setting(a, CellId{0}, std::int64_t{1}, 0);
  EXPECT_FALSE(a == c);
}

TEST(ValueTest, ComparesAndReads) {
  const Value pair = Value::list({std::int64_t{3}, Value::text("reply")});
  EXPECT_EQ(pair.to_text(), "(3, reply)");
  EXPECT_EQ(Value().to_text(), "()");
  EXPECT_EQ(pair, Value::list({std::int64_t{3}, Value::text("reply")}));
  EXPECT_NE(pair, Value::list({std::int64_t{3}}));
  EXPECT_NE(Value::text(""), Value::list({}));
  EXPECT_NE(Value(), Value(std::int64_t{0}));
  EXPECT_NE(Value(HandleId{3}), Value(std::int64_t{3}));
  EXPECT_EQ(pair.hash(), Value::list({std::int64_t{3}, Value::text("reply")}).hash());
  std::vector<HandleId> inside;
  Value::list({HandleId{4}, Value::list({HandleId{2}, std::int64_t{1}})}).collect_handles(inside);
  EXPECT_EQ(inside, (std::vector<HandleId>{HandleId{4}, HandleId{2}}));
}

}  // namespace
}  // namespace handoff::test
