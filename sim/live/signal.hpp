// Waiting for a change that is made under a mutex: a condition variable made of the channel library's parking, which
// waits for real deadlines on every system in the same way.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mpsc/traits.hpp>
#include <mutex>

namespace handoff::live {

class Signal {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  // Returns after notify_all, at the deadline, or spuriously.
  void wait_until(std::unique_lock<std::mutex>& lock, Deadline deadline) {
    const std::uint32_t seen = changes_.load(std::memory_order_relaxed);
    lock.unlock();
    if (deadline == Deadline::max()) {
      mpsc::DefaultTraits::park(changes_, seen);
    } else {
      mpsc::DefaultTraits::park_until(changes_, seen, deadline);
    }
    lock.lock();
  }

  // After a change that was made under the mutex.
  void notify_all() {
    changes_.fetch_add(1, std::memory_order_relaxed);
    mpsc::DefaultTraits::unpark_all(changes_);
  }

 private:
  // The mutex orders everything else: whoever waits has read this under it, before the change.
  std::atomic<std::uint32_t> changes_{0};
};

}  // namespace handoff::live
