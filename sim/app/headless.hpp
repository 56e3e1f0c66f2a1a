// A run without a window, told as text or as JSON.
#pragma once

#include <ostream>

#include "app/arguments.hpp"

namespace handoff::app {

// 0: the specification agreed; 1: it did not, or there was no run.
int run_headless(const Arguments&, std::ostream& out, std::ostream& err);

}  // namespace handoff::app
