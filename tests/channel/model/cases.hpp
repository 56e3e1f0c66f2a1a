// Small programs over the real channels, to be run in every interleaving. Every program is told which channel to make;
// every message is accounted for by a ledger.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger.hpp"
#include "model.hpp"
#include "mpsc/mpsc.hpp"

namespace mpsc::model {

// The channel's view of the scheduler, with blocks so short that hand-over happens.
struct ChannelTraits : Traits {
  static constexpr std::size_t kBlockSlots = 2;
};

struct Unbounded {
  template <class T = Token>
  auto make() const {
    return channel<T, ChannelTraits>();
  }
  static constexpr bool kIsBounded = false;
  static constexpr std::size_t bound() { return 1000; }
};

struct Bounded {
  template <class T = Token>
  auto make() const {
    return sync_channel<T, ChannelTraits>(bound_);
  }
  static constexpr bool kIsBounded = true;
  std::size_t bound() const { return bound_; }
  std::size_t bound_;
};

// A plain place that several threads share: the checker objects unless its accesses are ordered.
class Plain {
 public:
  void write() { Traits::writing(this); }
  void read() const { Traits::reading(this); }
};

// ---- What the programs are made of ----

// Sends message `id`; true: it is in the channel. Otherwise the channel must have given it back.
template <class Tx>
bool send(const Tx& tx, Ledger& ledger, int id) {
  auto result = tx.send(Token(ledger, id));
  if (result) return true;
  check(!result.error().value.is_empty(), "an error without its message");
  check(result.error().value.come_back() == id, "another message came back");
  return false;
}

enum class Tried { Sent, Full, Disconnected };

template <class Tx>
Tried try_send(const Tx& tx, Ledger& ledger, int id) {
  auto result = tx.try_send(Token(ledger, id));
  if (result) return Tried::Sent;
  check(result.error().value.come_back() == id, "another message came back");
  return result.error().kind == TrySendError<Token>::Kind::Full ? Tried::Full : Tried::Disconnected;
}

// The next message, or -1 when disconnected.
template <class Rx>
int receive(Rx& rx) {
  auto result = rx.recv();
  return result ? result->deliver() : -1;
}

template <class Rx>
int receive_all(Rx& rx) {
  int count = 0;
  while (receive(rx) >= 0) ++count;
  return count;
}

inline constexpr auto kSoon = std::chrono::milliseconds(5);

// ---- The programs ----

// Two senders, one message each or more, up to the end of all messages. What a sender did before is seen after.
template <class Flavour>
void two_senders(Flavour flavour, int each) {
  Ledger ledger;
  {
    Plain notes[2];
    auto [tx, rx] = flavour.make();
    std::vector<ThreadHandle> threads;
    for (int sender = 0; sender < 2; ++sender) {
      threads.push_back(spawn([&ledger, &notes, sender, each, mine = tx.clone()] {
        notes[sender].write();
        for (int i = 0; i < each; ++i) check(send(mine, ledger, sender * 10 + i), "a send fails without reason");
      }));
    }
    tx.reset();
    for (int id; (id = receive(rx)) >= 0;) notes[id / 10].read();
    check(ledger.deliveries().size() == static_cast<std::size_t>(2 * each), "messages are missing");
    for (ThreadHandle& thread : threads) thread.join();
  }
  ledger.balance();
}

// One sender, several messages: rings go round, blocks are handed over.
template <class Flavour>
void one_sender(Flavour flavour, int count) {
  Ledger ledger;
  {
    Plain note;
    auto [tx, rx] = flavour.make();
    auto thread = spawn([&, mine = std::move(tx)] {
      note.write();
      for (int i = 0; i < count; ++i) check(send(mine, ledger, i), "a send fails without reason");
    });
    for (int i = 0; i < count; ++i) {
      check(receive(rx) == i, "a message out of order");
      note.read();
    }
    check(receive(rx) == -1, "a message too many");
    thread.join();
  }
  ledger.balance();
}

// The last senders go while the receiver waits; one of them has sent.
template <class Flavour>
void last_senders_against_receive(Flavour flavour, bool sends) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto one = spawn([mine = tx.clone()]() mutable { mine.reset(); });
    auto two = spawn([&ledger, sends, mine = std::move(tx)]() mutable {
      if (sends) send(mine, ledger, 0);
      mine.reset();
    });
    check(receive_all(rx) == (sends ? 1 : 0), "messages are missing");
    one.join();
    two.join();
  }
  ledger.balance();
}

