#include "lang/borrow_paths.hpp"

namespace handoff::lang::borrow {

bool is_box(Ty type) { return type->kind == TyKind::Adt && type->adt()->lang && *type->adt()->lang == "Box"; }

Ty type_before(const Body& body, const Place& place, std::size_t step) {
  return step == 0 ? body.locals[place.local].type : place.steps[step - 1].type;
}

Ty type_of(const Body& body, const Place& place) { return type_before(body, place, place.steps.size()); }

namespace {

bool same_step(const Projection& a, const Projection& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Projection::Kind::Deref: return true;
    case Projection::Kind::Field: return a.index == b.index && a.variant == b.variant;
    case Projection::Kind::ConstantIndex: return a.index == b.index && a.from_end == b.from_end;
    case Projection::Kind::Subslice: return a.index == b.index && a.to == b.to;
    case Projection::Kind::Index: return true;
  }
  return false;
}

// Whether what the step leads to belongs to the thing itself, so that it can be moved out alone.
bool is_owned_part(Ty before, const Projection& step) {
  switch (step.kind) {
    case Projection::Kind::Deref: return is_box(before);
    case Projection::Kind::Field: return true;
    case Projection::Kind::ConstantIndex:
    case Projection::Kind::Subslice: return before->kind == TyKind::Array;
    case Projection::Kind::Index: return false;
  }
  return false;
}

}  // namespace

MovePaths::MovePaths(const Points& points) : body_(points.body()) {
  for (std::size_t local = 0; local < body_.locals.size(); ++local) {
    MovePath path;
    path.local = static_cast<Local>(local);
    paths_.push_back(path);
  }
  for (const BlockId block : points.blocks())
    for (Point point = points.first(block); point <= points.last(block); ++point)
      each_use(points, point, [&](const Use& use) {
        if (use.kind == UseKind::Move || use.kind == UseKind::Assign || use.kind == UseKind::CallResult) add(use.place);
      });
}

PathId MovePaths::child(PathId parent, const Projection& step) const {
  for (PathId at = paths_[parent].first_child; at != kNoPath; at = paths_[at].next_sibling)
    if (same_step(paths_[at].step, step)) return at;
  return kNoPath;
}

void MovePaths::add(const Place& place) {
  for (std::size_t i = 0; i < place.steps.size(); ++i)
    if (!is_owned_part(type_before(body_, place, i), place.steps[i])) return;
  PathId at = place.local;
  for (const Projection& step : place.steps) {
    PathId next = child(at, step);
    if (next == kNoPath) {
      next = static_cast<PathId>(paths_.size());
      MovePath path;
      path.local = place.local;
      path.parent = at;
      path.next_sibling = paths_[at].first_child;
      path.step = step;
      paths_[at].first_child = next;
      paths_.push_back(path);
    }
    at = next;
  }
}

MovePaths::Found MovePaths::find(const Place& place) const {
  Found found{place.local, true};
  for (const Projection& step : place.steps) {
    const PathId next = child(found.path, step);
    if (next == kNoPath) return {found.path, false};
    found.path = next;
  }
  return found;
}

}  // namespace handoff::lang::borrow
