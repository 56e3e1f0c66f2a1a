#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <mpsc/mpsc.hpp>

#include "cases.hpp"
#include "command.hpp"
#include "counting_traits.hpp"

namespace bench {
namespace {

template <std::size_t kBytes>
struct Message {
  std::uint64_t number = 0;
  unsigned char rest[kBytes - sizeof(std::uint64_t)] = {};
};
template <>
struct Message<8> {
  std::uint64_t number = 0;
};

// Fills up to `live` messages, lets ten times as many pass at that level, drains.
template <std::size_t kBytes>
void show_level(std::uint64_t live) {
  const std::uint64_t before = CountingTraits::bytes();
  auto [tx, rx] = mpsc::channel<Message<kBytes>, CountingTraits>();
  const auto used = [before] { return CountingTraits::bytes() - before; };
  const std::uint64_t when_new = used();
  for (std::uint64_t i = 0; i < live; ++i) require(static_cast<bool>(tx.send({i})), "send");
  const std::uint64_t filled = used();
  std::uint64_t most = filled;
  for (std::uint64_t i = 0; i < live * 10; ++i) {
    require(static_cast<bool>(tx.send({i})), "send");
    require(static_cast<bool>(rx.recv()), "recv");
    most = std::max(most, used());
  }
  for (std::uint64_t i = 0; i < live; ++i) require(static_cast<bool>(rx.recv()), "recv");
  const std::uint64_t drained = used();
  const std::uint64_t contents = live * sizeof(Message<kBytes>);
  std::printf("memory,%zu-byte messages,%llu live,%llu bytes of contents,new %llu,filled %llu,most %llu,drained %llu",
              kBytes, static_cast<unsigned long long>(live), static_cast<unsigned long long>(contents),
              static_cast<unsigned long long>(when_new), static_cast<unsigned long long>(filled),
              static_cast<unsigned long long>(most), static_cast<unsigned long long>(drained));
  if (contents > 0) {
    std::printf(",(most - new) / contents %.2f", static_cast<double>(most - when_new) / static_cast<double>(contents));
  }
  std::printf("\n");
}

}  // namespace

void show_memory(double scale) {
  for (const std::uint64_t live : {1ull, 100ull, 10'000ull, 1'000'000ull}) {
    const auto scaled = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(static_cast<double>(live) * scale));
    show_level<8>(scaled);
    show_level<64>(scaled);
  }
}

}  // namespace bench
