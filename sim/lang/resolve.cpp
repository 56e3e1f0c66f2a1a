#include "lang/resolve.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <iterator>
#include <string_view>

namespace handoff::lang {

namespace {

Def find_guarded(const Module& module, Name name, Namespace space, std::vector<const Module*>& seen) {
  if (std::find(seen.begin(), seen.end(), &module) != seen.end()) return {};
  seen.push_back(&module);
  const auto& own = space == Namespace::Types ? module.types : module.values;
  if (const auto found = own.find(name); found != own.end()) return found->second;
  for (const AdtDef* adt : module.glob_enums)
    for (VariantDef* variant : adt->variants)
      if (variant->name == name) return {DefKind::Variant, variant};
  for (const Module* glob : module.globs)
    if (const Def def = find_guarded(*glob, name, space, seen)) return def;
  return {};
}

const std::unordered_map<std::string_view, TyKind>& primitive_names() {
  static const std::unordered_map<std::string_view, TyKind> names = {
      {"bool", TyKind::Bool}, {"char", TyKind::Char}, {"str", TyKind::Str}, {"i8", TyKind::I8}, {"i16", TyKind::I16},
      {"i32", TyKind::I32}, {"i64", TyKind::I64}, {"i128", TyKind::I128}, {"isize", TyKind::Isize}, {"u8", TyKind::U8},
      {"u16", TyKind::U16}, {"u32", TyKind::U32}, {"u64", TyKind::U64}, {"u128", TyKind::U128},
      {"usize", TyKind::Usize}, {"f32", TyKind::F32}, {"f64", TyKind::F64}};
  return names;
}

const Module* library_root(const Module& module) {
  const Crate* crate = module.crate;
  return crate->library ? crate->library->root : crate->root;
}

}  // namespace

Def find_in_module(const Module& module, Name name, Namespace space) {
  std::vector<const Module*> seen;
  return find_guarded(module, name, space, seen);
}

// What every module can use without a `use`; null: while the library is read it may not be there yet.
static const Module* prelude_of(const Module& library) {
  static const Name name = intern("prelude");
  const auto found = library.types.find(name);
  return found != library.types.end() ? static_cast<const Module*>(found->second.pointer) : nullptr;
}

Def find_in_scope(const Module& module, Name name, Namespace space) {
  const Module* at = &module;
  for (;;) {
    if (const Def def = find_in_module(*at, name, space)) return def;
    if (!at->is_block) break;
    at = at->parent;
  }
  const Module* library = library_root(module);
  if (library) {
    if (const Module* prelude = prelude_of(*library))
      if (const Def def = find_in_module(*prelude, name, space)) return def;
    if (space == Namespace::Types && (*name == "std" || *name == "core" || *name == "alloc"))
      return {DefKind::Module, const_cast<Module*>(library)};
  }
  if (space == Namespace::Types)
    if (const auto found = primitive_names().find(*name); found != primitive_names().end())
      return {DefKind::Primitive, nullptr, found->second};
  return {};
}

bool is_in_scope(const Module& module, const TraitDef& trait) {
  std::vector<const Module*> seen;
  const std::function<bool(const Module&)> offers = [&](const Module& at) {
    if (std::find(seen.begin(), seen.end(), &at) != seen.end()) return false;
    seen.push_back(&at);
    return std::find(at.traits_imported.begin(), at.traits_imported.end(), &trait) != at.traits_imported.end() ||
           std::any_of(at.types.begin(), at.types.end(), [&](const auto& entry) { return entry.second.pointer == &trait; }) ||
           std::any_of(at.globs.begin(), at.globs.end(), [&](const Module* glob) { return offers(*glob); });
  };
  for (const Module* at = &module; at; at = at->is_block ? at->parent : nullptr)
    if (offers(*at)) return true;
  const Module* library = library_root(module);
  const Module* prelude = library ? prelude_of(*library) : nullptr;
  return prelude && offers(*prelude);
}

namespace {

ResolvedPath resolve_by_names(const Module& from, const Path& path, Namespace space) {
  ResolvedPath result;
  const std::size_t count = path.segments.size();
  const auto space_at = [&](std::size_t i) { return i + 1 == count ? space : Namespace::Types; };
  std::size_t i = 0;
  Def def;
  const Module* base = &from;
  while (base->is_block) base = base->parent;
  if (path.is_library) {
    def = {DefKind::Module, const_cast<Module*>(library_root(from))};
  } else {
    const std::string& first = *path.segments[0].name;
    if (path.is_global) {
      if (first == "std" || first == "core" || first == "alloc") {
        def = {DefKind::Module, const_cast<Module*>(library_root(from))};
        i = 1;
      } else {
        result.failed_at = 0;
        return result;
      }
    } else if (first == "crate") {
      def = {DefKind::Module, from.crate->root};
      i = 1;
    } else if (first == "self" && count > 1) {
      def = {DefKind::Module, const_cast<Module*>(base)};
      i = 1;
    } else if (first == "super") {
      const Module* at = base;
      while (i < count && *path.segments[i].name == "super") {
        at = at->parent ? at->parent : at;
        while (at->is_block) at = at->parent;
        ++i;
      }
      def = {DefKind::Module, const_cast<Module*>(at)};
    } else {
      def = find_in_scope(from, path.segments[0].name, space_at(0));
      result.in = &from;
      i = 1;
      if (!def) {
        result.failed_at = 0;
        return result;
      }
    }
  }
  while (i < count) {
    if (def.kind == DefKind::Module) {
      const Module* module = static_cast<Module*>(def.pointer);
      Def next = find_in_module(*module, path.segments[i].name, space_at(i));
      if (!next) {
        result.failed_at = i;
        result.in = module;
        return result;
      }
      def = next;
      ++i;
      continue;
    }
    if (def.kind == DefKind::Adt) {
      AdtDef* adt = static_cast<AdtDef*>(def.pointer);
      VariantDef* found = nullptr;
      if (adt->is_enum)
        for (VariantDef* variant : adt->variants)
          if (variant->name == path.segments[i].name) found = variant;
      if (found) {
        def = {DefKind::Variant, found};
        ++i;
      }
    }
    break;
  }
  result.def = def;
  result.used = i;
  return result;
}

}  // namespace

ResolvedPath resolve_path(const Module& from, const Path& path, Namespace space) {
  const ResolvedPath result = resolve_by_names(from, path, space);
  if (result.def && result.def.kind != DefKind::Module) return result;
  // After `use std::f64;` that name is a module. What the module has not got, and the name as a type, is the primitive type's.
  if (path.is_library || path.is_global || (space == Namespace::Values && path.segments.size() == 1)) return result;
  const auto primitive = primitive_names().find(*path.segments[0].name);
  if (primitive == primitive_names().end()) return result;
  return {{DefKind::Primitive, nullptr, primitive->second}, 1};
}

namespace {

// Finds where the library offers a name to programs: through public items only, however it is laid out inside.
class LibraryIndex {
 public:
  LibraryIndex(const std::vector<Item*>& root, Name wanted, bool types_only) : root_(root), wanted_(wanted), types_only_(types_only) {}

