#include "lang/lang.hpp"

#include <algorithm>

#include "lang/borrow.hpp"
#include "lang/check.hpp"
#include "lang/paste.hpp"

namespace handoff::lang {

namespace {

// rustc works in phases: text, imports, names, the outside of items, bodies, ownership; a fault of an earlier phase is told
// first, and it is mostly the cause of the later ones. We find names while the bodies are checked, so the code tells.
int phase(const Diagnostic& diagnostic) {
  static constexpr std::string_view kImports[] = {"E0432", "E0252", "E0254", "E0255", "E0428", "E0583"};
  static constexpr std::string_view kNames[] = {"E0106", "E0261", "E0262", "E0263", "E0401", "E0403", "E0404", "E0405", "E0407", "E0408", "E0411", "E0412", "E0415",
                                                "E0416", "E0422", "E0423", "E0424", "E0425", "E0426", "E0433", "E0434", "E0435", "E0437", "E0438", "E0530", "E0531",
                                                "E0532", "E0573", "E0574", "E0576"};
  static constexpr std::string_view kLoops[] = {"E0267", "E0268", "E0571"};
  const auto is_in = [&](const auto& list) { return std::find(std::begin(list), std::end(list), diagnostic.code) != std::end(list); };
  // A name that only lacks its `use` is told after those that are not there at all.
  const bool lacks_import = !diagnostic.edits.empty() && diagnostic.edits[0].text.compare(0, 4, "use ") == 0 && diagnostic.code != "E0433";
  return diagnostic.code.empty() || is_in(kImports) ? 1 : is_in(kNames) ? 2 + lacks_import : is_in(kLoops) ? 4 : 5;
}

}  // namespace

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
  const bool has_syntax_errors = crate->diagnostics.has_errors();
  if (!has_syntax_errors) {
    collect(*crate);
    check_supertraits(*crate);
    for (FnDef* fn : crate->fns) Checker(*crate, *fn).run();
    if (!crate->diagnostics.has_errors()) check_ownership(*crate);
  }
  out.diagnostics = crate->diagnostics.all();
  if (has_syntax_errors)
    if (auto trace = trace_of_a_page(crate->text)) out.diagnostics = {std::move(*trace)};
  // A block of a page that goes on with the one before it.
  if (crate->file.is_snippet)
    for (Diagnostic& diagnostic : out.diagnostics)
      if (diagnostic.code == "E0425" && diagnostic.hint.empty()) diagnostic.with_hint("if this goes on with the block before it, paste that one above it");
  if (!has_syntax_errors) std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    const int pa = phase(a), pb = phase(b);
    return pa != pb ? pa < pb : pa != 5 && a.span.lo < b.span.lo;
  });
  out.crate = std::move(crate);
  return out;
}

}  // namespace handoff::lang
