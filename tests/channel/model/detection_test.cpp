// What the checker must find, each in the smallest program that has it, beside the same program without the mistake.
#include <gtest/gtest.h>

#include <new>
#include <optional>
#include <set>
#include <string>

#include "model.hpp"

#if defined(MODEL_ASAN)
// A failed execution is abandoned with all that lies on its stacks.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

namespace mpsc::model {
namespace {

using enum std::memory_order;

std::optional<Fault> fault_of(const Options& options, const Scheduler::Body& body) {
  const Result result = explore(options, body);
  if (!result.failure) {
    EXPECT_TRUE(result.complete) << to_string(result);
    return std::nullopt;
  }
  // Whatever is found can be run again.
  const Result again = replay(options, result.failure->schedule, body);
  EXPECT_TRUE(again.failure) << to_string(result);
  if (again.failure) {
    EXPECT_EQ(again.failure->message, result.failure->message);
    EXPECT_EQ(again.failure->trace, result.failure->trace);
  }
  return result.failure->fault;
}
std::optional<Fault> fault_of(const Scheduler::Body& body) { return fault_of({}, body); }

constexpr auto kNothing = std::nullopt;

TEST(Detection, AssertionThatOneInterleavingBreaks) {
  const auto counter = [](bool atomic) {
    return [atomic] {
      Atomic<int> count{0};
      const auto add = [&] {
        atomic ? count.fetch_add(1, relaxed) : (count.store(count.load(relaxed) + 1, relaxed), 0);
      };
      auto thread = spawn(add);
      add();
      thread.join();
      check(count.load(relaxed) == 2, "an addition is lost");
    };
  };
  EXPECT_EQ(fault_of(counter(false)), Fault::Assertion);
  EXPECT_EQ(fault_of(counter(true)), kNothing);
}

TEST(Detection, DataRace) {
  const auto hand_over = [](std::memory_order order) {
    return [order] {
      int data = 0;
      Atomic<int> ready{0};
      auto thread = spawn([&] {
        Traits::writing(&data);
        data = 1;
        ready.store(1, order);
      });
      if (ready.load(acquire) == 1) {
        Traits::reading(&data);
        check(data == 1, "not there");
      }
      thread.join();
    };
  };
  EXPECT_EQ(fault_of(hand_over(relaxed)), Fault::DataRace);
  EXPECT_EQ(fault_of(hand_over(release)), kNothing);
}

TEST(Detection, TwoReadersDoNotRaceButAWriterDoes) {
  const auto program = [](bool writes) {
    return [writes] {
      int data = 0;
      Traits::writing(&data);
      auto thread = spawn([&] { Traits::reading(&data); });
      writes ? Traits::writing(&data) : Traits::reading(&data);
      thread.join();
      Traits::writing(&data);
    };
  };
  EXPECT_EQ(fault_of(program(true)), Fault::DataRace);
  EXPECT_EQ(fault_of(program(false)), kNothing);
}

// A waiter that looks once more after it has said that it waits, and a waker that looks after it has brought.
TEST(Detection, LostWakeUp) {
  const auto program = [](std::memory_order order, bool looks_again) {
    return [order, looks_again] {
      Atomic<std::uint32_t> waits{0};
      Atomic<int> ready{0};
      auto waiter = spawn([&] {
        while (ready.load(order) == 0) {
          waits.store(1, order);
          if (!looks_again || ready.load(order) == 0) Traits::park(waits, 1);
          static_cast<void>(waits.load(acquire));
        }
      });
      ready.store(1, order);
      if (waits.load(order) == 1) {
        waits.store(0, order);
        Traits::unpark_one(waits);
      }
      waiter.join();
    };
  };
  EXPECT_EQ(fault_of(program(seq_cst, true)), kNothing);
  EXPECT_EQ(fault_of(program(seq_cst, false)), Fault::Deadlock);
  EXPECT_EQ(fault_of(program(relaxed, true)), Fault::Deadlock);
}

TEST(Detection, ParkingItselfLosesNothing) {
  const auto program = [] {
    Atomic<std::uint32_t> word{0};
    auto waiter = spawn([&] { Traits::park(word, 0); });
    word.store(1, relaxed);
    Traits::unpark_one(word);
    waiter.join();
  };
  EXPECT_EQ(fault_of(program), kNothing);
}

TEST(Detection, OneUnparkWakesOneOfTwo) {
  const auto program = [](bool all) {
    return [all] {
      Atomic<std::uint32_t> word{0};
      auto one = spawn([&] { Traits::park(word, 0); });
      auto two = spawn([&] { Traits::park(word, 0); });
      word.store(1, relaxed);
      all ? Traits::unpark_all(word) : Traits::unpark_one(word);
      one.join();
      two.join();
    };
  };
  EXPECT_EQ(fault_of(program(false)), Fault::Deadlock);
  EXPECT_EQ(fault_of(program(true)), kNothing);
}

TEST(Detection, SpuriousWakes) {
  const auto program = [] {
    Atomic<std::uint32_t> word{0};
    auto waiter = spawn([&] {
      Traits::park(word, 0);
      check(word.load(relaxed) == 1, "woken for no reason");
    });
    word.store(1, relaxed);
    Traits::unpark_one(word);
    waiter.join();
  };
  EXPECT_EQ(fault_of(program), kNothing);
  Options options;
  options.spurious_wakes = 1;
  EXPECT_EQ(fault_of(options, program), Fault::Assertion);
}

TEST(Detection, WakeUpAndTimeOutBothHappen) {
  std::set<bool> in_time;
  const auto program = [&] {
    Atomic<std::uint32_t> word{0};
    auto waiter = spawn([&] {
      const auto deadline = Traits::Clock::now() + std::chrono::seconds(1);
      const bool woken = Traits::park_until(word, 0, deadline);
      in_time.insert(woken);
      check(woken || Traits::Clock::now() >= deadline, "early");
    });
    word.store(1, relaxed);
    Traits::unpark_one(word);
    waiter.join();
  };
  EXPECT_EQ(fault_of(program), kNothing);
  EXPECT_EQ(in_time, (std::set<bool>{false, true}));
}

TEST(Detection, Deadlock) {
  const auto program = [](bool crosswise) {
    return [crosswise] {
      Atomic<std::uint32_t> locks[2]{{0u}, {0u}};
      const auto lock = [&](int i) {
        while (locks[i].exchange(1, acquire) != 0) Traits::park(locks[i], 1);
      };
      const auto unlock = [&](int i) { locks[i].store(0, release), Traits::unpark_all(locks[i]); };
      auto thread = spawn([&] { lock(0), lock(1), unlock(1), unlock(0); });
      const int first = crosswise ? 1 : 0;
      lock(first), lock(1 - first), unlock(1 - first), unlock(first);
      thread.join();
    };
  };
  EXPECT_EQ(fault_of(program(true)), Fault::Deadlock);
  EXPECT_EQ(fault_of(program(false)), kNothing);
}

TEST(Detection, LivelockAndTheSpinThatEnds) {
  const auto program = [](bool brings) {
    return [brings] {
      Atomic<int> ready{0};
      auto thread = spawn([&] {
        if (brings) ready.store(1, release);
      });
      while (ready.load(acquire) == 0) Traits::pause();
      thread.join();
    };
  };
  EXPECT_EQ(fault_of(program(false)), Fault::Livelock);
  EXPECT_EQ(fault_of(program(true)), kNothing);
}

TEST(Detection, LoopWithoutEnd) {
  Options options;
  options.operations = 200;
  EXPECT_EQ(fault_of(options,
                     [] {
                       Atomic<int> x{0};
                       while (x.load(relaxed) == 0) {
                       }
                     }),
            Fault::Endless);
}

struct Node {
  Atomic<int> count{2};
  int data = 0;
};

Node* make_node() { return ::new (Traits::allocate(sizeof(Node), std::align_val_t{alignof(Node)})) Node; }
void free_node(Node* node) {
  node->~Node();
  Traits::deallocate(node, sizeof(Node), std::align_val_t{alignof(Node)});
}

// Two owners; the last one frees, and must see all that the other has done.
TEST(Detection, UseAfterFree) {
  const auto program = [](std::memory_order order) {
    return [order] {
      Node* const node = make_node();
      const auto leave = [=] {
        Traits::reading(&node->data);
        if (node->count.fetch_sub(1, order) == 1) free_node(node);
      };
      auto thread = spawn(leave);
      leave();
      thread.join();
    };
  };
  EXPECT_EQ(fault_of(program(acq_rel)), kNothing);
  EXPECT_EQ(fault_of(program(relaxed)), Fault::UseAfterFree);
  EXPECT_EQ(fault_of(program(release)), Fault::UseAfterFree);
  EXPECT_EQ(fault_of([] {
              Node* const node = make_node();
              auto thread = spawn([=] { free_node(node); });
              static_cast<void>(node->count.load(relaxed));
              thread.join();
            }),
            Fault::UseAfterFree);
}

TEST(Detection, AWaiterThatIsGone) {
  EXPECT_EQ(fault_of([] {
              Atomic<Atomic<std::uint32_t>*> waiter{nullptr};
              auto thread = spawn([&] {
                Atomic<std::uint32_t> word{0};
                waiter.store(&word, release);
                // Leaves without asking whether somebody has found it.
              });
              if (auto* word = waiter.load(acquire)) word->store(1, relaxed);
              thread.join();
            }),
            Fault::UseAfterFree);
}

TEST(Detection, PublishedTooEarly) {
  const auto program = [](std::memory_order order) {
    return [order] {
      Atomic<Node*> shared{nullptr};
      Node* const node = make_node();
      auto thread = spawn([&, order] { shared.store(make_node(), order); });
      if (Node* found = shared.load(acquire)) found->count.fetch_add(1, relaxed);
      thread.join();
      free_node(shared.load(relaxed));
      free_node(node);
    };
  };
  EXPECT_EQ(fault_of(program(relaxed)), Fault::DataRace);
  EXPECT_EQ(fault_of(program(release)), kNothing);
}

TEST(Detection, BadFrees) {
  const std::align_val_t alignment{8};
  EXPECT_EQ(fault_of([=] {
              void* memory = Traits::allocate(16, alignment);
              Traits::deallocate(memory, 16, alignment);
              Traits::deallocate(memory, 16, alignment);
            }),
            Fault::BadFree);
  EXPECT_EQ(fault_of([=] { Traits::deallocate(Traits::allocate(16, alignment), 24, alignment); }), Fault::BadFree);
  EXPECT_EQ(fault_of([=] {
              int other = 0;
              Traits::deallocate(&other, 4, alignment);
            }),
            Fault::BadFree);
}

TEST(Detection, Leak) {
  EXPECT_EQ(fault_of([] { static_cast<void>(Traits::allocate(16, std::align_val_t{8})); }), Fault::Leak);
}

TEST(Detection, EveryChoiceIsTried) {
  std::set<unsigned> seen;
  const Result result = explore([&] { seen.insert(choose(3) * 10 + choose(2)); });
  EXPECT_EQ(seen, (std::set<unsigned>{0, 1, 10, 11, 20, 21}));
  EXPECT_EQ(result.executions, 6u);
}

// A preemption bound finds what needs that many preemptions, and not what needs more.
TEST(Detection, PreemptionBound) {
  const auto program = [] {
    Atomic<int> turn{0};
    auto thread = spawn([&] {
      if (turn.load(seq_cst) == 1) turn.store(2, seq_cst);
      if (turn.load(seq_cst) == 3) turn.store(4, seq_cst);
    });
    turn.store(1, seq_cst);
    if (turn.load(seq_cst) == 2) turn.store(3, seq_cst);
    thread.join();
    check(turn.load(seq_cst) != 4, "all turns taken");
  };
  Options options;
  options.preemptions = 1;
  EXPECT_EQ(fault_of(options, program), kNothing);
  options.preemptions = 2;
  EXPECT_EQ(fault_of(options, program), Fault::Assertion);
}

TEST(Detection, RandomWalksFindThingsToo) {
  Options options;
  options.random_seed = 7;
  options.executions = 1000;
  const Result result = explore(options, [] {
    Atomic<int> x{0}, y{0};
    int a = -1, b = -1;
    auto thread = spawn([&] { x.store(1, release), a = y.load(acquire); });
    y.store(1, release), b = x.load(acquire);
    thread.join();
    check(a + b > 0, "both stores are overlooked");
  });
  ASSERT_TRUE(result.failure);
  EXPECT_EQ(result.failure->fault, Fault::Assertion);
}

TEST(Schedules, GoThroughText) {
  std::vector<Choice> path;
  for (const unsigned chosen : {0u, 0u, 0u, 1u, 30u, 60u, 2u}) {
    Choice choice;
    choice.of_thread = chosen < 2;
    choice.chosen = chosen;
    path.push_back(choice);
  }
  EXPECT_EQ(to_text(path), "A3B'e''ic");
  const std::vector<Choice> again = from_text(to_text(path));
  ASSERT_EQ(again.size(), path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    EXPECT_EQ(again[i].of_thread, path[i].of_thread);
    EXPECT_EQ(again[i].chosen, path[i].chosen);
  }
}

// ---- A queue of our own for one sender and one receiver, right and with the usual mistakes ----

enum class Mistake {
  None,
  PublishRelaxed,
  TakeRelaxed,
  FreeRelaxed,
  ReuseRelaxed,
  OneTooMany,
  WakeLeftOut,
  LookLeftOut,
  WeakWait
};

class SmallQueue {
 public:
  explicit SmallQueue(Mistake mistake) : mistake_(mistake) {}

