// The search for trait implementations.
#include <algorithm>

#include "lang/infer.hpp"

namespace handoff::lang {

namespace {
constexpr int kMaxDepth = 400;  // an adapter of an iterator on another takes three
constexpr int kMostQuestions = 10'000;  // that one question may lead to: types that grow at several places
}  // namespace

Infer::Question::Question(Infer& infer) : infer_(infer) {
  if (infer_.depth_++ > 0) return;
  infer_.questions_ = 0;
  infer_.overflowed_ = false;
}

bool Infer::goes_too_far() {
  ++crate.questions;
  if (depth_ <= kMaxDepth && ++questions_ <= kMostQuestions) return false;
  return overflowed_ = true;
}

bool Infer::matches(const std::vector<Ty>& a, const std::vector<Ty>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!unify(a[i], b[i])) return false;
  return true;
}

void Infer::item_bounds(Ty type, std::vector<Predicate>& out) {
  if (type->kind == TyKind::Opaque) {
    std::vector<Ty> args = type->args;
    args.push_back(type);
    for (const Predicate& bound : type->opaque()->bounds) {
      Predicate own = bound;
      for (Ty& arg : own.trait.args) arg = types.substitute(arg, args);
      if (own.type) own.type = types.substitute(own.type, args);
      out.push_back(std::move(own));
    }
  } else if (type->kind == TyKind::Projection) {
    for (const Predicate& bound : type->assoc()->bounds) {
      Predicate own = bound;
      for (Ty& arg : own.trait.args) arg = types.substitute(arg, type->args);
      if (own.type) own.type = types.substitute(own.type, type->args);
      out.push_back(std::move(own));
    }
  }
  for (std::size_t i = 0; i < out.size() && out.size() < 100; ++i) {
    if (out[i].assoc) continue;
    const TraitRef ref = out[i].trait;
    for (const TraitRef& super : ref.trait->supertraits) {
      Predicate own;
      own.trait = super;
      for (Ty& arg : own.trait.args) arg = types.substitute(arg, ref.args);
      out.push_back(std::move(own));
    }
  }
}

bool Infer::signature_of(Ty callee, std::vector<Ty>& inputs, Ty& output, std::vector<Obligation>& nested) {
  if (callee->kind == TyKind::Closure) {
    // Of a closure in a generic function `Self::Item` may be known by now.
    const ClosureDef* closure = callee->closure();
    for (const Ty input : closure->inputs) inputs.push_back(normalize(types.substitute(input, callee->args), current_span, nested));
    output = normalize(types.substitute(closure->output, callee->args), current_span, nested);
    return true;
  }
  if (callee->kind == TyKind::FnDef) {
    const FnDef* fn = callee->fn();
    for (const Ty input : fn->inputs) inputs.push_back(normalize(types.substitute(input, callee->args), current_span, nested));
    output = normalize(types.substitute(fn->output, callee->args), current_span, nested);
    return true;
  }
  if (callee->kind == TyKind::FnPtr) {
    inputs.assign(callee->args.begin(), callee->args.end() - 1);
    output = callee->args.back();
    return true;
  }
  return false;
}

Infer::Answer Infer::fn_trait(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested, bool& handled) {
  const Ty self = shallow(ref.args[0]);
  if (self->kind != TyKind::Closure && self->kind != TyKind::FnDef && self->kind != TyKind::FnPtr) return Answer::No;
  handled = true;
  std::vector<Ty> inputs;
  Ty output = nullptr;
  if (!signature_of(self, inputs, output, nested)) return Answer::No;
  if (!unify(types.tuple(inputs), ref.args[1])) return Answer::No;
  if (self->kind == TyKind::Closure) {
    const ClosureDef* closure = self->closure();
    if (closure->kind_known) {
      if (ref.trait == lang.fn && closure->kind != ClosureKind::Fn) return Answer::No;
      if (ref.trait == lang.fn_mut && closure->kind == ClosureKind::FnOnce) return Answer::No;
    } else {
      closure_uses.push_back({closure, {ref.trait, current_span}});
    }
    selection.kind = Selection::Kind::Closure;
  } else {
    selection.kind = Selection::Kind::FnPointer;
  }
  return Answer::Yes;
}

Infer::Answer Infer::parts_are(const TraitDef* trait, const std::vector<Ty>& parts) {
  Answer all = Answer::Yes;
  for (const Ty part : parts) {
    const Answer one = evaluate(TraitRef{trait, {part}}, depth_);
    if (one == Answer::No) return one;
    if (one == Answer::Maybe) all = one;
  }
  return all;
}

