#include "world/op_text.hpp"

#include "world/state.hpp"

namespace handoff::world {

namespace {

std::string whole_ms(double ms) { return std::to_string(static_cast<std::int64_t>(ms)) + " ms"; }

struct Writer {
  const State& state;

  const std::string& name(HandleId handle) const { return state.handles[index(handle)].name; }
  const std::string& name(CellId cell) const { return state.cells[index(cell)].name; }

  std::string operator()(const MakeChannel& op) const {
    return op.bound ? "sync_channel(" + std::to_string(*op.bound) + ")" : "channel()";
  }
  std::string operator()(const CloneSender& op) const { return name(op.sender) + ".clone()"; }
  std::string operator()(const DropHandle& op) const { return "drop(" + name(op.handle) + ")"; }
  std::string operator()(const Close& op) const { return name(op.handle) + ".close()"; }
  std::string operator()(const Send& op) const { return name(op.sender) + ".send(" + to_text(op.value, state) + ")"; }
  std::string operator()(const TrySend& op) const { return name(op.sender) + ".try_send(" + to_text(op.value, state) + ")"; }
  std::string operator()(const Recv& op) const { return name(op.receiver) + ".recv()"; }
  std::string operator()(const TryRecv& op) const { return name(op.receiver) + ".try_recv()"; }
  std::string operator()(const RecvTimeout& op) const {
    return name(op.receiver) + ".recv_timeout(" + whole_ms(op.ms) + ")";
  }
  std::string operator()(const MakeCell& op) const {
    const std::string value = to_text(op.value, state);
    switch (op.kind) {
      case CellKind::Plain:
        return op.name + " = " + value;
      case CellKind::Shared:
        return "Arc::new(" + value + ")";
      case CellKind::Lock:
        return "Mutex::new(" + value + ")";
      case CellKind::Condition:
        return "Condvar::new()";
    }
    return {};
  }
  std::string operator()(const Share& op) const { return op.is_weak ? "downgrade(" + name(op.cell) + ")" : name(op.cell) + ".clone()"; }
  std::string operator()(const Release& op) const { return (op.is_weak ? "drop(weak " : "drop(") + name(op.cell) + ")"; }
  std::string operator()(const Count& op) const { return (op.whom == Count::Whom::weak ? "weak_count(" : "strong_count(") + name(op.cell) + ")"; }
  std::string operator()(const Load& op) const { return name(op.cell) + ".load()"; }
  std::string operator()(const Store& op) const { return name(op.cell) + ".store(" + to_text(op.value, state) + ")"; }
  std::string operator()(const Update& op) const {
    static constexpr const char* kNames[] = {"fetch_add", "fetch_sub", "fetch_and", "fetch_or", "fetch_xor",
                                             "fetch_nand", "fetch_max", "fetch_min", "swap", "compare_exchange"};
    const std::string expected = op.how == Update::How::compare_exchange ? to_text(op.expected, state) + ", " : "";
    return name(op.cell) + "." + kNames[static_cast<std::size_t>(op.how)] + "(" + expected +
           to_text(op.operand, state) + ")";
  }
  std::string operator()(const Lock& op) const { return name(op.cell) + (op.is_shared ? ".read()" : ".lock()"); }
  std::string operator()(const TryLock& op) const {
    return name(op.cell) + (op.is_shared ? ".try_read()" : ".try_lock()");
  }
  std::string operator()(const Unlock& op) const { return "unlock " + name(op.cell); }
  std::string operator()(const Poisoned& op) const {
    return name(op.cell) + (op.clears ? ".clear_poison()" : ".is_poisoned()");
  }
  std::string operator()(const Wait& op) const {
    return name(op.condition) + (op.ms ? ".wait_timeout(" + name(op.lock) + ", " + whole_ms(*op.ms) + ")"
                                       : ".wait(" + name(op.lock) + ")");
  }
  std::string operator()(const Notify& op) const {
    return name(op.condition) + (op.all ? ".notify_all()" : ".notify_one()");
  }
  std::string operator()(const Sleep& op) const {
    if (const double* ms = std::get_if<double>(&op.ms)) return "sleep(" + whole_ms(*ms) + ")";
    return "sleep(" + state.cells[index(std::get<CellId>(op.ms))].value.to_text() + " ms)";
  }
  std::string operator()(const Spawn& op) const { return "spawn(" + op.name + ")"; }
  std::string operator()(const Join& op) const { return state.threads[index(op.thread)].name + ".join()"; }
  std::string operator()(const Detach& op) const {
    return "drop(the handle of " + state.threads[index(op.thread)].name + ")";
  }
  std::string operator()(const HasEnded& op) const {
    return state.threads[index(op.thread)].name + ".is_finished()";
  }
  std::string operator()(const Print& op) const {
    const bool is_line = op.ends_line || (!op.text.empty() && op.text.back() == '\n');
    return std::string(op.stream == Stream::err ? "e" : "") + (is_line ? "println!(" : "print!(") +
           printed_value(op).to_text() + ")";
  }
  std::string operator()(const AwaitUser&) const { return "your next statement"; }
  std::string operator()(const ReadLine&) const { return "read_line()"; }
  std::string operator()(const Now&) const { return "Instant::now()"; }
  std::string operator()(const Yield&) const { return "computes"; }
  std::string operator()(const Panic&) const { return "panic!"; }
  std::string operator()(const Finish&) const { return "end"; }
  std::string operator()(const Exit& op) const { return "exit(" + std::to_string(op.code) + ")"; }
};

}  // namespace

std::string to_code(const Op& op, const State& state) { return std::visit(Writer{state}, op.what); }

}  // namespace handoff::world
