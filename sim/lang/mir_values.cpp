// Expressions as values.
#include <cstdlib>
#include <cstring>

#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

namespace {

bool is_comparison(Tok op) { return op == Tok::EqEq || op == Tok::Ne || op == Tok::Lt || op == Tok::Le || op == Tok::Gt || op == Tok::Ge; }

// Its value does not depend on when it is read.
bool is_steady(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Literal: return true;
    case ExprKind::Path: return true;
    case ExprKind::Field: return is_steady(expr->a);
    case ExprKind::AddrOf: return is_steady(expr->a);
    case ExprKind::Unary: return is_steady(expr->a);
    case ExprKind::Closure: return true;
    default: return false;
  }
}

// Whether there is a way out between its operands: those that are there already are dropped before the temporaries.
bool has_operands(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Call: case ExprKind::MethodCall: case ExprKind::Tuple: case ExprKind::Array: case ExprKind::Struct:
    case ExprKind::Range: case ExprKind::Assign: case ExprKind::AssignOp: return true;
    case ExprKind::Binary: return expr->overloaded;
    default: return false;
  }
}

}  // namespace

Local Builder::as_temporary(Expr* expr) { return as_temporary(expr, expr->adjusts.size()); }

Local Builder::as_temporary(Expr* expr, std::size_t adjusts) {
  const auto extended = extended_.find(expr);
  return kept_in(extended != extended_.end() ? extended->second : temporaries_, expr, adjusts);
}

Operand Builder::kept_operand(Expr* expr) { return to_operand(kept_in(scopes_.size() - 1, expr, expr->adjusts.size()), expr->span); }

Local Builder::kept_in(std::size_t scope, Expr* expr, std::size_t adjusts) {
  const Ty type = type_after(expr, adjusts);
  const std::size_t before = temporaries_;
  const Local local = declare(type, expr->span, true);
  into(place_of(local), expr, adjusts, true);
  temporaries_ = before;
  // Only now: it is dropped before what it was made of.
  schedule(local, scope, needs_drop(type));
  return local;
}

Operand Builder::as_operand(Expr* expr, std::size_t adjusts) {
  const Ty type = type_after(expr, adjusts);
  if (is_place_expr(expr, adjusts)) return read(as_place(expr, adjusts), type, expr->span);
  if (adjusts == 0) {
    if (expr->kind == ExprKind::Literal) return literal(expr);
    if (expr->kind == ExprKind::Path && type->kind == TyKind::FnDef) {
      Operand out;
      out.kind = Operand::Kind::Fn;
      out.type = type;
      out.span = expr->span;
      return out;
    }
  }
  return to_operand(kept_in(scopes_.size() - 1, expr, adjusts), expr->span);
}

void Builder::into(const Place& place, Expr* expr, std::size_t adjusts, bool is_initialisation) {
  if (is_place_expr(expr, adjusts)) {
    const Place from = as_place(expr, adjusts);
    assign(place, read(from, type_after(expr, adjusts), expr->span), expr->span, is_initialisation);
  } else if (adjusts > 0) {
    adjusted_into(place, expr, adjusts, is_initialisation);
  } else {
    plain_into(place, expr, is_initialisation);
  }
}

void Builder::adjusted_into(const Place& place, Expr* expr, std::size_t adjusts, bool is_initialisation) {
  const Adjust& last = expr->adjusts[adjusts - 1];
  switch (last.kind) {
    case AdjustKind::Borrow: {
      const Place of = as_place(expr, adjusts - 1);
      Rvalue value = borrow(of, last.is_mut ? BorrowKind::Mutable : BorrowKind::Shared);
      value.is_reborrow = adjusts >= 2 && expr->adjusts[adjusts - 2].kind == AdjustKind::Deref;
      assign(place, std::move(value), expr->span, is_initialisation);
      return;
    }
    case AdjustKind::NeverToAny:
      into(place_of(temporary(types_.never(), expr->span)), expr, adjusts - 1, true);
      unreachable_from_here(expr->span);
      return;
    default: {
      Rvalue value;
      value.kind = RvalueKind::Cast;
      value.cast = last.kind == AdjustKind::Unsize ? CastKind::Unsize : last.kind == AdjustKind::ReifyFn ? CastKind::Reify : CastKind::ClosureToFn;
      value.type = last.target;
      value.operands.push_back(as_operand(expr, adjusts - 1));
      assign(place, std::move(value), expr->span, is_initialisation);
    }
  }
}

