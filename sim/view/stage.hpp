// The stage: who owns what, where each message is, and who waits. A pure function of the state, the latest events and
// the clock.
#pragma once

#include <cstdint>
#include <vector>

#include "explore/why.hpp"
#include "view/picture.hpp"
#include "view/timeline.hpp"
#include "world/event.hpp"
#include "world/state.hpp"

namespace handoff::view {

struct StageInput {
  const world::State& state;
  const Timeline& timeline;  // may know more than the state: what is recorded after it
  const TextMeasure& measure;

  // The events before `state`, oldest first, the last one the state's own; older ones than `motion_window_ms` may be
  // missing. Each is drawn as a movement that begins at its time.
  const std::vector<world::Event>* recent = nullptr;
  double clock_ms = 0;          // run clock; may run on past the state's time, so that movements come to their end
  double speed = 1;             // run clock per real time
  bool settled = false;         // everything where it ends: paused for good, or scrubbed
  bool reduced_motion = false;  // nothing moves, what is new fades in

  float width = 0, height = 0;
  float text_scale = 1;
  bool user_is_main = false;
  world::ThreadId selected = world::kNoThread;
  world::MessageId hovered = world::kNoMessage;
  const explore::Why* why = nullptr;  // of the selected thread: the handles it names are lit
};

Picture layout_stage(const StageInput&);

// How long a movement lasts, in ms of the run's clock: 350 ms of real time at 1x, shorter at higher speeds.
double motion_window_ms(double speed);

// The hue of each thread, by thread: for everything that is said in a thread's colour. It is a thread's for life: what it
// came with decides, not what it has at the moment.
std::vector<std::uint32_t> thread_hues(const world::State&, const Timeline&);

// The threads in the order in which the stage shows them: column by column, each from top to bottom, main last in its
// own. The lanes have the same order.
std::vector<world::ThreadId> reading_order(const world::State&, const Timeline&);

}  // namespace handoff::view
