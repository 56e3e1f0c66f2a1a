#include "lang/borrow_liveness.hpp"

#include <algorithm>

namespace handoff::lang::borrow {

bool is_definition(const Use& use) {
  switch (use.kind) {
    case UseKind::Assign:
    case UseKind::CallResult: return use.place.steps.empty();
    case UseKind::StorageLive:
    case UseKind::StorageDead: return true;
    default: return false;
  }
}

bool is_use(const Use& use) { return !is_definition(use) && use.kind != UseKind::Drop; }

Liveness::Liveness(const Points& points, Constraints& constraints, const Initialisation& state) {
  const std::size_t locals = points.body().locals.size();
  live_.assign(constraints.regions().count(), BitSet(0));
  with_.resize(live_.size());
  dropped_.resize(locals);
  struct Places {
    std::vector<Point> uses, drops, definitions;
  };
  std::vector<Places> places(locals);
  std::vector<bool> matters(locals);
  for (Local local = 0; local < locals; ++local) matters[local] = !constraints.local(local).regions.empty();
  for (const BlockId block : points.blocks())
    for (Point point = points.first(block); point <= points.last(block); ++point) {
      each_use(points, point, [&](const Use& use) {
        if (use.place.local == mir::kNoLocal || !matters[use.place.local]) return;
        Places& own = places[use.place.local];
        if (is_definition(use)) own.definitions.push_back(point);
        else if (use.kind == UseKind::Drop) own.drops.push_back(point);
        else own.uses.push_back(point);
      });
      // The result is used by whoever called.
      if (!points.statement(point) && points.terminator(point).kind == mir::TerminatorKind::Return && matters[0]) places[0].uses.push_back(point);
    }
  BitSet defined(points.count()), live(points.count());
  std::vector<Point> work, reached;
  for (Local local = 0; local < locals; ++local) {
    if (!matters[local]) continue;
    Places& own = places[local];
    for (const Point point : own.definitions) defined.set(point);
    const auto walk = [&](const std::vector<Point>& from, bool for_drop, const std::vector<RegionId>& regions) {
      work.clear();
      reached.clear();
      const auto arrive = [&](Point point) {
        if (live.test(point) || (for_drop && !state.any_part_set(point, local))) return;
        live.set(point);
        reached.push_back(point);
        work.push_back(point);
      };
      for (const Point point : from) arrive(point);
      while (!work.empty()) {
        const Point point = work.back();
        work.pop_back();
        points.each_predecessor(point, [&](Point before, bool) {
          if (!defined.test(before)) arrive(before);
        });
      }
      for (const Point point : reached) live.reset(point);
      for (const RegionId region : regions) {
        if (live_[region].empty()) live_[region] = BitSet(points.count());
        for (const Point point : reached) live_[region].set(point);
      }
    };
    const std::vector<RegionId>& regions = constraints.local(local).regions;
    for (const RegionId region : regions) with_[region].push_back(local);
    walk(own.uses, false, regions);
    if (!own.drops.empty()) {
      constraints.types().dropped(constraints.local(local), dropped_[local]);
      if (!dropped_[local].empty()) walk(own.drops, true, dropped_[local]);
    }
    for (const Point point : own.definitions) defined.reset(point);
  }
}

bool Liveness::is_dropped_with(Local local, RegionId region) const { return std::find(dropped_[local].begin(), dropped_[local].end(), region) != dropped_[local].end(); }

}  // namespace handoff::lang::borrow
