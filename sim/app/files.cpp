#include "app/files.hpp"

#include <fstream>

#include "lang/lang.hpp"

namespace handoff::app {

bool read_program_file(const std::string& path, std::string& text) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  text.resize(lang::kMostText);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return !file.bad();
}

}  // namespace handoff::app
