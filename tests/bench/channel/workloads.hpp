// The workloads W1 to W10 over any channel, and a crowd of 16 producers.
//
// A Peer says how to make its channels: some of `unbounded<T>()`, `bounded<T>(n)` and `rendezvous<T>()`, each a pair of
// a sender (`clone()`, `send(T)`) and a receiver (`recv()`), both with results that convert to bool. Giving up the last
// sender disconnects. What a Peer does not offer is left out of its list. `Peer::Thread` runs a producer.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "command.hpp"

namespace bench {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

using Number = std::uint64_t;
using Boxed = std::unique_ptr<std::uint64_t>;

template <class T>
T make_message(std::uint64_t number) {
  if constexpr (std::is_same_v<T, Boxed>) {
    return std::make_unique<std::uint64_t>(number);
  } else {
    return number;
  }
}
inline std::uint64_t number_in(Number message) { return message; }
inline std::uint64_t number_in(const Boxed& message) { return *message; }

constexpr std::uint64_t sum_below(std::uint64_t count) { return count % 2 == 0 ? count / 2 * (count - 1) : (count - 1) / 2 * count; }

template <class T>
void give_up(T handle) {
  static_cast<void>(handle);
}

// All producers send, this thread receives until the channel is disconnected.
template <class Peer, class T, class Make>
double stream(unsigned producers, std::uint64_t messages_each, Make make) {
  const Stopwatch stopwatch;
  auto [tx, rx] = make();
  std::vector<typename Peer::Thread> threads;
  threads.reserve(producers);
  for (unsigned producer = 0; producer < producers; ++producer) {
    threads.emplace_back([tx = tx.clone(), first = producer * messages_each, messages_each]() mutable {
      for (std::uint64_t i = 0; i < messages_each; ++i) {
        require(static_cast<bool>(tx.send(make_message<T>(first + i))), "send to a live receiver");
      }
    });
  }
  give_up(std::move(tx));
  std::uint64_t sum = 0;
  std::uint64_t count = 0;
  while (auto message = rx.recv()) {
    sum += number_in(*message);
    ++count;
  }
  for (auto& thread : threads) thread.join();
  const double seconds = stopwatch.seconds();
  require(count == producers * messages_each, "every message arrives once");
  require(sum == sum_below(producers * messages_each), "the messages' sum");
  return seconds;
}

// One message goes to an echoing thread and back.
template <class Peer, class Make>
double ping_pong(std::uint64_t round_trips, Make make) {
  const Stopwatch stopwatch;
  auto [ping_tx, ping_rx] = make();
  auto [pong_tx, pong_rx] = make();
  typename Peer::Thread echo([tx = std::move(pong_tx), rx = std::move(ping_rx)]() mutable {
    while (auto message = rx.recv()) {
      require(static_cast<bool>(tx.send(*message + 1)), "send to a live receiver");
    }
    // Given up here and not with the closure: a fiber's closure lives until somebody lets go of the fiber.
    give_up(std::move(tx));
  });
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < round_trips; ++i) {
    require(static_cast<bool>(ping_tx.send(i)), "send to a live receiver");
    auto answer = pong_rx.recv();
    require(static_cast<bool>(answer), "an answer");
    sum += *answer;
  }
  give_up(std::move(ping_tx));
  require(!pong_rx.recv(), "disconnection");
  echo.join();
  const double seconds = stopwatch.seconds();
  require(sum == sum_below(round_trips) + round_trips, "the answers' sum");
  return seconds;
}

// The life of a channel that carries one message.
template <class Make>
double create_and_drop(std::uint64_t channels, Make make) {
  const Stopwatch stopwatch;
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < channels; ++i) {
    auto [tx, rx] = make();
    require(static_cast<bool>(tx.send(i)), "send to a live receiver");
    auto message = rx.recv();
    require(static_cast<bool>(message), "the message");
    sum += *message;
  }
  const double seconds = stopwatch.seconds();
  require(sum == sum_below(channels), "the messages' sum");
  return seconds;
}

// Everything is sent before the first message is received, by one thread.
template <class Make>
double fill_and_drain(std::uint64_t messages, Make make) {
  const Stopwatch stopwatch;
  auto [tx, rx] = make();
  for (std::uint64_t i = 0; i < messages; ++i) {
    require(static_cast<bool>(tx.send(i)), "send to a live receiver");
  }
  std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < messages; ++i) {
    auto message = rx.recv();
    require(static_cast<bool>(message), "a message");
    sum += *message;
  }
  give_up(std::move(tx));
  require(!rx.recv(), "disconnection");
  const double seconds = stopwatch.seconds();
  require(sum == sum_below(messages), "the messages' sum");
  return seconds;
}

