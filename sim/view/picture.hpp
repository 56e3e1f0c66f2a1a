// A picture: shapes in the order they are painted, and what can be pointed at. Pure geometry, no window: the program
// paints it, a test reads it as text, and it can be written out as SVG.
// Units: logical pixels (CSS pixels), y down, origin at the top left of the picture's own rectangle.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace handoff::view {

struct Point {
  float x = 0, y = 0;
};
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
};

// What a colour means; the theme says how it looks. `thread` picks that thread's hue for the roles that are of a
// thread.
enum class Role : std::uint8_t {
  none,
  background,
  panel,
  card,
  well,
  line,
  text,
  text_soft,
  text_faint,
  good,
  warning,
  danger,
  accent,
  on_accent,
  code_keyword,
  code_type,
  code_literal,
  code_function,
  thread,
  thread_soft,
  thread_faint,  // the thread's hue: full, as a fill behind text, as a wash
};
struct Colour {
  Role role = Role::none;
  std::uint32_t thread = 0;  // index of the thread's hue
  float alpha = 1;
};

enum class Font : std::uint8_t { sans, sans_bold, mono, mono_bold };
enum class Align : std::uint8_t { left, centre, right };

struct Box {  // rounded rectangle
  Rect rect;
  float radius = 0;
  Colour fill, stroke;
  float stroke_width = 1;
  bool hatched = false;  // diagonal stripes in the stroke's colour
};
struct Curve {  // cubic Bézier a b c d; a straight line where b = a and c = d
  Point a, b, c, d;
  Colour stroke;
  float width = 1;
  float dash = 0;  // length of dash and gap; 0: solid
};
struct Disc {
  Point centre;
  float radius = 0;
  Colour fill, stroke;
  float stroke_width = 1;
};
struct Polygon {  // filled, convex
  std::vector<Point> points;
  Colour fill;
};
struct Label {
  Point at;  // of the baseline; x as `align` says
  std::string text;
  Font font = Font::sans;
  float size = 13;
  Align align = Align::left;
  Colour fill;
  float max_width = 0;  // > 0: shortened with … where it is wider
};
using Shape = std::variant<Box, Curve, Disc, Polygon, Label>;

// Something that can be pointed at and told: one entry of the semantic list.
struct Hit {
  std::string id;     // "thread/1", "channel/0", "message/17"
  std::string role;   // ARIA
  std::string label;  // as a person would say it
  std::string value;
  Rect rect;
};

struct Picture {
  Rect rect;
  std::vector<Shape> shapes;
  std::vector<Hit> hits;  // in reading order; the last one that contains a point is on top
};

// Width in logical pixels; given from outside, because only the painter knows its fonts.
struct TextMeasure {
  virtual ~TextMeasure() = default;
  virtual float width(const std::string& text, Font, float size) const = 0;
};

struct Theme;
std::string to_svg(const Picture&);  // self-contained, in the dark theme
std::string to_svg(const Picture&, const Theme&);
std::string to_text(const Picture&);  // a line a shape or hit, numbers rounded: for tests and people

}  // namespace handoff::view
