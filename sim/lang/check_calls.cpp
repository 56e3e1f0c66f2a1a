#include <algorithm>

#include "lang/check.hpp"

namespace handoff::lang {

bool Checker::visible(const FnDef* fn) const {
  if (!fn->crate->is_library() || crate_.is_library() || fn->trait || (fn->impl && fn->impl->has_trait)) return true;
  return fn->item->is_pub;
}

bool Checker::in_scope(const TraitDef* trait) const {
  // The library's bodies are not held to it, nor are those that are derived.
  if (crate_.is_library() || (fn_.impl && fn_.impl->item->attribute("derived"))) return true;
  // The trait that is declared or implemented around is in scope, too.
  return fn_.trait == trait || (fn_.impl && fn_.impl->trait.trait == trait) || is_in_scope(*module_, *trait);
}

bool Checker::hint_imports(Diagnostic& diagnostic, Name name, const std::vector<Ty>& types) {
  std::vector<std::string> paths;
  crate_.each_trait_method(name, [&](const FnDef& fn) {
    const std::string path = in_scope(fn.trait) ? std::string() : import_path_of(*fn.trait);
    if (path.empty()) return false;
    const bool fits = std::any_of(types.begin(), types.end(), [&](Ty type) {
      const Infer::Mark before = infer_.mark();
      TraitRef ref{fn.trait, infer_.fresh_args(fn.trait->generics, {})};
      ref.args[0] = type;
      const bool implemented = infer_.evaluate(ref) != Infer::Answer::No;
      infer_.roll_back(before);
      return implemented;
    });
    if (fits) paths.push_back(path);
    return false;
  });
  if (paths.empty()) return false;
  if (paths.size() == 1) {
    diagnostic.with_hint("the trait that has it is not in scope: add `use " + paths[0] + ";`", {import_edit(crate_, *module_, paths[0])});
    return true;
  }
  std::string all;
  for (const std::string& path : paths) all += (all.empty() ? "`" : ", `") + path + "`";
  diagnostic.with_hint("several traits have it, but none of them is in scope; import the one that is meant: " + all);
  return true;
}

Ty Checker::check_arguments(Span span, const std::vector<Ty>& inputs, Ty output, std::vector<Expr*>& list, Ty expected,
                            const std::string& what, Span definition, const std::function<void()>& blame_arguments) {
  const auto wrong_count = [&] {
    Diagnostic& diagnostic = error(what == "closure" ? "E0057" : "E0061", span, "this " + what + " takes " + std::to_string(inputs.size()) + (inputs.size() == 1 ? " argument" : " arguments") +
                                                 ", but " + std::to_string(list.size()) + (list.size() == 1 ? " is given" : " are given"));
    if (definition.hi && !in_library(definition)) diagnostic.also(definition, "defined here");
    return output;
  };
  const bool fits = inputs.size() == list.size();
  // What is expected of the result tells about the arguments, as a hint.
  std::vector<Ty> hints = inputs;
  if (expected && shallow(expected)->kind != TyKind::Infer) {
    const Infer::Mark before = infer_.mark();
    if (infer_.unify(output, expected)) {
      for (Ty& hint : hints) hint = infer_.resolve(hint);
    }
    infer_.roll_back(before);
  }
  // Closures last: the other arguments tell what they are called with.
  for (const bool closures : {false, true}) {
    if (closures && std::any_of(list.begin(), list.end(), [](const Expr* argument) { return argument->kind == ExprKind::Closure; })) {
      if (blame_arguments) blame_arguments();
      solve();
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if ((list[i]->kind == ExprKind::Closure) != closures) continue;
      if (i >= inputs.size()) {
        check(list[i]);
        continue;
      }
      const Ty want = shallow(inputs[i]);
      Ty hint = shallow(hints[i]);
      if (want->kind == TyKind::Infer && hint->kind != TyKind::Infer && (hint->kind == TyKind::Dyn || hint->kind == TyKind::Slice || hint->kind == TyKind::Str)) {
        if (!closures) hint = want;
      }
      if (want->kind == TyKind::Infer && closures && hint->kind != TyKind::Dyn && hint->kind != TyKind::FnPtr) hint = want;
      const Ty type = check(list[i], hint);
      // Some(Box::new(x)) where an Option<Box<dyn Trait>> is expected: the argument already becomes what the hint says.
      const Ty hinted = shallow(hints[i]);
      if (hinted != want && hinted->kind != TyKind::Infer && hinted->kind != TyKind::Dyn && hinted->kind != TyKind::Slice && hinted->kind != TyKind::Str) {
        const Infer::Mark before = infer_.mark();
        const std::size_t adjusts = list[i]->adjusts.size();
        if (coerce(list[i], type, hinted) && infer_.unify(inputs[i], hinted)) continue;
        infer_.roll_back(before);
        list[i]->adjusts.resize(adjusts);
      }
      if (!coerce(list[i], type, inputs[i]) && fits) {
        const Ty have = resolved(type), wanted = resolved(inputs[i]);
        Diagnostic& diagnostic = mismatch(list[i]->span, wanted, have);
        const Span start{list[i]->span.lo, list[i]->span.lo}, end{list[i]->span.hi, list[i]->span.hi};
        if (wanted->kind == TyKind::Ref && infer_.unify(wanted->args[0], have)) {
          diagnostic.with_hint(wanted->is_mut ? "borrow it: `&mut`" : "borrow it: `&`", {{start, wanted->is_mut ? "&mut " : "&"}});
        } else if (wanted->kind == TyKind::Adt && wanted->adt() == lang_.string && have->kind == TyKind::Ref && have->args[0]->kind == TyKind::Str) {
          diagnostic.with_hint("make a String of it: `.to_string()`", {{end, ".to_string()"}});
        } else if (have->kind == TyKind::Ref && infer_.unify(have->args[0], wanted) && infer_.is_copy(wanted)) {
          diagnostic.with_hint("follow the reference: `*`", {{start, "*"}});
        } else if (is_int(wanted->kind) && is_int(have->kind)) {
          diagnostic.with_hint("convert it: `as " + text(wanted) + "`", {{end, " as " + text(wanted)}});
        }
      }
    }
  }
  return fits ? output : wrong_count();
}

Ty Checker::call_expr(Expr* expr, Ty expected) {
  Expr* callee = expr->a;
  const Ty type = structural(check(callee));
  if (type->kind == TyKind::Error) {
    for (Expr* argument : expr->list) check(argument);
    return type;
  }
  if (callee->kind == ExprKind::Path && callee->target.kind == Resolution::Kind::Constructor && type->kind == TyKind::FnPtr) {
    const std::vector<Ty> inputs(type->args.begin(), type->args.end() - 1);
    return check_arguments(expr->span, inputs, type->args.back(), expr->list, expected, callee->target.variant->adt->is_enum ? "enum variant" : "struct", callee->target.variant->span);
  }
  if (type->kind == TyKind::FnDef) {
    const FnDef* fn = type->fn();
    std::vector<Ty> inputs;
    for (const Ty input : fn->inputs) inputs.push_back(instantiate(input, type->args, expr->span));
    const Ty output = instantiate(fn->output, type->args, expr->span);
    // Obligations of the call are reported at its arguments where one of them is the cause.
    const auto blame_arguments = [&] {
      for (Obligation& obligation : pending_)
        if (obligation.callee == fn && obligation.span.lo == callee->span.lo && obligation.span.hi == callee->span.hi) {
          const Ty self = obligation.predicate.trait.args[0];
          for (std::size_t i = 0; i < fn->inputs.size() && i < expr->list.size(); ++i)
            if (fn->inputs[i]->kind == TyKind::Param && shallow(type->args[fn->inputs[i]->index]) == shallow(self)) {
              obligation.span = expr->list[i]->span;
              break;
            }
        }
    };
    const Ty result = check_arguments(expr->span, inputs, output, expr->list, expected, "function", fn->item->name_span, blame_arguments);
    blame_arguments();
    return result;
  }
  // Values that can be called.
  const std::vector<Step> steps = autoderef(type, callee->span);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Ty step = steps[i].type;
    if (step->kind == TyKind::FnPtr) {
      apply_steps(callee, steps, i);
      const std::vector<Ty> inputs(step->args.begin(), step->args.end() - 1);
      return check_arguments(expr->span, inputs, step->args.back(), expr->list, expected, "function", {});
    }
    if (step->kind == TyKind::FnDef) {
      apply_steps(callee, steps, i);
      std::vector<Ty> inputs;
      for (const Ty input : step->fn()->inputs) inputs.push_back(instantiate(input, step->args, expr->span));
      return check_arguments(expr->span, inputs, instantiate(step->fn()->output, step->args, expr->span), expr->list, expected, "function", step->fn()->item->name_span);
    }
    if (step->kind == TyKind::Closure) {
      apply_steps(callee, steps, i);
      const ClosureDef* closure = step->closure();
      expr->overloaded = true;
      expr->target.kind = Resolution::Kind::Method;
      expr->target.args = {step, types_.tuple(closure->inputs)};
      const Ty out = check_arguments(expr->span, closure->inputs, closure->output, expr->list, expected, "closure", closure->expr->span);
      return out;
    }
    if (step->kind != TyKind::Param && step->kind != TyKind::Dyn && step->kind != TyKind::Opaque && step->kind != TyKind::Projection && step->kind != TyKind::Adt) continue;
    if (step->kind == TyKind::Adt && step->adt() != lang_.box) continue;
    if (step->kind == TyKind::Adt && shallow(step->args[0])->kind != TyKind::Dyn && shallow(step->args[0])->kind != TyKind::Param) continue;
    for (const TraitDef* trait : {lang_.fn, lang_.fn_mut, lang_.fn_once}) {
      if (step->kind == TyKind::Adt && trait != lang_.fn_once) continue;  // inside a Box: Fn and FnMut by going on
      const Ty args = fresh(expr->span);
      if (infer_.evaluate(TraitRef{trait, {step, args}}) == Infer::Answer::No) continue;
      if (step->kind == TyKind::Adt) {
        const Ty inside = shallow(step->args[0]);
        bool better = false;
        for (const TraitDef* stronger : {lang_.fn, lang_.fn_mut})
          better |= infer_.evaluate(TraitRef{stronger, {inside, fresh(expr->span)}}) != Infer::Answer::No;
        if (better) break;
      }
      Selection selection;
      std::vector<Obligation> nested;
      infer_.select(TraitRef{trait, {step, args}}, selection, nested);
      register_all(nested);
      apply_steps(callee, steps, i);
      if (trait == lang_.fn_mut) use_mutably(callee);
      expr->overloaded = true;
      expr->target.kind = Resolution::Kind::Method;
      expr->target.fn = trait->methods[0];
      expr->target.args = {step, args};
      const Ty tuple = structural(args);
      std::vector<Ty> inputs = tuple->kind == TyKind::Tuple ? tuple->args : std::vector<Ty>();
      const Ty output = normalize(types_.projection(lang_.fn_once->assoc_types[0], {step, args}), expr->span);
      return check_arguments(expr->span, inputs, output, expr->list, expected, "closure", {});
    }
  }
  for (Expr* argument : expr->list) check(argument);
  if (quiet(type)) return types_.error();
  error("E0618", expr->span, "`" + text(type) + "` cannot be called: it is not a function");
  return types_.error();
}

