// The fonts. Sizes are em sizes, as in CSS; glyphs are rasterised on demand for the pixel ratio of the window.
#pragma once

#include <string>

#include "view/picture.hpp"

struct ImFont;

namespace handoff::ui {

struct Fonts {
  ImFont* sans = nullptr;
  ImFont* sans_bold = nullptr;
  ImFont* mono = nullptr;
  ImFont* mono_bold = nullptr;

  ImFont* of(view::Font) const;
};

// Loads them from a folder into the current ImGui context. A file that is missing is replaced by ImGui's own font.
Fonts load_fonts(const std::string& folder);

class Measure final : public view::TextMeasure {
 public:
  explicit Measure(const Fonts& fonts) : fonts_(fonts) {}
  float width(const std::string& text, view::Font font, float size) const override;

 private:
  Fonts fonts_;
};

}  // namespace handoff::ui
