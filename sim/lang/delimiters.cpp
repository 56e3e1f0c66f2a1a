#include "lang/delimiters.hpp"

#include <algorithm>

namespace handoff::lang {

namespace {

Tok opener_of(Tok close) { return close == Tok::RParen ? Tok::LParen : close == Tok::RBracket ? Tok::LBracket : Tok::LBrace; }
Tok closer_of(Tok open) { return open == Tok::LParen ? Tok::RParen : open == Tok::LBracket ? Tok::RBracket : Tok::RBrace; }
bool is_opener(Tok kind) { return kind == Tok::LParen || kind == Tok::LBrace || kind == Tok::LBracket; }
bool is_closer(Tok kind) { return kind == Tok::RParen || kind == Tok::RBrace || kind == Tok::RBracket; }
std::string quoted(Tok kind) { return std::string("`") + to_text(kind) + "`"; }

class Delimiters {
 public:
  Delimiters(std::string_view text, std::uint32_t base, const std::vector<Token>& tokens, Diagnostics& diagnostics)
      : text_(text), base_(base), tokens_(tokens), diagnostics_(diagnostics) {}

  void run() {
    const Token* unexpected = nullptr;
    for (const Token& token : tokens_) {
      if (is_opener(token.kind)) {
        open_.push_back(&token);
      } else if (is_closer(token.kind)) {
        if (!close(token)) {
          unexpected = &token;
          break;
        }
      }
    }
    // Where too many are closed, a `)` that did not fit lacks its `(`; else what was opened before it lacks its closing one.
    const auto lacks_opener = [&](const Mismatch& one) { return unexpected && one.closer->kind != Tok::RBrace; };
    for (const Mismatch& one : mismatches_)
      if (!lacks_opener(one)) mismatch(*one.opener, *one.closer);
    if (unexpected) {
      Diagnostic& error = diagnostics_.error("", unexpected->span, "this " + quoted(unexpected->kind) + " closes nothing").with_label("there is no " + quoted(opener_of(unexpected->kind)) + " for it");
      for (const Mismatch& one : mismatches_)
        if (lacks_opener(one)) {
          error.message = "the brackets do not fit: a " + quoted(opener_of(one.closer->kind)) + " is missing further up";
          error.also(one.closer->span, "for this one, a " + quoted(opener_of(one.closer->kind)) + " is missing");
        }
      // A block that was closed earlier than its indentation says.
      if (early_) error.also(early_->span, "this one closes a block that seems to go on").also(early_opener_->span, "the block begins here");
    } else if (!open_.empty()) {
      at_the_end();
    }
  }

 private:
  // False: nothing is open.
  bool close(const Token& token) {
    for (;;) {
      if (open_.empty()) return false;
      const Token& opener = *open_.back();
      open_.pop_back();
      if (opener.kind == opener_of(token.kind)) {
        if (token.kind == Tok::RBrace && is_first_in_line(token.span) && indentation(token.span) != indentation(opener.span) && !early_) {
          early_ = &token;
          early_opener_ = &opener;
        }
        return true;
      }
      if (&token != last_mismatch_) mismatches_.push_back({&opener, &token});  // once for each closer is enough
      last_mismatch_ = &token;
      // Where it closes something further out, it stays for that; else it is skipped.
      if (std::none_of(open_.begin(), open_.end(), [&](const Token* other) { return other->kind == opener_of(token.kind); })) return true;
    }
  }

  void mismatch(const Token& opener, const Token& closer) {
    const std::string wanted = to_text(closer_of(opener.kind));
    Diagnostic& error = diagnostics_.error("", opener.span, "the " + quoted(opener.kind) + " is not closed: its `" + wanted + "` must come before this " + quoted(closer.kind))
                            .with_label("opened here")
                            .also(closer.span, "`" + wanted + "` is expected before this, or in its place");
    const bool is_one_line = line_start(closer.span.lo) <= opener.span.lo;
    if (opener.kind != Tok::LBrace && is_one_line) error.with_hint("put `" + wanted + "` before it", {{{closer.span.lo, closer.span.lo}, wanted}});
  }

  void at_the_end() {
    const auto end = base_ + static_cast<std::uint32_t>(text_.size());
    const std::uint32_t last = text_.empty() ? end : end - 1;
    // The one whose closing bracket stands at another indentation was probably meant by somebody further in.
    const Token* culprit = early_opener_ && indentation(early_->span) < indentation(early_opener_->span) ? early_opener_ : open_.back();
    diagnostics_.error("", {last, end}, "the text ends, but a " + quoted(culprit->kind) + " is not closed")
        .with_label(quoted(closer_of(culprit->kind)) + " is missing")
        .also(culprit->span, "opened here");
  }

  std::uint32_t line_start(std::uint32_t at) const {
    std::size_t i = at - base_;
    while (i > 0 && text_[i - 1] != '\n') --i;
    return base_ + static_cast<std::uint32_t>(i);
  }
  std::size_t indentation(Span span) const {
    std::size_t i = line_start(span.lo) - base_, n = 0;
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t')) ++i, ++n;
    return n;
  }
  bool is_first_in_line(Span span) const { return line_start(span.lo) + indentation(span) == span.lo; }

  std::string_view text_;
  std::uint32_t base_;
  const std::vector<Token>& tokens_;
  Diagnostics& diagnostics_;
  std::vector<const Token*> open_;
  struct Mismatch {
    const Token *opener, *closer;
  };
  std::vector<Mismatch> mismatches_;
  const Token* last_mismatch_ = nullptr;
  const Token* early_ = nullptr;         // closes a block at another indentation than its beginning's
  const Token* early_opener_ = nullptr;
};

}  // namespace

void check_delimiters(std::string_view text, std::uint32_t base, const std::vector<Token>& tokens, Diagnostics& diagnostics) {
  Delimiters(text, base, tokens, diagnostics).run();
}

}  // namespace handoff::lang
