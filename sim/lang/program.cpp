#include "lang/program.hpp"

#include <algorithm>
#include <utility>

#include "lang/compile.hpp"
#include "lang/vm/script.hpp"

namespace handoff::lang {

namespace {

std::vector<VariableName> names_in(const Crate& crate) {
  std::vector<VariableName> names;
  const auto add = [&](Span at, const LocalVar& variable) {
    const auto size = static_cast<std::uint32_t>(variable.name->size());
    if (in_library(at) || in_library(variable.span) || at.hi - at.lo < size) return;
    names.push_back({at.lo, at.lo + size, variable.span.lo});
  };
  for (const FnDef* fn : crate.fns)
    for (const LocalVar* variable : fn->locals) add(variable->span, *variable);
  for (const NameUse& use : crate.uses) add(use.span, *use.local);
  // What stands there in the text: macros and loops are written out with names of their own.
  const auto is_other = [&](const VariableName& name) {
    return name.hi > crate.text.size() || crate.text.compare(name.lo, name.hi - name.lo, crate.text, name.declared, name.hi - name.lo) != 0;
  };
  names.erase(std::remove_if(names.begin(), names.end(), is_other), names.end());
  const auto is_before = [](const VariableName& a, const VariableName& b) { return std::pair(a.lo, a.declared) < std::pair(b.lo, b.declared); };
  std::sort(names.begin(), names.end(), is_before);
  names.erase(std::unique(names.begin(), names.end(), [](const VariableName& a, const VariableName& b) { return a.lo == b.lo; }), names.end());
  return names;
}

}  // namespace

Compiled compile(const CheckedProgram& checked) {
  Compiled out;
  if (!checked.crate || !checked.ok()) {
    out.problem = "the program has errors";
    return out;
  }
  // Types that come up on the way are kept with the crate's own.
  Compiler compiler(const_cast<Crate&>(*checked.crate));
  out.problem = compiler.run();
  if (!out.problem.empty()) return out;
  auto program = std::make_shared<Program>();
  program->text = checked.text;
  program->names = names_in(*checked.crate);
  program->image = vm::make_image(compiler.take(), out.problem);
  if (program->image != nullptr) out.program = std::move(program);
  return out;
}

world::Script main_script(const Program& program) { return vm::script_of(vm::Machine(program.image)); }

}  // namespace handoff::lang
