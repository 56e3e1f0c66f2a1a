// What is alive at each point, where it ends, and where a panic goes on.
#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

Local Builder::declare(Ty type, Span span, bool is_temporary) {
  LocalDecl local;
  local.type = type;
  local.span = span;
  local.is_temporary = is_temporary;
  const Local id = static_cast<Local>(body_.locals.size());
  body_.locals.push_back(local);
  push(StatementKind::StorageLive, span).local = id;
  return id;
}

Local Builder::temporary(Ty type, Span span) {
  const Local local = declare(type, span, true);
  schedule(local, temporaries_, false);
  return local;
}

Local Builder::owned_temporary(Ty type, Span span) {
  const Local local = declare(type, span, true);
  schedule(local, temporaries_, needs_drop(type));
  return local;
}

void Builder::schedule(Local local, std::size_t scope, bool drops) {
  scopes_[scope].entries.push_back({local, drops, kNoBlock});
  // Further in the chains of cleanups are no longer right.
  for (std::size_t i = scope + 1; i < scopes_.size(); ++i)
    for (Scheduled& entry : scopes_[i].entries) entry.cleanup = kNoBlock;
}

void Builder::push_scope(Span span) { scopes_.push_back({{}, span}); }

void Builder::pop_scope() {
  exit_scopes(scopes_.size() - 1, {scopes_.back().span.hi, scopes_.back().span.hi});
  scopes_.pop_back();
}

BlockId Builder::cleanup() {
  BlockId next = kNoBlock;
  for (Scope& scope : scopes_)
    for (Scheduled& entry : scope.entries) {
      if (!entry.drops) continue;
      if (entry.cleanup == kNoBlock) {
        if (next == kNoBlock && resume_ == kNoBlock) {
          resume_ = new_block(true);
          body_.blocks[resume_].terminator.kind = TerminatorKind::Resume;
        }
        entry.cleanup = new_block(true);
        Terminator& end = body_.blocks[entry.cleanup].terminator;
        end.kind = TerminatorKind::Drop;
        end.span = {scope.span.hi, scope.span.hi};
        end.place = place_of(entry.local);
        end.target = next == kNoBlock ? resume_ : next;
      }
      next = entry.cleanup;
    }
  return next;
}

void Builder::exit_scopes(std::size_t depth, Span span) {
  cleanup();
  for (std::size_t i = scopes_.size(); i-- > depth;) {
    for (std::size_t j = scopes_[i].entries.size(); j-- > 0;) {
      const Scheduled entry = scopes_[i].entries[j];
      if (entry.drops) {
        BlockId unwind = kNoBlock;
        std::size_t a = i, b = j;
        while (unwind == kNoBlock && (a > 0 || b > 0)) {
          if (b == 0) {
            b = scopes_[--a].entries.size();
            continue;
          }
          const Scheduled& before = scopes_[a].entries[--b];
          if (before.drops) unwind = before.cleanup;
        }
        const BlockId next = new_block();
        Terminator& end = terminate(TerminatorKind::Drop, span);
        end.place = place_of(entry.local);
        end.target = next;
        end.unwind = unwind;
        start(next);
      }
      push(StatementKind::StorageDead, span).local = entry.local;
    }
  }
}

bool Builder::is_copy(Ty type) {
  switch (type->kind) {
    case TyKind::Ref: return !type->is_mut;
    case TyKind::Adt: case TyKind::Tuple: case TyKind::Array: case TyKind::Param: case TyKind::Projection: case TyKind::Opaque: case TyKind::Closure: break;
    case TyKind::Dyn: case TyKind::Slice: case TyKind::Str: return false;
    default: return true;
  }
  const auto [at, inserted] = copies_.emplace(type, false);
  if (inserted) {
    const bool copies = infer_.is_copy(type);
    copies_[type] = copies;
    return copies;
  }
  return at->second;
}

BlockId Builder::new_block(bool is_cleanup) {
  body_.blocks.emplace_back();
  body_.blocks.back().is_cleanup = is_cleanup;
  body_.unwind_of_block.push_back(kNoBlock);
  return static_cast<BlockId>(body_.blocks.size() - 1);
}

Terminator& Builder::terminate(TerminatorKind kind, Span span) {
  Terminator& end = body_.blocks[current_].terminator;
  end.kind = kind;
  end.span = span;
  return end;
}

void Builder::go(BlockId target, Span span) { terminate(TerminatorKind::Goto, span).target = target; }

Statement& Builder::push(StatementKind kind, Span span) {
  Statement statement;
  statement.kind = kind;
  statement.span = span;
  body_.blocks[current_].statements.push_back(std::move(statement));
  return body_.blocks[current_].statements.back();
}

void Builder::assign(const Place& place, Rvalue value, Span span, bool is_initialisation) {
  const Place to = resolved(place);
  Statement& statement = push(StatementKind::Assign, span);
  statement.place = to;
  statement.value = std::move(value);
  statement.is_initialisation = is_initialisation;
}

void Builder::assign(const Place& place, Operand operand, Span span, bool is_initialisation) {
  assign(place, use(std::move(operand)), span, is_initialisation);
}

