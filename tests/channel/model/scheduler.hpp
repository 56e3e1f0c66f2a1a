// Runs a small concurrent program again and again, each time in another interleaving at the level of single atomic
// operations, until all are done.
//
// Without a bound on preemptions the walk is reduced by dynamic partial order: a thread is tried before another one
// only where two of their operations race (Flanagan, Godefroid, POPL 2005; source sets: Abdulla, Aronis, Jonsson,
// Sagonas, POPL 2014), and what was tried sleeps until something that it depends on happens (Godefroid 1996). As loads
// may read old stores and stores may be put before newer ones, an order of two operations matters only where it lets a
// load read from a store it could not read before: a load that was tried sleeps until there is a new store, and is
// then tried with new stores only; a store that was tried sleeps on. Sequentially consistent operations and those of
// one queue of waiters depend on each other as usual.
//
// With a bound (Musuvathi, Qadeer, PLDI 2007) every interleaving with at most that many preemptions is run, without
// the reduction.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "clocks.hpp"
#include "context.hpp"
#include "failure.hpp"
#include "heap.hpp"
#include "memory.hpp"
#include "path.hpp"

namespace mpsc::model {

using Time = std::chrono::steady_clock::time_point;

struct Options {
  static constexpr unsigned kUnbounded = std::numeric_limits<unsigned>::max();

  unsigned preemptions = kUnbounded;
  unsigned old_choices = kUnbounded;  // how often an execution may read an old store or put one before another
  bool reduce = true;                 // only without a bound
  std::uint64_t executions = 0;       // at most so many; 0: all
  double seconds = 0;                 // at most so long; 0: as long as it takes
  std::uint64_t random_seed = 0;      // not 0: random walks instead of all executions; then `executions` must be given
  unsigned operations = 5000;         // an execution with more has no end
  unsigned spurious_wakes = 0;        // how often an execution may wake a parked thread for no reason
  unsigned free_yields = 2;           // so many looks in vain are free; after them a thread waits for something new
  unsigned clock_jumps = 1;           // how often a thread's clock may leap past every deadline between two looks
  unsigned processors = 1;            // what the program is told
};

struct Failure {
  Fault fault;
  std::string message;
  std::string schedule;  // for replay()
  std::string trace;     // one operation a line
};

struct Result {
  std::uint64_t executions = 0;  // all different, with the reduction
  std::uint64_t cut = 0;         // beside them: of which all that could still happen was tried elsewhere
  bool complete = false;         // nothing is left to try
  double seconds = 0;
  std::optional<Failure> failure;
};

class Scheduler {
 public:
  using Body = std::function<void()>;

  static Scheduler& current() {
    if (!current_) {
      std::fputs("model: an operation outside an execution\n", stderr);
      std::abort();
    }
    return *current_;
  }
  static bool is_running() { return current_ != nullptr; }

  // Runs `body` in all the executions that `options` ask for, up to the first failure.
  Result explore(const Options& options, const Body& body) {
    options_ = options;
    reducing_ = options.reduce && options.preemptions == Options::kUnbounded &&
                options.old_choices == Options::kUnbounded && options.random_seed == 0;
    random_.seed(options.random_seed);
    path_.clear();
    Result result;
    const auto start = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    for (;;) {
      run(body);
      ++(cut_ ? result.cut : result.executions);
      if (end_ == End::Failed) {
        result.failure = explain(body);
        break;
      }
      if (options.random_seed != 0) {
        path_.clear();
      } else if (!advance(path_)) {
        result.complete = true;
        break;
      }
      const std::uint64_t runs = result.executions + result.cut;
      if (options.executions != 0 && runs >= options.executions) break;
      if (options.seconds > 0 && runs % 256 == 0 && elapsed() > options.seconds) break;
    }
    result.seconds = elapsed();
    return result;
  }

  // Runs the one execution that `schedule` describes.
  Result replay(const Options& options, const std::string& schedule, const Body& body) {
    options_ = options;
    path_ = from_text(schedule);
    Result result;
    result.executions = 1;
    reducing_ = false;
    replaying_ = true;
    tracing_ = true;
    run(body);
    replaying_ = false;
    tracing_ = false;
    if (end_ == End::Failed) result.failure = Failure{fault_, message_, schedule, trace_};
    return result;
  }

  // ---- What the program under test does; called on its threads. ----

  Location& make(std::uintptr_t address, std::uint64_t value) {
    Thread& self = me();
    Location& it = memory_.make(heap_.region_of(address), value, running_, self.knowledge, self.causes);
    next_epoch(self);
    return it;
  }
  Location& at(std::uint32_t number, std::uint32_t key) { return memory_.at(number, key); }
  bool is_under_way() const { return end_ == End::Running; }
  void end(Location& it) { Memory::end(it, running_, me().knowledge.happened); }

