// The settings as the text in which they are remembered: `key=value`, one a line.
#pragma once

#include <string>

#include "ui/settings.hpp"

namespace handoff::app {

std::string to_text(const ui::Settings&);
// What is missing or makes no sense stays as it is in `otherwise`.
ui::Settings settings_from(const std::string& text, ui::Settings otherwise = {});

}  // namespace handoff::app
