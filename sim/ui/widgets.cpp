#include "ui/widgets.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "ui/paint.hpp"

namespace handoff::ui {
namespace {

using view::Align;
using view::Colour;
using view::Font;
using view::Point;
using view::Rect;
using view::Role;

constexpr float kLabelSize = 13;

Painter painter(const Frame& frame) { return {*ImGui::GetWindowDrawList(), frame.fonts, frame.ink, {0, 0}}; }

float middle(const Rect& r) { return r.y + r.h / 2; }
// The baseline that centres text of this size in the rectangle: the height of capitals is about 0.72 em.
float baseline(const Rect& r, float size) { return std::round(middle(r) + 0.36f * size); }

std::string with_reason(const std::string& label, const std::string& refusal) {
  return refusal.empty() ? label : label + " (" + refusal + ")";
}

// ImGui's invisible button at a fixed place, with an id of its own.
Area invisible_button(const Rect& rect, std::string_view id) {
  ImGui::PushID(id.data(), id.data() + id.size());
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  Area area;
  area.pressed = ImGui::InvisibleButton("##", {std::max(rect.w, 1.0f), std::max(rect.h, 1.0f)});
  area.hovered = ImGui::IsItemHovered();
  area.held = ImGui::IsItemActive();
  area.lingers = ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_NoSharedDelay);
  ImGui::PopID();
  return area;
}

// The content of the current window is dragged: by a press that began in it and on none of its widgets.
bool is_dragged() {
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiID active = ImGui::GetActiveID();
  return ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4) && (active == 0 || active == window->MoveId) &&
         window->InnerRect.Contains(ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left]) &&
         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
}

}  // namespace

Area area(Frame& frame, const Rect& rect, std::string_view id, std::string_view role, const std::string& label,
          const std::string& value, bool enabled) {
  Area result = invisible_button(rect, id);
  if (frame.semantics.take_press(id)) result.pressed = true;
  if (!enabled) result.pressed = result.held = false;
  frame.semantics.add({std::string(id), std::string(role), label, value, enabled, rect});
  return result;
}

void text(Frame& frame, Point at, const std::string& words, Font font, float size, Colour colour, Align align,
          float max_width) {
  painter(frame)(view::Label{at, words, font, size, align, colour, max_width});
}

float wrapped_text(Frame& frame, Point top, float width, const std::string& words, Font font, float size, Colour colour,
                   bool draw, int most_lines) {
  const float line_height = std::round(size * 1.45f);
  ImFont* face = frame.fonts.of(font);
  const char* begin = words.data();
  const char* const end = begin + words.size();
  float y = top.y;
  while (begin < end) {
    // ImGui wraps one paragraph: it does not stop at its end.
    const char* stop = face->CalcWordWrapPosition(size, begin, std::find(begin, end, '\n'), width);
    if (stop == begin) ++stop;  // not even one character fits, or an empty line
    if (--most_lines == 0 && stop < end) {
      if (draw) text(frame, {top.x, y + size}, std::string(begin, end), font, size, colour, Align::left, width);
      return y + line_height - top.y;
    }
    if (draw) text(frame, {top.x, y + size}, std::string(begin, stop), font, size, colour);
    y += line_height;
    begin = stop;
    while (begin < end && (*begin == ' ' || *begin == '\n')) ++begin;
  }
  return y - top.y;
}

void box(Frame& frame, const Rect& rect, float radius, Colour fill, Colour stroke, float stroke_width) {
  painter(frame)(view::Box{rect, radius, fill, stroke, stroke_width, false});
}

