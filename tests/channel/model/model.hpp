// The model checker as a test uses it: threads, checks, and the traits that put it in a channel's place.
#pragma once

#include <bit>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "mpsc/observer.hpp"
#include "scheduler.hpp"

namespace mpsc::model {

// A thread of the program under test. It must be joined before the program's body ends.
class ThreadHandle {
 public:
  explicit ThreadHandle(ThreadId id) : id_(id) {}
  void join() { Scheduler::current().join(id_); }

 private:
  ThreadId id_;
};

template <class Function>
ThreadHandle spawn(Function&& function) {
  return ThreadHandle(Scheduler::current().spawn(std::forward<Function>(function)));
}

// A condition that must hold in every execution.
inline void check(bool condition, const char* what) {
  if (!condition) fail(Fault::Assertion, what);
}

// One of 0 … count - 1; every one is tried.
inline unsigned choose(unsigned count) { return Scheduler::current().choose(count); }

// std::atomic's operations, each one a step of the scheduler.
template <class T>
class Atomic {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(std::uint64_t));
  using Order = std::memory_order;
  static constexpr Order kSc = std::memory_order_seq_cst;

 public:
  using value_type = T;
  static constexpr bool is_always_lock_free = true;

  Atomic() noexcept : Atomic(T{}) {}
  Atomic(T value) noexcept {
    const Location& made = Scheduler::current().make(reinterpret_cast<std::uintptr_t>(this), encode(value));
    number_ = made.number;
    key_ = made.key;
  }
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;
  ~Atomic() {
    if (Scheduler::is_running() && Scheduler::current().is_under_way()) Scheduler::current().end(location());
  }

  bool is_lock_free() const noexcept { return true; }
  T load(Order order = kSc) const noexcept { return decode(Scheduler::current().load(location(), order)); }
  void store(T value, Order order = kSc) noexcept { Scheduler::current().store(location(), encode(value), order); }
  T exchange(T value, Order order = kSc) noexcept {
    return modify(order, [value](T) { return value; });
  }
  bool compare_exchange_strong(T& expected, T desired, Order success, Order failure) noexcept {
    std::uint64_t old = encode(expected);
    const bool same = Scheduler::current().compare_exchange(location(), old, encode(desired), success, failure);
    expected = decode(old);
    return same;
  }
  bool compare_exchange_strong(T& expected, T desired, Order order = kSc) noexcept {
    return compare_exchange_strong(expected, desired, order, failure_of(order));
  }
  // Never fails spuriously: a loop around it would only go round once more.
  bool compare_exchange_weak(T& expected, T desired, Order success, Order failure) noexcept {
    return compare_exchange_strong(expected, desired, success, failure);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order = kSc) noexcept {
    return compare_exchange_strong(expected, desired, order);
  }
  T fetch_add(T value, Order order = kSc) noexcept {
    return modify(order, [value](T old) { return static_cast<T>(old + value); });
  }
  T fetch_sub(T value, Order order = kSc) noexcept {
    return modify(order, [value](T old) { return static_cast<T>(old - value); });
  }
  T fetch_and(T value, Order order = kSc) noexcept {
    return modify(order, [value](T old) { return static_cast<T>(old & value); });
  }
  T fetch_or(T value, Order order = kSc) noexcept {
    return modify(order, [value](T old) { return static_cast<T>(old | value); });
  }
  T fetch_xor(T value, Order order = kSc) noexcept {
    return modify(order, [value](T old) { return static_cast<T>(old ^ value); });
  }

  // Where the scheduler keeps this atomic. To be found even in memory that was given back: the scheduler reports that.
#if defined(MODEL_ASAN)
  __attribute__((no_sanitize("address")))
#endif
  Location&
  location() const noexcept {
    return Scheduler::current().at(number_, key_);
  }

 private:
  template <class Change>
  T modify(Order order, Change change) noexcept {
    return decode(
        Scheduler::current().modify(location(), order, [&](std::uint64_t old) { return encode(change(decode(old))); }));
  }
  static constexpr Order failure_of(Order order) {
    if (order == std::memory_order_acq_rel) return std::memory_order_acquire;
    return order == std::memory_order_release ? std::memory_order_relaxed : order;
  }
  static std::uint64_t encode(T value) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, &value, sizeof value);
    return word;
  }
  static T decode(std::uint64_t word) noexcept {
    T value;
    std::memcpy(&value, &word, sizeof value);
    return value;
  }

  std::uint32_t number_;
  std::uint32_t key_;
};

struct Clock {
  using duration = std::chrono::steady_clock::duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::steady_clock::time_point;
  static constexpr bool is_steady = true;
  static time_point now() noexcept { return Scheduler::current().now(); }
};

// mpsc::DefaultTraits' names, on the scheduler.
struct Traits {
  template <class T>
  using Atomic = model::Atomic<T>;
  using Clock = model::Clock;
  using Observer = NoObserver;

  static void fence(std::memory_order order) noexcept { Scheduler::current().fence(order); }
  static void light_barrier() noexcept { Scheduler::current().light_barrier(); }
  static void heavy_barrier() noexcept { Scheduler::current().heavy_barrier(); }
  static void pause() noexcept { Scheduler::current().yield(); }
  static void yield() noexcept { Scheduler::current().yield(); }
  static void park(Atomic<std::uint32_t>& word, std::uint32_t expected) noexcept {
    Scheduler::current().park(word.location(), expected, nullptr);
  }
  static bool park_until(Atomic<std::uint32_t>& word, std::uint32_t expected, Clock::time_point deadline) noexcept {
    return Scheduler::current().park(word.location(), expected, &deadline);
  }
  static void unpark_one(Atomic<std::uint32_t>& word) noexcept { Scheduler::current().unpark(word.location(), false); }
  static void unpark_all(Atomic<std::uint32_t>& word) noexcept { Scheduler::current().unpark(word.location(), true); }
  static unsigned processors() noexcept { return Scheduler::current().processors(); }
  static void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
    return Scheduler::current().allocate(size, static_cast<std::size_t>(alignment));
  }
  static void deallocate(void* memory, std::size_t size, std::align_val_t alignment) noexcept {
    Scheduler::current().deallocate(memory, size, static_cast<std::size_t>(alignment));
  }
  static void reading(const void* place) noexcept { Scheduler::current().reading(place); }
  static void writing(const void* place) noexcept { Scheduler::current().writing(place); }
};

inline Scheduler& scheduler() {
  static Scheduler it;
  return it;
}

// Runs `body` in all executions that `options` ask for, or up to the first failure.
inline Result explore(const Options& options, const Scheduler::Body& body) {
  return scheduler().explore(options, body);
}
inline Result explore(const Scheduler::Body& body) { return explore(Options{}, body); }

// Runs the one execution that a failure's schedule describes; the options must be those it was found with.
inline Result replay(const Options& options, const std::string& schedule, const Scheduler::Body& body) {
  return scheduler().replay(options, schedule, body);
}

inline std::string to_string(const Result& result) {
  std::string text = std::to_string(result.executions) + " executions (" + std::to_string(result.cut) + " cut), " +
                     (result.complete  ? "complete"
                      : result.failure ? "stopped"
                                       : "not complete") +
                     ", " + std::to_string(static_cast<int>(result.seconds * 1000)) + " ms";
  if (result.failure) {
    text += std::string("\n") + to_string(result.failure->fault) + ": " + result.failure->message +
            "\nschedule: " + result.failure->schedule + "\n" + result.failure->trace;
  }
  return text;
}

}  // namespace mpsc::model
