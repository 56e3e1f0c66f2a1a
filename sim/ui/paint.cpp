#include "ui/paint.hpp"

#include <imgui.h>

#include <array>
#include <cmath>
#include <cstddef>

namespace handoff::ui {
namespace {

using view::Point;

// Text is placed on whole device pixels: ImGui itself would cut to whole logical ones.
void text_at(ImDrawList& list, ImFont* font, float size, Point at, ImU32 colour, const char* begin, const char* end) {
  const float density = ImGui::GetIO().DisplayFramebufferScale.x;
  const auto snap = [&](float v) { return std::round(v * density) / density; };
  const Point exact{snap(at.x), snap(at.y)};
  const Point whole{std::floor(exact.x), std::floor(exact.y)};
  const int first = list.VtxBuffer.Size;
  list.AddText(font, size, {whole.x, whole.y}, colour, begin, end);
  const Point rest{exact.x - whole.x, exact.y - whole.y};
  if (rest.x == 0 && rest.y == 0) return;
  for (int i = first; i < list.VtxBuffer.Size; ++i) {
    list.VtxBuffer[i].pos.x += rest.x;
    list.VtxBuffer[i].pos.y += rest.y;
  }
}

struct ConvexPolygon {
  std::array<ImVec2, 8> points;
  int count = 0;
  void add(ImVec2 p) { points[static_cast<std::size_t>(count++)] = p; }
};

// The part of a polygon on one side of a vertical line (Sutherland and Hodgman's clipping).
ConvexPolygon cut(const ConvexPolygon& polygon, float x, bool keep_right) {
  ConvexPolygon result;
  const auto inside = [&](ImVec2 p) { return keep_right ? p.x >= x : p.x <= x; };
  for (int i = 0; i < polygon.count; ++i) {
    const ImVec2 a = polygon.points[static_cast<std::size_t>(i)];
    const ImVec2 b = polygon.points[static_cast<std::size_t>((i + 1) % polygon.count)];
    if (inside(a)) result.add(a);
    if (inside(a) != inside(b)) result.add({x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)});
  }
  return result;
}

// Stripes that rise to the right; they stay where they are when the box grows on its right.
void hatch(ImDrawList& list, float x0, float y0, float x1, float y1, ImU32 colour) {
  constexpr float kPeriod = 11, kStripe = 4;
  const float h = y1 - y0;
  for (float x = x0 - h; x < x1; x += kPeriod) {
    ConvexPolygon stripe;
    stripe.add({x, y1});
    stripe.add({x + h, y0});
    stripe.add({x + h + kStripe, y0});
    stripe.add({x + kStripe, y1});
    stripe = cut(cut(stripe, x0, true), x1, false);
    if (stripe.count >= 3) list.AddConvexPolyFilled(stripe.points.data(), stripe.count, colour);
  }
}

Point along(const view::Curve& c, float t) {
  const float s = 1 - t;
  const float wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
  return {wa * c.a.x + wb * c.b.x + wc * c.c.x + wd * c.d.x, wa * c.a.y + wb * c.b.y + wc * c.c.y + wd * c.d.y};
}

void dashes(ImDrawList& list, const view::Curve& c, Point origin, ImU32 colour) {
  constexpr int kSteps = 64;
  float walked = 0;
  Point before = along(c, 0);
  bool drawing = false;
  for (int i = 1; i <= kSteps; ++i) {
    const Point here = along(c, static_cast<float>(i) / kSteps);
    const float length = std::hypot(here.x - before.x, here.y - before.y);
    float done = 0;
    while (done < length) {
      const float in_period = std::fmod(walked, 2 * c.dash);
      const bool on = in_period < c.dash;
      const float step = std::min(length - done, (on ? c.dash : 2 * c.dash) - in_period + 1e-3f);
      const auto at = [&](float d) {
        return ImVec2(origin.x + before.x + (here.x - before.x) * d / length,
                      origin.y + before.y + (here.y - before.y) * d / length);
      };
      if (on) {
        if (!drawing) list.PathLineTo(at(done));
        list.PathLineTo(at(done + step));
      } else if (drawing) {
        list.PathStroke(colour, 0, c.width);
      }
      drawing = on;
      done += step;
      walked += step;
    }
    before = here;
  }
  if (drawing) list.PathStroke(colour, 0, c.width);
  list.PathClear();
}

}  // namespace

