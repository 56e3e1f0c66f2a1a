#include "mutations.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "lang/token.hpp"

namespace handoff::lang::test {

namespace {

class Mutator {
 public:
  explicit Mutator(const std::string& program) : text_(program), lines_(text_) {
    Diagnostics ignored;
    tokens_ = lex(text_, 0, ignored);
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i)
      if (tokens_[i].kind == Tok::Ident) names_.insert(std::string(word(i)));
  }

  // Every change, by its kind.
  std::map<std::string, std::vector<std::function<Mutation()>>> all() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) at(i);
    for (std::size_t i = 0; i < statements_.size(); ++i) statement(i);
    return std::move(changes_);
  }

 private:
  std::string_view word(std::size_t i) const { return std::string_view(text_).substr(tokens_[i].span.lo, tokens_[i].span.hi - tokens_[i].span.lo); }
  Tok kind(std::size_t i) const { return i < tokens_.size() ? tokens_[i].kind : Tok::End; }

  void offer(const std::string& kind, const std::string& what, Span span, std::string replacement) {
    changes_[kind].push_back([this, what, span, replacement = std::move(replacement)] {
      Mutation out;
      out.what = what;
      out.line = lines_.line(span.lo);
      out.text = text_;
      out.text.replace(span.lo, span.hi - span.lo, replacement);
      return out;
    });
  }
  void remove(const std::string& kind, Span span) { offer(kind, kind + ": remove `" + shown(span) + "`", span, ""); }
  void replace(const std::string& kind, Span span, const std::string& by) { offer(kind, kind + ": `" + shown(span) + "` becomes `" + by + "`", span, by); }
  void insert(const std::string& kind, std::uint32_t place, const std::string& what) { offer(kind, kind + ": insert `" + what + "`", {place, place}, what); }
  std::string shown(Span span) const { return text_.substr(span.lo, std::min<std::size_t>(span.hi - span.lo, 60)); }

  // The token after the group that opens at i.
  std::size_t after_group(std::size_t i) const {
    int depth = 0;
    for (; kind(i) != Tok::End; ++i) {
      if (kind(i) == Tok::LParen || kind(i) == Tok::LBrace || kind(i) == Tok::LBracket) ++depth;
      if (kind(i) == Tok::RParen || kind(i) == Tok::RBrace || kind(i) == Tok::RBracket) --depth;
      if (depth <= 0) return i + 1;
    }
    return i;
  }

  void at(std::size_t i) {
    const Span span = tokens_[i].span;
    switch (kind(i)) {
      case Tok::Move: case Tok::Mut: case Tok::Question: case Tok::Return: case Tok::Let: case Tok::Ref: case Tok::Pub: case Tok::Else:
        remove("word", span);
        break;
      case Tok::And:
        remove("reference", span);
        insert("reference", span.hi, "mut ");
        break;
      case Tok::Star: case Tok::Not: case Tok::Colon: case Tok::PathSep: case Tok::Arrow: case Tok::FatArrow: case Tok::Eq: case Tok::Or: case Tok::Dot: case Tok::In:
        remove("sign", span);
        break;
      case Tok::Comma:
        remove("comma", span);
        break;
      case Tok::Semi:
        remove("semicolon", span);
        break;
      case Tok::LParen: case Tok::RParen: case Tok::LBrace: case Tok::RBrace: case Tok::LBracket: case Tok::RBracket:
        remove("bracket", span);
        break;
      case Tok::Int:
        replace("literal", span, "\"text\"");
        replace("literal", span, "true");
        replace("literal", span, "2.5");
        break;
      case Tok::Str:
        if (kind(i - 1) != Tok::LParen || kind(i - 2) != Tok::Not) replace("literal", span, "7");
        break;
      case Tok::EqEq:
        replace("sign", span, "=");
        break;
      case Tok::Use: {
        std::size_t end = i;
        while (kind(end) != Tok::Semi && kind(end) != Tok::End) ++end;
        remove("use", {span.lo, tokens_[end].span.hi});
        break;
      }
      case Tok::Ident:
        name(i);
        break;
      default: break;
    }
    if (kind(i) == Tok::LParen && i > 0 && (kind(i - 1) == Tok::Ident || kind(i - 1) == Tok::Gt) && kind(i + 1) != Tok::End) arguments(i);
    if (kind(i) == Tok::FatArrow) arm(i);
    if (kind(i) == Tok::Semi || kind(i) == Tok::LBrace || kind(i) == Tok::RBrace) begin_of_statement(i + 1);
  }

  void name(std::size_t i) {
    const Span span = tokens_[i].span;
    replace("rename", span, std::string(word(i)) + "s");
    if (kind(i - 1) == Tok::Dot && i > 0) {
      if (kind(i + 1) == Tok::LParen) {
        const std::size_t end = after_group(i + 1);
        const bool is_frequent = word(i) == "clone" || word(i) == "unwrap";
        remove(is_frequent ? "." + std::string(word(i)) + "()" : "method call", {tokens_[i - 1].span.lo, tokens_[end - 1].span.hi});
        for (const char* other : {"clone", "unwrap", "recv", "join", "iter", "lock", "len", "send"}) replace("other method", span, other);
      }
      return;
    }
    for (const std::string& other : names_)
      if (other != word(i)) replace("other name", span, other);
    for (const char* type : {"i32", "u64", "String", "f64", "bool", "usize"})
      if ((kind(i - 1) == Tok::Colon || kind(i - 1) == Tok::Lt || kind(i - 1) == Tok::Arrow) && word(i) != type) replace("other type", span, type);
    insert("reference", span.lo, "&");
    insert("reference", span.lo, "&mut ");
    insert("dereference", span.lo, "*");
  }

  void arguments(std::size_t open) {
    const std::size_t end = after_group(open);
    std::vector<Span> parts;
    std::size_t first = open + 1;
    int depth = 0;
    for (std::size_t i = open + 1; i + 1 <= end; ++i) {
      const Tok k = kind(i);
      if ((k == Tok::Comma && depth == 0) || i + 1 == end) {
        if (i > first) parts.push_back({tokens_[first].span.lo, tokens_[i - 1].span.hi});
        first = i + 1;
      }
      if (k == Tok::LParen || k == Tok::LBrace || k == Tok::LBracket) ++depth;
      if (k == Tok::RParen || k == Tok::RBrace || k == Tok::RBracket) --depth;
    }
    insert("argument", tokens_[open].span.hi, parts.empty() ? "1" : "1, ");
    if (parts.size() == 1) remove("argument", parts[0]);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      remove("argument", {parts[i].lo, parts[i + 1].lo});
      const std::string a = text_.substr(parts[i].lo, parts[i].hi - parts[i].lo), b = text_.substr(parts[i + 1].lo, parts[i + 1].hi - parts[i + 1].lo);
      offer("swapped", "swap `" + a.substr(0, 30) + "` and `" + b.substr(0, 30) + "`", {parts[i].lo, parts[i + 1].hi}, b + ", " + a);
    }
  }

  // The arm of a match whose arrow is at i.
  void arm(std::size_t i) {
    std::size_t from = i;
    int depth = 0;
    while (from > 0) {
      const Tok k = kind(from - 1);
      if (k == Tok::RParen || k == Tok::RBracket || k == Tok::RBrace) {
        if (k == Tok::RBrace && depth == 0 && kind(from) != Tok::If && kind(from) != Tok::FatArrow) break;
        ++depth;
      }
      if (k == Tok::LParen || k == Tok::LBracket || k == Tok::LBrace) {
        if (depth == 0) break;
        --depth;
      }
      if (k == Tok::Comma && depth == 0) break;
      --from;
    }
    std::size_t end = i + 1;
    if (kind(end) == Tok::LBrace) {
      end = after_group(end);
    } else {
      while (kind(end) != Tok::Comma && kind(end) != Tok::RBrace && kind(end) != Tok::End)
        end = kind(end) == Tok::LParen || kind(end) == Tok::LBrace || kind(end) == Tok::LBracket ? after_group(end) : end + 1;
    }
    if (kind(end) == Tok::Comma) ++end;
    remove("match arm", {tokens_[from].span.lo, tokens_[end - 1].span.hi});
  }

  // Whole statements that end with `;`, and where their block ends.
  struct Statement {
    Span span;
    std::uint32_t block_end = 0;
  };
  void begin_of_statement(std::size_t first) {
    if (kind(first) == Tok::RBrace || kind(first) == Tok::End || kind(first) == Tok::Use || kind(first) == Tok::Fn) return;
    std::size_t i = first;
    while (kind(i) != Tok::Semi) {
      if (kind(i) == Tok::RBrace || kind(i) == Tok::RParen || kind(i) == Tok::RBracket || kind(i) == Tok::End || kind(i) == Tok::FatArrow) return;
      i = kind(i) == Tok::LParen || kind(i) == Tok::LBrace || kind(i) == Tok::LBracket ? after_group(i) : i + 1;
    }
    std::size_t end = i + 1;
    while (kind(end) != Tok::RBrace && kind(end) != Tok::End)
      end = kind(end) == Tok::LParen || kind(end) == Tok::LBrace || kind(end) == Tok::LBracket ? after_group(end) : end + 1;
    statements_.push_back({{tokens_[first].span.lo, tokens_[i].span.hi}, tokens_[end].span.lo});
  }

  void statement(std::size_t i) {
    const Span span = statements_[i].span;
    const std::string text = text_.substr(span.lo, span.hi - span.lo);
    remove("statement", span);
    insert("said twice", span.hi, "\n" + text);
    if (statements_[i].block_end > span.hi) insert("said again at the end", statements_[i].block_end, text + "\n");
    for (const Token& token : tokens_)
      if (token.kind == Tok::Ident && token.span.lo >= span.lo && token.span.hi <= span.hi) {
        const std::string name = text_.substr(token.span.lo, token.span.hi - token.span.lo);
        insert("dropped before", span.lo, "drop(" + name + ");\n");
        insert("used before", span.lo, "let _used = " + name + ";\n");
        insert("used after", span.hi, "\nlet _used = &" + name + ";");
        insert("lent before", span.lo, "let lent = &" + name + ";\n");
        if (statements_[i].block_end > span.hi)
          changes_["lent over"].push_back([this, name, span] {
            Mutation out;
            out.what = "lend `" + name + "` over a statement";
            out.line = lines_.line(span.lo);
            out.text = text_;
            out.text.insert(span.hi, "\nlet _again = lent;");
            out.text.insert(span.lo, "let lent = &mut " + name + ";\n");
            return out;
          });
      }
    if (i + 1 < statements_.size() && statements_[i + 1].span.lo > span.hi && statements_[i].block_end == statements_[i + 1].block_end) {
      const Span next = statements_[i + 1].span;
      offer("swapped", "swap with the next statement", {span.lo, next.hi}, text_.substr(next.lo, next.hi - next.lo) + "\n" + text);
    }
  }

  std::string text_;
  LineMap lines_;
  std::vector<Token> tokens_;
  std::set<std::string> names_;
  std::vector<Statement> statements_;
  std::map<std::string, std::vector<std::function<Mutation()>>> changes_;
};

}  // namespace

std::vector<Mutation> mutations_of(const std::string& program, std::size_t count, std::uint64_t seed) {
  Mutator mutator(program);
  std::map<std::string, std::vector<std::function<Mutation()>>> kinds = mutator.all();
  std::mt19937_64 random(seed);
  std::vector<Mutation> out;
  while (out.size() < count && !kinds.empty()) {
    for (auto kind = kinds.begin(); kind != kinds.end() && out.size() < count;) {
      std::vector<std::function<Mutation()>>& changes = kind->second;
      if (changes.empty()) {
        kind = kinds.erase(kind);
        continue;
      }
      const std::size_t chosen = static_cast<std::size_t>(random() % changes.size());
      Mutation mutation = changes[chosen]();
      changes.erase(changes.begin() + static_cast<std::ptrdiff_t>(chosen));
      if (mutation.text != program) out.push_back(std::move(mutation));
      ++kind;
    }
  }
  return out;
}

}  // namespace handoff::lang::test
