#include "live/clock.hpp"

#include <gtest/gtest.h>

namespace handoff::live {
namespace {

using Real = RunClock::Real;

TEST(RunClock, NeverComesToATimeAheadWhileItStands) {
  RunClock clock(1, /*is_paused=*/true);
  EXPECT_EQ(clock.real_time_of(10), Real::time_point::max());
}

// Who goes to sleep for a moment just after the clock was put forward to it must not sleep.
TEST(RunClock, HasComeToATimeItWasPutForwardTo) {
  RunClock clock(1, /*is_paused=*/true);
  clock.advance_to(10);
  for (const double ms : {10.0, 3.0}) {
    const auto at = clock.real_time_of(ms);
    EXPECT_LE(at, Real::now());
  }
}

TEST(RunClock, ComesToATimeAheadAccordingToItsSpeed) {
  RunClock clock(20, /*is_paused=*/false);
  const auto before = Real::now();
  const auto at = clock.real_time_of(clock.now_ms() + 2000);
  EXPECT_LE(at - Real::now(), std::chrono::milliseconds(101));
  EXPECT_GE(at - before, std::chrono::milliseconds(99));
}

}  // namespace
}  // namespace handoff::live
