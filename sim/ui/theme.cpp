#include "ui/theme.hpp"

#include <imgui.h>

#include <cmath>

namespace handoff::ui {

std::uint32_t Ink::operator()(const view::Colour& colour) const {
  const view::Rgba c = view::resolve(*theme_, colour);
  return IM_COL32(c.r, c.g, c.b, static_cast<int>(std::lround(c.a * 255)));
}

std::uint32_t faded(std::uint32_t colour, float alpha) {
  const auto opacity = static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFF);
  const auto changed = static_cast<std::uint32_t>(std::lround(opacity * alpha));
  return (colour & ~IM_COL32_A_MASK) | (changed << IM_COL32_A_SHIFT);
}

void apply_style(const Ink& ink) {
  using view::Role;
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {12, 10};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.PopupRounding = 8;
  style.FrameRounding = 6;
  style.FrameBorderSize = 1;
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.HoverDelayNormal = 0.45f;
  style.FontSizeBase = 13;
  const auto set = [&](ImGuiCol which, Role role, float alpha = 1) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(ink(role, alpha));
  };
  set(ImGuiCol_Text, Role::text);
  set(ImGuiCol_TextDisabled, Role::text_faint);
  set(ImGuiCol_WindowBg, Role::background);
  set(ImGuiCol_ChildBg, Role::none);
  set(ImGuiCol_PopupBg, Role::card);
  set(ImGuiCol_Border, Role::line);
  set(ImGuiCol_FrameBg, Role::well);
  set(ImGuiCol_FrameBgHovered, Role::well);
  set(ImGuiCol_FrameBgActive, Role::well);
  set(ImGuiCol_ScrollbarBg, Role::none);
  set(ImGuiCol_ScrollbarGrab, Role::line);
  set(ImGuiCol_ScrollbarGrabHovered, Role::text_faint, 0.7f);
  set(ImGuiCol_ScrollbarGrabActive, Role::text_faint);
  set(ImGuiCol_TextSelectedBg, Role::accent, 0.5f);
}

}  // namespace handoff::ui
