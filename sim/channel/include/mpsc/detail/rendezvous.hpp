// The flavour without a buffer: a message goes from hand to hand.
//
// Whoever comes first shows it. A receiver that waits says so in the state word; a sender claims it there, lays the
// message into the one cell, and is done. A sender that waits puts an offer, which points to its message, into the list
// of offers; the receiver takes the first one, moves the message out of the sender's hands, and tells it.
//
// A sender that has offered looks at the state once more, and a receiver that has begun to wait looks at the list once
// more, all of it sequentially consistent: so at least one of two that come together sees the other. A sender claims
// the receiver under the list's lock and only while its offer is in there, so never both take the same message.
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
class Rendezvous {
  template <class V>
  using Atomic = typename Traits::template Atomic<V>;

 public:
  using TimePoint = typename Traits::Clock::time_point;
  static constexpr bool kIsRendezvous = true;

  // A sender that waits, with its message.
  struct Offer : Waiter<Traits> {
    explicit Offer(T& offered) noexcept : message(offered) {}
    T& message;
  };

  Rendezvous() noexcept {}  // not defaulted: that would have all of it zeroed first

  // Senders: any number of threads.

  // Done if a receiver waits, else Full or Disconnected; after Done `where` is the message's place.
  Outcome try_push(T& message, const T*& where) noexcept {
    std::uint32_t state;
    const Outcome outcome = claim_receiver(state);
    if (outcome == Outcome::Done) where = hand_over(message, state);
    return outcome;
  }

  // For a while, instead of offering at once: a receiver that is about to come.
  void expect_receiver() noexcept {
    for (Patience<Traits> patience; patience.endure();) {
      const std::uint32_t state = state_.load(std::memory_order_relaxed);
      if ((state & kPhase) == kWaiting || (state & kClosed)) return;
    }
  }

  // Shows the message to the receiver. Full: wait for the offer's verdict. Done and Disconnected as for try_push.
  Outcome offer(Offer& offer, const T*& where) noexcept {
    offers_.push(offer);
    std::uint32_t state = 0;
    Outcome outcome = Outcome::Full;
    // A receiver that is being served by another sender will look at the list before it waits again.
    const bool is_withdrawn = offers_.remove_if(offer, [&] {
      outcome = claim_receiver(state);
      return outcome != Outcome::Full;
    });
    if (!is_withdrawn) return Outcome::Full;
    if (outcome == Outcome::Done) where = hand_over(offer.message, state);
    return outcome;
  }

  void close() noexcept {
    std::uint32_t state = state_.load(std::memory_order_relaxed);
    for (ShortWait<Traits> wait;;) {
      if (state & kClosed) return;
      if ((state & kPhase) == kBusy) {
        wait.pass();
        state = state_.load(std::memory_order_relaxed);
        continue;
      }
      // A message that has been handed over stays; a receiver that waits is sent away.
      const std::uint32_t closed = ((state & kPhase) == kHanded ? kHanded : kIdle) | kClosed;
      if (state_.compare_exchange_weak(state, closed, std::memory_order_seq_cst, std::memory_order_relaxed)) break;
    }
    if (state & kSleeping) parker_.wake();
    offers_.send_away();
  }

  // The receiver: one thread at a time.

  // The first offer.
  Front<T> poll() noexcept {
    if (!offers_.is_empty()) {
      taken_ = static_cast<Offer*>(offers_.pop());
      if (taken_ != nullptr) {
        Traits::reading(&taken_->message);
        return {&taken_->message, false};
      }
    }
    // Acquire: who closed the channel has done what he did before.
    return {nullptr, (state_.load(std::memory_order_acquire) & kClosed) != 0};
  }
  Front<T> poll_exactly() noexcept { return poll(); }

