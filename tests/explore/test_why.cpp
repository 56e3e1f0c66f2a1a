#include "explore/why.hpp"

#include <gtest/gtest.h>

#include "support/lines.hpp"
#include "support/simulation.hpp"

namespace handoff::explore {
namespace {

using namespace world;
using tests::Lines;
using tests::lines;
using tests::Simulation;
using R = Lines::Results;

// main makes a channel, spawns "receiver", which naps and then receives once, and sends three times.
Simulation sender_and_receiver(std::optional<std::uint32_t> bound) {
  Simulation simulation(initial_state(lines({
      [=](const R&) { return Op{MakeChannel{bound, "tx", "rx"}}; },
      [](const R& r) {
        const HandleId rx = r[0].receiver;
        return Op{Spawn{"receiver",
                        lines({[](const R&) { return Op{Sleep{500.0}}; }, [rx](const R&) { return Op{Recv{rx}}; },
                               [](const R&) { return Op{Sleep{500.0}}; }, [rx](const R&) { return Op{Recv{rx}}; }}),
                        {rx}}};
      },
      [](const R& r) { return Op{Send{r[0].handle, 7}}; },
      [](const R& r) { return Op{Send{r[0].handle, 8}}; },
      [](const R& r) { return Op{Join{r[1].thread}}; },
  })));
  return simulation;
}

void run_until(Simulation& simulation, ThreadId thread, Status status) {
  while (simulation.state().threads.size() <= index(thread) || simulation.state()[thread].status != status)
    ASSERT_TRUE(simulation.step());
}

TEST(Why, BlockedOnAFullBufferSaysTheFillAndWhoWillTake) {
  Simulation simulation = sender_and_receiver(1);
  run_until(simulation, kMain, Status::blocked_full);
  const Why full = why(simulation.state(), kMain);
  EXPECT_EQ(full.verdict, Verdict::waits);
  EXPECT_EQ(full.sentence,
            "main waits in tx.send(8): the buffer is full (1 of 1). It goes on when receiver takes one: that is "
            "backpressure.");
  ASSERT_EQ(full.handles.size(), 1u);
  EXPECT_EQ(simulation.state()[full.handles[0]].name, "rx");
}

TEST(Why, BlockedOnARendezvousSaysThatThereIsNoBuffer) {
  Simulation simulation = sender_and_receiver(0);
  run_until(simulation, kMain, Status::blocked_full);
  EXPECT_EQ(why(simulation.state(), kMain).sentence,
            "main waits in tx.send(7): a rendezvous channel has no buffer, so the message stays in its hand. It goes on "
            "when receiver takes one.");
}

TEST(Why, SleepingSaysUntilWhen) {
  Simulation simulation = sender_and_receiver(1);
  run_until(simulation, ThreadId{1}, Status::sleeping);
  EXPECT_EQ(why(simulation.state(), ThreadId{1}).sentence, "receiver sleeps until 0.5 s; nobody keeps it waiting.");
}

TEST(Why, AJoinWithTheSenderInHandIsForetoldBeforeItIsADeadlock) {
  // A producer still sends while main, which holds tx, waits in join for the receiver.
  Simulation simulation(initial_state(lines({
      [](const R&) { return Op{MakeChannel{std::nullopt, "tx", "rx"}}; },
      [](const R& r) {
        const HandleId rx = r[0].receiver;
        return Op{Spawn{"receiver", lines({[rx](const R&) { return Op{Recv{rx}}; }, [rx](const R&) { return Op{Recv{rx}}; }}), {rx}}};
      },
      [](const R& r) { return Op{CloneSender{r[0].handle, "tx1"}}; },
      [](const R& r) {
        const HandleId tx1 = r[2].handle;
        return Op{Spawn{"producer", lines({[](const R&) { return Op{Sleep{100.0}}; }, [tx1](const R&) { return Op{Send{tx1, 1}}; }}), {tx1}}};
      },
      [](const R& r) { return Op{Join{r[1].thread}}; },
  })));
  simulation.run_until_ms(1);
  run_until(simulation, kMain, Status::blocked_join);
  run_until(simulation, ThreadId{1}, Status::blocked_empty);
  const Why receiver = why(simulation.state(), ThreadId{1});
  EXPECT_EQ(receiver.verdict, Verdict::waits);
  EXPECT_EQ(receiver.sentence,
            "receiver waits in rx.recv(): the channel is empty, and 2 senders are alive, so more may come: tx (main) and "
            "tx1 (producer).");
  EXPECT_EQ(receiver.warning,
            "main waits in join, and holds tx itself: when the other senders are gone, receiver will wait for ever.");
  EXPECT_NE(why(simulation.state(), kMain).warning, "");

  simulation.run(1000);
  EXPECT_EQ(why(simulation.state(), ThreadId{1}).verdict, Verdict::stuck);
  EXPECT_EQ(why(simulation.state(), kMain).sentence,
            "main waits for ever in receiver.join(): receiver waits in rx.recv() and cannot end while main itself holds "
            "tx: a deadlock.");
}

TEST(Why, EveryStateOfEveryThreadHasASentence) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    Simulation simulation(initial_state(lines({
                              [=](const R&) { return Op{MakeChannel{seed % 3, "tx", "rx"}}; },
                              [](const R& r) {
                                const HandleId rx = r[0].receiver;
                                return Op{Spawn{"other", lines({[rx](const R&) { return Op{Recv{rx}}; },
                                                                [](const R&) { return Op{Panic{"no"}}; }}), {rx}}};
                              },
                              [](const R& r) { return Op{Send{r[0].handle, 7}}; },
                              [](const R& r) { return Op{Send{r[0].handle, 8}}; },
                              [](const R& r) { return Op{Join{r[1].thread}}; },
                          })),
                          seed);
    do {
      for (std::uint32_t t = 0; t < simulation.state().threads.size(); ++t) {
        const std::string sentence = why(simulation.state(), ThreadId{t}).sentence;
        ASSERT_EQ(sentence.find(simulation.state().threads[t].name), 0u) << sentence;
        ASSERT_EQ(sentence.back(), '.');
      }
    } while (simulation.step());
  }
}

}  // namespace
}  // namespace handoff::explore
