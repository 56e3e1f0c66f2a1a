// The shipped programs: assets/programs/*.rs, taken into the program when it is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::ui {

struct ShippedProgram {
  std::string id;        // the file's name without .rs
  std::string title;
  std::string group;
  std::string look_for;  // one sentence on what to look for
  std::string text;      // without the header that says the above
};

// In groups, from the first steps to the pitfalls.
const std::vector<ShippedProgram>& shipped_programs();
const ShippedProgram* find_program(std::string_view id);  // null: there is none

// Those in which every word of the query occurs: in the title, the group, the sentence or the text. Small letters find
// capitals.
std::vector<const ShippedProgram*> search_programs(std::string_view query);

// What a file's header says, and the text behind it. The id is the caller's.
ShippedProgram read_program(std::string_view file);

}  // namespace handoff::ui
