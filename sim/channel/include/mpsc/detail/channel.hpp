// A channel in memory: one flavour, the handles that hold it, and its observer. All operations pass through here; each
// is written once, for observed and unobserved channels.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "mpsc/detail/die.hpp"
#include "mpsc/detail/rendezvous.hpp"
#include "mpsc/detail/ring.hpp"
#include "mpsc/detail/slot.hpp"
#include "mpsc/detail/unbounded.hpp"
#include "mpsc/errors.hpp"
#include "mpsc/observer.hpp"
#include "mpsc/result.hpp"

namespace mpsc::detail {

struct NoGuard {
  ~NoGuard() {}  // not trivial, so that no warning calls the guard unused
};

template <class T, class Traits, class Flavour>
class Channel {
  using Observer = typename Traits::Observer;
  using TimePoint = typename Traits::Clock::time_point;

 public:
  static_assert(std::is_nothrow_move_constructible_v<T>, "a message must move without throwing");
  static_assert(std::is_nothrow_destructible_v<T>, "a message must be destroyed without throwing");

  // Held by one sender and one receiver. Memory for `slots` bytes follows the channel, if the flavour wants it.
  static Channel* make(const Observer& observer)
    requires std::is_default_constructible_v<Flavour>
  {
    return ::new (allocate(sizeof(Channel), 0)) Channel(sizeof(Channel), observer);
  }
  static Channel* make(const Observer& observer, std::size_t bound)
    requires(!std::is_default_constructible_v<Flavour>)
  {
    std::size_t slots = 0;
    if (!Flavour::size_of_slots(bound, slots)) die_of_bound(bound);
    const std::size_t size = sizeof(Channel) + slots;
    void* const memory = allocate(size, bound);
    return ::new (memory) Channel(size, observer, bound, static_cast<char*>(memory) + sizeof(Channel));
  }

  // Senders.

  // On failure the message stays where it is. Done or Disconnected.
  Outcome send(T& message) noexcept {
    if constexpr (Flavour::kIsRendezvous) {
      return send_by_hand(message);
    } else {
      if constexpr (!kIsObserved<Traits>) {
        const T* where = nullptr;
        const Outcome outcome = flavour_.try_push(message, where);
        if (outcome != Outcome::Full) return outcome;
      }
      return send_patiently(message);
    }
  }

  // Done, Full or Disconnected.
  Outcome try_send(T& message) noexcept {
    [[maybe_unused]] const auto guard = lock();
    const T* where = &message;
    const Outcome outcome = flavour_.try_push(message, where);
    note(Operation::TrySend, outcome, where);
    return outcome;
  }

  void add_sender() noexcept {
    // Relaxed: the new handle is made from one that is held.
    if (senders_.fetch_add(1, std::memory_order_relaxed) > kMostSenders) die("too many senders");
  }

  void drop_sender() noexcept {
    bool is_last;
    {
      [[maybe_unused]] const auto guard = lock();
      // Release: what this sender has sent; acquire: what the others have sent, before the end of all messages. A
      // single handle has nobody to count with.
      is_last = senders_.load(std::memory_order_acquire) == 1 || senders_.fetch_sub(1, std::memory_order_acq_rel) == 1;
      if (is_last) flavour_.close();
      note(Operation::DropSender, Outcome::Done);
    }
    if (is_last) leave(kSendersGone);
  }

  // The receiver.

  // A message or RecvError, or Timeout where there is a deadline.
  template <class Error>
  Result<T, Error> recv(TimePoint deadline) noexcept {
    if constexpr (!kIsObserved<Traits> && !Flavour::kIsRendezvous) {
      const Front<T> front = flavour_.poll();
      if (!front.is_nothing()) return receive<Error>(Operation::Recv, front);
    }
    return recv_patiently<Error>(deadline);
  }

  Result<T, TryRecvError> try_recv() noexcept {
    [[maybe_unused]] const auto guard = lock();
    const Front<T> front = flavour_.poll_exactly();
    if (front.is_nothing()) {
      note(Operation::TryRecv, Outcome::Empty);
      return Err{TryRecvError::Empty};
    }
    return receive<TryRecvError>(Operation::TryRecv, front);
  }

  void drop_receiver() noexcept {
    {
      [[maybe_unused]] const auto guard = lock();
      flavour_.close();
      note(Operation::DropReceiver, Outcome::Done);
    }
    // What is inside, up to the end that closing has set. A send that is in the middle of its step is waited for.
    if constexpr (!Flavour::kIsRendezvous) {
      while (flavour_.poll_exactly().message != nullptr) flavour_.take();
    }
    leave(kReceiverGone);
  }

  // Both.

  void close() noexcept {
    [[maybe_unused]] const auto guard = lock();
    flavour_.close();
    note(Operation::Close, Outcome::Done);
  }

 private:
  static constexpr std::uint32_t kSendersGone = 1;
  static constexpr std::uint32_t kReceiverGone = 2;
  static constexpr std::size_t kMostSenders = std::numeric_limits<std::size_t>::max() / 2;

