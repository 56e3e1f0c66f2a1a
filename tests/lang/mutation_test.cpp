// Programs with lines and words left out, doubled and exchanged: whatever comes of them, the checks come to an end, and
// what passes them runs for some steps.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "lang/program.hpp"
#include "lang/token.hpp"
#include "some_steps.hpp"

namespace handoff::lang {
namespace {

std::vector<std::string> good_programs() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"programs", "std", "threads"})
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HANDOFF_LANG_TESTS) / folder))
      if (entry.path().extension() == ".rs" && entry.file_size() < 4000) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    texts.push_back(text.str());
  }
  return texts;
}

using Pieces = std::vector<std::string>;

Pieces lines_of(const std::string& text) {
  Pieces pieces;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) pieces.push_back(line + "\n");
  return pieces;
}

// Each word with the blanks after it.
Pieces words_of(const std::string& text) {
  Diagnostics ignored;
  const std::vector<Token> tokens = lex(text, 0, ignored);
  Pieces pieces;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) pieces.push_back(text.substr(tokens[i].span.lo, tokens[i + 1].span.lo - tokens[i].span.lo));
  return pieces;
}

std::string mutated(Pieces pieces, std::mt19937& random) {
  const auto any = [&] { return static_cast<std::size_t>(random() % pieces.size()); };
  const auto at = [&](std::size_t i) { return pieces.begin() + static_cast<std::ptrdiff_t>(i); };
  for (auto times = 1 + random() % 2; times > 0 && pieces.size() > 2; --times) {
    const std::size_t one = any(), other = any();
    switch (random() % 4) {
      case 0: pieces.erase(at(one)); break;
      case 1: pieces.insert(at(one), std::string(pieces[one])); break;
      case 2: std::swap(pieces[one], pieces[other]); break;
      default: pieces[one] = pieces[other];
    }
  }
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

void try_mutants(Pieces (*pieces_of)(const std::string&), int count, unsigned seed) {
  const std::vector<std::string> programs = good_programs();
  ASSERT_GE(programs.size(), 10u);
  std::mt19937 random(seed);
  int accepted = 0;
  for (int i = 0; i < count; ++i) {
    const std::string text = mutated(pieces_of(programs[random() % programs.size()]), random);
    SCOPED_TRACE(text);
    const CheckedProgram checked = check(text);
    if (!checked.ok()) continue;
    ++accepted;
    const Compiled compiled = compile(checked);
    ASSERT_TRUE(compiled.program || !compiled.problem.empty());
    if (compiled.program) test::run_some_steps(*compiled.program, 200);
  }
  EXPECT_GT(accepted, count / 100) << "mutants that pass the checks are part of the test";
}

TEST(Mutation, OfLines) { try_mutants(lines_of, 300, 1); }
TEST(Mutation, OfWords) { try_mutants(words_of, 300, 2); }
#if defined(__SANITIZE_ADDRESS__)
constexpr int kMany = 600;  // each takes seven times as long
#else
constexpr int kMany = 3000;
#endif
TEST(MutationSlow, OfLines) { try_mutants(lines_of, kMany, 3); }
TEST(MutationSlow, OfWords) { try_mutants(words_of, kMany, 4); }

}  // namespace
}  // namespace handoff::lang
