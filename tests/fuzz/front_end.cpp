// Whatever the text: the checks come to an end, and what passes them becomes a program that runs under its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "lang/program.hpp"
#include "../lang/some_steps.hpp"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  handoff::lang::library();  // is no input's cost
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  if (size > 20'000) return -1;
  const lang::CheckedProgram checked = lang::check(std::string(reinterpret_cast<const char*>(data), size));
  for (const lang::Diagnostic& diagnostic : checked.diagnostics)
    for (const lang::Edit& edit : diagnostic.edits)
      if (edit.span.lo > edit.span.hi || edit.span.hi > checked.text.size()) std::abort();  // an edit outside of the text
  if (!checked.ok()) return 0;
  const lang::Compiled compiled = lang::compile(checked);
  if (!compiled.program) return 0;
  lang::test::run_some_steps(*compiled.program, 300);
  return 0;
}