Infer::Answer Infer::auto_trait(const TraitRef& ref, Selection& selection, bool& handled) {
  const Ty self = shallow(ref.args[0]);
  selection.kind = Selection::Kind::Builtin;
  handled = true;
  for (const auto& [trait, type] : auto_stack_)
    if (trait == ref.trait && type == self) return Answer::Yes;
  if (goes_too_far()) return Answer::Maybe;
  struct Pushed {
    std::vector<std::pair<const TraitDef*, Ty>>& stack;
    ~Pushed() { stack.pop_back(); }
  };
  auto_stack_.emplace_back(ref.trait, self);
  const Pushed pushed{auto_stack_};
  const auto no = [&](Ty type) {
    culprit_ = type;
    culprit_trait_ = ref.trait;
    return Answer::No;
  };
  switch (self->kind) {
    case TyKind::Ref:
      // Whether it is safe after a panic is a matter of what others can still see.
      if (ref.trait == lang.unwind_safe) return self->is_mut ? no(self) : parts_are(lang.ref_unwind_safe, {self->args[0]});
      if (self->is_mut || ref.trait == lang.ref_unwind_safe) return parts_are(ref.trait, {self->args[0]});
      return parts_are(lang.sync, {self->args[0]});
    case TyKind::Tuple: return parts_are(ref.trait, self->args);
    case TyKind::Slice:
    case TyKind::Array: return parts_are(ref.trait, {self->args[0]});
    case TyKind::Dyn: {
      const std::uint32_t bit = ref.trait == lang.send ? kDynSend : ref.trait == lang.sync ? kDynSync : 0;
      if (self->index & bit) return Answer::Yes;
      for (const TraitRef& super : self->trait()->supertraits)
        if (super.trait == ref.trait) return Answer::Yes;
      return no(self);
    }
    case TyKind::Param:
    case TyKind::Projection: {
      std::vector<Predicate> bounds;
      item_bounds(self, bounds);
      for (const Predicate& bound : bounds)
        if (!bound.assoc && bound.trait.trait == ref.trait && bound.trait.args[0] == self) return Answer::Yes;
      return no(self);
    }
    case TyKind::Opaque:
      if (self->opaque()->hidden) return parts_are(ref.trait, {types.substitute(self->opaque()->hidden, self->args)});
      {
        std::vector<Predicate> bounds;
        item_bounds(self, bounds);
        for (const Predicate& bound : bounds)
          if (!bound.assoc && bound.trait.trait == ref.trait) return Answer::Yes;
      }
      return self->opaque()->fn->checked ? no(self) : Answer::Maybe;
    case TyKind::Closure: {
      if (!self->closure()->kind_known) return Answer::Maybe;
      std::vector<Ty> parts;
      for (const Capture& capture : self->closure()->captures) parts.push_back(types.substitute(capture.field_type, self->args));
      return parts_are(ref.trait, parts);
    }
    case TyKind::Adt: {
      const AdtDef* adt = self->adt();
      const ImplDef* found = nullptr;
      std::vector<Ty> found_args;
      crate.each_impl(ref.trait, [&](const ImplDef& impl) {
        if (impl.self_type->kind != TyKind::Adt || impl.self_type->adt() != adt) return false;
        std::vector<Ty> args = fresh_args(impl.generics, current_span);
        if (!unify(types.substitute(impl.self_type, args), self)) return false;
        found = &impl;
        found_args = std::move(args);
        return true;
      });
      if (found) {
        if (found->is_negative) return no(self);
        std::vector<Obligation> nested;
        predicates_of(found->generics, found_args, current_span, nested);
        Answer all = Answer::Yes;
        for (const Obligation& obligation : nested) {
          const Answer one = evaluate(obligation);
          if (one == Answer::No) return one;
          if (one == Answer::Maybe) all = one;
        }
        return all;
      }
      if (adt == lang.phantom) return parts_are(ref.trait, self->args);
      Answer all = Answer::Yes;
      for (const VariantDef* variant : adt->variants)
        for (const FieldDef& field : variant->fields) {
          if (!field.type) continue;
          std::vector<Obligation> nested;
          const Answer one = parts_are(ref.trait, {normalize(types.substitute(field.type, self->args), current_span, nested)});
          if (one == Answer::No) return one;
          if (one == Answer::Maybe) all = one;
        }
      return all;
    }
    default: return Answer::Yes;
  }
}

