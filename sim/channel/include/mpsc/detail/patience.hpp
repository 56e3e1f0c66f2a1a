// How long a thread looks before it sleeps.
#pragma once

namespace mpsc::detail {

// A few looks in quick succession, then some with a yield between them. With a single processor what a thread waits for
// cannot happen while it looks: then one yield, which is cheaper than sleeping where the other thread is ready to run.
template <class Traits>
class Patience {
 public:
  Patience() noexcept : turns_(Traits::processors() > 1 ? 0 : kLooks + kYields - 1) {}

  // Passes a moment; false: it is time to sleep.
  bool endure() noexcept {
    if (turns_ >= kLooks + kYields) return false;
    turns_ < kLooks ? Traits::pause() : Traits::yield();
    ++turns_;
    return true;
  }

 private:
  static constexpr int kLooks = 100;
  static constexpr int kYields = 10;
  int turns_;
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
