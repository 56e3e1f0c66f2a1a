#include <algorithm>

#include "lang/check.hpp"

namespace handoff::lang {

Ty Checker::check(Expr* expr, Ty expected) {
  exprs_.push_back(expr);
  const Ty type = check_inner(expr, expected);
  expr->type = type;
  if (shallow(type)->kind == TyKind::Never) diverges_ = true;
  return type;
}

void Checker::check_coerce(Expr* expr, Ty expected) {
  const Ty type = check(expr, expected);
  if (coerce(expr, type, expected)) return;
  Diagnostic& diagnostic = mismatch(expr->span, expected, type);
  const Ty want = resolved(expected), have = resolved(type);
  const Span end{expr->span.hi, expr->span.hi}, start{expr->span.lo, expr->span.lo};
  if (want->kind == TyKind::Adt && want->adt() == lang_.string && have->kind == TyKind::Ref && have->args[0]->kind == TyKind::Str) {
    diagnostic.with_hint("make a String of it: `.to_string()`", {{end, ".to_string()"}});
  } else if (want->kind == TyKind::Ref && !want->is_mut && infer_.unify(want->args[0], have)) {
    diagnostic.with_hint("borrow it: `&`", {{start, "&"}});
  } else if (want->kind == TyKind::Adt && want->adt() == lang_.option && infer_.unify(want->args[0], have)) {
    diagnostic.with_hint("wrap it: `Some(…)`", {{start, "Some("}, {end, ")"}});
  } else if (is_int(want->kind) && is_int(have->kind)) {
    diagnostic.with_hint("convert it: `as " + text(want) + "`", {{end, " as " + text(want)}});
  }
}

Ty Checker::check_inner(Expr* expr, Ty expected) {
  switch (expr->kind) {
    case ExprKind::Literal: return literal(expr, expected);
    case ExprKind::Path: return path_expr(expr, expected);
    case ExprKind::Unary: return unary(expr, expected);
    case ExprKind::Binary: return binary(expr, expected);
    case ExprKind::AssignOp: return assign_op(expr);
    case ExprKind::Assign: {
      if (expr->a->kind == ExprKind::Underscore) {
        exprs_.push_back(expr->a);
        expr->a->type = check(expr->b);
        return unit();
      }
      const Ty target = check(expr->a);
      const auto assign_to = [&](const auto& self, Expr* place) -> void {
        if (place->kind == ExprKind::Tuple) {
          for (Expr* part : place->list) self(self, part);
        } else if (place->kind == ExprKind::Underscore) {
        } else if (!is_place(place)) {
          error("E0070", expr->name_span, "the left side of `=` must be a variable, a field or an element");
        } else {
          use_mutably(place);
        }
      };
      assign_to(assign_to, expr->a);
      check_coerce(expr->b, adjusted_type(expr->a) ? adjusted_type(expr->a) : target);
      return unit();
    }
    case ExprKind::AddrOf: {
      Ty inner = nullptr;
      if (expected) {
        const Ty want = shallow(expected);
        if (want->kind == TyKind::Ref) {
          inner = shallow(want->args[0]);
          const bool lists = inner->kind == TyKind::Slice && expr->a->kind == ExprKind::Array;
          if ((inner->kind == TyKind::Slice && !lists) || inner->kind == TyKind::Str || (inner->kind == TyKind::Dyn && expr->a->kind != ExprKind::Closure)) inner = nullptr;
          // A hint only helps where it cannot ask for a conversion.
          if (inner && expr->a->kind != ExprKind::Literal && expr->a->kind != ExprKind::Closure && expr->a->kind != ExprKind::Array && expr->a->kind != ExprKind::Call) inner = nullptr;
        }
      }
      const Ty type = check(expr->a, inner);
      if (expr->flag && is_place(expr->a)) use_mutably(expr->a);
      return types_.ref(type, expr->flag);
    }
    case ExprKind::Call: return call_expr(expr, expected);
    case ExprKind::MethodCall: return method_call(expr, expected);
    case ExprKind::Field: return field_expr(expr);
    case ExprKind::Index: return index_expr(expr);
    case ExprKind::Range: return range_expr(expr, expected);
    case ExprKind::Tuple: {
      std::vector<Ty> parts;
      const Ty want = expected ? shallow(expected) : nullptr;
      for (std::size_t i = 0; i < expr->list.size(); ++i) {
        if (expr->list[i]->kind == ExprKind::Underscore) {
          exprs_.push_back(expr->list[i]);
          parts.push_back(set(expr->list[i], fresh(expr->list[i]->span)));
          continue;
        }
        const Ty hint = want && want->kind == TyKind::Tuple && want->args.size() == expr->list.size() ? want->args[i] : nullptr;
        Ty part = check(expr->list[i], hint);
        if (hint && shallow(hint)->kind != TyKind::Infer && coerce(expr->list[i], part, hint)) part = hint;
        else if (shallow(part)->kind == TyKind::Never) {
          const Ty variable = fresh(expr->span);
          diverging_.push_back(variable);
          coerce(expr->list[i], part, variable);
          part = variable;
        }
        parts.push_back(part);
      }
      return types_.tuple(std::move(parts));
    }
    case ExprKind::Array: {
      Ty element = fresh(expr->span);
      if (expected) {
        const Ty want = shallow(expected);
        if ((want->kind == TyKind::Array || want->kind == TyKind::Slice)) element = want->args[0];
      }
      for (Expr* part : expr->list) {
        const Ty type = check(part, element);
        if (!coerce(part, type, element)) mismatch(part->span, element, type);
      }
      return types_.array(element, expr->list.size());
    }
    case ExprKind::Repeat: {
      Ty element = nullptr;
      if (expected) {
        const Ty want = shallow(expected);
        if (want->kind == TyKind::Array || want->kind == TyKind::Slice) element = want->args[0];
      }
      if (element) check_coerce(expr->a, element);
      else element = check(expr->a);
      TypeLowering low = lowering();
      const Ty length = low.array_length(expr->b);
      const Expr* a = expr->a;
      deferred_.push_back([this, element, length, a] {
        const Ty type = resolved(element);
        if (type->has(Type::kHasError) || (length->kind == TyKind::Const && length->value <= 1)) return;
        if (a->kind == ExprKind::Path && a->target.kind == Resolution::Kind::Const) return;
        if (!infer_.is_copy(type))
          error("E0277", a->span, "`" + text(type) + "` is not Copy, so it cannot be repeated in an array").with_hint("use `vec![value; length]`, which clones, or build the array with a function");
      });
      return types_.array(element, length);
    }
    case ExprKind::Struct: return struct_expr(expr, expected);
    case ExprKind::Block: {
      if (!expr->label) return check_block(expr->block, expected, expected != nullptr);
      Loop loop;
      loop.label = expr->label;
      loop.is_block = true;
      loop.result = expected ? expected : fresh(expr->span);
      loops_.push_back(loop);
      const bool before = diverges_;
      const Ty type = check_block(expr->block, loop.result, true);
      const bool has_break = loops_.back().has_break;
      const Ty result = loops_.back().result;
      loops_.pop_back();
      if (has_break) diverges_ = before;
      return has_break ? result : type;
    }
    case ExprKind::If: return if_expr(expr, expected);
    case ExprKind::Let:
      error("", expr->span, "`let` can only be the condition of `if` or `while`");
      return types_.error();
    case ExprKind::While:
    case ExprKind::Loop: return loop_expr(expr, expected);
    case ExprKind::For: return for_expr(expr);
    case ExprKind::Match: return match_expr(expr, expected);
    case ExprKind::Closure: return closure_expr(expr, expected);
    case ExprKind::Return: {
      if (fn_.constant && !closure_) {
        error("E0572", expr->span, "`return` belongs into a function");
        return types_.never();
      }
      if (expr->a) {
        check_coerce(expr->a, return_type_);
      } else if (!infer_.unify(return_type_, unit())) {
        if (!quiet(return_type_)) error("E0069", expr->span, "this `return` needs a value of type `" + text(return_type_) + "`");
      }
      return types_.never();
    }
    case ExprKind::Break:
    case ExprKind::Continue: {
      const bool is_break = expr->kind == ExprKind::Break;
      Loop* loop = nullptr;
      for (std::size_t i = loops_.size(); i-- > 0 && !loop;)
        if (expr->name ? loops_[i].label == expr->name : !loops_[i].is_block) loop = &loops_[i];
      if (!loop) {
        if (expr->a) check(expr->a);
        if (expr->name) error("E0426", expr->span, "there is no loop with the label `'" + *expr->name + "` around this");
        else if (closure_) error("E0267", expr->span, std::string("`") + (is_break ? "break" : "continue") + "` cannot leave a closure: there is no loop inside of it").with_hint("use `return` to leave the closure");
        else error("E0268", expr->span, std::string("`") + (is_break ? "break" : "continue") + "` belongs into a loop");
        return types_.never();
      }
      if (!is_break) return types_.never();
      const std::size_t index = static_cast<std::size_t>(loop - loops_.data());
      if (expr->a) {
        if (!loop->is_loop && !loop->is_block) {
          check(expr->a);
          error("E0571", expr->span, "only `loop` can give a value with `break`");
          return types_.never();
        }
        const Ty result = loop->result;
        check_coerce(expr->a, result);
      } else if (loop->is_loop || loop->is_block) {
        if (!infer_.unify(loop->result, unit()) && !quiet(loop->result)) error("E0308", expr->span, "this `break` needs a value of type `" + text(loop->result) + "`");
      }
      loops_[index].has_break = true;
      return types_.never();
    }
    case ExprKind::Try: return try_expr(expr, expected);
    case ExprKind::Cast: return cast_expr(expr);
    case ExprKind::Format: return format_expr(expr);
    case ExprKind::Underscore:
      error("", expr->span, "`_` is a pattern, not a value");
      return types_.error();
    case ExprKind::Error: return types_.error();
  }
  return types_.error();
}

// ---- blocks ----

// Whether it has lifetimes to hold a variable to. Those of trait objects are inferred where they are not written, and are not
// followed; nor are those of a type of which parts are left to be found.
static bool says_lifetimes(Ty type) {
  if (!type->has(Type::kHasRegion) || type->has(Type::kHasInfer | Type::kHasProjection | Type::kHasOpaque | Type::kIsLate)) return false;
  const auto is_plain = [](const auto& self, Ty part) -> bool {
    return part->kind != TyKind::Dyn && part->kind != TyKind::FnPtr && std::all_of(part->args.begin(), part->args.end(), [&](Ty inner) { return self(self, inner); });
  };
  return is_plain(is_plain, type);
}

void Checker::check_statement(Stmt& stmt) {
  switch (stmt.kind) {
    case StmtKind::Empty:
    case StmtKind::Item: return;
    case StmtKind::Expr: {
      const Ty type = check(stmt.expr, stmt.has_semi ? nullptr : unit());
      if (!stmt.has_semi && !coerce(stmt.expr, type, unit())) {
        mismatch(stmt.expr->span, unit(), type);
      }
      return;
    }
    case StmtKind::Let: {
      statements_.push_back(&stmt);
      const Ty written = stmt.type_node ? lowering().lower(stmt.type_node) : nullptr;
      Ty type = written ? normalize(types_.erase(written), stmt.type_node->span) : nullptr;
      if (stmt.expr) {
        if (type) {
          check_coerce(stmt.expr, type);
        } else {
          type = check(stmt.expr);
          if (shallow(type)->kind == TyKind::Never) {
            const Ty variable = fresh(stmt.pattern->span);
            diverging_.push_back(variable);
            coerce(stmt.expr, type, variable);
            type = variable;
          }
        }
      } else if (!type) {
        type = fresh(stmt.pattern->span);
      }
      stmt.type = type;
      if (stmt.else_block) {
        const bool before = diverges_;
        const Ty otherwise = check_block(stmt.else_block, nullptr, false);
        if (shallow(otherwise)->kind != TyKind::Never && !quiet(otherwise))
          error("E0308", stmt.else_block->span, "the `else` of `let` must leave: with return, break, continue or a panic");
        diverges_ = before;
      }
      pattern(stmt.pattern, type, Pattern::Mode::Move);
      if (written && stmt.pattern->kind == PatternKind::Bind && stmt.pattern->local && says_lifetimes(written)) stmt.pattern->local->written = written;
      return;
    }
  }
}

Ty Checker::check_block(Block* block, Ty expected, bool coerce_tail, bool) {
  blocks_.push_back(block);
  const ScopeMark scope = enter(block->module);
  const bool before = diverges_;
  diverges_ = false;
  for (Stmt& stmt : block->stmts) check_statement(stmt);
  Ty type;
  if (block->tail) {
    if (expected && coerce_tail) {
      check_coerce(block->tail, expected);
      const Ty own = shallow(block->tail->type);
      type = own->kind == TyKind::Never ? own : expected;
      if (own->kind == TyKind::Never) block->tail->adjusts.clear();
    } else {
      type = check(block->tail, expected);
    }
  } else if (diverges_) {
    type = types_.never();
  } else {
    type = unit();
    if (expected && coerce_tail && !infer_.unify(expected, type)) {
      const bool is_body = block == fn_.item->body && !closure_;
      Span place = is_body && fn_.item->result ? fn_.item->result->span : block->span;
      if (!quiet(expected)) {
        Diagnostic& diagnostic = error("E0308", place, "`" + text(expected) + "` is expected, but this block gives no value");
        diagnostic.with_label("expected `" + text(expected) + "`, found `()`");
        if (!block->stmts.empty()) {
          const Stmt& last = block->stmts.back();
          if (last.kind == StmtKind::Expr && last.has_semi && last.expr->type && infer_.unify(last.expr->type, expected))
            diagnostic.with_hint("without the `;` its last value is the value of the block", {{{last.span.hi - 1, last.span.hi}, ""}});
        }
      }
      type = expected;
    }
  }
  if (diverges_ && shallow(type)->kind != TyKind::Never && !block->tail) type = types_.never();
  diverges_ = diverges_ || before;
  leave(scope);
  block->type = type;
  return type;
}

// ---- values ----

Ty Checker::literal(Expr* expr, Ty expected) {
  const Ty want = expected ? shallow(expected) : nullptr;
  switch (expr->literal) {
    case LiteralKind::Bool: return types_.boolean();
    case LiteralKind::Char: return types_.primitive(TyKind::Char);
    case LiteralKind::Byte: return types_.primitive(TyKind::U8);
    case LiteralKind::Str: return types_.ref(types_.str(), false);
    case LiteralKind::ByteStr: return types_.ref(types_.array(types_.primitive(TyKind::U8), expr->text.size()), false);
    case LiteralKind::Int:
    case LiteralKind::Float: {
      if (expr->name) {
        const Def def = find_in_scope(*crate_.root, expr->name, Namespace::Types);
        if (def.kind == DefKind::Primitive && (is_int(def.primitive) || is_float(def.primitive)) &&
            !(expr->literal == LiteralKind::Float && is_int(def.primitive)))
          return types_.primitive(def.primitive);
        error("", expr->span, "`" + *expr->name + "` is not a number type: there are i32, u64, usize, f64 …");
        return types_.error();
      }
      const bool is_float_literal = expr->literal == LiteralKind::Float;
      if (want && (is_float_literal ? is_float(want->kind) : is_int(want->kind))) return want;
      if (want && want->kind == TyKind::Infer && infer_.kind_of(want) == (is_float_literal ? VarKind::Float : VarKind::Int)) return want;
      return infer_.fresh(expr->span, is_float_literal ? VarKind::Float : VarKind::Int);
    }
  }
  return types_.error();
}

Ty Checker::path_expr(Expr* expr, Ty) { return resolve_value(expr, expr->path, expr->span); }

Ty Checker::resolve_value(Expr* expr, const Path& path, Span span) {
  using Kind = Resolution::Kind;
  const PathSegment& first = path.segments[0];
  if (path.qself) {
    const Ty self = lower(path.qself);
    if (path.trait_segments == 0) return assoc_value(expr, self, path.segments.back(), span, nullptr);
    Path trait_path = path;
    trait_path.qself = nullptr;
    trait_path.segments.resize(path.trait_segments);
    TraitRef ref;
    TypeLowering low = lowering();
    if (!low.trait_ref(trait_path, self, ref, nullptr)) return types_.error();
    return assoc_value(expr, self, path.segments.back(), span, &ref);
  }
  if (!path.is_global && !path.is_library) {
    if (path.segments.size() == 1) {
      if (LocalVar* local = find_local(first.name)) {
        if (first.args) error("E0109", span, "a variable takes no type arguments");
        expr->target.kind = Kind::Local;
        expr->target.local = local;
        local->is_used = true;
        if (!crate_.is_library()) crate_.uses.push_back({span, local});
        return local->type;
      }
      for (const Generics* g = &fn_.generics; g; g = g->parent)
        for (std::size_t i = 0; i < g->params.size(); ++i)
          if (g->params[i].is_const && g->params[i].name == first.name) {
            expr->target.kind = Kind::ConstParam;
            expr->target.param = g->parent_count() + static_cast<std::uint32_t>(i);
            return types_.usize();
          }
    }
    if (*first.name == "Self" && self_type_) {
      if (path.segments.size() == 1) {
        if (self_type_->kind == TyKind::Adt && !self_type_->adt()->is_enum) {
          std::vector<Ty> args = self_type_->args;
          return constructor(expr, &self_type_->adt()->the_variant(), &args, path);
        }
        error("E0423", span, "`Self` is not a value here");
        return types_.error();
      }
      if (path.segments.size() == 2) return assoc_value(expr, self_type_, path.segments[1], span, nullptr);
    }
    if (path.segments.size() == 2)
      for (const Generics* g = &fn_.generics; g; g = g->parent)
        for (std::size_t i = 0; i < g->params.size(); ++i)
          if (g->params[i].name == first.name)
            return assoc_value(expr, types_.param(g->parent_count() + static_cast<std::uint32_t>(i), first.name), path.segments[1], span, nullptr);
  }
  const ResolvedPath resolved_path = resolve_path(*module_, path, Namespace::Values);
  const std::size_t count = path.segments.size();
  if (!resolved_path.def) {
    const PathSegment& failed = path.segments[resolved_path.failed_at];
    const bool last = resolved_path.failed_at + 1 == count;
    // T::new with a type that only values hide, Self::X …
    if (last && count == 1) {
      if (const Def type = find_in_scope(*module_, failed.name, Namespace::Types)) {
        if (type.kind == DefKind::Adt && !static_cast<AdtDef*>(type.pointer)->is_enum) {
          error("E0423", span, "`" + *failed.name + "` is a struct with named fields: write `" + *failed.name + " { … }`");
        } else {
          error("E0423", span, "`" + *failed.name + "` is a type, not a value");
        }
        return types_.error();
      }
    }
    if (last && count == 1 && is_standard_macro(*failed.name)) {
      error("E0423", failed.span, "`" + *failed.name + "` is a macro: it is called with `!`").with_label("not a value").with_hint("write `" + *failed.name + "!`", {{{failed.span.hi, failed.span.hi}, "!"}});
      return types_.error();
    }
    if (const std::string refusal = library_refusal(path.segments); resolved_path.failed_at > 0 && !refusal.empty()) {
      error("", failed.span, refusal);
      return types_.error();
    }
    Diagnostic& diagnostic = error(!last ? "E0433" : *failed.name == "self" ? "E0424" : "E0425", failed.span, last ? "there is no `" + *failed.name + "` here" : "`" + *failed.name + "` is not known here");
    diagnostic.with_label("not found");
    std::vector<Name> names;
    if (last && count == 1)
      for (const auto& [name, local] : locals_) names.push_back(name);
    const std::string where = resolved_path.failed_at == 0 ? library_path_of(crate_, failed.name, !last) : "";
    if (const Name similar = similar_name(failed.name, names)) {
      diagnostic.with_hint("is `" + *similar + "` meant?", {{failed.span, *similar}});
    } else if (!where.empty()) {
      diagnostic.with_hint("add `use " + where + ";`", {{import_place(crate_), "use " + where + ";\n"}});
    } else if (*failed.name == "rand") {
      diagnostic.with_hint("external crates are not part of Handoff's Rust; instead of random numbers, use a fixed list");
    } else if (*failed.name == "tokio" || *failed.name == "crossbeam" || *failed.name == "rayon" || *failed.name == "crossbeam_channel") {
      diagnostic.with_hint("external crates are not part of Handoff's Rust: only the standard library is there");
    } else if (*failed.name == "self") {
      diagnostic.with_hint("`self` is there only in methods that have it as their first parameter");
    }
    return types_.error();
  }
  const Def& def = resolved_path.def;
  const PathSegment& named = path.segments[resolved_path.used - 1];
  if (resolved_path.used == count) {
    switch (def.kind) {
      case DefKind::Fn: {
        FnDef* fn = static_cast<FnDef*>(def.pointer);
        TypeLowering low = lowering();
        const std::vector<Ty> args = low.generic_args(fn->generics, named.args, span, "the function", fn->name, {}, true);
        for (std::size_t i = 0; i < args.size(); ++i) (void)i;
        expr->target.kind = Kind::Fn;
        expr->target.fn = fn;
        expr->target.args = args;
        std::vector<Obligation> wanted;
        infer_.predicates_of(fn->generics, args, span, wanted, fn);
        register_all(wanted);
        return types_.with_def(TyKind::FnDef, fn, args);
      }
      case DefKind::Const:
      case DefKind::Static: {
        ConstDef* constant = static_cast<ConstDef*>(def.pointer);
        expr->target.kind = def.kind == DefKind::Const ? Kind::Const : Kind::Static;
        expr->target.constant = constant;
        return types_.erase(constant->type);
      }
      case DefKind::Variant: {
        VariantDef* variant = static_cast<VariantDef*>(def.pointer);
        return constructor(expr, variant, nullptr, path);
      }
      case DefKind::Adt: {
        AdtDef* adt = static_cast<AdtDef*>(def.pointer);
        error("E0423", span, adt->is_enum ? "`" + *adt->name + "` is an enum: name one of its variants" : "`" + *adt->name + "` is a struct with named fields: write `" + *adt->name + " { … }`");
        return types_.error();
      }
      default:
        error("E0423", span, "`" + *named.name + "` is not a value");
        return types_.error();
    }
  }
  // Type::name
  Ty self = nullptr;
  TraitRef trait;
  bool is_trait = false;
  switch (def.kind) {
    case DefKind::Adt: {
      TypeLowering low = lowering();
      self = low.adt_type(static_cast<AdtDef*>(def.pointer), named.args, span);
      self = types_.erase(self);
      break;
    }
    case DefKind::Primitive: self = types_.primitive(def.primitive); break;
    case DefKind::Alias: {
      TypeNode node;
      node.kind = TypeNodeKind::Path;
      node.span = span;
      node.path = path;
      node.path.segments.resize(resolved_path.used);
      self = lower(&node);
      break;
    }
    case DefKind::Trait: {
      Path trait_path = path;
      trait_path.segments.resize(resolved_path.used);
      self = fresh(span);
      trait.trait = static_cast<TraitDef*>(def.pointer);
      const GenericArgsNode* args = named.args;
      if (args) {
        TypeLowering low = lowering();
        if (!low.trait_ref(trait_path, self, trait, nullptr)) return types_.error();
      } else {
        trait.args = infer_.fresh_args(trait.trait->generics, span);
        trait.args[0] = self;
      }
      is_trait = true;
      break;
    }
    default:
      error("E0433", named.span, "`" + *named.name + "` is neither a module nor a type");
      return types_.error();
  }
  if (resolved_path.used + 1 != count) {
    // Type::Assoc::name
    TypeLowering low = lowering();
    for (std::size_t i = resolved_path.used; i + 1 < count; ++i) self = normalize(types_.erase(low.assoc_type_of(self, path.segments[i].name, span)), span);
  }
  return assoc_value(expr, self, path.segments.back(), span, is_trait ? &trait : nullptr);
}

Ty Checker::constructor(Expr* expr, VariantDef* variant, const std::vector<Ty>* adt_args, const Path& path) {
  std::vector<Ty> args;
  if (adt_args) {
    args = *adt_args;
  } else {
    // Option::<i32>::None, None::<i32>
    const GenericArgsNode* given = path.segments.back().args;
    if (!given && path.segments.size() > 1 && variant->adt->is_enum) given = path.segments[path.segments.size() - 2].args;
    TypeLowering low = lowering();
    args = low.generic_args(variant->adt->generics, given, expr->span, variant->adt->is_enum ? "the enum" : "the struct", variant->adt->name, {}, true);
  }
  expr->target.kind = Resolution::Kind::Constructor;
  expr->target.variant = variant;
  expr->target.args = args;
  const Ty adt = types_.adt(variant->adt, args);
  if (variant->shape == VariantNode::Shape::Unit) return adt;
  if (variant->shape == VariantNode::Shape::Named) {
    error("E0533", expr->span, "`" + *variant->name + "` has named fields: write `" + *variant->name + " { … }`");
    return types_.error();
  }
  std::vector<Ty> parts;
  for (const FieldDef& field : variant->fields) {
    if (!field.is_pub && variant->adt->crate->is_library() && !crate_.is_library()) {
      error("E0423", expr->span, "`" + *variant->adt->name + "` cannot be made like this: its fields are private");
      return types_.error();
    }
    parts.push_back(instantiate(field.type, args, expr->span));
  }
  parts.push_back(adt);
  return types_.fn_ptr(std::move(parts));
}

Ty Checker::assoc_value(Expr* expr, Ty self, const PathSegment& segment, Span span, const TraitRef* trait) {
  using Kind = Resolution::Kind;
  self = structural(self);
  if (self->kind == TyKind::Error) return self;
  const auto use_fn = [&](FnDef* fn, std::vector<Ty> parent_args) -> Ty {
    TypeLowering low = lowering();
    const std::vector<Ty> args = low.generic_args(fn->generics, segment.args, span, "the function", fn->name, std::move(parent_args), true);
    expr->target.kind = Kind::Fn;
    expr->target.fn = fn;
    expr->target.args = args;
    std::vector<Obligation> wanted;
    infer_.predicates_of(fn->generics, args, span, wanted, fn);
    register_all(wanted);
    return types_.with_def(TyKind::FnDef, fn, args);
  };
  const auto use_const = [&](ConstDef* constant, const std::vector<Ty>& args) -> Ty {
    expr->target.kind = Kind::Const;
    expr->target.constant = constant;
    expr->target.args = args;
    return instantiate(constant->type, args, span);
  };
  if (!trait && self->kind == TyKind::Adt && self->adt()->is_enum)
    for (VariantDef* variant : self->adt()->variants)
      if (variant->name == segment.name) {
        std::vector<Ty> args = self->args;
        return constructor(expr, variant, &args, expr->path);
      }
  if (!trait) {
    Ty result = nullptr;
    FnDef* hidden = nullptr;
    crate_.each_inherent_impl(self, [&](const ImplDef& impl) {
      const auto method = impl.methods.find(segment.name);
      const auto constant = impl.consts.find(segment.name);
      if (method == impl.methods.end() && constant == impl.consts.end()) return false;
      const Infer::Mark before = infer_.mark();
      const std::vector<Ty> args = infer_.fresh_args(impl.generics, span);
      if (!infer_.unify(normalize(types_.substitute(impl.self_type, args), span), self)) {
        infer_.roll_back(before);
        return false;
      }
      if (method != impl.methods.end()) {
        if (!visible(method->second)) {
          hidden = method->second;
          infer_.roll_back(before);
          return false;
        }
        result = use_fn(method->second, args);
      } else {
        result = use_const(constant->second, args);
      }
      return true;
    });
    if (result) return result;
    if (hidden) {
      error("E0624", segment.span, "the function `" + *segment.name + "` is private");
      return types_.error();
    }
  }
  // Through a trait.
  const auto through = [&](const TraitRef& ref) -> Ty {
    if (FnDef* fn = ref.trait->method(segment.name)) return use_fn(fn, ref.args);
    for (ConstDef* constant : ref.trait->consts)
      if (constant->name == segment.name) {
        // The implementation's constant, where the type is known.
        Selection selection;
        std::vector<Obligation> nested;
        const Infer::Answer how = infer_.select(ref, selection, nested);
        register_all(nested);
        if (how == Infer::Answer::Yes && selection.kind == Selection::Kind::Impl)
          if (const auto it = selection.impl->consts.find(segment.name); it != selection.impl->consts.end())
            return use_const(it->second, selection.args);
        return use_const(constant, ref.args);
      }
    return nullptr;
  };
  if (trait) {
    if (const Ty result = through(*trait)) return result;
    error("E0576", segment.span, "the trait `" + *trait->trait->name + "` has no `" + *segment.name + "`");
    return types_.error();
  }
  for (const Predicate& bound : infer_.env())
    if (!bound.assoc && shallow(bound.trait.args[0]) == self)
      if (const Ty result = through(bound.trait)) return result;
  FnDef* best = nullptr;
  crate_.each_trait_method(segment.name, [&](FnDef& fn) {
    if (!in_scope(fn.trait)) return false;
    TraitRef ref{fn.trait, infer_.fresh_args(fn.trait->generics, span)};
    ref.args[0] = self;
    if (infer_.evaluate(ref) == Infer::Answer::No) return false;
    best = &fn;
    return true;
  });
  if (best) {
    std::vector<Ty> args = infer_.fresh_args(best->trait->generics, span);
    args[0] = self;
    return use_fn(best, args);
  }
  std::vector<const TraitDef*> all;
  for (const Crate* crate : {crate_.library, static_cast<const Crate*>(&crate_)})
    if (crate)
      for (const auto& [def, impls] : crate->trait_impls) all.push_back(def);
  for (const TraitDef* def : all)
    for (ConstDef* constant : def->consts)
      if (constant->name == segment.name && in_scope(def)) {
        TraitRef ref{def, infer_.fresh_args(def->generics, span)};
        ref.args[0] = self;
        if (infer_.evaluate(ref) != Infer::Answer::No)
          if (const Ty result = through(ref)) return result;
      }
  if (quiet(self)) return types_.error();
  if (self->kind == TyKind::Infer) {
    error("E0282", span, "the type before `::` is not known");
    return types_.error();
  }
  Diagnostic& diagnostic = error("E0599", segment.span, self->kind == TyKind::Adt && self->adt()->is_enum ? "the enum `" + text(self) + "` has no variant or function `" + *segment.name + "`"
                                                                                                  : "`" + text(self) + "` has no function `" + *segment.name + "`" + in_our_rust(self));
  diagnostic.with_label("not found in `" + text(self) + "`");
  if (hint_imports(diagnostic, segment.name, {self})) return types_.error();
  std::vector<Name> names;
  crate_.each_inherent_impl(self, [&](const ImplDef& impl) {
    for (const auto& [name, fn] : impl.methods)
      if (visible(fn)) names.push_back(name);
    return false;
  });
  if (self->kind == TyKind::Adt)
    for (const VariantDef* variant : self->adt()->variants) names.push_back(variant->name);
  if (const Name similar = similar_name(segment.name, names)) diagnostic.with_hint("is `" + *similar + "` meant?", {{segment.span, *similar}});
  return types_.error();
}

VariantDef* Checker::resolve_variant(const Path& path, std::vector<Ty>& args, const char* what) {
  const auto of_type = [&](Ty type) -> VariantDef* {
    if (type->kind == TyKind::Adt && !type->adt()->is_enum) {
      args = type->args;
      return &type->adt()->the_variant();
    }
    if (type->kind != TyKind::Error) error("E0071", path.span, "`" + text(type) + "` is not a struct");
    return nullptr;
  };
  if (*path.segments[0].name == "Self" && self_type_) {
    if (path.segments.size() == 1) return of_type(self_type_);
    if (self_type_->kind == TyKind::Adt)
      for (VariantDef* variant : self_type_->adt()->variants)
        if (variant->name == path.segments[1].name) {
          args = self_type_->args;
          return variant;
        }
    error("E0599", path.span, "`" + text(self_type_) + "` has no variant `" + *path.segments[1].name + "`");
    return nullptr;
  }
  ResolvedPath found = resolve_path(*module_, path, Namespace::Types);
  if (!found.def || (found.def.kind != DefKind::Adt && found.def.kind != DefKind::Variant && found.def.kind != DefKind::Alias)) {
    const ResolvedPath value = resolve_path(*module_, path, Namespace::Values);
    if (value.def.kind == DefKind::Variant) found = value;
  }
  if (!found.def) {
    const PathSegment& failed = path.segments[found.failed_at];
    const bool last = found.failed_at + 1 == path.segments.size();
    Diagnostic& diagnostic = error(!last ? "E0433" : *what == 's' ? "E0422" : "E0531", failed.span, "there is no `" + *failed.name + "` here");
    const std::string where = library_path_of(crate_, failed.name, true);
    if (!where.empty() && found.failed_at == 0) diagnostic.with_hint("add `use " + where + ";`", {{import_place(crate_), "use " + where + ";\n"}});
    return nullptr;
  }
  if (found.def.kind == DefKind::Variant && found.used == path.segments.size()) {
    VariantDef* variant = static_cast<VariantDef*>(found.def.pointer);
    const GenericArgsNode* given = path.segments.back().args;
    if (!given && path.segments.size() > 1 && variant->adt->is_enum) given = path.segments[path.segments.size() - 2].args;
    TypeLowering low = lowering();
    args = low.generic_args(variant->adt->generics, given, path.span, "the type", variant->adt->name, {}, true);
    return variant;
  }
  if (found.def.kind == DefKind::Adt || found.def.kind == DefKind::Alias) {
    TypeNode node;
    node.kind = TypeNodeKind::Path;
    node.span = path.span;
    node.path = path;
    node.path.segments.resize(found.used);
    const Ty type = lower(&node);
    if (found.used == path.segments.size()) return of_type(type);
    if (type->kind == TyKind::Adt)
      for (VariantDef* variant : type->adt()->variants)
        if (variant->name == path.segments[found.used].name) {
          args = type->args;
          return variant;
        }
    error("E0599", path.segments[found.used].span, "`" + text(type) + "` has no variant `" + *path.segments[found.used].name + "`");
    return nullptr;
  }
  error(*what == 's' ? "E0574" : "E0532", path.span, "`" + *path.segments.back().name + "` is not a struct or variant");
  return nullptr;
}

Ty Checker::struct_expr(Expr* expr, Ty expected) {
  std::vector<Ty> args;
  VariantDef* variant = resolve_variant(expr->path, args, "struct");
  if (!variant) {
    for (FieldInit& field : expr->fields) check(field.value);
    if (expr->a) check(expr->a);
    return types_.error();
  }
  const Ty type = types_.adt(variant->adt, args);
  if (expected) {
    const Infer::Mark before = infer_.mark();
    if (!infer_.unify(type, expected)) infer_.roll_back(before);
  }
  expr->variant = variant;
  expr->target.kind = Resolution::Kind::Constructor;
  expr->target.variant = variant;
  expr->target.args = args;
  std::vector<bool> given(variant->fields.size(), false);
  for (FieldInit& field : expr->fields) {
    std::size_t index = variant->fields.size();
    for (std::size_t i = 0; i < variant->fields.size(); ++i)
      if (variant->fields[i].name == field.name) index = i;
    if (index == variant->fields.size()) {
      check(field.value);
      Diagnostic& diagnostic = error("E0560", field.span, "`" + *variant->name + "` has no field `" + *field.name + "`");
      std::vector<Name> names;
      for (const FieldDef& other : variant->fields) names.push_back(other.name);
      if (const Name similar = similar_name(field.name, names)) diagnostic.with_hint("is `" + *similar + "` meant?", {{field.span, *similar}});
      if (variant->adt->is_enum) diagnostic.code = "E0559";
      continue;
    }
    if (given[index]) error("E0062", field.span, "the field `" + *field.name + "` is given twice");
    given[index] = true;
    field.index = static_cast<std::uint32_t>(index);
    if (!variant->fields[index].is_pub && variant->adt->crate->is_library() && !crate_.is_library())
      error("E0451", field.span, "the field `" + *field.name + "` is private");
    check_coerce(field.value, instantiate(variant->fields[index].type, args, field.span));
  }
  if (expr->a) {
    const Ty base = check(expr->a, type);
    if (!infer_.unify(base, type)) mismatch(expr->a->span, type, base);
  } else {
    std::string missing;
    for (std::size_t i = 0; i < given.size(); ++i)
      if (!given[i]) missing += (missing.empty() ? "`" : ", `") + *variant->fields[i].name + "`";
    if (!missing.empty()) error("E0063", expr->path.span, "`" + *variant->name + "` is made without its " + missing).with_label("missing " + missing);
  }
  return type;
}

// ---- branches ----

void Checker::condition(Expr* expr) {
  if (expr->kind == ExprKind::Let) {
    exprs_.push_back(expr);
    expr->type = types_.boolean();
    const Ty type = check(expr->a);
    pattern(expr->pattern, type, Pattern::Mode::Move);
    return;
  }
  if (expr->kind == ExprKind::Assign && !expr->is_parenthesised) {
    check(expr);
    error("E0308", expr->span, "a condition is true or false, and this is an assignment").with_label("expected `bool`, found `()`").with_hint("compare with `==`", {{expr->name_span, "=="}});
    return;
  }
  check_coerce(expr, types_.boolean());
}

Ty Checker::if_expr(Expr* expr, Ty expected) {
  const ScopeMark scope = enter(nullptr);
  condition(expr->a);
  const bool before = diverges_;
  if (!expr->b) {
    const Ty type = check_block(expr->block, expected && is_unit(shallow(expected)) ? unit() : nullptr, false);
    leave(scope);
    diverges_ = before;
    const Ty known = structural(type);
    if (known->kind == TyKind::Never) return unit();
    if (!infer_.unify(type, unit()) && !quiet(type)) {
      if (expr->block->tail && (!expected || is_unit(shallow(expected)))) {
        mismatch(expr->block->tail->span, unit(), type);
      } else {
        error("E0317", expr->span, "this `if` gives a value of type `" + text(type) + "`, so it needs an `else` that gives one too").with_label("`else` is missing");
      }
      return types_.error();
    }
    if (expected && !infer_.unify(expected, unit()) && !quiet(expected)) {
      error("E0317", expr->span, "this `if` has no `else`, so it gives no value; `" + text(expected) + "` is expected").with_label("`else` is missing");
      return types_.error();
    }
    return unit();
  }
  const bool has_target = expected && shallow(expected)->kind != TyKind::Infer;
  const Ty result = expected ? expected : fresh(expr->span);
  (void)has_target;
  const Ty then = check_block(expr->block, result, true);
  leave(scope);
  const bool then_diverges = diverges_;
  diverges_ = before;
  Ty otherwise;
  if (expr->b->kind == ExprKind::Block && !expr->b->label) {
    exprs_.push_back(expr->b);
    otherwise = check_block(expr->b->block, result, true);
    expr->b->type = otherwise;
  } else {
    otherwise = check(expr->b, result);
    if (shallow(otherwise)->kind != TyKind::Never && !coerce(expr->b, otherwise, result)) mismatch(expr->b->span, result, otherwise);
  }
  diverges_ = then_diverges && diverges_;
  if (shallow(then)->kind == TyKind::Never && shallow(otherwise)->kind == TyKind::Never) return types_.never();
  return result;
}

Ty Checker::match_expr(Expr* expr, Ty expected) {
  const Ty value = check(expr->a);
  const bool value_diverges = diverges_;
  const Ty result = expected ? expected : fresh(expr->span);
  bool all_diverge = true, all_never = true;
  // All patterns first: they may tell the value's type.
  for (MatchArm& arm : expr->arms) {
    const ScopeMark scope = enter(nullptr);
    pattern(arm.pattern, value, Pattern::Mode::Move);
    if (arm.guard) {
      if (arm.guard->kind == ExprKind::Let) error("", arm.guard->span, "`if let` as the guard of an arm is not part of Rust 2021");
      else check_coerce(arm.guard, types_.boolean());
    }
    diverges_ = false;
    const Ty type = check(arm.body, result);
    if (shallow(type)->kind != TyKind::Never) {
      all_never = false;
      if (!coerce(arm.body, type, result)) {
        Diagnostic& diagnostic = mismatch(arm.body->span, result, type);
        if (!expected && &arm != &expr->arms[0]) diagnostic.also(expr->arms[0].body->span, "the first arm gives `" + text(result) + "`");
      }
    }
    all_diverge = all_diverge && diverges_;
    leave(scope);
  }
  diverges_ = value_diverges || (all_diverge && !expr->arms.empty());
  if (expr->arms.empty()) return types_.never();
  if (all_never) return types_.never();
  return result;
}

Ty Checker::loop_expr(Expr* expr, Ty expected) {
  Loop loop;
  loop.label = expr->label;
  loop.is_loop = expr->kind == ExprKind::Loop;
  if (loop.is_loop) loop.result = expected ? expected : fresh(expr->span);
  const bool before = diverges_;
  const ScopeMark scope = enter(nullptr);
  loops_.push_back(loop);
  if (expr->kind == ExprKind::While) condition(expr->a);
  const Ty body = check_block(expr->block, unit(), true);
  (void)body;
  const Loop done = loops_.back();
  loops_.pop_back();
  leave(scope);
  diverges_ = before;
  if (!done.is_loop) return unit();
  if (!done.has_break) {
    diverges_ = true;
    return types_.never();
  }
  return done.result;
}

Ty Checker::for_expr(Expr* expr) {
  const Ty over = check(expr->a);
  const bool before = diverges_;
  const TraitDef* into = lang_.into_iterator;
  const TraitDef* iterator = lang_.iterator;
  require(into, {over}, expr->a->span);
  const Ty iter = normalize(types_.projection(into->assoc_type(intern("IntoIter")), {over}), expr->a->span);
  const Ty item = normalize(types_.projection(iterator->assoc_type(intern("Item")), {iter}), expr->a->span);
  solve();
  expr->target.kind = Resolution::Kind::Method;
  expr->target.fn = into->method(intern("into_iter"));
  expr->target.args = {over};
  expr->target2.kind = Resolution::Kind::Method;
  expr->target2.fn = iterator->method(intern("next"));
  expr->target2.args = {iter};
  expr->cast_type = iter;
  const ScopeMark scope = enter(nullptr);
  Loop loop;
  loop.label = expr->label;
  loops_.push_back(loop);
  pattern(expr->pattern, item, Pattern::Mode::Move);
  check_block(expr->block, unit(), true);
  loops_.pop_back();
  leave(scope);
  diverges_ = before;
  return unit();
}

// ---- closures ----

// The parameters and result that the place of the closure asks for.
void Checker::deduce_closure(Ty expected, std::vector<Ty>& inputs, Ty& output, ClosureKind& most, bool& found) {
  expected = shallow(expected);
  const auto is_fn_trait = [&](const TraitDef* trait) { return trait == lang_.fn || trait == lang_.fn_mut || trait == lang_.fn_once; };
  const auto take_inputs = [&](Ty tuple) {
    tuple = shallow(tuple);
    if (tuple->kind != TyKind::Tuple) return;
    inputs = tuple->args;
    found = true;
  };
  const auto ask = [&](const TraitDef* trait) {
    most = std::min(most, trait == lang_.fn ? ClosureKind::Fn : trait == lang_.fn_mut ? ClosureKind::FnMut : ClosureKind::FnOnce);
  };
  if (expected->kind == TyKind::FnPtr) {
    inputs.assign(expected->args.begin(), expected->args.end() - 1);
    output = expected->args.back();
    found = true;
  } else if (expected->kind == TyKind::Dyn && is_fn_trait(expected->trait())) {
    take_inputs(expected->args[0]);
    ask(expected->trait());
    if (!expected->bound.empty()) output = expected->args.back();
  } else if (expected->kind == TyKind::Infer) {
    for (const Obligation& obligation : pending_) {
      if (!is_fn_trait(obligation.predicate.trait.trait) || shallow(obligation.predicate.trait.args[0]) != expected) continue;
      if (!found) take_inputs(obligation.predicate.trait.args[1]);
      ask(obligation.predicate.trait.trait);
      if (obligation.predicate.assoc && obligation.predicate.assoc->trait == lang_.fn_once) output = obligation.predicate.type;
    }
  } else if (expected->kind == TyKind::Opaque) {
    std::vector<Predicate> bounds;
    infer_.item_bounds(expected, bounds);
    for (const Predicate& bound : bounds)
      if (is_fn_trait(bound.trait.trait)) {
        take_inputs(bound.trait.args[1]);
        ask(bound.trait.trait);
        if (bound.assoc) output = bound.type;
      }
  }
}

Ty Checker::closure_expr(Expr* expr, Ty expected) {
  ClosureDef* closure = crate_.arena.make<ClosureDef>();
  closure->expr = expr;
  closure->fn = &fn_;
  closure->parent = closure_;
  expr->closure = closure;
  std::vector<Ty> inputs;
  Ty output = nullptr;
  bool found = false;
  if (expected) deduce_closure(expected, inputs, output, closure->most, found);
  if (output) output = normalize(output, expr->span);
  if (found && inputs.size() != expr->params.size()) {
    error("E0593", expr->span, "a closure with " + std::to_string(inputs.size()) + (inputs.size() == 1 ? " parameter" : " parameters") + " is expected here, but this one has " + std::to_string(expr->params.size()));
    found = false;
  }
  closure->output = expr->type_node ? lower(expr->type_node) : output ? output : fresh(expr->span);
  if (expr->type_node && output) infer_.unify(closure->output, output);
  const ScopeMark scope = enter(nullptr);
  ClosureDef* outer = closure_;
  closure_ = closure;
  for (std::size_t i = 0; i < expr->params.size(); ++i) {
    ClosureParam& param = expr->params[i];
    Ty type = param.type ? lower(param.type) : nullptr;
    if (found) {
      const Ty wanted = normalize(inputs[i], param.pattern->span);
      if (!type) type = wanted;
      else if (!infer_.unify(type, wanted)) error("E0631", param.pattern->span, "this parameter is called with `" + text(wanted) + "`, but is declared as `" + text(type) + "`");
    }
    if (!type) type = expected && shallow(expected)->kind == TyKind::Error ? types_.error() : fresh(param.pattern->span);
    closure->inputs.push_back(type);
  }
  for (std::size_t i = 0; i < expr->params.size(); ++i) {
    pattern(expr->params[i].pattern, closure->inputs[i], Pattern::Mode::Move);
    Pattern* p = expr->params[i].pattern;
    closure->param_locals.push_back(p->kind == PatternKind::Bind && !p->inner ? p->local : nullptr);
  }
  std::vector<Loop> loops;
  loops.swap(loops_);
  const Ty outer_return = return_type_;
  const bool before = diverges_;
  diverges_ = false;
  return_type_ = closure->output;
  closure->self_type = types_.with_def(TyKind::Closure, closure, infer_.identity_args(fn_.generics));
  check_coerce(expr->a, closure->output);
  if (shallow(expr->a->type)->kind == TyKind::Never && shallow(closure->output)->kind == TyKind::Infer) diverging_.push_back(closure->output);
  return_type_ = outer_return;
  diverges_ = before;
  loops_.swap(loops);
  closure_ = outer;
  leave(scope);
  fn_.closures.push_back(closure);  // inner ones come first
  return closure->self_type;
}

// ---- the rest ----

Ty Checker::try_expr(Expr* expr, Ty) {
  const Ty operand = structural(check(expr->a));
  if (operand->kind == TyKind::Error) return operand;
  const Ty target = structural(return_type_);
  // `Err(e)?;` alone: of the value nothing is known, nor is there one.
  const auto value_type = [&] {
    const Ty value = shallow(operand->args[0]);
    if (value->kind == TyKind::Infer && infer_.kind_of(value) == VarKind::General) diverging_.push_back(value);
    return operand->args[0];
  };
  const auto wrong_return = [&](const char* needed) {
    if (!quiet(target))
      error("E0277", expr->name_span, std::string("`?` leaves the function when there is no value, so the ") + (closure_ ? "closure" : "function") + " must give back " + needed + ", not `" + text(target) + "`")
          .with_label("cannot leave from here");
    return types_.error();
  };
  if (operand->kind == TyKind::Adt && operand->adt() == lang_.option) {
    if (target->kind == TyKind::Infer) infer_.unify(target, types_.adt(lang_.option, {fresh(expr->span)}));
    const Ty known = shallow(return_type_);
    if (known->kind != TyKind::Adt || known->adt() != lang_.option) {
      wrong_return("an `Option`");
    }
    return value_type();
  }
  if (operand->kind == TyKind::Adt && operand->adt() == lang_.result) {
    if (target->kind == TyKind::Infer) infer_.unify(target, types_.adt(lang_.result, {fresh(expr->span), fresh(expr->span)}));
    const Ty known = shallow(return_type_);
    if (known->kind != TyKind::Adt || known->adt() != lang_.result) {
      wrong_return("a `Result`");
      return operand->args[0];
    }
    expr->target2.kind = Resolution::Kind::Method;
    expr->target2.fn = lang_.from->method(intern("from"));
    expr->target2.args = {known->args[1], operand->args[1]};
    const Ty to = structural(known->args[1]), from = structural(operand->args[1]);
    if (to->kind == TyKind::Infer && from->kind != TyKind::Infer && closure_) infer_.unify(to, from);
    require(lang_.from, {known->args[1], operand->args[1]}, expr->name_span);
    return value_type();
  }
  if (operand->kind == TyKind::Infer && infer_.kind_of(operand) == VarKind::General) {
    error("E0282", expr->a->span, "the type of this value must be known before `?`");
    return types_.error();
  }
  error("E0277", expr->span, "`?` works on `Result` and `Option`, but this is `" + text(operand) + "`");
  return types_.error();
}

Ty Checker::cast_expr(Expr* expr) {
  const Ty target = lower(expr->type_node);
  // A literal takes the type on; whatever else is a number still to be known is not known by this.
  const bool is_literal = expr->a->kind == ExprKind::Literal || (expr->a->kind == ExprKind::Unary && expr->a->op == Tok::Minus && expr->a->a->kind == ExprKind::Literal);
  const Ty from = check(expr->a, is_int(target->kind) && is_literal ? target : nullptr);
  expr->cast_type = target;
  deferred_.push_back([this, expr, from, target] {
    const Ty a = resolved(from), b = resolved(target);
    if (a->has(Type::kHasError) || b->has(Type::kHasError)) return;
    const auto numeric = [](Ty t) { return is_int(t->kind) || is_float(t->kind); };
    const bool fieldless = a->kind == TyKind::Adt && a->adt()->is_enum && std::all_of(a->adt()->variants.begin(), a->adt()->variants.end(), [](const VariantDef* v) { return v->fields.empty(); });
    if (numeric(a) && numeric(b)) return;
    if ((a->kind == TyKind::Bool || a->kind == TyKind::Char || fieldless) && is_int(b->kind)) return;
    if (a->kind == TyKind::U8 && b->kind == TyKind::Char) return;
    if (a == b) return;
    if (coerce(expr->a, from, target)) return;
    if (b->kind == TyKind::Char && is_int(a->kind)) {
      error("E0604", expr->span, "only a `u8` can be cast to `char`").with_hint("use `char::from_u32`");
      return;
    }
    if (b->kind == TyKind::Bool && is_int(a->kind)) {
      error("E0054", expr->span, "a number cannot be cast to `bool`").with_hint("compare it with zero: `!= 0`");
      return;
    }
    if (a->kind == TyKind::Ref && numeric(a->args[0]) && numeric(b)) {
      error("E0606", expr->span, "a reference cannot be cast to a number").with_hint("follow it first: `*`", {{{expr->a->span.lo, expr->a->span.lo}, "*"}});
      return;
    }
    error(numeric(b) || b->kind == TyKind::Char || b->kind == TyKind::Bool ? (a->kind == TyKind::Ref ? "E0606" : "E0605") : "E0605", expr->span, "a `" + text(a) + "` cannot be cast to `" + text(b) + "`");
  });
  return target;
}

Ty Checker::format_expr(Expr* expr) {
  std::vector<Ty> types;
  for (Expr* argument : expr->list) types.push_back(check(argument));
  const auto trait = [&](char letter) -> const TraitDef* {
    const char* name = letter == 0 ? "display" : letter == '?' ? "debug" : letter == 'x' ? "lower_hex" : letter == 'X' ? "upper_hex"
                       : letter == 'b' ? "binary" : letter == 'o' ? "octal" : letter == 'p' ? "pointer" : letter == 'E' ? "upper_exp" : "lower_exp";
    const auto found = lang_.traits.find(name);
    return found == lang_.traits.end() ? nullptr : found->second;
  };
  for (const FormatPiece& piece : expr->pieces) {
    if (piece.width_kind == FormatPiece::Count::Argument && piece.width >= 0) infer_.unify(types[static_cast<std::size_t>(piece.width)], types_.usize());
    if (piece.precision_kind == FormatPiece::Count::Argument && piece.precision >= 0) infer_.unify(types[static_cast<std::size_t>(piece.precision)], types_.usize());
    if (piece.argument < 0) continue;
    const Expr* argument = expr->list[static_cast<std::size_t>(piece.argument)];
    require(trait(piece.trait), {types[static_cast<std::size_t>(piece.argument)]}, argument->span);
  }
  return types_.adt(lang_.arguments, {});
}

Ty Checker::range_expr(Expr* expr, Ty expected) {
  Ty hint = nullptr;
  if (expected) {
    const Ty want = shallow(expected);
    if (want->kind == TyKind::Adt && want->args.size() == 1) hint = want->args[0];
  }
  const AdtDef* adt = expr->a ? (expr->b ? (expr->flag ? lang_.range_inclusive : lang_.range) : lang_.range_from)
                              : (expr->b ? (expr->flag ? lang_.range_to_inclusive : lang_.range_to) : lang_.range_full);
  if (!expr->a && !expr->b) return types_.adt(adt, {});
  const Ty element = hint ? hint : fresh(expr->span);
  for (Expr* end : {expr->a, expr->b}) {
    if (!end) continue;
    const Ty type = check(end, element);
    if (!coerce(end, type, element)) mismatch(end->span, element, type);
  }
  return types_.adt(adt, {element});
}

Ty Checker::field_expr(Expr* expr) {
  const Ty base = structural(check(expr->a));
  if (base->kind == TyKind::Error) return base;
  const std::vector<Step> steps = autoderef(base, expr->a->span);
  bool is_private = false;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Ty type = steps[i].type;
    if (steps[i].unsized_array) continue;
    if (type->kind == TyKind::Tuple) {
      for (std::size_t index = 0; index < type->args.size(); ++index)
        if (*expr->name == std::to_string(index)) {
          apply_steps(expr->a, steps, i);
          expr->field_index = static_cast<std::uint32_t>(index);
          return type->args[index];
        }
    }
    if (type->kind != TyKind::Adt || type->adt()->is_enum) continue;
    const VariantDef& variant = type->adt()->the_variant();
    for (std::size_t index = 0; index < variant.fields.size(); ++index) {
      if (variant.fields[index].name != expr->name) continue;
      if (!variant.fields[index].is_pub && type->adt()->crate->is_library() && !crate_.is_library()) {
        is_private = true;
        continue;
      }
      apply_steps(expr->a, steps, i);
      expr->field_index = static_cast<std::uint32_t>(index);
      return instantiate(variant.fields[index].type, type->args, expr->span);
    }
  }
  const Ty last = resolved(base);
  if (last->kind == TyKind::Infer) {
    error("E0282", expr->a->span, "the type of this must be known before its field is used");
    return types_.error();
  }
  if (is_private) {
    error("E0616", expr->name_span, "the field `" + *expr->name + "` of `" + text(last) + "` is private");
    return types_.error();
  }
  Found method;
  bool ambiguous = false;
  if (find_method(last, expr->name, steps, method, ambiguous)) {
    error("E0615", expr->name_span, "`" + *expr->name + "` is a method: it is called with `()`").with_hint("add `()`", {{{expr->span.hi, expr->span.hi}, "()"}});
    return types_.error();
  }
  Ty inner = last;
  while (inner->kind == TyKind::Ref) inner = inner->args[0];
  const bool has_fields = inner->kind == TyKind::Adt || inner->kind == TyKind::Tuple;
  Diagnostic& diagnostic = error(has_fields ? "E0609" : is_int(inner->kind) || inner->kind == TyKind::Bool || is_float(inner->kind) || inner->kind == TyKind::Char ? "E0610" : "E0609", expr->name_span, "`" + text(last) + "` has no field `" + *expr->name + "`");
  if (inner->kind == TyKind::Adt && !inner->adt()->is_enum) {
    std::vector<Name> names;
    for (const FieldDef& field : inner->adt()->the_variant().fields) names.push_back(field.name);
    if (const Name similar = similar_name(expr->name, names)) diagnostic.with_hint("is `" + *similar + "` meant?", {{expr->name_span, *similar}});
  }
  return types_.error();
}

