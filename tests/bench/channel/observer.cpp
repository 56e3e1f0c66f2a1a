#include <cstdint>
#include <cstdio>
#include <mutex>

#include "cases.hpp"
#include "handoff_peer.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

struct Notes {
  std::mutex mutex;
  std::uint64_t count = 0;
};

// The cheapest observer that does what observers are for: one order, one entry a note.
class CountingObserver {
 public:
  CountingObserver() = default;
  explicit CountingObserver(Notes& notes) : notes_(&notes) {}
  std::unique_lock<std::mutex> lock() const { return std::unique_lock(notes_->mutex); }
  template <class T>
  void note(mpsc::Operation, mpsc::Outcome, const T*) const {
    ++notes_->count;
  }

 private:
  Notes* notes_ = nullptr;
};

struct ObservedTraits : mpsc::DefaultTraits {
  using Observer = CountingObserver;
};

struct Flavour {
  const char* name;
  unsigned producers;
  std::uint64_t messages_each;
};

template <class Traits, class Make>
double nanoseconds(const Flavour& flavour, double scale, Make make) {
  const auto each = static_cast<std::uint64_t>(std::max(1.0, static_cast<double>(flavour.messages_each) * scale));
  return stream<HandoffPeer<Traits>, Number>(flavour.producers, each, make) * 1e9 /
         static_cast<double>(each * flavour.producers);
}

// The median of five runs each, by turns.
template <class MakeUnobserved, class MakeObserved>
void show_flavour(const Flavour& flavour, double scale, MakeUnobserved unobserved, MakeObserved observed) {
  std::vector<double> without, with;
  for (int round = 0; round < 5; ++round) {
    without.push_back(nanoseconds<mpsc::DefaultTraits>(flavour, scale, unobserved));
    with.push_back(nanoseconds<ObservedTraits>(flavour, scale, observed));
  }
  std::sort(without.begin(), without.end());
  std::sort(with.begin(), with.end());
  std::printf("observer,%s,%u producers,unobserved %.1f ns a message,observed %.1f ns\n", flavour.name,
              flavour.producers, without[2], with[2]);
}

}  // namespace

void show_observer(double scale) {
  Notes notes;
  const CountingObserver observer(notes);
  const auto bounded_flavour = [&](const Flavour& flavour, std::size_t bound) {
    show_flavour(
        flavour, scale, [bound] { return mpsc::sync_channel<Number>(bound); },
        [bound, observer] { return mpsc::sync_channel<Number, ObservedTraits>(bound, observer); });
  };
  for (const unsigned producers : {1u, 4u}) {
    show_flavour({"unbounded", producers, 1'000'000 / producers}, scale, [] { return mpsc::channel<Number>(); },
                 [observer] { return mpsc::channel<Number, ObservedTraits>(observer); });
    bounded_flavour({"bounded(128)", producers, 500'000 / producers}, 128);
  }
  bounded_flavour({"bounded(1)", 1, 200'000}, 1);
  bounded_flavour({"rendezvous", 1, 200'000}, 0);
  std::printf("observer,notes taken,%llu\n", static_cast<unsigned long long>(notes.count));
}

}  // namespace bench
