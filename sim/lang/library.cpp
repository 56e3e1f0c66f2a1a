#include "lang/library.hpp"

#include <cstdio>
#include <cstdlib>

#include "lang/check.hpp"
#include "lang/lang.hpp"
#include "lang/mir_build.hpp"

namespace handoff::lang {

extern const char* const kLibraryText[];

namespace {

// `@each a b c` … `@end`: the lines between, once for each word, `$T` being the word. Of a word `A=b`, `$N` is A and `$T` b.
std::string expand(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t line_end = text.find('\n', at);
    if (line_end == std::string::npos) line_end = text.size();
    const std::string line = text.substr(at, line_end - at);
    if (line.rfind("@each ", 0) != 0) {
      out += line + "\n";
      at = line_end + 1;
      continue;
    }
    const std::size_t end = text.find("\n@end", line_end);
    if (end == std::string::npos) break;
    const std::string body = text.substr(line_end + 1, end - line_end);
    for (std::size_t from = 6; from < line.size();) {
      std::size_t to = line.find(' ', from);
      if (to == std::string::npos) to = line.size();
      const std::string word = line.substr(from, to - from);
      const std::size_t equals = word.find('=');
      const std::string name = word.substr(0, equals), type = equals == word.npos ? word : word.substr(equals + 1);
      for (std::size_t i = 0; i < body.size(); ++i) {
        if (body[i] == '$' && i + 1 < body.size() && (body[i + 1] == 'T' || body[i + 1] == 'N')) {
          out += body[++i] == 'T' ? type : name;
        } else {
          out += body[i];
        }
      }
      from = to + 1;
    }
    at = end + 6;
  }
  return out;
}

// The library belongs to the program: its tests check it.
void insist_on_no_errors(const Crate& crate) {
  if (!crate.diagnostics.has_errors()) return;
  for (const Diagnostic& diagnostic : crate.diagnostics.all()) {
    const Position position = crate.lines.position(diagnostic.span.lo);
    std::size_t line = 1, at = 0;
    while (line < static_cast<std::size_t>(position.line)) at = crate.text.find('\n', at) + 1, ++line;
    std::fprintf(stderr, "library:%d:%d: %s %s\n    %s\n", position.line, position.column, diagnostic.code.c_str(), diagnostic.message.c_str(),
                 crate.text.substr(at, crate.text.find('\n', at) - at).c_str());
  }
  std::abort();
}

const Crate* make_library() {
  std::string text;
  for (const char* const* piece = kLibraryText; *piece; ++piece) text += *piece;
  Crate* crate = new Crate(nullptr, expand(text), kLibraryBase);
  crate->file = parse(crate->text, kLibraryBase, crate->arena, crate->diagnostics, true);
  collect(*crate);
  insist_on_no_errors(*crate);
  crate->types.settle();
  return crate;
}

}  // namespace

const Crate& library() {
  static const Crate* const crate = make_library();  // for the whole process: programs point into it
  return *crate;
}

void complete_library_body(FnDef& fn) {
  if (fn.checked || fn.is_checking || !fn.item->body) return;
  Crate& crate = *fn.crate;
  Block& body = *fn.item->body;
  if (body.is_unread) {
    read_body(body, crate.text, crate.base, crate.arena, crate.diagnostics);
    if (!body.items.empty()) crate.diagnostics.error("", body.span, "the bodies of the library have no items of their own");
  }
  Checker(crate, fn).run();
  insist_on_no_errors(crate);
}

void check_library() {
  for (const FnDef* fn : library().fns) mir::raw_body_of(*fn);
}

}  // namespace handoff::lang
