// What the learner reads about moves.
#include <algorithm>

#include "lang/borrow_edits.hpp"
#include "lang/borrow_moves.hpp"

namespace handoff::lang::borrow {

namespace {

bool is_adt(Ty type, std::string_view name) { return type->kind == TyKind::Adt && *type->adt()->name == name; }
bool is_counted(Ty type) { return is_adt(type, "Sender") || is_adt(type, "SyncSender") || is_adt(type, "Arc") || is_adt(type, "Rc"); }
std::string a_type(Ty type) {
  if (type->kind == TyKind::Closure) return "a closure";
  const std::string text = to_text(type);
  return (std::string_view("AEIO").find(text[0]) == std::string_view::npos ? "a `" : "an `") + text + "`";
}
bool is_prefix(const Place& shorter, const Place& longer) {
  if (shorter.local != longer.local || shorter.steps.size() > longer.steps.size()) return false;
  for (std::size_t i = 0; i < shorter.steps.size(); ++i)
    if (shorter.steps[i].kind != longer.steps[i].kind || shorter.steps[i].index != longer.steps[i].index) return false;
  return true;
}
bool is_library(const FnDef* fn) { return fn && fn->module && fn->module->crate && fn->module->crate->is_library(); }

}  // namespace

Place MoveChecker::place_of(PathId path) const {
  Place place;
  place.local = paths_.at(path).local;
  for (PathId at = path; paths_.at(at).parent != kNoPath; at = paths_.at(at).parent) place.steps.insert(place.steps.begin(), paths_.at(at).step);
  return place;
}

void MoveChecker::report_unset(Point point, std::size_t index, const Use& use, PathId path, bool is_part) {
  const std::vector<MoveSite> moves = moves_before(point, index, path);
  if (!moves.empty()) {
    std::vector<Point> key;
    for (const MoveSite& move : moves) key.push_back(move.point);
    key.push_back(paths_.at(path).local);
    const auto known = moved_.find(key);
    if (known != moved_.end() && is_prefix(use.place, known->second.place)) return;
    moved_[std::move(key)] = {point, use.kind, use.place, use.span, path, is_part, moves};
    return;
  }
  const Local local = paths_.at(path).local;
  if (!unset_reported_.insert(local).second) return;
  const mir::LocalDecl& decl = context_.body.locals[local];
  if (!decl.name) return;
  const std::string name = *decl.name;
  const bool maybe = init_.may_be_set(point, path);
  context_.error("E0381", use.span, maybe ? "`" + name + "` may have no value yet when it is used here" : "`" + name + "` has no value yet when it is used here")
      .with_label(maybe ? "`" + name + "` is not set on every way to here" : "`" + name + "` is used before it is set")
      .also(decl.span, "it is declared here, without a value")
      .with_hint(maybe ? "give `" + name + "` a value on every way to here" : "give it a value where it is declared: `let " + name + " = …;`");
}

void MoveChecker::report_moved(Point point, const Use& use, PathId path, bool is_part, const std::vector<MoveSite>& moves) {
  // The path whose move is the cause: what is used, or what it belongs to.
  const MovePaths::Found used = paths_.find(use.place);
  const Place moved = moves.front().place;
  std::string name = context_.describe(is_part ? place_of(used.path) : moved.steps.size() <= use.place.steps.size() ? moved : place_of(path));
  if (name.empty()) name = context_.describe(use.place);
  const std::string moved_name = context_.describe(moved).empty() ? name : context_.describe(moved);
  const Ty type = type_of(context_.body, moved);
  const Consumer into = context_.consumer(point, use.place);
  Span span = use.span;
  const bool captured = into.closure && (use.kind == UseKind::Move || use.kind == UseKind::Copy || use.kind == UseKind::BorrowShared || use.kind == UseKind::BorrowMut || use.kind == UseKind::BorrowTwoPhase);
  if (captured) span = context_.head(into.closure);

  const MoveSite& move = moves.front();
  const bool again = move.in_previous_turn && (move.point == point || (captured && move.consumer.closure == into.closure));
  std::string message;
  if (again) message = "`" + name + "` was given away in the first turn of the loop: in the next one it is gone";
  else if (is_part) message = "a part of `" + name + "` was moved away (`" + moved_name + "`): `" + name + "` cannot be used as a whole any more";
  else message = "`" + name + "` was moved away: it cannot be used any more";
  Diagnostic& diagnostic = context_.error("E0382", span, message);
  const std::string turn = move.in_previous_turn ? ", in the previous turn of the loop" : "";
  if (again) diagnostic.with_label(captured ? "`" + name + "` is moved into this closure, in the previous turn of the loop" : "`" + moved_name + "` is moved here, in the previous turn of the loop");
  else if (captured) diagnostic.with_label("this closure uses `" + name + "` after the move");
  else diagnostic.with_label(use.kind == UseKind::BorrowShared || use.kind == UseKind::BorrowMut || use.kind == UseKind::BorrowTwoPhase ? "`" + name + "` is borrowed here after the move" : "`" + name + "` is used here after the move");
  if (captured && into.operand < into.closure->captures.size()) diagnostic.also(into.closure->captures[into.operand].use_span, "the closure uses it here");
  for (const MoveSite& site : moves) {
    const std::string when = site.in_previous_turn ? ", in the previous turn of the loop" : "";
    if (site.consumer.closure) {
      if (!(again && site.point == move.point)) {
        diagnostic.also(context_.head(site.consumer.closure), "`" + moved_name + "` is moved into this closure" + when);
        if (site.consumer.operand < site.consumer.closure->captures.size()) diagnostic.also(site.consumer.closure->captures[site.consumer.operand].use_span, "because the closure uses it here");
      }
    } else if (!(again && site.point == move.point)) {
      const std::string callee = site.consumer.call ? callee_name(*site.consumer.call) : "";
      if (callee == "call_once" && type->kind == TyKind::Closure) diagnostic.also(site.span, "this call uses `" + moved_name + "` up" + when);
      else diagnostic.also(site.span, "`" + moved_name + "` is moved " + (callee.empty() || callee == "into_iter" ? "here" : "into `" + callee + "` here") + when);
    }
  }
  if (const LocalVar* variable = context_.variable(moved))
    if (moved.steps.empty() && variable->span.hi != 0) diagnostic.also(variable->span, "`" + *variable->name + "` is " + a_type(variable->type) + ": it has one owner, a move hands it over");
  hint(diagnostic, point, move, moved_name, type);
}

void MoveChecker::hint(Diagnostic& diagnostic, Point point, const MoveSite& move, const std::string& name, Ty type) {
  if (move.consumer.closure) return hint_for_capture(diagnostic, point, move, name, type);
  const mir::Terminator* call = move.consumer.call;
  const std::string callee = call ? callee_name(*call) : "";
  const bool own_text = context_.text(move.span) == name;  // an edit at the operand is an edit at the name
  const auto clone_there = [&]() -> std::vector<Edit> {
    if (!own_text) return {};
    const bool names_field = is_shorthand(context_.fn, move.span);
    return {{{move.span.hi, move.span.hi}, names_field ? ": " + name + ".clone()" : ".clone()"}};
  };
  if (type->kind == TyKind::Closure) {
    diagnostic.with_hint("a closure that gives away what it holds can be called only once; let it lend or `.clone()` that instead");
    return;
  }
  if (call && is_library(call->fn)) {
    if (callee == "into_iter") {
      if (is_adt(type, "Vec") && is_adt(type->args[0], "JoinHandle")) {
        diagnostic.with_hint("going through `" + name + "` uses it up, and a thread can be joined only once: keep what the threads gave back in a new collection");
        return;
      }
      const bool for_loop = own_text && context_.text({move.span.hi, move.span.hi + 10}).rfind(".into_iter", 0) != 0;
      diagnostic.with_hint("iterating over `" + name + "` itself uses it up; iterate over `&" + name + "` to keep it", for_loop ? std::vector<Edit>{{{move.span.lo, move.span.lo}, "&"}} : std::vector<Edit>{});
      return;
    }
    if (callee == "join" && is_adt(type, "JoinHandle")) {
      diagnostic.with_hint("a thread can be joined once: keep what the first `join` gives in a variable");
      return;
    }
    if (callee == "drop") {
      diagnostic.with_hint(is_adt(type, "Sender") || is_adt(type, "SyncSender") ? "`drop` ends this sender: move the `drop` to after its last use" : "move the `drop` to after the last use");
      return;
    }
    if (callee == "send" || callee == "try_send") {
      if (context_.is_clone(type)) diagnostic.with_hint("what is sent belongs to the receiver: use it before, or send a copy with `.clone()`", clone_there());
      else diagnostic.with_hint("what is sent belongs to the receiver: use it before you send it");
      return;
    }
    if ((is_adt(type, "Option") || is_adt(type, "Result")) && call->fn->has_self) {
      if (context_.is_clone(type)) diagnostic.with_hint("`" + callee + "` takes the whole value; with `.as_ref()` before it, it only looks at it; `.clone()` keeps a copy");
      else diagnostic.with_hint("`" + callee + "` takes the whole value; with `.as_ref()` before it, it only looks at it");
      return;
    }
  }
  if (is_adt(type, "Receiver")) {
    diagnostic.with_hint("a channel has only one Receiver: lend it with `&" + name + "`, or share it as `Arc<Mutex<Receiver<_>>>`");
    return;
  }
  if (context_.is_clone(type)) {
    diagnostic.with_hint(is_counted(type) ? "give away a clone and keep `" + name + "`" : "give away a copy with `.clone()`, or lend it with `&" + name + "`", clone_there());
    return;
  }
  if (call) diagnostic.with_hint("lend it with `&" + name + "` instead of giving it away");
}

void MoveChecker::hint_for_capture(Diagnostic& diagnostic, Point point, const MoveSite& move, const std::string& name, Ty type) {
  const ClosureDef* closure = move.consumer.closure;
  const bool plain_variable = move.place.steps.empty();
  if (is_adt(type, "Receiver")) {
    diagnostic.with_hint("a channel has only one Receiver: to let several threads take from it, share it as `Arc<Mutex<Receiver<_>>>`");
    return;
  }
  if (!context_.is_clone(type)) {
    diagnostic.with_hint("only one place can own `" + name + "`: use it before the closure takes it");
    return;
  }
  std::vector<Edit> edits;
  const std::string line = "let " + name + " = " + name + ".clone();";
  if (plain_variable) {
    const Stmt* statement = enclosing_statement(context_.fn, closure->expr->span);
    const Stmt* used_in = enclosing_statement(context_.fn, context_.points.span(point));
    // In a loop the clone is a new variable for each turn; where the use comes later in the same block, a name in front
    // would hide the original, so the clone lives in a block of its own.
    if (statement && move.in_previous_turn && statement == used_in) {
      edits.push_back(line_before(context_, *statement, line));
    } else {
      const Span span = closure->expr->span;
      edits.push_back({{span.lo, span.lo}, "{ " + line + " "});
      edits.push_back({{span.hi, span.hi}, " }"});
    }
  }
  diagnostic.with_hint((is_counted(type) ? "give the closure a clone of its own" : "give the closure a copy of its own") + std::string(": `" + line + "` before it"), std::move(edits));
}

void MoveChecker::report_reassigned(Point, const Use& use) {
  if (!reassigned_reported_.insert(use.place.local).second) return;
  const mir::LocalDecl& decl = context_.body.locals[use.place.local];
  const std::string name = *decl.name;
  Diagnostic& diagnostic = context_.error("E0384", use.span, decl.is_argument ? "the parameter `" + name + "` is not `mut`: it cannot be changed" : "`" + name + "` is not `mut`: it cannot be set a second time");
  diagnostic.with_label("`" + name + "` is changed here").also(decl.span, decl.is_argument ? "it is a parameter" : "it gets its first value here");
  if (decl.variable) diagnostic.with_hint("declare it as `mut " + name + "`", {make_mut(*decl.variable)});
}

void MoveChecker::report_move_out(Point point, const Use& use, std::size_t step) {
  Span span = use.span;
  // A pattern takes the part: rustc points at what is matched.
  const mir::Statement* statement = context_.points.statement(point);
  Span binding{};
  if (statement && statement->kind == mir::StatementKind::Assign && statement->place.steps.empty() && context_.body.locals[statement->place.local].variable) {
    const BlockId block = context_.points.block_of(point);
    std::vector<BlockId> work{block};
    std::vector<bool> seen(context_.body.blocks.size());
    const mir::Statement* matched = nullptr;
    while (!work.empty() && !matched) {
      const BlockId at = work.back();
      work.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      const auto& statements = context_.body.blocks[at].statements;
      for (std::size_t i = at == block ? point - context_.points.first(block) : statements.size(); i-- > 0 && !matched;)
        if (statements[i].kind == mir::StatementKind::FakeRead && statements[i].place.local == use.place.local && statements[i].place.steps.size() <= use.place.steps.size()) matched = &statements[i];
      for (const BlockId before : context_.points.predecessors(at)) work.push_back(before);
    }
    if (matched && matched->span.hi != 0) {
      binding = context_.body.locals[statement->place.local].span;
      span = matched->span;
    }
  }
  if (!move_out_reported_.insert(span.lo).second) return;
  const Ty type = type_of(context_.body, use.place);
  const Ty before = type_before(context_.body, use.place, step);
  const Projection& how = use.place.steps[step];
  std::string what = context_.describe(use.place);
  const std::string named = what.empty() ? a_type(type) : "`" + what + "`";
  std::size_t capture_steps = 0;
  const Capture* capture = context_.capture(use.place, capture_steps);
  const mir::Terminator* maker = step == 0 && how.kind == Projection::Kind::Deref ? context_.maker(use.place.local) : nullptr;
  std::string message, reason;
  const char* code = "E0507";
  if (how.kind == Projection::Kind::Field) {
    code = "E0509";
    message = named + " cannot be moved out of " + a_type(before) + ", which has its own `drop`";
    reason = "`drop` needs the whole value";
  } else if (maker && maker->fn && (*maker->fn->name == "index" || *maker->fn->name == "index_mut")) {
    message = "an element of " + (maker->fn_args.empty() ? std::string("a collection") : "`" + to_text(maker->fn_args[0]) + "`") + " cannot be moved out: it would leave a hole";
    reason = "the elements belong to the collection";
  } else if (maker && maker->fn && (*maker->fn->name == "deref" || *maker->fn->name == "deref_mut")) {
    message = "the content of " + (maker->fn_args.empty() ? std::string("this") : "`" + to_text(maker->fn_args[0]) + "`") + " cannot be moved out: it is only lent here";
    reason = "it belongs to something else";
  } else if (capture && step < capture_steps) {
    message = named + " cannot be moved out of the closure, which may be called more than once";
    reason = "the closure keeps `" + *capture->local->name + "` for its next call";
  } else if (how.kind == Projection::Kind::Deref) {
    message = named + " cannot be moved out: it is behind a `" + (before->is_mut ? "&mut" : "&") + "` reference, so it belongs to somebody else";
    reason = "it is only borrowed here";
  } else {
    code = "E0508";
    message = named + " cannot be moved out of a slice or array: it would leave a hole";
    reason = "the elements belong together";
  }
  Diagnostic& diagnostic = context_.error(code, span, message);
  diagnostic.with_label(reason);
  if (binding.hi != 0) diagnostic.also(binding, "this name would take the value");
  const Consumer into = context_.consumer(point, use.place);
  const std::string callee = into.call ? callee_name(*into.call) : "";
  if (into.call && into.call->fn && into.call->fn->has_self && into.operand == 0 && !callee.empty()) diagnostic.also(into.call->fn_span.hi ? into.call->fn_span : into.call->span, "`" + callee + "` takes the value itself");
  if (binding.hi != 0) diagnostic.with_hint("look at it without taking it: match on a reference, with `&` before it");
  else if (is_adt(type, "JoinHandle")) diagnostic.with_hint("take the handles out of their collection: iterate over it without `&`, or use `pop` or `remove`");
  else if (is_adt(type, "Option")) diagnostic.with_hint("`.take()` takes the value out and leaves `None`; `.as_ref()` only looks at it");
  else if (context_.is_clone(type)) diagnostic.with_hint("take a copy with `.clone()`, or a reference with `&`", context_.text(use.span) == what && !what.empty() && what[0] != '*' ? std::vector<Edit>{{{use.span.hi, use.span.hi}, ".clone()"}} : std::vector<Edit>{});
  else diagnostic.with_hint("lend it with `&`, or take the whole value by value");
}

}  // namespace handoff::lang::borrow
