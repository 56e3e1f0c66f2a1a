// What happens to the messages themselves: their life, their size, their own code.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <functional>
#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;

TEST(Messages, AReceivedOneLeavesNoShellBehind) {
  for (const int bound : kBuffered) {
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      for (int i = 0; i != 200; ++i) {
        EXPECT_TRUE(tx.send(Counted(i)));
        EXPECT_EQ(Counted::alive(), 1);
        {
          const Counted received = rx.recv().value();
          EXPECT_EQ(received.number(), i);
          EXPECT_EQ(Counted::alive(), 1);
        }
        EXPECT_EQ(Counted::alive(), 0);
      }
    });
  }
}

struct alignas(256) Overaligned {
  std::uint64_t number;
};

TEST(Messages, MayBeOveraligned) {
  for (const int bound : kAllBounds) {
    with_channel<Overaligned>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (std::uint64_t i = 0; i != 300; ++i) tx.send(Overaligned{i}).value();
      });
      for (std::uint64_t i = 0; i != 300; ++i) {
        const auto message = rx.recv();
        EXPECT_EQ(message->number, i);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(&*message) % 256, 0U);
      }
      producer.join();
    });
  }
}

struct Large {
  std::array<unsigned char, 5000> bytes;
};

TEST(Messages, MayBeLarge) {
  for (const int bound : kAllBounds) {
    with_channel<Large>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (int i = 0; i != 200; ++i) {
          Large message;
          message.bytes.fill(static_cast<unsigned char>(i));
          tx.send(message).value();
        }
      });
      int next = 0;
      for (Large& message : rx) {
        Large expected;
        expected.bytes.fill(static_cast<unsigned char>(next++));
        ASSERT_EQ(message.bytes, expected.bytes);
      }
      EXPECT_EQ(next, 200);
      producer.join();
    });
  }
}

TEST(Messages, MayBeEmptyOrTiny) {
  struct Unit {};
  for (const int bound : kAllBounds) {
    with_channel<Unit>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (int i = 0; i != 1000; ++i) tx.send(Unit{}).value();
      });
      int count = 0;
      for (Unit& message : rx) {
        static_cast<void>(message);
        ++count;
      }
      EXPECT_EQ(count, 1000);
      producer.join();
    });
  }
}

// A message whose destructor uses the channel that it was in.
class Meddler {
 public:
  explicit Meddler(std::function<void()> last_deed) : last_deed_(std::move(last_deed)) {}
  Meddler(Meddler&& other) noexcept : last_deed_(std::exchange(other.last_deed_, nullptr)) {}
  ~Meddler() {
    if (last_deed_) last_deed_();
  }

 private:
  std::function<void()> last_deed_;
};

TEST(Messages, ADestructorMayUseItsChannel) {
  for (const int bound : kBuffered) {
    with_channel<Meddler>(bound, [](auto tx, auto rx) {
      int deeds = 0;
      EXPECT_TRUE(tx.send(Meddler([&tx, &deeds] {
        auto another = tx.clone();
        EXPECT_FALSE(another.send(Meddler([] {})));
        tx.close();
        ++deeds;
      })));
      rx.reset();
      EXPECT_EQ(deeds, 1);
    });
  }
}

struct Letter {
  std::unique_ptr<int> content;
  mpsc::Sender<Letter> sender;
  mpsc::SyncSender<Letter> sync_sender;
};

TEST(Messages, AMessageMayHoldTheLastSenderOfItsChannel) {
  {
    auto [tx, rx] = mpsc::channel<Letter>();
    const auto& sender = tx;
    EXPECT_TRUE(sender.send(Letter{std::make_unique<int>(1), sender.clone(), {}}));
    EXPECT_TRUE(sender.send(Letter{std::make_unique<int>(2), {}, {}}));
    tx.reset();
    rx.reset();
  }
  for (const std::size_t bound : {1U, 2U, 3U}) {
    auto [tx, rx] = mpsc::sync_channel<Letter>(bound);
    EXPECT_TRUE(tx.send(Letter{std::make_unique<int>(1), {}, tx.clone()}));
    tx.reset();
    rx.reset();
  }
}

TEST(Messages, AreDestroyedOldestFirst) {
  for (const int bound : {kUnbounded, 3, 128}) {
    with_channel<Meddler>(bound, [](auto tx, auto rx) {
      std::vector<int> order;
      for (int i = 0; i != 3; ++i) EXPECT_TRUE(tx.send(Meddler([&order, i] { order.push_back(i); })));
      rx.reset();
      EXPECT_EQ(order, (std::vector<int>{0, 1, 2}));
    });
  }
}

// Channels are handed through channels.
TEST(Messages, MayBeReceivers) {
  auto [outer_tx, outer_rx] = mpsc::channel<mpsc::Receiver<int>>();
  auto [tx, rx] = mpsc::sync_channel<int>(1);
  outer_tx.send(std::move(rx)).value();
  tx.send(4).value();
  mpsc::Receiver<int> received = outer_rx.recv().value();
  EXPECT_EQ(received.recv(), 4);
  outer_tx.send(std::move(received)).value();
  outer_rx.reset();
  EXPECT_FALSE(tx.send(5));
}

}  // namespace
