#include "ui/fonts.hpp"

#include <imgui.h>

#include <cfloat>
#include <cstdio>

namespace handoff::ui {
namespace {

ImFont* load(const std::string& path) {
  ImFontConfig config;
  // Negative: sizes are em sizes, not ascent plus descent. ImGui scales the limit of a glyph's width by this too.
  config.SizePixels = -16;
  config.GlyphMaxAdvanceX = -FLT_MAX;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    std::fclose(file);
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), config.SizePixels, &config);
  }
  std::fprintf(stderr, "handoff: the font %s is missing\n", path.c_str());
  return ImGui::GetIO().Fonts->AddFontDefault();
}

}  // namespace

ImFont* Fonts::of(view::Font font) const {
  switch (font) {
    case view::Font::sans: return sans;
    case view::Font::sans_bold: return sans_bold;
    case view::Font::mono: return mono;
    case view::Font::mono_bold: return mono_bold;
  }
  return sans;
}

Fonts load_fonts(const std::string& folder) {
  Fonts fonts;
  fonts.sans = load(folder + "/Inter-Regular.otf");
  fonts.sans_bold = load(folder + "/Inter-SemiBold.otf");
  fonts.mono = load(folder + "/JetBrainsMono-Regular.ttf");
  fonts.mono_bold = load(folder + "/JetBrainsMono-SemiBold.ttf");
  return fonts;
}

float Measure::width(const std::string& text, view::Font font, float size) const {
  return fonts_.of(font)->CalcTextSizeA(size, 1e6f, 0, text.data(), text.data() + text.size()).x;
}

}  // namespace handoff::ui
