#include "lang/lang.hpp"

#include <algorithm>

#include "lang/borrow.hpp"
#include "lang/check.hpp"

namespace handoff::lang {

bool CheckedProgram::ok() const {
  return std::all_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.is_warning; });
}

CheckedProgram check(std::string text) {
  CheckedProgram out;
  out.text = text;
  if (text.size() > kMostText) {
    Diagnostic diagnostic;
    diagnostic.message = "this text is too long: Handoff reads programs of at most " + std::to_string(kMostText / 1000) + " KB";
    out.diagnostics.push_back(diagnostic);
    return out;
  }
  auto crate = std::make_shared<Crate>(&library(), std::move(text), 0);
  crate->file = parse(crate->text, 0, crate->arena, crate->diagnostics, false);
  if (!crate->diagnostics.has_errors()) {
    collect(*crate);
    if (!crate->diagnostics.has_errors())
      for (FnDef* fn : crate->fns) Checker(*crate, *fn).run();
    if (!crate->diagnostics.has_errors()) check_ownership(*crate);
  }
  out.diagnostics = crate->diagnostics.all();
  std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.span.lo < b.span.lo; });
  out.crate = std::move(crate);
  return out;
}

}  // namespace handoff::lang