// All three handles go at once, from three threads, with or without a message inside: the memory goes once.
template <class Flavour>
void all_handles_go(Flavour flavour, bool sends) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    if (sends && flavour.bound() > 0) send(tx, ledger, 0);
    auto one = spawn([mine = tx.clone()]() mutable { mine.reset(); });
    auto two = spawn([mine = std::move(tx)]() mutable { mine.reset(); });
    rx.reset();
    one.join();
    two.join();
  }
  ledger.balance();
}

// The receiver goes, after some messages, while a sender sends.
template <class Flavour>
void receiver_goes(Flavour flavour, int received, int sent) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto thread = spawn([&ledger, sent, mine = std::move(tx)] {
      bool open = true;
      for (int i = 0; i < sent; ++i) {
        const bool done = send(mine, ledger, i);
        check(open || !done, "a send succeeds after one has failed");
        open = done;
      }
    });
    for (int i = 0; i < received; ++i) check(receive(rx) == i, "a message out of order");
    rx.reset();
    thread.join();
  }
  ledger.balance();
}

// Two senders that may both be blocked when the receiver goes.
template <class Flavour>
void receiver_goes_before_two_senders(Flavour flavour, int received) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto one = spawn([&ledger, mine = tx.clone()] { send(mine, ledger, 0); });
    auto two = spawn([&ledger, mine = std::move(tx)] { send(mine, ledger, 10); });
    for (int i = 0; i < received; ++i) check(receive(rx) >= 0, "disconnected too early");
    rx.reset();
    one.join();
    two.join();
  }
  ledger.balance();
}

// When the receiver is gone, what was inside has been destroyed: not later, with the last sender.
template <class Flavour>
void messages_go_with_the_receiver(Flavour flavour, int count) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    for (int i = 0; i < count; ++i) check(send(tx, ledger, i), "a send fails without reason");
    auto thread = spawn([mine = std::move(rx)]() mutable { mine.reset(); });
    thread.join();
    check(static_cast<int>(ledger.destructions().size()) == count, "messages outlive the receiver");
    for (int i = 0; i < count; ++i) check(ledger.destructions()[static_cast<std::size_t>(i)] == i, "newest first");
    check(!send(tx, ledger, 20), "a send without receiver succeeds");
  }
  ledger.balance();
}

// close() by a third party against a sender and a receiver.
template <class Flavour>
void close_against_everybody(Flavour flavour, int sent) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    int accepted = 0;
    auto sender = spawn([&ledger, &accepted, sent, mine = tx.clone()] {
      for (int i = 0; i < sent; ++i) accepted += send(mine, ledger, i) ? 1 : 0;
    });
    auto closer = spawn([mine = std::move(tx)] { mine.close(); });
    const int received = receive_all(rx);
    sender.join();
    closer.join();
    check(received == accepted, "a send that said yes is not delivered");
    check(rx.try_recv().error() == TryRecvError::Disconnected, "something comes after the end");
  }
  ledger.balance();
}

