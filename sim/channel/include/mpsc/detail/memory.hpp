// Aligned memory from the ordinary operator new. The C library's own aligned allocation bypasses its per-thread cache
// and costs several times as much, which a short-lived channel would feel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>

namespace mpsc::detail {

// Null where there is no such memory. A stricter alignment than usual is reached by rounding up inside a larger piece,
// whose beginning is written down in front of the result.
inline void* allocate_aligned(std::size_t size, std::size_t alignment) noexcept {
  if (alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__) return ::operator new(size, std::nothrow);
  const std::size_t room = alignment + sizeof(void*);
  if (size > std::numeric_limits<std::size_t>::max() / 2 - room) return nullptr;
  void* const whole = ::operator new(size + room, std::nothrow);
  if (whole == nullptr) return nullptr;
  char* const first = static_cast<char*>(whole) + sizeof(void*);
  const auto misfit = reinterpret_cast<std::uintptr_t>(first) % alignment;
  char* const aligned = first + (misfit == 0 ? 0 : alignment - misfit);
  std::memcpy(aligned - sizeof(void*), &whole, sizeof whole);
  return aligned;
}

inline void deallocate_aligned(void* memory, std::size_t, std::size_t alignment) noexcept {
  if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
    std::memcpy(&memory, static_cast<char*>(memory) - sizeof(void*), sizeof memory);
  }
  ::operator delete(memory);
}

}  // namespace mpsc::detail
