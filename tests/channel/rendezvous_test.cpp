#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using namespace std::chrono_literals;
using mpsc::Operation;
using mpsc::Outcome;
using Kind = mpsc::TrySendError<int>::Kind;

TEST(Rendezvous, TrySendNeedsAReceiverThatWaits) {
  auto [tx, rx] = mpsc::sync_channel<int>(0);
  EXPECT_EQ(tx.try_send(1).error().kind, Kind::Full);
  std::thread receiver([&rx = rx] { EXPECT_EQ(rx.recv(), 2); });
  while (!tx.try_send(2)) std::this_thread::yield();
  receiver.join();
  EXPECT_EQ(tx.try_send(3), (mpsc::Err{mpsc::TrySendError<int>{Kind::Full, 3}}));
}

TEST(Rendezvous, TrySendGivesToOneWaitOneMessage) {
  with_watched_sync<int>(0, [](auto tx, auto rx, LogObserver log) {
    std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 1); });
    log->await(Operation::Recv, Outcome::WouldBlock);
    EXPECT_TRUE(tx.try_send(1));
    EXPECT_EQ(tx.try_send(2).error().kind, Kind::Full);
    receiver.join();
  });
}

TEST(Rendezvous, AWaitThatTimedOutIsNoWait) {
  auto [tx, rx] = mpsc::sync_channel<int>(0);
  for (int i = 0; i != 20; ++i) {
    EXPECT_EQ(rx.recv_timeout(100us).error(), mpsc::RecvTimeoutError::Timeout);
    EXPECT_EQ(tx.try_send(1).error().kind, Kind::Full);
  }
}

TEST(Rendezvous, TryRecvTakesFromASenderThatWaits) {
  with_watched_sync<int>(0, [](auto tx, auto rx, LogObserver log) {
    EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Empty);
    std::thread a([&tx] { tx.send(1).value(); });
    log->await(Operation::Send, Outcome::WouldBlock, 1);
    std::thread b([&tx] { tx.send(2).value(); });
    log->await(Operation::Send, Outcome::WouldBlock, 2);
    EXPECT_EQ(rx.try_recv(), 1);
    EXPECT_EQ(rx.try_recv(), 2);
    EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Empty);
    a.join();
    b.join();
  });
  auto [tx, rx] = mpsc::sync_channel<int>(0);
  std::thread sender([&tx = tx] { tx.send(1).value(); });
  while (!rx.try_recv()) std::this_thread::yield();
  sender.join();
}

// The send returns only when the message has been taken, and what the receiver wrote before is then visible.
TEST(Rendezvous, SendSeesWhatTheReceiverDidBefore) {
  auto [tx, rx] = mpsc::sync_channel<int>(0);
  int written = 0;  // not atomic: the hand-over alone orders the accesses
  std::thread receiver([&written, rx = std::move(rx)]() mutable {
    for (int i = 1; i <= 3000; ++i) {
      written = i;
      if (i % 3 != 0) {
        EXPECT_EQ(rx.recv(), i);
      } else {
        while (!rx.try_recv()) std::this_thread::yield();
      }
      EXPECT_EQ(rx.recv(), -i);  // the sender has read
    }
  });
  for (int i = 1; i <= 3000; ++i) {
    tx.send(i).value();
    EXPECT_EQ(written, i);
    tx.send(-i).value();
  }
  receiver.join();
}

TEST(Rendezvous, TimeoutsAndHandoversMayMeet) {
  auto [tx, rx] = mpsc::sync_channel<int>(0);
  constexpr int kCount = 400;
  std::thread sender([tx = std::move(tx)] {
    for (int i = 0; i != kCount; ++i) {
      if (i % 2 == 0) {
        tx.send(i).value();
      } else {
        while (!tx.try_send(i)) std::this_thread::yield();
      }
    }
  });
  int next = 0;
  while (next != kCount) {
    if (auto message = rx.recv_timeout(std::chrono::microseconds(next % 7 * 20))) {
      EXPECT_EQ(message, next++);
    }
  }
  EXPECT_FALSE(rx.recv());
  sender.join();
}

}  // namespace