  // Shows that the receiver waits.
  Front<T> begin_wait() noexcept {
    for (;;) {
      std::uint32_t state = state_.load(std::memory_order_relaxed);
      // Release: what the receiver did before is seen by the sender that claims it.
      do {
        if (state & kClosed) return {nullptr, true};
      } while (!state_.compare_exchange_weak(state, kWaiting, std::memory_order_seq_cst, std::memory_order_acquire));
      if (offers_.is_empty()) return {};
      state = kWaiting;
      if (!state_.compare_exchange_strong(state, kIdle, std::memory_order_seq_cst, std::memory_order_acquire)) {
        return {};  // claimed or closed meanwhile: wait() will see
      }
      const Front<T> front = poll();
      if (!front.is_nothing()) return front;
    }
  }

  // After begin_wait: until a message has been handed over, the channel closed, or the deadline passed (false).
  bool wait(TimePoint deadline) noexcept {
    return parker_.await(
        deadline, [this] { return is_served(); },
        [this] {
          // Release: the announcement. Who changes the state from here on finds the mark in it.
          std::uint32_t state = kWaiting;
          return state_.compare_exchange_strong(state, kWaiting | kSleeping, std::memory_order_acq_rel,
                                                std::memory_order_acquire) ||
                 state == (kWaiting | kSleeping);
        });
  }

  // After wait: what it came to. The receiver waits no more.
  Front<T> end_wait() noexcept {
    std::uint32_t state = state_.load(std::memory_order_acquire);
    for (ShortWait<Traits> wait;;) {
      switch (state & kPhase) {
        case kHanded:
          Traits::reading(&cell_);
          return {&cell_.message, false};
        case kWaiting:
          if (state_.compare_exchange_weak(state, kIdle, std::memory_order_acq_rel, std::memory_order_acquire)) {
            return {};
          }
          break;
        case kBusy:
          wait.pass();
          state = state_.load(std::memory_order_acquire);
          break;
        default:
          return {nullptr, true};
      }
    }
  }

  // After the message has been moved out.
  void take() noexcept {
    if (taken_ != nullptr) {
      std::exchange(taken_, nullptr)->wake(Verdict::Served);
    } else {
      // The state keeps saying that something was handed over: to senders that is the same as idle.
      Traits::writing(&cell_);
      std::destroy_at(&cell_.message);
    }
  }

 private:
  // The state word: a phase and two marks.
  static constexpr std::uint32_t kIdle = 0;     // no receiver waits
  static constexpr std::uint32_t kWaiting = 1;  // a receiver waits
  static constexpr std::uint32_t kBusy = 2;     // a sender has claimed it and writes the cell
  static constexpr std::uint32_t kHanded = 3;   // the receiver waits no more: the cell has its message, or had it
  static constexpr std::uint32_t kPhase = 3;
  static constexpr std::uint32_t kSleeping = 4;  // only with kWaiting: wake it
  static constexpr std::uint32_t kClosed = 8;    // never with kWaiting or kBusy

  Outcome claim_receiver(std::uint32_t& state) noexcept {
    // Sequentially consistent for offer().
    state = state_.load(std::memory_order_seq_cst);
    for (;;) {
      if (state & kClosed) return Outcome::Disconnected;
      if ((state & kPhase) != kWaiting) return Outcome::Full;
      // Acquire: what the receiver did before it waited.
      if (state_.compare_exchange_weak(state, kBusy, std::memory_order_seq_cst, std::memory_order_seq_cst)) {
        return Outcome::Done;
      }
    }
  }

  // After claim_receiver has found `state`.
  const T* hand_over(T& message, std::uint32_t state) noexcept {
    Traits::writing(&cell_);
    const T* const where = std::construct_at(&cell_.message, std::move(message));
    // Nobody else changes a busy state. Release: the message.
    state_.store(kHanded, std::memory_order_release);
    if (state & kSleeping) parker_.wake();
    return where;
  }

  bool is_served() const noexcept {
    const std::uint32_t state = state_.load(std::memory_order_acquire);
    return (state & kPhase) == kHanded || (state & kClosed);
  }

  alignas(kLine) Atomic<std::uint32_t> state_{kIdle};
  Cell<T> cell_;
  // The receiver's own: the offer whose message it is taking.
  alignas(kLine) Offer* taken_ = nullptr;
  // Seldom written.
  Parker<Traits> parker_;
  WaiterList<Traits> offers_;
};

}  // namespace mpsc::detail
