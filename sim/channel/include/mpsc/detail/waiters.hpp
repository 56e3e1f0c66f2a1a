// The senders that wait: an exact list, first come first woken.
//
// A waiter lies in its sender's frame, so whoever takes it out of the list has to tell it so, and must not touch it
// after that. A waiter that sleeps stays until the waker has said that it is done with it (kReleased).
#pragma once

#include <atomic>
#include <cstdint>

#include "mpsc/detail/patience.hpp"
#include "mpsc/detail/spin_lock.hpp"

namespace mpsc::detail {

enum class Verdict : std::uint8_t { Served, Closed };

template <class Traits>
class Waiter {
 public:
  // Sleeps until told; the verdict.
  [[gnu::noinline]] Verdict await() noexcept {
    std::uint32_t seen = kWaiting;
    // Release and acquire: the waker's exchange reads this, and its verdict is read below.
    if (word_.compare_exchange_strong(seen, kAsleep, std::memory_order_acq_rel, std::memory_order_acquire)) {
      do Traits::park(word_, kAsleep);
      while (word_.load(std::memory_order_acquire) == kAsleep);
      for (ShortWait<Traits> wait; word_.load(std::memory_order_acquire) != kReleased;) wait.pass();
    }
    return verdict_;
  }

  // For a waiter that found out by itself that its wait is over, and that it is out of the list already: waits for the
  // waker's word.
  void await_waker() noexcept {
    for (ShortWait<Traits> wait; word_.load(std::memory_order_acquire) == kWaiting;) wait.pass();
  }

  // Told by the one who took the waiter out of the list. Release: what was done with its message is seen by await().
  void wake(Verdict verdict) noexcept {
    verdict_ = verdict;
    if (word_.exchange(kWoken, std::memory_order_acq_rel) == kAsleep) {
      Traits::unpark_one(word_);
      word_.store(kReleased, std::memory_order_release);
    }
  }

 private:
  template <class>
  friend class WaiterList;

  static constexpr std::uint32_t kWaiting = 0;
  static constexpr std::uint32_t kAsleep = 1;
  static constexpr std::uint32_t kWoken = 2;
  static constexpr std::uint32_t kReleased = 3;

  typename Traits::template Atomic<std::uint32_t> word_{kWaiting};
  Verdict verdict_ = Verdict::Served;
  bool is_listed_ = false;      // these three under the list's lock
  Waiter* previous_ = nullptr;
  Waiter* next_ = nullptr;
};

template <class Traits>
class WaiterList {
 public:
  using Node = Waiter<Traits>;

  // Whether nobody waits. Sequentially consistent, as is push: who pushes and then looks at a state is seen by who
  // changes that state and then asks, if change and look are sequentially consistent too, or have barriers between.
  bool is_empty() const noexcept { return size_.load(std::memory_order_seq_cst) == 0; }

  // Whoever pushes looks after that whether its wait is over already.
  void push(Node& waiter) noexcept {
    lock_.lock();
    waiter.is_listed_ = true;
    waiter.previous_ = last_;
    (last_ != nullptr ? last_->next_ : first_) = &waiter;
    last_ = &waiter;
    resize(+1);
    lock_.unlock();
  }

  // Takes the waiter out if it is still in and `claim()` says yes, both at once. False: it stays, or was out already.
  template <class Claim>
  bool remove_if(Node& waiter, Claim claim) noexcept {
    lock_.lock();
    const bool is_removed = waiter.is_listed_ && claim();
    if (is_removed) unlink(waiter);
    lock_.unlock();
    return is_removed;
  }

  // The first waiter, taken out, or null.
  Node* pop() noexcept {
    lock_.lock();
    Node* const first = first_;
    if (first != nullptr) unlink(*first);
    lock_.unlock();
    return first;
  }

  // Wakes the first waiter, if there is one.
  void wake_first() noexcept {
    if (!is_empty()) wake_first_if_any(Verdict::Served);
  }

  // Tells all who are in that the channel has been closed.
  void send_away() noexcept {
    while (!is_empty()) wake_first_if_any(Verdict::Closed);
  }

 private:
  [[gnu::noinline]] void wake_first_if_any(Verdict verdict) noexcept {
    if (Node* const waiter = pop()) waiter->wake(verdict);
  }
  void unlink(Node& waiter) noexcept {
    (waiter.previous_ != nullptr ? waiter.previous_->next_ : first_) = waiter.next_;
    (waiter.next_ != nullptr ? waiter.next_->previous_ : last_) = waiter.previous_;
    waiter.is_listed_ = false;
    resize(-1);
  }
  void resize(int by) noexcept {
    size_.store(size_.load(std::memory_order_relaxed) + static_cast<std::uint32_t>(by), std::memory_order_seq_cst);
  }

  SpinLock<Traits> lock_;
  typename Traits::template Atomic<std::uint32_t> size_{0};
  Node* first_ = nullptr;
  Node* last_ = nullptr;
};

}  // namespace mpsc::detail
