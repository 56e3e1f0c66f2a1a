#include "lang/borrow_init.hpp"

#include <deque>

namespace handoff::lang::borrow {

Initialisation::Initialisation(const Points& points, const MovePaths& paths) : points_(points), paths_(paths) {
  const Body& body = points.body();
  const State nothing{BitSet(paths.count()), BitSet(paths.count()), BitSet(body.locals.size())};
  at_.assign(points.count(), nothing);
  if (points.blocks().empty()) return;
  State& entry = at_[points.first(0)];
  for (PathId path = 0; path < paths.count(); ++path) {
    const Local local = paths.at(path).local;
    const bool is_argument = local >= 1 && local <= body.arguments;
    (is_argument ? entry.set : entry.unset).set(path);
    if (is_argument) entry.ever.set(local);
  }
  std::vector<bool> queued(body.blocks.size(), false), visited(body.blocks.size(), false);
  std::deque<BlockId> work(points.blocks().begin(), points.blocks().end());
  for (const BlockId block : work) queued[block] = true;
  while (!work.empty()) {
    const BlockId block = work.front();
    work.pop_front();
    queued[block] = false;
    visited[block] = true;
    State state = at_[points.first(block)];
    for (Point point = points.first(block); point <= points.last(block); ++point) {
      at_[point] = state;
      each_use(points, point, [&](const Use& use) { apply(use, state); });
    }
    for (const BlockId next : points.successors(block)) {
      State& to = at_[points.first(next)];
      bool changed = to.set.unite(state.set);
      changed |= to.unset.unite(state.unset);
      changed |= to.ever.unite(state.ever);
      if ((changed || !visited[next]) && !queued[next]) {
        queued[next] = true;
        work.push_back(next);
      }
    }
  }
}

bool Initialisation::any_part_set(Point point, Local local) const {
  bool any = false;
  paths_.each_below(local, [&](PathId path) { any = any || at_[point].set.test(path); });
  return any;
}

void Initialisation::apply(const Use& use, State& state) const {
  switch (use.kind) {
    case UseKind::Move:
    case UseKind::Drop: {
      const MovePaths::Found found = paths_.find(use.place);
      if (!found.exact) return;
      paths_.each_below(found.path, [&](PathId path) {
        state.set.reset(path);
        state.unset.set(path);
      });
      break;
    }
    case UseKind::StorageLive:
    case UseKind::StorageDead:
      paths_.each_below(use.place.local, [&](PathId path) {
        state.set.reset(path);
        state.unset.set(path);
      });
      state.ever.reset(use.place.local);
      break;
    case UseKind::Assign:
    case UseKind::CallResult: {
      const MovePaths::Found found = paths_.find(use.place);
      if (!found.exact) return;
      paths_.each_below(found.path, [&](PathId path) {
        state.set.set(path);
        state.unset.reset(path);
      });
      if (use.place.steps.empty()) state.ever.set(use.place.local);
      break;
    }
    default: break;
  }
}

}  // namespace handoff::lang::borrow
