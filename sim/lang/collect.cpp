#include <algorithm>
#include <functional>

#include "lang/resolve.hpp"

namespace handoff::lang {

Crate::Crate(const Crate* in_library, std::string in_text, std::uint32_t in_base)
    : library(in_library), text(std::move(in_text)), base(in_base), lines(text, base),
      types(in_library ? &in_library->types : nullptr), lang(in_library ? in_library->lang : own_lang) {}
Crate::~Crate() = default;

const void* Crate::inherent_key(Ty type) {
  if (type->kind == TyKind::Adt) return type->def;
  if (type->kind == TyKind::Dyn) return type->def;
  return reinterpret_cast<const void*>(static_cast<std::uintptr_t>(type->kind) + 1);
}

FnDef* TraitDef::method(Name wanted) const {
  for (FnDef* fn : methods)
    if (fn->name == wanted) return fn;
  return nullptr;
}

AssocTyDef* TraitDef::assoc_type(Name wanted) const {
  for (AssocTyDef* assoc : assoc_types)
    if (assoc->name == wanted) return assoc;
  return nullptr;
}

namespace {

class Collector {
 public:
  explicit Collector(Crate& crate) : crate_(crate), diagnostics_(crate.diagnostics) {}

  void run() {
    crate_.root = crate_.arena.make<Module>();
    crate_.root->crate = &crate_;
    crate_.root->name = intern(crate_.is_library() ? "std" : "crate");
    declare(crate_.file.items, *crate_.root);
    if (crate_.is_library()) fill_lang();
    resolve_imports();
    for (const auto& step : headers_) step();       // parameters and which traits bound them
    for (const auto& step : supertraits_) step();   // bounds name the associated types of supertraits
    for (const auto& step : bounds_) step();        // bounds in full
    for (const auto& step : signatures_) step();    // fields, functions, constants
    for (const auto& step : checks_) step();
    if (const Def main = find_in_module(*crate_.root, intern("main"), Namespace::Values); main.kind == DefKind::Fn)
      crate_.main = static_cast<FnDef*>(main.pointer);
    for (FnDef* fn : trait_methods_) crate_.trait_methods[fn->name].push_back(fn);
    if (!crate_.is_library() && !crate_.main)
      diagnostics_.error("E0601", {crate_.base, crate_.base}, "a program needs a function `main`");
  }

 private:
  void put(std::unordered_map<Name, Def>& space, const Item* item, Name name, Span span, Def def) {
    if (*name == "_") return;
    const auto [at, inserted] = space.emplace(name, def);
    if (!inserted && item) {
      Diagnostic& error = diagnostics_.error("E0428", span, "the name `" + *name + "` is defined twice");
      if (*name == "main") error.with_hint("a program has one `main`: these are two programs, to be pasted one after the other");
    }
  }

  void declare(const std::vector<Item*>& items, Module& module) {
    for (Item* item : items) declare(item, module);
  }

  FnDef* make_fn(Item* item, Module& module, const Generics* parent) {
    FnDef* fn = crate_.arena.make<FnDef>();
    fn->name = item->name;
    fn->item = item;
    fn->module = &module;
    fn->crate = &crate_;
    fn->generics.parent = parent;
    fn->has_self = item->self_kind != SelfKind::None;
    if (item->attribute("intrinsic")) fn->intrinsic = item->name;
    if (const Attribute* lang = item->attribute("lang"); crate_.is_library() && lang && !lang->words.empty()) crate_.own_lang.fns[*lang->words[0]] = fn;
    if (item->body) {
      crate_.fns.push_back(fn);
      walk_block(item->body, module, fn);
    }
    return fn;
  }

  // A trait's constant is computed by a function even where only its impls say how: the one to call is looked for there.
  ConstDef* make_const(Item* item, Module& module, bool is_of_trait = false) {
    ConstDef* constant = crate_.arena.make<ConstDef>();
    constant->name = item->name;
    constant->item = item;
    constant->module = &module;
    constant->is_static = item->kind == ItemKind::Static;
    if (constant->is_static) {
      constant->static_index = static_cast<std::uint32_t>(crate_.statics.size());
      crate_.statics.push_back(constant);
    }
    if (item->value || is_of_trait) {
      Item* fn_item = crate_.arena.make<Item>();
      fn_item->kind = ItemKind::Fn;
      fn_item->name = item->name;
      fn_item->span = item->span;
      fn_item->name_span = item->name_span;
      if (item->value) {
        fn_item->body = crate_.arena.make<Block>();
        fn_item->body->span = item->value->span;
        fn_item->body->tail = item->value;
      }
      constant->body = make_fn(fn_item, module, nullptr);
      constant->body->constant = constant;
    }
    return constant;
  }

