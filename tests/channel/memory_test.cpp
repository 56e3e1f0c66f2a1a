// How much memory channels take, and that they give it back.
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "support.hpp"

namespace {

using namespace channel_test;

// Counts what the channels of the test hold. Used by one thread at a time.
struct CountingTraits : mpsc::DefaultTraits {
  static void* allocate(std::size_t size, std::align_val_t alignment) noexcept {
    bytes += size + static_cast<std::size_t>(alignment) + sizeof(void*);
    ++allocations;
    return DefaultTraits::allocate(size, alignment);
  }
  static void deallocate(void* memory, std::size_t size, std::align_val_t alignment) noexcept {
    bytes -= size + static_cast<std::size_t>(alignment) + sizeof(void*);
    DefaultTraits::deallocate(memory, size, alignment);
  }
  static inline std::size_t bytes = 0;
  static inline std::size_t allocations = 0;
};

template <std::size_t kSize>
struct Sized {
  unsigned char bytes[kSize];
};

template <class T>
class UnboundedMemory : public testing::Test {};
using Messages = testing::Types<std::uint64_t, std::uint32_t, Sized<16>, Sized<24>, Sized<100>, Sized<1000>, Sized<3000>>;
TYPED_TEST_SUITE(UnboundedMemory, Messages);

TYPED_TEST(UnboundedMemory, FollowsItsContents) {
  constexpr std::size_t kConstant = 4096 + 24 * sizeof(TypeParam);
  const auto expect_little = [](std::size_t live) {
    EXPECT_LE(CountingTraits::bytes, live * sizeof(TypeParam) * 3 / 2 + kConstant) << live;
  };
  {
    auto [tx, rx] = mpsc::channel<TypeParam, CountingTraits>();
    std::size_t live = 0;
    for (int swell = 0; swell != 3; ++swell) {
      for (; live != 20'000; ++live) {
        tx.send(TypeParam{}).value();
        if (live % 997 == 0) expect_little(live + 1);
      }
      for (; live != 0; --live) {
        EXPECT_TRUE(rx.recv());
        if (live % 997 == 0) expect_little(live - 1);
      }
    }
    expect_little(0);
  }
  EXPECT_EQ(CountingTraits::bytes, 0U);
}

TEST(Memory, DroppingTheReceiverGivesItBack) {
  auto [tx, rx] = mpsc::channel<std::uint64_t, CountingTraits>();
  for (std::uint64_t i = 0; i != 10'000; ++i) tx.send(i).value();
  rx.reset();
  EXPECT_LE(CountingTraits::bytes, 4096U);
  tx.reset();
  EXPECT_EQ(CountingTraits::bytes, 0U);
}

TEST(Memory, AnIdleChannelIsSmallAndOneAllocation) {
  const auto expect_small = [](auto make) {
    const std::size_t before = CountingTraits::allocations;
    const auto channel = make();
    EXPECT_EQ(CountingTraits::allocations, before + 1);
    EXPECT_LE(CountingTraits::bytes, 2000U);
    static_cast<void>(channel);
  };
  expect_small([] { return mpsc::channel<std::uint64_t, CountingTraits>(); });
  expect_small([] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(0); });
  expect_small([] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(1); });
  expect_small([] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(64); });
}

struct EmptyObserver {
  int lock() const { return 0; }
  template <class T>
  void note(mpsc::Operation, mpsc::Outcome, const T*) const {}
};
struct Watched : CountingTraits {
  using Observer = EmptyObserver;
};

TEST(Memory, AnAbsentObserverTakesNoByte) {
  using Plain = mpsc::detail::Channel<int, CountingTraits, mpsc::detail::Slot<int, CountingTraits>>;
  using Observed = mpsc::detail::Channel<int, Watched, mpsc::detail::Slot<int, Watched>>;
  static_assert(sizeof(Plain) == sizeof(Observed));
  static_assert(sizeof(mpsc::Sender<int>) == sizeof(void*));
  static_assert(sizeof(mpsc::Receiver<int>) == 2 * sizeof(void*));
}

}  // namespace
