#include "ui/editor/highlight.hpp"

#include <algorithm>
#include <array>

#include "lang/token.hpp"

namespace handoff::ui::editor {
namespace {

using lang::Tok;
using lang::Token;

constexpr std::array<std::string_view, 17> kPrimitives{"bool", "char", "f32",  "f64", "i128", "i16",   "i32", "i64", "i8",
                                                       "isize", "str", "u128", "u16", "u32",  "u64", "u8",  "usize"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// A type, a trait or a variant by its name; constants in capitals look like numbers do: values.
Piece named(std::string_view word) {
  if (std::binary_search(kPrimitives.begin(), kPrimitives.end(), word)) return Piece::type_name;
  if (word.empty() || !is_capital(word[0])) return Piece::plain;
  const bool has_small = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return word.size() == 1 || has_small ? Piece::type_name : Piece::literal;
}

Piece piece_of(const std::vector<Token>& tokens, std::size_t i) {
  const Token& token = tokens[i];
  const auto next = [&](Tok kind) { return i + 1 < tokens.size() && tokens[i + 1].kind == kind; };
  switch (token.kind) {
    case Tok::Int: case Tok::Float: case Tok::Str: case Tok::ByteStr: case Tok::Char: case Tok::Byte:
    case Tok::True: case Tok::False:
      return Piece::literal;
    case Tok::Lifetime: return Piece::lifetime;
    case Tok::SelfType: return Piece::type_name;
    case Tok::Ident: {
      const bool is_macro = next(Tok::Not) && tokens[i + 1].span.lo == token.span.hi && i + 2 < tokens.size() &&
                            (tokens[i + 2].kind == Tok::LParen || tokens[i + 2].kind == Tok::LBracket ||
                             tokens[i + 2].kind == Tok::LBrace);
      if (is_macro) return Piece::macro;
      const Piece piece = named(token.name ? std::string_view(*token.name) : std::string_view());
      return piece == Piece::plain && next(Tok::LParen) ? Piece::function : piece;
    }
    case Tok::Not:
      return i > 0 && tokens[i - 1].span.hi == token.span.lo && piece_of(tokens, i - 1) == Piece::macro ? Piece::macro
                                                                                                        : Piece::punctuation;
    default:
      return token.kind >= Tok::As && token.kind <= Tok::While ? Piece::keyword : Piece::punctuation;
  }
}

// What stands between two tokens and is no blank: comments.
void comments(std::string_view text, std::uint32_t from, std::uint32_t to, std::vector<Run>& runs) {
  while (from < to) {
    const std::size_t begin = text.find_first_not_of(" \t\n", from);
    if (begin == text.npos || begin >= to) return;
    // To the line's end; one that is longer goes on there.
    const std::size_t end = std::min<std::size_t>({text.find('\n', begin), to, text.size()});
    const std::size_t last = text.find_last_not_of(" \t", end - 1);
    runs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last + 1), Piece::comment});
    from = static_cast<std::uint32_t>(end);
  }
}

}  // namespace

std::vector<Run> highlight(std::string_view text) {
  lang::Diagnostics unread;
  const std::vector<Token> tokens = lang::lex(text, 0, unread);
  std::vector<Run> runs;
  runs.reserve(tokens.size());
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t lo = std::min(tokens[i].span.lo, size), hi = std::min(tokens[i].span.hi, size);
    comments(text, end, lo, runs);
    if (tokens[i].kind != Tok::End && lo < hi) runs.push_back({lo, hi, piece_of(tokens, i)});
    end = std::max(end, hi);
  }
  comments(text, end, size, runs);
  return runs;
}

}  // namespace handoff::ui::editor
