// The channels on other machines than this one: other parking, no cheap barriers, one processor, short blocks.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;

struct PortableTraits : mpsc::DefaultTraits {
  static void park(Atomic<std::uint32_t>& word, std::uint32_t expected) noexcept {
    mpsc::detail::PortableParking::wait(word, expected);
  }
  static bool park_until(Atomic<std::uint32_t>& word, std::uint32_t expected, Clock::time_point deadline) noexcept {
    return mpsc::detail::PortableParking::wait_until(word, expected, deadline);
  }
  static void unpark_one(Atomic<std::uint32_t>& word) noexcept { mpsc::detail::PortableParking::wake_one(word); }
  static void unpark_all(Atomic<std::uint32_t>& word) noexcept { mpsc::detail::PortableParking::wake_all(word); }
};

struct FullFenceTraits : mpsc::DefaultTraits {
  static void light_barrier() noexcept { mpsc::detail::full_fence(); }
  static void heavy_barrier() noexcept { mpsc::detail::full_fence(); }
};

struct OneProcessorTraits : mpsc::DefaultTraits {
  static unsigned processors() noexcept { return 1; }
};

struct ShortBlockTraits : mpsc::DefaultTraits {
  static constexpr std::uint64_t kBlockSlots = 2;
};

// Sleeps come back for no reason at all.
struct FickleTraits : mpsc::DefaultTraits {
  static void park(Atomic<std::uint32_t>&, std::uint32_t) noexcept { std::this_thread::yield(); }
  static bool park_until(Atomic<std::uint32_t>&, std::uint32_t, Clock::time_point deadline) noexcept {
    std::this_thread::yield();
    return Clock::now() < deadline;
  }
};

template <class Traits>
class Machine : public testing::Test {};
using Machines =
    testing::Types<PortableTraits, FullFenceTraits, OneProcessorTraits, ShortBlockTraits, FickleTraits>;
TYPED_TEST_SUITE(Machine, Machines);

template <class Traits, class Sender>
void expect_all_to_arrive(Sender tx, mpsc::Receiver<int, Traits> rx) {
  constexpr int kCount = 400;
  constexpr int kSenders = 3;
  std::vector<std::thread> threads;
  for (int s = 0; s != kSenders; ++s) {
    threads.emplace_back([tx = tx.clone(), s] {
      for (int i = 0; i != kCount; ++i) tx.send(s * kCount + i).value();
    });
  }
  tx.reset();
  int next[kSenders] = {};
  for (int received = 0; received != kSenders * kCount;) {
    const auto message = received % 2 == 0 ? rx.recv_timeout(std::chrono::microseconds(received % 50))
                                           : rx.recv_timeout(std::chrono::hours(1));
    if (!message) continue;
    ASSERT_EQ(*message % kCount, next[*message / kCount]++);
    ++received;
  }
  EXPECT_FALSE(rx.recv());
  for (std::thread& thread : threads) thread.join();
}

TYPED_TEST(Machine, DeliversEverything) {
  {
    auto [tx, rx] = mpsc::channel<int, TypeParam>();
    expect_all_to_arrive(std::move(tx), std::move(rx));
  }
  for (const std::size_t bound : {0U, 1U, 2U, 7U}) {
    auto [tx, rx] = mpsc::sync_channel<int, TypeParam>(bound);
    expect_all_to_arrive(std::move(tx), std::move(rx));
  }
}

// A thread that waits looks a bounded number of times, and then sleeps until it is woken.
struct CountingTraits : mpsc::DefaultTraits {
  static void pause() noexcept { ++looks; }
  static void yield() noexcept { ++looks, DefaultTraits::yield(); }
  static void park(Atomic<std::uint32_t>& word, std::uint32_t expected) noexcept {
    ++sleeps;
    DefaultTraits::park(word, expected);
  }
  static inline std::atomic<int> looks{0};
  static inline std::atomic<int> sleeps{0};
};

TEST(Waiting, IsAsleepSoon) {
  const auto await_sleep = [] {
    while (CountingTraits::sleeps == 0) std::this_thread::yield();
    EXPECT_LE(CountingTraits::looks, mpsc::detail::kYieldGivesWay ? 1000 : 3000);
    CountingTraits::looks = 0;
    CountingTraits::sleeps = 0;
  };
  const auto expect_receiver_to_sleep = [&](auto tx, auto rx) {
    std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 1); });
    await_sleep();
    tx.send(1).value();
    receiver.join();
    CountingTraits::looks = 0;
    CountingTraits::sleeps = 0;
  };
  {
    auto [tx, rx] = mpsc::channel<int, CountingTraits>();
    expect_receiver_to_sleep(std::move(tx), std::move(rx));
  }
  for (const std::size_t bound : {0U, 1U, 2U}) {
    auto [tx, rx] = mpsc::sync_channel<int, CountingTraits>(bound);
    expect_receiver_to_sleep(std::move(tx), std::move(rx));
    auto [tx2, rx2] = mpsc::sync_channel<int, CountingTraits>(bound);
    for (std::size_t i = 0; i != bound; ++i) tx2.send(1).value();
    std::thread sender([&tx2 = tx2] { tx2.send(1).value(); });
    await_sleep();
    for (std::size_t i = 0; i != bound + 1; ++i) EXPECT_EQ(rx2.recv(), 1);
    sender.join();
    CountingTraits::looks = 0;
    CountingTraits::sleeps = 0;
  }
}

}  // namespace
