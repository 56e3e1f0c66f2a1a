#include "app/playhead.hpp"

#include <algorithm>

#include "view/stage.hpp"

namespace handoff::app {
namespace {
constexpr std::uint32_t kMostMovements = 2000;
}

void Playhead::reset() { *this = Playhead(); }

void Playhead::go_to(std::uint32_t position, const view::Timeline& timeline) {
  // One event forward is seen as the movement that it is; everything else is a jump.
  const bool one_forward = position == position_ + 1;
  is_live_ = false;
  position_ = position;
  clock_ms_ = timeline.time_of(position);
  settled_ = !one_forward;
}

void Playhead::update(const world::History& history, double run_ms, bool threads_pause, double speed,
                      double elapsed_ms) {
  const double window = view::motion_window_ms(speed);
  if (is_live_) {
    const bool has_news = position_ != history.length();
    position_ = history.length();
    const double latest = position_ > 0 ? history.event(position_).t_ms : 0;
    // While the threads stand still the run's clock does too, but what is on its way arrives all the same.
    if (!threads_pause)
      clock_ms_ = run_ms;
    else if (has_news)
      clock_ms_ = latest;
    else
      clock_ms_ += elapsed_ms * speed;
    settled_ = clock_ms_ > latest + window;
  } else if (!settled_) {
    clock_ms_ += elapsed_ms * speed;
    settled_ = position_ == 0 || clock_ms_ > history.event(position_).t_ms + window;
  }

  recent_.clear();
  if (settled_) return;
  std::uint32_t first = position_;
  while (first > 0 && position_ - first < kMostMovements && history.event(first).t_ms >= clock_ms_ - window) --first;
  for (std::uint32_t n = first + 1; n <= position_; ++n) recent_.push_back(history.event(n));
}

}  // namespace handoff::app
