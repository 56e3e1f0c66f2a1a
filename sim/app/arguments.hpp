// The command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/setup.hpp"

namespace handoff::app {

struct Arguments {
  enum class What { window, headless, help, version };
  What what = What::window;
  sandbox::Setup setup;
  std::string file;               // with a program, to be shown and run; empty: the set-up is
  bool json = false;
  std::optional<double> seconds;  // headless: how long; none: until no thread can go on
  double speed = 1;               // headless: run milliseconds per real millisecond
  std::string screenshot;         // a file; empty: none
  double at_seconds = 3;          // of the screenshot
  int width = 1280, height = 800;
  std::optional<bool> dark;
  std::optional<float> text_size;
  std::string complaint;          // what is wrong with the command line; empty: nothing
};
Arguments parse_arguments(const std::vector<std::string>& words);

std::string usage();

}  // namespace handoff::app
