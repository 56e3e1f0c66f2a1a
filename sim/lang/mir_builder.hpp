// The builder of one body. Its parts: mir_scopes.cpp (what is alive, and where it is dropped), mir_places.cpp,
// mir_values.cpp, mir_flow.cpp (branches and loops), mir_calls.cpp, mir_patterns.cpp, mir_format.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "lang/infer.hpp"
#include "lang/mir_build.hpp"

namespace handoff::lang::mir {

class Builder {
 public:
  Builder(Crate& crate, const FnDef& fn, const ClosureDef* closure);
  Body run();

 private:
  // Captured variables have locals of their own in places, until it is known how they are reached: see resolved().
  static constexpr Local kCaptured = 0x8000'0000;

  struct Scheduled {
    Local local;
    bool drops;                        // else only its storage ends
    BlockId cleanup = kNoBlock;        // where a panic goes on while this is the innermost entry
  };
  struct Scope {
    std::vector<Scheduled> entries;
    Span span;
  };
  struct Target {                      // of break and continue
    Name label;
    bool is_block;
    std::size_t depth;                 // scopes that stay
    BlockId exit, again;
    Place result;
    bool has_result;
  };

  // ---- mir_scopes.cpp
  Local declare(Ty type, Span span, bool is_temporary);
  Local temporary(Ty type, Span span);           // alive until the temporaries' scope ends, not dropped
  Local owned_temporary(Ty type, Span span);     // the same, dropped there
  void schedule(Local local, std::size_t scope, bool drops);
  void push_scope(Span span);
  void pop_scope();
  void exit_scopes(std::size_t depth, Span span);  // as popping down to `depth`, for a jump out of there
  BlockId cleanup();
  template <class F>
  void in_temporary_scope(Span span, const F& body) {
    const std::size_t before = temporaries_;
    push_scope(span);
    temporaries_ = scopes_.size() - 1;
    body();
    pop_scope();
    temporaries_ = before;
  }
  bool needs_drop(Ty type) { return may_need_drop(type, infer_.lang); }
  bool is_copy(Ty type);

  // ---- blocks
  BlockId new_block(bool is_cleanup = false);
  void go(BlockId target, Span span);
  void start(BlockId block) { current_ = block; }
  Terminator& terminate(TerminatorKind kind, Span span);
  Statement& push(StatementKind kind, Span span);
  void assign(const Place& place, Rvalue value, Span span, bool is_initialisation = false);
  void assign(const Place& place, Operand operand, Span span, bool is_initialisation = false);
  void may_panic();                              // the next statement may: its block unwinds to where we are
  void call(const FnDef* fn, std::vector<Ty> fn_args, std::vector<Operand> arguments, const Place& into, Ty result, Span span, Span fn_span);
  void drop(const Place& place, Span span, bool is_assignment);

  // ---- places and operands
  static Place place_of(Local local) { return {local, {}}; }
  static Place then(Place place, Projection step);
  static Projection deref_to(Ty type);
  static Projection field(std::uint32_t index, Ty type, std::uint32_t variant = 0);
  Ty type_of(const Place& place) const;
  Place resolved(Place place) const;
  bool is_captured_whole(const Place& place) const;
  Operand read(const Place& place, Ty type, Span span);      // copied or moved
  Operand copy(const Place& place, Ty type, Span span);
  Operand constant(Ty type, u128 bits, Span span);
  Operand to_operand(Local local, Span span);
  Rvalue use(Operand operand);
  Rvalue borrow(const Place& place, BorrowKind kind);
  Rvalue aggregate(Ty type, std::uint32_t variant, std::vector<Operand> operands);

  // ---- mir_places.cpp
  bool is_place_expr(const Expr* expr, std::size_t adjusts) const;
  Place as_place(Expr* expr) { return as_place(expr, expr->adjusts.size()); }
  Place as_place(Expr* expr, std::size_t adjusts);
  Place element(Expr* expr);
  void check_bounds(const Place& of, Ty array, Local index, Span span);