void tooltip(Frame& frame, const std::string& words) {
  constexpr float kWidest = 300;
  if (words.empty()) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  if (ImGui::BeginTooltip()) {
    const Measure measure(frame.fonts);
    float width = 0;
    for (std::size_t at = 0, end; at <= words.size(); at = end + 1) {
      end = std::min(words.find('\n', at), words.size());
      width = std::max(width, measure.width(words.substr(at, end - at), Font::sans, kLabelSize));
    }
    width = std::min(kWidest, std::ceil(width) + 1);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = wrapped_text(frame, {at.x, at.y}, width, words, Font::sans, kLabelSize, {Role::text});
    ImGui::Dummy({width, height});
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(2);
}

float button_width(const Frame& frame, const Button& b) {
  if (b.icon_only) return 36;
  const float label = Measure(frame.fonts).width(b.label, Font::sans, kLabelSize);
  return std::ceil(label) + (b.icon == Icon::none ? 28 : 46);
}

bool button(Frame& frame, const Rect& rect, const Button& b) {
  const bool enabled = b.refusal.empty();
  std::string value = b.value;
  if (value.empty() && b.role == "switch") value = b.chosen ? "on" : "off";
  if (value.empty() && b.role == "tab") value = b.chosen ? "true" : "false";
  const Area hit = area(frame, rect, b.id, b.role, with_reason(b.label, b.refusal), value, enabled);
  if (hit.hovered) {
    if (enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hit.lingers || !enabled) tooltip(frame, enabled ? b.tooltip : b.refusal);
  }

  const bool lit = hit.hovered && enabled;
  Colour fill{Role::none}, stroke{Role::none}, ink{Role::text};
  switch (b.look) {
    case Look::plain:
      fill = {Role::line, 0, hit.held ? 0.4f : lit ? 1.0f : 0.65f};
      stroke = {Role::line};
      break;
    case Look::primary:
      fill = {Role::accent, 0, hit.held ? 0.75f : lit ? 0.9f : 1.0f};
      ink = {Role::on_accent};
      break;
    case Look::quiet:
      if (lit) fill = {Role::line, 0, 0.65f};
      ink = {lit || b.chosen ? Role::text : Role::text_soft};
      break;
    case Look::tab:
      if (b.chosen || lit) fill = {Role::line, 0, b.chosen ? 1.0f : 0.5f};
      ink = {b.chosen ? Role::text : Role::text_soft};
      break;
  }
  if (!enabled) {
    fill.alpha *= 0.45f;
    ink = {b.look == Look::primary ? Role::on_accent : Role::text_faint};
    if (b.look == Look::primary) ink.alpha = 0.7f;
  }
  box(frame, rect, 6, fill, stroke);
  if (b.icon_only) {
    icon(frame, b.icon, {rect.x + rect.w / 2, middle(rect)}, ink);
    return hit.pressed;
  }
  const Font font = b.chosen ? Font::sans_bold : Font::sans;
  const bool has_icon = b.icon != Icon::none;
  if (has_icon) icon(frame, b.icon, {rect.x + 19, middle(rect)}, ink);
  if (has_icon)
    text(frame, {rect.x + 34, baseline(rect, kLabelSize)}, b.label, font, kLabelSize, ink, Align::left, rect.w - 40);
  else
    text(frame, {rect.x + rect.w / 2, baseline(rect, kLabelSize)}, b.label, font, kLabelSize, ink, Align::centre,
         rect.w - 4);
  return hit.pressed;
}

std::optional<double> slider(Frame& frame, const Rect& rect, const Slider& s) {
  const bool enabled = s.refusal.empty();
  constexpr float kKnob = 8;
  const float x0 = rect.x + kKnob, x1 = rect.x + rect.w - kKnob, y = middle(rect);
  const auto to_fraction = [&](double v) {
    return s.logarithmic ? std::log(v / s.least) / std::log(s.most / s.least) : (v - s.least) / (s.most - s.least);
  };
  const auto to_value = [&](double f) {
    const double v = s.logarithmic ? s.least * std::pow(s.most / s.least, f) : s.least + f * (s.most - s.least);
    return s.step > 0 ? std::round(v / s.step) * s.step : v;
  };

  const Area hit = area(frame, rect, s.id, "slider", with_reason(s.label, s.refusal), s.text, enabled);
  std::optional<double> wanted;
  if (hit.held) {
    const double f = std::clamp((ImGui::GetIO().MousePos.x - x0) / (x1 - x0), 0.0f, 1.0f);
    wanted = std::clamp(to_value(f), s.least, s.most);
  }
  if (const auto given = frame.semantics.take_value(s.id); given && enabled) {
    char* end = nullptr;
    const double v = std::strtod(given->c_str(), &end);
    if (end != given->c_str() && std::isfinite(v)) wanted = std::clamp(v, s.least, s.most);
  }
  if (hit.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hit.hovered && !enabled) tooltip(frame, s.refusal);

  const float shown = static_cast<float>(std::clamp(to_fraction(wanted.value_or(s.value)), 0.0, 1.0));
  const float knob = x0 + shown * (x1 - x0);
  const float fade = enabled ? 1.0f : 0.4f;
  const Rect track{x0 - 2, y - 2, x1 - x0 + 4, 4};
  box(frame, track, 2, {Role::line}, {Role::none});
  box(frame, {track.x, track.y, knob - track.x, 4}, 2, {Role::accent, 0, fade}, {Role::none});
  const Painter paint_on = painter(frame);
  if ((hit.hovered || hit.held) && enabled)
    paint_on(view::Disc{{knob, y}, kKnob + 4, {Role::accent, 0, 0.25f}, {Role::none}});
  paint_on(view::Disc{{knob, y}, kKnob - 0.5f, {enabled ? Role::text : Role::text_faint}, {Role::none}});
  if (wanted && *wanted == s.value) wanted.reset();
  return wanted;
}

std::optional<int> number_field(Frame& frame, const Rect& rect, std::string_view id, const std::string& label,
                                int value, int least, int most, const std::string& refusal) {
  const bool enabled = refusal.empty();
  std::optional<int> wanted;
  ImGui::PushID(id.data(), id.data() + id.size());
  const ImGuiID key = ImGui::GetID("##field");
  int& typed = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("typed"), value);
  if (ImGui::GetActiveID() != key) typed = value;
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushFont(frame.fonts.mono_bold, 14);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8, (rect.h - ImGui::GetFontSize()) / 2 - 2});
  ImGui::SetNextItemWidth(rect.w);
  ImGui::BeginDisabled(!enabled);
  ImGui::InputInt("##field", &typed, 0, 0, ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_AutoSelectAll);
  if (ImGui::IsItemDeactivatedAfterEdit()) wanted = std::clamp(typed, least, most);
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) tooltip(frame, enabled ? label : refusal);
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::PopID();

  if (const auto given = frame.semantics.take_value(id); given && enabled) {
    char* end = nullptr;
    const long v = std::strtol(given->c_str(), &end, 10);
    if (end != given->c_str())
      wanted = static_cast<int>(std::clamp(v, static_cast<long>(least), static_cast<long>(most)));
  }
  frame.semantics.add(
      {std::string(id), "textbox", with_reason(label, refusal), std::to_string(value), enabled, rect});
  if (wanted && *wanted == value) wanted.reset();
  return wanted;
}

