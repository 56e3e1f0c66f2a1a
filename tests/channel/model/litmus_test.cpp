// The checker's memory model, held against the classical small programs: each with exactly the outcomes that C++20
// allows (without thin-air reads), with the reduction and without.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model.hpp"

namespace mpsc::model {
namespace {

using Outcome = std::vector<int>;
using Outcomes = std::set<Outcome>;

constexpr auto relaxed = std::memory_order_relaxed;
constexpr auto acquire = std::memory_order_acquire;
constexpr auto release = std::memory_order_release;
constexpr auto acq_rel = std::memory_order_acq_rel;
constexpr auto seq_cst = std::memory_order_seq_cst;

Outcomes outcomes_of(const Options& options, const std::function<Outcome()>& program) {
  Outcomes outcomes;
  const Result result = explore(options, [&] { outcomes.insert(program()); });
  EXPECT_TRUE(result.complete) << to_string(result);
  return outcomes;
}

Outcomes outcomes_of(const std::function<Outcome()>& program) {
  const Outcomes reduced = outcomes_of({}, program);
  Options all;
  all.reduce = false;
  EXPECT_EQ(reduced, outcomes_of(all, program)) << "the reduction loses or invents something";
  return reduced;
}

// Runs the parts on threads of their own, to their ends.
void in_parallel(const std::vector<std::function<void()>>& parts) {
  std::vector<ThreadHandle> threads;
  for (const auto& part : parts) threads.push_back(spawn([&part] { part(); }));
  for (ThreadHandle& thread : threads) thread.join();
}

Outcome store_buffering(std::memory_order stores, std::memory_order loads) {
  Atomic<int> x{0}, y{0};
  int a = -1, b = -1;
  in_parallel({[&] { x.store(1, stores), a = y.load(loads); }, [&] { y.store(1, stores), b = x.load(loads); }});
  return {a, b};
}

TEST(Litmus, StoreBufferingNeedsSequentialConsistency) {
  const Outcomes weak{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Outcomes strong{{0, 1}, {1, 0}, {1, 1}};
  EXPECT_EQ(outcomes_of([] { return store_buffering(relaxed, relaxed); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering(release, acquire); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering(seq_cst, acquire); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering(release, seq_cst); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering(seq_cst, seq_cst); }), strong);
}

Outcome store_buffering_with_fences(std::memory_order first, std::memory_order second) {
  Atomic<int> x{0}, y{0};
  int a = -1, b = -1;
  in_parallel({[&] { x.store(1, relaxed), Traits::fence(first), a = y.load(relaxed); },
               [&] { y.store(1, relaxed), Traits::fence(second), b = x.load(relaxed); }});
  return {a, b};
}

TEST(Litmus, StoreBufferingWithFences) {
  const Outcomes weak{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Outcomes strong{{0, 1}, {1, 0}, {1, 1}};
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_fences(acq_rel, acq_rel); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_fences(seq_cst, acq_rel); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_fences(seq_cst, seq_cst); }), strong);
}

Outcome store_buffering_with_barriers(void (*first)(), void (*second)()) {
  Atomic<int> x{0}, y{0};
  int a = -1, b = -1;
  in_parallel({[&] { x.store(1, relaxed), first(), a = y.load(relaxed); },
               [&] { y.store(1, relaxed), second(), b = x.load(relaxed); }});
  return {a, b};
}

TEST(Litmus, StoreBufferingWithAsymmetricBarriers) {
  const Outcomes weak{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Outcomes strong{{0, 1}, {1, 0}, {1, 1}};
  constexpr auto light = Traits::light_barrier;
  constexpr auto heavy = Traits::heavy_barrier;
  constexpr auto full = [] { Traits::fence(seq_cst); };
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_barriers(light, light); }), weak);
  EXPECT_EQ(outcomes_of([=] { return store_buffering_with_barriers(light, full); }), weak);
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_barriers(light, heavy); }), strong);
  EXPECT_EQ(outcomes_of([] { return store_buffering_with_barriers(heavy, heavy); }), strong);
  EXPECT_EQ(outcomes_of([=] { return store_buffering_with_barriers(heavy, full); }), strong);
}

