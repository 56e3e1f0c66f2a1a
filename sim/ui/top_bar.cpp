// The bar at the top: what one is looking at, and how one likes to look at it. Below it the presets.
#include <imgui.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Align;
using view::Font;
using view::Rect;
using view::Role;

void logo(Frame& frame, float x, float y) {
  const auto stroke = [&](view::Point a, view::Point b) {
    ImGui::GetWindowDrawList()->AddLine({a.x, a.y}, {b.x, b.y}, frame.ink(Role::warning), 2.5f);
  };
  stroke({x, y}, {x + 13, y});
  stroke({x + 8, y - 5}, {x + 13.5f, y});
  stroke({x + 8, y + 5}, {x + 13.5f, y});
  box(frame, {x + 18, y - 7, 14, 14}, 4, {Role::thread, view::kFirstProducerHue}, {Role::none});
}

ChangeSettings with(const Model& model, void (*change)(Settings&)) {
  Settings settings = model.settings;
  change(settings);
  return {settings};
}

void next_size(Settings& settings) {
  const auto larger = std::find_if(kTextSizes.begin(), kTextSizes.end(),
                                   [&](float size) { return size > settings.text_size + 0.01f; });
  settings.text_size = larger == kTextSizes.end() ? kTextSizes.front() : *larger;
}

// "forgotten-sender" as "Forgotten sender": the title where there is little room.
std::string short_title(std::string_view id) {
  std::string title(id);
  std::replace(title.begin(), title.end(), '-', ' ');
  if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

}  // namespace

void top_bar(const Model& model, Frame& frame, const Rect& rect, bool with_presets) {
  logo(frame, rect.x + 18, rect.y + rect.h / 2);
  float left = rect.x + 60;
  if (rect.w >= 560 && !with_presets) {
    text(frame, {left, rect.y + 30}, "Handoff", Font::sans_bold, 17, {Role::text});
    left += 84;
  }
  // What one is doing: clicking a channel together, or reading and writing programs.
  const auto page = [&](const char* id, const char* label, Page which, const char* hint) {
    const Button b{.id = id, .label = label, .look = Look::tab, .chosen = model.page == which, .tooltip = hint, .role = "tab"};
    const Rect place{left, rect.y + (rect.h - kControlHeight) / 2, button_width(frame, b), kControlHeight};
    left += place.w + 4;
    if (button(frame, place, b) && model.page != which) frame.emit(ShowPage{which});
  };
  if (model.bench) {
    page("page/sandbox", "Sandbox", Page::sandbox, "You are main: click a channel together");
    page("page/programs", "Programs", Page::programs, "Read, write and run Rust");
    left += 12;
  }

  float x = rect.x + rect.w - 12;
  const auto icon_button = [&](Button b) {
    b.icon_only = true;
    const float width = button_width(frame, b);
    x -= width;
    const bool pressed = button(frame, {x, rect.y + (rect.h - kControlHeight) / 2, width, kControlHeight}, b);
    x -= 8;
    return pressed;
  };
  if (icon_button({.id = "help", .label = "Help", .icon = Icon::help, .tooltip = "All keys, and what is what (?)"}))
    frame.emit(ShowHelp{!model.help});
  const bool full = model.full_screen;
  if (icon_button({.id = "fullscreen", .label = "Full screen", .icon = full ? Icon::contract : Icon::expand,
                   .chosen = full, .tooltip = full ? "Leave full screen (F)" : "Full screen (F)", .role = "switch"}))
    frame.emit(SetFullScreen{!full});
  if (icon_button({.id = "present", .label = "Present: the stage alone", .icon = Icon::present,
                   .chosen = model.presenting, .tooltip = "Present: the stage alone, large (P)", .role = "switch"}))
    frame.emit(SetPresenting{!model.presenting});
  const bool dark = model.settings.dark;
  if (icon_button({.id = "theme", .label = "Dark theme", .icon = dark ? Icon::moon : Icon::sun, .chosen = dark,
                   .tooltip = dark ? "Light theme (T)" : "Dark theme (T)", .role = "switch"}))
    frame.emit(with(model, [](Settings& s) { s.dark = !s.dark; }));
  const int percent = static_cast<int>(std::lround(model.settings.text_size * 100));
  if (icon_button({.id = "text-size", .label = "Text size", .icon = Icon::text_size,
                   .tooltip = "Text size: " + std::to_string(percent) + " %, the next one with a click",
                   .value = std::to_string(percent) + "%"}))
    frame.emit(with(model, next_size));

  const float room = x - left - 8;
  const bool is_sandbox = model.page == Page::sandbox;
  if (with_presets) {
    const Rect row{left - 6, rect.y, x - left + 6, rect.h};
    return is_sandbox ? preset_row(model, frame, row) : program_row(model, frame, row);
  }
  const sandbox::Preset* preset = sandbox::find_preset(model.setup.preset);
  const std::string sentence(!is_sandbox ? model.bench->look_for : preset ? std::string(preset->look_for) : "");
  if (sentence.empty() || room < 160) return;
  constexpr float kSize = 13;
  const float height = wrapped_text(frame, {0, 0}, room, sentence, Font::sans, kSize, {Role::text_soft}, false);
  if (height < rect.h)
    wrapped_text(frame, {left, rect.y + (rect.h - height) / 2 - 1}, room, sentence, Font::sans, kSize,
                 {Role::text_soft});
}

void preset_row(const Model& model, Frame& frame, const Rect& rect) {
  const std::vector<sandbox::Preset>& presets = sandbox::presets();
  const auto count = static_cast<float>(presets.size());
  const Measure measure(frame.fonts);
  constexpr float kGap = 2, kLeast = 6, kEasy = 14, kMost = 28;  // between the tabs, and inside them
  const float room = rect.w - 24 - kGap * (count - 1);

  // Full titles where they fit, else short ones; then the padding takes what is left.
  std::vector<std::string> labels;
  std::vector<float> widths;
  const auto measure_all = [&](auto&& label_of) {
    labels.clear();
    widths.clear();
    for (const sandbox::Preset& preset : presets) {
      labels.push_back(label_of(preset));
      widths.push_back(measure.width(labels.back(), Font::sans_bold, 13));
    }
    return std::accumulate(widths.begin(), widths.end(), 0.0f);
  };
  float total = measure_all([](const sandbox::Preset& p) { return std::string(p.title); });
  if (total + kEasy * count > room) total = measure_all([](const sandbox::Preset& p) { return short_title(p.id); });
  const float padding = std::clamp((room - total) / count, kLeast, kMost);

  // Where even those do not fit, the row can be dragged, and follows the choice.
  Strip strip(frame, "presets", rect);
  float x = strip.left() + 12;
  for (std::size_t i = 0; i < presets.size(); ++i) {
    const sandbox::Preset& preset = presets[i];
    const Rect place{x, rect.y + (rect.h - kControlHeight) / 2, widths[i] + padding, kControlHeight};
    const std::string id = "preset/" + std::string(preset.id);
    const bool chosen = model.setup.preset == preset.id;
    if (button(frame, place,
               {.id = id, .label = labels[i], .look = Look::tab, .chosen = chosen,
                .tooltip = std::string(preset.title) + " (" + std::to_string(i + 1) + ")\n" +
                           std::string(preset.look_for),
                .role = "tab"}))
      frame.emit(ChoosePreset{std::string(preset.id)});
    if (chosen) strip.keep_in_sight(place, id);
    x += place.w + kGap;
  }
}

}  // namespace handoff::ui
