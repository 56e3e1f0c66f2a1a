// What closures capture. As in Rust 2021: single fields, by reference where that is enough; with `move` by value, up to
// the first dereference.
#include <algorithm>

#include "lang/check.hpp"

namespace handoff::lang {

namespace {

enum class Use : std::uint8_t { Read, Change, Move };

class Visitor {
 public:
  Visitor(Crate& crate, Infer& infer, ClosureDef& closure) : crate_(crate), types_(crate.types), infer_(infer), closure_(closure) {}

  void run() {
    consume(closure_.expr->a);
    // A shorter place takes in the longer ones that begin with it.
    std::vector<Capture> merged;
    for (Capture& capture : found_) {
      bool absorbed = false;
      for (Capture& other : merged) {
        if (other.local != capture.local) continue;
        const std::size_t shared = std::min(other.steps.size(), capture.steps.size());
        bool same = true;
        for (std::size_t i = 0; i < shared && same; ++i)
          same = other.steps[i].is_deref == capture.steps[i].is_deref && other.steps[i].field == capture.steps[i].field;
        if (!same) continue;
        other.steps.resize(shared);
        if (capture.mode > other.mode) {
          other.mode = capture.mode;
          other.use_span = capture.use_span;
        }
        absorbed = true;
        break;
      }
      if (!absorbed) merged.push_back(std::move(capture));
    }
    // Shortening one may have made two equal.
    for (std::size_t i = 0; i < merged.size(); ++i)
      for (std::size_t j = merged.size(); j-- > i + 1;) {
        if (merged[i].local != merged[j].local) continue;
        const std::size_t shared = std::min(merged[i].steps.size(), merged[j].steps.size());
        bool same = true;
        for (std::size_t k = 0; k < shared && same; ++k)
          same = merged[i].steps[k].is_deref == merged[j].steps[k].is_deref && merged[i].steps[k].field == merged[j].steps[k].field;
        if (!same) continue;
        merged[i].steps.resize(shared);
        merged[i].mode = std::max(merged[i].mode, merged[j].mode);
        merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(j));
      }
    for (Capture& capture : merged) {
      capture.place_type = capture.steps.empty() ? capture.local->type : capture.steps.back().type;
      capture.field_type = capture.mode == Capture::Mode::ByMove ? capture.place_type : types_.ref(capture.place_type, capture.mode == Capture::Mode::ByMutRef);
    }
    closure_.captures = std::move(merged);
    closure_.kind = std::min(kind_, closure_.most);
    closure_.kind_known = true;
  }

 private:
  struct Place {
    LocalVar* local = nullptr;     // null: not a captured variable
    std::vector<Capture::Step> steps;
    bool exact = true;             // false: an element of the place is used
  };

  bool is_outer(const LocalVar* local) const {
    for (const ClosureDef* owner = local->owner; owner; owner = owner->parent)
      if (owner == &closure_) return false;
    return true;
  }

  Ty type_of(const Expr* expr, std::size_t adjusts) const { return adjusts == 0 ? expr->type : expr->adjusts[adjusts - 1].target; }
  Ty type_of(const Expr* expr) const { return type_of(expr, expr->adjusts.size()); }

