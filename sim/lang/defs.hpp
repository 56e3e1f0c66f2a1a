// The items of a crate after collection: what names stand for.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lang/ast.hpp"
#include "lang/diagnostic.hpp"
#include "lang/types.hpp"

namespace handoff::lang {

struct Crate;
namespace mir {
struct Body;
}

struct TraitRef {
  const TraitDef* trait = nullptr;
  std::vector<Ty> args;  // Self first
};

// `args[0]: trait<args…>`, or, with `assoc`, `<args[0] as trait<…>>::assoc == type`.
struct Predicate {
  TraitRef trait;
  const AssocTyDef* assoc = nullptr;
  Ty type = nullptr;
  Span span;
};

// `type: 'region` or `'region1: 'region`.
struct OutlivesBound {
  Ty type = nullptr;
  Region longer = kErased, region = kErased;
  Span span;
};

struct GenericParam {
  Name name = nullptr;
  Span span;
  bool is_const = false;
  bool is_sized = true;
  bool is_impl_trait = false;
  TypeNode* default_type = nullptr;
};

// Parameters of an item; those of the impl or trait around it come first.
struct Generics {
  const Generics* parent = nullptr;
  std::vector<GenericParam> params;
  std::vector<Name> lifetimes;       // null: an elided one
  std::vector<Predicate> predicates;
  std::vector<OutlivesBound> outlives;
  // Which traits bound a parameter, known before the bounds themselves are lowered (for `T::Item`).
  std::vector<std::pair<std::uint32_t, const TraitDef*>> bound_traits;
  std::vector<std::pair<std::uint32_t, std::pair<const BoundNode*, const TraitDef*>>> bound_nodes;

  std::uint32_t parent_count() const { return parent ? parent->count() : 0; }
  std::uint32_t count() const { return parent_count() + static_cast<std::uint32_t>(params.size()); }
  std::uint32_t parent_lifetimes() const { return parent ? parent->lifetime_count() : 0; }
  std::uint32_t lifetime_count() const { return parent_lifetimes() + static_cast<std::uint32_t>(lifetimes.size()); }
  const GenericParam& param(std::uint32_t index) const {
    return index < parent_count() ? parent->param(index) : params[index - parent_count()];
  }
};

enum class DefKind : std::uint8_t { None, Module, Adt, Trait, Alias, Primitive, TypeParam, Fn, Const, Static, Variant, Ambiguous };
struct Def {
  DefKind kind = DefKind::None;
  void* pointer = nullptr;
  TyKind primitive = TyKind::Error;
  explicit operator bool() const { return kind != DefKind::None; }
  bool operator==(const Def& o) const { return kind == o.kind && pointer == o.pointer && primitive == o.primitive; }
};

struct Import {
  Span span;
  std::vector<PathSegment> path;
  bool is_global = false, is_glob = false;
  Name name = nullptr;
  bool done = false;
};

struct Module {
  Name name = nullptr;
  Module* parent = nullptr;
  bool is_block = false;             // of the items inside a block: lookups go on outside
  Crate* crate = nullptr;
  std::unordered_map<Name, Def> types, values;
  std::vector<Import> imports;
  std::vector<const Module*> globs;
  std::vector<const AdtDef*> glob_enums;
  std::vector<const TraitDef*> traits_imported;
  const Generics* generics = nullptr; // block: of the function around it (only to say that they cannot be used)
};

struct FieldDef {
  Name name = nullptr;
  Span span;
  Ty type = nullptr;
  TypeNode* node = nullptr;
  bool is_pub = false;
};

struct VariantDef {
  Name name = nullptr;
  Span span;
  AdtDef* adt = nullptr;
  std::uint32_t index = 0;
  VariantNode::Shape shape = VariantNode::Shape::Unit;
  std::vector<FieldDef> fields;
  i128 discriminant = 0;
  Expr* discriminant_node = nullptr;
};

struct AdtDef {
  Name name = nullptr;
  Item* item = nullptr;
  Module* module = nullptr;
  Crate* crate = nullptr;
  bool is_enum = false;
  Generics generics;
  std::vector<VariantDef*> variants;
  Name lang = nullptr;
  const ImplDef* drop_impl = nullptr;

  VariantDef& the_variant() const { return *variants[0]; }
};

struct AssocTyDef {
  Name name = nullptr;
  TraitDef* trait = nullptr;
  std::vector<Predicate> bounds;     // on <Self as Trait>::Name
  TypeNode* default_node = nullptr;
};

struct TraitDef {
  Name name = nullptr;
  Item* item = nullptr;
  Module* module = nullptr;
  Crate* crate = nullptr;
  Generics generics;                 // Self is parameter 0
  std::vector<TraitRef> supertraits; // in terms of Self and the trait's parameters
  std::vector<FnDef*> methods;
  std::vector<AssocTyDef*> assoc_types;
  std::vector<ConstDef*> consts;
  Name lang = nullptr;
  bool is_auto = false;