  void declare(Item* item, Module& module) {
    switch (item->kind) {
      case ItemKind::Fn: {
        FnDef* fn = make_fn(item, module, nullptr);
        put(module.values, item, item->name, item->name_span, {DefKind::Fn, fn});
        headers_.push_back([=, this] { generics_header(fn->generics, item->generics, *fn->module); impl_params(fn); });
        bounds_.push_back([=, this] { generics_bounds(fn->generics, item->generics, *fn->module, nullptr, nullptr, nullptr, item); });
        signatures_.push_back([=, this] { signature(fn, nullptr, nullptr, nullptr); });
        break;
      }
      case ItemKind::Struct:
      case ItemKind::Enum: declare_adt(item, module); break;
      case ItemKind::Trait: declare_trait(item, module); break;
      case ItemKind::Impl: declare_impl(item, module); break;
      case ItemKind::TypeAlias: {
        AliasDef* alias = crate_.arena.make<AliasDef>();
        alias->name = item->name;
        alias->item = item;
        alias->module = &module;
        put(module.types, item, item->name, item->name_span, {DefKind::Alias, alias});
        headers_.push_back([=, this] { generics_header(alias->generics, item->generics, *alias->module); });
        signatures_.push_back([=, this] {
          if (alias->type) return;
          TypeLowering lowering(crate_, alias->module);
          lowering.generics = &alias->generics;
          lowering.elided = TypeLowering::Elided::Forbid;
          alias->lowering = true;
          alias->type = lowering.lower(item->type);
          alias->lowering = false;
        });
        break;
      }
      case ItemKind::Const:
      case ItemKind::Static: {
        ConstDef* constant = make_const(item, module);
        if (!item->value) diagnostics_.error("", item->span, "a constant needs its value");
        put(module.values, item, item->name, item->name_span, {constant->is_static ? DefKind::Static : DefKind::Const, constant});
        signatures_.push_back([=, this] { const_type(constant, nullptr, nullptr, nullptr, nullptr); });
        break;
      }
      case ItemKind::Use: imports(item->use, {}, item->use.is_global, module); break;
      case ItemKind::Mod: {
        Module* inner = crate_.arena.make<Module>();
        inner->name = item->name;
        inner->parent = &module;
        inner->crate = &crate_;
        put(module.types, item, item->name, item->name_span, {DefKind::Module, inner});
        declare(item->items, *inner);
        break;
      }
      case ItemKind::Error: break;
    }
  }

  void declare_adt(Item* item, Module& module) {
    AdtDef* adt = crate_.arena.make<AdtDef>();
    adt->name = item->name;
    adt->item = item;
    adt->module = &module;
    adt->crate = &crate_;
    adt->is_enum = item->kind == ItemKind::Enum;
    crate_.adts.push_back(adt);
    if (const Attribute* lang = item->attribute("lang"); crate_.is_library() && lang && !lang->words.empty()) {
      adt->lang = lang->words[0];
      crate_.own_lang.adts[*adt->lang] = adt;
    }
    put(module.types, item, item->name, item->name_span, {DefKind::Adt, adt});
    i128 next = 0;
    for (VariantNode& node : item->variants) {
      VariantDef* variant = crate_.arena.make<VariantDef>();
      variant->name = node.name;
      variant->span = node.span;
      variant->adt = adt;
      variant->index = static_cast<std::uint32_t>(adt->variants.size());
      variant->shape = node.shape;
      for (const VariantDef* earlier : adt->variants)
        if (earlier->name == node.name) diagnostics_.error("E0428", node.span, "the variant `" + *node.name + "` is defined twice");
      for (FieldNode& field : node.fields) {
        for (const FieldDef& earlier : variant->fields)
          if (earlier.name == field.name) diagnostics_.error("E0124", field.span, "the field `" + *field.name + "` is defined twice");
        variant->fields.push_back({field.name, field.span, nullptr, field.type, field.is_pub || adt->is_enum});
      }
      variant->discriminant_node = node.discriminant;
      adt->variants.push_back(variant);
    }
    if (!adt->is_enum && item->variants[0].shape != VariantNode::Shape::Named)
      put(module.values, nullptr, item->name, item->name_span, {DefKind::Variant, adt->variants[0]});
    headers_.push_back([=, this] { generics_header(adt->generics, item->generics, *adt->module); });
    bounds_.push_back([=, this] { generics_bounds(adt->generics, item->generics, *adt->module, nullptr, nullptr, nullptr, nullptr); });
    signatures_.push_back([=, this]() mutable {
      TypeLowering lowering(crate_, adt->module);
      lowering.generics = &adt->generics;
      lowering.elided = TypeLowering::Elided::Forbid;
      std::vector<Ty> args;
      for (std::uint32_t i = 0; i < adt->generics.count(); ++i) args.push_back(crate_.types.param(i, adt->generics.param(i).name));
      std::vector<Region> regions;
      for (std::uint32_t i = 0; i < adt->generics.lifetime_count(); ++i) regions.push_back(kFirstRegionParam + i);
      lowering.self_type = crate_.types.adt(adt, args, regions);
      for (VariantDef* variant : adt->variants) {
        for (FieldDef& field : variant->fields) field.type = lowering.lower(field.node);
        if (variant->discriminant_node) {
          if (!evaluate_constant(crate_, *adt->module, variant->discriminant_node, next))
            diagnostics_.error("", variant->discriminant_node->span, "Handoff cannot work out this number before the program runs");
        }
        variant->discriminant = next;
        next += 1;
      }
    });
    checks_.push_back([=, this] {
      if (!crate_.is_library() && contains_itself(adt, adt, 0))
        diagnostics_.error("E0072", item->name_span, "`" + *adt->name + "` contains itself and would be infinitely large")
            .with_label("a type without an end")
            .with_hint("put the inner one into a `Box`");
    });
  }

  bool contains_itself(const AdtDef* wanted, const AdtDef* in, int depth) {
    if (depth > 8) return false;
    for (const VariantDef* variant : in->variants)
      for (const FieldDef& field : variant->fields)
        if (by_value(wanted, field.type, depth)) return true;
    return false;
  }
  bool by_value(const AdtDef* wanted, Ty type, int depth) {
    if (type->kind == TyKind::Adt) {
      if (type->adt() == wanted) return true;
      if (type->adt()->lang && *type->adt()->lang == "Option")
        return by_value(wanted, type->args[0], depth + 1);
      return type->adt()->crate == &crate_ && contains_itself(wanted, type->adt(), depth + 1);
    }
    if (type->kind == TyKind::Tuple || type->kind == TyKind::Array)
      for (const Ty arg : type->args)
        if (by_value(wanted, arg, depth + 1)) return true;
    return false;
  }

