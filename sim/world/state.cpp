#include "world/state.hpp"

#include <charconv>
#include <utility>

namespace handoff::world {

const char* to_text(Status status) {
  switch (status) {
    case Status::running:
      return "running";
    case Status::sleeping:
      return "sleeping";
    case Status::blocked_full:
      return "blocked_full";
    case Status::blocked_empty:
      return "blocked_empty";
    case Status::blocked_join:
      return "blocked_join";
    case Status::blocked_lock:
      return "blocked_lock";
    case Status::finished:
      return "finished";
    case Status::panicked:
      return "panicked";
  }
  return "";
}

State initial_state(Script main) {
  State state;
  Thread thread;
  thread.name = "main";
  thread.script = std::move(main);
  thread.script->born(kMain);
  thread.line = thread.script->line();
  state.threads.push_back(std::move(thread));
  return state;
}

bool operator==(const Thread& a, const Thread& b) {
  return a.name == b.name && a.status == b.status && a.parent == b.parent && a.since_ms == b.since_ms &&
         a.has_deadline == b.has_deadline && a.until_ms == b.until_ms && a.awaits_user == b.awaits_user &&
         a.sending == b.sending && a.in_hand == b.in_hand && a.waits_for == b.waits_for && a.joins == b.joins &&
         a.wants == b.wants && a.awaits_line == b.awaits_line && a.owned == b.owned && a.to_drop == b.to_drop &&
         a.lent == b.lent && a.ending == b.ending && a.is_detached == b.is_detached && a.left == b.left &&
         a.panic == b.panic && a.line == b.line && a.trail == b.trail;
}

Value printed_value(std::string line) {
  std::int64_t number = 0;
  const char* const end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, number);
  if (error == std::errc() && stop == end && std::to_string(number) == line) return number;
  return Value::text(std::move(line));
}

Value printed_value(const Print& op) {
  if (op.ends_line || op.text.empty() || op.text.back() != '\n') return printed_value(op.text);
  return printed_value(op.text.substr(0, op.text.size() - 1));
}

Value clock_value(double now_ms) { return static_cast<std::int64_t>(now_ms * 1e6); }

std::string to_text(const Value& value, const State& state) {
  return value.to_text({[&](HandleId id) { return state[id].name; }, [&](CellId id) { return state[id].name; }});
}

}  // namespace handoff::world