  // The shortest path, the first in the alphabet where several are as short.
  std::string path() {
    visit(root_, "std", 0);
    return found_;
  }

 private:
  bool is_wanted(const Item& item) const {
    const bool is_type = item.kind != ItemKind::Fn && item.kind != ItemKind::Const && item.kind != ItemKind::Static;
    return item.name == wanted_ && (is_type || !types_only_);
  }

  void visit(const std::vector<Item*>& items, const std::string& path, int depth) {
    if (offers(items)) note(path + "::" + *wanted_, depth);
    for (const Item* item : items) {
      if (!item->is_pub || item->kind != ItemKind::Mod || depth > 4) continue;
      if (*item->name == "prelude" || *item->name == "rt" || *item->name == "intrinsics") continue;
      visit(item->items, path + "::" + *item->name, depth + 1);
    }
  }

  bool offers(const std::vector<Item*>& items) const {
    return std::any_of(items.begin(), items.end(), [this](const Item* item) {
      return item->is_pub && (item->kind == ItemKind::Use ? offers(item->use, {}) : is_wanted(*item));
    });
  }

  bool offers(const UseTree& tree, std::vector<PathSegment> before) const {
    before.insert(before.end(), tree.prefix.begin(), tree.prefix.end());
    if (tree.is_nested) return std::any_of(tree.nested.begin(), tree.nested.end(), [&](const UseTree& inner) { return offers(inner, before); });
    if (tree.is_glob) {
      const std::vector<Item*>* const items = items_of(before);
      return items != nullptr && offers(*items);
    }
    const Name name = tree.alias ? tree.alias : before.back().name;
    return name == wanted_ && (!types_only_ || std::isupper(static_cast<unsigned char>(name->front())) != 0);
  }

  // Of the module `crate::a::b`; null: that is none.
  const std::vector<Item*>* items_of(const std::vector<PathSegment>& path) const {
    const std::vector<Item*>* at = &root_;
    for (std::size_t i = 1; i < path.size(); ++i) {
      const auto inner = std::find_if(at->begin(), at->end(), [&](const Item* item) { return item->kind == ItemKind::Mod && item->name == path[i].name; });
      if (inner == at->end()) return nullptr;
      at = &(*inner)->items;
    }
    return at;
  }

  void note(const std::string& path, int depth) {
    if (!found_.empty() && (depth > found_depth_ || (depth == found_depth_ && path > found_))) return;
    found_ = path;
    found_depth_ = depth;
  }

