// The themes: text can be read on every ground, and threads can be told apart.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "view/theme.hpp"

namespace handoff::view {
namespace {

using Linear = std::array<double, 3>;

Linear linear(Rgba c) {
  const auto one = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return {one(c.r), one(c.g), one(c.b)};
}

// WCAG 2.1, relative luminance and contrast ratio.
double contrast(Rgba a, Rgba b) {
  const auto luminance = [](Rgba c) {
    const Linear l = linear(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  };
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

Rgba over(Rgba top, Rgba ground) {
  const auto one = [&](std::uint8_t t, std::uint8_t g) {
    return static_cast<std::uint8_t>(std::lround(static_cast<double>(t * top.a + g * (1 - top.a))));
  };
  return {one(top.r, ground.r), one(top.g, ground.g), one(top.b, ground.b), 1};
}

// Björn Ottosson's OKLab, in which distances are about as large as they look.
std::array<double, 3> oklab(Rgba c) {
  const Linear v = linear(c);
  const double l = std::cbrt(0.4122214708 * v[0] + 0.5363325363 * v[1] + 0.0514459929 * v[2]);
  const double m = std::cbrt(0.2119034982 * v[0] + 0.6806995451 * v[1] + 0.1073969566 * v[2]);
  const double s = std::cbrt(0.0883024619 * v[0] + 0.2817188376 * v[1] + 0.6299787005 * v[2]);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double distance(Rgba a, Rgba b) {
  const auto x = oklab(a), y = oklab(b);
  return std::sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}

class Themes : public testing::TestWithParam<bool> {
 protected:
  const Theme& theme = GetParam() ? dark_theme() : light_theme();
  std::array<Rgba, 4> grounds{theme.background, theme.panel, theme.card, theme.well};
};

TEST_P(Themes, TextIsReadableOnEveryGround) {
  for (const Rgba ground : grounds) {
    for (const Rgba text : {theme.text, theme.text_soft, theme.text_faint, theme.good, theme.warning, theme.danger})
      EXPECT_GE(contrast(text, ground), 4.5);
    for (const Rgba hue : theme.hues) EXPECT_GE(contrast(hue, ground), 4.5);
    for (const Rgba code : {theme.code_keyword, theme.code_type, theme.code_literal, theme.code_function})
      EXPECT_GE(contrast(code, ground), 4.5);
  }
  EXPECT_GE(contrast(theme.on_accent, theme.accent), 4.5);
}

TEST_P(Themes, TextIsReadableOnTheFillsItStandsOn) {
  for (std::uint32_t thread = 0; thread < kHues; ++thread) {
    const Rgba hue = resolve(theme, {Role::thread, thread});
    const Rgba soft = resolve(theme, {Role::thread_soft, thread});
    EXPECT_GE(contrast(hue, over(soft, theme.card)), 4.5) << "a plug's name, hue " << thread;
    EXPECT_GE(contrast(theme.text, over(soft, theme.well)), 4.5) << "a token's value, hue " << thread;
    const Rgba marked = over(resolve(theme, {Role::thread_faint, thread}), theme.panel);
    for (const Rgba code : {theme.text, theme.code_keyword, theme.code_type, theme.code_literal, theme.code_function})
      EXPECT_GE(contrast(code, marked), 4.5) << "a marked line of code, hue " << thread;
  }
  for (const Role role : {Role::good, Role::warning, Role::danger, Role::text_soft, Role::text_faint})
    EXPECT_GE(contrast(resolve(theme, {role}), over(resolve(theme, {role, 0, 0.13f}), theme.card)), 4.5) << "a chip";
}

TEST_P(Themes, ThreadsCanBeToldApart) {
  for (std::size_t a = 0; a < kHues; ++a) {
    for (std::size_t b = a + 1; b < kHues; ++b)
      EXPECT_GE(distance(theme.hues[a], theme.hues[b]), 0.07) << a << " and " << b;
    EXPECT_GE(distance(theme.hues[a], theme.danger), 0.05) << a;
  }
}

TEST_P(Themes, ResolveKnowsOpacityAndBeginsHuesAnew) {
  EXPECT_EQ(resolve(theme, {}).a, 0);
  EXPECT_EQ(resolve(theme, {Role::text, 0, 0.5f}), (Rgba{theme.text.r, theme.text.g, theme.text.b, 0.5f}));
  EXPECT_EQ(resolve(theme, {Role::thread, 3}), theme.hues[3]);
  EXPECT_EQ(resolve(theme, {Role::thread, kHues + 3}), theme.hues[3]);
  EXPECT_FLOAT_EQ(resolve(theme, {Role::thread_soft, 3, 0.5f}).a, theme.soft / 2);
}

INSTANTIATE_TEST_SUITE_P(Both, Themes, testing::Bool(),
                         [](const auto& theme) { return theme.param ? std::string("Dark") : std::string("Light"); });

TEST(DarkTheme, BeginsWithTheDesignsHues) {
  const auto& hues = dark_theme().hues;
  EXPECT_EQ(hues[kMainHue], rgb(0xF2B84B));
  EXPECT_EQ(hues[kReceiverHue], rgb(0xFF8FB1));
  EXPECT_EQ(hues[kFirstProducerHue], rgb(0x4FB6FF));
  EXPECT_EQ(hues[kFirstProducerHue + 1], rgb(0xB58CFF));
  EXPECT_EQ(hues[kFirstProducerHue + 2], rgb(0x52D6A4));
}

}  // namespace
}  // namespace handoff::view
