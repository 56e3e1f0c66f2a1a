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
  std::string operator()(const MakeCell& op) const { return op.name + " = " + to_text(op.value, state); }
  std::string operator()(const Load& op) const { return name(op.cell) + ".load()"; }
  std::string operator()(const Store& op) const { return name(op.cell) + ".store(" + to_text(op.value, state) + ")"; }
  std::string operator()(const Sleep& op) const {
    if (const double* ms = std::get_if<double>(&op.ms)) return "sleep(" + whole_ms(*ms) + ")";
    return "sleep(" + state.cells[index(std::get<CellId>(op.ms))].value.to_text() + " ms)";
  }
  std::string operator()(const Spawn& op) const { return "spawn(" + op.name + ")"; }
  std::string operator()(const Join& op) const { return state.threads[index(op.thread)].name + ".join()"; }
  std::string operator()(const Print& op) const { return "println!(" + op.text + ")"; }
  std::string operator()(const AwaitUser&) const { return "your next statement"; }
  std::string operator()(const Panic&) const { return "panic!"; }
  std::string operator()(const Finish&) const { return "end"; }
};

}  // namespace

std::string to_code(const Op& op, const State& state) { return std::visit(Writer{state}, op.what); }

}  // namespace handoff::world
