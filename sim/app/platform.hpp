// What differs between a desktop window and a page in the browser: one implementation for each, chosen by CMake.
#pragma once

#include <cstdint>
#include <string>

struct SDL_Window;

namespace handoff::app {

class Program;

namespace platform {

// Calls `frame` until it returns false. In the browser the loop is the browser's own: `run` does not return.
void run(Program&);

std::string font_folder();

void choose_gl();  // before the window is made: the attributes asked of SDL
const char* glsl_version();

// Makes the window fit what it is shown in: the browser's page, whatever its zoom.
void fit(SDL_Window*);
void set_full_screen(SDL_Window*, bool);
bool is_full_screen(SDL_Window*);

// The text that `remember` was given in an earlier session; empty: none.
std::string remembered();
void remember(const std::string&);
bool prefers_reduced_motion();

// Makes ImGui's clipboard the system's, where its backend does not.
void connect_clipboard();
// Of the page, without the part behind #; empty: there is none.
std::string page_address();

struct Workers {
  std::uint32_t pool = 0, busy = 0;
};
// `busy`: what the run itself knows.
Workers workers(std::uint32_t busy);

}  // namespace platform
}  // namespace handoff::app
