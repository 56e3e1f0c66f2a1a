// Atomic locations under the C++20 memory model without thin-air reads (RC11: Lahav, Vafeiadis, Kang, Hur, Dreyer,
// PLDI 2017), run operationally in the manner of CDSChecker (Norris, Demsky, OOPSLA 2013) and of the promise-free view
// machine (Kang et al., POPL 2017).
//
// A location keeps all its stores in modification order. A load may read each store that is not older than what
// happens before the load has read or written there. A store may be put anywhere after that point, too, though never
// between a store and the read-modify-write that read it. The order S of sequentially consistent operations is the
// order of execution: each location remembers the newest store that S has seen (`seen_by_sc`), which bounds every
// later sequentially consistent access and, through fences, everybody who fences.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "clocks.hpp"
#include "failure.hpp"

namespace mpsc::model {

using StoreId = std::uint32_t;  // a store of a location, in order of execution

constexpr bool acquires(std::memory_order order) {
  return order == std::memory_order_acquire || order == std::memory_order_consume ||
         order == std::memory_order_acq_rel || order == std::memory_order_seq_cst;
}
constexpr bool releases(std::memory_order order) {
  return order == std::memory_order_release || order == std::memory_order_acq_rel || order == std::memory_order_seq_cst;
}
constexpr bool is_sc(std::memory_order order) { return order == std::memory_order_seq_cst; }

struct Store {
  std::uint64_t value = 0;
  std::uint32_t rank = 0;  // place in the modification order
  bool extended = false;   // a read-modify-write has read it, and stands right behind it
  VectorClock releases;    // what an acquiring reader learns
  VectorClock causes;      // the operations that led to it (for the reduction, not for the program)
};

struct Location {
  struct Access {
    Epoch epoch;
    StoreId store;
  };

  std::uint32_t number = 0;
  std::uint32_t key = 0;  // no other location of any execution has it
  int region = -1;        // of the heap; -1: elsewhere
  bool alive = false;
  ThreadId maker = 0;
  Epoch made = 0;
  std::vector<Store> stores;
  std::vector<StoreId> order;
  std::array<std::vector<Access>, kMaxThreads> accesses;  // of each thread; stores of never falling rank
  std::array<Epoch, kMaxThreads> last{};
  StoreId seen_by_sc = 0;
  StoreId seen_by_light = 0;  // by light barriers, and by heavy ones
  StoreId seen_by_heavy = 0;
  VectorClock sc_causes;

  // Parking: what the lock of the queue of waiters has passed on.
  VectorClock queue_happened;
  VectorClock queue_causes;
};

// A read-type operation's reach, or a store's possible predecessors; the newest first.
struct Choices {
  static constexpr unsigned kMost = 64;
  std::array<StoreId, kMost> store;
  unsigned count = 0;
  void add(StoreId id) {
    if (count == kMost) fail(Fault::Misuse, "more than 64 stores of one location to choose from");
    store[count++] = id;
  }
};

class Memory {
 public:
  void clear() {
    used_ = 0;
    sc_causes_ = {};
    fence_causes_ = {};
    light_causes_ = {};
    heavy_causes_ = {};
  }

  Location& make(int region, std::uint64_t value, ThreadId thread, const Knowledge& knowledge,
                 const VectorClock& causes) {
    if (used_ == locations_.size()) locations_.emplace_back();
    Location& it = locations_[used_];
    it.number = static_cast<std::uint32_t>(used_++);
    it.key = ++keys_ * 2 + 1;
    it.region = region;
    it.alive = true;
    it.maker = thread;
    it.made = knowledge.happened.at[thread];
    it.stores.clear();
    it.order.clear();
    for (auto& accesses : it.accesses) accesses.clear();
    it.last = {};
    it.seen_by_sc = 0;
    it.seen_by_light = 0;
    it.seen_by_heavy = 0;
    it.sc_causes = {};
    it.queue_happened = {};
    it.queue_causes = {};
    it.stores.push_back({value, 0, false, {}, causes});
    it.order.push_back(0);
    note(it, thread, it.made, 0);
    return it;
  }

  // The location of an atomic that says so, if it is one.
  Location& at(std::uint32_t number, std::uint32_t key) {
    if (number >= used_ || locations_[number].key != key) fail(Fault::UseAfterFree, "operation on what is no atomic");
    return locations_[number];
  }