  const std::vector<Item*>& root_;
  const Name wanted_;
  const bool types_only_;
  std::string found_;
  int found_depth_ = 0;
};

}  // namespace

std::string library_path_of(const Crate& crate, Name name, bool types_only) {
  const Crate& library = crate.library ? *crate.library : crate;
  return LibraryIndex(library.file.items, name, types_only).path();
}

Name similar_name(Name wanted, const std::vector<Name>& candidates) {
  Name best = nullptr;
  std::size_t best_distance = wanted->size() / 3 + 1;
  for (const Name candidate : candidates) {
    const std::string &a = *wanted, &b = *candidate;
    if (a.size() > 40 || b.size() > 40 || a == b) continue;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t above = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
        diagonal = above;
      }
    }
    if (row[b.size()] < best_distance || (row[b.size()] == best_distance && !best)) {
      best = candidate;
      best_distance = row[b.size()];
    }
  }
  return best;
}

bool is_standard_macro(std::string_view name) {
  static constexpr std::string_view kMacros[] = {
      "assert", "assert_eq", "assert_ne", "cfg", "column", "compile_error", "concat", "dbg", "debug_assert", "debug_assert_eq",
      "debug_assert_ne", "env", "eprint", "eprintln", "file", "format", "format_args", "include", "include_bytes", "include_str",
      "line", "matches", "module_path", "option_env", "panic", "print", "println", "stringify", "thread_local", "todo",
      "unimplemented", "unreachable", "vec", "write", "writeln"};
  return std::find(std::begin(kMacros), std::end(kMacros), name) != std::end(kMacros);
}

std::string library_refusal(const std::vector<PathSegment>& path) {
  const auto at = [&](std::size_t i) -> std::string { return i < path.size() ? *path[i].name : ""; };
  const std::size_t first = at(0) == "std" || at(0) == "core" || at(0) == "alloc" ? 1 : 0;
  const std::string module = at(first), item = at(first + 1);
  const std::string reason = " not part of Handoff's Rust: it shows threads and their messages";
  if (module == "fs" || module == "path") return "files are" + reason;
  if (module == "net") return "the network is" + reason;
  if (module == "process" && (item == "Command" || item == "Child" || item == "Stdio")) return "other processes (`" + item + "`) are" + reason;
  if (module == "future" || module == "task" || module == "pin") return "async code (`" + module + "`) is not part of Handoff's Rust: it shows threads";
  if (first == 1 && (module == "os" || module == "ffi" || module == "ptr" || module == "alloc")) return "`std::" + module + "` is not part of Handoff's Rust: it belongs to unsafe code and to the operating system";
  return "";
}

Span import_place(const Crate& crate) {
  std::uint32_t at = crate.base;
  const auto after = [&](const Item* item) {
    if (item->kind == ItemKind::Use && item->span.hi + 1 > at) at = item->span.hi + 1;
  };
  for (const Item* item : crate.file.items) {
    after(item);
    if (crate.file.is_snippet && item->body)
      for (const Item* inner : item->body->items) after(inner);
  }
  const auto end = crate.base + static_cast<std::uint32_t>(crate.text.size());
  if (at > end) at = end;
  return {at, at};
}

std::string import_path_of(const TraitDef& trait) {
  if (trait.crate->is_library() && !trait.item->is_pub) return {};
  std::string path = *trait.name;
  for (const Module* at = trait.module; at; at = at->parent) {
    if (at->is_block) return {};
    path = (at->parent ? *at->name : std::string(trait.crate->is_library() ? "std" : "crate")) + "::" + path;
  }
  return path;
}

Edit import_edit(const Crate& crate, const Module& in, const std::string& path) {
  const std::string line = "use " + path + ";";
  std::vector<Name> names;
  for (const Module* at = &in; at->parent; at = at->parent)
    if (!at->is_block) names.push_back(at->name);
  const std::vector<Item*>* items = &crate.file.items;
  const Item* around = nullptr;
  for (; !names.empty(); names.pop_back()) {
    const auto inner = std::find_if(items->begin(), items->end(), [&](const Item* item) { return item->kind == ItemKind::Mod && item->name == names.back(); });
    if (inner == items->end()) break;
    around = *inner;
    items = &around->items;
  }
  const std::size_t brace = around ? crate.text.find('{', around->name_span.hi - crate.base) : std::string::npos;
  if (brace == std::string::npos) return {import_place(crate), line + "\n"};
  const std::uint32_t at = crate.base + static_cast<std::uint32_t>(brace) + 1;
  return {{at, at}, "\n    " + line};
}

// ---- types ----

Region TypeLowering::elided_region(Span span) {
  switch (elided) {
    case Elided::Erase: return kErased;
    case Elided::Static: return kStatic;
    case Elided::Fresh:
      fresh_lifetimes->lifetimes.push_back(nullptr);
      return kFirstRegionParam + fresh_lifetimes->lifetime_count() - 1;
    case Elided::Output:
      if (output_region != kErased) return output_region;
      diagnostics.error("E0106", span, "this reference in the result has no lifetime: from which parameter is it borrowed?")
          .with_label("a lifetime is needed here")
          .with_hint("return an owned value, or name a lifetime");
      return kErased;
    case Elided::Forbid:
      diagnostics.error("E0106", span, "a reference in a type that is kept needs a named lifetime")
          .with_label("a lifetime is needed here")
          .with_hint("store an owned value (`String` instead of `&str`), or give the type a lifetime parameter");
      return kErased;
  }
  return kErased;
}

