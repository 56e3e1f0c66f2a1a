// What the stage shows of situations that matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "../support/lines.hpp"
#include "measure.hpp"
#include "play.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "view/canvas.hpp"
#include "view/stage.hpp"
#include "world/grouped.hpp"

namespace handoff::view {
namespace {

using tests::lines;
using tests::Lines;
using tests::Play;
using world::HandleId;
using world::Op;
using world::ThreadId;
using Results = Lines::Results;

const tests::Measure kMeasure;

struct Look {
  bool settled = true;
  double after_ms = 0;  // the last event
  bool user_is_main = false;
  ThreadId selected = world::kNoThread;
  world::MessageId hovered = world::kNoMessage;
  const explore::Why* why = nullptr;
};

Picture stage_of(const Play& play, const Look& look = {}) {
  StageInput in{play.latest(), play.timeline(), kMeasure};
  in.recent = &play.events();
  in.settled = look.settled;
  in.clock_ms = play.latest().now_ms + look.after_ms;
  in.width = 740, in.height = 430;
  in.user_is_main = look.user_is_main;
  in.selected = look.selected;
  in.hovered = look.hovered;
  in.why = look.why;
  return layout_stage(in);
}

// The lines of a picture's text that contain `part`.
std::string having(const Picture& picture, const std::string& part) {
  std::istringstream all(to_text(picture));
  std::string found;
  for (std::string line; std::getline(all, line);)
    if (line.find(part) != std::string::npos) found += line + "\n";
  return found;
}

const Hit& hit(const Picture& picture, const std::string& id) {
  const auto found = std::find_if(picture.hits.begin(), picture.hits.end(), [&](const Hit& h) { return h.id == id; });
  static const Hit kNone;
  EXPECT_NE(found, picture.hits.end()) << id << " is not in\n" << to_text(picture);
  return found == picture.hits.end() ? kNone : *found;
}

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
}

// Each thread goes on as far as it can without the clock and the user, main first.
void run_all(Play& play) {
  const auto goes = [&](ThreadId thread) {
    const world::Thread& t = play.latest()[thread];
    return world::enabled(play.latest(), thread) && t.status != world::Status::sleeping && !t.awaits_user;
  };
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (std::uint32_t i = 0; i < play.latest().threads.size(); ++i)
      while (goes(ThreadId{i})) {
        play.step(ThreadId{i});
        goes_on = true;
      }
  }
}