  void declare_trait(Item* item, Module& module) {
    TraitDef* trait = crate_.arena.make<TraitDef>();
    trait->name = item->name;
    trait->item = item;
    trait->module = &module;
    trait->crate = &crate_;
    trait->is_auto = item->attribute("auto_trait") != nullptr;
    if (const Attribute* lang = item->attribute("lang"); crate_.is_library() && lang && !lang->words.empty()) {
      trait->lang = lang->words[0];
      crate_.own_lang.traits[*trait->lang] = trait;
    }
    put(module.types, item, item->name, item->name_span, {DefKind::Trait, trait});
    GenericParam self;
    self.name = intern("Self");
    self.is_sized = false;
    trait->generics.params.push_back(self);
    std::vector<std::pair<FnDef*, Item*>> fns;
    std::vector<std::pair<AssocTyDef*, Item*>> assocs;
    for (Item* inner : item->items) {
      if (inner->kind == ItemKind::Fn) {
        FnDef* fn = make_fn(inner, module, &trait->generics);
        fn->trait = trait;
        trait->methods.push_back(fn);
        trait_methods_.push_back(fn);
        fns.emplace_back(fn, inner);
      } else if (inner->kind == ItemKind::TypeAlias) {
        AssocTyDef* assoc = crate_.arena.make<AssocTyDef>();
        assoc->name = inner->name;
        assoc->trait = trait;
        assoc->default_node = inner->type;
        trait->assoc_types.push_back(assoc);
        assocs.emplace_back(assoc, inner);
      } else if (inner->kind == ItemKind::Const) {
        ConstDef* constant = make_const(inner, module, true);
        constant->trait = trait;
        if (constant->body) constant->body->generics.parent = &trait->generics, constant->body->trait = trait;
        trait->consts.push_back(constant);
      }
    }
    const auto own_ref = [=, this] {
      TraitRef own{trait, {}};
      for (std::uint32_t i = 0; i < trait->generics.count(); ++i) own.args.push_back(crate_.types.param(i, trait->generics.param(i).name));
      return own;
    };
    headers_.push_back([=, this] {
      generics_header(trait->generics, item->generics, *trait->module);
      for (const BoundNode& bound : item->bounds)
        if (const TraitDef* super = find_trait(bound, *trait->module)) trait->generics.bound_traits.emplace_back(0, super);
      for (const auto& [fn, inner] : fns) {
        generics_header(fn->generics, inner->generics, *trait->module);
        impl_params(fn);
      }
    });
    const auto lowering_here = [=, this](const TraitRef& own) {
      TypeLowering lowering(crate_, trait->module);
      lowering.generics = &trait->generics;
      lowering.self_type = own.args[0];
      lowering.in_trait = trait;
      return lowering;
    };
    supertraits_.push_back([=] {
      Predicate own;
      own.trait = own_ref();
      own.span = item->name_span;
      trait->generics.predicates.push_back(own);
      TypeLowering lowering = lowering_here(own.trait);
      std::vector<Predicate> supers;
      lowering.bounds(item->bounds, own.trait.args[0], supers, &trait->generics.outlives);
      for (Predicate& super : supers)
        if (!super.assoc) trait->supertraits.push_back(super.trait);
        else trait->generics.predicates.push_back(super);
    });
    bounds_.push_back([=, this] {
      Predicate own;
      own.trait = own_ref();
      TypeLowering lowering = lowering_here(own.trait);
      generics_bounds(trait->generics, item->generics, *trait->module, own.trait.args[0], nullptr, trait, nullptr);
      for (const auto& [assoc, inner] : assocs) {
        const Ty projected = crate_.types.projection(assoc, own.trait.args);
        lowering.bounds(inner->bounds, projected, assoc->bounds, nullptr);
      }
      for (const auto& [fn, inner] : fns) generics_bounds(fn->generics, inner->generics, *trait->module, own.trait.args[0], nullptr, trait, inner);
    });
    signatures_.push_back([=, this] {
      const TraitRef own = own_ref();
      for (const auto& [fn, inner] : fns) signature(fn, own.args[0], nullptr, trait);
      for (ConstDef* constant : trait->consts) const_type(constant, own.args[0], nullptr, trait, &trait->generics);
    });
  }