Ty Checker::index_expr(Expr* expr) {
  const Ty base = structural(check(expr->a));
  const Ty index = check(expr->b);
  if (base->kind == TyKind::Error) return base;
  const std::vector<Step> steps = autoderef(base, expr->a->span);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Ty type = steps[i].type;
    if ((type->kind == TyKind::Array || type->kind == TyKind::Slice) && !steps[i].unsized_array) {
      const Ty known = structural(index);
      if (infer_.is_var(known, VarKind::Int) || known->kind == TyKind::Usize) {
        infer_.unify(known, types_.usize());
        apply_steps(expr->a, steps, i);
        return type->args[0];
      }
      if (known->kind == TyKind::Infer && type->kind == TyKind::Array) {
        infer_.unify(known, types_.usize());
        apply_steps(expr->a, steps, i);
        return type->args[0];
      }
    }
    TraitRef ref{lang_.index, {type, index}};
    if (infer_.evaluate(ref) == Infer::Answer::No) continue;
    apply_steps(expr->a, steps, i);
    expr->overloaded = true;
    expr->target.kind = Resolution::Kind::Method;
    expr->target.fn = lang_.index->method(intern("index"));
    expr->target.args = {type, index};
    adjust(expr->a, AdjustKind::Borrow, types_.ref(steps[i].unsized_array ? steps[i - 1].type : type, false));
    if (steps[i].unsized_array) adjust(expr->a, AdjustKind::Unsize, types_.ref(type, false));
    require(lang_.index, {type, index}, expr->b->span);
    const Ty out = normalize(types_.projection(lang_.index->assoc_type(intern("Output")), {type, index}), expr->span);
    solve();
    return out;
  }
  const Ty known = resolved(base);
  if (quiet(known) || quiet(index)) return types_.error();
  Ty inner = known;
  while (inner->kind == TyKind::Ref) inner = inner->args[0];
  const bool indexable = inner->kind == TyKind::Slice || inner->kind == TyKind::Array || inner->kind == TyKind::Str ||
                         (inner->kind == TyKind::Adt && inner->adt()->lang && (*inner->adt()->lang == "Vec" || *inner->adt()->lang == "String" || *inner->adt()->lang == "HashMap" || *inner->adt()->lang == "BTreeMap" || *inner->adt()->lang == "VecDeque"));
  if (indexable) {
    Diagnostic& diagnostic = error("E0277", expr->b->span, "`" + text(inner) + "` cannot be indexed by `" + text(index) + "`");
    const Ty known_index = resolved(index);
    if (is_int(known_index->kind) && inner->kind != TyKind::Str) diagnostic.with_hint("an index is a `usize`: `as usize`", {{{expr->b->span.hi, expr->b->span.hi}, " as usize"}});
    if (inner->kind == TyKind::Str || (inner->kind == TyKind::Adt && *inner->adt()->lang == "String")) diagnostic.with_hint("characters of a text have different lengths: use `.chars().nth(i)`");
  } else {
    error("E0608", expr->span, "`" + text(known) + "` cannot be indexed");
  }
  return types_.error();
}

}  // namespace handoff::lang
