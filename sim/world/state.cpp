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
  thread.line = main->line();
  thread.script = std::move(main);
  state.threads.push_back(std::move(thread));
  return state;
}

bool operator==(const Thread& a, const Thread& b) {
  return a.name == b.name && a.status == b.status && a.parent == b.parent && a.since_ms == b.since_ms &&
         a.has_deadline == b.has_deadline && a.until_ms == b.until_ms && a.awaits_user == b.awaits_user &&
         a.sending == b.sending && a.in_hand == b.in_hand && a.waits_for == b.waits_for && a.joins == b.joins &&
         a.owned == b.owned && a.to_drop == b.to_drop && a.ending == b.ending && a.panic == b.panic &&
         a.line == b.line && a.trail == b.trail;
}

Value printed_value(std::string line) {
  std::int64_t number = 0;
  const char* const end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, number);
  if (error == std::errc() && stop == end && std::to_string(number) == line) return number;
  return Value::text(std::move(line));
}

std::string to_text(const Value& value, const State& state) {
  if (const HandleId* const handle = value.handle()) return state[*handle].name;
  const std::vector<Value>* const items = value.items();
  if (items == nullptr) return value.to_text();
  std::string whole = "(";
  for (const Value& item : *items) whole += (whole.size() > 1 ? ", " : "") + to_text(item, state);
  return whole + ")";
}

}  // namespace handoff::world
