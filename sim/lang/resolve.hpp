// What names and written types stand for.
#pragma once

#include <functional>
#include <string>

#include "lang/defs.hpp"

namespace handoff::lang {

enum class Namespace : std::uint8_t { Types, Values };

// A name directly in a module, its imports and glob imports included.
Def find_in_module(const Module& module, Name name, Namespace space);
// A name as seen from inside a module: the items around, the standard prelude, the primitive types.
Def find_in_scope(const Module& module, Name name, Namespace space);

// Whether the methods of a trait can be called here: it is declared or imported (also `as _`) in one of the blocks around or in
// the module, or is of the prelude.
bool is_in_scope(const Module& module, const TraitDef& trait);

struct ResolvedPath {
  Def def;
  std::size_t used = 0;       // segments consumed; what follows is associated (Type::name)
  std::size_t failed_at = 0;  // where `def` is none: the segment that was not found
  const Module* in = nullptr; // and the module that it was looked for in
};
ResolvedPath resolve_path(const Module& from, const Path& path, Namespace space);

// Where the library has an item of that name: "std::thread"; empty where it has none.
std::string library_path_of(const Crate& crate, Name name, bool types_only);
// A similar name, for "did you mean"; null where there is none.
Name similar_name(Name wanted, const std::vector<Name>& candidates);
// println, vec, assert_eq …
bool is_standard_macro(std::string_view name);
// After the last `use` line at the start of the program.
Span import_place(const Crate& crate);
// `std::ops::Add`, `crate::shapes::Area`; empty where it cannot be imported: it is private, or declared in a block.
std::string import_path_of(const TraitDef& trait);
// What makes a trait be in scope in a module.
Edit import_edit(const Crate& crate, const Module& in, const std::string& path);

// Turns written types into types.
class TypeLowering {
 public:
  enum class Elided : std::uint8_t { Erase, Fresh, Output, Forbid, Static };

  Crate& crate;
  Diagnostics& diagnostics;
  const Module* module;
  const Generics* generics = nullptr;
  Ty self_type = nullptr;             // Self
  const TraitRef* impl_trait = nullptr;   // inside `impl Trait for`: for Self::Item
  const TraitDef* in_trait = nullptr; // inside a trait
  Elided elided = Elided::Erase;
  Region output_region = kErased;     // Elided::Output: what an elided lifetime of the result means; erased: unclear
  Generics* fresh_lifetimes = nullptr;  // Elided::Fresh: where they are added
  std::function<Ty(Span)> hole;       // `_`; without: an error
  std::function<Ty(TypeNode&)> opaque;  // impl Trait; without: an error

  TypeLowering(Crate& in_crate, const Module* in_module)
      : crate(in_crate), diagnostics(in_crate.diagnostics), module(in_module) {}

  Ty lower(TypeNode* node);
  Region region(Name lifetime, Span span);
  // A path that names a trait, applied to `self`. Bindings `Item = T` become predicates in `into`.
  bool trait_ref(const Path& path, Ty self, TraitRef& out, std::vector<Predicate>* into);
  // The bounds `self: A + B + 'a`.
  void bounds(const std::vector<BoundNode>& nodes, Ty self, std::vector<Predicate>& into,
              std::vector<OutlivesBound>* outlives);
  // The generic arguments of an item, `args` as written for its own parameters (may be null).
  std::vector<Ty> generic_args(const Generics& generics, const GenericArgsNode* args, Span span, const char* what,
                               Name name, std::vector<Ty> before, bool infer_missing);
  // `is_self`: written as Self::name.
  Ty assoc_type_of(Ty type, Name name, Span span, bool is_self = true);
  Ty adt_type(const AdtDef* adt, const GenericArgsNode* args, Span span);
  Ty array_length(Expr* length);

 private:
  Ty path(TypeNode* node);
  Region elided_region(Span span);
  Ty dyn(TypeNode* node);
};

// A sentence on a path of Rust's library that leads to what Handoff leaves out on purpose; empty where it does not.
std::string library_refusal(const std::vector<PathSegment>& path);
// The value of a constant expression of integers, for array lengths and discriminants.
bool evaluate_constant(Crate& crate, const Module& module, const Expr* expr, i128& value, int depth = 0);

}  // namespace handoff::lang
