// The Rust program that the sandbox amounts to: real Rust, rewritten as the user clicks.
#pragma once

#include <string>
#include <vector>

#include "sandbox/setup.hpp"
#include "world/record.hpp"

namespace handoff::sandbox {

struct RustText {
  struct Line {
    std::string text;
    bool is_new = false;                   // written by the user's latest statement
  };
  struct Mark {
    world::ThreadId thread;
    int line;                              // 0-based index into `lines`: where the thread is
  };
  std::vector<Line> lines;
  std::vector<Mark> marks;
  // The sentence under the text: what is noteworthy about the program as it stands (the forgotten tx); may be empty.
  std::string warning;
  std::string whole() const;               // compiles with rustc
};

// The text for a run of `setup` in this state.
RustText rust_text(const Setup& setup, const world::State& state);

}  // namespace handoff::sandbox
