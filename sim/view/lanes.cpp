#include "view/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "view/canvas.hpp"
#include "view/stage.hpp"

namespace handoff::view {
namespace {

using world::MessageId;
using world::ThreadId;

constexpr float kTop = 16, kBottom = 20, kRight = 16;       // around the plot, at scale 1
constexpr float kLeastPitch = 12, kMostPitch = 38;          // from lane to lane
constexpr std::size_t kMostSpans = 6000, kMostMarks = 200;  // in one picture
constexpr double kNowAt = 0.92;                             // where `follow` keeps the present, of the window's length

struct Geometry {
  TimeAxis axis;
  float scale = 1, pitch = 0, bar = 0;
  std::vector<ThreadId> order;
  std::vector<std::size_t> row;  // by thread

  float y_of(ThreadId thread) const {
    const std::size_t i = world::index(thread) < row.size() ? row[world::index(thread)] : 0;
    return axis.plot.y + (static_cast<float>(i) + 0.5f) * pitch;
  }
  float name_size() const { return std::min(13 * scale, pitch * 0.85f); }
};

Geometry geometry_of(const LanesInput& in) {
  Geometry g;
  g.scale = in.text_scale;
  const float s = g.scale;
  const std::size_t threads = std::max<std::size_t>(1, in.latest.threads.size());
  g.order = reading_order(in.latest, in.timeline);
  g.row.resize(threads);
  for (std::size_t i = 0; i < g.order.size(); ++i) g.row[world::index(g.order[i])] = i;
  const float height = std::max(1.0f, in.height - (kTop + kBottom) * s);
  g.pitch = std::min(kMostPitch * s, height / static_cast<float>(threads));
  g.bar = std::min(16 * s, g.pitch * 0.55f);

  float names = 60 * s;
  for (const world::Thread& thread : in.latest.threads)
    names = std::max(names, in.measure.width(thread.name, Font::sans, g.name_size()));
  const float left = std::min(names + 32 * s, in.width * 0.25f);
  g.axis.plot = {left, kTop * s, std::max(1.0f, in.width - left - kRight * s), g.pitch * static_cast<float>(threads)};
  g.axis.window = in.window;
  return g;
}

// A message's line, cut to the plot.
struct Trip {
  MessageId id = world::kNoMessage;
  Point from, to;
  bool begins_inside = false, ends_inside = false;
};

bool trip_of(const LanesInput& in, const Geometry& g, MessageId id, Trip& out) {
  const MessageTrip& trip = in.timeline.messages()[id];
  const bool is_under_way = trip.end == MessageTrip::End::waiting;
  const double begins = std::min({trip.sent_ms, trip.ended_ms, is_under_way ? trip.offered_ms : MessageTrip::kNever});
  const double ends = is_under_way || trip.end == MessageTrip::End::came_back ? begins : trip.ended_ms;
  if (ends < g.axis.window.from_ms || begins > g.axis.window.to_ms) return false;
  const Point a{g.axis.x_of(begins), g.y_of(trip.from)};
  const Point b{g.axis.x_of(ends), ends > begins || !is_under_way ? g.y_of(trip.to) : a.y};
  const float left = g.axis.plot.x, right_end = right(g.axis.plot);
  const auto at = [&](float x) { return mix(a, b, b.x == a.x ? 0 : std::clamp((x - a.x) / (b.x - a.x), 0.0f, 1.0f)); };
  out = {id, a.x < left ? at(left) : a, b.x > right_end ? at(right_end) : b, a.x >= left, b.x <= right_end};
  return true;
}

std::size_t most_messages(const Geometry& g) {
  return std::clamp<std::size_t>(static_cast<std::size_t>(g.axis.plot.w / (3 * g.scale)), 60, 500);
}

std::string seconds(double ms, double step_ms) {
  char text[32];
  if (step_ms < 100)
    std::snprintf(text, sizeof text, "%.0f ms", ms);
  else
    std::snprintf(text, sizeof text, step_ms < 1000 ? "%.1f s" : "%.0f s", ms / 1000);
  return text;
}

const char* to_text(Doing doing) {
  switch (doing) {
    case Doing::running:
      return "running";
    case Doing::sleeping:
      return "sleeping";
    case Doing::blocked_full:
      return "blocked: full";
    case Doing::blocked_empty:
      return "blocked: empty";
    case Doing::blocked_join:
      return "waits: join";
    case Doing::blocked_lock:
      return "blocked: lock";
    case Doing::awaits_user:
      return "your turn";
    case Doing::ended:
      return "ended";
  }
  return "";
}

class Drawing {
 public:
  Drawing(Picture& picture, const LanesInput& in)
      : in_(in), canvas_(picture, in.measure), g_(geometry_of(in)), hues_(thread_hues(in.latest, in.timeline)) {}

