// Bodies as text, for tests and for whoever looks for a mistake.
#include "lang/mir.hpp"

namespace handoff::lang::mir {

namespace {

std::string shown(const Place& place) {
  if (place.local == kNoLocal) return "?";
  std::string out = "_" + std::to_string(place.local);
  for (const Projection& step : place.steps) switch (step.kind) {
      case Projection::Kind::Deref: out = "(*" + out + ")"; break;
      case Projection::Kind::Field: out += "." + std::to_string(step.index) + (step.variant ? "@" + std::to_string(step.variant) : ""); break;
      case Projection::Kind::Index: out += "[_" + std::to_string(step.local) + "]"; break;
      case Projection::Kind::ConstantIndex: out += "[" + std::string(step.from_end ? "-" : "") + std::to_string(step.index) + "]"; break;
      case Projection::Kind::Subslice: out += "[" + std::to_string(step.index) + "..-" + std::to_string(step.to) + "]"; break;
    }
  return out;
}

std::string shown(const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::Copy: return shown(operand.place);
    case Operand::Kind::Move: return "move " + shown(operand.place);
    case Operand::Kind::Constant: return std::to_string(static_cast<std::uint64_t>(operand.bits));
    case Operand::Kind::Text: return "\"" + operand.text + "\"";
    case Operand::Kind::Fn: return operand.type ? to_text(operand.type) : "fn";
    case Operand::Kind::Static: return "static";
    case Operand::Kind::Promoted: return "&constant " + std::to_string(operand.param);
    case Operand::Kind::ConstParam: return "const " + std::to_string(operand.param);
  }
  return {};
}

std::string shown(const std::vector<Operand>& operands) {
  std::string out;
  for (const Operand& operand : operands) out += (out.empty() ? "" : ", ") + shown(operand);
  return out;
}

std::string shown(const Rvalue& value) {
  const std::string operands = shown(value.operands);
  switch (value.kind) {
    case RvalueKind::Use: return operands;
    case RvalueKind::Ref: return (value.borrow == BorrowKind::Shared ? "&" : value.borrow == BorrowKind::Mutable ? "&mut " : "&two-phase ") + shown(value.place);
    case RvalueKind::Binary: return "binary(" + operands + ")";
    case RvalueKind::Unary: return "unary(" + operands + ")";
    case RvalueKind::Cast: return operands + " as " + to_text(value.type);
    case RvalueKind::Aggregate: return (value.type ? to_text(value.type) : "") + "@" + std::to_string(value.variant) + " {" + operands + "}";
    case RvalueKind::Repeat: return "[" + operands + "; n]";
    case RvalueKind::Discriminant: return "discriminant(" + shown(value.place) + ")";
    case RvalueKind::Length: return "length(" + shown(value.place) + ")";
    case RvalueKind::Box: return "box " + operands;
  }
  return {};
}

std::string shown(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::Assign: return shown(statement.place) + (statement.is_initialisation ? " := " : " = ") + shown(statement.value);
    case StatementKind::StorageLive: return "live _" + std::to_string(statement.local);
    case StatementKind::StorageDead: return "dead _" + std::to_string(statement.local);
    case StatementKind::SetFlag: return "flag _" + std::to_string(statement.local) + (statement.flag ? " on" : " off");
    case StatementKind::FakeRead: return "look at " + shown(statement.place);
    case StatementKind::Nop: return "nop";
  }
  return {};
}

std::string to(BlockId block) { return block == kNoBlock ? "never" : "b" + std::to_string(block); }

std::string shown(const Terminator& end) {
  const std::string unwind = end.unwind == kNoBlock ? "" : ", unwind " + to(end.unwind);
  switch (end.kind) {
    case TerminatorKind::Goto: return "goto " + to(end.target);
    case TerminatorKind::Switch: {
      std::string out = "switch " + shown(end.operand);
      for (const auto& [value, target] : end.cases) out += " " + std::to_string(static_cast<std::uint64_t>(value)) + ": " + to(target) + ",";
      return out + " else " + to(end.otherwise);
    }
    case TerminatorKind::Return: return "return";
    case TerminatorKind::Call:
      return shown(end.place) + " = " + (end.fn ? *end.fn->name : "(" + shown(end.operand) + ")") + "(" + shown(end.arguments) + ") → " + to(end.target) + unwind;
    case TerminatorKind::Drop: return std::string(end.is_assignment ? "replace " : "drop ") + shown(end.place) + " → " + to(end.target) + unwind;
    case TerminatorKind::Unreachable: return "unreachable";
    case TerminatorKind::Resume: return "resume";
  }
  return {};
}

}  // namespace

std::string to_text(const Body& body) {
  std::string out;
  for (std::size_t i = 0; i < body.locals.size(); ++i)
    out += "_" + std::to_string(i) + ": " + (body.locals[i].type ? to_text(body.locals[i].type) : "?") + (body.locals[i].name ? "  // " + *body.locals[i].name : "") + "\n";
  for (std::size_t i = 0; i < body.blocks.size(); ++i) {
    out += "b" + std::to_string(i) + (body.blocks[i].is_cleanup ? " (cleanup):\n" : ":\n");
    for (const Statement& statement : body.blocks[i].statements) out += "  " + shown(statement) + "\n";
    out += "  " + shown(body.blocks[i].terminator) + "\n";
  }
  return out;
}

}  // namespace handoff::lang::mir