  void declare_impl(Item* item, Module& module) {
    ImplDef* impl = crate_.arena.make<ImplDef>();
    impl->item = item;
    impl->module = &module;
    impl->crate = &crate_;
    impl->has_trait = item->has_trait;
    impl->is_negative = item->is_negative;
    crate_.impls.push_back(impl);
    std::vector<std::pair<FnDef*, Item*>> fns;
    for (Item* inner : item->items) {
      if (inner->kind == ItemKind::Fn) {
        FnDef* fn = make_fn(inner, module, &impl->generics);
        fn->impl = impl;
        if (!inner->body && !fn->intrinsic) diagnostics_.error("", inner->span, "a function in an `impl` needs its body");
        if (!impl->methods.emplace(fn->name, fn).second)
          diagnostics_.error(impl->has_trait ? "E0201" : "E0592", inner->name_span, "the function `" + *fn->name + "` is defined twice");
        fns.emplace_back(fn, inner);
      } else if (inner->kind == ItemKind::Const) {
        ConstDef* constant = make_const(inner, module);
        constant->impl = impl;
        if (constant->body) constant->body->generics.parent = &impl->generics, constant->body->impl = impl;
        impl->consts[constant->name] = constant;
      }
    }
    headers_.push_back([=, this] {
      generics_header(impl->generics, item->generics, *impl->module);
      for (const auto& [fn, inner] : fns) {
        generics_header(fn->generics, inner->generics, *impl->module);
        impl_params(fn);
      }
    });
    bounds_.push_back([=, this] {
      TypeLowering lowering(crate_, impl->module);
      lowering.generics = &impl->generics;
      lowering.elided = TypeLowering::Elided::Fresh;
      lowering.fresh_lifetimes = &impl->generics;
      impl->self_type = lowering.lower(item->self_type);
      lowering.self_type = impl->self_type;
      bool ok = true;
      if (impl->has_trait) {
        std::vector<Predicate> ignored;
        ok = lowering.trait_ref(item->trait_path, impl->self_type, impl->trait, &ignored);
      }
      generics_bounds(impl->generics, item->generics, *impl->module, impl->self_type, ok && impl->has_trait ? &impl->trait : nullptr, nullptr, nullptr);
      if (impl->has_trait) {
        if (!ok) {
          impl->has_trait = false;
          impl->is_negative = true;  // keep its methods out of the way
          broken_.push_back(impl);
        } else {
          crate_.trait_impls[impl->trait.trait].push_back(impl);
          for (Item* inner : item->items)
            if (inner->kind == ItemKind::TypeAlias) {
              if (!impl->trait.trait->assoc_type(inner->name)) {
                diagnostics_.error("E0437", inner->name_span, "the trait `" + *impl->trait.trait->name + "` has no type `" + *inner->name + "`");
                continue;
              }
              TypeLowering inside(crate_, impl->module);
              inside.generics = &impl->generics;
              inside.self_type = impl->self_type;
              inside.impl_trait = &impl->trait;
              inside.elided = TypeLowering::Elided::Forbid;
              impl->assoc_types[inner->name] = inside.lower(inner->type);
            }
          for (AssocTyDef* assoc : impl->trait.trait->assoc_types)
            if (assoc->default_node && !impl->assoc_types.count(assoc->name)) {
              TypeLowering inside(crate_, assoc->trait->module);
              inside.self_type = impl->self_type;
              impl->assoc_types[assoc->name] = inside.lower(assoc->default_node);
            }
        }
      } else {
        if (!crate_.is_library() && impl->self_type->kind != TyKind::Error &&
            (impl->self_type->kind != TyKind::Adt || impl->self_type->adt()->crate != &crate_) && impl->self_type->kind != TyKind::Dyn)
          diagnostics_.error(impl->self_type->kind == TyKind::Adt ? "E0116" : "E0390", item->name_span, "methods can only be added to types of this program: `" + to_text(impl->self_type) + "` belongs to the standard library")
              .with_hint("define a trait and implement it, or write a function");
        crate_.inherent_impls[Crate::inherent_key(impl->self_type)].push_back(impl);
      }
      for (const auto& [fn, inner] : fns)
        generics_bounds(fn->generics, inner->generics, *impl->module, impl->self_type, impl->has_trait ? &impl->trait : nullptr, nullptr, inner);
    });
    signatures_.push_back([=, this] {
      for (const auto& [fn, inner] : fns) signature(fn, impl->self_type, impl->has_trait ? &impl->trait : nullptr, nullptr);
      for (const auto& [name, constant] : impl->consts) const_type(constant, impl->self_type, impl->has_trait ? &impl->trait : nullptr, nullptr, &impl->generics);
    });
    checks_.push_back([=, this] { check_impl(impl); });
  }

  void check_impl(ImplDef* impl) {
    const LangItems& lang = crate_.lang;
    if (!impl->has_trait || impl->is_negative) return;
    const TraitDef* trait = impl->trait.trait;
    if (trait == lang.drop && impl->self_type->kind == TyKind::Adt) {
      AdtDef* adt = const_cast<AdtDef*>(impl->self_type->adt());
      if (adt->drop_impl) diagnostics_.error("E0119", impl->item->name_span, "`Drop` is implemented twice for `" + *adt->name + "`");
      if (adt->crate == &crate_) adt->drop_impl = impl;
    }
    if (crate_.is_library()) return;
    for (const auto& [name, fn] : impl->methods) {
      const FnDef* declared = trait->method(name);
      if (!declared) {
        diagnostics_.error("E0407", fn->item->name_span, "the trait `" + *trait->name + "` has no method `" + *name + "`");
        continue;
      }
      if (declared->has_self != fn->has_self) {
        diagnostics_.error(fn->has_self ? "E0185" : "E0186", fn->item->span, "the method `" + *name + "` must " + (declared->has_self ? "take `self`" : "not take `self`") + " as the trait declares it");
      } else if (declared->inputs.size() != fn->inputs.size()) {
        diagnostics_.error("E0050", fn->item->name_span, "the method `" + *name + "` has " + std::to_string(fn->inputs.size()) + " parameters, but the trait declares " + std::to_string(declared->inputs.size()));
      } else {
        compare_signature(impl, declared, fn);
      }
    }
    std::string missing;
    for (const FnDef* fn : trait->methods)
      if (!fn->item->body && !impl->methods.count(fn->name)) missing += (missing.empty() ? "`" : ", `") + *fn->name + "`";
    for (const AssocTyDef* assoc : trait->assoc_types)
      if (!impl->assoc_types.count(assoc->name)) missing += (missing.empty() ? "`" : ", `") + *assoc->name + "`";
    if (!missing.empty())
      diagnostics_.error("E0046", impl->item->name_span, "this `impl` of `" + *trait->name + "` lacks " + missing);
    const bool local_trait = trait->crate == &crate_;
    if (!local_trait) {
      const auto is_local = [&](Ty type) {
        while (type->kind == TyKind::Ref || (type->kind == TyKind::Adt && type->adt() == lang.box && !type->args.empty())) type = type->args[0];
        return type->has(Type::kHasError) || (type->kind == TyKind::Adt && type->adt()->crate == &crate_) || (type->kind == TyKind::Dyn && type->trait()->crate == &crate_);
      };
      bool any = false;
      for (const Ty arg : impl->trait.args) any |= is_local(arg);
      if (!any) diagnostics_.error("E0117", impl->item->name_span, "neither the trait nor the type belongs to this program: such an `impl` could clash with another one");
    }
    if (trait == lang.copy && impl->self_type->kind == TyKind::Adt) {
      for (const VariantDef* variant : impl->self_type->adt()->variants)
        for (const FieldDef& field : variant->fields)
          if (never_copy(field.type)) {
            diagnostics_.error("E0204", impl->item->attribute("derived") ? impl->item->span : impl->item->name_span, "`" + to_text(impl->self_type) + "` cannot be Copy: its field `" + *field.name + "` of type `" + to_text(field.type) + "` is not")
                .also(field.span, "this field is not Copy");
            return;
          }
    }
    for (const ImplDef* other : crate_.trait_impls[trait])
      if (other != impl && other < impl && same_head(other->self_type, impl->self_type) && other->trait.args == impl->trait.args)
        diagnostics_.error("E0119", impl->item->attribute("derived") ? impl->item->span : impl->item->name_span, "`" + *trait->name + "` is implemented twice for `" + to_text(impl->self_type) + "`");
  }

