#include <SDL.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "app/platform.hpp"
#include "app/program.hpp"

namespace handoff::app::platform {
namespace {

std::string settings_file() {
  char* folder = SDL_GetPrefPath("", "handoff");
  if (!folder) return {};
  const std::string path = std::string(folder) + "settings";
  SDL_free(folder);
  return path;
}

}  // namespace

void run(Program& program) {
  while (program.frame()) {
  }
}

// An installed program has its fonts beside it, whatever the prefix; one that was only built, those of its build.
std::string font_folder() {
  const std::unique_ptr<char, decltype(&SDL_free)> folder(SDL_GetBasePath(), &SDL_free);
  if (folder) {
    const std::filesystem::path installed = std::filesystem::path(folder.get()) / HANDOFF_INSTALLED_FONTS;
    std::error_code none;
    if (std::filesystem::is_directory(installed, none)) return installed.string();
  }
  return HANDOFF_FONT_DIR;
}

void choose_gl() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
#ifdef __APPLE__
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
#endif
}

const char* glsl_version() { return "#version 150"; }

void fit(SDL_Window*) {}

void set_full_screen(SDL_Window* window, bool full) {
  SDL_SetWindowFullscreen(window, full ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0u);
}
bool is_full_screen(SDL_Window* window) {
  return (SDL_GetWindowFlags(window) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
}

std::string remembered() {
  std::ifstream file(settings_file());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void remember(const std::string& text) { std::ofstream(settings_file()) << text; }

bool prefers_reduced_motion() { return false; }

void connect_clipboard() {}
std::string page_address() { return {}; }

Workers workers(std::uint32_t busy) { return {sandbox::kMaxThreads, busy}; }

}  // namespace handoff::app::platform
