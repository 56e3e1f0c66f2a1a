#include "lang/borrow_regions.hpp"

#include <algorithm>
#include <deque>

namespace handoff::lang::borrow {

void Regions::finish() {
  by_longer_.assign(count(), {});
  for (std::uint32_t i = 0; i < constraints_.size(); ++i) by_longer_[constraints_[i].longer].push_back(i);
}

std::vector<RegionId> Regions::below(RegionId region) const {
  std::vector<RegionId> out{region};
  std::vector<bool> seen(count());
  seen[region] = true;
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const std::uint32_t index : by_longer_[out[i]])
      if (const RegionId next = constraints_[index].shorter; !seen[next]) {
        seen[next] = true;
        out.push_back(next);
      }
  return out;
}

std::vector<const Constraint*> Regions::path(RegionId from, RegionId to) const {
  std::vector<const Constraint*> reached_by(count(), nullptr);
  std::vector<bool> seen(count());
  seen[from] = true;
  std::deque<RegionId> work{from};
  while (!work.empty() && !seen[to]) {
    const RegionId region = work.front();
    work.pop_front();
    for (const std::uint32_t index : by_longer_[region]) {
      const Constraint& constraint = constraints_[index];
      if (seen[constraint.shorter]) continue;
      seen[constraint.shorter] = true;
      reached_by[constraint.shorter] = &constraint;
      work.push_back(constraint.shorter);
    }
  }
  std::vector<const Constraint*> out;
  if (!seen[to]) return out;
  for (RegionId at = to; at != from; at = reached_by[at]->longer) out.push_back(reached_by[at]);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace handoff::lang::borrow
