// The theme's colours for ImGui.
#pragma once

#include <cstdint>

#include "view/theme.hpp"

namespace handoff::ui {

// Resolves what a colour means to what it looks like: ImGui's packed colours.
class Ink {
 public:
  explicit Ink(const view::Theme& theme) : theme_(&theme) {}
  std::uint32_t operator()(const view::Colour&) const;
  std::uint32_t operator()(view::Role role, float alpha = 1) const { return (*this)(view::Colour{role, 0, alpha}); }
  const view::Theme& theme() const { return *theme_; }

 private:
  const view::Theme* theme_;
};

std::uint32_t faded(std::uint32_t colour, float alpha);

// Sets ImGui's own style: text fields, tooltips and scroll bars.
void apply_style(const Ink&);

}  // namespace handoff::ui
