// A first-in-first-out sequence whose copies are cheap: it is cut into blocks that copies share, and a block is copied
// only when somebody writes to it while it is shared. A state with a million messages inside can be kept a hundred times.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <memory>

namespace handoff::world {

template <class T>
class Sequence {
 public:
  static constexpr std::size_t kBlock = 256;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // 0 is the front, the oldest.
  const T& operator[](std::size_t i) const {
    const std::size_t at = first_ + i;
    return (*blocks_[at / kBlock])[at % kBlock];
  }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return (*this)[size_ - 1]; }

  void push_back(T value) {
    const std::size_t at = first_ + size_;
    if (at / kBlock == blocks_.size()) blocks_.push_back(std::make_shared<Block>());
    own(at / kBlock)[at % kBlock] = std::move(value);
    ++size_;
  }
  T pop_front() {
    T value = std::move(own(0)[first_]);
    ++first_;
    --size_;
    if (first_ == kBlock) {
      blocks_.pop_front();
      first_ = 0;
    }
    return value;
  }
  void clear() { *this = Sequence(); }

  friend bool operator==(const Sequence& a, const Sequence& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }

 private:
  using Block = std::array<T, kBlock>;
  Block& own(std::size_t block) {
    if (blocks_[block].use_count() > 1) blocks_[block] = std::make_shared<Block>(*blocks_[block]);
    return *blocks_[block];
  }
  std::deque<std::shared_ptr<Block>> blocks_;
  std::size_t first_ = 0, size_ = 0;
};

}  // namespace handoff::world
