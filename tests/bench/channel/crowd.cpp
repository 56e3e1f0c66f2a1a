#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "cases.hpp"
#include "handoff_peer.hpp"
#include "workloads.hpp"

#ifdef __linux__
#include <sched.h>
#endif

namespace bench {
namespace {

// Where it can be done; elsewhere all processors take part.
void stay_on_two_processors() {
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  cpu_set_t two;
  CPU_ZERO(&two);
  for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&two) < 2; ++cpu) {
    if (CPU_ISSET(cpu, &allowed)) CPU_SET(cpu, &two);
  }
  sched_setaffinity(0, sizeof two, &two);
#endif
}

template <class Make>
void show_flavour(const char* flavour, std::uint64_t messages, Make make) {
  for (const unsigned producers : {1u, 4u, 16u, 64u}) {
    const std::uint64_t each = std::max<std::uint64_t>(1, messages / producers);
    const double seconds = stream<HandoffPeer<>, Number>(producers, each, make);
    std::printf("crowd,%s,%u producers,%.1f ns a message\n", flavour, producers,
                seconds * 1e9 / static_cast<double>(each * producers));
  }
}

}  // namespace

void show_crowd(double scale) {
  stay_on_two_processors();
  const auto messages = static_cast<std::uint64_t>(2'000'000 * scale);
  show_flavour("unbounded", messages, [] { return mpsc::channel<Number>(); });
  show_flavour("bounded(128)", messages, [] { return mpsc::sync_channel<Number>(128); });
  show_flavour("bounded(1)", messages, [] { return mpsc::sync_channel<Number>(1); });
  show_flavour("rendezvous", messages, [] { return mpsc::sync_channel<Number>(0); });
}

}  // namespace bench
