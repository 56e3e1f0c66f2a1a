#include "lang/borrow.hpp"

#include "lang/borrow_moves.hpp"
#include "lang/mir_build.hpp"

namespace handoff::lang {

namespace {

void check_body(Crate& crate, const FnDef& fn, const mir::Body& body) {
  using namespace borrow;
  Infer infer(crate, false);
  infer.set_env(&fn.generics);
  Context context(crate, infer, fn, body);
  const MovePaths paths(context.points);
  const Initialisation state(context.points, paths);
  MoveChecker(context, paths, state).run();
}

}  // namespace

void check_ownership(Crate& crate) {
  for (const FnDef* fn : crate.fns) {
    for (const ClosureDef* closure : fn->closures) check_body(crate, *fn, mir::raw_body_of(*closure));
    check_body(crate, *fn, mir::raw_body_of(*fn));
  }
}

}  // namespace handoff::lang
