// Random programs on real threads: the specification must allow whatever they do.
#include <gtest/gtest.h>

#include <vector>

#include "../world/invariants.hpp"
#include "../world/random_script.hpp"
#include "crowd_script.hpp"
#include "live.hpp"

namespace handoff::test {
namespace {

using namespace world;

// What the user has to say, all at once.
void speak(live::Session& session) {
  for (int said = 0; said < 5; ++said) session.run().say(std::make_shared<Remark>());
  for (int lines = 0; lines < 3; ++lines) session.run().give_line("line");
  session.run().end_input();
}

class RandomRuns : public testing::TestWithParam<int> {};

TEST_P(RandomRuns, AgreeWithTheSpecification) {
  constexpr int kEach = 100;
  Appetite appetite;
  appetite.longest_sleep_ms = 1;
  for (int i = 0; i < kEach; ++i) {
    const auto seed = static_cast<std::uint64_t>(GetParam() * kEach + i);
    SCOPED_TRACE("seed " + std::to_string(seed));
    live::Options options;
    options.speed = 20;
    const auto session = start(make_script<RandomScript>(seed, appetite), options);
    speak(*session);
    ASSERT_TRUE(run_until_idle(*session)) << describe(*session);
    ASSERT_TRUE(session->agreed()) << describe(*session);
    ASSERT_NO_FATAL_FAILURE(expect_sound(session->history().latest()));
    ASSERT_TRUE(stop_and_wait(*session));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomRuns, testing::Range(0, 10));

TEST(CrowdTest, AgreesWithTheSpecification) {
  for (int round = 0; round < 300; ++round) {
    const auto session = start(crowd_script());
    ASSERT_TRUE(run_until_idle(*session)) << describe(*session);
    ASSERT_TRUE(session->agreed()) << describe(*session);
    ASSERT_TRUE(stop_and_wait(*session));
  }
}

// The tests above say nothing about what the threads never do.
TEST(AllRandomRuns, DoEverythingThereIs) {
  std::vector<int> seen(static_cast<std::size_t>(EventKind::setting_changed));
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    live::Options options;
    options.speed = 20;
    const auto session = start(make_script<RandomScript>(seed, Appetite()), options);
    speak(*session);
    ASSERT_TRUE(run_until_idle(*session)) << describe(*session);
    for (std::uint32_t n = 1; n <= session->history().length(); ++n) {
      ++seen[static_cast<std::size_t>(session->history().event(n).kind)];
    }
    ASSERT_TRUE(stop_and_wait(*session));
  }
  for (std::size_t kind = 0; kind < seen.size(); ++kind) EXPECT_GT(seen[kind], 5) << to_text(EventKind(kind));
}

// Stopped anywhere, whatever the threads are about: all are given back, and what was recorded stands.
TEST(AllRandomRuns, StopAnywhere) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto session = start(make_script<RandomScript>(seed, Appetite()));
    const auto enough = static_cast<std::uint32_t>(seed % 60);
    ASSERT_TRUE(pump_until(*session, [&] { return session->history().length() >= enough || session->is_idle(); }));
    ASSERT_TRUE(stop_and_wait(*session)) << describe(*session);
    while (session->pump() != 0) {
    }
    ASSERT_TRUE(session->agreed()) << describe(*session);
  }
}

// One step at a time the schedule is the session's, and so is the clock: two runs are the same, to the millisecond.
TEST(AllRandomRuns, SteppedTwiceAreTheSame) {
  live::Options options;
  options.start_paused = true;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    State first;
    for (int round = 0; round < 2; ++round) {
      const auto session = start(make_script<RandomScript>(seed, Appetite()), options);
      speak(*session);
      for (std::uint32_t length = 1; length <= 200 && session->step_one(); ++length) {
        ASSERT_TRUE(pump_until(*session, [&] { return session->history().length() >= length; })) << describe(*session);
        ASSERT_EQ(session->history().length(), length);
      }
      ASSERT_TRUE(session->agreed()) << describe(*session);
      if (round == 0) first = session->history().latest();
      EXPECT_TRUE(session->history().latest() == first);
      ASSERT_TRUE(stop_and_wait(*session));
    }
  }
}

}  // namespace
}  // namespace handoff::test
