// Writes a picture as an SVG file. The font families are named, not embedded.
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <type_traits>

#include "view/picture.hpp"
#include "view/theme.hpp"

namespace handoff::view {
namespace {

std::string number(float v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(v));
  std::string s = text;
  while (s.back() == '0') s.pop_back();
  if (s.back() == '.') s.pop_back();
  return s == "-0" ? "0" : s;
}

std::string hex(Rgba c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02X%02X%02X", c.r, c.g, c.b);
  return text;
}

std::string escaped(const std::string& text) {
  std::string s;
  for (const char c : text) switch (c) {
      case '&':
        s += "&amp;";
        break;
      case '<':
        s += "&lt;";
        break;
      case '>':
        s += "&gt;";
        break;
      case '"':
        s += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) s += c;
    }
  return s;
}

class Writer {
 public:
  explicit Writer(const Theme& theme) : theme_(theme) {}

  void operator()(const Box& box) {
    const Rgba stroke = resolve(theme_, box.stroke);
    const std::string place = attribute("x", box.rect.x) + attribute("y", box.rect.y) + attribute("width", box.rect.w) +
                              attribute("height", box.rect.h) + attribute("rx", box.radius);
    body_ += "<rect" + place + paint("fill", box.fill) + outline(box.stroke, box.stroke_width) + "/>\n";
    if (!box.hatched) return;
    const std::string name = "hatch-" + hex(stroke).substr(1);
    if (patterns_.insert(name).second)
      defs_ += "<pattern id=\"" + name +
               "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
               "<rect width=\"3\" height=\"8\" fill=\"" +
               hex(stroke) + "\"/></pattern>\n";
    body_ += "<rect" + place + " fill=\"url(#" + name + ")\"" + attribute("fill-opacity", 0.45f * stroke.a) + "/>\n";
  }
  void operator()(const Curve& c) {
    body_ += "<path d=\"M" + point(c.a) + " C" + point(c.b) + " " + point(c.c) + " " + point(c.d) + "\" fill=\"none\"" +
             outline(c.stroke, c.width);
    if (c.dash > 0) body_ += " stroke-dasharray=\"" + number(c.dash) + "\"";
    body_ += "/>\n";
  }
  void operator()(const Disc& disc) {
    body_ += "<circle" + attribute("cx", disc.centre.x) + attribute("cy", disc.centre.y) + attribute("r", disc.radius) +
             paint("fill", disc.fill) + outline(disc.stroke, disc.stroke_width) + "/>\n";
  }
  void operator()(const Polygon& polygon) {
    body_ += "<polygon points=\"";
    for (const Point& p : polygon.points) body_ += point(p) + " ";
    body_ += "\"" + paint("fill", polygon.fill) + "/>\n";
  }
  void operator()(const Label& label) {
    const bool mono = label.font == Font::mono || label.font == Font::mono_bold;
    const bool bold = label.font == Font::sans_bold || label.font == Font::mono_bold;
    body_ += "<text" + attribute("x", label.at.x) + attribute("y", label.at.y) + attribute("font-size", label.size) +
             " font-family=\"" + (mono ? "JetBrains Mono, monospace" : "Inter, sans-serif") + "\"" +
             (bold ? " font-weight=\"600\"" : "") +
             (label.align == Align::centre  ? " text-anchor=\"middle\""
              : label.align == Align::right ? " text-anchor=\"end\""
                                            : "") +
             " xml:space=\"preserve\"" + paint("fill", label.fill) + ">" + escaped(label.text) + "</text>\n";
  }

  std::string finish(const Rect& r) const {
    const std::string size = attribute("width", r.w) + attribute("height", r.h);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size + " viewBox=\"" + number(r.x) + " " + number(r.y) + " " +
           number(r.w) + " " + number(r.h) + "\">\n<defs>\n" + defs_ + "</defs>\n<rect" + attribute("x", r.x) +
           attribute("y", r.y) + size + " fill=\"" + hex(theme_.panel) + "\"/>\n" + body_ + "</svg>\n";
  }

 private:
  static std::string attribute(const char* name, float value) {
    return std::string(" ") + name + "=\"" + number(value) + "\"";
  }
  static std::string point(Point p) { return number(p.x) + " " + number(p.y); }
  std::string paint(const std::string& what, const Colour& colour) const {
    const Rgba c = resolve(theme_, colour);
    if (c.a <= 0) return " " + what + "=\"none\"";
    std::string s = " " + what + "=\"" + hex(c) + "\"";
    if (c.a < 1) s += attribute((what + "-opacity").c_str(), c.a);
    return s;
  }
  std::string outline(const Colour& colour, float width) const {
    if (colour.role == Role::none || width <= 0) return "";
    return paint("stroke", colour) + attribute("stroke-width", width);
  }

  const Theme& theme_;
  std::string body_, defs_;
  std::set<std::string> patterns_;
};

}  // namespace

std::string to_svg(const Picture& picture, const Theme& theme) {
  Writer writer(theme);
  for (const Shape& shape : picture.shapes) std::visit(writer, shape);
  return writer.finish(picture.rect);
}

std::string to_svg(const Picture& picture) { return to_svg(picture, dark_theme()); }

}  // namespace handoff::view
