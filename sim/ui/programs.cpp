#include "ui/programs.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace handoff::ui {

// Made by embed_programs.cmake: for each file its id, then its text in pieces, then null; null at the end.
extern const char* const kProgramTexts[];

namespace {

constexpr std::array<std::string_view, 8> kGroups{"First steps", "Closing", "Several producers", "Buffers",
                                                  "Waiting and not waiting", "Patterns", "Locks and channels", "Pitfalls"};

std::size_t place_of(std::string_view group) {
  return static_cast<std::size_t>(std::find(kGroups.begin(), kGroups.end(), group) - kGroups.begin());
}

std::vector<ShippedProgram> read_all() {
  std::vector<ShippedProgram> programs;
  for (const char* const* piece = kProgramTexts; *piece; ++piece) {
    const char* id = *piece;
    std::string text;
    while (*++piece) text += *piece;
    programs.push_back(read_program(text));
    programs.back().id = id;
  }
  std::stable_sort(programs.begin(), programs.end(), [](const ShippedProgram& a, const ShippedProgram& b) {
    return place_of(a.group) != place_of(b.group) ? place_of(a.group) < place_of(b.group)
           : a.group != b.group                   ? a.group < b.group
                                                  : a.id < b.id;
  });
  return programs;
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return small;
}

}  // namespace

ShippedProgram read_program(std::string_view file) {
  ShippedProgram program;
  while (file.substr(0, 2) == "//") {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    const auto take = [&](std::string_view key, std::string& into) {
      if (line.substr(0, key.size()) == key) into = line.substr(key.size());
    };
    take("// title: ", program.title);
    take("// group: ", program.group);
    take("// look for: ", program.look_for);
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  while (!file.empty() && file.front() == '\n') file.remove_prefix(1);
  program.text = file;
  return program;
}

const std::vector<ShippedProgram>& shipped_programs() {
  static const std::vector<ShippedProgram> programs = read_all();
  return programs;
}

const ShippedProgram* find_program(std::string_view id) {
  for (const ShippedProgram& program : shipped_programs())
    if (program.id == id) return &program;
  return nullptr;
}

std::vector<const ShippedProgram*> search_programs(std::string_view query) {
  std::vector<std::string> words;
  for (const std::string small = in_small_letters(query); const char c : small) {
    if (c == ' ')
      words.emplace_back();
    else if (words.empty())
      words.emplace_back(1, c);
    else
      words.back() += c;
  }
  std::vector<const ShippedProgram*> found;
  for (const ShippedProgram& program : shipped_programs()) {
    const std::string all =
        in_small_letters(program.title + "\n" + program.group + "\n" + program.look_for + "\n" + program.text);
    if (std::all_of(words.begin(), words.end(), [&](const std::string& word) { return all.find(word) != all.npos; }))
      found.push_back(&program);
  }
  return found;
}

}  // namespace handoff::ui