Region TypeLowering::region(Name lifetime, Span span) {
  if (*lifetime == "static") return kStatic;
  if (*lifetime == "_") return elided_region(span);
  if (*lifetime == "!") return kErased;  // bound by `for<'a>`
  if (elided == Elided::Erase && !generics) return kErased;
  for (const Generics* g = generics; g; g = g->parent)
    for (std::size_t i = 0; i < g->lifetimes.size(); ++i)
      if (g->lifetimes[i] == lifetime) return kFirstRegionParam + g->parent_lifetimes() + static_cast<Region>(i);
  diagnostics.error("E0261", span, "the lifetime `'" + *lifetime + "` is not declared")
      .with_hint("declare it: `<'" + *lifetime + ">` after the name of the function or type");
  return kErased;
}

Ty TypeLowering::array_length(Expr* length) {
  if (length->kind == ExprKind::Underscore && hole) return hole(length->span);
  const Expr* inner = length;
  while (inner->kind == ExprKind::Block && inner->block->stmts.empty() && inner->block->tail) inner = inner->block->tail;
  if (inner->kind == ExprKind::Path && inner->path.segments.size() == 1 && !inner->path.qself)
    for (const Generics* g = generics; g; g = g->parent)
      for (std::size_t i = 0; i < g->params.size(); ++i)
        if (g->params[i].is_const && g->params[i].name == inner->path.segments[0].name)
          return crate.types.param(g->parent_count() + static_cast<std::uint32_t>(i), g->params[i].name);
  i128 value = 0;
  if (!evaluate_constant(crate, *module, inner, value) || value < 0) {
    if (inner->kind == ExprKind::Path && inner->path.segments.size() == 1 &&
        !find_in_scope(*module, inner->path.segments[0].name, Namespace::Values)) {
      diagnostics.error("E0435", length->span, "the length of an array must be known before the program runs")
          .with_hint("use a `const`, or a `Vec`: `vec![value; length]`");
    } else {
      diagnostics.error("", length->span, "Handoff cannot work out this array length before the program runs");
    }
    return crate.types.error();
  }
  return crate.types.constant(static_cast<u128>(value));
}

std::vector<Ty> TypeLowering::generic_args(const Generics& wanted, const GenericArgsNode* args, Span span,
                                           const char* what, Name name, std::vector<Ty> before, bool infer_missing) {
  std::vector<Ty> out = std::move(before);
  const std::size_t given = args ? args->types.size() : 0;
  std::size_t visible = 0, required = 0;
  for (const GenericParam& param : wanted.params)
    if (!param.is_impl_trait) {
      ++visible;
      if (!param.default_type) ++required;
    }
  if (given > visible || (given < required && !(infer_missing && given == 0))) {
    diagnostics
        .error("E0107", args ? args->span : span,
               std::string(what) + " `" + *name + "` takes " + std::to_string(visible) +
                   (visible == 1 ? " type argument" : " type arguments") + ", but " + std::to_string(given) +
                   (given == 1 ? " is given" : " are given"))
        .with_label("expected " + std::to_string(visible));
    for (std::size_t i = 0; i < wanted.params.size(); ++i) out.push_back(crate.types.error());
    return out;
  }
  std::size_t next = 0;
  for (const GenericParam& param : wanted.params) {
    if (!param.is_impl_trait && next < given) {
      TypeNode* node = args->types[next++];
      if (param.is_const && node->kind == TypeNodeKind::Array && !node->element) {
        out.push_back(array_length(node->length));
      } else {
        out.push_back(lower(node));
      }
    } else if (infer_missing && hole && !(param.default_type && given > 0)) {
      out.push_back(hole(span));
    } else if (param.default_type) {
      TypeLowering inner(crate, module);
      inner.generics = &wanted;
      inner.self_type = out.empty() ? self_type : crate.types.param(0, wanted.param(0).name);  // as its parameters: replaced below
      const Ty lowered = inner.lower(param.default_type);
      out.push_back(crate.types.substitute(lowered, out));
    } else if (hole) {
      out.push_back(hole(span));
    } else {
      out.push_back(crate.types.error());
    }
  }
  return out;
}

