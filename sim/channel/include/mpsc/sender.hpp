// The sending handle of an unbounded channel.
#pragma once

#include <utility>

#include "mpsc/detail/access.hpp"
#include "mpsc/detail/channel.hpp"
#include "mpsc/traits.hpp"

namespace mpsc {

/// Many threads may send: by a clone each, or by one handle that they share (clone, send and close are
/// thread-safe; reset, move and destruction are not). The handle is 1 pointer wide; a moved-from
/// or default-constructed one holds nothing.
template <class T, class Traits = DefaultTraits>
class Sender {
 public:
  /// A handle that holds nothing.
  Sender() noexcept = default;
  /// Takes the channel over; `other` holds nothing afterwards. Constant time.
  Sender(Sender&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)) {}
  /// The same, after giving up what this handle held, as by reset().
  Sender& operator=(Sender&& other) noexcept {
    if (this != &other) {
      reset();
      channel_ = std::exchange(other.channel_, nullptr);
    }
    return *this;
  }
  /// As reset().
  ~Sender() { reset(); }

  /// Whether the handle holds a channel.
  explicit operator bool() const noexcept { return channel_ != nullptr; }

  /// Gives the handle up. After the last sender of a channel the receiver gets what is inside, then Disconnected. Never
  /// blocks.
  void reset() noexcept {
    if (void* const channel = std::exchange(channel_, nullptr)) static_cast<Channel*>(channel)->drop_sender();
  }

  /// Another handle to the same channel. Constant time, never blocks.
  Sender clone() const {
    channel("clone() of an empty Sender").add_sender();
    return Sender(channel_);
  }

  /// Never blocks. SendError, with the message: the receiver is gone, or the channel was closed. Constant time; now and
  /// then allocates, and ends the program where there is no memory.
  Result<void, SendError<T>> send(T value) const {
    if (channel("send() on an empty Sender").send(value) == Outcome::Done) return {};
    return Err{SendError<T>{std::move(value)}};
  }

  /// Disconnects both sides at once and wakes everybody. What is inside is still delivered. May be repeated.
  /// Never blocks; linear in the threads that wait.
  void close() const { channel("close() of an empty Sender").close(); }

 private:
  using Channel = detail::Channel<T, Traits, detail::Unbounded<T, Traits>>;
  friend struct detail::Access;

  explicit Sender(void* channel) noexcept : channel_(channel) {}

  Channel& channel(const char* operation) const noexcept {
    if (channel_ == nullptr) detail::die(operation);
    return *static_cast<Channel*>(channel_);
  }

  void* channel_ = nullptr;
};

}  // namespace mpsc
