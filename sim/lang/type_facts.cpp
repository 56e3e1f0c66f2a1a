#include "lang/type_facts.hpp"

#include <algorithm>
#include <map>

namespace handoff::lang {

namespace {

std::uint64_t round_up(std::uint64_t bytes, std::uint64_t alignment) { return (bytes + alignment - 1) / alignment * alignment; }

// Whether some bit pattern of the type is never a value, so that an enum around it needs no tag.
bool has_niche(Concrete& concrete, Ty type) {
  const LangItems& lang = concrete.lang();
  switch (type->kind) {
    case TyKind::Ref: case TyKind::FnPtr: case TyKind::Bool: case TyKind::Char: return true;
    case TyKind::Tuple: return std::any_of(type->args.begin(), type->args.end(), [&](Ty part) { return has_niche(concrete, part); });
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      if (adt == lang.box || adt == lang.vec || adt == lang.string || lang.is_counted(adt)) return true;
      if (adt->is_enum) return adt->variants.size() > 1;
      const std::vector<Ty> fields = concrete.field_types(type);
      return !adt->crate->is_library() && std::any_of(fields.begin(), fields.end(), [&](Ty part) { return has_niche(concrete, part); });
    }
    default: return false;
  }
}

RustSize together(Concrete& concrete, const std::vector<Ty>& parts) {
  RustSize out;
  for (const Ty part : parts) {
    const RustSize one = rust_size(concrete, part);
    out.bytes += one.bytes;
    out.alignment = std::max(out.alignment, one.alignment);
  }
  out.bytes = round_up(out.bytes, out.alignment);
  return out;
}

}  // namespace

RustSize rust_size(Concrete& concrete, Ty type) {
  const LangItems& lang = concrete.lang();
  const auto pointer = [](Ty to) { return RustSize{Concrete::is_unsized(to) ? 16u : 8u, 8}; };
  switch (type->kind) {
    case TyKind::Bool: case TyKind::I8: case TyKind::U8: return {1, 1};
    case TyKind::I16: case TyKind::U16: return {2, 2};
    case TyKind::I32: case TyKind::U32: case TyKind::F32: case TyKind::Char: return {4, 4};
    case TyKind::I128: case TyKind::U128: return {16, 16};
    case TyKind::I64: case TyKind::U64: case TyKind::Isize: case TyKind::Usize: case TyKind::F64: case TyKind::FnPtr: return {8, 8};
    case TyKind::Ref: return pointer(type->args[0]);
    case TyKind::Array: {
      const RustSize one = rust_size(concrete, type->args[0]);
      return {one.bytes * static_cast<std::uint64_t>(type->args[1]->value), one.alignment};
    }
    case TyKind::Tuple:
    case TyKind::Closure: return together(concrete, concrete.field_types(type));
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      if (adt == lang.phantom) return {0, 1};
      if (adt == lang.box || lang.is_counted(adt)) return pointer(type->args[0]);
      if (adt == lang.vec || adt == lang.string) return {24, 8};
      if (adt == lang.sender || adt == lang.sync_sender || adt == lang.receiver) return {16, 8};
      if (!adt->is_enum) return together(concrete, concrete.field_types(type));
      if (adt->variants.empty()) return {0, 1};
      RustSize out;
      int with_content = 0;
      bool niche = false;
      for (std::uint32_t i = 0; i < adt->variants.size(); ++i) {
        const std::vector<Ty> parts = concrete.variant_types(type, i);
        const RustSize one = together(concrete, parts);
        if (one.bytes > 0) {
          ++with_content;
          niche = std::any_of(parts.begin(), parts.end(), [&](Ty part) { return has_niche(concrete, part); });
        }
        out.bytes = std::max(out.bytes, one.bytes);
        out.alignment = std::max(out.alignment, one.alignment);
      }
      if (adt->variants.size() == 1 || (with_content == 1 && niche)) return out;
      return {round_up(out.bytes + 1, out.alignment), out.alignment};
    }
    default: return {0, 1};
  }
}

std::string rust_type_name(Ty type) {
  const auto list = [](const std::vector<Ty>& parts) {
    std::string out;
    for (const Ty part : parts) out += (out.empty() ? "" : ", ") + rust_type_name(part);
    return out;
  };
  switch (type->kind) {
    case TyKind::Tuple: return "(" + list(type->args) + (type->args.size() == 1 ? ",)" : ")");
    case TyKind::Ref: return (type->is_mut ? "&mut " : "&") + rust_type_name(type->args[0]);
    case TyKind::Slice: return "[" + rust_type_name(type->args[0]) + "]";
    case TyKind::Array: return "[" + rust_type_name(type->args[0]) + "; " + to_text(type->args[1]) + "]";
    case TyKind::Adt: {
      static const std::map<std::string, std::string> kHomes = {
          {"String", "alloc::string::"}, {"Vec", "alloc::vec::"}, {"Box", "alloc::boxed::"}, {"Rc", "alloc::rc::"}, {"Arc", "alloc::sync::"},
          {"Option", "core::option::"}, {"Result", "core::result::"}, {"Sender", "std::sync::mpsc::"}, {"SyncSender", "std::sync::mpsc::"},
          {"Receiver", "std::sync::mpsc::"}, {"HashMap", "std::collections::hash::map::"}, {"Duration", "core::time::"}};
      const AdtDef* adt = type->adt();
      std::string out;
      if (!adt->crate->is_library()) out = "main::";
      else if (const auto home = kHomes.find(*adt->name); home != kHomes.end()) out = home->second;
      out += *adt->name;
      if (!type->args.empty()) out += "<" + list(type->args) + ">";
      return out;
    }
    default: return to_text(type);
  }
}

}  // namespace handoff::lang
