#include "lang/check.hpp"

#include <algorithm>

namespace handoff::lang {

Checker::Checker(Crate& crate, FnDef& fn)
    : crate_(crate), fn_(fn), infer_(crate, false), types_(crate.types), lang_(crate.lang),
      diagnostics_(crate.diagnostics), module_(fn.module) {}

std::string Checker::text(Ty type) {
  const Ty known = resolved(type);
  const std::function<std::string(Ty)> write = [&](Ty t) -> std::string {
    if (t->kind == TyKind::Infer)
      return infer_.kind_of(t) == VarKind::Int ? "{integer}" : infer_.kind_of(t) == VarKind::Float ? "{float}" : "_";
    return to_text(t);
  };
  return write(known);
}

Diagnostic& Checker::error(std::string code, Span span, std::string message) {
  return diagnostics_.error(std::move(code), span, std::move(message));
}

Diagnostic& Checker::mismatch(Span span, Ty expected, Ty found) {
  if (quiet(expected) || quiet(found)) {
    static thread_local Diagnostic ignored;
    return ignored = {};
  }
  return error("E0308", span, "`" + text(expected) + "` is expected here, but this is `" + text(found) + "`")
      .with_label("expected `" + text(expected) + "`, found `" + text(found) + "`");
}

TypeLowering Checker::lowering() {
  TypeLowering lowering(crate_, module_);
  lowering.generics = &fn_.generics;
  lowering.self_type = self_type_;
  if (fn_.impl && fn_.impl->has_trait) lowering.impl_trait = &fn_.impl->trait;
  lowering.in_trait = fn_.trait;
  lowering.hole = [this](Span span) { return fresh(span); };
  return lowering;
}

Ty Checker::lower(TypeNode* node) { return normalize(types_.erase(lowering().lower(node)), node->span); }

Ty Checker::set(Expr* expr, Ty type) {
  expr->type = type;
  return type;
}

// ---- obligations ----

void Checker::register_all(std::vector<Obligation>& nested) {
  for (Obligation& obligation : nested) pending_.push_back(std::move(obligation));
  nested.clear();
}

void Checker::require(const TraitDef* trait, std::vector<Ty> args, Span span) {
  if (!trait) return;
  Obligation obligation;
  obligation.predicate.trait = {trait, std::move(args)};
  obligation.span = span;
  pending_.push_back(std::move(obligation));
}

Ty Checker::normalize(Ty type, Span span) {
  std::vector<Obligation> nested;
  infer_.current_span = span;
  const Ty out = infer_.normalize(type, span, nested);
  register_all(nested);
  return out;
}

Ty Checker::instantiate(Ty type, const std::vector<Ty>& args, Span span) { return normalize(types_.substitute(type, args), span); }

// Most obligations wait for a variable that gets its type much later; they must not be tried again at every step.
bool Checker::still_waits(const Obligation& obligation) {
  return !obligation.waits_for.empty() &&
         std::all_of(obligation.waits_for.begin(), obligation.waits_for.end(), [&](Ty one) { return one->kind == TyKind::Closure ? !one->closure()->kind_known : shallow(one) == one; });
}

void Checker::note_variables(Obligation& obligation) {
  obligation.waits_for.clear();
  bool by_variables = true;  // what depends on a closure's body or on a hidden type is not told by variables
  int visited = 0;
  const std::function<void(Ty)> visit = [&](Ty type) {
    type = shallow(type);
    if (++visited > Interner::kMostSize) return static_cast<void>(by_variables = false);
    if (type->kind == TyKind::Infer) obligation.waits_for.push_back(type);
    const TraitDef* trait = obligation.predicate.trait.trait;
    if (type->kind == TyKind::Closure && (trait->is_auto || trait == lang_.copy || trait == lang_.clone)) {
      obligation.waits_for.push_back(type);  // for what it captures
      return;
    }
    by_variables = by_variables && type->kind != TyKind::Closure && type->kind != TyKind::Opaque && type->kind != TyKind::FnDef;
    for (const Ty part : type->args) visit(part);
  };
  for (const Ty arg : obligation.predicate.trait.args) visit(arg);
  if (!by_variables) obligation.waits_for.clear();
}

void Checker::solve() {
  for (bool progress = true; progress;) {
    progress = false;
    std::vector<Obligation> work;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (!still_waits(pending_[i])) work.push_back(std::move(pending_[i]));
      else if (kept++ != i) pending_[kept - 1] = std::move(pending_[i]);
    }
    pending_.resize(kept);
    for (Obligation& obligation : work) {
      if (obligation.depth > 0 && infer_.has_met(obligation)) continue;
      std::vector<Obligation> nested;
      infer_.current_span = obligation.span;
      Infer::Answer answer = Infer::Answer::Maybe;
      // rustc gives up at this depth, too; what grows at several places at once is too much sooner.
      if (obligation.depth > 128 || (obligation.depth > 12 && ++deep_ > 5000)) return report_overflow(obligation.span);
      if (obligation.predicate.assoc) {
        Ty out = nullptr;
        const auto how = infer_.project(types_.projection(obligation.predicate.assoc, obligation.predicate.trait.args), out, nested, 0);
        if (how == Infer::Projected::Done || how == Infer::Projected::Rigid) {
          answer = Infer::Answer::Yes;
          const Ty wanted = normalize(obligation.predicate.type, obligation.span);
          if (!infer_.unify(out, wanted) && !quiet(out) && !quiet(wanted)) {
            const std::string name = *obligation.predicate.assoc->name;
            if (obligation.predicate.assoc->trait == lang_.fn_once) {
              error("E0271", obligation.span, "this closure or function must give back `" + text(wanted) + "`, but it gives `" + text(out) + "`")
                  .with_label("expected `" + text(wanted) + "`, found `" + text(out) + "`");
            } else {
              error("E0271", obligation.span, "`" + name + "` of `" + text(obligation.predicate.trait.args[0]) + "` is `" + text(out) + "`, but `" + text(wanted) + "` is needed here");
            }
          }
        } else if (how == Infer::Projected::None) {
          answer = Infer::Answer::No;
        }
      } else {
        Selection selection;
        answer = infer_.select(obligation.predicate.trait, selection, nested);
      }
      if (types_.has_overflowed() || (answer == Infer::Answer::Maybe && infer_.has_overflowed())) return report_overflow(obligation.span);
      if (answer == Infer::Answer::Maybe) {
        note_variables(obligation);
        pending_.push_back(std::move(obligation));
        continue;
      }
      progress = true;
      if (answer == Infer::Answer::No) {
        report(obligation);
        continue;
      }
      bool is_new = false;
      const std::size_t cause = infer_.note_met(obligation, is_new);
      if (!is_new) continue;
      for (Obligation& inner : nested) {
        inner.depth = obligation.depth + 1;
        inner.cause = cause;
        inner.span = obligation.span;
        if (!inner.callee) inner.callee = obligation.callee;
        pending_.push_back(std::move(inner));
      }
    }
  }
}

