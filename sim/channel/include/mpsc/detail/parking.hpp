// Sleeping until a 32-bit word changes: by futex on Linux, by emscripten_futex_wait in WebAssembly, by a table of
// mutexes and condition variables elsewhere. Not by std::atomic::wait: it knows no deadline, and libc++'s polls.
#pragma once

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <mutex>

#if defined(__EMSCRIPTEN__)
#include <emscripten/threading.h>
#elif defined(__linux__)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#endif

namespace mpsc::detail {

using Word = std::atomic<std::uint32_t>;
using Deadline = std::chrono::steady_clock::time_point;

// Each parking has: wait (sleeps while the word equals `expected`; may return spuriously), wait_until (the same;
// false once the deadline has passed), wake_one, wake_all.

// For every system with mutexes: threads that wait for different words may share a place, and are then woken in vain.
struct PortableParking {
  static void wait(Word& word, std::uint32_t expected) noexcept {
    Place& place = place_of(word);
    std::unique_lock lock(place.mutex);
    if (word.load(std::memory_order_acquire) == expected) place.changed.wait(lock);
  }
  static bool wait_until(Word& word, std::uint32_t expected, Deadline deadline) noexcept {
    Place& place = place_of(word);
    std::unique_lock lock(place.mutex);
    if (word.load(std::memory_order_acquire) != expected) return true;
    return place.changed.wait_until(lock, deadline) == std::cv_status::no_timeout;
  }
  static void wake_one(Word& word) noexcept { wake_all(word); }
  static void wake_all(Word& word) noexcept {
    Place& place = place_of(word);
    // Whoever saw the word unchanged under the mutex is asleep once we have had it.
    { const std::lock_guard lock(place.mutex); }
    place.changed.notify_all();
  }

 private:
  struct Place {
    std::mutex mutex;
    std::condition_variable changed;
  };
  static Place& place_of(const Word& word) noexcept {
    static Place places[kPlaces];
    return places[(reinterpret_cast<std::uintptr_t>(&word) / 64) % kPlaces];
  }
  static constexpr std::size_t kPlaces = 61;
};

#if defined(__EMSCRIPTEN__)

// The browser's main thread may wake, and must not wait.
struct FutexParking {
  static void wait(Word& word, std::uint32_t expected) noexcept {
    emscripten_futex_wait(&word, expected, std::numeric_limits<double>::infinity());
  }
  static bool wait_until(Word& word, std::uint32_t expected, Deadline deadline) noexcept {
    const Deadline now = std::chrono::steady_clock::now();
    if (deadline <= now) return false;
    const std::chrono::duration<double, std::milli> left = deadline - now;
    return emscripten_futex_wait(&word, expected, left.count()) != -ETIMEDOUT;
  }
  static void wake_one(Word& word) noexcept { emscripten_futex_wake(&word, 1); }
  static void wake_all(Word& word) noexcept { emscripten_futex_wake(&word, std::numeric_limits<int>::max()); }
};
using Parking = FutexParking;

#elif defined(__linux__)

struct FutexParking {
  static void wait(Word& word, std::uint32_t expected) noexcept {
    syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
  }
  // FUTEX_WAIT_BITSET takes an absolute time of CLOCK_MONOTONIC, which is the clock of std::chrono::steady_clock.
  static bool wait_until(Word& word, std::uint32_t expected, Deadline deadline) noexcept {
    const auto since_start = deadline.time_since_epoch();
    if (since_start.count() <= 0) return false;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since_start);
    const std::chrono::nanoseconds rest = since_start - seconds;
    timespec until{};
    until.tv_sec = static_cast<time_t>(seconds.count());
    until.tv_nsec = static_cast<long>(rest.count());
    return syscall(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, expected, &until, nullptr, FUTEX_BITSET_MATCH_ANY) ==
               0 ||
           errno != ETIMEDOUT;
  }
  static void wake_one(Word& word) noexcept { syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0); }
  static void wake_all(Word& word) noexcept {
    syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, std::numeric_limits<int>::max(), nullptr, nullptr, 0);
  }
};
using Parking = FutexParking;

#else

using Parking = PortableParking;

#endif

}  // namespace mpsc::detail
