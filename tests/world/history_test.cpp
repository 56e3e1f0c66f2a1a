// The history says no to what the specification does not allow, in a sentence, and keeps what was right.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "list_script.hpp"
#include "world/record.hpp"

namespace handoff::test {
namespace {

using namespace world;

constexpr HandleId kTx{0}, kRx{1};

Record of(ThreadId thread, double t_ms = 0) {
  Record record;
  record.thread = thread;
  record.t_ms = t_ms;
  return record;
}
Record with(Record record, Outcome outcome) {
  record.outcome = outcome;
  return record;
}
Record moving(Record record, std::uint32_t message, Value value = {}) {
  record.message = MessageId{message};
  record.value = std::move(value);
  return record;
}

History sending_and_receiving() {
  return History(initial_state(list_script({just(MakeChannel{1, "tx", "rx"}), just(Send{kTx, std::int64_t{7}}),
                                            just(Recv{kRx}), just(Sleep{10.0}), just(Recv{kRx})})));
}

const std::vector<Record>& right() {
  static const std::vector<Record> records{of(kMain),
                                           moving(of(kMain), 0, std::int64_t{7}),
                                           moving(of(kMain), 0, std::int64_t{7}),
                                           with(of(kMain, 5), Outcome::WouldBlock),
                                           of(kMain, 15),
                                           with(of(kMain, 16), Outcome::WouldBlock)};
  return records;
}

// Appends the right records up to there, then the wrong one; the objection.
std::string objection(std::size_t before, const Record& wrong) {
  History history = sending_and_receiving();
  for (std::size_t i = 0; i < before; ++i) EXPECT_TRUE(history.append(right()[i]));
  const State untouched = history.latest();
  EXPECT_FALSE(history.append(wrong));
  EXPECT_EQ(history.latest(), untouched);
  EXPECT_EQ(history.length(), before);
  EXPECT_FALSE(history.append(right()[before]));  // from there on nothing is appended
  return history.disagreement().value_or("");
}

TEST(HistoryTest, TakesWhatIsAllowed) {
  History history = sending_and_receiving();
  for (const Record& record : right()) ASSERT_TRUE(history.append(record)) << *history.disagreement();
  EXPECT_FALSE(history.disagreement());
  EXPECT_EQ(history.length(), right().size());
  EXPECT_EQ(history.event(3).kind, EventKind::received);
  EXPECT_EQ(history.at(2).channels[0].queue.size(), 1u);
  EXPECT_EQ(history.at(0).channels.size(), 0u);
  EXPECT_EQ(history.at(99), history.latest());
}

// Yields without an end; counts how often any copy of it went on.
class Computing final : public ScriptBody {
 public:
  explicit Computing(int& turns) : turns_(turns) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<Computing>(*this); }
  Op next() const override { return {Yield{}}; }
  void resume(const OpResult&) override { ++turns_; }
  int line() const override { return 1; }

 private:
  int& turns_;
};

TEST(HistoryTest, LooksBackAtLongComputationsWithoutRepeatingThem) {
  int turns = 0;
  History history(initial_state(make_script<Computing>(turns)));
  for (int n = 0; n < 1000; ++n) ASSERT_TRUE(history.append(of(kMain)));
  for (const std::uint32_t position : {999u, 3u, 500u, 998u, 1000u}) {
    turns = 0;
    EXPECT_EQ(history.at(position).position, position);
    EXPECT_LE(turns, 16) << position;
  }
}

TEST(HistoryTest, NamesTheDifference) {
  EXPECT_EQ(objection(1, with(moving(of(kMain), 0), Outcome::WouldBlock)),
            "Event 2, main, line 2: recorded: it began to wait, message 0; the specification: sent, it was done.");
  EXPECT_EQ(
      objection(2, moving(of(kMain), 1, std::int64_t{7})),
      "Event 3, main, line 3: recorded: it was done, message 1, value 7; the specification: received, message 0.");
  EXPECT_EQ(objection(2, moving(of(kMain), 0, std::int64_t{8})),
            "Event 3, main, line 3: recorded: it was done, message 0, value 8; the specification: received, value 7.");
  EXPECT_EQ(objection(2, with(of(kMain), Outcome::Disconnected)),
            "Event 3, main, line 3: recorded: the other side was gone; the specification: received, it was done.");
}

TEST(HistoryTest, NobodyStepsOutOfTurn) {
  EXPECT_EQ(objection(4, of(kMain, 14)),
            "Event 5, main, line 4: recorded: it was done; the specification: the thread sleeps longer than that.");
  EXPECT_EQ(objection(3, with(of(kMain, -1), Outcome::WouldBlock)),
            "Event 4, main, line 4: recorded: it began to wait; the specification: the run's clock does not go back.");
  EXPECT_EQ(objection(0, of(ThreadId{3})),
            "Event 1, thread 3, line 0: recorded: it was done; the specification: there is no such thread.");
  EXPECT_EQ(objection(0, of(kNoThread)),
            "Event 1, a setting, line 0: recorded: it was done; the specification: there is no such cell.");
  History history = sending_and_receiving();
  for (const Record& record : right()) ASSERT_TRUE(history.append(record));
  EXPECT_FALSE(history.append(moving(of(kMain, 17), 1)));
  EXPECT_NE(history.disagreement()->find("the thread has to wait: blocked_empty"), std::string::npos);
}

TEST(HistoryTest, AnotherBoundIsFoundOut) {
  History history(initial_state(list_script(
      {just(MakeChannel{2, "tx", "rx"}), just(Send{kTx, std::int64_t{7}}), just(Send{kTx, std::int64_t{8}})})));
  ASSERT_TRUE(history.append(of(kMain)));
  ASSERT_TRUE(history.append(moving(of(kMain), 0, std::int64_t{7})));
  EXPECT_FALSE(history.append(with(moving(of(kMain), 1, std::int64_t{8}), Outcome::WouldBlock)));
}

TEST(HistoryTest, SettingsAndStatementsReplay) {
  struct Go final : Statement {
    std::string to_text() const override { return "go();"; }
  };
  std::vector<Maker> operations{just(MakeCell{"pace", std::int64_t{1}})};
  for (int i = 0; i < 3000; ++i) operations.push_back(just(AwaitUser{}));
  History history(initial_state(list_script(operations)));
  ASSERT_TRUE(history.append(of(kMain)));
  for (int i = 0; i < 2500; ++i) {
    ASSERT_TRUE(history.append(with(of(kMain), Outcome::WouldBlock)));
    Record heard = of(kMain);
    heard.said = std::make_shared<Go>();
    ASSERT_TRUE(history.append(heard));
    Record setting = of(kNoThread);
    setting.cell = CellId{0};
    setting.value = std::int64_t{i};
    ASSERT_TRUE(history.append(setting));
  }
  EXPECT_EQ(*history.at(3001).cells[0].value.number(), 999);
  EXPECT_EQ(*history.at(3000).cells[0].value.number(), 998);
  EXPECT_TRUE(history.at(3002).threads[0].awaits_user);
}

}  // namespace
}  // namespace handoff::test
