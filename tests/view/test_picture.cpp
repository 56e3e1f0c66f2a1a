// Pictures as text and as SVG, and shortened text.
#include <gtest/gtest.h>

#include <string>

#include "measure.hpp"
#include "view/canvas.hpp"
#include "view/picture.hpp"
#include "view/theme.hpp"

namespace handoff::view {
namespace {

Picture one_of_each() {
  Picture picture;
  picture.rect = {0, 0, 100, 50};
  picture.shapes = {
      Box{{1, 2, 30, 10}, 4, {Role::card}, {Role::thread, 2, 0.6f}, 1.5f, true},
      Curve{{0, 0}, {5, 0}, {5, 9}, {9, 9}, {Role::danger}, 2, 6},
      Disc{{20, 20}, 3.4f, {Role::thread_soft, 1}, {}, 1},
      Polygon{{{1, 1}, {2, 1}, {1, 2}}, {Role::text}},
      Label{{50, 40}, "a<b & \"c\"", Font::mono_bold, 12, Align::centre, {Role::text_soft}, 0},
  };
  picture.hits = {{"thread/1", "button", "producer 1, running", "running", {1, 2, 30, 10}}};
  return picture;
}

TEST(PictureText, IsALineAShapeOrHit) {
  EXPECT_EQ(to_text(one_of_each()),
            "picture 0,0 100x50\n"
            "box 1,2 30x10 fill card stroke thread:2@60% hatched\n"
            "curve 0,0 to 9,9 stroke danger dashed\n"
            "disc 20,20 r 3 fill thread_soft:1\n"
            "polygon 1,1 2,1 1,2 fill text\n"
            "label 50,40 centre \"a<b & \"c\"\" fill text_soft\n"
            "hit thread/1 button \"producer 1, running\" = \"running\" 1,2 30x10\n");
}

TEST(PictureSvg, HoldsEveryShapeInTheThemesColours) {
  const std::string svg = to_svg(one_of_each());
  for (const char* part :
       {"viewBox=\"0 0 100 50\"", "<rect x=\"1\" y=\"2\" width=\"30\" height=\"10\" rx=\"4\" fill=\"#182236\"",
        "stroke=\"#4FB6FF\" stroke-opacity=\"0.6\"", "url(#hatch-4FB6FF)", "stroke-dasharray=\"6\"",
        "<circle cx=\"20\"", "<polygon points=\"1 1 2 1 1 2 \"", "a&lt;b &amp; &quot;c&quot;", "text-anchor=\"middle\"",
        "font-weight=\"600\""})
    EXPECT_NE(svg.find(part), std::string::npos) << part << "\nis not in\n" << svg;
  EXPECT_NE(to_svg(one_of_each(), light_theme()).find("fill=\"#FFFFFF\""), std::string::npos);
}

TEST(Shortened, KeepsWhatFitsAndWholeCharacters) {
  const tests::Measure measure;
  const auto cut = [&](const std::string& text, float room) { return shortened(text, measure, Font::mono, 10, room); };
  EXPECT_EQ(cut("producer", 48), "producer");
  EXPECT_EQ(cut("producer", 47), "produc…");
  EXPECT_EQ(cut("producer", 7), "…");
  EXPECT_EQ(cut("producer", 3), "");
  EXPECT_EQ(cut("für dich", 42), "für di…");
  for (float room = 0; room < 60; room += 1) {
    const std::string text = cut("ünïcödé", room);
    EXPECT_LE(measure.width(text, Font::mono, 10), room);
    if (!text.empty()) {
      EXPECT_NE(static_cast<unsigned char>(text.front()) & 0xC0, 0x80);
    }
  }
}

TEST(Curves, FirstPartFollowsTheWhole) {
  const Curve whole{{0, 0}, {40, 0}, {10, 30}, {60, 30}, {}, 1, 0};
  const Curve part = first_part(whole, 0.4f);
  for (float t = 0; t <= 1; t += 0.125f) {
    const Point a = along(part, t), b = along(whole, t * 0.4f);
    EXPECT_NEAR(a.x, b.x, 1e-3f);
    EXPECT_NEAR(a.y, b.y, 1e-3f);
  }
}

}  // namespace
}  // namespace handoff::view
