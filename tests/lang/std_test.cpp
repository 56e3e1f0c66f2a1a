// The standard library's breadth: programs that use one part of it after another print, in the specification, what
// rustc's programs print (NAME.out beside NAME.rs was written by them).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lang/lang.hpp"
#include "lang/program.hpp"
#include "support/simulation.hpp"

namespace handoff::lang {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// What the program prints to standard output; then how it ended where that is not with 0.
std::string output_of(const std::string& text) {
  const CheckedProgram checked = check(text);
  std::string out;
  for (const Diagnostic& d : checked.diagnostics)
    if (!d.is_warning) out += d.code + ": " + d.message + "\n";
  if (!checked.ok()) return out;
  const Compiled compiled = compile(checked);
  if (!compiled.program) return compiled.problem;
  tests::Simulation run(world::initial_state(main_script(*compiled.program)));
  run.run(1'000'000);
  for (std::size_t i = 0; i < run.state().output.size(); ++i) {
    const world::OutputLine& line = run.state().output[i];
    if (line.stream == world::Stream::out) out += line.value.to_text() + "\n";
  }
  if (run.state().exit_code != 0) out += "exit " + std::to_string(run.state().exit_code) + "\n";
  return out;
}

class StandardLibrary : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(StandardLibrary, PrintsWhatRustPrints) {
  std::filesystem::path expected = GetParam();
  expected.replace_extension(".out");
  EXPECT_EQ(output_of(read(GetParam())), read(expected));
}

std::vector<std::filesystem::path> programs() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HANDOFF_LANG_TESTS) / "std"))
    if (entry.path().extension() == ".rs") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

INSTANTIATE_TEST_SUITE_P(Programs, StandardLibrary, testing::ValuesIn(programs()),
                         [](const testing::TestParamInfo<std::filesystem::path>& program) { return program.param.stem().string(); });

}  // namespace
}  // namespace handoff::lang
