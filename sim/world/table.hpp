// Things by their dense index, as a vector whose copies are cheap: blocks of `kBlock` things are shared by the copies,
// and a block is copied only when somebody edits it while it is shared. A run with a hundred thousand handles can be
// kept at a thousand points of its history. Copies that share blocks belong to one thread.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace handoff::world {

template <class T, std::size_t kBlock>
class Table {
 public:
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return (*blocks_[i / kBlock])[i % kBlock]; }
  const T& back() const { return (*this)[size_ - 1]; }

  // The reference holds until this table is copied or destroyed; push_back leaves it alone.
  T& edit(std::size_t i) {
    std::shared_ptr<Block>& block = blocks_[i / kBlock];
    if (block.use_count() > 1) block = copy_of(*block);
    return (*block)[i % kBlock];
  }
  void push_back(T value) {
    if (size_ % kBlock == 0) blocks_.push_back(copy_of({}));
    std::shared_ptr<Block>& block = blocks_.back();
    if (block.use_count() > 1) block = copy_of(*block);
    block->push_back(std::move(value));
    ++size_;
  }

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    Iterator() = default;
    Iterator(const Table* table, std::size_t at) : table_(table), at_(at) {}
    const T& operator*() const { return (*table_)[at_]; }
    const T* operator->() const { return &(*table_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(table_, at_++); }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const Table* table_ = nullptr;
    std::size_t at_ = 0;
  };
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size_); }

  friend bool operator==(const Table& a, const Table& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.blocks_.size(); ++i)
      if (a.blocks_[i] != b.blocks_[i] && *a.blocks_[i] != *b.blocks_[i]) return false;
    return true;
  }

 private:
  using Block = std::vector<T>;  // capacity kBlock from the start: references into it stay where they are

  static std::shared_ptr<Block> copy_of(const Block& from) {
    auto block = std::make_shared<Block>();
    block->reserve(kBlock);
    block->insert(block->end(), from.begin(), from.end());
    return block;
  }

  std::vector<std::shared_ptr<Block>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace handoff::world