  std::uint64_t load(Location& it, std::memory_order order) {
    announce({.kind = Kind::Load, .location = &it, .reads = true, .sc = is_sc(order), .order = order});
    Thread& self = touch(it);
    Choices choices;
    Memory::readable(it, running_, self.knowledge.happened, order, choices);
    const StoreId id = choose_store(it, choices);
    const std::uint64_t value = perform_read(it, id, order, is_sc(order));
    Event event{.location = &it, .reads = true, .sc = is_sc(order)};
    if (tracing_) trace("load", it, order, "reads " + text(value) + age(it, id));
    commit(event);
    return value;
  }

  void store(Location& it, std::uint64_t value, std::memory_order order) {
    announce({.kind = Kind::Store, .location = &it, .sc = is_sc(order), .order = order});
    Thread& self = touch(it);
    Choices choices;
    Memory::predecessors(it, running_, self.knowledge.happened, order, choices);
    if (choices.count == 0) fail(Fault::Misuse, "no place for a store");
    const StoreId predecessor = choices.store[choose_age(choices.count, all_of(choices.count))];
    if (is_sc(order)) memory_.sc_access(it, self.causes);
    memory_.write(it, predecessor, false, value, running_, order, self.knowledge, self.causes);
    self.looks = 0;
    if (tracing_) trace("store", it, order, "writes " + text(value) + age(it, it.order[it.stores.back().rank]));
    commit({.location = &it, .writes = true, .sc = is_sc(order)});
  }

  template <class Change>
  std::uint64_t modify(Location& it, std::memory_order order, Change change) {
    announce({.kind = Kind::Modify, .location = &it, .reads = true, .sc = is_sc(order), .order = order});
    Thread& self = touch(it);
    Choices choices;
    Memory::modifiable(it, running_, self.knowledge.happened, order, nullptr, order, choices);
    const StoreId id = choose_store(it, choices);
    const std::uint64_t old = perform_read(it, id, order, is_sc(order));
    const std::uint64_t value = change(old);
    memory_.write(it, id, true, value, running_, order, self.knowledge, self.causes);
    self.looks = 0;
    if (tracing_) trace("modify", it, order, text(old) + " becomes " + text(value) + age(it, id));
    commit({.location = &it, .reads = true, .writes = true, .may_modify = true, .sc = is_sc(order)});
    return old;
  }

  bool compare_exchange(Location& it, std::uint64_t& expected, std::uint64_t desired, std::memory_order success,
                        std::memory_order failure) {
    const bool sc = is_sc(success) || is_sc(failure);
    announce({.kind = Kind::Compare,
              .location = &it,
              .reads = true,
              .sc = sc,
              .order = success,
              .failure = failure,
              .expected = expected});
    Thread& self = touch(it);
    Choices choices;
    Memory::modifiable(it, running_, self.knowledge.happened, success, &expected, failure, choices);
    const StoreId id = choose_store(it, choices);
    const bool same = it.stores[id].value == expected;
    const std::uint64_t old = perform_read(it, id, same ? success : failure, sc);
    if (same) {
      memory_.write(it, id, true, desired, running_, success, self.knowledge, self.causes);
      self.looks = 0;
    }
    if (tracing_) {
      trace("compare_exchange", it, same ? success : failure,
            same ? text(old) + " becomes " + text(desired)
                 : "expects " + text(expected) + ", reads " + text(old) + age(it, id));
    }
    expected = old;
    commit({.location = &it, .reads = true, .writes = same, .may_modify = true, .sc = sc});
    return same;
  }

  void fence(std::memory_order order) {
    if (is_sc(order)) announce({.kind = Kind::Fence, .fence = true, .order = order});
    Thread& self = me();
    memory_.fence(running_, order, self.knowledge);
    if (is_sc(order)) {
      memory_.sc_fence(self.causes);
      if (tracing_) trace("fence (seq_cst)");
      commit({.fence = true});
    }
  }

  // Fences of which only a light and a heavy one see each other.
  void light_barrier() {
    announce({.kind = Kind::Fence, .light = true});
    memory_.light_barrier(running_, me().knowledge);
    memory_.light_barrier_in_order(me().causes);
    if (tracing_) trace("light barrier");
    commit({.light = true});
  }
  void heavy_barrier() {
    announce({.kind = Kind::Fence, .fence = true, .heavy = true});
    memory_.heavy_barrier(running_, me().knowledge);
    memory_.heavy_barrier_in_order(me().causes);
    memory_.sc_fence(me().causes);
    if (tracing_) trace("heavy barrier");
    commit({.fence = true, .heavy = true});
  }

