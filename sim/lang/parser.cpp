#include "lang/parser.hpp"

#include <algorithm>

#include "lang/delimiters.hpp"

namespace handoff::lang {

Parser::Deeper::Deeper(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > kMaxDepth && !parser_.panicking_) {
    parser_.fail(parser_.peek().span, "this is nested too deep: Handoff reads " + std::to_string(kMaxDepth) + " levels");
    parser_.at_ = parser_.tokens_.size() - 1;  // there is no use in reading on
  }
}

const Token& Parser::peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

const Token& Parser::take() {
  const Token& token = peek();
  previous_ = token.span;
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::eat(Tok kind) {
  if (!at(kind) || panicking_) return false;
  take();
  return true;
}

void Parser::split() {
  const Tok kind = peek().kind;
  const Tok first = kind == Tok::AndAnd ? Tok::And : kind == Tok::OrOr ? Tok::Or : kind == Tok::Shl ? Tok::Lt : Tok::Gt;
  const Tok second = kind == Tok::Ge ? Tok::Eq : kind == Tok::ShrEq ? Tok::Ge : first;
  Token first_half = tokens_[at_], second_half = tokens_[at_];
  first_half.kind = first;
  first_half.span.hi = first_half.span.lo + 1;
  second_half.kind = second;
  second_half.span.lo = first_half.span.hi;
  // The token before has been read and is not needed any more: its place is taken, so that nothing has to move.
  if (at_ == 0) tokens_.insert(tokens_.begin(), first_half);
  else tokens_[--at_] = std::move(first_half);
  tokens_[at_ + 1] = std::move(second_half);
}

bool Parser::eat_gt() {
  if (at(Tok::Shr) || at(Tok::Ge) || at(Tok::ShrEq)) split();
  return eat(Tok::Gt);
}

Diagnostic& Parser::fail(Span span, std::string message, std::string code) {
  if (panicking_) return ignored_ = {};
  panicking_ = true;
  return diagnostics_.error(std::move(code), span, std::move(message));
}

namespace {
std::string describe(const Token& token, std::string_view text) {
  if (token.kind == Tok::End) return "the text ends";
  return "there is `" + std::string(text.substr(0, 30)) + "`";
}
}  // namespace

std::string_view Parser::text_at(Span span) const {
  if (span.lo < base_ || span.hi - base_ > text_.size() || span.hi < span.lo) return {};
  return text_.substr(span.lo - base_, span.hi - span.lo);
}

Diagnostic& Parser::fail_here(const std::string& wanted) {
  return fail(peek().span, wanted + " is expected here, but " + describe(peek(), text_at(peek().span)));
}

bool Parser::expect(Tok kind, const char* where) {
  if (panicking_) return false;
  if (eat(kind)) return true;
  std::string wanted = std::string("`") + to_text(kind) + "`";
  if (where) wanted += std::string(" ") + where;
  if (kind == Tok::Semi || kind == Tok::RParen || kind == Tok::RBracket || kind == Tok::RBrace) {
    // What is missing is missing after what came before.
    const Span end{previous_.hi, previous_.hi};
    if (kind == Tok::Semi) {
      fail(end, wanted + " is missing here, before `" + std::string(text_at(peek().span).substr(0, 30)) + "`")
          .with_hint("add `;`", {{end, ";"}});
      return false;
    }
  }
  fail_here(wanted);
  return false;
}

void Parser::refuse(Span span, const std::string& sentence) { diagnostics_.error("", span, sentence); }

Name Parser::expect_name(const char* what) {
  if (panicking_) return intern("?");
  if (at(Tok::Ident)) return take().name;
  if (peek().name && !at(Tok::Lifetime) && !at(Tok::Int) && !at(Tok::Float)) {
    fail(peek().span, "`" + *peek().name + "` is a word of the language and cannot be " + what);
  } else {
    fail_here(what);
  }
  return intern("?");
}

void Parser::skip_balanced() {
  int depth = 0;
  do {
    switch (peek().kind) {
      case Tok::LParen: case Tok::LBrace: case Tok::LBracket: ++depth; break;
      case Tok::RParen: case Tok::RBrace: case Tok::RBracket: --depth; break;
      case Tok::End: return;
      default: break;
    }
    take();
  } while (depth > 0);
}

bool Parser::at_item() const {
  switch (peek().kind) {
    case Tok::Fn: case Tok::Struct: case Tok::Enum: case Tok::Impl: case Tok::Trait: case Tok::Static: case Tok::Use:
    case Tok::Mod: case Tok::Pub: case Tok::Type: case Tok::Extern:
      return true;
    case Tok::Const:
      return peek(1).kind != Tok::LBrace && peek(1).kind != Tok::Move && peek(1).kind != Tok::OrOr;
    case Tok::Unsafe:
      return peek(1).kind == Tok::Fn || peek(1).kind == Tok::Impl || peek(1).kind == Tok::Trait;
    case Tok::Async:
      return peek(1).kind == Tok::Fn;
    case Tok::Ident:
      return (*peek().name == "macro_rules" || *peek().name == "thread_local") && peek(1).kind == Tok::Not;
    default:
      return false;
  }
}

// To the end of the statement, or to what clearly begins the next one.
void Parser::recover_statement() {
  panicking_ = false;
  bool moved = false;
  for (;;) {
    switch (peek().kind) {
      case Tok::End: case Tok::RBrace: return;
      case Tok::Semi: take(); return;
      case Tok::LParen: case Tok::LBracket: case Tok::LBrace: skip_balanced(); moved = true; continue;
      case Tok::Let: case Tok::While: case Tok::For: case Tok::Loop: case Tok::Match: case Tok::Return:
        if (moved || peek().span.lo >= previous_.hi) return;
        break;
      default:
        if (at_item()) return;
    }
    take();
    moved = true;
  }
}

void Parser::recover_item() {
  panicking_ = false;
  for (bool first = true;; first = false) {
    if (at(Tok::End)) return;
    if (!first && (at_item() || at(Tok::Pound) || at(Tok::RBrace))) return;
    if (at(Tok::LBrace) || at(Tok::LParen) || at(Tok::LBracket)) {
      const bool body = at(Tok::LBrace);
      skip_balanced();
      if (body) return;
    } else {
      if (at(Tok::RBrace)) return;
      const bool end = at(Tok::Semi);
      take();
      if (end) return;
    }
  }
}

ParsedFile Parser::file() {
  inner_attributes();
  ParsedFile file;
  bool has_main = is_library_;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const Tok kind = tokens_[i].kind;
    if (kind == Tok::LBrace) ++depth;
    if (kind == Tok::RBrace) --depth;
    if (depth == 0 && kind == Tok::Fn && tokens_[i + 1].kind == Tok::Ident && *tokens_[i + 1].name == "main") has_main = true;
  }
  if (has_main) {
    file.items = items_until(Tok::End);
    return file;
  }
  file.is_snippet = true;
  Item* main = arena_.make<Item>();
  main->kind = ItemKind::Fn;
  main->name = intern("main");
  main->body = arena_.make<Block>();
  main->body->span = main->span = {base_, base_ + static_cast<std::uint32_t>(text_.size())};
  main->name_span = {base_, base_};
  while (!at(Tok::End)) {
    block_body(*main->body, Tok::End);
    if (at(Tok::RBrace)) {
      fail(peek().span, "this `}` closes nothing");
      panicking_ = false;
      take();
    }
  }
  file.items.push_back(main);
  return file;
}

ParsedFile parse(std::string_view text, std::uint32_t base, Arena& arena, Diagnostics& diagnostics, bool is_library) {
  std::vector<Token> tokens = lex(text, base, diagnostics);
  // After a text or comment without an end nothing is left.
  const bool has_open_text = std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [](const Diagnostic& d) {
    return d.code == "E0758" || d.code == "E0765" || d.code == "E0766" || d.code == "E0748";
  });
  if (!has_open_text) {
    const std::size_t before = diagnostics.errors();
    check_delimiters(text, base, tokens, diagnostics);
    if (diagnostics.errors() != before) return {};
  }
  return Parser(text, base, std::move(tokens), arena, diagnostics, is_library).file();
}

void read_body(Block& body, std::string_view text, std::uint32_t base, Arena& arena, Diagnostics& diagnostics) {
  const Span span = body.span;
  std::vector<Token> tokens = lex(text.substr(span.lo - base, span.hi - span.lo), span.lo, diagnostics);
  body = std::move(*Parser(text, base, std::move(tokens), arena, diagnostics, true).block());
}

}  // namespace handoff::lang
