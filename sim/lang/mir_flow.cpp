// Blocks, branches, loops and ways out.
#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

void Builder::block_into(const Place& place, lang::Block* block, bool is_initialisation) {
  const std::size_t variables = variables_;
  push_scope(block->span);
  variables_ = scopes_.size() - 1;
  statements(block);
  if (block->tail) into(place, block->tail, is_initialisation);
  pop_scope();
  variables_ = variables;
}

void Builder::statements(lang::Block* block) {
  for (Stmt& stmt : block->stmts) {
    if (stmt.kind == StmtKind::Let) let(stmt);
    else if (stmt.kind == StmtKind::Expr) in_temporary_scope(stmt.span, [&] { statement(stmt.expr); });
  }
}

// Whether it borrows what it is matched with.
bool Builder::binds_by_reference(Pattern* pattern) {
  bool any = pattern->kind == PatternKind::Bind && pattern->by_ref;
  each_part(pattern, [&](Pattern* part) { any = any || binds_by_reference(part); });
  return any;
}

void Builder::let(Stmt& stmt) {
  Pattern* pattern = stmt.pattern;
  if (!stmt.expr) return declare_variables(pattern);
  if (stmt.else_block) return let_else(stmt);
  in_temporary_scope(stmt.span, [&] {
    const bool borrows = binds_by_reference(pattern);
    extend(stmt.expr);
    if (borrows) extend_place(stmt.expr);
    // The variables are dropped before the temporaries that live on with them.
    if (pattern->kind == PatternKind::Bind && !pattern->inner && pattern->mode == Pattern::Mode::Move) {
      const Local variable = begin_variable(pattern);
      into(place_of(variable), stmt.expr, true);
      return schedule(variable, variables_, needs_drop(body_.locals[variable].type));
    }
    if (is_place_expr(stmt.expr, stmt.expr->adjusts.size())) {
      const Place value = as_place(stmt.expr);
      declare_variables(pattern);
      return bind_irrefutable(pattern, value);
    }
    const Local value = declare(stmt.type, stmt.expr->span, true);
    into(place_of(value), stmt.expr, true);
    schedule(value, borrows ? variables_ : temporaries_, needs_drop(stmt.type));
    declare_variables(pattern);
    bind_irrefutable(pattern, place_of(value));
  });
}

// Where it does not fit, the temporaries go before the block is entered.
void Builder::let_else(Stmt& stmt) {
  Pattern* pattern = stmt.pattern;
  const BlockId fits = new_block(), otherwise = new_block();
  in_temporary_scope(stmt.span, [&] {
    extend(stmt.expr);
    if (binds_by_reference(pattern)) extend_place(stmt.expr);
    const Place value = as_place(stmt.expr);
    declare_variables(pattern);
    const BlockId bound = new_block();
    for (const Choices& choices : alternatives(pattern)) {
      const BlockId next = new_block();
      test(pattern, value, next, choices);
      bind(pattern, value, choices, false);
      go(bound, stmt.span);
      start(next);
    }
    exit_scopes(scopes_.size() - 1, stmt.span);
    go(otherwise, stmt.span);
    start(bound);
  });
  go(fits, stmt.span);
  start(otherwise);
  block_into(place_of(temporary(types_.never(), stmt.span)), stmt.else_block, true);
  terminate(TerminatorKind::Unreachable, stmt.span);
  start(fits);
}

// ---- conditions

void Builder::branch(Expr* expr, BlockId yes, BlockId no) {
  if (expr->kind == ExprKind::Binary && (expr->op == Tok::AndAnd || expr->op == Tok::OrOr) && expr->adjusts.empty()) {
    const BlockId second = new_block();
    if (expr->op == Tok::AndAnd) branch(expr->a, second, no);
    else branch(expr->a, yes, second);
    start(second);
    branch(expr->b, yes, no);
    return;
  }
  if (expr->kind == ExprKind::Unary && expr->op == Tok::Not && !expr->overloaded && expr->adjusts.empty()) return branch(expr->a, no, yes);
  const Local holds = declare(types_.boolean(), expr->span, true);
  in_temporary_scope(expr->span, [&] { into(place_of(holds), expr, true); });
  const Operand which = to_operand(holds, expr->span);
  Terminator& end = terminate(TerminatorKind::Switch, expr->span);
  end.operand = which;
  end.cases = {{0, no}};
  end.otherwise = yes;
}

