// References to constants: `&10`, `&[1, 2]`, `&NAMES` live as long as the program, so what they point to must not lie in
// the frame of the function that takes them.
#include <algorithm>
#include <optional>

#include "lang/specialise.hpp"

namespace handoff::lang {

namespace {

using mir::Local;
using mir::Operand;
using mir::Rvalue;
using mir::RvalueKind;
using mir::StatementKind;
using mir::TerminatorKind;

class Promoter {
 public:
  Promoter(Concrete& concrete, SpecialBody& special, std::deque<Promoted>& into)
      : concrete_(concrete), body_(special.body), into_(into), states_(body_.locals.size()), made_(body_.locals.size()) {}

  void run() {
    find();
    for (mir::Block& block : body_.blocks)
      for (mir::Statement& statement : block.statements) {
        Rvalue& value = statement.value;
        if (statement.kind != StatementKind::Assign || value.kind != RvalueKind::Ref || !value.place.steps.empty()) continue;
        if (!is_constant(value.place.local)) continue;
        Operand address;
        address.kind = Operand::Kind::Promoted;
        address.param = number_of(value.place.local);
        address.type = value.type;
        address.span = statement.span;
        value.kind = RvalueKind::Use;
        value.place = {};
        value.operands = {address};
      }
  }

 private:
  // Where a local gets its one value.
  struct State {
    enum class Kind : std::uint8_t { Unset, Constant, No } kind = Kind::Unset;
    mir::BlockId block = mir::kNoBlock;
    std::optional<std::size_t> statement;   // none: the call at the end of the block
  };

  bool is_constant(Local local) const { return states_[local].kind == State::Kind::Constant; }

  bool is_constant(const Operand& operand) const {
    if (operand.kind == Operand::Kind::Copy || operand.kind == Operand::Kind::Move) return operand.place.steps.empty() && is_constant(operand.place.local);
    return true;
  }

  bool is_constant(const Rvalue& value) const {
    switch (value.kind) {
      case RvalueKind::Ref: return value.borrow == mir::BorrowKind::Shared && value.place.steps.empty() && is_constant(value.place.local);
      case RvalueKind::Use: case RvalueKind::Aggregate: case RvalueKind::Repeat: case RvalueKind::Unary: case RvalueKind::Cast:
        return std::all_of(value.operands.begin(), value.operands.end(), [&](const Operand& operand) { return is_constant(operand); });
      default: return false;
    }
  }

  // Nothing inside can change or has to be dropped.
  bool is_plain(Ty type) {
    if (concrete_.needs_drop(type)) return false;
    switch (type->kind) {
      case TyKind::Array: return is_plain(type->args[0]);
      case TyKind::Tuple: return std::all_of(type->args.begin(), type->args.end(), [&](Ty part) { return is_plain(part); });
      case TyKind::Adt: return !type->adt()->crate->is_library() || concrete_.is_copy(type);
      case TyKind::Closure: return false;
      default: return true;
    }
  }

  // What has different values on different ways is no constant, wherever it is read.
  void rule_out_variables() {
    std::vector<int> times(body_.locals.size());
    const auto defined = [&](const mir::Place& place) {
      if (place.local != mir::kNoLocal && ++times[place.local] > 1) states_[place.local].kind = State::Kind::No;
    };
    for (const mir::Block& block : body_.blocks) {
      for (const mir::Statement& statement : block.statements)
        if (statement.kind == StatementKind::Assign) defined(statement.place);
      if (block.terminator.kind == TerminatorKind::Call) defined(block.terminator.place);
    }
  }

  void find() {
    rule_out_variables();
    const auto define = [&](const mir::Place& place, bool constant, mir::BlockId block, std::optional<std::size_t> statement) {
      if (place.local == mir::kNoLocal) return;
      if (std::any_of(place.steps.begin(), place.steps.end(), [](const mir::Projection& s) { return s.kind == mir::Projection::Kind::Deref; })) return;
      State& state = states_[place.local];
      const mir::LocalDecl& local = body_.locals[place.local];
      const bool is_first = state.kind == State::Kind::Unset && place.steps.empty() && !local.name && !local.is_flag && place.local > body_.arguments;
      state.kind = is_first && constant && is_plain(local.type) ? State::Kind::Constant : State::Kind::No;
      state.block = block;
      state.statement = statement;
    };
    for (mir::BlockId id = 0; id < body_.blocks.size(); ++id) {
      const mir::Block& block = body_.blocks[id];
      for (std::size_t i = 0; i < block.statements.size(); ++i) {
        const mir::Statement& statement = block.statements[i];
        if (statement.kind != StatementKind::Assign) continue;
        const Rvalue& value = statement.value;
        if (value.kind == RvalueKind::Ref && value.borrow != mir::BorrowKind::Shared && value.place.local != mir::kNoLocal) states_[value.place.local].kind = State::Kind::No;
        define(statement.place, is_constant(value), id, i);
      }
      const mir::Terminator& end = block.terminator;
      if (end.kind == TerminatorKind::Drop) states_[end.place.local].kind = State::Kind::No;
      if (end.kind == TerminatorKind::Call) define(end.place, end.fn && end.fn->constant && end.target != mir::kNoBlock, id, std::nullopt);
    }
  }

  std::uint32_t number_of(Local local) {
    if (!made_[local]) {
      Promoted promoted;
      promoted.type = body_.locals[local].type;
      SpecialBody& maker = promoted.maker;
      maker.is_library = true;
      maker.body.locals = body_.locals;
      for (mir::LocalDecl& one : maker.body.locals) one.name = nullptr, one.variable = nullptr, one.is_argument = false;
      maker.body.locals[0].type = promoted.type;
      maker.body.blocks.emplace_back();
      define(local, promoted);
      mir::Statement result;
      result.kind = StatementKind::Assign;
      result.place.local = 0;
      result.value.type = promoted.type;
      result.value.operands.emplace_back();
      result.value.operands[0].kind = Operand::Kind::Move;
      result.value.operands[0].place.local = local;
      result.value.operands[0].type = promoted.type;
      maker.body.blocks.back().statements.push_back(result);
      maker.body.blocks.back().terminator.kind = TerminatorKind::Return;
      maker.body.unwind_of_block.resize(maker.body.blocks.size(), mir::kNoBlock);
      maker.names.resize(maker.body.blocks.size());
      made_[local] = static_cast<std::uint32_t>(into_.size());
      into_.push_back(std::move(promoted));
    }
    return *made_[local];
  }

  // What the value is made from, first.
  void define(Local local, Promoted& promoted) {
    const State& state = states_[local];
    mir::Body& maker = promoted.maker.body;
    if (!state.statement) {
      promoted.calls = true;
      mir::Terminator call = body_.blocks[state.block].terminator;
      call.unwind = mir::kNoBlock;
      call.target = static_cast<mir::BlockId>(maker.blocks.size());
      maker.blocks.back().terminator = std::move(call);
      maker.blocks.emplace_back();
      return;
    }
    const mir::Statement& statement = body_.blocks[state.block].statements[*state.statement];
    for (const Operand& operand : statement.value.operands)
      if (operand.kind == Operand::Kind::Copy || operand.kind == Operand::Kind::Move) define(operand.place.local, promoted);
    maker.blocks.back().statements.push_back(statement);
  }

  Concrete& concrete_;
  mir::Body& body_;
  std::deque<Promoted>& into_;
  std::vector<State> states_;
  std::vector<std::optional<std::uint32_t>> made_;
};

}  // namespace

void promote(Concrete& concrete, SpecialBody& special, std::deque<Promoted>& into) { Promoter(concrete, special, into).run(); }

}  // namespace handoff::lang