bool TypeLowering::trait_ref(const Path& path, Ty self, TraitRef& out, std::vector<Predicate>* into) {
  const ResolvedPath resolved = resolve_path(*module, path, Namespace::Types);
  if (resolved.def.kind != DefKind::Trait || resolved.used != path.segments.size()) {
    const PathSegment& last = path.segments.back();
    if (resolved.def) {
      diagnostics.error("E0404", path.span, "`" + *last.name + "` is not a trait");
    } else {
      const bool is_derive = *last.name == "Debug" || *last.name == "Hash";  // the macros of these names are always there
      Diagnostic& error = diagnostics.error(resolved.failed_at != 0 || path.segments.size() != 1 ? "E0433" : is_derive ? "E0404" : "E0405", path.span, "there is no trait `" + *last.name + "` here");
      const std::string where = library_path_of(crate, last.name, true);
      if (!where.empty())
        error.with_hint("add `use " + where + ";`", {{import_place(crate), "use " + where + ";\n"}});
    }
    return false;
  }
  const TraitDef* trait = static_cast<const TraitDef*>(resolved.def.pointer);
  const GenericArgsNode* args = path.segments.back().args;
  out.trait = trait;
  if (args && args->is_fn_sugar) {
    std::vector<Ty> inputs;
    const Elided saved = elided;
    if (elided == Elided::Fresh || elided == Elided::Output || elided == Elided::Forbid) elided = Elided::Erase;
    for (TypeNode* node : args->types) inputs.push_back(lower(node));
    const Ty result = args->result ? lower(args->result) : crate.types.unit();
    elided = saved;
    out.args = {self, crate.types.tuple(std::move(inputs))};
    const TraitDef* once = crate.library ? crate.library->lang.fn_once : crate.lang.fn_once;
    if (into && once && !once->assoc_types.empty()) {
      Predicate predicate;
      predicate.trait = {once, out.args};
      predicate.assoc = once->assoc_types[0];
      predicate.type = result;
      predicate.span = path.span;
      into->push_back(std::move(predicate));
    }
    return true;
  }
  GenericArgsNode without_bindings;
  if (args) {
    without_bindings = *args;
    without_bindings.bindings.clear();
  }
  // Self is the trait's parameter 0; it is not written.
  Generics own = trait->generics;
  own.params.erase(own.params.begin());
  Generics self_holder;
  self_holder.params.push_back(trait->generics.params[0]);
  own.parent = &self_holder;
  const std::size_t before = diagnostics.errors();
  out.args = generic_args(own, args ? &without_bindings : nullptr, path.span, "the trait", trait->name, {self}, false);
  if (args && into)
    for (const auto& binding : args->bindings) {
      const AssocTyDef* assoc = trait->assoc_type(binding.name);
      TraitRef owner = out;
      if (!assoc)
        for (const TraitRef& super : trait->supertraits)
          if ((assoc = super.trait->assoc_type(binding.name))) {
            owner = super;
            for (Ty& arg : owner.args) arg = crate.types.substitute(arg, out.args);
            break;
          }
      if (!assoc) {
        diagnostics.error("E0220", binding.span, "the trait `" + *trait->name + "` has no associated type `" + *binding.name + "`");
        continue;
      }
      Predicate predicate;
      predicate.trait = owner;
      predicate.assoc = assoc;
      predicate.type = lower(binding.type);
      predicate.span = path.span;
      into->push_back(std::move(predicate));
    }
  return diagnostics.errors() == before;
}

void TypeLowering::bounds(const std::vector<BoundNode>& nodes, Ty self, std::vector<Predicate>& into,
                          std::vector<OutlivesBound>* outlives) {
  for (const BoundNode& bound : nodes) {
    if (bound.lifetime) {
      if (outlives) outlives->push_back({self, kErased, region(bound.lifetime, bound.span), bound.span});
      continue;
    }
    if (bound.is_maybe) continue;
    Predicate predicate;
    predicate.span = bound.span;
    std::vector<Predicate> projections;
    if (trait_ref(bound.path, self, predicate.trait, &projections)) {
      into.push_back(std::move(predicate));
      for (Predicate& projection : projections) into.push_back(std::move(projection));
    }
  }
}

// Rust lets these hold values of unknown size; here they hold what has a size.
static constexpr std::string_view kUnsizedInRust[] = {"Mutex", "MutexGuard", "RwLock", "RwLockReadGuard", "RwLockWriteGuard", "Cell", "RefCell", "Ref", "RefMut", "ManuallyDrop"};

Ty TypeLowering::adt_type(const AdtDef* adt, const GenericArgsNode* args, Span span) {
  std::vector<Region> regions;
  if (adt->generics.lifetime_count() > 0) {
    const std::size_t given = args ? args->lifetimes.size() : 0;
    for (std::size_t i = 0; i < adt->generics.lifetime_count(); ++i)
      regions.push_back(i < given ? region(args->lifetimes[i], span) : elided_region(span));
  }
  std::vector<Ty> list = generic_args(adt->generics, args, span, adt->is_enum ? "the enum" : "the struct", adt->name, {}, static_cast<bool>(hole));
  for (std::size_t i = 0; args && !crate.is_library() && i < args->types.size() && i < list.size(); ++i)
    if (has_no_size(list[i]) && adt->generics.params[i].is_sized && std::find(std::begin(kUnsizedInRust), std::end(kUnsizedInRust), *adt->name) != std::end(kUnsizedInRust) && adt->crate->is_library())
      diagnostics.error("", args->types[i]->span, "`" + *adt->name + "<" + to_text(list[i]) + ">` is not part of Handoff's Rust: put what has no known size into a `Box` inside");
    else if (has_no_size(list[i]) && adt->generics.params[i].is_sized)
      diagnostics.error("E0277", args->types[i]->span, "`" + *adt->generics.params[i].name + "` of `" + *adt->name + "` must be a type whose size is known, and a `" + to_text(list[i]) + "` can have any size")
          .with_label("its size is not known");
  return crate.types.adt(adt, std::move(list), std::move(regions));
}

