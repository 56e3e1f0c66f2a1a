// A channel made of a queue that knows no disconnection: the last sender leaves a message that says so. Everything else
// was sent before it, but a queue without order between producers may deliver it early: the receiver then takes what is
// left without waiting.
//
// Queue: `message_type`; `producer()` gives an object with `push(T)`; `consumer()` one with `pop(T&)`, which blocks, and
// `bool try_pop(T&)`.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace bench {

template <class T>
struct Gone;
template <>
struct Gone<std::uint64_t> {
  static std::uint64_t make() { return std::numeric_limits<std::uint64_t>::max(); }
  static bool is(std::uint64_t message) { return message == make(); }
};
template <>
struct Gone<std::unique_ptr<std::uint64_t>> {
  static std::unique_ptr<std::uint64_t> make() { return nullptr; }
  static bool is(const std::unique_ptr<std::uint64_t>& message) { return message == nullptr; }
};

template <class Queue>
struct SentinelShared {
  template <class... Args>
  explicit SentinelShared(Args... args) : queue(args...) {}
  Queue queue;
  std::atomic<std::uint64_t> senders{1};
};

template <class Queue>
class SentinelSender {
 public:
  using T = typename Queue::message_type;
  using Shared = std::shared_ptr<SentinelShared<Queue>>;

  explicit SentinelSender(Shared shared) : shared_(std::move(shared)), producer_(shared_->queue.producer()) {}
  SentinelSender(SentinelSender&& other) noexcept = default;
  SentinelSender& operator=(SentinelSender&& other) = delete;
  ~SentinelSender() {
    if (shared_ && shared_->senders.fetch_sub(1, std::memory_order_acq_rel) == 1) producer_.push(Gone<T>::make());
  }

  SentinelSender clone() const {
    shared_->senders.fetch_add(1, std::memory_order_relaxed);
    return SentinelSender(shared_);
  }
  bool send(T message) {
    producer_.push(std::move(message));
    return true;
  }

 private:
  Shared shared_;
  decltype(std::declval<Queue&>().producer()) producer_;
};

template <class Queue>
class SentinelReceiver {
 public:
  using T = typename Queue::message_type;
  using Shared = std::shared_ptr<SentinelShared<Queue>>;

  explicit SentinelReceiver(Shared shared) : shared_(std::move(shared)), consumer_(shared_->queue.consumer()) {}

  std::optional<T> recv() {
    T message{};
    if (!disconnected_) {
      consumer_.pop(message);
      if (!Gone<T>::is(message)) return message;
      disconnected_ = true;
    }
    if (!consumer_.try_pop(message)) return std::nullopt;
    return message;
  }

 private:
  Shared shared_;
  decltype(std::declval<Queue&>().consumer()) consumer_;
  bool disconnected_ = false;
};

template <class Queue, class... Args>
std::pair<SentinelSender<Queue>, SentinelReceiver<Queue>> sentinel_channel(Args... args) {
  auto shared = std::make_shared<SentinelShared<Queue>>(args...);
  return {SentinelSender<Queue>(shared), SentinelReceiver<Queue>(shared)};
}

}  // namespace bench
