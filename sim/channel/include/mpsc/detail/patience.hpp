// How long a thread looks before it sleeps.
#pragma once

#include <cstdint>

#include "mpsc/detail/processors.hpp"

namespace mpsc::detail {

// A few looks in quick succession, then some with a yield between them. With a single processor what a thread waits for
// cannot happen while it looks: then one yield, which is cheaper than sleeping where the other thread is ready to run.
//
// Two threads that happen to share one processor of several are as badly off, until the system parts them. Where many
// waits in a row end with a yield, the thread sleeps once: a thread that wakes up is given a processor of its own sooner
// than one that is always ready. Where yields do not give the processor away, both must be seen to want one for a while;
// a thread whose waits all end asleep tries that long only now and then.
template <class Traits>
class Patience {
 public:
  Patience() noexcept {
    if (Traits::processors() == 1) {
      turns_ = kEnd - 1;
    } else if (!kYieldGivesWay && streak_ % kNapsToOneLongWait != 0) {
      turns_ = kEnd - kShortWait;
    }
  }
  ~Patience() {
    const bool counts = kYieldGivesWay ? turns_ > kLooks && turns_ < kEnd : turns_ == kEnd;
    streak_ = counts ? streak_ + 1 : 0;
  }
  Patience(const Patience&) = delete;
  Patience& operator=(const Patience&) = delete;

  // Passes a moment; false: it is time to sleep.
  bool endure() noexcept {
    if (turns_ < kLooks) {
      Traits::pause();
    } else {
      if (kYieldGivesWay && streak_ == kMostEndedByYield) turns_ = kEnd;
      if (turns_ == kEnd) return false;
      Traits::yield();
    }
    ++turns_;
    return true;
  }

 private:
  static constexpr int kLooks = 100;
  static constexpr int kEnd = kLooks + (kYieldGivesWay ? 10 : 2500);
  static constexpr int kShortWait = 200;
  static constexpr unsigned kMostEndedByYield = 16;
  static constexpr unsigned kNapsToOneLongWait = 8;
  // Waits of the calling thread in a row that ended with a yield; where that does not give way: that ended asleep.
  static inline thread_local unsigned streak_ = 0;

  int turns_ = 0;
};

// A receiver that has caught up with a stream of messages stands back for a moment: looking for each message as it is
// written would take the line that it is written to away from the sender each time.
template <class Traits>
class StandBack {
 public:
  // Before a wait; `position` counts the messages received.
  void before_wait(std::uint64_t position) noexcept {
    const bool is_stream = position - last_wait_ >= kStream;
    last_wait_ = position;
    if (!is_stream || Traits::processors() == 1) return;
    for (int i = 0; i != kMoments; ++i) Traits::pause();
  }

 private:
  static constexpr std::uint64_t kStream = 4;
  static constexpr int kMoments = 32;
  std::uint64_t last_wait_ = 0;
};

// For the few places where another thread is in the middle of a step of some instructions: look, and soon let it run.
template <class Traits>
class ShortWait {
 public:
  void pass() noexcept {
    if (turns_ < kLooks && Traits::processors() > 1) {
      ++turns_;
      Traits::pause();
    } else {
      Traits::yield();
    }
  }

 private:
  static constexpr int kLooks = 50;
  int turns_ = 0;
};

}  // namespace mpsc::detail