  FnDef* method(Name wanted) const;
  AssocTyDef* assoc_type(Name wanted) const;
};

struct ImplDef {
  Item* item = nullptr;
  Module* module = nullptr;
  Crate* crate = nullptr;
  Generics generics;
  Ty self_type = nullptr;
  bool has_trait = false, is_negative = false;
  TraitRef trait;
  std::unordered_map<Name, FnDef*> methods;
  std::unordered_map<Name, Ty> assoc_types;
  std::unordered_map<Name, ConstDef*> consts;
};

struct OpaqueDef {
  FnDef* fn = nullptr;
  TypeNode* node = nullptr;
  std::vector<Predicate> bounds;     // with Self as parameter number `fn->generics.count()`
  std::uint32_t lifetime_bound = kErased;
  mutable Ty hidden = nullptr;       // in terms of the function's parameters, once its body is checked
};

struct LocalVar {
  Name name = nullptr;
  Span span;
  Ty type = nullptr;
  Ty written = nullptr;              // by a `let`, where it has lifetimes; null: nothing is said of them
  bool is_mut = false;
  bool by_ref = false;
  const ClosureDef* owner = nullptr; // the closure in whose body it is declared; null: the function
  std::uint32_t id = 0;              // in its function
  bool is_used = false;
};

// Where a variable is mentioned.
struct NameUse {
  Span span;
  const LocalVar* local = nullptr;
};

enum class ClosureKind : std::uint8_t { Fn, FnMut, FnOnce };

struct Capture {
  LocalVar* local = nullptr;
  // Fields followed from the variable (closures capture disjoint fields); a null entry is a dereference.
  struct Step {
    bool is_deref = false;
    std::uint32_t field = 0;
    Ty type = nullptr;               // after the step
  };
  std::vector<Step> steps;
  enum class Mode : std::uint8_t { ByRef, ByMutRef, ByMove } mode = Mode::ByRef;
  Span use_span;                     // where the body uses it
  Ty place_type = nullptr;           // of what is captured
  Ty field_type = nullptr;           // of the closure's field: the place's type or a reference to it
};

struct ClosureDef {
  Expr* expr = nullptr;
  FnDef* fn = nullptr;               // the function around it
  const ClosureDef* parent = nullptr;
  std::vector<Ty> inputs;
  Ty output = nullptr;
  bool kind_known = false;
  ClosureKind kind = ClosureKind::Fn;
  // What the place asks for that the closure is written for (`F: FnMut(…)`); the closure is made to be no more than that, and
  // what its body does beyond is an error of ownership.
  ClosureKind most = ClosureKind::FnOnce;
  std::vector<Capture> captures;
  std::vector<LocalVar*> param_locals;
  Ty self_type = nullptr;            // generic in the function's parameters
  mutable std::unique_ptr<mir::Body> mir, elaborated;  // see mir_build.hpp
  ClosureDef();
  ~ClosureDef();
};

struct FnDef {
  Name name = nullptr;
  Item* item = nullptr;
  Module* module = nullptr;
  Crate* crate = nullptr;
  Generics generics;
  std::vector<Ty> inputs;            // with self
  Ty output = nullptr;
  bool has_self = false;
  ImplDef* impl = nullptr;
  TraitDef* trait = nullptr;         // a trait's method: declared or provided
  std::vector<OpaqueDef*> opaques;
  Name intrinsic = nullptr;
  ConstDef* constant = nullptr;      // the function computes this constant
  bool checked = false;
  bool is_checking = false;
  std::vector<LocalVar*> locals;
  std::vector<LocalVar*> param_locals;
  LocalVar* self_local = nullptr;
  std::vector<ClosureDef*> closures;
  mutable std::unique_ptr<mir::Body> mir, elaborated;  // see mir_build.hpp
  FnDef();
  ~FnDef();
};

struct ConstDef {
  Name name = nullptr;
  Item* item = nullptr;
  Module* module = nullptr;
  Ty type = nullptr;
  bool is_static = false;
  FnDef* body = nullptr;             // without parameters; its result is the value
  ImplDef* impl = nullptr;
  TraitDef* trait = nullptr;
  std::uint32_t static_index = 0;
  bool evaluating = false;
};

struct AliasDef {
  Name name = nullptr;
  Item* item = nullptr;
  Module* module = nullptr;
  Generics generics;
  Ty type = nullptr;
  bool lowering = false;
};

// Items that the language itself knows, marked #[lang = "…"] in the library.
struct LangItems {
  const TraitDef *sized = nullptr, *copy = nullptr, *clone = nullptr, *drop = nullptr, *send = nullptr, *sync = nullptr,
                 *deref = nullptr, *deref_mut = nullptr, *index = nullptr, *index_mut = nullptr, *fn = nullptr,
                 *fn_mut = nullptr, *fn_once = nullptr, *iterator = nullptr, *into_iterator = nullptr, *from = nullptr,
                 *display = nullptr, *debug = nullptr, *partial_eq = nullptr, *partial_ord = nullptr,
                 *termination = nullptr, *unwind_safe = nullptr, *ref_unwind_safe = nullptr;
  const AdtDef *option = nullptr, *result = nullptr, *box = nullptr, *string = nullptr, *vec = nullptr, *range = nullptr,
               *range_from = nullptr, *range_to = nullptr, *range_full = nullptr, *range_inclusive = nullptr,
               *range_to_inclusive = nullptr, *arguments = nullptr, *phantom = nullptr, *unsafe_cell = nullptr,
               *manually_drop = nullptr, *sender = nullptr, *sync_sender = nullptr, *receiver = nullptr, *arc = nullptr,
               *mutex = nullptr, *rc = nullptr, *join_handle = nullptr, *rc_weak = nullptr, *arc_weak = nullptr;
  // What stands for a value with several owners; fat where that has no size.
  bool is_counted(const AdtDef* adt) const { return adt == rc || adt == arc || adt == rc_weak || adt == arc_weak; }
  std::unordered_map<std::string, const TraitDef*> traits;
  std::unordered_map<std::string, const AdtDef*> adts;
  std::unordered_map<std::string, FnDef*> fns;
};

// One unit of checking: the standard library, or the learner's program on top of it. The library does not change after
// it was made, so many programs can share it.
struct Crate {
  explicit Crate(const Crate* library, std::string text, std::uint32_t base);
  ~Crate();
  Crate(const Crate&) = delete;
  Crate& operator=(const Crate&) = delete;

