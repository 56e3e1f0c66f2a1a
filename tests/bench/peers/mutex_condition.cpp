// What one writes without a library: a deque under a mutex, two condition variables, a count of senders. No rendezvous.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "../channel/workloads.hpp"

namespace {

template <class T>
struct Shared {
  std::mutex mutex;
  std::condition_variable not_empty;
  std::condition_variable not_full;
  std::deque<T> messages;
  std::size_t bound = std::numeric_limits<std::size_t>::max();
  std::size_t senders = 1;
};

template <class T>
class Sender {
 public:
  explicit Sender(std::shared_ptr<Shared<T>> shared) : shared_(std::move(shared)) {}
  Sender(Sender&&) noexcept = default;
  Sender& operator=(Sender&&) = delete;
  ~Sender() {
    if (!shared_) return;
    const std::scoped_lock lock(shared_->mutex);
    if (--shared_->senders == 0) shared_->not_empty.notify_all();
  }
  Sender clone() const {
    const std::scoped_lock lock(shared_->mutex);
    ++shared_->senders;
    return Sender(shared_);
  }
  bool send(T message) const {
    std::unique_lock lock(shared_->mutex);
    shared_->not_full.wait(lock, [&] { return shared_->messages.size() < shared_->bound; });
    shared_->messages.push_back(std::move(message));
    lock.unlock();
    shared_->not_empty.notify_one();
    return true;
  }

 private:
  std::shared_ptr<Shared<T>> shared_;
};

template <class T>
class Receiver {
 public:
  explicit Receiver(std::shared_ptr<Shared<T>> shared) : shared_(std::move(shared)) {}
  std::optional<T> recv() {
    std::unique_lock lock(shared_->mutex);
    shared_->not_empty.wait(lock, [&] { return !shared_->messages.empty() || shared_->senders == 0; });
    if (shared_->messages.empty()) return std::nullopt;
    std::optional<T> message(std::move(shared_->messages.front()));
    shared_->messages.pop_front();
    lock.unlock();
    shared_->not_full.notify_one();
    return message;
  }

 private:
  std::shared_ptr<Shared<T>> shared_;
};

struct MutexCondition {
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    auto shared = std::make_shared<Shared<T>>();
    return std::pair{Sender<T>(shared), Receiver<T>(shared)};
  }
  template <class T>
  static auto bounded(std::size_t bound) {
    auto shared = std::make_shared<Shared<T>>();
    shared->bound = bound;
    return std::pair{Sender<T>(shared), Receiver<T>(shared)};
  }
};

}  // namespace

int main(int argc, char** argv) {
  return bench::run_command("mutex+condvar", bench::workloads_of<MutexCondition>(), argc, argv);
}
