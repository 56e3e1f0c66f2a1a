#include "lang/vm/script.hpp"

#include <utility>

namespace handoff::lang::vm {
namespace {

class ProgramScript final : public world::ScriptBody {
 public:
  explicit ProgramScript(Machine machine) : machine_(std::move(machine)) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<ProgramScript>(*this); }
  void born(world::ThreadId self) override { machine_.begin(self); }
  world::Op next() const override { return machine_.wants(); }
  void resume(const world::OpResult& result) override { machine_.go_on(result); }
  int line() const override { return machine_.line(); }
  std::uint64_t steps() const override { return machine_.steps(); }
  std::uint64_t memory() const override { return machine_.memory(); }
  const Machine& machine() const { return machine_; }

 private:
  Machine machine_;
};

}  // namespace

world::Script script_of(Machine machine) { return world::make_script<ProgramScript>(std::move(machine)); }

const Machine* machine_of(const world::Script& script) {
  const auto* const program = script ? dynamic_cast<const ProgramScript*>(&*script) : nullptr;
  return program != nullptr ? &program->machine() : nullptr;
}

}  // namespace handoff::lang::vm
