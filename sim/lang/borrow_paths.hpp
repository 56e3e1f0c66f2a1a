// Move paths: the variables, and those parts of them that can be moved out of on their own (`job`, `job.name`, what a Box
// holds), as a forest.
#pragma once

#include <vector>

#include "lang/borrow_points.hpp"

namespace handoff::lang::borrow {

using PathId = std::uint32_t;
inline constexpr PathId kNoPath = UINT32_MAX;

struct MovePath {
  Local local = mir::kNoLocal;
  PathId parent = kNoPath, first_child = kNoPath, next_sibling = kNoPath;
  Projection step;                    // from the parent
};

bool is_box(Ty type);
Ty type_before(const Body& body, const Place& place, std::size_t step);  // of what the step is applied to
Ty type_of(const Body& body, const Place& place);

class MovePaths {
 public:
  explicit MovePaths(const Points& points);

  std::size_t count() const { return paths_.size(); }
  const MovePath& at(PathId path) const { return paths_[path]; }
  PathId of_local(Local local) const { return local; }
  // The longest path that the place begins with (or is).
  struct Found {
    PathId path = kNoPath;
    bool exact = false;
  };
  Found find(const Place& place) const;
  // f(path) for the path and all below.
  template <class F>
  void each_below(PathId path, const F& f) const {
    f(path);
    for (PathId child = paths_[path].first_child; child != kNoPath; child = paths_[child].next_sibling) each_below(child, f);
  }

 private:
  PathId child(PathId parent, const Projection& step) const;
  void add(const Place& place);

  const Body& body_;
  std::vector<MovePath> paths_;
};

}  // namespace handoff::lang::borrow
