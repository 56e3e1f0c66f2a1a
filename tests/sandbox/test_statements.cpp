#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "explore/why.hpp"
#include "sandbox/cells.hpp"
#include "sandbox/main_script.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "support/simulation.hpp"

namespace handoff::sandbox {
namespace {

using tests::Simulation;
using world::Status;
using world::ThreadId;
using What = Say::What;

Setup user_setup(std::optional<std::uint32_t> bound = std::nullopt, std::uint32_t producers = 1) {
  Setup setup;
  setup.bound = bound;
  setup.producers = producers;
  return setup;
}

// Runs until main waits for the user.
void settle(Simulation& simulation) {
  while (!simulation.state()[world::kMain].awaits_user) ASSERT_TRUE(simulation.step());
}

void say(Simulation& simulation, What what, ThreadId thread = world::kNoThread) {
  const Say statement(what, thread);
  ASSERT_EQ(refuse(simulation.state(), statement), "");
  simulation.say(std::make_shared<Say>(statement));
  const std::uint32_t position = simulation.state().position;
  while (simulation.state()[world::kMain].awaits_user && simulation.state().position < position + 1000)
    ASSERT_TRUE(simulation.step());
}

const world::Thread& named(const world::State& state, const std::string& name) {
  for (const world::Thread& thread : state.threads)
    if (thread.name == name) return thread;
  throw std::runtime_error("no thread " + name);
}

ThreadId id_of(const world::State& state, std::uint32_t number) { return main_script(state)->thread_of(number); }

TEST(Statements, DroppingEverySenderEndsTheReceiversLoopAndClosesTheChannel) {
  Simulation simulation(first_state(user_setup(4, 2)));
  settle(simulation);
  say(simulation, What::drop_tx);
  settle(simulation);
  EXPECT_EQ(refuse(simulation.state(), Say(What::drop_tx)), "main has already dropped tx.");
  EXPECT_NE(refuse(simulation.state(), Say(What::spawn_producer)), "");
  say(simulation, What::finish_thread, id_of(simulation.state(), 1));
  settle(simulation);
  say(simulation, What::finish_thread, id_of(simulation.state(), 2));
  simulation.run(2000);
  const world::State& state = simulation.state();
  EXPECT_EQ(state.channels[0].senders, 0u);
  EXPECT_TRUE(state.channels[0].disconnected());
  EXPECT_EQ(named(state, "receiver").status, Status::finished);
  EXPECT_EQ(named(state, "producer 1").status, Status::finished);
  EXPECT_EQ(state.channels[0].sent, state.channels[0].received);
}

TEST(Statements, ASpawnedProducerOwnsACloneAndSends) {
  Simulation simulation(first_state(user_setup()));
  settle(simulation);
  say(simulation, What::spawn_producer);
  simulation.run(200);
  const world::State& state = simulation.state();
  EXPECT_EQ(state.threads.size(), 4u);
  EXPECT_EQ(named(state, "producer 2").owned.size(), 1u);
  EXPECT_EQ(state[named(state, "producer 2").owned[0]].name, "tx2");
  EXPECT_EQ(state.channels[0].senders, 3u);
}

TEST(Statements, ABlockedProducerThatIsAskedToFinishLeavesOnlyWhenItGetsOn) {
  sandbox::Setup setup = user_setup(1, 1);
  setup.send_every_ms = 0;
  setup.receive_every_ms = 3000;
  Simulation simulation(first_state(setup));
  while (true) {
    ASSERT_TRUE(simulation.step());
    if (simulation.state().threads.size() == 3 && simulation.state().threads[2].status == Status::blocked_full) break;
  }
  settle(simulation);
  const ThreadId producer = id_of(simulation.state(), 1);
  ASSERT_EQ(simulation.state()[producer].status, Status::blocked_full);
  say(simulation, What::finish_thread, producer);
  simulation.run_until_ms(simulation.state().now_ms + 1);
  EXPECT_TRUE(is_asked_to_finish(simulation.state(), producer));
  EXPECT_NE(refuse(simulation.state(), Say(What::finish_thread, producer)), "");
  while (!simulation.state()[producer].has_ended()) ASSERT_TRUE(simulation.step());
  EXPECT_FALSE(is_asked_to_finish(simulation.state(), producer));
}

TEST(Statements, WhenTheReceiverGoesMessagesAreDestroyedAndTheNextSendComesBack) {
  sandbox::Setup setup = user_setup(std::nullopt, 1);
  setup.send_every_ms = 100;
  setup.receive_every_ms = 1000;
  Simulation simulation(first_state(setup));
  simulation.run_until_ms(3000);
  settle(simulation);
  say(simulation, What::finish_thread, id_of(simulation.state(), kReceiver));
  simulation.run(400);
  const world::State& state = simulation.state();
  EXPECT_GT(state.channels[0].destroyed, 0u);
  EXPECT_TRUE(state.channels[0].queue.empty());
  EXPECT_EQ(named(state, "producer 1").status, Status::finished);
  const std::string last = state.output.back().value.to_text();
  EXPECT_NE(last.find("came back"), std::string::npos) << last;
}

TEST(Statements, JoiningWhileHoldingTxIsRefusedNothingAndShownAsTheForgottenSender) {
  sandbox::Setup setup = user_setup(std::nullopt, 1);
  setup.count = 2;
  Simulation simulation(first_state(setup));
  settle(simulation);
  say(simulation, What::join_receiver);
  simulation.run(3);
  simulation.run(1000);
  const explore::Why why = explore::why(simulation.state(), world::kMain);
  EXPECT_EQ(why.verdict, explore::Verdict::stuck);
  EXPECT_NE(why.sentence.find("while main itself holds tx"), std::string::npos) << why.sentence;
  EXPECT_NE(refuse(simulation.state(), Say(What::drop_tx)).find("main waits in join"), std::string::npos);
}

TEST(Statements, AreRefusedWhereMainFollowsTheLesson) {
  Simulation simulation(first_state(find_preset("pipeline")->setup));
  simulation.run(5);
  EXPECT_NE(refuse(simulation.state(), Say(What::drop_tx)), "");
}

TEST(Statements, TheTwentyFifthThreadIsRefused) {
  Simulation simulation(first_state(user_setup(std::nullopt, 22)));
  settle(simulation);
  EXPECT_EQ(simulation.state().threads.size(), 24u);
  EXPECT_NE(refuse(simulation.state(), Say(What::spawn_producer)).find("24"), std::string::npos);
}

TEST(Statements, PacesBelongToTheLoopsAndChangeFromOutside) {
  Simulation simulation(first_state(user_setup()));
  settle(simulation);
  world::State state = simulation.state();
  EXPECT_EQ(pace_cell(state, world::kMain), world::kNoCell);
  EXPECT_EQ(pace_cell(state, id_of(state, 1)), pace_of(1));
  world::change_setting(state, pace_of(1), std::int64_t{50}, state.now_ms);
  EXPECT_EQ(pace_ms(state, 1), 50);
}

}  // namespace
}  // namespace handoff::sandbox
