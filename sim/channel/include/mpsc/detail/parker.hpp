// Where a channel's receiver sleeps.
//
// No wake-up is lost, by the store-buffering pattern with sequentially consistent operations: the receiver announces
// (store), then looks for a message (load); a sender publishes its message (store), then looks for an announcement
// (load). In the single order of those four, one of the two loads comes after the other side's store.
#pragma once

#include <atomic>
#include <cstdint>

#include "mpsc/detail/patience.hpp"

namespace mpsc::detail {

template <class Traits>
class Parker {
 public:
  using TimePoint = typename Traits::Clock::time_point;
  // A deadline that never comes.
  static constexpr TimePoint kNever = TimePoint::max();

  // Waits, patiently at first and then asleep, until ready() or the deadline; false: the deadline has passed.
  // ready() reads with std::memory_order_seq_cst what wakers write with it.
  template <class Ready>
  bool await(TimePoint deadline, Ready ready) noexcept {
    for (Patience<Traits> patience; patience.endure();) {
      if (ready()) return true;
      if (has_passed(deadline)) return false;
    }
    for (;;) {
      announce();
      const bool is_ready = ready();
      if (is_ready || has_passed(deadline)) {
        retract();
        return is_ready;
      }
      sleep(deadline);
    }
  }

  // The parts, for flavours that announce in their own state.
  void announce() noexcept { word_.store(kAsleep, std::memory_order_seq_cst); }
  void retract() noexcept { word_.store(kAwake, std::memory_order_relaxed); }
  void sleep(TimePoint deadline) noexcept {
    if (deadline == kNever) {
      Traits::park(word_, kAsleep);
    } else {
      static_cast<void>(Traits::park_until(word_, kAsleep, deadline));
    }
  }

  // Wakes the receiver if it sleeps or is about to. One waker wakes; the others see that it is being done.
  void wake() noexcept {
    if (word_.load(std::memory_order_seq_cst) == kAsleep &&
        word_.exchange(kAwake, std::memory_order_acq_rel) == kAsleep) {
      Traits::unpark_one(word_);
    }
  }

  static bool has_passed(TimePoint deadline) noexcept { return deadline != kNever && Traits::Clock::now() >= deadline; }

 private:
  static constexpr std::uint32_t kAwake = 0;
  static constexpr std::uint32_t kAsleep = 1;
  typename Traits::template Atomic<std::uint32_t> word_{kAwake};
};

}  // namespace mpsc::detail