  void draw() {
    draw_ticks();
    for (const ThreadId thread : g_.order) draw_lane(thread);
    draw_messages();
    draw_marks();
    draw_playhead();
  }

 private:
  float s() const { return g_.scale; }
  std::uint32_t hue_of(ThreadId thread) const {
    return world::index(thread) < hues_.size() ? hues_[world::index(thread)] : 0;
  }
  double playhead_ms() const { return in_.is_live ? in_.now_ms : in_.timeline.time_of(in_.position); }

  void draw_ticks() {
    const TimeWindow& window = g_.axis.window;
    const double ms_a_pixel = window.length_ms() / static_cast<double>(g_.axis.plot.w);
    double step = 1;
    for (int i = 0; step < 90 * static_cast<double>(s()) * ms_a_pixel; ++i) step *= i % 3 == 1 ? 2.5 : 2;
    const float y = bottom(g_.axis.plot) + 13 * s();
    for (double t = std::ceil(std::max(0.0, window.from_ms) / step) * step; t <= window.to_ms; t += step) {
      const float x = g_.axis.x_of(t);
      canvas_.line({x, g_.axis.plot.y}, {x, bottom(g_.axis.plot)}, ink(Role::line, 0.5f));
      const std::string text = seconds(t, step);
      const float half = canvas_.width(text, Font::sans, 11 * s()) / 2;
      if (x - half > g_.axis.plot.x - 20 * s() && x + half < in_.width && y < in_.height)
        canvas_.label({x, y}, text, Font::sans, 11 * s(), ink(Role::text_faint), Align::centre);
    }
  }

  void draw_lane(ThreadId thread) {
    const Rect& plot = g_.axis.plot;
    const float y = g_.y_of(thread);
    const std::uint32_t h = hue_of(thread);
    const Rect row{0, y - g_.pitch / 2, in_.width, g_.pitch};
    if (in_.selected == thread) canvas_.box(row, 4 * s(), {Role::thread_faint, h, 1});
    canvas_.line({plot.x, y}, {right(plot), y}, ink(Role::line));
    canvas_.label({16 * s(), y + g_.name_size() * 0.36f}, in_.latest[thread].name, Font::sans, g_.name_size(), hue(h),
                  Align::left, plot.x - 24 * s());

    const double ms_a_pixel = g_.axis.window.length_ms() / static_cast<double>(plot.w);
    const double least_pixels = std::max(
        2.0, static_cast<double>(plot.w) * static_cast<double>(g_.order.size()) / static_cast<double>(kMostSpans));
    spans_.clear();
    in_.timeline.spans().read(thread, g_.axis.window.from_ms, g_.axis.window.to_ms, in_.now_ms,
                              least_pixels * ms_a_pixel, spans_);
    Doing doing_now = Doing::ended;
    for (const LaneSpan& span : spans_) {
      if (span.from_ms <= playhead_ms() && playhead_ms() <= span.to_ms) doing_now = span.doing;
      draw_span(span, y, h);
    }
    canvas_.hit("lane/" + std::to_string(world::index(thread)), "listitem", in_.latest[thread].name, to_text(doing_now),
                row);
  }

