// A script that is a list of operations, each made from the results so far. For tests.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "world/op.hpp"

namespace handoff::test {

using Results = std::vector<world::OpResult>;
using Maker = std::function<world::Op::What(const Results&)>;

class ListScript final : public world::ScriptBody {
 public:
  explicit ListScript(std::vector<Maker> operations) : operations_(std::move(operations)) {}
  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<ListScript>(*this); }
  world::Op next() const override {
    if (results_.size() == operations_.size()) return {world::Finish{}};
    return {operations_[results_.size()](results_)};
  }
  void resume(const world::OpResult& result) override { results_.push_back(result); }
  int line() const override { return static_cast<int>(results_.size()) + 1; }
  const Results& results() const { return results_; }

 private:
  std::vector<Maker> operations_;
  Results results_;
};

inline world::Script list_script(std::vector<Maker> operations) {
  return world::make_script<ListScript>(std::move(operations));
}

// An operation that needs no result.
inline Maker just(world::Op::What what) {
  return [what](const Results&) { return what; };
}

}  // namespace handoff::test
