// The interface without a window: ImGui with a null renderer, a recorded run to show, and a mouse to press with.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "explore/stuck.hpp"
#include "sandbox/rust_text.hpp"
#include "support/history.hpp"
#include "ui/panels.hpp"
#include "view/stage.hpp"
#include "view/theme.hpp"

namespace handoff::tests {

class Screen {
 public:
  Screen(const sandbox::Setup& setup, int steps, float width = 1440, float height = 900)
      : setup_(setup), history_(recorded(sandbox::first_state(setup), steps)), position_(history_.length()) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0f / 60;
    fonts_ = ui::load_fonts(HANDOFF_FONT_DIR);
    ui::apply_style(ui::Ink(view::dark_theme()));
    for (std::uint32_t n = 1; n <= history_.length(); ++n) timeline_.append(history_.event(n));
  }
  ~Screen() { ImGui::DestroyContext(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // What would be shown; tests change it before a frame.
  ui::Settings settings;
  ui::Tab tab = ui::Tab::stage;
  bool help = false, presenting = false, is_live = true, threads_paused = false;
  ui::Phase phase = ui::Phase::running;
  std::vector<ui::Note> notes;
  world::MessageId hovered = world::kNoMessage;
  void look_at(std::uint32_t position) {
    position_ = position;
    is_live = position == history_.length();
  }
  world::History& history() { return history_; }
  const world::State& state() { return history_.at(position_); }

  // Draws one frame and returns what was asked for in it.
  ui::Commands frame() {
    ImGui::NewFrame();
    const world::State& state = history_.at(position_);
    ui::Model model{.setup = setup_, .history = history_, .timeline = timeline_, .state = state};
    model.settings = settings;
    model.phase = phase;
    model.threads_paused = threads_paused;
    model.threads = static_cast<std::uint32_t>(state.threads.size());
    model.now_ms = history_.latest().now_ms;
    model.clock_ms = state.now_ms;
    model.is_live = is_live;
    model.settled = true;
    model.window = view::follow({}, model.now_ms);
    model.hues = view::thread_hues(state, timeline_);
    model.rust = sandbox::rust_text(state);
    model.stuck = explore::stuck_threads(state);
    model.selected = model.stuck.empty() ? world::kMain : model.stuck.front();
    model.why = explore::why(state, model.selected);
    model.hovered = hovered;
    model.tab = tab;
    model.help = help;
    model.presenting = presenting;
    model.notes = notes;
    ui::Commands commands;
    semantics.begin_frame();
    ui::Frame frame{commands, semantics, fonts_,
                    ui::Ink(settings.dark ? view::dark_theme() : view::light_theme())};
    ui::interface(model, frame);
    semantics.end_frame();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
      if (texture->Status != ImTextureStatus_OK) {
        const bool goes = texture->Status == ImTextureStatus_WantDestroy;
        texture->SetTexID(goes ? ImTextureID_Invalid : 1);
        texture->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
      }
    return commands;
  }

  // Presses and lets go of the left button at a point; returns all that was asked for meanwhile.
  ui::Commands click(float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    ui::Commands all;
    const auto more = [&] {
      for (ui::Command& command : frame()) all.push_back(std::move(command));
    };
    io.AddMousePosEvent(x, y);
    more();
    io.AddMouseButtonEvent(0, true);
    more();
    io.AddMouseButtonEvent(0, false);
    more();
    io.AddMousePosEvent(-1, -1);
    more();
    return all;
  }
  // A click in the middle of a widget, where the semantic list says it is.
  ui::Commands click(const std::string& id) {
    frame();
    const ui::Widget* widget = semantics.find(id);
    if (!widget) return {};
    const view::Rect rect = widget->rect;
    return click(rect.x + rect.w / 2, rect.y + rect.h / 2);
  }
  ui::Commands key(ImGuiKey key, unsigned character = 0) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(key, true);
    if (character) io.AddInputCharacter(character);
    ui::Commands commands = frame();
    io.AddKeyEvent(key, false);
    frame();
    return commands;
  }
  int vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

  ui::Semantics semantics;

 private:
  sandbox::Setup setup_;
  world::History history_;
  view::Timeline timeline_;
  std::uint32_t position_;
  ui::Fonts fonts_;
};

inline const sandbox::Setup& preset(const char* id) { return sandbox::find_preset(id)->setup; }

template <class C>
const C* find(const ui::Commands& commands) {
  for (const ui::Command& command : commands)
    if (const C* found = std::get_if<C>(&command)) return found;
  return nullptr;
}

}  // namespace handoff::tests