  void note(const Place& place, Use use, Span span) {
    if (!place.local) return;
    Capture capture;
    capture.local = place.local;
    capture.steps = place.steps;
    capture.use_span = span;
    capture.mode = use == Use::Move ? Capture::Mode::ByMove : use == Use::Change ? Capture::Mode::ByMutRef : Capture::Mode::ByRef;
    Ty before = place.local->type;
    if (closure_.expr->flag) {
      bool through_ref = false;
      for (std::size_t i = 0; i < capture.steps.size(); ++i) {
        if (capture.steps[i].is_deref) {
          through_ref |= before->kind == TyKind::Ref;
          capture.steps.resize(i);
          break;
        }
        before = capture.steps[i].type;
      }
      (void)through_ref;
      capture.mode = Capture::Mode::ByMove;
    } else if (capture.mode == Capture::Mode::ByMove) {
      for (std::size_t i = 0; i < capture.steps.size(); ++i)
        if (capture.steps[i].is_deref) {
          capture.steps.resize(i);
          break;
        }
    } else {
      // A place behind a shared reference can only be read; what is unique stays unique.
      Ty at = place.local->type;
      for (const Capture::Step& step : capture.steps) {
        if (step.is_deref && at->kind == TyKind::Ref && !at->is_mut && capture.mode == Capture::Mode::ByMutRef) capture.mode = Capture::Mode::ByRef;
        at = step.type;
      }
    }
    if (use == Use::Move) kind_ = ClosureKind::FnOnce;
    else if (use == Use::Change && kind_ == ClosureKind::Fn) {
      bool behind_shared = false;
      Ty at = place.local->type;
      for (const Capture::Step& step : place.steps) {
        behind_shared |= step.is_deref && at->kind == TyKind::Ref && !at->is_mut;
        at = step.type;
      }
      if (!behind_shared) kind_ = ClosureKind::FnMut;
    }
    found_.push_back(std::move(capture));
  }

  // The place that an expression with its first `adjusts` adjustments names. Parts that are not places are evaluated.
  Place place(Expr* expr, std::size_t adjusts, bool mutably) {
    if (adjusts > 0) {
      const Adjust& last = expr->adjusts[adjusts - 1];
      if (last.kind == AdjustKind::Deref) {
        Place base = place(expr, adjusts - 1, mutably);
        step(base, true, 0, last.target);
        return base;
      }
      if (last.kind == AdjustKind::OverloadedDeref) {
        const Place base = place(expr, adjusts - 1, last.is_mut);
        note(base, last.is_mut ? Use::Change : Use::Read, expr->span);
        return {};
      }
      value(expr, adjusts);
      return {};
    }
    switch (expr->kind) {
      case ExprKind::Path: {
        Place out;
        if (expr->target.kind == Resolution::Kind::Local && is_outer(expr->target.local)) out.local = expr->target.local;
        return out;
      }
      case ExprKind::Field: {
        Place base = place(expr->a, expr->a->adjusts.size(), mutably);
        step(base, false, expr->field_index, expr->type);
        return base;
      }
      case ExprKind::Index: {
        if (expr->overloaded) {
          consume(expr->a);
          consume(expr->b);
          return {};
        }
        Place base = place(expr->a, expr->a->adjusts.size(), mutably);
        base.exact = false;
        consume(expr->b);
        return base;
      }
      case ExprKind::Unary:
        if (expr->op == Tok::Star) {
          Place base = place(expr->a, expr->a->adjusts.size(), expr->overloaded ? expr->flag : mutably);
          if (expr->overloaded) {
            note(base, expr->flag ? Use::Change : Use::Read, expr->span);
            return {};
          }
          step(base, true, 0, expr->type);
          return base;
        }
        [[fallthrough]];
      default:
        value(expr, 0);
        return {};
    }
  }

  static void step(Place& place, bool is_deref, std::uint32_t field, Ty type) {
    if (place.local && place.exact) place.steps.push_back({is_deref, field, type});
  }

  static bool is_place_expr(const Expr* expr) {
    switch (expr->kind) {
      case ExprKind::Path: return expr->target.kind == Resolution::Kind::Local;
      case ExprKind::Field: case ExprKind::Index: return true;
      case ExprKind::Unary: return expr->op == Tok::Star;
      default: return false;
    }
  }

  // The expression's value is used: copied or moved out of its place.
  void consume(Expr* expr) {
    if (!expr) return;
    value(expr, expr->adjusts.size());
  }

  void value(Expr* expr, std::size_t adjusts) {
    if (adjusts > 0) {
      const Adjust& last = expr->adjusts[adjusts - 1];
      switch (last.kind) {
        case AdjustKind::Borrow: {
          const Place base = place(expr, adjusts - 1, last.is_mut);
          note(base, last.is_mut ? Use::Change : Use::Read, expr->span);
          return;
        }
        case AdjustKind::Deref:
        case AdjustKind::OverloadedDeref: {
          const Place base = place(expr, adjusts, false);
          note(base, infer_.is_copy(last.target) ? Use::Read : Use::Move, expr->span);
          return;
        }
        default: value(expr, adjusts - 1); return;
      }
    }
    if (is_place_expr(expr)) {
      const Place base = place(expr, 0, false);
      note(base, infer_.is_copy(expr->type) ? Use::Read : Use::Move, expr->span);
      return;
    }
    inner(expr);
  }

