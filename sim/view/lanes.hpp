// The lanes: a diagram of the run over time, one lane a thread. Its cost is that of what can be told apart on the
// screen, however long the run has lasted.
#pragma once

#include <cstdint>

#include "view/picture.hpp"
#include "view/timeline.hpp"
#include "world/state.hpp"

namespace handoff::view {

// The part of the run's clock that is shown, in ms.
struct TimeWindow {
  double from_ms = 0, to_ms = 12'000;
  double length_ms() const { return to_ms - from_ms; }
};
inline constexpr double kShortestWindowMs = 5, kLongestWindowMs = 24 * 3'600'000.0;

// Same length, with `now_ms` left of its right end; as long as everything fits it begins at 0.
TimeWindow follow(TimeWindow, double now_ms);
TimeWindow zoomed(TimeWindow, double factor, double around_ms);  // factor > 1: closer
TimeWindow moved(TimeWindow, double by_ms);

struct LanesInput {
  const Timeline& timeline;
  const world::State& latest;  // of the whole recording: who there is
  const TextMeasure& measure;

  TimeWindow window{};
  std::uint32_t position = 0;  // the playhead
  double now_ms = 0;           // run clock: what has not ended reaches to here
  bool is_live = true;         // the playhead stands at `now_ms`

  float width = 0, height = 0;
  float text_scale = 1;
  world::ThreadId selected = world::kNoThread;
  world::MessageId hovered = world::kNoMessage;
};

Picture layout_lanes(const LanesInput&);

// The height that lanes of this many threads need to be readable; give more and they spread.
float lanes_height(std::size_t threads, float text_scale);

// Where in the picture time runs from left to right, and how.
struct TimeAxis {
  Rect plot;
  TimeWindow window;
  float x_of(double t_ms) const;
  double time_at(float x) const;  // inside the window
};
TimeAxis time_axis(const LanesInput&);

// The position that pointing at `x` scrubs to.
std::uint32_t position_at(const LanesInput&, float x);
// The message whose line passes nearest to a point, within a few pixels; kNoMessage: none.
world::MessageId message_near(const LanesInput&, Point);

}  // namespace handoff::view
