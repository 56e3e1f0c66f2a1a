// The bounded flavour with a bound of one: a single slot, with one word that says everything about it. Message and word
// lie in one line, so that a hand-over moves no more than that.
//
// A sender that finds the slot free makes the word busy, and then it alone may change it, until it has written the
// message and says full. The receiver says free again. Whoever closes waits while the word is busy, so closing comes
// either before a send or after it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "mpsc/detail/front.hpp"
#include "mpsc/detail/parker.hpp"
#include "mpsc/detail/patience.hpp"
#include "mpsc/detail/waiters.hpp"
#include "mpsc/observer.hpp"

namespace mpsc::detail {

template <class T, class Traits>
class Slot {
  template <class V>
  using Atomic = typename Traits::template Atomic<V>;

 public:
  using TimePoint = typename Traits::Clock::time_point;
  static constexpr bool kIsRendezvous = false;

  Slot() noexcept {}  // not defaulted: that would have all of it zeroed first

  // Senders: any number of threads.

  // Done, Full or Disconnected; after Done `where` is the message's place.
  Outcome try_push(T& message, const T*& where) noexcept {
    std::uint32_t state = state_.load(std::memory_order_relaxed);
    for (ShortWait<Traits> wait;;) {
      if (state & kClosed) return Outcome::Disconnected;
      if (state & kFull) return Outcome::Full;
      if (state & kBusy) {
        // Full, soon. But not before it is true: somebody may still see the channel empty.
        wait.pass();
        state = state_.load(std::memory_order_relaxed);
      } else if (state_.compare_exchange_weak(state, kBusy, std::memory_order_acquire, std::memory_order_relaxed)) {
        break;  // acquire: the receiver has left the slot
      }
    }
    Traits::writing(&cell_);
    where = std::construct_at(&cell_.message, std::move(message));
    // Nobody else changes a busy word. Release: the message.
    state_.store(kFull, std::memory_order_release);
    if (state & kSleeping) parker_.wake();
    return Outcome::Done;
  }

  // Waits until try_push may have another outcome than Full.
  [[gnu::noinline]] void wait_for_room() noexcept {
    for (Patience<Traits> patience; patience.endure();) {
      if (!is_full()) return;
    }
    Waiter<Traits> waiter;
    senders_.push(waiter);
    if (is_full()) {
      static_cast<void>(waiter.await());
    } else if (!senders_.remove_if(waiter, [] { return true; })) {
      waiter.await_waker();
    }
  }

  void close() noexcept {
    std::uint32_t state = state_.load(std::memory_order_relaxed);
    for (ShortWait<Traits> wait;;) {
      if (state & kClosed) return;
      if (state & kBusy) {
        wait.pass();
        state = state_.load(std::memory_order_relaxed);
      } else if (state_.compare_exchange_weak(state, (state & kFull) | kClosed, std::memory_order_seq_cst,
                                              std::memory_order_relaxed)) {
        break;  // release: what the closer did before; sequentially consistent for the list of waiters
      }
    }
    if (state & kSleeping) parker_.wake();
    senders_.send_away();
  }

  // The receiver: one thread at a time.

  Front<T> poll() noexcept {
    // Acquire: the message, or what was done before closing.
    const std::uint32_t state = state_.load(std::memory_order_acquire);
    if (state & kFull) {
      Traits::reading(&cell_);
      return {&cell_.message, false};
    }
    return {nullptr, (state & kClosed) != 0};
  }
  // A send that is busy has not happened yet.
  Front<T> poll_exactly() noexcept { return poll(); }

  Front<T> begin_wait() noexcept { return {}; }
  bool wait(TimePoint deadline) noexcept {
    return parker_.await(
        deadline, [this] { return !poll().is_nothing(); },
        [this] {
          // Release: the announcement. Who changes the word from here on finds the mark in it.
          std::uint32_t state = kFree;
          return state_.compare_exchange_strong(state, kSleeping, std::memory_order_acq_rel,
                                                std::memory_order_acquire) ||
                 state == kSleeping;
        });
  }
  Front<T> end_wait() noexcept {
    std::uint32_t state = kSleeping;
    state_.compare_exchange_strong(state, kFree, std::memory_order_relaxed, std::memory_order_relaxed);
    return poll();
  }

  // After the front message has been moved out.
  void take() noexcept {
    Traits::writing(&cell_);
    std::destroy_at(&cell_.message);
    // The closed mark stays. Release: the slot is empty. Sequentially consistent for the list of waiters.
    state_.fetch_sub(kFull, std::memory_order_seq_cst);
    senders_.wake_first();
  }

 private:
  static constexpr std::uint32_t kFree = 0;
  static constexpr std::uint32_t kFull = 1;
  static constexpr std::uint32_t kBusy = 2;      // alone
  static constexpr std::uint32_t kSleeping = 4;  // alone: the slot is free, and the receiver sleeps
  static constexpr std::uint32_t kClosed = 8;

  // Sequentially consistent for the list of waiters.
  bool is_full() const noexcept { return state_.load(std::memory_order_seq_cst) == kFull; }

  alignas(kLine) Atomic<std::uint32_t> state_{kFree};
  Cell<T> cell_;
  // Seldom written.
  alignas(kLine) Parker<Traits> parker_;
  WaiterList<Traits> senders_;
};

}  // namespace mpsc::detail
