// What each thread was doing, over time: spans, with sums over more and more of them, so that a window of any length is
// read at the resolution of the screen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "world/event.hpp"
#include "world/ids.hpp"

namespace handoff::view {

enum class Doing : std::uint8_t { running, sleeping, blocked_full, blocked_empty, blocked_join, blocked_lock, awaits_user, ended };
inline constexpr std::size_t kDoings = 8;

// A stretch of a lane in one style. `is_merged`: more went on than can be told apart, `doing` took the most time.
struct LaneSpan {
  double from_ms = 0, to_ms = 0;
  Doing doing{};
  bool is_merged = false;
};

class SpanIndex {
 public:
  void append(const world::Event&);
  std::size_t threads() const { return lanes_.size(); }
  // Appends the spans of a thread between two times, those shorter than `least_ms` merged. What has not ended reaches
  // to `now_ms`. Nothing before the thread was spawned or after it has ended.
  void read(world::ThreadId, double from_ms, double to_ms, double now_ms, double least_ms,
            std::vector<LaneSpan>& into) const;

 private:
  static constexpr std::size_t kFan = 8;
  using Sums = std::array<float, kDoings>;  // ms
  struct Lane {
    std::vector<double> begins;
    std::vector<Doing> doings;
    std::vector<std::vector<Sums>> levels;  // levels[k][i]: the spans from i * kFan^(k+1), kFan^(k+1) of them
  };
  void begin(world::ThreadId, double t_ms, Doing);
  void end_all(double t_ms);
  static void sum_up(Lane&);
  std::vector<Lane> lanes_;  // by thread
};

}  // namespace handoff::view
