// What a channel tells an observer, and the observer that asks for nothing.
//
// A channel whose traits name an observer type O holds one copy of it, given to channel(observer) or
// sync_channel(bound, observer). O is cheap to copy and offers
//
//   auto guard = o.lock();                                                     RAII; may be non-recursive
//   template <class T> void o.note(Operation, Outcome, const T* message);      called under the guard
//
// The channel holds the guard around each *attempt* of an operation together with its note, never while it waits and
// never while a message is destroyed. So the order of the notes is a legal order of the operations. `message` says
// where the message lies at that moment, or is null where there is none.
//
//   * A blocking operation notes WouldBlock once, at its first failing attempt, and later what it came to.
//   * In a rendezvous channel that same attempt shows the waiting side to the other: a receiver that takes a waiting
//     sender's message notes Recv Done with it, and the sender notes Send Done with null later; a sender that hands to
//     a waiting receiver notes Send Done with the message, and the receiver notes Recv Done later.
//   * Iteration notes Recv and TryRecv; recv_timeout and recv_deadline note RecvTimeout.
//   * DropSender and DropReceiver are noted, with Done, where the handle is given up. The messages that the receiver
//     leaves behind are destroyed after that, oldest first, outside the guard. Clones are not noted.
#pragma once

#include <type_traits>

namespace mpsc {

/// What was attempted.
enum class Operation {
  Send,          ///< send()
  TrySend,       ///< try_send()
  Recv,          ///< recv() and blocking iteration
  TryRecv,       ///< try_recv() and try_iter()
  RecvTimeout,   ///< recv_timeout() and recv_deadline()
  DropSender,    ///< a sending handle is given up
  DropReceiver,  ///< the receiving handle is given up
  Close          ///< close()
};

/// What came of the attempt.
enum class Outcome {
  Done,          ///< it happened
  WouldBlock,    ///< the thread now waits; what it comes to is noted later
  Full,          ///< try_send() found no room
  Empty,         ///< try_recv() found nothing
  Disconnected,  ///< the other side is gone, or the channel was closed
  Timeout        ///< recv_timeout() got nothing in time
};

/// The observer of channels that nobody observes: takes no room and is never called.
struct NoObserver {};

/// Whether channels with these traits have an observer.
template <class Traits>
inline constexpr bool kIsObserved = !std::is_same_v<typename Traits::Observer, NoObserver>;

}  // namespace mpsc
