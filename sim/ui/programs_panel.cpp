// The shipped programs: those of one group in a row below the top bar, and all of them as a list to search.
#include <imgui.h>

#include <algorithm>
#include <string_view>

#include "ui/panels.hpp"
#include "ui/programs.hpp"

namespace handoff::ui {

using view::Align;
using view::Font;
using view::Rect;
using view::Role;

std::vector<const ShippedProgram*> group_of(const Workbench& bench) {
  const ShippedProgram* chosen = find_program(bench.id);
  std::vector<const ShippedProgram*> group;
  for (const ShippedProgram& program : shipped_programs())
    if (program.group == (chosen ? chosen->group : shipped_programs().front().group)) group.push_back(&program);
  return group;
}

void program_row(const Model& model, Frame& frame, const Rect& rect) {
  const Workbench& bench = *model.bench;
  const Button all{.id = "programs", .label = "Programs", .icon = Icon::menu, .chosen = bench.list_is_open,
                   .tooltip = "All programs: search and choose (O)"};
  const float y = rect.y + (rect.h - kControlHeight) / 2;
  const float width = button_width(frame, all);
  if (button(frame, {rect.x + 12, y, width, kControlHeight}, all)) frame.emit(ShowPrograms{!bench.list_is_open});

  const std::vector<const ShippedProgram*> programs = group_of(bench);
  const std::string& group = programs.front()->group;
  const Measure measure(frame.fonts);
  float x = rect.x + 12 + width + 16;
  const float name_width = measure.width(group, Font::sans, 12.5f);
  text(frame, {x, rect.y + 25}, group, Font::sans, 12.5f, {Role::text_faint});
  x += name_width + 12;

  Strip strip(frame, "programs of a group", {x, rect.y, rect.x + rect.w - x - 8, rect.h});
  float at = strip.left();
  for (std::size_t i = 0; i < programs.size(); ++i) {
    const ShippedProgram& program = *programs[i];
    const Rect place{at, y, measure.width(program.title, Font::sans_bold, 13) + 22, kControlHeight};
    const std::string id = "program/" + program.id;
    const bool is_chosen = bench.id == program.id;
    if (button(frame, place, {.id = id, .label = program.title, .look = Look::tab, .chosen = is_chosen,
                              .tooltip = i < 9 ? program.title + " (" + std::to_string(i + 1) + ")\n" + program.look_for : program.look_for, .role = "tab"}))
      frame.emit(OpenProgram{program.id});
    if (is_chosen) strip.keep_in_sight(place, id);
    at += place.w + 2;
  }
}

namespace {

void entry(const Model& model, Frame& frame, Panel& panel, const ShippedProgram& program) {
  const float words = wrapped_text(frame, {0, 0}, panel.width() - 24, program.look_for, Font::sans, 12.5f, {}, false);
  const Rect place = panel.row(words + 32, 2);
  const std::string id = "list/" + program.id;
  const Area hit = area(frame, place, id, "option", program.title, program.look_for);
  const bool is_chosen = model.bench->id == program.id;
  if (hit.hovered || is_chosen) box(frame, place, 6, {Role::line, 0, is_chosen ? 0.9f : 0.5f}, {Role::none});
  if (hit.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  text(frame, {place.x + 12, place.y + 20}, program.title, Font::sans_bold, 13.5f, {Role::text}, Align::left, place.w - 24);
  wrapped_text(frame, {place.x + 12, place.y + 25}, place.w - 24, program.look_for, Font::sans, 12.5f, {Role::text_soft});
  if (hit.pressed) {
    frame.emit(ShowPrograms{false});
    frame.emit(OpenProgram{program.id});
  }
}

}  // namespace

void programs_overlay(const Model& model, Frame& frame) {
  bool& was_open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("programs list"), false);
  const bool is_open = model.page == Page::programs && model.bench && model.bench->list_is_open;
  const bool has_just_come = is_open && !was_open;
  was_open = is_open;
  if (!is_open) return;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  if (has_just_come) ImGui::SetNextWindowFocus();
  ImGui::Begin("programs", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
  box(frame, {0, 0, window.x, window.y}, 0, {Role::background, 0, 0.5f}, {Role::none});
  ImGui::SetNextItemAllowOverlap();
  const Area outside = area(frame, {0, 0, window.x, window.y}, "programs/outside", "presentation", "", "");
  const float top = kTopBarHeight + kPresetRowHeight + 4;
  const Rect card{12, top, std::min(560.0f, window.x - 24), std::min(640.0f, window.y - top - 16)};
  box(frame, card, 10, {Role::card}, {Role::line});

  const Typed typed = text_field(frame, {card.x + 14, card.y + 12, card.w - 28 - 40, kControlHeight},
                                 {.id = "programs/search", .label = "Search the programs", .text = model.bench->search,
                                  .placeholder = "Search: a title, a word in the code", .focuses = has_just_come});
  const bool closes = button(frame, {card.x + card.w - 48, card.y + 12, 36, kControlHeight},
                             {.id = "programs/close", .label = "Close", .icon = Icon::close, .look = Look::quiet, .icon_only = true});
  if (typed.text) frame.emit(SearchPrograms{*typed.text});

  const std::vector<const ShippedProgram*> found = search_programs(model.bench->search);
  if (typed.entered && !found.empty()) {
    frame.emit(ShowPrograms{false});
    frame.emit(OpenProgram{found.front()->id});
  }
  {
    Panel panel(frame, "programs list", {card.x + 1, card.y + 52, card.w - 2, card.h - 60}, Role::none, 12);
    panel.y -= 8;
    std::string_view group;
    for (const ShippedProgram* program : found) {
      if (program->group != group) {
        group = program->group;
        const Rect row = panel.row(28, 0);
        text(frame, {row.x + 12, row.y + 20}, program->group, Font::sans, 12, {Role::text_faint});
      }
      entry(model, frame, panel, *program);
    }
    if (found.empty()) {
      const Rect row = panel.row(30);
      text(frame, {row.x + 12, row.y + 20}, "No program has all these words.", Font::sans, 13, {Role::text_soft});
    }
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool on_card = mouse.x >= card.x && mouse.x < card.x + card.w && mouse.y >= card.y && mouse.y < card.y + card.h;
  if (closes || typed.left || (outside.pressed && !on_card)) frame.emit(ShowPrograms{false});
  ImGui::End();
}

}  // namespace handoff::ui
