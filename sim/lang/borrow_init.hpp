// Which paths hold a value at each point: may be set, may be unset, were ever set.
#pragma once

#include <vector>

#include "lang/borrow_bits.hpp"
#include "lang/borrow_paths.hpp"

namespace handoff::lang::borrow {

class Initialisation {
 public:
  Initialisation(const Points& points, const MovePaths& paths);

  // As execution comes to the point.
  bool may_be_set(Point point, PathId path) const { return at_[point].set.test(path); }
  bool may_be_unset(Point point, PathId path) const { return at_[point].unset.test(path); }
  // Assigned since the variable came into scope, moved out of or not.
  bool was_ever_set(Point point, Local local) const { return at_[point].ever.test(local); }
  // Any part of the local may hold a value.
  bool any_part_set(Point point, Local local) const;
  // At the point, but after the uses there that come first: f decides, use by use, seeing the state before it.
  template <class F>
  void walk(Point point, const F& f) const {
    State state = at_[point];
    each_use(points_, point, [&](const Use& use) {
      f(use, state);
      apply(use, state);
    });
  }

  struct State {
    BitSet set, unset, ever;
  };

 private:
  void apply(const Use& use, State& state) const;

  const Points& points_;
  const MovePaths& paths_;
  std::vector<State> at_;
};

}  // namespace handoff::lang::borrow