void Painter::operator()(const view::Box& box) const {
  const ImVec2 a(origin.x + box.rect.x, origin.y + box.rect.y), b(a.x + box.rect.w, a.y + box.rect.h);
  const ImU32 fill = ink(box.fill), stroke = ink(box.stroke);
  if (fill & IM_COL32_A_MASK) list.AddRectFilled(a, b, fill, box.radius);
  if (box.hatched) hatch(list, a.x + 0.5f, a.y + 0.5f, b.x - 0.5f, b.y - 0.5f, faded(stroke, 0.55f));
  if ((stroke & IM_COL32_A_MASK) && box.stroke_width > 0) list.AddRect(a, b, stroke, box.radius, 0, box.stroke_width);
}

void Painter::operator()(const view::Curve& c) const {
  const ImU32 colour = ink(c.stroke);
  if (!(colour & IM_COL32_A_MASK)) return;
  if (c.dash > 0) return dashes(list, c, origin, colour);
  const auto at = [&](Point p) { return ImVec2(origin.x + p.x, origin.y + p.y); };
  const auto same = [](Point p, Point q) { return p.x == q.x && p.y == q.y; };
  if (same(c.a, c.b) && same(c.c, c.d))
    list.AddLine(at(c.a), at(c.d), colour, c.width);
  else
    list.AddBezierCubic(at(c.a), at(c.b), at(c.c), at(c.d), colour, c.width);
}

void Painter::operator()(const view::Disc& disc) const {
  const ImVec2 centre(origin.x + disc.centre.x, origin.y + disc.centre.y);
  const ImU32 fill = ink(disc.fill), stroke = ink(disc.stroke);
  if (fill & IM_COL32_A_MASK) list.AddCircleFilled(centre, disc.radius, fill);
  if ((stroke & IM_COL32_A_MASK) && disc.stroke_width > 0)
    list.AddCircle(centre, disc.radius, stroke, 0, disc.stroke_width);
}

void Painter::operator()(const view::Polygon& polygon) const {
  const ImU32 fill = ink(polygon.fill);
  if (!(fill & IM_COL32_A_MASK)) return;
  for (const Point& p : polygon.points) list.PathLineTo({origin.x + p.x, origin.y + p.y});
  list.PathFillConvex(fill);
}

void Painter::operator()(const view::Label& label) const {
  const ImU32 fill = ink(label.fill);
  if (!(fill & IM_COL32_A_MASK) || label.text.empty()) return;
  ImFont* font = fonts.of(label.font);
  const Measure measure(fonts);
  const std::string* text = &label.text;
  std::string shortened;
  float width = 0;
  if (label.align != view::Align::left || label.max_width > 0) width = measure.width(*text, label.font, label.size);
  if (label.max_width > 0 && width > label.max_width) {
    shortened = shorten(*text, fonts, label.font, label.size, label.max_width);
    text = &shortened;
    width = measure.width(*text, label.font, label.size);
  }
  float x = origin.x + label.at.x;
  if (label.align == view::Align::centre) x -= width / 2;
  if (label.align == view::Align::right) x -= width;
  const float y = origin.y + label.at.y - font->GetFontBaked(label.size)->Ascent;
  text_at(list, font, label.size, {x, y}, fill, text->data(), text->data() + text->size());
}

void paint(const view::Picture& picture, const Painter& painter) {
  for (const view::Shape& shape : picture.shapes) std::visit(painter, shape);
}

std::string shorten(const std::string& text, const Fonts& fonts, view::Font font, float size, float max_width) {
  const Measure measure(fonts);
  if (measure.width(text, font, size) <= max_width) return text;
  static const std::string kDots = "…";
  std::size_t fits = 0, too_long = text.size();
  while (too_long - fits > 1) {
    const std::size_t middle = (fits + too_long) / 2;
    (measure.width(text.substr(0, middle) + kDots, font, size) <= max_width ? fits : too_long) = middle;
  }
  while (fits > 0 && (static_cast<unsigned char>(text[fits]) & 0xC0) == 0x80) --fits;  // not inside a character
  while (fits > 0 && text[fits - 1] == ' ') --fits;
  return text.substr(0, fits) + kDots;
}

}  // namespace handoff::ui
