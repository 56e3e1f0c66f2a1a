// Patterns: first all of one is tested, then its variables get their values.
#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

void Builder::each_part(Pattern* pattern, const std::function<void(Pattern*)>& f) {
  if (pattern->inner) f(pattern->inner);
  for (Pattern* part : pattern->list) f(part);
  for (FieldPattern& part : pattern->fields) f(part.pattern);
}

Local Builder::begin_variable(Pattern* pattern) {
  const LocalVar* variable = pattern->local;
  if (const auto known = locals_.find(variable); known != locals_.end()) {
    // Lowered a second time (an arm of several alternatives, a guard): the same variable begins anew.
    push(StatementKind::StorageLive, pattern->span).local = known->second;
    return known->second;
  }
  const Local local = declare(variable->type, variable->span, false);
  body_.locals[local].name = variable->name;
  body_.locals[local].variable = variable;
  body_.locals[local].is_mut = variable->is_mut;
  locals_[variable] = local;
  return local;
}

void Builder::declare_variables(Pattern* pattern) {
  if (pattern->kind == PatternKind::Bind && pattern->local) {
    const Local local = begin_variable(pattern);
    schedule(local, variables_, needs_drop(body_.locals[local].type));
  }
  if (pattern->kind == PatternKind::Or) return declare_variables(pattern->list[0]);
  each_part(pattern, [&](Pattern* part) { declare_variables(part); });
}

bool Builder::binds(const Pattern* pattern) {
  if (pattern->kind == PatternKind::Bind) return true;
  bool any = false;
  each_part(const_cast<Pattern*>(pattern), [&](Pattern* part) { any = any || binds(part); });
  return any;
}

void Builder::collect_ors(Pattern* pattern, std::vector<Pattern*>& into) {
  if (pattern->kind == PatternKind::Or && binds(pattern)) into.push_back(pattern);
  each_part(pattern, [&](Pattern* part) { collect_ors(part, into); });
}

// The pattern with each choice of alternatives that bind variables, in the order in which they are tried.
std::vector<Builder::Choices> Builder::alternatives(Pattern* pattern) const {
  std::vector<Pattern*> ors;
  collect_ors(pattern, ors);
  std::vector<Choices> all{Choices{}};
  for (Pattern* choice : ors) {
    std::vector<Choices> more;
    for (const Choices& before : all)
      for (std::size_t i = 0; i < choice->list.size(); ++i) {
        Choices with = before;
        with[choice] = i;
        more.push_back(std::move(with));
      }
    all = std::move(more);
  }
  return all;
}

Place Builder::followed(Pattern* pattern, Place place) const {
  for (const Ty reference : pattern->derefs) place = then(std::move(place), deref_to(reference->args[0]));
  return place;
}

void Builder::parts(Pattern* pattern, const Place& place, const std::function<void(Pattern*, Place)>& f) {
  std::size_t rest = pattern->list.size();
  for (std::size_t i = 0; i < pattern->list.size(); ++i) {
    const Pattern* part = pattern->list[i];
    if (part->kind == PatternKind::Rest || (part->kind == PatternKind::Bind && part->inner && part->inner->kind == PatternKind::Rest)) rest = i;
  }
  const auto each_of = [&](std::size_t count, const auto& place_at) {
    for (std::size_t i = 0; i < pattern->list.size(); ++i) {
      if (i == rest) continue;
      f(pattern->list[i], place_at(i < rest ? i : count - (pattern->list.size() - i)));
    }
  };
  switch (pattern->kind) {
    case PatternKind::Tuple:
      each_of(pattern->type->args.size(), [&](std::size_t i) { return then(place, field(static_cast<std::uint32_t>(i), pattern->type->args[i])); });
      return;
    case PatternKind::TupleStruct:
    case PatternKind::Struct: {
      const VariantDef& variant = *pattern->variant;
      const auto part_of = [&](std::size_t i) {
        const Ty type = infer_.settle(types_.substitute(variant.fields[i].type, pattern->type->args));
        return then(place, field(static_cast<std::uint32_t>(i), type, variant.index));
      };
      each_of(variant.fields.size(), part_of);
      for (FieldPattern& one : pattern->fields) f(one.pattern, part_of(one.index));
      return;
    }
    case PatternKind::Ref: f(pattern->inner, then(place, deref_to(pattern->type->args[0]))); return;
    case PatternKind::Slice: {
      const std::size_t count = pattern->list.size();
      for (std::size_t i = 0; i < count; ++i) {
        Projection step;
        step.type = pattern->type->args[0];
        if (i == rest) {
          Pattern* whole = pattern->list[i];
          step.kind = Projection::Kind::Subslice;
          step.index = static_cast<std::uint32_t>(i);
          step.to = static_cast<std::uint32_t>(count - i - 1);
          step.type = whole->type;
          if (whole->kind == PatternKind::Bind) f(whole, then(place, step));
          continue;
        }
        step.kind = Projection::Kind::ConstantIndex;
        step.from_end = i > rest;
        step.index = static_cast<std::uint32_t>(step.from_end ? count - i : i);
        f(pattern->list[i], then(place, step));
      }
      return;
    }
    case PatternKind::Bind:
      if (pattern->inner && pattern->inner->kind != PatternKind::Rest) f(pattern->inner, place);
      return;
    default: return;
  }
}

