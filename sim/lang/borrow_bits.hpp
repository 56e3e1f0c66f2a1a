// Sets of small numbers.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace handoff::lang::borrow {

class BitSet {
 public:
  explicit BitSet(std::size_t size = 0) : count_((size + 63) / 64), many_(count_ > kFew ? count_ : 0) {}
  bool empty() const { return count_ == 0; }
  bool test(std::size_t i) const { return (words()[i / 64] >> (i % 64) & 1) != 0; }
  void set(std::size_t i) { words()[i / 64] |= std::uint64_t{1} << (i % 64); }
  void reset(std::size_t i) { words()[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  void fill() { std::fill_n(words(), count_, ~std::uint64_t{0}); }
  // Adds the other's members; true if there were new ones.
  bool unite(const BitSet& other) {
    std::uint64_t added = 0;
    std::uint64_t* const mine = words();
    const std::uint64_t* const more = other.words();
    for (std::size_t w = 0; w < count_; ++w) {
      added |= more[w] & ~mine[w];
      mine[w] |= more[w];
    }
    return added != 0;
  }
  template <class F>
  void each(const F& f) const {
    for (std::size_t w = 0; w < count_; ++w)
      for (std::uint64_t rest = words()[w]; rest != 0; rest &= rest - 1) f(w * 64 + static_cast<std::size_t>(__builtin_ctzll(rest)));
  }

 private:
  // There are three a point, and most functions are small.
  static constexpr std::size_t kFew = 2;
  std::uint64_t* words() { return count_ <= kFew ? few_.data() : many_.data(); }
  const std::uint64_t* words() const { return count_ <= kFew ? few_.data() : many_.data(); }

  std::size_t count_;
  std::array<std::uint64_t, kFew> few_{};
  std::vector<std::uint64_t> many_;  // instead of those
};

}  // namespace handoff::lang::borrow
