#include "lang/borrow_loans.hpp"

#include <algorithm>
#include <deque>

namespace handoff::lang::borrow {

namespace {

constexpr LoanId kNoLoan = UINT32_MAX;
constexpr std::size_t kAll = SIZE_MAX;

enum class Overlap : std::uint8_t { Same, Maybe, Disjoint };

Overlap overlap(const Projection& a, const Projection& b) {
  using Kind = Projection::Kind;
  if (a.kind == Kind::Deref || b.kind == Kind::Deref) return a.kind == b.kind ? Overlap::Same : Overlap::Maybe;
  if (a.kind == Kind::Field && b.kind == Kind::Field) return a.index == b.index && a.variant == b.variant ? Overlap::Same : Overlap::Disjoint;
  if (a.kind == Kind::ConstantIndex && b.kind == Kind::ConstantIndex)
    return a.from_end == b.from_end && a.index == b.index ? Overlap::Same : Overlap::Disjoint;  // of one pattern, where the ends differ
  const auto in_slice = [](const Projection& element, const Projection& slice) {
    return element.from_end ? element.index > slice.to : element.index >= slice.index;
  };
  if (a.kind == Kind::ConstantIndex && b.kind == Kind::Subslice) return in_slice(a, b) ? Overlap::Maybe : Overlap::Disjoint;
  if (a.kind == Kind::Subslice && b.kind == Kind::ConstantIndex) return in_slice(b, a) ? Overlap::Maybe : Overlap::Disjoint;
  return Overlap::Maybe;
}

}  // namespace

bool touches(const Body& body, const Place& accessed, Access::Depth depth, const Place& lent) {
  if (accessed.local != lent.local) return false;
  const std::size_t shared = std::min(accessed.steps.size(), lent.steps.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const Overlap how = overlap(accessed.steps[i], lent.steps[i]);
    if (how == Overlap::Disjoint) return false;
    if (how == Overlap::Maybe) return true;
  }
  for (std::size_t i = shared; i < lent.steps.size(); ++i) {
    const Ty before = type_before(body, lent, i);
    const Projection& step = lent.steps[i];
    if (step.kind == Projection::Kind::Deref) {
      if (depth == Access::Depth::Shallow) return false;
      if (depth == Access::Depth::Drop && before->kind == TyKind::Ref) return false;
    } else if (step.kind == Projection::Kind::Field && depth == Access::Depth::Drop && before->kind == TyKind::Adt && before->adt()->drop_impl) {
      return true;
    }
  }
  return true;
}

LoanChecker::LoanChecker(Context& context, Constraints& constraints, const Liveness& live, const Initialisation& state)
    : context_(context), constraints_(constraints), regions_(constraints.regions()), live_(live), init_(state) {}

void LoanChecker::run() {
  find_scopes();
  for (const BlockId block : context_.points.blocks())
    for (Point point = context_.points.first(block); point <= context_.points.last(block); ++point)
      if (!in_scope_[point].empty()) check(point);
  if (!context_.body.closure) check_universals();
  for (const ShortParameter& found : constraints_.short_parameters()) {
    if (!reported_.insert({found.span.lo, found.span.hi}).second) continue;
    const std::string name = to_text(found.parameter);
    context_.error("E0310", found.span, "`" + name + "` may hold references that end too early: what goes to a thread, or into a `Box<dyn …>`, must be able to live as long as the program")
        .with_label("`" + name + "` must promise to live long enough")
        .with_hint("add the bound: `" + name + ": 'static`");
  }
}

bool LoanChecker::kills(const Use& use, const Loan& loan) const {
  if (use.place.local != loan.place.local) return false;
  switch (use.kind) {
    case UseKind::StorageLive:
    case UseKind::StorageDead: return true;
    case UseKind::Assign:
    case UseKind::CallResult:
      if (use.place.steps.size() > loan.place.steps.size()) return false;
      for (std::size_t i = 0; i < use.place.steps.size(); ++i)
        if (use.place.steps[i].kind == Projection::Kind::Index || overlap(use.place.steps[i], loan.place.steps[i]) != Overlap::Same) return false;
      return true;
    default: return false;
  }
}

void LoanChecker::find_scopes() {
  const Points& points = context_.points;
  const std::vector<Loan>& loans = constraints_.loans();
  scopes_.resize(loans.size());
  in_scope_.resize(points.count());
  activated_.resize(points.count());
  std::vector<Point> work;
  BitSet seen(points.count());
  for (LoanId id = 0; id < loans.size(); ++id) {
    const Loan& loan = loans[id];
    Scope& scope = scopes_[id];
    scope.regions = regions_.below(loan.region);
    scope.live = BitSet(points.count());
    for (const RegionId region : scope.regions) {
      if (regions_.is_universal(region)) {
        if (scope.universal == kNoRegion || region == Regions::kStaticRegion) scope.universal = region;
      } else if (!live_.of(region).empty()) {
        scope.live.unite(live_.of(region));
      }
    }
    std::vector<Point> reached;
    const auto arrive = [&](Point point, bool) {
      if (seen.test(point) || (scope.universal == kNoRegion && !scope.live.test(point))) return;
      seen.set(point);
      reached.push_back(point);
      work.push_back(point);
    };
    points.each_successor(loan.point, arrive);
    while (!work.empty()) {
      const Point point = work.back();
      work.pop_back();
      in_scope_[point].push_back(id);
      bool killed = false;
      each_use(points, point, [&](const Use& use) { killed = killed || kills(use, loan); });
      if (!killed) points.each_successor(point, arrive);
    }
    for (const Point point : reached) seen.reset(point);
    if (loan.kind != UseKind::BorrowTwoPhase) continue;
    // Until its first use it is a promise only.
    const auto promise = [&](Point point, bool) {
      if (scope.reserved.insert(point).second) work.push_back(point);
    };
    points.each_successor(loan.point, promise);
    while (!work.empty()) {
      const Point point = work.back();
      work.pop_back();
      bool used = false;
      each_use(points, point, [&](const Use& use) { used = used || (use.place.local == loan.holder && (is_use(use) || is_definition(use))); });
      if (used) activated_[point].push_back(id);
      else points.each_successor(point, promise);
    }
  }
}

void LoanChecker::check(Point point) {
  const mir::Statement* statement = context_.points.statement(point);
  const mir::Terminator* end = statement ? nullptr : &context_.points.terminator(point);
  const bool is_length = statement && statement->kind == mir::StatementKind::Assign && statement->value.kind == mir::RvalueKind::Length;
  std::size_t index = 0;
  each_use(context_.points, point, [&](const Use& use) {
    const std::size_t at = index++;
    if (use.place.local == mir::kNoLocal) return;
    if (is_length && use.kind == UseKind::Inspect) return;  // the number of elements does not change
    using What = Access::What;
    using Depth = Access::Depth;
    Access access;
    switch (use.kind) {
      case UseKind::Copy: access = {What::Copy, Depth::Deep}; break;
      case UseKind::Move: access = {What::Move, Depth::Deep}; break;
      case UseKind::BorrowShared: access = {What::BorrowShared, Depth::Deep}; break;
      case UseKind::BorrowMut: access = {What::BorrowMut, Depth::Deep}; break;
      case UseKind::BorrowTwoPhase: access = {What::Reserve, Depth::Deep}; break;
      case UseKind::Inspect: access = {What::Inspect, Depth::Shallow}; break;
      case UseKind::Assign: access = {What::Assign, Depth::Shallow}; break;
      case UseKind::CallResult: access = {What::Assign, Depth::Deep}; break;
      case UseKind::StorageDead: access = {What::StorageDead, Depth::Shallow}; break;
      case UseKind::Drop:
        if (!init_.any_part_set(point, use.place.local)) return;
        access = {end && end->is_assignment ? What::Replace : What::Drop, Depth::Drop};
        break;
      case UseKind::FakeRead:
      case UseKind::StorageLive: return;
    }
    if (!access.ends() && !context_.is_named(use.place)) return;
    check_access(point, at, use.place, use.span, access, kNoLoan);
  });
  for (const LoanId id : activated_[point]) {
    const Loan& loan = constraints_.loans()[id];
    if (context_.is_named(loan.place)) check_access(point, kAll, loan.place, loan.span, {Access::What::BorrowMut, Access::Depth::Deep}, id);
  }
}

void LoanChecker::check_access(Point point, std::size_t index, const Place& place, Span span, Access access, LoanId except) {
  for (const LoanId id : in_scope_[point]) {
    if (id == except) continue;
    const Loan& loan = constraints_.loans()[id];
    const bool reads = !access.writes();
    if (loan.kind == UseKind::BorrowShared && (reads || access.what == Access::What::Reserve)) continue;
    if (loan.kind == UseKind::BorrowTwoPhase && reads && scopes_[id].reserved.count(point) != 0) continue;
    if (!touches(context_.body, place, access.depth, loan.place)) continue;
    if (!is_needed_after(point, index, id, except)) continue;
    if (access.what == Access::What::Assign && reported_points_.count({point, place.local}) != 0) return;  // what is read and set again
    if (access.ends() ? !ended_.insert(id).second : !reported_.insert({span.lo, span.hi}).second) return;
    reported_points_.insert({point, place.local});
    const LaterUse later = later_use(point, index, id);
    if (access.ends()) report_ended(point, span, id, later);
    else report(point, place, span, access, id, later);
    return;
  }
}

// Rust's own graphs evaluate each operand at a point of its own; ours at once. So it is asked whether the loan is needed by
// what comes after the use number `index` of the point.
bool LoanChecker::is_needed_after(Point point, std::size_t index, LoanId id, LoanId activated) {
  const Scope& scope = scopes_[id];
  if (scope.universal != kNoRegion) return true;
  bool needed = false;
  // What is dropped here may look at what it has borrowed of itself.
  if (!context_.points.statement(point) && context_.points.terminator(point).kind == mir::TerminatorKind::Drop)
    for (const RegionId region : scope.regions) needed = needed || live_.is_dropped_with(context_.points.terminator(point).place.local, region);
  context_.points.each_successor(point, [&](Point next, bool) { needed = needed || scope.live.test(next); });
  if (needed) return true;
  const auto has_its_region = [&](const std::vector<RegionId>& regions) {
    return std::any_of(regions.begin(), regions.end(), [&](RegionId region) { return std::find(scope.regions.begin(), scope.regions.end(), region) != scope.regions.end(); });
  };
  std::size_t at = 0;
  each_use(context_.points, point, [&](const Use& use) {
    const std::size_t now = at++;
    if (needed || now == index || use.place.local == mir::kNoLocal) return;
    if (activated != kNoLoan && use.place.local == constraints_.loans()[activated].holder) return;
    if (now > index) needed = is_use(use) && has_its_region(constraints_.local(use.place.local).regions);
    else needed = (use.kind == UseKind::Copy || use.kind == UseKind::Move) && has_its_region(constraints_.type_of(use.place).regions);
  });
  return needed;
}

LaterUse LoanChecker::later_use(Point start, std::size_t start_index, LoanId id) {
  const Scope& scope = scopes_[id];
  LaterUse found;
  BitSet seen(context_.points.count());
  struct Item {
    Point point;
    bool turned;
  };
  std::deque<Item> work;
  const auto is_of_loan = [&](Local local, bool for_drop) {
    for (const RegionId region : constraints_.local(local).regions)
      if (std::find(scope.regions.begin(), scope.regions.end(), region) != scope.regions.end() && (!for_drop || live_.is_dropped_with(local, region))) return true;
    return false;
  };
  const auto look = [&](Point point, std::size_t from, bool turned) {
    std::size_t at = 0;
    each_use(context_.points, point, [&](const Use& use) {
      if (at++ < from || found.kind != LaterUse::Kind::None || use.place.local == mir::kNoLocal) return;
      const bool drop = use.kind == UseKind::Drop;
      if (drop ? !init_.any_part_set(point, use.place.local) : !is_use(use)) return;
      if (!is_of_loan(use.place.local, drop)) return;
      found = {drop ? LaterUse::Kind::Drop : LaterUse::Kind::Use, use.span, use.place.local, turned};
    });
  };
  if (start_index != kAll) look(start, start_index + 1, false);
  const auto push = [&](Point point, bool turned) {
    context_.points.each_successor(point, [&](Point next, bool back) {
      if (seen.test(next) || !scope.live.test(next)) return;
      seen.set(next);
      work.push_back({next, turned || back});
    });
  };
  push(start, false);
  while (!work.empty() && found.kind == LaterUse::Kind::None) {
    const Item item = work.front();
    work.pop_front();
    look(item.point, 0, item.turned);
    push(item.point, item.turned);
  }
  return found;
}

bool LoanChecker::is_used_after(Point start, Local local) const {
  bool used = false;
  std::vector<bool> seen(context_.points.count());
  std::vector<Point> work;
  const auto push = [&](Point point) {
    context_.points.each_successor(point, [&](Point next, bool) {
      if (seen[next]) return;
      seen[next] = true;
      work.push_back(next);
    });
  };
  push(start);
  while (!work.empty() && !used) {
    const Point point = work.back();
    work.pop_back();
    bool ended = false;
    each_use(context_.points, point, [&](const Use& use) {
      if (use.place.local != local) return;
      if (is_definition(use)) ended = true;
      else if (use.kind != UseKind::Drop) used = true;
    });
    if (!ended) push(point);
  }
  return used;
}

LoanChecker::Demand LoanChecker::demand(RegionId from, RegionId universal) const {
  Demand out;
  Span last{};
  const std::vector<const Constraint*> path = regions_.path(from, universal);
  if (constraints_.is_hidden(universal)) {
    // Behind an `impl Trait`.
    if (!path.empty()) out.span = path.back()->why.span;
    out.is_hidden = true;
    return out;
  }
  for (const Constraint* constraint : path) {
    if (constraint->why.kind == Why::Kind::Return) {
      out.is_return = true;
      if (!out.is_bound) out.span = constraint->why.span;
    }
    out.is_cast |= constraint->why.kind == Why::Kind::Cast;
    if (constraint->why.kind == Why::Kind::Argument && !out.is_argument) {
      out.is_argument = true;
      if (!out.is_bound && !out.is_return) out.span = constraint->why.span;
    }
    if (constraint->why.kind == Why::Kind::Bound) {
      out.is_bound = true;
      out.span = constraint->why.span;
    }
    if (constraint->why.span.hi != 0) last = constraint->why.span;
  }
  if (out.span.hi == 0) out.span = last;
  return out;
}

// A lifetime of the caller's, of which more is asked than the signature promises.
void LoanChecker::check_universals() {
  for (RegionId region = 1; region < regions_.universals(); ++region) {
    if (constraints_.lifetime_of(region) == SIZE_MAX) continue;
    const std::vector<RegionId> below = regions_.below(region);
    for (const RegionId other : below)
      if (other != region && constraints_.lifetime_of(other) != SIZE_MAX && !constraints_.is_known(region, other)) {
        report_unrelated(region, other, demand(region, other));
        break;
      }
    if (std::find(below.begin(), below.end(), Regions::kStaticRegion) == below.end()) continue;
    bool promised = false;
    for (const Generics* generics = &context_.fn.generics; generics; generics = generics->parent)
      for (const OutlivesBound& bound : generics->outlives) promised |= !bound.type && bound.region == kStatic && bound.longer == kFirstRegionParam + constraints_.lifetime_of(region);
    if (!promised) report_universal(region, demand(region, Regions::kStaticRegion));
  }
}

}  // namespace handoff::lang::borrow
