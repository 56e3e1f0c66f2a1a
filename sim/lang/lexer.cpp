#include <array>
#include <unordered_map>

#include "lang/token.hpp"

namespace handoff::lang {

namespace {

const std::unordered_map<std::string_view, Tok>& keywords() {
  static const std::unordered_map<std::string_view, Tok> words = {
      {"as", Tok::As}, {"async", Tok::Async}, {"await", Tok::Await}, {"break", Tok::Break}, {"const", Tok::Const},
      {"continue", Tok::Continue}, {"crate", Tok::Crate}, {"dyn", Tok::Dyn}, {"else", Tok::Else}, {"enum", Tok::Enum},
      {"extern", Tok::Extern}, {"false", Tok::False}, {"fn", Tok::Fn}, {"for", Tok::For}, {"if", Tok::If},
      {"impl", Tok::Impl}, {"in", Tok::In}, {"let", Tok::Let}, {"loop", Tok::Loop}, {"match", Tok::Match},
      {"mod", Tok::Mod}, {"move", Tok::Move}, {"mut", Tok::Mut}, {"pub", Tok::Pub}, {"ref", Tok::Ref},
      {"return", Tok::Return}, {"self", Tok::SelfValue}, {"Self", Tok::SelfType}, {"static", Tok::Static},
      {"struct", Tok::Struct}, {"super", Tok::Super}, {"trait", Tok::Trait}, {"true", Tok::True}, {"type", Tok::Type},
      {"unsafe", Tok::Unsafe}, {"use", Tok::Use}, {"where", Tok::Where}, {"while", Tok::While}};
  return words;
}

struct Punct {
  std::string_view text;
  Tok kind;
};
// The longest first.
constexpr Punct kPuncts[] = {
    {"<<=", Tok::ShlEq}, {">>=", Tok::ShrEq}, {"...", Tok::Ellipsis}, {"..=", Tok::DotDotEq}, {"::", Tok::PathSep},
    {"->", Tok::Arrow}, {"=>", Tok::FatArrow}, {"==", Tok::EqEq}, {"!=", Tok::Ne}, {"<=", Tok::Le}, {">=", Tok::Ge},
    {"&&", Tok::AndAnd}, {"||", Tok::OrOr}, {"<<", Tok::Shl}, {">>", Tok::Shr}, {"+=", Tok::PlusEq},
    {"-=", Tok::MinusEq}, {"*=", Tok::StarEq}, {"/=", Tok::SlashEq}, {"%=", Tok::PercentEq}, {"^=", Tok::CaretEq},
    {"&=", Tok::AndEq}, {"|=", Tok::OrEq}, {"..", Tok::DotDot}, {"(", Tok::LParen}, {")", Tok::RParen},
    {"{", Tok::LBrace}, {"}", Tok::RBrace}, {"[", Tok::LBracket}, {"]", Tok::RBracket}, {",", Tok::Comma},
    {";", Tok::Semi}, {":", Tok::Colon}, {".", Tok::Dot}, {"=", Tok::Eq}, {"<", Tok::Lt}, {">", Tok::Gt},
    {"!", Tok::Not}, {"+", Tok::Plus}, {"-", Tok::Minus}, {"*", Tok::Star}, {"/", Tok::Slash}, {"%", Tok::Percent},
    {"^", Tok::Caret}, {"&", Tok::And}, {"|", Tok::Or}, {"@", Tok::At}, {"#", Tok::Pound}, {"?", Tok::Question},
    {"$", Tok::Dollar}, {"~", Tok::Tilde}};

// Those that begin with a character.
const std::vector<Punct>& puncts_from(unsigned char first) {
  static const auto tables = [] {
    std::array<std::vector<Punct>, 256> made;
    for (const Punct& punct : kPuncts) made[static_cast<unsigned char>(punct.text[0])].push_back(punct);
    return made;
  }();
  return tables[first];
}

bool is_letter_to(unsigned char c, char last) { return (c | 0x20) >= 'a' && (c | 0x20) <= last; }
bool is_ident_start(unsigned char c) { return c == '_' || is_letter_to(c, 'z') || c >= 0x80; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
bool is_ident_part(unsigned char c) { return is_ident_start(c) || is_digit(c); }

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t base, Diagnostics& diagnostics)
      : text_(text), base_(base), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    out_.reserve(text_.size() / 3 + 16);
    if (text_.substr(0, 2) == "#!" && text_.substr(0, 3) != "#![")
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    for (;;) {
      skip_blanks();
      start_ = at_;
      if (at_ >= text_.size()) break;
      token();
    }
    push(Tok::End);
    return std::move(out_);
  }

