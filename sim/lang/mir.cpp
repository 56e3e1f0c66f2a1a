#include "lang/mir.hpp"

namespace handoff::lang {

ClosureDef::ClosureDef() = default;
ClosureDef::~ClosureDef() = default;
FnDef::FnDef() = default;
FnDef::~FnDef() = default;

}  // namespace handoff::lang
