// Files with programs.
#pragma once

#include <string>

namespace handoff::app {

// False: it cannot be read. At most as much as a program may have is read.
bool read_program_file(const std::string& path, std::string& text);

}  // namespace handoff::app