template <class Peer>
concept Unbounded = requires { Peer::template unbounded<Number>(); };
template <class Peer>
concept Bounded = requires { Peer::template bounded<Number>(std::size_t{1}); };
template <class Peer>
concept Rendezvous = requires { Peer::template rendezvous<Number>(); };
// A peer for a single producer says `static constexpr bool kOneProducer = true`.
template <class Peer>
concept OneProducer = requires { requires Peer::kOneProducer; };

template <class Peer>
void add_unbounded(std::vector<Workload>& list) {
  constexpr auto numbers = [] { return Peer::template unbounded<Number>(); };
  constexpr auto stream_numbers = [](unsigned producers, std::uint64_t each) {
    return stream<Peer, Number>(producers, each, decltype(numbers){});
  };
  list.push_back({"W1", 1, 5'000'000, false, stream_numbers});
  if constexpr (!OneProducer<Peer>) list.push_back({"W2", 4, 1'000'000, false, stream_numbers});
  list.push_back({"W7U", 1, 2'000'000, false,
                  [](unsigned, std::uint64_t each) { return ping_pong<Peer>(each, decltype(numbers){}); }});
  list.push_back({"W8", 1, 1'000'000, false,
                  [](unsigned, std::uint64_t each) { return create_and_drop(each, decltype(numbers){}); }});
  list.push_back({"W9", 1, 1'000'000, false,
                  [](unsigned, std::uint64_t each) { return fill_and_drain(each, decltype(numbers){}); }});
  if constexpr (!OneProducer<Peer>) {
    list.push_back({"W10", 4, 500'000, false, [](unsigned producers, std::uint64_t each) {
                      return stream<Peer, Boxed>(producers, each, [] { return Peer::template unbounded<Boxed>(); });
                    }});
    list.push_back({"U16", 16, 250'000, true, stream_numbers});
  }
}

template <class Peer>
void add_bounded(std::vector<Workload>& list) {
  constexpr auto buffer = [] { return Peer::template bounded<Number>(128); };
  constexpr auto slot = [] { return Peer::template bounded<Number>(1); };
  constexpr auto stream_buffer = [](unsigned producers, std::uint64_t each) {
    return stream<Peer, Number>(producers, each, decltype(buffer){});
  };
  constexpr auto stream_slot = [](unsigned producers, std::uint64_t each) {
    return stream<Peer, Number>(producers, each, decltype(slot){});
  };
  list.push_back({"W3", 1, 2'000'000, false, stream_buffer});
  if constexpr (!OneProducer<Peer>) list.push_back({"W4", 4, 500'000, false, stream_buffer});
  list.push_back({"W5", 1, 3'000'000, false, stream_slot});
  list.push_back({"W7", 1, 2'000'000, false,
                  [](unsigned, std::uint64_t each) { return ping_pong<Peer>(each, decltype(slot){}); }});
  list.push_back({"W8B", 1, 1'000'000, false,
                  [](unsigned, std::uint64_t each) { return create_and_drop(each, decltype(slot){}); }});
  if constexpr (!OneProducer<Peer>) {
    list.push_back({"B16", 16, 125'000, true, stream_buffer});
    list.push_back({"S16", 16, 125'000, true, stream_slot});
  }
}

template <class Peer>
void add_rendezvous(std::vector<Workload>& list) {
  constexpr auto stream_hand_to_hand = [](unsigned producers, std::uint64_t each) {
    return stream<Peer, Number>(producers, each, [] { return Peer::template rendezvous<Number>(); });
  };
  list.push_back({"W6", 1, 2'000'000, false, stream_hand_to_hand});
  list.push_back({"R16", 16, 125'000, true, stream_hand_to_hand});
}

template <class Peer>
std::vector<Workload> workloads_of() {
  std::vector<Workload> list;
  if constexpr (Unbounded<Peer>) add_unbounded<Peer>(list);
  if constexpr (Bounded<Peer>) add_bounded<Peer>(list);
  if constexpr (Rendezvous<Peer>) add_rendezvous<Peer>(list);
  return list;
}

}  // namespace bench
