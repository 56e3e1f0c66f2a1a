// The output console and the headings of the columns.
#include <algorithm>
#include <cmath>
#include <string>

#include "view/scene.hpp"

namespace handoff::view {

using world::ThreadId;

void draw_output(Scene& scene) {
  const world::State& state = scene.state();
  const Rect& room = scene.plan.output;
  const float s = scene.s();
  if (room.h < 18 * s || room.w < 24 * s) return;
  const std::size_t count = state.output.size();
  scene.canvas.box(room, 8 * s, ink(Role::well), ink(Role::line));
  scene.canvas.hit("output", "log", "output, " + std::to_string(count) + (count == 1 ? " line" : " lines"), "", room);

  const float pad = 14 * s, heading = room.h > 56 * s ? 30 * s : 0;
  if (heading > 0)
    scene.canvas.label({room.x + pad, room.y + 21 * s}, "output", Font::sans, 12 * s, ink(Role::text_faint));
  const float size = 13.5f * s, pitch = 21 * s;
  const Rect lines{room.x + pad, room.y + std::max(heading, 6 * s), room.w - 2 * pad,
                   room.h - std::max(heading, 6 * s) - 8 * s};
  if (count == 0) {
    scene.canvas.label({lines.x, lines.y + 15 * s}, "nothing printed yet", Font::sans, 12 * s, ink(Role::text_faint),
                       Align::left, lines.w);
    return;
  }

  // Short lines stand in columns, read downwards; when all are full the first one goes. In a single column the lines move
  // up one by one.
  const std::size_t rows = std::max<std::size_t>(1, static_cast<std::size_t>(lines.h / pitch));
  const std::size_t looked_at = std::min<std::size_t>(count, rows * 8);
  float widest = 0;
  for (std::size_t i = count - looked_at; i < count; ++i)
    widest = std::max(widest, scene.canvas.width(state.output[i].value.to_text(), Font::mono, size));
  const float column_width = std::max(widest + 14 * s, lines.w / 8);
  const std::size_t columns =
      std::clamp<std::size_t>(static_cast<std::size_t>((lines.w + 14 * s) / column_width), 1, 8);
  const std::size_t room_for = rows * columns;
  const std::size_t goes = columns == 1 ? 1 : rows;  // at once
  const std::size_t first = count <= room_for ? 0 : (count - room_for + goes - 1) / goes * goes;
  const float step = lines.w / static_cast<float>(columns);

  float newest = 1;
  for (const world::Event* event : scene.motion.events())
    if (event->kind == world::EventKind::printed) newest = scene.motion.shown(event->t_ms);
  for (std::size_t i = first; i < count; ++i) {
    const std::size_t column = (i - first) / rows, row = (i - first) % rows;
    const ThreadId of = scene.in.timeline.printed_value_of(i);
    const world::OutputLine& line = state.output[i];
    const std::string text = line.value.to_text();
    const float x = lines.x + static_cast<float>(column) * step, y = lines.y + static_cast<float>(row) * pitch;
    scene.canvas.label({x, y + 15 * s}, text, Font::mono, size,
                       hue(scene.hue_of(of == world::kNoThread ? line.thread : of), i + 1 == count ? newest : 1),
                       Align::left, columns == 1 ? lines.w : step - 6 * s);
    scene.canvas.hit("output/" + std::to_string(i), "listitem", state[line.thread].name + " printed " + text, text,
                     {x, y, step, std::min(pitch, bottom(room) - y)});
  }
}

void draw_headings(Scene& scene) {
  const Arrangement& plan = scene.plan;
  const float s = scene.s();
  if (plan.top < 30 * s) return;
  const bool has_replies =
      std::any_of(plan.pipes.begin(), plan.pipes.end(), [](const PipePlace& p) { return p.is_reversed; });
  const auto write = [&](Point at, Align align, const char* text, float room) {
    scene.canvas.label(at, text, Font::sans, 12 * s, ink(Role::text_faint), align, room);
  };
  const float y = 26 * s;
  for (std::size_t c = 0; c < plan.columns; ++c) {
    const Rect& column = plan.column_rects[c];
    const bool is_first = c == 0, is_last = c + 1 == plan.columns;
    const bool is_empty = std::find(plan.level.begin(), plan.level.end(), c) == plan.level.end();
    if (is_empty) continue;
    if (is_first)
      write({column.x, y}, Align::left, has_replies ? "clients" : "producers", column.w);
    else if (is_last)
      write({right(column), y}, Align::right, has_replies ? "server" : "receiver", column.w);
    else
      write({centre(column).x, y}, Align::centre, "relay", column.w);
  }
  if (!plan.pipes.empty())
    for (const Rect& gap : plan.gap_rects) write({centre(gap).x, y}, Align::centre, "in transit", gap.w);
}

}  // namespace handoff::view
