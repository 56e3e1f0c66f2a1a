#include "lang/borrow_types.hpp"

#include <algorithm>
#include <string_view>

namespace handoff::lang::borrow {

namespace {

bool is_one_of(const AdtDef* adt, std::initializer_list<std::string_view> names) {
  return adt->crate && adt->crate->is_library() && std::find(names.begin(), names.end(), *adt->name) != names.end();
}

// Content can be changed through a shared reference or by the other end: what goes in must live as long as what comes out.
bool shares_content(const AdtDef* adt) {
  return is_one_of(adt, {"Cell", "RefCell", "Mutex", "RwLock", "OnceCell", "OnceLock", "UnsafeCell", "Sender", "SyncSender", "Receiver"});
}

// Library types whose destructor looks at what they hold or refer to; that of the others only drops their content.
bool looks_when_dropped(const AdtDef* adt) {
  return is_one_of(adt, {"MutexGuard", "RwLockReadGuard", "RwLockWriteGuard", "Ref", "RefMut", "Drain", "Sender", "SyncSender", "Receiver", "PeekMut"});
}

}  // namespace

std::size_t RegionTypes::slots(Ty type) {
  switch (type->kind) {
    case TyKind::Ref: return 1 + slots(type->args[0]);
    case TyKind::Slice:
    case TyKind::Array: return slots(type->args[0]);
    case TyKind::Dyn: return 1;
    case TyKind::Adt:
      if (type->args.empty()) return type->adt()->generics.lifetime_count();
      break;
    case TyKind::Tuple:
    case TyKind::Closure:
    case TyKind::Opaque: break;
    default: return 0;
  }
  if (const auto found = slots_.find(type); found != slots_.end()) return found->second;
  slots_[type] = 0;
  std::size_t count = 0;
  if (type->kind == TyKind::Closure) {
    for (const Capture& capture : type->closure()->captures) count += slots(types_.substitute(capture.field_type, type->args));
  } else {
    if (type->kind == TyKind::Adt) count += type->adt()->generics.lifetime_count();
    if (type->kind == TyKind::Opaque) count += 1;
    for (const Ty part : type->args) count += slots(part);
  }
  return slots_[type] = count;
}

RegionType RegionTypes::fresh(Ty erased) {
  RegionType out{erased, {}};
  const std::size_t count = slots(erased);
  for (std::size_t i = 0; i < count; ++i) out.regions.push_back(regions_.add());
  return out;
}

RegionId RegionTypes::region(Region declared, const Arguments& arguments) {
  if (declared == kStatic) return Regions::kStaticRegion;
  if (declared >= kFirstRegionParam && declared - kFirstRegionParam < arguments.regions.size()) {
    const RegionId found = arguments.regions[declared - kFirstRegionParam];
    if (found != kNoRegion) return found;
  }
  return regions_.add();
}

RegionType RegionTypes::instantiate(Ty declared, const Arguments& arguments, const Why& why) {
  RegionType out;
  out.type = walk(declared, arguments, out.regions, why);
  if (out.regions.size() != slots(out.type)) return fresh(out.type);
  return out;
}

Ty RegionTypes::walk(Ty declared, const Arguments& arguments, std::vector<RegionId>& out, const Why& why) {
  switch (declared->kind) {
    case TyKind::Param:
      if (declared->index >= arguments.types.size() || !arguments.types[declared->index].type) return declared;
      out.insert(out.end(), arguments.types[declared->index].regions.begin(), arguments.types[declared->index].regions.end());
      return arguments.types[declared->index].type;
    case TyKind::Ref: {
      out.push_back(region(declared->region, arguments));
      const RegionId own = out.back();
      const Ty to = walk(declared->args[0], arguments, out, why);
      // `&'a dyn Trait` is `&'a (dyn Trait + 'a)`.
      if (declared->args[0]->kind == TyKind::Dyn && declared->args[0]->region == kErased) out.back() = own;
      return types_.ref(to, declared->is_mut);
    }
    case TyKind::Projection: return projection(declared, arguments, out, why);
    case TyKind::Adt:
    case TyKind::Tuple:
    case TyKind::Slice:
    case TyKind::Array:
    case TyKind::Opaque: {
      if (declared->kind == TyKind::Adt) {
        const std::size_t lifetimes = declared->adt()->generics.lifetime_count();
        for (std::size_t i = 0; i < lifetimes; ++i) out.push_back(region(i < declared->regions.size() ? declared->regions[i] : kErased, arguments));
      }
      if (declared->kind == TyKind::Opaque) out.push_back(region(declared->opaque()->lifetime_bound, arguments));
      Type copy = *declared;
      copy.region = kErased;
      copy.regions.clear();
      for (Ty& part : copy.args) part = walk(part, arguments, out, why);
      return types_.intern(std::move(copy));
    }
    default: {
      // Nothing of the parameters' lifetimes is followed into function pointers, trait objects and closures.
      std::vector<Ty> plain;
      for (const RegionType& argument : arguments.types) plain.push_back(argument.type ? argument.type : types_.param(static_cast<std::uint32_t>(plain.size()), nullptr));
      const Ty type = infer_.settle(types_.erase(types_.substitute(declared, plain)));
      if (declared->kind == TyKind::Dyn) {
        out.push_back(declared->region == kErased ? Regions::kStaticRegion : region(declared->region, arguments));
      } else {
        for (std::size_t i = slots(type); i-- > 0;) out.push_back(regions_.add());
      }
      return type;
    }
  }
}

bool RegionTypes::bind(Ty pattern, const RegionType& actual, Arguments& arguments, std::vector<bool>& known, const Why& why) {
  if (pattern->kind == TyKind::Param) {
    if (pattern->index >= known.size()) return true;
    if (known[pattern->index]) {
      relate(actual, arguments.types[pattern->index], why, Variance::Invariant);
    } else {
      known[pattern->index] = true;
      arguments.types[pattern->index] = actual;
    }
    return true;
  }
  const auto bind_region = [&](Region declared, std::size_t slot) {
    if (declared < kFirstRegionParam || declared - kFirstRegionParam >= arguments.regions.size()) return;
    RegionId& known_region = arguments.regions[declared - kFirstRegionParam];
    if (known_region == kNoRegion) {
      known_region = actual.regions[slot];
    } else {
      regions_.outlives(known_region, actual.regions[slot], why);
      regions_.outlives(actual.regions[slot], known_region, why);
    }
  };
  if (pattern->kind != actual.type->kind || pattern->def != actual.type->def || pattern->args.size() != actual.type->args.size()) return false;
  std::size_t at = 0;
  switch (pattern->kind) {
    case TyKind::Ref: bind_region(pattern->region, at++); break;
    case TyKind::Adt:
      for (std::size_t i = 0; i < pattern->adt()->generics.lifetime_count(); ++i, ++at)
        if (i < pattern->regions.size()) bind_region(pattern->regions[i], at);
      break;
    case TyKind::Tuple: case TyKind::Slice: case TyKind::Array: break;
    default: return true;
  }
  for (std::size_t i = 0; i < pattern->args.size(); ++i) {
    const std::size_t count = slots(actual.type->args[i]);
    if (at + count > actual.regions.size()) return false;
    RegionType part{actual.type->args[i], {actual.regions.begin() + static_cast<std::ptrdiff_t>(at), actual.regions.begin() + static_cast<std::ptrdiff_t>(at + count)}};
    bind(pattern->args[i], part, arguments, known, why);
    at += count;
  }
  return true;
}

Ty RegionTypes::projection(Ty declared, const Arguments& arguments, std::vector<RegionId>& out, const Why& why) {
  std::vector<RegionType> inputs;
  std::vector<Ty> plain;
  for (const Ty arg : declared->args) {
    RegionType input;
    input.type = walk(arg, arguments, input.regions, why);
    plain.push_back(input.type);
    inputs.push_back(std::move(input));
  }
  const AssocTyDef* assoc = declared->assoc();
  const Ty type = infer_.settle(types_.projection(assoc, plain));
  const std::size_t count = slots(type);
  if (count == 0) return type;
  const auto unknown = [&](bool from_self) {
    const RegionType result = fresh(type);
    for (std::size_t i = from_self ? 0 : 1; i < inputs.size(); ++i)
      for (const RegionId from : inputs[i].regions)
        for (const RegionId to : result.regions) regions_.outlives(from, to, why);
    out.insert(out.end(), result.regions.begin(), result.regions.end());
    return type;
  };
  struct Deeper {
    int& depth;
    explicit Deeper(int& d) : depth(d) { ++depth; }
    ~Deeper() { --depth; }
  } deeper(depth_);
  if (depth_ > 12) return unknown(true);
  const Ty self = plain[0];
  if (assoc->trait == crate_.lang.fn_once && self->kind == TyKind::Closure) {
    const RegionType result = fresh(type);
    apply_flows(inputs[0], inputs.size() > 1 ? inputs[1].regions : std::vector<RegionId>{}, result.regions, why);
    out.insert(out.end(), result.regions.begin(), result.regions.end());
    return type;
  }
  if (assoc->trait == crate_.lang.fn_once && self->kind == TyKind::FnDef && inputs.size() > 1) {
    const FnDef* fn = self->fn();
    Arguments own;
    for (const Ty arg : self->args) own.types.push_back(fresh(types_.erase(arg)));
    for (std::uint32_t i = 0; i < fn->generics.lifetime_count(); ++i) own.regions.push_back(regions_.add());
    const std::vector<RegionType> given = parts(inputs[1]);
    for (std::size_t i = 0; i < fn->inputs.size() && i < given.size(); ++i) relate(given[i], instantiate(fn->inputs[i], own, why), why);
    const RegionType result = instantiate(fn->output, own, why);
    if (result.type != type) return unknown(false);
    out.insert(out.end(), result.regions.begin(), result.regions.end());
    return type;
  }
  if (self->kind == TyKind::Dyn || self->kind == TyKind::Param || self->kind == TyKind::FnPtr) return unknown(false);
  const Infer::Mark before = infer_.mark();
  Selection selection;
  std::vector<Obligation> nested;
  const Infer::Answer answer = infer_.select(TraitRef{assoc->trait, plain}, selection, nested);
  infer_.roll_back(before);
  if (answer != Infer::Answer::Yes || selection.kind != Selection::Kind::Impl) return unknown(true);
  const ImplDef* impl = selection.impl;
  const auto found = impl->assoc_types.find(assoc->name);
  if (found == impl->assoc_types.end()) return unknown(true);
  Arguments own;
  own.types.resize(impl->generics.count());
  own.regions.assign(impl->generics.lifetime_count(), kNoRegion);
  std::vector<bool> known(own.types.size());
  for (std::size_t i = 0; i < inputs.size() && i < impl->trait.args.size(); ++i) bind(i == 0 ? impl->self_type : impl->trait.args[i], inputs[i], own, known, why);
  for (RegionId& lifetime : own.regions)
    if (lifetime == kNoRegion) lifetime = regions_.add();
  // What the impl's conditions say: `F: FnMut(I::Item) -> B` makes B known.
  for (const Generics* generics = &impl->generics; generics; generics = generics->parent)
    for (const Predicate& predicate : generics->predicates) {
      if (!predicate.assoc || !predicate.type) continue;
      const Ty named = predicate.type->kind == TyKind::Ref ? predicate.type->args[0] : predicate.type;  // `I: Iterator<Item = &'a T>`, too
      if (named->kind != TyKind::Param || named->index >= known.size() || known[named->index]) continue;
      RegionType value;
      value.type = walk(types_.projection(predicate.assoc, predicate.trait.args), own, value.regions, why);
      if (value.regions.size() != slots(value.type)) continue;
      if (named != predicate.type) {
        bind(predicate.type, value, own, known, why);
        continue;
      }
      own.types[named->index] = std::move(value);
      known[named->index] = true;
    }
  if (std::find(known.begin(), known.end(), false) != known.end()) return unknown(true);
  const RegionType result = instantiate(found->second, own, why);
  if (result.type != type) return unknown(true);
  out.insert(out.end(), result.regions.begin(), result.regions.end());
  return type;
}

void RegionTypes::implement(const TraitRef& bound, const Arguments& arguments, const Why& why) {
  std::vector<RegionType> inputs;
  std::vector<Ty> plain;
  bool any = false;
  for (const Ty arg : bound.args) {
    inputs.push_back(instantiate(arg, arguments, why));
    plain.push_back(inputs.back().type);
    any |= inputs.size() > 1 && !inputs.back().regions.empty();
  }
  if (!any || inputs[0].type->kind == TyKind::Param) return;
  const Infer::Mark before = infer_.mark();
  Selection selection;
  std::vector<Obligation> nested;
  const Infer::Answer answer = infer_.select(TraitRef{bound.trait, plain}, selection, nested);
  infer_.roll_back(before);
  if (answer != Infer::Answer::Yes || selection.kind != Selection::Kind::Impl) return;
  const ImplDef* impl = selection.impl;
  Arguments own;
  own.types.resize(impl->generics.count());
  own.regions.assign(impl->generics.lifetime_count(), kNoRegion);
  std::vector<bool> known(own.types.size());
  for (std::size_t i = 0; i < inputs.size() && i < impl->trait.args.size(); ++i) bind(i == 0 ? impl->self_type : impl->trait.args[i], inputs[i], own, known, why);
}

std::vector<RegionType> RegionTypes::parts(const RegionType& whole) {
  std::vector<RegionType> out;
  std::size_t at = whole.type->kind == TyKind::Ref || whole.type->kind == TyKind::Opaque ? 1 : whole.type->kind == TyKind::Adt ? whole.type->adt()->generics.lifetime_count() : 0;
  const auto add = [&](Ty part) {
    const std::size_t count = slots(part);
    if (at + count > whole.regions.size()) {
      out.push_back(fresh(part));
      return;
    }
    const auto from = whole.regions.begin() + static_cast<std::ptrdiff_t>(at);
    out.push_back({part, {from, from + static_cast<std::ptrdiff_t>(count)}});
    at += count;
  };
  if (whole.type->kind == TyKind::Closure) {
    for (const Capture& capture : whole.type->closure()->captures) add(types_.substitute(capture.field_type, whole.type->args));
  } else {
    for (const Ty part : whole.type->args) add(part);
  }
  return out;
}

RegionType RegionTypes::field(const RegionType& whole, std::uint32_t variant, std::uint32_t index, const Why& why) {
  if (whole.type->kind == TyKind::Tuple || whole.type->kind == TyKind::Closure) {
    std::vector<RegionType> all = parts(whole);
    if (index < all.size()) return std::move(all[index]);
  }
  if (whole.type->kind == TyKind::Adt) {
    const AdtDef* adt = whole.type->adt();
    if (variant < adt->variants.size() && index < adt->variants[variant]->fields.size() && adt->variants[variant]->fields[index].type) {
      Arguments arguments;
      arguments.types = parts(whole);
      arguments.regions.assign(whole.regions.begin(), whole.regions.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(whole.regions.size(), adt->generics.lifetime_count())));
      return instantiate(adt->variants[variant]->fields[index].type, arguments, why);
    }
  }
  return {types_.error(), {}};
}

