#include "lang/program.hpp"

#include "lang/compile.hpp"
#include "lang/vm/script.hpp"

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
  program->image = vm::make_image(compiler.take(), out.problem);
  if (program->image != nullptr) out.program = std::move(program);
  return out;
}

world::Script main_script(const Program& program) { return vm::script_of(vm::Machine(program.image)); }

}  // namespace handoff::lang