  // False: the deadline has passed. What parking orders is what all its implementations do: the word is compared under
  // the lock of the queue of its waiters, and who is woken knows what the waker knew. It is no fence.
  bool park(Location& it, std::uint64_t expected, const Time* deadline) {
    announce({.kind = Kind::Park, .location = &it, .reads = true, .queue = true});
    {
      Thread& self = touch(it);
      VectorClock happened = self.knowledge.happened;
      happened.join(it.queue_happened);
      Choices choices;
      Memory::readable(it, running_, happened, std::memory_order_relaxed, choices);
      const StoreId id = choose_store(it, choices);
      Knowledge unused = self.knowledge;
      const std::uint64_t value = memory_.read(it, id, running_, std::memory_order_relaxed, unused);
      self.causes.join(it.stores[id].causes);
      enter_queue(it, self);
      self.looks = 0;
      if (tracing_) {
        trace(deadline ? "park_until" : "park", it, std::memory_order_relaxed,
              value == expected ? "sleeps while it is " + text(value) : "goes on, as it is " + text(value));
      }
      commit({.location = &it, .reads = true, .queue = true});
      if (value != expected) return true;
      self.state = State::Parked;
      self.waits_for = &it;
      self.deadline = deadline ? *deadline : Time::max();
      self.may_expire = deadline != nullptr;
      self.pending = {.kind = Kind::Expire, .location = &it, .queue = true};
    }
    dispatch();
    Thread& self = me();
    self.waits_for = nullptr;
    if (self.pending.kind == Kind::Wake) return true;
    // Nobody woke it: the deadline has passed, or it is woken for no reason.
    begin_operation();
    const bool may_wake = spurious_left_ > 0;
    const bool expires = self.may_expire && (!may_wake || choose(2) == 0);
    enter_queue(it, self);
    if (expires) {
      self.time = std::max(self.time, self.deadline);
    } else {
      --spurious_left_;
    }
    if (tracing_) trace(expires ? "deadline passes" : "wakes for no reason");
    commit({.location = &it, .queue = true});
    return !expires;
  }

  void unpark(Location& it, bool all) {
    announce({.kind = Kind::Unpark, .location = &it, .queue = true});
    Thread& self = touch(it);
    std::array<ThreadId, kMaxThreads> waiting{};
    unsigned count = 0;
    for (ThreadId other = 0; other < threads_used_; ++other) {
      if (threads_[other].state == State::Parked && threads_[other].waits_for == &it) waiting[count++] = other;
    }
    enter_queue(it, self);
    if (!all && count > 1) {
      waiting[0] = waiting[choose(count)];
      count = 1;
    }
    self.looks = 0;
    if (tracing_) trace(all ? "unpark_all" : "unpark_one", it, std::memory_order_relaxed, "wakes " + text(count));
    const VectorClock happened = self.knowledge.happened;
    commit({.location = &it, .queue = true});
    for (unsigned i = 0; i < count; ++i) {
      Thread& other = threads_[waiting[i]];
      other.knowledge.happened.join(happened);
      other.state = State::Ready;
      other.pending = {.kind = Kind::Wake};
      other.causes.join(self.causes);
    }
  }

  // A look in vain. After the free ones the thread waits until one of the places it looked at has something newer, and
  // will then see something newer there.
  void yield() {
    Thread& self = me();
    if (self.looks == 0) self.watched.clear();
    if (++self.looks <= options_.free_yields || self.watched.empty()) {
      if (self.looks > kHopelessLooks) fail(Fault::Livelock, "a thread looks for ever at nothing");
      return;
    }
    announce({.kind = Kind::Spin});
    Thread& woken = me();
    std::array<std::size_t, kMostWatched> changed{};
    unsigned count = 0;
    for (std::size_t i = 0; i < woken.watched.size() && count < kMostWatched; ++i) {
      if (has_newer(woken, woken.watched[i])) changed[count++] = i;
    }
    if (count == 0) {  // everybody else waits, too: perhaps this thread does something else in the end
      if (woken.looks > kHopelessLooks) fail(Fault::Livelock, "a thread looks for ever for what nobody brings");
      return;
    }
    Location& it = *woken.watched[changed[choose(count)]];
    const StoreId newer = it.order[last_seen_rank(it, running_) + 1];
    Memory::remember(it, running_, woken.knowledge.happened.at[running_], newer);
    woken.causes.join(it.stores[newer].causes);
    if (tracing_) trace("sees something new in " + Memory::name(it));
    Event event{.watches = true};
    for (std::size_t i = 0; i < kMostWatched; ++i) {
      event.watched[i] = i < woken.watched.size() ? woken.watched[i] : nullptr;
    }
    woken.looks = 0;
    commit(event);
  }

  // The time as this thread sees it. From a thread's second look on, all its deadlines may have passed meanwhile.
  Time now() {
    Thread& self = me();
    if (self.clock_looks++ > 0 && self.clock_jumps < options_.clock_jumps && choose(2) == 1) {
      ++self.clock_jumps;
      self.time += std::chrono::hours(24);
      if (tracing_) trace("a day passes");
    }
    return self.time;
  }

