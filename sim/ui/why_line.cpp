// The line under the stage: what is happening, and why is it waiting?
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Font;
using view::Rect;
using view::Role;

constexpr float kSize = 13.5f, kPadding = 14, kHead = 24;

std::string question(const Model& model) {
  const std::string& name = model.state.threads[world::index(model.selected)].name;
  switch (model.why.verdict) {
    case explore::Verdict::going: return "What is " + name + " doing?";
    case explore::Verdict::waits: return "Why does " + name + " wait?";
    case explore::Verdict::stuck: return "Why will " + name + " never get on?";
  }
  return {};
}

bool has_ended(const Model& model) { return !model.end_sentence.empty() && model.is_live; }

std::string answer(const Model& model) {
  if (model.disagreement) return *model.disagreement;
  if (has_ended(model)) return model.end_sentence;
  return model.why.sentence;
}

Role mood(const Model& model) {
  if (model.disagreement || model.why.verdict == explore::Verdict::stuck) return Role::danger;
  return Role::text_soft;
}

// The answer, and below it what will go wrong later as things stand. Returns their height.
float sentences(const Model& model, Frame& frame, view::Point top, float width, bool draw) {
  float height = wrapped_text(frame, top, width, answer(model), Font::sans, kSize, {mood(model)}, draw);
  if (!has_ended(model) && !model.disagreement && !model.why.warning.empty())
    height += wrapped_text(frame, {top.x, top.y + height + 2}, width, model.why.warning, Font::sans, kSize,
                           {Role::danger}, draw) + 2;
  return height;
}

}  // namespace

float why_height(const Model& model, Frame& frame, float width) {
  return 2 * kPadding + kHead - 6 + std::max(sentences(model, frame, {0, 0}, width - 2 * kPadding - 8, false), 20.0f);
}

void why_line(const Model& model, Frame& frame, const Rect& rect) {
  const bool is_bad = mood(model) == Role::danger;
  box(frame, rect, 10, {Role::card}, is_bad ? view::Colour{Role::danger, 0, 0.5f} : view::Colour{Role::line});
  const std::string head = model.disagreement ? "The real channel and the specification disagree"
                           : has_ended(model) ? "The run has ended"
                                              : question(model);
  const float left = rect.x + kPadding + 4, width = rect.w - 2 * kPadding - 8;
  if (rect.h >= why_height(model, frame, rect.w)) {
    text(frame, {left, rect.y + kPadding + 11}, head, Font::sans_bold, 14, {Role::text}, view::Align::left, width);
    sentences(model, frame, {left, rect.y + kPadding + kHead - 6}, width, true);
  } else {  // no room for the question, or for all of the answer
    const int lines = std::max(1, static_cast<int>((rect.h - 12) / std::round(kSize * 1.45f)));
    wrapped_text(frame, {left, rect.y + 8}, width, answer(model), Font::sans, kSize, {mood(model)}, true, lines);
    if (ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.x + rect.w, rect.y + rect.h})) tooltip(frame, answer(model));
  }
  const std::string& warning = model.why.warning;
  frame.semantics.add({"why", "status", head, answer(model) + (warning.empty() ? "" : " " + warning), true, rect});
}

}  // namespace handoff::ui
