// The reduction held against the plain walk: random small programs must have the same outcomes under both.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "model.hpp"

namespace mpsc::model {
namespace {

enum class Step {
  Load,
  Store,
  Exchange,
  Add,
  Compare,
  Fence,
  AcquireFence,
  ReleaseFence,
  LightBarrier,
  HeavyBarrier,
  Park,
  UnparkOne,
  UnparkAll,
  Spin
};

struct Operation {
  Step step;
  int place;
  int value;
  std::memory_order order;
};

using Program = std::vector<std::vector<Operation>>;

std::memory_order order_for(Step step, std::mt19937& random) {
  const auto of = [&](std::initializer_list<std::memory_order> orders) {
    return *(orders.begin() + random() % orders.size());
  };
  using enum std::memory_order;
  switch (step) {
    case Step::Load:
      return of({relaxed, acquire, seq_cst});
    case Step::Store:
      return of({relaxed, release, seq_cst});
    default:
      return of({relaxed, acq_rel, seq_cst});
  }
}

constexpr Step kFences[] = {Step::AcquireFence, Step::ReleaseFence, Step::LightBarrier, Step::HeavyBarrier};

Program random_program(std::mt19937& random, unsigned threads, unsigned length, bool parks) {
  Program program(threads);
  int value = 0;
  for (auto& thread : program) {
    for (unsigned i = 0; i < length; ++i) {
      Operation operation{};
      const auto kind = static_cast<unsigned>(random() % (parks ? 16 : 12));
      operation.step = kind < 4    ? Step::Load
                       : kind < 7  ? Step::Store
                       : kind < 8  ? Step::Exchange
                       : kind < 9  ? Step::Add
                       : kind < 10 ? Step::Compare
                       : kind < 11 ? Step::Fence
                       : kind < 12 ? kFences[random() % 4]
                       : kind < 13 ? Step::Park
                       : kind < 14 ? Step::UnparkOne
                       : kind < 15 ? Step::UnparkAll
                                   : Step::Spin;
      operation.place = static_cast<int>(random() % 2);
      operation.value = ++value;
      operation.order = order_for(operation.step, random);
      thread.push_back(operation);
    }
  }
  return program;
}

// Every value read, in program order, and what is left at the end; a place holds little, so that comparisons can win.
std::string run(const Program& program) {
  Atomic<std::uint32_t> places[2]{0u, 0u};
  std::vector<std::string> seen(program.size());
  std::vector<ThreadHandle> threads;
  for (std::size_t id = 0; id < program.size(); ++id) {
    threads.push_back(spawn([&, id] {
      for (const Operation& operation : program[id]) {
        auto& place = places[operation.place];
        const auto value = static_cast<std::uint32_t>(operation.value);
        const auto note = [&](std::uint32_t read) { seen[id] += std::to_string(read) + ","; };
        switch (operation.step) {
          case Step::Load:
            note(place.load(operation.order));
            break;
          case Step::Store:
            place.store(value, operation.order);
            break;
          case Step::Exchange:
            note(place.exchange(value, operation.order));
            break;
          case Step::Add:
            note(place.fetch_add(100, operation.order));
            break;
          case Step::Compare: {
            std::uint32_t expected = value % 3 == 0 ? 0 : value - 1;
            note(place.compare_exchange_strong(expected, value, operation.order, std::memory_order_relaxed) ? 1000
                                                                                                            : expected);
            break;
          }
          case Step::Fence:
            Traits::fence(std::memory_order_seq_cst);
            break;
          case Step::AcquireFence:
            Traits::fence(std::memory_order_acquire);
            break;
          case Step::LightBarrier:
            Traits::light_barrier();
            break;
          case Step::HeavyBarrier:
            Traits::heavy_barrier();
            break;
          case Step::ReleaseFence:
            Traits::fence(std::memory_order_release);
            break;
          case Step::Park:
            note(Traits::park_until(place, 0, Traits::Clock::time_point{}) ? 2000 : 3000);
            break;
          case Step::UnparkOne:
            Traits::unpark_one(place);
            break;
          case Step::UnparkAll:
            Traits::unpark_all(place);
            break;
          case Step::Spin:
            for (int looks = 0; looks < 3 && place.load(std::memory_order_relaxed) == 0; ++looks) Traits::pause();
            break;
        }
      }
    }));
  }
  for (ThreadHandle& thread : threads) thread.join();
  std::string outcome;
  for (const std::string& text : seen) outcome += text + ";";
  for (auto& place : places) outcome += std::to_string(place.load(std::memory_order_relaxed)) + ",";
  return outcome;
}

std::string describe(const Program& program) {
  static constexpr const char* kSteps[] = {"load",  "store",         "exchange",      "add",           "compare",
                                           "fence", "acquire fence", "release fence", "light barrier", "heavy barrier",
                                           "park",  "unpark one",    "unpark all",    "spin"};
  static constexpr const char* kOrders[] = {"relaxed", "consume", "acquire", "release", "acq_rel", "seq_cst"};
  std::string text;
  for (const auto& thread : program) {
    for (const Operation& it : thread) {
      text += std::string(kSteps[static_cast<int>(it.step)]) + " " + "xy"[it.place] + " " + std::to_string(it.value) +
              " " + kOrders[static_cast<int>(it.order)] + "; ";
    }
    text += "\n";
  }
  return text;
}

struct Totals {
  std::uint64_t reduced = 0, cut = 0, all = 0, programs = 0, duplicates = 0;
};

void compare(const Program& program, Totals& totals) {
  std::set<std::string> with, without;
  const Result reduced = explore([&] { with.insert(run(program)); });
  Options every;
  every.reduce = false;
  every.executions = 60'000;
  const Result all = explore(every, [&] { without.insert(run(program)); });
  ASSERT_TRUE(reduced.complete) << to_string(reduced) << describe(program);
  ASSERT_FALSE(all.failure) << to_string(all) << describe(program);
  for (const std::string& outcome : without) {
    ASSERT_TRUE(with.contains(outcome)) << "lost " << outcome << "\n" << describe(program);
  }
  if (!all.complete) return;
  ASSERT_EQ(with.size(), without.size()) << "invented\n" << describe(program);
  ++totals.programs;
  totals.reduced += reduced.executions;
  totals.cut += reduced.cut;
  totals.all += all.executions;
}

unsigned programs() {
  const char* wanted = std::getenv("HANDOFF_MODEL_PROGRAMS");
  return wanted ? static_cast<unsigned>(std::atoi(wanted)) : 200;
}

void compare_random(unsigned seed, unsigned threads, unsigned length, bool parks) {
  std::mt19937 random(seed);
  Totals totals;
  for (unsigned i = 0; i < programs(); ++i) {
    compare(random_program(random, threads, length, parks), totals);
    if (testing::Test::HasFatalFailure()) return;
  }
  std::printf("%llu programs: %llu executions and %llu cut with the reduction, %llu without\n",
              static_cast<unsigned long long>(totals.programs), static_cast<unsigned long long>(totals.reduced),
              static_cast<unsigned long long>(totals.cut), static_cast<unsigned long long>(totals.all));
  EXPECT_GT(totals.programs, 0u);
}

TEST(Reduction, LosesNothingWithTwoThreads) { compare_random(1, 2, 4, false); }
TEST(Reduction, LosesNothingWithThreeThreads) { compare_random(2, 3, 2, false); }
TEST(Reduction, LosesNothingWithTwoThreadsThatPark) { compare_random(3, 2, 4, true); }
TEST(Reduction, LosesNothingWithThreeThreadsThatPark) { compare_random(4, 3, 2, true); }

}  // namespace
}  // namespace mpsc::model
