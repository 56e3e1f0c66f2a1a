#include "live/message.hpp"

#include <cmath>

#include "live/core.hpp"
#include "live/parking.hpp"
#include "live/worker.hpp"

namespace handoff::live {

std::unique_lock<std::mutex> Observer::lock() const noexcept {
  Worker* const worker = Worker::current();
  return worker != nullptr ? core_->turn(*worker) : core_->lock();
}

void Observer::note(mpsc::Operation operation, mpsc::Outcome outcome, const Message* message) const noexcept {
  core_->note(operation, outcome, message, held_.get());
}

RunTime::time_point RunTime::now() noexcept {
  Worker* const worker = Worker::current();
  return worker != nullptr ? at(worker->core().clock().now_ms()) : time_point();
}

RunTime::time_point RunTime::at(double ms) noexcept {
  constexpr double kNever = 9e12;  // ms, near the end of 64 bits of nanoseconds
  if (!(ms < kNever)) return time_point::max();
  return time_point(duration(static_cast<rep>(std::floor(ms * 1e6))));
}

double RunTime::to_ms(time_point time) noexcept {
  return std::chrono::duration<double, std::milli>(time.time_since_epoch()).count();
}

namespace {

class ChannelWaiter final : public Waiter {
 public:
  ChannelWaiter(const Core& core, RunTime::time_point deadline) : core_(core), deadline_(deadline) {}
  bool must_leave() const override { return core_.is_over(); }
  std::chrono::steady_clock::time_point real_deadline() const override {
    if (deadline_ == RunTime::time_point::max()) return std::chrono::steady_clock::time_point::max();
    return core_.clock().real_time_of(RunTime::to_ms(deadline_));
  }

 private:
  const Core& core_;
  RunTime::time_point deadline_;
};

}  // namespace

bool Traits::park_until(Atomic<std::uint32_t>& word, std::uint32_t expected, RunTime::time_point deadline) noexcept {
  Worker& worker = *Worker::current();
  live::park(word, expected, ChannelWaiter(worker.core(), deadline));
  if (worker.core().is_over()) worker.close_what_it_waits_in();
  return deadline == RunTime::time_point::max() || RunTime::now() < deadline;
}

void Traits::unpark_one(Atomic<std::uint32_t>& word) noexcept { unpark(word); }

Message::~Message() {
  if (Worker* const worker = Worker::current()) worker->drop_later(value, cargo.get());
}

}  // namespace handoff::live
