// Random set-ups of the sandbox with a random user, on real threads: the specification must allow whatever they do.
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "../world/invariants.hpp"
#include "../world/random_script.hpp"
#include "live.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"

namespace handoff::test {
namespace {

using namespace world;
using sandbox::Say;

template <class T>
T one_of(Dice& dice, const std::vector<T>& choices) {
  return choices[dice.roll(static_cast<std::uint32_t>(choices.size()))];
}

sandbox::Setup random_setup(Dice& dice) {
  sandbox::Setup setup = one_of(dice, sandbox::presets()).setup;
  if (setup.topology == sandbox::Topology::producers && dice.chance(2)) {
    setup.main = one_of<sandbox::Main>(dice, {sandbox::Main::user, sandbox::Main::joins, sandbox::Main::receives});
  }
  setup.bound.reset();
  if (!dice.chance(4)) setup.bound = dice.roll(4);
  setup.producers = 1 + dice.roll(5);
  setup.count.reset();
  if (setup.main != sandbox::Main::user || dice.chance(2)) setup.count = dice.roll(12);
  setup.send_every_ms = dice.roll(6);
  setup.receive_every_ms = dice.roll(6);
  setup.polls = dice.chance(4);
  return setup;
}

// One thing that a user may do.
void act(live::Session& session, Dice& dice) {
  live::Run& run = session.run();
  const State& state = session.history().latest();
  const ThreadId thread{dice.roll(static_cast<std::uint32_t>(state.threads.size()))};
  switch (dice.roll(8)) {
    case 0:
    case 1:
    case 2: {
      const auto what = static_cast<Say::What>(dice.roll(4));
      const Say say(what, what == Say::What::finish_thread ? thread : kNoThread);
      if (sandbox::refuse(state, say).empty()) run.say(std::make_shared<Say>(say));
      break;
    }
    case 3: {
      const CellId pace = sandbox::pace_cell(state, thread);
      if (pace != kNoCell) run.change_setting(pace, std::int64_t{dice.roll(6)});
      break;
    }
    case 4:
      run.pause();
      break;
    case 5:
      session.step_one(dice.chance(2) ? thread : kNoThread);
      break;
    case 6:
      run.set_speed(one_of<double>(dice, {0.1, 1, 5, 20}));
      break;
    default:
      run.resume();
      break;
  }
}

class RandomSandboxRuns : public testing::TestWithParam<int> {};

TEST_P(RandomSandboxRuns, AgreeWithTheSpecification) {
  constexpr int kEach = 150;
  for (int i = 0; i < kEach; ++i) {
    const auto seed = static_cast<std::uint64_t>(GetParam() * kEach + i);
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    const sandbox::Setup setup = random_setup(dice);
    ASSERT_EQ(sandbox::refuse(setup), "");
    live::Options options;
    options.speed = 20;
    options.start_paused = dice.chance(8);
    const auto session = start(sandbox::first_state(setup), options);
    for (int frame = 0; frame < 40; ++frame) {
      session->pump();
      act(*session, dice);
      std::this_thread::yield();
    }
    session->run().resume();
    session->run().set_speed(20);
    ASSERT_TRUE(pump_until(*session, [&] { return session->is_idle() || session->history().length() >= 150; }))
        << describe(*session);
    ASSERT_TRUE(stop_and_wait(*session)) << describe(*session);
    while (session->pump() != 0) {
    }
    ASSERT_TRUE(session->agreed()) << describe(*session);
    ASSERT_NO_FATAL_FAILURE(expect_sound(session->history().latest()));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomSandboxRuns, testing::Range(0, 20));

// Each preset does live what it is shown for.
TEST(PresetTest, RunsLive) {
  for (const sandbox::Preset& preset : sandbox::presets()) {
    SCOPED_TRACE(std::string(preset.id));
    live::Options options;
    options.speed = 20;
    const auto session = start(sandbox::first_state(preset.setup), options);
    ASSERT_TRUE(pump_until(*session, [&] { return session->is_idle() || session->history().length() >= 80; }));
    EXPECT_TRUE(session->agreed()) << describe(*session);
    EXPECT_GT(session->history().latest().output.size(), 0u);
    ASSERT_TRUE(stop_and_wait(*session));
  }
}

}  // namespace
}  // namespace handoff::test
