#include <algorithm>

#include "world/record.hpp"
#include "world/weight.hpp"

namespace handoff::world {
namespace {

// Distance to the next checkpoint, in the cost of replaying: constant at first, then growing with the history, so that a
// long one needs few checkpoints (some hundred at two million events) and still answers in a small part of a frame.
std::uint64_t interval_at(std::uint64_t cost) {
  constexpr std::uint64_t kShortest = 1024;
  return std::max(kShortest, cost / 128);
}

// Threads and locks that hold much have few checkpoints, each of which may keep a copy of all that is changed later. What
// a lock holds is made anew each time it is given back.
constexpr std::uint64_t kMuch = 4 << 20;  // bytes
std::uint64_t memory_of(const State& state) {
  std::uint64_t bytes = 0;
  for (std::uint32_t i = 0; i < state.threads.size(); ++i)
    if (const Script& script = state.threads[i].script) bytes += script->memory();
  constexpr std::uint64_t kMadeAnew = 16;
  for (std::uint32_t i = 0; i < state.cells.size(); ++i)
    if (state.cells[i].kind == CellKind::Lock) bytes += kMadeAnew * state.cells[i].value.weight();
  return bytes;
}

std::string to_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::Done:
      return "it was done";
    case Outcome::WouldBlock:
      return "it began to wait";
    case Outcome::Full:
      return "the buffer was full";
    case Outcome::Empty:
      return "nothing was there";
    case Outcome::Disconnected:
      return "the other side was gone";
    case Outcome::Timeout:
      return "the time was over";
    case Outcome::Panicked:
      return "the other thread had panicked";
    case Outcome::Locked:
      return "it was locked";
    case Outcome::Poisoned:
      return "it was poisoned";
    case Outcome::Different:
      return "it held something different";
    case Outcome::NotLast:
      return "others owned it still";
  }
  return {};
}

std::string to_words(const Record& record) {
  std::string words = to_words(record.outcome);
  if (record.message != kNoMessage) words += ", message " + std::to_string(index(record.message));
  if (!record.value.is_unit()) words += ", value " + record.value.to_text();
  return words;
}

bool carries_value(EventKind kind) {
  switch (kind) {
    case EventKind::sent:
    case EventKind::send_blocked:
    case EventKind::send_failed:
    case EventKind::try_send_full:
    case EventKind::received:
    case EventKind::stored:
    case EventKind::loaded:
    case EventKind::updated:
    case EventKind::cell_released:
    case EventKind::owners_counted:
    case EventKind::locked:
    case EventKind::unlocked:
    case EventKind::poison_read:
    case EventKind::joined:
    case EventKind::detached:
    case EventKind::end_looked_at:
    case EventKind::printed:
    case EventKind::line_read:
    case EventKind::clock_read:
    case EventKind::finishing:
    case EventKind::unjoined:
      return true;
    default:
      return false;
  }
}

// What an event of a lock remembers of a long value.
void shorten(Event& event, const State& state) {
  if (event.kind != EventKind::locked && event.kind != EventKind::unlocked) return;
  if (event.value.weight() <= kLongValue) return;
  std::vector<HandleId> inside;
  event.value.collect_handles(inside);
  if (!inside.empty()) return;
  constexpr std::size_t kShown = 200;
  std::string text = to_text(event.value, state);
  if (text.size() > kShown) {
    std::size_t end = kShown;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end) + "…";
  }
  event.value = Value::text(std::move(text));
}

bool is_from_outside(EventKind kind) { return kind == EventKind::user_said || kind == EventKind::line_read; }

// Why the specification does not let this thread take a step now; empty: it does.
std::string objection(const State& state, const Record& record) {
  if (index(record.thread) >= state.threads.size()) return "there is no such thread";
  const Thread& thread = state[record.thread];
  if (state.ended) return "the run had ended with its main thread";
  if (thread.has_ended()) return "the thread had ended";
  if (!enabled(state, record.thread)) return std::string("the thread has to wait: ") + to_text(thread.status);
  const bool is_notified_by_time = thread.status == Status::blocked_lock && thread.has_deadline;
  if (thread.status == Status::sleeping && record.t_ms < thread.until_ms) return "the thread sleeps longer than that";
  if (is_notified_by_time && record.t_ms < thread.until_ms) return "the thread waits longer than that";
  if (thread.awaits_user && !record.said) return "the user has said nothing";
  if (thread.awaits_line && dynamic_cast<const InputLine*>(record.said.get()) == nullptr) return "there is no line";
  return {};
}

