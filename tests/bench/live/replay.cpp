// What the specification and its history cost: steps per second of replay, and looking at any point of a long run.
//   bench_replay [events]      prints name,events,value,unit
#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "world/op.hpp"
#include "world/record.hpp"

namespace {

using namespace handoff::world;
// The processor time of this thread: on a busy machine the time that others take is not ours.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<Clock, duration>;
  static time_point now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  }
};

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// for i in first.. { tx.send(i); sleep }
class Producer final : public ScriptBody {
 public:
  explicit Producer(HandleId tx) : tx_(tx) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<Producer>(*this); }
  Op next() const override {
    if (sleeps_) return {Sleep{0.0}};
    return {Send{tx_, i_}};
  }
  void resume(const OpResult&) override {
    if (sleeps_) ++i_;
    sleeps_ = !sleeps_;
  }

 private:
  HandleId tx_;
  std::int64_t i_ = 0;
  bool sleeps_ = false;
};

// for message in rx { println!("{message}") }
class Receiver final : public ScriptBody {
 public:
  explicit Receiver(HandleId rx) : rx_(rx) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<Receiver>(*this); }
  Op next() const override {
    if (prints_) return {Print{message_.to_text()}};
    return {Recv{rx_}};
  }
  void resume(const OpResult& result) override {
    if (!prints_) message_ = result.value;
    prints_ = !prints_;
  }

 private:
  HandleId rx_;
  Value message_;
  bool prints_ = false;
};

// Makes the channel, spawns the receiver and the producers, and waits for the receiver.
class Main final : public ScriptBody {
 public:
  Main(std::optional<std::uint32_t> bound, int producers) : bound_(bound), producers_(producers) {}
  std::unique_ptr<ScriptBody> clone() const override { return std::make_unique<Main>(*this); }
  Op next() const override {
    if (at_ == 0) return {MakeChannel{bound_, "tx", "rx"}};
    if (at_ == 1) return {Spawn{"receiver", make_script<Receiver>(rx_), {rx_}}};
    const int step = at_ - 2;
    if (step < 2 * producers_ && step % 2 == 0) return {CloneSender{tx_, "tx" + std::to_string(step / 2)}};
    if (step < 2 * producers_) return {Spawn{"producer", make_script<Producer>(clone_), {clone_}}};
    return {Join{ThreadId{1}}};
  }
  void resume(const OpResult& result) override {
    if (at_ == 0) {
      tx_ = result.handle;
      rx_ = result.receiver;
    }
    if (at_ >= 2) clone_ = result.handle;
    ++at_;
  }

 private:
  std::optional<std::uint32_t> bound_;
  int producers_, at_ = 0;
  HandleId tx_{}, rx_{}, clone_{};
};

// Runs `events` events, each thread in turn; the receiver only every `receiver_every` rounds.
void simulate(History& history, std::uint32_t events, std::uint32_t receiver_every) {
  for (std::uint32_t round = 0; history.length() < events; ++round) {
    const auto threads = static_cast<std::uint32_t>(history.latest().threads.size());
    for (std::uint32_t id = 0; id < threads && history.length() < events; ++id) {
      if (id == 1 && round % receiver_every != 0) continue;
      if (enabled(history.latest(), ThreadId{id}))
        history.step(ThreadId{id}, {history.length() * 0.01, false, nullptr});
    }
  }
}

std::vector<Record> records_of(const History& history) {
  std::vector<Record> records;
  for (std::uint32_t n = 1; n <= history.length(); ++n) {
    const Event& event = history.event(n);
    Record record;
    record.t_ms = event.t_ms;
    record.thread = event.thread;
    record.outcome = event.outcome;
    record.message = event.message;
    record.value = event.value;
    records.push_back(std::move(record));
  }
  return records;
}

double resident_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void report(const char* name, std::uint32_t events, double value, const char* unit) {
  std::printf("%s,%u,%.4g,%s\n", name, events, value, unit);
  std::fflush(stdout);
}

void measure(const char* name, std::optional<std::uint32_t> bound, std::uint32_t events, std::uint32_t receiver_every) {
  std::printf("-- %s\n", name);
  const State initial = initial_state(make_script<Main>(bound, 4));
  {
    State state = initial;
    const auto start = Clock::now();
    std::uint32_t taken = 0;
    while (taken < events) {
      for (std::uint32_t id = 0; id < state.threads.size() && taken < events; ++id) {
        if ((id == 1 && taken % receiver_every != 0) || !enabled(state, ThreadId{id})) continue;
        step(state, ThreadId{id}, {});
        ++taken;
      }
    }
    report("step", events, taken / seconds_since(start) / 1e6, "million/s");
  }
  History history(initial);
  simulate(history, events, receiver_every);
  const double before_mb = resident_mb();
  {
    const std::vector<Record> records = records_of(history);
    History replayed(initial);
    const auto start = Clock::now();
    for (const Record& record : records) {
      if (!replayed.append(record)) {
        std::printf("%s\n", replayed.disagreement()->c_str());
        std::exit(1);
      }
    }
    report("append", events, events / seconds_since(start) / 1e6, "million/s");
  }
  double worst = 0, sum = 0;
  std::uint64_t random = 1;
  constexpr int kLooks = 1000;
  for (int i = 0; i < kLooks; ++i) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    const auto position = static_cast<std::uint32_t>((random >> 33) % events);
    const auto start = Clock::now();
    history.at(position);
    const double ms = seconds_since(start) * 1e3;
    worst = std::max(worst, ms);
    sum += ms;
  }
  report("at, random: mean", events, sum / kLooks, "ms");
  report("at, random: worst", events, worst, "ms");
  worst = 0;
  for (std::uint32_t position = events; position-- > events - 2000;) {
    const auto start = Clock::now();
    history.at(position);
    worst = std::max(worst, seconds_since(start) * 1e3);
  }
  report("at, backwards: worst", events, worst, "ms");
  report("waiting messages", events, static_cast<double>(history.latest().channels[0].queue.size()), "");
  report("resident after simulation", events, before_mb, "MB");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) {
    const auto events = static_cast<std::uint32_t>(std::atol(argv[1]));
    measure("unbounded, slow receiver", std::nullopt, events, 1'000'000);
    return 0;
  }
  measure("bounded(4)", 4, 100'000, 1);
  measure("rendezvous", 0, 100'000, 1);
  measure("unbounded, slow receiver", std::nullopt, 100'000, 1000);
  measure("unbounded, slow receiver", std::nullopt, 2'000'000, 1'000'000);
}