// close() against two senders, of which one at least must wait; nobody receives until they are back.
template <class Flavour>
void close_against_blocked_senders(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    int accepted[2] = {};
    auto one = spawn([&, mine = tx.clone()] { accepted[0] = send(mine, ledger, 0) ? 1 : 0; });
    auto two = spawn([&, mine = tx.clone()] { accepted[1] = send(mine, ledger, 10) ? 1 : 0; });
    tx.close();
    one.join();
    two.join();
    check(accepted[0] + accepted[1] <= static_cast<int>(flavour.bound()), "more is inside than there is room");
    check(receive_all(rx) == accepted[0] + accepted[1], "a send that said yes is not delivered");
    auto again = tx.clone();
    check(!send(again, ledger, 20), "a clone made later is open");
  }
  ledger.balance();
}

// close() by the receiver's own thread and by a sender's, at once, with a message under way.
template <class Flavour>
void two_closers(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    bool accepted = false;
    auto closer = spawn([mine = tx.clone()] { mine.close(); });
    auto sender = spawn([&, mine = std::move(tx)] { accepted = send(mine, ledger, 0); });
    rx.close();
    const int received = receive_all(rx);
    sender.join();
    closer.join();
    check(accepted == (received == 1), "a send that said yes is not delivered");
  }
  ledger.balance();
}

// try_send against a receiver that waits. With a bound of 0 it succeeds only when the receiver is waiting.
template <class Flavour>
void try_send_against_receive(Flavour flavour, int tries) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    int sent = 0;
    auto thread = spawn([&, mine = std::move(tx)] {
      for (int i = 0; i < tries; ++i) {
        const Tried tried = try_send(mine, ledger, i);
        check(tried != Tried::Disconnected, "disconnected without reason");
        check(tried == Tried::Sent || flavour.bound() <= static_cast<std::size_t>(sent), "full without reason");
        sent += tried == Tried::Sent ? 1 : 0;
      }
    });
    const int received = receive_all(rx);
    thread.join();
    check(received == sent, "a send that said yes is not delivered");
  }
  ledger.balance();
}

// Two try_sends, nobody receives: exactly as many succeed as there is room.
template <class Flavour>
void two_try_sends(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    Tried tried[2] = {};
    auto one = spawn([&, mine = tx.clone()] { tried[0] = try_send(mine, ledger, 0); });
    auto two = spawn([&, mine = tx.clone()] { tried[1] = try_send(mine, ledger, 10); });
    one.join();
    two.join();
    const auto sent = static_cast<std::size_t>((tried[0] == Tried::Sent) + (tried[1] == Tried::Sent));
    check(sent == std::min<std::size_t>(2, flavour.bound()), "not as many are inside as there is room");
    // Taken out by one thread, told to another: now there is room again.
    if (sent > 0) {
      check(rx.try_recv()->deliver() >= 0, "what is inside is not found");
      check(try_send(tx, ledger, 20) == Tried::Sent, "full although one was taken");
    }
  }
  ledger.balance();
}

// try_send against a blocked or blocking send and a receiver that goes.
template <class Flavour>
void try_send_against_send(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    bool accepted = false;
    Tried tried{};
    auto one = spawn([&, mine = tx.clone()] { accepted = send(mine, ledger, 0); });
    auto two = spawn([&, mine = std::move(tx)] { tried = try_send(mine, ledger, 10); });
    check(receive(rx) >= 0, "disconnected although a sender sends");
    rx.reset();
    one.join();
    two.join();
  }
  ledger.balance();
}

// try_recv against a sender: nothing, or the message, or its end.
template <class Flavour>
void try_receive_against_send(Flavour flavour, int tries) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto thread = spawn([&ledger, mine = std::move(tx)] { send(mine, ledger, 0); });
    int received = 0;
    for (int i = 0; i < tries; ++i) {
      auto result = rx.try_recv();
      if (result) {
        ++received;
        result->deliver();
      } else if (result.error() == TryRecvError::Disconnected) {
        check(received == 1, "disconnected before the message");
      }
    }
    received += receive_all(rx);
    check(received == 1, "the message is lost");
    thread.join();
  }
  ledger.balance();
}

