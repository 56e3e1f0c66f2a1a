// Generic code made concrete: types without parameters, and which function a call means for them.
#pragma once

#include <functional>
#include <map>
#include <unordered_map>
#include <vector>

#include "lang/infer.hpp"

namespace handoff::lang {

// How something that can be called is called.
enum class CallMode : std::uint8_t { ByRef, ByMutRef, ByValue };

// What a call comes down to.
struct Callee {
  enum class Kind : std::uint8_t {
    Fn,         // `fn` with `args`: it has a body, or is an intrinsic
    Clone,      // the built-in Clone of `self`
    Callable,   // Fn, FnMut, FnOnce of `self`, by `mode`
    Virtual,    // entry `slot` of the vtable that the receiver brings
    Missing,    // nothing fits: the checks should have found it
  } kind = Kind::Missing;
  const FnDef* fn = nullptr;
  std::vector<Ty> args;
  Ty self = nullptr;
  CallMode mode = CallMode::ByRef;
  std::uint32_t slot = 0;
};

class Concrete {
 public:
  explicit Concrete(Crate& crate) : crate_(crate), infer_(crate, true) {}

  Interner& types() { return crate_.types; }
  const LangItems& lang() const { return crate_.lang; }
  Crate& crate() { return crate_; }

  // `type` with its parameters replaced by `args`; associated and opaque types are replaced by what they stand for.
  Ty substitute(Ty type, const std::vector<Ty>& args);
  std::vector<Ty> substitute(const std::vector<Ty>& list, const std::vector<Ty>& args);

  // What a call of `fn` with concrete `args` runs.
  Callee resolve(const FnDef* fn, const std::vector<Ty>& args);
  // The function that `impl Drop for type` gives; null where there is none.
  const FnDef* drop_of(Ty type, std::vector<Ty>& args);
  // The type of a field: `args` are those of its struct or enum.
  Ty field_type(const FieldDef& field, const std::vector<Ty>& args) { return substitute(field.type, args); }
  // The types of the fields of a struct, tuple or closure.
  std::vector<Ty> field_types(Ty type);
  std::vector<Ty> variant_types(Ty type, std::uint32_t variant);
  // Parameters and result of a function item, closure or function pointer.
  void signature(Ty callable, std::vector<Ty>& inputs, Ty& output);

  bool is_copy(Ty type);
  // Whether something happens when a value of this type is dropped.
  bool needs_drop(Ty type);
  static bool is_unsized(Ty type) { return has_no_size(type); }

  // The methods in the vtables of a trait: its own and those of the traits it builds on. Not every one can be called
  // through a vtable.
  const std::vector<const FnDef*>& vtable_methods(const TraitDef* trait);
  bool is_dispatchable(const FnDef* fn) const;

 private:
  struct Hash {
    std::size_t operator()(const std::pair<Ty, std::vector<Ty>>& key) const;
  };
  Callee find(const FnDef* fn, const std::vector<Ty>& args);

  Crate& crate_;
  Infer infer_;
  std::unordered_map<std::pair<Ty, std::vector<Ty>>, Ty, Hash> substituted_;
  std::map<std::pair<const FnDef*, std::vector<Ty>>, Callee> resolved_;
  std::unordered_map<Ty, bool> needs_drop_, is_copy_;
  std::unordered_map<const TraitDef*, std::vector<const FnDef*>> vtable_methods_;
};

}  // namespace handoff::lang
