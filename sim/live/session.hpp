// A live run held against the specification: what the threads record is replayed as it arrives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "live/run.hpp"
#include "world/record.hpp"

namespace handoff::live {

class Session {
 public:
  struct Started;
  static Started start(const world::Script& main, const Options& = {});

  // Replays what was recorded since the last call, at most `limit` events of it; call it once a frame. A disagreement
  // stops the run. Returns the number of new events.
  std::uint32_t pump(std::uint32_t limit = 100'000);

  Run& run() { return *run_; }
  const Run& run() const { return *run_; }
  world::History& history() { return history_; }
  const world::History& history() const { return history_; }
  bool agreed() const { return !history_.disagreement(); }

  // Why the run has ended, as a sentence; empty while it goes on. A disagreement is told as such.
  std::string end_sentence() const;

 private:
  Session(std::unique_ptr<Run> run, world::State initial) : run_(std::move(run)), history_(std::move(initial)) {}
  std::unique_ptr<Run> run_;
  world::History history_;
  std::vector<world::Record> pending_;
  std::size_t replayed_ = 0;  // of pending_
};

struct Session::Started {
  std::unique_ptr<Session> session;  // null: refused
  std::string refusal;
};

}  // namespace handoff::live
