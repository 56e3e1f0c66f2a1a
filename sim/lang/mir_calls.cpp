#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

// An operand that is borrowed by itself: a &mut is active only from the call on.
Operand Builder::receiver(Expr* expr) {
  const std::size_t count = expr->adjusts.size();
  if (count == 0 || expr->adjusts[count - 1].kind != AdjustKind::Borrow) return as_operand(expr);
  const Adjust& last = expr->adjusts[count - 1];
  const Place of = as_place(expr, count - 1);
  const Local pointer = temporary(last.target, expr->span);
  assign(place_of(pointer), borrow(of, last.is_mut ? BorrowKind::TwoPhase : BorrowKind::Shared), expr->span, true);
  return to_operand(pointer, expr->span);
}

void Builder::operator_into(const Place& place, const FnDef* fn, const std::vector<Ty>& args, std::vector<Operand> operands, Expr* expr) {
  call(fn, args, std::move(operands), place, expr->type, expr->span, expr->name_span);
}

namespace {

bool changes_nothing(const Expr* expr) {
  return expr->kind == ExprKind::Literal || expr->kind == ExprKind::Closure || (expr->kind == ExprKind::Path && expr->adjusts.empty()) ||
         (expr->kind == ExprKind::AddrOf && expr->a->kind == ExprKind::Path);
}

}  // namespace

void Builder::call_into(const Place& place, Expr* expr) {
  Expr* callee = expr->a;
  std::vector<Operand> operands;
  // In their order; what a later one may change is read when its turn is.
  const auto arguments = [&] {
    bool steady = true;
    std::vector<bool> steady_after(expr->list.size(), true);
    for (std::size_t i = expr->list.size(); i-- > 0;) {
      steady_after[i] = steady;
      steady = steady && changes_nothing(expr->list[i]);
    }
    for (std::size_t i = 0; i < expr->list.size(); ++i) {
      Expr* argument = expr->list[i];
      if (steady_after[i]) operands.push_back(as_operand(argument));
      else operands.push_back(kept_operand(argument));
    }
  };
  const Ty type = type_of(callee);
  if (callee->kind == ExprKind::Path && callee->target.kind == Resolution::Kind::Constructor && callee->adjusts.empty()) {
    arguments();
    assign(place, aggregate(expr->type, callee->target.variant->index, std::move(operands)), expr->span);
    return;
  }
  if (type->kind == TyKind::FnDef && !expr->overloaded) {
    arguments();
    call(type->fn(), type->args, std::move(operands), place, expr->type, expr->span, callee->span);
    return;
  }
  if (!expr->overloaded) {
    const Operand pointer = as_operand(callee);
    arguments();
    call(nullptr, {}, std::move(operands), place, expr->type, expr->span, callee->span);
    // The call's block is the one before: its callee is a value.
    for (BlockId i = static_cast<BlockId>(body_.blocks.size()); i-- > 0;) {
      Terminator& end = body_.blocks[i].terminator;
      if (end.kind == TerminatorKind::Call && !end.fn && end.operand.type == nullptr) {
        end.operand = pointer;
        break;
      }
    }
    return;
  }
  const LangItems& lang = infer_.lang;
  const FnDef* method = expr->target.fn;
  if (!method) {
    const ClosureKind kind = type->closure()->kind;
    const TraitDef* trait = kind == ClosureKind::Fn ? lang.fn : kind == ClosureKind::FnMut ? lang.fn_mut : lang.fn_once;
    method = trait->methods[0];
  }
  if (method->trait == lang.fn_once) {
    operands.push_back(as_operand(callee));
  } else {
    const bool is_mut = method->trait == lang.fn_mut;
    const Place of = as_place(callee);
    const Local pointer = temporary(types_.ref(type, is_mut), callee->span);
    assign(place_of(pointer), borrow(of, is_mut ? BorrowKind::TwoPhase : BorrowKind::Shared), callee->span, true);
    operands.push_back(to_operand(pointer, callee->span));
  }
  arguments();
  call(method, expr->target.args, std::move(operands), place, expr->type, expr->span, callee->span);
}

void Builder::method_into(const Place& place, Expr* expr) {
  std::vector<Operand> operands;
  operands.push_back(receiver(expr->a));
  bool steady = true;
  for (const Expr* argument : expr->list) steady = steady && changes_nothing(argument);
  if (!steady && operands[0].kind == Operand::Kind::Copy) {
    const Local kept = temporary(operands[0].type, expr->a->span);
    assign(place_of(kept), operands[0], expr->a->span, true);
    operands[0] = to_operand(kept, expr->a->span);
  }
  for (std::size_t i = 0; i < expr->list.size(); ++i) {
    bool last = true;
    for (std::size_t j = i + 1; j < expr->list.size(); ++j) last = last && changes_nothing(expr->list[j]);
    operands.push_back(last ? as_operand(expr->list[i]) : kept_operand(expr->list[i]));
  }
  call(expr->target.fn, expr->target.args, std::move(operands), place, expr->type, expr->span, expr->name_span);
}

}  // namespace handoff::lang::mir
