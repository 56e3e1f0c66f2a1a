// Why a send or a receive did not happen. A failed send carries its message back.
#pragma once

#include <string>

namespace mpsc {

/// The receiver is gone, or the channel was closed.
template <class T>
struct SendError {
  T value;  ///< the message comes back

  /// Whether both carry equal messages.
  friend constexpr bool operator==(const SendError& a, const SendError& b)
    requires requires(const T& one, const T& other) { one == other; }
  {
    return a.value == b.value;
  }
};

/// Full: no room now (for a rendezvous channel: no receiver waits now). Disconnected: as SendError.
template <class T>
struct TrySendError {
  /// Why the message was not taken.
  enum class Kind {
    Full,         ///< no room now, or no receiver that waits now
    Disconnected  ///< the receiver is gone, or the channel was closed
  };
  Kind kind;  ///< which of them
  T value;    ///< the message comes back

  /// Whether both failed for the same reason and carry equal messages.
  friend constexpr bool operator==(const TrySendError& a, const TrySendError& b)
    requires requires(const T& one, const T& other) { one == other; }
  {
    return a.kind == b.kind && a.value == b.value;
  }
};

/// The channel is empty, and every sender is gone or the channel was closed.
struct RecvError {
  /// There is only one.
  friend constexpr bool operator==(RecvError, RecvError) noexcept { return true; }
};

/// Empty: nothing there now. Disconnected: as RecvError.
enum class TryRecvError {
  Empty,        ///< nothing there now; senders live
  Disconnected  ///< nothing there, and nothing can come
};

/// Timeout: nothing came in time. Disconnected: as RecvError.
enum class RecvTimeoutError {
  Timeout,      ///< nothing came in time; senders live
  Disconnected  ///< nothing there, and nothing can come
};

/// The error in words. Allocates; thread-safe, as the following are.
template <class T>
std::string to_string(const SendError<T>&) {
  return "SendError: sending on a channel whose receiver is gone";
}
/// The error in words.
template <class T>
std::string to_string(const TrySendError<T>& error) {
  return error.kind == TrySendError<T>::Kind::Full ? "Full: sending on a channel that has no room"
                                                   : "Disconnected: sending on a channel whose receiver is gone";
}
/// The error in words.
inline std::string to_string(RecvError) { return "RecvError: receiving on an empty channel whose senders are gone"; }
/// The error in words.
inline std::string to_string(TryRecvError error) {
  return error == TryRecvError::Empty ? "Empty: receiving on a channel that is empty"
                                      : "Disconnected: receiving on an empty channel whose senders are gone";
}
/// The error in words.
inline std::string to_string(RecvTimeoutError error) {
  return error == RecvTimeoutError::Timeout ? "Timeout: receiving took too long"
                                            : "Disconnected: receiving on an empty channel whose senders are gone";
}

}  // namespace mpsc
