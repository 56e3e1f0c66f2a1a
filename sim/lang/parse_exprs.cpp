#include "lang/parser.hpp"

namespace handoff::lang {

namespace {

enum : int { kAssign = 1, kRange, kOr, kAnd, kCompare, kBitOr, kBitXor, kBitAnd, kShift, kSum, kProduct, kCast, kUnary };

int binary_precedence(Tok op) {
  switch (op) {
    case Tok::OrOr: return kOr;
    case Tok::AndAnd: return kAnd;
    case Tok::EqEq: case Tok::Ne: case Tok::Lt: case Tok::Le: case Tok::Gt: case Tok::Ge: return kCompare;
    case Tok::Or: return kBitOr;
    case Tok::Caret: return kBitXor;
    case Tok::And: return kBitAnd;
    case Tok::Shl: case Tok::Shr: return kShift;
    case Tok::Plus: case Tok::Minus: return kSum;
    case Tok::Star: case Tok::Slash: case Tok::Percent: return kProduct;
    case Tok::As: return kCast;
    case Tok::DotDot: case Tok::DotDotEq: return kRange;
    case Tok::Eq: return kAssign;
    default: break;
  }
  return 0;
}

Tok plain_operator(Tok op) {
  switch (op) {
    case Tok::PlusEq: return Tok::Plus;
    case Tok::MinusEq: return Tok::Minus;
    case Tok::StarEq: return Tok::Star;
    case Tok::SlashEq: return Tok::Slash;
    case Tok::PercentEq: return Tok::Percent;
    case Tok::CaretEq: return Tok::Caret;
    case Tok::AndEq: return Tok::And;
    case Tok::OrEq: return Tok::Or;
    case Tok::ShlEq: return Tok::Shl;
    case Tok::ShrEq: return Tok::Shr;
    default: return Tok::End;
  }
}

bool begins_expr(Tok kind) {
  switch (kind) {
    case Tok::RParen: case Tok::RBrace: case Tok::RBracket: case Tok::Comma: case Tok::Semi: case Tok::FatArrow:
    case Tok::End: case Tok::Eq: case Tok::Else: case Tok::Dot: case Tok::Question:
      return false;
    default:
      return true;
  }
}

}  // namespace

// Behind return, break and `..`: in the head of an if a brace begins the body.
bool Parser::value_follows() const { return begins_expr(peek().kind) && !(no_struct_ && at(Tok::LBrace)); }

Expr* Parser::make(ExprKind kind, std::uint32_t lo) {
  Expr* node = arena_.make<Expr>();
  node->kind = kind;
  node->span = from(lo);
  return node;
}

Expr* Parser::error_expr() { return make(ExprKind::Error, peek().span.lo); }

Expr* Parser::expr() {
  const bool saved = no_struct_;
  no_struct_ = false;
  Expr* node = expr_with(kAssign);
  no_struct_ = saved;
  return node;
}

Expr* Parser::expr_no_struct() {
  const bool saved = no_struct_;
  no_struct_ = true;
  Expr* node = expr_with(kAssign);
  no_struct_ = saved;
  return node;
}

Expr* Parser::expr_with(int precedence) {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  if (panicking_) return error_expr();
  Expr* left;
  if (at(Tok::DotDot) || at(Tok::DotDotEq)) {
    const bool inclusive = take().kind == Tok::DotDotEq;
    Expr* high = value_follows() ? expr_with(kRange + 1) : nullptr;
    left = make(ExprKind::Range, lo);
    left->b = high;
    left->flag = inclusive;
  } else {
    left = prefix();
  }
  for (;;) {
    if (panicking_) return left;
    const Tok op = peek().kind;
    const Tok assigning = plain_operator(op);
    if (assigning != Tok::End) {
      if (precedence > kAssign) return left;
      const Span op_span = take().span;
      Expr* right = expr_with(kAssign);
      Expr* node = make(ExprKind::AssignOp, lo);
      node->op = assigning;
      node->a = left;
      node->b = right;
      node->name_span = op_span;
      left = node;
      continue;
    }
    const int level = binary_precedence(op);
    if (level == 0 || level < precedence) return left;
    const Span op_span = take().span;
    if (op == Tok::As) {
      TypeNode* target = type(false);
      Expr* node = make(ExprKind::Cast, lo);
      node->a = left;
      node->type_node = target;
      left = node;
    } else if (op == Tok::Eq) {
      Expr* right = expr_with(kAssign);
      Expr* node = make(ExprKind::Assign, lo);
      node->a = left;
      node->b = right;
      node->name_span = op_span;
      left = node;
    } else if (op == Tok::DotDot || op == Tok::DotDotEq) {
      Expr* high = value_follows() ? expr_with(kRange + 1) : nullptr;
      Expr* node = make(ExprKind::Range, lo);
      node->a = left;
      node->b = high;
      node->flag = op == Tok::DotDotEq;
      if (node->flag && !high) fail(op_span, "an inclusive range `..=` needs its end", "E0586");
      left = node;
    } else {
      Expr* right = expr_with(level + 1);
      Expr* node = make(ExprKind::Binary, lo);
      node->op = op;
      node->a = left;
      node->b = right;
      node->name_span = op_span;
      left = node;
      if (level == kCompare && binary_precedence(peek().kind) == kCompare && !panicking_)
        fail(peek().span, "comparisons cannot be chained: join two of them with `&&`");
    }
  }
}

Expr* Parser::prefix() {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  if (panicking_) return error_expr();
  switch (peek().kind) {
    case Tok::Minus: case Tok::Not: case Tok::Star: {
      const Tok op = take().kind;
      Expr* inner = prefix();
      Expr* node = make(ExprKind::Unary, lo);
      node->op = op;
      node->a = inner;
      return node;
    }
    case Tok::AndAnd:
      split();
      [[fallthrough]];
    case Tok::And: {
      take();
      const bool is_mut = eat(Tok::Mut);
      Expr* inner = prefix();
      Expr* node = make(ExprKind::AddrOf, lo);
      node->flag = is_mut;
      node->a = inner;
      return node;
    }
    case Tok::Or: case Tok::OrOr: case Tok::Move:
      return closure();
    case Tok::Static:
      fail_here("an expression");
      return error_expr();
    default:
      return postfix(primary());
  }
}

std::vector<Expr*> Parser::expr_list(Tok end) {
  std::vector<Expr*> list;
  while (!at(end) && !panicking_) {
    list.push_back(expr());
    if (!eat(Tok::Comma)) break;
  }
  return list;
}

Expr* Parser::postfix(Expr* node) {
  const std::uint32_t lo = node->span.lo;
  for (;;) {
    if (panicking_) return node;
    switch (peek().kind) {
      case Tok::Question: {
        const Span question = take().span;
        Expr* outer = make(ExprKind::Try, lo);
        outer->a = node;
        outer->name_span = question;
        node = outer;
        break;
      }
      case Tok::LParen: {
        take();
        std::vector<Expr*> list = expr_list(Tok::RParen);
        expect(Tok::RParen, "after the arguments");
        Expr* outer = make(ExprKind::Call, lo);
        outer->a = node;
        outer->list = std::move(list);
        node = outer;
        break;
      }
      case Tok::LBracket: {
        const std::uint32_t bracket = take().span.lo;
        Expr* index = expr();
        expect(Tok::RBracket, "after the index");
        Expr* outer = make(ExprKind::Index, lo);
        outer->name_span = from(bracket);
        outer->a = node;
        outer->b = index;
        node = outer;
        break;
      }
      case Tok::Dot: {
        take();
        if (at(Tok::Await)) {
          fail(peek().span, "`.await` belongs to async code, which is not part of Handoff's Rust: it shows threads");
          return node;
        }
        if (at(Tok::Int)) {
          const Token name = take();
          Expr* outer = make(ExprKind::Field, lo);
          outer->a = node;
          outer->name = intern(text_at(name.span).empty() ? std::to_string(static_cast<unsigned>(name.value)) : std::string(text_at(name.span)));
          outer->name_span = name.span;
          node = outer;
          break;
        }
        if (at(Tok::Float)) {  // pair.0.1
          const Token name = take();
          const std::size_t dot = name.text.find('.');
          Expr* first = make(ExprKind::Field, lo);
          first->a = node;
          first->name = intern(name.text.substr(0, dot));
          first->name_span = name.span;
          Expr* second = make(ExprKind::Field, lo);
          second->a = first;
          second->name = intern(dot == std::string::npos ? "0" : name.text.substr(dot + 1));
          second->name_span = name.span;
          node = second;
          break;
        }
        const Span name_span = peek().span;
        const Name name = expect_name("the name of a field or method");
        if (panicking_) {
          return node;
        }
        GenericArgsNode* args = nullptr;
        if (at(Tok::PathSep)) {
          take();
          args = generic_args();
        }
        if (at(Tok::LParen)) {
          take();
          std::vector<Expr*> list = expr_list(Tok::RParen);
          expect(Tok::RParen, "after the arguments");
          Expr* outer = make(ExprKind::MethodCall, lo);
          outer->a = node;
          outer->name = name;
          outer->name_span = name_span;
          outer->generic_args = args;
          outer->list = std::move(list);
          node = outer;
        } else {
          Expr* outer = make(ExprKind::Field, lo);
          outer->a = node;
          outer->name = name;
          outer->name_span = name_span;
          node = outer;
        }
        break;
      }
      default:
        return node;
    }
  }
}

Expr* Parser::struct_literal(Path named) {
  const std::uint32_t lo = named.span.lo;
  expect(Tok::LBrace);
  std::vector<FieldInit> fields;
  Expr* base = nullptr;
  while (!at(Tok::RBrace) && !panicking_) {
    attributes();
    if (eat(Tok::DotDot)) {
      base = expr();
      break;
    }
    FieldInit field{};
    field.span = peek().span;
    if (at(Tok::Int)) {
      field.name = intern(text_at(take().span));
    } else {
      field.name = expect_name("the name of a field");
    }
    if (eat(Tok::Colon)) {
      field.value = expr();
    } else {
      field.value = make(ExprKind::Path, field.span.lo);
      PathSegment segment;
      segment.name = field.name;
      segment.span = field.span;
      field.value->path.segments.push_back(segment);
      field.value->path.span = field.span;
    }
    fields.push_back(field);
    if (!eat(Tok::Comma)) break;
  }
  expect(Tok::RBrace, "after the fields");
  Expr* node = make(ExprKind::Struct, lo);
  node->path = std::move(named);
  node->fields = std::move(fields);
  node->a = base;
  return node;
}

Expr* Parser::primary() {
  const std::uint32_t lo = peek().span.lo;
  if (panicking_) return error_expr();
  const auto literal = [&](LiteralKind kind) {
    Token token = take();
    Expr* node = make(ExprKind::Literal, lo);
    node->literal = kind;
    node->value = token.value;
    node->text = std::move(token.text);
    if (kind == LiteralKind::Int || kind == LiteralKind::Float) node->name = token.name;
    return node;
  };
  switch (peek().kind) {
    case Tok::Int: return literal(LiteralKind::Int);
    case Tok::Float: return literal(LiteralKind::Float);
    case Tok::Str: return literal(LiteralKind::Str);
    case Tok::ByteStr: return literal(LiteralKind::ByteStr);
    case Tok::Char: return literal(LiteralKind::Char);
    case Tok::Byte: return literal(LiteralKind::Byte);
    case Tok::True: case Tok::False: {
      const bool value = at(Tok::True);
      Expr* node = literal(LiteralKind::Bool);
      node->value = value;
      return node;
    }
    case Tok::LParen: {
      take();
      std::vector<Expr*> list;
      bool comma = false;
      while (!at(Tok::RParen) && !panicking_) {
        list.push_back(expr());
        comma = eat(Tok::Comma);
        if (!comma) break;
      }
      expect(Tok::RParen);
      if (list.size() == 1 && !comma) {
        list[0]->is_parenthesised = true;
        list[0]->span = from(lo);
        return list[0];
      }
      Expr* node = make(ExprKind::Tuple, lo);
      node->list = std::move(list);
      return node;
    }
    case Tok::LBracket: {
      take();
      std::vector<Expr*> list;
      if (!at(Tok::RBracket)) {
        list.push_back(expr());
        if (eat(Tok::Semi)) {
          Expr* length = expr();
          expect(Tok::RBracket);
          Expr* node = make(ExprKind::Repeat, lo);
          node->a = list[0];
          node->b = length;
          return node;
        }
        if (eat(Tok::Comma)) {
          std::vector<Expr*> rest = expr_list(Tok::RBracket);
          list.insert(list.end(), rest.begin(), rest.end());
        }
      }
      expect(Tok::RBracket, "after the elements");
      Expr* node = make(ExprKind::Array, lo);
      node->list = std::move(list);
      return node;
    }
    case Tok::LBrace: {
      Block* body = block();
      Expr* node = make(ExprKind::Block, lo);
      node->block = body;
      return node;
    }
    case Tok::Unsafe:
      fail(peek().span, "unsafe code is not part of Handoff's Rust");
      return error_expr();
    case Tok::Async:
      fail(peek().span, "async code is not part of Handoff's Rust: it shows threads");
      return error_expr();
    case Tok::Const: {
      take();
      Block* body = block();
      Expr* node = make(ExprKind::Block, lo);
      node->block = body;
      return node;
    }
    case Tok::If: return if_expr();
    case Tok::Match: return match_expr();
    case Tok::Let: {
      const Expr* let = condition();
      fail(let->span, "`let` is not an expression; `if let` and `while let` are");
      return error_expr();
    }
    case Tok::Lifetime: {
      const Name label = take().name;
      expect(Tok::Colon, "after a label");
      return loop_expr(label, lo);
    }
    case Tok::Loop: case Tok::While: case Tok::For: return loop_expr(nullptr, lo);
    case Tok::Return: {
      take();
      Expr* value = value_follows() ? expr_with(kAssign) : nullptr;
      Expr* node = make(ExprKind::Return, lo);
      node->a = value;
      return node;
    }
    case Tok::Break: {
      take();
      const Name label = at(Tok::Lifetime) ? take().name : nullptr;
      Expr* value = value_follows() ? expr_with(kAssign) : nullptr;
      Expr* node = make(ExprKind::Break, lo);
      node->name = label;
      node->a = value;
      return node;
    }
    case Tok::Continue: {
      take();
      const Name label = at(Tok::Lifetime) ? take().name : nullptr;
      Expr* node = make(ExprKind::Continue, lo);
      node->name = label;
      return node;
    }
    case Tok::Underscore:
      take();
      return make(ExprKind::Underscore, lo);
    case Tok::Or: case Tok::OrOr: case Tok::Move: return closure();
    case Tok::Ident: case Tok::SelfValue: case Tok::SelfType: case Tok::Crate: case Tok::Super: case Tok::PathSep:
    case Tok::Lt: case Tok::Shl: {
      if (at_name("await") || (at_name("yield") && peek(1).kind != Tok::PathSep)) {}
      Path named = path(true);
      if (at(Tok::Not) && peek(1).kind != Tok::Eq &&
          (peek(1).kind == Tok::LParen || peek(1).kind == Tok::LBracket || peek(1).kind == Tok::LBrace) && !panicking_)
        return macro_call(std::move(named));
      if (at(Tok::LBrace) && !no_struct_ && !panicking_) return struct_literal(std::move(named));
      Expr* node = make(ExprKind::Path, lo);
      node->path = std::move(named);
      return node;
    }
    default:
      fail_here("an expression");
      return error_expr();
  }
}

Expr* Parser::condition() {
  const std::uint32_t lo = peek().span.lo;
  if (!at(Tok::Let)) {
    return expr_no_struct();
  }
  take();
  Pattern* bound = pattern();
  expect(Tok::Eq, "in `let`");
  const bool saved = no_struct_;
  no_struct_ = true;
  Expr* value = expr_with(kAnd + 1);
  no_struct_ = saved;
  if (at(Tok::AndAnd) && !panicking_)
    fail(peek().span, "`let` joined with `&&` needs the edition 2024; Handoff reads the edition 2021: nest a second `if`");
  Expr* node = make(ExprKind::Let, lo);
  node->pattern = bound;
  node->a = value;
  return node;
}

Expr* Parser::if_expr() {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  expect(Tok::If);
  Expr* test = condition();
  Block* then = block();
  Expr* otherwise = nullptr;
  if (eat(Tok::Else)) {
    if (at(Tok::If)) {
      otherwise = if_expr();
    } else {
      const std::uint32_t else_lo = peek().span.lo;
      Block* body = block();
      otherwise = make(ExprKind::Block, else_lo);
      otherwise->block = body;
    }
  }
  Expr* node = make(ExprKind::If, lo);
  node->a = test;
  node->block = then;
  node->b = otherwise;
  return node;
}

Expr* Parser::loop_expr(Name label, std::uint32_t lo) {
  if (at(Tok::LBrace)) {
    Block* body = block();
    Expr* node = make(ExprKind::Block, lo);
    node->block = body;
    node->label = label;
    return node;
  }
  Expr* node = nullptr;
  if (eat(Tok::Loop)) {
    Block* body = block();
    node = make(ExprKind::Loop, lo);
    node->block = body;
  } else if (eat(Tok::While)) {
    Expr* test = condition();
    Block* body = block();
    node = make(ExprKind::While, lo);
    node->a = test;
    node->block = body;
  } else {
    expect(Tok::For);
    Pattern* bound = pattern();
    expect(Tok::In, "in `for`");
    Expr* over = expr_no_struct();
    Block* body = block();
    node = make(ExprKind::For, lo);
    node->pattern = bound;
    node->a = over;
    node->block = body;
  }
  node->label = label;
  return node;
}

Expr* Parser::match_expr() {
  const std::uint32_t lo = peek().span.lo;
  take();
  Expr* value = expr_no_struct();
  const bool saved = no_struct_;
  no_struct_ = false;
  expect(Tok::LBrace, "after the value of `match`");
  inner_attributes();
  std::vector<MatchArm> arms;
  while (!at(Tok::RBrace) && !panicking_ && !at(Tok::End)) {
    attributes();
    MatchArm arm;
    const std::uint32_t arm_lo = peek().span.lo;
    arm.pattern = pattern();
    if (eat(Tok::If)) arm.guard = expr();
    expect(Tok::FatArrow, "in this arm of `match`");
    bool ends = false;
    arm.body = panicking_ ? error_expr() : statement_expr(ends);
    arm.span = from(arm_lo);
    arms.push_back(arm);
    if (eat(Tok::Comma)) continue;
    if (at(Tok::RBrace)) break;
    if (!ends) {
      const Span gap{previous_.hi, previous_.hi};
      fail(gap, "a `,` is missing here, between two arms of `match`").with_label("`,`").with_hint("add `,`", {{gap, ","}});
      break;
    }
  }
  no_struct_ = saved;
  expect(Tok::RBrace, "after the arms of `match`");
  Expr* node = make(ExprKind::Match, lo);
  node->a = value;
  node->arms = std::move(arms);
  return node;
}

Expr* Parser::closure() {
  const Deeper deeper(*this);
  const std::uint32_t lo = peek().span.lo;
  const bool is_move = eat(Tok::Move);
  std::vector<ClosureParam> params;
  if (at(Tok::Async) || at(Tok::LBrace)) {
    fail(peek().span, "async code is not part of Handoff's Rust: it shows threads");
    return error_expr();
  }
  if (!eat(Tok::OrOr)) {
    expect(Tok::Or);
    while (!at(Tok::Or) && !panicking_) {
      ClosureParam param{};
      param.pattern = pattern_no_or();
      if (eat(Tok::Colon)) param.type = type();
      params.push_back(param);
      if (!eat(Tok::Comma)) break;
    }
    expect(Tok::Or, "after the parameters of a closure");
  }
  TypeNode* result = nullptr;
  Expr* body;
  if (eat(Tok::Arrow)) {
    result = type(false);
    const std::uint32_t body_lo = peek().span.lo;
    Block* inner = block();
    body = make(ExprKind::Block, body_lo);
    body->block = inner;
  } else {
    body = expr_with(kAssign);
  }
  Expr* node = make(ExprKind::Closure, lo);
  node->flag = is_move;
  node->params = std::move(params);
  node->type_node = result;
  node->a = body;
  return node;
}

Block* Parser::block() {
  const Deeper deeper(*this);
  Block* body = arena_.make<Block>();
  const std::uint32_t lo = peek().span.lo;
  const bool saved = no_struct_;
  no_struct_ = false;
  if (expect(Tok::LBrace)) {
    const Span open = previous_;
    inner_attributes();
    block_body(*body, Tok::RBrace);
    if (at(Tok::End) && !panicking_) {
      fail(peek().span, "a `}` is missing at the end").also(open, "for the `{` that stands here");
    }
    expect(Tok::RBrace);
  }
  no_struct_ = saved;
  body->span = from(lo);
  return body;
}

void Parser::block_body(Block& body, Tok end) {
  while (!at(Tok::RBrace) && !at(Tok::End)) {
    const std::size_t before = at_;
    const bool more = statement(body, end);
    if (panicking_) {
      recover_statement();
      if (at_ == before && !at(Tok::RBrace) && !at(Tok::End)) take();
      body.tail = nullptr;
      continue;
    }
    if (!more) return;
  }
}

bool Parser::statement(Block& body, Tok end) {
  const std::uint32_t lo = peek().span.lo;
  if (eat(Tok::Semi)) return true;
  const std::size_t mark = at_;
  const std::vector<Attribute> attrs = attributes();
  if (is_left_out(attrs) && !at_item()) {
    Block unused;
    statement(unused, end);
    return true;
  }
  if (at_item()) {
    at_ = mark;
    const std::size_t first = body.items.size();
    item(body.items);
    for (std::size_t i = first; i < body.items.size(); ++i) {
      Stmt stmt;
      stmt.kind = StmtKind::Item;
      stmt.span = body.items[i]->span;
      stmt.item = body.items[i];
      body.stmts.push_back(stmt);
    }
    return true;
  }
  Stmt stmt;
  if (eat(Tok::Let)) {
    stmt.kind = StmtKind::Let;
    stmt.pattern = pattern();
    if (eat(Tok::Colon)) stmt.type_node = type();
    if (eat(Tok::Eq)) {
      stmt.expr = expr();
      if (eat(Tok::Else)) stmt.else_block = block();
    }
    if (!panicking_ && !at(Tok::Semi)) {
      if (plain_operator(peek().kind) != Tok::End) {
        fail(peek().span, "a new variable is given its value with `=`");
      } else {
        expect(Tok::Semi, "at the end of `let`");
      }
    } else {
      expect(Tok::Semi);
    }
    stmt.span = from(lo);
    body.stmts.push_back(stmt);
    return true;
  }
  bool ends_without_semi = false;
  stmt.kind = StmtKind::Expr;
  stmt.expr = statement_expr(ends_without_semi);
  stmt.span = from(lo);
  if (panicking_) {
    body.stmts.push_back(stmt);
    return true;
  }
  if (eat(Tok::Semi)) {
    stmt.has_semi = true;
    body.stmts.push_back(stmt);
    return true;
  }
  if (at(end) || at(Tok::RBrace)) {
    body.tail = stmt.expr;
    return false;
  }
  if (!ends_without_semi) {
    if (at(Tok::End)) {
      body.tail = stmt.expr;
      return false;
    }
    expect(Tok::Semi);
  }
  body.stmts.push_back(stmt);
  return true;
}

// An expression at the place of a statement: one that ends with a block ends the statement.
Expr* Parser::statement_expr(bool& ends_without_semi) {
  switch (peek().kind) {
    case Tok::If: case Tok::Match: case Tok::Loop: case Tok::While: case Tok::For: case Tok::LBrace: case Tok::Unsafe:
    case Tok::Lifetime: {
      Expr* node = primary();
      if (at(Tok::Dot) || at(Tok::Question)) {
        node = postfix(node);
        const std::uint32_t lo = node->span.lo;
        // a.b() + c, where the first is a block: read on as an operand
        for (;;) {
          const Tok op = peek().kind;
          const int level = binary_precedence(op);
          if (panicking_ || level == 0) break;
          const Span op_span = take().span;
          if (op == Tok::As) {
            TypeNode* target = type(false);
            Expr* cast = make(ExprKind::Cast, lo);
            cast->a = node;
            cast->type_node = target;
            node = cast;
            continue;
          }
          Expr* right = expr_with(level + 1);
          Expr* outer = make(op == Tok::Eq ? ExprKind::Assign : ExprKind::Binary, lo);
          outer->op = op;
          outer->a = node;
          outer->b = right;
          outer->name_span = op_span;
          node = outer;
        }
        return node;
      }
      ends_without_semi = true;
      return node;
    }
    default: {
      Expr* node = expr();
      if (node->from_macro && node->flag && !panicking_) ends_without_semi = node->is_parenthesised;
      return node;
    }
  }
}

}  // namespace handoff::lang
