#include "view/op_text.hpp"

#include "world/op_text.hpp"

#include <cmath>
#include <type_traits>
#include <variant>

namespace handoff::view {
namespace {

using namespace world;

std::string milliseconds(double ms) { return std::to_string(std::llround(ms)) + " ms"; }

struct Code {
  const State& state;

  std::string name(HandleId handle) const { return index(handle) < state.handles.size() ? state[handle].name : "?"; }
  std::string name(ThreadId thread) const { return index(thread) < state.threads.size() ? state[thread].name : "?"; }
  std::string name(CellId cell) const { return index(cell) < state.cells.size() ? state[cell].name : "?"; }
  std::string text(const Value& value) const { return to_text(value, state); }

  std::string operator()(const MakeChannel& op) const {
    return op.bound ? "sync_channel(" + std::to_string(*op.bound) + ")" : "channel()";
  }
  std::string operator()(const CloneSender& op) const { return name(op.sender) + ".clone()"; }
  std::string operator()(const DropHandle& op) const { return "drop(" + name(op.handle) + ")"; }
  std::string operator()(const Close& op) const { return name(op.handle) + ".close()"; }
  std::string operator()(const Send& op) const { return name(op.sender) + ".send(" + text(op.value) + ")"; }
  std::string operator()(const TrySend& op) const { return name(op.sender) + ".try_send(" + text(op.value) + ")"; }
  std::string operator()(const Recv& op) const { return name(op.receiver) + ".recv()"; }
  std::string operator()(const TryRecv& op) const { return name(op.receiver) + ".try_recv()"; }
  std::string operator()(const RecvTimeout& op) const {
    return name(op.receiver) + ".recv_timeout(" + milliseconds(op.ms) + ")";
  }
  std::string operator()(const MakeCell& op) const { return "let " + op.name; }
  std::string operator()(const Load& op) const { return name(op.cell) + ".load()"; }
  std::string operator()(const Store& op) const { return name(op.cell) + ".store(" + text(op.value) + ")"; }
  std::string operator()(const Sleep& op) const {
    if (const double* ms = std::get_if<double>(&op.ms)) return "sleep(" + milliseconds(*ms) + ")";
    const CellId cell = std::get<CellId>(op.ms);
    const std::int64_t* ms = index(cell) < state.cells.size() ? state[cell].value.number() : nullptr;
    return ms ? "sleep(" + std::to_string(*ms) + " ms)" : "sleep(" + name(cell) + ")";
  }
  std::string operator()(const Spawn& op) const { return "spawn " + op.name; }
  std::string operator()(const Join& op) const { return name(op.thread) + ".join()"; }
  std::string operator()(const Print& op) const {
    return op.ends_line ? "println!(\"" + op.text + "\")" : to_code({op}, state);
  }
  std::string operator()(const AwaitUser&) const { return ""; }
  std::string operator()(const Panic& op) const { return "panic!(\"" + op.message + "\")"; }
  std::string operator()(const Finish&) const { return "at its end"; }
  template <class Other>
  std::string operator()(const Other& op) const {
    return to_code({op}, state);
  }
};

}  // namespace

std::string op_text(const State& state, const Timeline& timeline, ThreadId thread) {
  const Thread& t = state[thread];
  if (t.status == Status::panicked) return t.panic;
  if (t.status == Status::finished) {
    const std::vector<HandleId> dropped = timeline.dropped_by(thread, state.position, 3);
    std::string s;
    for (auto handle = dropped.rbegin(); handle != dropped.rend(); ++handle)
      s += (s.empty() ? "" : ", ") + Code{state}.name(*handle);
    return s.empty() ? "" : s + " dropped";
  }
  if (t.ending) return "drops what it owns";
  if (!t.script) return "";
  const bool waits =
      t.status == Status::blocked_full || t.status == Status::blocked_empty || t.status == Status::blocked_lock;
  return std::visit(Code{state}, t.script->next().what) + (waits ? " waits" : "");
}

}  // namespace handoff::view
