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

TEST(Imports, OfWhatOnlyTheLibraryUsesAreNotOffered) {
  for (const char* name : {"show", "lock_of", "hash_entries", "channels"}) {
    const CheckedProgram checked = check("fn main() {\n    " + std::string(name) + "();\n}\n");
    ASSERT_FALSE(checked.ok()) << name;
    EXPECT_EQ(checked.diagnostics[0].hint, "") << name;
  }
}

}  // namespace
}  // namespace handoff::lang
