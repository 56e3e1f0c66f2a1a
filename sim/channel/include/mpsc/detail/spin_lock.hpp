// A lock for sections of a few instructions, which no thread sleeps in. It never parks, so the browser's main thread
// may take it.
#pragma once

#include <atomic>
#include <cstdint>

#include "mpsc/detail/patience.hpp"

namespace mpsc::detail {

template <class Traits>
class SpinLock {
 public:
  void lock() noexcept {
    ShortWait<Traits> wait;
    // Acquire: what the last holder wrote is seen.
    while (held_.exchange(1, std::memory_order_acquire) != 0) {
      do wait.pass();
      while (held_.load(std::memory_order_relaxed) != 0);
    }
  }
  void unlock() noexcept { held_.store(0, std::memory_order_release); }

 private:
  typename Traits::template Atomic<std::uint32_t> held_{0};
};

}  // namespace mpsc::detail