  template <class... Args>
  Channel(std::size_t size, const Observer& observer, Args... args) noexcept
      : flavour_(args...), size_(size), observer_(observer) {}
  ~Channel() = default;

  [[noreturn]] static void die_of_bound(std::size_t bound) noexcept {
    if (bound == 0) die("no memory for a channel");
    char text[100];
    std::snprintf(text, sizeof text, "no memory for the buffer of a channel with a bound of %zu", bound);
    die(text);
  }
  static void* allocate(std::size_t size, std::size_t bound) noexcept {
    void* const memory = Traits::allocate(size, std::align_val_t{alignof(Channel)});
    if (memory == nullptr) die_of_bound(bound);
    return memory;
  }

  auto lock() noexcept {
    if constexpr (kIsObserved<Traits>) {
      return observer_.lock();
    } else {
      return NoGuard{};
    }
  }
  void note(Operation operation, Outcome outcome, const T* message = nullptr) noexcept {
    if constexpr (kIsObserved<Traits>) {
      observer_.note(operation, outcome, message);
    } else {
      static_cast<void>(operation), static_cast<void>(outcome), static_cast<void>(message);
    }
  }

  template <class Error>
  Result<T, Error> receive(Operation operation, Front<T> front) noexcept {
    if (front.message == nullptr) {
      note(operation, Outcome::Disconnected);
      if constexpr (std::is_same_v<Error, RecvError>) {
        return Err{RecvError{}};
      } else {
        return Err{Error::Disconnected};
      }
    }
    note(operation, Outcome::Done, front.message);
    Result<T, Error> received(std::move(*front.message));
    flavour_.take();
    return received;
  }

  [[gnu::noinline]] Outcome send_patiently(T& message) noexcept {
    for (bool is_first = true;; is_first = false) {
      {
        [[maybe_unused]] const auto guard = lock();
        const T* where = &message;
        const Outcome outcome = flavour_.try_push(message, where);
        if (outcome != Outcome::Full) {
          note(Operation::Send, outcome, where);
          return outcome;
        }
        if (is_first) note(Operation::Send, Outcome::WouldBlock, where);
      }
      if constexpr (requires { flavour_.wait_for_room(); }) flavour_.wait_for_room();
    }
  }

  template <class Error>
  [[gnu::noinline]] Result<T, Error> recv_patiently(TimePoint deadline) noexcept {
    constexpr bool kCanTimeOut = !std::is_same_v<Error, RecvError>;
    constexpr Operation kOperation = kCanTimeOut ? Operation::RecvTimeout : Operation::Recv;
    {
      [[maybe_unused]] const auto guard = lock();
      Front<T> front = flavour_.poll();
      if (front.is_nothing()) front = flavour_.begin_wait();
      if (!front.is_nothing()) return receive<Error>(kOperation, front);
      note(kOperation, Outcome::WouldBlock);
    }
    // Whether the time is up is seen by what is there in the end.
    static_cast<void>(flavour_.wait(deadline));
    [[maybe_unused]] const auto guard = lock();
    const Front<T> front = flavour_.end_wait();
    if constexpr (kCanTimeOut) {
      if (front.is_nothing()) {
        note(kOperation, Outcome::Timeout);
        return Err{Error::Timeout};
      }
    }
    return receive<Error>(kOperation, front);
  }

  Outcome send_by_hand(T& message) noexcept {
    // Where nobody watches, a sender need not show itself before it has looked for a receiver for a while.
    if constexpr (!kIsObserved<Traits>) flavour_.expect_receiver();
    typename Flavour::Offer offer(message);
    {
      [[maybe_unused]] const auto guard = lock();
      const T* where = &message;
      Outcome outcome = flavour_.try_push(message, where);
      if (outcome == Outcome::Full) outcome = flavour_.offer(offer, where);
      if (outcome != Outcome::Full) {
        note(Operation::Send, outcome, where);
        return outcome;
      }
      note(Operation::Send, Outcome::WouldBlock, where);
    }
    const Outcome outcome = offer.await() == Verdict::Served ? Outcome::Done : Outcome::Disconnected;
    [[maybe_unused]] const auto guard = lock();
    note(Operation::Send, outcome, outcome == Outcome::Done ? nullptr : &message);
    return outcome;
  }

  // The side that leaves last takes the channel with it.
  void leave(std::uint32_t side) noexcept {
    // Acquire and release: all that the other side did with the channel is done. A side that is alone knows it.
    const std::uint32_t other = (kSendersGone | kReceiverGone) - side;
    if (gone_.load(std::memory_order_acquire) != other && gone_.fetch_or(side, std::memory_order_acq_rel) != other) {
      return;
    }
    const std::size_t size = size_;
    this->~Channel();
    Traits::deallocate(this, size, std::align_val_t{alignof(Channel)});
  }

  Flavour flavour_;
  const std::size_t size_;
  typename Traits::template Atomic<std::size_t> senders_{1};
  typename Traits::template Atomic<std::uint32_t> gone_{0};
  [[no_unique_address]] Observer observer_;
};

}  // namespace mpsc::detail
