// The standard library's macros, replaced by the code they stand for while they are read.
#include "lang/parser.hpp"

#include <algorithm>

namespace handoff::lang {

Expr* Parser::library_path(Span span, std::initializer_list<const char*> names) {
  Expr* node = make(ExprKind::Path, span.lo);
  node->span = span;
  node->from_macro = true;
  node->path.span = span;
  node->path.is_library = true;
  for (const char* name : names) {
    PathSegment segment;
    segment.name = intern(name);
    segment.span = span;
    node->path.segments.push_back(segment);
  }
  return node;
}

Expr* Parser::library_call(Span span, std::initializer_list<const char*> path, std::vector<Expr*> arguments) {
  Expr* node = make(ExprKind::Call, span.lo);
  node->span = span;
  node->from_macro = true;
  node->a = library_path(span, path);
  node->list = std::move(arguments);
  return node;
}

Expr* Parser::number(Span span, u128 value, const char* suffix) {
  Expr* node = make(ExprKind::Literal, span.lo);
  node->span = span;
  node->literal = LiteralKind::Int;
  node->value = value;
  if (suffix) node->name = intern(suffix);
  return node;
}

Expr* Parser::local_name(Span span, const char* name) {
  Expr* node = make(ExprKind::Path, span.lo);
  node->span = span;
  PathSegment segment;
  segment.name = intern(name);
  segment.span = span;
  node->path.segments.push_back(segment);
  node->path.span = span;
  return node;
}

Expr* Parser::text_literal(Span span, std::string text) {
  Expr* node = make(ExprKind::Literal, span.lo);
  node->span = span;
  node->literal = LiteralKind::Str;
  node->text = std::move(text);
  return node;
}

Expr* Parser::string_format(Span span, const std::string& text) {
  Expr* node = make(ExprKind::Format, span.lo);
  node->span = span;
  node->from_macro = true;
  if (!text.empty()) {
    node->pieces.emplace_back();
    node->pieces.back().text = text;
    node->pieces.back().span = span;
  }
  return node;
}

// match (&a, &b) { (x, y) => body }: each value is computed once, and temporaries live to the end.
Expr* Parser::binding_match(Span span, std::vector<std::pair<const char*, Expr*>> bound, Expr* body) {
  Expr* values = make(ExprKind::Tuple, span.lo);
  values->span = span;
  Pattern* names = make_pattern(PatternKind::Tuple, span.lo);
  names->span = span;
  for (auto& [name, value] : bound) {
    values->list.push_back(value);
    Pattern* binding = make_pattern(PatternKind::Bind, span.lo);
    binding->span = binding->name_span = span;
    binding->name = intern(name);
    names->list.push_back(binding);
  }
  Expr* node = make(ExprKind::Match, span.lo);
  node->span = span;
  node->from_macro = true;
  node->a = values;
  MatchArm arm;
  arm.span = span;
  arm.pattern = names;
  arm.body = body;
  node->arms.push_back(arm);
  return node;
}

namespace {
std::uint32_t decode(std::string_view text, std::size_t& at) {
  const auto c = static_cast<unsigned char>(text[at++]);
  if (c < 0x80) return c;
  std::uint32_t code = c >= 0xF0 ? c & 7u : c >= 0xE0 ? c & 15u : c & 31u;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    code = code << 6 | (static_cast<unsigned char>(text[at++]) & 63u);
  return code;
}
bool is_word(char c) { return c == '_' || static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
}  // namespace

// "text {…}", arguments: up to the closing bracket, which stays.
Expr* Parser::format_args(Tok end, Span macro) {
  if (at(end)) return string_format(macro, "");
  Span text_span = peek().span;
  std::string text;
  if (at(Tok::Str)) {
    text = take().text;
  } else if (at_name("concat") || at_name("stringify") || at_name("line") || at_name("file")) {
    Expr* made = expr();
    if (made->kind == ExprKind::Literal) text = made->text;
  } else {
    Expr* odd = expr();
    fail(odd->span, "the first argument must be a text with `{}` for each value")
        .with_hint("put `\"{}\", ` before it", {{{odd->span.lo, odd->span.lo}, "\"{}\", "}});
    return odd;
  }
  Expr* node = make(ExprKind::Format, macro.lo);
  node->span = macro;
  node->from_macro = true;
  std::vector<Name> names;
  std::size_t positional = 0;
  while (eat(Tok::Comma)) {
    if (at(end)) break;
    Name name = nullptr;
    if (at(Tok::Ident) && peek(1).kind == Tok::Eq) {
      name = take().name;
      take();
    } else if (!names.empty() && names.back()) {
      fail(peek().span, "arguments without a name come before those with one");
    }
    node->list.push_back(expr());
    names.push_back(name);
    if (!name) ++positional;
    if (panicking_) return node;
  }
  const std::size_t given = node->list.size();
  std::vector<bool> used(given, false);
  // Where the text has no escapes, places inside it can be told.
  const std::string_view written = text_at(text_span);
  const bool plain = written.size() == text.size() + 2;
  const auto place = [&](std::size_t lo, std::size_t hi) {
    if (!plain) return text_span;
    return Span{text_span.lo + 1 + static_cast<std::uint32_t>(lo), text_span.lo + 1 + static_cast<std::uint32_t>(hi)};
  };
  const auto argument_named = [&](std::string_view word, Span span) -> int {
    if (word.empty()) return -1;
    if (word[0] >= '0' && word[0] <= '9') {
      std::size_t index = 0;
      for (const char c : word) index = index < 10000 ? index * 10 + static_cast<std::size_t>(c - '0') : index;
      if (index >= given) {
        diagnostics_.error("", span, "there is no argument number " + std::string(word) + ": " + std::to_string(given) + (given == 1 ? " is given" : " are given"));
        return -1;
      }
      used[index] = true;
      return static_cast<int>(index);
    }
    const Name name = intern(word);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) {
        if (i < given) used[i] = true;
        return static_cast<int>(i);
      }
    Expr* captured = make(ExprKind::Path, span.lo);
    captured->span = span;
    captured->path.span = span;
    PathSegment segment;
    segment.name = name;
    segment.span = span;
    captured->path.segments.push_back(segment);
    node->list.push_back(captured);
    names.resize(node->list.size(), nullptr);
    names.back() = name;
    return static_cast<int>(node->list.size() - 1);
  };
  std::string pending;
  std::size_t next = 0, wanted = 0;
  const auto flush = [&] {
    if (pending.empty()) return;
    node->pieces.emplace_back();
    node->pieces.back().text = std::move(pending);
    node->pieces.back().span = text_span;
    pending.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      pending += c;
      i += 2;
      continue;
    }
    if (c == '}') {
      fail(place(i, i + 1), "a `}` alone in a text to print: write `}}` for the character itself");
      return node;
    }
    if (c != '{') {
      pending += c;
      ++i;
      continue;
    }
    flush();
    const std::size_t open = i++;
    FormatPiece piece;
    const auto skip_spaces = [&] { while (i < text.size() && text[i] == ' ') ++i; };
    skip_spaces();
    std::size_t from = i;
    while (i < text.size() && is_word(text[i])) ++i;
    const std::string word = text.substr(from, i - from);
    const Span word_span = place(from, i);
    skip_spaces();
    if (i < text.size() && text[i] == ':') {
      ++i;
      std::size_t probe = i;
      if (probe < text.size() && text[probe] != '}') {
        const std::uint32_t fill = decode(text, probe);
        if (probe < text.size() && (text[probe] == '<' || text[probe] == '^' || text[probe] == '>')) {
          piece.fill = fill;
          i = probe;
        }
      }
      if (i < text.size() && (text[i] == '<' || text[i] == '^' || text[i] == '>'))
        piece.align = text[i] == '<' ? 1 : text[i] == '^' ? 2 : 3, ++i;
      if (i < text.size() && text[i] == '+') piece.plus = true, ++i;
      if (i < text.size() && text[i] == '-') ++i;
      if (i < text.size() && text[i] == '#') piece.alternate = true, ++i;
      if (i < text.size() && text[i] == '0' && !(i + 1 < text.size() && text[i + 1] == '$')) piece.zero = true, ++i;
      const auto count = [&](FormatPiece::Count& kind, int& value) {
        from = i;
        while (i < text.size() && is_word(text[i])) ++i;
        const std::string digits = text.substr(from, i - from);
        if (i < text.size() && text[i] == '$') {
          kind = FormatPiece::Count::Argument;
          value = argument_named(digits, place(from, i));
          ++i;
        } else if (!digits.empty() && digits[0] >= '0' && digits[0] <= '9') {
          std::size_t end_of_number = 0;
          value = 0;
          while (end_of_number < digits.size() && digits[end_of_number] >= '0' && digits[end_of_number] <= '9') {
            value = value < 100000 ? value * 10 + (digits[end_of_number] - '0') : value;
            ++end_of_number;
          }
          kind = FormatPiece::Count::Literal;
          i = from + end_of_number;
        } else {
          i = from;
        }
      };
      count(piece.width_kind, piece.width);
      if (i < text.size() && text[i] == '.') {
        ++i;
        if (i < text.size() && text[i] == '*') {
          ++i;
          piece.precision_kind = FormatPiece::Count::Argument;
          piece.precision = static_cast<int>(next < positional ? next : 0);
          if (next < positional) used[next] = true;
          ++next;
        } else {
          count(piece.precision_kind, piece.precision);
        }
      }
      from = i;
      while (i < text.size() && (is_word(text[i]) || text[i] == '?')) ++i;
      const std::string trait = text.substr(from, i - from);
      if (trait == "?" || trait == "x" || trait == "X" || trait == "b" || trait == "o" || trait == "e" || trait == "E" || trait == "p") {
        piece.trait = trait[0];
      } else if (trait == "x?" || trait == "X?") {
        piece.trait = '?';
        (trait[0] == 'x' ? piece.hex : piece.upper_hex) = true;
      } else if (!trait.empty()) {
        fail(place(from, i), "unknown format `" + trait + "`: there are `{}`, `{:?}`, `{:x}`, `{:X}`, `{:b}`, `{:o}`, `{:e}`");
        return node;
      }
      skip_spaces();
    }
    if (i >= text.size() || text[i] != '}') {
      if (i >= text.size()) {
        fail(text_span, "a `{` in a text to print needs its `}`: write `{{` for the character itself");
      } else {
        fail(place(open, i + 1), "between `{` and `}` stands a name or nothing, then a format: compute the value first")
            .with_label("not understood from here");
      }
      return node;
    }
    ++i;
    piece.span = place(open, i);
    if (word.empty()) {
      ++wanted;
      if (next >= positional) {
        std::size_t total = 0;
        for (std::size_t j = 0; j + 1 < text.size(); ++j)
          if (text[j] == '{' && text[j + 1] == '{') ++j;
          else if (text[j] == '{' && (text[j + 1] == '}' || text[j + 1] == ':')) ++total;
        fail(piece.span, "the text has " + std::to_string(std::max(total, next + 1)) + " places for values, but " +
                             std::to_string(positional) + (positional == 1 ? " is given" : " are given"));
        return node;
      }
      used[next] = true;
      piece.argument = static_cast<int>(next++);
    } else {
      piece.argument = argument_named(word, word_span);
      if (piece.argument < 0) continue;
    }
    node->pieces.push_back(piece);
  }
  flush();
  for (std::size_t i = 0; i < given; ++i)
    if (!used[i]) {
      if (names[i]) {
        diagnostics_.error("", node->list[i]->span, "the text does not use `" + *names[i] + "`");
      } else {
        diagnostics_.error("", node->list[i]->span, "this argument has no `{}` in the text");
      }
      break;
    }
  (void)wanted;
  // `panic!("{}", …)` is by itself: what it says is never a literal.
  node->flag = node->pieces.size() == 1 && node->pieces[0].argument >= 0;
  inline_literals(*node);
  return node;
}

