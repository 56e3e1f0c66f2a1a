#include <gtest/gtest.h>

#include "explore/stuck.hpp"
#include "explore/why.hpp"
#include "support/lines.hpp"
#include "support/simulation.hpp"

namespace handoff::explore {
namespace {

using namespace world;
using tests::Lines;
using tests::lines;
using tests::Simulation;
using R = Lines::Results;

const State& settled(Simulation& simulation) {
  simulation.run(1000);
  return simulation.state();
}

TEST(Stuck, AThreadThatReceivesFromItselfNamesItselfAsTheHolder) {
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{0u, "tx", "rx"}}; },
      [](const R& r) { return Op{Recv{r[0].receiver}}; },
  })));
  const State& state = settled(simulation);
  EXPECT_EQ(stuck_threads(state), std::vector<ThreadId>{kMain});
  EXPECT_NE(why(state, kMain).sentence.find("the only live sender is tx, held by main itself"), std::string::npos)
      << why(state, kMain).sentence;
}

TEST(Stuck, ARendezvousSendToOneselfIsStuck) {
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{0u, "tx", "rx"}}; },
      [](const R& r) { return Op{Send{r[0].handle, 1}}; },
  })));
  const State& state = settled(simulation);
  EXPECT_EQ(why(state, kMain).verdict, Verdict::stuck);
  EXPECT_NE(why(state, kMain).sentence.find("the only receiver is rx, held by main itself"), std::string::npos)
      << why(state, kMain).sentence;
}

TEST(Stuck, TwoFullChannelsInACircleHoldBothThreads) {
  const auto circle = [](HandleId tx) {
    return lines({[tx](const R&) { return Op{Send{tx, 1}}; }, [tx](const R&) { return Op{Send{tx, 2}}; }});
  };
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{1u, "a", "ra"}}; },
      [](const R&) { return Op{MakeChannel{1u, "b", "rb"}}; },
      [=](const R& r) { return Op{Spawn{"left", circle(r[0].handle), {r[0].handle, r[1].receiver}}}; },
      [=](const R& r) { return Op{Spawn{"right", circle(r[1].handle), {r[1].handle, r[0].receiver}}}; },
      [](const R& r) { return Op{Join{r[2].thread}}; },
  })));
  const State& state = settled(simulation);
  EXPECT_EQ(stuck_threads(state), (std::vector<ThreadId>{ThreadId{0}, ThreadId{1}, ThreadId{2}}));
  EXPECT_NE(why(state, ThreadId{1}).sentence.find("ra, held by right, which itself waits in b.send(2)"), std::string::npos) << why(state, ThreadId{1}).sentence;
}

TEST(Stuck, NobodyIsStuckWhoTheUserCouldHelp) {
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{std::nullopt, "tx", "rx"}}; },
      [](const R& r) {
        const HandleId rx = r[0].receiver;
        return Op{Spawn{"receiver", lines({[rx](const R&) { return Op{Recv{rx}}; }}), {rx}}};
      },
      [](const R&) { return Op{AwaitUser{}}; },
  })));
  const State& state = settled(simulation);
  EXPECT_TRUE(stuck_threads(state).empty());
  EXPECT_EQ(why(state, ThreadId{1}).verdict, Verdict::waits);
  EXPECT_NE(why(state, ThreadId{1}).sentence.find("1 sender is alive, so more may come: tx (main)"), std::string::npos)
      << why(state, ThreadId{1}).sentence;
}

TEST(Stuck, ASenderInsideAMessageCountsForWhoCanReceiveIt) {
  // The only sender of the inner channel lies in the outer channel, whose receiver belongs to the waiting thread.
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{std::nullopt, "outer", "outer_rx"}}; },
      [](const R&) { return Op{MakeChannel{std::nullopt, "inner", "inner_rx"}}; },
      [](const R& r) { return Op{Send{r[0].handle, r[1].handle}}; },
      [](const R& r) { return Op{Recv{r[1].receiver}}; },
  })));
  const State& state = settled(simulation);
  EXPECT_EQ(stuck_threads(state), std::vector<ThreadId>{kMain});
  EXPECT_NE(why(state, kMain).sentence.find("inside a message"), std::string::npos) << why(state, kMain).sentence;
}

TEST(Stuck, AReceiveWithATimeOutIsNotStuck) {
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{std::nullopt, "tx", "rx"}}; },
      [](const R& r) { return Op{RecvTimeout{r[0].receiver, 100}}; },
  })));
  simulation.run(2);
  EXPECT_EQ(simulation.state()[kMain].status, Status::blocked_empty);
  EXPECT_TRUE(stuck_threads(simulation.state()).empty());
}

// Whoever is in the set takes no step later, whatever the schedule; and at the end all that are blocked are in it.
TEST(Stuck, WhoIsStuckNeverStepsAgain) {
  const auto worker = [](HandleId rx, HandleId tx, int turns) {
    std::vector<Lines::Line> all;
    for (int i = 0; i < turns; ++i) {
      all.push_back([rx](const R&) { return Op{Recv{rx}}; });
      all.push_back([tx, i](const R&) { return Op{Send{tx, i}}; });
    }
    return lines(all);
  };
  int deadlocks = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const int turns = static_cast<int>(seed % 4);
    Simulation simulation(
        initial_state(lines({
            [=](const R&) { return Op{MakeChannel{seed % 3, "a", "ra"}}; },
            [=](const R&) { return Op{MakeChannel{seed % 2, "b", "rb"}}; },
            [=](const R& r) { return Op{CloneSender{r[0].handle, "a2"}}; },
            [=](const R& r) {
              return Op{Spawn{"one", worker(r[0].receiver, r[1].handle, 3), {r[0].receiver, r[1].handle}}};
            },
            [=](const R& r) {
              return Op{Spawn{"two", worker(r[1].receiver, r[2].handle, turns), {r[1].receiver, r[2].handle}}};
            },
            [=](const R& r) { return Op{TrySend{r[0].handle, 9}}; },
            [=](const R& r) { return Op{Join{r[3].thread}}; },
        })),
        seed);
    std::vector<bool> was_stuck(8);
    while (true) {
      for (const ThreadId id : stuck_threads(simulation.state())) was_stuck[index(id)] = true;
      if (!simulation.step()) break;
      const Event& event = simulation.events().back();
      ASSERT_FALSE(was_stuck[index(event.thread)]) << "seed " << seed;
    }
    for (std::uint32_t t = 0; t < simulation.state().threads.size(); ++t) {
      const Thread& thread = simulation.state().threads[t];
      ASSERT_TRUE(simulation.state().ended || thread.has_ended() || was_stuck[t]) << "seed " << seed << " " << thread.name;
      deadlocks += was_stuck[t] ? 1 : 0;
    }
  }
  EXPECT_GT(deadlocks, 0);
}

}  // namespace
}  // namespace handoff::explore
