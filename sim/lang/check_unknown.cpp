// E0282, E0283, E0284: types that the code does not tell. Rust points at the place where writing the type is least work: a
// variable with a short type before one with a long type, both before the arguments of a generic function.
#include "lang/check.hpp"

namespace handoff::lang {

namespace {

constexpr int kNever = 1 << 20;

int effort(Infer& infer, Ty type) {
  type = infer.shallow(type);
  int sum = 0;
  const auto parts = [&](std::size_t count) {
    for (std::size_t i = 0; i < count && i < type->args.size(); ++i) sum += effort(infer, type->args[i]);
    return sum;
  };
  switch (type->kind) {
    case TyKind::Infer: return 0;
    case TyKind::Closure: return 1000;
    case TyKind::FnDef: return 150;
    case TyKind::FnPtr: return 30;
    case TyKind::Adt: return 5 + parts(type->args.size());
    case TyKind::Tuple: return 5 + parts(type->args.size());
    case TyKind::Ref: return 2 + parts(1);
    default: return 1;
  }
}

bool mentions(Infer& infer, Ty type, Ty variable) {
  type = infer.shallow(type);
  if (type == variable) return true;
  for (const Ty part : type->args)
    if (mentions(infer, part, variable)) return true;
  return false;
}

}  // namespace

// The place where the type that `variable` stands for is best written.
Span Checker::place_to_tell(Ty variable, Span otherwise) {
  variable = shallow(variable);
  if (variable->kind != TyKind::Infer) return otherwise;
  Span best = otherwise;
  int least = kNever;
  const auto offer = [&](Span place, int cost) {
    if (cost < least || (cost == least && place.lo < best.lo)) best = place, least = cost;
  };
  for (const Stmt* stmt : statements_)
    if (!stmt->type_node && stmt->type && mentions(infer_, stmt->type, variable)) offer(stmt->pattern->span, effort(infer_, stmt->type));
  for (const Expr* expr : exprs_) {
    if (expr->kind == ExprKind::Closure && expr->closure) {
      for (std::size_t i = 0; i < expr->params.size() && i < expr->closure->inputs.size(); ++i)
        if (!expr->params[i].type && mentions(infer_, expr->closure->inputs[i], variable)) offer(expr->params[i].pattern->span, effort(infer_, expr->closure->inputs[i]));
      continue;
    }
    const bool is_path = expr->kind == ExprKind::Path && !expr->from_macro, is_method = expr->kind == ExprKind::MethodCall;
    if (!is_path && !is_method) continue;
    // Of a method only its own type parameters can be written.
    const FnDef* fn = expr->target.fn;
    std::size_t first = is_method && fn ? fn->generics.parent_count() : 0;
    int sum = 0;
    bool found = false;
    for (; first < expr->target.args.size(); ++first) {
      const Ty arg = expr->target.args[first];
      found = found || mentions(infer_, arg, variable);
      sum += effort(infer_, arg);
    }
    if (found) offer(is_method ? expr->name_span : expr->span, sum + (expr->target.kind == Resolution::Kind::Constructor && expr->target.variant && expr->target.variant->adt->is_enum ? 15 : 10));
  }
  return best;
}

void Checker::report_unknown(const char* code, Ty variable, Span otherwise, const std::string& message) {
  if (reported_unknown_) return;
  reported_unknown_ = true;
  const Span place = place_to_tell(variable, otherwise);
  Diagnostic& diagnostic = error(code, place, message).with_label("its type is not known");
  for (const Stmt* stmt : statements_) {
    if (stmt->pattern->span.lo != place.lo || stmt->pattern->kind != PatternKind::Bind || !stmt->type) continue;
    const Ty type = resolved(stmt->type);
    if (type->kind == TyKind::Infer) continue;
    diagnostic.message = "the type of `" + *stmt->pattern->name + "` is not clear: of `" + text(type) + "` a part is not told anywhere";
  }
  if (otherwise.lo != place.lo && otherwise.hi) diagnostic.also(otherwise, "it must be known here");
  diagnostic.with_hint("write it: `let name: Type = …`, or `::<Type>` after the function's name");
}

// What is still open when all of the function has been looked at.
void Checker::report_ambiguous() {
  if (diagnostics_.errors() != errors_before_ || reported_unknown_ || crate_.is_library()) return;
  for (const Obligation& obligation : pending_) {
    const TraitDef* trait = obligation.predicate.trait.trait;
    if (trait == lang_.sized || trait == lang_.display || trait == lang_.debug) continue;  // printing asks last
    Ty variable = nullptr;
    const std::function<void(Ty)> find = [&](Ty type) {
      type = resolved(type);
      if (type->kind == TyKind::Infer && !variable) variable = type;
      for (const Ty part : type->args) find(part);
    };
    for (const Ty arg : obligation.predicate.trait.args) {
      if (quiet(arg)) return;
      find(arg);
    }
    if (!variable) continue;
    const std::string name = *obligation.predicate.trait.trait->name;
    report_unknown(obligation.predicate.assoc ? "E0284" : "E0283", variable, obligation.span,
                   "the type is not clear here: `" + name + "` could be meant of several types");
    return;
  }
}

}  // namespace handoff::lang
