// Code as it is copied from pages: what came along is named at its place, and the offered edits leave a program that runs.
#include <gtest/gtest.h>

#include <string>

#include "edits.hpp"
#include "lang/lang.hpp"
#include "lang/source.hpp"

namespace handoff::lang {
namespace {

using test::edited;

struct Pasted {
  const char* text;
  std::uint32_t line;
  const char* word;
};

TEST(Paste, NamesWhatCameAlongAndRemovesIt) {
  for (const Pasted& pasted : {
           Pasted{"```rust\nfn main() {\n    println!(\"x\");\n}\n```\n", 1, "Markdown"},
           {"As we saw:\n\n```rust\nfn main() {}\n```\nIt runs (at last).\n", 3, "Markdown"},
           {"fn main() {}\n```\n", 2, "Markdown"},
           {"$ cargo run\nfn main() {}\n", 1, "terminal"},
           {"# use std::thread;\n# fn main() {\nthread::spawn(|| 5).join().unwrap();\n# }\n", 1, "hidden lines"},
           {"1 | fn main() {\n2 |     println!(\"x\");\n3 | }\n", 1, "its number"},
           {"fn main() {\n    println!(\xE2\x80\x9C" "curly\xE2\x80\x9D);\n}\n", 2, "typographic quote"},
           {"fn main() {\n    let x = 5 \xE2\x80\x93 3;\n    println!(\"\xE2\x80\x9C{}\xE2\x80\x9D\", x);\n}\n", 2, "dash"},
           {"fn main() {\n    let x\xC2\xA0= 5;\n    println!(\"{}\", x);\n}\n", 2, "space that does not break"},
           {"fn main() {\n    let x = 5;\xE2\x80\x8B\n    println!(\"{}\", x);\n}\n", 2, "invisible"},
           {"fn main() {\n    let v: Vec&lt;i32&gt; = vec![1];\n    println!(&quot;{:?}&quot;, v);\n}\n", 2, "&lt;"},
       }) {
    const CheckedProgram checked = check(pasted.text);
    ASSERT_EQ(checked.diagnostics.size(), 1u) << pasted.text;
    const Diagnostic& first = checked.diagnostics[0];
    EXPECT_NE(first.message.find(pasted.word), std::string::npos) << first.message;
    EXPECT_EQ(LineMap(pasted.text).line(first.span.lo), pasted.line) << pasted.text;
    const std::string clean = edited(pasted.text, first.edits);
    EXPECT_TRUE(check(clean).ok()) << clean;
  }
}

TEST(Paste, RunsWhatRustRuns) {
  for (const char* text : {
           "\xEF\xBB\xBF" "fn main() {\r\n    println!(\"x\");\r\n}\r\n",
           "use std::thread;\nlet h = thread::spawn(|| 1);\nprintln!(\"{}\", h.join().unwrap());\n",
           "fn add(a: i32) -> i32 { a }\nfn main() { add(1); }\n#[cfg(test)]\nmod tests {\n    use super::*;\n    #[test]\n    fn adds() { assert_eq!(add(1), 1); }\n}\n",
           "/// ```\n/// let x = 1;\n/// ```\nfn main() { println!(\"``` &lt; \xE2\x80\x9C\"); } // \xE2\x80\x94 &amp;\n",
       })
    EXPECT_TRUE(check(text).ok()) << text;
}

TEST(Paste, SaysWhatIsMissing) {
  for (const Pasted& pasted : {
           Pasted{"fn main() {\n    ...\n}\n", 2, "leaves out"},
           {"for received in rx {\n    println!(\"{}\", received);\n}\n", 1, "the block before it"},
           {"fn main() {}\n\nfn main() {}\n", 3, "two programs"},
       }) {
    const CheckedProgram checked = check(pasted.text);
    ASSERT_FALSE(checked.ok()) << pasted.text;
    const Diagnostic& first = checked.diagnostics[0];
    EXPECT_NE((first.message + first.hint).find(pasted.word), std::string::npos) << first.message << first.hint;
    EXPECT_EQ(LineMap(pasted.text).line(first.span.lo), pasted.line) << pasted.text;
  }
}

TEST(Refusals, NameTheConstructAtItsLine) {
  for (const Pasted& refused : {
           Pasted{"use std::fs::File;\nfn main() {}\n", 1, "files"},
           {"fn main() {\n    let _ = std::fs::read_to_string(\"x\");\n}\n", 2, "files"},
           {"use std::path::Path;\nfn main() {}\n", 1, "files"},
           {"use std::net::TcpListener;\nfn main() {}\n", 1, "the network"},
           {"fn main() {\n    let _ = std::net::TcpStream::connect(\"a:1\");\n}\n", 2, "the network"},
           {"use std::process::Command;\nfn main() {}\n", 1, "processes"},
           {"fn main() {\n    std::process::Command::new(\"ls\");\n}\n", 2, "processes"},
           {"fn main() {\n    unsafe { }\n}\n", 2, "unsafe"},
           {"unsafe fn f() {}\nfn main() {}\n", 1, "unsafe"},
           {"struct S;\nunsafe impl Send for S {}\nfn main() {}\n", 2, "unsafe"},
           {"static mut X: i32 = 1;\nfn main() {}\n", 1, "unsafe"},
           {"fn main() {\n    let x = 1;\n    let _ = &x as *const i32;\n}\n", 3, "raw pointers"},
           {"extern \"C\" { fn abs(x: i32) -> i32; }\nfn main() {}\n", 1, "other languages"},
           {"union U { a: i32, b: f32 }\nfn main() {}\n", 1, "unions"},
           {"fn main() {}\nasync fn f() {}\n", 2, "async"},
           {"#[tokio::main]\nasync fn main() {}\n", 2, "async"},
           {"fn main() {\n    let _ = async { 1 };\n}\n", 2, "async"},
           {"use std::future::Future;\nfn main() {}\n", 1, "async"},
           {"macro_rules! m { () => {} }\nfn main() {}\n", 1, "macro_rules"},
           {"mod worker;\nfn main() {}\n", 1, "files"},
           {"fn main() {\n    let _ = include_str!(\"x\");\n}\n", 2, "include_str"},
           {"extern crate rand;\nfn main() {}\n", 1, "fixed list"},
           {"use rand::Rng;\nfn main() {}\n", 1, "fixed list"},
           {"fn main() {\n    let _: i32 = rand::random();\n}\n", 2, "fixed list"},
           {"use crossbeam::channel;\nfn main() {}\n", 1, "external crates"},
           {"use rayon::prelude::*;\nfn main() {}\n", 1, "external crates"},
       }) {
    const CheckedProgram checked = check(refused.text);
    ASSERT_FALSE(checked.ok()) << refused.text;
    const Diagnostic& first = checked.diagnostics[0];
    EXPECT_NE((first.message + first.hint).find(refused.word), std::string::npos) << refused.text << first.message << "\n" << first.hint;
    EXPECT_EQ(LineMap(refused.text).line(first.span.lo), refused.line) << refused.text;
  }
}

}  // namespace
}  // namespace handoff::lang
