// Widths of text in the program's fonts, Inter and JetBrains Mono, without the fonts.
#pragma once

#include <array>
#include <string>

#include "view/picture.hpp"

namespace handoff::tests {

struct Measure final : view::TextMeasure {
  float width(const std::string& text, view::Font font, float size) const override {
    // Advances of ' ' to '~' in Inter, in units of 1/2816 em.
    static constexpr std::array<int, 95> kRegular{
        792,  784,  1136, 1776, 1796, 2288, 1800, 624,  1020, 1020, 1408, 1856, 788,  1296, 776,  1004,
        1760, 1308, 1704, 1792, 1808, 1712, 1756, 1608, 1736, 1756, 776,  788,  1856, 1856, 1856, 1428,
        2636, 1904, 1832, 2048, 2024, 1684, 1652, 2092, 2084, 744,  1528, 1836, 1584, 2504, 2120, 2144,
        1788, 2144, 1800, 1796, 1808, 2088, 1904, 2672, 1808, 1872, 1760, 1020, 1004, 1020, 1320, 1272,
        1400, 1588, 1748, 1572, 1748, 1640, 1016, 1716, 1664, 668,  668,  1532, 668,  2448, 1648, 1680,
        1716, 1716, 1048, 1472, 1024, 1636, 1568, 2288, 1520, 1568, 1524, 1020, 920,  1020, 1856};
    constexpr float kSemiBold = 1.03f;  // against the regular weight, on average
    const bool is_mono = font == view::Font::mono || font == view::Font::mono_bold;
    float em = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0) == 0x80) continue;  // inside a character of several bytes
      const bool is_plain = byte >= 32 && byte < 127;
      em += is_mono ? 0.6f : is_plain ? static_cast<float>(kRegular[byte - 32u]) / 2816 : 0.66f;
    }
    return em * size * (font == view::Font::sans_bold ? kSemiBold : 1.0f);
  }
};

}  // namespace handoff::tests
