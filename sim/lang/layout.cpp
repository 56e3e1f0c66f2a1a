#include "lang/layout.hpp"

#include <algorithm>

namespace handoff::lang {

const Layout& Layouts::of(Ty type) {
  if (const auto found = known_.find(type); found != known_.end()) return found->second;
  known_.emplace(type, Layout{});  // a type inside of itself is behind a pointer, or an error that was reported
  Layout layout = compute(type);
  if (layout.words > kMostWords) {
    overflowed_ = true;
    layout.words = 1;
  }
  return known_[type] = std::move(layout);
}

std::uint32_t Layouts::place(const std::vector<Ty>& parts, std::uint32_t from, std::vector<std::uint32_t>& offsets) {
  std::uint64_t at = from;
  for (const Ty part : parts) {
    offsets.push_back(static_cast<std::uint32_t>(at));
    at = std::min<std::uint64_t>(at + words(part), kMostWords + 1);
  }
  return static_cast<std::uint32_t>(at);
}

Layout Layouts::compute(Ty type) {
  Layout layout;
  switch (type->kind) {
    case TyKind::Error: case TyKind::Never: case TyKind::FnDef: case TyKind::Param: case TyKind::Infer:
    case TyKind::Projection: case TyKind::Opaque: case TyKind::Const: case TyKind::Str: case TyKind::Slice: case TyKind::Dyn:
      break;
    case TyKind::I128: case TyKind::U128: layout.words = 2; break;
    case TyKind::Ref: layout.words = pointer_words(type->args[0]); break;
    case TyKind::Tuple:
    case TyKind::Closure: layout.words = place(concrete_.field_types(type), 0, layout.fields); break;
    case TyKind::Array: {
      const std::uint64_t count = static_cast<std::uint64_t>(std::min<u128>(type->args[1]->value, kMostWords + 1u));
      layout.words = static_cast<std::uint32_t>(std::min<std::uint64_t>(count * words(type->args[0]), kMostWords + 1));
      break;
    }
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      const LangItems& lang = concrete_.lang();
      if (adt == lang.phantom) break;
      if (adt == lang.box) {
        layout.words = pointer_words(type->args[0]);
        layout.fields = {0};
        break;
      }
      if (!adt->is_enum) {
        layout.words = place(concrete_.field_types(type), 0, layout.fields);
        if (lang.is_counted(adt) && Concrete::is_unsized(type->args[0])) ++layout.words;
        break;
      }
      layout.words = 1;
      for (std::uint32_t i = 0; i < adt->variants.size(); ++i) {
        layout.variants.emplace_back();
        std::vector<std::uint32_t> offsets;
        layout.words = std::max(layout.words, place(concrete_.variant_types(type, i), 1, offsets));
        layout.variants[i] = std::move(offsets);
      }
      break;
    }
    default: layout.words = 1;
  }
  return layout;
}

}  // namespace handoff::lang
