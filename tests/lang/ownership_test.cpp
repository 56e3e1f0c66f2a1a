// Moves and borrows: what is said about them, and that the offered edits mend what they are offered for.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "edits.hpp"
#include "lang/lang.hpp"

namespace handoff::lang {
namespace {

using test::edited;

std::string shown(const CheckedProgram& program) {
  const LineMap lines(program.text);
  std::string text;
  for (const Diagnostic& d : program.diagnostics) text += "line " + std::to_string(lines.line(d.span.lo)) + " " + d.code + ": " + d.message + "\n";
  return text;
}

const Label* label_with(const Diagnostic& diagnostic, const std::string& words) {
  for (const Label& label : diagnostic.labels)
    if (label.text.find(words) != std::string::npos) return &label;
  return nullptr;
}

std::string at(const CheckedProgram& program, Span span) { return program.text.substr(span.lo, span.hi - span.lo); }

TEST(Ownership, SaysWhereAValueWentAndWhereItIsUsedAgain) {
  const CheckedProgram program = check(R"(use std::sync::mpsc;
fn main() {
    let (tx, rx) = mpsc::channel();
    let text = String::from("a");
    tx.send(text).unwrap();
    println!("{}", text);
    println!("{}", rx.recv().unwrap());
})");
  ASSERT_EQ(program.diagnostics.size(), 1u) << shown(program);
  const Diagnostic& error = program.diagnostics[0];
  EXPECT_EQ(error.code, "E0382");
  EXPECT_EQ(LineMap(program.text).line(error.span.lo), 6);
  EXPECT_EQ(at(program, error.span), "text");
  const Label* moved = label_with(error, "moved into `send`");
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(LineMap(program.text).line(moved->span.lo), 5);
  EXPECT_NE(label_with(error, "`text` is a `String`"), nullptr);
}

TEST(Ownership, AClosureInALoopGetsACloneInEachTurn) {
  const CheckedProgram program = check(R"(use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::channel();
    for i in 0..3 {
        thread::spawn(move || tx.send(i).unwrap());
    }
    println!("{}", rx.recv().unwrap());
})");
  ASSERT_EQ(program.diagnostics.size(), 1u) << shown(program);
  const Diagnostic& error = program.diagnostics[0];
  EXPECT_EQ(at(program, error.span), "move ||");
  EXPECT_NE(error.message.find("first turn"), std::string::npos);
  ASSERT_EQ(error.edits.size(), 1u);
  const std::string mended = edited(program.text, error.edits);
  EXPECT_NE(mended.find("        let tx = tx.clone();\n        thread::spawn"), std::string::npos) << mended;
  EXPECT_TRUE(check(mended).ok());
}

TEST(Ownership, OneMoveIsReportedOnce) {
  const CheckedProgram program = check("fn main() { let s = String::from(\"a\"); drop(s); println!(\"{}\", s); println!(\"{}\", s); }");
  EXPECT_EQ(program.diagnostics.size(), 1u) << shown(program);
}

bool is_of_ownership(const Diagnostic& d) {
  return d.code == "E0373" || (d.code >= "E0381" && d.code <= "E0384") || (d.code >= "E0499" && d.code <= "E0521") || (d.code >= "E0594" && d.code <= "E0597") || d.code == "E0716";
}

// Each edit of the corpus of wrong programs: what it is offered for is gone. Where `&self` becomes `&mut self`, a caller may
// be the next to need a `mut`; nothing else may be wrong afterwards.
TEST(Ownership, EditsMendWhatTheyAreOfferedFor) {
  int applied = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HANDOFF_LANG_TESTS) / "errors")) {
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const CheckedProgram program = check(text.str());
    for (const Diagnostic& error : program.diagnostics) {
      if (error.edits.empty() || !is_of_ownership(error)) continue;
      ++applied;
      const std::string mended = edited(program.text, error.edits);
      const CheckedProgram after = check(mended);
      const bool is_gone = std::none_of(after.diagnostics.begin(), after.diagnostics.end(), [&](const Diagnostic& d) { return d.message == error.message; });
      const bool is_clean = std::all_of(after.diagnostics.begin(), after.diagnostics.end(), is_of_ownership);
      EXPECT_TRUE(is_gone && is_clean && after.diagnostics.size() <= program.diagnostics.size()) << entry.path().filename() << "\n" << shown(program) << mended << shown(after);
    }
  }
  EXPECT_GE(applied, 50);
}

}  // namespace
}  // namespace handoff::lang
