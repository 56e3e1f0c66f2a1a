#include "lang/check.hpp"

namespace handoff::lang {

// Follows references so that a pattern of a value fits (default binding modes).
Ty Checker::peel(Pattern* pattern, Ty expected, Pattern::Mode& mode) {
  Ty type = structural(expected);
  while (type->kind == TyKind::Ref) {
    pattern->derefs.push_back(type);
    mode = type->is_mut && mode != Pattern::Mode::Ref ? Pattern::Mode::RefMut : Pattern::Mode::Ref;
    type = structural(type->args[0]);
  }
  return type;
}

void Checker::bind(Pattern* pattern, Ty type, Pattern::Mode mode) {
  Ty variable = type;
  if (pattern->by_ref) {
    mode = pattern->is_mut ? Pattern::Mode::RefMut : Pattern::Mode::Ref;
    variable = types_.ref(type, pattern->is_mut);
  } else if (mode == Pattern::Mode::Ref) {
    variable = types_.ref(type, false);
  } else if (mode == Pattern::Mode::RefMut) {
    variable = types_.ref(type, true);
  }
  if (pattern->is_mut && !pattern->by_ref && mode != Pattern::Mode::Move) {
    variable = type;  // `mut x` resets the mode
    mode = Pattern::Mode::Move;
  }
  pattern->mode = mode;
  pattern->type = type;
  if (or_bindings_) {
    for (const auto& [name, local] : *or_bindings_)
      if (name == pattern->name) {
        if (!infer_.unify(local->type, variable)) mismatch(pattern->span, local->type, variable);
        pattern->local = local;
        return;
      }
    error("E0408", pattern->span, "the variable `" + *pattern->name + "` is not in all of the alternatives");
  }
  for (std::size_t i = pattern_first_; i < locals_.size(); ++i)
    if (locals_[i].first == pattern->name) error("E0416", pattern->name_span, "the variable `" + *pattern->name + "` is bound twice in this pattern").also(locals_[i].second->span, "first bound here");
  pattern->local = declare(pattern->name, pattern->name_span, variable, pattern->is_mut && !pattern->by_ref);
  pattern->local->by_ref = mode != Pattern::Mode::Move;
}

void Checker::variant_fields(Pattern* p, VariantDef* variant, const std::vector<Ty>& args, Pattern::Mode mode) {
  std::size_t rest = p->list.size();
  for (std::size_t i = 0; i < p->list.size(); ++i)
    if (p->list[i]->kind == PatternKind::Rest) rest = i;
  const std::size_t count = variant->fields.size();
  const bool has_rest = rest < p->list.size();
  const std::size_t given = p->list.size() - (has_rest ? 1 : 0);
  if (given > count || (!has_rest && given != count)) {
    error("E0023", p->span, "`" + *variant->name + "` has " + std::to_string(count) + (count == 1 ? " field" : " fields") + ", but the pattern names " + std::to_string(given));
    for (Pattern* part : p->list)
      if (part->kind != PatternKind::Rest) pattern(part, types_.error(), mode);
    return;
  }
  for (std::size_t i = 0; i < p->list.size(); ++i) {
    if (i == rest) {
      patterns_.push_back(p->list[i]);
      p->list[i]->type = types_.error();
      continue;
    }
    const std::size_t field = i < rest ? i : count - (p->list.size() - i);
    pattern(p->list[i], instantiate(variant->fields[field].type, args, p->span), mode);
  }
}

void Checker::or_pattern(Pattern* p, Ty expected, Pattern::Mode mode) {
  // The first alternative declares the variables; the others must bind the same.
  const std::size_t first = locals_.size();
  auto* outer = or_bindings_;
  pattern(p->list[0], expected, mode);
  std::vector<std::pair<Name, LocalVar*>> bound(locals_.begin() + static_cast<std::ptrdiff_t>(first), locals_.end());
  if (outer) bound.insert(bound.end(), outer->begin(), outer->end());
  for (std::size_t i = 1; i < p->list.size(); ++i) {
    or_bindings_ = &bound;
    pattern(p->list[i], expected, mode);
    or_bindings_ = outer;
  }
  p->type = expected;
}

void Checker::pattern(Pattern* p, Ty expected, Pattern::Mode mode) {
  if (pattern_depth_ == 0) pattern_first_ = locals_.size();
  struct Inside {
    std::size_t& depth;
    explicit Inside(std::size_t& d) : depth(d) { ++depth; }
    ~Inside() { --depth; }
  };
  const Inside inside(pattern_depth_);
  patterns_.push_back(p);
  p->type = expected;
  p->mode = mode;
  switch (p->kind) {
    case PatternKind::Error:
    case PatternKind::Wild:
    case PatternKind::Rest: return;
    case PatternKind::Bind: {
      // The name may be of a constant or of a variant without fields.
      if (!p->by_ref && !p->is_mut && !p->inner) {
        const Def def = find_in_scope(*module_, p->name, Namespace::Values);
        if (def.kind == DefKind::Variant && static_cast<VariantDef*>(def.pointer)->shape == VariantNode::Shape::Unit) {
          p->kind = PatternKind::Path;
          PathSegment segment;
          segment.name = p->name;
          segment.span = p->span;
          p->path.segments = {segment};
          p->path.span = p->span;
          patterns_.pop_back();
          return pattern(p, expected, mode);
        }
        if (def.kind == DefKind::Const) {
          p->kind = PatternKind::Path;
          PathSegment segment;
          segment.name = p->name;
          segment.span = p->span;
          p->path.segments = {segment};
          p->path.span = p->span;
          patterns_.pop_back();
          return pattern(p, expected, mode);
        }
        if (def.kind == DefKind::Static) error("E0530", p->span, "`" + *p->name + "` is a static: it cannot be the name of a variable here");
      }
      bind(p, expected, mode);
      if (p->inner) pattern(p->inner, expected, mode);
      return;
    }
    case PatternKind::Or: return or_pattern(p, expected, mode);
    case PatternKind::Ref: {
      const Ty type = structural(expected);
      if (type->kind == TyKind::Infer) {
        const Ty inner = fresh(p->span);
        infer_.unify(type, types_.ref(inner, false));
        p->type = shallow(type);
        return pattern(p->inner, inner, Pattern::Mode::Move);
      }
      if (type->kind != TyKind::Ref) {
        if (mode != Pattern::Mode::Move && type->kind != TyKind::Error) {
          // matching &x where the default mode already made references: error in 2021 too
        }
        if (!quiet(type)) mismatch(p->span, type, types_.ref(fresh(p->span), false));
        return pattern(p->inner, types_.error(), mode);
      }
      p->type = type;
      return pattern(p->inner, type->args[0], Pattern::Mode::Move);
    }
    case PatternKind::Tuple: {
      Ty type = peel(p, expected, mode);
      p->type = type;
      std::size_t rest = p->list.size();
      for (std::size_t i = 0; i < p->list.size(); ++i)
        if (p->list[i]->kind == PatternKind::Rest) rest = i;
      if (type->kind == TyKind::Infer && rest == p->list.size()) {
        std::vector<Ty> parts;
        for (std::size_t i = 0; i < p->list.size(); ++i) parts.push_back(fresh(p->list[i]->span));
        const Ty tuple = types_.tuple(parts);
        infer_.unify(type, tuple);
        type = p->type = tuple;
      }
      const bool has_rest = rest < p->list.size();
      const std::size_t given = p->list.size() - (has_rest ? 1 : 0);
      if (type->kind != TyKind::Tuple || given > type->args.size() || (!has_rest && given != type->args.size())) {
        if (!quiet(type)) {
          std::vector<Ty> parts(given, types_.primitive(TyKind::Error));
          error("E0308", p->span, "this pattern takes apart a tuple of " + std::to_string(given) + ", but the value is `" + text(type) + "`").with_label("expected `" + text(type) + "`");
        }
        for (Pattern* part : p->list) pattern(part, types_.error(), mode);
        return;
      }
      for (std::size_t i = 0; i < p->list.size(); ++i) {
        if (i == rest) {
          patterns_.push_back(p->list[i]);
          p->list[i]->type = types_.error();
          continue;
        }
        const std::size_t field = i < rest ? i : type->args.size() - (p->list.size() - i);
        pattern(p->list[i], type->args[field], mode);
      }
      return;
    }
    case PatternKind::Slice: {
      const Ty type = peel(p, expected, mode);
      p->type = type;
      if (type->kind != TyKind::Slice && type->kind != TyKind::Array) {
        if (!quiet(type)) error("E0529", p->span, "`[…]` takes apart an array or a slice, but the value is `" + text(type) + "`");
        for (Pattern* part : p->list) pattern(part, types_.error(), mode);
        return;
      }
      std::size_t rests = 0;
      for (Pattern* part : p->list) {
        const bool bound_rest = part->kind == PatternKind::Bind && part->inner && part->inner->kind == PatternKind::Rest;
        if (part->kind == PatternKind::Rest || bound_rest) {
          ++rests;
          Ty whole = types_.slice(type->args[0]);
          if (type->kind == TyKind::Array && type->args[1]->kind == TyKind::Const && type->args[1]->value + 1 >= p->list.size())
            whole = types_.array(type->args[0], type->args[1]->value - (p->list.size() - 1));
          if (bound_rest) {
            patterns_.push_back(part);
            bind(part, whole, mode);
            patterns_.push_back(part->inner);
            part->inner->type = whole;
          } else {
            patterns_.push_back(part);
            part->type = whole;
          }
          continue;
        }
        pattern(part, type->args[0], mode);
      }
      if (type->kind == TyKind::Array && type->args[1]->kind == TyKind::Const && rests == 0 && type->args[1]->value != p->list.size())
        error("E0527", p->span, "the pattern has " + std::to_string(p->list.size()) + " elements, but the array has " + to_text(type->args[1]));
      return;
    }
    case PatternKind::Literal:
    case PatternKind::Range: {
      Ty type = structural(expected);
      const bool text_literal = p->low && p->low->kind == ExprKind::Literal && p->low->literal == LiteralKind::Str;
      if (text_literal && type->kind == TyKind::Ref && shallow(type->args[0])->kind == TyKind::Str) {
        exprs_.push_back(p->low);
        p->low->type = type;
        p->type = type;
        return;
      }
      if (!text_literal) type = peel(p, expected, mode);
      else while (type->kind == TyKind::Ref && shallow(type->args[0])->kind == TyKind::Ref) {
        p->derefs.push_back(type);
        type = structural(type->args[0]);
      }
      p->type = type;
      for (Expr* end : {p->low, p->high}) {
        if (!end) continue;
        const Ty own = check(end, type);
        if (!infer_.unify(own, type)) mismatch(end->span, type, own);
      }
      const Ty known = shallow(type);
      if (p->kind == PatternKind::Range && known->kind != TyKind::Infer && !is_int(known->kind) && known->kind != TyKind::Char && !is_float(known->kind) && !quiet(known))
        error("E0029", p->span, "only numbers and characters have ranges");
      return;
    }
    case PatternKind::Path: {
      Expr* value = crate_.arena.make<Expr>();
      value->kind = ExprKind::Path;
      value->span = p->span;
      value->path = p->path;
      const std::size_t before = diagnostics_.errors();
      const Ty own = check(value);
      if (value->target.kind == Resolution::Kind::Constructor) {
        p->variant = value->target.variant;
        if (p->variant->shape != VariantNode::Shape::Unit) {
          error("E0532", p->span, "`" + *p->variant->name + "` has fields: the pattern is `" + *p->variant->name + (p->variant->shape == VariantNode::Shape::Tuple ? "(…)`" : " { … }`"));
          return;
        }
      } else if (value->target.kind == Resolution::Kind::Const) {
        p->constant = value->target.constant;
        p->low = value;
      } else {
        if (diagnostics_.errors() == before && own->kind != TyKind::Error) error("E0532", p->span, "a variant or a constant is expected in a pattern");
        if (diagnostics_.errors() != before) return;
      }
      Ty type = structural(expected);
      if (own->kind != TyKind::Ref) type = peel(p, expected, mode);
      p->type = type;
      if (!infer_.unify(type, own)) mismatch(p->span, type, own);
      return;
    }
    case PatternKind::TupleStruct:
    case PatternKind::Struct: {
      std::vector<Ty> args;
      VariantDef* variant = resolve_variant(p->path, args, p->kind == PatternKind::Struct ? "struct pattern" : "tuple pattern");
      if (!variant) {
        for (Pattern* part : p->list)
          if (part->kind != PatternKind::Rest) pattern(part, types_.error(), mode);
        for (FieldPattern& field : p->fields) pattern(field.pattern, types_.error(), mode);
        return;
      }
      const Ty own = types_.adt(variant->adt, args);
      const Ty type = peel(p, expected, mode);
      p->type = type;
      p->variant = variant;
      if (!infer_.unify(type, own)) {
        mismatch(p->path.span, type, own);
        for (Pattern* part : p->list)
          if (part->kind != PatternKind::Rest) pattern(part, types_.error(), mode);
        for (FieldPattern& field : p->fields) pattern(field.pattern, types_.error(), mode);
        return;
      }
      if (p->kind == PatternKind::TupleStruct) {
        if (variant->shape != VariantNode::Shape::Tuple) {
          error(variant->shape == VariantNode::Shape::Unit ? "E0532" : "E0769", p->span, variant->shape == VariantNode::Shape::Unit ? "`" + *variant->name + "` has no fields" : "`" + *variant->name + "` has named fields: use `{ … }`");
          return;
        }
        variant_fields(p, variant, args, mode);
        return;
      }
      std::vector<bool> given(variant->fields.size(), false);
      for (FieldPattern& field : p->fields) {
        std::size_t index = variant->fields.size();
        for (std::size_t i = 0; i < variant->fields.size(); ++i)
          if (variant->fields[i].name == field.name) index = i;
        if (index == variant->fields.size()) {
          error("E0026", field.span, "`" + *variant->name + "` has no field `" + *field.name + "`");
          pattern(field.pattern, types_.error(), mode);
          continue;
        }
        given[index] = true;
        field.index = static_cast<std::uint32_t>(index);
        pattern(field.pattern, instantiate(variant->fields[index].type, args, field.span), mode);
      }
      if (!p->has_rest) {
        std::string missing;
        for (std::size_t i = 0; i < given.size(); ++i)
          if (!given[i]) missing += (missing.empty() ? "`" : ", `") + *variant->fields[i].name + "`";
        if (!missing.empty()) error("E0027", p->span, "the pattern leaves out " + missing).with_hint("add `..` for the fields that do not matter");
      }
      return;
    }
  }
}

}  // namespace handoff::lang
