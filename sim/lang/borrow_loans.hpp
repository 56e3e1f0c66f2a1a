// Loans and what goes against them: E0499 to E0502, E0524, E0503, E0505, E0506, and what ends before the loan does: E0373, E0515,
// E0597, E0716; and what is asked of the lifetimes of parameters: E0310, E0521.
#pragma once

#include <set>
#include <vector>

#include "lang/borrow_liveness.hpp"

namespace handoff::lang::borrow {

using LoanId = std::uint32_t;

// What is done to a place, as far as loans are concerned.
struct Access {
  enum class What : std::uint8_t { Copy, Inspect, BorrowShared, BorrowMut, Reserve, Move, Assign, Replace, StorageDead, Drop } what = What::Copy;
  enum class Depth : std::uint8_t { Shallow, Deep, Drop } depth = Depth::Deep;
  bool writes() const { return what >= What::BorrowMut; }
  bool ends() const { return what == What::StorageDead || what == What::Drop; }
};

// Whether an access of the one place touches what is lent of the other (as in rustc's places_conflict).
bool touches(const Body& body, const Place& accessed, Access::Depth depth, const Place& lent);

// Where a loan is needed again.
struct LaterUse {
  enum class Kind : std::uint8_t { None, Use, Drop } kind = Kind::None;
  Span span{};
  Local local = mir::kNoLocal;
  bool in_next_turn = false;     // of a loop
};

class LoanChecker {
 public:
  LoanChecker(Context& context, Constraints& constraints, const Liveness& live, const Initialisation& state);
  void run();

 private:
  struct Scope {                 // of a loan
    std::vector<RegionId> regions;
    BitSet live;
    RegionId universal = kNoRegion;  // it must last as long as one that comes from outside
    std::set<Point> reserved;        // two-phase, not yet active
  };
  // What is asked of a lifetime from outside, and by what.
  struct Demand {
    bool is_return = false, is_argument = false, is_bound = false, is_cast = false, is_hidden = false;
    Span span{};
  };

  // borrow_loans.cpp
  void find_scopes();
  void check(Point point);
  void check_access(Point point, std::size_t index, const Place& place, Span span, Access access, LoanId except);
  bool is_needed_after(Point point, std::size_t index, LoanId loan, LoanId activated);
  bool kills(const Use& use, const Loan& loan) const;
  Demand demand(RegionId from, RegionId universal) const;
  void check_universals();
  LaterUse later_use(Point point, std::size_t index, LoanId loan);
  bool is_used_after(Point point, Local local) const;

  // borrow_report_loans.cpp
  void report(Point point, const Place& place, Span span, Access access, LoanId id, const LaterUse& later);
  void report_ended(Point point, Span span, LoanId id, const LaterUse& later);
  void report_escaping_closure(const Loan& loan, const ClosureDef* closure, const Demand& demand);
  void suggest_move(Diagnostic& diagnostic, const Loan& loan, const ClosureDef* closure);
  void report_universal(RegionId from, const Demand& demand);
  void report_unrelated(RegionId from, RegionId to, const Demand& demand);
  const mir::LocalDecl* parameter_with(RegionId region) const;
  void explain(Diagnostic& diagnostic, const Loan& loan, const LaterUse& later);
  bool is_kept(const Loan& loan) const;
  std::string name_of(const Place& place) const;

  Context& context_;
  Constraints& constraints_;
  const Regions& regions_;
  const Liveness& live_;
  const Initialisation& init_;
  std::vector<Scope> scopes_;
  std::vector<std::vector<LoanId>> in_scope_;      // by point, as execution comes to it
  std::vector<std::vector<LoanId>> activated_;     // by point
  std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;
  std::set<std::pair<Point, Local>> reported_points_;
  std::set<LoanId> ended_;
};

}  // namespace handoff::lang::borrow
