// Expressions that name places.
#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

bool Builder::is_place_expr(const Expr* expr, std::size_t adjusts) const {
  if (adjusts > 0) {
    const AdjustKind last = expr->adjusts[adjusts - 1].kind;
    return last == AdjustKind::Deref || last == AdjustKind::OverloadedDeref;
  }
  switch (expr->kind) {
    case ExprKind::Path: return expr->target.kind == Resolution::Kind::Local || expr->target.kind == Resolution::Kind::Static;
    case ExprKind::Field: case ExprKind::Index: return true;
    case ExprKind::Unary: return expr->op == Tok::Star;
    default: return false;
  }
}

Place Builder::as_place(Expr* expr, std::size_t adjusts) {
  // What a reference that Deref or Index gave back points to.
  const auto through_call = [&](const FnDef* fn, std::vector<Ty> args, std::vector<Operand> operands, Ty type, bool is_mut) {
    const Local pointer = temporary(types_.ref(type, is_mut), expr->span);
    call(fn, std::move(args), std::move(operands), place_of(pointer), body_.locals[pointer].type, expr->span, expr->kind == ExprKind::Index ? expr->name_span : expr->span);
    return then(place_of(pointer), deref_to(type));
  };
  const auto overloaded_deref = [&](const Place& of, bool is_mut, Ty type) {
    const Ty inner = type_of(of);
    const Local self = temporary(types_.ref(inner, is_mut), expr->span);
    assign(place_of(self), borrow(of, is_mut ? BorrowKind::Mutable : BorrowKind::Shared), expr->span, true);
    const TraitDef* trait = is_mut ? infer_.lang.deref_mut : infer_.lang.deref;
    return through_call(trait->methods[0], {inner}, {to_operand(self, expr->span)}, type, is_mut);
  };
  if (adjusts > 0) {
    const Adjust& last = expr->adjusts[adjusts - 1];
    if (last.kind == AdjustKind::Deref) return then(as_place(expr, adjusts - 1), deref_to(last.target));
    if (last.kind == AdjustKind::OverloadedDeref) return overloaded_deref(as_place(expr, adjusts - 1), last.is_mut, last.target);
    return place_of(as_temporary(expr, adjusts));
  }
  switch (expr->kind) {
    case ExprKind::Path: {
      if (expr->target.kind == Resolution::Kind::Static) {
        Operand pointer;
        pointer.kind = Operand::Kind::Static;
        pointer.constant = expr->target.constant;
        pointer.type = types_.ref(expr->type, false);
        pointer.span = expr->span;
        const Local local = temporary(pointer.type, expr->span);
        assign(place_of(local), std::move(pointer), expr->span, true);
        return then(place_of(local), deref_to(expr->type));
      }
      if (expr->target.kind != Resolution::Kind::Local) break;
      const LocalVar* variable = expr->target.local;
      if (const auto alias = aliases_.find(variable); alias != aliases_.end()) return alias->second;
      if (variable->owner == closure_) return place_of(locals_.at(variable));
      std::uint32_t number = 0;
      while (number < captured_.size() && captured_[number] != variable) ++number;
      if (number == captured_.size()) captured_.push_back(variable);
      return place_of(kCaptured + number);
    }
    case ExprKind::Field: return then(as_place(expr->a), field(expr->field_index, expr->type));
    case ExprKind::Index: {
      if (!expr->overloaded) return element(expr);
      std::vector<Operand> operands;
      operands.push_back(receiver(expr->a));
      operands.push_back(as_operand(expr->b));
      const bool is_mut = expr->target.fn->trait == infer_.lang.index_mut;
      return through_call(expr->target.fn, expr->target.args, std::move(operands), expr->type, is_mut);
    }
    case ExprKind::Unary:
      if (expr->op != Tok::Star) break;
      if (expr->overloaded) return overloaded_deref(as_place(expr->a), expr->flag, expr->type);
      return then(as_place(expr->a), deref_to(expr->type));
    default: break;
  }
  return place_of(as_temporary(expr, 0));
}

// `a[i]` of an array or slice.
Place Builder::element(Expr* expr) {
  const Place of = as_place(expr->a);
  const Local index = temporary(types_.usize(), expr->b->span);
  into(place_of(index), expr->b, true);
  check_bounds(of, type_of(expr->a), index, expr->span);
  Projection step;
  step.kind = Projection::Kind::Index;
  step.local = index;
  step.type = expr->type;
  return then(of, step);
}

void Builder::check_bounds(const Place& of, Ty, Local index, Span span) {
  const Local length = temporary(types_.usize(), span), fits = temporary(types_.boolean(), span);
  Rvalue count;
  count.kind = RvalueKind::Length;
  count.type = types_.usize();
  count.place = resolved(of);
  assign(place_of(length), std::move(count), span, true);
  Rvalue less;
  less.kind = RvalueKind::Binary;
  less.op = Tok::Lt;
  less.type = types_.boolean();
  less.operands = {to_operand(index, span), to_operand(length, span)};
  assign(place_of(fits), std::move(less), span, true);
  const BlockId inside = new_block(), outside = new_block();
  const Operand which = to_operand(fits, span);
  Terminator& end = terminate(TerminatorKind::Switch, span);
  end.operand = which;
  end.cases = {{0, outside}};
  end.otherwise = inside;
  start(outside);
  const Local nothing = temporary(types_.never(), span);
  call(runtime("index_failed"), {}, {to_operand(index, span), to_operand(length, span)}, place_of(nothing), types_.never(), span, span);
  terminate(TerminatorKind::Unreachable, span);
  start(inside);
}

}  // namespace handoff::lang::mir
