#include "lang/borrow_constraints.hpp"

#include <algorithm>

namespace handoff::lang::borrow {

Constraints::Constraints(Context& context, const FlowsByClosure& flows)
    : context_(context), body_(context.body), flows_(flows), types_(context.crate, context.infer, regions_, flows), promoted_(context.body.locals.size()) {
  find_promoted();
  find_known();
  declare();
  const Points& points = context_.points;
  for (const BlockId block : points.blocks())
    for (Point point = points.first(block); point <= points.last(block); ++point) {
      if (const mir::Statement* s = points.statement(point)) statement(point, *s);
      else if (points.terminator(point).kind == mir::TerminatorKind::Call) call(point, points.terminator(point));
    }
  regions_.finish();
}

// Temporaries that are set once, from constants, and only looked at.
void Constraints::find_promoted() {
  enum class State : std::uint8_t { Unset, Constant, No };
  std::vector<State> states(body_.locals.size(), State::Unset);
  const Points& points = context_.points;
  for (const BlockId block : points.blocks())
    for (Point point = points.first(block); point <= points.last(block); ++point) {
      const mir::Statement* s = points.statement(point);
      const auto is_constant = [&](const mir::Operand& o) {
        using Kind = mir::Operand::Kind;
        if (o.kind == Kind::Copy || o.kind == Kind::Move) return o.place.steps.empty() && states[o.place.local] == State::Constant;
        return o.kind != Kind::Static;
      };
      each_use(points, point, [&](const Use& use) {
        const Ty borrowed = body_.locals[use.place.local].type;
        const bool is_empty = borrowed->kind == TyKind::Array && borrowed->args[1]->kind == TyKind::Const && borrowed->args[1]->value == 0;
        if ((use.kind == UseKind::BorrowMut || use.kind == UseKind::BorrowTwoPhase) && !is_empty) states[use.place.local] = State::No;
        if (use.kind != UseKind::Assign && use.kind != UseKind::CallResult) return;
        State& state = states[use.place.local];
        const bool first = state == State::Unset && use.place.steps.empty() && !body_.locals[use.place.local].name && use.place.local > body_.arguments;
        bool constant = false;
        if (first && s && use.kind == UseKind::Assign) {
          using Kind = mir::RvalueKind;
          const mir::Rvalue& value = s->value;
          const bool kind = value.kind == Kind::Use || value.kind == Kind::Aggregate || value.kind == Kind::Repeat || value.kind == Kind::Unary || value.kind == Kind::Cast;
          constant = kind && std::all_of(value.operands.begin(), value.operands.end(), is_constant);
          if (value.kind == Kind::Ref && value.borrow == mir::BorrowKind::Shared) constant = value.place.steps.empty() && states[value.place.local] == State::Constant;
        }
        if (first && !s) constant = points.terminator(point).fn && points.terminator(point).fn->constant;
        state = constant ? State::Constant : State::No;
      });
    }
  for (std::size_t local = 0; local < states.size(); ++local) promoted_[local] = states[local] == State::Constant;
}

void Constraints::declare() {
  const FnDef& fn = context_.fn;
  const std::size_t lifetimes = fn.generics.lifetime_count();
  RegionTypes::Arguments identity;
  for (std::uint32_t i = 0; i < fn.generics.count(); ++i) identity.types.push_back({context_.infer.types.param(i, fn.generics.param(i).name), {}});
  for (std::size_t i = 0; i < lifetimes; ++i) identity.regions.push_back(regions_.add_universal());
  opaque_ = regions_.add_universal();
  types_.set_opaque(opaque_);
  locals_.resize(body_.locals.size());
  const auto with_universals = [&](Ty type) {
    RegionType out{type, {}};
    for (std::size_t i = types_.slots(type); i-- > 0;) out.regions.push_back(regions_.add_universal());
    return out;
  };
  if (const ClosureDef* closure = body_.closure) {
    first_slot_ = static_cast<RegionId>(regions_.universals());
    const RegionType self = with_universals(closure->self_type);
    captures_ = self.regions.size();
    for (Local local = 2; local <= body_.arguments; ++local) {
      locals_[local] = with_universals(body_.locals[local].type);
      parameters_ += locals_[local].regions.size();
    }
    locals_[0] = with_universals(body_.locals[0].type);
    results_ = locals_[0].regions.size();
    const Ty environment = body_.locals[1].type;
    locals_[1] = {environment, self.regions};
    if (environment->kind == TyKind::Ref) locals_[1].regions.insert(locals_[1].regions.begin(), regions_.add_universal());
  } else {
    const Why why{};
    for (Local local = 0; local <= body_.arguments; ++local) {
      const Ty erased = body_.locals[local].type;
      if (types_.slots(erased) == 0) {
        locals_[local] = {erased, {}};
        continue;
      }
      const Ty declared = local == 0 ? (fn.constant ? fn.constant->type : fn.output) : fn.inputs[local - 1];
      locals_[local] = declared ? types_.instantiate(declared, identity, why) : types_.fresh(erased);
      if (locals_[local].type != erased) locals_[local] = types_.fresh(erased);
    }
    for (std::size_t local = body_.arguments + 1; local < body_.locals.size(); ++local) {
      const LocalVar* const variable = body_.locals[local].variable;
      if (variable && variable->written) locals_[local] = types_.instantiate(variable->written, identity, why);
      if (locals_[local].type != body_.locals[local].type) locals_[local] = {};
    }
  }
  for (std::size_t local = 0; local < body_.locals.size(); ++local)
    if (!locals_[local].type) locals_[local] = types_.fresh(body_.locals[local].type);
}

// What holds because the types of the signature must make sense: in `&'a T` all of T outlives 'a. Of structs and enums it is
// taken that their parts outlive their lifetimes, and these each other: what cannot be decided is accepted.
void Constraints::find_implied(Ty type, std::vector<RegionId>& inside) {
  const auto universal = [&](Region region) { return region >= kFirstRegionParam && region - kFirstRegionParam + 1 < known_.size() ? region - kFirstRegionParam + 1 : kNoRegion; };
  std::vector<RegionId> own, parts;
  for (const Ty part : type->args) find_implied(part, parts);
  if (type->kind == TyKind::Ref || type->kind == TyKind::Dyn)
    if (const RegionId region = universal(type->region); region != kNoRegion) own.push_back(region);
  for (const Region declared : type->regions)
    if (const RegionId region = universal(declared); region != kNoRegion) own.push_back(region);
  for (const RegionId shorter : own) {
    for (const RegionId longer : parts) known_[longer].push_back(shorter);
    for (const RegionId longer : own)
      if (longer != shorter) known_[longer].push_back(shorter);
  }
  inside.insert(inside.end(), own.begin(), own.end());
  inside.insert(inside.end(), parts.begin(), parts.end());
}

void Constraints::find_known() {
  const FnDef& fn = context_.fn;
  known_.assign(fn.generics.lifetime_count() + 1, {});
  std::vector<RegionId> all;
  for (const Ty input : fn.inputs)
    if (input) find_implied(input, all);
  if (fn.output) find_implied(fn.output, all);
  if (fn.impl) {
    if (fn.impl->self_type) find_implied(fn.impl->self_type, all);
    for (const Ty arg : fn.impl->trait.args)
      if (arg) find_implied(arg, all);
  }
  const auto universal = [&](Region region) { return region == kStatic ? Regions::kStaticRegion : region >= kFirstRegionParam && region - kFirstRegionParam + 1 < known_.size() ? region - kFirstRegionParam + 1 : kNoRegion; };
  for (const Generics* generics = &fn.generics; generics; generics = generics->parent)
    for (const OutlivesBound& bound : generics->outlives)
      if (!bound.type && universal(bound.longer) != kNoRegion && universal(bound.region) != kNoRegion) known_[universal(bound.longer)].push_back(universal(bound.region));
}

bool Constraints::is_known(RegionId longer, RegionId shorter) const {
  std::vector<RegionId> reached{longer};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (reached[i] == shorter || reached[i] == Regions::kStaticRegion) return true;
    if (reached[i] < known_.size())
      for (const RegionId next : known_[reached[i]])
        if (std::find(reached.begin(), reached.end(), next) == reached.end()) reached.push_back(next);
  }
  return false;
}

