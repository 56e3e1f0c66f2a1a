// The words of a program.
#pragma once

#include <string>
#include <vector>

#include "lang/diagnostic.hpp"
#include "lang/source.hpp"

namespace handoff::lang {

enum class Tok : std::uint8_t {
  End, Ident, Lifetime, Int, Float, Str, ByteStr, Char, Byte,
  // keywords
  As, Async, Await, Break, Const, Continue, Crate, Dyn, Else, Enum, Extern, False, Fn, For, If, Impl, In, Let, Loop,
  Match, Mod, Move, Mut, Pub, Ref, Return, SelfValue, SelfType, Static, Struct, Super, Trait, True, Type, Unsafe, Use,
  Where, While,
  // punctuation
  LParen, RParen, LBrace, RBrace, LBracket, RBracket, Comma, Semi, Colon, PathSep, Arrow, FatArrow, Dot, DotDot,
  DotDotEq, Ellipsis, Eq, EqEq, Ne, Lt, Le, Gt, Ge, AndAnd, OrOr, Not, Plus, Minus, Star, Slash, Percent, Caret, And,
  Or, Shl, Shr, PlusEq, MinusEq, StarEq, SlashEq, PercentEq, CaretEq, AndEq, OrEq, ShlEq, ShrEq, At, Pound, Question,
  Dollar, Underscore, Tilde,
};
const char* to_text(Tok);

__extension__ typedef unsigned __int128 u128;
__extension__ typedef __int128 i128;

struct Token {
  Tok kind = Tok::End;
  Span span;
  Name name = nullptr;    // Ident, Lifetime (without the quote); Int, Float: the suffix, or null
  std::string text;       // Str, ByteStr: the bytes; Float: the digits
  u128 value = 0;         // Int, Char, Byte
};

// Always ends with Tok::End. Errors are reported and skipped.
std::vector<Token> lex(std::string_view text, std::uint32_t base, Diagnostics& diagnostics);

// Appends a character as UTF-8.
void append_utf8(std::string& to, std::uint32_t character);

}  // namespace handoff::lang
