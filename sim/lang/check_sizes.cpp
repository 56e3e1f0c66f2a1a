// E0277: values whose size is not known (str, [T], dyn Trait) have a place only behind a pointer: not in a variable, not as
// an argument, and not for a type parameter that is not `?Sized`.
#include "lang/check.hpp"

namespace handoff::lang {

void Checker::report_size(Ty type, Span span, const char* what) {
  error("E0277", span, std::string(what) + " must have a size that is known, and a `" + to_text(type) + "` can have any")
      .with_label("its size is not known")
      .with_hint("keep a reference to it: put `&` before the value");
}

// After the types are final.
void Checker::check_sizes() {
  if (crate_.is_library()) return;
  for (const LocalVar* local : fn_.locals)
    if (has_no_size(local->type)) report_size(local->type, local->span, "a variable");
  const auto value = [&](Expr* expr, const char* what) {
    const Ty type = adjusted_type(expr);
    if (has_no_size(type)) report_size(type, expr->span, what);
    return has_no_size(type);
  };
  for (Expr* expr : exprs_) {
    bool told = false;
    switch (expr->kind) {
      case ExprKind::Call:
      case ExprKind::MethodCall:
        for (Expr* argument : expr->list) told |= value(argument, "an argument");
        break;
      case ExprKind::Format:
        for (Expr* argument : expr->list) told |= value(argument, "what is printed");
        break;
      case ExprKind::Array:
        for (Expr* part : expr->list) told |= value(part, "an element");
        break;
      case ExprKind::Struct:
        for (FieldInit& field : expr->fields)
          if (field.value) told |= value(field.value, "a field");
        break;
      default: break;
    }
    const FnDef* fn = expr->target.fn;
    if (told || !fn) continue;
    for (std::uint32_t i = 0; i < expr->target.args.size() && i < fn->generics.count(); ++i) {
      const GenericParam& param = fn->generics.param(i);
      if (!param.is_sized || param.is_const || !has_no_size(expr->target.args[i])) continue;
      const Span at = expr->name_span.hi ? expr->name_span : expr->span;
      error("E0277", at, "`" + *param.name + "` of `" + *fn->name + "` must be a type whose size is known, and a `" + to_text(expr->target.args[i]) + "` can have any size")
          .with_label("its size is not known");
      break;
    }
  }
}

}  // namespace handoff::lang