void Builder::unreachable_from_here(Span span) {
  terminate(TerminatorKind::Unreachable, span);
  start(new_block());
}

void Builder::statement(Expr* expr) {
  if (is_place_expr(expr, expr->adjusts.size())) {
    as_temporary(expr);
    return;
  }
  as_temporary(expr);
}

bool Builder::literal_bits(const Expr* expr, u128& bits) const {
  if (expr->kind == ExprKind::Unary && expr->op == Tok::Minus && !expr->overloaded) {
    if (!literal_bits(expr->a, bits)) return false;
    if (expr->type->kind == TyKind::F64) bits ^= u128{1} << 63;
    else if (expr->type->kind == TyKind::F32) bits ^= u128{1} << 31;
    else bits = ~bits + 1;
    return true;
  }
  if (expr->kind != ExprKind::Literal) return false;
  switch (expr->literal) {
    case LiteralKind::Str: case LiteralKind::ByteStr: return false;
    case LiteralKind::Int:
    case LiteralKind::Float:
      if (expr->type->kind == TyKind::F64 || expr->type->kind == TyKind::F32) {
        double value = 0;
        if (expr->literal == LiteralKind::Int) {
          value = static_cast<double>(expr->value);
        } else {
          std::string digits;
          for (const char c : expr->text)
            if (c != '_') digits += c;
          if (const std::size_t suffix = digits.find('f'); suffix != std::string::npos) digits.resize(suffix);
          value = std::strtod(digits.c_str(), nullptr);
          if (expr->type->kind == TyKind::F32) {
            const float narrow = std::strtof(digits.c_str(), nullptr);
            std::uint32_t word;
            std::memcpy(&word, &narrow, sizeof word);
            bits = word;
            return true;
          }
        }
        if (expr->type->kind == TyKind::F32) {
          const float narrow = static_cast<float>(value);
          std::uint32_t word;
          std::memcpy(&word, &narrow, sizeof word);
          bits = word;
        } else {
          std::uint64_t word;
          std::memcpy(&word, &value, sizeof word);
          bits = word;
        }
        return true;
      }
      bits = expr->value;
      return true;
    default: bits = expr->value; return true;
  }
}

Operand Builder::literal(Expr* expr) {
  u128 bits = 0;
  if (literal_bits(expr, bits)) return constant(expr->type, bits, expr->span);
  Operand out;
  out.kind = Operand::Kind::Text;
  out.text = expr->text;
  out.type = expr->type;
  out.span = expr->span;
  return out;
}

void Builder::plain_into(const Place& place, Expr* expr, bool is_initialisation) {
  if (!has_operands(expr)) return made_into(place, expr, is_initialisation);
  push_scope(expr->span);
  made_into(place, expr, is_initialisation);
  pop_scope();
}

