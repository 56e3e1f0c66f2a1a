// What the checks say of the program: a list to click, and fixes that can be applied.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Font;
using view::Rect;
using view::Role;

constexpr float kSize = 12.5f, kLine = 18;  // as wrapped_text has it

void row(const Model& model, Frame& frame, Panel& panel, std::size_t index) {
  const Workbench& bench = *model.bench;
  const lang::Diagnostic& diagnostic = bench.diagnostics[index];
  const editor::Document& document = bench.document;
  const Role mood = diagnostic.is_warning ? Role::warning : Role::danger;
  const std::size_t at = std::min<std::size_t>(diagnostic.span.lo, document.text().size());
  const std::string line = "line " + std::to_string(document.buffer().line_of(at) + 1);
  const float left = panel.left() + 20, width = panel.width() - 20;
  const bool has_fix = !diagnostic.edits.empty() && bench.is_checked();
  const float hint_width = has_fix ? width - 70 : width;

  const float words_height = wrapped_text(frame, {0, 0}, width, diagnostic.message, Font::sans, kSize, {}, false);
  const float hint_height =
      diagnostic.hint.empty() ? 0 : wrapped_text(frame, {0, 0}, hint_width, diagnostic.hint, Font::sans, kSize, {}, false);
  const float height = 6 + words_height + std::max(hint_height, has_fix ? 26.0f : 0.0f) + kLine + 4;
  const Rect place = panel.row(height, 2);
  const std::string id = "diagnostic/" + std::to_string(index);

  const Rect words{place.x - 6, place.y, place.w + 6, height};
  ImGui::SetNextItemAllowOverlap();
  const std::string kind = diagnostic.is_warning ? "Warning" : "Error";
  const Area hit = area(frame, words, id, "button", kind + (diagnostic.code.empty() ? "" : " " + diagnostic.code) + ", " +
                        line + ": " + diagnostic.message, diagnostic.hint);
  if (hit.hovered) {
    box(frame, words, 6, {Role::line, 0, 0.4f}, {Role::none});
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (hit.pressed) {
    const std::size_t end = std::min<std::size_t>(diagnostic.span.hi, document.text().size());
    frame.emit(Edit{editor::Select{at, std::max(at, end)}});
    frame.emit(FocusEditor{true});
  }
  box(frame, {panel.left() + 2, place.y + 11, 8, 8}, diagnostic.is_warning ? 0.0f : 4.0f, {mood}, {Role::none});
  float y = place.y + 6;
  y += wrapped_text(frame, {left, y}, width, diagnostic.message, Font::sans, kSize, {Role::text});
  if (has_fix) {
    const std::string fix_id = id + "/fix";
    if (button(frame, {left + width - 58, y, 58, 24},
               {.id = fix_id, .label = "Apply", .look = Look::plain, .tooltip = diagnostic.hint}))
      frame.emit(Edit{editor::Fix{document.revision(), diagnostic.edits}});
  }
  if (!diagnostic.hint.empty())
    wrapped_text(frame, {left, y + (has_fix ? 3.0f : 0.0f)}, hint_width, diagnostic.hint, Font::sans, kSize, {Role::text_soft});
  y += std::max(hint_height, has_fix ? 26.0f : 0.0f);
  text(frame, {left, y + 12}, diagnostic.code.empty() ? line : line + "  ·  " + diagnostic.code, Font::sans, 11.5f,
       {Role::text_faint});
}

}  // namespace

void diagnostics_panel(const Model& model, Frame& frame, const Rect& rect) {
  const Workbench& bench = *model.bench;
  Panel panel(frame, "diagnostics", rect, Role::none, 14);
  panel.y -= 12;
  for (std::size_t i = 0; i < bench.diagnostics.size(); ++i) row(model, frame, panel, i);
  if (bench.diagnostics.empty() && !bench.look_for.empty())
    panel.y += wrapped_text(frame, {panel.left(), panel.y + 6}, panel.width(), bench.look_for, Font::sans, 13, {Role::text_soft}) + 6;
  frame.semantics.add({"diagnostics", "status", "What the checks say",
                       bench.diagnostics.empty() ? "no errors" : std::to_string(bench.diagnostics.size()) + " found", true, rect});
}

}  // namespace handoff::ui
