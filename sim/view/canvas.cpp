#include "view/canvas.hpp"

#include <algorithm>
#include <cstddef>

namespace handoff::view {

Point along(const Curve& c, float t) {
  const Point ab = mix(c.a, c.b, t), bc = mix(c.b, c.c, t), cd = mix(c.c, c.d, t);
  return mix(mix(ab, bc, t), mix(bc, cd, t), t);
}

Curve first_part(const Curve& c, float t) {
  const Point ab = mix(c.a, c.b, t), bc = mix(c.b, c.c, t), cd = mix(c.c, c.d, t);
  const Point abc = mix(ab, bc, t), bcd = mix(bc, cd, t);
  Curve part = c;
  part.b = ab, part.c = abc, part.d = mix(abc, bcd, t);
  return part;
}

std::string shortened(const std::string& text, const TextMeasure& measure, Font font, float size, float max_width) {
  if (measure.width(text, font, size) <= max_width) return text;
  const auto is_continuation = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  const auto fits = [&](std::size_t bytes) {
    return measure.width(text.substr(0, bytes) + "…", font, size) <= max_width;
  };
  std::size_t good = 0, bad = text.size();  // the width grows with the length, so the longest that fits can be bisected
  while (good + 1 < bad) {
    std::size_t middle = good + (bad - good) / 2;
    while (middle > good && is_continuation(middle)) --middle;
    if (middle == good) {
      middle = good + (bad - good) / 2;
      while (is_continuation(middle)) ++middle;
      if (middle >= bad) break;
    }
    (fits(middle) ? good : bad) = middle;
  }
  while (good > 0 && text[good - 1] == ' ') --good;
  if (good == 0 && !fits(0)) return {};
  return text.substr(0, good) + "…";
}

void Canvas::label(Point at, std::string text, Font font, float size, Colour fill, Align align, float max_width) {
  if (max_width > 0) text = shortened(text, measure_, font, size, max_width);
  if (text.empty()) return;
  add(Label{at, std::move(text), font, size, align, fill, max_width});
}

}  // namespace handoff::view
