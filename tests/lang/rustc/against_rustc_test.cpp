// The checks against the real compiler: the same first error, at the same line.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "mutations.hpp"
#include "rustc.hpp"

namespace handoff::lang::test {
namespace {

using Paths = std::vector<std::filesystem::path>;

Paths programs_in(const std::filesystem::path& folder) {
  Paths paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".rs") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(AgainstRustcSlow, TheCorpusSaysWhatRustcSays) {
  if (!has_rustc()) GTEST_SKIP() << "rustc is not installed";
  const Paths paths = programs_in(std::filesystem::path(HANDOFF_LANG_TESTS) / "errors");
  std::vector<std::string> texts;
  for (const auto& path : paths) texts.push_back(read(path));
  const std::vector<FirstError> truth = rustc_on(texts);
  ASSERT_EQ(truth.size(), paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i)
    EXPECT_EQ(texts[i].substr(0, texts[i].find('\n')), "// rustc: " + truth[i].code + " in line " + std::to_string(truth[i].line)) << paths[i].filename();
}

// HANDOFF_MUTATIONS=n tries n of each program; HANDOFF_SEED other ones.
TEST(AgainstRustcSlow, MutatedProgramsAreJudgedAsRustcDoes) {
  if (!has_rustc()) GTEST_SKIP() << "rustc is not installed";
  const char *wanted = std::getenv("HANDOFF_MUTATIONS"), *seed = std::getenv("HANDOFF_SEED");
  const std::size_t each = wanted ? std::strtoul(wanted, nullptr, 10) : 8;
  Paths paths = programs_in(HANDOFF_PROGRAMS);
  for (const auto& path : programs_in(std::filesystem::path(HANDOFF_LANG_TESTS) / "programs")) paths.push_back(path);
  std::vector<std::string> texts, names;
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (const Mutation& mutation : mutations_of(read(paths[i]), each, i + 1000 * (seed ? std::strtoul(seed, nullptr, 10) : 0))) {
      texts.push_back(mutation.text);
      names.push_back(paths[i].filename().string() + ":" + std::to_string(mutation.line) + " " + mutation.what);
    }
  const std::vector<FirstError> truth = rustc_on(texts);
  ASSERT_EQ(truth.size(), texts.size());
  std::size_t wrong = 0, same = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (truth[i].code == "E0601") continue;  // without `main` it is a snippet, which Handoff reads as the body of one
    const FirstError ours = handoff_on(texts[i]);
    wrong += !truth[i].code.empty();
    same += ours == truth[i];
    const bool is_accepted_wrongly = ours.code.empty() && !truth[i].code.empty();
    const bool is_refused_wrongly = !ours.code.empty() && truth[i].code.empty();
    EXPECT_FALSE(is_accepted_wrongly) << names[i] << "\n" << truth[i].code << " in line " << truth[i].line << ": " << truth[i].message;
    EXPECT_FALSE(is_refused_wrongly) << names[i] << "\n" << ours.code << " in line " << ours.line << ": " << ours.message;
    if (!(ours == truth[i]))
      std::printf("%s\n  rustc:   %s in line %d: %s\n  Handoff: %s in line %d: %s\n", names[i].c_str(), truth[i].code.c_str(), truth[i].line, truth[i].message.c_str(),
                  ours.code.c_str(), ours.line, ours.message.c_str());
  }
  EXPECT_GE(wrong, 120u);
  std::printf("%zu of %zu judged alike\n", same, texts.size());
  EXPECT_GE(same * 100, texts.size() * 95);
}

}  // namespace
}  // namespace handoff::lang::test
