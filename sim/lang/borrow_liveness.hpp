// Where the lifetimes of a body's variables must hold: as long as a variable may still be used, or dropped with something
// in it that its destructor looks at.
#pragma once

#include <vector>

#include "lang/borrow_bits.hpp"
#include "lang/borrow_constraints.hpp"
#include "lang/borrow_init.hpp"

namespace handoff::lang::borrow {

class Liveness {
 public:
  Liveness(const Points& points, Constraints& constraints, const Initialisation& state);

  // As execution comes to the points.
  const BitSet& of(RegionId region) const { return live_[region]; }
  // The variables whose type has the lifetime.
  const std::vector<Local>& locals_with(RegionId region) const { return with_[region]; }
  // Of them, those whose destructor looks at it.
  bool is_dropped_with(Local local, RegionId region) const;

 private:
  std::vector<BitSet> live_;
  std::vector<std::vector<Local>> with_;
  std::vector<std::vector<RegionId>> dropped_;
};

// A use of the variable that needs what it refers to; an assignment to all of it is none.
bool is_use(const Use& use);
bool is_definition(const Use& use);

}  // namespace handoff::lang::borrow
