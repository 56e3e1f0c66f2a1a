// Programs that must pass the checks, and wrong ones: `//~ E0308` at the end of a line says which error belongs there.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "lang/defs.hpp"
#include "lang/program.hpp"

namespace handoff::lang {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> programs_in(const char* folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HANDOFF_LANG_TESTS) / folder))
    if (entry.path().extension() == ".rs") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string shown(const CheckedProgram& program) {
  const LineMap lines(program.text);
  std::string text;
  for (const Diagnostic& d : program.diagnostics)
    text += "line " + std::to_string(lines.line(d.span.lo)) + " " + d.code + ": " + d.message + "\n";
  return text;
}

TEST(Check, TheStandardLibraryIsCorrect) { check_library(); }

TEST(Check, AcceptsTheCorpus) {
  const auto paths = programs_in("programs");
  ASSERT_GE(paths.size(), 2u);
  for (const auto& path : paths) {
    const CheckedProgram program = check(read(path));
    EXPECT_TRUE(program.ok()) << path.filename() << "\n" << shown(program);
  }
}

// The corpus says in its first line what rustc tells first; rustc/headers_test.cpp holds it to that.
TEST(Check, FindsWhatIsWrongAndWhere) {
  const auto paths = programs_in("errors");
  ASSERT_GE(paths.size(), 120u);
  for (const auto& path : paths) {
    const std::string text = read(path);
    std::string code;
    int line = 0;
    std::istringstream head(text);
    std::string slashes, rustc, in, word;
    head >> slashes >> rustc >> code >> in >> word >> line;
    ASSERT_EQ(rustc, "rustc:") << path.filename() << " does not say its error";
    const CheckedProgram program = check(text);
    ASSERT_FALSE(program.diagnostics.empty()) << path.filename();
    const Diagnostic& first = program.diagnostics[0];
    EXPECT_TRUE((first.code.empty() ? "syntax" : first.code) == code && LineMap(text).line(first.span.lo) == line)
        << path.filename() << ": " << code << " in line " << line << "\n" << shown(program);
  }
}

TEST(Check, ASnippetIsTheBodyOfMain) {
  EXPECT_TRUE(check("use std::sync::mpsc;\nlet (tx, rx) = mpsc::channel();\ntx.send(1).unwrap();\nprintln!(\"{}\", rx.recv().unwrap());\n").ok());
  const CheckedProgram wrong = check("let a: bool = 1;\n");
  ASSERT_EQ(wrong.diagnostics.size(), 1u);
  EXPECT_EQ(wrong.diagnostics[0].code, "E0308");
}

TEST(Check, AMissingUseIsOfferedNotAssumed) {
  const CheckedProgram program = check("fn main() { thread::spawn(|| 1); }");
  ASSERT_EQ(program.diagnostics.size(), 1u) << shown(program);
  EXPECT_EQ(program.diagnostics[0].code, "E0433");
  ASSERT_EQ(program.diagnostics[0].edits.size(), 1u);
  EXPECT_EQ(program.diagnostics[0].edits[0].text, "use std::thread;\n");
}

TEST(Check, WhatRustMayHaveIsOnlySaidToBeMissingHere) {
  const auto message = [](const std::string& text) {
    const CheckedProgram program = check(text);
    return program.diagnostics.empty() ? std::string() : program.diagnostics[0].message;
  };
  EXPECT_EQ(message("fn main() { \"a\".squeeze(); }"), "`&str` has no method `squeeze` in Handoff's Rust");
  EXPECT_EQ(message("fn main() { String::squeeze(); }"), "`String` has no function `squeeze` in Handoff's Rust");
  EXPECT_EQ(message("struct P;\nfn main() { P.walk(); }"), "`P` has no method `walk`");
  EXPECT_EQ(message("struct P;\nfn main() { P::walk(); }"), "`P` has no function `walk`");
}

TEST(Check, SelfOnlyInsideImplAndTrait) {
  for (const char* self : {"self", "&self", "&mut self", "self: Box<Self>"}) {
    const CheckedProgram program = check("fn main() {\n    fn inner(" + std::string(self) + ") {}\n}\n");
    ASSERT_FALSE(program.ok()) << self;
    EXPECT_GT(program.diagnostics[0].span.lo, 12u) << shown(program);
  }
}

// They share the library, whose bodies are read when they are first needed. (Under the thread sanitizer it finds more.)
TEST(Check, SeveralProgramsAtOnce) {
  std::vector<std::string> texts;
  for (const auto& path : programs_in("std")) texts.push_back(read(path));
  texts.resize(std::min<std::size_t>(texts.size(), 3));
  std::vector<std::size_t> compiled(3);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < compiled.size(); ++thread)
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const CheckedProgram checked = check(texts[(i + thread) % texts.size()]);
        if (checked.ok() && compile(checked).program) ++compiled[thread];
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : compiled) EXPECT_EQ(count, texts.size());
}

}  // namespace
}  // namespace handoff::lang