  static bool same_head(Ty a, Ty b) { return a == b; }

  bool never_copy(Ty type) {
    const LangItems& lang = crate_.lang;
    if (type->kind == TyKind::Adt) {
      bool copy = false;
      crate_.each_impl(lang.copy, [&](const ImplDef& impl) { return copy |= impl.self_type->kind == TyKind::Adt && impl.self_type->adt() == type->adt(); });
      return !copy;
    }
    return (type->kind == TyKind::Ref && type->is_mut) || type->kind == TyKind::Dyn || type->kind == TyKind::Str || type->kind == TyKind::Slice;
  }

  void compare_signature(ImplDef* impl, const FnDef* declared, const FnDef* fn) {
    if (declared->generics.params.size() != fn->generics.params.size()) {
      diagnostics_.error("E0049", fn->item->name_span, "the method `" + *fn->name + "` has " + std::to_string(fn->generics.params.size()) + " type parameters, but the trait declares " + std::to_string(declared->generics.params.size()));
      return;
    }
    std::vector<Ty> args = impl->trait.args;
    for (std::uint32_t i = 0; i < fn->generics.params.size(); ++i)
      args.push_back(crate_.types.param(fn->generics.parent_count() + i, fn->generics.params[i].name));
    for (std::size_t i = 0; i <= fn->inputs.size(); ++i) {
      const bool is_result = i == fn->inputs.size();
      const Ty wanted = crate_.types.erase(crate_.types.substitute(is_result ? declared->output : declared->inputs[i], args));
      const Ty given = crate_.types.erase(is_result ? fn->output : fn->inputs[i]);
      if (wanted == given || wanted->has(Type::kHasProjection | Type::kHasError | Type::kHasOpaque) || given->has(Type::kHasProjection | Type::kHasError | Type::kHasOpaque)) continue;
      const Span place = is_result ? (fn->item->result ? fn->item->result->span : fn->item->name_span)
                         : fn->has_self && i == 0 ? fn->item->self_span
                                                  : fn->item->params[i - fn->has_self].type->span;
      diagnostics_.error("E0053", place, "the method `" + *fn->name + "` does not fit the trait: `" + to_text(wanted) + "` is declared there, and `" + to_text(given) + "` is written here");
      return;
    }
  }

  // ---- blocks with items of their own ----

  void walk_block(Block* block, Module& module, FnDef* fn) {
    if (!block) return;
    Module* inside = &module;
    if (!block->items.empty()) {
      inside = crate_.arena.make<Module>();
      inside->parent = &module;
      inside->crate = &crate_;
      inside->is_block = true;
      inside->name = intern("{}");
      inside->generics = &fn->generics;
      block->module = inside;
      declare(block->items, *inside);
    }
    for (Stmt& stmt : block->stmts) {
      walk(stmt.expr, *inside, fn);
      walk_block(stmt.else_block, *inside, fn);
    }
    walk(block->tail, *inside, fn);
  }

  void walk(Expr* expr, Module& module, FnDef* fn) {
    if (!expr) return;
    walk(expr->a, module, fn);
    walk(expr->b, module, fn);
    for (Expr* part : expr->list) walk(part, module, fn);
    for (FieldInit& field : expr->fields) walk(field.value, module, fn);
    for (MatchArm& arm : expr->arms) {
      walk(arm.guard, module, fn);
      walk(arm.body, module, fn);
    }
    walk_block(expr->block, module, fn);
  }

  // ---- imports ----

  void imports(const UseTree& tree, std::vector<PathSegment> before, bool is_global, Module& module) {
    before.insert(before.end(), tree.prefix.begin(), tree.prefix.end());
    if (tree.is_nested) {
      for (const UseTree& inner : tree.nested) imports(inner, before, is_global, module);
      return;
    }
    Import import;
    import.span = tree.span;
    import.is_global = is_global;
    import.is_glob = tree.is_glob;
    if (!tree.is_glob) {
      if (before.empty()) return;
      if (*before.back().name == "self" && before.size() > 1) before.resize(before.size() - 1);  // use a::{self}
      import.name = tree.alias ? tree.alias : before.back().name;
    }
    import.path = std::move(before);
    module.imports.push_back(std::move(import));
    if (std::find(importing_.begin(), importing_.end(), &module) == importing_.end()) importing_.push_back(&module);
  }