void Builder::condition(Expr* expr, BlockId otherwise) {
  const BlockId yes = new_block();
  if (expr->kind != ExprKind::Let) {
    branch(expr, yes, otherwise);
    start(yes);
    return;
  }
  Pattern* pattern = expr->pattern;
  const Place value = as_place(expr->a);
  declare_variables(pattern);
  for (const Choices& choices : alternatives(pattern)) {
    const BlockId next = new_block();
    test(pattern, value, next, choices);
    bind(pattern, value, choices, false);
    go(yes, expr->span);
    start(next);
  }
  go(otherwise, expr->span);
  start(yes);
}

void Builder::if_into(const Place& place, Expr* expr, bool is_initialisation) {
  const BlockId otherwise = new_block(), end = new_block();
  const std::size_t variables = variables_;
  push_scope(expr->span);
  variables_ = scopes_.size() - 1;
  condition(expr->a, otherwise);
  in_temporary_scope(expr->block->span, [&] { block_into(place, expr->block, is_initialisation); });
  const BlockId then_end = current_;
  start(otherwise);
  exit_scopes(scopes_.size() - 1, expr->span);
  const BlockId else_begin = current_;
  start(then_end);
  pop_scope();
  variables_ = variables;
  go(end, expr->span);
  start(else_begin);
  if (expr->b) in_temporary_scope(expr->b->span, [&] { into(place, expr->b, is_initialisation); });
  go(end, expr->span);
  start(end);
}

void Builder::match_into(const Place& place, Expr* expr) {
  const Place value = as_place(expr->a);
  if (is_captured_whole(value)) push(StatementKind::FakeRead, expr->a->span).place = resolved(value);
  const BlockId end = new_block();
  const std::size_t variables = variables_;
  for (MatchArm& arm : expr->arms) {
    const BlockId next_arm = new_block(), body = new_block();
    push_scope(arm.span);
    variables_ = scopes_.size() - 1;
    declare_variables(arm.pattern);
    for (const Choices& choices : alternatives(arm.pattern)) {
      const BlockId next = new_block();
      test(arm.pattern, value, next, choices);
      if (arm.guard) {
        bind(arm.pattern, value, choices, true);
        const BlockId holds = new_block();
        branch(arm.guard, holds, next);
        start(holds);
      }
      bind(arm.pattern, value, choices, false);
      go(body, arm.span);
      start(next);
    }
    go(next_arm, arm.span);
    start(body);
    in_temporary_scope(arm.body->span, [&] { into(place, arm.body, false); });
    pop_scope();
    go(end, arm.span);
    start(next_arm);
  }
  variables_ = variables;
  terminate(TerminatorKind::Unreachable, expr->span);
  start(end);
}

// ---- loops

void Builder::loop_into(const Place& place, Expr* expr) {
  const BlockId head = new_block(), exit = new_block();
  const bool is_loop = expr->kind == ExprKind::Loop;
  targets_.push_back({expr->label, false, scopes_.size(), exit, head, place, is_loop});
  go(head, expr->span);
  start(head);
  const std::size_t temporaries = temporaries_, variables = variables_;
  push_scope(expr->block->span);
  temporaries_ = variables_ = scopes_.size() - 1;
  if (!is_loop) {
    const BlockId otherwise = new_block();
    condition(expr->a, otherwise);
    const BlockId inside = current_;
    start(otherwise);
    exit_scopes(scopes_.size() - 1, expr->span);
    go(exit, expr->span);
    start(inside);
  }
  block_into(place_of(temporary(types_.unit(), expr->block->span)), expr->block, true);
  pop_scope();
  temporaries_ = temporaries;
  variables_ = variables;
  go(head, expr->span);
  targets_.pop_back();
  start(exit);
}