std::size_t Constraints::lifetime_of(RegionId universal) const {
  return universal >= 1 && universal <= context_.fn.generics.lifetime_count() ? universal - 1 : SIZE_MAX;
}

ClosureFlows Constraints::closure_flows() const {
  ClosureFlows out;
  out.captures = captures_;
  out.parameters = parameters_;
  out.results = results_;
  const std::size_t count = captures_ + parameters_ + results_;
  for (std::size_t slot = 0; slot < count; ++slot)
    for (const RegionId shorter : regions_.below(first_slot_ + static_cast<RegionId>(slot))) {
      if (shorter == Regions::kStaticRegion) out.flows.emplace_back(slot, kStaticSlot);
      if (shorter < first_slot_ || shorter >= first_slot_ + count || shorter == first_slot_ + slot) continue;
      out.flows.emplace_back(slot, shorter - first_slot_);
    }
  return out;
}

RegionType Constraints::type_of(const Place& place) {
  if (place.local == mir::kNoLocal) return {types_.erased(context_.infer.types.error()), {}};
  RegionType type = locals_[place.local];
  for (const Projection& step : place.steps) type = types_.step(type, step, {});
  return type;
}

RegionType Constraints::type_of(const mir::Operand& operand) {
  using Kind = mir::Operand::Kind;
  if (operand.kind == Kind::Copy || operand.kind == Kind::Move) return type_of(operand.place);
  RegionType out{operand.type, {}};
  out.regions.assign(types_.slots(operand.type), Regions::kStaticRegion);
  return out;
}

