#include "lang/types.hpp"

#include <algorithm>

#include "lang/defs.hpp"

namespace handoff::lang {

int int_bits(TyKind k) {
  switch (k) {
    case TyKind::I8: case TyKind::U8: return 8;
    case TyKind::I16: case TyKind::U16: return 16;
    case TyKind::I32: case TyKind::U32: return 32;
    case TyKind::I128: case TyKind::U128: return 128;
    default: return 64;
  }
}

Interner::Interner(const Interner* base) : base_(base) {
  if (base) {
    primitives_ = base->primitives_;
    unit_ = base->unit_;
    return;
  }
  for (int kind = 0; kind <= static_cast<int>(TyKind::F64); ++kind) {
    Type type;
    type.kind = static_cast<TyKind>(kind);
    primitives_.push_back(intern(type));
  }
  Type unit;
  unit.kind = TyKind::Tuple;
  unit_ = intern(unit);
}

std::size_t Interner::hash(const Type& t) {
  std::uint64_t h = static_cast<std::uint64_t>(t.kind) * 31 + t.is_mut;
  const auto mix = [&](std::uint64_t value) {
    h = (h ^ value) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
  };
  mix(t.index);
  mix(t.region);
  mix(static_cast<std::size_t>(t.value));
  mix(reinterpret_cast<std::size_t>(t.def) >> 4);
  for (const Ty arg : t.args) mix(reinterpret_cast<std::size_t>(arg) >> 4);
  for (const Region region : t.regions) mix(region);
  return static_cast<std::size_t>(h);
}

bool Interner::same(const Type& a, const Type& b) {
  return a.kind == b.kind && a.is_mut == b.is_mut && a.index == b.index && a.region == b.region && a.value == b.value &&
         a.def == b.def && a.name == b.name && a.args == b.args && a.regions == b.regions && a.bound == b.bound;
}

const Type* Interner::find(const Table& table, const Type& type, std::size_t hash) {
  const auto [from, to] = table.equal_range(hash);
  for (auto it = from; it != to; ++it)
    if (same(*it->second, type)) return it->second;
  return nullptr;
}

Ty Interner::intern(Type type) {
  const std::size_t h = hash(type);
  if (base_)
    if (const Type* found = find(base_->table_, type, h)) return found;
  if (const Type* found = find(table_, type, h)) return found;
  if (is_settled_)
    if (const Type* found = find(late_, type, h)) return found;
  std::uint8_t flags = is_settled_ ? Type::kIsLate : 0;
  std::uint32_t depth = 1, size = 1;
  for (const Ty arg : type.args) {
    flags = static_cast<std::uint8_t>(flags | arg->flags);
    depth = std::max(depth, arg->depth + 1u);
    size += arg->size;
    if (depth > kMostDepth || size > kMostSize) return overflow();
  }
  type.depth = static_cast<std::uint16_t>(depth);
  type.size = static_cast<std::uint16_t>(size);
  if (type.kind == TyKind::Infer) flags |= Type::kHasInfer;
  if (type.kind == TyKind::Param) flags |= Type::kHasParam;
  if (type.kind == TyKind::Projection) flags |= Type::kHasProjection;
  if (type.kind == TyKind::Opaque) flags |= Type::kHasOpaque;
  if (type.kind == TyKind::Error) flags |= Type::kHasError;
  if (type.region != kErased) flags |= Type::kHasRegion;
  for (const Region region : type.regions)
    if (region != kErased) flags |= Type::kHasRegion;
  type.flags = flags;
  types_.push_back(std::move(type));
  (is_settled_ ? late_ : table_).emplace(h, &types_.back());
  return &types_.back();
}

Ty Interner::tuple(std::vector<Ty> elements) {
  Type type;
  type.kind = TyKind::Tuple;
  type.args = std::move(elements);
  return intern(std::move(type));
}

Ty Interner::ref(Ty to, bool is_mut, Region region) {
  Type type;
  type.kind = TyKind::Ref;
  type.is_mut = is_mut;
  type.region = region;
  type.args = {to};
  return intern(std::move(type));
}

Ty Interner::slice(Ty element) {
  Type type;
  type.kind = TyKind::Slice;
  type.args = {element};
  return intern(std::move(type));
}

Ty Interner::array(Ty element, Ty length) {
  Type type;
  type.kind = TyKind::Array;
  type.args = {element, length};
  return intern(std::move(type));
}

Ty Interner::constant(u128 value) {
  Type type;
  type.kind = TyKind::Const;
  type.value = value;
  return intern(std::move(type));
}

Ty Interner::adt(const AdtDef* def, std::vector<Ty> args, std::vector<Region> regions) {
  Type type;
  type.kind = TyKind::Adt;
  type.def = def;
  type.args = std::move(args);
  bool any = false;
  for (const Region region : regions) any |= region != kErased;
  if (any) type.regions = std::move(regions);
  return intern(std::move(type));
}

Ty Interner::param(std::uint32_t index, Name name) {
  Type type;
  type.kind = TyKind::Param;
  type.index = index;
  type.name = name;
  return intern(std::move(type));
}

Ty Interner::infer(std::uint32_t index) {
  Type type;
  type.kind = TyKind::Infer;
  type.index = index;
  return intern(std::move(type));
}

Ty Interner::with_def(TyKind kind, const void* def, std::vector<Ty> args) {
  Type type;
  type.kind = kind;
  type.def = def;
  type.args = std::move(args);
  return intern(std::move(type));
}

Ty Interner::fn_ptr(std::vector<Ty> parts) {
  Type type;
  type.kind = TyKind::FnPtr;
  type.args = std::move(parts);
  return intern(std::move(type));
}

Ty Interner::substitute(Ty type, const std::vector<Ty>& args) {
  const bool is_foreign = !is_settled_ && type->has(Type::kIsLate);
  if (!is_foreign && !type->has(Type::kHasParam | Type::kHasRegion)) return type;
  if (type->kind == TyKind::Param && type->index < args.size()) return args[type->index];
  Ty mapped = map_parts(type, [&](Ty part) { return substitute(part, args); });
  if (mapped->region != kErased || !mapped->regions.empty() || (is_foreign && mapped == type)) {
    Type copy = *mapped;
    copy.region = kErased;
    copy.regions.clear();
    mapped = intern(std::move(copy));
  }
  return mapped;
}

Ty Interner::erase(Ty type) {
  if (!type->has(Type::kHasRegion)) return type;
  Ty mapped = map_parts(type, [&](Ty part) { return erase(part); });
  if (mapped->region != kErased || !mapped->regions.empty()) {
    Type copy = *mapped;
    copy.region = kErased;
    copy.regions.clear();
    mapped = intern(std::move(copy));
  }
  return mapped;
}

namespace {

const char* primitive_name(TyKind k) {
  switch (k) {
    case TyKind::Error: return "_";
    case TyKind::Never: return "!";
    case TyKind::Bool: return "bool";
    case TyKind::Char: return "char";
    case TyKind::Str: return "str";
    case TyKind::I8: return "i8";
    case TyKind::I16: return "i16";
    case TyKind::I32: return "i32";
    case TyKind::I64: return "i64";
    case TyKind::I128: return "i128";
    case TyKind::Isize: return "isize";
    case TyKind::U8: return "u8";
    case TyKind::U16: return "u16";
    case TyKind::U32: return "u32";
    case TyKind::U64: return "u64";
    case TyKind::U128: return "u128";
    case TyKind::Usize: return "usize";
    case TyKind::F32: return "f32";
    case TyKind::F64: return "f64";
    default: return "?";
  }
}

void write_list(std::string& out, const std::vector<Ty>& list, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) out += ", ";
    out += to_text(list[i]);
  }
}