void Checker::report_overflow(Span span) {
  pending_.clear();
  if (!diagnostics_.has_errors())
    error("E0275", span, "what must hold here leads to more and more conditions, or to types that grow without an end")
        .with_label("this cannot be decided");
}

Ty Checker::structural(Ty type) {
  type = shallow(type);
  if (type->kind == TyKind::Infer) {
    solve();
    type = shallow(type);
  }
  return type;
}

void Checker::report(const Obligation& obligation) { report_trait(obligation.predicate.trait, obligation.span, obligation.callee); }

void Checker::report_trait(const TraitRef& ref, Span span, const FnDef* callee) {
  for (const Ty arg : ref.args)
    if (quiet(arg)) return;
  const Ty self = resolved(ref.args[0]);
  const std::string type = text(self), trait = *ref.trait->name;
  (void)callee;
  if (ref.trait == lang_.send || ref.trait == lang_.sync) {
    infer_.evaluate(ref);
    const Ty culprit = infer_.culprit() ? resolved(infer_.culprit()) : self;
    const std::string part = text(culprit);
    const bool send = !infer_.culprit_lacks_sync();
    Diagnostic& diagnostic = error("E0277", span, "`" + part + "` cannot be " + (send ? "sent to another thread" : "shared between threads"));
    diagnostic.with_label("`" + part + "` is not " + (send ? "Send" : "Sync"));
    if (culprit->kind == TyKind::Adt) {
      const std::string name = *culprit->adt()->name;
      if (name == "Receiver") diagnostic.with_hint("only one thread can use a Receiver: move it in (`move`), or put it into an `Arc<Mutex<…>>`");
      if (name == "Rc") diagnostic.with_hint("use `Arc` instead of `Rc`: its counter can be used by several threads");
      if (name == "RefCell" || name == "Cell") diagnostic.with_hint("use a `Mutex` instead of a `" + name + "`");
      if (name == "MutexGuard") diagnostic.with_hint("a lock is released by the thread that took it: lock inside the thread");
    }
    return;
  }
  if (ref.trait == lang_.unwind_safe || ref.trait == lang_.ref_unwind_safe) {
    infer_.evaluate(ref);
    const Ty culprit = infer_.culprit() ? resolved(infer_.culprit()) : self;
    error("E0277", span, "`" + text(culprit) + "` may be left half changed by a panic that is caught here")
        .with_label("it is not UnwindSafe")
        .with_hint("where that does not matter, wrap the closure: `AssertUnwindSafe(|| …)`");
    return;
  }
  if (ref.trait == lang_.display || ref.trait == lang_.debug) {
    const bool debug = ref.trait == lang_.debug;
    Diagnostic& diagnostic = error("E0277", span, debug ? "`" + type + "` cannot be printed with `{:?}`: it is not Debug" : "`" + type + "` cannot be printed with `{}`: it is not Display");
    if (debug && self->kind == TyKind::Adt && self->adt()->crate == &crate_) {
      const std::uint32_t lo = self->adt()->item->span.lo;
      diagnostic.with_hint("put `#[derive(Debug)]` before `" + *self->adt()->name + "`", {{{lo, lo}, "#[derive(Debug)]\n"}});
    } else if (!debug) {
      diagnostic.with_hint("print it with `{:?}`");
    }
    return;
  }
  if (ref.trait == lang_.sized) {
    error("E0277", span, "the size of `" + type + "` is not known: it must be behind a reference or a Box");
    return;
  }
  if (ref.trait == lang_.iterator || ref.trait == lang_.into_iterator) {
    Diagnostic& diagnostic = error("E0277", span, "`" + type + "` is not an iterator");
    if (is_int(self->kind) || infer_.is_var(self, VarKind::Int)) diagnostic.with_hint("a range can be iterated over: `0.." + std::string("n") + "`");
    return;
  }
  if (ref.trait == lang_.fn || ref.trait == lang_.fn_mut || ref.trait == lang_.fn_once) {
    if (self->kind == TyKind::Closure || self->kind == TyKind::FnDef) {
      const Ty wanted = resolved(ref.args[1]);
      const std::size_t given = self->kind == TyKind::Closure ? self->closure()->inputs.size() : self->fn()->inputs.size();
      if (wanted->kind == TyKind::Tuple && wanted->args.size() != given) {
        error("E0593", span, "this closure takes " + std::to_string(given) + (given == 1 ? " argument" : " arguments") + ", but it is called with " + std::to_string(wanted->args.size()));
      } else if (self->kind == TyKind::Closure && self->closure()->kind_known) {
        error("E0525", span, "this closure can be called only once, but here it may be called more often");
      } else {
        error("E0631", span, "the parameters of this function do not fit: it is called with `" + text(wanted) + "`");
      }
      return;
    }
    error("E0277", span, "`" + type + "` cannot be called: it is neither a function nor a closure");
    return;
  }
  if (ref.trait->lang && *ref.trait->lang == "index") {
    Diagnostic& diagnostic = error("E0277", span, "`" + type + "` cannot be indexed by `" + text(ref.args[1]) + "`");
    if (is_int(shallow(ref.args[1])->kind)) diagnostic.with_hint("an index is a `usize`: write `as usize`");
    return;
  }
  if (ref.trait == lang_.from && ref.args.size() > 1) {
    error("E0277", span, "a `" + text(ref.args[1]) + "` cannot be turned into a `" + type + "`: `" + type + "` is not `From<" + text(ref.args[1]) + ">`");
    return;
  }
  if (ref.trait == lang_.partial_eq && ref.args.size() > 1) {
    error("E0277", span, "a `" + type + "` cannot be compared with a `" + text(ref.args[1]) + "`");
    return;
  }
  std::string wanted = trait;
  if (ref.args.size() > 1) {
    wanted += "<";
    for (std::size_t i = 1; i < ref.args.size(); ++i) wanted += (i > 1 ? ", " : "") + text(ref.args[i]);
    wanted += ">";
  }
  Diagnostic& diagnostic = error("E0277", span, "`" + type + "` is not `" + wanted + "`, but it must be here");
  diagnostic.with_label("`" + wanted + "` is not implemented for `" + type + "`");
}

