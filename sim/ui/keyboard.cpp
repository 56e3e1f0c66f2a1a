// What the keys do.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

bool pressed(ImGuiKey key, bool repeats = false) { return ImGui::IsKeyPressed(key, repeats); }

bool typed(ImWchar character) {
  const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
  return std::find(queue.begin(), queue.end(), character) != queue.end();
}

void go_away(const Model& model, Frame& frame) {
  if (model.help)
    frame.emit(ShowHelp{false});
  else if (model.bench && model.bench->list_is_open)
    frame.emit(ShowPrograms{false});
  else if (!model.notes.empty())
    frame.emit(DismissNote{model.notes.back().id});
  else if (model.is_chosen)
    frame.emit(SelectThread{std::nullopt});
  else if (model.presenting)
    frame.emit(SetPresenting{false});
  else if (model.full_screen)
    frame.emit(SetFullScreen{false});
}

}  // namespace

void keyboard(const Model& model, Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool has_programs = model.page == Page::programs && model.bench;
  if (has_programs) {
    const bool enters = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter);
    if ((io.KeyCtrl && enters) || pressed(ImGuiKey_F5)) frame.emit(RunProgram{});
    if (model.bench->has_focus) return;
  }
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;

  if (pressed(ImGuiKey_Escape)) go_away(model, frame);
  if (typed('?') || pressed(ImGuiKey_F1)) frame.emit(ShowHelp{!model.help});
  if (pressed(ImGuiKey_F)) frame.emit(SetFullScreen{!model.full_screen});
  if (pressed(ImGuiKey_P)) frame.emit(SetPresenting{!model.presenting});
  if (pressed(ImGuiKey_T)) {
    Settings settings = model.settings;
    settings.dark = !settings.dark;
    frame.emit(ChangeSettings{settings});
  }
  if (pressed(ImGuiKey_R)) frame.emit(Restart{});

  const bool running = model.phase == Phase::running || model.is_playing;
  if (pressed(ImGuiKey_Space) && running) frame.emit(PauseThreads{!model.threads_paused});
  if (pressed(ImGuiKey_LeftArrow, true) && model.state.position > 0) frame.emit(GoTo{model.state.position - 1});
  if (pressed(ImGuiKey_RightArrow, true)) {
    if (model.state.position < model.history.length())
      frame.emit(GoTo{model.state.position + 1});
    else if (running)
      frame.emit(StepThreads{});
  }
  if (pressed(ImGuiKey_Home)) frame.emit(GoTo{0});
  if (pressed(ImGuiKey_End)) frame.emit(GoLive{});

  const auto change_speed = [&](double factor) {
    frame.emit(SetSpeed{std::clamp(model.speed * factor, kSlowest, kFastest)});
  };
  if (typed('+') || typed('=')) change_speed(1.5);
  if (typed('-')) change_speed(1 / 1.5);

  const auto digit = [](std::size_t i) {
    const int offset = static_cast<int>(i);
    return pressed(static_cast<ImGuiKey>(ImGuiKey_1 + offset)) || pressed(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + offset));
  };
  if (has_programs) {
    if (pressed(ImGuiKey_E)) frame.emit(FocusEditor{true});
    if (pressed(ImGuiKey_O)) frame.emit(ShowPrograms{!model.bench->list_is_open});
    const std::vector<const ShippedProgram*> programs = group_of(*model.bench);
    for (std::size_t i = 0; i < programs.size() && i < 9; ++i)
      if (digit(i)) frame.emit(OpenProgram{programs[i]->id});
    return;
  }
  const std::vector<sandbox::Preset>& presets = sandbox::presets();
  for (std::size_t i = 0; i < presets.size() && i < 9; ++i) {
    if (digit(i)) frame.emit(ChoosePreset{std::string(presets[i].id)});
  }
}

}  // namespace handoff::ui