TEST(Litmus, StoreBufferingWithAFenceAgainstSequentiallyConsistentAccesses) {
  const auto program = [] {
    Atomic<int> x{0}, y{0};
    int a = -1, b = -1;
    in_parallel({[&] { x.store(1, relaxed), Traits::fence(seq_cst), a = y.load(relaxed); },
                 [&] { y.store(1, seq_cst), b = x.load(seq_cst); }});
    return Outcome{a, b};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 1}, {1, 0}, {1, 1}}));
}

TEST(Litmus, StoreBufferingByExchange) {
  const auto program = [](std::memory_order order) {
    return [order] {
      Atomic<int> x{0}, y{0};
      int a = -1, b = -1;
      in_parallel({[&] { x.exchange(1, order), a = y.load(order == seq_cst ? seq_cst : acquire); },
                   [&] { y.exchange(1, order), b = x.load(order == seq_cst ? seq_cst : acquire); }});
      return Outcome{a, b};
    };
  };
  EXPECT_EQ(outcomes_of(program(acq_rel)), (Outcomes{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
  EXPECT_EQ(outcomes_of(program(seq_cst)), (Outcomes{{0, 1}, {1, 0}, {1, 1}}));
}

Outcome message_passing(std::memory_order store, std::memory_order load) {
  Atomic<int> data{0}, ready{0};
  int a = -1, b = -1;
  in_parallel(
      {[&] { data.store(1, relaxed), ready.store(1, store); }, [&] { a = ready.load(load), b = data.load(relaxed); }});
  return {a, b};
}

TEST(Litmus, MessagePassingNeedsReleaseAndAcquire) {
  const Outcomes weak{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Outcomes strong{{0, 0}, {0, 1}, {1, 1}};
  EXPECT_EQ(outcomes_of([] { return message_passing(relaxed, relaxed); }), weak);
  EXPECT_EQ(outcomes_of([] { return message_passing(release, relaxed); }), weak);
  EXPECT_EQ(outcomes_of([] { return message_passing(relaxed, acquire); }), weak);
  EXPECT_EQ(outcomes_of([] { return message_passing(release, acquire); }), strong);
  EXPECT_EQ(outcomes_of([] { return message_passing(seq_cst, seq_cst); }), strong);
}

Outcome message_passing_with_fences(std::memory_order first, std::memory_order second) {
  Atomic<int> data{0}, ready{0};
  int a = -1, b = -1;
  in_parallel({[&] { data.store(1, relaxed), Traits::fence(first), ready.store(1, relaxed); },
               [&] { a = ready.load(relaxed), Traits::fence(second), b = data.load(relaxed); }});
  return {a, b};
}

TEST(Litmus, MessagePassingWithFences) {
  const Outcomes weak{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Outcomes strong{{0, 0}, {0, 1}, {1, 1}};
  EXPECT_EQ(outcomes_of([] { return message_passing_with_fences(release, acquire); }), strong);
  EXPECT_EQ(outcomes_of([] { return message_passing_with_fences(seq_cst, seq_cst); }), strong);
  EXPECT_EQ(outcomes_of([] { return message_passing_with_fences(acquire, acquire); }), weak);
  EXPECT_EQ(outcomes_of([] { return message_passing_with_fences(release, release); }), weak);
}

// Independent reads of independent writes: do two readers agree on the order of two writes?
Outcome independent_reads(std::memory_order stores, std::memory_order loads) {
  Atomic<int> x{0}, y{0};
  int a = -1, b = -1, c = -1, d = -1;
  in_parallel({[&] { x.store(1, stores); }, [&] { y.store(1, stores); }, [&] { a = x.load(loads), b = y.load(loads); },
               [&] { c = y.load(loads), d = x.load(loads); }});
  return {a, b, c, d};
}

TEST(Litmus, IndependentReadsOfIndependentWrites) {
  const Outcomes weak = outcomes_of([] { return independent_reads(release, acquire); });
  EXPECT_EQ(weak.size(), 16u);
  Outcomes strong = weak;
  strong.erase({1, 0, 1, 0});
  EXPECT_EQ(outcomes_of([] { return independent_reads(seq_cst, seq_cst); }), strong);
}

TEST(Litmus, ReadsOfOnePlaceAreCoherent) {
  const auto program = [] {
    Atomic<int> x{0};
    int a = -1, b = -1;
    in_parallel({[&] { x.store(1, relaxed), x.store(2, relaxed); }, [&] { a = x.load(relaxed), b = x.load(relaxed); }});
    return Outcome{a, b};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}}));
}

TEST(Litmus, TwoReadersAgreeOnTheOrderOfWritesToOnePlace) {
  const auto program = [] {
    Atomic<int> x{0};
    int a = -1, b = -1, c = -1, d = -1;
    in_parallel({[&] { x.store(1, relaxed); }, [&] { x.store(2, relaxed); },
                 [&] { a = x.load(relaxed), b = x.load(relaxed); }, [&] { c = x.load(relaxed), d = x.load(relaxed); }});
    return Outcome{a, b, c, d};
  };
  const Outcomes outcomes = outcomes_of(program);
  EXPECT_FALSE(outcomes.contains({1, 2, 2, 1}));
  EXPECT_FALSE(outcomes.contains({2, 1, 1, 2}));
  EXPECT_FALSE(outcomes.contains({1, 0, 0, 0}));
  // Both readers follow 0 1 2, or both follow 0 2 1.
  Outcomes expected;
  for (const std::vector<int>& order : {std::vector<int>{0, 1, 2}, std::vector<int>{0, 2, 1}}) {
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t b = a; b < 3; ++b)
        for (std::size_t c = 0; c < 3; ++c)
          for (std::size_t d = c; d < 3; ++d) expected.insert({order[a], order[b], order[c], order[d]});
  }
  EXPECT_EQ(outcomes, expected);
}

// 2+2W: may each place keep the store that its thread did first?
Outcome two_plus_two_writes(std::memory_order order) {
  Atomic<int> x{0}, y{0};
  in_parallel({[&] { x.store(1, order), y.store(2, order); }, [&] { y.store(1, order), x.store(2, order); }});
  return {x.load(relaxed), y.load(relaxed)};
}

TEST(Litmus, TwoPlusTwoWrites) {
  const Outcomes weak{{1, 1}, {1, 2}, {2, 1}, {2, 2}};
  const Outcomes strong{{1, 2}, {2, 1}, {2, 2}};
  EXPECT_EQ(outcomes_of([] { return two_plus_two_writes(relaxed); }), weak);
  EXPECT_EQ(outcomes_of([] { return two_plus_two_writes(release); }), weak);
  EXPECT_EQ(outcomes_of([] { return two_plus_two_writes(seq_cst); }), strong);
}

TEST(Litmus, LoadsDoNotReadTheFuture) {
  const auto program = [] {
    Atomic<int> x{0}, y{0};
    int a = -1, b = -1;
    in_parallel({[&] { a = x.load(relaxed), y.store(1, relaxed); }, [&] { b = y.load(relaxed), x.store(1, relaxed); }});
    return Outcome{a, b};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 0}, {0, 1}, {1, 0}}));
}

