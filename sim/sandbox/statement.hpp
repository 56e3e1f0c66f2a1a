// What the user can say as main. Each is carried out by main's thread, and becomes lines of the Rust text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "world/state.hpp"

namespace handoff::sandbox {

struct Say final : world::Statement {
  enum class What : std::uint8_t { spawn_producer, drop_tx, join_receiver, finish_thread };
  explicit Say(What w, world::ThreadId t = world::kNoThread) : what(w), thread(t) {}
  std::string to_text() const override;

  What what;
  world::ThreadId thread;  // finish_thread: the producer or the receiver that is asked to leave its loop
};

// Why the statement cannot be said in this state ("tx is already dropped", "main waits in join"), as a sentence; empty:
// it can.
std::string refuse(const world::State&, const Say&);

// The flag of this thread is set and it has not seen it yet: it leaves its loop when it next looks.
bool is_asked_to_finish(const world::State&, world::ThreadId);

// The cell with the thread's pace, a number of ms that may be changed from outside. kNoCell: it has none.
world::CellId pace_cell(const world::State&, world::ThreadId);

}  // namespace handoff::sandbox
