// Sets of small numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace handoff::lang::borrow {

class BitSet {
 public:
  explicit BitSet(std::size_t size = 0) : words_((size + 63) / 64) {}
  bool empty() const { return words_.empty(); }
  bool test(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void reset(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  void fill() { words_.assign(words_.size(), ~std::uint64_t{0}); }
  // Adds the other's members; true if there were new ones.
  bool unite(const BitSet& other) {
    std::uint64_t added = 0;
    for (std::size_t w = 0; w < words_.size(); ++w) {
      added |= other.words_[w] & ~words_[w];
      words_[w] |= other.words_[w];
    }
    return added != 0;
  }
  template <class F>
  void each(const F& f) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::uint64_t rest = words_[w]; rest != 0; rest &= rest - 1) f(w * 64 + static_cast<std::size_t>(__builtin_ctzll(rest)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace handoff::lang::borrow
