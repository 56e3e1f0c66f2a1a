// From the checked tree to control-flow graphs. A crate's bodies are built once; the crate must be free of errors.
#pragma once

#include "lang/mir.hpp"

namespace handoff::lang {

namespace mir {

// As written: everything that goes out of scope is dropped, also what may have been moved. For the ownership checks.
const Body& raw_body_of(const FnDef&);
const Body& raw_body_of(const ClosureDef&);

// Whether dropping a value of this type may do something; type parameters may.
bool may_need_drop(Ty, const LangItems&);

// Drops made exact: left out where the value is surely gone, behind a flag where it depends on the way taken, part by
// part where parts were moved. What a body without drop glue needs no unwinding for has none.
Body elaborate(const Body&, Crate&);

}  // namespace mir

// For the code generator: elaborated.
const mir::Body& body_of(const FnDef&);
const mir::Body& body_of(const ClosureDef&);

}  // namespace handoff::lang
