// What the ownership checks of one body share: the body, its points, and how to talk about its places.
#pragma once

#include <string>
#include <vector>

#include "lang/borrow_paths.hpp"
#include "lang/infer.hpp"

namespace handoff::lang::borrow {

// What becomes of a value that is moved, borrowed or copied by an operand.
struct Consumer {
  Point point = kNoPoint;
  const ClosureDef* closure = nullptr;  // it is captured
  std::size_t operand = 0;              // which capture, or which argument
  const mir::Terminator* call = nullptr;
};

class Context {
 public:
  Context(Crate& in_crate, Infer& in_infer, const FnDef& in_fn, const Body& in_body);

  Crate& crate;
  Infer& infer;
  const FnDef& fn;
  const Body& body;
  const Points points;

  // As the learner would write it: `tx`, `job.name`, `*guard`. Empty for what has no name.
  std::string describe(const Place& place) const;
  // The variable of the program that the place begins with, a captured one too; null for a temporary.
  const LocalVar* variable(const Place& place) const;
  bool is_named(const Place& place) const { return variable(place) != nullptr; }
  // The capture that a place of a closure's body goes through; null elsewhere. `steps`: how many steps lead to it.
  const Capture* capture(const Place& place, std::size_t& steps) const;

  // Where the operand's value goes, a temporary that only hands it on skipped.
  Consumer consumer(Point point, const Place& operand) const;
  // The call that made the value of a temporary; null where there is none.
  const mir::Terminator* maker(Local local) const { return maker_[local]; }
  // `|x|` or `move || ` of a closure.
  Span head(const ClosureDef* closure) const;
  std::string text(Span span) const;
  bool is_clone(Ty type) { return infer.implements(type, crate.lang.clone); }

  Diagnostic& error(const char* code, Span span, std::string message) { return crate.diagnostics.error(code, span, std::move(message)); }

 private:
  Consumer direct_consumer(Point point, const Place& operand) const;

  std::vector<Point> moved_at_;                    // by temporary
  std::vector<const mir::Terminator*> maker_;
};

// The learner's name for where a value goes: "`send`", "the closure".
std::string callee_name(const mir::Terminator& call);

}  // namespace handoff::lang::borrow
