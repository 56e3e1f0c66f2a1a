#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using mpsc::Operation;
using mpsc::Outcome;

TEST(Disconnect, TheLastSenderWakesTheReceiver) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      auto tx2 = tx.clone();
      std::thread receiver([&rx] { EXPECT_FALSE(rx.recv()); });
      log->await(Operation::Recv, Outcome::WouldBlock);
      tx.reset();
      tx2.reset();
      receiver.join();
    });
  }
}

TEST(Disconnect, NotTheLastSenderDoesNot) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      auto tx2 = tx.clone();
      std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 3); });
      log->await(Operation::Recv, Outcome::WouldBlock);
      tx.reset();
      tx2.send(3).value();
      receiver.join();
    });
  }
}

TEST(Disconnect, InAnyOrder) {
  for (const int bound : kAllBounds) {
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      auto tx2 = tx.clone();
      tx.reset();
      rx.reset();
      EXPECT_FALSE(tx2.send(Counted(1)));
    });
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      tx.reset();
      rx.reset();
    });
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      rx.reset();
      tx.reset();
    });
  }
  EXPECT_EQ(Counted::alive(), 0);
}

TEST(Disconnect, WhatIsInsideGoesWithTheReceiver) {
  for (const int bound : kBuffered) {
    with_channel<Counted>(bound, [bound](auto tx, auto rx) {
      const int count = bound == kUnbounded ? 200 : bound;
      for (int i = 0; i != count; ++i) EXPECT_TRUE(tx.send(Counted(i)));
      EXPECT_EQ(Counted::alive(), count);
      rx.reset();
      EXPECT_EQ(Counted::alive(), 0);
    });
  }
}

TEST(Disconnect, BothSidesAtOnce) {
  for (const int bound : kAllBounds) {
    for (int round = 0; round != 300; ++round) {
      with_channel<Counted>(bound, [bound](auto tx, auto rx) {
        if (bound != 0) {
          EXPECT_TRUE(tx.send(Counted(1)));
        }
        std::thread other([tx = std::move(tx)]() mutable { tx.reset(); });
        rx.reset();
        other.join();
      });
    }
  }
  EXPECT_EQ(Counted::alive(), 0);
}

}  // namespace
