// The row that controls time. Two different things stand side by side and are named differently: the threads, which
// run, pause and step; and the picture, which shows any moment of what has been recorded.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Align;
using view::Font;
using view::Rect;
using view::Role;

std::string times(double speed) {
  char words[32];
  std::snprintf(words, sizeof words, speed < 0.95 ? "%.1f×" : speed < 9.95 && speed != std::round(speed) ? "%.1f×" : "%.0f×",
                speed);
  return words;
}

std::string where(const Model& model) {
  std::string words = "event " + std::to_string(model.state.position) + " of " + std::to_string(model.history.length());
  if (model.is_playing) return words + (model.threads_paused ? " · paused" : " · playing");
  if (!model.is_live) return words + " · looking back";
  switch (model.phase) {
    case Phase::running:
      words += model.threads_paused ? " · threads paused" : " · live on " + std::to_string(model.threads) + (model.threads == 1 ? " thread" : " threads");
      break;
    case Phase::stopping: words += " · stopping"; break;
    case Phase::stopped: words += " · ended"; break;
  }
  return words;
}

}  // namespace

void transport(const Model& model, Frame& frame, const Rect& rect) {
  float x = rect.x;
  const float y = rect.y + (rect.h - kControlHeight) / 2;
  const auto place = [&](const Button& b) {
    const float width = button_width(frame, b);
    const Rect spot{x, y, width, kControlHeight};
    x += width + 6;
    return spot;
  };
  const auto press = [&](const Button& b) { return button(frame, place(b), b); };

  // The threads.
  const bool running = model.phase == Phase::running || model.is_playing;
  const std::string over = running ? "" : "the run has ended: restart it";
  const bool wide = rect.w >= 760, small = rect.w < 620;
  if (press({.id = "run/pause", .label = model.threads_paused ? "Resume threads" : "Pause threads",
             .icon = model.threads_paused ? Icon::play : Icon::pause, .look = Look::primary, .icon_only = !wide,
             .refusal = over,
             .tooltip = model.threads_paused ? "The threads go on (space)" : "The threads stand still (space)"}))
    frame.emit(PauseThreads{!model.threads_paused});
  if (press({.id = "run/step", .label = "Step one operation", .icon = Icon::step, .icon_only = true, .refusal = over,
             .tooltip = "One thread carries out one operation; pauses the threads"}))
    frame.emit(StepThreads{});
  if (press({.id = "run/restart", .label = "Restart", .icon = Icon::restart, .icon_only = true,
             .refusal = model.has_run ? "" : "there is nothing to run yet",
             .tooltip = model.is_program ? "The same program from its start (R)" : "The same set-up from its start (R)"}))
    frame.emit(Restart{});
  if (!small) {
    if (press({.id = "run/stop", .label = "Stop", .icon = Icon::stop, .icon_only = true,
               .refusal = running ? "" : "the run has stopped", .tooltip = "Every thread leaves, whatever it waits for"}))
      frame.emit(Stop{});
    x += 10;
    text(frame, {x, y + 20.5f}, "speed", Font::sans, 13, {Role::text_soft});
    x += 42;
    const float length = std::clamp(rect.w * 0.1f, 64.0f, 140.0f);
    if (const auto wanted =
            slider(frame, {x, y, length, kControlHeight},
                   {.id = "run/speed", .label = "speed of the threads", .value = model.speed, .least = kSlowest,
                    .most = kFastest, .logarithmic = true, .text = times(model.speed)}))
      frame.emit(SetSpeed{std::abs(std::log(*wanted)) < 0.1 ? 1.0 : *wanted});  // 1× is easy to find again
    x += length + 8;
    text(frame, {x, y + 20.5f}, times(model.speed), Font::mono, 13, {Role::text});
    x += 52;
  }

  // The picture.
  box(frame, {x - 4, y + 4, 1, kControlHeight - 8}, 0, {Role::line}, {Role::none});
  x += 8;
  const std::uint32_t position = model.state.position, end = model.history.length();
  const std::string at_start = position == 0 ? "the picture is at the start" : "";
  if (!small && press({.id = "time/start", .label = "Back to the start", .icon = Icon::to_start, .icon_only = true,
             .refusal = at_start, .tooltip = "The picture goes back to the start (Home)"}))
    frame.emit(GoTo{0});
  if (press({.id = "time/back", .label = "One event back", .icon = Icon::back, .icon_only = true, .refusal = at_start,
             .tooltip = "The picture goes one event back (←)"}))
    frame.emit(GoTo{position - 1});
  if (!small && press({.id = "time/forward", .label = "One event forward", .icon = Icon::play, .icon_only = true,
             .refusal = position < end ? "" : "the picture is at the latest event",
             .tooltip = "The picture goes one event forward (→)"}))
    frame.emit(GoTo{position + 1});
  if (press({.id = "time/live", .label = "Live", .icon = Icon::to_live, .look = model.is_live ? Look::plain : Look::primary,
             .icon_only = !wide, .refusal = model.is_live ? "the picture is live" : "", .tooltip = "The picture follows the threads again (End)"}))
    frame.emit(GoLive{});

  const std::string words = where(model);
  const float width = Measure(frame.fonts).width(words, Font::sans, 13);
  const float right = rect.x + rect.w;
  const bool told = right - x > width + 90;
  const float scrub = (told ? right - width - 14 : right) - x - 4;
  if (scrub > 60) {
    if (const auto wanted = slider(frame, {x + 4, y, scrub, kControlHeight},
                                   {.id = "time/scrub", .label = "moment of the picture",
                                    .value = static_cast<double>(position), .least = 0,
                                    .most = std::max(1.0, static_cast<double>(end)), .step = 1, .text = std::to_string(position)})) {
      const auto to = static_cast<std::uint32_t>(*wanted);
      if (to >= end)
        frame.emit(GoLive{});
      else
        frame.emit(GoTo{to});
    }
  }
  if (told) text(frame, {right, y + 20.5f}, words, Font::sans, 13, {Role::text_soft}, Align::right);
}

}  // namespace handoff::ui
