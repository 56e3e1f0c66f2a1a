// Which moment of the run is drawn, and the clock that its movements follow.
#pragma once

#include <cstdint>
#include <vector>

#include "view/timeline.hpp"
#include "world/record.hpp"

namespace handoff::app {

class Playhead {
 public:
  void reset();  // a new run: live
  void go_to(std::uint32_t position, const view::Timeline&);
  void go_live() { is_live_ = true; }

  // Once a frame. `run_ms` is the run's clock, `elapsed_ms` real time since the last frame.
  void update(const world::History&, double run_ms, bool threads_pause, double speed, double elapsed_ms);

  bool is_live() const { return is_live_; }
  std::uint32_t position() const { return position_; }
  double clock_ms() const { return clock_ms_; }
  bool is_settled() const { return settled_; }
  const std::vector<world::Event>& recent() const { return recent_; }  // up to `position`, for the movements

 private:
  bool is_live_ = true, settled_ = true;
  std::uint32_t position_ = 0;
  double clock_ms_ = 0;
  std::vector<world::Event> recent_;
};

}  // namespace handoff::app
