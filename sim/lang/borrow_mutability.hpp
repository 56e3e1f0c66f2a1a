// What is changed must be mutable: E0594 (assigned), E0596 (borrowed with &mut).
#pragma once

#include <set>
#include <vector>

#include "lang/borrow_context.hpp"

namespace handoff::lang::borrow {

class MutabilityChecker {
 public:
  explicit MutabilityChecker(Context& context) : context_(context) {}
  void run();

 private:
  // Why a place cannot be changed.
  struct Obstacle {
    enum class Kind : std::uint8_t { None, Variable, Reference, Closure } kind = Kind::None;
    const LocalVar* variable = nullptr;
    std::size_t step = 0;            // Reference: which step goes through it
  };
  Obstacle find(const Place& place) const;
  bool report_shared(Point point, const Use& use);
  Diagnostic& report_variable(const LocalVar& variable, const char* code, Span span, const std::string& label);
  void report(Point point, const Use& use, const Obstacle& obstacle);
  void report_reference(Diagnostic& diagnostic, const Place& place, const Obstacle& obstacle, const std::string& name);

  Context& context_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reported_;
  std::set<const LocalVar*> assigned_;
  // Variables without `mut` that are borrowed with &mut, and where: one error for all.
  struct Borrowed {
    const LocalVar* variable;
    std::vector<std::pair<Span, std::string>> places;
  };
  std::vector<Borrowed> borrowed_;
};

}  // namespace handoff::lang::borrow