// S: a store after an acquired one is newer.
TEST(Litmus, StoresAreCoherentWithHappensBefore) {
  const auto program = [](std::memory_order store, std::memory_order load) {
    return [store, load] {
      Atomic<int> x{0}, y{0};
      int a = -1;
      in_parallel({[&] { x.store(2, relaxed), y.store(1, store); }, [&] { a = y.load(load), x.store(1, relaxed); }});
      return Outcome{a, x.load(relaxed)};
    };
  };
  EXPECT_EQ(outcomes_of(program(release, acquire)), (Outcomes{{0, 1}, {0, 2}, {1, 1}}));
  EXPECT_EQ(outcomes_of(program(relaxed, relaxed)), (Outcomes{{0, 1}, {0, 2}, {1, 1}, {1, 2}}));
}

TEST(Litmus, CausalityIsTransitive) {
  const auto program = [](std::memory_order store, std::memory_order load) {
    return [store, load] {
      Atomic<int> x{0}, y{0}, z{0};
      int a = -1, b = -1, c = -1;
      in_parallel({[&] { x.store(1, relaxed), y.store(1, store); }, [&] { a = y.load(load), z.store(1, store); },
                   [&] { b = z.load(load), c = x.load(relaxed); }});
      return Outcome{a, b, c};
    };
  };
  EXPECT_FALSE(outcomes_of(program(release, acquire)).contains({1, 1, 0}));
  EXPECT_EQ(outcomes_of(program(release, acquire)).size(), 7u);
  EXPECT_EQ(outcomes_of(program(relaxed, relaxed)).size(), 8u);
}

