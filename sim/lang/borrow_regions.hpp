// Lifetimes of a body as variables, and what must outlive what (non-lexical lifetimes, RFC 2094, with the constraints not
// bound to places, as rustc does). A lifetime must hold wherever a variable is live whose type has it, or one that it must
// outlive.
#pragma once

#include <vector>

#include "lang/borrow_points.hpp"

namespace handoff::lang::borrow {

using RegionId = std::uint32_t;
inline constexpr RegionId kNoRegion = UINT32_MAX;

// Where a constraint comes from.
struct Why {
  enum class Kind : std::uint8_t { Flow, Return, Argument, Bound, Capture, Cast } kind = Kind::Flow;
  Span span{};
  Point point = kNoPoint;
};

struct Constraint {
  RegionId longer, shorter;
  Why why;
};

class Regions {
 public:
  // 'static is region 0; the lifetimes that come from outside follow.
  static constexpr RegionId kStaticRegion = 0;
  RegionId add_universal() { return universals_++; }   // before the first add()
  RegionId add() { return universals_ + variables_++; }
  bool is_universal(RegionId region) const { return region < universals_; }
  std::size_t universals() const { return universals_; }
  std::size_t count() const { return universals_ + variables_; }

  void outlives(RegionId longer, RegionId shorter, const Why& why) {
    if (longer != shorter && longer != kStaticRegion) constraints_.push_back({longer, shorter, why});
  }
  // After the last constraint, before what follows.
  void finish();
  // All that the region must outlive, itself first.
  std::vector<RegionId> below(RegionId region) const;
  // The constraints from one to the other, in that order; empty if there are none.
  std::vector<const Constraint*> path(RegionId from, RegionId to) const;

 private:
  RegionId universals_ = 1, variables_ = 0;
  std::vector<Constraint> constraints_;
  std::vector<std::vector<std::uint32_t>> by_longer_;
};

}  // namespace handoff::lang::borrow
