// What handles, threads, locks and other cells are called.
#pragma once

#include <string>
#include <vector>

#include "lang/mir.hpp"

namespace handoff::lang {

// The names for what the call makes: `let (tx, rx) = channel()` gives two; one name is the
// whole's. What is put into an Arc, a tuple or a struct on its way is called after that: `jobs`, `pair.0`, `pool.queue`.
// Empty: nothing says how it is to be called.
std::vector<std::string> names_made(const mir::Body&, const mir::Terminator& call);

}  // namespace handoff::lang
