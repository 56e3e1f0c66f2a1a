#include "lang/borrow_mutability.hpp"

#include <algorithm>

#include "lang/borrow_edits.hpp"

namespace handoff::lang::borrow {

void MutabilityChecker::run() {
  for (const BlockId block : context_.points.blocks())
    for (Point point = context_.points.first(block); point <= context_.points.last(block); ++point)
      each_use(context_.points, point, [&](const Use& use) {
        if (use.place.local == mir::kNoLocal) return;
        const bool borrows = use.kind == UseKind::BorrowMut || use.kind == UseKind::BorrowTwoPhase;
        const bool assigns = (use.kind == UseKind::Assign || use.kind == UseKind::CallResult) && !use.place.steps.empty();
        if (!borrows && !assigns) return;
        if (borrows && report_shared(point, use)) return;
        const Obstacle obstacle = find(use.place);
        if (obstacle.kind == Obstacle::Kind::None) return;
        // What a closure inside changes is reported in that closure, where the change is; here only what is ours alone.
        if (borrows && obstacle.kind != Obstacle::Kind::Closure && context_.consumer(point, use.place).closure) return;
        report(point, use, obstacle);
      });
  for (const Borrowed& one : borrowed_) {
    const bool several = one.places.size() > 1;
    Diagnostic& diagnostic = report_variable(*one.variable, "E0596", several ? one.variable->span : one.places[0].first, several ? "it is declared here, without `mut`" : one.places[0].second);
    if (!several) continue;
    for (const auto& [span, label] : one.places) diagnostic.also(span, label);
  }
}

Diagnostic& MutabilityChecker::report_variable(const LocalVar& variable, const char* code, Span span, const std::string& label) {
  Diagnostic& diagnostic = context_.error(code, span, "`" + *variable.name + "` is not `mut`: it cannot be changed");
  diagnostic.with_label(label);
  if (span.lo != variable.span.lo) diagnostic.also(variable.span, "it is declared here, without `mut`");
  if (variable.by_ref) diagnostic.with_hint("take it with `ref mut`");
  else if (context_.fn.self_local == &variable) diagnostic.with_hint("take `mut self` instead of `self`", {{{variable.span.lo, variable.span.lo}, "mut "}});
  else diagnostic.with_hint("declare it as `mut " + *variable.name + "`", {make_mut(variable)});
  return diagnostic;
}

MutabilityChecker::Obstacle MutabilityChecker::find(const Place& place) const {
  // From the end: through a `&mut` everything before only has to be reached uniquely, not to be `mut` itself.
  std::size_t captured_steps = 0;
  const Capture* capture = context_.capture(place, captured_steps);
  bool needs_mut = true;
  for (std::size_t i = place.steps.size(); i-- > (capture ? captured_steps : 0);) {
    if (place.steps[i].kind != Projection::Kind::Deref) continue;
    const Ty before = type_before(context_.body, place, i);
    if (before->kind != TyKind::Ref) continue;  // Box
    if (!before->is_mut) return {Obstacle::Kind::Reference, nullptr, i};
    needs_mut = false;
  }
  if (capture) {
    // The captured place itself, seen from where it was declared.
    Ty at = capture->local->type;
    bool through_mut = false;
    for (const Capture::Step& step : capture->steps) {
      if (step.is_deref && at->kind == TyKind::Ref) {
        if (!at->is_mut) return {Obstacle::Kind::Reference, capture->local, captured_steps};
        through_mut = true;
      }
      at = step.type;
    }
    if (needs_mut && !through_mut && !capture->local->is_mut) return {Obstacle::Kind::Variable, capture->local, 0};
    const Ty environment = context_.body.locals[1].type;
    if (environment->kind == TyKind::Ref && !environment->is_mut) return {Obstacle::Kind::Closure, capture->local, 0};
    return {};
  }
  const mir::LocalDecl& decl = context_.body.locals[place.local];
  if (needs_mut && decl.name && decl.variable && !decl.is_mut) return {Obstacle::Kind::Variable, decl.variable, 0};
  return {};
}

// `*arc = 1`, `arc.push(1)`: what an Arc or Rc gives is only lent to be looked at.
bool MutabilityChecker::report_shared(Point point, const Use& use) {
  const LangItems& lang = context_.infer.lang;
  const mir::Terminator* call = context_.consumer(point, use.place).call;
  if (!call || !call->fn || !lang.deref_mut || call->fn->trait != lang.deref_mut || call->fn_args.empty() || call->place.local == mir::kNoLocal) return false;
  const Ty owner = call->fn_args[0];
  if (context_.infer.evaluate(TraitRef{lang.deref_mut, {owner}}) != Infer::Answer::No) return false;
  if (!reported_.insert({use.span.lo, use.span.hi}).second) return true;
  bool assigned = false;
  for (const BlockId block : context_.points.blocks())
    for (Point at = context_.points.first(block); at <= context_.points.last(block); ++at)
      each_use(context_.points, at, [&](const Use& later) {
        assigned |= (later.kind == UseKind::Assign || later.kind == UseKind::CallResult) && later.place.local == call->place.local && !later.place.steps.empty();
      });
  const std::string name = owner->kind == TyKind::Adt ? *owner->adt()->name : to_text(owner);
  Diagnostic& diagnostic = context_.error(assigned ? "E0594" : "E0596", use.span, "what is in an `" + name + "` is shared: it cannot be changed");
  diagnostic.with_label(assigned ? "it would be changed here" : "it is borrowed here to be changed");
  diagnostic.with_hint(name == "Arc" ? "put a `Mutex` inside: `Arc<Mutex<_>>`, and `lock()` it to change it" : name == "Rc" ? "put a `RefCell` inside: `Rc<RefCell<_>>`" : "change it where it is owned");
  return true;
}

void MutabilityChecker::report_reference(Diagnostic& diagnostic, const Place& place, const Obstacle& obstacle, const std::string& name) {
  const mir::LocalDecl& root = context_.body.locals[place.local];
  if (obstacle.step != 0 || !root.name || !root.variable) {
    diagnostic.with_hint("a `&` reference only looks; to change what it points to, it must be `&mut`");
    return;
  }
  diagnostic.also(root.span, "`" + *root.name + "` is a `" + to_text(root.type) + "`");
  // The parameter says `&T`.
  if (root.is_argument && context_.fn.item && !context_.body.closure) {
    if (context_.fn.self_local == root.variable) {
      const Span self = context_.fn.item->self_span;
      const std::string text = context_.text(self);
      if (text.rfind("&self", 0) == 0) {
        diagnostic.with_hint("take `&mut self` instead of `&self`", {{{self.lo + 1, self.lo + 1}, "mut "}});
        return;
      }
    }
    for (const FnParam& param : context_.fn.item->params)
      if (param.pattern && param.pattern->local == root.variable && param.type && param.type->kind == TypeNodeKind::Ref && !param.type->is_mut && !param.type->lifetime) {
        diagnostic.with_hint("take it as `&mut` instead of `&`, and lend it with `&mut` where the function is called");
        return;
      }
  }
  diagnostic.with_hint("make " + name + " a `&mut` reference: borrow with `&mut` (or `iter_mut`) where it comes from");
}

void MutabilityChecker::report(Point point, const Use& use, const Obstacle& obstacle) {
  const bool borrows = use.kind == UseKind::BorrowMut || use.kind == UseKind::BorrowTwoPhase;
  Span span = use.span;
  const Consumer into = context_.consumer(point, use.place);
  if (obstacle.kind == Obstacle::Kind::Closure && into.closure && into.operand < into.closure->captures.size()) span = into.closure->captures[into.operand].use_span;
  if (!reported_.insert({span.lo, span.hi}).second) return;
  // A closure that is not `move` would have to borrow it to be changed.
  const bool captured_reference = obstacle.kind == Obstacle::Kind::Reference && obstacle.variable && context_.body.closure && !context_.body.closure->expr->flag;
  if (captured_reference) span = context_.head(context_.body.closure);
  const std::string code = borrows || captured_reference ? "E0596" : "E0594";
  const std::string described = context_.describe(use.place);
  switch (obstacle.kind) {
    case Obstacle::Kind::Variable: {
      const LocalVar& variable = *obstacle.variable;
      const std::string what = described.empty() ? "`" + *variable.name + "`" : "`" + described + "`";
      if (!borrows) {
        if (assigned_.insert(&variable).second) report_variable(variable, "E0594", span, what + " is changed here");
        return;
      }
      auto known = std::find_if(borrowed_.begin(), borrowed_.end(), [&](const Borrowed& one) { return one.variable == &variable; });
      if (known == borrowed_.end()) known = borrowed_.insert(borrowed_.end(), {&variable, {}});
      known->places.emplace_back(span, what + " would be changed through this");
      return;
    }
    case Obstacle::Kind::Reference: {
      const std::string name = described.empty() ? "this" : "`" + described + "`";
      Diagnostic& diagnostic = context_.error(code.c_str(), span, name + " is behind a `&` reference: it can only be looked at, not changed");
      diagnostic.with_label(borrows ? "this would change it" : "it is changed here");
      report_reference(diagnostic, use.place, obstacle, obstacle.variable ? "`" + *obstacle.variable->name + "`" : context_.body.locals[use.place.local].name ? "`" + *context_.body.locals[use.place.local].name + "`" : "it");
      return;
    }
    case Obstacle::Kind::Closure: {
      const std::string name = "`" + *obstacle.variable->name + "`";
      context_.error(code.c_str(), span, "this closure may be called by several at once (`Fn`), so it must not change " + name)
          .with_label(name + " would be changed here")
          .with_hint("let the closure give its result back, or put " + name + " into a `Mutex`");
      return;
    }
    case Obstacle::Kind::None: return;
  }
}

}  // namespace handoff::lang::borrow
