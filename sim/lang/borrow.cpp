#include "lang/borrow.hpp"

#include "lang/borrow_loans.hpp"
#include "lang/borrow_moves.hpp"
#include "lang/borrow_mutability.hpp"
#include "lang/mir_build.hpp"

namespace handoff::lang {

namespace {

using namespace borrow;

void check_body(Crate& crate, const FnDef& fn, const mir::Body& body, FlowsByClosure& flows) {
  const std::size_t first = crate.diagnostics.all().size();
  Infer infer(crate, false);
  infer.set_env(&fn.generics);
  Context context(crate, infer, fn, body);
  const MovePaths paths(context.points);
  const Initialisation state(context.points, paths);
  MoveChecker(context, paths, state).run();
  MutabilityChecker(context).run();
  if (fn.constant) return crate.diagnostics.sort_from(first);  // what a constant refers to lives as long as the program
  Constraints constraints(context, flows);
  const Liveness live(context.points, constraints, state);
  LoanChecker(context, constraints, live, state).run();
  crate.diagnostics.sort_from(first);
  if (body.closure) flows[body.closure] = constraints.closure_flows();
}

}  // namespace

void check_ownership(Crate& crate) {
  FlowsByClosure flows;
  for (const FnDef* fn : crate.fns) {
    for (const ClosureDef* closure : fn->closures) check_body(crate, *fn, mir::raw_body_of(*closure), flows);  // inner ones come first
    check_body(crate, *fn, mir::raw_body_of(*fn), flows);
  }
}

}  // namespace handoff::lang