  void borrow(Expr* expr, bool is_mut) { note(place(expr, expr->adjusts.size(), is_mut), is_mut ? Use::Change : Use::Read, expr->span); }

  // How a pattern uses the place it is matched with.
  void match_place(const Place& base, Pattern* pattern, Span span) {
    Place at = base;
    for (const Ty ref : pattern->derefs) step(at, true, 0, ref->args[0]);
    switch (pattern->kind) {
      case PatternKind::Bind:
        if (pattern->mode == Pattern::Mode::Move) note(at, infer_.is_copy(pattern->type) ? Use::Read : Use::Move, span);
        else note(at, pattern->mode == Pattern::Mode::RefMut ? Use::Change : Use::Read, span);
        if (pattern->inner) match_place(at, pattern->inner, span);
        break;
      case PatternKind::Ref: {
        Place inner = at;
        step(inner, true, 0, pattern->type->args[0]);
        match_place(inner, pattern->inner, span);
        break;
      }
      case PatternKind::Tuple: {
        std::size_t rest = pattern->list.size();
        for (std::size_t i = 0; i < pattern->list.size(); ++i)
          if (pattern->list[i]->kind == PatternKind::Rest) rest = i;
        for (std::size_t i = 0; i < pattern->list.size(); ++i) {
          if (i == rest) continue;
          const std::size_t field = i < rest ? i : pattern->type->args.size() - (pattern->list.size() - i);
          Place part = at;
          step(part, false, static_cast<std::uint32_t>(field), pattern->type->args[field]);
          match_place(part, pattern->list[i], span);
        }
        break;
      }
      case PatternKind::TupleStruct:
      case PatternKind::Struct:
      case PatternKind::Path: {
        const bool many = pattern->variant && pattern->variant->adt->is_enum && pattern->variant->adt->variants.size() > 1;
        if (many || pattern->constant) note(at, Use::Read, span);
        // Parts of an enum are used through the whole.
        Place whole = at;
        if (many) whole.exact = false;
        const auto part_of = [&](std::uint32_t index) {
          Place part = whole;
          if (!many) step(part, false, index, infer_.settle(types_.substitute(pattern->variant->fields[index].type, pattern->type->args)));
          return part;
        };
        std::size_t rest = pattern->list.size();
        for (std::size_t i = 0; i < pattern->list.size(); ++i)
          if (pattern->list[i]->kind == PatternKind::Rest) rest = i;
        for (std::size_t i = 0; i < pattern->list.size(); ++i)
          if (i != rest) match_place(part_of(static_cast<std::uint32_t>(i < rest ? i : pattern->variant->fields.size() - (pattern->list.size() - i))), pattern->list[i], span);
        for (FieldPattern& field : pattern->fields) match_place(part_of(field.index), field.pattern, span);
        break;
      }
      case PatternKind::Literal:
      case PatternKind::Range: note(at, Use::Read, span); break;
      case PatternKind::Slice: {
        note(at, Use::Read, span);
        Place part = at;
        part.exact = false;
        for (Pattern* inner : pattern->list) match_place(part, inner, span);
        break;
      }
      case PatternKind::Or:
        for (Pattern* inner : pattern->list) match_place(at, inner, span);
        break;
      case PatternKind::Wild:
      case PatternKind::Rest:
      case PatternKind::Error: break;
    }
  }

  void match_value(Expr* value_expr, const std::vector<Pattern*>& patterns) {
    if (is_place_expr(value_expr) || !value_expr->adjusts.empty()) {
      const Place base = place(value_expr, value_expr->adjusts.size(), false);
      for (Pattern* pattern : patterns) match_place(base, pattern, value_expr->span);
    } else {
      consume(value_expr);
    }
  }