// ---- scopes ----

LocalVar* Checker::declare(Name name, Span span, Ty type, bool is_mut) {
  LocalVar* local = crate_.arena.make<LocalVar>();
  local->name = name;
  local->span = span;
  local->type = type;
  local->is_mut = is_mut;
  local->owner = closure_;
  local->id = static_cast<std::uint32_t>(fn_.locals.size());
  fn_.locals.push_back(local);
  locals_.emplace_back(name, local);
  return local;
}

LocalVar* Checker::find_local(Name name) {
  for (std::size_t i = locals_.size(); i-- > 0;)
    if (locals_[i].first == name) return locals_[i].second;
  return nullptr;
}

Checker::ScopeMark Checker::enter(Module* block_module) {
  const ScopeMark mark{locals_.size(), module_};
  if (block_module) module_ = block_module;
  return mark;
}

void Checker::leave(ScopeMark mark) {
  locals_.resize(mark.locals);
  module_ = mark.module;
}

// ---- the whole function ----

void Checker::run() {
  if (fn_.checked || !fn_.item->body) return;
  fn_.is_checking = true;
  errors_before_ = diagnostics_.errors();
  infer_.set_env(&fn_.generics);
  if (fn_.impl) self_type_ = types_.erase(fn_.impl->self_type);
  else if (fn_.trait) self_type_ = types_.param(0, fn_.trait->generics.params[0].name);
  std::size_t next = 0;
  if (fn_.has_self) {
    const Ty type = normalize(types_.erase(fn_.inputs[next++]), fn_.item->self_span);
    LocalVar* self = declare(intern("self"), fn_.item->self_span, type, fn_.item->self_mut);
    fn_.self_local = self;
    fn_.param_locals.push_back(self);
  }
  for (FnParam& param : fn_.item->params) {
    const Ty type = normalize(types_.erase(fn_.inputs[next++]), param.span);
    pattern(param.pattern, type, Pattern::Mode::Move);
    fn_.param_locals.push_back(param.pattern->kind == PatternKind::Bind && !param.pattern->inner ? param.pattern->local : nullptr);
  }
  Ty output = types_.erase(fn_.output);
  // Inside, `impl Trait` of the result stands for one type to be found.
  std::vector<std::pair<OpaqueDef*, Ty>> hidden;
  const std::function<Ty(Ty)> open = [&](Ty type) -> Ty {
    if (!type->has(Type::kHasOpaque)) return type;
    if (type->kind == TyKind::Opaque && type->opaque()->fn == &fn_) {
      for (const auto& [opaque, variable] : hidden)
        if (opaque == type->opaque()) return variable;
      const Ty variable = fresh(fn_.item->result ? fn_.item->result->span : fn_.item->span);
      OpaqueDef* opaque = const_cast<OpaqueDef*>(type->opaque());
      hidden.emplace_back(opaque, variable);
      std::vector<Ty> args = type->args;
      args.push_back(variable);
      for (const Predicate& bound : opaque->bounds) {
        Obligation obligation;
        obligation.predicate = bound;
        for (Ty& arg : obligation.predicate.trait.args) arg = open(types_.substitute(arg, args));
        if (bound.type) obligation.predicate.type = open(types_.substitute(bound.type, args));
        obligation.span = fn_.item->result->span;
        pending_.push_back(std::move(obligation));
      }
      return variable;
    }
    return types_.map_parts(type, open);
  };
  output = normalize(open(output), fn_.item->name_span);
  if (fn_.item->result && output->kind == TyKind::Dyn) {
    error("E0746", fn_.item->result->span, "a function cannot give back a `" + text(output) + "`: its size is not known")
        .with_hint("put it into a `Box`, or write `impl` where it is always the same type");
  } else if (fn_.item->result && has_no_size(output)) {
    report_size(output, fn_.item->result->span, "what a function gives back");
  }
  return_type_ = output;
  check_block(fn_.item->body, output, true);
  finish();
  for (const auto& [opaque, variable] : hidden) {
    const Ty found = resolved(variable);
    opaque->hidden = found->has(Type::kHasInfer) ? types_.error() : found;
  }
  fn_.is_checking = false;
  fn_.checked = true;
}