  void draw_span(const LaneSpan& span, float y, std::uint32_t h) {
    const float from = g_.axis.x_of(span.from_ms), to = g_.axis.x_of(span.to_ms);
    const float w = std::max(1.0f, to - from);
    const auto box = [&](float height, Colour fill) {
      canvas_.box({from, y - height / 2, w, height}, std::min({4 * s(), w / 3, height / 3}), fill);
    };
    switch (span.doing) {
      case Doing::running:
        box(g_.bar, hue(h, 0.42f));
        break;
      case Doing::sleeping:
        box(g_.bar * 0.45f, hue(h, 0.28f));
        break;
      case Doing::awaits_user:
        canvas_.add(Curve{{from, y}, {from, y}, {to, y}, {to, y}, hue(h, 0.6f), 1.5f * s(), 3 * s()});
        break;
      case Doing::blocked_full:
      case Doing::blocked_empty:
      case Doing::blocked_join:
      case Doing::blocked_lock:
        if (w > 3 * s())
          canvas_.hatched_box({from, y - g_.bar / 2, w, g_.bar}, std::min({4 * s(), w / 3, g_.bar / 3}),
                              ink(Role::warning, 0.1f), ink(Role::warning, 0.5f));
        else
          box(g_.bar, ink(Role::warning, 0.35f));
        break;
      case Doing::ended:
        break;
    }
  }

  void draw_trip(const Trip& trip, bool is_lit) {
    const MessageTrip& known = in_.timeline.messages()[trip.id];
    const bool is_lost = known.end == MessageTrip::End::destroyed;
    const std::uint32_t h = hue_of(known.from);
    const Colour colour = is_lost ? ink(Role::danger, is_lit ? 1 : 0.6f) : hue(h, is_lit ? 1 : 0.5f);
    Curve line{trip.from, trip.from, trip.to, trip.to, colour, (is_lit ? 2.6f : 1.4f) * s(), is_lost ? 4 * s() : 0};
    if (trip.from.x != trip.to.x || trip.from.y != trip.to.y) canvas_.add(line);
    const float radius = std::min(3.5f * s(), g_.pitch * 0.22f) * (is_lit ? 1.5f : 1);
    const Colour ring = is_lit ? ink(Role::text) : Colour{};
    if (trip.begins_inside) {
      const bool is_open = known.end == MessageTrip::End::waiting || known.end == MessageTrip::End::came_back;
      canvas_.add(Disc{trip.from, radius, is_open ? ink(Role::panel) : hue(h), is_open ? hue(h) : ring, 1.5f * s()});
    }
    if (trip.ends_inside && !is_lost && known.end == MessageTrip::End::received)
      canvas_.add(Disc{trip.to, radius, hue(h), ring, 1.5f * s()});
    if (trip.ends_inside && is_lost) cross(trip.to, radius, ink(Role::danger));
  }

  void cross(Point c, float arm, Colour colour) {
    canvas_.line({c.x - arm, c.y - arm}, {c.x + arm, c.y + arm}, colour, 1.8f * s());
    canvas_.line({c.x - arm, c.y + arm}, {c.x + arm, c.y - arm}, colour, 1.8f * s());
  }

  void draw_messages() {
    std::vector<MessageId> ids;
    in_.timeline.messages().read(g_.axis.window.from_ms, g_.axis.window.to_ms, most_messages(g_), ids);
    Trip trip;
    for (const MessageId id : ids)
      if (id != in_.hovered && trip_of(in_, g_, id, trip)) {
        draw_trip(trip, false);
        hit(trip);
      }
    if (world::index(in_.hovered) < in_.timeline.messages().size() && trip_of(in_, g_, in_.hovered, trip)) {
      draw_trip(trip, true);
      hit(trip);
    }
  }

