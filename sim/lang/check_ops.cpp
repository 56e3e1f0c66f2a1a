#include "lang/check.hpp"

namespace handoff::lang {

namespace {

struct Operator {
  Tok tok;
  const char *trait, *method, *assign_trait, *assign_method;
};
constexpr Operator kOperators[] = {
    {Tok::Plus, "add", "add", "add_assign", "add_assign"},     {Tok::Minus, "sub", "sub", "sub_assign", "sub_assign"},
    {Tok::Star, "mul", "mul", "mul_assign", "mul_assign"},     {Tok::Slash, "div", "div", "div_assign", "div_assign"},
    {Tok::Percent, "rem", "rem", "rem_assign", "rem_assign"},  {Tok::And, "bitand", "bitand", "bitand_assign", "bitand_assign"},
    {Tok::Or, "bitor", "bitor", "bitor_assign", "bitor_assign"}, {Tok::Caret, "bitxor", "bitxor", "bitxor_assign", "bitxor_assign"},
    {Tok::Shl, "shl", "shl", "shl_assign", "shl_assign"},      {Tok::Shr, "shr", "shr", "shr_assign", "shr_assign"}};

const Operator* find_operator(Tok tok) {
  for (const Operator& op : kOperators)
    if (op.tok == tok) return &op;
  return nullptr;
}

bool is_comparison(Tok op) {
  return op == Tok::EqEq || op == Tok::Ne || op == Tok::Lt || op == Tok::Le || op == Tok::Gt || op == Tok::Ge;
}

}  // namespace

bool Checker::is_place(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Path: return expr->target.kind == Resolution::Kind::Local || expr->target.kind == Resolution::Kind::Static || expr->target.kind == Resolution::Kind::None;
    case ExprKind::Field: return true;
    case ExprKind::Index: return true;
    case ExprKind::Unary: return expr->op == Tok::Star;
    case ExprKind::Error: return true;
    default: return false;
  }
}

Ty Checker::unary(Expr* expr, Ty expected) {
  if (expr->op == Tok::Star) {
    const Ty type = structural(check(expr->a));
    if (type->kind == TyKind::Error) return type;
    bool overloaded = false;
    const Ty target = deref_once(type, expr->span, overloaded);
    if (!target) {
      if (type->kind == TyKind::Infer && infer_.kind_of(type) == VarKind::General) error("E0282", expr->a->span, "the type of this must be known before `*`");
      else error("E0614", expr->span, "`" + text(type) + "` is not a reference: there is nothing to follow with `*`").with_hint("leave out the `*`", {{{expr->span.lo, expr->span.lo + 1}, ""}});
      return types_.error();
    }
    if (overloaded) {
      expr->overloaded = true;
      expr->target.kind = Resolution::Kind::Method;
      expr->target.fn = lang_.deref->methods[0];
      expr->target.args = {type};
    }
    return target;
  }
  const Ty type = structural(check(expr->a, expected));
  if (type->kind == TyKind::Error) return type;
  const bool number = is_int(type->kind) || is_float(type->kind) || (type->kind == TyKind::Infer && infer_.kind_of(type) != VarKind::General);
  if (expr->op == Tok::Not) {
    if (type->kind == TyKind::Bool || is_int(type->kind) || infer_.is_var(type, VarKind::Int)) return type;
    if (type->kind == TyKind::Never) return types_.boolean();
  } else if (number) {
    if (is_unsigned_int(type->kind)) error("E0600", expr->span, "`" + text(type) + "` has no negative values: `-` cannot be used");
    return type;
  }
  const Ty stripped = type->kind == TyKind::Ref ? structural(type->args[0]) : nullptr;
  if (stripped && (is_int(stripped->kind) || is_float(stripped->kind) || (stripped->kind == TyKind::Bool && expr->op == Tok::Not) || (stripped->kind == TyKind::Infer && infer_.kind_of(stripped) != VarKind::General))) {
    adjust(expr->a, AdjustKind::Deref, stripped);
    return stripped;
  }
  const char* name = expr->op == Tok::Not ? "not" : "neg";
  const auto trait = lang_.traits.find(name);
  if (trait != lang_.traits.end() && infer_.evaluate(TraitRef{trait->second, {type}}) != Infer::Answer::No && type->kind != TyKind::Infer) {
    expr->overloaded = true;
    expr->target.kind = Resolution::Kind::Method;
    expr->target.fn = trait->second->methods[0];
    expr->target.args = {type};
    require(trait->second, {type}, expr->span);
    return normalize(types_.projection(trait->second->assoc_types[0], {type}), expr->span);
  }
  error("E0600", expr->span, std::string("`") + (expr->op == Tok::Not ? "!" : "-") + "` cannot be used on `" + text(type) + "`");
  return types_.error();
}

