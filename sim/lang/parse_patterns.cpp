#include "lang/parser.hpp"

namespace handoff::lang {

Pattern* Parser::make_pattern(PatternKind kind, std::uint32_t lo) {
  Pattern* pattern = arena_.make<Pattern>();
  pattern->kind = kind;
  pattern->span = from(lo);
  return pattern;
}

Pattern* Parser::pattern() {
  const std::uint32_t lo = peek().span.lo;
  eat(Tok::Or);
  Pattern* first = pattern_no_or();
  if (!at(Tok::Or)) return first;
  std::vector<Pattern*> list{first};
  while (eat(Tok::Or)) list.push_back(pattern_no_or());
  Pattern* node = make_pattern(PatternKind::Or, lo);
  node->list = std::move(list);
  return node;
}

Expr* Parser::pattern_literal() {
  const std::uint32_t lo = peek().span.lo;
  if (eat(Tok::Minus)) {
    Expr* inner = pattern_literal();
    Expr* node = make(ExprKind::Unary, lo);
    node->op = Tok::Minus;
    node->a = inner;
    return node;
  }
  switch (peek().kind) {
    case Tok::Int: case Tok::Float: case Tok::Str: case Tok::Char: case Tok::Byte: case Tok::True: case Tok::False:
    case Tok::ByteStr:
      return primary();
    case Tok::Ident: case Tok::SelfType: case Tok::Crate: case Tok::PathSep: case Tok::SelfValue: case Tok::Super: {
      Path named = path(true);
      Expr* node = make(ExprKind::Path, lo);
      node->path = std::move(named);
      return node;
    }
    default:
      fail_here("a value");
      return error_expr();
  }
}

Pattern* Parser::pattern_no_or() {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  if (panicking_) return make_pattern(PatternKind::Error, lo);
  if (at(Tok::AndAnd)) split();
  const auto only_one_rest = [&](const std::vector<Pattern*>& list, const char* what) {
    bool seen = false;
    for (const Pattern* part : list) {
      if (part->kind != PatternKind::Rest) continue;
      if (seen) refuse(part->span, std::string("`..` can stand only once in the pattern of ") + what + ": it would not be clear which part is which");
      seen = true;
    }
  };
  const auto list_until = [&](Tok end) {
    std::vector<Pattern*> list;
    while (!at(end) && !panicking_) {
      list.push_back(pattern());
      if (!eat(Tok::Comma)) break;
    }
    return list;
  };
  switch (peek().kind) {
    case Tok::Underscore:
      take();
      return make_pattern(PatternKind::Wild, lo);
    case Tok::DotDot:
      take();
      return make_pattern(PatternKind::Rest, lo);
    case Tok::And: {
      take();
      eat(Tok::Mut);
      Pattern* inner = pattern_no_or();
      Pattern* node = make_pattern(PatternKind::Ref, lo);
      node->inner = inner;
      return node;
    }
    case Tok::LParen: {
      take();
      std::vector<Pattern*> list;
      bool comma = false;
      while (!at(Tok::RParen) && !panicking_) {
        list.push_back(pattern());
        comma = eat(Tok::Comma);
        if (!comma) break;
      }
      expect(Tok::RParen);
      if (list.size() == 1 && !comma && list[0]->kind != PatternKind::Rest) return list[0];
      only_one_rest(list, "a tuple");
      Pattern* node = make_pattern(PatternKind::Tuple, lo);
      node->list = std::move(list);
      return node;
    }
    case Tok::LBracket: {
      take();
      std::vector<Pattern*> list = list_until(Tok::RBracket);
      expect(Tok::RBracket);
      only_one_rest(list, "a slice");
      Pattern* node = make_pattern(PatternKind::Slice, lo);
      node->list = std::move(list);
      return node;
    }
    case Tok::Ref: case Tok::Mut: {
      const bool by_ref = eat(Tok::Ref);
      const bool is_mut = eat(Tok::Mut);
      const Span name_span = peek().span;
      Name name = at(Tok::SelfValue) ? take().name : expect_name("the name of a variable");
      Pattern* inner = eat(Tok::At) ? pattern_no_or() : nullptr;
      Pattern* node = make_pattern(PatternKind::Bind, lo);
      node->name = name;
      node->name_span = name_span;
      node->by_ref = by_ref;
      node->is_mut = is_mut;
      node->inner = inner;
      return node;
    }
    case Tok::Int: case Tok::Float: case Tok::Str: case Tok::Char: case Tok::Byte: case Tok::True: case Tok::False:
    case Tok::Minus: case Tok::DotDotEq: case Tok::ByteStr: {
      Expr* low = at(Tok::DotDotEq) ? nullptr : pattern_literal();
      if (at(Tok::DotDotEq) || at(Tok::DotDot) || at(Tok::Ellipsis)) {
        const bool inclusive = take().kind != Tok::DotDot;
        Expr* high = nullptr;
        if (at(Tok::Int) || at(Tok::Float) || at(Tok::Char) || at(Tok::Byte) || at(Tok::Minus) || at(Tok::Ident) ||
            at(Tok::SelfType) || at(Tok::Crate))
          high = pattern_literal();
        Pattern* node = make_pattern(PatternKind::Range, lo);
        node->low = low;
        node->high = high;
        node->is_inclusive = inclusive;
        return node;
      }
      Pattern* node = make_pattern(PatternKind::Literal, lo);
      node->low = low;
      return node;
    }
    case Tok::Ident:
      if (peek(1).kind != Tok::PathSep && peek(1).kind != Tok::LParen && peek(1).kind != Tok::LBrace &&
          peek(1).kind != Tok::Not && peek(1).kind != Tok::DotDotEq && peek(1).kind != Tok::DotDot &&
          peek(1).kind != Tok::Ellipsis) {
        const Token name = take();
        Pattern* inner = eat(Tok::At) ? pattern_no_or() : nullptr;
        Pattern* node = make_pattern(PatternKind::Bind, lo);  // or a constant, as the checker finds out
        node->name = name.name;
        node->name_span = name.span;
        node->inner = inner;
        return node;
      }
      [[fallthrough]];
    case Tok::SelfType: case Tok::Crate: case Tok::Super: case Tok::SelfValue: case Tok::PathSep: case Tok::Lt: {
      Path named = path(true);
      if (at(Tok::LParen)) {
        take();
        std::vector<Pattern*> list = list_until(Tok::RParen);
        expect(Tok::RParen);
        only_one_rest(list, "a tuple struct");
        Pattern* node = make_pattern(PatternKind::TupleStruct, lo);
        node->path = std::move(named);
        node->list = std::move(list);
        return node;
      }
      if (at(Tok::LBrace)) {
        take();
        std::vector<FieldPattern> fields;
        bool rest = false;
        while (!at(Tok::RBrace) && !panicking_) {
          attributes();
          if (eat(Tok::DotDot)) {
            rest = true;
            break;
          }
          const std::uint32_t field_lo = peek().span.lo;
          FieldPattern field{};
          field.span = peek().span;
          if ((at(Tok::Ident) || at(Tok::Int)) && peek(1).kind == Tok::Colon) {
            const Token name = take();
            field.name = name.kind == Tok::Int ? intern(text_at(name.span)) : name.name;
            take();
            field.pattern = pattern();
          } else {
            const bool by_ref = eat(Tok::Ref);
            const bool is_mut = eat(Tok::Mut);
            const Span name_span = peek().span;
            field.name = expect_name("the name of a field");
            field.pattern = make_pattern(PatternKind::Bind, field_lo);
            field.pattern->name = field.name;
            field.pattern->name_span = name_span;
            field.pattern->by_ref = by_ref;
            field.pattern->is_mut = is_mut;
          }
          fields.push_back(field);
          if (!eat(Tok::Comma)) break;
        }
        expect(Tok::RBrace);
        Pattern* node = make_pattern(PatternKind::Struct, lo);
        node->path = std::move(named);
        node->fields = std::move(fields);
        node->has_rest = rest;
        return node;
      }
      if (at(Tok::DotDotEq) || at(Tok::DotDot) || at(Tok::Ellipsis)) {
        Expr* low = make(ExprKind::Path, lo);
        low->path = std::move(named);
        const bool inclusive = take().kind != Tok::DotDot;
        Expr* high = nullptr;
        if (at(Tok::Int) || at(Tok::Char) || at(Tok::Minus) || at(Tok::Ident)) high = pattern_literal();
        Pattern* node = make_pattern(PatternKind::Range, lo);
        node->low = low;
        node->high = high;
        node->is_inclusive = inclusive;
        return node;
      }
      if (at(Tok::Not)) {
        fail(named.span, "macros in the place of a pattern are not part of Handoff's Rust");
        return make_pattern(PatternKind::Error, lo);
      }
      Pattern* node = make_pattern(PatternKind::Path, lo);
      node->path = std::move(named);
      return node;
    }
    default:
      fail_here("a pattern");
      return make_pattern(PatternKind::Error, lo);
  }
}

}  // namespace handoff::lang
