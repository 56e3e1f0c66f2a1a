// E0277: a trait that stands on others (`trait Error: Debug + Display`) can only be implemented together with them.
#include "lang/check.hpp"

namespace handoff::lang {

void check_supertraits(Crate& crate) {
  for (const ImplDef* impl : crate.impls) {
    if (!impl->has_trait || impl->is_negative || !impl->trait.trait || impl->self_type->has(Type::kHasError)) continue;
    Infer infer(crate, false);
    infer.set_env(&impl->generics);
    std::vector<Ty> args;
    for (const Ty arg : impl->trait.args) args.push_back(crate.types.erase(arg));
    for (const TraitRef& above : impl->trait.trait->supertraits) {
      TraitRef wanted = above;
      std::vector<Obligation> nested;
      for (Ty& arg : wanted.args) arg = infer.normalize(crate.types.substitute(crate.types.erase(arg), args), impl->item->span, nested);
      if (infer.evaluate(wanted) != Infer::Answer::No) continue;
      const std::string self = to_text(args[0]), name = *above.trait->name;
      const bool is_derived = impl->item->attribute("derived") != nullptr;
      crate.diagnostics.error("E0277", is_derived || !impl->item->self_type ? impl->item->span : impl->item->self_type->span,
                              "`" + self + "` must be `" + name + "`, too, to be `" + *impl->trait.trait->name + "`")
          .with_label("`" + name + "` is not implemented for `" + self + "`")
          .with_hint(above.trait == crate.lang.display ? "write `impl std::fmt::Display for " + self + "`" : "derive or implement `" + name + "`");
    }
  }
}

}  // namespace handoff::lang
