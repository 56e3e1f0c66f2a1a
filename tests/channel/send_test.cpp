#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using mpsc::Operation;
using mpsc::Outcome;
using Kind = mpsc::TrySendError<int>::Kind;

TEST(Send, UnboundedNeverBlocks) {
  auto [tx, rx] = mpsc::channel<int>();
  for (int i = 0; i != 10000; ++i) tx.send(i).value();
  for (int i = 0; i != 10000; ++i) EXPECT_EQ(rx.recv(), i);
}

TEST(Send, FailsWithTheMessageWhenTheReceiverIsGone) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      auto tx2 = tx.clone();
      rx.reset();
      EXPECT_EQ(tx.send(4), (mpsc::Err{mpsc::SendError<int>{4}}));
      EXPECT_EQ(tx2.send(5), (mpsc::Err{mpsc::SendError<int>{5}}));
    });
  }
}

TEST(Send, BlocksWhileTheBufferIsFull) {
  for (const int bound : {1, 2, 3, 7}) {
    with_watched<int>(bound, [bound](auto tx, auto rx, LogObserver log) {
      for (int i = 0; i != bound; ++i) tx.send(i).value();
      std::thread sender([&] { tx.send(bound).value(); });
      log->await(Operation::Send, Outcome::WouldBlock);
      for (int i = 0; i <= bound; ++i) EXPECT_EQ(rx.recv(), i);
      sender.join();
      EXPECT_FALSE(rx.try_recv());
    });
  }
}

TEST(Send, ManyBlockedSendersAllGetOn) {
  for (const int bound : {0, 1, 2}) {
    with_watched<int>(bound, [bound](auto tx, auto rx, LogObserver log) {
      for (int i = 0; i != bound; ++i) tx.send(1).value();
      std::vector<std::thread> senders;
      for (int i = 0; i != 5; ++i) senders.emplace_back([&tx] { tx.send(1).value(); });
      log->await(Operation::Send, Outcome::WouldBlock, 5);
      for (int i = 0; i != 5 + bound; ++i) EXPECT_EQ(rx.recv(), 1);
      for (std::thread& sender : senders) sender.join();
    });
  }
}

TEST(Send, ABlockedOneGetsItsMessageBackWhenTheReceiverGoes) {
  for (const int bound : {0, 1, 2, 5}) {
    with_watched<int>(bound, [bound](auto tx, auto rx, LogObserver log) {
      for (int i = 0; i != bound; ++i) tx.send(i).value();
      std::vector<std::thread> senders;
      for (int i = 0; i != 3; ++i) {
        senders.emplace_back([&tx, i] { EXPECT_EQ(tx.send(100 + i), (mpsc::Err{mpsc::SendError<int>{100 + i}})); });
      }
      log->await(Operation::Send, Outcome::WouldBlock, 3);
      rx.reset();
      for (std::thread& sender : senders) sender.join();
    });
  }
}

TEST(TrySend, GivesFullUntilThereIsRoom) {
  for (const int bound : {1, 2, 3, 100}) {
    auto [tx, rx] = mpsc::sync_channel<int>(static_cast<std::size_t>(bound));
    for (int lap = 0; lap != 5; ++lap) {
      for (int i = 0; i != bound; ++i) tx.try_send(i).value();
      EXPECT_EQ(tx.try_send(99), (mpsc::Err{mpsc::TrySendError<int>{Kind::Full, 99}}));
      EXPECT_EQ(rx.recv(), 0);
      tx.try_send(bound).value();
      EXPECT_EQ(tx.try_send(99).error().kind, Kind::Full);
      for (int i = 1; i <= bound; ++i) EXPECT_EQ(rx.recv(), i);
    }
  }
}

TEST(TrySend, FullAndDisconnectedAtOnceIsDisconnected) {
  for (const int bound : {0, 1, 2, 3}) {
    auto [tx, rx] = mpsc::sync_channel<int>(static_cast<std::size_t>(bound));
    for (int i = 0; i != bound; ++i) tx.try_send(i).value();
    if (bound != 0) {
      EXPECT_EQ(tx.try_send(1).error().kind, Kind::Full);
    }
    rx.reset();
    EXPECT_EQ(tx.try_send(7), (mpsc::Err{mpsc::TrySendError<int>{Kind::Disconnected, 7}}));
  }
}

// One send after another, by different senders: the messages arrive in that order.
TEST(Send, KeepsTheOrderInWhichSendsHappened) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      constexpr int kRounds = 2000;
      std::mutex mutex;
      std::condition_variable changed;
      int turn = 0;
      const auto take_turns = [&](int mine) {
        for (int i = mine; i < kRounds; i += 2) {
          {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return turn == i; });
          }
          tx.send(i).value();
          {
            const std::lock_guard lock(mutex);
            turn = i + 1;
          }
          changed.notify_one();
        }
      };
      std::thread a(take_turns, 0);
      std::thread b(take_turns, 1);
      for (int i = 0; i != kRounds; ++i) ASSERT_EQ(rx.recv(), i);
      a.join();
      b.join();
    });
  }
}

}  // namespace