  void hit(const Trip& trip) {
    const MessageTrip& known = in_.timeline.messages()[trip.id];
    const char* const how = known.end == MessageTrip::End::received    ? " to "
                            : known.end == MessageTrip::End::destroyed ? ", destroyed by "
                            : known.end == MessageTrip::End::came_back ? ", given back"
                                                                       : ", under way";
    const bool names_end = known.end == MessageTrip::End::received || known.end == MessageTrip::End::destroyed;
    const Point at = trip.begins_inside ? trip.from : trip.to;
    const float size = std::min(11 * s(), g_.pitch);
    canvas_.hit("message/" + std::to_string(world::index(trip.id)), "img",
                "message from " + in_.latest[known.from].name + how + (names_end ? in_.latest[known.to].name : ""), "",
                around({std::clamp(at.x, size / 2, in_.width - size / 2), at.y}, size, size));
  }

  void draw_marks() {
    const std::vector<Mark>& marks = in_.timeline.marks();
    const auto time_less = [](const Mark& mark, double t) { return mark.t_ms < t; };
    const auto first = std::lower_bound(marks.begin(), marks.end(), g_.axis.window.from_ms, time_less);
    const auto last = std::upper_bound(first, marks.end(), g_.axis.window.to_ms,
                                       [](double t, const Mark& mark) { return t < mark.t_ms; });
    std::size_t stride = 1;
    while (static_cast<std::size_t>(last - first) / stride > kMostMarks) stride *= 2;
    std::vector<float> free_from(in_.latest.threads.size(), -1e9f);
    for (auto mark = first; mark != last; ++mark) {
      if (static_cast<std::size_t>(mark - marks.begin()) % stride == 0) draw_mark(*mark, free_from);
    }
  }

  void draw_mark(const Mark& mark, std::vector<float>& free_from) {
    const Point at{g_.axis.x_of(mark.t_ms), g_.y_of(mark.thread)};
    const std::uint32_t h = hue_of(mark.thread);
    const float radius = std::min(6 * s(), g_.pitch * 0.3f);
    const std::string name = world::index(mark.handle) < in_.latest.handles.size() ? in_.latest[mark.handle].name : "";
    std::string text, told;
    const std::string& who = in_.latest[mark.thread].name;
    switch (mark.kind) {
      case Mark::Kind::dropped:
      case Mark::Kind::disconnected: {
        text = "drop(" + name + ")";
        told = who + " drops " + name;
        canvas_.add(Disc{at, radius, ink(Role::panel), hue(h), 2 * s()});
        if (mark.kind == Mark::Kind::disconnected) {  // the last of its side: a cap
          const float arm = radius * 1.6f;
          told += ", the last of its side: channel " + std::to_string(world::index(mark.channel)) + " disconnects";
          canvas_.line({at.x + radius * 1.5f, at.y - arm}, {at.x + radius * 1.5f, at.y + arm}, hue(h), 2.5f * s());
        }
        break;
      }
      case Mark::Kind::closed:
        text = "close()";
        told = who + " closes channel " + std::to_string(world::index(mark.channel));
        canvas_.add(Disc{at, radius, ink(Role::panel), ink(Role::danger), 2 * s()});
        break;
      case Mark::Kind::panicked:
        text = "panic";
        told = who + " panics";
        cross(at, radius, ink(Role::danger));
        break;
      case Mark::Kind::spawned:
      case Mark::Kind::finished:
        told = who + (mark.kind == Mark::Kind::spawned ? " starts" : " ends");
        canvas_.line({at.x, at.y - g_.bar * 0.7f}, {at.x, at.y + g_.bar * 0.7f}, hue(h), 2 * s());
        break;
    }
    const Rect spot = around({std::clamp(at.x, radius, in_.width - radius), at.y}, 2 * radius, 2 * radius);
    canvas_.hit("mark/" + std::to_string(mark.n), "img", std::move(told), "", spot);
    if (text.empty() || g_.pitch < 24 * s()) return;
    const float size = 11.5f * s(), width = canvas_.width(text, Font::mono, size);
    float& free = free_from[world::index(mark.thread)];
    float x = at.x + 10 * s();
    if (x + width > right(g_.axis.plot)) x = at.x - 10 * s() - width;
    if (x < std::max(free, g_.axis.plot.x)) return;
    free = x + width + 8 * s();
    canvas_.label({x, at.y - g_.bar / 2 - 3 * s()}, std::move(text), Font::mono, size,
                  mark.kind == Mark::Kind::panicked || mark.kind == Mark::Kind::closed ? ink(Role::danger) : hue(h));
  }