  bool resolve_import(Module& module, Import& import, bool report) {
    const Path path{.span = import.span, .segments = import.path, .is_global = import.is_global};
    if (path.segments.empty()) return true;
    if (import.is_glob) {
      const ResolvedPath resolved = resolve_path(module, path, Namespace::Types);
      if (resolved.def.kind == DefKind::Module && resolved.used == path.segments.size()) {
        module.globs.push_back(static_cast<Module*>(resolved.def.pointer));
        return true;
      }
      if (resolved.def.kind == DefKind::Adt) {
        module.glob_enums.push_back(static_cast<AdtDef*>(resolved.def.pointer));
        return true;
      }
      if (report) report_import(import, resolved);
      return false;
    }
    bool any = false;
    ResolvedPath last;
    for (const Namespace space : {Namespace::Types, Namespace::Values}) {
      // A `use` must not find itself.
      const ResolvedPath resolved = resolve_path(module, path, space);
      if (!resolved.def || resolved.used != path.segments.size()) {
        if (space == Namespace::Types) last = resolved;
        continue;
      }
      if (space == Namespace::Values && resolved.def.kind == DefKind::Module) continue;
      any = true;
      if (resolved.def.kind == DefKind::Trait) module.traits_imported.push_back(static_cast<TraitDef*>(resolved.def.pointer));
      if (*import.name == "_") continue;
      auto& into = space == Namespace::Types ? module.types : module.values;
      const auto [at, inserted] = into.emplace(import.name, resolved.def);
      if (!inserted && !(at->second == resolved.def)) {
        diagnostics_.error(module_item(at->second) ? "E0255" : "E0252", import.span, "the name `" + *import.name + "` is already taken here")
            .with_hint("import it under another name: `as …`");
      } else if (!inserted && !crate_.is_library() && report_twice_) {
        diagnostics_.error("E0252", import.span, "`" + *import.name + "` is imported twice");
      }
    }
    if (!any && report) report_import(import, last);
    return any;
  }
  static bool module_item(const Def&) { return false; }

  void report_import(const Import& import, const ResolvedPath& resolved) {
    const PathSegment& failed = import.path[std::min(resolved.failed_at, import.path.size() - 1)];
    const std::string first = *import.path[0].name;
    const char* code = resolved.failed_at + 2 < import.path.size() ? "E0433" : "E0432";
    if (first == "std" || first == "core" || first == "alloc") {
      if (const std::string refusal = library_refusal(import.path); !refusal.empty()) {
        diagnostics_.error("", import.span, refusal);
        return;
      }
      const std::string where = library_path_of(crate_, import.path.back().name, false);
      Diagnostic& error = diagnostics_.error(code, import.span, where.empty() ? "`" + *failed.name + "` is not part of Handoff's Rust" : "there is no `" + *failed.name + "` in that module");
      if (!where.empty()) error.with_hint("it is `" + where + "`");
      return;
    }
    const bool is_crate = resolved.failed_at == 0 && first != "crate" && first != "self" && first != "super";
    Diagnostic& error = diagnostics_.error(code, is_crate ? import.path[0].span : import.span,
                                           is_crate ? "there is no module or crate `" + first + "` here" : "there is no `" + *failed.name + "` to import");
    if (first == "rand") error.with_hint("external crates are not part of Handoff's Rust; instead of random numbers, use a fixed list");
    else if (is_crate) error.with_hint("external crates are not part of Handoff's Rust: only the standard library is there");
  }

  void resolve_imports() {
    for (bool progress = true; progress;) {
      progress = false;
      for (Module* module : importing_)
        for (Import& import : module->imports)
          if (!import.done && resolve_import(*module, import, false)) import.done = progress = true;
    }
    for (Module* module : importing_)
      for (Import& import : module->imports)
        if (!import.done) resolve_import(*module, import, true);
  }

  // ---- generics ----

  const TraitDef* find_trait(const BoundNode& bound, const Module& module) {
    if (bound.lifetime) return nullptr;
    const ResolvedPath resolved = resolve_path(module, bound.path, Namespace::Types);
    return resolved.def.kind == DefKind::Trait ? static_cast<const TraitDef*>(resolved.def.pointer) : nullptr;
  }

  void generics_header(Generics& generics, GenericsNode& node, const Module& module) {
    for (GenericParamNode& param : node.params) {
      if (param.kind == GenericParamNode::Kind::Lifetime) {
        generics.lifetimes.push_back(param.name);
        continue;
      }
      for (const GenericParam& earlier : generics.params)
        if (earlier.name == param.name) diagnostics_.error("E0403", param.span, "the type parameter `" + *param.name + "` is declared twice");
      GenericParam out;
      out.name = param.name;
      out.span = param.span;
      out.is_const = param.kind == GenericParamNode::Kind::Const;
      out.default_type = out.is_const ? nullptr : param.type;
      const auto index = generics.count();
      for (const BoundNode& bound : param.bounds) {
        if (bound.is_maybe) out.is_sized = false;
        else if (const TraitDef* trait = find_trait(bound, module)) generics.bound_traits.emplace_back(index, trait);
      }
      generics.params.push_back(out);
    }
    for (WherePredicate& predicate : node.where) {
      if (!predicate.type || predicate.type->kind != TypeNodeKind::Path || predicate.type->path.qself || predicate.type->path.segments.size() != 1) continue;
      const Name name = predicate.type->path.segments[0].name;
      for (std::uint32_t i = 0; i < generics.count(); ++i)
        if (generics.param(i).name == name)
          for (const BoundNode& bound : predicate.bounds) {
            if (bound.is_maybe && i >= generics.parent_count()) generics.params[i - generics.parent_count()].is_sized = false;
            else if (const TraitDef* trait = find_trait(bound, module)) generics.bound_traits.emplace_back(i, trait);
          }
    }
  }