Typed text_field(Frame& frame, const Rect& rect, const TextField& field) {
  constexpr std::size_t kMost = 256;
  const Font font = field.is_code ? Font::mono : Font::sans;
  char buffer[kMost];
  const std::string shown = field.text.substr(0, kMost - 1);
  std::copy(shown.begin(), shown.end(), buffer);
  buffer[shown.size()] = 0;
  Typed typed;
  ImGui::PushID(field.id.data(), field.id.data() + field.id.size());
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushFont(frame.fonts.of(font), kLabelSize);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10, (rect.h - ImGui::GetFontSize()) / 2 - 2});
  ImGui::SetNextItemWidth(rect.w);
  if (field.focuses) ImGui::SetKeyboardFocusHere();
  typed.entered = ImGui::InputText("##field", buffer, kMost, ImGuiInputTextFlags_EnterReturnsTrue);
  typed.has_focus = ImGui::IsItemActive();
  const bool let_go = ImGui::IsItemDeactivated();
  typed.left = let_go && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal) && !typed.has_focus) tooltip(frame, field.label);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::PopID();
  if (!typed.left && shown != buffer) typed.text = buffer;  // Escape brings back what was there when it began
  if (field.text.empty() && buffer[0] == 0)
    text(frame, {rect.x + 11, baseline(rect, kLabelSize)}, field.placeholder, Font::sans, kLabelSize, {Role::text_faint});
  if (const auto given = frame.semantics.take_value(field.id)) typed.text = given->substr(0, kMost - 1);
  frame.semantics.add({std::string(field.id), "textbox", field.label, field.text, true, rect});
  return typed;
}

