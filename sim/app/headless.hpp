// A run without a window: of a preset, told as text or as JSON; or of a program, as Rust would run it.
#pragma once

#include <ostream>

#include "app/arguments.hpp"

namespace handoff::app {

// 0: the specification agreed; 1: it did not, or there was no run.
int run_headless(const Arguments&, std::ostream& out, std::ostream& err);

// The program's exit code; 1: the program has errors, or cannot be read; 124: it waits for ever, or the time is over;
// 70: the specification did not agree, or there is no code for something in the program.
int run_headless_program(const Arguments&, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace handoff::app
