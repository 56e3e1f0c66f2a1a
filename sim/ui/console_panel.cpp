// What the program has printed: each line in the colour of the thread that printed it, with its name where it changes.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/panels.hpp"

namespace handoff::ui {

using view::Align;
using view::Font;
using view::Rect;
using view::Role;

namespace {
constexpr float kSize = 12.5f, kLine = 18, kNames = 86;
}

void console_panel(const Model& model, Frame& frame, const Rect& rect) {
  const auto& output = model.state.output;
  const std::size_t lines = output.size();
  ImGui::SetCursorScreenPos({rect.x + 1, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild("console", {rect.w - 2, rect.h - 4}, ImGuiChildFlags_AlwaysUseWindowPadding,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_HorizontalScrollbar);
  ImGui::PopStyleVar();
  // It follows what is printed, unless one has scrolled up to read.
  int& before = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("lines"), 0);
  const bool at_end = ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - kLine;
  const float top = rect.y + 2 - ImGui::GetScrollY(), left = rect.x + 1 - ImGui::GetScrollX();
  const auto first = static_cast<std::size_t>(std::max(0.0f, ImGui::GetScrollY() / kLine));
  const std::size_t last = std::min(lines, first + static_cast<std::size_t>(rect.h / kLine) + 2);
  float reach = left;
  const Measure measure(frame.fonts);
  std::string told;
  for (std::size_t i = std::min(first, lines); i < last; ++i) {
    const world::OutputLine& line = output[i];
    const std::string& name = model.state[line.thread].name;
    const view::Colour hue{Role::thread, model.hues[world::index(line.thread)]};
    const float base = top + kLine * static_cast<float>(i) + 13;
    const bool is_new_name = i == first || output[i - 1].thread != line.thread;
    if (is_new_name)
      text(frame, {left + kNames - 10, base}, name, Font::sans, 11.5f, hue, Align::right, kNames - 18);
    box(frame, {left + kNames - 4, base - 13, 2, kLine}, 0, hue, {Role::none});
    const std::string words = world::to_text(line.value, model.state);
    text(frame, {left + kNames + 4, base}, words, Font::mono, kSize, hue);
    reach = std::max(reach, left + kNames + 12 + measure.width(words, Font::mono, kSize));
    told += name + ": " + words + "\n";
  }
  if (lines == 0)
    text(frame, {rect.x + 15, rect.y + 18}, "Nothing has been printed yet.", Font::sans, 13, {Role::text_faint});
  ImGui::SetCursorScreenPos({left, top});
  ImGui::Dummy({std::max(1.0f, reach - left), kLine * static_cast<float>(lines) + 4});
  if (static_cast<int>(lines) != before && at_end) ImGui::SetScrollY(kLine * static_cast<float>(lines));
  before = static_cast<int>(lines);
  ImGui::EndChild();
  frame.semantics.add({"console", "log", "Output of the program", told, true, rect});
}

}  // namespace handoff::ui