// A release sequence goes on through read-modify-writes of others, whatever their order, and ends at a plain store
// (since C++20 also at one of the same thread).
TEST(Litmus, ReleaseSequenceThroughAReadModifyWrite) {
  const auto program = [] {
    Atomic<int> data{0}, flag{0};
    int a = -1, b = -1;
    in_parallel({[&] { data.store(1, relaxed), flag.store(1, release); }, [&] { flag.fetch_add(2, relaxed); },
                 [&] { a = flag.load(acquire), b = data.load(relaxed); }});
    return Outcome{a, b};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1}, {3, 1}}));
}

TEST(Litmus, ReleaseSequenceEndsAtAPlainStore) {
  const auto program = [] {
    Atomic<int> data{0}, flag{0};
    int a = -1, b = -1;
    in_parallel({[&] { data.store(1, relaxed), flag.store(1, release), flag.store(2, relaxed); },
                 [&] { a = flag.load(acquire), b = data.load(relaxed); }});
    return Outcome{a, b};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1}}));
}

TEST(Litmus, ReadModifyWritesAreAtomic) {
  const auto program = [] {
    Atomic<int> x{0};
    int a = -1, b = -1, c = -1;
    in_parallel({[&] { a = x.fetch_add(1, relaxed); }, [&] { b = x.fetch_add(1, relaxed); },
                 [&] { c = x.fetch_add(1, relaxed); }});
    EXPECT_EQ(x.load(relaxed), 3);
    return Outcome{a, b, c};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}));
}

TEST(Litmus, OnlyOneComparisonWins) {
  const auto program = [] {
    Atomic<int> x{0};
    int wins = 0;
    const auto part = [&](int mine) {
      int expected = 0;
      if (x.compare_exchange_strong(expected, mine, acq_rel, relaxed)) ++wins;
    };
    in_parallel({[&] { part(1); }, [&] { part(2); }, [&] { x.store(7, relaxed); }});
    return Outcome{wins, x.load(relaxed)};
  };
  // A comparison that wins reads 0 and stands right behind it; so the store is always the last.
  EXPECT_EQ(outcomes_of(program), (Outcomes{{0, 7}, {1, 7}}));
}

TEST(Litmus, JoinAndStartOrderEverything) {
  const auto program = [] {
    Atomic<int> x{0};
    x.store(1, relaxed);
    int a = -1;
    in_parallel({[&] { a = x.load(relaxed), x.store(2, relaxed); }});
    return Outcome{a, x.load(relaxed)};
  };
  EXPECT_EQ(outcomes_of(program), (Outcomes{{1, 2}}));
}

}  // namespace
}  // namespace mpsc::model