  void draw_playhead() {
    const Rect& plot = g_.axis.plot;
    const double t = playhead_ms();
    const float x = std::clamp(g_.axis.x_of(t), plot.x, right(plot));
    if (!in_.is_live && t < in_.now_ms && x < right(plot))  // what is not shown yet
      canvas_.box({x, plot.y, right(plot) - x, plot.h}, 0, ink(Role::panel, 0.5f));
    if (t < g_.axis.window.from_ms || t > g_.axis.window.to_ms) return;
    const float top = plot.y - 6 * s(), half = 6 * s();
    canvas_.line({x, top}, {x, bottom(plot) + 2 * s()}, ink(Role::text), 1.5f * s());
    canvas_.add(Polygon{{{x - half, top - 6 * s()}, {x + half, top - 6 * s()}, {x, top + 2 * s()}}, ink(Role::text)});
  }

  const LanesInput& in_;
  Canvas canvas_;
  Geometry g_;
  std::vector<std::uint32_t> hues_;
  std::vector<LaneSpan> spans_;
};

}  // namespace

TimeWindow follow(TimeWindow window, double now_ms) {
  const double length = window.length_ms();
  const double to = std::max(length, now_ms + (1 - kNowAt) * length);
  return {to - length, to};
}

TimeWindow zoomed(TimeWindow window, double factor, double around_ms) {
  const double length = std::clamp(window.length_ms() / factor, kShortestWindowMs, kLongestWindowMs);
  const double share = window.length_ms() > 0 ? (around_ms - window.from_ms) / window.length_ms() : 0.5;
  const double from = std::max(0.0, around_ms - share * length);
  return {from, from + length};
}

TimeWindow moved(TimeWindow window, double by_ms) {
  const double from = std::max(0.0, window.from_ms + by_ms);
  return {from, from + window.length_ms()};
}

float TimeAxis::x_of(double t_ms) const {
  return plot.x + static_cast<float>((t_ms - window.from_ms) / window.length_ms()) * plot.w;
}

double TimeAxis::time_at(float x) const {
  const double share = std::clamp(static_cast<double>((x - plot.x) / plot.w), 0.0, 1.0);
  return window.from_ms + share * window.length_ms();
}

TimeAxis time_axis(const LanesInput& in) { return geometry_of(in).axis; }

std::uint32_t position_at(const LanesInput& in, float x) { return in.timeline.position_at(time_axis(in).time_at(x)); }

MessageId message_near(const LanesInput& in, Point point) {
  const Geometry g = geometry_of(in);
  std::vector<MessageId> ids;
  in.timeline.messages().read(g.axis.window.from_ms, g.axis.window.to_ms, most_messages(g), ids);
  MessageId nearest = world::kNoMessage;
  float least = 6 * g.scale;
  Trip trip;
  for (const MessageId id : ids) {
    if (!trip_of(in, g, id, trip)) continue;
    const Point d{trip.to.x - trip.from.x, trip.to.y - trip.from.y}, p{point.x - trip.from.x, point.y - trip.from.y};
    const float length = d.x * d.x + d.y * d.y;
    const float t = length > 0 ? std::clamp((p.x * d.x + p.y * d.y) / length, 0.0f, 1.0f) : 0;
    const float distance = std::hypot(p.x - t * d.x, p.y - t * d.y);
    if (distance < least) least = distance, nearest = id;
  }
  return nearest;
}

float lanes_height(std::size_t threads, float text_scale) {
  return (kTop + kBottom + kLeastPitch * static_cast<float>(std::max<std::size_t>(1, threads))) * text_scale;
}

Picture layout_lanes(const LanesInput& in) {
  Picture picture;
  picture.rect = {0, 0, in.width, in.height};
  if (in.width < 60 || in.height < 30 || in.latest.threads.empty()) return picture;
  Drawing(picture, in).draw();
  return picture;
}

}  // namespace handoff::view
