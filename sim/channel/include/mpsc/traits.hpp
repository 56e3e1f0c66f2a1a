// What a channel needs from the machine: atomics, a clock, parking, memory. Tests put a scheduler in its place.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <new>

#include "mpsc/detail/barrier.hpp"
#include "mpsc/detail/memory.hpp"
#include "mpsc/detail/parking.hpp"
#include "mpsc/detail/processors.hpp"
#include "mpsc/observer.hpp"

namespace mpsc {

/// The traits of ordinary channels. Own traits derive from these or offer the same names.
struct DefaultTraits {
  /// The atomics of the channel.
  template <class T>
  using Atomic = std::atomic<T>;
  using Clock = std::chrono::steady_clock;  ///< of recv_timeout() and recv_deadline(); never goes back
  using Observer = NoObserver;  ///< who is told each operation

  /// A fence between atomics.
  static void fence(std::memory_order order) noexcept { std::atomic_thread_fence(order); }
  /// Optional: a cheaper pair for two fences that face each other, see detail/barrier.hpp.
  static void light_barrier() noexcept { detail::light_barrier(); }
  /// Its rarer and dearer half.
  static void heavy_barrier() noexcept { detail::heavy_barrier(); }

  /// What a waiting loop does between two looks: `pause` eases the processor, `yield` lets another thread run.
  static void pause() noexcept { detail::pause_processor(); }
  /// Lets another thread run.
  static void yield() noexcept { detail::yield_processor(); }

  /// Sleeps while `word` equals `expected`, until unparked; may return spuriously.
  static void park(Atomic<std::uint32_t>& word, std::uint32_t expected) noexcept {
    detail::Parking::wait(word, expected);
  }
  /// The same up to `deadline`; false: it has passed.
  static bool park_until(Atomic<std::uint32_t>& word, std::uint32_t expected, Clock::time_point deadline) noexcept {
    return detail::Parking::wait_until(word, expected, deadline);
  }
  /// Wakes one thread that sleeps on `word`.
  static void unpark_one(Atomic<std::uint32_t>& word) noexcept { detail::Parking::wake_one(word); }
  /// Wakes all threads that sleep on `word`.
  static void unpark_all(Atomic<std::uint32_t>& word) noexcept { detail::Parking::wake_all(word); }

  /// Processors that this process may use. On a single one nobody spins.
  static unsigned processors() noexcept { return detail::usable_processors(); }

  /// Memory of `size` bytes; null: there is none.
  static void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
    return detail::allocate_aligned(size, static_cast<std::size_t>(alignment));
  }
  /// Gives back what allocate() gave for the same size and alignment.
  static void deallocate(void* memory, std::size_t size, std::align_val_t alignment) noexcept {
    detail::deallocate_aligned(memory, size, static_cast<std::size_t>(alignment));
  }

  /// Called before each plain (not atomic) access to data that threads share: a message's slot above all.
  static void reading(const void*) noexcept {}
  /// The same before a write.
  static void writing(const void*) noexcept {}
};

}  // namespace mpsc