void Constraints::statement(Point point, const mir::Statement& s) {
  if (s.kind != mir::StatementKind::Assign) return;
  if (s.place.local == mir::kNoLocal) return;
  const RegionType to = type_of(s.place);
  const bool returns = s.place.local == 0;
  const Why why{returns ? Why::Kind::Return : Why::Kind::Flow, s.span, point};
  const mir::Rvalue& value = s.value;
  switch (value.kind) {
    case mir::RvalueKind::Use:
    case mir::RvalueKind::Repeat:
    case mir::RvalueKind::Box: {
      if (value.operands.empty() || to.regions.empty()) return;
      const RegionType from = type_of(value.operands[0]);
      if (value.kind == mir::RvalueKind::Use) types_.relate(from, to, why);
      else if (value.kind == mir::RvalueKind::Repeat) types_.relate(from, types_.element(to), why);
      else types_.relate(from, types_.pointee(to), why);
      return;
    }
    case mir::RvalueKind::Ref: borrow(point, s, to); return;
    case mir::RvalueKind::Cast:
      if (to.regions.empty() || value.operands.empty()) return;
      if (value.cast == mir::CastKind::Unsize) {
        types_.unsize(type_of(value.operands[0]), to, {returns ? Why::Kind::Return : Why::Kind::Cast, s.span, point});
        if (s.value.type) {
          const RegionType from = type_of(value.operands[0]);
          const Ty inner = to.type->args.empty() ? nullptr : to.type->args[0];
          // Box<T> as Box<dyn Trait + 'static>: T must not hold what may end.
          if (inner && inner->kind == TyKind::Dyn && to.regions.back() == Regions::kStaticRegion && !from.type->args.empty()) find_short(from.type->args[0], s.span);
        }
      }
      return;
    case mir::RvalueKind::Aggregate: {
      const bool closure = value.type && value.type->kind == TyKind::Closure;
      for (std::uint32_t i = 0; i < value.operands.size(); ++i) {
        const RegionType from = type_of(value.operands[i]);
        if (from.regions.empty()) continue;
        const Why each{returns ? Why::Kind::Return : closure ? Why::Kind::Capture : Why::Kind::Flow, returns ? s.span : span_of(value.operands[i], s.span), point};
        if (to.type->kind == TyKind::Array) types_.relate(from, types_.element(to), each);
        else if (to.type->kind == TyKind::Opaque) types_.relate(from, to, each);
        else types_.relate(from, types_.field(to, value.variant, i, each), each);
      }
      if (closure && to.type->kind == TyKind::Closure) made(to, why);
      return;
    }
    default: return;
  }
}

// What a closure's body does among what it captures happens wherever it is made.
void Constraints::made(const RegionType& closure, const Why& why) {
  const auto known = flows_.find(closure.type->closure());
  if (known == flows_.end() || known->second.captures != closure.regions.size()) return;
  for (const auto& [longer, shorter] : known->second.flows) {
    if (longer >= known->second.captures) continue;
    if (shorter == kStaticSlot) regions_.outlives(closure.regions[longer], Regions::kStaticRegion, {Why::Kind::Capture, why.span, why.point});
    else if (shorter < known->second.captures) regions_.outlives(closure.regions[longer], closure.regions[shorter], why);
  }
}