Infer::Answer Infer::builtin(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested, bool& handled) {
  const Ty self = shallow(ref.args[0]);
  const TraitDef* trait = ref.trait;
  const auto yes = [&] {
    handled = true;
    selection.kind = Selection::Kind::Builtin;
    return Answer::Yes;
  };
  const auto no = [&] {
    handled = true;
    return Answer::No;
  };
  const auto each = [&](const std::vector<Ty>& parts) {
    for (const Ty part : parts) {
      Obligation obligation;
      obligation.predicate.trait = {trait, {part}};
      obligation.span = current_span;
      nested.push_back(std::move(obligation));
    }
    return yes();
  };
  if (trait == lang.sized) return has_no_size(self) ? no() : yes();
  if (trait == lang.copy || trait == lang.clone) {
    switch (self->kind) {
      case TyKind::Infer:
        if (kind_of(self) != VarKind::General) return yes();
        return Answer::No;
      case TyKind::Ref: return self->is_mut ? no() : yes();
      case TyKind::Tuple: return each(self->args);
      case TyKind::Array: return each({self->args[0]});
      case TyKind::FnDef: case TyKind::FnPtr: case TyKind::Never: return yes();
      case TyKind::Closure: {
        if (!self->closure()->kind_known) {
          handled = true;
          return Answer::Maybe;
        }
        std::vector<Ty> parts;
        for (const Capture& capture : self->closure()->captures) parts.push_back(types.substitute(capture.field_type, self->args));
        return each(parts);
      }
      case TyKind::Str: case TyKind::Slice: case TyKind::Dyn: return no();
      case TyKind::Adt: case TyKind::Param: case TyKind::Projection: case TyKind::Opaque: case TyKind::Error: return Answer::No;
      default: return yes();
    }
  }
  if (trait->is_auto) {
    const Mark before = mark();
    const Answer answer = auto_trait(ref, selection, handled);
    forget(before);
    return answer;
  }
  if (trait == lang.fn || trait == lang.fn_mut || trait == lang.fn_once) return fn_trait(ref, selection, nested, handled);
  return Answer::No;
}

// A quick look at the outermost type.
bool Infer::may_match(Ty pattern, Ty type) {
  if (pattern->kind == TyKind::Param || pattern->kind == TyKind::Projection) return true;
  if (type->kind == TyKind::Infer || type->kind == TyKind::Error) return true;
  return pattern->kind == type->kind && pattern->def == type->def;
}

Infer::Answer Infer::impls(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested) {
  struct Candidate {
    const ImplDef* impl;
  };
  std::vector<Candidate> candidates;
  std::vector<Ty> heads;
  for (const Ty arg : ref.args) heads.push_back(shallow(arg));
  crate.each_impl(ref.trait, [&](const ImplDef& impl) {
    for (std::size_t i = 0; i < heads.size(); ++i)
      if (!may_match(impl.trait.args[i], heads[i])) return false;
    const Mark before = mark();
    const std::vector<Ty> args = fresh_args(impl.generics, current_span);
    bool ok = true;
    std::vector<Obligation> ignored;
    for (std::size_t i = 0; i < heads.size() && ok; ++i) {
      Ty pattern = types.substitute(impl.trait.args[i], args);
      if (pattern->has(Type::kHasProjection)) pattern = normalize(pattern, current_span, ignored);
      ok = unify(pattern, heads[i]);
    }
    roll_back(before);
    if (ok) candidates.push_back({&impl});
    return false;
  });
  if (candidates.size() > 1) {
    // With unknown types, an impl whose own conditions cannot hold does not count.
    std::vector<Candidate> possible;
    for (const Candidate& candidate : candidates) {
      const Mark before = mark();
      const std::vector<Ty> args = fresh_args(candidate.impl->generics, current_span);
      std::vector<Obligation> inner;
      for (std::size_t i = 0; i < heads.size(); ++i) {
        Ty pattern = types.substitute(candidate.impl->trait.args[i], args);
        if (pattern->has(Type::kHasProjection)) pattern = normalize(pattern, current_span, inner);
        unify(pattern, heads[i]);
      }
      predicates_of(candidate.impl->generics, args, current_span, inner);
      bool ok = true;
      if (depth_ < 6)
        for (const Obligation& obligation : inner)
          if (ok && evaluate(obligation) == Answer::No) ok = false;
      roll_back(before);
      if (ok) possible.push_back(candidate);
    }
    candidates = std::move(possible);
  }
  if (candidates.empty()) return Answer::No;
  if (candidates.size() > 1) return Answer::Maybe;
  const ImplDef* impl = candidates[0].impl;
  selection.kind = Selection::Kind::Impl;
  selection.impl = impl;
  selection.args = fresh_args(impl->generics, current_span);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Ty pattern = types.substitute(impl->trait.args[i], selection.args);
    if (pattern->has(Type::kHasProjection)) pattern = normalize(pattern, current_span, nested);
    unify(pattern, heads[i]);
  }
  predicates_of(impl->generics, selection.args, current_span, nested);
  return impl->is_negative ? Answer::No : Answer::Yes;
}

