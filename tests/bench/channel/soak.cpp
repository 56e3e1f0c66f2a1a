#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>

#include "cases.hpp"
#include "handoff_peer.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

using Peer = HandoffPeer<>;
using std::chrono::microseconds;

// Receives by turns in every way there is, so that arrivals meet polls, time-outs and iteration.
std::uint64_t receive_in_every_way(mpsc::Receiver<Number>& rx, std::uint64_t& count) {
  std::uint64_t sum = 0;
  const auto take = [&](Number message) {
    sum += message;
    ++count;
  };
  for (std::uint64_t turn = 0;; ++turn) {
    switch (turn % 4) {
      case 0:
        if (auto message = rx.recv()) {
          take(*message);
          break;
        }
        return sum;
      case 1:
        if (auto message = rx.try_recv()) take(*message);
        break;
      case 2:
        if (auto message = rx.recv_timeout(microseconds(turn % 64))) take(*message);
        break;
      default:
        for (Number& message : rx.try_iter()) {
          take(message);
          if (message % 16 == 0) break;
        }
    }
  }
}

// Half of the producers of a bounded channel try first.
double mixed(std::size_t bound, unsigned producers, std::uint64_t messages_each) {
  const Stopwatch stopwatch;
  auto [tx, rx] = mpsc::sync_channel<Number>(bound);
  std::vector<std::thread> threads;
  for (unsigned producer = 0; producer < producers; ++producer) {
    threads.emplace_back([tx = tx.clone(), producer, messages_each] {
      for (std::uint64_t i = 0; i < messages_each; ++i) {
        const Number message = producer * messages_each + i;
        if (producer % 2 == 1 && tx.try_send(message)) continue;
        tx.send(message).value();
      }
    });
  }
  mpsc::drop(std::move(tx));
  std::uint64_t count = 0;
  const std::uint64_t sum = receive_in_every_way(rx, count);
  for (std::thread& thread : threads) thread.join();
  require(count == producers * messages_each, "every message arrives once");
  require(sum == sum_below(producers * messages_each), "the messages' sum");
  return stopwatch.seconds();
}

struct Part {
  const char* what;
  double share;  // of all messages
  unsigned producers;
  double (*run)(unsigned producers, std::uint64_t messages_each);
};

template <std::size_t kBound>
double bounded(unsigned producers, std::uint64_t each) {
  return stream<Peer, Number>(producers, each, [] { return mpsc::sync_channel<Number>(kBound); });
}
template <std::size_t kBound>
double bounded_in_every_way(unsigned producers, std::uint64_t each) {
  return mixed(kBound, producers, each);
}
double unbounded(unsigned producers, std::uint64_t each) {
  return stream<Peer, Number>(producers, each, [] { return mpsc::channel<Number>(); });
}
double unbounded_boxes(unsigned producers, std::uint64_t each) {
  return stream<Peer, Boxed>(producers, each, [] { return mpsc::channel<Boxed>(); });
}

constexpr Part kParts[] = {
    {"unbounded", 0.20, 1, unbounded},
    {"unbounded", 0.18, 4, unbounded},
    {"unbounded", 0.05, 16, unbounded},
    {"unbounded, owning pointers", 0.05, 4, unbounded_boxes},
    {"bounded(128)", 0.15, 1, bounded<128>},
    {"bounded(128)", 0.15, 4, bounded<128>},
    {"bounded(3)", 0.05, 3, bounded<3>},
    {"bounded(2)", 0.05, 2, bounded<2>},
    {"bounded(1)", 0.04, 1, bounded<1>},
    {"bounded(1)", 0.02, 4, bounded<1>},
    {"rendezvous", 0.03, 1, bounded<0>},
    {"rendezvous", 0.01, 4, bounded<0>},
    {"bounded(128), every way to send and receive", 0.01, 4, bounded_in_every_way<128>},
    {"bounded(1), every way to send and receive", 0.005, 4, bounded_in_every_way<1>},
    {"rendezvous, every way to send and receive", 0.005, 4, bounded_in_every_way<0>},
};

}  // namespace

void soak(double scale) {
  const double wanted = 1e9 * scale;
  std::uint64_t total = 0;
  double seconds = 0;
  for (const Part& part : kParts) {
    const auto each = static_cast<std::uint64_t>(std::max(1.0, wanted * part.share / part.producers + 0.5));
    const double taken = part.run(part.producers, each);
    const std::uint64_t messages = each * part.producers;
    std::printf("soak,%s,%u producers,%llu messages,%.1f s,sums right\n", part.what, part.producers,
                static_cast<unsigned long long>(messages), taken);
    std::fflush(stdout);
    total += messages;
    seconds += taken;
  }
  std::printf("soak,all,,%llu messages,%.1f s,sums right\n", static_cast<unsigned long long>(total), seconds);
}

}  // namespace bench
