// A script for tests: a list of steps, each of which makes its operation from what the earlier ones came to.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "world/op.hpp"

namespace handoff::tests {

class Lines final : public world::ScriptBody {
 public:
  using Results = std::vector<world::OpResult>;  // of the lines before, in order
  using Line = std::function<world::Op(const Results&)>;
  explicit Lines(std::vector<Line> lines) : lines_(std::move(lines)) {}

  std::unique_ptr<world::ScriptBody> clone() const override { return std::make_unique<Lines>(*this); }
  world::Op next() const override {
    return results_.size() < lines_.size() ? lines_[results_.size()](results_) : world::Op{world::Finish{}};
  }
  void resume(const world::OpResult& result) override { results_.push_back(result); }
  int line() const override { return static_cast<int>(results_.size()) + 1; }

 private:
  std::vector<Line> lines_;
  Results results_;
};

inline world::Script lines(std::vector<Lines::Line> lines) { return world::make_script<Lines>(std::move(lines)); }

}  // namespace handoff::tests