// Whether the method fits a receiver of exactly this type; then the types are unified.
bool Checker::try_candidate(FnDef* fn, const ImplDef* impl, const TraitRef* bound, Ty self, std::vector<Ty>& args) {
  const Infer::Mark before = infer_.mark();
  std::vector<Obligation> nested;
  infer_.current_span = {};
  if (impl) {
    args = infer_.fresh_args(impl->generics, {});
  } else if (bound) {
    args = bound->args;
  } else {
    args = infer_.fresh_args(fn->trait->generics, {});
  }
  std::vector<Ty> all = args;
  while (all.size() < fn->generics.count()) all.push_back(infer_.fresh({}));
  Ty wanted = infer_.normalize(types_.substitute(fn->inputs[0], all), {}, nested);
  bool ok = infer_.unify(wanted, self);
  if (ok && impl) {
    std::vector<Obligation> conditions;
    const Infer::Mark unconditional = infer_.mark();
    infer_.predicates_of(impl->generics, args, {}, conditions);
    for (const Obligation& condition : conditions) ok = ok && infer_.evaluate(condition) != Infer::Answer::No;
    // `[T]: Join<_>` of a method that gives <[T] as Join<_>>::Output is a condition, too.
    if (ok && fn->output->has(Type::kHasProjection)) {
      std::vector<Obligation> of_output;
      infer_.normalize(types_.substitute(fn->output, all), {}, of_output);
      for (const Obligation& condition : of_output) ok = ok && infer_.evaluate(condition) != Infer::Answer::No;
    }
    infer_.forget(unconditional);
  } else if (ok && !bound) {
    // `self` by value has a size: `slice.try_into()` is a matter of &[T].
    const bool is_unsized = has_no_size(self);
    ok = !(is_unsized && fn->inputs[0]->kind == TyKind::Param) && infer_.evaluate(TraitRef{fn->trait, args}) != Infer::Answer::No;
  }
  if (!ok) infer_.roll_back(before);
  else register_all(nested);
  return ok;
}

