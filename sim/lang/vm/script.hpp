// A thread of a program as a script of the world.
#pragma once

#include <memory>

#include "lang/vm/machine.hpp"
#include "world/script.hpp"

namespace handoff::lang::vm {

world::Script script_of(Machine machine);

// The machine inside of a script; null: it is another kind of script.
const Machine* machine_of(const world::Script& script);

}  // namespace handoff::lang::vm
