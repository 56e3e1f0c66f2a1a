#include "app/playhead.hpp"

#include <algorithm>

#include "view/stage.hpp"

namespace handoff::app {
namespace {
constexpr std::uint32_t kMostMovements = 2000;
}

void Playhead::reset(bool at_a_pace) {
  *this = Playhead();
  at_a_pace_ = at_a_pace;
}

void Playhead::go_to(std::uint32_t position, const view::Timeline& timeline) {
  // One event forward is seen as the movement that it is; everything else is a jump.
  const bool one_forward = position == position_ + 1;
  is_live_ = false;
  owed_ = 0;
  position_ = position;
  clock_ms_ = timeline.time_of(position);
  settled_ = !one_forward;
}

void Playhead::go_live() {
  is_live_ = goes_to_end_ = true;
  owed_ = 0;
}

void Playhead::go_on() {
  is_live_ = true;
  owed_ = 0;
}

void Playhead::follow(std::uint32_t latest, const view::Timeline& timeline, double run_ms, bool threads_pause,
                      double step_ms) {
  const bool has_news = position_ != latest;
  position_ = latest;
  // While the threads stand still the run's clock does too, but what is on its way arrives all the same.
  if (!threads_pause)
    clock_ms_ = run_ms;
  else if (has_news)
    clock_ms_ = timeline.time_of(latest);
  else
    clock_ms_ += step_ms;
}

void Playhead::play(std::uint32_t latest, const view::Timeline& timeline, bool threads_pause, double step_ms) {
  if (goes_to_end_) {
    clock_ms_ = std::max(clock_ms_, timeline.end_ms());
    position_ = latest;
    goes_to_end_ = false;
    return;
  }
  clock_ms_ += step_ms;
  if (!threads_pause) {
    owed_ = 0;
    position_ = std::max(position_, timeline.position_at(clock_ms_));
  } else if (owed_ > 0 && position_ < latest) {
    --owed_;
    clock_ms_ = timeline.time_of(++position_);
  } else if (position_ < latest) {
    // What is on its way arrives, but the next event is not passed by.
    clock_ms_ = std::min(clock_ms_, timeline.time_of(position_ + 1));
  }
}

void Playhead::update(const world::History& history, const view::Timeline& timeline, double run_ms, bool threads_pause,
                      double speed, double elapsed_ms) {
  const double window = view::motion_window_ms(speed);
  if (is_live_ && at_a_pace_)
    play(history.length(), timeline, threads_pause, elapsed_ms * speed);
  else if (is_live_)
    follow(history.length(), timeline, run_ms, threads_pause, elapsed_ms * speed);
  else if (!settled_)
    clock_ms_ += elapsed_ms * speed;
  const bool has_arrived = position_ == 0 || clock_ms_ > timeline.time_of(position_) + window;
  if (is_live_)
    settled_ = has_arrived && (position_ == history.length() || threads_pause) && owed_ == 0;
  else if (!settled_)
    settled_ = has_arrived;

  recent_.clear();
  if (settled_) return;
  std::uint32_t first = position_;
  while (first > 0 && position_ - first < kMostMovements && timeline.time_of(first) >= clock_ms_ - window) --first;
  for (std::uint32_t n = first + 1; n <= position_; ++n) {
    recent_.push_back(history.event(n));
    recent_.back().t_ms = timeline.time_of(n);
  }
}

}  // namespace handoff::app