  void block(Block* body) {
    for (Stmt& stmt : body->stmts) {
      if (stmt.kind == StmtKind::Expr) consume_statement(stmt.expr);
      if (stmt.kind == StmtKind::Let && stmt.expr) match_value(stmt.expr, {stmt.pattern});
      if (stmt.else_block) block(stmt.else_block);
    }
    consume(body->tail);
  }

  void consume_statement(Expr* expr) { consume(expr); }

  void assign(Expr* target) {
    if (target->kind == ExprKind::Tuple) {
      for (Expr* part : target->list) assign(part);
    } else if (target->kind != ExprKind::Underscore) {
      borrow(target, true);
    }
  }

  void inner(Expr* expr) {
    switch (expr->kind) {
      case ExprKind::Assign:
        consume(expr->b);
        assign(expr->a);
        break;
      case ExprKind::AssignOp:
        consume(expr->b);
        borrow(expr->a, true);
        break;
      case ExprKind::AddrOf: borrow(expr->a, expr->flag); break;
      case ExprKind::Binary: {
        const bool comparison = expr->op == Tok::EqEq || expr->op == Tok::Ne || expr->op == Tok::Lt || expr->op == Tok::Le || expr->op == Tok::Gt || expr->op == Tok::Ge;
        if (comparison) {
          borrow(expr->a, false);
          borrow(expr->b, false);
        } else {
          consume(expr->a);
          consume(expr->b);
        }
        break;
      }
      case ExprKind::Format:
        for (Expr* argument : expr->list) borrow(argument, false);
        break;
      case ExprKind::Call:
        if (expr->overloaded) {
          const Ty callee = type_of(expr->a);
          const TraitDef* trait = expr->target.fn ? expr->target.fn->trait : nullptr;
          if (callee->kind == TyKind::Closure) {
            const ClosureKind kind = callee->closure()->kind;
            if (kind == ClosureKind::FnOnce && !infer_.is_copy(callee)) consume(expr->a);
            else borrow(expr->a, kind == ClosureKind::FnMut);
          } else if (trait == crate_.lang.fn_once && !infer_.is_copy(callee)) {
            consume(expr->a);
          } else {
            borrow(expr->a, trait == crate_.lang.fn_mut);
          }
        } else {
          consume(expr->a);
        }
        for (Expr* argument : expr->list) consume(argument);
        break;
      case ExprKind::Let: match_value(expr->a, {expr->pattern}); break;
      case ExprKind::Match: {
        std::vector<Pattern*> patterns;
        for (MatchArm& arm : expr->arms) patterns.push_back(arm.pattern);
        match_value(expr->a, patterns);
        for (MatchArm& arm : expr->arms) {
          consume(arm.guard);
          consume(arm.body);
        }
        break;
      }
      case ExprKind::Closure:
        // What an inner closure captures of ours is used here.
        for (const Capture& capture : expr->closure->captures) {
          if (!is_outer(capture.local)) continue;
          Place base;
          base.local = capture.local;
          base.steps = capture.steps;
          const Use use = capture.mode == Capture::Mode::ByMove ? (infer_.is_copy(capture.place_type) ? Use::Read : Use::Move)
                          : capture.mode == Capture::Mode::ByMutRef ? Use::Change : Use::Read;
          note(base, use, capture.use_span);
        }
        break;
      case ExprKind::Struct:
        for (FieldInit& field : expr->fields) consume(field.value);
        if (expr->a) consume(expr->a);
        break;
      default:
        consume(expr->a);
        consume(expr->b);
        for (Expr* part : expr->list) consume(part);
        for (FieldInit& field : expr->fields) consume(field.value);
        if (expr->block) block(expr->block);
    }
  }

  Crate& crate_;
  Interner& types_;
  Infer& infer_;
  ClosureDef& closure_;
  std::vector<Capture> found_;
  ClosureKind kind_ = ClosureKind::Fn;
};

}  // namespace

void analyse_captures(Crate& crate, Infer& infer, FnDef& fn) {
  for (ClosureDef* closure : fn.closures) Visitor(crate, infer, *closure).run();
}

}  // namespace handoff::lang