std::string trait_text(const TraitDef* trait, const std::vector<Ty>& args, std::size_t first,
                       const std::vector<const AssocTyDef*>& bound) {
  std::string out = *trait->name;
  const std::size_t count = args.size() - bound.size();
  if ((out == "Fn" || out == "FnMut" || out == "FnOnce") && count > first && args[first]->kind == TyKind::Tuple) {
    out += "(";
    write_list(out, args[first]->args, 0, args[first]->args.size());
    out += ")";
    if (!bound.empty() && !is_unit(args.back())) out += " -> " + to_text(args.back());
    return out;
  }
  if (args.size() > first) {
    out += "<";
    write_list(out, args, first, count);
    for (std::size_t i = 0; i < bound.size(); ++i) {
      if (count + i > first) out += ", ";
      out += *bound[i]->name + " = " + to_text(args[count + i]);
    }
    out += ">";
  }
  return out;
}

}  // namespace

std::string to_text(Ty t) {
  std::string out;
  switch (t->kind) {
    case TyKind::Tuple:
      out = "(";
      write_list(out, t->args, 0, t->args.size());
      return out + (t->args.size() == 1 ? ",)" : ")");
    case TyKind::Ref: return (t->is_mut ? "&mut " : "&") + to_text(t->args[0]);
    case TyKind::Slice: return "[" + to_text(t->args[0]) + "]";
    case TyKind::Array: return "[" + to_text(t->args[0]) + "; " + to_text(t->args[1]) + "]";
    case TyKind::Adt: {
      out = *t->adt()->name;
      std::size_t shown = t->args.size();
      if (shown > 0) {
        out += "<";
        write_list(out, t->args, 0, shown);
        out += ">";
      }
      return out;
    }
    case TyKind::Param: return t->name ? *t->name : "Self";
    case TyKind::Infer: return "_";
    case TyKind::Closure: return "closure";
    case TyKind::FnDef: {
      const FnDef* fn = t->fn();
      out = "fn(";
      write_list(out, fn->inputs, 0, fn->inputs.size());
      out += ")";
      if (fn->output && !is_unit(fn->output)) out += " -> " + to_text(fn->output);
      return out + " {" + *fn->name + "}";
    }
    case TyKind::FnPtr:
      out = "fn(";
      write_list(out, t->args, 0, t->args.size() - 1);
      out += ")";
      if (!is_unit(t->args.back())) out += " -> " + to_text(t->args.back());
      return out;
    case TyKind::Dyn:
      out = "dyn " + trait_text(t->trait(), t->args, 0, t->bound);
      if (t->index & kDynSend) out += " + Send";
      if (t->index & kDynSync) out += " + Sync";
      return out;
    case TyKind::Projection:
      if (t->args[0]->kind == TyKind::Param) return to_text(t->args[0]) + "::" + *t->assoc()->name;
      return "<" + to_text(t->args[0]) + " as " + trait_text(t->assoc()->trait, t->args, 1, {}) + ">::" + *t->assoc()->name;
    case TyKind::Opaque: {
      out = "impl ";
      bool first = true;
      for (const Predicate& bound : t->opaque()->bounds) {
        if (bound.assoc) continue;
        if (!first) out += " + ";
        first = false;
        out += trait_text(bound.trait.trait, bound.trait.args, 1, {});
      }
      return out;
    }
    case TyKind::Const: return std::to_string(static_cast<unsigned long long>(t->value));
    default: return primitive_name(t->kind);
  }
}

}  // namespace handoff::lang
