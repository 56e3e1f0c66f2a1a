// The Rust program that the sandbox amounts to: real Rust, rewritten as the user clicks.
#pragma once

#include <string>
#include <vector>

#include "world/state.hpp"

namespace handoff::sandbox {

struct RustText {
  struct Line {
    std::string text;
    // The operation of a thread's loop that stands here (see world::Event::line). Main's own statements have none.
    world::ThreadId thread = world::kNoThread;
    int script_line = 0;
  };
  struct Mark {
    world::ThreadId thread;
    int line;  // 0-based index into `lines`: where the thread is
  };
  std::vector<Line> lines;   // the body of main, not indented; an empty line may stand between two statements
  std::vector<Mark> marks;   // threads that have ended, and a main that waits for the user, stand nowhere
  std::string warning;       // what is noteworthy about the program as it stands (the forgotten tx); may be empty

  // The whole program, with `use` lines and `fn main`: it compiles with rustc.
  std::string whole() const;
};

// The text of a sandbox run in this state; empty for other runs.
RustText rust_text(const world::State&);

}  // namespace handoff::sandbox