bool Checker::builtin_operands(Tok op, Ty left, Ty right) {
  const auto numeric = [&](Ty t) { return is_int(t->kind) || is_float(t->kind) || (t->kind == TyKind::Infer && infer_.kind_of(t) != VarKind::General); };
  const auto integral = [&](Ty t) { return is_int(t->kind) || infer_.is_var(t, VarKind::Int); };
  switch (op) {
    case Tok::Plus: case Tok::Minus: case Tok::Star: case Tok::Slash: case Tok::Percent: return numeric(left) && numeric(right);
    case Tok::And: case Tok::Or: case Tok::Caret:
      return (integral(left) && integral(right)) || (left->kind == TyKind::Bool && right->kind == TyKind::Bool);
    case Tok::Shl: case Tok::Shr: return integral(left) && integral(right);
    default:
      return (numeric(left) && numeric(right)) || (left->kind == right->kind && (left->kind == TyKind::Bool || left->kind == TyKind::Char));
  }
}

Ty Checker::binary(Expr* expr, Ty expected) {
  const Tok op = expr->op;
  if (op == Tok::AndAnd || op == Tok::OrOr) {
    check_coerce(expr->a, types_.boolean());
    const bool before = diverges_;
    check_coerce(expr->b, types_.boolean());
    diverges_ = before;
    return types_.boolean();
  }
  const bool comparison = is_comparison(op);
  const bool shift = op == Tok::Shl || op == Tok::Shr;
  Ty hint = expected && !comparison ? shallow(expected) : nullptr;
  if (hint && !(is_int(hint->kind) || is_float(hint->kind)) ) hint = nullptr;
  const Ty left = structural(check(expr->a, expr->a->kind == ExprKind::Literal || expr->a->kind == ExprKind::Binary || expr->a->kind == ExprKind::Unary ? hint : nullptr));
  Ty right_hint = shift ? nullptr : left;
  if (right_hint && !(is_int(right_hint->kind) || is_float(right_hint->kind) || right_hint->kind == TyKind::Infer)) right_hint = nullptr;
  if (expr->b->kind != ExprKind::Literal && expr->b->kind != ExprKind::Binary && expr->b->kind != ExprKind::Unary) right_hint = nullptr;
  const Ty right = structural(check(expr->b, right_hint));
  if (left->kind == TyKind::Error || right->kind == TyKind::Error) return comparison ? types_.boolean() : types_.error();
  if (left->kind == TyKind::Never || right->kind == TyKind::Never) {
    return comparison ? types_.boolean() : left->kind == TyKind::Never ? right : left;
  }
  // Primitive operands; arithmetic takes references to them too.
  const auto strip = [&](Ty type) { return type->kind == TyKind::Ref && !comparison ? structural(type->args[0]) : type; };
  const Ty l = strip(left), r = strip(right);
  if (builtin_operands(op, l, r)) {
    if (shift) {
      if (l != left) adjust(expr->a, AdjustKind::Deref, l);
      if (r != right) adjust(expr->b, AdjustKind::Deref, r);
      return l;
    }
    if (infer_.unify(l, r)) {
      if (l != left) adjust(expr->a, AdjustKind::Deref, l);
      if (r != right) adjust(expr->b, AdjustKind::Deref, r);
      return comparison ? types_.boolean() : l;
    }
    if (comparison || l == left) {
      // i32 + u64, 1 < 2.0
      Diagnostic& diagnostic = comparison ? mismatch(expr->b->span, left, right) : mismatch(expr->b->span, l, r);
      if (is_int(resolved(l)->kind) && is_int(resolved(r)->kind)) diagnostic.with_hint("convert one of them with `as`", {{{expr->b->span.hi, expr->b->span.hi}, " as " + text(l)}});
      if (!comparison && diagnostic.code == "E0308") {
        const Ty lk = resolved(l), rk = resolved(r);
        if (!(is_int(lk->kind) && is_int(rk->kind)) && !(is_float(lk->kind) && is_float(rk->kind))) {
          diagnostic.code = "E0277";
          diagnostic.span = expr->name_span;
        }
      }
      return comparison ? types_.boolean() : types_.error();
    }
  }
  if (comparison && left->kind == TyKind::Tuple && is_unit(left) && right == left) {
  }
  if (comparison) {
    const bool equality = op == Tok::EqEq || op == Tok::Ne;
    return overloaded_binary(expr, equality ? "partial_eq" : "partial_ord",
                             op == Tok::EqEq ? "eq" : op == Tok::Ne ? "ne" : op == Tok::Lt ? "lt" : op == Tok::Le ? "le" : op == Tok::Gt ? "gt" : "ge", true, false);
  }
  const Operator* known = find_operator(op);
  return overloaded_binary(expr, known->trait, known->method, false, false);
}

