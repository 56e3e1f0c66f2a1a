// Channels: many producers, a single consumer. Rust's std::sync::mpsc, in C++20.
//
//   auto [tx, rx] = mpsc::channel<std::string>();
//   std::thread producer([tx = std::move(tx)] { tx.send("hello").value(); });
//   for (std::string& message : rx) std::puts(message.c_str());
//   producer.join();
//
// Messages of one sender arrive in the order sent, and so do messages of different senders where one send happened
// before the other. Each is delivered once, or comes back in an error, or is destroyed with the channel. Handles may be
// dropped in any order, from any thread, while others block.
#pragma once

#include <cstddef>
#include <utility>

#include "mpsc/detail/access.hpp"
#include "mpsc/detail/channel.hpp"
#include "mpsc/errors.hpp"
#include "mpsc/iter.hpp"
#include "mpsc/observer.hpp"
#include "mpsc/receiver.hpp"
#include "mpsc/result.hpp"
#include "mpsc/sender.hpp"
#include "mpsc/sync_sender.hpp"
#include "mpsc/traits.hpp"

namespace mpsc {

namespace detail {

template <class T, class Traits>
std::pair<Sender<T, Traits>, Receiver<T, Traits>> make_unbounded(const typename Traits::Observer& observer) {
  void* const made = Channel<T, Traits, Unbounded<T, Traits>>::make(observer);
  return {Access::make<Sender<T, Traits>>(made), Access::make<Receiver<T, Traits>>(made, Kind::Unbounded)};
}

template <class T, class Traits>
std::pair<SyncSender<T, Traits>, Receiver<T, Traits>> make_bounded(std::size_t bound,
                                                                   const typename Traits::Observer& observer) {
  void* made;
  Kind kind;
  if (bound == 0) {
    made = Channel<T, Traits, Rendezvous<T, Traits>>::make(observer);
    kind = Kind::Rendezvous;
  } else if (bound == 1) {
    made = Channel<T, Traits, Slot<T, Traits>>::make(observer);
    kind = Kind::Slot;
  } else {
    made = Channel<T, Traits, Ring<T, Traits>>::make(observer, bound);
    kind = Kind::Ring;
  }
  return {Access::make<SyncSender<T, Traits>>(made, kind), Access::make<Receiver<T, Traits>>(made, kind)};
}

}  // namespace detail

/// An unbounded channel: send never blocks. One allocation; ends the program where there is no memory. Thread-safe, constant time.
template <class T, class Traits = DefaultTraits>
std::pair<Sender<T, Traits>, Receiver<T, Traits>> channel() {
  return detail::make_unbounded<T, Traits>({});
}
/// The same, watched: `observer` is told every operation.
template <class T, class Traits>
  requires kIsObserved<Traits>
std::pair<Sender<T, Traits>, Receiver<T, Traits>> channel(typename Traits::Observer observer) {
  return detail::make_unbounded<T, Traits>(observer);
}

/// A channel with room for `bound` messages: send blocks while it is full. With a bound of 0 messages go from hand to
/// hand. One allocation; a buffer that cannot be allocated ends the program with a message. Thread-safe; linear in `bound`.
template <class T, class Traits = DefaultTraits>
std::pair<SyncSender<T, Traits>, Receiver<T, Traits>> sync_channel(std::size_t bound) {
  return detail::make_bounded<T, Traits>(bound, {});
}
/// The same, watched: `observer` is told every operation.
template <class T, class Traits>
  requires kIsObserved<Traits>
std::pair<SyncSender<T, Traits>, Receiver<T, Traits>> sync_channel(std::size_t bound,
                                                                   typename Traits::Observer observer) {
  return detail::make_bounded<T, Traits>(bound, observer);
}

/// Gives a handle up at this point, as its reset(): `mpsc::drop(std::move(tx));`
template <class Handle>
  requires requires(Handle handle) { handle.reset(); }
void drop(Handle handle) noexcept {
  handle.reset();
}

}  // namespace mpsc
