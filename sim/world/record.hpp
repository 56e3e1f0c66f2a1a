// What a live run writes down, and the history made of it: each record is replayed by the specification, which has to
// agree with it, and becomes an Event.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "world/event.hpp"
#include "world/sequence.hpp"
#include "world/state.hpp"

namespace handoff::world {

// One committed attempt of one thread, in the order of the run's lock. Only what the scripts cannot tell by themselves:
// the operation itself follows from the script.
struct Record {
  double t_ms = 0;
  ThreadId thread = kNoThread;  // kNoThread: a setting was changed
  Outcome outcome = Outcome::Done;
  MessageId message = kNoMessage;  // the message that the real channel moved, for comparison
  std::shared_ptr<const Statement> said;
  CellId cell = kNoCell;  // of the setting
  Value value;            // what the event has as its value: for comparison; or what was set
};

// What replaying a yield costs, in other events: it stands for all that its thread has computed since the event before
// it, up to 100,000 instructions of a program.
inline constexpr std::uint32_t kYieldCost = 64;

// All that happened in a run, and the state at each point of it.
class History {
 public:
  explicit History(State initial);

  // Replays one record. False where the specification would not allow it: from there on nothing is appended, and
  // `disagreement` says what was recorded and what would have been allowed.
  bool append(const Record&);
  const std::optional<std::string>& disagreement() const;

  // For simulated runs: takes the step in the latest state.
  const Event& step(ThreadId, const Choice&);
  const Event& change_setting(CellId, Value, double now_ms);

  std::uint32_t length() const;               // events
  const Event& event(std::uint32_t n) const;  // 1-based
  const State& latest() const;
  // The state after `position` events (0: the initial one). The reference holds until the next call. Cost: at most one
  // checkpoint interval of steps, one step where the position moves on by one, and nothing for the latest position.
  const State& at(std::uint32_t position);

 private:
  const Event& note(Event, std::shared_ptr<const Statement> said);
  void replay_next(State&) const;
  State rebuilt(std::uint32_t position) const;
  const State& checkpoint_before(std::uint32_t position) const;
  bool disagree(const Record&, const std::string& reason);

  Sequence<Event> log_;
  // What the user said, statements and lines, by position in the log: the one thing that a step needs and an Event does
  // not hold.
  std::vector<std::pair<std::uint32_t, std::shared_ptr<const Statement>>> said_;
  std::vector<State> checkpoints_;  // by position, the initial state first
  std::uint64_t cost_ = 0, next_checkpoint_;  // of replaying all; at which cost the next one is due
  State latest_;
  State cursor_;  // where `at` was last
  std::optional<std::string> disagreement_;
};

}  // namespace handoff::world
