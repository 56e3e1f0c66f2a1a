// What the learner can look at while a function runs: his variables and what a closure has captured of them. Whether one
// holds a value at an instruction is found by dataflow over the body that code is made from; where that depends on the
// way there, the drop flag knows.
#include <algorithm>

#include "lang/codegen.hpp"

namespace handoff::lang {

namespace {

bool same(const mir::Projection& a, const mir::Projection& b) {
  return a.kind == b.kind && (a.kind != mir::Projection::Kind::Field || a.index == b.index);
}

bool begins_with(const mir::Place& place, const mir::Place& prefix) {
  return place.local == prefix.local && place.steps.size() >= prefix.steps.size() &&
         std::equal(prefix.steps.begin(), prefix.steps.end(), place.steps.begin(), same);
}

}  // namespace

void BodyCode::watch_variables() {
  if (special_.is_library) return;
  const auto is_here = [](Span span) { return !in_library(span) && span.hi > span.lo; };
  for (mir::Local local = 1; local < body_.locals.size(); ++local) {
    const mir::LocalDecl& decl = body_.locals[local];
    if (!decl.name || !decl.variable || !is_here(decl.span)) continue;
    Watched one;
    one.place.local = local;
    one.variable.name = *decl.name;
    one.variable.declared = decl.span.lo;
    one.variable.type = compiler_.desc(decl.type);
    one.variable.slot = slots_[local].index;
    watched_.push_back(std::move(one));
  }
  if (body_.closure) {
    const Ty self = body_.locals[1].type;
    const bool is_behind = self->kind == TyKind::Ref;
    const Ty type = is_behind ? self->args[0] : self;
    const vm::DescId desc = compiler_.desc(type);
    const std::vector<vm::Desc::Field> fields = compiler_.code_.types[desc].fields;
    const std::vector<Capture>& captures = body_.closure->captures;
    for (std::uint32_t i = 0; i < captures.size() && i < fields.size(); ++i) {
      if (!captures[i].steps.empty() || !is_here(captures[i].local->span)) continue;
      Watched one;
      one.place.local = 1;
      if (is_behind) one.place.steps.push_back({});  // Deref
      mir::Projection field;
      field.kind = mir::Projection::Kind::Field;
      field.index = i;
      one.place.steps.push_back(field);
      one.variable.name = *captures[i].local->name;
      one.variable.declared = captures[i].local->span.lo;
      one.variable.slot = slots_[1].index + (is_behind ? 0 : fields[i].offset);
      if (is_behind) one.variable.steps.push_back(fields[i].offset);
      one.variable.type = fields[i].type;
      if (captures[i].mode != Capture::Mode::ByMove) {
        one.variable.steps.push_back(0);
        one.variable.type = compiler_.code_.types[fields[i].type].element;
        if (one.variable.type == vm::kNone || compiler_.code_.types[one.variable.type].words == 0) continue;  // unsized
      }
      watched_.push_back(std::move(one));
    }
  }
  for (const mir::Block& block : body_.blocks) {
    const mir::Terminator& end = block.terminator;
    if (end.kind != mir::TerminatorKind::Drop || end.flag == mir::kNoLocal) continue;
    for (Watched& one : watched_)
      if (begins_with(end.place, one.place) && end.place.steps.size() == one.place.steps.size()) one.variable.flag = slots_[end.flag].index;
  }
}

void BodyCode::set(const mir::Place& place, bool whole_only, bool is_there, bool is_moved, Holding& holding) const {
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    const Watched& one = watched_[i];
    if (!begins_with(place, one.place) || (whole_only && place.steps.size() != one.place.steps.size())) continue;
    holding.may[i] = holding.must[i] = is_there;
    holding.moved[i] = is_moved;
  }
}

void BodyCode::apply(const mir::Statement& statement, Holding& holding) const {
  if (watched_.empty()) return;
  using Kind = mir::StatementKind;
  if (statement.kind == Kind::StorageLive || statement.kind == Kind::StorageDead) {
    for (std::size_t i = 0; i < watched_.size(); ++i)
      if (watched_[i].place.local == statement.local) holding.may[i] = holding.must[i] = holding.moved[i] = false;
  }
  if (statement.kind != Kind::Assign) return;
  for (const mir::Operand& operand : statement.value.operands)
    if (operand.kind == mir::Operand::Kind::Move) set(operand.place, false, false, true, holding);
  set(statement.place, true, true, false, holding);
}

