// Which moment of the run is drawn, and the clock that its movements follow.
#pragma once

#include <cstdint>
#include <vector>

#include "view/timeline.hpp"
#include "world/record.hpp"

namespace handoff::app {

class Playhead {
 public:
  // A new run: live. Where it is too fast to be read the picture plays it `at_a_pace`: it follows the timeline's clock
  // on its own, and may be behind what is recorded.
  void reset(bool at_a_pace = false);
  void go_to(std::uint32_t position, const view::Timeline&);
  void go_live();  // to the latest event
  void go_on();    // from where it is: at a pace, else to the latest event
  void step() { ++owed_; }  // at a pace, while the threads are paused: one event more, as soon as it is there

  // Once a frame. `run_ms` is the run's clock, `elapsed_ms` real time since the last frame.
  void update(const world::History&, const view::Timeline&, double run_ms, bool threads_pause, double speed,
              double elapsed_ms);

  bool is_live() const { return is_live_; }
  bool is_behind(const world::History& history) const { return at_a_pace_ && position_ < history.length(); }
  std::uint32_t position() const { return position_; }
  double clock_ms() const { return clock_ms_; }
  bool is_settled() const { return settled_; }
  const std::vector<world::Event>& recent() const { return recent_; }  // up to `position`, for the movements

 private:
  void follow(std::uint32_t latest, const view::Timeline&, double run_ms, bool threads_pause, double step_ms);
  void play(std::uint32_t latest, const view::Timeline&, bool threads_pause, double step_ms);

  bool is_live_ = true, settled_ = true;
  bool at_a_pace_ = false, goes_to_end_ = false;
  std::uint32_t owed_ = 0;  // events
  std::uint32_t position_ = 0;
  double clock_ms_ = 0;
  std::vector<world::Event> recent_;
};

}  // namespace handoff::app
