#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using mpsc::Operation;
using mpsc::Outcome;
using mpsc::RecvTimeoutError;
using mpsc::TryRecvError;

TEST(Recv, BlocksUntilAMessageComes) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 8); });
      log->await(Operation::Recv, Outcome::WouldBlock);
      tx.send(8).value();
      receiver.join();
    });
  }
}

TEST(Recv, DeliversWhatIsInsideAfterTheLastSenderIsGone) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [bound](auto tx, auto rx) {
      const int count = bound == kUnbounded ? 500 : bound;
      for (int i = 0; i != count; ++i) tx.send(i).value();
      tx.reset();
      for (int i = 0; i != count; ++i) EXPECT_EQ(rx.recv(), i);
      EXPECT_EQ(rx.recv(), mpsc::Err{mpsc::RecvError{}});
      EXPECT_EQ(rx.try_recv().error(), TryRecvError::Disconnected);
      EXPECT_EQ(rx.recv_timeout(1h).error(), RecvTimeoutError::Disconnected);
      EXPECT_EQ(rx.recv(), mpsc::Err{mpsc::RecvError{}});
    });
  }
}

TEST(TryRecv, GivesEmptyUntilAMessageIsThere) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      for (int i = 0; i != 300; ++i) {
        EXPECT_EQ(rx.try_recv().error(), TryRecvError::Empty);
        tx.send(i).value();
        EXPECT_EQ(rx.try_recv(), i);
      }
    });
  }
}

TEST(RecvTimeout, ComesNotEarly) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      for (const auto timeout : {0us, 1us, 700us, 12345us}) {
        const auto start = Clock::now();
        EXPECT_EQ(rx.recv_timeout(timeout).error(), RecvTimeoutError::Timeout);
        EXPECT_GE(Clock::now() - start, timeout);
      }
      const auto deadline = Clock::now() + 3ms;
      EXPECT_EQ(rx.recv_deadline(deadline).error(), RecvTimeoutError::Timeout);
      EXPECT_GE(Clock::now(), deadline);
      EXPECT_EQ(rx.try_recv().error(), TryRecvError::Empty);
      tx.reset();
      EXPECT_EQ(rx.recv_timeout(0s).error(), RecvTimeoutError::Disconnected);
    });
  }
}

TEST(RecvTimeout, AMessageThatIsThereComesFirst) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      tx.send(1).value();
      EXPECT_EQ(rx.recv_timeout(0s), 1);
      tx.send(2).value();
      EXPECT_EQ(rx.recv_timeout(-1h), 2);
      tx.send(3).value();
      EXPECT_EQ(rx.recv_deadline(Clock::time_point::min()), 3);
    });
  }
}

TEST(RecvTimeout, ShortAndSenselessDurationsDoNotWait) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      const auto expect_timeout = [&rx = rx](auto timeout) {
        EXPECT_EQ(rx.recv_timeout(timeout).error(), RecvTimeoutError::Timeout);
      };
      expect_timeout(0ns);
      expect_timeout(-1ns);
      expect_timeout(std::chrono::nanoseconds::min());
      expect_timeout(std::chrono::hours::min());
      expect_timeout(std::chrono::duration<double>(-std::numeric_limits<double>::infinity()));
      expect_timeout(std::chrono::duration<double>(std::nan("")));
      expect_timeout(std::chrono::duration<float, std::pico>(0.25F));
      EXPECT_EQ(rx.recv_deadline(Clock::time_point::min()).error(), RecvTimeoutError::Timeout);
      static_cast<void>(tx);
    });
  }
}

TEST(RecvTimeout, TheLongestDurationsWait) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      long blocked = 0;
      const auto expect_wait = [&](auto timeout) {
        std::thread receiver([&rx, timeout] { EXPECT_EQ(rx.recv_timeout(timeout), 1); });
        log->await(Operation::RecvTimeout, Outcome::WouldBlock, ++blocked);
        tx.send(1).value();
        receiver.join();
      };
      expect_wait(std::chrono::nanoseconds::max());
      expect_wait(std::chrono::hours::max());
      expect_wait(std::chrono::years(200));
      expect_wait(std::chrono::duration<double>(std::numeric_limits<double>::infinity()));
      expect_wait(std::chrono::duration<float>(std::numeric_limits<float>::max()));
      std::thread receiver([&rx] { EXPECT_EQ(rx.recv_deadline(Clock::time_point::max()), 1); });
      log->await(Operation::RecvTimeout, Outcome::WouldBlock, ++blocked);
      tx.send(1).value();
      receiver.join();
    });
  }
}

TEST(RecvTimeout, ASenderThatGoesEndsTheWait) {
  for (const int bound : kAllBounds) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      std::thread receiver([&rx] { EXPECT_EQ(rx.recv_timeout(24h).error(), RecvTimeoutError::Disconnected); });
      log->await(Operation::RecvTimeout, Outcome::WouldBlock);
      tx.reset();
      receiver.join();
    });
  }
}

TEST(Iter, GoesOnUntilDisconnected) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (int i = 0; i != 1000; ++i) tx.send(i).value();
      });
      int next = 0;
      for (int& message : rx) EXPECT_EQ(message, next++);
      EXPECT_EQ(next, 1000);
      for (int message : rx.iter()) ADD_FAILURE() << message;
      producer.join();
    });
  }
}

TEST(Iter, ABreakLosesNoMessage) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::thread producer([tx = std::move(tx)] {
        for (int i = 0; i != 6; ++i) tx.send(i).value();
      });
      for (int message : rx) {
        if (message == 1) break;
      }
      for (int message : rx.iter()) {
        EXPECT_EQ(message, 2);
        break;
      }
      EXPECT_EQ(rx.recv(), 3);
      auto unused = rx.begin();
      EXPECT_EQ(rx.recv(), 4);
      EXPECT_EQ(rx.recv(), 5);
      static_cast<void>(unused);
      producer.join();
    });
  }
}

TEST(Iter, MessagesMayBeMovedOut) {
  auto [tx, rx] = mpsc::channel<std::unique_ptr<int>>();
  for (int i = 0; i != 3; ++i) tx.send(std::make_unique<int>(i)).value();
  tx.reset();
  std::vector<std::unique_ptr<int>> all;
  for (std::unique_ptr<int>& message : rx) all.push_back(std::move(message));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(*all[2], 2);
}

TEST(TryIter, StopsWhenNothingIsThere) {
  for (const int bound : kBuffered) {
    with_channel<int>(bound, [bound](auto tx, auto rx) {
      for (int message : rx.try_iter()) ADD_FAILURE() << message;
      const int count = bound == kUnbounded ? 100 : bound;
      for (int i = 0; i != count; ++i) tx.send(i).value();
      int next = 0;
      for (int message : rx.try_iter()) EXPECT_EQ(message, next++);
      EXPECT_EQ(next, count);
      tx.send(7).value();
      EXPECT_EQ(rx.recv(), 7);
    });
  }
}

}  // namespace