void BodyCode::apply_moves(const mir::Terminator& end, Holding& holding) const {
  if (watched_.empty() || end.kind != mir::TerminatorKind::Call) return;
  const auto moves = [&](const mir::Operand& operand) {
    if (operand.kind == mir::Operand::Kind::Move && operand.place.local != mir::kNoLocal) set(operand.place, false, false, true, holding);
  };
  if (!end.fn) moves(end.operand);
  for (const mir::Operand& operand : end.arguments) moves(operand);
}

void BodyCode::flow_variables() {
  if (watched_.empty()) return;
  const std::size_t count = watched_.size();
  const std::vector<std::uint8_t> none(count);
  const Holding nothing{none, none, none, false};
  entries_.assign(body_.blocks.size(), nothing);
  std::vector<mir::BlockId> work;
  const auto flow_to = [&](mir::BlockId id, const Holding& from) {
    if (id == mir::kNoBlock) return;
    Holding& to = entries_[id];
    const Holding before = to;
    if (!to.is_reached) {
      to = from;
      to.is_reached = true;
    }
    for (std::size_t i = 0; i < count; ++i) {
      to.may[i] = to.may[i] || from.may[i];
      to.must[i] = to.must[i] && from.must[i];
      to.moved[i] = to.moved[i] || from.moved[i];
    }
    if (!before.is_reached || before.may != to.may || before.must != to.must || before.moved != to.moved) work.push_back(id);
  };
  Holding entry = nothing;
  for (std::size_t i = 0; i < count; ++i)
    if (watched_[i].place.local <= body_.arguments) entry.may[i] = entry.must[i] = true;
  flow_to(0, entry);
  while (!work.empty()) {
    const mir::BlockId id = work.back();
    work.pop_back();
    const mir::Block& block = body_.blocks[id];
    Holding holding = entries_[id];
    if (id < body_.unwind_of_block.size()) flow_to(body_.unwind_of_block[id], holding);
    for (const mir::Statement& one : block.statements) apply(one, holding);
    const mir::Terminator& end = block.terminator;
    apply_moves(end, holding);
    if (end.kind == mir::TerminatorKind::Drop) {
      set(end.place, true, false, false, holding);
      flow_to(end.unwind, holding);
    } else if (end.kind == mir::TerminatorKind::Call) {
      flow_to(end.unwind, holding);
      if (end.place.local != mir::kNoLocal) set(end.place, true, true, false, holding);
    }
    flow_to(end.target, holding);
    flow_to(end.otherwise, holding);
    for (const auto& [value, target] : end.cases) flow_to(target, holding);
  }
}

void BodyCode::note_variables() {
  if (!watched_.empty()) stretches_.push_back({emit_.here(), now_});
}

void BodyCode::debug_variables(vm::Function& function) {
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    for (std::size_t n = 0; n < stretches_.size(); ++n) {
      const Stretch& stretch = stretches_[n];
      const std::uint32_t to = n + 1 < stretches_.size() ? stretches_[n + 1].from : emit_.here();
      const bool may = stretch.holding.may[i] != 0, must = stretch.holding.must[i] != 0, moved = stretch.holding.moved[i] != 0;
      // Without a flag nothing of it is to be dropped: moved out of on one of the ways here, it cannot be used any more.
      const bool has_flag = watched_[i].variable.flag != vm::kNone;
      const bool is_gone = moved && !must && (!may || !has_flag);
      if (stretch.from == to || !(must || is_gone || (may && has_flag))) continue;
      vm::DebugVariable variable = watched_[i].variable;
      variable.is_gone = is_gone;
      if (is_gone || must) variable.flag = vm::kNone;
      variable.from = stretch.from, variable.to = to;
      if (!function.variables.empty()) {
        vm::DebugVariable& last = function.variables.back();
        if (last.declared == variable.declared && last.slot == variable.slot && last.to == variable.from &&
            last.is_gone == variable.is_gone && last.flag == variable.flag) {
          last.to = to;
          continue;
        }
      }
      function.variables.push_back(std::move(variable));
    }
  }
}

}  // namespace handoff::lang
