#include "ui/editor/words.hpp"

#include <cctype>
#include <vector>

#include "lang/token.hpp"

namespace handoff::ui::editor {
namespace {

enum class Kind : unsigned char { blank, line_end, word, other };

Kind kind_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (c == '\n') return Kind::line_end;
  if (std::isspace(byte)) return Kind::blank;
  return std::isalnum(byte) || c == '_' || byte >= 0x80 ? Kind::word : Kind::other;
}

bool opens(lang::Tok kind) {
  return kind == lang::Tok::LBrace || kind == lang::Tok::LParen || kind == lang::Tok::LBracket;
}
bool closes(lang::Tok kind) {
  return kind == lang::Tok::RBrace || kind == lang::Tok::RParen || kind == lang::Tok::RBracket;
}
lang::Tok partner(lang::Tok kind) {
  using lang::Tok;
  switch (kind) {
    case Tok::LBrace: return Tok::RBrace;
    case Tok::LParen: return Tok::RParen;
    case Tok::LBracket: return Tok::RBracket;
    case Tok::RBrace: return Tok::LBrace;
    case Tok::RParen: return Tok::LParen;
    default: return Tok::LBracket;
  }
}

std::vector<lang::Token> tokens_of(std::string_view text) {
  lang::Diagnostics unread;
  return lang::lex(text, 0, unread);
}

// The index of the partner of the bracket `from`, where brackets in between match.
std::optional<std::size_t> partner_of(const std::vector<lang::Token>& tokens, std::size_t from) {
  const lang::Tok here = tokens[from].kind, there = partner(here);
  const bool forward = opens(here);
  int depth = 0;
  for (std::size_t i = from; i < tokens.size(); forward ? ++i : --i) {  // below 0 it is beyond the size
    if (tokens[i].kind == here) ++depth;
    if (tokens[i].kind == there && --depth == 0) return i;
  }
  return std::nullopt;
}

// The last character of a line that is neither blank nor in a comment; 0: there is none.
char last_character(std::string_view line) {
  const std::vector<lang::Token> tokens = tokens_of(line);
  return tokens.size() < 2 ? '\0' : line[tokens[tokens.size() - 2].span.hi - 1];
}

bool is_opening(char c) { return c == '{' || c == '(' || c == '['; }
char closing_of(char opening) { return opening == '{' ? '}' : opening == '(' ? ')' : ']'; }

}  // namespace

std::size_t word_left(std::string_view text, std::size_t at) {
  const auto before = [&] { return kind_of(text[at - 1]); };
  if (at > 0 && before() == Kind::line_end) --at;
  while (at > 0 && before() == Kind::blank) --at;
  if (at == 0 || before() == Kind::line_end) return at;
  for (const Kind kind = before(); at > 0 && before() == kind;) --at;
  return at;
}

std::size_t word_right(std::string_view text, std::size_t at) {
  const auto here = [&] { return kind_of(text[at]); };
  const std::size_t size = text.size();
  if (at < size && here() == Kind::line_end) {
    ++at;
    while (at < size && here() == Kind::blank) ++at;
    return at;
  }
  while (at < size && here() == Kind::blank) ++at;
  if (at == size || here() == Kind::line_end) return at;
  for (const Kind kind = here(); at < size && here() == kind;) ++at;
  return at;
}

Range word_at(std::string_view text, std::size_t at) {
  const auto kind = [&](std::size_t i) { return i < text.size() ? kind_of(text[i]) : Kind::line_end; };
  if (at > 0 && kind(at) != Kind::word && (kind(at - 1) == Kind::word || kind(at) == Kind::line_end)) --at;
  const Kind what = kind(at);
  if (what == Kind::line_end) return {at, at};
  Range range{at, at};
  while (range.begin > 0 && kind(range.begin - 1) == what) --range.begin;
  while (range.end < text.size() && kind(range.end) == what) ++range.end;
  return range;
}

std::optional<Brackets> brackets_at(std::string_view text, std::size_t at) {
  const std::vector<lang::Token> tokens = tokens_of(text);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < tokens.size() && tokens[i].span.lo <= at; ++i) {
    if (!opens(tokens[i].kind) && !closes(tokens[i].kind)) continue;
    if (tokens[i].span.hi == at || tokens[i].span.lo == at) found = i;
  }
  if (!found) return std::nullopt;
  const auto there = partner_of(tokens, *found);
  if (!there) return std::nullopt;
  return Brackets{tokens[*found].span.lo, tokens[*there].span.lo};
}

std::string_view indentation(std::string_view line) { return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())); }

LineBreak line_break(const Buffer& buffer, std::size_t at) {
  const std::size_t line = buffer.line_of(at);
  const std::string_view before = buffer.line(line).substr(0, at - buffer.line_begin(line));
  const std::string_view behind = std::string_view(buffer.text()).substr(at, buffer.line_end(line) - at);
  const std::string base(indentation(before));
  const char last = last_character(before);
  LineBreak result{"\n" + base, 0};
  if (is_opening(last)) result.text.append(kIndent, ' ');
  result.caret = result.text.size();
  const std::size_t next = behind.find_first_not_of(" \t");
  if (is_opening(last) && next != behind.npos && behind[next] == closing_of(last)) result.text += "\n" + base;
  return result;
}

std::optional<std::string> closing_indentation(const Buffer& buffer, std::size_t at, char bracket) {
  const std::size_t line = buffer.line_of(at);
  const std::string_view before = buffer.line(line).substr(0, at - buffer.line_begin(line));
  if (indentation(before) != before) return std::nullopt;
  std::string text = buffer.text().substr(0, at) + bracket;
  const std::vector<lang::Token> tokens = tokens_of(text);
  if (tokens.size() < 2 || !closes(tokens[tokens.size() - 2].kind)) return std::nullopt;  // in a string or comment
  const auto partner_index = partner_of(tokens, tokens.size() - 2);
  if (!partner_index) return std::nullopt;
  return std::string(indentation(buffer.line(buffer.line_of(tokens[*partner_index].span.lo))));
}

}  // namespace handoff::ui::editor
