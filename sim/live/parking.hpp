// Where the threads of all runs wait inside a channel. Unlike the channel library's own parking a waiting thread can be
// called up from outside the channel: when its run is over, or when its run's clock goes differently.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace handoff::live {

using Word = std::atomic<std::uint32_t>;

// What a parking thread asks about its run. Answers may change only before call_up().
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual bool must_leave() const = 0;  // it is not to wait at all
  // When to stop waiting, in real time.
  virtual std::chrono::steady_clock::time_point real_deadline() const = 0;
};

// Waits while `word` equals `expected`, until unparked or called up; may return spuriously.
void park(Word& word, std::uint32_t expected, const Waiter&);
void unpark(Word& word);
void call_up();

}  // namespace handoff::live
