// The lanes: the run over time, one lane a thread. Dragging moves the playhead, the wheel zooms, and a message's line
// lights the message everywhere.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/paint.hpp"
#include "ui/panels.hpp"
#include "view/lanes.hpp"

namespace handoff::ui {

using view::Rect;

void lanes_panel(const Model& model, Frame& frame, const Rect& rect) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild("lanes", {rect.w, rect.h}, 0, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                                                      ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar();
  const Measure measure(frame.fonts);
  const world::State& latest = model.history.latest();
  const float needed = view::lanes_height(latest.threads.size(), 1);
  const bool scrolls = needed > rect.h;
  const view::LanesInput input{.timeline = model.timeline,
                               .latest = latest,
                               .measure = measure,
                               .window = model.window,
                               .position = model.state.position,
                               .now_ms = model.now_ms,
                               .is_live = model.is_live,
                               .width = rect.w - (scrolls ? 12.0f : 0.0f),
                               .height = std::max(needed, rect.h),
                               .selected = model.is_chosen ? model.selected : world::kNoThread,
                               .hovered = model.hovered};
  const view::Picture picture = view::layout_lanes(input);
  const view::Point origin{rect.x, rect.y - ImGui::GetScrollY()};
  paint(picture, {*ImGui::GetWindowDrawList(), frame.fonts, frame.ink, origin});
  for (const view::Hit& hit : picture.hits)  // the message itself is on the stage, here is its way
    frame.semantics.add({hit.id.rfind("message/", 0) == 0 ? "lanes/" + hit.id : hit.id, hit.role, hit.label, hit.value, true,
                         {origin.x + hit.rect.x, origin.y + hit.rect.y, hit.rect.w, hit.rect.h}});

  const view::TimeAxis axis = view::time_axis(input);
  ImGui::SetCursorScreenPos({origin.x, origin.y});
  ImGui::InvisibleButton("##lanes", {std::max(1.0f, input.width), std::max(1.0f, input.height)});
  const ImGuiIO& io = ImGui::GetIO();
  const view::Point mouse{io.MousePos.x - origin.x, io.MousePos.y - origin.y};
  const bool in_plot = mouse.x >= axis.plot.x;
  if (ImGui::IsItemActive() && in_plot) {
    const std::uint32_t to = view::position_at(input, mouse.x);
    if (to >= model.history.length() && model.phase == Phase::running)
      frame.emit(GoLive{});
    else if (to != model.state.position || model.is_live)
      frame.emit(GoTo{to});
  }
  if (ImGui::IsItemHovered()) {
    if (io.MouseWheel != 0 && in_plot) {
      if (io.KeyShift || scrolls)
        ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 40);
      else
        frame.emit(ShowWindow{view::zoomed(model.window, std::pow(1.25, io.MouseWheel), axis.time_at(mouse.x))});
    }
    if (io.MouseWheelH != 0) frame.emit(ShowWindow{view::moved(model.window, -io.MouseWheelH * axis.window.length_ms() / 20)});
    const world::MessageId message = view::message_near(input, mouse);
    if (message != world::kNoMessage) frame.emit(HoverMessage{message});
  }
  ImGui::EndChild();
}

}  // namespace handoff::ui
