#include "lang/borrow_edits.hpp"

namespace handoff::lang::borrow {

namespace {

class Finder {
 public:
  explicit Finder(Span place) : place_(place) {}
  const Stmt* found = nullptr;
  bool is_shorthand = false;

  void block(const Block* block) {
    if (!block) return;
    for (const Stmt& stmt : block->stmts) {
      if (!contains(stmt.span)) continue;
      found = &stmt;
      expr(stmt.expr);
      this->block(stmt.else_block);
    }
    expr(block->tail);
  }

 private:
  bool contains(Span span) const { return span.lo <= place_.lo && place_.hi <= span.hi; }

  void expr(const Expr* e) {
    if (!e || !contains(e->span)) return;
    expr(e->a);
    expr(e->b);
    for (const Expr* part : e->list) expr(part);
    for (const FieldInit& field : e->fields) {
      is_shorthand |= field.value && field.span.lo == place_.lo && field.value->span.lo == place_.lo;
      expr(field.value);
    }
    for (const MatchArm& arm : e->arms) {
      expr(arm.guard);
      expr(arm.body);
    }
    block(e->block);
  }

  Span place_;
};

}  // namespace

const Stmt* enclosing_statement(const FnDef& fn, Span place) {
  Finder finder(place);
  finder.block(fn.item ? fn.item->body : nullptr);
  return finder.found;
}

bool is_shorthand(const FnDef& fn, Span place) {
  Finder finder(place);
  finder.block(fn.item ? fn.item->body : nullptr);
  return finder.is_shorthand;
}

Edit line_before(const Context& context, const Stmt& statement, const std::string& line) {
  const std::uint32_t at = statement.span.lo;
  const std::string& text = context.crate.text;
  std::uint32_t start = at - context.crate.base;
  while (start > 0 && text[start - 1] != '\n') --start;
  std::uint32_t first = start;
  while (first < at - context.crate.base && (text[first] == ' ' || text[first] == '\t')) ++first;
  return {{at, at}, line + "\n" + text.substr(start, first - start)};
}

Edit make_mut(const LocalVar& variable) { return {{variable.span.lo, variable.span.lo}, "mut "}; }

}  // namespace handoff::lang::borrow