Ty TypeLowering::assoc_type_of(Ty type, Name name, Span span, bool is_self) {
  const auto in_trait_ref = [&](const TraitRef& ref) -> Ty {
    if (const AssocTyDef* assoc = ref.trait->assoc_type(name)) return crate.types.projection(assoc, ref.args);
    return nullptr;
  };
  const std::function<Ty(const TraitRef&, int)> search = [&](const TraitRef& ref, int depth) -> Ty {
    if (const Ty found = in_trait_ref(ref)) return found;
    if (depth > 8) return nullptr;
    for (const TraitRef& super : ref.trait->supertraits) {
      TraitRef owner = super;
      for (Ty& arg : owner.args) arg = crate.types.substitute(arg, ref.args);
      if (const Ty found = search(owner, depth + 1)) return found;
    }
    return nullptr;
  };
  // In `impl Trait for T`, `T::Name` is that of a bound of T; `Self::Name` is the trait's.
  if (impl_trait && type == self_type && (is_self || type->kind != TyKind::Param))
    if (const Ty found = search(*impl_trait, 0)) return found;
  if (type->kind == TyKind::Param) {
    if (in_trait && type->index == 0) {
      TraitRef own{in_trait, {}};
      for (std::uint32_t i = 0; i < in_trait->generics.count(); ++i)
        own.args.push_back(crate.types.param(i, in_trait->generics.param(i).name));
      if (const Ty found = search(own, 0)) return found;
    }
    for (const Generics* g = generics; g; g = g->parent)
      for (const Predicate& predicate : g->predicates)
        if (!predicate.assoc && predicate.trait.args[0] == type)
          if (const Ty found = search(predicate.trait, 0)) return found;
    for (const Generics* g = generics; g; g = g->parent)
      for (const auto& [index, trait] : g->bound_traits)
        if (index == type->index) {
          TraitRef ref{trait, {type}};
          for (std::uint32_t i = 1; i < trait->generics.count(); ++i) ref.args.push_back(type);  // `Rhs = Self`
          if (const Ty found = search(ref, 0)) return found;
        }
  }
  if (type->kind == TyKind::Projection)
    for (const Predicate& bound : type->assoc()->bounds)
      if (!bound.assoc && bound.trait.args[0]->kind == TyKind::Projection && bound.trait.args[0]->def == type->def) {
        TraitRef ref = bound.trait;
        ref.args[0] = type;
        if (const Ty found = search(ref, 0)) return found;
      }
  if (type->kind == TyKind::Error) return type;
  if (hole || (type->kind != TyKind::Param && type->kind != TyKind::Projection)) {  // any trait that has such a type could be meant, as `Vec::<T>::Item` would
    diagnostics.error("E0223", span, "which trait's `" + *name + "` is meant? Write `<" + to_text(type) + " as Trait>::" + *name + "`");
  } else {
    diagnostics.error("E0220", span, "`" + to_text(type) + "` has no associated type `" + *name + "`");
  }
  return crate.types.error();
}

