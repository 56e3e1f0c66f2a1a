// Programs about threads, scopes, locks, cells, panics and the process: what each prints is what it prints when rustc
// has compiled it (threads/*.out), on real threads and in the specification.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lang/program.hpp"
#include "live/headless.hpp"
#include "support/simulation.hpp"

namespace handoff::lang {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string printed(const world::State& state) {
  std::string text;
  for (std::uint32_t i = 0; i < state.output.size(); ++i)
    if (const world::OutputLine& line = state.output[i]; line.stream == world::Stream::out) text += line.value.to_text() + (line.is_open ? "" : "\n");
  return text + "exit " + std::to_string(state.exit_code) + "\n";
}

class ThreadPrograms : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const fs::path folder = fs::path(HANDOFF_LANG_TESTS) / "threads";
    expected_ = read(folder / (GetParam() + ".out"));
    const CheckedProgram checked = check(read(folder / (GetParam() + ".rs")));
    for (const Diagnostic& diagnostic : checked.diagnostics) EXPECT_TRUE(diagnostic.is_warning) << diagnostic.message;
    ASSERT_TRUE(checked.ok());
    const Compiled compiled = compile(checked);
    ASSERT_EQ(compiled.problem, "");
    program_ = compiled.program;
  }

  std::shared_ptr<const Program> program_;
  std::string expected_;
};

TEST_P(ThreadPrograms, PrintOnRealThreads) {
  bool has_input = false;
  const auto speak = [&](live::Session& session) {
    if (has_input) return;
    has_input = true;
    session.run().give_line("one\n");
    session.run().give_line("two\n");
    session.run().end_input();
  };
  const live::Session::Started run =
      live::run_headless(world::initial_state(main_script(*program_)), {.speed = 20}, {.seconds = 60}, speak);
  ASSERT_NE(run.session, nullptr) << run.refusal;
  EXPECT_TRUE(run.session->agreed()) << run.session->end_sentence();
  EXPECT_TRUE(run.session->history().latest().ended) << run.session->end_sentence();
  EXPECT_EQ(printed(run.session->history().latest()), expected_);
}

TEST_P(ThreadPrograms, PrintInTheSpecification) {
  if (read(fs::path(HANDOFF_LANG_TESTS) / "threads" / (GetParam() + ".rs")).find("stdin") != std::string::npos) GTEST_SKIP() << "it reads input";
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    tests::Simulation simulation(world::initial_state(main_script(*program_)), seed);
    simulation.run(200'000);
    EXPECT_TRUE(simulation.state().ended);
    EXPECT_EQ(printed(simulation.state()), expected_) << "seed " << seed;
  }
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(HANDOFF_LANG_TESTS) / "threads"))
    if (entry.path().extension() == ".rs") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, ThreadPrograms, testing::ValuesIn(names()), [](const auto& name) { return name.param; });

}  // namespace
}  // namespace handoff::lang
