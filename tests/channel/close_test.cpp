#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using namespace std::chrono_literals;
using mpsc::Operation;
using mpsc::Outcome;

TEST(Close, DisconnectsBothSidesAtOnce) {
  for (const int bound : kAllBounds) {
    for (const bool by_receiver : {false, true}) {
      with_channel<int>(bound, [by_receiver](auto tx, auto rx) {
        by_receiver ? rx.close() : tx.close();
        EXPECT_FALSE(tx.send(1));
        EXPECT_FALSE(rx.recv());
        EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Disconnected);
        EXPECT_EQ(rx.recv_timeout(1h).error(), mpsc::RecvTimeoutError::Disconnected);
        EXPECT_TRUE(tx);
        EXPECT_TRUE(rx);
      });
    }
  }
}

TEST(Close, WhatIsInsideIsStillDelivered) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [bound](auto tx, auto rx) {
      const int count = bound == kUnbounded ? 150 : bound;
      for (int i = 0; i != count; ++i) tx.send(i).value();
      tx.close();
      EXPECT_FALSE(tx.send(77));
      for (int i = 0; i != count; ++i) EXPECT_EQ(rx.recv(), i);
      EXPECT_FALSE(rx.recv());
    });
  }
}

TEST(Close, MayBeRepeatedAndClonesAreClosedToo) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      tx.close();
      rx.close();
      tx.close();
      auto clone = tx.clone();
      EXPECT_TRUE(clone);
      EXPECT_EQ(clone.send(2).error().value, 2);
      EXPECT_FALSE(rx.recv());
    });
  }
}

TEST(Close, WakesTheReceiver) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      std::thread receiver([&rx] { EXPECT_FALSE(rx.recv()); });
      log->await(Operation::Recv, Outcome::WouldBlock);
      tx.close();
      receiver.join();
      std::thread again([&rx] { EXPECT_EQ(rx.recv_timeout(24h).error(), mpsc::RecvTimeoutError::Disconnected); });
      again.join();
    });
  }
}

TEST(Close, BlockedSendersGetTheirMessageBack) {
  for (const int bound : {0, 1, 2, 3}) {
    with_watched<int>(bound, [bound](auto tx, auto rx, LogObserver log) {
      for (int i = 0; i != bound; ++i) tx.send(i).value();
      std::thread a([&tx] { EXPECT_EQ(tx.send(50).error().value, 50); });
      std::thread b([&tx] { EXPECT_EQ(tx.send(51).error().value, 51); });
      log->await(Operation::Send, Outcome::WouldBlock, 2);
      tx.close();
      a.join();
      b.join();
      for (int i = 0; i != bound; ++i) EXPECT_EQ(rx.recv(), i);
      EXPECT_FALSE(rx.recv());
    });
  }
}

// Whatever the moment: a send that said yes is delivered, one that said no is not.
TEST(Close, NoSendIsLostAndNoneIsMade) {
  for (const int bound : kAllBounds) {
    for (int round = 0; round != (bound == kUnbounded ? 20 : 100); ++round) {
      with_channel<int>(bound, [](auto tx, auto rx) {
        const auto send_until_closed = [&tx] {
          int sent = 0;
          while (tx.send(1)) ++sent;
          return sent;
        };
        int sent_a = 0;
        int sent_b = 0;
        std::thread a([&] { sent_a = send_until_closed(); });
        std::thread b([&] { sent_b = send_until_closed(); });
        int received = 0;
        for (; received != 20; ++received) EXPECT_EQ(rx.recv(), 1);
        rx.close();
        for (int message : rx) received += message;
        a.join();
        b.join();
        EXPECT_EQ(received, sent_a + sent_b);
      });
    }
  }
}

}  // namespace
