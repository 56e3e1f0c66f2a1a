// The program: with a window, or without one.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/arguments.hpp"
#include "app/files.hpp"
#include "app/headless.hpp"
#include "app/platform.hpp"
#include "app/program.hpp"
#include "app/settings_text.hpp"

namespace {

using namespace handoff;

bool write_ppm(const app::Window::Image& image, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << "P6\n" << image.width << ' ' << image.height << "\n255\n";
  file.write(reinterpret_cast<const char*>(image.rgb.data()), static_cast<std::streamsize>(image.rgb.size()));
  return file.good();
}

int take_screenshot(app::Program& program, const app::Arguments& arguments) {
  program.keep_pixels();
  while (program.seconds() < arguments.at_seconds)
    if (!program.frame()) return 1;
  if (write_ppm(program.pixels(), arguments.screenshot)) return 0;
  std::cerr << "handoff: " << arguments.screenshot << " could not be written\n";
  return 1;
}

int open_window(const app::Arguments& arguments) {
  ui::Settings settings;
  settings.reduced_motion = app::platform::prefers_reduced_motion();
  if (arguments.screenshot.empty()) settings = app::settings_from(app::platform::remembered(), settings);
  settings.dark = arguments.dark.value_or(settings.dark);
  settings.text_size = arguments.text_size.value_or(settings.text_size);

  std::string text;
  if (!arguments.file.empty() && !app::read_program_file(arguments.file, text)) {
    std::cerr << "handoff: " << arguments.file << " could not be read\n";
    return 1;
  }
  std::string error;
  const std::unique_ptr<app::Window> window =
      app::Window::open({arguments.width, arguments.height, !arguments.screenshot.empty()}, error);
  if (!window) {
    std::cerr << "handoff: no window can be opened here (" << error << "); --headless runs without one\n";
    return 1;
  }
  // In the browser this function is left by the main loop, but what is in it goes on living.
  static std::unique_ptr<app::Program> program;
  program = std::make_unique<app::Program>(*window, arguments.setup, settings);
  if (!arguments.file.empty()) program->open(std::filesystem::path(arguments.file).filename().string(), text);
  const int result = arguments.screenshot.empty() ? (app::platform::run(*program), 0) : take_screenshot(*program, arguments);
  program.reset();
  return result;
}

}  // namespace

int main(int count, char** words) {
  const app::Arguments arguments = app::parse_arguments(std::vector<std::string>(words + 1, words + count));
  if (!arguments.complaint.empty()) {
    std::cerr << "handoff: " << arguments.complaint << "\n\n" << app::usage();
    return 2;
  }
  switch (arguments.what) {
    case app::Arguments::What::help: std::cout << app::usage(); return 0;
    case app::Arguments::What::version: std::cout << "handoff " HANDOFF_VERSION "\n"; return 0;
    case app::Arguments::What::headless:
      return arguments.file.empty() ? app::run_headless(arguments, std::cout, std::cerr)
                                    : app::run_headless_program(arguments, std::cin, std::cout, std::cerr);
    case app::Arguments::What::window: return open_window(arguments);
  }
  return 2;
}
