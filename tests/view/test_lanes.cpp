// The lanes and the indices behind them: the same as reading every event, and cheap however many there are.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "../world/random_script.hpp"
#include "measure.hpp"
#include "play.hpp"
#include "sandbox/setup.hpp"
#include "view/canvas.hpp"
#include "view/lanes.hpp"

namespace handoff::view {
namespace {

using tests::Play;
using world::Event;
using world::EventKind;
using world::MessageId;
using world::ThreadId;

const tests::Measure kMeasure;

Play random_play(std::uint64_t seed) {
  test::Appetite appetite;
  appetite.asks_user = false;
  appetite.operations = 120;
  appetite.longest_sleep_ms = 100;
  Play play(world::initial_state(world::make_script<test::RandomScript>(seed, appetite)));
  std::mt19937 random(static_cast<unsigned>(seed));
  play.play(random, 3000, 3000);
  return play;
}

// What the states say, in the terms of the lanes.
Doing doing_of(const world::State& state, ThreadId id) {
  const world::Thread& thread = state[id];
  if (thread.has_ended() || state.ended) return Doing::ended;
  if (thread.awaits_user || thread.awaits_line) return Doing::awaits_user;
  switch (thread.status) {
    case world::Status::sleeping:
      return Doing::sleeping;
    case world::Status::blocked_full:
      return Doing::blocked_full;
    case world::Status::blocked_empty:
      return Doing::blocked_empty;
    case world::Status::blocked_join:
      return Doing::blocked_join;
    case world::Status::blocked_lock:
      return Doing::blocked_lock;
    default:
      return Doing::running;
  }
}

TEST(SpanIndex, SaysWhatTheStatesSay) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Play play = random_play(seed);
    for (std::uint32_t i = 0; i < play.latest().threads.size(); ++i) {
      std::vector<LaneSpan> spans;
      play.timeline().spans().read(ThreadId{i}, 0, play.now(), play.now(), 0, spans);
      for (std::size_t k = 1; k < spans.size(); ++k) EXPECT_EQ(spans[k - 1].to_ms, spans[k].from_ms);
      for (std::size_t position = 1; position <= play.length(); ++position) {
        const double t = play.events()[position - 1].t_ms;
        if (position < play.length() && play.events()[position].t_ms <= t) continue;  // not the last of its moment
        const world::State& state = play.at(position);
        if (i >= state.threads.size()) continue;
        const auto span =
            std::find_if(spans.begin(), spans.end(), [&](const LaneSpan& s) { return s.from_ms <= t && t < s.to_ms; });
        const Doing doing = doing_of(state, ThreadId{i});
        if (doing == Doing::ended) {
          EXPECT_EQ(span, spans.end());
        } else if (t < play.now()) {
          ASSERT_NE(span, spans.end()) << "seed " << seed << " thread " << i << " at " << t;
          EXPECT_EQ(span->doing, doing) << "seed " << seed << " thread " << i << " at " << t;
        }
      }
    }
  }
}

// A thread that alternates between running and sleeping, with lengths of its own.
struct LongRun {
  Timeline timeline;
  std::vector<double> slept, woke;
  double end_ms = 0;
};

LongRun long_run(std::size_t turns, unsigned seed) {
  LongRun run;
  std::mt19937 random(seed);
  std::exponential_distribution<double> length(0.2);
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < turns; ++i) {
    for (const EventKind kind : {EventKind::slept, EventKind::woke}) {
      Event event;
      event.n = ++n;
      event.kind = kind;
      event.thread = world::kMain;
      event.t_ms = run.end_ms += length(random) * (i % 97 == 0 ? 300 : 1);
      (kind == EventKind::slept ? run.slept : run.woke).push_back(event.t_ms);
      run.timeline.append(event);
    }
  }
  return run;
}

