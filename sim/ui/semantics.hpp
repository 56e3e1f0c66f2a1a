// The semantic list: what is on the screen, as assistive technology and tests read it, and what they press. Every
// interactive widget asks here whether it was pressed from outside, and says here what it is, so that the list and the
// picture cannot drift apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/picture.hpp"

namespace handoff::ui {

struct Widget {
  std::string id;     // stable: "channel/bound"
  std::string role;   // ARIA: "slider"
  std::string label;  // what the user reads; where it is disabled, with the reason
  std::string value;  // switch: "on", "off"
  bool enabled = true;
  view::Rect rect;    // logical pixels of the window
  bool has_lines = false;  // a textbox whose value is of several lines
};

class Semantics {
 public:
  // Starts a frame. The finished list of the last one stays readable until `end_frame`.
  void begin_frame();
  void end_frame();

  void add(Widget widget) { building_.push_back(std::move(widget)); }
  const std::vector<Widget>& widgets() const { return finished_; }  // of the last finished frame
  const Widget* find(std::string_view id) const;

  // From outside: acts on the widget in the next frame; forgotten where no such enabled widget is there.
  void press(std::string id) { requests_.push_back({std::move(id), std::nullopt}); }
  void set_value(std::string id, std::string value) { requests_.push_back({std::move(id), std::move(value)}); }
  bool has_requests() const { return !requests_.empty() || !active_.empty(); }

  // From a widget: whether it was pressed, or the value it was given, since the last frame.
  bool take_press(std::string_view id);
  std::optional<std::string> take_value(std::string_view id);

 private:
  struct Request {
    std::string id;
    std::optional<std::string> value;
  };
  std::vector<Widget> building_, finished_;
  std::vector<Request> requests_;  // for the next frame
  std::vector<Request> active_;    // for this frame
};

}  // namespace handoff::ui