void icon(Frame& frame, Icon which, Point c, Colour colour) {
  const Painter paint_on = painter(frame);
  const auto stroke = [&](Point a, Point b, float width = 1.8f) {
    paint_on(view::Curve{a, a, b, b, colour, width, 0});
  };
  const auto bar = [&](float x, float y, float w, float h) {
    paint_on(view::Box{{c.x + x, c.y + y, w, h}, 1, colour, {Role::none}, 0, false});
  };
  const auto triangle = [&](float x, float size, float direction) {  // its base at x, pointing left or right
    paint_on(view::Polygon{{{c.x + x, c.y - size}, {c.x + x + direction * size * 1.5f, c.y}, {c.x + x, c.y + size}},
                           colour});
  };
  switch (which) {
    case Icon::none: break;
    case Icon::play: triangle(-4, 6, 1); break;
    case Icon::pause: bar(-5, -6, 3.5f, 12); bar(1.5f, -6, 3.5f, 12); break;
    case Icon::step: triangle(-6, 5.5f, 1); bar(3.5f, -6, 3, 12); break;
    case Icon::back: triangle(4, 6, -1); break;
    case Icon::to_start: triangle(6, 5.5f, -1); bar(-6.5f, -6, 3, 12); break;
    case Icon::to_live: triangle(-7, 5, 1); triangle(0, 5, 1); break;
    case Icon::stop: bar(-5, -5, 10, 10); break;
    case Icon::restart: {
      ImDrawList& list = *ImGui::GetWindowDrawList();
      const float pi = std::numbers::pi_v<float>;
      list.PathArcTo({c.x, c.y}, 5.5f, -0.35f * pi, 1.35f * pi, 20);
      list.PathStroke(frame.ink(colour), 0, 1.8f);
      paint_on(view::Polygon{{{c.x + 2.2f, c.y - 9}, {c.x + 7.2f, c.y - 4.2f}, {c.x + 0.6f, c.y - 2.6f}}, colour});
      break;
    }
    case Icon::sun: {
      paint_on(view::Disc{c, 3.5f, colour, {Role::none}});
      for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        const float dx = std::cos(angle), dy = std::sin(angle);
        stroke({c.x + 5.5f * dx, c.y + 5.5f * dy}, {c.x + 7.5f * dx, c.y + 7.5f * dy}, 1.6f);
      }
      break;
    }
    case Icon::moon: {  // a disc half filled, as in print: light and dark
      ImDrawList& list = *ImGui::GetWindowDrawList();
      list.AddCircle({c.x, c.y}, 6, frame.ink(colour), 0, 1.6f);
      list.PathArcTo({c.x, c.y}, 6, -std::numbers::pi_v<float> / 2, std::numbers::pi_v<float> / 2, 20);
      list.PathFillConvex(frame.ink(colour));
      break;
    }
    case Icon::help: text(frame, {c.x, c.y + 5.5f}, "?", Font::sans_bold, 15, colour, Align::centre); break;
    case Icon::expand:
    case Icon::contract: {
      const float out = which == Icon::expand ? 6.0f : 1.5f, in = which == Icon::expand ? 1.5f : 6.0f;
      for (const float sx : {-1.0f, 1.0f})
        for (const float sy : {-1.0f, 1.0f}) {
          const Point corner{c.x + sx * out, c.y + sy * out};
          stroke(corner, {c.x + sx * in, corner.y}, 1.6f);
          stroke(corner, {corner.x, c.y + sy * in}, 1.6f);
        }
      break;
    }
    case Icon::close:
      stroke({c.x - 5, c.y - 5}, {c.x + 5, c.y + 5});
      stroke({c.x - 5, c.y + 5}, {c.x + 5, c.y - 5});
      break;
    case Icon::menu:
      for (const float dy : {-4.5f, 0.0f, 4.5f}) stroke({c.x - 6, c.y + dy}, {c.x + 6, c.y + dy});
      break;
    case Icon::plus:
      stroke({c.x - 5, c.y}, {c.x + 5, c.y});
      stroke({c.x, c.y - 5}, {c.x, c.y + 5});
      break;
    case Icon::text_size:
      text(frame, {c.x - 5, c.y + 5}, "A", Font::sans, 11, colour, Align::centre);
      text(frame, {c.x + 4, c.y + 5}, "A", Font::sans_bold, 16, colour, Align::centre);
      break;
    case Icon::present:
      paint_on(view::Box{{c.x - 7, c.y - 6, 14, 10}, 2, {Role::none}, colour, 1.6f, false});
      stroke({c.x - 3, c.y + 7}, {c.x + 3, c.y + 7}, 1.6f);
      break;
    case Icon::chevron:
      stroke({c.x - 4, c.y - 2}, {c.x, c.y + 2}, 1.6f);
      stroke({c.x, c.y + 2}, {c.x + 4, c.y - 2}, 1.6f);
      break;
    case Icon::previous:
    case Icon::next: {
      const float down = which == Icon::next ? 1.0f : -1.0f;
      stroke({c.x, c.y - 5 * down}, {c.x, c.y + 5 * down}, 1.6f);
      stroke({c.x - 4, c.y + down}, {c.x, c.y + 5 * down}, 1.6f);
      stroke({c.x + 4, c.y + down}, {c.x, c.y + 5 * down}, 1.6f);
      break;
    }
    case Icon::share:
      for (const Point end : {Point{c.x + 5, c.y - 5}, Point{c.x + 5, c.y + 5}}) {
        stroke({c.x - 5, c.y}, end, 1.6f);
        paint_on(view::Disc{end, 2.6f, colour, {Role::none}});
      }
      paint_on(view::Disc{{c.x - 5, c.y}, 2.6f, colour, {Role::none}});
      break;
    case Icon::search:
      paint_on(view::Disc{{c.x - 1.5f, c.y - 1.5f}, 4.5f, {Role::none}, colour, 1.6f});
      stroke({c.x + 2, c.y + 2}, {c.x + 6, c.y + 6});
      break;
  }
}

