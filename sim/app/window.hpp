// The SDL window with its OpenGL context and ImGui's backends.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "view/picture.hpp"

struct SDL_Window;
union SDL_Event;

namespace handoff::app {

class Window {
 public:
  struct Options {
    int width = 1280, height = 800;
    bool hidden = false;
  };
  // Null where no window can be opened; `error` says why.
  static std::unique_ptr<Window> open(const Options&, std::string& error);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Takes in what the user did. False when the window is closed.
  bool take_events();
  std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }  // paths of files
  bool had_events() const { return had_events_; }
  void wait_for_events(int at_most_ms);  // not in the browser

  // The interface is laid out in logical pixels: `zoom` window pixels each.
  void begin_frame(float zoom);
  void end_frame(std::uint32_t background);

  // The OpenGL context is gone, with everything in it; or there again.
  void lose_context() { has_context_ = false; }
  void restore_context();

  SDL_Window* sdl() { return window_; }
  struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  // top row first
  };
  Image read_pixels() const;  // of the frame just drawn, before `present`
  void present();

 private:
  Window(SDL_Window* window, void* gl) : window_(window), gl_(gl) {}
  void take(SDL_Event&);
  SDL_Window* window_;
  void* gl_;
  std::vector<std::string> dropped_;
  float zoom_ = 1;
  bool has_context_ = true, had_events_ = true;
};

}  // namespace handoff::app
