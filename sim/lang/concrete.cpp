#include "lang/concrete.hpp"

#include <algorithm>

namespace handoff::lang {

std::size_t Concrete::Hash::operator()(const std::pair<Ty, std::vector<Ty>>& key) const {
  std::size_t h = reinterpret_cast<std::size_t>(key.first) >> 4;
  for (const Ty arg : key.second) h = (h ^ (reinterpret_cast<std::size_t>(arg) >> 4)) * static_cast<std::size_t>(0x9E3779B97F4A7C15u);
  return h;
}

Ty Concrete::substitute(Ty type, const std::vector<Ty>& args) {
  if (!type->has(Type::kHasParam | Type::kHasProjection | Type::kHasOpaque | Type::kHasRegion | Type::kIsLate)) return type;
  std::pair<Ty, std::vector<Ty>> key{type, type->has(Type::kHasParam) ? args : std::vector<Ty>()};
  if (const auto found = substituted_.find(key); found != substituted_.end()) return found->second;
  Ty out = types().substitute(types().erase(type), args);
  if (out->has(Type::kHasProjection | Type::kHasOpaque)) {
    out = infer_.settle(out);
    if (out->has(Type::kHasOpaque | Type::kHasProjection) && out != type) out = substitute(out, {});
  }
  substituted_.emplace(std::move(key), out);
  return out;
}

std::vector<Ty> Concrete::substitute(const std::vector<Ty>& list, const std::vector<Ty>& args) {
  std::vector<Ty> out;
  out.reserve(list.size());
  for (const Ty type : list) out.push_back(substitute(type, args));
  return out;
}

Callee Concrete::resolve(const FnDef* fn, const std::vector<Ty>& args) {
  const std::pair<const FnDef*, std::vector<Ty>> key{fn, args};
  if (const auto found = resolved_.find(key); found != resolved_.end()) return found->second;
  const Infer::Mark before = infer_.mark();
  Callee callee = find(fn, args);
  infer_.roll_back(before);
  // Calls of what a reference or a box holds.
  if (callee.kind == Callee::Kind::Fn && callee.fn->intrinsic && callee.fn->impl && callee.fn->impl->has_trait) {
    const TraitDef* trait = callee.fn->impl->trait.trait;
    if (trait == lang().fn || trait == lang().fn_mut || trait == lang().fn_once) {
      callee.kind = Callee::Kind::Callable;
      callee.self = substitute(callee.fn->impl->self_type, callee.args);
      callee.mode = trait == lang().fn ? CallMode::ByRef : trait == lang().fn_mut ? CallMode::ByMutRef : CallMode::ByValue;
    }
  }
  resolved_.emplace(key, callee);
  return callee;
}

Callee Concrete::find(const FnDef* fn, const std::vector<Ty>& args) {
  Callee callee;
  if (!fn->trait) {
    callee.kind = Callee::Kind::Fn;
    callee.fn = fn;
    callee.args = args;
    return callee;
  }
  const TraitDef* trait = fn->trait;
  const std::size_t of_trait = trait->generics.count();
  TraitRef ref{trait, {args.begin(), args.begin() + static_cast<std::ptrdiff_t>(std::min(of_trait, args.size()))}};
  Selection selection;
  std::vector<Obligation> nested;
  const Infer::Answer answer = infer_.select(ref, selection, nested);
  if (answer == Infer::Answer::No) return callee;
  const auto provided = [&] {
    if (!fn->item->body && !fn->intrinsic) return callee;  // of a type that grew too large
    callee.kind = Callee::Kind::Fn;
    callee.fn = fn;
    callee.args = args;
    return callee;
  };
  switch (answer == Infer::Answer::Yes ? selection.kind : Selection::Kind::None) {
    case Selection::Kind::Impl: {
      const FnDef* own = nullptr;
      if (fn->constant) {
        const auto found = selection.impl->consts.find(fn->name);
        if (found != selection.impl->consts.end()) own = found->second->body;
      } else {
        const auto found = selection.impl->methods.find(fn->name);
        if (found != selection.impl->methods.end()) own = found->second;
      }
      if (!own) return provided();
      infer_.meet(std::move(nested));
      callee.kind = Callee::Kind::Fn;
      callee.fn = own;
      for (const Ty arg : selection.args) callee.args.push_back(substitute(infer_.resolve(arg), {}));
      callee.args.insert(callee.args.end(), args.begin() + static_cast<std::ptrdiff_t>(of_trait), args.end());
      return callee;
    }
    case Selection::Kind::Builtin:
      if (trait == lang().clone && *fn->name == "clone") {
        callee.kind = Callee::Kind::Clone;
        callee.self = args[0];
        return callee;
      }
      return provided();
    case Selection::Kind::Closure:
    case Selection::Kind::FnPointer:
      callee.kind = Callee::Kind::Callable;
      callee.self = args[0];
      callee.mode = trait == lang().fn ? CallMode::ByRef : trait == lang().fn_mut ? CallMode::ByMutRef : CallMode::ByValue;
      return callee;
    case Selection::Kind::Dyn: {
      const bool is_call = trait == lang().fn || trait == lang().fn_mut || trait == lang().fn_once;
      if (is_call) {
        callee.kind = Callee::Kind::Callable;
        callee.self = args[0];
        callee.mode = trait == lang().fn ? CallMode::ByRef : trait == lang().fn_mut ? CallMode::ByMutRef : CallMode::ByValue;
        return callee;
      }
      if (!is_dispatchable(fn)) return provided();
      const std::vector<const FnDef*>& methods = vtable_methods(args[0]->trait());
      const auto at = std::find(methods.begin(), methods.end(), fn);
      if (at == methods.end()) return provided();
      callee.kind = Callee::Kind::Virtual;
      callee.fn = fn;
      callee.args = args;
      callee.self = args[0];
      callee.slot = static_cast<std::uint32_t>(at - methods.begin());
      return callee;
    }
    default: return answer == Infer::Answer::Yes ? provided() : callee;
  }
}

const FnDef* Concrete::drop_of(Ty type, std::vector<Ty>& args) {
  if (type->kind != TyKind::Adt || !type->adt()->drop_impl) return nullptr;
  const ImplDef* impl = type->adt()->drop_impl;
  const auto method = std::find_if(impl->methods.begin(), impl->methods.end(), [](const auto& entry) { return *entry.first == "drop"; });
  if (method == impl->methods.end()) return nullptr;
  const Infer::Mark before = infer_.mark();
  args = infer_.fresh_args(impl->generics, {});
  infer_.unify(types().substitute(types().erase(impl->self_type), args), type);
  for (Ty& arg : args) arg = infer_.resolve(arg);
  infer_.roll_back(before);
  return method->second;
}

std::vector<Ty> Concrete::field_types(Ty type) {
  switch (type->kind) {
    case TyKind::Tuple: return type->args;
    case TyKind::Closure: {
      std::vector<Ty> out;
      for (const Capture& capture : type->closure()->captures) out.push_back(substitute(capture.field_type, type->args));
      return out;
    }
    case TyKind::Adt: return variant_types(type, 0);
    default: return {};
  }
}

std::vector<Ty> Concrete::variant_types(Ty type, std::uint32_t variant) {
  std::vector<Ty> out;
  if (type->kind != TyKind::Adt || variant >= type->adt()->variants.size()) return out;
  for (const FieldDef& field : type->adt()->variants[variant]->fields) out.push_back(field_type(field, type->args));
  return out;
}

void Concrete::signature(Ty callable, std::vector<Ty>& inputs, Ty& output) {
  inputs.clear();
  output = types().unit();
  switch (callable->kind) {
    case TyKind::Closure:
      inputs = substitute(callable->closure()->inputs, callable->args);
      output = substitute(callable->closure()->output, callable->args);
      break;
    case TyKind::FnDef:
      inputs = substitute(callable->fn()->inputs, callable->args);
      output = substitute(callable->fn()->output, callable->args);
      break;
    case TyKind::FnPtr:
      inputs.assign(callable->args.begin(), callable->args.end() - 1);
      output = callable->args.back();
      break;
    default: break;
  }
}

bool Concrete::is_copy(Ty type) {
  if (const auto found = is_copy_.find(type); found != is_copy_.end()) return found->second;
  return is_copy_[type] = infer_.is_copy(type);
}

bool Concrete::needs_drop(Ty type) {
  if (const auto found = needs_drop_.find(type); found != needs_drop_.end()) return found->second;
  needs_drop_[type] = true;  // a type inside of itself is behind a Box or Vec
  bool needs = false;
  const auto any = [&](const std::vector<Ty>& list) {
    return std::any_of(list.begin(), list.end(), [this](Ty part) { return needs_drop(part); });
  };
  switch (type->kind) {
    case TyKind::Tuple:
    case TyKind::Closure: needs = any(field_types(type)); break;
    case TyKind::Array:
    case TyKind::Slice: needs = needs_drop(type->args[0]); break;
    case TyKind::Dyn: needs = true; break;
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      if (adt == lang().manually_drop || adt == lang().phantom) break;
      needs = adt == lang().box || adt->drop_impl != nullptr;
      for (std::uint32_t i = 0; i < adt->variants.size() && !needs; ++i) needs = any(variant_types(type, i));
      break;
    }
    default: break;
  }
  return needs_drop_[type] = needs;
}

bool Concrete::is_dispatchable(const FnDef* fn) const {
  if (!fn->has_self || !fn->generics.params.empty()) return false;
  for (const Predicate& predicate : fn->generics.predicates)
    if (predicate.trait.trait == crate_.lang.sized && predicate.trait.args[0]->kind == TyKind::Param && predicate.trait.args[0]->index == 0) return false;
  // By reference, or in a Box.
  return fn->inputs[0]->kind != TyKind::Param;
}

const std::vector<const FnDef*>& Concrete::vtable_methods(const TraitDef* trait) {
  const auto [at, inserted] = vtable_methods_.try_emplace(trait);
  if (!inserted) return at->second;
  std::vector<const TraitDef*> traits{trait};
  for (std::size_t i = 0; i < traits.size(); ++i)
    for (const TraitRef& super : traits[i]->supertraits)
      if (std::find(traits.begin(), traits.end(), super.trait) == traits.end()) traits.push_back(super.trait);
  for (const TraitDef* one : traits) at->second.insert(at->second.end(), one->methods.begin(), one->methods.end());
  return at->second;
}

}  // namespace handoff::lang