  template <class Function>
  ThreadId spawn(Function&& function) {
    using Closure = std::decay_t<Function>;
    static_assert(sizeof(Closure) <= kClosureBytes && alignof(Closure) <= 64);
    if (threads_used_ == kMaxThreads) fail(Fault::Misuse, "too many threads");
    const ThreadId id = threads_used_;
    Thread& child = threads_[id];
    child.closure = ::new (static_cast<void*>(child.storage)) Closure(std::forward<Function>(function));
    child.call = [](void* closure) {
      auto* it = static_cast<Closure*>(closure);
      (*it)();
      it->~Closure();
    };
    ++threads_used_;
    Thread& self = me();
    begin_thread(id);
    child.knowledge.happened.join(self.knowledge.happened);
    child.causes.join(self.causes);
    child.time = self.time;
    if (tracing_) trace("starts thread " + std::to_string(id));
    next_epoch(self);
    return id;
  }

  void join(ThreadId id) {
    if (threads_[id].state != State::Finished) {
      me().state = State::Joining;
      me().joins = id;
      dispatch();
    }
    Thread& self = me();
    self.knowledge.happened.join(threads_[id].knowledge.happened);
    self.causes.join(threads_[id].causes);
    if (tracing_) trace("has joined thread " + std::to_string(id));
  }

  void* allocate(std::size_t size, std::size_t alignment) {
    return heap_.allocate(size, alignment, running_, me().knowledge.happened);
  }
  void deallocate(void* memory, std::size_t size, std::size_t alignment) {
    const int region = heap_.deallocate(memory, size, alignment, running_, me().knowledge.happened);
    memory_.end_region(region, running_, me().knowledge.happened);
    heap_.retire(region);
    if (tracing_) trace("gives memory " + std::to_string(region) + " back");
  }
  void reading(const void* address) { heap_.reading(address, running_, me().knowledge.happened); }
  void writing(const void* address) { heap_.writing(address, running_, me().knowledge.happened); }

  // A choice of the program itself.
  unsigned choose(unsigned count) { return choose(count, all_of(count)); }

  bool is_reducing() const { return reducing_; }
  unsigned processors() const { return options_.processors; }
  ThreadId running() const { return running_; }

  [[noreturn]] void stop(Fault fault, std::string message) {
    fault_ = fault;
    message_ = message;
    message = {};
    if (tracing_) trace(std::string(to_string(fault)) + ": " + message_);
    end_ = End::Failed;
    leave();
  }

 private:
  enum class Kind : std::uint8_t { Begin, Load, Store, Modify, Compare, Fence, Park, Expire, Unpark, Wake, Spin };
  enum class State : std::uint8_t { Unused, Ready, Parked, Joining, Finished };
  enum class End : std::uint8_t { Running, Done, Failed };

  // The operation that a thread will do next.
  struct Pending {
    Kind kind = Kind::Begin;
    Location* location = nullptr;
    bool reads = false;
    bool sc = false;     // a sequentially consistent access
    bool fence = false;  // a sequentially consistent fence
    bool light = false;
    bool heavy = false;
    bool queue = false;  // touches the queue of waiters
    std::memory_order order = std::memory_order_relaxed;
    std::memory_order failure = std::memory_order_relaxed;
    std::uint64_t expected = 0;
  };

  static constexpr std::size_t kMostWatched = 6;
  static constexpr unsigned kHopelessLooks = 200;
  static constexpr std::size_t kClosureBytes = 512;

  // An operation that was done.
  struct Event {
    Location* location = nullptr;
    bool reads = false;
    bool writes = false;
    bool may_modify = false;  // a read-modify-write, or a comparison that might have become one
    bool sc = false;
    bool fence = false;
    bool light = false;
    bool heavy = false;
    bool queue = false;
    bool watches = false;
    std::array<Location*, kMostWatched> watched{};
    ThreadId thread = 0;
    Epoch epoch = 0;
    int choice = -1;       // where in the path this thread was chosen; -1: there was no other
    VectorClock causes{};  // itself and all operations that it depends on

    bool looks_at(const Location* other) const {
      if (reads && location == other) return true;
      if (!watches) return false;
      for (const Location* it : watched) {
        if (it == other) return true;
      }
      return false;
    }
  };

  // What sleeps was tried from an earlier point. A read-type operation wakes for the stores that came since.
  struct Sleep {
    bool asleep = false;
    StoreId seen = 0;
  };

