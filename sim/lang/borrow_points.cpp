#include "lang/borrow_points.hpp"

#include <algorithm>

namespace handoff::lang::borrow {

Span span_of(const mir::Operand& operand, Span otherwise) { return operand.span.hi != 0 ? operand.span : otherwise; }

Points::Points(const Body& body) : body_(body) {
  const std::size_t count = body.blocks.size();
  first_.assign(count, kNoPoint);
  rank_.assign(count, UINT32_MAX);
  successors_.resize(count);
  predecessors_.resize(count);
  for (std::size_t block = 0; block < count; ++block) {
    const mir::Terminator& t = body.blocks[block].terminator;
    const auto to = [&](BlockId target) {
      std::vector<BlockId>& list = successors_[block];
      if (target != mir::kNoBlock && target < count && !body.blocks[target].is_cleanup && std::find(list.begin(), list.end(), target) == list.end()) list.push_back(target);
    };
    switch (t.kind) {
      case mir::TerminatorKind::Goto:
      case mir::TerminatorKind::Call:
      case mir::TerminatorKind::Drop: to(t.target); break;
      case mir::TerminatorKind::Switch:
        for (const auto& [value, target] : t.cases) to(target);
        to(t.otherwise);
        break;
      default: break;
    }
  }
  // Depth first, the last successor first, so that the order is that of the text; without recursion: programs may be long.
  std::vector<std::pair<BlockId, std::size_t>> stack{{0, 0}};
  std::vector<bool> seen(count);
  if (count == 0) return;
  seen[0] = true;
  while (!stack.empty()) {
    auto& [block, next] = stack.back();
    if (next < successors_[block].size()) {
      const BlockId target = successors_[block][successors_[block].size() - ++next];
      if (!seen[target]) {
        seen[target] = true;
        stack.emplace_back(target, 0);
      }
    } else {
      order_.push_back(block);
      stack.pop_back();
    }
  }
  std::reverse(order_.begin(), order_.end());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const BlockId block = order_[i];
    rank_[block] = static_cast<std::uint32_t>(i);
    first_[block] = static_cast<Point>(block_of_.size());
    block_of_.insert(block_of_.end(), body.blocks[block].statements.size() + 1, block);
    for (const BlockId target : successors_[block]) predecessors_[target].push_back(block);
  }
}

}  // namespace handoff::lang::borrow