void Builder::compare(Pattern* pattern, const Place& place, Tok op, Expr* with, BlockId otherwise) {
  const Span span = pattern->span;
  const Local holds = temporary(types_.boolean(), span);
  const Ty type = pattern->type;
  const bool is_text = type->kind == TyKind::Ref;
  if (is_text || !(is_int(type->kind) || is_float(type->kind) || type->kind == TyKind::Char || type->kind == TyKind::Bool)) {
    // == of the trait: for texts on what the references point to.
    const Ty inner = is_text ? type->args[0] : type;
    const Place wanted = place_of(as_temporary(with));
    std::vector<Operand> operands;
    for (const Place& side : {place, wanted}) {
      if (is_text) {
        operands.push_back(copy(side, type, span));
        continue;
      }
      const Local pointer = temporary(types_.ref(type, false), span);
      assign(place_of(pointer), borrow(side, BorrowKind::Shared), span, true);
      operands.push_back(to_operand(pointer, span));
    }
    call(infer_.lang.partial_eq->methods[0], {inner, inner}, std::move(operands), place_of(holds), types_.boolean(), span, span);
  } else {
    Rvalue value;
    value.kind = RvalueKind::Binary;
    value.op = op;
    value.type = types_.boolean();
    Operand right = as_operand(with);
    value.operands = {copy(place, type, span), std::move(right)};
    assign(place_of(holds), std::move(value), span, true);
  }
  const BlockId next = new_block();
  const Operand which = to_operand(holds, span);
  Terminator& end = terminate(TerminatorKind::Switch, span);
  end.operand = which;
  end.cases = {{0, otherwise}};
  end.otherwise = next;
  start(next);
}

