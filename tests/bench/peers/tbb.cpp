// tbb::concurrent_bounded_queue, its capacity left infinite for the unbounded workloads. It has no rendezvous.
#include <tbb/concurrent_queue.h>

#include <thread>

#include "../channel/workloads.hpp"
#include "sentinel_channel.hpp"

namespace {

template <class T>
class BoundedQueue {
 public:
  using message_type = T;
  using Queue = tbb::concurrent_bounded_queue<T>;
  struct End {
    Queue* queue;
    void push(T message) { queue->push(std::move(message)); }
    void pop(T& message) { queue->pop(message); }
    bool try_pop(T& message) { return queue->try_pop(message); }
  };
  BoundedQueue() = default;
  explicit BoundedQueue(std::size_t bound) { queue_.set_capacity(static_cast<typename Queue::size_type>(bound)); }
  End producer() { return {&queue_}; }
  End consumer() { return {&queue_}; }

 private:
  Queue queue_;
};

struct Tbb {
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    return bench::sentinel_channel<BoundedQueue<T>>();
  }
  template <class T>
  static auto bounded(std::size_t bound) {
    return bench::sentinel_channel<BoundedQueue<T>>(bound);
  }
};

}  // namespace

int main(int argc, char** argv) { return bench::run_command("tbb", bench::workloads_of<Tbb>(), argc, argv); }
