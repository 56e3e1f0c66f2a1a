// The lifetimes of one body: the types of its variables, its loans, and what its statements ask of lifetimes.
#pragma once

#include <vector>

#include "lang/borrow_context.hpp"
#include "lang/borrow_types.hpp"

namespace handoff::lang::borrow {

// A `&place` or `&mut place`.
struct Loan {
  Place place;
  UseKind kind = UseKind::BorrowShared;
  RegionId region = kNoRegion;
  Point point = kNoPoint;
  Span span;
  Local holder = mir::kNoLocal;         // of a two-phase one: the temporary whose use makes it active
};

// A bound `T: 'static` on a type that holds a type parameter which does not promise it.
struct ShortParameter {
  Span span;
  Ty parameter;
};

class Constraints {
 public:
  Constraints(Context& context, const FlowsByClosure& flows);

  const Regions& regions() const { return regions_; }
  RegionTypes& types() { return types_; }
  const RegionType& local(Local local) const { return locals_[local]; }
  RegionType type_of(const Place& place);
  const std::vector<Loan>& loans() const { return loans_; }
  const std::vector<ShortParameter>& short_parameters() const { return short_parameters_; }
  // The number of the function's lifetime parameter; SIZE_MAX for what is none.
  std::size_t lifetime_of(RegionId universal) const;
  // The signature says, or its types imply, that the one lifetime of the function outlives the other.
  bool is_known(RegionId longer, RegionId shorter) const;
  bool is_hidden(RegionId universal) const { return universal == opaque_; }
  // For a closure's body: what it means for whoever makes or calls the closure.
  ClosureFlows closure_flows() const;
  // A constant that lives as long as the program does, though it is written as a temporary.
  bool is_promoted(Local local) const { return promoted_[local]; }

 private:
  void find_promoted();
  void find_known();
  void find_implied(Ty type, std::vector<RegionId>& inside);
  void declare();
  void statement(Point point, const mir::Statement& statement);
  void call(Point point, const mir::Terminator& call);
  void closure_call(Point point, const mir::Terminator& call, const RegionType& callee);
  void bounds(const Generics& generics, const RegionTypes::Arguments& arguments, const Why& why);
  void fn_bound(const RegionType& callee, const RegionType& parameters, const RegionType* result, const Why& why);
  void borrow(Point point, const mir::Statement& statement, const RegionType& to);
  RegionType type_of(const mir::Operand& operand);
  void find_short(Ty type, Span span);
  bool promises_static(Ty parameter) const;
  void made(const RegionType& closure, const Why& why);

  Context& context_;
  const Body& body_;
  const FlowsByClosure& flows_;
  Regions regions_;
  RegionTypes types_;
  RegionId opaque_ = kNoRegion, first_slot_ = kNoRegion;
  std::size_t captures_ = 0, parameters_ = 0, results_ = 0;  // of a closure: lifetimes in them
  std::vector<RegionType> locals_;
  std::vector<Loan> loans_;
  std::vector<bool> promoted_;
  std::vector<ShortParameter> short_parameters_;
  std::vector<std::vector<RegionId>> known_;  // by lifetime: those that it outlives
};

}  // namespace handoff::lang::borrow
