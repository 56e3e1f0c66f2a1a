// Writes a picture as text, a line a shape or hit.
#include <cmath>
#include <string>

#include "view/picture.hpp"

namespace handoff::view {
namespace {

const char* name(Role role) {
  switch (role) {
    case Role::none:
      return "none";
    case Role::background:
      return "background";
    case Role::panel:
      return "panel";
    case Role::card:
      return "card";
    case Role::well:
      return "well";
    case Role::line:
      return "line";
    case Role::text:
      return "text";
    case Role::text_soft:
      return "text_soft";
    case Role::text_faint:
      return "text_faint";
    case Role::good:
      return "good";
    case Role::warning:
      return "warning";
    case Role::danger:
      return "danger";
    case Role::accent:
      return "accent";
    case Role::on_accent:
      return "on_accent";
    case Role::code_keyword:
      return "code_keyword";
    case Role::code_type:
      return "code_type";
    case Role::code_literal:
      return "code_literal";
    case Role::code_function:
      return "code_function";
    case Role::thread:
      return "thread";
    case Role::thread_soft:
      return "thread_soft";
    case Role::thread_faint:
      return "thread_faint";
  }
  return "";
}

std::string rounded(float v) { return std::to_string(std::lround(v)); }
std::string text(Point p) { return rounded(p.x) + "," + rounded(p.y); }
std::string text(const Rect& r) { return text(Point{r.x, r.y}) + " " + rounded(r.w) + "x" + rounded(r.h); }
std::string text(const Colour& c) {
  std::string s = name(c.role);
  if (c.role == Role::thread || c.role == Role::thread_soft || c.role == Role::thread_faint)
    s += ":" + std::to_string(c.thread);
  if (c.alpha < 1) s += "@" + rounded(c.alpha * 100) + "%";
  return s;
}
std::string paint(const Colour& fill, const Colour& stroke) {
  std::string s;
  if (fill.role != Role::none) s += " fill " + text(fill);
  if (stroke.role != Role::none) s += " stroke " + text(stroke);
  return s;
}

struct Writer {
  std::string operator()(const Box& b) const {
    return "box " + text(b.rect) + paint(b.fill, b.stroke) + (b.hatched ? " hatched" : "");
  }
  std::string operator()(const Curve& c) const {
    return "curve " + text(c.a) + " to " + text(c.d) + paint({}, c.stroke) + (c.dash > 0 ? " dashed" : "");
  }
  std::string operator()(const Disc& d) const {
    return "disc " + text(d.centre) + " r " + rounded(d.radius) + paint(d.fill, d.stroke);
  }
  std::string operator()(const Polygon& p) const {
    std::string s = "polygon";
    for (const Point& point : p.points) s += " " + text(point);
    return s + paint(p.fill, {});
  }
  std::string operator()(const Label& l) const {
    const char* side = l.align == Align::centre ? " centre" : l.align == Align::right ? " right" : "";
    return "label " + text(l.at) + side + " \"" + l.text + "\"" + paint(l.fill, {});
  }
};

}  // namespace

std::string to_text(const Picture& picture) {
  std::string s = "picture " + text(picture.rect) + "\n";
  for (const Shape& shape : picture.shapes) s += std::visit(Writer{}, shape) + "\n";
  for (const Hit& hit : picture.hits) {
    s += "hit " + hit.id + " " + hit.role + " \"" + hit.label + "\"";
    if (!hit.value.empty()) s += " = \"" + hit.value + "\"";
    s += " " + text(hit.rect) + "\n";
  }
  return s;
}

}  // namespace handoff::view
