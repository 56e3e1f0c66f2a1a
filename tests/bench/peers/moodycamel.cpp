// moodycamel::BlockingConcurrentQueue with its tokens, as its author advises for speed. It keeps no order between
// producers, even where one send happened before the other. Unbounded only.
#include <concurrentqueue/blockingconcurrentqueue.h>

#include <thread>

#include "../channel/workloads.hpp"
#include "sentinel_channel.hpp"

namespace {

template <class T>
class TokenQueue {
 public:
  using message_type = T;
  using Queue = moodycamel::BlockingConcurrentQueue<T>;

  class Producer {
   public:
    explicit Producer(Queue& queue) : queue_(&queue), token_(queue) {}
    void push(T message) { bench::require(queue_->enqueue(token_, std::move(message)), "memory for the queue"); }

   private:
    Queue* queue_;
    moodycamel::ProducerToken token_;
  };
  class Consumer {
   public:
    explicit Consumer(Queue& queue) : queue_(&queue), token_(queue) {}
    void pop(T& message) { queue_->wait_dequeue(token_, message); }
    bool try_pop(T& message) { return queue_->try_dequeue(token_, message); }

   private:
    Queue* queue_;
    moodycamel::ConsumerToken token_;
  };

  Producer producer() { return Producer(queue_); }
  Consumer consumer() { return Consumer(queue_); }

 private:
  Queue queue_;
};

struct Moodycamel {
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    return bench::sentinel_channel<TokenQueue<T>>();
  }
};

}  // namespace

int main(int argc, char** argv) {
  return bench::run_command("moodycamel", bench::workloads_of<Moodycamel>(), argc, argv);
}
