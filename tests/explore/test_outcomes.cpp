#include <gtest/gtest.h>

#include "explore/outcomes.hpp"
#include "support/lines.hpp"

namespace handoff::explore {
namespace {

using namespace world;
using tests::Lines;
using tests::lines;
using R = Lines::Results;
using Line = Lines::Line;
using Texts = std::set<std::string>;

Line line(Op op) {
  return [op](const R&) { return op; };
}
Line print(const char* text) { return line({Print{text}}); }
Line spawn(std::vector<Line> body) { return line({Spawn{"", lines(std::move(body))}}); }
// Of the thread that the main script's line has spawned.
Line join(std::size_t spawned) {
  return [spawned](const R& r) { return Op{Join{r[spawned].thread}}; };
}

Outcomes outcomes(std::vector<Line> main, const Effort& effort = {}) { return possible_outcomes(initial_state(lines(std::move(main))), effort); }

// The outputs of a program that always ends normally.
Texts outputs(std::vector<Line> main) {
  const Outcomes all = outcomes(std::move(main));
  EXPECT_TRUE(all.are_all);
  Texts texts;
  for (const Outcome& outcome : all.found) {
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    texts.insert(outcome.output);
  }
  return texts;
}

// Whatever it takes: all interleavings one by one.
void walk(const State& state, std::string output, std::set<Outcome>& found) {
  bool is_end = true;
  double deadline = 1e300;
  for (std::uint32_t t = 0; t < state.threads.size(); ++t)
    if (enabled(state, ThreadId{t}) && waits_for_clock(state, ThreadId{t})) deadline = std::min(deadline, state.threads[t].until_ms);
  for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
    if (!enabled(state, ThreadId{t})) continue;
    is_end = false;
    const bool is_clock = waits_for_clock(state, ThreadId{t});
    if (is_clock && state.threads[t].until_ms > deadline) continue;
    State next = state;
    const Event event = step(next, ThreadId{t}, {is_clock ? std::max(state.now_ms, deadline) : state.now_ms, false, nullptr});
    walk(next, output + (event.kind == EventKind::printed ? event.value.to_text() + "\n" : ""), found);
  }
  if (is_end) found.insert({output, state.ended ? std::optional(state.exit_code) : std::nullopt});
}

TEST(Outcomes, OneThreadHasOne) { EXPECT_EQ(outputs({print("a"), print("b")}), Texts{"a\nb\n"}); }

TEST(Outcomes, TwoThreadsPrintInAnyOrder) {
  EXPECT_EQ(outputs({spawn({print("a")}), print("b"), join(0)}), (Texts{"a\nb\n", "b\na\n"}));
}

TEST(Outcomes, MainsEndCutsTheOthersOff) {
  EXPECT_EQ(outputs({spawn({print("a")}), print("b")}), (Texts{"a\nb\n", "b\na\n", "b\n"}));
}

TEST(Outcomes, JoiningOrders) { EXPECT_EQ(outputs({spawn({print("a")}), join(0), print("b")}), Texts{"a\nb\n"}); }

TEST(Outcomes, SleepingIsNoSynchronisation) {
  const auto sleeper = [](double ms, const char* text) { return std::vector<Line>{line({Sleep{ms}}), print(text)}; };
  std::vector<Line> main = sleeper(20, "late");
  main.insert(main.begin(), spawn(sleeper(10, "early")));
  main.push_back(join(0));
  EXPECT_EQ(outputs(main), (Texts{"early\nlate\n", "late\nearly\n"}));
}

TEST(Outcomes, WaitingForEverIsOne) {
  const Outcomes all = outcomes({line({MakeChannel{}}), print("a"), [](const R& r) { return Op{Recv{r[0].receiver}}; }, print("never")});
  EXPECT_TRUE(all.are_all);
  EXPECT_EQ(all.found, (std::set<Outcome>{{"a\n", std::nullopt}}));
}

TEST(Outcomes, APanicOfMainIsOneWithItsExitCode) {
  EXPECT_EQ(outcomes({print("a"), line({Panic{"no"}})}).found, (std::set<Outcome>{{"a\n", 101}}));
}

// Producers with clones of one sender, main receives all and prints.
std::vector<Line> producers(std::optional<std::uint32_t> bound, int count) {
  std::vector<Line> main{line({MakeChannel{bound, "tx", "rx"}})};
  for (int i = 0; i < count; ++i) {
    main.push_back([](const R& r) { return Op{CloneSender{r[0].handle, "tx"}}; });
    main.push_back([i](const R& r) {
      const HandleId tx = r.back().handle;
      return Op{Spawn{"", lines({line({Send{tx, std::int64_t{i}}}), line({Send{tx, std::int64_t{10 + i}}})}), {tx}}};
    });
  }
  main.push_back([](const R& r) { return Op{DropHandle{r[0].handle}}; });
  for (int i = 0; i < 2 * count; ++i) {
    main.push_back([](const R& r) { return Op{Recv{r[0].receiver}}; });
    main.push_back([](const R& r) { return Op{Print{r.back().value.to_text()}}; });
  }
  return main;
}

TEST(Outcomes, MessagesOfOneProducerStayInOrder) {
  const Texts both{"0\n1\n10\n11\n", "0\n1\n11\n10\n", "0\n10\n1\n11\n", "1\n0\n10\n11\n", "1\n0\n11\n10\n", "1\n11\n0\n10\n"};
  for (const std::optional<std::uint32_t> bound : {std::optional<std::uint32_t>(), std::optional<std::uint32_t>(2), std::optional<std::uint32_t>(1)})
    EXPECT_EQ(outputs(producers(bound, 2)), both);
  EXPECT_EQ(outputs(producers(0u, 2)), both);
}

TEST(Outcomes, ThreeProducersAreWithinReach) { EXPECT_EQ(outputs(producers({}, 3)).size(), 90u); }

TEST(Outcomes, AreThoseOfTheSearchThatLeavesNothingOut) {
  const auto first = [](std::optional<std::uint32_t> bound) {
    // One sends twice and says so; main polls once, receives, and drops the receiver early.
    return initial_state(lines({
        line({MakeChannel{bound, "tx", "rx"}}),
        [](const R& r) {
          const HandleId tx = r[0].handle;
          const auto tell = [](const R& sent) { return Op{Print{sent.back().outcome == world::Outcome::Done ? "sent" : "gone"}}; };
          return Op{Spawn{"", lines({line({Send{tx, 1}}), tell, line({TrySend{tx, 2}}), tell}), {tx}}};
        },
        [](const R& r) { return Op{TryRecv{r[0].receiver}}; },
        [](const R& r) { return Op{RecvTimeout{r[0].receiver, 5}}; },
        [](const R& r) { return Op{Print{r[2].value.to_text() + r[3].value.to_text()}}; },
        [](const R& r) { return Op{DropHandle{r[0].receiver}}; },
        join(1),
    }));
  };
  for (const std::optional<std::uint32_t> bound : {std::optional<std::uint32_t>(), std::optional<std::uint32_t>(1), std::optional<std::uint32_t>(0)}) {
    std::set<Outcome> all;
    walk(first(bound), "", all);
    EXPECT_EQ(possible_outcomes(first(bound)).found, all);
    EXPECT_GT(all.size(), 2u);
  }
}

TEST(Outcomes, CanComeOut) {
  const State first = initial_state(lines(producers({}, 3)));
  EXPECT_EQ(can_come_out(first, {"0\n1\n2\n12\n11\n10\n", 0}), Answer::yes);
  EXPECT_EQ(can_come_out(first, {"0\n11\n1\n2\n12\n10\n", 0}), Answer::no) << "11 before 1";
  EXPECT_EQ(can_come_out(first, {"0\n1\n2\n12\n11\n10\n", 101}), Answer::no);
  EXPECT_EQ(can_come_out(first, {"0\n1\n2\n12\n11\n10\n", std::nullopt}), Answer::no) << "it ends";
}

TEST(Outcomes, WithoutTheEffortNobodyKnows) {
  const State first = initial_state(lines(producers({}, 3)));
  EXPECT_EQ(can_come_out(first, {"0\n1\n2\n12\n11\n10\n", 0}, {.steps = 10}), Answer::unknown);
  EXPECT_EQ(can_come_out(first, {"0\n1\n2\n12\n11\n10\n", 0}, {.length = 10}), Answer::unknown);
  EXPECT_FALSE(possible_outcomes(first, {.steps = 100}).are_all);
}

}  // namespace
}  // namespace handoff::explore
