// The bounded flavour: a ring of slots, each stamped with the position it is ready for, after Dmitry Vyukov's bounded
// queue and crossbeam-channel's array flavour, with one consumer.
//
// A position counts messages: its low bits are the slot, the bits above the lap round the ring. A slot stamped 2p is
// free for the message of position p; stamped 2p + 1 it holds it; received, it is free for p one lap later. A sender
// owns the position that it moves the tail past. The receiver keeps the head for itself: who wants to know whether the
// ring is full looks at the stamp of the slot at the tail.
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "mpsc/detail/barrier.hpp"
#include "mpsc/detail/front.hpp"
#include "mpsc/detail/parker.hpp"
#include "mpsc/detail/patience.hpp"
#include "mpsc/detail/waiters.hpp"
#include "mpsc/observer.hpp"

namespace mpsc::detail {

template <class T, class Traits>
class Ring {
  template <class V>
  using Atomic = typename Traits::template Atomic<V>;

 public:
  using TimePoint = typename Traits::Clock::time_point;
  static constexpr bool kIsRendezvous = false;

  struct Slot {
    explicit Slot(std::uint64_t position) noexcept : stamp(free_for(position)) {}
    Atomic<std::uint64_t> stamp;
    Cell<T> cell;
  };

  // Memory for the slots, which the ring is made with; false: more than any machine has.
  static constexpr bool size_of_slots(std::size_t bound, std::size_t& size) noexcept {
    constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max() >> (sizeof(std::size_t) == 8 ? 25 : 2);
    size = bound * sizeof(Slot);
    return bound <= kMost / sizeof(Slot);
  }

  // `slots` is memory of that size, aligned for a Slot.
  Ring(std::size_t bound, void* slots) noexcept
      : lap_(std::bit_ceil(std::uint64_t{bound})), bound_(bound), slots_(static_cast<Slot*>(slots)) {
    for (std::size_t i = 0; i != bound; ++i) ::new (static_cast<void*>(slots_ + i)) Slot(i);
  }

  ~Ring() { std::destroy_n(slots_, bound_); }

  // Senders: any number of threads.

  // Done, Full or Disconnected; after Done `where` is the message's place.
  Outcome try_push(T& message, const T*& where) noexcept {
    // Relaxed: a tail from the past is found out by the stamp or the exchange.
    std::uint64_t tail = tail_.load(std::memory_order_relaxed);
    for (;;) {
      if (tail & kClosed) return Outcome::Disconnected;
      const std::uint64_t position = tail >> 1;
      Slot& slot = slots_[position & (lap_ - 1)];
      // Acquire: the receiver has left the slot.
      const std::uint64_t stamp = slot.stamp.load(std::memory_order_acquire);
      if (stamp == free_for(position)) {
        if (tail_.compare_exchange_weak(tail, after(position) << 1, std::memory_order_relaxed,
                                        std::memory_order_relaxed)) {
          Traits::writing(&slot.cell);
          where = std::construct_at(&slot.cell.message, std::move(message));
          // Release: the message.
          slot.stamp.store(full_at(position), std::memory_order_release);
          parker_.look_and_wake();
          return Outcome::Done;
        }
      } else {
        const std::uint64_t seen = tail;
        tail = tail_.load(std::memory_order_relaxed);
        // The slot of the last lap was not free while the tail was here: full.
        if (tail == seen) return Outcome::Full;
      }
    }
  }

  // Waits until try_push may have another outcome than Full.
  [[gnu::noinline]] void wait_for_room() noexcept {
    for (Patience<Traits> patience; patience.endure();) {
      if (!is_full()) return;
    }
    Waiter<Traits> waiter;
    senders_.push(waiter);
    // Against the light one of take() and close(): we see what they change, or they see us in the list.
    barrier_before_sleep<Traits>();
    if (is_full()) {
      static_cast<void>(waiter.await());
    } else if (!senders_.remove_if(waiter, [] { return true; })) {
      waiter.await_waker();
    }
  }

  void close() noexcept {
    // Release: what the closer did before; acquire: what others did that closed it before.
    if (tail_.fetch_or(kClosed, std::memory_order_acq_rel) & kClosed) return;
    // Release: the mark in the tail.
    is_closed_.store(1, std::memory_order_release);
    parker_.look_and_wake();  // has the barrier that wait_for_room's is against
    senders_.send_away();
  }

  // The receiver: one thread at a time.

  // What is published at the front. Acquire: the message.
  Front<T> poll() noexcept {
    Slot& slot = slots_[head_ & (lap_ - 1)];
    if (slot.stamp.load(std::memory_order_acquire) == full_at(head_)) {
      Traits::reading(&slot.cell);
      return {&slot.cell.message, false};
    }
    return {nullptr, is_closed_.load(std::memory_order_acquire) != 0 && is_drained()};
  }

  // Nothing only if no position is given out: a send that has returned is never overlooked behind one that has not.
  Front<T> poll_exactly() noexcept {
    Front<T> front = poll();
    // Acquire: who closed the channel, or had it closed before him, has done what he did before.
    if (front.is_nothing() && tail_.load(std::memory_order_acquire) != head_ << 1) {
      for (ShortWait<Traits> wait; (front = poll()).is_nothing();) wait.pass();
    }
    return front;
  }

  Front<T> begin_wait() noexcept { return {}; }
  bool wait(TimePoint deadline) noexcept {
    stand_back_.before_wait(head_);
    return parker_.await(deadline, [this] { return !poll().is_nothing(); });
  }
  Front<T> end_wait() noexcept { return poll_exactly(); }

  // After the front message has been moved out.
  void take() noexcept {
    Slot& slot = slots_[head_ & (lap_ - 1)];
    Traits::writing(&slot.cell);
    std::destroy_at(&slot.cell.message);
    // Release: the slot is empty.
    slot.stamp.store(free_for(head_ + lap_), std::memory_order_release);
    head_ = after(head_);
    barrier_before_look<Traits>();
    senders_.wake_first();
  }

 private:
  static constexpr std::uint64_t kClosed = 1;

  static constexpr std::uint64_t free_for(std::uint64_t position) noexcept { return position << 1; }
  static constexpr std::uint64_t full_at(std::uint64_t position) noexcept { return position << 1 | 1; }

  std::uint64_t after(std::uint64_t position) const noexcept {
    const std::uint64_t slot = position & (lap_ - 1);
    return slot + 1 < bound_ ? position + 1 : position - slot + lap_;
  }

  // The slot at the tail is still of the last lap.
  bool is_full() const noexcept {
    const std::uint64_t tail = tail_.load(std::memory_order_relaxed);
    const std::uint64_t position = tail >> 1;
    return !(tail & kClosed) &&
           slots_[position & (lap_ - 1)].stamp.load(std::memory_order_acquire) < free_for(position);
  }

  bool is_drained() const noexcept { return tail_.load(std::memory_order_acquire) >> 1 == head_; }

  // Aligned as the slots are, which follow the channel in memory.
  alignas(alignof(Slot) > kLine ? alignof(Slot) : kLine) Atomic<std::uint64_t> tail_{0};
  // The receiver's own.
  alignas(kLine) std::uint64_t head_ = 0;
  StandBack<Traits> stand_back_;
  // Seldom written.
  alignas(kLine) const std::uint64_t lap_;
  const std::uint64_t bound_;
  Slot* const slots_;
  Atomic<std::uint32_t> is_closed_{0};
  Parker<Traits> parker_;
  WaiterList<Traits> senders_;
};

}  // namespace mpsc::detail
