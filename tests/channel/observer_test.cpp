#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace {

using namespace channel_test;
using namespace std::chrono_literals;
using enum mpsc::Operation;
using enum mpsc::Outcome;

using Notes = std::vector<Note>;

TEST(Observer, IsToldOfEachOperation) {
  for (const int bound : {kUnbounded, 1, 2}) {
    with_watched<int>(bound, [](auto tx, auto rx, LogObserver log) {
      static_cast<void>(rx.try_recv());
      static_cast<void>(tx.send(7));
      static_cast<void>(rx.recv());
      static_cast<void>(rx.recv_timeout(0s));
      tx.close();
      static_cast<void>(tx.send(8));
      static_cast<void>(rx.recv());
      tx.reset();
      rx.reset();
      EXPECT_EQ(log->notes(), (Notes{{TryRecv, Empty, -1},
                                     {Send, Done, 7},
                                     {Recv, Done, 7},
                                     {RecvTimeout, WouldBlock, -1},
                                     {RecvTimeout, Timeout, -1},
                                     {Close, Done, -1},
                                     {Send, Disconnected, 8},
                                     {Recv, Disconnected, -1},
                                     {DropSender, Done, -1},
                                     {DropReceiver, Done, -1}}));
    });
  }
}

TEST(Observer, IsToldOnceThatAnOperationBlocks) {
  for (const int bound : {1, 2}) {
    with_watched_sync<int>(bound, [bound](auto tx, auto rx, LogObserver log) {
      Notes expected;
      for (int i = 0; i != bound; ++i) {
        tx.try_send(i).value();
        expected.push_back({TrySend, Done, i});
      }
      static_cast<void>(tx.try_send(50));
      std::thread sender([&tx] { tx.send(60).value(); });
      log->await(Send, WouldBlock);
      EXPECT_EQ(rx.recv(), 0);
      sender.join();
      expected.insert(expected.end(),
                      {{TrySend, Full, 50}, {Send, WouldBlock, 60}, {Recv, Done, 0}, {Send, Done, 60}});
      EXPECT_EQ(log->notes(), expected);
    });
  }
}

TEST(Observer, OfARendezvousWhereTheSenderWaits) {
  with_watched<int>(0, [](auto tx, auto rx, LogObserver log) {
    std::thread sender([&tx] { tx.send(1).value(); });
    log->await(Send, WouldBlock);
    EXPECT_EQ(rx.recv(), 1);
    sender.join();
    EXPECT_EQ(log->notes(), (Notes{{Send, WouldBlock, 1}, {Recv, Done, 1}, {Send, Done, -1}}));
  });
}

TEST(Observer, OfARendezvousWhereTheReceiverWaits) {
  with_watched<int>(0, [](auto tx, auto rx, LogObserver log) {
    std::thread receiver([&rx] { EXPECT_EQ(rx.recv(), 1); });
    log->await(Recv, WouldBlock);
    tx.send(1).value();
    receiver.join();
    EXPECT_EQ(log->notes(), (Notes{{Recv, WouldBlock, -1}, {Send, Done, 1}, {Recv, Done, 1}}));
  });
}

TEST(Observer, OfARendezvousThatIsClosed) {
  with_watched<int>(0, [](auto tx, auto rx, LogObserver log) {
    std::thread sender([&tx] { EXPECT_FALSE(tx.send(1)); });
    log->await(Send, WouldBlock);
    rx.reset();
    sender.join();
    EXPECT_EQ(log->notes(), (Notes{{Send, WouldBlock, 1}, {DropReceiver, Done, -1}, {Send, Disconnected, 1}}));
  });
}

TEST(Observer, IsToldOfEveryDropButOfNoClone) {
  with_watched<int>(kUnbounded, [](auto tx, auto rx, LogObserver log) {
    auto tx2 = tx.clone();
    tx.reset();
    for (int i = 0; i != 2; ++i) tx2.send(i).value();
    for (int message : rx.try_iter()) static_cast<void>(message);
    tx2.reset();
    for (int message : rx) static_cast<void>(message);
    EXPECT_EQ(log->notes(), (Notes{{DropSender, Done, -1},
                                   {Send, Done, 0},
                                   {Send, Done, 1},
                                   {TryRecv, Done, 0},
                                   {TryRecv, Done, 1},
                                   {TryRecv, Empty, -1},
                                   {DropSender, Done, -1},
                                   {Recv, Disconnected, -1}}));
  });
}

// The guard is not held while a message is destroyed: its destructor may use the observed channel.
TEST(Observer, IsFreeWhileMessagesAreDestroyed) {
  struct Reply {
    mpsc::SyncSender<Reply, WatchedTraits> sender;
  };
  LogObserver log;
  auto [tx, rx] = mpsc::sync_channel<Reply, WatchedTraits>(2, log);
  static_cast<void>(tx.send(Reply{tx.clone()}));
  tx.reset();
  rx.reset();
  EXPECT_EQ(log->notes(),
            (Notes{{Send, Done, 0}, {DropSender, Done, -1}, {DropReceiver, Done, -1}, {DropSender, Done, -1}}));
}

// Nobody pays for an observer that is not there.
static_assert(std::is_empty_v<mpsc::NoObserver>);
static_assert(sizeof(mpsc::Sender<int>) == sizeof(void*));

}  // namespace