Ty TypeLowering::path(TypeNode* node) {
  const Path& path = node->path;
  if (path.qself) {
    const Ty self = lower(path.qself);
    if (path.trait_segments == 0) return assoc_type_of(self, path.segments.back().name, path.span);
    Path trait_path = path;
    trait_path.qself = nullptr;
    trait_path.segments.resize(path.trait_segments);
    TraitRef ref;
    if (!trait_ref(trait_path, self, ref, nullptr)) return crate.types.error();
    if (const AssocTyDef* assoc = ref.trait->assoc_type(path.segments.back().name))
      return crate.types.projection(assoc, ref.args);
    diagnostics.error("E0576", path.span, "the trait `" + *ref.trait->name + "` has no type `" + *path.segments.back().name + "`");
    return crate.types.error();
  }
  Ty base = nullptr;
  std::size_t used = 1;
  const PathSegment& first = path.segments[0];
  if (!path.is_global && !path.is_library) {
    if (*first.name == "Self") {
      if (!self_type) {
        diagnostics.error("E0411", first.span, "`Self` has a meaning only inside `impl` and `trait`");
        return crate.types.error();
      }
      base = self_type;
    } else {
      for (const Generics* g = generics; g && !base; g = g->parent)
        for (std::size_t i = 0; i < g->params.size(); ++i)
          if (g->params[i].name == first.name && !g->params[i].is_impl_trait)
            base = crate.types.param(g->parent_count() + static_cast<std::uint32_t>(i), first.name);
      // An item of a block inside hides the parameter of the function around.
      if (base && module->is_block)
        if (const auto found = module->types.find(first.name); found != module->types.end()) base = nullptr;
    }
  }
  if (base) {
    if (first.args) {
      diagnostics.error("E0109", first.args->span, "`" + *first.name + "` takes no type arguments");
      return crate.types.error();
    }
  } else {
    const ResolvedPath resolved = resolve_path(*module, path, Namespace::Types);
    if (!resolved.def) {
      const PathSegment& failed = path.segments[resolved.failed_at];
      const bool last = resolved.failed_at + 1 == path.segments.size();
      for (const Module* at = module; at && at->is_block; at = at->parent)
        if (at->generics && last && path.segments.size() == 1)
          for (const Generics* g = at->generics; g; g = g->parent)
            for (const GenericParam& param : g->params)
              if (param.name == failed.name) {
                diagnostics.error("E0401", failed.span, "an inner item cannot use the type parameter `" + *failed.name + "` of the function around it");
                return crate.types.error();
              }
      if (const std::string refusal = library_refusal(path.segments); resolved.failed_at > 0 && !refusal.empty()) {
        diagnostics.error("", failed.span, refusal);
        return crate.types.error();
      }
      Diagnostic& error = diagnostics.error(last ? "E0425" : "E0433", failed.span,
                                            last ? "there is no type `" + *failed.name + "` here" : "`" + *failed.name + "` is not known here");
      error.with_label("not found");
      const std::string where = library_path_of(crate, failed.name, true);
      if (!where.empty() && resolved.failed_at == 0) {
        error.with_hint("add `use " + where + ";`", {{import_place(crate), "use " + where + ";\n"}});
      } else if (*failed.name == "rand" || *failed.name == "tokio" || *failed.name == "crossbeam" || *failed.name == "rayon") {
        error.with_hint("external crates are not part of Handoff's Rust");
      }
      return crate.types.error();
    }
    used = resolved.used;
    const PathSegment& named = path.segments[used - 1];
    switch (resolved.def.kind) {
      case DefKind::Adt: base = adt_type(static_cast<AdtDef*>(resolved.def.pointer), named.args, path.span); break;
      case DefKind::Primitive:
        if (named.args) diagnostics.error("E0109", named.args->span, "`" + *named.name + "` takes no type arguments").with_hint("leave them out", {{named.args->span, ""}});
        base = crate.types.primitive(resolved.def.primitive);
        break;
      case DefKind::Alias: {
        AliasDef* alias = static_cast<AliasDef*>(resolved.def.pointer);
        if (!alias->type) {
          if (alias->lowering) {
            diagnostics.error("E0391", path.span, "the type alias `" + *alias->name + "` is defined by itself");
            return crate.types.error();
          }
          alias->lowering = true;
          TypeLowering inner(crate, alias->module);
          inner.generics = &alias->generics;
          alias->type = alias->item->type ? inner.lower(alias->item->type) : crate.types.error();
          alias->lowering = false;
        }
        const std::vector<Ty> args = generic_args(alias->generics, named.args, path.span, "the type alias", alias->name, {}, static_cast<bool>(hole));
        base = crate.types.substitute(alias->type, args);
        break;
      }
      case DefKind::Trait:
        diagnostics.error("E0782", path.span, "`" + *named.name + "` is a trait, not a type")
            .with_hint("for a value of any such type write `impl " + *named.name + "`, or behind a pointer `dyn " + *named.name + "`");
        return crate.types.error();
      case DefKind::Variant:
        diagnostics.error("E0573", path.span, "`" + *named.name + "` is a variant; the type is its enum, `" + *static_cast<VariantDef*>(resolved.def.pointer)->adt->name + "`");
        return crate.types.error();
      default:
        diagnostics.error("E0573", path.span, "`" + *named.name + "` is not a type");
        return crate.types.error();
    }
  }
  for (; used < path.segments.size(); ++used) base = assoc_type_of(base, path.segments[used].name, path.span, *first.name == "Self");
  return base;
}

Ty TypeLowering::dyn(TypeNode* node) {
  Type type;
  type.kind = TyKind::Dyn;
  const TraitDef* principal = nullptr;
  const LangItems& lang = crate.library ? crate.library->lang : crate.lang;
  bool has_region = false;
  for (const BoundNode& bound : node->bounds) {
    if (bound.lifetime) {
      type.region = region(bound.lifetime, bound.span);
      has_region = true;
      continue;
    }
    TraitRef ref;
    std::vector<Predicate> projections;
    if (!trait_ref(bound.path, crate.types.error(), ref, &projections)) return crate.types.error();
    if (ref.trait == lang.send) {
      type.index |= kDynSend;
    } else if (ref.trait == lang.sync) {
      type.index |= kDynSync;
    } else if (principal) {
      diagnostics.error("E0225", bound.span, "a `dyn` type has one trait (and Send, Sync)");
    } else {
      principal = ref.trait;
      type.args.assign(ref.args.begin() + 1, ref.args.end());
      for (const Predicate& projection : projections) {
        type.bound.push_back(projection.assoc);
        type.args.push_back(projection.type);
      }
    }
  }
  (void)has_region;
  if (!principal) principal = lang.traits.count("any") ? lang.traits.at("any") : lang.send;
  type.def = principal;
  return crate.types.intern(std::move(type));
}

