// What the program has printed: each line in the colour of the thread that printed it, with its name where it changes.
// Lines of standard error bear a tag. Below them, while a thread waits for it, a box to type a line of input into.
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
constexpr float kSize = 12.5f, kLine = 18, kNames = 86, kTag = 30;

const world::Thread* waits_for_line(const Model& model) {
  if (model.phase != Phase::running) return nullptr;
  for (std::uint32_t i = 0; i < model.state.threads.size(); ++i)
    if (model.state.threads[i].awaits_line) return &model.state.threads[i];
  return nullptr;
}

void input_box(const Model& model, Frame& frame, const Rect& rect, const world::Thread& thread) {
  const Button end{.id = "console/end", .label = "End", .tooltip = "There are no more lines: read_line gives 0"};
  const float width = button_width(frame, end);
  const Typed typed = text_field(frame, {rect.x + 8, rect.y, rect.w - 24 - width, kControlHeight},
                                 {.id = "console/input", .label = "Line of input", .text = model.bench->input,
                                  .placeholder = thread.name + " waits for a line: type it, then Enter", .is_code = true});
  if (typed.text) frame.emit(TypeLine{*typed.text});
  if (typed.entered) frame.emit(GiveLine{typed.text.value_or(model.bench->input)});
  if (button(frame, {rect.x + rect.w - 8 - width, rect.y, width, kControlHeight}, end)) frame.emit(EndInput{});
}
}

void console_panel(const Model& model, Frame& frame, const Rect& whole) {
  Rect rect = whole;
  if (const world::Thread* const thread = waits_for_line(model)) {
    rect.h = std::max(20.0f, rect.h - kControlHeight - 8);
    input_box(model, frame, {whole.x, rect.y + rect.h + 2, whole.w, kControlHeight}, *thread);
  }
  const bool has_ended = model.is_live && !model.end_sentence.empty();
  std::string end = model.end_sentence;
  if (model.state.exit_code != 0 && end.find("exit code") == end.npos) end += " Exit code " + std::to_string(model.state.exit_code) + ".";
  const float end_height = has_ended ? wrapped_text(frame, {0, 0}, rect.w - 40, end, Font::sans, 12.5f, {}, false) + 8 : 0;
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
    const bool is_error = line.stream == world::Stream::err;
    float x = left + kNames + 4;
    if (is_error) {
      box(frame, {x + 1, base - 12, kTag - 5, 15}, 3, {Role::danger, 0, 0.12f}, {Role::danger, 0, 0.5f});
      text(frame, {x + 1 + (kTag - 5) / 2, base - 1}, "err", Font::sans, 10.5f, {Role::danger}, Align::centre);
      x += kTag;
    }
    text(frame, {x, base}, words, Font::mono, kSize, hue);
    reach = std::max(reach, x + 8 + measure.width(words, Font::mono, kSize));
    told += name + (is_error ? " (stderr): " : ": ") + words + "\n";
  }
  if (has_ended) {
    const float y = top + kLine * static_cast<float>(lines) + 6;
    wrapped_text(frame, {rect.x + 15, y}, rect.w - 40, end, Font::sans, 12.5f, {Role::text_soft});
  }
  if (lines == 0 && !has_ended)
    text(frame, {rect.x + 15, rect.y + 18}, "Nothing has been printed yet.", Font::sans, 13, {Role::text_faint});
  ImGui::SetCursorScreenPos({left, top});
  ImGui::Dummy({std::max(1.0f, reach - left), kLine * static_cast<float>(lines) + 4 + end_height});
  const int rows = static_cast<int>(lines) + (has_ended ? 1 : 0);
  if (rows != before && at_end) ImGui::SetScrollY(kLine * static_cast<float>(lines) + end_height);
  before = rows;
  ImGui::EndChild();
  frame.semantics.add({"console", "log", "Output of the program", told + (has_ended ? end : ""), true, rect});
}

}  // namespace handoff::ui