void Builder::made_into(const Place& place, Expr* expr, bool is_initialisation) {
  switch (expr->kind) {
    case ExprKind::Literal: assign(place, literal(expr), expr->span, is_initialisation); return;
    case ExprKind::Path: path_into(place, expr, is_initialisation); return;
    case ExprKind::Unary: {
      u128 bits = 0;
      if (literal_bits(expr, bits)) {
        assign(place, constant(expr->type, bits, expr->span), expr->span, is_initialisation);
        return;
      }
      if (expr->overloaded) {
        std::vector<Operand> operands;
        operands.push_back(as_operand(expr->a));
        operator_into(place, expr->target.fn, expr->target.args, std::move(operands), expr);
        return;
      }
      Rvalue value;
      value.kind = RvalueKind::Unary;
      value.op = expr->op;
      value.type = expr->type;
      value.operands.push_back(as_operand(expr->a));
      if (expr->op == Tok::Minus) may_panic();
      assign(place, std::move(value), expr->span, is_initialisation);
      return;
    }
    case ExprKind::Binary: binary_into(place, expr); return;
    case ExprKind::Assign: assignment(expr); return;
    case ExprKind::AssignOp: assign_op(expr); return;
    case ExprKind::AddrOf: {
      const Place of = as_place(expr->a);
      assign(place, borrow(of, expr->flag ? BorrowKind::Mutable : BorrowKind::Shared), expr->span, is_initialisation);
      return;
    }
    case ExprKind::Call: call_into(place, expr); return;
    case ExprKind::MethodCall: method_into(place, expr); return;
    case ExprKind::Range: range_into(place, expr, is_initialisation); return;
    case ExprKind::Tuple:
    case ExprKind::Array: {
      std::vector<Operand> operands;
      for (Expr* part : expr->list) operands.push_back(kept_operand(part));
      if (expr->kind == ExprKind::Tuple && expr->list.empty()) return;
      assign(place, aggregate(expr->type, 0, std::move(operands)), expr->span, is_initialisation);
      return;
    }
    case ExprKind::Repeat: {
      Rvalue value;
      value.kind = RvalueKind::Repeat;
      value.type = expr->type;
      value.operands.push_back(as_operand(expr->a));
      assign(place, std::move(value), expr->span, is_initialisation);
      return;
    }
    case ExprKind::Struct: struct_into(place, expr, is_initialisation); return;
    case ExprKind::Block:
      if (expr->label) labelled_block_into(place, expr);
      else block_into(place, expr->block, is_initialisation);
      return;
    case ExprKind::If: if_into(place, expr, is_initialisation); return;
    case ExprKind::While:
    case ExprKind::Loop: loop_into(place, expr); return;
    case ExprKind::For: for_loop(expr); return;
    case ExprKind::Match: match_into(place, expr); return;
    case ExprKind::Closure: closure_into(place, expr, is_initialisation); return;
    case ExprKind::Return: give_back(expr); return;
    case ExprKind::Break:
    case ExprKind::Continue: jump(expr); return;
    case ExprKind::Try: try_into(place, expr, is_initialisation); return;
    case ExprKind::Cast: {
      const Ty from = type_of(expr->a);
      if (from == expr->cast_type || !(is_int(expr->cast_type->kind) || is_float(expr->cast_type->kind) || expr->cast_type->kind == TyKind::Char)) {
        into(place, expr->a, is_initialisation);
        return;
      }
      Rvalue value;
      value.kind = RvalueKind::Cast;
      value.cast = CastKind::Numeric;
      value.type = expr->cast_type;
      value.operands.push_back(as_operand(expr->a));
      assign(place, std::move(value), expr->span, is_initialisation);
      return;
    }
    case ExprKind::Format: format_into(place, expr); return;
    case ExprKind::Field: case ExprKind::Index: case ExprKind::Let: case ExprKind::Underscore: case ExprKind::Error:
      unreachable_from_here(expr->span);
  }
}

void Builder::path_into(const Place& place, Expr* expr, bool is_initialisation) {
  using Kind = Resolution::Kind;
  switch (expr->target.kind) {
    case Kind::Const:
      call(expr->target.constant->body, expr->target.args, {}, place, expr->type, expr->span, expr->span);
      return;
    case Kind::Constructor: {
      if (expr->type->kind == TyKind::Adt) {
        assign(place, aggregate(expr->type, expr->target.variant->index, {}), expr->span, is_initialisation);
        return;
      }
      Operand pointer;
      pointer.kind = Operand::Kind::Fn;
      pointer.type = expr->type;
      pointer.variant = expr->target.variant;
      pointer.span = expr->span;
      assign(place, std::move(pointer), expr->span, is_initialisation);
      return;
    }
    case Kind::ConstParam: {
      Operand value;
      value.kind = Operand::Kind::ConstParam;
      value.type = expr->type;
      value.param = expr->target.param;
      value.span = expr->span;
      assign(place, std::move(value), expr->span, is_initialisation);
      return;
    }
    default: assign(place, as_operand(expr, 0), expr->span, is_initialisation);
  }
}

