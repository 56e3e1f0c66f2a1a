#include "lang/names_made.hpp"

#include <algorithm>

#include "lang/defs.hpp"

namespace handoff::lang {

namespace {

using mir::Operand;
using mir::RvalueKind;

bool takes(const Operand& operand, mir::Local local) {
  return (operand.kind == Operand::Kind::Move || operand.kind == Operand::Kind::Copy) && operand.place.local == local;
}

// The part of the aggregate that the operand becomes, as it is written behind the whole's name.
std::string part_of(const mir::Rvalue& aggregate, std::size_t operand) {
  switch (aggregate.type->kind) {
    case TyKind::Tuple: return "." + std::to_string(operand);
    case TyKind::Array: return "[" + std::to_string(operand) + "]";
    case TyKind::Adt: {
      const AdtDef& adt = *aggregate.type->adt();
      const VariantDef& variant = *adt.variants[aggregate.variant];
      if (adt.is_enum || operand >= variant.fields.size()) return {};
      return "." + (variant.fields[operand].name ? *variant.fields[operand].name : std::to_string(operand));
    }
    default: return {};
  }
}

// Follows a temporary to the variable it ends in.
class Way {
 public:
  Way(const mir::Body& body, mir::Local local) : body_(body), local_(local) {}

  bool has_arrived() const { return !name().empty(); }
  std::vector<std::string> names() const { return names_.empty() ? std::vector{name()} : names_; }

  void pass(const mir::Statement& statement) {
    if (statement.kind != mir::StatementKind::Assign || !statement.place.steps.empty()) return;
    const mir::Rvalue& value = statement.value;
    for (std::size_t i = 0; i < value.operands.size(); ++i) {
      if (!takes(value.operands[i], local_)) continue;
      const std::vector<mir::Projection>& steps = value.operands[i].place.steps;
      if (value.kind == RvalueKind::Use && !steps.empty()) return bind_part(steps[0], statement.place.local);
      if (!steps.empty()) return;
      if (value.kind == RvalueKind::Aggregate) {
        if (value.type->kind == TyKind::Closure) return;
        part_ = part_of(value, i) + part_;
      } else if (value.kind != RvalueKind::Use && value.kind != RvalueKind::Box && value.kind != RvalueKind::Cast) {
        return;
      }
      local_ = statement.place.local;
      return;
    }
  }

  // Arc::new(…) and the like hold what they are given.
  void pass(const mir::Terminator& call) {
    if (call.arguments.empty() || !takes(call.arguments[0], local_) || !call.fn) return;
    if (call.fn->crate->is_library() && *call.fn->name == "new" && call.place.steps.empty()) local_ = call.place.local;
  }

 private:
  std::string name() const {
    if (local_ == 0 && !part_.empty() && part_[0] == '.') return part_.substr(1);  // of what the function returns
    const mir::LocalDecl& decl = body_.locals[local_];
    return decl.name ? *decl.name + part_ : std::string();
  }
  void bind_part(const mir::Projection& part, mir::Local variable) {
    if (part.kind != mir::Projection::Kind::Field || !body_.locals[variable].name) return;
    // At least two, so that they are not taken for the name of the whole.
    names_.resize(std::max<std::size_t>({names_.size(), part.index + 1, 2}));
    names_[part.index] = *body_.locals[variable].name;
  }

  const mir::Body& body_;
  mir::Local local_;
  std::string part_;                // of that local
  std::vector<std::string> names_;  // of the parts it was taken apart into
};

}  // namespace

std::vector<std::string> names_made(const mir::Body& body, const mir::Terminator& call) {
  if (in_library(call.span) || call.place.local == mir::kNoLocal || !call.place.steps.empty()) return {};
  constexpr int kLongest = 12;  // blocks
  Way way(body, call.place.local);
  mir::BlockId at = call.target;
  for (int blocks = 0; blocks < kLongest && at != mir::kNoBlock && !way.has_arrived(); ++blocks) {
    for (const mir::Statement& statement : body.blocks[at].statements) {
      way.pass(statement);
      if (way.has_arrived()) break;
    }
    const mir::Terminator& end = body.blocks[at].terminator;
    if (end.kind == mir::TerminatorKind::Call) way.pass(end);
    at = end.kind == mir::TerminatorKind::Call || end.kind == mir::TerminatorKind::Goto ? end.target : mir::kNoBlock;
  }
  std::vector<std::string> names = way.names();
  for (const std::string& name : names)
    if (!name.empty()) return names;
  return {};
}

}  // namespace handoff::lang
