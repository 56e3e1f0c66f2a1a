#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <mpsc/mpsc.hpp>
#include <thread>
#include <vector>

#include "cases.hpp"
#include "command.hpp"
#include "counting_traits.hpp"

namespace bench {
namespace {

constexpr double kMegabyte = 1e6;

template <class Make>
void show_idle_channels(const char* flavour, std::size_t count, Make make) {
  const std::uint64_t before = CountingTraits::bytes();
  std::vector<decltype(make())> channels;
  channels.reserve(count);
  for (std::size_t i = 0; i < count; ++i) channels.push_back(make());
  const auto bytes = static_cast<double>(CountingTraits::bytes() - before);
  std::printf("idle,%zu %s channels,%.0f bytes each,%.1f MB\n", count, flavour, bytes / static_cast<double>(count),
              bytes / kMegabyte);
}

#ifndef __EMSCRIPTEN__
// CPU seconds of this process over some time in which every thread waits for a channel.
void show_waiting_cpu(std::chrono::duration<double> time) {
  constexpr int kReceivers = 16;
  constexpr int kSenders = 8;
  std::vector<mpsc::Sender<int>> idle_senders;
  std::vector<std::thread> threads;
  for (int i = 0; i < kReceivers; ++i) {
    auto [tx, rx] = mpsc::channel<int>();
    idle_senders.push_back(std::move(tx));
    threads.emplace_back([rx = std::move(rx)]() mutable { require(!rx.recv(), "disconnection"); });
  }
  auto [full_tx, full_rx] = mpsc::sync_channel<int>(1);
  require(static_cast<bool>(full_tx.send(0)), "room for one message");
  for (int i = 0; i < kSenders; ++i) {
    threads.emplace_back([tx = full_tx.clone()] { require(!tx.send(1), "disconnection"); });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // all have gone to sleep by then
  const std::clock_t before = std::clock();
  std::this_thread::sleep_for(time);
  const double cpu = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  idle_senders.clear();
  mpsc::drop(std::move(full_rx));
  for (std::thread& thread : threads) thread.join();
  std::printf("idle,%d receivers and %d senders waiting,%.4f CPU seconds in %.1f s\n", kReceivers, kSenders, cpu,
              time.count());
}
#endif

}  // namespace

void show_idle(double scale) {
  const auto count = static_cast<std::size_t>(std::max(1.0, 10'000 * scale));
  show_idle_channels("unbounded", count, [] { return mpsc::channel<std::uint64_t, CountingTraits>(); });
  show_idle_channels("rendezvous", count, [] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(0); });
  show_idle_channels("bounded(1)", count, [] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(1); });
  show_idle_channels("bounded(16)", count, [] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(16); });
  show_idle_channels("bounded(128)", count, [] { return mpsc::sync_channel<std::uint64_t, CountingTraits>(128); });
#ifndef __EMSCRIPTEN__
  show_waiting_cpu(std::chrono::duration<double>(2 * std::min(1.0, scale)));
#endif
}

}  // namespace bench
