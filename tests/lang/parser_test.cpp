#include <gtest/gtest.h>

#include "lang/ast.hpp"

namespace handoff::lang {
namespace {

struct Parsed {
  Arena arena;
  Diagnostics diagnostics;
  ParsedFile file;
  explicit Parsed(const std::string& text) { file = parse(text, 0, arena, diagnostics, false); }
};

TEST(Parser, ReportsSeveralErrorsAtOnce) {
  const Parsed parsed("fn main() {\n  let a = ;\n  let b = 1;\n  foo(+);\n}\nfn other(+) {\n}\nfn last() { let = 3; }\n");
  EXPECT_GE(parsed.diagnostics.errors(), 3u);
}

TEST(Parser, RefusesWhatNestsTooDeep) {
  for (const char* open : {"(", "[", "{", "-", "&", "||", "if ", "match "}) {
    std::string text = "fn main() { let a = ";
    for (int i = 0; i < 20000; ++i) text += open;
    const Parsed parsed(text);
    EXPECT_GE(parsed.diagnostics.errors(), 1u) << open;
  }
}

TEST(Parser, RefusesWithASentence) {
  for (const auto& [text, word] : {std::pair{"fn main() { unsafe { } }", "unsafe"}, {"async fn f() {}\nfn main() {}", "async"},
                                   {"macro_rules! m { () => {} }\nfn main() {}", "macro_rules"}, {"extern crate rand;\nfn main() {}", "external crates"}}) {
    const Parsed parsed(text);
    ASSERT_GE(parsed.diagnostics.errors(), 1u) << text;
    EXPECT_NE(parsed.diagnostics.all()[0].message.find(word), std::string::npos) << parsed.diagnostics.all()[0].message;
  }
}

TEST(Parser, ReadsFormatTexts) {
  const Parsed parsed("fn main() { println!(\"{:>8.3} {name} {0:?} {{}}\", 1.5); }");
  EXPECT_FALSE(parsed.diagnostics.has_errors());
  for (const char* wrong : {"println!(\"{}\")", "println!(\"{}\", 1, 2)", "println!(\"{\")", "println!(\"}\")", "println!(x)"})
    EXPECT_TRUE(Parsed(std::string("fn main() { ") + wrong + "; }").diagnostics.has_errors()) << wrong;
}

}  // namespace
}  // namespace handoff::lang
