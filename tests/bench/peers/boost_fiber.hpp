// Boost.Fiber's channels: buffered_channel(n) holds n - 1 messages and n is a power of two, so the buffer of 128 holds
// 127 here; unbuffered_channel is the rendezvous. There is no unbounded one. Thread is a fiber or an operating-system
// thread.
#pragma once

#include <atomic>
#include <boost/fiber/buffered_channel.hpp>
#include <boost/fiber/unbuffered_channel.hpp>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "../channel/workloads.hpp"

namespace bench {

template <class Channel>
struct FiberShared {
  template <class... Args>
  explicit FiberShared(Args... args) : channel(args...) {}
  Channel channel;
  std::atomic<std::size_t> senders{1};
};

template <class Channel>
class FiberSender {
 public:
  explicit FiberSender(std::shared_ptr<FiberShared<Channel>> shared) : shared_(std::move(shared)) {}
  FiberSender(FiberSender&&) noexcept = default;
  FiberSender& operator=(FiberSender&&) = delete;
  ~FiberSender() {
    if (shared_ && shared_->senders.fetch_sub(1, std::memory_order_acq_rel) == 1) shared_->channel.close();
  }
  FiberSender clone() const {
    shared_->senders.fetch_add(1, std::memory_order_relaxed);
    return FiberSender(shared_);
  }
  bool send(typename Channel::value_type message) {
    return shared_->channel.push(std::move(message)) == boost::fibers::channel_op_status::success;
  }

 private:
  std::shared_ptr<FiberShared<Channel>> shared_;
};

template <class Channel>
class FiberReceiver {
 public:
  explicit FiberReceiver(std::shared_ptr<FiberShared<Channel>> shared) : shared_(std::move(shared)) {}
  std::optional<typename Channel::value_type> recv() {
    typename Channel::value_type message{};
    if (shared_->channel.pop(message) != boost::fibers::channel_op_status::success) return std::nullopt;
    return message;
  }

 private:
  std::shared_ptr<FiberShared<Channel>> shared_;
};

template <class Channel, class... Args>
std::pair<FiberSender<Channel>, FiberReceiver<Channel>> fiber_channel(Args... args) {
  auto shared = std::make_shared<FiberShared<Channel>>(args...);
  return {FiberSender<Channel>(shared), FiberReceiver<Channel>(shared)};
}

template <class ThreadType>
struct BoostFiber {
  using Thread = ThreadType;
  template <class T>
  static auto bounded(std::size_t bound) {
    return fiber_channel<boost::fibers::buffered_channel<T>>(bound == 1 ? std::size_t{2} : bound);
  }
  template <class T>
  static auto rendezvous() {
    return fiber_channel<boost::fibers::unbuffered_channel<T>>();
  }
};

}  // namespace bench