Infer::Answer Infer::select(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested) {
  const Question question(*this);
  if (goes_too_far()) return Answer::Maybe;
  const Mark before = mark();
  const Answer answer = search(ref, selection, nested);
  if (answer != Answer::Yes) forget(before);
  return answer;
}

Infer::Answer Infer::search(const TraitRef& ref, Selection& selection, std::vector<Obligation>& nested) {
  const Ty self = shallow(ref.args[0]);
  if (self->kind == TyKind::Error) {
    selection.kind = Selection::Kind::Builtin;
    return Answer::Yes;
  }
  if (self->kind == TyKind::Opaque && reveal_ && self->opaque()->hidden) {
    TraitRef revealed = ref;
    revealed.args[0] = normalize(self, current_span, nested);
    return search(revealed, selection, nested);
  }
  if (self->kind == TyKind::Infer && kind_of(self) == VarKind::General) {
    if (ref.trait == lang.sized) {
      selection.kind = Selection::Kind::Builtin;
      return Answer::Yes;
    }
    return Answer::Maybe;
  }
  // Promised by `where`.
  const auto from_bounds = [&](const std::vector<Predicate>& bounds) -> Answer {
    const Predicate* found = nullptr;
    int count = 0;
    for (const Predicate& bound : bounds) {
      if (bound.assoc || bound.trait.trait != ref.trait) continue;
      const Mark before = mark();
      const bool ok = matches(bound.trait.args, ref.args);
      roll_back(before);
      if (!ok) continue;
      if (!found || found->trait.args != bound.trait.args) ++count;
      found = &bound;
    }
    if (count == 0) return Answer::No;
    if (count > 1) return Answer::Maybe;
    matches(found->trait.args, ref.args);
    selection.kind = Selection::Kind::Env;
    return Answer::Yes;
  };
  if (const Answer promised = from_bounds(env_); promised != Answer::No) return promised;
  if (self->kind == TyKind::Opaque || self->kind == TyKind::Projection) {
    std::vector<Predicate> bounds;
    item_bounds(self, bounds);
    std::vector<Predicate> same;
    for (Predicate& bound : bounds)
      if (!bound.assoc && bound.trait.trait == ref.trait) {
        for (std::size_t i = 1; i < bound.trait.args.size(); ++i) bound.trait.args[i] = normalize(bound.trait.args[i], current_span, nested);
        same.push_back(std::move(bound));
      }
    if (const Answer promised = from_bounds(same); promised != Answer::No) return promised;
  }
  if (self->kind == TyKind::Dyn) {
    TraitRef own{self->trait(), {self}};
    own.args.insert(own.args.end(), self->args.begin(), self->args.end() - static_cast<std::ptrdiff_t>(self->bound.size()));
    std::vector<Predicate> bounds(1);
    bounds[0].trait = own;
    for (std::size_t i = 0; i < bounds.size() && bounds.size() < 50; ++i) {
      const TraitRef current = bounds[i].trait;
      for (const TraitRef& super : current.trait->supertraits) {
        Predicate inherited;
        inherited.trait = super;
        for (Ty& arg : inherited.trait.args) arg = types.substitute(arg, current.args);
        bounds.push_back(std::move(inherited));
      }
    }
    if (ref.trait != lang.send && ref.trait != lang.sync)
      if (const Answer promised = from_bounds(bounds); promised != Answer::No) {
        if (promised == Answer::Yes) selection.kind = Selection::Kind::Dyn;
        return promised;
      }
  }
  bool handled = false;
  const Answer known = builtin(ref, selection, nested, handled);
  if (handled) return known;
  return impls(ref, selection, nested);
}

