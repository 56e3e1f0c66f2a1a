// The run's clock: it stands still while the run is paused, and goes at the run's speed otherwise.
#pragma once

#include <chrono>
#include <mutex>

namespace handoff::live {

class RunClock {
 public:
  using Real = std::chrono::steady_clock;

  RunClock(double speed, bool is_paused) : speed_(speed), is_running_(!is_paused), since_(Real::now()) {}

  double now_ms() const;  // never goes back
  void set_speed(double);
  double speed() const;
  void run(bool);
  void advance_to(double ms);  // where that is later than now

  // When the clock will show `ms`, as things are now: at once where it shows that already, Real::time_point::max() where
  // it stands still before it.
  Real::time_point real_time_of(double ms) const;

 private:
  double now_locked() const;
  void settle();  // from here on other rules hold

  mutable std::mutex mutex_;  // a leaf: nothing else is locked under it
  double speed_;
  bool is_running_;
  double base_ms_ = 0;      // what it showed
  Real::time_point since_;  // … then
  // What it showed last: in the browser every worker has a real clock of its own, and they differ a little.
  mutable double latest_ms_ = 0;
};

}  // namespace handoff::live
