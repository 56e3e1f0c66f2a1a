// What Rust's own tests of std::sync::mpsc look for and the other files here do not, in our own words. What they test of
// formatting, of panics in threads and of the old runtime has no counterpart here.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "support.hpp"

namespace {

using namespace channel_test;
using namespace std::chrono_literals;

// Each flavour, many times: threads that end with their ends of a channel, in all the orders that come about.
constexpr int kTimes = 40;

template <class Body>
void each_many_times(Body body) {
  for (const int bound : kAllBounds) {
    for (int time = 0; time < kTimes; ++time) body(bound);
  }
}

TEST(AsInRust, AChannelGoesWithItsMessagesInside) {
  for (const int bound : kBuffered) {
    with_channel<Counted>(bound, [](auto tx, auto) { tx.send(Counted(1)).value(); });
    with_channel<Counted>(bound, [](auto tx, [[maybe_unused]] auto rx) {
      const auto clone = tx.clone();
      tx.send(Counted(1)).value();
    });
    EXPECT_EQ(Counted::alive(), 0);
  }
}

TEST(AsInRust, AFailedSendKeepsFailing) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      rx.reset();
      for (int time = 0; time < 3; ++time) {
        auto sent = tx.send(7);
        ASSERT_FALSE(sent);
        EXPECT_EQ(sent.error().value, 7);
      }
      auto clone = tx.clone();
      tx.reset();
      EXPECT_FALSE(clone.send(8));
    });
  }
}

TEST(AsInRust, AFailedReceiveKeepsFailing) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      tx.reset();
      for (int time = 0; time < 3; ++time) {
        EXPECT_FALSE(rx.recv());
        EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Disconnected);
        EXPECT_EQ(rx.recv_timeout(1s).error(), mpsc::RecvTimeoutError::Disconnected);
      }
    });
  }
}

TEST(AsInRust, TheReceiverGoesWhileASenderSends) {
  each_many_times([](int bound) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::thread sender([tx = std::move(tx)]() mutable {
        while (tx.send(1)) {
        }
      });
      EXPECT_EQ(rx.recv(), 1);
      rx.reset();
      sender.join();
    });
  });
}

TEST(AsInRust, TheReceiverGoesWhileTwoSendersSend) {
  each_many_times([](int bound) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      const auto send_while_possible = [](auto mine) {
        while (mine.send(1)) {
        }
      };
      std::thread first(send_while_possible, tx.clone()), second(send_while_possible, std::move(tx));
      EXPECT_EQ(rx.recv(), 1);
      rx.reset();
      first.join();
      second.join();
    });
  });
}

TEST(AsInRust, SendersGoWhileTheReceiverReceives) {
  each_many_times([](int bound) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      const auto send_twice = [](auto mine) {
        mine.send(1).value();
        mine.send(1).value();
      };
      std::thread first(send_twice, tx.clone()), second(send_twice, std::move(tx));
      int received = 0;
      while (rx.recv()) ++received;
      EXPECT_EQ(received, 4);
      first.join();
      second.join();
    });
  });
}

TEST(AsInRust, BothEndsGoInThreadsOfTheirOwn) {
  each_many_times([](int bound) {
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      std::thread receiver([mine = std::move(rx)]() mutable { mine.reset(); });
      tx.reset();
      receiver.join();
    });
  });
  EXPECT_EQ(Counted::alive(), 0);
}

TEST(AsInRust, AReceiverThatWaitsSeesTheOnlySenderGo) {
  each_many_times([](int bound) {
    with_channel<Counted>(bound, [](auto tx, auto rx) {
      std::thread receiver([mine = std::move(rx)]() mutable { EXPECT_FALSE(mine.recv()); });
      std::thread sender([mine = std::move(tx)]() mutable { mine.reset(); });
      receiver.join();
      sender.join();
    });
  });
}

TEST(AsInRust, OneMessageBetweenTwoThreadsThatEnd) {
  each_many_times([](int bound) {
    with_channel<std::unique_ptr<int>>(bound, [](auto tx, auto rx) {
      std::thread sender([mine = std::move(tx)]() mutable { mine.send(std::make_unique<int>(10)).value(); });
      std::thread receiver([mine = std::move(rx)]() mutable {
        auto message = mine.recv();
        ASSERT_TRUE(message);
        EXPECT_EQ(**message, 10);
      });
      sender.join();
      receiver.join();
    });
  });
}

// Each message is sent, and each received, by a thread of its own, to which the end has moved.
TEST(AsInRust, BothEndsMoveFromThreadToThread) {
  constexpr int kMessages = 10;
  for (const int bound : kAllBounds) {
    with_channel<std::unique_ptr<int>>(bound, [](auto tx, auto rx) {
      using Tx = decltype(tx);
      using Rx = decltype(rx);
      const std::function<void(Tx&, int)> send_from = [&](Tx& mine, int i) {
        if (i == kMessages) return;
        std::thread([&, sender = std::move(mine)]() mutable {
          sender.send(std::make_unique<int>(i)).value();
          send_from(sender, i + 1);
        }).join();
      };
      const std::function<void(Rx&, int)> receive_from = [&](Rx& mine, int i) {
        if (i == kMessages) return;
        std::thread([&, receiver = std::move(mine)]() mutable {
          EXPECT_EQ(*receiver.recv().value(), i);
          receive_from(receiver, i + 1);
        }).join();
      };
      std::thread sending([&] { send_from(tx, 0); });
      receive_from(rx, 0);
      sending.join();
    });
  }
}

