// A name that is not imported is offered where Rust has it, and the offered edit imports it.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "edits.hpp"
#include "lang/lang.hpp"

namespace handoff::lang {
namespace {

using test::edited;

TEST(Imports, AreOfferedWhereRustHasThem) {
  for (const auto& [path, use] : {
           std::pair{"std::sync::mpsc::channel", "let _ = channel::<i32>();"},
           {"std::sync::mpsc::sync_channel", "let _ = sync_channel::<i32>(1);"},
           {"std::sync::mpsc::Sender", "let _: Option<Sender<i32>> = None;"},
           {"std::sync::mpsc::Receiver", "let _: Option<Receiver<i32>> = None;"},
           {"std::sync::mpsc::TryRecvError", "let _ = TryRecvError::Empty;"},
           {"std::sync::mpsc", "let _ = mpsc::channel::<i32>();"},
           {"std::sync::Arc", "let _ = Arc::new(1);"},
           {"std::sync::Mutex", "let _ = Mutex::new(1);"},
           {"std::sync::RwLock", "let _ = RwLock::new(1);"},
           {"std::sync::Barrier", "let _ = Barrier::new(1);"},
           {"std::sync::OnceLock", "let _: OnceLock<i32> = OnceLock::new();"},
           {"std::sync::atomic::AtomicUsize", "let _ = AtomicUsize::new(1);"},
           {"std::thread", "let _ = thread::current();"},
           {"std::time::Duration", "let _ = Duration::from_millis(1);"},
           {"std::time::Instant", "let _ = Instant::now();"},
           {"std::collections::HashMap", "let _: HashMap<i32, i32> = Default::default();"},
           {"std::collections::BTreeMap", "let _: BTreeMap<i32, i32> = Default::default();"},
           {"std::collections::VecDeque", "let _: VecDeque<i32> = Default::default();"},
           {"std::collections::BinaryHeap", "let _: BinaryHeap<i32> = Default::default();"},
           {"std::rc::Rc", "let _ = Rc::new(1);"},
           {"std::cell::RefCell", "let _ = RefCell::new(1);"},
           {"std::fmt", "let _: Option<fmt::Error> = None;"},
       }) {
    const std::string text = std::string("fn main() {\n    ") + use + "\n}\n";
    const CheckedProgram checked = check(text);
    ASSERT_FALSE(checked.ok()) << text;
    const Diagnostic& first = checked.diagnostics[0];
    EXPECT_NE(first.hint.find("`use " + std::string(path) + ";`"), std::string::npos) << first.message << ": " << first.hint;
    ASSERT_FALSE(first.edits.empty()) << path;
    EXPECT_TRUE(check(edited(text, first.edits)).ok()) << edited(text, first.edits);
  }
}

TEST(Imports, OfTraitsAreOfferedForTheirMethods) {
  const std::string shapes = "mod shapes { pub trait Area { fn area(&self) -> u32 { 4 } fn none() -> u32 { 0 } } impl Area for u8 {} pub trait Other { fn area(&self) {} } }\n";
  for (const auto& [path, text] : {
           std::pair{"std::ops::Add", std::string("fn main() {\n    let _ = 1i32.add(2);\n}\n")},
           {"std::ops::Deref", "fn main() {\n    let s = String::new();\n    let _ = s.deref();\n}\n"},
           {"std::io::Write", "fn main() {\n    std::io::stdout().flush().unwrap();\n}\n"},
           {"std::str::FromStr", "fn main() {\n    let _ = u8::from_str(\"1\");\n}\n"},
           {"crate::shapes::Area", shapes + "fn main() {\n    let _ = 1u8.area();\n}\n"},
           {"crate::shapes::Area", shapes + "fn main() {\n    let _ = u8::none();\n}\n"},
           {"crate::shapes::Area", shapes + "mod a {\n    #[derive(Debug)] pub struct S;\n    pub mod b {\n        pub fn f() -> u32 { 1u8.area() }\n    }\n}\nfn main() {\n    println!(\"{} {:?}\", a::b::f(), a::S);\n}\n"},
       }) {
    const CheckedProgram checked = check(text);
    ASSERT_FALSE(checked.ok()) << text;
    const Diagnostic& first = checked.diagnostics[0];
    EXPECT_EQ(first.code, "E0599") << first.message;
    EXPECT_NE(first.hint.find("`use " + std::string(path) + ";`"), std::string::npos) << first.message << ": " << first.hint;
    ASSERT_FALSE(first.edits.empty()) << text;
    const CheckedProgram mended = check(edited(text, first.edits));
    EXPECT_TRUE(mended.ok()) << edited(text, first.edits) << mended.diagnostics[0].message;
  }
  // Which one is meant?
  const CheckedProgram unclear = check("struct S;\nmod m {\n    pub trait A { fn go(&self) {} }\n    pub trait B { fn go(&self) {} }\n    impl A for super::S {}\n    impl B for super::S {}\n}\nfn main() {\n    S.go();\n}\n");
  ASSERT_FALSE(unclear.ok());
  EXPECT_NE(unclear.diagnostics[0].hint.find("`crate::m::A`, `crate::m::B`"), std::string::npos) << unclear.diagnostics[0].hint;
  EXPECT_TRUE(unclear.diagnostics[0].edits.empty());
}

TEST(Imports, OfWhatOnlyTheLibraryUsesAreNotOffered) {
  for (const char* name : {"show", "lock_of", "hash_entries", "channels"}) {
    const CheckedProgram checked = check("fn main() {\n    " + std::string(name) + "();\n}\n");
    ASSERT_FALSE(checked.ok()) << name;
    EXPECT_EQ(checked.diagnostics[0].hint, "") << name;
  }
}

}  // namespace
}  // namespace handoff::lang
