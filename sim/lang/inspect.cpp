#include "lang/inspect.hpp"

#include <algorithm>

#include "lang/vm/script.hpp"

namespace handoff::lang {

namespace {

// Calls f(call, function, variable) for what the script's calls have, the innermost first; f returns true to stop.
template <class F>
void each_variable(const vm::Machine& machine, const F& f) {
  const auto& calls = machine.calls();
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const vm::Function& function = machine.image().code.functions[call->function];
    for (const vm::DebugVariable& variable : function.variables)
      if (vm::Machine::has(*call, variable) && f(*call, function, variable)) return;
  }
}

}  // namespace

std::optional<VariableName> variable_at(const Program& program, std::uint32_t offset) {
  const auto behind = std::upper_bound(program.names.begin(), program.names.end(), offset,
                                       [](std::uint32_t at, const VariableName& name) { return at < name.lo; });
  if (behind == program.names.begin()) return std::nullopt;
  const VariableName& name = *std::prev(behind);
  return offset <= name.hi ? std::optional(name) : std::nullopt;
}

std::vector<VariableNow> variables(const world::Script& script) {
  std::vector<VariableNow> all;
  const vm::Machine* const machine = vm::machine_of(script);
  if (machine == nullptr) return all;
  each_variable(*machine, [&](const vm::Machine::Call& call, const vm::Function&, const vm::DebugVariable& variable) {
    all.push_back({variable.declared, machine->is_gone(call, variable)});
    return false;
  });
  return all;
}

std::optional<VariableLook> look(const world::Script& script, std::uint32_t declared) {
  const vm::Machine* const machine = vm::machine_of(script);
  if (machine == nullptr) return std::nullopt;
  std::optional<VariableLook> found;
  each_variable(*machine, [&](const vm::Machine::Call& call, const vm::Function& function, const vm::DebugVariable& variable) {
    if (variable.declared != declared) return false;
    found = VariableLook{function.name, machine->image().code.types[variable.type].name, machine->is_gone(call, variable),
                         machine->look(call, variable)};
    return true;
  });
  return found;
}

}  // namespace handoff::lang
