// Movement: messages move without jumps, stay in order, and come to rest where the state says.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "../support/lines.hpp"
#include "../world/random_script.hpp"
#include "measure.hpp"
#include "play.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "view/canvas.hpp"
#include "view/motion.hpp"
#include "view/stage.hpp"

namespace handoff::view {
namespace {

using tests::Play;
using world::ChannelId;
using world::HandleId;

const tests::Measure kMeasure;

Picture stage_at(const Play& play, double t_ms, double speed, bool reduced_motion = false, bool settled = false) {
  const std::uint32_t position = play.timeline().position_at(t_ms);
  const std::vector<world::Event> recent = play.recent(t_ms, motion_window_ms(speed));
  StageInput in{play.at(position), play.timeline(), kMeasure};
  in.recent = &recent;
  in.clock_ms = t_ms;
  in.speed = speed;
  in.settled = settled;
  in.reduced_motion = reduced_motion;
  in.width = 740, in.height = 430;
  return layout_stage(in);
}

std::map<std::string, Point> places(const Picture& picture) {
  std::map<std::string, Point> found;
  for (const Hit& hit : picture.hits)
    if (hit.id.rfind("message/", 0) == 0) found[hit.id] = centre(hit.rect);
  return found;
}

// The longest way that a message went from one frame to the next.
float longest_step(const Play& play, double from_ms, double to_ms, double speed) {
  float longest = 0;
  std::map<std::string, Point> before;
  for (double t = from_ms; t < to_ms; t += speed * 1000 / 60) {
    std::map<std::string, Point> now = places(stage_at(play, t, speed));
    for (const auto& [id, at] : now)
      if (const auto last = before.find(id); last != before.end())
        longest = std::max(longest, std::hypot(at.x - last->second.x, at.y - last->second.y));
    before = std::move(now);
  }
  return longest;
}

// What one movement over the whole way from a hand to the far end of a pipe goes at most in a frame: the steepest part
// of the ease is 1.5 times the mean. Two operations may move a message at a time (send and receive, or two receives).
float bound(double speed) {
  constexpr float kLongestWay = 740;
  const double frames = motion_window_ms(speed) / speed * 60 / 1000;
  return 2 * 1.5f * kLongestWay / static_cast<float>(frames);
}

Play sandbox_play(std::uint32_t producers, std::optional<std::uint32_t> channel_bound, double send_ms,
                  double receive_ms, double until_ms) {
  sandbox::Setup setup;
  setup.producers = producers, setup.bound = channel_bound;
  setup.send_every_ms = send_ms, setup.receive_every_ms = receive_ms;
  Play play(sandbox::first_state(setup));
  std::mt19937 random(producers);
  play.play(random, until_ms / 2);
  play.say(std::make_shared<sandbox::Say>(sandbox::Say::What::spawn_producer));
  play.play(random, until_ms);
  return play;
}

TEST(Motion, HasNoJumpsBetweenFrames) {
  for (const std::optional<std::uint32_t> channel_bound :
       {std::optional<std::uint32_t>(), std::optional(0u), std::optional(1u), std::optional(4u), std::optional(16u)})
    for (const double speed : {0.1, 1.0, 5.0, 20.0}) {
      const double until = 1500 + 400 * speed;
      const Play play = sandbox_play(3, channel_bound, 300, 350, until);
      const float step = longest_step(play, 0, until, speed);
      EXPECT_GT(step, 0.2f) << "nothing moves";
      EXPECT_LE(step, bound(speed)) << "speed " << speed << ", bound " << channel_bound.value_or(9999);
    }
}

// At 1x the frames are fine enough to say it sharply: no step is longer than a sixth of the stage.
TEST(Motion, OfRandomProgramsHasNoJumps) {
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Appetite appetite;
    appetite.asks_user = false;
    appetite.longest_sleep_ms = 500;
    Play play(world::initial_state(world::make_script<test::RandomScript>(seed, appetite)));
    std::mt19937 random(static_cast<unsigned>(seed));
    play.play(random, 2500, 400);
    const float step = longest_step(play, 0, 2500, 1);
    moved += step > 1;
    EXPECT_LE(step, bound(1));
  }
  EXPECT_GT(moved, 20);
}

TEST(Motion, KeepsMessagesInOrder) {
  for (const std::optional<std::uint32_t> channel_bound :
       {std::optional<std::uint32_t>(), std::optional(1u), std::optional(3u), std::optional(16u)})
    for (const double receive_ms : {0.5, 20.0, 90.0}) {
      const Play play = sandbox_play(4, channel_bound, 80, receive_ms, 2500);
      for (double t = 0; t < 2500; t += 7) {
        const std::uint32_t position = play.timeline().position_at(t);
        const world::State& state = play.at(position);
        if (state.channels.empty()) continue;
        const std::vector<world::Event> recent = play.recent(t, motion_window_ms(1));
        const Motion motion(state, play.timeline(), &recent, t, motion_window_ms(1), true);
        PipeShape pipe({0, 0, 276, 190}, channel_bound, false, 1);
        pipe.set_length(motion.length(ChannelId{0}, pipe.capacity() + 1));
        // In the order in which the channel took them in.
        std::map<std::uint32_t, float> places;
        for (const MovingMessage& message : motion.messages(ChannelId{0}, pipe))
          if (message.course != MovingMessage::Course::bouncing)
            places[play.timeline().messages()[message.id].sent_n] = message.place;
        float ahead = -1e9f;
        for (const auto& [sent_n, place] : places) {
          EXPECT_GE(place, ahead - 1e-3f) << "at " << t << " ms, the message of event " << sent_n;
          ahead = place;
        }
        if (HasFailure()) return;
      }
    }
}

TEST(Motion, EndsWhereTheStateSays) {
  const Play play = sandbox_play(3, 4, 300, 700, 3000);
  const double long_after = play.now() + 2 * motion_window_ms(1);
  const std::map<std::string, Point> rest = places(stage_at(play, long_after, 1));
  const std::map<std::string, Point> settled = places(stage_at(play, play.now(), 1, false, true));
  ASSERT_FALSE(rest.empty());
  ASSERT_EQ(rest.size(), settled.size());
  for (const auto& [id, at] : rest) {
    EXPECT_FLOAT_EQ(at.x, settled.at(id).x) << id;
    EXPECT_FLOAT_EQ(at.y, settled.at(id).y) << id;
  }
}

TEST(Motion, ReducedMotionMovesNothing) {
  const Play play = sandbox_play(3, 4, 300, 700, 3000);
  std::map<std::string, Point> before;
  std::uint32_t position = 0;
  for (double t = 0; t < 3000; t += 1000.0 / 60) {
    std::map<std::string, Point> now = places(stage_at(play, t, 1, true));
    if (play.timeline().position_at(t) == position)
      for (const auto& [id, at] : now) {
        ASSERT_TRUE(before.count(id)) << id;
        EXPECT_FLOAT_EQ(at.x, before[id].x);
        EXPECT_FLOAT_EQ(at.y, before[id].y);
      }
    position = play.timeline().position_at(t);
    before = std::move(now);
  }
}

TEST(Motion, IsShorterAtHigherSpeedsInRealTime) {
  EXPECT_DOUBLE_EQ(motion_window_ms(1), 350);
  EXPECT_DOUBLE_EQ(motion_window_ms(0.1), 35);  // of the run's clock: 350 ms of real time
  double real_before = 1e9;
  for (const double speed : {1.0, 2.0, 5.0, 10.0, 20.0}) {
    const double real = motion_window_ms(speed) / speed;
    EXPECT_LT(real, real_before);
    EXPECT_GT(real, 4 * 1000.0 / 60) << "fewer than four frames are a blur";
    real_before = real;
  }
}

// A single send, step by step: out of the hand, in at the mouth, to the slot next to the exit.
TEST(Motion, ASendLeavesTheHandAndEndsInTheFrontSlot) {
  using world::Op;
  Play play(world::initial_state(tests::lines({
      [](const auto&) {
        return Op{world::MakeChannel{3, "tx", "rx"}};
      },
      [](const auto& past) {
        return Op{world::Send{past[0].handle, 7}};
      },
      [](const auto&) { return Op{world::Sleep{1000.0}}; },
  })));
  play.step(world::kMain);
  play.wait(1000);
  play.step(world::kMain);
  const PipeShape pipe({0, 0, 276, 190}, 3, false, 1);
  const auto place_after = [&](double ms) {
    const std::vector<world::Event> recent = play.events();
    const Motion motion(play.latest(), play.timeline(), &recent, play.now() + ms, 350, true);
    const std::vector<MovingMessage> messages = motion.messages(ChannelId{0}, pipe);
    EXPECT_EQ(messages.size(), 1u);
    return messages.front().place;
  };
  EXPECT_FLOAT_EQ(place_after(0), pipe.mouth_place() + kInWire);
  float before = place_after(0);
  for (double ms = 10; ms < 350; ms += 10) {
    EXPECT_LT(place_after(ms), before);
    before = place_after(ms);
  }
  EXPECT_FLOAT_EQ(place_after(350), 0);
}

TEST(Motion, AFailedSendComesBackToTheHand) {
  using world::Op;
  Play play(world::initial_state(tests::lines({
      [](const auto&) {
        return Op{world::MakeChannel{3, "tx", "rx"}};
      },
      [](const auto& past) { return Op{world::DropHandle{past[0].receiver}}; },
      [](const auto& past) {
        return Op{world::Send{past[0].handle, 7}};
      },
  })));
  for (int i = 0; i < 3; ++i) play.step(world::kMain), play.wait(1000);
  const double sent = play.events().back().t_ms;
  ASSERT_EQ(play.events().back().kind, world::EventKind::send_failed);
  const PipeShape pipe({0, 0, 276, 190}, 3, false, 1);
  const auto place_after = [&](double ms) {
    const std::vector<world::Event> recent = play.events();
    const Motion motion(play.latest(), play.timeline(), &recent, sent + ms, 350, true);
    const std::vector<MovingMessage> messages = motion.messages(ChannelId{0}, pipe);
    return messages.empty() ? -100.0f : messages.front().place;
  };
  const float hand = pipe.mouth_place() + kInWire;
  EXPECT_NEAR(place_after(0), hand, 1e-3f);
  EXPECT_LT(place_after(175), hand - kInWire / 2);
  EXPECT_GT(place_after(175), pipe.mouth_place());
  EXPECT_NEAR(place_after(349), hand, 0.1f);
  EXPECT_EQ(place_after(360), -100.0f);
}

}  // namespace
}  // namespace handoff::view