Ty TypeLowering::lower(TypeNode* node) {
  if (!node) return crate.types.error();
  switch (node->kind) {
    case TypeNodeKind::Path: {
      const Ty named = path(node);
      if (node->bounds.empty() || named->kind == TyKind::Error) return named;
      diagnostics.error("E0404", node->path.span, "`" + *node->path.segments.back().name + "` is not a trait: only traits are joined by `+`");
      return crate.types.error();
    }
    case TypeNodeKind::Ref: {
      const Region r = node->lifetime ? region(node->lifetime, node->span) : elided_region(node->span);
      return crate.types.ref(lower(node->element), node->is_mut, r);
    }
    case TypeNodeKind::Tuple: {
      std::vector<Ty> list;
      for (TypeNode* element : node->list) list.push_back(lower(element));
      return crate.types.tuple(std::move(list));
    }
    case TypeNodeKind::Slice: return crate.types.slice(lower(node->element));
    case TypeNodeKind::Array:
      if (!node->element) {
        diagnostics.error("E0747", node->span, "a type is expected here, not a value");
        return crate.types.error();
      }
      return crate.types.array(lower(node->element), array_length(node->length));
    case TypeNodeKind::Fn: {
      std::vector<Ty> parts;
      const Elided saved = elided;
      elided = Elided::Erase;
      for (TypeNode* part : node->list) parts.push_back(lower(part));
      parts.push_back(node->element ? lower(node->element) : crate.types.unit());
      elided = saved;
      return crate.types.fn_ptr(std::move(parts));
    }
    case TypeNodeKind::Never: return crate.types.never();
    case TypeNodeKind::Infer:
      if (hole) return hole(node->span);
      diagnostics.error("E0121", node->span, "the type must be written here: `_` is for the inside of functions");
      return crate.types.error();
    case TypeNodeKind::ImplTrait:
      if (node->impl_param) return crate.types.param(node->impl_param - 1, generics->param(node->impl_param - 1).name);
      if (opaque) return opaque(*node);
      diagnostics.error("E0562", node->span, "`impl Trait` can only stand in the parameters and the result of a function");
      return crate.types.error();
    case TypeNodeKind::DynTrait: return dyn(node);
    case TypeNodeKind::RawPointer:
    case TypeNodeKind::Error: return crate.types.error();
  }
  return crate.types.error();
}

bool evaluate_constant(Crate& crate, const Module& module, const Expr* expr, i128& value, int depth) {
  if (!expr || depth > 50) return false;
  i128 a = 0, b = 0;
  switch (expr->kind) {
    case ExprKind::Literal:
      if (expr->literal == LiteralKind::Float || expr->literal == LiteralKind::Str || expr->literal == LiteralKind::ByteStr) return false;
      value = static_cast<i128>(expr->value);
      return true;
    case ExprKind::Unary:
      if (!evaluate_constant(crate, module, expr->a, a, depth + 1)) return false;
      if (expr->op != Tok::Minus) return false;
      value = -a;
      return true;
    case ExprKind::Cast: return evaluate_constant(crate, module, expr->a, value, depth + 1);
    case ExprKind::Block:
      return expr->block->stmts.empty() && evaluate_constant(crate, module, expr->block->tail, value, depth + 1);
    case ExprKind::Binary:
      if (!evaluate_constant(crate, module, expr->a, a, depth + 1) || !evaluate_constant(crate, module, expr->b, b, depth + 1)) return false;
      switch (expr->op) {
        case Tok::Plus: value = a + b; return true;
        case Tok::Minus: value = a - b; return true;
        case Tok::Star: return !__builtin_mul_overflow(a, b, &value);
        case Tok::Slash: if (b == 0) return false; value = a / b; return true;
        case Tok::Percent: if (b == 0) return false; value = a % b; return true;
        case Tok::Shl: if (b < 0 || b > 100) return false; value = a << b; return true;
        case Tok::Shr: if (b < 0 || b > 100) return false; value = a >> b; return true;
        case Tok::Or: value = a | b; return true;
        case Tok::And: value = a & b; return true;
        default: return false;
      }
    case ExprKind::Path: {
      if (expr->path.qself || expr->path.segments.empty()) return false;
      const ResolvedPath resolved = resolve_path(module, expr->path, Namespace::Values);
      if (resolved.def.kind == DefKind::Const && resolved.used == expr->path.segments.size()) {
        const ConstDef* constant = static_cast<const ConstDef*>(resolved.def.pointer);
        return evaluate_constant(crate, *constant->module, constant->item->value, value, depth + 1);
      }
      return false;
    }
    default: return false;
  }
}

}  // namespace handoff::lang
