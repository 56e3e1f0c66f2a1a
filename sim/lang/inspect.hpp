// Looking into a program that runs, or stands still: what its variables hold at the point that a script is at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/program.hpp"
#include "world/script.hpp"
#include "world/value.hpp"

namespace handoff::lang {

// The variable that the text names at this place (or right behind it); none: no variable.
std::optional<VariableName> variable_at(const Program& program, std::uint32_t offset);

struct VariableNow {
  std::uint32_t declared = 0;  // where, in the text
  bool is_gone = false;        // moved out of, or dropped
};
// All that the script's calls have, the innermost first. Empty for a script that is no program's.
std::vector<VariableNow> variables(const world::Script& script);

struct VariableLook {
  std::string function;  // whose variable it is: main, closure in main
  std::string type;
  bool is_gone = false;
  // What it holds; the handles inside stand for themselves. Of one that is gone: the handle that it was, where it was one.
  std::optional<world::Value> value;
};
// The variable that is declared there, in the innermost call that has it.
std::optional<VariableLook> look(const world::Script& script, std::uint32_t declared);

}  // namespace handoff::lang