  void push(int value) {
    const unsigned tail = tail_.load(relaxed);
    const unsigned room = mistake_ == Mistake::OneTooMany ? kRoom + 1 : kRoom;
    while (tail - head_.load(mistake_ == Mistake::ReuseRelaxed ? relaxed : acquire) >= room) Traits::yield();
    Traits::writing(&slots_[tail % kRoom]);
    slots_[tail % kRoom] = value;
    tail_.store(tail + 1, mistake_ == Mistake::PublishRelaxed ? relaxed : order());
    if (mistake_ != Mistake::WakeLeftOut && waits_.load(order_of_load()) == 1) {
      waits_.exchange(0, acq_rel);
      Traits::unpark_one(waits_);
    }
  }
  int pop() {
    const unsigned head = head_.load(relaxed);
    while (tail_.load(mistake_ == Mistake::TakeRelaxed ? relaxed : order_of_load()) == head) {
      waits_.store(1, order());
      if (mistake_ == Mistake::LookLeftOut || tail_.load(order_of_load()) == head) Traits::park(waits_, 1);
      static_cast<void>(waits_.load(acquire));
    }
    Traits::reading(&slots_[head % kRoom]);
    const int value = slots_[head % kRoom];
    head_.store(head + 1, mistake_ == Mistake::FreeRelaxed ? relaxed : release);
    return value;
  }

