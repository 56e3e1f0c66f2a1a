// Coercions: what Rust does to a value by itself where another type is expected.
#include <algorithm>

#include "lang/check.hpp"

namespace handoff::lang {

void Checker::adjust(Expr* expr, AdjustKind kind, Ty target, bool is_mut) { expr->adjusts.push_back({kind, is_mut, target}); }

Ty Checker::adjusted_type(Expr* expr) { return expr->adjusts.empty() ? expr->type : expr->adjusts.back().target; }

Ty Checker::deref_once(Ty type, Span span, bool& overloaded) {
  type = structural(type);
  overloaded = false;
  if (type->kind == TyKind::Ref) return type->args[0];
  if (type->kind == TyKind::Adt && type->adt() == lang_.box) return type->args[0];
  if (type->kind != TyKind::Adt && type->kind != TyKind::Param && type->kind != TyKind::Opaque && type->kind != TyKind::Projection) return nullptr;
  if (!lang_.deref) return nullptr;
  // `PeekMut<{integer}>` derefs, though it is not known yet whether its argument meets what the impl asks for.
  const Infer::Answer answer = infer_.evaluate(TraitRef{lang_.deref, {type}});
  if (answer == Infer::Answer::No || (answer == Infer::Answer::Maybe && type->kind != TyKind::Adt)) return nullptr;
  overloaded = true;
  return structural(normalize(types_.projection(lang_.deref->assoc_types[0], {type}), span));
}

// The type itself and all that it derefs to; at the end an array as a slice.
std::vector<Checker::Step> Checker::autoderef(Ty type, Span span) {
  std::vector<Step> steps;
  steps.push_back({structural(type), false, false});
  while (steps.size() < 12) {
    bool overloaded = false;
    const Ty next = deref_once(steps.back().type, span, overloaded);
    if (!next) break;
    steps.push_back({structural(next), overloaded, false});
  }
  const Ty last = steps.back().type;
  if (last->kind == TyKind::Array) steps.push_back({types_.slice(last->args[0]), false, true});
  return steps;
}

// Follows the first `count` derefs at an expression. (An array as slice needs a borrow first: the caller's matter.)
void Checker::apply_steps(Expr* expr, const std::vector<Step>& steps, std::size_t count) {
  for (std::size_t i = 1; i <= count; ++i) {
    if (steps[i].unsized_array) continue;
    adjust(expr, steps[i].overloaded ? AdjustKind::OverloadedDeref : AdjustKind::Deref, steps[i].type);
  }
}

// The place is about to be changed: overloaded derefs and indices on the way become the mutable ones.
void Checker::use_mutably(Expr* expr) {
  for (std::size_t i = expr->adjusts.size(); i-- > 0;) {
    Adjust& adjustment = expr->adjusts[i];
    if (adjustment.kind == AdjustKind::OverloadedDeref) {
      adjustment.is_mut = true;
    } else if (adjustment.kind == AdjustKind::Deref) {
      const Ty before = shallow(i == 0 ? expr->type : expr->adjusts[i - 1].target);
      if (before->kind == TyKind::Ref) {
        if (!before->is_mut) return;
      }
    } else if (adjustment.kind == AdjustKind::Borrow) {
      return;
    }
  }
  switch (expr->kind) {
    case ExprKind::Field: use_mutably(expr->a); break;
    case ExprKind::Index:
      if (expr->overloaded) {
        if (expr->target.fn && expr->target.fn->trait == lang_.index && lang_.index_mut) {
          expr->target.fn = lang_.index_mut->method(intern("index_mut"));
          const Ty type = expr->target.args[0];
          if (infer_.evaluate(TraitRef{lang_.index_mut, expr->target.args}) == Infer::Answer::No && !quiet(type))
            error("E0594", expr->span, "an element of `" + text(type) + "` cannot be changed by its index");
          // The borrow stays outermost, an array's as a slice around it; below it the derefs.
          std::vector<Adjust>& adjusts = expr->a->adjusts;
          const auto borrow = std::find_if(adjusts.begin(), adjusts.end(), [](const Adjust& one) { return one.kind == AdjustKind::Borrow; });
          std::vector<Adjust> outer(borrow, adjusts.end());
          for (Adjust& adjustment : outer) {
            adjustment.is_mut = true;
            adjustment.target = types_.ref(adjustment.target->args[0], true);
          }
          adjusts.erase(borrow, adjusts.end());
          use_mutably(expr->a);
          adjusts.insert(adjusts.end(), outer.begin(), outer.end());
        }
      } else {
        use_mutably(expr->a);
      }
      break;
    case ExprKind::Unary:
      if (expr->op == Tok::Star) {
        if (expr->overloaded && expr->target.fn && lang_.deref_mut) {
          expr->flag = true;
          use_mutably(expr->a);
        } else {
          const Ty inner = shallow(adjusted_type(expr->a));
          if (inner->kind != TyKind::Ref || inner->is_mut) use_mutably(expr->a);
        }
      }
      break;
    default: break;
  }
}

bool Checker::can_unsize(Ty from, Ty to, Span span) {
  from = structural(from);
  to = shallow(to);
  if (to->kind == TyKind::Slice && from->kind == TyKind::Array) return infer_.unify(from->args[0], to->args[0]);
  const bool is_unknown = from->kind == TyKind::Infer && !infer_.is_var(from, VarKind::Int) && !infer_.is_var(from, VarKind::Float);
  if (to->kind == TyKind::Dyn && from->kind != TyKind::Dyn && !is_unknown && from->kind != TyKind::Str && from->kind != TyKind::Slice && from->kind != TyKind::Error) {
    Obligation obligation;
    obligation.span = span;
    TraitRef ref{to->trait(), {from}};
    const std::size_t own = to->args.size() - to->bound.size();
    ref.args.insert(ref.args.end(), to->args.begin(), to->args.begin() + static_cast<std::ptrdiff_t>(own));
    obligation.predicate.trait = ref;
    pending_.push_back(obligation);
    for (std::size_t i = 0; i < to->bound.size(); ++i) {
      Obligation projection;
      projection.span = span;
      projection.predicate.trait = ref;
      if (to->bound[i]->trait != ref.trait) {
        projection.predicate.trait.trait = to->bound[i]->trait;
        projection.predicate.trait.args.resize(to->bound[i]->trait->generics.count(), types_.error());
      }
      projection.predicate.assoc = to->bound[i];
      projection.predicate.type = to->args[own + i];
      pending_.push_back(projection);
    }
    if (to->index & kDynSend) require(lang_.send, {from}, span);
    if (to->index & kDynSync) require(lang_.sync, {from}, span);
    return true;
  }
  if (to->kind == TyKind::Dyn && from->kind == TyKind::Dyn && from != to) {
    Type weaker = *from;
    weaker.index &= to->index;
    return infer_.unify(types_.intern(weaker), to);
  }
  return false;
}

// A shared reference is simply copied. Yet a closure captures what it refers to, not the variable.
void Checker::reborrow_in_closure(Expr* expr, Ty referent) {
  if (!closure_ || !expr->adjusts.empty() || (expr->kind != ExprKind::Path && expr->kind != ExprKind::Field)) return;
  adjust(expr, AdjustKind::Deref, referent);
  adjust(expr, AdjustKind::Borrow, types_.ref(referent, false));
}

bool Checker::coerce_reference(Expr* expr, Ty from, Ty to) {
  // &T or &mut T → &U: reborrow, deref, unsize.
  if (to->is_mut && !from->is_mut) return false;
  const Ty inner = shallow(to->args[0]);
  const Ty have = structural(from->args[0]);
  if (inner->kind == TyKind::Slice && have->kind == TyKind::Array) {
    if (can_unsize(have, inner, expr->span)) {
      adjust(expr, AdjustKind::Deref, have);
      adjust(expr, AdjustKind::Borrow, types_.ref(have, to->is_mut), to->is_mut);
      adjust(expr, AdjustKind::Unsize, to);
      return true;
    }
    return false;
  }
  if (inner->kind == TyKind::Dyn && have->kind != TyKind::Dyn) {
    // A reference to something that derefs to the dyn itself comes first.
    bool overloaded = false;
    const Ty derefed = have->kind == TyKind::Adt || have->kind == TyKind::Ref ? deref_once(have, expr->span, overloaded) : nullptr;
    if (!derefed || shallow(derefed)->kind != TyKind::Dyn) {
      if (can_unsize(have, inner, expr->span)) {
        adjust(expr, AdjustKind::Deref, have);
        adjust(expr, AdjustKind::Borrow, types_.ref(have, to->is_mut), to->is_mut);
        adjust(expr, AdjustKind::Unsize, to);
        return true;
      }
    }
  }
  std::vector<Step> steps;
  steps.push_back({from, false, false});
  Ty current = from;
  for (int i = 0; i < 10; ++i) {
    bool overloaded = false;
    const Ty next = deref_once(current, expr->span, overloaded);
    if (!next) return false;
    steps.push_back({next, overloaded, false});
    const Infer::Mark before = infer_.mark();
    if (infer_.unify(next, inner)) {
      if (i == 0 && !to->is_mut && !from->is_mut) {
        reborrow_in_closure(expr, next);
        return true;
      }
      apply_steps(expr, steps, steps.size() - 1);
      if (to->is_mut) use_mutably(expr);
      adjust(expr, AdjustKind::Borrow, types_.ref(next, to->is_mut), to->is_mut);
      return true;
    }
    infer_.roll_back(before);
    if (shallow(inner)->kind == TyKind::Slice && shallow(next)->kind == TyKind::Array && i > 0) {
      if (can_unsize(next, inner, expr->span)) {
        apply_steps(expr, steps, steps.size() - 1);
        if (to->is_mut) use_mutably(expr);
        adjust(expr, AdjustKind::Borrow, types_.ref(shallow(next), to->is_mut), to->is_mut);
        adjust(expr, AdjustKind::Unsize, to);
        return true;
      }
    }
    current = next;
  }
  return false;
}

bool Checker::coerce(Expr* expr, Ty from, Ty to) {
  from = structural(from);
  to = shallow(to);
  if (from->kind == TyKind::Error || to->kind == TyKind::Error) return true;
  if (from->kind == TyKind::Never) {
    if (to->kind == TyKind::Never) return true;
    if (to->kind == TyKind::Infer) diverging_.push_back(to);
    adjust(expr, AdjustKind::NeverToAny, to);
    return true;
  }
  if (from->kind == TyKind::Ref && to->kind == TyKind::Ref) {
    const std::size_t adjusts = expr->adjusts.size();
    if (shallow(to->args[0])->kind == TyKind::Infer) {
      if (from->is_mut == to->is_mut || from->is_mut) {
        if (!infer_.unify(from->args[0], to->args[0])) return false;
        if (from->is_mut) {
          adjust(expr, AdjustKind::Deref, from->args[0]);
          adjust(expr, AdjustKind::Borrow, types_.ref(from->args[0], to->is_mut), to->is_mut);
        } else {
          reborrow_in_closure(expr, from->args[0]);
        }
        return true;
      }
      return false;
    }
    if (coerce_reference(expr, from, to)) return true;
    expr->adjusts.resize(adjusts);
    return false;
  }
  if (from->kind == TyKind::Adt && to->kind == TyKind::Adt && from->adt() == to->adt() && from->args.size() == 1 &&
      (from->adt() == lang_.box || lang_.is_counted(from->adt()))) {
    const Ty inner = shallow(to->args[0]);
    if ((inner->kind == TyKind::Dyn || inner->kind == TyKind::Slice) && structural(from->args[0]) != inner) {
      if (can_unsize(from->args[0], inner, expr->span)) {
        adjust(expr, AdjustKind::Unsize, to);
        return true;
      }
    }
  }
  if (to->kind == TyKind::FnPtr) {
    if (from->kind == TyKind::FnDef) {
      std::vector<Ty> parts;
      for (const Ty input : from->fn()->inputs) parts.push_back(instantiate(input, from->args, expr->span));
      parts.push_back(instantiate(from->fn()->output, from->args, expr->span));
      if (!infer_.unify(types_.fn_ptr(parts), to)) return false;
      adjust(expr, AdjustKind::ReifyFn, to);
      return true;
    }
    if (from->kind == TyKind::Closure) {
      std::vector<Ty> parts = from->closure()->inputs;
      parts.push_back(from->closure()->output);
      if (!infer_.unify(types_.fn_ptr(parts), to)) return false;
      adjust(expr, AdjustKind::ClosureToFn, to);
      return true;
    }
  }
  return infer_.unify(from, to);
}

}  // namespace handoff::lang