Ty Checker::overloaded_binary(Expr* expr, const char* lang, const char* method, bool by_ref, bool assigning) {
  const auto found = lang_.traits.find(lang);
  if (found == lang_.traits.end()) return types_.error();
  const TraitDef* trait = found->second;
  const Ty left = shallow(adjusted_type(expr->a)), right = shallow(adjusted_type(expr->b));
  if (left->kind == TyKind::Infer && infer_.kind_of(left) == VarKind::General && by_ref) {
    // Comparing something unknown: most often both have one type.
    if (right->kind != TyKind::Infer && infer_.unify(left, right)) return expr->type = overloaded_binary(expr, lang, method, by_ref, assigning);
  }
  TraitRef ref{trait, {left, right}};
  const Infer::Answer answer = infer_.evaluate(ref);
  if (answer == Infer::Answer::No) {
    // The right side may still convert: `string == &str` is found as is, `x + &y` by deref.
    if (!by_ref && right->kind == TyKind::Ref) {
      const std::vector<Step> steps = autoderef(right->args[0], expr->b->span);
      for (std::size_t i = 1; i < steps.size(); ++i) {
        const Ty other = types_.ref(steps[i].type, false);
        if (infer_.evaluate(TraitRef{trait, {left, other}}) == Infer::Answer::Yes) {
          coerce(expr->b, right, other);
          expr->overloaded = true;
          expr->target.kind = Resolution::Kind::Method;
          expr->target.fn = trait->method(intern(method));
          expr->target.args = {left, other};
          return assigning ? unit() : normalize(types_.projection(trait->assoc_types[0], {left, other}), expr->span);
        }
      }
    }
    if (quiet(left) || quiet(right)) return types_.error();
    bool left_alone = false;
    crate_.each_impl(trait, [&](const ImplDef& impl) {
      const Infer::Mark before = infer_.mark();
      const std::vector<Ty> args = infer_.fresh_args(impl.generics, {});
      left_alone |= infer_.unify(types_.substitute(impl.trait.args[0], args), left);
      infer_.roll_back(before);
      return left_alone;
    });
    const std::string symbol = assigning ? std::string(to_text(expr->op)) + "=" : to_text(expr->op);
    const bool primitive = (is_int(left->kind) || is_float(left->kind)) && !assigning;
    if (by_ref) {
      if (left_alone && left->kind != TyKind::Ref) {
        if (resolved(left)->kind == TyKind::Adt || right->kind == left->kind || is_int(left->kind) || (left->kind == TyKind::Infer && (right->kind == TyKind::Bool || right->kind == TyKind::Char))) {
          mismatch(expr->b->span, left, right);
        } else {
          error("E0277", expr->name_span, "`" + text(left) + "` cannot be compared with `" + text(right) + "`");
        }
      } else {
        Diagnostic& diagnostic = error(left_alone || (left->kind == TyKind::Ref) != (right->kind == TyKind::Ref) ? "E0277" : "E0369", expr->name_span, "`" + text(left) + "` cannot be compared with `" + text(right) + "`");
        if (left->kind == TyKind::Adt && left->adt()->crate == &crate_) {
          const std::uint32_t lo = left->adt()->item->span.lo;
          const std::string derive = *lang == 'p' && std::string(lang) == "partial_eq" ? "PartialEq" : "PartialEq, PartialOrd";
          diagnostic.with_hint("put `#[derive(" + derive + ")]` before `" + *left->adt()->name + "`", {{{lo, lo}, "#[derive(" + derive + ")]\n"}});
        }
      }
      return types_.boolean();
    }
    if (left_alone && (primitive || left->kind == TyKind::Adt)) {
      if (left->kind == TyKind::Adt) {
        Diagnostic& diagnostic = mismatch(expr->b->span, types_.ref(types_.str(), false), right);
        if (left->adt() == lang_.string) diagnostic.with_hint("borrow it: `&`", {{{expr->b->span.lo, expr->b->span.lo}, "&"}});
      } else {
        error("E0277", expr->name_span, "`" + text(left) + "` " + symbol + " `" + text(right) + "` is not possible");
      }
      return types_.error();
    }
    Diagnostic& diagnostic = error(assigning ? (left_alone ? "E0277" : "E0368") : left_alone ? "E0277" : "E0369", assigning && !left_alone ? expr->span : expr->name_span, "`" + symbol + "` cannot be used on `" + text(left) + "` and `" + text(right) + "`");
    if (left->kind == TyKind::Ref && left->args[0]->kind == TyKind::Str && !assigning && expr->op == Tok::Plus)
      diagnostic.with_hint("texts are joined with `format!(\"{}{}\", a, b)`");
    return types_.error();
  }
  expr->overloaded = true;
  expr->target.kind = Resolution::Kind::Method;
  expr->target.fn = trait->method(intern(method));
  expr->target.args = {left, right};
  require(trait, {left, right}, expr->name_span);
  if (by_ref) return types_.boolean();
  if (assigning) return unit();
  return normalize(types_.projection(trait->assoc_types[0], {left, right}), expr->span);
}

