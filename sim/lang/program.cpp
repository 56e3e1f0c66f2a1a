#include "lang/program.hpp"

#include "lang/compile.hpp"

namespace handoff::lang {

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
  program->code = compiler.take();
  out.problem = vm::verify(program->code);
  if (out.problem.empty()) out.program = std::move(program);
  return out;
}

}  // namespace handoff::lang
