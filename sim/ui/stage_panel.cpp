// The stage: the picture of the run at the playhead, and what on it can be pointed at.
#include "view/stage.hpp"

#include <imgui.h>

#include <charconv>
#include <optional>
#include <string_view>

#include "ui/paint.hpp"
#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Rect;
using view::Role;

// "thread/3" with "thread/" gives 3.
std::optional<std::uint32_t> number_behind(std::string_view id, std::string_view prefix) {
  if (id.substr(0, prefix.size()) != prefix) return std::nullopt;
  std::uint32_t number = 0;
  const char* const end = id.data() + id.size();
  const auto result = std::from_chars(id.data() + prefix.size(), end, number);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return number;
}

void hits(const Model& model, Frame& frame, const view::Picture& picture, view::Point origin) {
  const view::Hit* pointed = nullptr;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool here = ImGui::IsWindowHovered();
  for (const view::Hit& hit : picture.hits) {
    const Rect rect{origin.x + hit.rect.x, origin.y + hit.rect.y, hit.rect.w, hit.rect.h};
    frame.semantics.add({hit.id, hit.role, hit.label, hit.value, true, rect});
    if (frame.semantics.take_press(hit.id))
      if (const auto thread = number_behind(hit.id, "thread/")) frame.emit(SelectThread{world::ThreadId{*thread}});
    if (here && mouse.x >= rect.x && mouse.x < rect.x + rect.w && mouse.y >= rect.y && mouse.y < rect.y + rect.h)
      pointed = &hit;
  }
  if (!here) return;
  const bool clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  if (pointed) {
    if (const auto thread = number_behind(pointed->id, "thread/")) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      const world::ThreadId id{*thread};
      const bool again = model.is_chosen && model.selected == id;
      if (clicked) frame.emit(again ? SelectThread{std::nullopt} : SelectThread{id});
      return;
    }
    if (const auto message = number_behind(pointed->id, "message/")) frame.emit(HoverMessage{world::MessageId{*message}});
    tooltip(frame, pointed->value.empty() ? pointed->label : pointed->label + "\n" + pointed->value);
  } else if (clicked && model.is_chosen) {
    frame.emit(SelectThread{std::nullopt});
  }
}

}  // namespace

void stage_panel(const Model& model, Frame& frame, const Rect& rect) {
  box(frame, rect, 10, {Role::panel}, {Role::line});
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::BeginChild("stage", {rect.w, rect.h}, 0, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                                                      ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  const Measure measure(frame.fonts);
  const view::StageInput input{.state = model.state,
                               .timeline = model.timeline,
                               .measure = measure,
                               .recent = model.recent,
                               .clock_ms = model.clock_ms,
                               .speed = model.speed,
                               .settled = model.settled,
                               .reduced_motion = model.settings.reduced_motion,
                               .width = rect.w,
                               .height = rect.h,
                               .user_is_main = !model.is_program && model.setup.main == sandbox::Main::user,
                               .selected = model.is_chosen ? model.selected : world::kNoThread,
                               .hovered = model.hovered,
                               .why = &model.why};
  const view::Picture picture = view::layout_stage(input);
  paint(picture, {*ImGui::GetWindowDrawList(), frame.fonts, frame.ink, {rect.x, rect.y}});
  hits(model, frame, picture, {rect.x, rect.y});
  ImGui::EndChild();
}

}  // namespace handoff::ui
