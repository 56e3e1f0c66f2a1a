// The program with a window: one frame after the other.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/model.hpp"
#include "app/window.hpp"
#include "ui/command.hpp"
#include "ui/fonts.hpp"
#include "ui/semantics.hpp"

namespace handoff::app {

class Program {
 public:
  Program(Window&, const sandbox::Setup&, const ui::Settings&);

  // Draws one frame where anything may have changed. False when the window is closed.
  bool frame();

  // What the page asks and says (WEB_CONTRACT): all of it between two frames.
  std::string widgets_json() const;
  std::string state_json();
  std::string events_json(std::uint32_t from, std::uint32_t to);
  std::string announcements_json();  // what has happened since the last call, in sentences
  std::string fragment();
  void press(std::string id) { semantics_.press(std::move(id)); }
  void set_value(std::string id, std::string value) { semantics_.set_value(std::move(id), std::move(value)); }
  void link(const std::string& fragment);
  void open(const std::string& name, const std::string& text);  // a file's; shows and runs it
  void paste();                                                 // what is on the clipboard, as if by the keyboard
  enum class Keys { sandbox, programs, text };                  // where what is typed goes to
  Keys keys() const;
  void be_visible(bool visible);  // a hidden page pauses its threads
  Window& window() { return window_; }
  double seconds() const;  // since the start

  // Keeps the pixels of every frame drawn from now on.
  void keep_pixels() { keeps_pixels_ = true; }
  const Window::Image& pixels() const { return pixels_; }

 private:
  bool may_rest();
  void open_dropped();
  void draw(ui::Commands&);
  void after_commands(const ui::Settings& before);
  void measure_frame(double cpu_ms);

  Window& window_;
  Model model_;
  ui::Fonts fonts_;
  ui::Semantics semantics_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  double last_change_ = 0;            // seconds: when a frame last had a reason to differ
  double last_frame_ = 0;             // seconds
  double cpu_ms_ = 0, fps_ = 0;       // of frames, smoothed
  std::uint32_t announced_ = 0;       // events
  std::uint32_t announced_note_ = 0;  // its id
  bool paused_by_page_ = false;
  bool was_full_screen_ = false;
  bool keeps_pixels_ = false;
  std::uint64_t linked_revision_ = 0;  // of the text that `code_link_` leads to
  std::string code_link_;
  Window::Image pixels_;
};

}  // namespace handoff::app
