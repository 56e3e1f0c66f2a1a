// What a frame's pictures cost: the stage with 24 threads and 1,000 visible messages, the lanes over long histories.
//   bench_view      prints name,events,shapes,value,unit (medians)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <random>
#include <vector>

#include "../../view/measure.hpp"
#include "view/lanes.hpp"
#include "view/stage.hpp"
#include "world/op.hpp"
#include "world/state.hpp"

namespace {

using namespace handoff;
using world::Event;
using world::EventKind;
using world::ThreadId;
using Clock = std::chrono::steady_clock;

const tests::Measure kMeasure;

template <class Work>
double median_us(int rounds, Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const Clock::time_point start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
  return times[static_cast<std::size_t>(rounds / 2)];
}

void print(const char* name, std::size_t events, std::size_t shapes, double value, const char* unit) {
  std::printf("%s,%zu,%zu,%.1f,%s\n", name, events, shapes, value, unit);
}

// 23 threads and main; ten unbounded channels, each with 100 messages inside.
struct Crowd {
  world::State state;
  view::Timeline timeline;
  std::vector<Event> recent;

  Crowd() {
    for (std::uint32_t i = 0; i < 24; ++i) {
      world::Thread thread;
      thread.name = i == 0 ? "main" : "producer " + std::to_string(i);
      thread.status = i % 3 == 0 ? world::Status::blocked_empty : world::Status::sleeping;
      state.threads.push_back(std::move(thread));
    }
    for (std::uint32_t c = 0; c < 10; ++c) {
      world::Channel channel;
      for (std::uint32_t i = 0; i < 100; ++i)
        channel.queue.push_back({world::MessageId{state.messages++}, ThreadId{i % 24}, world::Value(std::int64_t{i})});
      state.channels.push_back(std::move(channel));
      for (const bool is_receiver : {false, true}) {
        world::Handle handle;
        handle.kind = is_receiver ? world::HandleKind::Receiver : world::HandleKind::Sender;
        handle.channel = world::ChannelId{c};
        handle.name = (is_receiver ? "rx" : "tx") + std::to_string(c);
        handle.owner = is_receiver ? ThreadId{23} : ThreadId{c};
        state.threads.edit(world::index(handle.owner)).owned.push_back(world::HandleId{2 * c + is_receiver});
        state.handles.push_back(std::move(handle));
      }
    }
    for (std::uint32_t n = 1; n <= 1000; ++n) {
      Event event;
      event.n = n;
      event.kind = EventKind::sent;
      event.channel = world::ChannelId{(n - 1) % 10};
      event.thread = ThreadId{n % 24};
      event.message = world::MessageId{(n - 1) % 10 * 100 + (n - 1) / 10};
      event.value = std::int64_t{n};
      event.t_ms = n * 0.3;
      if (n % 4 == 0) recent.push_back(event);
      timeline.append(event);
    }
    state.position = 1000;
    state.now_ms = 300;
  }
};

void bench_stage() {
  const Crowd crowd;
  for (const bool moves : {false, true}) {
    view::StageInput in{crowd.state, crowd.timeline, kMeasure};
    in.width = 3200, in.height = 1700;
    if (moves) in.recent = &crowd.recent;
    in.settled = !moves;
    in.clock_ms = 310;
    std::size_t tokens = 0, shapes = 0;
    const double us = median_us(200, [&] {
      const view::Picture picture = view::layout_stage(in);
      shapes = picture.shapes.size();
      tokens =
          static_cast<std::size_t>(std::count_if(picture.hits.begin(), picture.hits.end(), [](const view::Hit& hit) {
            return hit.id.rfind("message/", 0) == 0;
          }));
    });
    std::printf("# stage: 24 threads, %zu messages visible\n", tokens);
    print(moves ? "stage_moving" : "stage_settled", crowd.recent.size(), shapes, us, "us");
  }
}

// 23 producers that sleep, send, print; a receiver that takes each message a little later.
view::Timeline history(std::size_t events, double& end_ms) {
  view::Timeline timeline;
  std::mt19937 random(1);
  std::exponential_distribution<double> gap(2);
  std::uint32_t n = 0, messages = 0, received = 0;
  double t = 0;
  while (n < events) {
    const ThreadId thread{1 + static_cast<std::uint32_t>(random() % 22)};
    const auto add = [&](EventKind kind, ThreadId who, world::MessageId message = world::kNoMessage) {
      Event event;
      event.n = ++n;
      event.kind = kind;
      event.thread = who;
      event.message = message;
      event.channel = world::ChannelId{0};
      event.t_ms = t += gap(random);
      timeline.append(event);
    };
    add(EventKind::woke, thread);
    add(EventKind::sent, thread, world::MessageId{messages++});
    if (messages - received > 50) {
      add(EventKind::received, ThreadId{23}, world::MessageId{received++});
      add(EventKind::recv_blocked, ThreadId{23});
    }
    add(EventKind::slept, thread);
  }
  end_ms = t;
  return timeline;
}

void bench_lanes() {
  const Crowd crowd;
  for (const std::size_t events : {1'000u, 100'000u, 2'000'000u}) {
    double end_ms = 0;
    const Clock::time_point start = Clock::now();
    const view::Timeline timeline = history(events, end_ms);
    print("append", events, 0,
          std::chrono::duration<double, std::nano>(Clock::now() - start).count() / static_cast<double>(events),
          "ns/event");
    view::LanesInput in{timeline, crowd.state, kMeasure};
    in.now_ms = end_ms;
    in.position = timeline.length();
    in.width = 1416, in.height = 330;
    std::size_t shapes = 0;
    const auto frame = [&] { shapes = view::layout_lanes(in).shapes.size(); };
    in.window = {0, end_ms};
    const double whole = median_us(100, frame);
    print("lanes_whole", events, shapes, whole, "us");
    in.window = {end_ms / 2, end_ms / 2 + end_ms / 50};
    const double part = median_us(100, frame);
    print("lanes_part", events, shapes, part, "us");
    in.window = {end_ms - 200, end_ms};
    const double latest = median_us(100, frame);
    print("lanes_latest", events, shapes, latest, "us");
    in.window = {0, end_ms};
    print("message_near", events, 0,
          median_us(100,
                    [&] {
                      static_cast<void>(view::message_near(in, {700, 150}));
                    }),
          "us");
  }
}

}  // namespace

int main() {
  std::puts("name,events,shapes,value,unit");
  bench_stage();
  bench_lanes();
}