  // The newest place in the modification order that `happened` binds to.
  static std::uint32_t lowest_rank(const Location& it, ThreadId thread, const VectorClock& happened) {
    std::uint32_t lowest = 0;
    for (ThreadId other = 0; other < kMaxThreads; ++other) {
      const auto& accesses = it.accesses[other];
      for (std::size_t i = accesses.size(); i-- > 0;) {
        if (other != thread && !happened.covers(other, accesses[i].epoch)) continue;
        lowest = std::max(lowest, it.stores[accesses[i].store].rank);
        break;
      }
    }
    return lowest;
  }

  static void readable(const Location& it, ThreadId thread, const VectorClock& happened, std::memory_order order,
                       Choices& choices) {
    const std::uint32_t lowest = bound(it, lowest_rank(it, thread, happened), order);
    for (std::size_t place = it.order.size(); place-- > lowest;) choices.add(it.order[place]);
  }

  // The stores that a read-modify-write may read; one that compares reads any other value as a load would.
  static void modifiable(const Location& it, ThreadId thread, const VectorClock& happened, std::memory_order order,
                         const std::uint64_t* expected, std::memory_order failure, Choices& choices) {
    const std::uint32_t lowest = lowest_rank(it, thread, happened);
    const std::uint32_t lowest_to_change = bound(it, lowest, order);
    const std::uint32_t lowest_to_fail = bound(it, lowest, failure);
    for (std::size_t place = it.order.size(); place-- > lowest;) {
      const Store& store = it.stores[it.order[place]];
      const bool changes = !expected || store.value == *expected;
      if (changes ? !store.extended && place >= lowest_to_change : place >= lowest_to_fail) {
        choices.add(it.order[place]);
      }
    }
  }

  // The stores that a plain store may directly follow.
  static void predecessors(const Location& it, ThreadId thread, const VectorClock& happened, std::memory_order order,
                           Choices& choices) {
    const std::uint32_t lowest = bound(it, lowest_rank(it, thread, happened), order);
    for (std::size_t place = it.order.size(); place-- > lowest;) {
      if (!it.stores[it.order[place]].extended) choices.add(it.order[place]);
    }
  }

  std::uint64_t read(Location& it, StoreId id, ThreadId thread, std::memory_order order, Knowledge& knowledge) {
    const Store& store = it.stores[id];
    note(it, thread, knowledge.happened.at[thread], id);
    if (acquires(order)) {
      knowledge.happened.join(store.releases);
    } else {
      knowledge.pending.join(store.releases);
    }
    if (is_sc(order)) raise_sc(it, id);
    return store.value;
  }

  // Puts a store right behind `predecessor`; `extends`: as the write of a read-modify-write that has read it.
  StoreId write(Location& it, StoreId predecessor, bool extends, std::uint64_t value, ThreadId thread,
                std::memory_order order, const Knowledge& knowledge, const VectorClock& causes) {
    const auto id = static_cast<StoreId>(it.stores.size());
    Store store;
    store.value = value;
    store.releases = mpsc::model::releases(order) ? knowledge.happened : knowledge.released;
    if (extends) {
      store.releases.join(it.stores[predecessor].releases);
      it.stores[predecessor].extended = true;
    }
    store.causes = causes;
    const std::uint32_t place = it.stores[predecessor].rank + 1;
    it.stores.push_back(store);
    it.order.insert(it.order.begin() + place, id);
    for (std::size_t i = place; i < it.order.size(); ++i) {
      it.stores[it.order[i]].rank = static_cast<std::uint32_t>(i);
    }
    note(it, thread, knowledge.happened.at[thread], id);
    if (is_sc(order)) raise_sc(it, id);
    return id;
  }

  void fence(ThreadId thread, std::memory_order order, Knowledge& knowledge) {
    if (acquires(order)) knowledge.happened.join(knowledge.pending);
    if (is_sc(order)) {
      for (std::size_t i = 0; i < used_; ++i) {
        Location& it = locations_[i];
        if (!it.alive) continue;
        const std::uint32_t lowest = lowest_rank(it, thread, knowledge.happened);
        if (lowest > it.stores[it.seen_by_sc].rank) {
          it.seen_by_sc = it.order[lowest];
        } else {
          remember(it, thread, knowledge.happened.at[thread], it.seen_by_sc);
        }
      }
    }
    if (releases(order)) knowledge.released = knowledge.happened;
  }

