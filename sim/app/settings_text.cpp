#include "app/settings_text.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace handoff::app {

std::string to_text(const ui::Settings& settings) {
  std::ostringstream text;
  text << "theme=" << (settings.dark ? "dark" : "light") << '\n'
       << "text-size=" << std::lround(settings.text_size * 100) << '\n'
       << "reduced-motion=" << (settings.reduced_motion ? "on" : "off") << '\n';
  return text.str();
}

ui::Settings settings_from(const std::string& text, ui::Settings otherwise) {
  ui::Settings settings = otherwise;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t equals = line.find('=');
    if (equals == line.npos) continue;
    const std::string key = line.substr(0, equals), value = line.substr(equals + 1);
    if (key == "theme" && (value == "dark" || value == "light")) settings.dark = value == "dark";
    if (key == "reduced-motion" && (value == "on" || value == "off")) settings.reduced_motion = value == "on";
    if (key == "text-size")
      for (const float size : ui::kTextSizes)
        if (value == std::to_string(std::lround(size * 100))) settings.text_size = size;
  }
  return settings;
}

}  // namespace handoff::app
