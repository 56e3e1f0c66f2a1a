// From any std::chrono::duration to a time point of a clock, without overflow.
#pragma once

#include <chrono>

namespace mpsc::detail {

// Now + `timeout`, never earlier. Zero, negative and not-a-number: now. What the clock cannot reach (infinite, the
// largest durations): its last time point, which stands for never.
template <class Clock, class Rep, class Period>
typename Clock::time_point deadline_after(std::chrono::duration<Rep, Period> timeout) noexcept {
  using TimePoint = typename Clock::time_point;
  using Ticks = typename Clock::duration;
  // Wide enough to hold any duration, and exact where it matters: a deadline near the clock's end need not be.
  using Wide = std::chrono::duration<long double, typename Ticks::period>;
  const TimePoint now = Clock::now();
  const Wide wide = timeout;
  if (!(wide > Wide::zero())) return now;
  const Ticks left = TimePoint::max() - now;
  if (wide >= Wide(left) - Wide(1)) return TimePoint::max();
  auto ticks = static_cast<typename Ticks::rep>(wide.count());
  if (static_cast<long double>(ticks) < wide.count()) ++ticks;
  return now + Ticks(ticks);
}

}  // namespace mpsc::detail