void Constraints::borrow(Point point, const mir::Statement& s, const RegionType& to) {
  const Place& place = s.value.place;
  const Why why{s.place.local == 0 ? Why::Kind::Return : Why::Kind::Flow, s.span, point};
  if (place.local == mir::kNoLocal || to.type->kind != TyKind::Ref || to.regions.empty()) return;
  const RegionId region = regions_.add();
  regions_.outlives(region, to.regions[0], why);
  const RegionType from = type_of(place);
  types_.relate(from, types_.pointee(to), why, to.type->is_mut ? RegionTypes::Variance::Invariant : RegionTypes::Variance::Covariant);
  // What the reference is taken through must live as long: up to the first shared reference, which can be copied.
  bool is_lent = !promoted_[place.local];
  for (std::size_t i = place.steps.size(); i-- > 0;) {
    if (place.steps[i].kind != Projection::Kind::Deref) continue;
    Place before;
    before.local = place.local;
    before.steps.assign(place.steps.begin(), place.steps.begin() + static_cast<std::ptrdiff_t>(i));
    const RegionType pointer = type_of(before);
    if (pointer.type->kind != TyKind::Ref || pointer.regions.empty()) continue;  // Box
    regions_.outlives(pointer.regions[0], region, why);
    if (!pointer.type->is_mut) {
      is_lent = false;
      break;
    }
  }
  if (!is_lent) return;
  Loan loan;
  loan.place = place;
  loan.kind = s.value.borrow == mir::BorrowKind::Shared ? UseKind::BorrowShared : s.value.borrow == mir::BorrowKind::Mutable ? UseKind::BorrowMut : UseKind::BorrowTwoPhase;
  loan.region = region;
  loan.point = point;
  loan.span = s.span;
  if (loan.kind == UseKind::BorrowTwoPhase && s.place.steps.empty()) loan.holder = s.place.local;
  loans_.push_back(std::move(loan));
}

void Constraints::call(Point point, const mir::Terminator& t) {
  const FnDef* fn = t.fn;
  if (!fn) return;  // through a function pointer: nothing is known
  const LangItems& lang = context_.infer.lang;
  if (fn->trait && (fn->trait == lang.fn || fn->trait == lang.fn_mut || fn->trait == lang.fn_once)) {
    RegionType callee = t.arguments.empty() ? RegionType{} : type_of(t.arguments[0]);
    while (callee.type && callee.type->kind == TyKind::Ref) callee = types_.pointee(callee);
    if (callee.type && callee.type->kind == TyKind::Closure) closure_call(point, t, callee);
    return;
  }
  RegionTypes::Arguments own;
  for (const Ty arg : t.fn_args) own.types.push_back(types_.fresh(types_.erased(arg)));
  for (std::uint32_t i = 0; i < fn->generics.lifetime_count(); ++i) own.regions.push_back(regions_.add());
  for (std::size_t i = 0; i < t.arguments.size() && i < fn->inputs.size(); ++i) {
    const RegionType given = type_of(t.arguments[i]);
    const Why why{Why::Kind::Argument, span_of(t.arguments[i], t.span), point};
    if (!given.regions.empty()) types_.relate(given, types_.instantiate(fn->inputs[i], own, why), why);
  }
  const Why bound{Why::Kind::Bound, t.span, point};
  for (const Generics* generics = &fn->generics; generics; generics = generics->parent) bounds(*generics, own, bound);
  if (t.place.local == mir::kNoLocal || t.target == mir::kNoBlock) return;
  const RegionType to = type_of(t.place);
  if (to.regions.empty()) return;
  const Why why{t.place.local == 0 ? Why::Kind::Return : Why::Kind::Flow, t.span, point};
  types_.relate(types_.instantiate(fn->output, own, why), to, why);
}

void Constraints::closure_call(Point point, const mir::Terminator& t, const RegionType& callee) {
  std::vector<RegionId> parameters, result;
  const Why why{Why::Kind::Argument, t.span, point};
  const auto& inputs = callee.type->closure()->inputs;
  const bool as_tuple = t.arguments.size() == 2 && inputs.size() != 1 && type_of(t.arguments[1]).type->kind == TyKind::Tuple;
  if (as_tuple) {
    parameters = type_of(t.arguments[1]).regions;
  } else {
    for (std::size_t i = 1; i < t.arguments.size(); ++i) {
      const RegionType given = type_of(t.arguments[i]);
      parameters.insert(parameters.end(), given.regions.begin(), given.regions.end());
    }
  }
  if (t.place.local != mir::kNoLocal) result = type_of(t.place).regions;
  types_.apply_flows(callee, parameters, result, why);
}

