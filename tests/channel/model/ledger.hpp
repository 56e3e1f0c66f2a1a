// Messages that are counted: at the end of an execution each one was delivered, or came back, or was destroyed inside
// the channel, once; and no moved-from shell is left.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "model.hpp"

namespace mpsc::model {

class Ledger {
 public:
  static constexpr int kMost = 16;

  int made(int id) {
    check(fates_[index(id)] == 0 && !made_[index(id)], "a message is made twice");
    made_[index(id)] = true;
    return id;
  }
  void delivered(int id) { fate(id), order_.push_back(id); }
  void returned(int id) { fate(id), returned_.push_back(id); }
  void destroyed(int id) { fate(id), destroyed_.push_back(id); }
  void count(int by) { objects_ += by; }

  const std::vector<int>& deliveries() const { return order_; }
  const std::vector<int>& returns() const { return returned_; }
  const std::vector<int>& destructions() const { return destroyed_; }

  // At the end, or wherever no message is under way. Messages of one sender are numbered s0, s1, s2 …
  void balance() const {
    check(objects_ == 0, "a message's shell is left behind");
    for (int id = 0; id < kMost * 10; ++id) {
      if (made_[index(id)]) check(fates_[index(id)] == 1, "a message is lost");
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
      for (std::size_t j = i + 1; j < order_.size(); ++j) {
        check(order_[i] / 10 != order_[j] / 10 || order_[i] < order_[j], "messages of one sender out of order");
      }
    }
  }

 private:
  static std::size_t index(int id) { return static_cast<std::size_t>(id); }
  void fate(int id) { check(++fates_[index(id)] == 1, "a message ends twice"); }

  std::array<int, kMost * 10> fates_{};
  std::array<bool, kMost * 10> made_{};
  int objects_ = 0;
  std::vector<int> order_, returned_, destroyed_;
};

// A message of the ledger that is current. As poor as T may be: no default constructor, no copy, no assignment.
class Token {
 public:
  Token(Ledger& ledger, int id) : ledger_(&ledger), id_(ledger.made(id)) { ledger_->count(+1); }
  Token(Token&& other) noexcept : ledger_(other.ledger_), id_(std::exchange(other.id_, -1)) { ledger_->count(+1); }
  Token(const Token&) = delete;
  Token& operator=(Token&&) = delete;
  ~Token() {
    if (id_ >= 0) ledger_->destroyed(id_);
    ledger_->count(-1);
  }

  // The test has received it, or has got it back.
  int deliver() { return ledger_->delivered(id_), std::exchange(id_, -1); }
  int come_back() { return ledger_->returned(id_), std::exchange(id_, -1); }
  bool is_empty() const { return id_ < 0; }

 private:
  Ledger* ledger_;
  int id_;
};

}  // namespace mpsc::model