// A send that has returned is never overlooked, whatever another sender is in the middle of.
template <class Flavour>
void a_finished_send_is_there(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto other = spawn([&ledger, mine = tx.clone()] { send(mine, ledger, 10); });
    auto first = spawn([&ledger, mine = tx.clone()] { send(mine, ledger, 0); });
    if (flavour.bound() > 1) {
      first.join();
      auto result = rx.try_recv();
      check(result.has_value(), "a finished send is overlooked");
      result->deliver();
      tx.reset();
      receive_all(rx);
    } else {
      tx.reset();
      receive_all(rx);
      first.join();
    }
    other.join();
  }
  ledger.balance();
}

// A send that happened before another sender's send arrives before it.
template <class Flavour>
void causal_order(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    Atomic<int> told{0};
    auto one = spawn([&, mine = tx.clone()] {
      send(mine, ledger, 0);
      told.store(1, std::memory_order_release);
    });
    auto two = spawn([&, mine = std::move(tx)] {
      const bool after = told.load(std::memory_order_acquire) == 1;
      send(mine, ledger, after ? 11 : 10);
    });
    receive_all(rx);
    const auto& order = ledger.deliveries();
    check(order.size() == 2, "messages are missing");
    check(order[0] != 11, "an effect arrives before its cause");
    one.join();
    two.join();
  }
  ledger.balance();
}

// Sending wakes a sender: a chain in which every wake-up counts. Two senders through a channel too small for them.
template <class Flavour>
void blocked_senders_get_on(Flavour flavour, int each) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto one = spawn([&ledger, each, mine = tx.clone()] {
      for (int i = 0; i < each; ++i) check(send(mine, ledger, i), "a send fails without reason");
    });
    auto two = spawn([&ledger, mine = tx.clone()] { check(send(mine, ledger, 10), "a send fails without reason"); });
    for (int i = 0; i < each + 1; ++i) check(receive(rx) >= 0, "disconnected too early");
    one.join();
    two.join();
  }
  ledger.balance();
}

// A rendezvous: what the receiver did before it received is seen by the sender afterwards.
template <class Flavour>
void rendezvous_goes_both_ways(Flavour flavour, bool by_try) {
  Ledger ledger;
  {
    Plain sender_note, receiver_note;
    auto [tx, rx] = flavour.make();
    auto thread = spawn([&, mine = std::move(tx)] {
      sender_note.write();
      if (send(mine, ledger, 0)) receiver_note.read();
    });
    receiver_note.write();
    bool received = false;
    if (by_try) {
      auto result = rx.try_recv();
      if (result) {
        result->deliver();
        received = true;
      }
    }
    if (!received) check(receive(rx) == 0, "the message is lost");
    sender_note.read();
    thread.join();
  }
  ledger.balance();
}

// A time-out against a message that arrives: it is delivered then or later, never lost, and no time-out comes early.
template <class Flavour>
void time_out_against_arrival(Flavour flavour, int senders) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    std::vector<ThreadHandle> threads;
    for (int sender = 0; sender < senders; ++sender) {
      threads.push_back(spawn([&ledger, sender, mine = tx.clone()] {
        check(send(mine, ledger, sender * 10), "a send fails without reason");
      }));
    }
    tx.reset();
    int received = 0;
    const auto start = Traits::Clock::now();
    auto result = rx.recv_timeout(kSoon);
    if (result) {
      ++received;
      result->deliver();
    } else if (result.error() == RecvTimeoutError::Timeout) {
      check(Traits::Clock::now() - start >= kSoon, "a time-out comes early");
    } else {
      check(false, "disconnected before the message");
    }
    received += receive_all(rx);
    check(received == senders, "a message is lost");
    for (ThreadHandle& thread : threads) thread.join();
  }
  ledger.balance();
}