TEST(AsInRust, ManyMessagesAndAsManyReceives) {
  constexpr int kMessages = 10'000;
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::thread sender([mine = std::move(tx)]() mutable {
        for (int i = 0; i < kMessages; ++i) mine.send(1).value();
      });
      for (int i = 0; i < kMessages; ++i) ASSERT_EQ(rx.recv(), 1);
      sender.join();
      EXPECT_FALSE(rx.recv());
    });
  }
}

// Time-outs that pass while there is nothing take no message with them, whoever sends.
TEST(AsInRust, ShortTimeoutsLoseNothing) {
  constexpr int kSenders = 4, kEach = 50;
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      std::vector<std::thread> senders;
      for (int i = 0; i < kSenders; ++i) {
        senders.emplace_back([mine = tx.clone()]() mutable {
          for (int n = 0; n < kEach; ++n) {
            if (n % 2 == 0) std::this_thread::yield();
            mine.send(1).value();
          }
        });
      }
      tx.reset();
      int received = 0;
      for (;;) {
        auto message = rx.recv_timeout(50us);
        if (message) {
          ++received;
        } else if (message.error() == mpsc::RecvTimeoutError::Disconnected) {
          break;
        }
      }
      EXPECT_EQ(received, kSenders * kEach);
      for (auto& sender : senders) sender.join();
    });
  }
}

TEST(AsInRust, ATimeoutIsTheSameWithSendersThatSayNothing) {
  for (const int bound : kAllBounds) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      const auto clone = tx.clone();
      EXPECT_EQ(rx.recv_timeout(1ms).error(), mpsc::RecvTimeoutError::Timeout);
    });
  }
}

TEST(AsInRust, StatesOfTryRecv) {
  auto [tx, rx] = mpsc::channel<int>();
  auto [go_tx, go_rx] = mpsc::channel<int>();
  auto [done_tx, done_rx] = mpsc::channel<int>();
  std::thread sender([&, tx = std::move(tx), go = std::move(go_rx), done = std::move(done_tx)]() mutable {
    go.recv().value();
    tx.send(1).value();
    done.send(0).value();
    go.recv().value();
    tx.reset();
    done.send(0).value();
  });
  EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Empty);
  go_tx.send(0).value();
  done_rx.recv().value();
  EXPECT_EQ(rx.try_recv(), 1);
  EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Empty);
  go_tx.send(0).value();
  done_rx.recv().value();
  EXPECT_EQ(rx.try_recv().error(), mpsc::TryRecvError::Disconnected);
  sender.join();
}

// The answer comes by try_send, while the one who asked is not back from its own.
TEST(AsInRust, TrySendsThatCross) {
  for (int time = 0; time < 1000; ++time) {
    auto [tx, rx] = mpsc::sync_channel<int>(1);
    auto [back_tx, back_rx] = mpsc::sync_channel<int>(1);
    std::thread other([rx = std::move(rx), back = std::move(back_tx)]() mutable {
      rx.recv().value();
      EXPECT_TRUE(back.try_send(1));
    });
    EXPECT_TRUE(tx.try_send(1));
    EXPECT_EQ(back_rx.recv(), 1);
    other.join();
  }
}

TEST(AsInRust, ALoopMayEndAndAnotherGoOn) {
  for (const int bound : {kUnbounded, 16}) {
    with_channel<int>(bound, [](auto tx, auto rx) {
      for (int n = 1; n <= 6; ++n) tx.send(n).value();
      tx.reset();
      int sum = 0;
      for (const int n : rx) {
        sum += n;
        if (n == 3) break;
      }
      EXPECT_EQ(sum, 6);
      for (const int n : rx.try_iter()) sum += n;
      EXPECT_EQ(sum, 21);
      for (const int n : rx) ADD_FAILURE() << n;
    });
  }
}

// A loop over one channel inside of a loop over another, which ends it.
TEST(AsInRust, LoopsMayNest) {
  auto [tx, rx] = mpsc::channel<int>();
  auto [total_tx, total_rx] = mpsc::channel<int>();
  std::thread summer([rx = std::move(rx), total = std::move(total_tx)]() mutable {
    int sum = 0;
    for (const int n : rx) sum += n;
    total.send(sum).value();
  });
  tx.send(3).value();
  tx.send(1).value();
  tx.send(2).value();
  tx.reset();
  EXPECT_EQ(total_rx.recv(), 6);
  summer.join();
}

// The receiver that two senders have used goes while one of them is still about to.
TEST(AsInRust, ASenderOutlivesTheReceiverThatOthersUsed) {
  each_many_times([](int bound) {
    if (bound == 0) return;
    with_channel<int>(bound, [](auto tx, auto rx) {
      auto [ready_tx, ready_rx] = mpsc::channel<int>();
      std::thread other([mine = tx.clone(), ready = std::move(ready_rx)]() mutable {
        ready.recv().value();
        EXPECT_FALSE(mine.send(2));
      });
      tx.send(1).value();
      EXPECT_EQ(rx.recv(), 1);
      rx.reset();
      ready_tx.send(0).value();
      other.join();
    });
  });
}

}  // namespace
