// What a receiver finds at the front of its channel, and the sizes that all flavours share.
#pragma once

#include <cstddef>

namespace mpsc::detail {

// A message, or the end of all messages, or neither.
template <class T>
struct Front {
  T* message = nullptr;
  bool is_disconnected = false;

  bool is_nothing() const noexcept { return message == nullptr && !is_disconnected; }
};

// Data that different threads write is kept this far apart.
inline constexpr std::size_t kLine = 64;

// Room for one T that is made and destroyed by hand.
template <class T>
union Cell {
  Cell() noexcept {}
  ~Cell() {}
  T message;
};

}  // namespace mpsc::detail
