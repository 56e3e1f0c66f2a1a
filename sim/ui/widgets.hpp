// The widgets of the interface. Each is one function that draws it, hears the mouse and the semantic list's presses,
// and registers its entry there: there is no other way to make something interactive.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/model.hpp"
#include "ui/semantics.hpp"
#include "ui/theme.hpp"

namespace handoff::ui {

// What a panel may use while it draws a frame.
struct Frame {
  Commands& commands;
  Semantics& semantics;
  const Fonts& fonts;
  Ink ink;

  template <class C>
  void emit(C command) {
    commands.push_back(std::move(command));
  }
};

inline constexpr float kControlHeight = 32;  // large enough for a finger

enum class Icon : std::uint8_t {
  none, play, pause, step, back, to_start, to_live, stop, restart, sun, moon, help, expand, contract, close, menu, plus,
  text_size, present, chevron, previous, next, share, search
};
enum class Look : std::uint8_t {
  plain,
  primary,  // the one to press next
  quiet,    // without a frame
  tab,      // chosen or not
};

struct Button {
  std::string_view id;
  std::string label = {};   // read out; drawn too, unless there is only an icon
  Icon icon = Icon::none;
  Look look = Look::plain;
  bool icon_only = false;
  bool chosen = false;      // tabs and switches
  std::string refusal = {};  // why it cannot be pressed now; empty: it can
  std::string tooltip = {};  // keys, or more words
  std::string_view role = "button";
  std::string value = {};
};
// True in the frame in which it is pressed.
bool button(Frame&, const view::Rect&, const Button&);
float button_width(const Frame&, const Button&);

struct Slider {
  std::string_view id;
  std::string label = {};
  double value = 0, least = 0, most = 1;
  double step = 0;           // > 0: the value is a multiple of it
  bool logarithmic = false;
  std::string text = {};     // the value as it is read out, beginning with the number
  std::string refusal = {};
};
// The new value in a frame in which it is changed. A value from outside is a number in the slider's unit.
std::optional<double> slider(Frame&, const view::Rect&, const Slider&);

// A whole number that can be typed. The new value when it has been entered.
std::optional<int> number_field(Frame&, const view::Rect&, std::string_view id, const std::string& label, int value,
                                int least, int most, const std::string& refusal);

// A line of text. The new text in a frame in which it is changed. It takes the keyboard in a frame with `focuses`.
struct TextField {
  std::string_view id;
  std::string label = {};
  std::string text = {};
  std::string placeholder = {};
  bool focuses = false;
  bool is_code = false;  // in the font of code
};
struct Typed {
  std::optional<std::string> text;
  bool has_focus = false;
  bool entered = false, left = false;  // Enter, Escape
};
Typed text_field(Frame&, const view::Rect&, const TextField&);

// An area that can be pointed at and pressed but draws nothing. Returns whether it was pressed.
struct Area {
  bool pressed = false, hovered = false, held = false;
  bool lingers = false;  // the mouse has rested on it for a moment
};
Area area(Frame&, const view::Rect&, std::string_view id, std::string_view role, const std::string& label,
          const std::string& value, bool enabled = true);

// Text with its baseline where a row of `kControlHeight` at `y` wants it.
void text(Frame&, view::Point baseline, const std::string&, view::Font, float size, view::Colour,
          view::Align = view::Align::left, float max_width = 0);
// Wrapped text below `top`; returns its height. `draw` false: only measures. Where it is not allowed as many lines as
// it needs, the last one ends with ….
float wrapped_text(Frame&, view::Point top, float width, const std::string&, view::Font, float size, view::Colour,
                   bool draw = true, int most_lines = 1000);
void box(Frame&, const view::Rect&, float radius, view::Colour fill, view::Colour stroke, float stroke_width = 1);
void icon(Frame&, Icon, view::Point centre, view::Colour);
void tooltip(Frame&, const std::string&);

// A row that can be dragged sideways where its content is wider.
class Strip {
 public:
  Strip(Frame&, const char* id, const view::Rect&);
  ~Strip();
  Strip(const Strip&) = delete;
  Strip& operator=(const Strip&) = delete;

  float left() const { return left_; }
  // Scrolls to a place when another thing than in the last frame is there.
  void keep_in_sight(const view::Rect& place, std::string_view what);

 private:
  view::Rect rect_;
  float left_ = 0;
};

// A panel: a rounded card (no card where `fill` is none) with a clipped and, where its content is taller, scrolling inside, by wheel or by dragging.
class Panel {
 public:
  Panel(Frame&, const char* id, const view::Rect&, view::Role fill = view::Role::panel, float padding = 16);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;

  float left() const { return left_; }
  float right() const { return left_ + width_; }
  float width() const { return width_; }
  float y = 0;  // where the next row begins
  view::Rect row(float height, float gap = 8);  // takes a row of the whole width
  void reach(float x) { reach_ = std::max(reach_, x); }  // there is something as far to the right as this

 private:
  float left_ = 0, width_ = 0, reach_ = 0;
};

}  // namespace handoff::ui
