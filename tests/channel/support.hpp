// What the channel tests share: messages that count themselves, and an observer that tells when a thread is blocked.
#pragma once

#include <mpsc/mpsc.hpp>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace channel_test {

// A message of which it is known how many are alive, moved-from ones included. Movable only, not default-constructible,
// not assignable.
class Counted {
 public:
  explicit Counted(int number) noexcept : number_(number) { ++alive(); }
  Counted(Counted&& other) noexcept : number_(std::exchange(other.number_, -1)) { ++alive(); }
  Counted& operator=(Counted&&) = delete;
  ~Counted() { --alive(); }

  int number() const noexcept { return number_; }

  static std::atomic<int>& alive() {
    static std::atomic<int> count{0};
    return count;
  }

 private:
  int number_;
};

// What an observed channel has told.
struct Note {
  mpsc::Operation operation;
  mpsc::Outcome outcome;
  long long message;  // of an integer message; -1: none

  friend bool operator==(const Note&, const Note&) = default;
};

class Log {
 public:
  std::mutex& mutex() { return mutex_; }
  void add(Note note) {
    notes_.push_back(note);
    grown_.notify_all();
  }
  std::vector<Note> notes() {
    const std::lock_guard lock(mutex_);
    return notes_;
  }
  // Waits until that has been noted so many times.
  void await(mpsc::Operation operation, mpsc::Outcome outcome, long times = 1) {
    std::unique_lock lock(mutex_);
    grown_.wait(lock, [&] {
      long found = 0;
      for (const Note& note : notes_) found += note.operation == operation && note.outcome == outcome;
      return found >= times;
    });
  }

 private:
  std::mutex mutex_;
  std::condition_variable grown_;
  std::vector<Note> notes_;
};

class LogObserver {
 public:
  LogObserver() : log_(std::make_shared<Log>()) {}

  auto lock() const { return std::unique_lock(log_->mutex()); }
  template <class T>
  void note(mpsc::Operation operation, mpsc::Outcome outcome, const T* message) const {
    long long number = -1;
    if constexpr (std::is_integral_v<T>) {
      if (message != nullptr) number = static_cast<long long>(*message);
    } else {
      if (message != nullptr) number = 0;
    }
    log_->add({operation, outcome, number});
  }
  Log* operator->() const { return log_.get(); }

 private:
  std::shared_ptr<Log> log_;
};

struct WatchedTraits : mpsc::DefaultTraits {
  using Observer = LogObserver;
};

// Bounds in a list of channels to try: this one stands for no bound.
inline constexpr int kUnbounded = -1;

// Calls body(tx, rx) with a channel of that bound.
template <class T, class Body>
void with_channel(int bound, Body body) {
  if (bound == kUnbounded) {
    auto [tx, rx] = mpsc::channel<T>();
    body(std::move(tx), std::move(rx));
  } else {
    auto [tx, rx] = mpsc::sync_channel<T>(static_cast<std::size_t>(bound));
    body(std::move(tx), std::move(rx));
  }
}

// The same with an observed channel: body(tx, rx, log).
template <class T, class Body>
void with_watched_sync(int bound, Body body) {
  LogObserver log;
  auto [tx, rx] = mpsc::sync_channel<T, WatchedTraits>(static_cast<std::size_t>(bound), log);
  body(std::move(tx), std::move(rx), log);
}
template <class T, class Body>
void with_watched(int bound, Body body) {
  if (bound != kUnbounded) return with_watched_sync<T>(bound, body);
  LogObserver log;
  auto [tx, rx] = mpsc::channel<T, WatchedTraits>(log);
  body(std::move(tx), std::move(rx), log);
}

inline constexpr int kAllBounds[] = {kUnbounded, 0, 1, 2, 3, 128};
inline constexpr int kBuffered[] = {kUnbounded, 1, 2, 3, 128};

}  // namespace channel_test