namespace {

const Expr& literal_behind(const Expr& expr) {
  const Expr* value = &expr;
  while (value->kind == ExprKind::AddrOf && value->a) value = value->a;
  return *value;
}

// Without a suffix an i32. Those of 128 bits only as far as 64 reach.
bool fits_its_suffix(const Expr& integer) {
  const std::string suffix = integer.name ? *integer.name : "i32";
  if (suffix[0] == 'f') return false;
  const int written = std::atoi(suffix.c_str() + 1), bits = written == 0 ? 64 : std::min(written, 64);
  return integer.value <= (UINT64_MAX >> (64 - bits + (suffix[0] == 'i' ? 1 : 0)));
}

}  // namespace

// Literals shown by a plain `{}` become part of the text, as rustc does it: whether a panic's message is a literal
// depends on that.
void Parser::inline_literals(Expr& format) {
  const auto is_plain = [](const FormatPiece& piece) {
    return piece.trait == 0 && piece.align == 0 && !piece.plus && !piece.alternate && !piece.zero && piece.fill == ' ' &&
           piece.width_kind == FormatPiece::Count::None && piece.precision_kind == FormatPiece::Count::None;
  };
  std::vector<FormatPiece> pieces;
  for (FormatPiece& piece : format.pieces) {
    if (piece.argument >= 0 && is_plain(piece)) {
      const Expr& value = literal_behind(*format.list[static_cast<std::size_t>(piece.argument)]);
      if (value.kind == ExprKind::Literal && value.literal == LiteralKind::Str) {
        piece.text = value.text;
        piece.argument = -1;
      } else if (value.kind == ExprKind::Literal && value.literal == LiteralKind::Int && fits_its_suffix(value)) {
        piece.text = std::to_string(static_cast<std::uint64_t>(value.value));
        piece.argument = -1;
      }
    }
    if (piece.argument < 0 && !pieces.empty() && pieces.back().argument < 0) pieces.back().text += piece.text;
    else pieces.push_back(std::move(piece));
  }
  // Arguments that are not needed any more leave the list.
  std::vector<int> moved(format.list.size(), -1);
  std::vector<Expr*> list;
  const auto keep = [&](int& argument) {
    int& now = moved[static_cast<std::size_t>(argument)];
    if (now < 0) {
      now = static_cast<int>(list.size());
      list.push_back(format.list[static_cast<std::size_t>(argument)]);
    }
    argument = now;
  };
  const auto is_literal = [](const Expr* value) { return literal_behind(*value).kind == ExprKind::Literal; };
  if (std::none_of(format.list.begin(), format.list.end(), is_literal)) {
    format.pieces = std::move(pieces);
    return;
  }
  std::vector<bool> needed(format.list.size(), false);
  for (const FormatPiece& piece : pieces) {
    if (piece.argument >= 0) needed[static_cast<std::size_t>(piece.argument)] = true;
    if (piece.width_kind == FormatPiece::Count::Argument) needed[static_cast<std::size_t>(piece.width)] = true;
    if (piece.precision_kind == FormatPiece::Count::Argument) needed[static_cast<std::size_t>(piece.precision)] = true;
  }
  for (std::size_t i = 0; i < format.list.size(); ++i) {
    int argument = static_cast<int>(i);
    if (needed[i] || !is_literal(format.list[i])) keep(argument);
  }
  for (FormatPiece& piece : pieces) {
    if (piece.argument >= 0) keep(piece.argument);
    if (piece.width_kind == FormatPiece::Count::Argument) keep(piece.width);
    if (piece.precision_kind == FormatPiece::Count::Argument) keep(piece.precision);
  }
  format.pieces = std::move(pieces);
  format.list = std::move(list);
}

