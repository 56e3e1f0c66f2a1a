// What the colours of a picture look like: a dark and a light theme, as plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "view/picture.hpp"

namespace handoff::view {

struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0;
  float a = 1;  // 0 to 1
  friend bool operator==(const Rgba&, const Rgba&) = default;
};
constexpr Rgba rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 1};
}

// As many hues as a run may have threads. The first is main's, the second the first pure receiver's.
inline constexpr std::size_t kHues = 24;
inline constexpr std::uint32_t kMainHue = 0, kReceiverHue = 1, kFirstProducerHue = 2;

struct Theme {
  bool is_dark = true;
  Rgba background, panel, card, well, line, text, text_soft, text_faint;
  Rgba good, warning, danger, accent, on_accent;
  Rgba code_keyword, code_type, code_literal, code_function;  // paler than the threads' hues, which stand for something
  float soft = 0, faint = 0;  // opacity of `thread_soft` and `thread_faint`
  std::array<Rgba, kHues> hues{};
};

// Every text colour, and every hue, has a contrast of at least 4.5 to 1 on every ground of its theme (WCAG 2.1, AA).
const Theme& dark_theme();
const Theme& light_theme();

// What `colour` looks like; `Role::none` is fully transparent. Hues beyond the last begin anew.
Rgba resolve(const Theme&, const Colour&);

}  // namespace handoff::view
