// Ownership and borrowing, checked on the bodies of a program: what was moved is not used, what is lent is neither changed
// nor taken away nor outlived. With non-lexical lifetimes, as rustc does it. What cannot be decided is accepted.
#pragma once

#include "lang/defs.hpp"

namespace handoff::lang {

// Of all functions of the crate, which must have passed the other checks. Adds to its diagnostics.
void check_ownership(Crate& crate);

}  // namespace handoff::lang
