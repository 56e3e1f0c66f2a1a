#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;

template <class Handle>
constexpr bool kIsMoveOnly = std::is_nothrow_move_constructible_v<Handle> && std::is_nothrow_move_assignable_v<Handle> &&
                             !std::is_copy_constructible_v<Handle> && !std::is_copy_assignable_v<Handle> &&
                             std::is_nothrow_default_constructible_v<Handle>;
static_assert(kIsMoveOnly<mpsc::Sender<int>>);
static_assert(kIsMoveOnly<mpsc::SyncSender<int>>);
static_assert(kIsMoveOnly<mpsc::Receiver<int>>);

// Handles may be named while their message is incomplete.
struct Letter;
struct Envelope {
  mpsc::Sender<Letter> sender;
  mpsc::SyncSender<Letter> sync_sender;
  mpsc::Receiver<Letter> receiver;
};
struct Letter {
  int number;
  mpsc::Sender<Letter> reply_to;
};

TEST(Handles, AMessageMayHoldASenderOfItsOwnChannel) {
  auto [tx, rx] = mpsc::channel<Letter>();
  tx.send(Letter{1, tx.clone()}).value();
  Letter first = rx.recv().value();
  first.reply_to.send(Letter{2, {}}).value();
  EXPECT_EQ(rx.recv().value().number, 2);
  tx.reset();
  first.reply_to.reset();
  EXPECT_FALSE(rx.recv());
}

TEST(Handles, AnEmptyOneIsHarmlessToDropMoveAndAsk) {
  mpsc::Sender<int> tx;
  mpsc::SyncSender<int> sync_tx;
  mpsc::Receiver<int> rx;
  EXPECT_FALSE(tx);
  EXPECT_FALSE(sync_tx);
  EXPECT_FALSE(rx);
  tx.reset();
  sync_tx.reset();
  rx.reset();
  mpsc::Sender<int> other = std::move(tx);
  tx = std::move(other);
  mpsc::drop(std::move(sync_tx));
  mpsc::drop(std::move(rx));
}

TEST(Handles, MovingLeavesNothingBehind) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      EXPECT_TRUE(tx);
      auto tx2 = std::move(tx);
      EXPECT_FALSE(tx);
      EXPECT_TRUE(tx2);
      auto rx2 = std::move(rx);
      EXPECT_FALSE(rx);
      EXPECT_TRUE(rx2);
      tx = std::move(tx2);
      EXPECT_TRUE(tx);
      auto& same = tx;
      tx = std::move(same);
      EXPECT_TRUE(tx);
      EXPECT_EQ(rx2.try_recv().error(), mpsc::TryRecvError::Empty);
    });
  }
}

TEST(Handles, AssigningDropsWhatWasHeld) {
  auto [tx1, rx1] = mpsc::channel<int>();
  auto [tx2, rx2] = mpsc::channel<int>();
  tx1 = std::move(tx2);
  EXPECT_FALSE(rx1.recv());
  tx1.send(5).value();
  EXPECT_EQ(rx2.recv(), 5);
  rx1 = std::move(rx2);
  tx1.send(6).value();
  EXPECT_EQ(rx1.recv(), 6);
}

TEST(Handles, DropGivesUp) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      auto tx2 = tx.clone();
      mpsc::drop(std::move(tx));
      EXPECT_FALSE(tx);
      EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Empty);
      mpsc::drop(std::move(tx2));
      EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Disconnected);
      mpsc::drop(std::move(rx));
      EXPECT_FALSE(rx);
    });
  }
}

TEST(Handles, ASenderMayBeSharedByThreads) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      const auto send_some = [&tx = std::as_const(tx)] {
        for (int i = 0; i != 500; ++i) tx.send(1).value();
      };
      std::thread a(send_some);
      std::thread b(send_some);
      int sum = 0;
      for (int i = 0; i != 1000; ++i) sum += rx.recv().value();
      a.join();
      b.join();
      EXPECT_EQ(sum, 1000);
      EXPECT_FALSE(rx.try_recv());
    });
  }
}

TEST(Handles, TheReceiverMayMoveBetweenThreads) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (int i = 0; i != 300; ++i) tx.send(i).value();
      });
      for (int start = 0; start != 300; start += 100) {
        std::thread consumer([&rx, start] {
          auto mine = std::move(rx);
          for (int i = 0; i != 100; ++i) EXPECT_EQ(mine.recv(), start + i);
          rx = std::move(mine);
        });
        consumer.join();
      }
      EXPECT_FALSE(rx.recv());
      producer.join();
    });
  }
}

#if GTEST_HAS_DEATH_TEST && !defined(__EMSCRIPTEN__)
TEST(HandlesDeathTest, UseOfAnEmptyOneEndsTheProgramWithALine) {
  mpsc::Sender<int> tx;
  mpsc::SyncSender<int> sync_tx;
  mpsc::Receiver<int> rx;
  EXPECT_DEATH(static_cast<void>(tx.send(1)), "mpsc: send");
  EXPECT_DEATH(static_cast<void>(tx.clone()), "mpsc: clone");
  EXPECT_DEATH(tx.close(), "mpsc: close");
  EXPECT_DEATH(static_cast<void>(sync_tx.send(1)), "mpsc: send");
  EXPECT_DEATH(static_cast<void>(sync_tx.try_send(1)), "mpsc: try_send");
  EXPECT_DEATH(static_cast<void>(sync_tx.clone()), "mpsc: clone");
  EXPECT_DEATH(sync_tx.close(), "mpsc: close");
  EXPECT_DEATH(static_cast<void>(rx.recv()), "mpsc: recv");
  EXPECT_DEATH(static_cast<void>(rx.try_recv()), "mpsc: try_recv");
  EXPECT_DEATH(static_cast<void>(rx.recv_timeout(std::chrono::seconds(1))), "mpsc: recv_timeout");
  EXPECT_DEATH(static_cast<void>(rx.recv_deadline(std::chrono::steady_clock::now())), "mpsc: recv");
  EXPECT_DEATH(rx.close(), "mpsc: close");
  EXPECT_DEATH({ for (int message : rx) static_cast<void>(message); }, "mpsc: recv");
}

TEST(HandlesDeathTest, ABoundThatCannotBeAllocatedEndsTheProgramWithALine) {
  EXPECT_DEATH(mpsc::sync_channel<int>(std::numeric_limits<std::size_t>::max()), "mpsc: no memory .* bound");
  EXPECT_DEATH(mpsc::sync_channel<int>(std::numeric_limits<std::size_t>::max() / 64), "mpsc: no memory .* bound");
}
#endif

}  // namespace