RegionType RegionTypes::pointee(const RegionType& pointer) {
  std::vector<RegionType> all = parts(pointer);
  return all.empty() ? RegionType{types_.error(), {}} : std::move(all[0]);
}

RegionType RegionTypes::element(const RegionType& whole) {
  if (whole.type->kind == TyKind::Array || whole.type->kind == TyKind::Slice) return {whole.type->args[0], whole.regions};
  return {types_.error(), {}};
}

RegionType RegionTypes::step(const RegionType& before, const Projection& step, const Why& why) {
  if (step.type && slots(step.type) == 0) return {step.type, {}};
  RegionType out;
  switch (step.kind) {
    case Projection::Kind::Deref: out = pointee(before); break;
    case Projection::Kind::Field: out = field(before, step.variant, step.index, why); break;
    case Projection::Kind::Index:
    case Projection::Kind::ConstantIndex: out = element(before); break;
    case Projection::Kind::Subslice: out = {step.type, before.regions}; break;
  }
  if (step.type && out.type != step.type && out.regions.size() != slots(step.type)) return fresh(step.type);
  if (step.type) out.type = step.type;
  return out;
}

// ---- variance ----

const RegionTypes::Variances& RegionTypes::variances(const AdtDef* adt) {
  const auto [at, is_new] = variances_.try_emplace(adt);
  if (!is_new) return at->second;
  Variances found;
  found.lifetimes.assign(adt->generics.lifetime_count(), false);
  found.types.assign(adt->generics.count(), false);
  at->second = found;  // while it is being found out, for types that contain themselves
  if (shares_content(adt)) {
    found.types.assign(found.types.size(), true);
  } else {
    for (const VariantDef* variant : adt->variants)
      for (const FieldDef& field : variant->fields)
        if (field.type) find_invariant(field.type, false, found);
  }
  return variances_[adt] = found;
}

