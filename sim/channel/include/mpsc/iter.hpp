// Ranges over the messages of a receiver. A message is received when the loop asks whether there is a next one, and not
// before: a `break` loses none.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <type_traits>

#include "mpsc/traits.hpp"

namespace mpsc {

template <class T, class Traits>
class Receiver;

/// The end of every iteration.
struct IterEnd {};

namespace detail {

// An input iterator that cannot be copied; comparing it with the end is what receives.
template <class T, class Traits, bool kBlocks>
class MessageIterator {
 public:
  using value_type = T;
  using reference = T&;
  using difference_type = std::ptrdiff_t;
  using iterator_concept = std::input_iterator_tag;

  explicit MessageIterator(Receiver<T, Traits>& receiver) noexcept : receiver_(&receiver) {}
  MessageIterator(MessageIterator&&) = default;
  MessageIterator& operator=(MessageIterator&& other) noexcept {
    receiver_ = other.receiver_;
    message_.reset();
    if (other.message_) message_.emplace(*std::move(other.message_));
    return *this;
  }

  T& operator*() const { return *get(); }
  T* operator->() const { return get(); }
  MessageIterator& operator++() {
    static_cast<void>(get());  // a message that nobody looked at is received all the same
    message_.reset();
    return *this;
  }
  void operator++(int) { ++*this; }

  friend bool operator==(const MessageIterator& iterator, IterEnd) { return iterator.get() == nullptr; }

 private:
  T* get() const {
    if (!message_) {
      if constexpr (kBlocks) {
        if (auto received = receiver_->recv()) message_.emplace(*std::move(received));
      } else {
        if (auto received = receiver_->try_recv()) message_.emplace(*std::move(received));
      }
    }
    return message_ ? &*message_ : nullptr;
  }

  Receiver<T, Traits>* receiver_;
  mutable std::optional<T> message_;
};

template <class T, class Traits, bool kBlocks>
class MessageRange {
 public:
  using Iterator = MessageIterator<T, Traits, kBlocks>;

  explicit MessageRange(Receiver<T, Traits>& receiver) noexcept : receiver_(&receiver) {}
  Iterator begin() const noexcept { return Iterator(*receiver_); }
  IterEnd end() const noexcept { return {}; }

 private:
  Receiver<T, Traits>* receiver_;
};

}  // namespace detail

/// Blocks for each message; ends when the channel is disconnected.
template <class T, class Traits = DefaultTraits>
using Iter = detail::MessageRange<T, Traits, true>;

/// Never blocks; ends when nothing is there.
template <class T, class Traits = DefaultTraits>
using TryIter = detail::MessageRange<T, Traits, false>;

}  // namespace mpsc
