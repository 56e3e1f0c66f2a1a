// bench_probe: how long a cache line takes there and back between two threads, in ns (the median of many short batches,
// so that a preempted batch does not count). Virtual machines move their CPUs between cache domains: figures are only
// comparable where this one is.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

constexpr std::uint32_t kBatches = 41;
constexpr std::uint32_t kRoundTrips = 2000;

alignas(128) std::atomic<std::uint32_t> ping{0};
alignas(128) std::atomic<std::uint32_t> pong{0};

void await(const std::atomic<std::uint32_t>& word, std::uint32_t value) {
  // Bounded, for the case that both threads sit on one core.
  for (unsigned polls = 0; word.load(std::memory_order_acquire) != value; ++polls) {
    if (polls > 10'000) std::this_thread::yield();
  }
}

}  // namespace

int main() {
  std::thread echo([] {
    for (std::uint32_t i = 1; i <= kBatches * kRoundTrips; ++i) {
      await(ping, i);
      pong.store(i, std::memory_order_release);
    }
  });
  std::vector<double> batches;
  std::uint32_t i = 0;
  for (std::uint32_t batch = 0; batch < kBatches; ++batch) {
    const auto start = std::chrono::steady_clock::now();
    for (std::uint32_t trip = 0; trip < kRoundTrips; ++trip) {
      ping.store(++i, std::memory_order_release);
      await(pong, i);
    }
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    batches.push_back(taken.count() / kRoundTrips);
  }
  echo.join();
  std::nth_element(batches.begin(), batches.begin() + kBatches / 2, batches.end());
  std::printf("%.1f\n", batches[kBatches / 2]);
}
