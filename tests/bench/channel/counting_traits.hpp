// Traits of ordinary channels that count the bytes which channels hold.
#pragma once

#include <atomic>
#include <cstdint>
#include <mpsc/mpsc.hpp>
#include <new>

namespace bench {

struct CountingTraits : mpsc::DefaultTraits {
  static void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
    bytes_.fetch_add(size, std::memory_order_relaxed);
    return mpsc::DefaultTraits::allocate(size, alignment);
  }
  static void deallocate(void* memory, std::size_t size, std::align_val_t alignment) noexcept {
    bytes_.fetch_sub(size, std::memory_order_relaxed);
    mpsc::DefaultTraits::deallocate(memory, size, alignment);
  }
  static std::uint64_t bytes() { return bytes_.load(std::memory_order_relaxed); }

 private:
  inline static std::atomic<std::uint64_t> bytes_{0};
};

}  // namespace bench