void RegionTypes::find_invariant(Ty type, bool invariant, Variances& out) {
  const auto mark = [&](Region region) {
    if (invariant && region >= kFirstRegionParam && region - kFirstRegionParam < out.lifetimes.size()) out.lifetimes[region - kFirstRegionParam] = true;
  };
  switch (type->kind) {
    case TyKind::Param:
      if (invariant && type->index < out.types.size()) out.types[type->index] = true;
      break;
    case TyKind::Ref:
      mark(type->region);
      find_invariant(type->args[0], invariant || type->is_mut, out);
      break;
    case TyKind::Tuple: case TyKind::Slice: case TyKind::Array:
      for (const Ty part : type->args) find_invariant(part, invariant, out);
      break;
    case TyKind::Adt: {
      const Variances inner = variances(type->adt());
      for (std::size_t i = 0; i < type->regions.size(); ++i)
        if (invariant || (i < inner.lifetimes.size() && inner.lifetimes[i])) {
          const bool was = invariant;
          invariant = true;
          mark(type->regions[i]);
          invariant = was;
        }
      for (std::size_t i = 0; i < type->args.size(); ++i) find_invariant(type->args[i], invariant || (i < inner.types.size() && inner.types[i]), out);
      break;
    }
    default: break;
  }
}

void RegionTypes::relate(const RegionType& from, const RegionType& to, const Why& why, Variance variance) {
  if (from.regions.empty() || to.regions.empty()) return;
  if (from.type != to.type && to.type->kind == TyKind::Opaque) {
    for (const RegionId region : from.regions) regions_.outlives(region, opaque_, why);
    return;
  }
  if (from.type != to.type) {
    // Parts may be the same; what cannot be compared is accepted.
    if (from.type->kind != to.type->kind || from.type->def != to.type->def || from.type->args.size() != to.type->args.size() || from.type->kind == TyKind::Closure || from.type->kind == TyKind::Dyn) return;
    const std::vector<RegionType> a = parts(from), b = parts(to);
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) relate(a[i], b[i], why, variance);
    return;
  }
  if (from.regions.size() != to.regions.size()) return;
  relate_slots(to.type, from.regions.data(), to.regions.data(), variance, why);
}

