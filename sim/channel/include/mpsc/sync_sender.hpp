// The sending handle of a bounded channel.
#pragma once

#include <utility>

#include "mpsc/detail/access.hpp"
#include "mpsc/detail/channel.hpp"
#include "mpsc/traits.hpp"

namespace mpsc {

/// Many threads may send: by a clone each, or by one handle that they share (clone, send, try_send and
/// close are thread-safe; reset, move and destruction are not). A moved-from or default-constructed handle
/// holds nothing.
template <class T, class Traits = DefaultTraits>
class SyncSender {
 public:
  /// A handle that holds nothing.
  SyncSender() noexcept = default;
  /// Takes the channel over; `other` holds nothing afterwards. Constant time.
  SyncSender(SyncSender&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)), kind_(other.kind_) {}
  /// The same, after giving up what this handle held, as by reset().
  SyncSender& operator=(SyncSender&& other) noexcept {
    if (this != &other) {
      reset();
      channel_ = std::exchange(other.channel_, nullptr);
      kind_ = other.kind_;
    }
    return *this;
  }
  /// As reset().
  ~SyncSender() { reset(); }

  /// Whether the handle holds a channel.
  explicit operator bool() const noexcept { return channel_ != nullptr; }

  /// Gives the handle up. After the last sender of a channel the receiver gets what is inside, then Disconnected. Never
  /// blocks.
  void reset() noexcept {
    if (void* const channel = std::exchange(channel_, nullptr)) {
      visit(channel, [](auto& held) { held.drop_sender(); });
    }
  }

  /// Another handle to the same channel. Constant time, never blocks.
  SyncSender clone() const {
    visit("clone() of an empty SyncSender", [](auto& held) { held.add_sender(); });
    return SyncSender(channel_, kind_);
  }

  /// Constant time where there is room. Blocks while the buffer is full; with a bound of 0 until a receiver has taken the message, and then what the
  /// receiver did before its receive is visible here. SendError, with the message: the receiver is gone, or the channel
  /// was closed.
  Result<void, SendError<T>> send(T value) const {
    const Outcome outcome =
        visit("send() on an empty SyncSender", [&](auto& held) { return held.send(value); });
    if (outcome == Outcome::Done) return {};
    return Err{SendError<T>{std::move(value)}};
  }

  /// Never blocks, constant time. TrySendError, with the message: Full where there is no room, or with a bound of 0 no receiver that
  /// waits at this moment; Disconnected as for send, and where it is both.
  Result<void, TrySendError<T>> try_send(T value) const {
    using Kind = typename TrySendError<T>::Kind;
    const Outcome outcome =
        visit("try_send() on an empty SyncSender", [&](auto& held) { return held.try_send(value); });
    if (outcome == Outcome::Done) return {};
    return Err{TrySendError<T>{outcome == Outcome::Full ? Kind::Full : Kind::Disconnected, std::move(value)}};
  }

  /// Disconnects both sides at once and wakes everybody. What is inside is still delivered; senders that wait get their
  /// message back. May be repeated. Never blocks; linear in the threads that wait.
  void close() const {
    visit("close() of an empty SyncSender", [](auto& held) { held.close(); });
  }

 private:
  friend struct detail::Access;

  SyncSender(void* channel, detail::Kind kind) noexcept : channel_(channel), kind_(kind) {}

  template <class Visitor>
  decltype(auto) visit(void* channel, Visitor visitor) const noexcept {
    switch (kind_) {
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
  detail::Kind kind_ = detail::Kind::Ring;
};

}  // namespace mpsc
