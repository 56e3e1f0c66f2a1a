#include "lang/specialise.hpp"

#include "lang/names_made.hpp"

namespace handoff::lang {

SpecialBody specialise(Concrete& concrete, const mir::Body& body, const std::vector<Ty>& args, bool is_library) {
  SpecialBody out;
  out.body = body;
  out.is_library = is_library;
  const auto type = [&](Ty& one) {
    if (one) one = concrete.substitute(one, args);
  };
  const auto place = [&](mir::Place& one) {
    for (mir::Projection& step : one.steps) type(step.type);
  };
  const auto operand = [&](mir::Operand& one) {
    type(one.type);
    place(one.place);
    if (one.kind == mir::Operand::Kind::ConstParam && one.param < args.size()) {
      one.kind = mir::Operand::Kind::Constant;
      one.bits = args[one.param]->value;
    }
  };
  for (mir::LocalDecl& local : out.body.locals) type(local.type);
  for (mir::Block& block : out.body.blocks) {
    for (mir::Statement& statement : block.statements) {
      place(statement.place);
      place(statement.value.place);
      type(statement.value.type);
      for (mir::Operand& one : statement.value.operands) operand(one);
    }
    mir::Terminator& end = block.terminator;
    operand(end.operand);
    place(end.place);
    for (mir::Operand& one : end.arguments) operand(one);
    for (Ty& one : end.fn_args) type(one);
    out.names.push_back(end.kind == mir::TerminatorKind::Call && !is_library ? names_made(body, end) : std::vector<std::string>());
  }
  out.body.unwind_of_block.resize(out.body.blocks.size(), mir::kNoBlock);
  return out;
}

std::uint32_t cost_of(const mir::Body& body) {
  std::uint32_t cost = 0;
  for (const mir::Block& block : body.blocks) {
    if (block.is_cleanup) continue;
    for (const mir::Statement& statement : block.statements)
      if (statement.kind == mir::StatementKind::Assign || statement.kind == mir::StatementKind::SetFlag) cost += 1 + static_cast<std::uint32_t>(statement.value.operands.size()) / 2;
    switch (block.terminator.kind) {
      case mir::TerminatorKind::Call: cost += 4 + static_cast<std::uint32_t>(block.terminator.arguments.size()); break;
      case mir::TerminatorKind::Drop: cost += 3; break;
      default: ++cost;
    }
  }
  return cost;
}

void inline_call(SpecialBody& caller, mir::BlockId block, const SpecialBody& callee) {
  mir::Body& into = caller.body;
  const mir::Terminator call = into.blocks[block].terminator;
  const mir::Local first_local = static_cast<mir::Local>(into.locals.size());
  const mir::BlockId first_block = static_cast<mir::BlockId>(into.blocks.size());
  const bool is_cleanup = into.blocks[block].is_cleanup;
  // Library code inside of the learner's function stands where it is called.
  const bool moves_spans = !caller.is_library;
  for (mir::LocalDecl local : callee.body.locals) {
    local.name = nullptr;
    local.variable = nullptr;
    local.is_temporary = true;
    local.is_argument = false;
    into.locals.push_back(local);
  }
  const auto local_of = [&](mir::Local& local) {
    if (local != mir::kNoLocal) local += first_local;
  };
  const auto place_of = [&](mir::Place& place) {
    local_of(place.local);
    for (mir::Projection& step : place.steps) local_of(step.local);
  };
  const auto block_of = [&](mir::BlockId& id) {
    if (id != mir::kNoBlock) id += first_block;
  };
  const auto span_of = [&](Span& span) {
    if (moves_spans) span = call.place_of_panic();
  };
  for (mir::BlockId id = 0; id < callee.body.blocks.size(); ++id) {
    mir::Block copy = callee.body.blocks[id];
    copy.is_cleanup |= is_cleanup;
    for (mir::Statement& statement : copy.statements) {
      span_of(statement.span);
      local_of(statement.local);
      place_of(statement.place);
      place_of(statement.value.place);
      for (mir::Operand& operand : statement.value.operands) place_of(operand.place);
    }
    mir::Terminator& end = copy.terminator;
    span_of(end.span);
    span_of(end.fn_span);
    block_of(end.target);
    block_of(end.unwind);
    block_of(end.otherwise);
    for (auto& one : end.cases) block_of(one.second);
    place_of(end.operand.place);
    place_of(end.place);
    local_of(end.flag);
    for (mir::Operand& operand : end.arguments) place_of(operand.place);
    mir::BlockId panics_to = callee.body.unwind_of_block[id];
    block_of(panics_to);
    if (!callee.body.blocks[id].is_cleanup) {
      if (panics_to == mir::kNoBlock) panics_to = call.unwind;
      if ((end.kind == mir::TerminatorKind::Call || end.kind == mir::TerminatorKind::Drop) && end.unwind == mir::kNoBlock) end.unwind = call.unwind;
    }
    if (end.kind == mir::TerminatorKind::Return) {
      if (call.target == mir::kNoBlock) {
        end.kind = mir::TerminatorKind::Unreachable;
      } else {
        mir::Statement hand_back;
        hand_back.kind = mir::StatementKind::Assign;
        hand_back.span = call.span;
        hand_back.place = call.place;
        hand_back.value.kind = mir::RvalueKind::Use;
        hand_back.value.type = callee.body.locals[0].type;
        mir::Operand result;
        result.kind = mir::Operand::Kind::Move;
        result.place.local = first_local;
        result.type = callee.body.locals[0].type;
        hand_back.value.operands.push_back(std::move(result));
        if (call.place.local != mir::kNoLocal) copy.statements.push_back(std::move(hand_back));
        end.kind = mir::TerminatorKind::Goto;
        end.target = call.target;
      }
    } else if (end.kind == mir::TerminatorKind::Resume && call.unwind != mir::kNoBlock) {
      end.kind = mir::TerminatorKind::Goto;
      end.target = call.unwind;
    }
    into.blocks.push_back(std::move(copy));
    into.unwind_of_block.push_back(panics_to);
    caller.names.push_back(callee.names[id].empty() ? caller.names[block] : callee.names[id]);
  }
  mir::Block& from = into.blocks[block];
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    mir::Statement given;
    given.kind = mir::StatementKind::Assign;
    given.span = call.span;
    given.place.local = first_local + 1 + static_cast<mir::Local>(i);
    given.value.kind = mir::RvalueKind::Use;
    given.value.type = callee.body.locals[i + 1].type;
    given.value.operands.push_back(call.arguments[i]);
    from.statements.push_back(std::move(given));
  }
  from.terminator = {};
  from.terminator.kind = mir::TerminatorKind::Goto;
  from.terminator.span = call.span;
  from.terminator.target = first_block;
  caller.names[block].clear();
}

}  // namespace handoff::lang