// A time-out against the end of all senders, and against close().
template <class Flavour>
void time_out_against_the_end(Flavour flavour, bool by_close) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto thread = spawn([by_close, mine = std::move(tx)]() mutable {
      if (by_close) mine.close();
      mine.reset();
    });
    const auto start = Traits::Clock::now();
    auto result = rx.recv_timeout(kSoon);
    check(!result, "a message out of nothing");
    if (result.error() == RecvTimeoutError::Timeout) {
      check(Traits::Clock::now() - start >= kSoon, "a time-out comes early");
      check(receive(rx) == -1, "a message out of nothing");
    }
    thread.join();
  }
  ledger.balance();
}

// The receiver times out and goes, while a sender may just be handing over.
template <class Flavour>
void time_out_and_go(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    bool accepted = false;
    auto thread = spawn([&, mine = std::move(tx)] { accepted = send(mine, ledger, 0); });
    bool received = false;
    if (auto result = rx.recv_timeout(kSoon)) {
      received = true;
      result->deliver();
    }
    rx.reset();
    thread.join();
    check(!received || accepted, "received, but refused");
    check(flavour.bound() > 0 || received == accepted, "handed over, but to nobody");
  }
  ledger.balance();
}

// One handle used by two threads at once, and cloned meanwhile.
template <class Flavour>
void shared_handle(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto& shared = tx;
    auto one = spawn([&] { send(shared, ledger, 0); });
    auto two = spawn([&] {
      auto mine = shared.clone();
      send(mine, ledger, 10);
    });
    check(receive(rx) >= 0 && receive(rx) >= 0, "disconnected too early");
    one.join();
    two.join();
  }
  ledger.balance();
}

// The receiver moves to another thread between two messages.
template <class Flavour>
void receiver_moves(Flavour flavour) {
  Ledger ledger;
  {
    auto [tx, rx] = flavour.make();
    auto thread = spawn([&ledger, mine = std::move(tx)] {
      send(mine, ledger, 0);
      send(mine, ledger, 1);
    });
    check(receive(rx) == 0, "a message out of order");
    auto other = spawn([moved = std::move(rx)]() mutable {
      check(receive(moved) == 1, "a message out of order");
      check(receive(moved) == -1, "a message too many");
    });
    other.join();
    thread.join();
  }
  ledger.balance();
}

// A message that holds the last sender of its own channel: the channel still goes, once.
struct Loop {
  std::optional<Sender<Loop, ChannelTraits>> own;
  std::optional<SyncSender<Loop, ChannelTraits>> own_sync;
};

template <class Flavour>
void message_holds_its_own_sender(Flavour flavour, bool by_close) {
  auto [tx, rx] = flavour.template make<Loop>();
  auto thread = spawn([by_close, mine = std::move(tx)]() mutable {
    auto inside = mine.clone();
    Loop message;
    if constexpr (Flavour::kIsBounded) {
      message.own_sync.emplace(std::move(inside));
    } else {
      message.own.emplace(std::move(inside));
    }
    if (by_close) {
      mine.close();
      static_cast<void>(mine.send(std::move(message)));
    } else {
      static_cast<void>(mine.send(std::move(message)));
    }
  });
  rx.reset();
  thread.join();
}

// ---- All of them ----

struct Case {
  std::string name;
  std::string flavour;
  std::function<void()> body;
  bool is_large = false;  // too large to be finished in a quick run
};

