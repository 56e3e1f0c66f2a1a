// moodycamel::BlockingReaderWriterQueue and BlockingReaderWriterCircularBuffer: for one producer and one consumer, so
// the workloads with several producers do not apply, nor does a rendezvous. (The clone that a producer gets takes the
// place of the original, which sends nothing.)
#include <readerwriterqueue/readerwritercircularbuffer.h>
#include <readerwriterqueue/readerwriterqueue.h>

#include <thread>

#include "../channel/workloads.hpp"
#include "sentinel_channel.hpp"

namespace {

template <class T>
class GrowingQueue {
 public:
  using message_type = T;
  using Queue = moodycamel::BlockingReaderWriterQueue<T>;
  struct End {
    Queue* queue;
    void push(T message) { bench::require(queue->enqueue(std::move(message)), "memory for the queue"); }
    void pop(T& message) { queue->wait_dequeue(message); }
    bool try_pop(T& message) { return queue->try_dequeue(message); }
  };
  End producer() { return {&queue_}; }
  End consumer() { return {&queue_}; }

 private:
  Queue queue_;
};

template <class T>
class Ring {
 public:
  using message_type = T;
  using Queue = moodycamel::BlockingReaderWriterCircularBuffer<T>;
  struct End {
    Queue* queue;
    void push(T message) { queue->wait_enqueue(std::move(message)); }
    void pop(T& message) { queue->wait_dequeue(message); }
    bool try_pop(T& message) { return queue->try_dequeue(message); }
  };
  explicit Ring(std::size_t bound) : queue_(bound) {}
  End producer() { return {&queue_}; }
  End consumer() { return {&queue_}; }

 private:
  Queue queue_;
};

struct ReaderWriterQueue {
  static constexpr bool kOneProducer = true;
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    return bench::sentinel_channel<GrowingQueue<T>>();
  }
  template <class T>
  static auto bounded(std::size_t bound) {
    return bench::sentinel_channel<Ring<T>>(bound);
  }
};

}  // namespace

int main(int argc, char** argv) {
  return bench::run_command("readerwriterqueue", bench::workloads_of<ReaderWriterQueue>(), argc, argv);
}