void Constraints::bounds(const Generics& generics, const RegionTypes::Arguments& arguments, const Why& why) {
  const LangItems& lang = context_.infer.lang;
  const auto region_of = [&](Region declared) {
    if (declared == kStatic) return Regions::kStaticRegion;
    return declared >= kFirstRegionParam && declared - kFirstRegionParam < arguments.regions.size() ? arguments.regions[declared - kFirstRegionParam] : kNoRegion;
  };
  for (const OutlivesBound& bound : generics.outlives) {
    const RegionId shorter = region_of(bound.region);
    if (shorter == kNoRegion) continue;
    if (!bound.type) {
      if (const RegionId longer = region_of(bound.longer); longer != kNoRegion) regions_.outlives(longer, shorter, why);
      continue;
    }
    const RegionType type = types_.instantiate(bound.type, arguments, why);
    for (const RegionId longer : type.regions) regions_.outlives(longer, shorter, why);
    if (shorter == Regions::kStaticRegion) find_short(type.type, why.span);
  }
  for (const Predicate& predicate : generics.predicates) {
    const TraitDef* trait = predicate.trait.trait;
    if (trait == lang.fn || trait == lang.fn_mut || trait == lang.fn_once) {
      if (!predicate.assoc || predicate.trait.args.size() < 2) continue;
      const RegionType callee = types_.instantiate(predicate.trait.args[0], arguments, why);
      const RegionType parameters = types_.instantiate(predicate.trait.args[1], arguments, why);
      const RegionType result = types_.instantiate(predicate.type, arguments, why);
      fn_bound(callee, parameters, &result, why);
    } else if (predicate.assoc) {
      const RegionType found = types_.instantiate(context_.infer.types.projection(predicate.assoc, predicate.trait.args), arguments, why);
      types_.relate(found, types_.instantiate(predicate.type, arguments, why), why, RegionTypes::Variance::Invariant);
    } else {
      types_.implement(predicate.trait, arguments, why);
    }
  }
}

void Constraints::fn_bound(const RegionType& callee, const RegionType& parameters, const RegionType* result, const Why& why) {
  if (callee.type->kind == TyKind::Closure) {
    types_.apply_flows(callee, parameters.regions, result->regions, why);
  } else if (callee.type->kind == TyKind::FnDef && callee.type->fn()) {
    const FnDef* fn = callee.type->fn();
    RegionTypes::Arguments own;
    for (const Ty arg : callee.type->args) own.types.push_back(types_.fresh(types_.erased(arg)));
    for (std::uint32_t i = 0; i < fn->generics.lifetime_count(); ++i) own.regions.push_back(regions_.add());
    const std::vector<RegionType> given = types_.parts(parameters);
    for (std::size_t i = 0; i < fn->inputs.size() && i < given.size(); ++i) types_.relate(given[i], types_.instantiate(fn->inputs[i], own, why), why);
    types_.relate(types_.instantiate(fn->output, own, why), *result, why);
  }
}

bool Constraints::promises_static(Ty parameter) const {
  const auto has_bound = [](const Generics& generics, Ty of) {
    return std::any_of(generics.outlives.begin(), generics.outlives.end(), [&](const OutlivesBound& bound) { return bound.region == kStatic && bound.type && bound.type->kind == TyKind::Param && bound.type->index == of->index; });
  };
  for (const Generics* generics = &context_.fn.generics; generics; generics = generics->parent)
    if (has_bound(*generics, parameter)) return true;
  // The traits it has may ask for it: `trait Job: 'static`.
  for (const Predicate& predicate : context_.infer.env())
    if (predicate.trait.args[0] == parameter && !predicate.trait.trait->generics.params.empty()) {
      const TraitDef* trait = predicate.trait.trait;
      for (const OutlivesBound& bound : trait->generics.outlives)
        if (bound.region == kStatic && bound.type && bound.type->kind == TyKind::Param && bound.type->index == 0) return true;
    }
  return false;
}

void Constraints::find_short(Ty type, Span span) {
  if (!type->has(Type::kHasParam) && type->kind != TyKind::Closure) return;
  if (type->kind == TyKind::Param) {
    if (!promises_static(type)) short_parameters_.push_back({span, type});
    return;
  }
  if (type->kind == TyKind::Closure) {
    for (const Capture& capture : type->closure()->captures)
      if (capture.mode == Capture::Mode::ByMove) find_short(capture.field_type, span);
    return;
  }
  if (type->kind != TyKind::Adt && type->kind != TyKind::Tuple && type->kind != TyKind::Array && type->kind != TyKind::Slice) return;
  for (const Ty part : type->args) find_short(part, span);
}

}  // namespace handoff::lang::borrow