Ty Checker::assign_op(Expr* expr) {
  const Ty left = structural(check(expr->a));
  const bool shift = expr->op == Tok::Shl || expr->op == Tok::Shr;
  Ty hint = !shift && (is_int(left->kind) || is_float(left->kind)) ? left : nullptr;
  if (expr->b->kind != ExprKind::Literal && expr->b->kind != ExprKind::Binary && expr->b->kind != ExprKind::Unary) hint = nullptr;
  const Ty right = structural(check(expr->b, hint));
  const bool has_place = is_place(expr->a);
  const auto refuse_place = [&] {
    if (!has_place) error("E0067", expr->name_span, "the left side of `" + std::string(to_text(expr->op)) + "=` must be a variable, a field or an element");
    return unit();
  };
  if (has_place) use_mutably(expr->a);
  if (left->kind == TyKind::Error || right->kind == TyKind::Error || right->kind == TyKind::Never) return unit();
  const Ty r = right->kind == TyKind::Ref ? structural(right->args[0]) : right;
  if (builtin_operands(expr->op, left, r)) {
    if (shift || infer_.unify(left, r)) {
      if (r != right) adjust(expr->b, AdjustKind::Deref, r);
      return refuse_place();
    }
    mismatch(expr->b->span, left, r);
    return unit();
  }
  const Operator* known = find_operator(expr->op);
  overloaded_binary(expr, known->assign_trait, known->assign_method, false, true);
  return refuse_place();
}

}  // namespace handoff::lang
