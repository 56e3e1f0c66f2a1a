// A first-in-first-out sequence whose copies are cheap: it is cut into blocks that copies share, and a block is copied
// only when somebody writes to it while it is shared. A state with a million messages inside can be kept a hundred
// times. Copies that share blocks belong to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

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
    const std::size_t block = (first_ + size_) / kBlock;
    if (block == blocks_.size()) blocks_.push_back(std::make_shared<Block>());
    own(block).push_back(std::move(value));
    ++size_;
  }
  T pop_back() {
    std::vector<T>& block = own((first_ + size_ - 1) / kBlock);
    T value = std::move(block.back());
    block.pop_back();
    if (block.empty()) blocks_.pop_back();
    if (--size_ == 0) clear();
    return value;
  }
  T pop_front() {
    const std::size_t block = first_ / kBlock;
    T value = std::move(own(block)[first_ % kBlock]);
    ++first_;
    if (--size_ == 0) {
      clear();
    } else if (first_ % kBlock == 0) {
      blocks_[block].reset();
      if (first_ / kBlock * 2 >= blocks_.size()) forget_emptied();
    }
    return value;
  }
  // A small block of our own is kept, so that a sequence that is filled and emptied in turn does not allocate each
  // time.
  void clear() {
    const bool keeps_block = !blocks_.empty() && blocks_.back().use_count() == 1;
    if (keeps_block) {
      blocks_.front() = std::move(blocks_.back());
      blocks_.resize(1);
      blocks_.front()->clear();
    } else {
      blocks_.clear();
    }
    first_ = size_ = 0;
  }

  friend bool operator==(const Sequence& a, const Sequence& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }

 private:
  using Block = std::vector<T>;  // grows up to kBlock: a short sequence stays small

  Block& own(std::size_t block) {
    std::shared_ptr<Block>& shared = blocks_[block];
    if (shared.use_count() > 1) shared = std::make_shared<Block>(*shared);
    return *shared;
  }
  void forget_emptied() {
    const std::size_t emptied = first_ / kBlock;
    blocks_.erase(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(emptied));
    first_ -= emptied * kBlock;
  }

  std::vector<std::shared_ptr<Block>> blocks_;  // the emptied ones in front are null until they are forgotten together
  std::size_t first_ = 0, size_ = 0;
};

}  // namespace handoff::world
