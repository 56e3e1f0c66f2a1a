// Adds shapes to a picture. Text that is wider than its room is shortened here, so that every painter shows the same.
#pragma once

#include <string>
#include <utility>

#include "view/picture.hpp"

namespace handoff::view {

inline Colour ink(Role role, float alpha = 1) { return {role, 0, alpha}; }
inline Colour hue(std::uint32_t thread, float alpha = 1) { return {Role::thread, thread, alpha}; }
inline Colour soft_hue(std::uint32_t thread, float alpha = 1) { return {Role::thread_soft, thread, alpha}; }
inline Colour faded(Colour colour, float alpha) {
  colour.alpha *= alpha;
  return colour;
}

inline Point centre(const Rect& r) { return {r.x + r.w / 2, r.y + r.h / 2}; }
inline float right(const Rect& r) { return r.x + r.w; }
inline float bottom(const Rect& r) { return r.y + r.h; }
inline Rect inset(const Rect& r, float by) { return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by}; }
inline Rect around(Point c, float w, float h) { return {c.x - w / 2, c.y - h / 2, w, h}; }

inline float mix(float a, float b, float t) { return a + (b - a) * t; }
inline Point mix(Point a, Point b, float t) { return {mix(a.x, b.x, t), mix(a.y, b.y, t)}; }
inline Rect mix(const Rect& a, const Rect& b, float t) {
  return {mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.w, b.w, t), mix(a.h, b.h, t)};
}

// A cubic Bézier's point, and its first part, from 0 to t (de Casteljau's construction).
Point along(const Curve&, float t);
Curve first_part(const Curve&, float t);

// The longest beginning of `text` with … behind it that is no wider than `max_width`; empty where not even … fits.
std::string shortened(const std::string& text, const TextMeasure&, Font, float size, float max_width);

class Canvas {
 public:
  Canvas(Picture& picture, const TextMeasure& measure) : picture_(picture), measure_(measure) {}

  void add(Shape shape) { picture_.shapes.push_back(std::move(shape)); }
  void box(const Rect& rect, float radius, Colour fill, Colour stroke = {}, float stroke_width = 1) {
    add(Box{rect, radius, fill, stroke, stroke_width, false});
  }
  void hatched_box(const Rect& rect, float radius, Colour fill, Colour stroke) {
    add(Box{rect, radius, fill, stroke, 1, true});
  }
  void line(Point a, Point b, Colour stroke, float width = 1) { add(Curve{a, a, b, b, stroke, width, 0}); }
  // `max_width` 0: as wide as it is.
  void label(Point at, std::string text, Font font, float size, Colour fill, Align align = Align::left,
             float max_width = 0);
  // Centred in both directions.
  void label_in(const Rect& room, std::string text, Font font, float size, Colour fill) {
    const Point c = centre(room);
    label({c.x, c.y + size * 0.36f}, std::move(text), font, size, fill, Align::centre, room.w);
  }
  float width(const std::string& text, Font font, float size) const { return measure_.width(text, font, size); }
  void hit(std::string id, std::string role, std::string label, std::string value, const Rect& rect) {
    picture_.hits.push_back({std::move(id), std::move(role), std::move(label), std::move(value), rect});
  }

 private:
  Picture& picture_;
  const TextMeasure& measure_;
};

}  // namespace handoff::view