void Builder::for_loop(Expr* expr) {
  const LangItems& lang = infer_.lang;
  const Ty iterator = expr->cast_type;
  const std::size_t temporaries = temporaries_, variables = variables_;
  // What is gone through.
  push_scope(expr->span);
  const Local items = declare(iterator, expr->a->span, false);
  schedule(items, scopes_.size() - 1, needs_drop(iterator));
  call(expr->target.fn, expr->target.args, {as_operand(expr->a)}, place_of(items), iterator, expr->a->span, expr->a->span);
  const Pattern* pattern = expr->pattern;
  const Ty item = pattern->derefs.empty() ? pattern->type : pattern->derefs[0];
  const Ty option = types_.adt(lang.option, {item});
  const Ty mutable_ref = types_.ref(iterator, true);
  const BlockId head = new_block(), exit = new_block();
  targets_.push_back({expr->label, false, scopes_.size(), exit, head, {}, false});
  go(head, expr->span);
  start(head);
  push_scope(expr->block->span);
  temporaries_ = variables_ = scopes_.size() - 1;
  const Local pointer = temporary(mutable_ref, expr->a->span);
  assign(place_of(pointer), borrow(place_of(items), BorrowKind::Mutable), expr->a->span, true);
  const Local next = owned_temporary(option, expr->a->span);
  call(expr->target2.fn, expr->target2.args, {to_operand(pointer, expr->a->span)}, place_of(next), option, expr->a->span, expr->a->span);
  std::uint32_t some = 1;
  for (const VariantDef* variant : lang.option->variants)
    if (!variant->fields.empty()) some = variant->index;
  Rvalue which;
  which.kind = RvalueKind::Discriminant;
  which.type = types_.primitive(TyKind::Isize);
  which.place = place_of(next);
  const Local tag = temporary(which.type, expr->a->span);
  assign(place_of(tag), std::move(which), expr->a->span, true);
  const BlockId inside = new_block(), over = new_block();
  const Operand tag_value = to_operand(tag, expr->a->span);
  Terminator& end = terminate(TerminatorKind::Switch, expr->a->span);
  end.operand = tag_value;
  end.cases = {{1 - some, over}};
  end.otherwise = inside;
  start(over);
  exit_scopes(scopes_.size() - 1, expr->span);
  go(exit, expr->span);
  start(inside);
  declare_variables(expr->pattern);
  bind_irrefutable(expr->pattern, then(place_of(next), field(0, item, some)));
  block_into(place_of(temporary(types_.unit(), expr->block->span)), expr->block, true);
  pop_scope();
  temporaries_ = temporaries;
  variables_ = variables;
  go(head, expr->span);
  targets_.pop_back();
  start(exit);
  pop_scope();
}

void Builder::labelled_block_into(const Place& place, Expr* expr) {
  const BlockId exit = new_block();
  targets_.push_back({expr->label, true, scopes_.size(), exit, kNoBlock, place, true});
  block_into(place, expr->block, false);
  targets_.pop_back();
  go(exit, expr->span);
  start(exit);
}

void Builder::jump(Expr* expr) {
  const Target* target = nullptr;
  for (std::size_t i = targets_.size(); i-- > 0 && !target;)
    if (expr->name ? targets_[i].label == expr->name : !targets_[i].is_block) target = &targets_[i];
  const Target to = *target;
  if (expr->a) into(to.has_result ? to.result : place_of(temporary(type_of(expr->a), expr->span)), expr->a);
  exit_scopes(to.depth, expr->span);
  go(expr->kind == ExprKind::Break ? to.exit : to.again, expr->span);
  start(new_block());
}

// ---- ways out

void Builder::return_now(Span span) {
  exit_scopes(0, span);
  terminate(TerminatorKind::Return, span);
  start(new_block());
}

void Builder::give_back(Expr* expr) {
  if (expr->a) into(place_of(0), expr->a);
  return_now(expr->span);
}

void Builder::try_into(const Place& place, Expr* expr, bool is_initialisation) {
  const Local value = as_temporary(expr->a);
  const Ty type = body_.locals[value].type;
  const bool is_option = type->adt() == infer_.lang.option;
  const VariantDef *good = nullptr, *bad = nullptr;
  for (const VariantDef* variant : type->adt()->variants)
    (is_option ? !variant->fields.empty() : *variant->name == "Ok") ? good = variant : bad = variant;
  Rvalue which;
  which.kind = RvalueKind::Discriminant;
  which.type = types_.primitive(TyKind::Isize);
  which.place = place_of(value);
  const Local tag = temporary(which.type, expr->span);
  assign(place_of(tag), std::move(which), expr->span, true);
  const BlockId goes_on = new_block(), leaves = new_block();
  const Operand tag_value = to_operand(tag, expr->span);
  Terminator& end = terminate(TerminatorKind::Switch, expr->span);
  end.operand = tag_value;
  end.cases = {{good->index, goes_on}};
  end.otherwise = leaves;
  start(leaves);
  if (is_option) {
    assign(place_of(0), aggregate(result_, bad->index, {}), expr->span);
  } else {
    const Ty from = type->args[1], to = result_->args[1];
    const Local error = owned_temporary(to, expr->span);
    call(expr->target2.fn, expr->target2.args, {read(then(place_of(value), field(0, from, bad->index)), from, expr->span)}, place_of(error), to, expr->span, expr->span);
    assign(place_of(0), aggregate(result_, bad->index, {read(place_of(error), to, expr->span)}), expr->span);
  }
  return_now(expr->span);
  start(goes_on);
  assign(place, read(then(place_of(value), field(0, type->args[0], good->index)), type->args[0], expr->span), expr->span, is_initialisation);
}

}  // namespace handoff::lang::mir