bool Checker::find_method(Ty, Name name, const std::vector<Step>& steps, Found& found, bool& ambiguous_number) {
  ambiguous_number = false;
  struct Candidate {
    FnDef* fn;
    const ImplDef* impl;
    TraitRef bound;
    bool has_bound;
  };
  std::vector<Candidate> inherent, extension;
  for (const Step& step : steps) {
    const Ty type = step.type;
    if (type->kind == TyKind::Infer) continue;
    crate_.each_inherent_impl(type, [&](const ImplDef& impl) {
      const auto method = impl.methods.find(name);
      if (method != impl.methods.end() && method->second->has_self && visible(method->second)) inherent.push_back({method->second, &impl, {}, false});
      return false;
    });
    std::vector<Predicate> bounds;
    if (type->kind == TyKind::Param || type->kind == TyKind::Projection)
      for (const Predicate& predicate : infer_.env())
        if (!predicate.assoc && shallow(predicate.trait.args[0]) == type) bounds.push_back(predicate);
    if (type->kind == TyKind::Opaque || type->kind == TyKind::Projection) infer_.item_bounds(type, bounds);
    if (type->kind == TyKind::Dyn) {
      Predicate own;
      own.trait = {type->trait(), {type}};
      own.trait.args.insert(own.trait.args.end(), type->args.begin(), type->args.end() - static_cast<std::ptrdiff_t>(type->bound.size()));
      bounds.push_back(own);
      for (std::size_t i = 0; i < bounds.size() && bounds.size() < 30; ++i) {
        const TraitRef current = bounds[i].trait;
        for (const TraitRef& super : current.trait->supertraits) {
          Predicate inherited;
          inherited.trait = super;
          for (Ty& arg : inherited.trait.args) arg = types_.substitute(arg, current.args);
          bounds.push_back(inherited);
        }
      }
    }
    // Of a parameter and of `dyn Trait` the methods are there by themselves.
    const bool by_itself = type->kind == TyKind::Param || type->kind == TyKind::Dyn;
    for (const Predicate& bound : bounds)
      if (!bound.assoc && shallow(bound.trait.args[0]) == type && (by_itself || in_scope(bound.trait.trait)))
        if (FnDef* fn = bound.trait.trait->method(name); fn && fn->has_self) inherent.push_back({fn, nullptr, bound.trait, true});
  }
  crate_.each_trait_method(name, [&](FnDef& fn) {
    if (fn.has_self && in_scope(fn.trait)) extension.push_back({&fn, nullptr, {}, false});
    return false;
  });
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Ty base = steps[i].type;
    if (base->kind == TyKind::Infer && infer_.kind_of(base) == VarKind::General) return false;
    for (int autoref = 0; autoref < 3; ++autoref) {
      if (steps[i].unsized_array && autoref == 0) continue;
      const Ty self = autoref == 0 ? base : types_.ref(base, autoref == 2);
      for (const auto* list : {&inherent, &extension})
        for (const Candidate& candidate : *list) {
          std::vector<Ty> args;
          if (!try_candidate(candidate.fn, candidate.impl, candidate.has_bound ? &candidate.bound : nullptr, self, args)) continue;
          found.fn = candidate.fn;
          found.args = std::move(args);
          found.step = i;
          found.autoref = autoref;
          found.is_trait = list == &extension;
          return true;
        }
    }
  }
  // A method of integers, or one of a trait that some might have, on a number whose type is open.
  for (const Step& step : steps)
    if (step.type->kind == TyKind::Infer && infer_.kind_of(step.type) != VarKind::General) {
      const TyKind kind = infer_.kind_of(step.type) == VarKind::Int ? TyKind::I32 : TyKind::F64;
      crate_.each_inherent_impl(types_.primitive(kind), [&](const ImplDef& impl) {
        ambiguous_number |= impl.methods.count(name) != 0;
        return ambiguous_number;
      });
      if (step.type == steps[0].type) crate_.each_trait_method(name, [&](const FnDef&) { return ambiguous_number = true; });
    }
  return false;
}

