// Vector clocks: which operations of which thread happened before (Lamport 1978; Mattern 1989).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace mpsc::model {

inline constexpr unsigned kMaxThreads = 6;

using ThreadId = unsigned;
using Epoch = std::uint32_t;  // a thread's own count of its operations, from 1

struct VectorClock {
  std::array<Epoch, kMaxThreads> at{};

  void join(const VectorClock& other) {
    for (unsigned thread = 0; thread < kMaxThreads; ++thread) at[thread] = std::max(at[thread], other.at[thread]);
  }
  bool covers(ThreadId thread, Epoch epoch) const { return at[thread] >= epoch; }
};

// What a thread knows, as the C++ memory model sees it.
struct Knowledge {
  VectorClock happened;  // what happens before its next operation
  VectorClock released;  // what its last release fence had before it
  VectorClock pending;   // what an acquire fence would make happen before: read by relaxed loads
};

}  // namespace mpsc::model
