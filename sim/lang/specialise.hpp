// Bodies for certain types: as MIR again, without generic types, with small library functions put in place of their
// calls, and simplified. Code is generated from these.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "lang/concrete.hpp"
#include "lang/mir.hpp"

namespace handoff::lang {

struct SpecialBody {
  mir::Body body;                                // every type in it is concrete
  std::vector<std::vector<std::string>> names;   // by block: what its call makes is named after these variables
  bool is_library = false;
};

// The body with its types replaced.
SpecialBody specialise(Concrete& concrete, const mir::Body& body, const std::vector<Ty>& args, bool is_library);

// A constant that references point to; `maker` gives its value.
struct Promoted {
  SpecialBody maker;
  Ty type = nullptr;
  bool calls = false;  // functions, when it is made
};

// Lets shared references to temporaries that are constant point to constants of the program, which `into` gets.
void promote(Concrete& concrete, SpecialBody& special, std::deque<Promoted>& into);

// How much there is of it, cleanups apart; a call counts more.
std::uint32_t cost_of(const mir::Body& body);

// Puts `callee` in the place of the call that ends `block`.
void inline_call(SpecialBody& caller, mir::BlockId block, const SpecialBody& callee);

// Removes detours: copies through temporaries, references that only lead back to a variable, jumps to jumps, looks at
// a variant that is known. The meaning stays the same, drops and panics included.
void simplify(SpecialBody& special);

}  // namespace handoff::lang
