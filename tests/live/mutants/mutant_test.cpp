// Linked with a specification that has a deliberate mistake: real runs must disagree with it.
#include <gtest/gtest.h>

#include <chrono>

#include "../../world/random_script.hpp"
#include "../crowd_script.hpp"
#include "../live.hpp"

namespace handoff::test {
namespace {

TEST(Mutant, IsCaught) {
  constexpr std::uint64_t kRuns = 1000;
  Appetite appetite;
  appetite.longest_sleep_ms = 1;
  for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
    live::Options options;
    options.speed = 20;
    const auto session =
        start(seed % 2 == 0 ? crowd_script() : world::make_script<RandomScript>(seed / 2, appetite), options);
    // A mistaken specification may take a run at rest for one that can go on.
    const auto enough = std::chrono::steady_clock::now() + std::chrono::milliseconds(100);
    ASSERT_TRUE(pump_until(*session, [&] { return session->is_idle() || std::chrono::steady_clock::now() > enough; }));
    ASSERT_TRUE(stop_and_wait(*session));
    while (session->pump() != 0) {
    }
    if (!session->agreed()) {
      std::printf("run %d: %s\n", static_cast<int>(seed), session->end_sentence().c_str());
      return;
    }
  }
  FAIL() << "no run disagreed";
}

}  // namespace
}  // namespace handoff::test