Infer::Answer Infer::evaluate(const TraitRef& ref, int) {
  const Question question(*this);
  if (goes_too_far()) return Answer::Maybe;
  const Mark before = mark();
  const std::size_t uses = closure_uses.size();
  Selection selection;
  std::vector<Obligation> nested;
  Answer answer = select(ref, selection, nested);
  if (answer == Answer::Yes)
    for (const Obligation& obligation : nested) {
      const Answer one = evaluate(obligation);
      if (one == Answer::No) {
        answer = one;
        break;
      }
      if (one == Answer::Maybe) answer = one;
    }
  roll_back(before);
  closure_uses.resize(uses);
  return answer;
}

Infer::Answer Infer::evaluate(const Obligation& obligation) {
  if (!obligation.predicate.assoc) return evaluate(obligation.predicate.trait);
  const Mark before = mark();
  std::vector<Obligation> nested;
  Ty out = nullptr;
  const Projected how = project(types.projection(obligation.predicate.assoc, obligation.predicate.trait.args), out, nested, 0);
  Answer answer = Answer::Maybe;
  if (how == Projected::Done || how == Projected::Rigid) answer = unify(out, obligation.predicate.type) ? Answer::Yes : Answer::No;
  if (how == Projected::None) answer = Answer::No;
  roll_back(before);
  return answer;
}

bool Infer::is_copy(Ty type) {
  type = shallow(type);
  switch (type->kind) {
    case TyKind::Ref: return !type->is_mut;
    case TyKind::Error: return true;
    case TyKind::Str: case TyKind::Slice: case TyKind::Dyn: return false;
    case TyKind::Infer: return kind_of(type) != VarKind::General;
    default:
      if (type->kind < TyKind::Tuple) return true;
      return evaluate(TraitRef{lang.copy, {type}}) == Answer::Yes;
  }
}

Infer::Projected Infer::project(Ty projection, Ty& out, std::vector<Obligation>& nested, int depth) {
  const Question question(*this);
  if (goes_too_far() || depth > kMaxDepth) return Projected::Ambiguous;
  const AssocTyDef* assoc = projection->assoc();
  const Ty self = shallow(projection->args[0]);
  if (self->kind == TyKind::Error) {
    out = types.error();
    return Projected::Done;
  }
  const auto from_bounds = [&](const std::vector<Predicate>& bounds) {
    for (const Predicate& bound : bounds) {
      if (bound.assoc != assoc) continue;
      const Mark before = mark();
      if (matches(bound.trait.args, projection->args)) {
        out = bound.type;
        return true;
      }
      roll_back(before);
    }
    return false;
  };
  const auto promised = [&](const std::vector<Predicate>& bounds) {
    for (const Predicate& bound : bounds) {
      if (bound.assoc || bound.trait.trait != assoc->trait) continue;
      const Mark before = mark();
      const bool ok = matches(bound.trait.args, projection->args);
      roll_back(before);
      if (ok) return true;
    }
    return false;
  };
  if (self->kind == TyKind::Infer && kind_of(self) == VarKind::General) return Projected::Ambiguous;
  if (from_bounds(env_)) return Projected::Done;
  // `type IntoIter: Iterator<Item = Self::Item>` says more than a promise about <T as IntoIterator>::IntoIter can.
  std::vector<Predicate> own_bounds;
  if ((self->kind == TyKind::Opaque && !(reveal_ && self->opaque()->hidden)) || self->kind == TyKind::Projection) {
    item_bounds(self, own_bounds);
    if (from_bounds(own_bounds)) {
      out = normalize(out, current_span, nested);
      return Projected::Done;
    }
  }
  if (promised(env_)) {
    // Not known further; with `T: Trait<?>` the promise fixes the rest.
    for (const Predicate& bound : env_) {
      if (bound.assoc || bound.trait.trait != assoc->trait) continue;
      const Mark before = mark();
      if (matches(bound.trait.args, projection->args)) break;
      roll_back(before);
    }
    out = resolve(projection);
    return Projected::Rigid;
  }
  if (self->kind == TyKind::Opaque && reveal_ && self->opaque()->hidden) {
    std::vector<Ty> args = projection->args;
    args[0] = normalize(self, current_span, nested);
    return project(types.projection(assoc, args), out, nested, depth + 1);
  }
  if (self->kind == TyKind::Opaque || self->kind == TyKind::Projection) {
    if (promised(own_bounds)) {
      out = resolve(projection);
      return Projected::Rigid;
    }
  }
  if (self->kind == TyKind::Dyn) {
    for (std::size_t i = 0; i < self->bound.size(); ++i)
      if (self->bound[i] == assoc) {
        const std::size_t first = self->args.size() - self->bound.size();
        if (assoc->trait == lang.fn_once && projection->args.size() > 1 && first > 0) unify(projection->args[1], self->args[0]);
        out = self->args[first + i];
        return Projected::Done;
      }
  }
  const Mark before = mark();
  const Ty asked = resolve(projection);
  if (!asked->has(Type::kHasInfer))
    if (const auto known = settled_.find(asked); known != settled_.end()) {
      out = known->second;
      return Projected::Done;
    }
  if (const auto known = projected_.find(asked); known != projected_.end()) {
    out = resolve(known->second);
    return Projected::Done;
  }
  if (assoc->trait == lang.fn_once) {
    std::vector<Ty> inputs;
    if (signature_of(self, inputs, out, nested)) {
      if (!unify(types.tuple(inputs), projection->args[1])) return Projected::None;
      return Projected::Done;
    }
  }
  Selection selection;
  TraitRef ref{assoc->trait, projection->args};
  std::vector<Obligation> inner;
  const Answer answer = select(ref, selection, inner);
  if (answer == Answer::Maybe) return Projected::Ambiguous;
  if (answer == Answer::No) return Projected::None;
  if (selection.kind != Selection::Kind::Impl) {
    forget(before);
    out = resolve(projection);
    return Projected::Rigid;
  }
  const auto found = selection.impl->assoc_types.find(assoc->name);
  if (found == selection.impl->assoc_types.end()) {
    forget(before);
    out = types.error();
    return Projected::Done;
  }
  nested.insert(nested.end(), inner.begin(), inner.end());
  out = normalize(types.substitute(found->second, selection.args), current_span, nested);
  if (projected_.emplace(asked, out).second) projected_log_.push_back(asked);
  return Projected::Done;
}