  struct Thread {
    Context context;
    State state = State::Unused;
    Pending pending;
    Knowledge knowledge;
    VectorClock causes;  // the operations that what it does next depends on
    VectorClock before;  // the same without the operation in hand
    Sleep sleep;
    Location* waits_for = nullptr;
    Time deadline{};
    bool may_expire = false;
    ThreadId joins = 0;
    unsigned looks = 0;
    std::vector<Location*> watched;
    Time time{};
    unsigned clock_looks = 0;
    unsigned clock_jumps = 0;
    int choice = -1;
    StoreId only_from = 0;  // for the operation in hand: older stores were tried
    void* closure = nullptr;
    void (*call)(void*) = nullptr;
    alignas(64) std::byte storage[kClosureBytes];
  };

  Thread& me() { return threads_[running_]; }

  // ---- One execution ----

  void run(const Body& body) {
    Scheduler* const outer = current_;
    current_ = this;
    memory_.clear();
    heap_.clear();
    events_.clear();
    trace_.clear();
    position_ = 0;
    repeated_ = path_.size();
    preemptions_ = 0;
    spurious_left_ = options_.spurious_wakes;
    old_left_ = options_.old_choices;
    end_ = End::Running;
    cut_ = false;
    body_ = &body;
    running_ = 0;
    last_ = 0;
    threads_used_ = 1;
    threads_[0].call = [](void* scheduler) { (*static_cast<Scheduler*>(scheduler)->body_)(); };
    threads_[0].closure = this;
    begin_thread(0);
    threads_[0].time = Time{} + std::chrono::hours(1);
    Context::change(root_, threads_[0].context);
    if (end_ == End::Running) end_ = End::Done;
    current_ = outer;
  }

  void begin_thread(ThreadId id) {
    Thread& it = threads_[id];
    it.state = State::Ready;
    it.pending = {.kind = Kind::Begin};
    it.knowledge = {};
    it.knowledge.happened.at[id] = 1;
    it.causes = {};
    it.sleep = {};
    it.waits_for = nullptr;
    it.looks = 0;
    it.watched.clear();
    it.clock_looks = 0;
    it.clock_jumps = 0;
    it.choice = -1;
    it.only_from = 0;
    it.context.start([] {
      Scheduler& scheduler = *current_;
      Context::begun(scheduler.me().context);
      scheduler.me().call(scheduler.me().closure);
      scheduler.finish();
    });
  }

  [[noreturn]] void finish() {
    me().state = State::Finished;
    if (tracing_) trace("ends");
    bool all = true;
    for (ThreadId id = 0; id < threads_used_; ++id) all = all && threads_[id].state == State::Finished;
    if (all) {
      if (heap_.living() != 0) stop(Fault::Leak, std::to_string(heap_.living()) + " pieces of memory are left");
      end_ = End::Done;
      leave();
    }
    dispatch();
    std::abort();
  }

  // Leaves the execution for good.
  [[noreturn]] void leave() {
    Context::change(me().context, root_);
    std::abort();
  }

  void announce(const Pending& pending) {
    me().pending = pending;
    me().state = State::Ready;
    dispatch();
    begin_operation();
  }

  void begin_operation() {
    Thread& self = me();
    self.before = self.causes;
    self.causes.at[running_] = self.knowledge.happened.at[running_];
  }

  // Hands over to the thread whose operation comes next.
  void dispatch() {
    const ThreadId next = pick();
    if (next == running_) return;
    Thread& from = me();
    running_ = next;
    Context::change(from.context, threads_[next].context);
  }