TEST(SpanIndex, MergesWhatCannotBeToldApartAndLosesNoTime) {
  const LongRun run = long_run(20'000, 5);
  std::mt19937 random(9);
  for (int round = 0; round < 200; ++round) {
    std::uniform_real_distribution<double> when(0, run.end_ms);
    double from = when(random), to = when(random);
    if (from > to) std::swap(from, to);
    const double least = (to - from) / 500;
    std::vector<LaneSpan> spans;
    run.timeline.spans().read(world::kMain, from, to, run.end_ms, least, spans);
    ASSERT_FALSE(spans.empty());
    EXPECT_LE(spans.size(), 1010u);
    EXPECT_NEAR(spans.front().from_ms, from, 1e-6);
    EXPECT_NEAR(spans.back().to_ms, to, least);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      EXPECT_LE(spans[i].from_ms, spans[i].to_ms);
      if (i > 0) {
        EXPECT_NEAR(spans[i].from_ms, spans[i - 1].to_ms, 1e-6);
      }
      if (spans[i].is_merged) continue;
      // Exact: this is one sleep, or the time between two.
      const double middle = (spans[i].from_ms + spans[i].to_ms) / 2;
      const auto slept = std::upper_bound(run.slept.begin(), run.slept.end(), middle);
      const bool sleeps =
          slept != run.slept.begin() && run.woke[static_cast<std::size_t>(slept - run.slept.begin()) - 1] > middle;
      EXPECT_EQ(spans[i].doing, sleeps ? Doing::sleeping : Doing::running);
    }
  }
}

std::vector<std::uint32_t> read_messages(const Timeline& timeline, double from, double to, std::size_t most) {
  std::vector<MessageId> ids;
  timeline.messages().read(from, to, most, ids);
  std::vector<std::uint32_t> numbers;
  for (const MessageId id : ids) numbers.push_back(world::index(id));
  return numbers;
}

TEST(MessageIndex, FindsExactlyWhatWasUnderWay) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Play play = random_play(seed);
    std::map<std::uint32_t, std::pair<double, double>> trips;  // offered, ended
    std::map<std::uint32_t, std::vector<std::uint32_t>> inside;
    for (const Event& event : play.events()) {
      const std::uint32_t id = world::index(event.message), channel = world::index(event.channel);
      switch (event.kind) {
        case EventKind::send_blocked:
        case EventKind::sent:
        case EventKind::send_failed:
        case EventKind::try_send_full:
          trips.try_emplace(id, event.t_ms, 1e18);
          if (event.kind == EventKind::sent && trips[id].second > 1e17) inside[channel].push_back(id);
          if (event.kind == EventKind::send_failed || event.kind == EventKind::try_send_full)
            trips[id].second = event.t_ms;
          break;
        case EventKind::received:
          trips[id].second = event.t_ms;
          inside[channel].erase(std::remove(inside[channel].begin(), inside[channel].end(), id), inside[channel].end());
          break;
        case EventKind::handle_dropped:
          if (event.count > 0) {
            EXPECT_EQ(event.count, inside[channel].size());
            for (const std::uint32_t lost : inside[channel]) trips[lost].second = event.t_ms;
            inside[channel].clear();
          }
          break;
        default:
          break;
      }
    }
    std::mt19937 random(static_cast<unsigned>(seed));
    for (int round = 0; round < 50; ++round) {
      std::uniform_real_distribution<double> when(0, play.now() + 1);
      double from = when(random), to = when(random);
      if (from > to) std::swap(from, to);
      std::vector<std::uint32_t> expected;
      for (const auto& [id, trip] : trips)
        if (trip.first <= to && trip.second >= from) expected.push_back(id);
      EXPECT_EQ(read_messages(play.timeline(), from, to, 100'000), expected) << "seed " << seed;
    }
  }
}

// Two senders take turns; each message waits for 40 others.
Timeline traffic(std::size_t messages) {
  Timeline timeline;
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < messages + 40; ++i) {
    Event event;
    event.channel = world::ChannelId{0};
    event.t_ms = static_cast<double>(i);
    if (i < messages) {
      event.n = ++n;
      event.kind = EventKind::sent;
      event.thread = ThreadId{1 + static_cast<std::uint32_t>(i % 2)};
      event.message = MessageId{static_cast<std::uint32_t>(i)};
      timeline.append(event);
    }
    if (i >= 40) {
      event.n = ++n;
      event.kind = EventKind::received;
      event.thread = ThreadId{3};
      event.other = ThreadId{1 + static_cast<std::uint32_t>((i - 40) % 2)};
      event.message = MessageId{static_cast<std::uint32_t>(i - 40)};
      timeline.append(event);
    }
  }
  return timeline;
}