// Goes on where the pattern fits; else at `otherwise`.
void Builder::test(Pattern* pattern, Place place, BlockId otherwise, const Choices& choices) {
  place = followed(pattern, std::move(place));
  const Span span = pattern->span;
  switch (pattern->kind) {
    case PatternKind::Or: {
      if (const auto choice = choices.find(pattern); choice != choices.end()) return test(pattern->list[choice->second], place, otherwise, choices);
      const BlockId fits = new_block();
      for (Pattern* alternative : pattern->list) {
        const BlockId next = new_block();
        test(alternative, place, next, choices);
        go(fits, span);
        start(next);
      }
      go(otherwise, span);
      start(fits);
      return;
    }
    case PatternKind::Literal: {
      u128 bits = 0;
      if (!is_float(pattern->type->kind) && literal_bits(pattern->low, bits)) {
        const BlockId next = new_block();
        const Operand which = copy(place, pattern->type, span);
        Terminator& end = terminate(TerminatorKind::Switch, span);
        end.operand = which;
        end.cases = {{bits, next}};
        end.otherwise = otherwise;
        start(next);
        return;
      }
      return compare(pattern, place, Tok::EqEq, pattern->low, otherwise);
    }
    case PatternKind::Range:
      if (pattern->low) compare(pattern, place, Tok::Ge, pattern->low, otherwise);
      if (pattern->high) compare(pattern, place, pattern->is_inclusive ? Tok::Le : Tok::Lt, pattern->high, otherwise);
      return;
    case PatternKind::Path:
      if (pattern->constant) return compare(pattern, place, Tok::EqEq, pattern->low, otherwise);
      [[fallthrough]];
    case PatternKind::TupleStruct:
    case PatternKind::Struct:
      if (pattern->variant && pattern->variant->adt->is_enum && pattern->variant->adt->variants.size() > 1) {
        Rvalue which;
        which.kind = RvalueKind::Discriminant;
        which.type = types_.primitive(TyKind::Isize);
        which.place = resolved(place);
        const Local tag = temporary(which.type, span);
        assign(place_of(tag), std::move(which), span, true);
        const BlockId next = new_block();
        const Operand tag_value = to_operand(tag, span);
        Terminator& end = terminate(TerminatorKind::Switch, span);
        end.operand = tag_value;
        end.cases = {{pattern->variant->index, next}};
        end.otherwise = otherwise;
        start(next);
      }
      break;
    case PatternKind::Slice:
      if (pattern->type->kind == TyKind::Slice) {
        bool has_rest = false;
        for (const Pattern* part : pattern->list)
          has_rest |= part->kind == PatternKind::Rest || (part->kind == PatternKind::Bind && part->inner && part->inner->kind == PatternKind::Rest);
        const std::size_t wanted = pattern->list.size() - (has_rest ? 1 : 0);
        Rvalue count;
        count.kind = RvalueKind::Length;
        count.type = types_.usize();
        count.place = resolved(place);
        const Local length = temporary(types_.usize(), span), holds = temporary(types_.boolean(), span);
        assign(place_of(length), std::move(count), span, true);
        Rvalue value;
        value.kind = RvalueKind::Binary;
        value.op = has_rest ? Tok::Ge : Tok::EqEq;
        value.type = types_.boolean();
        value.operands = {to_operand(length, span), constant(types_.usize(), wanted, span)};
        assign(place_of(holds), std::move(value), span, true);
        const BlockId next = new_block();
        const Operand which = to_operand(holds, span);
        Terminator& end = terminate(TerminatorKind::Switch, span);
        end.operand = which;
        end.cases = {{0, otherwise}};
        end.otherwise = next;
        start(next);
      }
      break;
    default: break;
  }
  parts(pattern, place, [&](Pattern* part, Place at) { test(part, std::move(at), otherwise, choices); });
}

// Before a guard: variables that would move stand for their places; else they get their values.
void Builder::bind(Pattern* pattern, Place place, const Choices& choices, bool before_guard) {
  if (pattern->kind == PatternKind::Or) {
    if (const auto choice = choices.find(pattern); choice != choices.end()) bind(pattern->list[choice->second], followed(pattern, std::move(place)), choices, before_guard);
    return;
  }
  place = followed(pattern, std::move(place));
  if (pattern->kind == PatternKind::Bind && pattern->local) {
    const Local local = locals_.at(pattern->local);
    if (pattern->mode != Pattern::Mode::Move) {
      assign(place_of(local), borrow(place, pattern->mode == Pattern::Mode::RefMut ? BorrowKind::Mutable : BorrowKind::Shared), pattern->span, true);
    } else if (before_guard && !is_copy(pattern->type)) {
      aliases_[pattern->local] = place;
    } else {
      aliases_.erase(pattern->local);
      assign(place_of(local), read(place, pattern->type, pattern->span), pattern->span, true);
    }
  }
  parts(pattern, place, [&](Pattern* part, Place at) { bind(part, std::move(at), choices, before_guard); });
}

void Builder::bind_irrefutable(Pattern* pattern, const Place& place) { bind(pattern, place, alternatives(pattern).front(), false); }

}  // namespace handoff::lang::mir