  // Asymmetric fences (P1202): a light and a heavy one stand in one order, two light ones do not. The heavy one is to
  // be a sequentially consistent fence besides.
  void light_barrier(ThreadId thread, Knowledge& knowledge) {
    for (std::size_t i = 0; i < used_; ++i) {
      Location& it = locations_[i];
      if (!it.alive) continue;
      remember(it, thread, knowledge.happened.at[thread], it.seen_by_heavy);
      raise(it, it.seen_by_light, it.order[lowest_rank(it, thread, knowledge.happened)]);
    }
    fence(thread, std::memory_order_acq_rel, knowledge);
  }
  void heavy_barrier(ThreadId thread, Knowledge& knowledge) {
    for (std::size_t i = 0; i < used_; ++i) {
      Location& it = locations_[i];
      if (!it.alive) continue;
      remember(it, thread, knowledge.happened.at[thread], it.seen_by_light);
      raise(it, it.seen_by_heavy, it.order[lowest_rank(it, thread, knowledge.happened)]);
    }
    fence(thread, std::memory_order_seq_cst, knowledge);
  }

  // From now on `thread` sees no store of `it` that is older than `id`.
  static void remember(Location& it, ThreadId thread, Epoch epoch, StoreId id) {
    auto& accesses = it.accesses[thread];
    if (accesses.empty() || it.stores[accesses.back().store].rank < it.stores[id].rank) accesses.push_back({epoch, id});
  }

  // The dependencies that S makes (for the reduction).
  void sc_access(Location& it, VectorClock& causes) {
    causes.join(it.sc_causes);
    causes.join(fence_causes_);
    it.sc_causes.join(causes);
    sc_causes_.join(causes);
  }
  void light_barrier_in_order(VectorClock& causes) {
    causes.join(heavy_causes_);
    light_causes_.join(causes);
  }
  void heavy_barrier_in_order(VectorClock& causes) {
    causes.join(light_causes_);
    heavy_causes_.join(causes);
  }
  void sc_fence(VectorClock& causes) {
    causes.join(sc_causes_);
    sc_causes_.join(causes);
    fence_causes_.join(causes);
  }

  // An operation on `it` by `thread`: it must be there, and be known to be there.
  static void touch(const Location& it, ThreadId thread, const VectorClock& happened) {
    if (!it.alive) fail(Fault::UseAfterFree, "operation on " + name(it) + ", which is gone");
    if (it.maker != thread && !happened.covers(it.maker, it.made)) {
      fail(Fault::DataRace, "operation on " + name(it) + " is not ordered after its making");
    }
  }

  // `it` ends: everything that was done to it must happen before.
  static void end(Location& it, ThreadId thread, const VectorClock& happened) {
    if (!it.alive) fail(Fault::UseAfterFree, name(it) + " is destroyed twice");
    for (ThreadId other = 0; other < kMaxThreads; ++other) {
      if (other != thread && !happened.covers(other, it.last[other])) {
        fail(Fault::UseAfterFree,
             "the end of " + name(it) + " is not ordered after what thread " + std::to_string(other) + " does to it");
      }
    }
    it.alive = false;
  }
  void end_region(int region, ThreadId thread, const VectorClock& happened) {
    for (std::size_t i = 0; i < used_; ++i) {
      if (locations_[i].alive && locations_[i].region == region) end(locations_[i], thread, happened);
    }
  }

  static std::string name(const Location& it) {
    return "atomic " + std::to_string(it.number) + (it.region < 0 ? "" : " in memory " + std::to_string(it.region));
  }

 private:
  static std::uint32_t bound(const Location& it, std::uint32_t lowest, std::memory_order order) {
    return is_sc(order) ? std::max(lowest, it.stores[it.seen_by_sc].rank) : lowest;
  }
  static void raise_sc(Location& it, StoreId id) { raise(it, it.seen_by_sc, id); }
  static void raise(const Location& it, StoreId& seen, StoreId id) {
    if (it.stores[id].rank > it.stores[seen].rank) seen = id;
  }
  static void note(Location& it, ThreadId thread, Epoch epoch, StoreId id) {
    remember(it, thread, epoch, id);
    it.last[thread] = epoch;
  }

  std::deque<Location> locations_;
  std::size_t used_ = 0;
  std::uint32_t keys_ = 0;
  VectorClock sc_causes_;     // of all sequentially consistent operations so far
  VectorClock fence_causes_;  // of the fences among them
  VectorClock light_causes_;
  VectorClock heavy_causes_;
};

}  // namespace mpsc::model
