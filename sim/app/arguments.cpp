#include "app/arguments.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "live/run.hpp"
#include "ui/settings.hpp"

namespace handoff::app {
namespace {

std::optional<double> number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != 0 || !std::isfinite(value) || value < 0) return std::nullopt;
  return value;
}

// Reads the word behind an option; says what is wrong with it.
std::string read(const std::string& option, const std::string& word, Arguments& arguments) {
  if (option == "--preset") {
    const sandbox::Preset* preset = sandbox::find_preset(word);
    if (!preset) return "there is no preset “" + word + "”";
    arguments.setup = preset->setup;
  } else if (option == "--seconds" || option == "--at-seconds") {
    const auto seconds = number(word);
    if (!seconds) return option + " wants a number of seconds, not “" + word + "”";
    if (option == "--seconds") arguments.seconds = *seconds;
    if (option == "--at-seconds") arguments.at_seconds = *seconds;
  } else if (option == "--speed") {
    const auto speed = number(word);
    if (!speed || *speed < live::kSlowestSpeed || *speed > live::kFastestSpeed)
      return "--speed wants a number from 0.1 to 20, not “" + word + "”";
    arguments.speed = *speed;
  } else if (option == "--screenshot") {
    arguments.screenshot = word;
  } else if (option == "--size") {
    int width = 0, height = 0;
    char rest = 0;
    const bool fits = std::sscanf(word.c_str(), "%dx%d%c", &width, &height, &rest) == 2;
    if (!fits || width < 100 || height < 100 || width > 16384 || height > 16384)
      return "--size wants WIDTHxHEIGHT, not “" + word + "”";
    arguments.width = width;
    arguments.height = height;
  } else if (option == "--theme") {
    if (word != "dark" && word != "light") return "--theme wants dark or light, not “" + word + "”";
    arguments.dark = word == "dark";
  } else if (option == "--text-size") {
    const auto percent = number(word);
    for (const float size : ui::kTextSizes)
      if (percent && std::lround(size * 100) == std::lround(*percent)) arguments.text_size = size;
    if (!arguments.text_size) return "--text-size wants 90, 100, 115, 135, 160 or 200, not “" + word + "”";
  } else {
    return "there is no option “" + option + "”";
  }
  return {};
}

}  // namespace

Arguments parse_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  arguments.setup = sandbox::presets().front().setup;
  bool until_idle = false;
  for (std::size_t i = 0; i < words.size() && arguments.complaint.empty(); ++i) {
    const std::string& word = words[i];
    if (word == "--help" || word == "-h") {
      arguments.what = Arguments::What::help;
      return arguments;
    }
    if (word == "--version") {
      arguments.what = Arguments::What::version;
      return arguments;
    }
    if (word == "--headless") {
      arguments.what = Arguments::What::headless;
    } else if (word == "--json") {
      arguments.json = true;
    } else if (word == "--until-idle") {
      until_idle = true;
    } else if (word.substr(0, 2) != "--") {
      if (word.empty() || !arguments.file.empty()) arguments.complaint = "“" + word + "” was not expected";
      arguments.file = word;
    } else if (i + 1 == words.size()) {
      const std::string complaint = read(word, "", arguments);
      arguments.complaint = complaint.find("no option") != complaint.npos ? complaint : word + " wants a value";
    } else {
      arguments.complaint = read(word, words[++i], arguments);
    }
  }
  if (arguments.complaint.empty() && until_idle && arguments.seconds)
    arguments.complaint = "--seconds and --until-idle exclude each other";
  if (arguments.complaint.empty() && arguments.json && arguments.what != Arguments::What::headless)
    arguments.complaint = "--json goes with --headless";
  return arguments;
}

std::string usage() {
  std::string text =
      "Handoff shows how threads talk to each other through channels.\n"
      "\n"
      "  handoff [PROGRAM.rs | --preset NAME] [--theme dark|light] [--text-size PERCENT] [--size WIDTHxHEIGHT]\n"
      "      opens the window; with a program in Rust: shows it and runs it\n"
      "  handoff --headless --preset NAME [--seconds S | --until-idle] [--speed FACTOR] [--json]\n"
      "      runs without a window and tells what happened; exit code 0 only if the specification agreed.\n"
      "      Without a time it runs until no thread can go on.\n"
      "  handoff --headless PROGRAM.rs [--seconds S] [--speed FACTOR] [--json]\n"
      "      runs a program: its input, output and exit code are those of the Rust program. 1: it has errors;\n"
      "      124: it waits for ever, or the time is over; 70: a mistake in Handoff\n"
      "  handoff --screenshot FILE.ppm [--at-seconds S] and the options of the window\n"
      "      writes a picture of the window after S seconds, and ends\n"
      "  handoff --help | --version\n"
      "\n"
      "Presets:\n";
  for (const sandbox::Preset& preset : sandbox::presets())
    text += "  " + std::string(preset.id) + std::string(20 - std::min<std::size_t>(19, preset.id.size()), ' ') +
            std::string(preset.title) + "\n";
  return text;
}

}  // namespace handoff::app
