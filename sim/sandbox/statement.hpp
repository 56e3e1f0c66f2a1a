// What the user can say as main. Each becomes a statement of main's thread, and a line of the Rust text.
#pragma once

#include <memory>
#include <string>

#include "world/state.hpp"

namespace handoff::sandbox {

struct Say final : world::Statement {
  enum class What { spawn_producer, drop_tx, join_receiver, finish_thread };
  What what = What::spawn_producer;
  world::ThreadId thread = world::kNoThread;  // finish_thread: a producer or the receiver is asked to leave its loop
  std::string to_text() const override;
};

std::shared_ptr<const world::Statement> spawn_producer();
std::shared_ptr<const world::Statement> drop_tx();
std::shared_ptr<const world::Statement> join_receiver();
std::shared_ptr<const world::Statement> finish_thread(world::ThreadId);

// Why the statement cannot be said now ("tx is already dropped", "main waits in join"), as a sentence; empty: it can.
std::string refuse(const world::State&, const Say&);

// The pace of a thread is a cell of the run that the user can change from outside. kNoCell: it has none.
world::CellId pace_cell(const world::State&, world::ThreadId);

}  // namespace handoff::sandbox