void RegionTypes::relate_slots(Ty type, const RegionId* from, const RegionId* to, Variance variance, const Why& why) {
  const auto one = [&](std::size_t slot, Variance how) {
    if (how != Variance::Contravariant) regions_.outlives(from[slot], to[slot], why);
    if (how != Variance::Covariant) regions_.outlives(to[slot], from[slot], why);
  };
  std::size_t at = 0;
  const auto part = [&](Ty inner, Variance how) {
    const std::size_t count = slots(inner);
    if (count != 0) relate_slots(inner, from + at, to + at, how, why);
    at += count;
  };
  switch (type->kind) {
    case TyKind::Ref:
      one(at++, variance);
      // A coercion shortens what a `dyn` may refer to, behind &mut too.
      part(type->args[0], type->is_mut && type->args[0]->kind != TyKind::Dyn ? Variance::Invariant : variance);
      break;
    case TyKind::Adt: {
      const Variances own = variances(type->adt());
      for (std::size_t i = 0; i < own.lifetimes.size(); ++i) one(at++, own.lifetimes[i] ? Variance::Invariant : variance);
      for (std::size_t i = 0; i < type->args.size(); ++i) part(type->args[i], i < own.types.size() && own.types[i] ? Variance::Invariant : variance);
      break;
    }
    case TyKind::Dyn: one(at++, variance); break;
    case TyKind::Opaque:
      one(at++, variance);
      for (const Ty inner : type->args) part(inner, variance);
      break;
    case TyKind::Closure:
      for (const Capture& capture : type->closure()->captures) part(types_.substitute(capture.field_type, type->args), variance);
      break;
    case TyKind::Tuple: case TyKind::Slice: case TyKind::Array:
      for (const Ty inner : type->args) part(inner, variance);
      break;
    default: break;
  }
}

