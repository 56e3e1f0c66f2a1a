#include "lang/borrow_moves.hpp"

#include <algorithm>

namespace handoff::lang::borrow {

void MoveChecker::run() {
  for (const BlockId block : context_.points.blocks())
    for (Point point = context_.points.first(block); point <= context_.points.last(block); ++point) {
      std::size_t index = 0;
      init_.walk(point, [&](const Use& use, const Initialisation::State& state) { check(point, index++, use, state); });
    }
  for (const auto& [key, one] : moved_) report_moved(one.point, Use{one.kind, one.place, one.span}, one.path, one.is_part, one.moves);
}

void MoveChecker::check(Point point, std::size_t index, const Use& use, const Initialisation::State& state) {
  switch (use.kind) {
    case UseKind::StorageLive:
    case UseKind::StorageDead:
    case UseKind::Drop: return;
    case UseKind::Assign:
    case UseKind::CallResult: check_assignment(point, index, use, state); return;
    default: break;
  }
  if (!context_.is_named(use.place)) {
    if (use.kind == UseKind::Move) check_move_out(point, use);
    return;
  }
  if (is_unit(type_of(context_.body, use.place))) return;  // its value needs no words, so the graph does not set it
  const MovePaths::Found found = paths_.find(use.place);
  if (state.unset.test(found.path)) {
    report_unset(point, index, use, found.path, false);
    return;
  }
  if (found.exact) {
    PathId part = kNoPath;
    paths_.each_below(found.path, [&](PathId path) {
      if (part == kNoPath && state.unset.test(path)) part = path;
    });
    if (part != kNoPath) {
      report_unset(point, index, use, part, true);
      return;
    }
  }
  if (use.kind == UseKind::Move) check_move_out(point, use);
}

void MoveChecker::check_assignment(Point point, std::size_t index, const Use& use, const Initialisation::State& state) {
  const mir::LocalDecl& decl = context_.body.locals[use.place.local];
  if (!decl.name) return;
  if (use.place.steps.empty()) {
    const mir::Statement* statement = context_.points.statement(point);
    if (statement && statement->is_initialisation) return;
    if (!decl.is_mut && !decl.is_temporary && state.ever.test(use.place.local)) report_reassigned(point, use);
    return;
  }
  // What the part belongs to must be there.
  Place whole;
  whole.local = use.place.local;
  whole.steps.assign(use.place.steps.begin(), use.place.steps.end() - 1);
  const MovePaths::Found found = paths_.find(whole);
  if (state.unset.test(found.path)) report_unset(point, index, Use{use.kind, whole, use.span}, found.path, false);
}

void MoveChecker::check_move_out(Point point, const Use& use) {
  for (std::size_t i = 0; i < use.place.steps.size(); ++i) {
    const Projection& step = use.place.steps[i];
    const Ty before = type_before(context_.body, use.place, i);
    bool wrong = false;
    switch (step.kind) {
      case Projection::Kind::Deref: wrong = before->kind == TyKind::Ref; break;
      case Projection::Kind::Index: wrong = true; break;
      case Projection::Kind::ConstantIndex:
      case Projection::Kind::Subslice: wrong = before->kind == TyKind::Slice; break;
      case Projection::Kind::Field: wrong = before->kind == TyKind::Adt && before->adt()->drop_impl && !is_box(before); break;
    }
    if (wrong) {
      report_move_out(point, use, i);
      return;
    }
  }
}

std::vector<MoveSite> MoveChecker::moves_before(Point start, std::size_t start_index, PathId path) const {
  std::vector<MoveSite> found;
  const auto is_above = [&](PathId above, PathId below) {
    for (; below != kNoPath; below = paths_.at(below).parent)
      if (below == above) return true;
    return false;
  };
  const Local local = paths_.at(path).local;
  struct Item {
    Point point;
    bool turned;
  };
  std::vector<Item> work;
  std::vector<bool> seen(context_.points.count());
  // True if the search goes on before this point.
  const auto look = [&](Point point, std::size_t count, bool turned) {
    bool goes_on = true;
    std::size_t index = 0;
    std::vector<MoveSite> here;
    each_use(context_.points, point, [&](const Use& use) {
      if (index++ >= count || use.place.local != local) return;
      switch (use.kind) {
        case UseKind::StorageLive:
        case UseKind::StorageDead:
          here.clear();
          goes_on = false;
          break;
        case UseKind::Assign:
        case UseKind::CallResult:
          if (const MovePaths::Found at = paths_.find(use.place); at.exact && is_above(at.path, path)) {
            here.clear();
            goes_on = false;
          }
          break;
        case UseKind::Move:
          if (const MovePaths::Found at = paths_.find(use.place); at.exact && (is_above(at.path, path) || is_above(path, at.path))) {
            MoveSite site;
            site.point = point;
            site.span = use.span;
            site.in_previous_turn = turned;
            site.place = use.place;
            site.consumer = context_.consumer(point, use.place);
            here.push_back(std::move(site));
            goes_on = false;
          }
          break;
        default: break;
      }
    });
    found.insert(found.end(), here.begin(), here.end());
    return goes_on;
  };
  const auto push = [&](Point point, bool turned) {
    context_.points.each_predecessor(point, [&](Point before, bool back) {
      if (seen[before]) return;
      seen[before] = true;
      work.push_back({before, turned || back});
    });
  };
  if (look(start, start_index, false)) push(start, false);
  while (!work.empty()) {
    const Item item = work.back();
    work.pop_back();
    if (look(item.point, SIZE_MAX, item.turned)) push(item.point, item.turned);
  }
  std::sort(found.begin(), found.end(), [](const MoveSite& a, const MoveSite& b) { return a.span.lo < b.span.lo; });
  return found;
}

}  // namespace handoff::lang::borrow
