// The receiving handle of every channel.
#pragma once

#include <chrono>
#include <utility>

#include "mpsc/detail/access.hpp"
#include "mpsc/detail/channel.hpp"
#include "mpsc/detail/deadline.hpp"
#include "mpsc/iter.hpp"
#include "mpsc/traits.hpp"

namespace mpsc {

/// Receives; there is one for each channel. Not thread-safe: one thread at a time may use it, and it may move between
/// threads. A moved-from or default-constructed handle holds nothing: reset(), bool, move and destruction are harmless
/// on it, every other operation ends the program with a line on stderr.
template <class T, class Traits = DefaultTraits>
class Receiver {
 public:
  /// A handle that holds nothing.
  Receiver() noexcept = default;
  /// Takes the channel over; `other` holds nothing afterwards. Constant time.
  Receiver(Receiver&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)), kind_(other.kind_) {}
  /// The same, after giving up what this handle held, as by reset().
  Receiver& operator=(Receiver&& other) noexcept {
    if (this != &other) {
      reset();
      channel_ = std::exchange(other.channel_, nullptr);
      kind_ = other.kind_;
    }
    return *this;
  }
  /// As reset().
  ~Receiver() { reset(); }

  /// Whether the handle holds a channel.
  explicit operator bool() const noexcept { return channel_ != nullptr; }

  /// Gives the handle up: later sends fail, blocked senders get their message back, and what is inside is destroyed now,
  /// oldest first. Never blocks; linear in the messages inside.
  void reset() noexcept {
    if (void* const channel = std::exchange(channel_, nullptr)) {
      visit(channel, [](auto& held) { held.drop_receiver(); });
    }
  }

  /// Blocks until there is a message; constant time where there is one. RecvError: the channel is empty, and every sender is gone or it was closed.
  Result<T, RecvError> recv() {
    return visit("recv() on an empty Receiver",
                 [](auto& held) { return held.template recv<RecvError>(Clock::time_point::max()); });
  }

  /// Never blocks, constant time; also for a browser's main thread. Empty: nothing there, with a bound of 0 no sender that waits; Disconnected as RecvError.
  Result<T, TryRecvError> try_recv() {
    return visit("try_recv() on an empty Receiver", [](auto& held) { return held.try_recv(); });
  }

  /// Blocks until there is a message, but not past a time-out. A message that is there comes first; Timeout never comes
  /// early. Every duration will do: zero, negative and not-a-number do not wait, the longest wait for ever.
  template <class Rep, class Period>
  Result<T, RecvTimeoutError> recv_timeout(std::chrono::duration<Rep, Period> timeout) {
    return recv_deadline(detail::deadline_after<Clock>(timeout));
  }
  /// The same up to a point in time.
  Result<T, RecvTimeoutError> recv_deadline(typename Traits::Clock::time_point deadline) {
    return visit("recv_timeout() on an empty Receiver",
                 [=](auto& held) { return held.template recv<RecvTimeoutError>(deadline); });
  }

  /// The messages until the channel is disconnected; blocks for each, as recv(). Nothing is fetched ahead: a `break`
  /// loses no message. Valid while the receiver stays where it is.
  Iter<T, Traits> iter() { return Iter<T, Traits>(*this); }
  /// The messages that are there now; never blocks, as try_recv().
  TryIter<T, Traits> try_iter() { return TryIter<T, Traits>(*this); }
  /// `for (T& message : receiver)` is iteration over iter().
  typename Iter<T, Traits>::Iterator begin() { return iter().begin(); }
  /// The end of every iteration.
  IterEnd end() const noexcept { return {}; }

  /// Disconnects both sides at once and wakes everybody. What is inside is still delivered, then Disconnected; senders
  /// that wait get their message back. May be repeated. Never blocks; linear in the threads that wait.
  void close() const {
    visit("close() of an empty Receiver", [](auto& held) { held.close(); });
  }

 private:
  using Clock = typename Traits::Clock;
  friend struct detail::Access;

  Receiver(void* channel, detail::Kind kind) noexcept : channel_(channel), kind_(kind) {}

  template <class Visitor>
  decltype(auto) visit(void* channel, Visitor visitor) const noexcept {
    switch (kind_) {
      case detail::Kind::Unbounded:
        return visitor(*static_cast<detail::Channel<T, Traits, detail::Unbounded<T, Traits>>*>(channel));
      case detail::Kind::Ring:
        return visitor(*static_cast<detail::Channel<T, Traits, detail::Ring<T, Traits>>*>(channel));
      case detail::Kind::Slot:
        return visitor(*static_cast<detail::Channel<T, Traits, detail::Slot<T, Traits>>*>(channel));
      default:
        return visitor(*static_cast<detail::Channel<T, Traits, detail::Rendezvous<T, Traits>>*>(channel));
    }
  }
  template <class Visitor>
  decltype(auto) visit(const char* operation, Visitor visitor) const noexcept {
    if (channel_ == nullptr) detail::die(operation);
    return visit(channel_, visitor);
  }

  void* channel_ = nullptr;
  detail::Kind kind_ = detail::Kind::Unbounded;
};

}  // namespace mpsc
