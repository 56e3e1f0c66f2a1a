// What the threads of a run share with each other and with the user interface: the log, the lock that orders it, and
// the rules by which a thread may take its next step.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "live/clock.hpp"
#include "live/message.hpp"
#include "live/run.hpp"
#include "live/signal.hpp"
#include "world/record.hpp"
#include "world/state.hpp"

namespace handoff::live {

class Worker;

// A cell of the run, under the run's lock.
struct Cell {
  world::Value value;
  world::CellKind kind = world::CellKind::Plain;
  std::uint32_t owners = 1, weak = 0;
  std::vector<world::ThreadId> holders = {}, waiting = {};
  bool is_shared = false, is_poisoned = false;
  std::vector<Handle> handles = {};  // inside of the value, while nobody holds it
};

// How a thread has ended, and what it has left for whoever joins it.
struct End {
  world::Outcome how;
  world::Value left;
  std::vector<Handle> handles;
};

class Core : public std::enable_shared_from_this<Core> {
 public:
  Core(const world::State& first, const Options& options);
  ~Core();

  // --- The threads' side

  using Lock = std::unique_lock<std::mutex>;

  // Waits until the worker may take its next step, and `ready()`, called under the lock, holds. Where the run is over
  // it does not wait for anything. `until_ms` is where ready() may change by itself.
  template <class Ready>
  Lock turn(Worker& worker, Ready ready, const double* until_ms = nullptr) {
    Lock lock(mutex_);
    while (!is_over()) {
      const bool is_ready = ready();
      if (is_ready && may_go(worker)) break;
      const bool waits_for_clock = !is_ready && until_ms != nullptr;
      changed_.wait_until(lock, waits_for_clock ? clock_.real_time_of(*until_ms) : Signal::Deadline::max());
    }
    return lock;
  }
  Lock turn(Worker& worker) {
    return turn(worker, [] { return true; });
  }

  Lock lock() { return Lock(mutex_); }  // for a thread that is not, or no more, of the run

  // Under the lock: the worker's step is taken; when, on the run's clock. Once the run is over nothing is recorded.
  // `cost` of replaying it, in ordinary steps.
  double record(Worker&, world::Record, std::uint32_t cost = 1);
  double record_clock(Worker&);  // with the clock's reading as its value; the reading
  void note(mpsc::Operation, mpsc::Outcome, const Message*, std::uint32_t* held);

  // Under the lock: names for new things, in the order of the log.
  world::ChannelId new_channel() {
    expect_few(channels_, "channels");
    return world::ChannelId{channels_++};
  }
  world::HandleId new_handle() {
    expect_few(handles_, "handles", 10);
    return world::HandleId{handles_++};
  }
  world::CellId new_cell(Cell);
  Cell* cell(world::CellId);
  // A handle inside of a shared cell; null: there is none. It stays where it is while the cell has owners.
  Handle* kept(world::HandleId);
  // Handles that a scoped thread may use while their owner waits for it: they stay where they are until all of the
  // threads that have been lent them have been joined.
  void lend(world::ThreadId to, world::ThreadId owner, std::vector<world::HandleId> ids, std::vector<Handle>& owned);
  void give_back(world::ThreadId from, world::ThreadId owner, std::vector<Handle>& owned);
  const std::optional<End>& end_of(world::ThreadId id) const { return ends_[index(id)]; }  // none: not yet
  std::optional<End>& end_of(world::ThreadId id) { return ends_[index(id)]; }
  // Once the run is over the end stays with the caller: handles must not go while the lock is held.
  void thread_ends(world::ThreadId, End&&);
  void exit(std::int32_t code, const std::string& why);
  void count_output(const std::string& text);
  bool is_detached(world::ThreadId id) const { return detached_.count(id) != 0; }
  void detach(world::ThreadId id) { detached_.insert(id); }
  bool has_line() const { return !lines_.empty() || input_ended_; }
  std::shared_ptr<const world::InputLine> read_line();
  bool is_spoken_to() const { return !said_.empty(); }
  std::shared_ptr<const world::Statement> hear();

  std::shared_ptr<Cargo> new_cargo();

  // Under the lock: a new thread's name, or none where there may be no more threads; then the run is over.
  bool may_spawn();
  world::ThreadId new_thread();
  // Starts the operating-system thread. Where the system has none left the run is over.
  void start(std::shared_ptr<Worker>);

  void something_changed() { changed_.notify_all(); }
  bool is_over() const { return is_over_.load(std::memory_order_acquire); }
  // Under the lock.
  void end(StopReason, std::string sentence);
  const RunClock& clock() const { return clock_; }
  const Options& options() const { return options_; }

  // --- The user interface's side

  bool start_main(world::Script);
  void drain(std::vector<world::Record>&);
  void say(std::shared_ptr<const world::Statement>);
  void give_line(std::string);
  void end_input();
  bool awaits_no_line() const;
  std::size_t unheard() const;
  bool is_drained() const;
  bool change_setting(world::CellId, world::Value);
  void pause(bool);
  bool is_paused() const;
  void step_one(std::vector<world::ThreadId> any_of, double at_ms);
  void set_speed(double);
  void stop();
  StopReason stop_reason() const;
  std::string stop_sentence() const;
  std::uint32_t threads_alive() const { return threads_alive_.load(std::memory_order_acquire); }

 private:
  // Before one more is made: ends a run that has `times` Options::max_things of a kind already.
  void expect_few(std::size_t count, const char* things, double times = 1);
  bool may_step(const Worker&) const;
  bool may_go(const Worker&) const;
  bool launch(std::shared_ptr<Worker>);

  const Options options_;
  RunClock clock_;
  std::atomic<bool> is_over_{false};  // written under the lock
  std::atomic<std::uint32_t> threads_alive_{0};

  mutable std::mutex mutex_;        // guards all below; it orders the log
  Signal changed_;                  // something that a waiting thread may look for: not raised by ordinary records
  std::vector<world::Record> log_;  // recorded and not drained
  std::uint64_t backlog_ = 0;       // the cost of replaying it
  std::uint32_t recorded_ = 0;
  std::int64_t memory_ = 0;         // bytes
  std::uint64_t steps_ = 0;         // instructions
  std::uint64_t printed_ = 0, printed_lines_ = 0;  // bytes, lines
  bool is_paused_;
  std::vector<world::ThreadId> step_of_;  // while paused: one of these may take one step
  std::deque<std::shared_ptr<const world::Statement>> said_;
  std::deque<Cell> cells_;
  struct LentHandle {
    Handle handle;
    world::ThreadId owner;
    std::uint32_t borrowers = 0;
  };
  std::map<world::HandleId, LentHandle> lent_;
  std::map<world::ThreadId, std::vector<world::HandleId>> lent_to_;
  std::vector<std::optional<End>> ends_;  // by thread
  std::set<world::ThreadId> detached_;
  std::deque<std::string> lines_;  // of input
  bool input_ended_ = false;
  std::vector<std::weak_ptr<Cargo>> cargo_;
  std::size_t cargo_limit_ = 64;  // of entries, before those that have arrived are forgotten
  std::uint32_t channels_ = 0, handles_ = 0, messages_ = 0, threads_going_ = 0;
  StopReason stop_reason_ = StopReason::none;
  std::string stop_sentence_;
};

}  // namespace handoff::live