void RegionTypes::unsize(const RegionType& from, const RegionType& to, const Why& why) {
  if (from.type == to.type) return relate(from, to, why);
  const bool pointers = from.type->kind == to.type->kind && from.type->def == to.type->def && !from.type->args.empty() && !to.type->args.empty();
  if (pointers) {
    if (from.type->kind == TyKind::Ref) regions_.outlives(from.regions[0], to.regions[0], why);
    const RegionType inner_from = pointee(from), inner_to = pointee(to);
    const Variance variance = from.type->kind == TyKind::Ref && to.type->is_mut ? Variance::Invariant : Variance::Covariant;
    if (inner_to.type->kind == TyKind::Dyn) {
      for (const RegionId region : inner_from.regions) regions_.outlives(region, inner_to.regions[0], why);
    } else if (inner_to.type->kind == TyKind::Slice && inner_from.type->kind == TyKind::Array) {
      relate(element(inner_from), element(inner_to), why, variance);
    } else {
      unsize(inner_from, inner_to, why);
    }
    return;
  }
  // A reference to one kind as another (&mut T as &T).
  if (from.type->kind == TyKind::Ref && to.type->kind == TyKind::Ref) {
    regions_.outlives(from.regions[0], to.regions[0], why);
    relate(pointee(from), pointee(to), why);
  }
}