  // `impl Trait` in parameters: anonymous type parameters.
  void impl_params(FnDef* fn) {
    const std::function<void(TypeNode*)> visit = [&](TypeNode* node) {
      if (!node) return;
      if (node->kind == TypeNodeKind::ImplTrait) {
        GenericParam param;
        std::string name = "impl ";
        for (const BoundNode& bound : node->bounds)
          if (!bound.lifetime && !bound.path.segments.empty()) name += (name.size() > 5 ? " + " : "") + *bound.path.segments.back().name;
        param.name = intern(name);
        param.span = node->span;
        param.is_impl_trait = true;
        node->impl_param = fn->generics.count() + 1;
        fn->generics.params.push_back(param);
        return;
      }
      visit(node->element);
      for (TypeNode* part : node->list) visit(part);
      for (PathSegment& segment : node->path.segments)
        if (segment.args)
          for (TypeNode* part : segment.args->types) visit(part);
    };
    for (FnParam& param : fn->item->params) visit(param.type);
  }

  void generics_bounds(Generics& generics, GenericsNode& node, const Module& module, Ty self, const TraitRef* impl_trait,
                       const TraitDef* in_trait, Item* fn_item) {
    TypeLowering lowering(crate_, &module);
    lowering.generics = &generics;
    lowering.self_type = self;
    lowering.impl_trait = impl_trait;
    lowering.in_trait = in_trait;
    for (GenericParamNode& param : node.params) {
      if (param.kind == GenericParamNode::Kind::Lifetime) {
        for (const BoundNode& bound : param.bounds)
          if (bound.lifetime)
            generics.outlives.push_back({nullptr, lowering.region(param.name, param.span), lowering.region(bound.lifetime, bound.span), bound.span});
        continue;
      }
      for (std::uint32_t i = generics.parent_count(); i < generics.count(); ++i)
        if (generics.param(i).name == param.name && !generics.param(i).is_impl_trait)
          lowering.bounds(param.bounds, crate_.types.param(i, param.name), generics.predicates, &generics.outlives);
    }
    for (WherePredicate& predicate : node.where) {
      if (predicate.lifetime) {
        for (const BoundNode& bound : predicate.bounds)
          if (bound.lifetime)
            generics.outlives.push_back({nullptr, lowering.region(predicate.lifetime, predicate.span), lowering.region(bound.lifetime, bound.span), bound.span});
        continue;
      }
      lowering.bounds(predicate.bounds, lowering.lower(predicate.type), generics.predicates, &generics.outlives);
    }
    if (!fn_item) return;
    const std::function<void(TypeNode*)> visit = [&](TypeNode* type) {
      if (!type) return;
      if (type->kind == TypeNodeKind::ImplTrait && type->impl_param) {
        lowering.bounds(type->bounds, crate_.types.param(type->impl_param - 1, generics.param(type->impl_param - 1).name), generics.predicates, &generics.outlives);
        return;
      }
      visit(type->element);
      for (TypeNode* part : type->list) visit(part);
      for (PathSegment& segment : type->path.segments)
        if (segment.args)
          for (TypeNode* part : segment.args->types) visit(part);
    };
    for (FnParam& param : fn_item->params) visit(param.type);
  }

  // ---- signatures ----

