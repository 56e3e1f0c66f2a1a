// Paints a Picture into an ImGui draw list.
#pragma once

#include <string>

#include "ui/fonts.hpp"
#include "ui/theme.hpp"
#include "view/picture.hpp"

struct ImDrawList;

namespace handoff::ui {

struct Painter {
  ImDrawList& list;
  const Fonts& fonts;
  Ink ink;
  view::Point origin;  // of the picture, in logical pixels of the window

  void operator()(const view::Box&) const;
  void operator()(const view::Curve&) const;
  void operator()(const view::Disc&) const;
  void operator()(const view::Polygon&) const;
  void operator()(const view::Label&) const;
};

void paint(const view::Picture&, const Painter&);

// The longest beginning of `text`, with … behind it, that is not wider than `max_width`.
std::string shorten(const std::string& text, const Fonts&, view::Font, float size, float max_width);

}  // namespace handoff::ui