Ty Checker::instantiate_method(Expr*, FnDef* fn, std::vector<Ty> args, const GenericArgsNode* explicit_args, Span span, std::vector<Ty>& inputs) {
  TypeLowering low = lowering();
  args = low.generic_args(fn->generics, explicit_args, span, "the method", fn->name, std::move(args), true);
  for (const Ty input : fn->inputs) inputs.push_back(instantiate(input, args, span));
  const Ty output = instantiate(fn->output, args, span);
  inputs.push_back(output);
  std::vector<Obligation> wanted;
  infer_.predicates_of(fn->generics, args, span, wanted, fn);
  register_all(wanted);
  // The arguments are handed back through the expression's target.
  last_args_ = std::move(args);
  return output;
}

Ty Checker::method_call(Expr* expr, Ty expected) {
  const Ty receiver = structural(check(expr->a));
  if (receiver->kind == TyKind::Error) {
    for (Expr* argument : expr->list) check(argument);
    return receiver;
  }
  const std::vector<Step> steps = autoderef(receiver, expr->a->span);
  Found found;
  bool ambiguous_number = false;
  if (!find_method(receiver, expr->name, steps, found, ambiguous_number)) {
    if (ambiguous_number) {
      error("E0689", expr->name_span, "which number type is meant? `" + *expr->name + "` needs to know").with_hint("write the type at the number: `2i32`, `2.0f64`");
    } else {
      report_no_method(expr, receiver, steps);
    }
    // What closures among the arguments are called with is not known either: one mistake is enough.
    for (Expr* argument : expr->list) check(argument, types_.error());
    return types_.error();
  }
  if (found.fn->trait && found.fn->trait == lang_.drop) {
    const Span all{expr->a->span.hi, expr->span.hi};
    // Of some types it is a part that has the destructor in Rust's own library.
    const AdtDef* adt = steps[found.step].type->adt();
    const bool is_hidden = adt && adt->crate && adt->crate->is_library() && adt->name->find("Guard") == std::string::npos && adt != lang_.vec && adt != lang_.box && adt != lang_.rc && adt != lang_.arc;
    error(is_hidden ? "E0599" : "E0040", expr->name_span, "`drop` of a value is called by itself when the value ends; it cannot be called as a method")
        .with_label("not to be called like this")
        .with_hint("give the value to the function `drop` to end it now", {{{expr->a->span.lo, expr->a->span.lo}, "drop("}, {all, ")"}});
  }
  apply_steps(expr->a, steps, found.step);
  const Step& step = steps[found.step];
  if (found.autoref) {
    const bool is_mut = found.autoref == 2;
    Ty base = step.type;
    if (step.unsized_array) base = steps[found.step - 1].type;
    if (is_mut) use_mutably(expr->a);
    adjust(expr->a, AdjustKind::Borrow, types_.ref(base, is_mut), is_mut);
    if (step.unsized_array) adjust(expr->a, AdjustKind::Unsize, types_.ref(step.type, is_mut));
  } else {
    // By value: a receiver that is a reference is reborrowed: a &mut is not moved, and of a & a closure captures what it
    // refers to, not the variable.
    const Ty self = shallow(adjusted_type(expr->a));
    if (self->kind == TyKind::Ref && !self->is_mut && expr->a->kind == ExprKind::Path && expr->a->adjusts.empty()) {
      adjust(expr->a, AdjustKind::Deref, self->args[0]);
      adjust(expr->a, AdjustKind::Borrow, types_.ref(self->args[0], false));
    }
    if (self->kind == TyKind::Ref && self->is_mut && shallow(found.fn->inputs[0])->kind == TyKind::Ref) {
      adjust(expr->a, AdjustKind::Deref, self->args[0]);
      use_mutably(expr->a);
      adjust(expr->a, AdjustKind::Borrow, types_.ref(self->args[0], true), true);
    }
  }
  std::vector<Ty> inputs;
  const Ty output = instantiate_method(expr, found.fn, std::move(found.args), expr->generic_args, expr->name_span, inputs);
  inputs.pop_back();
  expr->target.kind = Resolution::Kind::Method;
  expr->target.fn = found.fn;
  expr->target.args = last_args_;
  const Ty self = adjusted_type(expr->a);
  infer_.unify(inputs[0], self);
  inputs.erase(inputs.begin());
  const std::vector<Ty> args = expr->target.args;
  const FnDef* fn = found.fn;
  const auto blame_arguments = [&] {
    for (Obligation& obligation : pending_)
      if (obligation.callee == fn && obligation.span.lo == expr->name_span.lo && obligation.span.hi == expr->name_span.hi) {
        const Ty subject = obligation.predicate.trait.args[0];
        for (std::size_t i = 0; i < inputs.size() && i < expr->list.size(); ++i) {
          const Ty declared = fn->inputs[i + 1];
          if (declared->kind == TyKind::Param && declared->index < args.size() && shallow(args[declared->index]) == shallow(subject)) {
            obligation.span = expr->list[i]->span;
            break;
          }
        }
      }
  };
  const Ty result = check_arguments(expr->span, inputs, output, expr->list, expected, "method", found.fn->item->name_span, blame_arguments);
  blame_arguments();
  return result;
}