void Builder::may_panic() {
  const BlockId unwind = cleanup();
  if (body_.blocks[current_].statements.empty() || body_.unwind_of_block[current_] == unwind) {
    body_.unwind_of_block[current_] = unwind;
    return;
  }
  const BlockId next = new_block();
  go(next, {});
  start(next);
  body_.unwind_of_block[next] = unwind;
}

void Builder::call(const FnDef* fn, std::vector<Ty> fn_args, std::vector<Operand> arguments, const Place& into, Ty result, Span span, Span fn_span) {
  const BlockId unwind = cleanup();
  const bool returns = result->kind != TyKind::Never;
  const BlockId next = new_block();
  const Place to = resolved(into);
  Terminator& end = terminate(TerminatorKind::Call, span);
  end.fn = fn;
  end.fn_args = std::move(fn_args);
  end.arguments = std::move(arguments);
  end.place = to;
  end.target = returns ? next : kNoBlock;
  end.unwind = unwind;
  end.fn_span = fn_span;
  start(next);
}

void Builder::drop(const Place& place, Span span, bool is_assignment) {
  const BlockId unwind = cleanup();
  const BlockId next = new_block();
  const Place what = resolved(place);
  Terminator& end = terminate(TerminatorKind::Drop, span);
  end.place = what;
  end.target = next;
  end.unwind = unwind;
  end.is_assignment = is_assignment;
  start(next);
}

// ---- places and operands

Place Builder::then(Place place, Projection step) {
  place.steps.push_back(step);
  return place;
}

Projection Builder::deref_to(Ty type) {
  Projection step;
  step.kind = Projection::Kind::Deref;
  step.type = type;
  return step;
}

Projection Builder::field(std::uint32_t index, Ty type, std::uint32_t variant) {
  Projection step;
  step.kind = Projection::Kind::Field;
  step.index = index;
  step.variant = variant;
  step.type = type;
  return step;
}

Ty Builder::type_of(const Place& place) const {
  if (!place.steps.empty()) return place.steps.back().type;
  return place.local >= kCaptured ? captured_[place.local - kCaptured]->type : body_.locals[place.local].type;
}

// A place that begins at a captured variable, as it is reached through the closure's environment.
Place Builder::resolved(Place place) const {
  if (place.local == kNoLocal || place.local < kCaptured) return place;
  const LocalVar* variable = captured_[place.local - kCaptured];
  for (std::size_t i = 0; i < closure_->captures.size(); ++i) {
    const Capture& capture = closure_->captures[i];
    if (capture.local != variable || capture.steps.size() > place.steps.size()) continue;
    bool is_prefix = true;
    for (std::size_t j = 0; j < capture.steps.size() && is_prefix; ++j) {
      const Projection& step = place.steps[j];
      is_prefix = capture.steps[j].is_deref ? step.kind == Projection::Kind::Deref
                                            : step.kind == Projection::Kind::Field && step.index == capture.steps[j].field;
    }
    if (!is_prefix) continue;
    Place out = place_of(1);
    if (closure_->kind != ClosureKind::FnOnce) out.steps.push_back(deref_to(closure_->self_type));
    out.steps.push_back(field(static_cast<std::uint32_t>(i), capture.field_type));
    if (capture.mode != Capture::Mode::ByMove) out.steps.push_back(deref_to(capture.place_type));
    out.steps.insert(out.steps.end(), place.steps.begin() + static_cast<std::ptrdiff_t>(capture.steps.size()), place.steps.end());
    return out;
  }
  return place_of(kNoLocal);  // only parts of it are captured
}

bool Builder::is_captured_whole(const Place& place) const { return place.local < kCaptured || resolved(place).local != kNoLocal; }

Operand Builder::copy(const Place& place, Ty type, Span span) {
  Operand out;
  out.kind = Operand::Kind::Copy;
  out.place = resolved(place);
  out.type = type;
  out.span = span;
  return out;
}

Operand Builder::read(const Place& place, Ty type, Span span) {
  Operand out = copy(place, type, span);
  if (!is_copy(type)) out.kind = Operand::Kind::Move;
  return out;
}

Operand Builder::constant(Ty type, u128 bits, Span span) {
  Operand out;
  out.type = type;
  out.bits = bits;
  out.span = span;
  return out;
}

Operand Builder::to_operand(Local local, Span span) { return read(place_of(local), body_.locals[local].type, span); }

Rvalue Builder::use(Operand operand) {
  Rvalue value;
  value.type = operand.type;
  value.operands.push_back(std::move(operand));
  return value;
}

Rvalue Builder::borrow(const Place& place, BorrowKind kind) {
  Rvalue value;
  value.kind = RvalueKind::Ref;
  value.type = types_.ref(type_of(place), kind != BorrowKind::Shared);
  value.place = resolved(place);
  value.borrow = kind;
  return value;
}

Rvalue Builder::aggregate(Ty type, std::uint32_t variant, std::vector<Operand> operands) {
  Rvalue value;
  value.kind = RvalueKind::Aggregate;
  value.type = type;
  value.variant = variant;
  value.operands = std::move(operands);
  return value;
}

}  // namespace handoff::lang::mir
