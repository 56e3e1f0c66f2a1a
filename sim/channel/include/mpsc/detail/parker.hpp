// Where a channel's receiver sleeps.
//
// It announces that it sleeps, in a word of its own, and then marks the channel: makes sure that whoever brings what it
// waits for will look at that word. In a flavour whose state can carry it, the mark is a bit there, which the bringer
// finds when he changes the state. Elsewhere it is the heavy barrier, and the bringer has a light one between what he
// brings and his look: by the store-buffering pattern he sees the announcement, or the receiver sees what he brought.
#pragma once

#include <atomic>
#include <cstdint>

#include "mpsc/detail/barrier.hpp"
#include "mpsc/detail/patience.hpp"

namespace mpsc::detail {

template <class Traits>
class Parker {
 public:
  using TimePoint = typename Traits::Clock::time_point;
  // A deadline that never comes.
  static constexpr TimePoint kNever = TimePoint::max();

  // Waits, patiently at first and then asleep, until ready() or the deadline; false: the deadline has passed.
  // mark() marks the channel; false: what is waited for is there, or another thread is in the middle of bringing it.
  template <class Ready, class Mark>
  [[gnu::noinline]] bool await(TimePoint deadline, Ready ready, Mark mark) noexcept {
    for (Patience<Traits> patience; patience.endure();) {
      if (ready()) return true;
      if (has_passed(deadline)) return false;
    }
    for (;;) {
      // Acquire: should this undo a wake-up that is meant for us, then we see what it was for. (A late one, meant for an
      // earlier wait, may have ended our sleep before it.)
      word_.exchange(kAsleep, std::memory_order_acq_rel);
      if (!mark()) {
        word_.store(kAwake, std::memory_order_relaxed);
        for (ShortWait<Traits> wait; !ready();) wait.pass();
        return true;
      }
      if (has_passed(deadline)) {
        word_.store(kAwake, std::memory_order_relaxed);
        return false;
      }
      if (deadline == kNever) {
        Traits::park(word_, kAsleep);
      } else {
        static_cast<void>(Traits::park_until(word_, kAsleep, deadline));
      }
    }
  }

  // The same where the barrier is the mark.
  template <class Ready>
  bool await(TimePoint deadline, Ready ready) noexcept {
    return await(deadline, ready, [&] {
      barrier_before_sleep<Traits>();
      return !ready();
    });
  }

  // For flavours without a mark in their state: after something has been brought.
  void look_and_wake() noexcept {
    barrier_before_look<Traits>();
    if (word_.load(std::memory_order_relaxed) == kAsleep) wake();
  }

  // Wakes the receiver if it sleeps or is about to. One waker wakes; the others see that it is being done.
  // Release: what has been brought is seen by the receiver that undoes this.
  [[gnu::noinline]] void wake() noexcept {
    if (word_.exchange(kAwake, std::memory_order_acq_rel) == kAsleep) Traits::unpark_one(word_);
  }

  static bool has_passed(TimePoint deadline) noexcept { return deadline != kNever && Traits::Clock::now() >= deadline; }

 private:
  static constexpr std::uint32_t kAwake = 0;
  static constexpr std::uint32_t kAsleep = 1;
  typename Traits::template Atomic<std::uint32_t> word_{kAwake};
};

}  // namespace mpsc::detail