void Checker::finish() {
  solve();
  infer_.default_numbers();
  solve();
  for (const Ty variable : diverging_)
    if (shallow(variable)->kind == TyKind::Infer) infer_.unify(variable, unit());
  solve();
  for (std::size_t i = 0; i < deferred_.size(); ++i) deferred_[i]();
  solve();
  if (const Span* circular = infer_.circular_condition()) report_overflow(*circular);
  report_ambiguous();
  finalize_types();
  if (diagnostics_.errors() == errors_before_) check_sizes();
  if (diagnostics_.errors() == errors_before_) {
    analyse_captures(crate_, infer_, fn_);
    check_closure_uses();
    solve();
  } else {
    for (ClosureDef* closure : fn_.closures) closure->kind_known = true;
  }
  if (types_.has_overflowed()) return report_overflow(fn_.item->name_span);
  check_exhaustive(crate_, fn_, exprs_, statements_);
}

void Checker::check_closure_uses() {
  const auto uses = infer_.closure_uses;
  for (const auto& [closure, use] : uses) {
    const auto& [trait, span] = use;
    const bool too_strict = (trait == lang_.fn && closure->kind != ClosureKind::Fn) || (trait == lang_.fn_mut && closure->kind == ClosureKind::FnOnce);
    if (!too_strict) continue;
    Diagnostic& diagnostic = error("E0525", closure->expr->span, closure->kind == ClosureKind::FnOnce
        ? "this closure can be called only once, because it gives away what it holds; `" + *trait->name + "` may be called many times"
        : "this closure changes what it holds; `Fn` must not");
    diagnostic.also(span, "the requirement comes from here");
  }
}