  bool is_library() const { return library == nullptr; }
  const Crate* library;
  std::string text;
  std::uint32_t base;
  LineMap lines;
  Arena arena;
  Interner types;
  Diagnostics diagnostics;
  Module* root = nullptr;
  ParsedFile file;
  LangItems own_lang;                // the library's
  const LangItems& lang;
  std::unordered_map<const TraitDef*, std::vector<const ImplDef*>> trait_impls;
  std::unordered_map<const void*, std::vector<const ImplDef*>> inherent_impls;
  std::unordered_map<Name, std::vector<FnDef*>> trait_methods;  // by name
  std::vector<FnDef*> fns;           // all that have a body, closures apart
  std::vector<AdtDef*> adts;
  std::vector<ConstDef*> statics;
  std::vector<ImplDef*> impls;
  FnDef* main = nullptr;
  std::vector<NameUse> uses;         // of variables, where they are not declared; of the learner's only
  std::uint64_t questions = 0;       // that the search for traits was asked, and asked itself

  // Calls f(impl) for the impls of a trait, the library's first; f returns true to stop.
  template <class F>
  void each_impl(const TraitDef* trait, const F& f) const {
    for (const Crate* crate : {library, this})
      if (crate)
        if (const auto found = crate->trait_impls.find(trait); found != crate->trait_impls.end())
          for (const ImplDef* impl : found->second)
            if (f(*impl)) return;
  }
  // Calls f(method) for the methods of that name of all traits, the library's first; f returns true to stop.
  template <class F>
  void each_trait_method(Name name, const F& f) const {
    for (const Crate* crate : {library, this})
      if (crate)
        if (const auto found = crate->trait_methods.find(name); found != crate->trait_methods.end())
          for (FnDef* fn : found->second)
            if (f(*fn)) return;
  }
  template <class F>
  void each_inherent_impl(Ty type, const F& f) const {
    const void* key = inherent_key(type);
    for (const Crate* crate : {library, this})
      if (crate)
        if (const auto found = crate->inherent_impls.find(key); found != crate->inherent_impls.end())
          for (const ImplDef* impl : found->second)
            if (f(*impl)) return;
  }
  static const void* inherent_key(Ty type);
};

// Names, imports, signatures: everything outside of bodies.
void collect(Crate& crate);

}  // namespace handoff::lang
