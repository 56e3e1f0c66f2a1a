// What a picture becomes in ImGui's draw list.
#include "ui/paint.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "screen.hpp"

namespace handoff::tests {
namespace {

struct Extent {
  float x0 = std::numeric_limits<float>::max(), y0 = x0, x1 = -x0, y1 = -x0;
  int vertices = 0;
};

class Paint : public ::testing::Test {
 protected:
  Paint() : screen_(preset("one-producer"), 10) {
    screen_.frame();
    fonts_ = ui::load_fonts(HANDOFF_FONT_DIR);
    ImGui::NewFrame();
  }
  ~Paint() override { ImGui::EndFrame(); }

  Extent painted(const view::Shape& shape) {
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushClipRect({-1000, -1000}, {5000, 5000});
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    ui::paint({{}, {shape}, {}}, {list, fonts_, ui::Ink(view::dark_theme()), {100, 50}});
    Extent extent;
    extent.vertices = list.VtxBuffer.Size;
    for (const ImDrawVert& v : list.VtxBuffer) {
      extent.x0 = std::min(extent.x0, v.pos.x);
      extent.y0 = std::min(extent.y0, v.pos.y);
      extent.x1 = std::max(extent.x1, v.pos.x);
      extent.y1 = std::max(extent.y1, v.pos.y);
    }
    return extent;
  }

  Screen screen_;
  ui::Fonts fonts_;
};

const view::Colour kText{view::Role::text};

TEST_F(Paint, ABoxIsWhereItIs) {
  const Extent extent = painted(view::Box{{10, 20, 200, 80}, 8, kText, {}, 0, false});
  EXPECT_NEAR(extent.x0, 110, 1);
  EXPECT_NEAR(extent.y0, 70, 1);
  EXPECT_NEAR(extent.x1, 310, 1);
  EXPECT_NEAR(extent.y1, 150, 1);
}

TEST_F(Paint, StripesStayInsideTheirBox) {
  for (const float width : {1.0f, 3.0f, 7.0f, 40.0f, 333.0f}) {
    const Extent extent = painted(view::Box{{10, 20, width, 16}, 4, {}, kText, 0, true});
    if (width > 3) {
      EXPECT_GT(extent.vertices, 0) << width;
    }
    if (extent.vertices == 0) continue;
    EXPECT_GE(extent.x0, 109) << width;
    EXPECT_LE(extent.x1, 111 + width) << width;
    EXPECT_GE(extent.y0, 69) << width;
    EXPECT_LE(extent.y1, 87) << width;
  }
}

TEST_F(Paint, WhatHasNoColourCostsNothing) {
  EXPECT_EQ(painted(view::Box{{0, 0, 10, 10}, 2, {}, {}, 1, false}).vertices, 0);
  EXPECT_EQ(painted(view::Label{{0, 0}, "unseen", view::Font::sans, 13, view::Align::left, {}, 0}).vertices, 0);
  EXPECT_EQ(painted(view::Label{{0, 0}, "", view::Font::sans, 13, view::Align::left, kText, 0}).vertices, 0);
}

TEST_F(Paint, LabelsAlignAndStandOnTheirBaseline) {
  const auto label = [&](view::Align align) {
    return painted(view::Label{{200, 100}, "HHHH", view::Font::sans, 20, align, kText, 0});
  };
  const Extent left = label(view::Align::left), centre = label(view::Align::centre), right = label(view::Align::right);
  EXPECT_NEAR(left.x0, 300, 3);
  EXPECT_NEAR((centre.x0 + centre.x1) / 2, 300, 2);
  EXPECT_NEAR(right.x1, 300, 3);
  EXPECT_NEAR(left.y1, 150, 2) << "capitals stand on the baseline";
}

TEST_F(Paint, SizesAreEmSizes) {
  // JetBrains Mono's characters are 0.6 em wide.
  EXPECT_NEAR(ui::Measure(fonts_).width("0000000000", view::Font::mono, 20), 120, 1);
}

TEST_F(Paint, LongLabelsAreShortenedBetweenCharacters) {
  const ui::Measure measure(fonts_);
  const std::string text = "größer – 1×2×3×4×5×6×7×8×9";
  for (float width = 0; width < 200; width += 3) {
    const std::string shown = ui::shorten(text, fonts_, view::Font::sans, 13, width);
    EXPECT_TRUE(shown == text || shown.substr(shown.size() - 3) == "…") << shown;
    if (shown != "…") {
      EXPECT_LE(measure.width(shown, view::Font::sans, 13), width) << shown;
    }
    if (shown == text) continue;
    const std::size_t kept = shown.size() - 3;
    EXPECT_EQ(text.compare(0, kept, shown, 0, kept), 0) << shown;
    EXPECT_NE(static_cast<unsigned char>(text[kept]) & 0xC0, 0x80) << "cut inside a character of " << shown;
  }
}

TEST_F(Paint, DashesHaveGaps) {
  const view::Curve line{{0, 0}, {0, 0}, {300, 0}, {300, 0}, kText, 2, 0};
  view::Curve dashed = line;
  dashed.dash = 6;
  const Extent whole = painted(line), gaps = painted(dashed);
  EXPECT_GT(gaps.vertices, 10 * whole.vertices);
  EXPECT_NEAR(gaps.x0, 100, 2);
  EXPECT_LE(gaps.x1, 402);
}

}  // namespace
}  // namespace handoff::tests
