// The way in for the functions that make channels: handles are made from a channel here and nowhere else.
#pragma once

#include <cstdint>
#include <utility>

namespace mpsc::detail {

// Which flavour a handle's channel has, kept in the handle beside the address.
enum class Kind : std::uint8_t { Unbounded, Ring, Slot, Rendezvous };

struct Access {
  template <class Handle, class... Args>
  static Handle make(Args... args) noexcept {
    return Handle(args...);
  }
};

}  // namespace mpsc::detail
