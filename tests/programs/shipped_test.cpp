// The shipped programs: what their headers promise is what Handoff prints, and what rustc's program prints.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "explore/outcomes.hpp"
#include "programs/process.hpp"
#include "programs/running.hpp"

namespace handoff::tests {
namespace {

struct Shipped {
  std::string name, text;
  std::string title, group, look_for, ends, how;  // of the header; `how` the output is meant
  std::vector<std::string> output;

  bool is_deterministic() const { return how == "exactly"; }
  std::optional<int> exit_code() const { return ends == "waits for ever" ? std::nullopt : std::optional(ends == "normally" ? 0 : 101); }
};

Shipped read_shipped(const std::filesystem::path& path) {
  Shipped program{path.stem().string(), {}, {}, {}, {}, {}, {}, {}};
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  program.text = text.str();
  const std::pair<std::string, std::string*> entries[] = {
      {"// title: ", &program.title}, {"// group: ", &program.group}, {"// look for: ", &program.look_for},
      {"// ends: ", &program.ends},   {"// output: ", &program.how}};
  for (std::string line; std::getline(text, line) && line.rfind("//", 0) == 0;) {
    for (const auto& [key, value] : entries)
      if (line.rfind(key, 0) == 0) *value = line.substr(key.size());
    if (line.rfind("// | ", 0) == 0) program.output.push_back(line.substr(5));
    if (line == "// |") program.output.emplace_back();
  }
  return program;
}

const std::vector<Shipped>& shipped() {
  static const std::vector<Shipped> all = [] {
    std::vector<Shipped> programs;
    for (const auto& entry : std::filesystem::directory_iterator(HANDOFF_SHIPPED_PROGRAMS))
      if (entry.path().extension() == ".rs") programs.push_back(read_shipped(entry.path()));
    std::sort(programs.begin(), programs.end(), [](const Shipped& a, const Shipped& b) { return a.name < b.name; });
    return programs;
  }();
  return all;
}

world::State state_of(const Shipped& program) {
  std::string problem;
  const std::optional<world::State> first = first_state(program.text, problem);
  EXPECT_TRUE(first) << program.name << ": " << problem;
  return first ? *first : world::State{};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// What the header says comes true in that output.
void expect_as_promised(const Shipped& program, const std::string& out, std::optional<int> exit_code, const char* who) {
  std::vector<std::string> lines = lines_of(out), promised = program.output;
  EXPECT_EQ(exit_code, program.exit_code()) << program.name << " with " << who;
  if (program.how == "contains") {
    for (const std::string& line : promised)
      EXPECT_NE(std::find(lines.begin(), lines.end(), line), lines.end()) << program.name << " with " << who << ": " << line << "\n" << out;
    return;
  }
  if (program.how == "in any order") {
    std::sort(lines.begin(), lines.end());
    std::sort(promised.begin(), promised.end());
  }
  EXPECT_EQ(lines, promised) << program.name << " with " << who;
}

TEST(Shipped, ProgramsSayWhatTheyShow) {
  ASSERT_GE(shipped().size(), 30u);
  std::set<std::string> titles;
  for (const Shipped& program : shipped()) {
    EXPECT_TRUE(titles.insert(program.title).second && !program.title.empty()) << program.name;
    EXPECT_NE(program.group, "") << program.name;
    ASSERT_NE(program.look_for, "") << program.name;
    EXPECT_EQ(program.look_for.back(), '.') << program.name;
    EXPECT_TRUE(program.how == "exactly" || program.how == "in any order" || program.how == "contains") << program.name << ": " << program.how;
    EXPECT_TRUE(program.ends == "normally" || program.ends == "waits for ever" || program.ends == "with a panic") << program.name << ": " << program.ends;
  }
}

TEST(Shipped, RunLiveAsTheirHeadersSay) {
  for (const Shipped& program : shipped()) {
    // Where the order hangs on time, the threads need as much of it as they would have in Rust, and more on a busy machine.
    const bool takes_time = program.is_deterministic() && program.text.find("std::time") != std::string::npos;
    const Ran ran = run_live(state_of(program), takes_time ? 0.5 : live::kFastestSpeed);
    EXPECT_EQ(ran.problem, "") << program.name;
    expect_as_promised(program, ran.out, ran.exit_code, "real threads");
  }
}

TEST(Shipped, RunInTheSpecificationAsTheirHeadersSay) {
  for (const Shipped& program : shipped()) {
    const world::State first = state_of(program);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const Ran ran = run_in_specification(first, seed, Pace::prompt);
      EXPECT_EQ(ran.problem, "") << program.name;
      expect_as_promised(program, ran.out, ran.exit_code, "the specification");
    }
  }
}

// "in any order" is no excuse: there are several indeed.
TEST(Shipped, WhatIsSaidToVaryDoesVary) {
  for (const Shipped& program : shipped()) {
    if (program.is_deterministic()) continue;
    const world::State first = state_of(program);
    std::set<std::string> seen;
    for (std::uint64_t seed = 1; seed <= 200 && seen.size() < 2; ++seed) seen.insert(run_in_specification(first, seed, Pace::any).out);
    EXPECT_GT(seen.size(), 1u) << program.name;
  }
}

class ShippedWithRustcSlow : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_rustc()) GTEST_SKIP() << "rustc is not installed: the shipped programs are not compared with it";
  }
  static const RustPrograms& rust() {
    static const RustPrograms programs = [] {
      std::vector<RustPrograms::Source> sources;
      for (const Shipped& program : shipped()) sources.push_back({program.name, program.text});
      return RustPrograms(sources);
    }();
    return programs;
  }
};

TEST_F(ShippedWithRustcSlow, CompileWithoutAWarning) {
  EXPECT_TRUE(rust().ok());
  EXPECT_EQ(rust().what_rustc_says(), "");
}

TEST_F(ShippedWithRustcSlow, PrintWhatTheirHeadersSay) {
  ASSERT_TRUE(rust().ok());
  for (const Shipped& program : shipped()) {
    if (!program.is_deterministic()) continue;
    const auto at_most = program.exit_code() ? std::chrono::milliseconds(20'000) : std::chrono::milliseconds(500);
    for (const Ended& ended : rust().run(program.name, 1, at_most)) {
      expect_as_promised(program, ended.out, ended.exit_code, "rustc");
      EXPECT_EQ(ended.err, run_in_specification(state_of(program), 1, Pace::prompt).err) << program.name;
    }
  }
}

// Every output of rustc's program is one that the specification could have printed.
TEST_F(ShippedWithRustcSlow, PrintNothingThatTheSpecificationCouldNot) {
  ASSERT_TRUE(rust().ok());
  for (const Shipped& program : shipped()) {
    if (program.is_deterministic()) continue;
    const world::State first = state_of(program);
    std::set<explore::Outcome> seen;
    const auto at_most = program.exit_code() ? std::chrono::milliseconds(20'000) : std::chrono::milliseconds(500);
    for (const Ended& ended : rust().run(program.name, 20, at_most)) {
      expect_as_promised(program, ended.out, ended.exit_code, "rustc");
      seen.insert({ended.out, ended.exit_code});
    }
    for (const explore::Outcome& outcome : seen)
      EXPECT_EQ(explore::can_come_out(first, outcome), explore::Answer::yes) << program.name << ":\n" << outcome.output;
  }
}

}  // namespace
}  // namespace handoff::tests