TEST(MessageIndex, ChoosesTheSameOnesWhenTheWindowMoves) {
  const Timeline timeline = traffic(50'000);
  const std::vector<std::uint32_t> here = read_messages(timeline, 10'000, 20'000, 300);
  const std::vector<std::uint32_t> there = read_messages(timeline, 11'000, 21'000, 300);
  EXPECT_GE(here.size(), 140u);
  EXPECT_LE(here.size(), 310u);
  std::size_t from_first = 0, shared = 0, expected = 0;
  for (const std::uint32_t id : here) {
    from_first += id % 2 == 0;
    if (id < 11'000) continue;
    ++expected;
    shared += std::binary_search(there.begin(), there.end(), id);
  }
  EXPECT_EQ(shared, expected);
  EXPECT_GT(from_first, here.size() / 4) << "both senders are shown";
  EXPECT_LT(from_first, here.size() * 3 / 4);
}

TEST(Timeline, KnowsPositionsTimesAndDrops) {
  const Play play = random_play(3);
  const Timeline& timeline = play.timeline();
  ASSERT_EQ(timeline.length(), play.length());
  EXPECT_EQ(timeline.time_of(0), 0);
  for (std::uint32_t n = 1; n <= timeline.length(); ++n) {
    EXPECT_EQ(timeline.time_of(n), play.events()[n - 1].t_ms);
    EXPECT_EQ(timeline.time_of(timeline.position_at(timeline.time_of(n))), timeline.time_of(n));
  }
  EXPECT_EQ(timeline.position_at(-1), 0u);
  EXPECT_EQ(timeline.position_at(1e18), timeline.length());

  std::map<std::uint32_t, std::vector<world::HandleId>> dropped;
  for (const Event& event : play.events()) {
    if (event.kind == EventKind::handle_dropped) dropped[world::index(event.thread)].push_back(event.handle);
    for (const auto& [thread, handles] : dropped) {
      std::vector<world::HandleId> latest(handles.rbegin(), handles.rend());
      latest.resize(std::min<std::size_t>(latest.size(), 3));
      EXPECT_EQ(timeline.dropped_by(ThreadId{thread}, event.n, 3), latest);
    }
  }
}

LanesInput lanes_of(const Play& play, TimeWindow window) {
  LanesInput in{play.timeline(), play.latest(), kMeasure};
  in.window = window;
  in.now_ms = play.now();
  in.position = static_cast<std::uint32_t>(play.length());
  in.width = 1200, in.height = 240;
  return in;
}

TEST(Lanes, StayInsideThePicture) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const Play play = random_play(seed);
    for (const TimeWindow window : {TimeWindow{0, 3000}, TimeWindow{200, 260}, TimeWindow{0, 100'000}})
      for (const auto& [width, height] :
           {std::pair{500.0f, 90.0f}, std::pair{1416.0f, 210.0f}, std::pair{3800.0f, 500.0f}}) {
        LanesInput in = lanes_of(play, window);
        in.width = width;
        in.height = std::max(height, lanes_height(play.latest().threads.size(), 1));
        in.is_live = seed % 2 == 0;
        in.position = static_cast<std::uint32_t>(play.length() / 2);
        const Picture picture = layout_lanes(in);
        EXPECT_FALSE(picture.shapes.empty());
        const auto inside = [&](Point p) { return p.x >= -8 && p.x <= width + 8 && p.y >= -8 && p.y <= in.height + 8; };
        for (const Shape& shape : picture.shapes) {
          if (const Box* box = std::get_if<Box>(&shape)) {
            EXPECT_TRUE(inside({box->rect.x, box->rect.y}) && inside({right(box->rect), bottom(box->rect)}));
          } else if (const Curve* line = std::get_if<Curve>(&shape)) {
            EXPECT_TRUE(inside(line->a) && inside(line->d)) << line->a.x << " " << line->d.x;
          } else if (const Disc* disc = std::get_if<Disc>(&shape)) {
            EXPECT_TRUE(inside(disc->centre));
          } else if (const Label* label = std::get_if<Label>(&shape)) {
            const float w = kMeasure.width(label->text, label->font, label->size);
            const float x = label->align == Align::centre ? label->at.x - w / 2 : label->at.x;
            EXPECT_TRUE(inside({x, label->at.y}) && inside({x + w, label->at.y})) << label->text;
          }
        }
        for (const Hit& hit : picture.hits)
          EXPECT_TRUE(inside({hit.rect.x, hit.rect.y}) && inside({right(hit.rect), bottom(hit.rect)})) << hit.id;
        if (HasFailure()) return;
      }
  }
}

TEST(Lanes, HaveTheStagesIdsForMessages) {
  sandbox::Setup setup;
  setup.producers = 2, setup.bound = 2;
  Play play(sandbox::first_state(setup));
  std::mt19937 random(1);
  play.play(random, 4000);
  const Picture picture = layout_lanes(lanes_of(play, {0, 4000}));
  for (std::uint32_t id = 0; id < play.latest().messages; ++id)
    EXPECT_EQ(1, std::count_if(picture.hits.begin(), picture.hits.end(),
                               [&](const Hit& hit) { return hit.id == "message/" + std::to_string(id); }))
        << id;
}

TEST(Lanes, PointingFindsTheMomentAndTheMessage) {
  sandbox::Setup setup;
  setup.producers = 1, setup.send_every_ms = 500, setup.receive_every_ms = 800;
  Play play(sandbox::first_state(setup));
  std::mt19937 random(1);
  play.play(random, 4000);
  const LanesInput in = lanes_of(play, {0, 4000});
  const TimeAxis axis = time_axis(in);
  for (const double t : {0.0, 1000.0, 3999.0}) {
    EXPECT_NEAR(axis.time_at(axis.x_of(t)), t, 0.5);
    EXPECT_EQ(position_at(in, axis.x_of(t)), play.timeline().position_at(axis.time_at(axis.x_of(t))));
  }
  EXPECT_EQ(axis.time_at(-1e6f), 0);
  EXPECT_EQ(axis.time_at(1e6f), 4000);

  const Picture picture = layout_lanes(in);
  int found = 0;
  for (const Hit& hit : picture.hits) {
    if (hit.id.rfind("message/", 0) != 0) continue;
    const MessageId near = message_near(in, centre(hit.rect));
    if ("message/" + std::to_string(world::index(near)) == hit.id) ++found;
  }
  EXPECT_GE(found, 5);
  EXPECT_EQ(message_near(in, {axis.x_of(3990), 3}), world::kNoMessage);
}

TEST(Lanes, AShorterWindowShowsItLarger) {
  const TimeWindow whole{0, 10'000};
  const TimeWindow closer = zoomed(whole, 4, 6000);
  EXPECT_DOUBLE_EQ(closer.length_ms(), 2500);
  EXPECT_DOUBLE_EQ((6000 - closer.from_ms) / closer.length_ms(), 0.6) << "what is pointed at stays where it is";
  EXPECT_DOUBLE_EQ(zoomed(whole, 1e9, 5000).length_ms(), kShortestWindowMs);
  EXPECT_DOUBLE_EQ(zoomed(whole, 1e-9, 5000).length_ms(), kLongestWindowMs);
  EXPECT_DOUBLE_EQ(moved(whole, -500).from_ms, 0);
  EXPECT_DOUBLE_EQ(moved(whole, 700).to_ms, 10'700);
  EXPECT_DOUBLE_EQ(follow(whole, 100).from_ms, 0);
  EXPECT_DOUBLE_EQ(follow({3000, 5000}, 50'000).length_ms(), 2000);
  EXPECT_GT(follow(whole, 50'000).to_ms, 50'000);
}

// The work is that of the screen: a thousand times the events give no more shapes.
TEST(Lanes, CostDoesNotGrowWithTheRun) {
  const auto shapes = [](std::size_t turns) {
    const LongRun run = long_run(turns, 3);
    world::State state;
    world::Thread main;
    main.name = "main";
    state.threads.push_back(std::move(main));
    LanesInput in{run.timeline, state, kMeasure};
    in.window = {0, run.end_ms};
    in.now_ms = run.end_ms;
    in.width = 1200, in.height = 200;
    return layout_lanes(in).shapes.size();
  };
  const std::size_t few = shapes(2'000);
  EXPECT_GT(few, 50u);
  EXPECT_LT(shapes(200'000), 3 * few);
}

}  // namespace
}  // namespace handoff::view