Strip::Strip(Frame&, const char* id, const Rect& rect) : rect_(rect) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::BeginChild(id, {rect.w, rect.h}, 0,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar |
                        ImGuiWindowFlags_HorizontalScrollbar);
  left_ = rect.x - ImGui::GetScrollX();
}

void Strip::keep_in_sight(const Rect& place, std::string_view what) {
  int& before = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("in sight"), 0);
  const int now = static_cast<int>(ImGui::GetID(what.data(), what.data() + what.size()));
  if (before == now) return;
  before = now;
  ImGui::SetScrollX(place.x - left_ - (rect_.w - place.w) / 2);
}

Strip::~Strip() {
  if (ImGui::IsWindowHovered() && ImGui::GetIO().MouseWheel != 0)
    ImGui::SetScrollX(ImGui::GetScrollX() - 40 * ImGui::GetIO().MouseWheel);
  if (is_dragged()) ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseDelta.x);
  ImGui::EndChild();
}

Panel::Panel(Frame& frame, const char* id, const Rect& rect, Role fill, float padding) {
  if (fill != Role::none) box(frame, rect, 10, {fill}, {Role::line});
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild(id, {rect.w, rect.h}, ImGuiChildFlags_AlwaysUseWindowPadding,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_HorizontalScrollbar);
  ImGui::PopStyleVar();
  left_ = rect.x + padding - ImGui::GetScrollX();
  width_ = rect.w - 2 * padding;
  y = rect.y + padding - ImGui::GetScrollY();
}

Panel::~Panel() {
  // The content's size decides whether there is something to scroll.
  ImGui::SetCursorScreenPos({left_, y});
  ImGui::Dummy({std::max(1.0f, reach_ - left_), 4});
  if (is_dragged()) {
    ImGui::SetScrollX(ImGui::GetScrollX() - ImGui::GetIO().MouseDelta.x);
    ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
  }
  ImGui::EndChild();
}

Rect Panel::row(float height, float gap) {
  const Rect rect{left_, y, width_, height};
  y += height + gap;
  return rect;
}

}  // namespace handoff::ui