  // ---- mir_values.cpp
  Ty type_after(const Expr* expr, std::size_t adjusts) const { return adjusts == 0 ? expr->type : expr->adjusts[adjusts - 1].target; }
  Ty type_of(const Expr* expr) const { return type_after(expr, expr->adjusts.size()); }
  Operand as_operand(Expr* expr) { return as_operand(expr, expr->adjusts.size()); }
  Operand as_operand(Expr* expr, std::size_t adjusts);
  Operand kept_operand(Expr* expr);              // its value now, whatever the later ones change
  Local kept_in(std::size_t scope, Expr* expr, std::size_t adjusts);
  Local as_temporary(Expr* expr);
  Local as_temporary(Expr* expr, std::size_t adjusts);
  void into(const Place& place, Expr* expr, bool is_initialisation = false) { into(place, expr, expr->adjusts.size(), is_initialisation); }
  void into(const Place& place, Expr* expr, std::size_t adjusts, bool is_initialisation);
  void adjusted_into(const Place& place, Expr* expr, std::size_t adjusts, bool is_initialisation);
  void plain_into(const Place& place, Expr* expr, bool is_initialisation);
  void made_into(const Place& place, Expr* expr, bool is_initialisation);
  void statement(Expr* expr);                    // for its effects
  bool literal_bits(const Expr* expr, u128& bits) const;
  Operand literal(Expr* expr);
  void path_into(const Place& place, Expr* expr, bool is_initialisation);
  void binary_into(const Place& place, Expr* expr);
  void assignment(Expr* expr);
  Operand value_before(Expr* value, const Expr* place);
  void assign_to(Expr* target, Operand value, Ty type, Span span);
  void assign_op(Expr* expr);
  void struct_into(const Place& place, Expr* expr, bool is_initialisation);
  void closure_into(const Place& place, Expr* expr, bool is_initialisation);
  void range_into(const Place& place, Expr* expr, bool is_initialisation);
  std::size_t scope_of_borrowed(const Expr* expr) const;
  void extend(const Expr* expr);
  void extend_place(const Expr* of);

  // ---- mir_flow.cpp
  void block_into(const Place& place, lang::Block* block, bool is_initialisation);
  void statements(lang::Block* block);
  static bool binds_by_reference(Pattern* pattern);
  void let(Stmt& stmt);
  void let_else(Stmt& stmt);
  void condition(Expr* expr, BlockId otherwise);  // goes on where it holds; `let` declares its variables
  void branch(Expr* expr, BlockId yes, BlockId no);
  void if_into(const Place& place, Expr* expr, bool is_initialisation);
  void loop_into(const Place& place, Expr* expr);
  void for_loop(Expr* expr);
  void labelled_block_into(const Place& place, Expr* expr);
  void jump(Expr* expr);
  void give_back(Expr* expr);
  void try_into(const Place& place, Expr* expr, bool is_initialisation);
  void return_now(Span span);
  void match_into(const Place& place, Expr* expr);
  void unreachable_from_here(Span span);

  // ---- mir_calls.cpp
  void call_into(const Place& place, Expr* expr);
  void method_into(const Place& place, Expr* expr);
  void operator_into(const Place& place, const FnDef* fn, const std::vector<Ty>& args, std::vector<Operand> operands, Expr* expr);
  Operand receiver(Expr* expr);

  // ---- mir_patterns.cpp
  using Choices = std::map<const Pattern*, std::size_t>;   // which alternative of an or-pattern with variables
  Local begin_variable(Pattern* pattern);
  void declare_variables(Pattern* pattern);      // and what they hold is dropped at the end
  static bool binds(const Pattern* pattern);
  std::vector<Choices> alternatives(Pattern* pattern) const;
  static void collect_ors(Pattern* pattern, std::vector<Pattern*>& into);
  static void each_part(Pattern* pattern, const std::function<void(Pattern*)>& f);
  void test(Pattern* pattern, Place place, BlockId otherwise, const Choices& choices);
  void bind(Pattern* pattern, Place place, const Choices& choices, bool before_guard);
  // Calls f(part, place) for the parts of a pattern that has them.
  void parts(Pattern* pattern, const Place& place, const std::function<void(Pattern*, Place)>& f);
  void compare(Pattern* pattern, const Place& place, Tok op, Expr* with, BlockId otherwise);
  Place followed(Pattern* pattern, Place place) const;
  bool is_irrefutable(const Pattern* pattern) const;
  void bind_irrefutable(Pattern* pattern, const Place& place);

  // ---- mir_format.cpp
  void format_into(const Place& place, Expr* expr);
  const FnDef* runtime(const char* name);

  Crate& crate_;
  Interner& types_;
  Infer infer_;
  const FnDef& fn_;
  const ClosureDef* closure_;
  Body body_;
  BlockId current_ = 0;
  BlockId resume_ = kNoBlock;
  std::vector<Scope> scopes_;
  std::size_t temporaries_ = 0;                  // the scope of temporaries
  std::size_t variables_ = 0;                    // the scope of variables, and of what is extended to their life
  std::vector<Target> targets_;
  std::unordered_map<const LocalVar*, Local> locals_;
  std::vector<const LocalVar*> captured_;        // by number of kCaptured
  std::unordered_map<const LocalVar*, Place> aliases_;  // moved only after the guard has looked at them
  std::unordered_map<const Expr*, std::size_t> extended_;  // temporaries of a `let` that live on: in which scope
  std::unordered_map<Ty, bool> copies_;
  Ty result_ = nullptr;
};

}  // namespace handoff::lang::mir
