// Notes: what the program has to tell for a while, at the foot of the window.
#include <imgui.h>

#include <algorithm>

#include "ui/panels.hpp"

namespace handoff::ui {

using view::Font;
using view::Rect;
using view::Role;

void notes(const Model& model, Frame& frame) {
  if (model.notes.empty()) return;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float width = std::min(520.0f, window.x - 32);
  float bottom = window.y - 20;
  for (auto note = model.notes.rbegin(); note != model.notes.rend(); ++note) {
    const float text_width = width - 80;
    const float height =
        std::max(48.0f, wrapped_text(frame, {0, 0}, text_width, note->text, Font::sans, 13.5f, {}, false) + 26);
    const Rect rect{(window.x - width) / 2, bottom - height, width, height};
    bottom -= height + 8;
    const std::string id = "note/" + std::to_string(note->id);
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::Begin(id.c_str(), nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                          ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing);
    const Role mood = note->kind == Note::Kind::error     ? Role::danger
                      : note->kind == Note::Kind::warning ? Role::warning
                                                          : Role::accent;
    box(frame, rect, 10, {Role::card}, {mood, 0, 0.8f}, 1.5f);
    box(frame, {rect.x + 1, rect.y + 6, 4, rect.h - 12}, 2, {mood}, {Role::none});
    wrapped_text(frame, {rect.x + 20, rect.y + 12}, text_width, note->text, Font::sans, 13.5f, {Role::text});
    frame.semantics.add({id, "status", note->text, "", true, rect});
    if (button(frame, {rect.x + rect.w - 42, rect.y + 8, 34, kControlHeight},
               {.id = id + "/close", .label = "Close this note", .icon = Icon::close, .look = Look::quiet,
                .icon_only = true}))
      frame.emit(DismissNote{note->id});
    ImGui::End();
  }
}

}  // namespace handoff::ui