void Builder::binary_into(const Place& place, Expr* expr) {
  const Tok op = expr->op;
  if (op == Tok::AndAnd || op == Tok::OrOr) {
    const BlockId yes = new_block(), no = new_block(), end = new_block();
    branch(expr, yes, no);
    start(yes);
    assign(place, constant(types_.boolean(), 1, expr->span), expr->span);
    go(end, expr->span);
    start(no);
    assign(place, constant(types_.boolean(), 0, expr->span), expr->span);
    go(end, expr->span);
    start(end);
    return;
  }
  if (expr->overloaded && is_comparison(op)) {
    std::vector<Operand> operands;
    for (Expr* side : {expr->a, expr->b}) {
      const Place of = as_place(side);
      const Local pointer = temporary(types_.ref(type_of(side), false), side->span);
      assign(place_of(pointer), borrow(of, BorrowKind::Shared), side->span, true);
      operands.push_back(to_operand(pointer, side->span));
    }
    operator_into(place, expr->target.fn, expr->target.args, std::move(operands), expr);
    return;
  }
  Operand left = as_operand(expr->a);
  if (left.kind == Operand::Kind::Copy && !is_steady(expr->b)) {
    const Local kept = temporary(left.type, expr->a->span);
    assign(place_of(kept), left, expr->a->span, true);
    left = to_operand(kept, expr->a->span);
  }
  Operand right = as_operand(expr->b);
  if (expr->overloaded) {
    std::vector<Operand> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    operator_into(place, expr->target.fn, expr->target.args, std::move(operands), expr);
    return;
  }
  Rvalue value;
  value.kind = RvalueKind::Binary;
  value.op = op;
  value.type = expr->type;
  value.operands.push_back(std::move(left));
  value.operands.push_back(std::move(right));
  if (!is_comparison(op)) may_panic();
  assign(place, std::move(value), expr->span);
}

// The value is read before the place is looked for: `v[i] = v[j]`.
Operand Builder::value_before(Expr* value, const Expr* place) {
  while (place->kind == ExprKind::Field && place->adjusts.empty()) place = place->a;
  const bool found_at_once = place->kind == ExprKind::Path && place->adjusts.empty();
  const bool drops_old = needs_drop(type_of(value));  // before which the new one has to be out of its place: x = x
  if ((found_at_once && !drops_old) || !is_place_expr(value, value->adjusts.size())) return as_operand(value);
  return kept_operand(value);
}

void Builder::assign_to(Expr* target, Operand value, Ty type, Span span) {
  if (target->kind == ExprKind::Underscore) return;
  if (target->kind == ExprKind::Tuple) {
    const Local whole = owned_temporary(type, span);
    assign(place_of(whole), std::move(value), span, true);
    for (std::uint32_t i = 0; i < target->list.size(); ++i) {
      const Ty part = type->args[i];
      if (target->list[i]->kind == ExprKind::Underscore) continue;
      assign_to(target->list[i], read(then(place_of(whole), field(i, part)), part, span), part, span);
    }
    return;
  }
  const Place place = as_place(target);
  if (needs_drop(type)) drop(place, span, true);
  assign(place, std::move(value), span);
}

void Builder::assignment(Expr* expr) {
  if (expr->a->kind == ExprKind::Underscore) {
    if (!is_place_expr(expr->b, expr->b->adjusts.size())) as_temporary(expr->b);
    return;
  }
  const Ty type = type_of(expr->a);
  const bool is_one_assignment = expr->b->kind == ExprKind::Literal || (expr->b->kind == ExprKind::Binary && !expr->b->overloaded &&
                                                                        expr->b->op != Tok::AndAnd && expr->b->op != Tok::OrOr);
  if (expr->a->kind == ExprKind::Path && !needs_drop(type) && expr->b->adjusts.empty() && is_one_assignment) {
    into(as_place(expr->a), expr->b);
    body_.blocks[current_].statements.back().span = expr->span;
    return;
  }
  Operand value = value_before(expr->b, expr->a);
  value.type = type;
  assign_to(expr->a, std::move(value), type, expr->span);
}

void Builder::assign_op(Expr* expr) {
  if (expr->overloaded) {
    const Place of = as_place(expr->a);
    const Local pointer = temporary(types_.ref(type_of(expr->a), true), expr->a->span);
    assign(place_of(pointer), borrow(of, BorrowKind::TwoPhase), expr->a->span, true);
    std::vector<Operand> operands;
    operands.push_back(to_operand(pointer, expr->a->span));
    operands.push_back(as_operand(expr->b));
    const Local nothing = temporary(types_.unit(), expr->span);
    operator_into(place_of(nothing), expr->target.fn, expr->target.args, std::move(operands), expr);
    return;
  }
  const Operand right = value_before(expr->b, expr->a);
  const Place place = as_place(expr->a);
  const Ty type = type_of(expr->a);
  Rvalue value;
  value.kind = RvalueKind::Binary;
  value.op = expr->op;
  value.type = type;
  value.operands = {copy(place, type, expr->a->span), right};
  may_panic();
  assign(place, std::move(value), expr->span);
}

