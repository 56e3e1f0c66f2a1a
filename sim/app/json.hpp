// What the page and the headless program tell to the outside, as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/semantics.hpp"
#include "world/record.hpp"
#include "world/state.hpp"

namespace handoff::app {

// Writes JSON, one value after another. The caller opens and closes objects and lists in order.
class Json {
 public:
  Json& begin_object();
  Json& end_object();
  Json& begin_list();
  Json& end_list();
  Json& key(std::string_view);
  Json& text(std::string_view);  // UTF-8; what is not becomes a replacement character
  Json& number(double);          // not finite: null
  Json& boolean(bool);
  Json& null();

  const std::string& str() const { return text_; }

 private:
  void separate();
  std::string text_;
  bool needs_comma_ = false;
};

// What there is to say beside the state itself.
struct Telling {
  std::string preset = {}, program = {};  // what runs: one of the two, the other is empty
  bool live = true, paused = false;
  double speed = 1;
  std::uint32_t length = 0;  // events recorded
  std::string why;
  bool agreed = true;
  std::uint32_t pool = 0, busy = 0;  // workers
  double cpu_ms = 0, fps = 0;        // of a frame
};

// The object's fields, without its braces closed: the headless program adds the events.
void write_state(Json&, const Telling&, const world::State&);
// Events from `from` up to, not including, `to`, numbered from 1. Moves the history's cursor.
void write_events(Json&, world::History&, std::uint32_t from, std::uint32_t to);
// In CSS pixels: the logical pixels of the list times `zoom`.
void write_widgets(Json&, const std::vector<ui::Widget>&, float zoom);

}  // namespace handoff::app
