#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "explore/stuck.hpp"
#include "explore/why.hpp"
#include "sandbox/setup.hpp"
#include "support/simulation.hpp"

namespace handoff::sandbox {
namespace {

using tests::Simulation;
using world::EventKind;
using world::Status;

Simulation run_preset(std::string_view id, std::uint32_t seed, int steps = 4000) {
  const Preset* preset = find_preset(id);
  EXPECT_NE(preset, nullptr) << id;
  Simulation simulation(first_state(preset->setup), seed);
  simulation.run(steps);
  return simulation;
}

std::vector<std::string> output_of(const world::State& state) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < state.output.size(); ++i) lines.push_back(state.output[i].value.to_text());
  return lines;
}

std::size_t count_of(const Simulation& simulation, EventKind kind) {
  return static_cast<std::size_t>(std::count_if(simulation.events().begin(), simulation.events().end(),
                                                [&](const world::Event& event) { return event.kind == kind; }));
}

TEST(Presets, AreTheNineOfTheLessonAndAllCanBeRun) {
  std::vector<std::string> ids;
  for (const Preset& preset : presets()) {
    ids.emplace_back(preset.id);
    EXPECT_EQ(refuse(preset.setup), "") << preset.id;
    EXPECT_EQ(preset.setup.preset, preset.id);
    EXPECT_FALSE(preset.look_for.empty());
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"one-producer", "several-producers", "backpressure", "unbounded-growth",
                                           "rendezvous", "forgotten-sender", "polling", "pipeline",
                                           "request-response"}));
  EXPECT_EQ(find_preset("nonsense"), nullptr);
}

TEST(Presets, RefuseWhatCannotBeRunWithASentence) {
  sandbox::Setup setup;
  setup.producers = 23;
  EXPECT_NE(refuse(setup).find("22"), std::string::npos) << refuse(setup);
  setup.producers = 22;
  EXPECT_EQ(refuse(setup), "");
  setup.bound = 17;
  EXPECT_NE(refuse(setup).find("17"), std::string::npos);

  for (const auto& [id, wrong] : {std::pair{"pipeline", Main::user}, std::pair{"request-response", Main::receives}}) {
    sandbox::Setup other = find_preset(id)->setup;
    other.main = wrong;
    EXPECT_NE(refuse(other), "") << id;
  }
}

TEST(Presets, PipelineCollectsTheOddNumbersInOrderWhateverTheSchedule) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Simulation simulation = run_preset("pipeline", seed);
    EXPECT_TRUE(simulation.state().ended);
    const auto lines = output_of(simulation.state());
    ASSERT_EQ(lines.size(), 11u);
    EXPECT_EQ(lines.back(), "[1, 3, 5, 7, 9, 11, 13, 15, 17, 19]");
    EXPECT_EQ(lines.front(), "1");
    EXPECT_EQ(simulation.state().channels.size(), 2u);
  }
}

TEST(Presets, ForgottenSenderEndsWithReceiverAndMainWaitingForEver) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Simulation simulation = run_preset("forgotten-sender", seed);
    const world::State& state = simulation.state();
    EXPECT_FALSE(state.ended);
    EXPECT_EQ(explore::stuck_threads(state), (std::vector<world::ThreadId>{world::ThreadId{0}, world::ThreadId{1}}));
    EXPECT_EQ(state.threads[1].status, Status::blocked_empty);
    const explore::Why why = explore::why(state, world::ThreadId{1});
    EXPECT_EQ(why.verdict, explore::Verdict::stuck);
    EXPECT_NE(why.sentence.find("the only live sender is tx, held by main, which itself waits in receiver.join()"),
              std::string::npos)
        << why.sentence;
    EXPECT_EQ(output_of(state).size(), 6u);
  }
}

TEST(Presets, PollingMeetsAllThreeAnswers) {
  const Simulation simulation = run_preset("polling", 3);
  EXPECT_TRUE(simulation.state().ended);
  EXPECT_EQ(count_of(simulation, EventKind::received), 8u);
  EXPECT_GT(count_of(simulation, EventKind::try_recv_empty), 0u);
  EXPECT_EQ(count_of(simulation, EventKind::recv_failed), 1u);
  EXPECT_EQ(count_of(simulation, EventKind::recv_blocked), 0u);
}

TEST(Presets, RequestResponseAnswersEachClientThroughItsOwnSender) {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const Simulation simulation = run_preset("request-response", seed);
    EXPECT_TRUE(simulation.state().ended);
    auto lines = output_of(simulation.state());
    ASSERT_EQ(lines.size(), 10u);
    std::sort(lines.begin(), lines.end());
    EXPECT_EQ(lines[0], "1 squared is 1");
    EXPECT_EQ(lines[9], "5 squared is 25");
    for (const world::Handle& handle : simulation.state().handles) {
      EXPECT_TRUE(handle.is_dropped()) << handle.name;
    }
  }
}

TEST(Presets, BackpressureFillsTheBufferAndBlocksASender) {
  Simulation simulation(first_state(find_preset("backpressure")->setup));
  simulation.run_until_ms(10'000);
  EXPECT_GT(count_of(simulation, EventKind::send_blocked), 0u);
  EXPECT_LE(simulation.state().channels[0].queue.size(), 3u);
}

TEST(Presets, UnboundedGrowthGrows) {
  Simulation simulation(first_state(find_preset("unbounded-growth")->setup));
  simulation.run_until_ms(10'000);
  EXPECT_GT(simulation.state().channels[0].queue.size(), 100u);
  EXPECT_EQ(count_of(simulation, EventKind::send_blocked), 0u);
}

TEST(Presets, RendezvousNeverBuffersMoreThanTheHandOver) {
  Simulation simulation(first_state(find_preset("rendezvous")->setup));
  while (simulation.state().now_ms < 10'000 && simulation.step()) {
    const world::Channel& channel = simulation.state().channels.empty() ? world::Channel{} : simulation.state().channels[0];
    ASSERT_LE(channel.queue.size(), 1u);
  }
  EXPECT_GT(count_of(simulation, EventKind::received), 5u);
}

}  // namespace
}  // namespace handoff::sandbox