Lines::Line make_channel(std::optional<std::uint32_t> bound) {
  return [bound](const Results&) { return Op{world::MakeChannel{bound, "tx", "rx"}}; };
}
Lines::Line send(world::Value value) {
  return [value](const Results& past) { return Op{world::Send{past[0].handle, value}}; };
}
Lines::Line spawn_with_rx(std::string name, std::vector<std::function<Op(HandleId)>> does) {
  return [name, does](const Results& past) {
    std::vector<Lines::Line> script;
    for (const auto& line : does) script.push_back([line, rx = past[0].receiver](const Results&) { return line(rx); });
    return Op{world::Spawn{name, lines(std::move(script)), {past[0].receiver}}};
  };
}
Op recv(HandleId rx) { return Op{world::Recv{rx}}; }
Op sleep_long(HandleId) { return Op{world::Sleep{10'000.0}}; }
Lines::Line sleep_long_line() {
  return [](const Results&) { return sleep_long({}); };
}

Play full_channel() {
  Play play(world::initial_state(
      lines({make_channel(2), spawn_with_rx("receiver", {sleep_long}), send(6), send(4), send(7)})));
  run_all(play);
  return play;
}

TEST(Stage, TellsAFullChannelToPeople) {
  EXPECT_EQ(having(stage_of(full_channel()), "hit "),
            "hit channel/0 img \"channel 0, sync_channel(2), 2 of 2, 1 sender, a receiver\" = \"2\" 311,152 119x70\n"
            "hit thread/0 button \"main, blocked: full, tx.send(7) waits\" = \"blocked: full\" 18,182 214x92\n"
            "hit handle/0 img \"tx, sender of channel 0, owned by main\" 38,239 56x24\n"
            "hit thread/1 button \"receiver, sleeping, sleep(10000 ms)\" = \"sleeping\" 508,99 214x92\n"
            "hit handle/1 img \"rx, receiver of channel 0, owned by receiver\" 528,156 56x24\n"
            "hit output log \"output, 0 lines\" 508,207 214x150\n"
            "hit message/1 img \"message 4 from main, number 2 of 2 in channel 0\" = \"4\" 324,165 43x43\n"
            "hit message/0 img \"message 6 from main, number 1 of 2 in channel 0\" = \"6\" 373,165 43x43\n"
            "hit message/2 img \"message 7 from main, in hand, its send waits\" = \"7\" 184,229 38x38\n");
}

TEST(Stage, ShowsABlockedMessageInTheHandOutsideThePipe) {
  const Picture picture = stage_of(full_channel());
  EXPECT_TRUE(contains(hit(picture, "thread/0").rect, hit(picture, "message/2").rect));
  EXPECT_TRUE(contains(hit(picture, "channel/0").rect, hit(picture, "message/0").rect));
  EXPECT_TRUE(contains(hit(picture, "channel/0").rect, hit(picture, "message/1").rect));
  EXPECT_GT(hit(picture, "message/0").rect.x, hit(picture, "message/1").rect.x) << "the oldest is next to the exit";
  EXPECT_NE(having(picture, "\"sync_channel(2)\""), "");
  EXPECT_NE(having(picture, "\"2 of 2 · FIFO →\""), "");
  EXPECT_NE(having(picture, "\"tx.send(7) waits\""), "");
  EXPECT_NE(having(picture, "\"blocked: full\""), "");
}

TEST(Stage, ShowsAllSlotsOfABoundedChannel) {
  for (const std::uint32_t bound : {1u, 2u, 5u, 16u}) {
    Play play(
        world::initial_state(lines({make_channel(bound), [](const Results&) { return Op{world::AwaitUser{}}; }})));
    run_all(play);
    const Picture picture = stage_of(play);
    const Rect pipe = hit(picture, "channel/0").rect;
    const auto slots = std::count_if(picture.shapes.begin(), picture.shapes.end(), [&](const Shape& shape) {
      const Box* box = std::get_if<Box>(&shape);
      return box && box->stroke.role == Role::line && contains(pipe, box->rect) && box->rect.w == box->rect.h;
    });
    EXPECT_EQ(slots, bound);
    EXPECT_NE(having(picture, "sync_channel(" + std::to_string(bound) + ")"), "");
  }
}

TEST(Stage, ARendezvousHasNoSlot) {
  Play play(world::initial_state(lines({make_channel(0), spawn_with_rx("receiver", {sleep_long}), send(6)})));
  run_all(play);
  const Picture picture = stage_of(play);
  EXPECT_NE(having(picture, "hand to hand"), "");
  EXPECT_TRUE(contains(hit(picture, "thread/0").rect, hit(picture, "message/0").rect)) << "it waits in the hand";
  const Rect pipe = hit(picture, "channel/0").rect;
  for (const Shape& shape : picture.shapes)
    if (const Box* box = std::get_if<Box>(&shape); box && box->stroke.role == Role::line) {
      EXPECT_FALSE(contains(pipe, box->rect));
    }
}

TEST(Stage, TheForgottenSenderIsDashedAndRed) {
  Play play(world::initial_state(lines({make_channel({}), spawn_with_rx("receiver", {recv}),
                                        [](const Results& past) { return Op{world::Join{past[1].thread}}; }})));
  run_all(play);
  const Picture picture = stage_of(play);
  EXPECT_EQ(hit(picture, "handle/0").label, "tx, sender of channel 0, owned by main: it keeps the channel open");
  EXPECT_EQ(hit(picture, "handle/0").value, "keeps open");
  const auto dashed = std::find_if(picture.shapes.begin(), picture.shapes.end(), [](const Shape& shape) {
    const Curve* curve = std::get_if<Curve>(&shape);
    return curve && curve->dash > 0 && curve->stroke.role == Role::danger;
  });
  EXPECT_NE(dashed, picture.shapes.end());
  EXPECT_NE(having(picture, "\"waits: join\""), "");
  EXPECT_NE(having(picture, "\"receiver.join()\""), "");
  EXPECT_NE(having(picture, "\"blocked: empty\""), "");

  // Once tx is dropped it is an ordinary end.
  Play honest(world::initial_state(lines({make_channel({}), spawn_with_rx("receiver", {recv}),
                                          [](const Results& past) { return Op{world::DropHandle{past[0].handle}}; },
                                          [](const Results& past) { return Op{world::Join{past[1].thread}}; }})));
  run_all(honest);
  EXPECT_EQ(having(stage_of(honest), "danger dashed"), "");
}

TEST(Stage, TheLastDropClosesAnEndOfThePipe) {
  Play play(world::initial_state(
      lines({make_channel(2), spawn_with_rx("receiver", {sleep_long}), send(6),
             [](const Results& past) { return Op{world::DropHandle{past[0].handle}}; }, sleep_long_line()})));
  run_all(play);
  const Picture closed = stage_of(play);
  EXPECT_NE(having(closed, "\"closed: all senders gone\""), "");
  EXPECT_NE(hit(closed, "channel/0").label.find("no sender"), 0u);
  const Rect pipe = hit(closed, "channel/0").rect;
  const auto caps = [&](const Picture& picture) {
    std::vector<Rect> found;
    for (const Shape& shape : picture.shapes)
      if (const Box* box = std::get_if<Box>(&shape);
          box && box->fill.role == Role::text_soft && box->fill.alpha > 0.5f && box->rect.h > 4 * box->rect.w)
        found.push_back(box->rect);
    return found;
  };
  ASSERT_EQ(caps(closed).size(), 1u);
  EXPECT_NEAR(centre(caps(closed)[0]).x, pipe.x, 1) << "at the mouth";

  // It slides in from outside.
  const Picture sliding = stage_of(play, {.settled = false, .after_ms = 250});
  ASSERT_EQ(caps(sliding).size(), 1u);
  EXPECT_LT(centre(caps(sliding)[0]).x, pipe.x - 1);
}

TEST(Stage, DroppingTheReceiverDestroysWhatIsInsideVisibly) {
  Play play(world::initial_state(lines({make_channel(3), send(1), send(2),
                                        [](const Results& past) { return Op{world::DropHandle{past[0].receiver}}; },
                                        send(3), sleep_long_line()})));
  for (int i = 0; i < 3; ++i) play.step(world::kMain), play.wait(500);
  play.step(world::kMain);
  const Picture falling = stage_of(play, {.settled = false, .after_ms = 100});
  EXPECT_EQ(std::count_if(falling.shapes.begin(), falling.shapes.end(),
                          [](const Shape& shape) {
                            const Box* box = std::get_if<Box>(&shape);
                            return box && box->stroke.role == Role::danger && box->rect.w > 20;
                          }),
            2);
  EXPECT_NE(having(stage_of(play), "\"receiver gone: sends fail · 2 destroyed\""), "");

  play.wait(500);
  play.step(world::kMain);
  EXPECT_EQ(hit(stage_of(play, {.settled = false, .after_ms = 100}), "message/2").label,
            "message 3 from main, given back, the send failed");
  EXPECT_EQ(having(stage_of(play), "hit message/"), "") << "at rest nothing is left";
}

TEST(Stage, AHandleInAMessageIsAPlugOnItsToken) {
  Play play(world::initial_state(lines(
      {make_channel(2),
       [](const Results&) {
         return Op{world::MakeChannel{{}, "reply_tx", "reply_rx"}};
       },
       [](const Results& past) {
         return Op{world::Send{past[0].handle, world::Value::list({world::Value(3), world::Value(past[1].handle)})}};
       },
       sleep_long_line()})));
  run_all(play);
  const Picture picture = stage_of(play);
  const Hit& token = hit(picture, "message/0");
  EXPECT_EQ(token.value, "(3, reply_tx)");
  const auto plugs = std::count_if(picture.shapes.begin(), picture.shapes.end(), [&](const Shape& shape) {
    const Box* box = std::get_if<Box>(&shape);
    return box && contains(token.rect, box->rect) && box->fill.role == Role::thread && box->rect.w > 1.5f * box->rect.h;
  });
  EXPECT_EQ(plugs, 1);
  EXPECT_EQ(having(picture, "hit handle/2"), "") << "no thread owns it now";
}

TEST(Stage, AnUnboundedChannelCountsWhatItCannotShow) {
  std::vector<Lines::Line> script{make_channel({})};
  for (int i = 0; i < 3000; ++i) script.push_back(send(i));
  script.push_back(sleep_long_line());
  Play play(world::initial_state(lines(std::move(script))));
  run_all(play);
  const Picture picture = stage_of(play);
  const auto tokens = std::count_if(picture.hits.begin(), picture.hits.end(),
                                    [](const Hit& h) { return h.id.rfind("message/", 0) == 0; });
  EXPECT_GT(tokens, 10);
  EXPECT_NE(having(picture, "\"+" + world::grouped(static_cast<std::uint64_t>(3000 - tokens)) + "\""), "");
  EXPECT_NE(having(picture, "\"channel() · 3,000 waiting · FIFO →\""), "");
  EXPECT_NE(having(picture, "\"≈ 48 kB\""), "");
}

TEST(Stage, APipelineReadsFromLeftToRight) {
  Play play(sandbox::first_state(sandbox::find_preset("pipeline")->setup));
  std::mt19937 random(1);
  play.play(random, 1200);
  const Picture picture = stage_of(play);
  std::vector<std::pair<float, std::string>> found;
  for (const Hit& h : picture.hits)
    if (h.id.rfind("thread/", 0) == 0 || h.id.rfind("channel/", 0) == 0)
      found.push_back({h.rect.x, h.id.rfind("thread/", 0) == 0 ? h.label.substr(0, h.label.find(',')) : h.id});
  std::sort(found.begin(), found.end());
  std::string order;
  for (const auto& [x, name] : found) order += name + " ";
  EXPECT_EQ(order, "producer channel/0 filter channel/1 main ");
}

TEST(Stage, AReplyFlowsBack) {
  Play play(sandbox::first_state(sandbox::find_preset("request-response")->setup));
  std::mt19937 random(1);
  std::size_t replies = 0;
  for (double t = 100; t < 4000; t += 50) {
    play.play(random, t);
    const Picture picture = stage_of(play);
    EXPECT_LT(hit(picture, "thread/2").rect.x, hit(picture, "thread/1").rect.x) << "clients left of the server";
    replies += having(picture, "← FIFO").empty() ? 0 : 1;
    EXPECT_LE(std::count_if(picture.hits.begin(), picture.hits.end(),
                            [](const Hit& h) { return h.id.rfind("channel/", 0) == 0; }),
              3)
        << "old replies are gone";
  }
  EXPECT_GT(replies, 10u);
}

TEST(Stage, SaysEachStatusInWords) {
  Play play(world::initial_state(lines({[](const Results&) { return Op{world::AwaitUser{}}; }})));
  EXPECT_NE(having(stage_of(play), "\"running\""), "");
  play.step(world::kMain);
  EXPECT_NE(having(stage_of(play, {.user_is_main = true}), "\"your turn\""), "");
  EXPECT_NE(having(stage_of(play, {.user_is_main = true}), "\"main · you\""), "");

  Play panics(world::initial_state(lines({[](const Results&) { return Op{world::Panic{"no more"}}; }})));
  run_all(panics);
  EXPECT_NE(having(stage_of(panics), "\"panicked\""), "");
  EXPECT_NE(having(stage_of(panics), "\"no more\""), "");

  Play ends(world::initial_state(lines({make_channel({})})));
  run_all(ends);
  EXPECT_NE(having(stage_of(ends), "\"finished\""), "");
  EXPECT_NE(having(stage_of(ends), "\"rx, tx dropped\""), "");
  EXPECT_NE(having(stage_of(ends), "\"closed: both sides gone\""), "");
}

TEST(Stage, PrintsInTheHueOfTheMessage) {
  Play play(sandbox::first_state(sandbox::find_preset("several-producers")->setup));
  std::mt19937 random(4);
  play.play(random, 5000);
  const Picture picture = stage_of(play);
  const std::vector<std::uint32_t> hues = thread_hues(play.latest(), play.timeline());
  std::size_t printed = 0;
  for (std::size_t line = 0; line < play.latest().output.size(); ++line) {
    const ThreadId of = play.timeline().printed_value_of(line);
    EXPECT_NE(play.latest()[of].name, "receiver");
    const Hit& told = hit(picture, "output/" + std::to_string(line));
    for (const Shape& shape : picture.shapes)
      if (const Label* label = std::get_if<Label>(&shape);
          label && label->at.x == told.rect.x && label->at.y > told.rect.y && label->at.y < bottom(told.rect)) {
        EXPECT_EQ(label->fill.thread, hues[world::index(of)]);
        EXPECT_EQ(label->text, told.value);
        ++printed;
      }
  }
  EXPECT_EQ(printed, play.latest().output.size());
}

TEST(Stage, LightsWhatIsSelectedHoveredAndNamed) {
  const Play play = full_channel();
  explore::Why why;
  why.handles = {HandleId{1}};
  const auto rings = [&](const Look& look) { return stage_of(play, look).shapes.size(); };
  const std::size_t plain = rings({});
  EXPECT_EQ(rings({.selected = ThreadId{1}}), plain + 1);
  EXPECT_EQ(rings({.hovered = world::MessageId{1}}), plain + 1);
  EXPECT_EQ(rings({.why = &why}), plain + 1);
}

TEST(Hues, AreMainsTheReceiversAndOneForEachOther) {
  sandbox::Setup setup;
  setup.producers = 4;
  Play play(sandbox::first_state(setup));
  std::mt19937 random(1);
  play.play(random, 1000);
  std::vector<std::uint32_t> hues = thread_hues(play.latest(), play.timeline());
  EXPECT_EQ(hues, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
  const std::vector<ThreadId> order = reading_order(play.latest(), play.timeline());
  std::string names;
  for (const ThreadId thread : order) names += play.latest()[thread].name + ", ";
  EXPECT_EQ(names, "producer 1, producer 2, producer 3, producer 4, main, receiver, ");
}

TEST(Hues, AreForLife) {
  for (const sandbox::Preset& preset : sandbox::presets()) {
    Play play(sandbox::first_state(preset.setup));
    std::mt19937 random(2);
    std::vector<std::uint32_t> known;
    for (int turn = 0; turn < 300; ++turn) {
      play.play(random, 10.0 * turn);
      const std::vector<std::uint32_t> hues = thread_hues(play.latest(), play.timeline());
      ASSERT_GE(hues.size(), known.size());
      ASSERT_TRUE(std::equal(known.begin(), known.end(), hues.begin())) << preset.id << " at " << play.now() << " ms";
      known = hues;
    }
  }
  // Who takes a receiver out of a lock does not become the receiver.
  const Lines::Line lock_up_rx = [](const Results& past) {
    return Op{world::MakeCell{"rx", past[0].receiver, world::CellKind::Lock}};
  };
  const Lines::Line spawn_worker = [](const Results& past) {
    return Op{world::Spawn{"worker", lines({[cell = past[1].cell](const Results&) { return Op{world::Lock{cell}}; },
                                            [](const Results&) { return sleep_long({}); }})}};
  };
  Play play(world::initial_state(lines({make_channel({}), lock_up_rx, spawn_worker, sleep_long_line()})));
  run_all(play);
  ASSERT_EQ(play.latest()[ThreadId{1}].owned, std::vector{HandleId{1}});
  EXPECT_EQ(thread_hues(play.latest(), play.timeline()), (std::vector<std::uint32_t>{0, 2}));
}

}  // namespace
}  // namespace handoff::view
