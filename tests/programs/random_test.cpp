// Random programs: live against the specification, and both against rustc.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "programs/generator.hpp"
#include "programs/process.hpp"
#include "programs/running.hpp"

namespace handoff::tests {
namespace {

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

// Messages of panics come from several threads at once.
std::string sorted(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// Live and in the specification it comes out the same. The threads of a program share nothing with those of another.
void expect_same(std::uint64_t seed) {
  const std::string text = random_program(seed);
  std::string problem;
  const std::optional<world::State> first = first_state(text, problem);
  ASSERT_TRUE(first) << "seed " << seed << "\n" << problem << text;
  Ran live = run_live(*first);
  Ran specified = run_in_specification(*first, seed, Pace::any);
  live.err = sorted(live.err);
  specified.err = sorted(specified.err);
  EXPECT_TRUE(live == specified) << "seed " << seed << "\n--- live: " << live.problem << "\n" << live.out << live.err
                                 << "--- specification: " << specified.problem << "\n" << specified.out << specified.err << "---\n" << text;
}

void expect_same(std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t seed = from; seed < to && !testing::Test::HasFailure(); ++seed) expect_same(seed);
}

// HANDOFF_SEED and HANDOFF_PROGRAMS choose others.
TEST(Random, ProgramsRunLiveAsInTheSpecification) {
  const std::uint64_t from = number_in("HANDOFF_SEED", 1);
  expect_same(from, from + number_in("HANDOFF_PROGRAMS", 300));
}

// Ten thousand in all; under the sanitizers, which make them a dozen times as slow, two hundred.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t kProgramsACase = 20;
#else
constexpr std::uint64_t kProgramsACase = 1000;
#endif
class RandomLiveSlow : public testing::TestWithParam<int> {};

TEST_P(RandomLiveSlow, ProgramsRunLiveAsInTheSpecification) {
  const std::uint64_t from = number_in("HANDOFF_SEED", 1) + static_cast<std::uint64_t>(GetParam()) * kProgramsACase;
  expect_same(from, from + kProgramsACase);
}
INSTANTIATE_TEST_SUITE_P(Thousands, RandomLiveSlow, testing::Range(0, 10));

class RandomSlow : public testing::TestWithParam<int> {};

// rustc compiles fifty at once.
TEST_P(RandomSlow, ProgramsPrintWhatRustcsPrint) {
  if (!has_rustc()) GTEST_SKIP() << "rustc is not installed: random programs are not compared with it";
  constexpr std::uint64_t kCrates = 2, kPrograms = 50;
  const std::uint64_t from = number_in("HANDOFF_SEED", 100'000) + static_cast<std::uint64_t>(GetParam()) * kCrates * kPrograms;
  for (std::uint64_t crate = 0; crate < kCrates; ++crate) {
    std::vector<RustPrograms::Source> sources;
    for (std::uint64_t i = 0; i < kPrograms; ++i) {
      const std::uint64_t seed = from + crate * kPrograms + i;
      sources.push_back({"p" + std::to_string(seed), random_program(seed)});
    }
    const RustPrograms rust(sources, {"-A", "warnings", "-A", "arithmetic_overflow", "-A", "unconditional_panic"});
    ASSERT_TRUE(rust.ok()) << rust.what_rustc_says();
    for (const RustPrograms::Source& source : sources) {
      std::string problem;
      const std::optional<world::State> first = first_state(source.text, problem);
      ASSERT_TRUE(first) << source.name << "\n" << problem << source.text;
      const Ended truth = rust.run(source.name, 1, std::chrono::seconds(20)).front();
      const Ran ran = run_in_specification(*first, 1, Pace::prompt);
      EXPECT_EQ(ran.problem, "") << source.name;
      const bool is_same = ran.out == truth.out && ran.exit_code == truth.exit_code && sorted(ran.err) == sorted(truth.err);
      EXPECT_TRUE(is_same) << source.name << "\n--- rustc: " << truth.exit_code.value_or(-1) << "\n" << truth.out << truth.err << "--- Handoff: "
                           << ran.exit_code.value_or(-1) << "\n" << ran.out << ran.err << "---\n" << source.text;
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Crates, RandomSlow, testing::Range(0, 3));

}  // namespace
}  // namespace handoff::tests