// What the record and the specification's event have different; empty: nothing.
std::string difference(const Record& record, const Event& event) {
  std::string allowed;
  if (record.outcome != event.outcome) {
    allowed = to_words(event.outcome);
  } else if (record.message != event.message) {
    allowed = event.message == kNoMessage ? "no message" : "message " + std::to_string(index(event.message));
  } else if (carries_value(event.kind) && record.value != event.value) {
    allowed = "value " + event.value.to_text();
  } else {
    return {};
  }
  return std::string(to_text(event.kind)) + ", " + allowed;
}

}  // namespace

History::History(State initial)
    : next_checkpoint_(interval_at(0)), latest_(std::move(initial)) {
  checkpoints_.push_back(latest_);
  cursor_ = latest_;
}

bool History::append(const Record& record) {
  if (disagreement_) return false;
  if (record.t_ms < latest_.now_ms) return disagree(record, "the run's clock does not go back");
  if (record.thread == kNoThread) {
    if (index(record.cell) >= latest_.cells.size()) return disagree(record, "there is no such cell");
    change_setting(record.cell, record.value, record.t_ms);
    return true;
  }
  if (const std::string reason = objection(latest_, record); !reason.empty()) return disagree(record, reason);
  Event event = world::step(latest_, record.thread, {record.t_ms, record.outcome == Outcome::Timeout, record.said});
  if (const std::string allowed = difference(record, event); !allowed.empty()) {
    latest_ = rebuilt(length());
    return disagree(record, allowed);
  }
  note(std::move(event), record.said);
  return true;
}

bool History::disagree(const Record& record, const std::string& reason) {
  const bool known = index(record.thread) < latest_.threads.size();
  const std::string who = record.thread == kNoThread ? "a setting"
                          : known                    ? latest_[record.thread].name
                                                     : "thread " + std::to_string(index(record.thread));
  disagreement_ = "Event " + std::to_string(length() + 1) + ", " + who + ", line " +
                  std::to_string(known ? latest_[record.thread].line : 0) + ": recorded: " + to_words(record) +
                  "; the specification: " + reason + ".";
  return false;
}

const Event& History::step(ThreadId thread, const Choice& choice) {
  return note(world::step(latest_, thread, choice), choice.said);
}

const Event& History::change_setting(CellId cell, Value value, double now_ms) {
  return note(world::change_setting(latest_, cell, std::move(value), now_ms), nullptr);
}

const Event& History::note(Event event, std::shared_ptr<const Statement> said) {
  if (is_from_outside(event.kind)) said_.emplace_back(event.n, std::move(said));
  shorten(event, latest_);
  cost_ += event.kind == EventKind::yielded ? kYieldCost : 1;
  log_.push_back(std::move(event));
  if (cost_ >= next_checkpoint_) {
    checkpoints_.push_back(latest_);
    next_checkpoint_ = cost_ + interval_at(cost_) * (1 + memory_of(latest_) / kMuch);
  }
  return log_.back();
}

const std::optional<std::string>& History::disagreement() const { return disagreement_; }
std::uint32_t History::length() const { return static_cast<std::uint32_t>(log_.size()); }
const Event& History::event(std::uint32_t n) const { return log_[n - 1]; }
const State& History::latest() const { return latest_; }

const State& History::at(std::uint32_t position) {
  position = std::min(position, length());
  if (position == length()) return latest_;
  const State& checkpoint = checkpoint_before(position);
  if (cursor_.position > position || cursor_.position < checkpoint.position) cursor_ = checkpoint;
  while (cursor_.position < position) replay_next(cursor_);
  return cursor_;
}

State History::rebuilt(std::uint32_t position) const {
  State state = checkpoint_before(position);
  while (state.position < position) replay_next(state);
  return state;
}

const State& History::checkpoint_before(std::uint32_t position) const {
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), position,
                                      [](std::uint32_t p, const State& state) { return p < state.position; });
  return *std::prev(after);
}

void History::replay_next(State& state) const {
  const Event& event = log_[state.position];
  if (event.kind == EventKind::setting_changed) {
    world::change_setting(state, event.cell, event.value, event.t_ms);
    return;
  }
  Choice choice{event.t_ms, event.kind == EventKind::recv_timed_out, nullptr};
  if (is_from_outside(event.kind)) {
    choice.said = std::lower_bound(said_.begin(), said_.end(), event.n, [](const auto& entry, std::uint32_t n) {
                    return entry.first < n;
                  })->second;
  }
  world::step(state, event.thread, choice);
}

}  // namespace handoff::world