void RegionTypes::apply_flows(const RegionType& closure, const std::vector<RegionId>& parameters, const std::vector<RegionId>& result, const Why& why) {
  const auto known = flows_.find(closure.type->closure());
  const bool fits = known != flows_.end() && known->second.captures == closure.regions.size() && known->second.parameters == parameters.size() && known->second.results == result.size();
  if (!fits) return;  // accepted
  const auto region = [&](std::size_t slot) {
    if (slot == kStaticSlot) return Regions::kStaticRegion;
    if (slot < closure.regions.size()) return closure.regions[slot];
    slot -= closure.regions.size();
    return slot < parameters.size() ? parameters[slot] : result[slot - parameters.size()];
  };
  for (const auto& [longer, shorter] : known->second.flows) regions_.outlives(region(longer), region(shorter), why);
}

void RegionTypes::drop_walk(const RegionType& type, std::vector<RegionId>& out, int depth) {
  if (type.regions.empty() || depth > 8) return;
  switch (type.type->kind) {
    case TyKind::Adt: {
      const AdtDef* adt = type.type->adt();
      if (is_one_of(adt, {"PhantomData", "ManuallyDrop"})) return;
      const bool is_library = adt->crate && adt->crate->is_library();
      if (looks_when_dropped(adt) || (adt->drop_impl && !is_library)) {
        out.insert(out.end(), type.regions.begin(), type.regions.end());
      } else if (adt->drop_impl || is_box(type.type) || is_one_of(adt, {"Arc", "Rc", "Vec", "Mutex"})) {
        for (const RegionType& part : parts(type)) drop_walk(part, out, depth + 1);
      } else {
        for (const VariantDef* variant : adt->variants)
          for (std::uint32_t i = 0; i < variant->fields.size(); ++i) drop_walk(field(type, variant->index, i, {}), out, depth + 1);
      }
      break;
    }
    case TyKind::Tuple: case TyKind::Array: case TyKind::Slice: case TyKind::Closure:
      for (const RegionType& part : parts(type)) drop_walk(part, out, depth + 1);
      break;
    case TyKind::Dyn:
    case TyKind::Opaque: out.insert(out.end(), type.regions.begin(), type.regions.end()); break;
    default: break;
  }
}

}  // namespace handoff::lang::borrow
