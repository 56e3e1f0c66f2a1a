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
  static Started start(const world::State& first, const Options& = {});
  // For a run that has been started in that state.
  Session(std::unique_ptr<Run> run, const world::State& first) : run_(std::move(run)), history_(first) {}

  // Replays what was recorded since the last call, at most `limit` events of it; call it once a frame. A disagreement
  // stops the run. Returns the number of new events.
  std::uint32_t pump(std::uint32_t limit = 100'000);

  // While paused: one step of this thread; or, without one, of the next that can take a step, in turn. Where all that
  // could go on sleep, the run's clock goes forward to the first wake-up. False: nobody can take a step.
  bool step_one(world::ThreadId = world::kNoThread);

  // No thread can go on: all have ended, are blocked, or wait for the user. Sleeping threads can go on. As of the last
  // pump.
  bool is_idle() const;

  Run& run() { return *run_; }
  const Run& run() const { return *run_; }
  world::History& history() { return history_; }
  const world::History& history() const { return history_; }
  bool agreed() const { return !history_.disagreement(); }

  // Why the run has ended, as a sentence; empty while it goes on. A disagreement is told as such.
  std::string end_sentence() const;

 private:
  bool can_go_on(world::ThreadId) const;

  std::unique_ptr<Run> run_;
  world::History history_;
  std::vector<world::Record> pending_;
  std::size_t replayed_ = 0;  // of pending_
  world::ThreadId stepped_ = world::kMain;
};

struct Session::Started {
  std::unique_ptr<Session> session;  // null: refused
  std::string refusal;
};

}  // namespace handoff::live
