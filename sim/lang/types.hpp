// Types, as hash-consed values: equal types are the same pointer (regions apart, see `Type::region`).
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "lang/ast.hpp"

namespace handoff::lang {

enum class TyKind : std::uint8_t {
  Error, Never, Bool, Char, Str,
  I8, I16, I32, I64, I128, Isize, U8, U16, U32, U64, U128, Usize, F32, F64,
  Tuple, Ref, Slice, Array, Adt, Param, Infer, Closure, FnDef, FnPtr, Dyn, Projection, Opaque, Const
};

// A lifetime in a signature. Bodies are checked with all lifetimes erased; the borrow checker makes its own.
using Region = std::uint32_t;
inline constexpr Region kErased = 0, kStatic = 1, kFirstRegionParam = 2;  // 2 + n: the n-th lifetime of the item

struct OpaqueDef;

struct Type {
  TyKind kind = TyKind::Error;
  bool is_mut = false;             // Ref
  std::uint8_t flags = 0;
  std::uint16_t depth = 1;         // of its tree
  std::uint16_t size = 1;          // so many nodes its tree has
  std::uint32_t index = 0;         // Param, Infer: number; Dyn: kDynSend, kDynSync
  Region region = kErased;         // Ref, Dyn
  u128 value = 0;                  // Const
  const void* def = nullptr;       // Adt, Closure, FnDef, Dyn (trait), Projection (associated type), Opaque
  // Tuple: elements; Ref, Slice: [T]; Array: [T, length]; Adt, Closure, FnDef, Opaque: generic arguments;
  // FnPtr: parameters and result; Projection: the trait's arguments, Self first;
  // Dyn: the trait's arguments without Self, then one type for each of `bound`.
  std::vector<Ty> args;
  std::vector<Region> regions;     // Adt: its lifetime arguments
  std::vector<const AssocTyDef*> bound;  // Dyn
  Name name = nullptr;             // Param

  enum Flag : std::uint8_t { kHasInfer = 1, kHasParam = 2, kHasProjection = 4, kHasRegion = 8, kHasError = 16, kHasOpaque = 32, kIsLate = 64 };
  bool has(std::uint8_t any) const { return (flags & any) != 0; }

  const AdtDef* adt() const { return kind == TyKind::Adt ? static_cast<const AdtDef*>(def) : nullptr; }
  const ClosureDef* closure() const { return static_cast<const ClosureDef*>(def); }
  const FnDef* fn() const { return static_cast<const FnDef*>(def); }
  const TraitDef* trait() const { return static_cast<const TraitDef*>(def); }
  const AssocTyDef* assoc() const { return static_cast<const AssocTyDef*>(def); }
  const OpaqueDef* opaque() const { return static_cast<const OpaqueDef*>(def); }
};
inline constexpr std::uint32_t kDynSend = 1, kDynSync = 2;

inline bool is_signed_int(TyKind k) { return k >= TyKind::I8 && k <= TyKind::Isize; }
inline bool is_unsigned_int(TyKind k) { return k >= TyKind::U8 && k <= TyKind::Usize; }
// str, [T], dyn Trait: only behind a pointer.
inline bool has_no_size(Ty type) { return type->kind == TyKind::Str || type->kind == TyKind::Slice || type->kind == TyKind::Dyn; }
inline bool is_int(TyKind k) { return k >= TyKind::I8 && k <= TyKind::Usize; }
inline bool is_float(TyKind k) { return k == TyKind::F32 || k == TyKind::F64; }
inline bool is_unit(Ty t) { return t->kind == TyKind::Tuple && t->args.empty(); }
int int_bits(TyKind);

class Interner {
 public:
  // Types that are larger grow without an end: they become the error type, and `has_overflowed` tells.
  static constexpr std::uint16_t kMostDepth = 150, kMostSize = 4000;

  // Types of `base` are found first and shared; `base` must be settled.
  explicit Interner(const Interner* base);

  // From now on the types are those that others build on, and can be read by several threads. What comes later (kIsLate: the
  // types in the library's bodies) is this one's own; `substitute` makes it a type of the interner that is asked.
  void settle() { is_settled_ = true; }

  bool has_overflowed() const { return has_overflowed_; }
  Ty overflow() {
    has_overflowed_ = true;
    return error();
  }

  Ty intern(Type type);
  Ty primitive(TyKind kind) { return primitives_[static_cast<std::size_t>(kind)]; }
  Ty error() { return primitive(TyKind::Error); }
  Ty never() { return primitive(TyKind::Never); }
  Ty boolean() { return primitive(TyKind::Bool); }
  Ty usize() { return primitive(TyKind::Usize); }
  Ty str() { return primitive(TyKind::Str); }
  Ty unit() { return unit_; }
  Ty tuple(std::vector<Ty> elements);
  Ty ref(Ty to, bool is_mut, Region region = kErased);
  Ty slice(Ty element);
  Ty array(Ty element, Ty length);
  Ty array(Ty element, u128 length) { return array(element, constant(length)); }
  Ty constant(u128 value);
  Ty adt(const AdtDef* def, std::vector<Ty> args, std::vector<Region> regions = {});
  Ty param(std::uint32_t index, Name name);
  Ty infer(std::uint32_t index);
  Ty with_def(TyKind kind, const void* def, std::vector<Ty> args);
  Ty fn_ptr(std::vector<Ty> parameters_and_result);
  Ty projection(const AssocTyDef* assoc, std::vector<Ty> trait_args) { return with_def(TyKind::Projection, assoc, std::move(trait_args)); }

  // Params replaced by `args`, lifetimes erased.
  Ty substitute(Ty type, const std::vector<Ty>& args);
  Ty erase(Ty type);
  // The type rebuilt with f applied to each of its parts.
  template <class F>
  Ty map_parts(Ty type, const F& f) {
    if (type->args.empty()) return type;
    bool changed = false;
    std::vector<Ty> args;
    args.reserve(type->args.size());
    for (const Ty part : type->args) {
      const Ty mapped = f(part);
      changed |= mapped != part;
      args.push_back(mapped);
    }
    if (!changed) return type;
    Type copy = *type;
    copy.args = std::move(args);
    return intern(std::move(copy));
  }

 private:
  static std::size_t hash(const Type&);
  static bool same(const Type&, const Type&);
  using Table = std::unordered_multimap<std::size_t, const Type*>;
  static const Type* find(const Table&, const Type&, std::size_t hash);

  const Interner* base_;
  std::deque<Type> types_;
  Table table_, late_;
  bool is_settled_ = false, has_overflowed_ = false;
  std::vector<Ty> primitives_;
  Ty unit_ = nullptr;
};

// As the learner reads it: `Receiver<i32>`. Unknown parts are `_`.
std::string to_text(Ty type);

}  // namespace handoff::lang
