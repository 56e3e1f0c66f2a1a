// The standard library's bodies, which are parsed and checked when they are first needed.
#pragma once

#include "lang/defs.hpp"

namespace handoff::lang {

// Reads and checks the body of a library function. Only one thread may be in here at a time: see mir_build.cpp.
void complete_library_body(FnDef& fn);

}  // namespace handoff::lang