  ThreadId pick() {
    if (events_.size() > options_.operations) stop(Fault::Endless, "an execution without end");
    // What only its own thread can notice needs no choice.
    for (ThreadId id = 0; id < threads_used_; ++id) {
      Thread& it = threads_[id];
      const bool starts = it.state == State::Ready && (it.pending.kind == Kind::Begin || it.pending.kind == Kind::Wake);
      const bool joins = it.state == State::Joining && threads_[it.joins].state == State::Finished;
      if (!starts && !joins) continue;
      if (joins) it.state = State::Ready;
      if (it.pending.kind == Kind::Begin) it.pending.kind = Kind::Wake;
      it.choice = -1;
      it.state = State::Ready;
      return started(id);
    }
    ThreadSet enabled = 0;
    for (ThreadId id = 0; id < threads_used_; ++id) enabled |= is_enabled(threads_[id], id) ? only(id) : 0;
    if (enabled == 0) {
      for (ThreadId id = 0; id < threads_used_; ++id) {
        if (threads_[id].state == State::Ready) return chosen(id, -1);  // spins; it may stop that now
      }
      stop(Fault::Deadlock, "nobody can go on:" + describe_waiting());
    }
    ThreadSet allowed = enabled;
    if (reducing_ && !cut_ && position_ >= path_.size()) {
      for (ThreadId id = 0; id < threads_used_; ++id) {
        if (contains(enabled, id) && is_asleep(threads_[id], id)) allowed &= ~only(id);
      }
      // Nothing new can come. The rest is run all the same, so that the program's objects come to their ends.
      if (allowed == 0) cut_ = true;
    }
    if (cut_) return chosen(contains(enabled, last_) ? last_ : lowest(enabled), -1);
    if ((enabled & (enabled - 1)) == 0) return chosen(lowest(enabled), -1);
    if (position_ < path_.size() && !replaying_) {
      Choice& choice = path_[position_];
      if (!choice.of_thread) stop(Fault::Misuse, "the program is not deterministic");
      preemptions_ = choice.preemptions + (is_preempted(enabled, choice.chosen) ? 1 : 0);
      put_to_sleep(choice.done);
      return chosen(choice.chosen, static_cast<int>(position_++));
    }
    Choice choice;
    choice.of_thread = true;
    choice.preemptions = preemptions_;
    choice.allowed = allowed;
    choice.chosen = contains(allowed, last_) ? last_ : lowest(allowed);
    if (replaying_ && position_ < path_.size()) {
      choice.chosen = path_[position_].chosen;
      if (!contains(enabled, choice.chosen)) stop(Fault::Misuse, "the schedule does not fit the program");
      ++position_;
      return chosen(choice.chosen, -1);
    }
    if (options_.random_seed != 0) {
      unsigned skip = static_cast<unsigned>(random_() % static_cast<unsigned>(std::popcount(allowed)));
      ThreadSet rest = allowed;
      for (; skip > 0; --skip) rest &= rest - 1;
      choice.chosen = lowest(rest);
    }
    const bool bounded = contains(enabled, last_) && preemptions_ >= options_.preemptions;
    choice.wanted = reducing_ || bounded ? only(choice.chosen) : allowed;
    preemptions_ += is_preempted(enabled, choice.chosen) ? 1 : 0;
    path_.push_back(choice);
    return chosen(choice.chosen, static_cast<int>(position_++));
  }

  bool is_preempted(ThreadSet enabled, ThreadId next) const { return next != last_ && contains(enabled, last_); }

  ThreadId started(ThreadId id) {
    threads_[id].only_from = 0;
    return id;
  }
  ThreadId chosen(ThreadId id, int choice) {
    Thread& it = threads_[id];
    it.choice = choice;
    it.only_from = reducing_ && !cut_ && it.sleep.asleep ? it.sleep.seen : 0;
    it.sleep = {};
    return id;
  }

  bool is_enabled(const Thread& it, ThreadId id) const {
    switch (it.state) {
      case State::Ready: {
        if (it.pending.kind != Kind::Spin) return true;
        for (const Location* place : it.watched) {
          if (has_newer(it, place, id)) return true;
        }
        return false;
      }
      case State::Parked:
        return it.may_expire || spurious_left_ > 0;
      default:
        return false;
    }
  }

  static std::uint32_t last_seen_rank(const Location& it, ThreadId id) {
    const auto& accesses = it.accesses[id];
    return accesses.empty() ? 0 : it.stores[accesses.back().store].rank;
  }
  bool has_newer(const Thread&, const Location* it, ThreadId id) const {
    return it->alive && last_seen_rank(*it, id) + 1 < it->order.size();
  }
  bool has_newer(const Thread& thread, const Location* it) const { return has_newer(thread, it, running_); }

  // ---- Choices of data ----

  StoreId choose_store(Location& it, const Choices& choices) {
    std::uint64_t fresh = 0;
    const StoreId from = me().only_from;
    for (unsigned i = 0; i < choices.count; ++i) fresh |= choices.store[i] >= from ? 1ull << i : 0;
    if (choices.count == 0) fail(Fault::Misuse, "nothing to read in " + Memory::name(it));
    const StoreId id = choices.store[choose_age(choices.count, fresh)];
    Thread& self = me();
    // A look that finds something else than the last one was not in vain.
    const auto& accesses = it.accesses[running_];
    if (accesses.empty() || accesses.back().store != id) self.looks = 0;
    if (self.looks != 0 && std::find(self.watched.begin(), self.watched.end(), &it) == self.watched.end()) {
      if (self.watched.size() == kMostWatched) fail(Fault::Misuse, "a loop looks at too many places");
      self.watched.push_back(&it);
    }
    return id;
  }

  static constexpr std::uint64_t all_of(unsigned count) { return count >= 64 ? ~0ull : (1ull << count) - 1; }

  // Among stores, the newest first.
  unsigned choose_age(unsigned count, std::uint64_t alternatives) {
    if (old_left_ == 0) alternatives = 1;
    const unsigned chosen = choose(count, alternatives);
    if (chosen != 0 && old_left_ != Options::kUnbounded) --old_left_;
    return chosen;
  }

