// Many threads, random operations, and sums that must come out.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;

struct Tagged {
  int sender;
  int number;
};

TEST(Stress, EachMessageOnceAndEachSendersInOrder) {
  for (const int bound : kAllBounds) {
    for (const int senders : {1, 2, 4}) {
      with_channel<Tagged>(bound, [senders](auto tx, auto rx) {
        constexpr int kCount = 5000;
        std::vector<std::thread> threads;
        for (int s = 0; s != senders; ++s) {
          threads.emplace_back([tx = tx.clone(), s] {
            for (int i = 0; i != kCount; ++i) tx.send({s, i}).value();
          });
        }
        tx.reset();
        std::vector<int> next(static_cast<std::size_t>(senders), 0);
        for (Tagged& message : rx) ASSERT_EQ(message.number, next[static_cast<std::size_t>(message.sender)]++);
        for (const int count : next) EXPECT_EQ(count, kCount);
        for (std::thread& thread : threads) thread.join();
      });
    }
  }
}

// Senders and receiver do at random what their handles offer, come and go, and in the end nothing is left and the
// messages that were sent are those that were received or dropped.
TEST(Stress, RandomUse) {
  for (const int bound : kAllBounds) {
    for (unsigned seed = 0; seed != 30; ++seed) {
      std::atomic<int> accepted{0};
      std::atomic<int> received{0};
      bool was_dropped = false;
      with_channel<std::unique_ptr<Counted>>(bound, [&](auto tx, auto rx) {
        std::vector<std::thread> threads;
        for (unsigned s = 0; s != 3; ++s) {
          threads.emplace_back([tx = tx.clone(), &accepted, seed, s]() mutable {
            std::minstd_rand random(seed * 3 + s + 1);
            for (int i = 0; i != 300; ++i) {
              auto message = std::make_unique<Counted>(i);
              switch (random() % 5) {
                case 0:
                  tx = tx.clone();
                  break;
                case 1:
                  if constexpr (requires { tx.try_send(std::move(message)); }) {
                    accepted += tx.try_send(std::move(message)).has_value();
                    break;
                  }
                  [[fallthrough]];
                default:
                  accepted += tx.send(std::move(message)).has_value();
              }
            }
          });
        }
        tx.reset();
        std::minstd_rand random(seed + 77);
        const unsigned stop_at = static_cast<unsigned>(random()) % 1200;
        for (unsigned turn = 0;; ++turn) {
          if (turn == stop_at && seed % 2 == 1) {
            was_dropped = true;
            rx.reset();
            break;
          }
          if (turn == stop_at && seed % 4 == 2) rx.close();
          if (random() % 3 == 0) {
            received += rx.try_recv().has_value();
          } else if (random() % 3 == 0) {
            received += rx.recv_timeout(std::chrono::microseconds(random() % 20)).has_value();
          } else if (rx.recv()) {
            ++received;
          } else {
            break;
          }
        }
        for (std::thread& thread : threads) thread.join();
      });
      EXPECT_EQ(Counted::alive(), 0);
      if (was_dropped) {
        EXPECT_LE(received, accepted);
      } else {
        EXPECT_EQ(received, accepted);
      }
    }
  }
}

}  // namespace