void Builder::struct_into(const Place& place, Expr* expr, bool is_initialisation) {
  const VariantDef& variant = *expr->variant;
  std::vector<Operand> operands(variant.fields.size());
  std::vector<bool> given(variant.fields.size(), false);
  for (FieldInit& init : expr->fields) {
    operands[init.index] = kept_operand(init.value);
    given[init.index] = true;
  }
  if (expr->a) {
    const Place base = as_place(expr->a);
    for (std::uint32_t i = 0; i < given.size(); ++i) {
      if (given[i]) continue;
      const Ty type = infer_.settle(types_.substitute(variant.fields[i].type, expr->type->args));
      operands[i] = read(then(base, field(i, type)), type, expr->a->span);
    }
  }
  assign(place, aggregate(expr->type, variant.index, std::move(operands)), expr->span, is_initialisation);
}

void Builder::closure_into(const Place& place, Expr* expr, bool is_initialisation) {
  std::vector<Operand> operands;
  for (const Capture& capture : expr->closure->captures) {
    Expr name;
    name.kind = ExprKind::Path;
    name.span = expr->span;
    name.target.kind = Resolution::Kind::Local;
    name.target.local = capture.local;
    name.type = capture.local->type;
    Place of = as_place(&name, 0);
    for (const Capture::Step& step : capture.steps) of = then(of, step.is_deref ? deref_to(step.type) : field(step.field, step.type));
    if (capture.mode == Capture::Mode::ByMove) {
      operands.push_back(read(of, capture.place_type, expr->span));
      continue;
    }
    const Local pointer = temporary(capture.field_type, expr->span);
    assign(place_of(pointer), borrow(of, capture.mode == Capture::Mode::ByMutRef ? BorrowKind::Mutable : BorrowKind::Shared), expr->span, true);
    operands.push_back(to_operand(pointer, expr->span));
  }
  assign(place, aggregate(expr->closure->self_type, 0, std::move(operands)), expr->span, is_initialisation);
}

void Builder::range_into(const Place& place, Expr* expr, bool is_initialisation) {
  std::vector<Operand> operands;
  if (expr->a) operands.push_back(expr->b ? kept_operand(expr->a) : as_operand(expr->a));
  if (expr->b) operands.push_back(as_operand(expr->b));
  if (expr->a && expr->b && expr->flag) operands.push_back(constant(types_.boolean(), 0, expr->span));
  assign(place, aggregate(expr->type, 0, std::move(operands)), expr->span, is_initialisation);
}

// What a place is a part of lives as long as the place, whether the step to it is built in or a method of `Deref` or `Index`.
void Builder::extend_place(const Expr* of) {
  extended_.emplace(of, variables_);
  while (of->kind == ExprKind::Field || of->kind == ExprKind::Index || (of->kind == ExprKind::Unary && of->op == Tok::Star)) {
    of = of->a;
    extended_.emplace(of, variables_);
  }
  extend(of);
}

// Which temporaries of a `let` live as long as its variable.
void Builder::extend(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::AddrOf: {
      extend_place(expr->a);
      return;
    }
    case ExprKind::Tuple: case ExprKind::Array:
      for (const Expr* part : expr->list) extend(part);
      return;
    case ExprKind::Struct:
      for (const FieldInit& init : expr->fields) extend(init.value);
      return;
    case ExprKind::Call:
      if (expr->a->kind == ExprKind::Path && expr->a->target.kind == Resolution::Kind::Constructor)
        for (const Expr* part : expr->list) extend(part);
      return;
    case ExprKind::Cast: extend(expr->a); return;
    case ExprKind::Block:
      if (expr->block->tail) extend(expr->block->tail);
      return;
    case ExprKind::If:
      if (expr->block->tail) extend(expr->block->tail);
      if (expr->b) extend(expr->b);
      return;
    case ExprKind::Match:
      for (const MatchArm& arm : expr->arms) extend(arm.body);
      return;
    default: return;
  }
}

}  // namespace handoff::lang::mir