  unsigned choose(unsigned count, std::uint64_t alternatives) {
    if (count <= 1) return 0;
    if (position_ < path_.size()) {
      const Choice& choice = path_[position_++];
      if (choice.of_thread || choice.chosen >= count) stop(Fault::Misuse, "the program is not deterministic");
      return choice.chosen;
    }
    if (replaying_ || cut_) return 0;
    if (alternatives == 0) stop(Fault::Misuse, "no alternative");
    Choice choice;
    choice.chosen = static_cast<unsigned>(std::countr_zero(alternatives));
    choice.left = alternatives & (alternatives - 1);
    if (options_.random_seed != 0) choice.chosen = static_cast<unsigned>(random_() % count);
    path_.push_back(choice);
    ++position_;
    return choice.chosen;
  }

  // ---- Operations ----

  Thread& touch(const Location& it) {
    Thread& self = me();
    Memory::touch(it, running_, self.knowledge.happened);
    return self;
  }

  // `sc`: could have been sequentially consistent, and so depends on others that are.
  std::uint64_t perform_read(Location& it, StoreId id, std::memory_order order, bool sc) {
    Thread& self = me();
    self.causes.join(it.stores[id].causes);
    if (sc) memory_.sc_access(it, self.causes);
    return memory_.read(it, id, running_, order, self.knowledge);
  }

  void enter_queue(Location& it, Thread& self) {
    self.causes.join(it.queue_causes);
    it.queue_causes.join(self.causes);
    it.queue_happened.join(self.knowledge.happened);
  }

  void next_epoch(Thread& self) { ++self.knowledge.happened.at[running_]; }

  // Ends the operation in hand.
  void commit(Event event) {
    Thread& self = me();
    event.thread = running_;
    event.epoch = self.knowledge.happened.at[running_];
    event.choice = self.choice;
    event.causes = self.causes;
    if (reducing_) {
      if (position_ >= repeated_ && !cut_) find_races(event);
      wake_dependent(event);
    }
    events_.push_back(event);
    last_ = running_;
    next_epoch(self);
  }

  // ---- The reduction ----

  // Whether `later`, had it come before `earlier`, could have gone another way, or let `earlier` go another way.
  static bool is_race(const Event& earlier, const Event& later) {
    if (later.location != nullptr) {
      if (later.writes && earlier.looks_at(later.location)) return true;
      if (earlier.location == later.location) {
        if (later.may_modify && earlier.reads && earlier.writes) return true;
        if (earlier.sc && later.sc) return true;
        if (earlier.queue && later.queue) return true;
      }
    }
    if ((earlier.light && later.heavy) || (earlier.heavy && later.light)) return true;
    return (earlier.fence && (later.fence || later.sc)) || (earlier.sc && later.fence);
  }

  void find_races(const Event& event) {
    VectorClock ordered = me().before;
    for (std::size_t i = events_.size(); i-- > 0;) {
      const Event& earlier = events_[i];
      if (earlier.thread == event.thread || ordered.covers(earlier.thread, earlier.epoch)) continue;
      if (is_race(earlier, event)) reverse(i, event);
      if (event.causes.covers(earlier.thread, earlier.epoch)) ordered.join(earlier.causes);
    }
  }

  // Sees to it that `event` is tried before the operation `at`: one of the threads that can begin a run to it without
  // that operation must be wanted there.
  void reverse(std::size_t at, const Event& event) {
    const Event& first = events_[at];
    if (first.choice < 0) return;
    Choice& choice = path_[static_cast<std::size_t>(first.choice)];
    ThreadSet started = 0;
    ThreadSet initials = 0;
    const auto add = [&](const Event& next, const VectorClock& causes, std::size_t end) {
      if (contains(started, next.thread)) return;
      started |= only(next.thread);
      for (std::size_t i = at + 1; i < end; ++i) {
        const Event& other = events_[i];
        if (other.thread == next.thread || other.causes.covers(first.thread, first.epoch)) continue;
        if (causes.covers(other.thread, other.epoch)) return;
      }
      initials |= only(next.thread);
    };
    for (std::size_t i = at + 1; i < events_.size(); ++i) {
      if (!events_[i].causes.covers(first.thread, first.epoch)) add(events_[i], events_[i].causes, i);
    }
    add(event, me().before, events_.size());
    if ((initials & choice.wanted) != 0) return;
    if (initials == 0) stop(Fault::Misuse, "the reduction found a race that nothing begins");
    const ThreadSet allowed = initials & choice.allowed;
    if (allowed == 0) return;  // all of that was tried elsewhere
    choice.wanted |= contains(allowed, event.thread) ? only(event.thread) : only(lowest(allowed));
  }

  void put_to_sleep(ThreadSet done) {
    for (ThreadSet rest = done; rest != 0; rest &= rest - 1) {
      Thread& it = threads_[lowest(rest)];
      it.sleep.asleep = true;
      it.sleep.seen = it.pending.reads ? static_cast<StoreId>(it.pending.location->stores.size()) : 0;
    }
  }