void Checker::finalize_types() {
  const auto unknown = [&](Ty type, Span at) {
    if (reported_unknown_ || diagnostics_.errors() != errors_before_) return;
    // The place that helps most: where the first unknown part began.
    Ty variable = nullptr;
    const std::function<void(Ty)> find = [&](Ty t) {
      if (variable) return;
      if (t->kind == TyKind::Infer) variable = t;
      for (const Ty part : t->args) find(part);
    };
    find(type);
    report_unknown("E0282", variable, at, "the type cannot be found out: `" + to_text(type) + "` is not fully known");
  };
  const auto final_type = [&](Ty& type, Span at) {
    if (!type) return;
    type = infer_.resolve(type);
    if (type->has(Type::kHasProjection)) {
      std::vector<Obligation> nested;
      type = infer_.resolve(infer_.normalize(type, at, nested));
    }
    if (type->has(Type::kHasInfer) && !type->has(Type::kHasError)) unknown(type, at);
  };
  for (LocalVar* local : fn_.locals) final_type(local->type, local->span);
  for (Stmt* stmt : statements_) final_type(stmt->type, stmt->span);
  for (Pattern* pattern : patterns_) {
    final_type(pattern->type, pattern->span);
    for (Ty& type : pattern->derefs) final_type(type, pattern->span);
  }
  for (Expr* expr : exprs_) {
    final_type(expr->type, expr->span);
    final_type(expr->cast_type, expr->span);
    for (Adjust& adjust : expr->adjusts) final_type(adjust.target, expr->span);
    for (Ty& arg : expr->target.args) final_type(arg, expr->name_span.hi ? expr->name_span : expr->span);
    for (Ty& arg : expr->target2.args) final_type(arg, expr->span);
  }
  for (Block* block : blocks_) final_type(block->type, block->span);
  for (ClosureDef* closure : fn_.closures) {
    for (Ty& input : closure->inputs) final_type(input, closure->expr->span);
    final_type(closure->output, closure->expr->span);
    final_type(closure->self_type, closure->expr->span);
  }
}

}  // namespace handoff::lang