// Rust's own types may have what is not here.
const char* Checker::in_our_rust(Ty type) { return type->kind == TyKind::Adt && !type->adt()->crate->is_library() ? "" : " in Handoff's Rust"; }

void Checker::report_no_method(Expr* expr, Ty receiver, const std::vector<Step>& steps) {
  const Ty known = resolved(receiver);
  if (known->has(Type::kHasError)) return;
  const std::string name = *expr->name;
  for (const Step& step : steps)
    if (step.type->kind == TyKind::Infer && infer_.kind_of(step.type) == VarKind::General) {
      report_unknown("E0282", step.type, expr->name_span, "the type of this must be known before `" + name + "` is called");
      return;
    }
  Ty inner = known;
  for (const Step& step : steps)
    if (step.type->kind == TyKind::Adt) inner = step.type;
  // The method is there, but what it needs is not.
  FnDef* existing = nullptr;
  const ImplDef* existing_impl = nullptr;
  for (const Step& step : steps)
    crate_.each_inherent_impl(step.type, [&](const ImplDef& impl) {
      const auto it = impl.methods.find(expr->name);
      if (it != impl.methods.end() && !existing) existing = it->second, existing_impl = &impl;
      return false;
    });
  if (existing && !visible(existing)) {
    error("E0624", expr->name_span, "the method `" + name + "` is private");
    return;
  }
  Diagnostic& diagnostic = error("E0599", expr->name_span, "`" + text(known) + "` has no method `" + name + "`" + in_our_rust(inner));
  diagnostic.with_label("not found in `" + text(known) + "`");
  if (existing && existing_impl) {
    if (!existing->has_self) {
      diagnostic.message = "`" + name + "` is a function of the type, not a method: it takes no `self`";
      diagnostic.with_hint("call it as `" + to_text(types_.erase(existing_impl->self_type)) + "::" + name + "(…)`");
    } else {
      diagnostic.message = "`" + name + "` is there only for other types than `" + text(known) + "`";
    }
    return;
  }
  if (name == "clone" && known->kind == TyKind::Adt && known->adt() == lang_.receiver) {
    diagnostic.message = "a Receiver cannot be cloned: a channel has one";
    diagnostic.with_hint("to share it between threads, put it into an `Arc<Mutex<…>>`");
    return;
  }
  std::vector<Ty> receivers;
  for (const Step& step : steps) receivers.push_back(step.type);
  if (hint_imports(diagnostic, expr->name, receivers)) return;
  const TraitDef* trait = nullptr;
  crate_.each_trait_method(expr->name, [&](const FnDef& fn) { return (trait = fn.trait) != nullptr; });
  if (trait) {
    if (inner->kind == TyKind::Adt && inner->adt()->crate == &crate_ && (name == "clone")) {
      const std::uint32_t lo = inner->adt()->item->span.lo;
      diagnostic.with_hint("put `#[derive(Clone)]` before `" + *inner->adt()->name + "`", {{{lo, lo}, "#[derive(Clone)]\n"}});
    } else if (trait == lang_.iterator) {
      diagnostic.with_hint("make an iterator of it first: `.iter()` or `.into_iter()`");
    }
    return;
  }
  if (known->kind == TyKind::Adt && known->adt() == lang_.result) {
    bool inside = false;
    crate_.each_inherent_impl(structural(known->args[0]), [&](const ImplDef& impl) { return inside |= impl.methods.count(expr->name) != 0; });
    if (inside) {
      diagnostic.with_hint("take the value out of the Result first: `.unwrap()`", {{{expr->a->span.hi, expr->a->span.hi}, ".unwrap()"}});
      return;
    }
  }
  std::vector<Name> names;
  for (const Step& step : steps)
    crate_.each_inherent_impl(step.type, [&](const ImplDef& impl) {
      for (const auto& [other, fn] : impl.methods)
        if (fn->has_self && visible(fn)) names.push_back(other);
      return false;
    });
  if (const Name similar = similar_name(expr->name, names)) diagnostic.with_hint("is `" + *similar + "` meant?", {{expr->name_span, *similar}});
}

}  // namespace handoff::lang