  bool is_asleep(const Thread& it, ThreadId id) const {
    if (!it.sleep.asleep) return false;
    const Pending& next = it.pending;
    if (!next.reads || next.location->stores.size() == it.sleep.seen) return true;
    Choices choices;
    if (next.kind == Kind::Modify || next.kind == Kind::Compare) {
      Memory::modifiable(*next.location, id, it.knowledge.happened, next.order,
                         next.kind == Kind::Compare ? &next.expected : nullptr,
                         next.kind == Kind::Compare ? next.failure : next.order, choices);
    } else if (next.kind == Kind::Park) {
      VectorClock happened = it.knowledge.happened;
      happened.join(next.location->queue_happened);
      Memory::readable(*next.location, id, happened, next.order, choices);
    } else {
      Memory::readable(*next.location, id, it.knowledge.happened, next.order, choices);
    }
    for (unsigned i = 0; i < choices.count; ++i) {
      if (choices.store[i] >= it.sleep.seen) return false;
    }
    return true;
  }

  void wake_dependent(const Event& event) {
    for (ThreadId id = 0; id < threads_used_; ++id) {
      Thread& it = threads_[id];
      if (id == running_ || !it.sleep.asleep) continue;
      const Pending& next = it.pending;
      bool wakes = (event.fence && (next.sc || next.fence)) || (event.sc && next.fence);
      wakes = wakes || (event.light && next.heavy) || (event.heavy && next.light);
      if (next.location != nullptr && next.location == event.location) {
        wakes = wakes || (event.sc && next.sc) || (event.queue && next.queue);
        // What these may read shrinks, too, with what others do in between: no thrift here.
        wakes = wakes || (event.writes && next.reads && (next.sc || next.queue));
      }
      if (next.kind == Kind::Spin && event.writes) wakes = true;
      if (wakes) it.sleep = {};
    }
  }

  // ---- Telling what happened ----

  Failure explain(const Body& body) {
    Failure failure{fault_, message_, to_text(path_), {}};
    const bool reducing = std::exchange(reducing_, false);
    replaying_ = true;
    tracing_ = true;
    run(body);
    replaying_ = false;
    tracing_ = false;
    reducing_ = reducing;
    failure.trace = trace_;
    if (end_ != End::Failed || fault_ != failure.fault) failure.trace += "(the replay went another way)\n";
    return failure;
  }

  std::string describe_waiting() const {
    std::string text;
    for (ThreadId id = 0; id < threads_used_; ++id) {
      const Thread& it = threads_[id];
      if (it.state == State::Parked)
        text += " thread " + std::to_string(id) + " parked on " + Memory::name(*it.waits_for);
      if (it.state == State::Joining) {
        text += " thread " + std::to_string(id) + " joining " + std::to_string(it.joins);
      }
      if (it.state != State::Finished) text += ";";
    }
    return text;
  }

  void trace(const std::string& what) { trace_ += "  thread " + std::to_string(running_) + "  " + what + "\n"; }
  void trace(const char* operation, const Location& it, std::memory_order order, const std::string& what) {
    static constexpr const char* kOrders[] = {"relaxed", "consume", "acquire", "release", "acq_rel", "seq_cst"};
    trace(std::string(operation) + " " + Memory::name(it) + " (" + kOrders[static_cast<int>(order)] + "): " + what);
  }
  std::string text(std::uint64_t value) const {
    if (heap_.region_of(value) >= 0) return heap_.name(value);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, value < 4096 ? "%llu" : "%#llx", static_cast<unsigned long long>(value));
    return buffer;
  }
  // Says how many newer stores stand behind this one.
  static std::string age(const Location& it, StoreId id) {
    const std::size_t newer = it.order.size() - 1 - it.stores[id].rank;
    return newer == 0 ? "" : " (" + std::to_string(newer) + " newer)";
  }

  static inline Scheduler* current_ = nullptr;

  Options options_;
  bool reducing_ = false;
  bool replaying_ = false;
  bool tracing_ = false;
  std::mt19937_64 random_;
  std::vector<Choice> path_;
  std::size_t position_ = 0;
  std::size_t repeated_ = 0;  // so many choices are those of the execution before
  unsigned preemptions_ = 0;
  unsigned spurious_left_ = 0;
  unsigned old_left_ = 0;

  Memory memory_;
  Heap heap_;
  std::vector<Event> events_;
  const Body* body_ = nullptr;
  Context root_;
  std::array<Thread, kMaxThreads> threads_;
  ThreadId threads_used_ = 0;
  ThreadId running_ = 0;
  ThreadId last_ = 0;  // whose operation was the last one

  End end_ = End::Done;
  bool cut_ = false;  // all that could still be tried here was tried elsewhere
  Fault fault_ = Fault::Assertion;
  std::string message_;
  std::string trace_;
};

inline void fail(Fault fault, std::string message) { Scheduler::current().stop(fault, std::move(message)); }

}  // namespace mpsc::model