inline std::vector<Case> all_cases() {
  std::vector<Case> cases;
  const auto add_flavour = [&](const std::string& name, auto flavour) {
    const auto add = [&](const char* what, std::function<void()> body, bool is_large = false) {
      cases.push_back({name + "/" + what, name, std::move(body), is_large});
    };
    const bool waits = flavour.bound() < 2;  // senders block soon
    add("two_senders", [=] { two_senders(flavour, 1); });
    add(
        "two_senders_two_each", [=] { two_senders(flavour, 2); }, true);
    add("one_sender", [=] { one_sender(flavour, 3); });
    add(
        "one_sender_five", [=] { one_sender(flavour, 5); }, true);
    if (flavour.bound() > 2)
      add(
          "blocks_come_back", [=] { one_sender(flavour, 6); }, true);
    add("last_senders_against_receive", [=] { last_senders_against_receive(flavour, false); });
    add("last_sender_with_message_against_receive", [=] { last_senders_against_receive(flavour, true); });
    add("all_handles_go", [=] { all_handles_go(flavour, false); });
    add("all_handles_go_with_message", [=] { all_handles_go(flavour, true); });
    add("receiver_goes_at_once", [=] { receiver_goes(flavour, 0, 2); });
    add("receiver_goes_after_one", [=] { receiver_goes(flavour, 1, 3); });
    add("receiver_goes_before_two_senders", [=] { receiver_goes_before_two_senders(flavour, 0); });
    add("receiver_goes_between_two_senders", [=] { receiver_goes_before_two_senders(flavour, 1); });
    if (flavour.bound() > 0) {
      const int count = flavour.bound() < 3 ? static_cast<int>(flavour.bound()) : 3;
      add("messages_go_with_the_receiver", [=] { messages_go_with_the_receiver(flavour, count); });
    }
    add("close_against_everybody", [=] { close_against_everybody(flavour, 1); });
    add(
        "close_against_everybody_two", [=] { close_against_everybody(flavour, 2); }, true);
    if constexpr (decltype(flavour)::kIsBounded) {
      add("close_against_blocked_senders", [=] { close_against_blocked_senders(flavour); });
    }
    add("two_closers", [=] { two_closers(flavour); });
    if constexpr (decltype(flavour)::kIsBounded) {
      add("try_send_against_receive", [=] { try_send_against_receive(flavour, 2); });
      add(
          "try_send_against_receive_three", [=] { try_send_against_receive(flavour, 3); }, true);
      add("two_try_sends", [=] { two_try_sends(flavour); });
      add("try_send_against_send", [=] { try_send_against_send(flavour); });
    }
    add("try_receive_against_send", [=] { try_receive_against_send(flavour, 2); });
    add("a_finished_send_is_there", [=] { a_finished_send_is_there(flavour); });
    add("causal_order", [=] { causal_order(flavour); });
    if (waits)
      add(
          "blocked_senders_get_on", [=] { blocked_senders_get_on(flavour, 2); }, true);
    if (flavour.bound() == 0) {
      add("rendezvous_goes_both_ways", [=] { rendezvous_goes_both_ways(flavour, false); });
      add("rendezvous_by_try_goes_both_ways", [=] { rendezvous_goes_both_ways(flavour, true); });
    }
    add("time_out_against_arrival", [=] { time_out_against_arrival(flavour, 1); });
    add(
        "time_out_against_two_arrivals", [=] { time_out_against_arrival(flavour, 2); }, true);
    add("time_out_against_last_sender", [=] { time_out_against_the_end(flavour, false); });
    add("time_out_against_close", [=] { time_out_against_the_end(flavour, true); });
    add("time_out_and_go", [=] { time_out_and_go(flavour); });
    add("shared_handle", [=] { shared_handle(flavour); });
    add("receiver_moves", [=] { receiver_moves(flavour); });
    add("message_holds_its_own_sender", [=] { message_holds_its_own_sender(flavour, false); });
    add("returned_message_holds_its_own_sender", [=] { message_holds_its_own_sender(flavour, true); });
  };
  add_flavour("unbounded", Unbounded{});
  add_flavour("bounded1", Bounded{1});
  add_flavour("bounded2", Bounded{2});
  add_flavour("rendezvous", Bounded{0});
  // A ring whose bound is no power of two.
  cases.push_back({"bounded3/one_sender", "bounded3", [] { one_sender(Bounded{3}, 5); }, true});
  cases.push_back({"bounded3/two_senders", "bounded3", [] { two_senders(Bounded{3}, 2); }, true});
  cases.push_back(
      {"bounded3/messages_go_with_the_receiver", "bounded3", [] { messages_go_with_the_receiver(Bounded{3}, 3); }});
  return cases;
}

}  // namespace mpsc::model
