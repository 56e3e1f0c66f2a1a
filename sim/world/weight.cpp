// How much an operation hands over.
#include "world/weight.hpp"

#include <algorithm>

#include "world/op.hpp"

namespace handoff::world {
namespace {

struct Weight {
  std::size_t operator()(const MakeCell& op) const { return op.value.weight(); }
  std::size_t operator()(const Share& op) const { return op.value ? op.value->weight() : 0; }
  std::size_t operator()(const Send& op) const { return op.value.weight(); }
  std::size_t operator()(const TrySend& op) const { return op.value.weight(); }
  std::size_t operator()(const Store& op) const { return op.value.weight(); }
  std::size_t operator()(const Unlock& op) const { return std::min(op.value.weight(), kLongValue); }
  std::size_t operator()(const Wait& op) const { return op.value.weight(); }
  std::size_t operator()(const Finish& op) const { return op.value.weight(); }
  std::size_t operator()(const Print& op) const { return op.text.size(); }
  template <class Other>
  std::size_t operator()(const Other&) const { return 0; }
};

}  // namespace

std::size_t weight_of(const Op& op) { return std::visit(Weight{}, op.what); }

}  // namespace handoff::world