 private:
  unsigned char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? static_cast<unsigned char>(text_[at_ + ahead]) : 0;
  }
  // The blanks, dashes and quotes beyond ASCII are no part of a word.
  bool is_sign() const {
    const unsigned char c = peek();
    return (c == 0xC2 && peek(1) == 0xA0) || (c == 0xE2 && (peek(1) == 0x80 || peek(1) == 0x81)) || (c == 0xE3 && peek(1) == 0x80 && peek(2) == 0x80);
  }
  void take_word() {
    while (is_ident_part(peek()) && !is_sign()) ++at_;
  }
  Span span() const { return {base_ + static_cast<std::uint32_t>(start_), base_ + static_cast<std::uint32_t>(at_)}; }
  Token& push(Tok kind) {
    out_.emplace_back();
    out_.back().kind = kind;
    out_.back().span = span();
    return out_.back();
  }

  void skip_blanks() {
    for (;;) {
      const unsigned char c = peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (c == '/' && peek(1) == '*') {
        start_ = at_;
        at_ += 2;
        int depth = 1;
        while (depth > 0 && at_ < text_.size()) {
          if (peek() == '/' && peek(1) == '*') {
            ++depth, at_ += 2;
          } else if (peek() == '*' && peek(1) == '/') {
            --depth, at_ += 2;
          } else {
            ++at_;
          }
        }
        if (depth > 0) diagnostics_.error("E0758", span(), "this comment has no end: `*/` is missing");
      } else {
        return;
      }
    }
  }

  void token() {
    const unsigned char c = peek();
    if (c == 'r' && (peek(1) == '"' || (peek(1) == '#' && (peek(2) == '"' || peek(2) == '#')))) {
      ++at_;
      return raw_string(Tok::Str);
    }
    if (c == 'b' && peek(1) == 'r' && (peek(2) == '"' || peek(2) == '#')) {
      at_ += 2;
      return raw_string(Tok::ByteStr);
    }
    if (c == 'b' && peek(1) == '"') {
      ++at_;
      return string(Tok::ByteStr);
    }
    if (c == 'b' && peek(1) == '\'') {
      ++at_;
      return character(Tok::Byte);
    }
    if (c == 'r' && peek(1) == '#' && is_ident_start(peek(2))) {
      at_ += 2;
      const std::size_t from = at_;
      take_word();
      push(Tok::Ident).name = intern(text_.substr(from, at_ - from));
      return;
    }
    if (is_ident_start(c) && !is_sign()) {
      take_word();
      const std::string_view word = text_.substr(start_, at_ - start_);
      if (word == "_") {
        push(Tok::Underscore);
        return;
      }
      if (peek() == '"' || (peek() == '#' && peek(1) != ' ' && peek(1) != '[' && peek(1) != '!')) {
        diagnostics_.error("", span(), word == "c" || word == "cr" ? "texts for C (`c\"…\"`) are not part of Handoff's Rust" : "`" + std::string(word) + "` stands directly before a " + (peek() == '"' ? "text" : "`#`") + ": there is no such prefix")
            .with_hint("put a blank between them", {{{span().hi, span().hi}, " "}});
      }
      const auto keyword = keywords().find(word);
      const Tok kind = keyword == keywords().end() ? Tok::Ident : keyword->second;
      push(kind).name = intern(word);
      return;
    }
    if (is_digit(c)) return number();
    if (c == '"') return string(Tok::Str);
    if (c == '\'') {
      // A lifetime, unless a quote follows the one character.
      if (is_ident_start(peek(1))) {
        std::size_t end = 2;
        if (peek(1) >= 0x80)
          while ((peek(end) & 0xC0) == 0x80) ++end;
        if (peek(end) != '\'') {
          ++at_;
          take_word();
          push(Tok::Lifetime).name = intern(text_.substr(start_ + 1, at_ - start_ - 1));
          return;
        }
      }
      return character(Tok::Char);
    }
    for (const Punct& punct : puncts_from(c)) {
      if (text_.substr(at_, punct.text.size()) == punct.text) {
        at_ += punct.text.size();
        push(punct.kind);
        return;
      }
    }
    ++at_;
    while ((peek() & 0xC0) == 0x80) ++at_;
    const std::string_view odd = text_.substr(start_, at_ - start_);
    Diagnostic& error = diagnostics_.error("", span(), "`" + std::string(odd) + "` is not part of Rust");
    if (odd == "\xE2\x80\x9C" || odd == "\xE2\x80\x9D") error.with_hint("use a plain quote", {{span(), "\""}});
    if (odd == "\xE2\x80\x98" || odd == "\xE2\x80\x99") error.with_hint("use a plain quote", {{span(), "'"}});
  }

  void number() {
    unsigned radix = 10;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'o' || peek(1) == 'b')) {
      radix = peek(1) == 'x' ? 16 : peek(1) == 'o' ? 8 : 2;
      at_ += 2;
    }
    u128 value = 0;
    bool overflow = false, any = false, is_float = false;
    std::string digits;
    for (;; ++at_) {
      const unsigned char c = peek();
      if (c == '_') continue;
      unsigned digit = 99;
      if (is_digit(c)) digit = c - '0';
      if (radix == 16 && is_letter_to(c, 'f')) digit = (c | 0x20u) - 'a' + 10u;
      if (digit == 99) break;
      if (digit >= radix) {
        ++at_;
        diagnostics_.error("", span(), "this digit is too large for a number in base " + std::to_string(radix));
        --at_;
        digit = 0;
      }
      any = true;
      digits += static_cast<char>(c);
      if (value > (~u128{0} - digit) / radix) overflow = true;
      value = value * radix + digit;
    }
    if (!any) diagnostics_.error("E0768", span(), "this number has no digits");
    if (radix == 10) {
      if (peek() == '.' && peek(1) != '.' && !is_ident_start(peek(1))) {
        is_float = true;
        digits += '.';
        ++at_;
        for (; is_digit(peek()) || peek() == '_'; ++at_)
          if (peek() != '_') digits += static_cast<char>(peek());
      }
      if ((peek() | 0x20) == 'e' &&
          (is_digit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && is_digit(peek(2))))) {
        is_float = true;
        digits += 'e';
        ++at_;
        if (!is_digit(peek())) digits += static_cast<char>(peek()), ++at_;
        for (; is_digit(peek()) || peek() == '_'; ++at_)
          if (peek() != '_') digits += static_cast<char>(peek());
      }
    }
    Name suffix = nullptr;
    if (is_ident_start(peek())) {
      const std::size_t from = at_;
      take_word();
      suffix = intern(text_.substr(from, at_ - from));
      if (*suffix == "f64" || *suffix == "f32") is_float = true;
    }
    if (overflow && !is_float) diagnostics_.error("", span(), "this number is too large for any integer type");
    Token& token = push(is_float ? Tok::Float : Tok::Int);
    token.value = value;
    token.name = suffix;
    token.text = std::move(digits);
  }

  // After the opening backslash.
  void escape(std::string& out, std::uint32_t* code, bool bytes) {
    const std::size_t from = at_ - 1;
    const unsigned char c = peek();
    ++at_;
    std::uint32_t value = 0;
    switch (c) {
      case 'n': value = '\n'; break;
      case 'r': value = '\r'; break;
      case 't': value = '\t'; break;
      case '\\': value = '\\'; break;
      case '0': value = 0; break;
      case '\'': value = '\''; break;
      case '"': value = '"'; break;
      case 'x':
        for (int i = 0; i < 2; ++i) {
          const unsigned char h = peek();
          const unsigned digit = is_digit(h) ? static_cast<unsigned>(h - '0') : is_letter_to(h, 'f') ? (h | 0x20u) - 'a' + 10u : 99u;
          if (digit == 99) break;
          value = value * 16 + digit;
          ++at_;
        }
        if (bytes) {
          out += static_cast<char>(value);
          if (code) *code = value;
          return;
        }
        break;
      case 'u':
        if (peek() == '{') {
          ++at_;
          while (peek() && peek() != '}' && peek() != '"' && peek() != '\n') {
            const unsigned char h = peek();
            const unsigned digit = is_digit(h) ? static_cast<unsigned>(h - '0') : is_letter_to(h, 'f') ? (h | 0x20u) - 'a' + 10u : 0u;
            if (value < 0x1000000) value = value * 16 + digit;
            ++at_;
          }
          if (peek() == '}') ++at_;
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
          diagnostics_.error("", {base_ + static_cast<std::uint32_t>(from), base_ + static_cast<std::uint32_t>(at_)},
                             "this is not a character");
          value = 0xFFFD;
        }
        break;
      case '\n':
      case '\r':
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
        return;
      default:
        diagnostics_.error("", {base_ + static_cast<std::uint32_t>(from), base_ + static_cast<std::uint32_t>(at_)},
                           "unknown escape: a backslash in a text is written `\\\\`");
        value = c;
    }
    if (code) *code = value;
    append_utf8(out, value);
  }

  void string(Tok kind) {
    ++at_;
    std::string value;
    for (;;) {
      if (at_ >= text_.size()) {
        at_ = std::min(text_.size(), start_ + 1);
        diagnostics_.error(kind == Tok::Str ? "E0765" : "E0766", span(), "this text has no end: a `\"` is missing");
        at_ = text_.size();
        break;
      }
      const char c = text_[at_++];
      if (c == '"') break;
      if (c == '\\') {
        escape(value, nullptr, kind == Tok::ByteStr);
      } else if (c != '\r' || peek() != '\n') {
        value += c;
      }
    }
    push(kind).text = std::move(value);
  }

  void raw_string(Tok kind) {
    std::size_t hashes = 0;
    while (peek() == '#') ++hashes, ++at_;
    if (peek() != '"') {
      diagnostics_.error("", span(), "a raw text begins with `r\"` or `r#\"`");
      return;
    }
    ++at_;
    const std::string end = '"' + std::string(hashes, '#');
    const std::size_t from = at_;
    const std::size_t found = text_.find(end, from);
    if (found == std::string_view::npos) {
      diagnostics_.error("E0748", span(), "this raw text has no end: `" + end + "` is missing");
      at_ = text_.size();
      push(kind).text = text_.substr(from);
      return;
    }
    at_ = found + end.size();
    push(kind).text = text_.substr(from, found - from);
  }

  void character(Tok kind) {
    ++at_;
    std::uint32_t code = 0;
    std::string ignored;
    if (peek() == '\\') {
      ++at_;
      escape(ignored, &code, kind == Tok::Byte);
    } else if (peek() == '\'') {
      ++at_;
      diagnostics_.error("", span(), "a character is missing between the quotes");
      push(kind);
      return;
    } else {
      const unsigned char c = peek();
      ++at_;
      if (c < 0x80) {
        code = c;
      } else {
        code = c >= 0xF0 ? c & 7u : c >= 0xE0 ? c & 15u : c & 31u;
        while ((peek() & 0xC0) == 0x80) code = code << 6 | (peek() & 63u), ++at_;
      }
    }
    if (peek() == '\'') {
      ++at_;
    } else {
      std::size_t end = at_;
      while (end < text_.size() && text_[end] != '\'' && text_[end] != '\n' && end - at_ < 40) ++end;
      if (end < text_.size() && text_[end] == '\'') {
        at_ = end + 1;
        diagnostics_.error("", span(), "single quotes hold one character; a text needs double quotes")
            .with_hint("use double quotes",
                       {{{span().lo, span().lo + 1}, "\""}, {{span().hi - 1, span().hi}, "\""}});
        push(Tok::Str).text = std::string(text_.substr(start_ + 1, at_ - start_ - 2));
        return;
      }
      diagnostics_.error("E0762", span(), "this character has no closing quote");
    }
    push(kind).value = code;
  }

  std::string_view text_;
  std::uint32_t base_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0, start_ = 0;
  std::vector<Token> out_;
};

}  // namespace

const char* to_text(Tok kind) {
  for (const auto& [text, tok] : keywords())
    if (tok == kind) return text.data();
  for (const Punct& punct : kPuncts)
    if (punct.kind == kind) return punct.text.data();
  switch (kind) {
    case Tok::End: return "the end of the text";
    case Tok::Ident: return "a name";
    case Tok::Lifetime: return "a lifetime";
    case Tok::Int: case Tok::Float: return "a number";
    case Tok::Str: case Tok::ByteStr: return "a text";
    case Tok::Char: case Tok::Byte: return "a character";
    case Tok::Underscore: return "_";
    default: return "?";
  }
}

void append_utf8(std::string& to, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { to += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 63));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  }
}

std::vector<Token> lex(std::string_view text, std::uint32_t base, Diagnostics& diagnostics) {
  return Lexer(text, base, diagnostics).run();
}

}  // namespace handoff::lang
