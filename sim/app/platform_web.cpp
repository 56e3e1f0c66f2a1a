// The page in the browser. This and the channel's parking are the only places that know Emscripten.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/files.hpp"
#include "app/platform.hpp"
#include "app/program.hpp"
#include "app/web_exports.hpp"

// The page's JavaScript, in the dialect that Emscripten's old minifier knows.
// clang-format off
EM_JS(char*, handoff_remembered, (), {
  let text = "";
  try { text = localStorage.getItem('handoff-settings') || ""; } catch (e) { /* no storage: nothing remembered */ }
  const size = lengthBytesUTF8(text) + 1;
  const memory = _malloc(size);
  stringToUTF8(text, memory, size);
  return memory;
});
EM_JS(void, handoff_remember, (const char* text), {
  try { localStorage.setItem('handoff-settings', UTF8ToString(text)); } catch (e) { /* no storage */ }
});
EM_JS(int, handoff_prefers_reduced_motion, (), { return matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 0; });
EM_JS(int, handoff_is_full_screen, (), { return document.fullscreenElement ? 1 : 0; });
EM_JS(void, handoff_set_full_screen, (int full), {
  const whole = document.documentElement;
  const done = !full ? document.exitFullscreen() : whole.requestFullscreen ? whole.requestFullscreen() : null;
  if (done) done.catch(() => {});  // refused: the window stays as it is
});
EM_JS(void, handoff_write_clipboard, (const char* text), {
  const written = navigator.clipboard ? navigator.clipboard.writeText(UTF8ToString(text)) : null;
  if (written) written.catch(() => {});  // refused: it is on our own clipboard all the same
});
EM_JS(char*, handoff_page_address, (), {
  const text = location.origin + location.pathname + location.search;
  const size = lengthBytesUTF8(text) + 1;
  const memory = _malloc(size);
  stringToUTF8(text, memory, size);
  return memory;
});
EM_JS(int, handoff_idle_workers, (), { return PThread.unusedWorkers.length; });
EM_JS(int, handoff_busy_workers, (), { return PThread.runningWorkers.length; });
// clang-format on

namespace {

using handoff::app::Program;
Program* running = nullptr;

const char* kept(std::string& place, std::string text) {
  place = std::move(text);
  return place.c_str();
}

std::string taken(char* text) {
  std::string result = text;
  std::free(text);
  return result;
}

// What the page has left for us (web/bridge.js).
std::string left_text() {
  std::string text;
  handoff::app::read_program_file("/text", text);
  return text;
}

// What the page has pasted, or the program has copied.
std::string clipboard;

}  // namespace

namespace handoff::app::platform {

void run(Program& program) {
  running = &program;
  emscripten_set_main_loop_arg([](void* p) { static_cast<Program*>(p)->frame(); }, &program, 0, true);
}

std::string font_folder() { return HANDOFF_FONT_DIR; }

void choose_gl() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");  // Tab leaves it, and other fields get their keys
}

const char* glsl_version() { return "#version 300 es"; }

void fit(SDL_Window* window) {
  static double shown_ratio = 0;
  const int width = std::max(1, EM_ASM_INT({ return innerWidth; }));
  const int height = std::max(1, EM_ASM_INT({ return innerHeight; }));
  const double ratio = emscripten_get_device_pixel_ratio();
  int w = 0, h = 0;
  SDL_GetWindowSize(window, &w, &h);
  if (w == width && h == height && ratio == shown_ratio) return;
  shown_ratio = ratio;
  SDL_SetWindowSize(window, width, height);
}

void set_full_screen(SDL_Window*, bool full) { handoff_set_full_screen(full); }
bool is_full_screen(SDL_Window*) { return handoff_is_full_screen() != 0; }

std::string remembered() { return taken(handoff_remembered()); }
void remember(const std::string& text) { handoff_remember(text.c_str()); }
bool prefers_reduced_motion() { return handoff_prefers_reduced_motion() != 0; }

// SDL knows no clipboard here. The browser tells what is on it only with an event of its own (handoff_paste).
void connect_clipboard() {
  ImGuiPlatformIO& io = ImGui::GetPlatformIO();
  io.Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard.c_str(); };
  io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    clipboard = text;
    handoff_write_clipboard(text);
  };
}

std::string page_address() { return taken(handoff_page_address()); }

Workers workers(std::uint32_t) {
  const auto busy = static_cast<std::uint32_t>(handoff_busy_workers());
  return {static_cast<std::uint32_t>(handoff_idle_workers()) + busy, busy};
}

}  // namespace handoff::app::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* handoff_widgets_json() {
  static std::string text;
  return kept(text, running ? running->widgets_json() : "");
}
EMSCRIPTEN_KEEPALIVE const char* handoff_state_json() {
  static std::string text;
  return kept(text, running ? running->state_json() : "");
}
EMSCRIPTEN_KEEPALIVE const char* handoff_events_json(int from, int to) {
  static std::string text;
  const auto positive = [](int n) { return static_cast<std::uint32_t>(std::max(n, 0)); };
  return kept(text, running ? running->events_json(positive(from), positive(to)) : "");
}
EMSCRIPTEN_KEEPALIVE const char* handoff_announcements_json() {
  static std::string text;
  return kept(text, running ? running->announcements_json() : "");
}
EMSCRIPTEN_KEEPALIVE const char* handoff_fragment() {
  static std::string text;
  return kept(text, running ? running->fragment() : "");
}
EMSCRIPTEN_KEEPALIVE void handoff_press(const char* id) {
  if (running) running->press(id);
}
EMSCRIPTEN_KEEPALIVE void handoff_set_value(const char* id, const char* value) {
  if (running) running->set_value(id, value);
}
EMSCRIPTEN_KEEPALIVE void handoff_link(const char* fragment) {
  if (running) running->link(fragment);
}
EMSCRIPTEN_KEEPALIVE void handoff_open(const char* name) {
  if (running) running->open(name, left_text());
}
EMSCRIPTEN_KEEPALIVE void handoff_paste() {
  clipboard = left_text();
  if (running) running->paste();
}
EMSCRIPTEN_KEEPALIVE int handoff_keys() { return running ? static_cast<int>(running->keys()) : 0; }
EMSCRIPTEN_KEEPALIVE void handoff_visible(int visible) {
  if (running) running->be_visible(visible != 0);
}
EMSCRIPTEN_KEEPALIVE void handoff_context_lost() {
  if (running) running->window().lose_context();
}
EMSCRIPTEN_KEEPALIVE void handoff_context_restored() {
  if (running) running->window().restore_context();
}

}