  void signature(FnDef* fn, Ty self, const TraitRef* impl_trait, const TraitDef* in_trait) {
    Item* item = fn->item;
    TypeLowering lowering(crate_, fn->module);
    lowering.generics = &fn->generics;
    lowering.self_type = self;
    lowering.impl_trait = impl_trait;
    lowering.in_trait = in_trait;
    lowering.elided = TypeLowering::Elided::Fresh;
    lowering.fresh_lifetimes = &fn->generics;
    const std::uint32_t first_lifetime = fn->generics.lifetime_count();
    Region self_region = kErased;
    std::uint32_t named_inputs = 0;
    Region only_named = kErased;
    switch (item->self_kind) {
      case SelfKind::None: break;
      case SelfKind::Value: fn->inputs.push_back(self ? self : crate_.types.error()); break;
      case SelfKind::Typed: {
        fn->inputs.push_back(lowering.lower(item->self_type));
        if (fn->inputs[0]->kind == TyKind::Ref) self_region = fn->inputs[0]->region;
        break;
      }
      case SelfKind::Ref:
      case SelfKind::RefMut:
        if (item->self_lifetime) {
          self_region = lowering.region(item->self_lifetime, item->self_span);
        } else {
          fn->generics.lifetimes.push_back(nullptr);
          self_region = kFirstRegionParam + fn->generics.lifetime_count() - 1;
        }
        fn->inputs.push_back(crate_.types.ref(self ? self : crate_.types.error(), item->self_kind == SelfKind::RefMut, self_region));
        break;
    }
    if (item->self_kind != SelfKind::None && !self)
      diagnostics_.error("", item->self_span, "`self` can only be the parameter of a function inside `impl` or `trait`");
    const std::uint32_t before_params = fn->generics.lifetime_count();
    for (FnParam& param : item->params) fn->inputs.push_back(lowering.lower(param.type));
    // Elision: the result borrows from self, or from the only lifetime there is in the parameters.
    const std::uint32_t fresh = fn->generics.lifetime_count() - before_params;
    const std::function<void(Ty)> find_regions = [&](Ty type) {
      const auto see = [&](Region region) {
        if (region >= kFirstRegionParam && region < kFirstRegionParam + before_params && region != only_named) {
          ++named_inputs;
          only_named = region;
        }
      };
      see(type->region);
      for (const Region region : type->regions) see(region);
      for (const Ty part : type->args) find_regions(part);
    };
    for (const Ty input : fn->inputs)
      if (input != (fn->has_self ? fn->inputs[0] : nullptr)) find_regions(input);
    lowering.elided = TypeLowering::Elided::Output;
    if (self_region != kErased) lowering.output_region = self_region;
    else if (fresh == 1 && named_inputs == 0) lowering.output_region = kFirstRegionParam + before_params;
    else if (fresh == 0 && named_inputs == 1) lowering.output_region = only_named;
    (void)first_lifetime;
    lowering.opaque = [&](TypeNode& node) -> Ty {
      OpaqueDef* opaque = crate_.arena.make<OpaqueDef>();
      opaque->fn = fn;
      opaque->node = &node;
      std::vector<Ty> args;
      for (std::uint32_t i = 0; i < fn->generics.count(); ++i) args.push_back(crate_.types.param(i, fn->generics.param(i).name));
      const Ty placeholder = crate_.types.param(fn->generics.count(), intern("impl Trait"));
      std::vector<OutlivesBound> outlives;
      lowering.bounds(node.bounds, placeholder, opaque->bounds, &outlives);
      for (const OutlivesBound& bound : outlives) opaque->lifetime_bound = bound.region;
      fn->opaques.push_back(opaque);
      return crate_.types.with_def(TyKind::Opaque, opaque, std::move(args));
    };
    fn->output = item->result ? lowering.lower(item->result) : crate_.types.unit();
    if (!fn->constant && !item->body && !fn->intrinsic && !fn->trait && !fn->impl)
      diagnostics_.error("", item->span, "a function needs its body");
    if (fn->name && *fn->name == "main" && !fn->impl && !fn->trait && !fn->module->parent && !fn->inputs.empty())
      diagnostics_.error("E0580", item->name_span, "`main` takes no parameters");
  }

  void const_type(ConstDef* constant, Ty self, const TraitRef* impl_trait, const TraitDef* in_trait, const Generics* generics) {
    TypeLowering lowering(crate_, constant->module);
    lowering.self_type = self;
    lowering.impl_trait = impl_trait;
    lowering.in_trait = in_trait;
    lowering.generics = generics;
    lowering.elided = TypeLowering::Elided::Static;
    constant->type = lowering.lower(constant->item->type);
    if (constant->body) constant->body->output = constant->type;
  }

  void fill_lang() {
    LangItems& lang = crate_.own_lang;
    const auto trait = [&](const char* name, const TraitDef*& into) {
      if (const auto it = lang.traits.find(name); it != lang.traits.end()) into = it->second;
    };
    const auto adt = [&](const char* name, const AdtDef*& into) {
      if (const auto it = lang.adts.find(name); it != lang.adts.end()) into = it->second;
    };
    trait("sized", lang.sized), trait("copy", lang.copy), trait("clone", lang.clone), trait("drop", lang.drop);
    trait("send", lang.send), trait("sync", lang.sync), trait("deref", lang.deref), trait("deref_mut", lang.deref_mut);
    trait("index", lang.index), trait("index_mut", lang.index_mut), trait("fn", lang.fn), trait("fn_mut", lang.fn_mut);
    trait("fn_once", lang.fn_once), trait("iterator", lang.iterator), trait("into_iterator", lang.into_iterator);
    trait("from", lang.from), trait("display", lang.display), trait("debug", lang.debug);
    trait("partial_eq", lang.partial_eq), trait("partial_ord", lang.partial_ord), trait("termination", lang.termination);
    trait("unwind_safe", lang.unwind_safe), trait("ref_unwind_safe", lang.ref_unwind_safe);
    adt("Option", lang.option), adt("Result", lang.result), adt("Box", lang.box), adt("String", lang.string);
    adt("Vec", lang.vec), adt("Range", lang.range), adt("RangeFrom", lang.range_from), adt("RangeTo", lang.range_to);
    adt("RangeFull", lang.range_full), adt("RangeInclusive", lang.range_inclusive);
    adt("RangeToInclusive", lang.range_to_inclusive), adt("Arguments", lang.arguments), adt("PhantomData", lang.phantom);
    adt("UnsafeCell", lang.unsafe_cell), adt("ManuallyDrop", lang.manually_drop), adt("Sender", lang.sender);
    adt("SyncSender", lang.sync_sender), adt("Receiver", lang.receiver), adt("Arc", lang.arc), adt("Mutex", lang.mutex);
    adt("Rc", lang.rc), adt("JoinHandle", lang.join_handle), adt("RcWeak", lang.rc_weak), adt("ArcWeak", lang.arc_weak);
  }

  Crate& crate_;
  Diagnostics& diagnostics_;
  std::vector<Module*> importing_;
  std::vector<ImplDef*> broken_;
  std::vector<FnDef*> trait_methods_;
  bool report_twice_ = false;
  std::vector<std::function<void()>> headers_, supertraits_, bounds_, signatures_, checks_;
};

}  // namespace

void collect(Crate& crate) { Collector(crate).run(); }

}  // namespace handoff::lang
