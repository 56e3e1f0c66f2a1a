#include "live/clock.hpp"

#include <algorithm>

namespace handoff::live {

double RunClock::now_locked() const {
  if (!is_running_) return base_ms_;
  return base_ms_ + std::chrono::duration<double, std::milli>(Real::now() - since_).count() * speed_;
}

void RunClock::settle() {
  base_ms_ = now_locked();
  since_ = Real::now();
}

double RunClock::now_ms() const {
  const std::lock_guard lock(mutex_);
  return latest_ms_ = std::max(latest_ms_, now_locked());
}

void RunClock::set_speed(double speed) {
  const std::lock_guard lock(mutex_);
  settle();
  speed_ = speed;
}

double RunClock::speed() const {
  const std::lock_guard lock(mutex_);
  return speed_;
}

void RunClock::run(bool is_running) {
  const std::lock_guard lock(mutex_);
  settle();
  is_running_ = is_running;
}

void RunClock::advance_to(double ms) {
  const std::lock_guard lock(mutex_);
  settle();
  base_ms_ = std::max(base_ms_, ms);
}

RunClock::Real::time_point RunClock::real_time_of(double ms) const {
  constexpr double kForever = 1e12;  // ms, some thirty years
  const std::lock_guard lock(mutex_);
  const double left = (ms - now_locked()) / speed_;
  if (left <= 0) return Real::now();  // also while the clock stands: it may have been put forward to `ms`
  if (!is_running_ || left > kForever) return Real::time_point::max();
  // Rounded up: the clock must show `ms` by then.
  return Real::now() + std::chrono::ceil<Real::duration>(std::chrono::duration<double, std::milli>(left));
}

}  // namespace handoff::live