Expr* Parser::macro_call(Path path) {
  const Deeper deeper(*this);
  const std::string name = *path.segments.back().name;
  const std::uint32_t lo = path.span.lo;
  take();  // !
  const Tok open = take().kind;
  const Tok end = open == Tok::LParen ? Tok::RParen : open == Tok::LBracket ? Tok::RBracket : Tok::RBrace;
  const bool saved = no_struct_;
  no_struct_ = false;
  Expr* node = nullptr;
  // The macro's span is known only after its arguments; the parts get the name's place meanwhile.
  Span span = path.span;
  const auto close = [&] {
    expect(end, "at the end of the macro");
    span = from(lo);
  };
  const auto panic_with = [&](const char* function, std::vector<Expr*> arguments) {
    return library_call(span, {"rt", function}, std::move(arguments));
  };
  const auto panic_saying = [&](Expr* format) {
    const bool is_literal = format->kind == ExprKind::Format && !format->flag && format->pieces.size() <= 1 &&
                            (format->pieces.empty() || format->pieces[0].argument < 0);
    return panic_with(is_literal ? "panic_literal" : "panic", {format});
  };
  // if !condition { otherwise }
  const auto unless = [&](Expr* condition, Expr* otherwise) {
    Expr* negated = make(ExprKind::Unary, lo);
    negated->span = condition->span;
    negated->op = Tok::Not;
    negated->a = condition;
    negated->from_macro = true;
    Block* body = arena_.make<Block>();
    body->span = span;
    body->tail = otherwise;
    Expr* test = make(ExprKind::If, lo);
    test->span = span;
    test->a = negated;
    test->block = body;
    test->from_macro = true;
    Block* only = arena_.make<Block>();  // a statement: its value is ()
    only->span = span;
    Stmt stmt;
    stmt.kind = StmtKind::Expr;
    stmt.span = span;
    stmt.expr = test;
    stmt.has_semi = true;
    only->stmts.push_back(stmt);
    Expr* whole = make(ExprKind::Block, lo);
    whole->span = span;
    whole->block = only;
    whole->from_macro = true;
    return whole;
  };
  if (name == "println" || name == "print" || name == "eprintln" || name == "eprint") {
    Expr* format = format_args(end, span);
    close();
    format->span = format->kind == ExprKind::Format ? span : format->span;
    if (name.back() == 'n' && format->kind == ExprKind::Format) {
      FormatPiece line;
      line.text = "\n";
      line.span = span;
      if (!format->pieces.empty() && format->pieces.back().argument < 0) format->pieces.back().text += '\n';
      else format->pieces.push_back(line);
    }
    const char* const print = name[0] == 'e' ? "print_error" : "print";
    if (format->kind == ExprKind::Format) format->name = intern(print);
    // { print(…); }: what is made for it ends with it.
    Stmt statement;
    statement.kind = StmtKind::Expr;
    statement.span = span;
    statement.expr = library_call(span, {"rt", print}, {format});
    statement.has_semi = true;
    node = make(ExprKind::Block, lo);
    node->span = span;
    node->from_macro = true;
    node->block = arena_.make<Block>();
    node->block->span = span;
    node->block->stmts.push_back(statement);
  } else if (name == "format") {
    Expr* format = format_args(end, span);
    close();
    node = library_call(span, {"rt", "format"}, {format});
  } else if (name == "format_args") {
    node = format_args(end, span);
    close();
  } else if (name == "write" || name == "writeln") {
    Expr* target = expr();
    Expr* format;
    if (eat(Tok::Comma)) {
      format = format_args(end, span);
    } else {
      format = string_format(span, "");
    }
    close();
    if (name == "writeln" && format->kind == ExprKind::Format) {
      FormatPiece line;
      line.text = "\n";
      line.span = span;
      format->pieces.push_back(line);
    }
    node = make(ExprKind::MethodCall, lo);
    node->a = target;
    node->name = intern("write_fmt");
    node->name_span = span;
    node->list.push_back(format);
    node->from_macro = true;
  } else if (name == "panic" || name == "todo" || name == "unimplemented" || name == "unreachable") {
    const bool empty = at(end);
    Expr* format = format_args(end, span);
    close();
    const char* prefix = name == "todo" ? "not yet implemented" : name == "unimplemented" ? "not implemented"
                         : name == "unreachable" ? "internal error: entered unreachable code" : "explicit panic";
    if (empty) {
      format = string_format(span, prefix);
    } else if (name != "panic" && format->kind == ExprKind::Format) {
      FormatPiece piece;
      piece.text = std::string(prefix) + ": ";
      piece.span = span;
      format->pieces.insert(format->pieces.begin(), piece);
      inline_literals(*format);
    }
    node = panic_saying(format);
  } else if (name == "assert" || name == "debug_assert") {
    Expr* condition = expr();
    Expr* message = nullptr;
    if (eat(Tok::Comma) && !at(end)) message = format_args(end, span);
    close();
    if (!message) {
      std::string text;
      for (const char c : std::string(text_at(condition->span))) text += c;
      message = string_format(span, "assertion failed: " + text);
    }
    node = unless(condition, panic_saying(message));
  } else if (name == "assert_eq" || name == "assert_ne" || name == "debug_assert_eq" || name == "debug_assert_ne") {
    Expr* left = expr();
    expect(Tok::Comma, "between the two values");
    Expr* right = expr();
    Expr* message = nullptr;
    if (eat(Tok::Comma) && !at(end)) message = format_args(end, span);
    close();
    const bool equal = name.substr(name.size() - 2) == "eq";
    const auto borrow = [&](Expr* value) {
      Expr* borrowed = make(ExprKind::AddrOf, lo);
      borrowed->span = value->span;
      borrowed->a = value;
      borrowed->from_macro = true;
      return borrowed;
    };
    const auto deref = [&](const char* local) {
      Expr* node_ = make(ExprKind::Unary, lo);
      node_->span = span;
      node_->op = Tok::Star;
      node_->a = local_name(span, local);
      node_->from_macro = true;
      return node_;
    };
    Expr* compare = make(ExprKind::Binary, lo);
    compare->span = span;
    compare->name_span = span;
    compare->op = equal ? Tok::EqEq : Tok::Ne;
    compare->a = deref("left_val");
    compare->b = deref("right_val");
    compare->from_macro = true;
    std::vector<Expr*> arguments = {local_name(span, "left_val"), local_name(span, "right_val")};
    const char* function = equal ? "assert_eq_failed" : "assert_ne_failed";
    if (message) {
      arguments.push_back(message);
      function = equal ? "assert_eq_failed_with" : "assert_ne_failed_with";
    }
    node = binding_match(span, {{"left_val", borrow(left)}, {"right_val", borrow(right)}},
                         unless(compare, panic_with(function, std::move(arguments))));
  } else if (name == "vec") {
    if (at(end)) {
      close();
      node = library_call(span, {"vec", "Vec", "new"}, {});
    } else {
      Expr* first = expr();
      if (eat(Tok::Semi)) {
        Expr* count = expr();
        close();
        node = library_call(span, {"vec", "from_elem"}, {first, count});
      } else {
        Expr* array = make(ExprKind::Array, lo);
        array->list.push_back(first);
        while (eat(Tok::Comma)) {
          if (at(end)) break;
          array->list.push_back(expr());
        }
        close();
        array->span = span;
        array->from_macro = true;
        node = library_call(span, {"vec", "from_array"}, {array});
      }
    }
  } else if (name == "dbg") {
    std::vector<Expr*> values = expr_list(end);
    close();
    std::vector<Expr*> results;
    const LineMap lines(text_, base_);
    for (Expr* value : values) {
      Expr* format = make(ExprKind::Format, lo);
      format->span = span;
      FormatPiece head, shown, tail;
      const Position position = lines.position(lo);
      head.text = "[src/main.rs:" + std::to_string(position.line) + ":" + std::to_string(position.column) + "] " +
                  std::string(text_at(value->span)) + " = ";
      head.span = shown.span = tail.span = span;
      shown.argument = 0;
      shown.trait = '?';
      shown.alternate = true;
      tail.text = "\n";
      format->pieces = {head, shown, tail};
      Expr* borrowed = make(ExprKind::AddrOf, lo);
      borrowed->span = span;
      borrowed->a = local_name(span, "tmp");
      format->list.push_back(borrowed);
      Block* body = arena_.make<Block>();
      body->span = span;
      Stmt print;
      print.kind = StmtKind::Expr;
      print.span = span;
      print.has_semi = true;
      print.expr = library_call(span, {"rt", "print_error"}, {format});
      body->stmts.push_back(print);
      body->tail = local_name(span, "tmp");
      Expr* block_expr = make(ExprKind::Block, lo);
      block_expr->span = span;
      block_expr->block = body;
      Expr* once = make(ExprKind::Match, lo);
      once->span = span;
      once->a = value;
      once->from_macro = true;
      MatchArm arm;
      arm.span = span;
      arm.pattern = make_pattern(PatternKind::Bind, lo);
      arm.pattern->span = arm.pattern->name_span = span;
      arm.pattern->name = intern("tmp");
      arm.body = block_expr;
      once->arms.push_back(arm);
      results.push_back(once);
    }
    if (results.size() == 1) {
      node = results[0];
    } else {
      node = make(ExprKind::Tuple, lo);
      node->list = std::move(results);
    }
  } else if (name == "matches") {
    Expr* value = expr();
    expect(Tok::Comma, "between the value and the pattern");
    MatchArm yes;
    yes.pattern = pattern();
    if (eat(Tok::If)) yes.guard = expr();
    eat(Tok::Comma);
    close();
    const auto truth = [&](bool is_true) {
      Expr* literal = make(ExprKind::Literal, lo);
      literal->span = span;
      literal->literal = LiteralKind::Bool;
      literal->value = is_true;
      return literal;
    };
    yes.span = span;
    yes.body = truth(true);
    MatchArm no;
    no.span = span;
    no.pattern = make_pattern(PatternKind::Wild, lo);
    no.body = truth(false);
    node = make(ExprKind::Match, lo);
    node->a = value;
    node->arms = {yes, no};
    node->from_macro = true;
  } else if (name == "cfg") {
    node = make(ExprKind::Literal, lo);
    node->literal = LiteralKind::Bool;
    node->value = cfg_holds();
    close();
  } else if (name == "line" || name == "column") {
    close();
    const Position position = LineMap(text_, base_).position(lo);
    node = number(span, static_cast<u128>(name == "line" ? position.line : position.column), "u32");
  } else if (name == "file" || name == "module_path") {
    close();
    node = text_literal(span, name == "file" ? "src/main.rs" : "main");
  } else if (name == "stringify") {
    const std::uint32_t text_lo = peek().span.lo;
    int depth = 0;
    std::uint32_t text_hi = text_lo;
    while (!at(Tok::End) && !(depth == 0 && at(end))) {
      if (at(Tok::LParen) || at(Tok::LBrace) || at(Tok::LBracket)) ++depth;
      if (at(Tok::RParen) || at(Tok::RBrace) || at(Tok::RBracket)) --depth;
      text_hi = take().span.hi;
    }
    close();
    node = text_literal(span, std::string(text_at({text_lo, text_hi})));
  } else if (name == "concat") {
    std::string text;
    for (Expr* part : expr_list(end)) {
      const bool is_literal = part->kind == ExprKind::Literal;
      if (is_literal && part->literal == LiteralKind::Str) {
        text += part->text;
      } else if (is_literal && part->literal == LiteralKind::Char) {
        append_utf8(text, static_cast<std::uint32_t>(part->value));
      } else {
        text += text_at(part->span);
      }
    }
    close();
    node = text_literal(span, text);
  } else if (name == "include_str" || name == "include_bytes" || name == "env" ||
             name == "option_env" || name == "include" || name == "compile_error") {
    fail(path.span, "`" + name + "!` is not part of Handoff's Rust");
  } else if (name == "select" || name == "tokio" || name == "join") {
    fail(path.span, "`" + name + "!` comes from an external crate; only the standard library is there");
  } else {
    fail(path.span, "there is no macro `" + name + "!` in Handoff's Rust");
  }
  no_struct_ = saved;
  if (!node || node->kind == ExprKind::Error) node = error_expr();
  if (!node->from_macro) node->span = from(lo);
  if (node->kind == ExprKind::MethodCall || node->kind == ExprKind::Match || node->kind == ExprKind::Tuple) node->span = from(lo);
  if (end == Tok::RBrace) {  // println! { … } ends a statement
    node->flag = true;
  }
  return node;
}

}  // namespace handoff::lang