 private:
  std::memory_order order() const { return mistake_ == Mistake::WeakWait ? release : seq_cst; }
  std::memory_order order_of_load() const { return mistake_ == Mistake::WeakWait ? acquire : seq_cst; }

  static constexpr unsigned kRoom = 2;
  const Mistake mistake_;
  int slots_[kRoom]{};
  Atomic<unsigned> head_{0}, tail_{0};
  Atomic<std::uint32_t> waits_{0};
};

std::optional<Fault> fault_of_queue(Mistake mistake) {
  return fault_of([=] {
    SmallQueue queue(mistake);
    auto sender = spawn([&] {
      for (int i = 0; i < 3; ++i) queue.push(i);
    });
    for (int i = 0; i < 3; ++i) check(queue.pop() == i, "out of order");
    sender.join();
  });
}

TEST(SmallQueue, IsRight) { EXPECT_EQ(fault_of_queue(Mistake::None), kNothing); }
TEST(SmallQueue, EveryMistakeIsFound) {
  EXPECT_EQ(fault_of_queue(Mistake::PublishRelaxed), Fault::DataRace);
  EXPECT_EQ(fault_of_queue(Mistake::TakeRelaxed), Fault::DataRace);
  EXPECT_EQ(fault_of_queue(Mistake::FreeRelaxed), Fault::DataRace);
  EXPECT_EQ(fault_of_queue(Mistake::ReuseRelaxed), Fault::DataRace);
  EXPECT_EQ(fault_of_queue(Mistake::OneTooMany), Fault::Assertion);
  // The receiver sleeps for ever, and the sender looks for room for ever.
  EXPECT_EQ(fault_of_queue(Mistake::WakeLeftOut), Fault::Livelock);
  EXPECT_EQ(fault_of_queue(Mistake::LookLeftOut), Fault::Deadlock);
  EXPECT_EQ(fault_of_queue(Mistake::WeakWait), Fault::Deadlock);
}

}  // namespace
}  // namespace mpsc::model