Ty Infer::settle(Ty type) {
  if (!type->has(Type::kHasProjection | (reveal_ ? Type::kHasOpaque : 0))) return type;
  ++settling_;
  const Mark before = mark();
  std::vector<Obligation> conditions;
  Ty out = normalize(type, {}, conditions);
  if (resolve(out)->has(Type::kHasInfer)) meet(std::move(conditions));
  out = resolve(out);
  roll_back(before);
  --settling_;
  return out->has(Type::kHasInfer) ? types.error() : out;
}

void Infer::meet(std::vector<Obligation> work) {
  std::set<ConditionKey> met;
  for (bool progress = true; progress && !work.empty();) {
    progress = false;
    std::vector<Obligation> left;
    for (Obligation& obligation : work) {
      ConditionKey key = key_of(obligation);
      if (met.count(key) != 0) continue;
      std::vector<Obligation> nested;
      bool is_known = false;
      if (obligation.predicate.assoc) {
        Ty out = nullptr;
        const Projected how = project(types.projection(obligation.predicate.assoc, obligation.predicate.trait.args), out, nested, 0);
        is_known = how != Projected::Ambiguous;
        if (out && is_known) unify(out, normalize(obligation.predicate.type, obligation.span, nested));
      } else {
        Selection selection;
        is_known = select(obligation.predicate.trait, selection, nested) != Answer::Maybe;
      }
      if (!is_known) {
        left.push_back(std::move(obligation));
        continue;
      }
      progress = true;
      met.insert(std::move(key));
      for (Obligation& inner : nested) {
        inner.depth = obligation.depth + 1;
        if (inner.depth < 16) left.push_back(std::move(inner));
      }
    }
    work = std::move(left);
  }
}

Ty Infer::normalize(Ty type, Span span, std::vector<Obligation>& nested) {
  if (!type->has(Type::kHasProjection | (reveal_ ? Type::kHasOpaque : 0))) return type;
  const Question question(*this);
  if (depth_ > kMaxDepth + 8) return type;
  const Ty parts = types.map_parts(type, [&](Ty part) { return normalize(part, span, nested); });
  if (parts->kind == TyKind::Opaque && reveal_ && parts->opaque()->hidden)
    return normalize(types.substitute(parts->opaque()->hidden, parts->args), span, nested);
  if (parts->kind != TyKind::Projection) return parts;
  Ty out = nullptr;
  switch (project(parts, out, nested, 0)) {
    case Projected::Done:
    case Projected::Rigid: return out;
    case Projected::None:
    case Projected::Ambiguous: break;
  }
  const Ty variable = fresh(span);
  Obligation obligation;
  obligation.predicate.trait = {parts->assoc()->trait, parts->args};
  obligation.predicate.assoc = parts->assoc();
  obligation.predicate.type = variable;
  obligation.span = span;
  nested.push_back(std::move(obligation));
  return variable;
}

}  // namespace handoff::lang
