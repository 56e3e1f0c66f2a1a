// Where everything is: the panels laid out for the window's size.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/panels.hpp"
#include "view/lanes.hpp"

namespace handoff::ui {
namespace {

using view::Rect;
using view::Role;

constexpr float kGap = 12, kTransportHeight = 48;
constexpr float kLowWindow = 440;  // below this the lanes and a row of the header give way to the stage

// How much room there is: three columns, two with the Rust behind a tab, or one.
enum class Room { wide, medium, narrow };
Room room_of(float width) { return width >= 1120 ? Room::wide : width >= 700 ? Room::medium : Room::narrow; }

// Nothing runs: the text in the editor has errors.
void no_stage(Frame& frame, const Rect& rect) {
  box(frame, rect, 10, {Role::panel}, {Role::line});
  const std::string sentence = "The program has errors. Mend them, then run it: here you will see its threads and channels.";
  const float width = std::min(rect.w - 40, 340.0f), left = rect.x + (rect.w - width) / 2;
  const float height = wrapped_text(frame, {0, 0}, width, sentence, view::Font::sans, 14, {}, false);
  wrapped_text(frame, {left, rect.y + (rect.h - height) / 2}, width, sentence, view::Font::sans, 14, {Role::text_soft});
  frame.semantics.add({"stage/none", "status", sentence, "", true, rect});
}

void stage_and_why(const Model& model, Frame& frame, const Rect& rect) {
  if (!model.has_run) return no_stage(frame, rect);
  constexpr float kLeastStage = 150;
  const float height = std::max(34.0f, std::min(why_height(model, frame, rect.w), rect.h - kLeastStage));
  stage_panel(model, frame, {rect.x, rect.y, rect.w, rect.h - height - 8});
  why_line(model, frame, {rect.x, rect.y + rect.h - height, rect.w, height});
}

struct TabName {
  Tab tab;
  const char *id, *label;
};

// A strip of tabs at the top of `rect`; returns what is left below it.
template <std::size_t N>
Rect tabs(Frame& frame, const Rect& rect, const TabName (&names)[N], Tab chosen) {
  const float width = (rect.w - 4 * static_cast<float>(N - 1)) / static_cast<float>(N);
  float x = rect.x;
  for (const TabName& name : names) {
    if (button(frame, {x, rect.y, width, kControlHeight},
               {.id = name.id, .label = name.label, .look = Look::tab, .chosen = chosen == name.tab, .role = "tab"}))
      frame.emit(ShowTab{name.tab});
    x += width + 4;
  }
  return {rect.x, rect.y + kControlHeight + 6, rect.w, rect.h - kControlHeight - 6};
}

void side_panel(const Model& model, Frame& frame, const Rect& rect, Tab tab) {
  if (tab == Tab::rust)
    rust_panel(model, frame, rect);
  else
    controls_panel(model, frame, rect);
}

// A column for the text, the rest for what it does.
void programs_area(const Model& model, Frame& frame, const Rect& rect) {
  if (room_of(rect.w) == Room::narrow) {
    const bool is_stage = model.tab == Tab::stage;
    const Rect below = tabs(frame, rect, {{Tab::stage, "tab/stage", "Stage"}, {Tab::rust, "tab/rust", "Program"}},
                            is_stage ? Tab::stage : Tab::rust);
    if (is_stage)
      stage_and_why(model, frame, below);
    else
      editor_panel(model, frame, below);
    return;
  }
  const float width = std::clamp(std::round(rect.w * 0.42f), 380.0f, 860.0f);
  editor_panel(model, frame, {rect.x, rect.y, width, rect.h});
  stage_and_why(model, frame, {rect.x + width + kGap, rect.y, rect.w - width - kGap, rect.h});
}

void main_area(const Model& model, Frame& frame, const Rect& rect) {
  switch (room_of(rect.w)) {
    case Room::wide: {
      const float rust = std::clamp(rect.w * 0.27f, 300.0f, 480.0f), controls = 300;
      rust_panel(model, frame, {rect.x, rect.y, rust, rect.h});
      stage_and_why(model, frame, {rect.x + rust + kGap, rect.y, rect.w - rust - controls - 2 * kGap, rect.h});
      controls_panel(model, frame, {rect.x + rect.w - controls, rect.y, controls, rect.h});
      break;
    }
    case Room::medium: {
      const float side = 290;
      stage_and_why(model, frame, {rect.x, rect.y, rect.w - side - kGap, rect.h});
      const Tab tab = model.tab == Tab::rust ? Tab::rust : Tab::controls;
      const Rect below = tabs(frame, {rect.x + rect.w - side, rect.y, side, rect.h},
                              {{Tab::controls, "tab/controls", "Controls"}, {Tab::rust, "tab/rust", "Rust"}}, tab);
      side_panel(model, frame, below, tab);
      break;
    }
    case Room::narrow: {
      const Rect below = tabs(frame, rect,
                              {{Tab::stage, "tab/stage", "Stage"},
                               {Tab::controls, "tab/controls", "Controls"},
                               {Tab::rust, "tab/rust", "Rust"}},
                              model.tab);
      if (model.tab == Tab::stage)
        stage_and_why(model, frame, below);
      else
        side_panel(model, frame, below, model.tab);
      break;
    }
  }
}

void time_area(const Model& model, Frame& frame, const Rect& rect) {
  box(frame, rect, 10, {Role::panel}, {Role::line});
  transport(model, frame, {rect.x + 12, rect.y, rect.w - 24, kTransportHeight});
  const float lanes = rect.h - kTransportHeight - 4;
  if (lanes > 30 && model.has_run) lanes_panel(model, frame, {rect.x + 4, rect.y + kTransportHeight, rect.w - 8, lanes});
}

float time_height(const Model& model, float window_height) {
  if (window_height < kLowWindow) return kTransportHeight;
  const std::size_t threads = model.history.latest().threads.size();
  const float wanted = std::max(view::lanes_height(threads, 1), 34 * static_cast<float>(threads) + 28);
  const float share = window_height * (window_height < 700 ? 0.27f : 0.3f) - kTransportHeight;
  return kTransportHeight + 4 + std::clamp(wanted, 60.0f, std::max(60.0f, share));
}

// Returns its height.
float header(const Model& model, Frame& frame, float width, float window_height) {
  const bool is_low = window_height < kLowWindow;
  const float height = is_low ? kTopBarHeight : kTopBarHeight + kPresetRowHeight;
  box(frame, {0, 0, width, height}, 0, {Role::panel}, {Role::none});
  box(frame, {0, height - 1, width, 1}, 0, {Role::line}, {Role::none});
  top_bar(model, frame, {0, 0, width, kTopBarHeight}, is_low);
  const Rect row{0, kTopBarHeight, width, kPresetRowHeight};
  if (!is_low && model.page == Page::programs)
    program_row(model, frame, row);
  else if (!is_low)
    preset_row(model, frame, row);
  return height;
}

}  // namespace

void interface(const Model& model, Frame& frame) {
  keyboard(model, frame);
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("handoff", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                       ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();

  const float top = model.presenting ? 0 : header(model, frame, size.x, size.y);
  const float gap = size.y < kLowWindow ? 5 : size.y < 700 ? 8 : kGap;
  const float time = model.presenting ? kTransportHeight : time_height(model, size.y);
  const Rect middle{gap, top + gap, size.x - 2 * gap, size.y - top - time - 3 * gap};
  if (model.presenting)
    stage_and_why(model, frame, middle);
  else if (model.page == Page::programs)
    programs_area(model, frame, middle);
  else
    main_area(model, frame, middle);
  time_area(model, frame, {gap, size.y - time - gap, size.x - 2 * gap, time});
  ImGui::End();

  programs_overlay(model, frame);
  notes(model, frame);
  help_overlay(model, frame);
}

}  // namespace handoff::ui
