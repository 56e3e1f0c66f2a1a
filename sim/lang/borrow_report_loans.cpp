// What the learner reads about loans.
#include <algorithm>

#include "lang/borrow_edits.hpp"
#include "lang/borrow_loans.hpp"

namespace handoff::lang::borrow {

namespace {

// A closure changes what a variable refers to by `&mut`: it needs that reference for itself alone.
bool is_unique(const Consumer& into) {
  if (!into.closure || into.operand >= into.closure->captures.size()) return false;
  const Capture& capture = into.closure->captures[into.operand];
  Ty at = capture.local->type;
  bool through = false;
  for (const Capture::Step& step : capture.steps) {
    through = through || (step.is_deref && at->kind == TyKind::Ref);
    at = step.type;
  }
  return capture.mode == Capture::Mode::ByMutRef && through;
}

bool is_mutable(const Loan& loan) { return loan.kind != UseKind::BorrowShared; }

}  // namespace

std::string LoanChecker::name_of(const Place& place) const {
  const std::string name = context_.describe(place);
  return name.empty() ? "this value" : "`" + name + "`";
}

void LoanChecker::explain(Diagnostic& diagnostic, const Loan& loan, const LaterUse& later) {
  const Consumer into = context_.consumer(loan.point, loan.place);
  const std::string how = is_mutable(loan) ? "is lent here, to be changed" : "is lent here";
  if (into.closure) {
    diagnostic.also(context_.head(into.closure), name_of(loan.place) + " is lent to this closure");
    if (into.operand < into.closure->captures.size()) diagnostic.also(into.closure->captures[into.operand].use_span, "because the closure uses it here");
  } else {
    diagnostic.also(loan.span, name_of(loan.place) + " " + how);
  }
  const std::string turn = later.in_next_turn ? ", in the next turn of the loop" : "";
  if (later.kind == LaterUse::Kind::Use) {
    diagnostic.also(later.span, "the loan is still needed here" + turn);
  } else if (later.kind == LaterUse::Kind::Drop) {
    const mir::LocalDecl& decl = context_.body.locals[later.local];
    const std::string name = decl.name ? "`" + *decl.name + "`" : "the `" + to_text(decl.type) + "`";
    diagnostic.also(later.span, "the loan is still needed here, where " + name + " is dropped" + turn);
  }
}

void LoanChecker::report(Point point, const Place& place, Span span, Access access, LoanId id, const LaterUse& later) {
  using What = Access::What;
  const Loan& loan = constraints_.loans()[id];
  const Consumer into = context_.consumer(point, place);
  if (into.closure) span = context_.head(into.closure);
  const std::string name = name_of(place);
  const std::string lent_name = name_of(loan.place);
  const bool itself = loan.point == point && loan.place.local == place.local;
  std::string code, message, label, hint;
  switch (access.what) {
    case What::Move:
      code = "E0505";
      message = name + " cannot be given away here: " + (name == lent_name ? "it is" : lent_name + " is") + " still lent";
      label = into.closure ? name + " would move into this closure" : name + " would move here";
      hint = "use the reference for the last time before this, or give away a clone";
      break;
    case What::Assign:
    case What::Replace:
      code = "E0506";
      message = name + " cannot be changed here: " + (name == lent_name ? "it is" : lent_name + " is") + " still lent";
      label = name + " would change here, under the eyes of the reference";
      hint = "change it after the last use of the reference";
      break;
    case What::Copy:
    case What::Inspect:
      code = "E0503";
      message = name + " cannot be used here: it is lent to be changed";
      label = name + " is used here";
      hint = "use it after the last use of the `&mut` reference";
      break;
    case What::BorrowShared:
      code = "E0502";
      message = name + " cannot be looked at here: it is lent to be changed";
      label = name + " is borrowed here";
      hint = "look at it after the last use of the `&mut` reference";
      break;
    default:
      code = is_mutable(loan) ? "E0499" : "E0502";
      if (itself) message = name + " is lent to be changed again, while the loan of the previous turn of the loop lasts";
      else if (is_mutable(loan)) message = name + " cannot be lent a second time to be changed: the first loan is still needed";
      else message = name + " cannot be changed here: it is still lent to be looked at";
      label = into.closure ? "this closure would change " + name : name + " is borrowed here to be changed";
      hint = is_mutable(loan) ? "use the first reference for the last time before the second begins" : "change it after the last use of the other reference";
      break;
  }
  if (access.what == What::BorrowShared || access.what == What::BorrowMut || access.what == What::Reserve) {
    const bool lent_alone = is_unique(context_.consumer(loan.point, loan.place));
    const bool alone = access.what != What::BorrowShared && is_unique(into);
    if (alone) code = lent_alone ? "E0524" : "E0500";
    else if (lent_alone) code = "E0501";
  }
  Diagnostic& diagnostic = context_.error(code.c_str(), span, message);
  diagnostic.with_label(label);
  if (into.closure && into.operand < into.closure->captures.size()) diagnostic.also(into.closure->captures[into.operand].use_span, "the closure uses it here");
  explain(diagnostic, loan, later);
  diagnostic.with_hint(hint);
}

void LoanChecker::report_escaping_closure(const Loan& loan, const ClosureDef* closure, const Demand& demand) {
  const Span head = context_.head(closure);
  if (!reported_.insert({head.lo, head.hi}).second) return;
  const LocalVar* variable = context_.variable(loan.place);
  const std::string name = variable ? "`" + *variable->name + "`" : name_of(loan.place);
  const bool thread = demand.is_bound;
  Diagnostic& diagnostic = context_.error("E0373", head, thread ? "this closure only borrows " + name + ", but the thread may run longer than this function"
                                                                : "this closure only borrows " + name + ", but it lives on after this function has ended");
  diagnostic.with_label("it may outlive " + name);
  for (const Capture& capture : closure->captures)
    if (capture.local == variable) diagnostic.also(capture.use_span, name + " is borrowed here");
  if (demand.span.hi != 0 && demand.span.lo != head.lo) diagnostic.also(demand.span, thread ? "what is given here must be able to live as long as the program" : "it leaves the function here");
  suggest_move(diagnostic, loan, closure);
}

// `move` is right where nothing of what moves is used again; else the closure gets a clone.
void LoanChecker::suggest_move(Diagnostic& diagnostic, const Loan& loan, const ClosureDef* closure) {
  const LocalVar* variable = context_.variable(loan.place);
  const std::string name = variable ? "`" + *variable->name + "`" : name_of(loan.place);
  const Span head = context_.head(closure);
  std::vector<const LocalVar*> needed;
  bool can_clone = true;
  for (const Capture& capture : closure->captures) {
    if (capture.mode == Capture::Mode::ByMove || context_.infer.is_copy(capture.local->type)) continue;
    for (Local local = 1; local < context_.body.locals.size(); ++local)
      if (context_.body.locals[local].variable == capture.local && is_used_after(loan.point, local) && std::find(needed.begin(), needed.end(), capture.local) == needed.end()) {
        needed.push_back(capture.local);
        can_clone = can_clone && context_.is_clone(capture.local->type);
      }
  }
  if (needed.empty()) {
    diagnostic.with_hint("let the closure own what it uses: put `move` before it", {{{head.lo, head.lo}, "move "}});
  } else if (can_clone) {
    std::string clones;
    for (const LocalVar* one : needed) clones += "let " + *one->name + " = " + *one->name + ".clone(); ";
    const Span span = closure->expr->span;
    diagnostic.with_hint("give the closure a clone of its own, and put `move` before it", {{{span.lo, span.lo}, "{ " + clones + "move "}, {{span.hi, span.hi}, " }"}});
  } else {
    diagnostic.with_hint("put `move` before the closure: then it owns " + name + ", which cannot be used here any more; to share it, use an `Arc`");
  }
}

// The closure that the loan is for is put into a variable first.
bool LoanChecker::is_kept(const Loan& loan) const {
  const Point made = context_.consumer(loan.point, loan.place).point;
  const mir::Statement* statement = made == kNoPoint ? nullptr : context_.points.statement(made);
  return statement && statement->place.steps.empty() && context_.body.locals[statement->place.local].name;
}

void LoanChecker::report_ended(Point, Span end, LoanId id, const LaterUse& later) {
  const Loan& loan = constraints_.loans()[id];
  const Scope& scope = scopes_[id];
  const Consumer into = context_.consumer(loan.point, loan.place);
  const bool escapes = scope.universal != kNoRegion;
  const Demand asked = escapes ? demand(loan.region, scope.universal) : Demand{};
  const mir::LocalDecl& root = context_.body.locals[loan.place.local];
  const bool named = context_.is_named(loan.place);
  // A closure with a name of its own that leaves behind an `impl Trait`, or that is a `dyn` when it leaves, is to rustc like
  // any other value.
  const bool leaves_itself = asked.is_hidden ? !is_kept(loan) : asked.is_return || (asked.is_bound && !asked.is_cast);
  if (escapes && into.closure && named && leaves_itself) return report_escaping_closure(loan, into.closure, asked);
  const std::string name = name_of(loan.place);
  bool through_reference = false;
  for (std::size_t i = 0; i < loan.place.steps.size(); ++i)
    through_reference |= loan.place.steps[i].kind == Projection::Kind::Deref && type_before(context_.body, loan.place, i)->kind == TyKind::Ref;
  if (through_reference) {
    if (!reported_.insert({loan.span.lo, loan.span.hi}).second) return;
    context_.error("E0713", loan.span, name + " is lent on, but what it belongs to is dropped first, and its `drop` may still use it")
        .with_label(name + " is lent here")
        .also(end, root.name ? "`" + *root.name + "` is dropped here" : "it is dropped here")
        .with_hint("give back the reference only from a value that has no `drop` of its own");
    return;
  }
  if (escapes && asked.is_return && !asked.is_bound) {
    if (!reported_.insert({asked.span.lo, asked.span.hi}).second) return;
    Diagnostic& diagnostic = context_.error("E0515", asked.span, named ? "what is given back here refers to " + name + ", which ends with this function"
                                                                      : "what is given back here refers to a value that ends with this function");
    diagnostic.with_label("this reference would point to nothing");
    if (!(loan.span.lo == asked.span.lo && loan.span.hi == asked.span.hi)) diagnostic.also(loan.span, named ? name + " is borrowed here" : "it is borrowed here");
    if (named && root.span.hi != 0) diagnostic.also(root.span, root.is_argument ? name + " belongs to this function" : name + " is made here");
    diagnostic.with_hint("give back the value itself instead of a reference to it");
    return;
  }
  const bool captured = into.closure && into.operand < into.closure->captures.size();
  const Span span = captured ? into.closure->captures[into.operand].use_span : loan.span;
  if (!reported_.insert({span.lo, span.hi}).second) return;
  if (!named) {
    Diagnostic& diagnostic = context_.error("E0716", root.span.hi != 0 ? root.span : span, "this value has no name, so it ends with its statement, while a reference to it is still needed");
    diagnostic.with_label("it is made here, without a name").also(end, "it ends here");
    if (later.kind == LaterUse::Kind::Use) diagnostic.also(later.span, later.in_next_turn ? "the reference is used here, in the next turn of the loop" : "the reference is used here");
    else if (later.kind == LaterUse::Kind::Drop) diagnostic.also(later.span, "the reference is needed here, where what holds it is dropped");
    diagnostic.with_hint("give it a name with a `let` before: then it lives to the end of the block");
    return;
  }
  Diagnostic& diagnostic = context_.error("E0597", span, name + " does not live long enough");
  diagnostic.with_label(captured ? name + " is lent to the closure, which uses it here" : name + " is lent here");
  if (captured) diagnostic.also(context_.head(into.closure), "this closure");
  if (root.span.hi != 0) diagnostic.also(root.span, name + " is made here");
  diagnostic.also(end, name + " ends here, while it is still lent");
  if (later.kind == LaterUse::Kind::Use) {
    diagnostic.also(later.span, later.in_next_turn ? "the loan is still needed here, in the next turn of the loop" : "the loan is still needed here");
  } else if (later.kind == LaterUse::Kind::Drop) {
    const mir::LocalDecl& decl = context_.body.locals[later.local];
    diagnostic.also(later.span, "the loan is still needed where " + (decl.name ? "`" + *decl.name + "`" : "a `" + to_text(decl.type) + "`") + " is dropped");
  } else if (asked.span.hi != 0) {
    diagnostic.also(asked.span, scope.universal == Regions::kStaticRegion ? "what is given here must be able to live as long as the program" : "the loan must last longer than this function");
  }
  if (escapes && captured && !into.closure->expr->flag) suggest_move(diagnostic, loan, into.closure);
  else diagnostic.with_hint(escapes && asked.is_bound ? "give the value itself, with `move`, or share it with an `Arc`" : "make " + name + " before what borrows it, in the same block or further out");
}

const mir::LocalDecl* LoanChecker::parameter_with(RegionId region) const {
  for (Local local = 1; local <= context_.body.arguments; ++local) {
    const std::vector<RegionId>& regions = constraints_.local(local).regions;
    if (std::find(regions.begin(), regions.end(), region) != regions.end()) return &context_.body.locals[local];
  }
  return nullptr;
}

void LoanChecker::report_unrelated(RegionId from, RegionId to, const Demand& asked) {
  if (asked.span.hi == 0 || !reported_.insert({asked.span.lo, asked.span.hi}).second) return;
  const auto written = [&](RegionId region) -> Name {
    const std::size_t number = constraints_.lifetime_of(region);
    for (const Generics* generics = &context_.fn.generics; generics; generics = generics->parent)
      if (number >= generics->parent_lifetimes() && number - generics->parent_lifetimes() < generics->lifetimes.size()) return generics->lifetimes[number - generics->parent_lifetimes()];
    return nullptr;
  };
  const mir::LocalDecl* parameter = parameter_with(from);
  const bool is_self = parameter && parameter->variable && parameter->variable == context_.fn.self_local;
  const std::string name = parameter && parameter->name ? "`" + *parameter->name + "`" : "this reference";
  const Name longer = written(from), shorter = written(to);
  // One lifetime has a name, the other none: rustc asks for the name.
  const bool asks_for_name = shorter && !longer && parameter && !is_self;
  Diagnostic& diagnostic = context_.error(asks_for_name ? "E0621" : "", asked.span,
                                          asked.is_return ? "what is given back here may end earlier than the signature says" : name + " may end earlier than what it goes into");
  diagnostic.with_label(longer && shorter ? "`'" + *longer + "` must live at least as long as `'" + *shorter + "`" : "this comes from " + name);
  if (parameter && parameter->span.hi != 0) diagnostic.also(parameter->span, name + " is lent by the caller for " + (longer ? "`'" + *longer + "`" : "a time of its own"));
  if (asks_for_name) diagnostic.with_hint("say in the type of " + name + " that it lives as long: `&'" + *shorter + " …`");
  else if (longer && shorter) diagnostic.with_hint("say that the one outlives the other: `'" + *longer + ": '" + *shorter + "`");
  else diagnostic.with_hint("give both references the same named lifetime: `<'a>` after the function's name, `&'a …` in the types");
}

void LoanChecker::report_universal(RegionId from, const Demand& asked) {
  if (asked.is_return && !asked.is_bound) {
    context_.error("", asked.span, "what is given back here must be `'static`, but it comes from a parameter that may be shorter-lived").with_label("this is only borrowed from the caller");
    return;
  }
  const mir::LocalDecl* parameter = parameter_with(from);
  if (!parameter || !reported_.insert({asked.span.lo, asked.span.hi}).second) return;
  const std::string name = parameter->name ? "`" + *parameter->name + "`" : "a parameter";
  Diagnostic& diagnostic = context_.error("E0521", asked.span, name + " is only borrowed from the caller, but it would leave this function here");
  diagnostic.with_label("what is given here must be able to live as long as the program");
  if (parameter->span.hi != 0) diagnostic.also(parameter->span, name + " is a reference that may end with the call");
  diagnostic.with_hint("take the value itself as parameter (`String`, `Vec<_>`), or make a copy of it before (`.to_string()`, `.to_vec()`, `.clone()`)");
}

}  // namespace handoff::lang::borrow
