// All keys, and what is what, over everything else.
#include <imgui.h>

#include <algorithm>
#include <array>

#include "ui/panels.hpp"

namespace handoff::ui {
namespace {

using view::Font;
using view::Rect;
using view::Role;

struct Row {
  const char *key, *meaning;
};
constexpr std::array kKeys{
    Row{"space", "pause or resume the threads"},
    Row{"→", "looking back: one event forward; live: the threads carry out one operation"},
    Row{"←", "the picture goes one event back"},
    Row{"Home  End", "the picture: to the start, live again"},
    Row{"+  -", "faster, slower"},
    Row{"1 … 9", "the presets; the programs of a group"},
    Row{"R", "restart"},
    Row{"F", "full screen"},
    Row{"P", "present: the stage alone"},
    Row{"T", "light or dark theme"},
    Row{"E  O", "programs: edit the text; the list of all programs"},
    Row{"Ctrl+Enter", "run the program"},
    Row{"Ctrl+F", "in the text: find; Ctrl+/ comments, Alt+↑ ↓ moves lines; Esc, then Tab leaves it"},
    Row{"?", "this page"},
    Row{"Esc", "close, or let go"},
};
constexpr std::array kThings{
    Row{"A card", "is a thread. The plugs on it are the handles that it owns."},
    Row{"The pipe", "is a channel. Its slots are the buffer; a cap on its end says that it is closed."},
    Row{"A token", "is a message, in the colour of the thread that made it."},
    Row{"A lane", "is a thread over time: running, hatched while it is blocked. Drag there to look back."},
};

}  // namespace

void help_overlay(const Model& model, Frame& frame) {
  if (!model.help) return;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::SetNextWindowFocus();
  ImGui::Begin("help", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
  box(frame, {0, 0, window.x, window.y}, 0, {Role::background, 0, 0.75f}, {Role::none});
  const float width = std::min(640.0f, window.x - 24), height = std::min(640.0f, window.y - 24);
  const Rect card{(window.x - width) / 2, (window.y - height) / 2, width, height};
  const Area outside = area(frame, {0, 0, window.x, window.y}, "help/outside", "presentation", "", "");
  {
    ImGui::SetNextItemAllowOverlap();
    Panel panel(frame, "help card", card, Role::card, 24);
    const Rect head = panel.row(32, 8);
    text(frame, {head.x, head.y + 23}, "Keys", Font::sans_bold, 18, {Role::text});
    if (button(frame, {head.x + head.w - 28, head.y, 36, kControlHeight},
               {.id = "help/close", .label = "Close", .icon = Icon::close, .look = Look::quiet, .icon_only = true}))
      frame.emit(ShowHelp{false});
    const auto rows = [&](const auto& list, Font font) {
      for (const Row& row : list) {
        text(frame, {panel.left(), panel.y + 13}, row.key, font, 13, {Role::text});
        panel.y += wrapped_text(frame, {panel.left() + 100, panel.y}, panel.width() - 100, row.meaning, Font::sans, 13,
                                {Role::text_soft}) +
                   5;
      }
      panel.y += 12;
    };
    rows(kKeys, Font::mono);
    rows(kThings, Font::sans_bold);
    const Rect row = panel.row(kControlHeight);
    const bool calm = model.settings.reduced_motion;
    Button motion{.id = "reduced-motion", .label = calm ? "Reduced motion: on" : "Reduced motion: off", .chosen = calm,
                  .tooltip = "Nothing flies across the stage: what is new fades in", .role = "switch"};
    if (button(frame, {row.x, row.y, button_width(frame, motion) + 8, row.h}, motion)) {
      Settings settings = model.settings;
      settings.reduced_motion = !calm;
      frame.emit(ChangeSettings{settings});
    }
  }
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool on_card = mouse.x >= card.x && mouse.x < card.x + card.w && mouse.y >= card.y && mouse.y < card.y + card.h;
  if (outside.pressed && !on_card) frame.emit(ShowHelp{false});
  ImGui::End();
}

}  // namespace handoff::ui
