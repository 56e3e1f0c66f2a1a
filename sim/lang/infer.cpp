#include "lang/infer.hpp"

namespace handoff::lang {

Ty Infer::fresh(Span origin, VarKind kind, const char*) {
  vars_.push_back({nullptr, kind, origin});
  return types.infer(static_cast<std::uint32_t>(vars_.size() - 1));
}

Ty Infer::shallow(Ty type) const {
  while (type->kind == TyKind::Infer && vars_[type->index].value) type = vars_[type->index].value;
  return type;
}

Ty Infer::resolve(Ty type) {
  if (!type->has(Type::kHasInfer)) return type;
  const Walk walk(*this);
  if (walk.is_too_far()) return types.overflow();
  if (type->kind == TyKind::Infer) {
    const Ty value = shallow(type);
    return value->kind == TyKind::Infer ? value : resolve(value);
  }
  return types.map_parts(type, [this](Ty part) { return resolve(part); });
}

bool Infer::occurs(std::uint32_t index, Ty type) {
  type = shallow(type);
  if (type->kind == TyKind::Infer) return type->index == index;
  if (!type->has(Type::kHasInfer)) return false;
  const Walk walk(*this);
  if (walk.is_too_far()) return types.overflow() != nullptr;
  for (const Ty part : type->args)
    if (occurs(index, part)) return true;
  return false;
}

bool Infer::bind(Ty variable, Ty value) {
  if (value->kind != TyKind::Infer) {
    if (occurs(variable->index, value)) return false;
    const VarKind kind = kind_of(variable);
    if (kind == VarKind::Int && !is_int(value->kind) && value->kind != TyKind::Error) return false;
    if (kind == VarKind::Float && !is_float(value->kind) && value->kind != TyKind::Error) return false;
  }
  log_.emplace_back(variable->index, vars_[variable->index].value);
  vars_[variable->index].value = value;
  return true;
}

void Infer::roll_back(Mark mark) {
  forget(mark);
  while (log_.size() > mark.log) {
    vars_[log_.back().first].value = log_.back().second;
    log_.pop_back();
  }
  vars_.resize(mark.vars);
}

void Infer::forget(Mark mark) {
  while (projected_log_.size() > mark.projected) {
    const auto known = projected_.find(projected_log_.back());
    projected_log_.pop_back();
    if ((reveal_ || settling_ > 0) && !known->first->has(Type::kHasInfer)) {
      const Ty stands_for = resolve(known->second);
      if (!stands_for->has(Type::kHasInfer)) settled_.emplace(known->first, stands_for);
    }
    projected_.erase(known);
  }
  for (; met_log_.size() > mark.met; met_log_.pop_back()) met_.erase(met_log_.back());
}

bool Infer::unify(Ty a, Ty b) {
  a = shallow(a);
  b = shallow(b);
  if (a == b) return true;
  if (a->kind == TyKind::Infer && b->kind == TyKind::Infer) {
    const VarKind ka = kind_of(a), kb = kind_of(b);
    if (ka == VarKind::General) return bind(a, b);
    if (kb == VarKind::General) return bind(b, a);
    return ka == kb && bind(a, b);
  }
  if (a->kind == TyKind::Infer) return bind(a, b);
  if (b->kind == TyKind::Infer) return bind(b, a);
  if (a->kind == TyKind::Error || b->kind == TyKind::Error) return true;
  if (a->kind != b->kind || a->def != b->def || a->is_mut != b->is_mut || a->value != b->value ||
      a->args.size() != b->args.size())
    return false;
  if (a->kind == TyKind::Param) return a->index == b->index;
  if (a->kind == TyKind::Dyn && (a->index != b->index || a->bound != b->bound)) return false;
  for (std::size_t i = 0; i < a->args.size(); ++i)
    if (!unify(a->args[i], b->args[i])) return false;
  return true;
}

void Infer::default_numbers() {
  for (std::uint32_t i = 0; i < vars_.size(); ++i) {
    if (vars_[i].value) continue;
    if (vars_[i].kind == VarKind::Int) bind(types.infer(i), types.primitive(TyKind::I32));
    if (vars_[i].kind == VarKind::Float) bind(types.infer(i), types.primitive(TyKind::F64));
  }
}

std::vector<Ty> Infer::fresh_args(const Generics& generics, Span span) {
  std::vector<Ty> args;
  for (std::uint32_t i = 0; i < generics.count(); ++i) args.push_back(fresh(span));
  return args;
}

std::vector<Ty> Infer::identity_args(const Generics& generics) {
  std::vector<Ty> args;
  for (std::uint32_t i = 0; i < generics.count(); ++i) args.push_back(types.param(i, generics.param(i).name));
  return args;
}

void Infer::predicates_of(const Generics& generics, const std::vector<Ty>& args, Span span, std::vector<Obligation>& out,
                          const FnDef* callee) {
  if (generics.parent) predicates_of(*generics.parent, args, span, out, callee);
  for (const Predicate& predicate : generics.predicates) {
    Obligation obligation;
    obligation.predicate = predicate;
    for (Ty& arg : obligation.predicate.trait.args) arg = normalize(types.substitute(arg, args), span, out);
    if (predicate.type) obligation.predicate.type = normalize(types.substitute(predicate.type, args), span, out);
    obligation.span = span;
    obligation.callee = callee;
    out.push_back(std::move(obligation));
  }
}

void Infer::set_env(const Generics* generics) {
  env_.clear();
  const Mark before = mark();
  for (const Generics* g = generics; g; g = g->parent)
    for (const Predicate& predicate : g->predicates) {
      Predicate own = predicate;
      for (Ty& arg : own.trait.args) arg = types.erase(arg);
      if (own.type) own.type = types.erase(own.type);
      env_.push_back(std::move(own));
    }
  for (std::size_t i = 0; i < env_.size() && env_.size() < 500; ++i) {
    if (env_[i].assoc) continue;
    const TraitRef ref = env_[i].trait;
    for (const TraitRef& super : ref.trait->supertraits) {
      Predicate own;
      own.trait = super;
      own.span = env_[i].span;
      for (Ty& arg : own.trait.args) arg = types.substitute(arg, ref.args);
      bool known = false;
      for (const Predicate& other : env_) known |= !other.assoc && other.trait.trait == own.trait.trait && other.trait.args == own.trait.args;
      if (!known) env_.push_back(std::move(own));
    }
    // trait Foo: Iterator<Item = u32>
    for (const Predicate& predicate : ref.trait->generics.predicates)
      if (predicate.assoc && predicate.trait.args[0]->kind == TyKind::Param && predicate.trait.args[0]->index == 0) {
        Predicate own = predicate;
        for (Ty& arg : own.trait.args) arg = types.substitute(arg, ref.args);
        own.type = types.substitute(own.type, ref.args);
        env_.push_back(std::move(own));
      }
  }
  // Bounds may mention each other's associated types.
  for (int round = 0; round < 2; ++round)
    for (std::size_t i = 0; i < env_.size(); ++i) {
      std::vector<Obligation> ignored;
      Predicate predicate = env_[i];
      bool changed = false;
      const auto update = [&](Ty& type) {
        if (!type->has(Type::kHasProjection)) return;
        const Ty now = normalize(type, {}, ignored);
        if (now->has(Type::kHasInfer)) return;
        changed |= now != type;
        type = now;
      };
      for (std::size_t arg = predicate.assoc ? 1 : 0; arg < predicate.trait.args.size(); ++arg) update(predicate.trait.args[arg]);
      if (predicate.type) update(predicate.type);
      if (changed) env_[i] = std::move(predicate);
    }
  forget(before);
}

Infer::ConditionKey Infer::key_of(const Obligation& obligation) {
  const Predicate& predicate = obligation.predicate;
  ConditionKey key{predicate.assoc ? static_cast<const void*>(predicate.assoc) : predicate.trait.trait};
  for (const Ty arg : predicate.trait.args) key.push_back(resolve(arg));
  if (predicate.assoc) key.push_back(resolve(predicate.type));
  return key;
}

bool Infer::has_met(const Obligation& obligation) {
  const auto known = met_.find(key_of(obligation));
  if (known == met_.end()) return false;
  note_cause(obligation.cause, known->second);
  return true;
}

std::size_t Infer::note_met(const Obligation& obligation, bool& is_new) {
  const auto [known, inserted] = met_.try_emplace(key_of(obligation), conditions_.size());
  is_new = inserted;
  if (is_new) {
    met_log_.push_back(known);
    conditions_.push_back({obligation.span, {}});
  }
  note_cause(obligation.cause, known->second);
  return known->second;
}

const Span* Infer::circular_condition() const {
  enum class Visit : std::uint8_t { Not, Begun, Done };
  std::vector<Visit> visits(conditions_.size(), Visit::Not);
  std::vector<std::pair<std::size_t, std::size_t>> path;  // a condition, and how many of those it leads to were looked at
  for (std::size_t first = 1; first < conditions_.size(); ++first) {
    if (visits[first] == Visit::Not) path.emplace_back(first, 0);
    while (!path.empty()) {
      auto& [at, next] = path.back();
      visits[at] = Visit::Begun;
      const std::vector<std::size_t>& leads_to = conditions_[at].leads_to;
      if (next == leads_to.size()) {
        visits[at] = Visit::Done;
        path.pop_back();
      } else if (const std::size_t to = leads_to[next++]; visits[to] == Visit::Begun) {
        return &conditions_[to].span;
      } else if (visits[to] == Visit::Not) {
        path.emplace_back(to, 0);
      }
    }
  }
  return nullptr;
}

}  // namespace handoff::lang
