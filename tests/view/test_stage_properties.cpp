// What holds for the stage of every state: nothing overlaps, nothing leaves the picture, text fits.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "../world/random_script.hpp"
#include "measure.hpp"
#include "play.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "view/arrangement.hpp"
#include "view/canvas.hpp"
#include "view/pipe_shape.hpp"
#include "view/stage.hpp"

namespace handoff::view {
namespace {

using tests::Play;

struct Shown {
  float width, height, text_scale;
};
constexpr Shown kSizes[] = {{420, 330, 1},  {420, 330, 1.6f}, {740, 430, 1},   {740, 560, 1.35f},
                            {1100, 700, 1}, {980, 500, 2},    {2600, 1500, 1}, {3000, 1700, 2}};

Rect extent(const Label& label, const TextMeasure& measure) {
  const float w = measure.width(label.text, label.font, label.size);
  const float x = label.align == Align::left    ? label.at.x
                  : label.align == Align::right ? label.at.x - w
                                                : label.at.x - w / 2;
  return {x, label.at.y - label.size * 0.75f, w, label.size * 0.75f};
}

Rect extent(const Curve& c) {
  Rect r{c.a.x, c.a.y, 0, 0};
  float x1 = c.a.x, y1 = c.a.y;
  for (int i = 1; i <= 32; ++i) {
    const Point p = along(c, static_cast<float>(i) / 32);
    r.x = std::min(r.x, p.x), r.y = std::min(r.y, p.y), x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
  }
  return {r.x, r.y, x1 - r.x, y1 - r.y};
}

bool contains(const Rect& outer, const Rect& inner, float slack) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack && right(inner) <= right(outer) + slack &&
         bottom(inner) <= bottom(outer) + slack;
}

bool overlap(const Rect& a, const Rect& b) {
  constexpr float kTouch = 0.5f;
  return a.x + kTouch < right(b) && b.x + kTouch < right(a) && a.y + kTouch < bottom(b) && b.y + kTouch < bottom(a);
}

std::string text(const Rect& r) {
  return std::to_string(r.x) + "," + std::to_string(r.y) + " " + std::to_string(r.w) + "x" + std::to_string(r.h);
}

struct Extent {
  const TextMeasure& measure;
  Rect operator()(const Box& box) const { return box.rect; }
  Rect operator()(const Curve& curve) const { return extent(curve); }
  Rect operator()(const Disc& d) const { return around(d.centre, 2 * d.radius, 2 * d.radius); }
  Rect operator()(const Polygon& p) const { return {p.points[0].x, p.points[0].y, 0, 0}; }
  Rect operator()(const Label& label) const { return extent(label, measure); }
};

void expect_inside(const Picture& picture, const TextMeasure& measure) {
  for (const Shape& shape : picture.shapes) {
    const Rect r = std::visit(Extent{measure}, shape);
    ASSERT_TRUE(std::isfinite(r.x) && std::isfinite(r.y) && std::isfinite(r.w) && std::isfinite(r.h));
    EXPECT_TRUE(r.w >= 0 && r.h >= 0) << text(r);
    EXPECT_TRUE(contains(picture.rect, r, 2)) << text(r) << " of shape " << shape.index();
    if (const Label* label = std::get_if<Label>(&shape); label && label->max_width > 0) {
      EXPECT_LE(r.w, label->max_width + 0.01f) << label->text;
    }
  }
  std::set<std::string> ids;
  for (const Hit& hit : picture.hits) {
    EXPECT_TRUE(contains(picture.rect, hit.rect, 2)) << hit.id << " " << text(hit.rect);
    EXPECT_TRUE(ids.insert(hit.id).second) << hit.id << " twice";
    EXPECT_FALSE(hit.label.empty()) << hit.id;
  }
}

// Of a settled stage.
void expect_apart(const Play& run, std::size_t position, Shown shown) {
  const Structure structure = structure_of(run.at(position), run.timeline());
  const Arrangement plan = arrange(structure, {shown.width, shown.height}, shown.text_scale);
  std::vector<Rect> things = plan.cards;
  things.push_back(plan.output);
  for (const PipePlace& place : plan.pipes) {
    PipeShape pipe(place.room, run.at(position)[place.channel].bound, place.is_reversed, plan.scale);
    for (const float length : {0.0f, 5.0f, 40.0f, 2000.0f}) {
      pipe.set_length(length);
      EXPECT_TRUE(contains(place.room, pipe.body(), 0.5f)) << text(place.room) << " " << text(pipe.body());
      const float last = std::min(pipe.mouth_place(), static_cast<float>(pipe.capacity())) - 1;
      for (float slot = 0; slot <= last; slot += 1)
        EXPECT_TRUE(contains(pipe.body(), pipe.at(slot), 0.5f)) << "slot " << slot << " of " << pipe.capacity() << ": "
                                                                << text(pipe.at(slot)) << " in " << text(pipe.body());
    }
    things.push_back(pipe.body());
  }
  for (std::size_t a = 0; a < things.size(); ++a)
    for (std::size_t b = a + 1; b < things.size(); ++b)
      EXPECT_FALSE(overlap(things[a], things[b]))
          << a << ": " << text(things[a]) << " and " << b << ": " << text(things[b]);
}

void expect_good_pictures(const Play& run, std::size_t position, bool is_settled) {
  const tests::Measure measure;
  const world::State& state = run.at(position);
  for (const Shown shown : kSizes) {
    SCOPED_TRACE("position " + std::to_string(position) + ", " + std::to_string(shown.width) + "x" +
                 std::to_string(shown.height) + " at " + std::to_string(shown.text_scale));
    const double t = state.now_ms + 120;
    const std::vector<world::Event> recent{run.events().begin(),
                                           run.events().begin() + static_cast<std::ptrdiff_t>(position)};
    StageInput in{state, run.timeline(), measure};
    in.recent = &recent;
    in.clock_ms = t;
    in.settled = is_settled;
    in.width = shown.width, in.height = shown.height, in.text_scale = shown.text_scale;
    in.user_is_main = position % 2 == 0;
    in.selected = world::kMain;
    expect_inside(layout_stage(in), measure);
    expect_apart(run, position, shown);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(StageOfRandomPrograms, IsInOrder) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Appetite appetite;
    appetite.asks_user = false;
    appetite.longest_sleep_ms = 300;
    Play run(world::initial_state(world::make_script<test::RandomScript>(seed, appetite)));
    std::mt19937 random(static_cast<unsigned>(seed));
    run.play(random, 3000, 600);
    for (std::size_t position = 0; position <= run.length(); position += 1 + run.length() / 7) {
      expect_good_pictures(run, position, position % 3 == 0);
      if (HasFailure()) return;
    }
  }
}

TEST(StageOfThePresets, IsInOrder) {
  for (const sandbox::Preset& preset : sandbox::presets()) {
    SCOPED_TRACE(std::string(preset.id));
    Play run(sandbox::first_state(preset.setup));
    std::mt19937 random(7);
    run.play(random, 4000);
    for (std::size_t position = 0; position <= run.length(); position += 1 + run.length() / 9)
      expect_good_pictures(run, position, position % 2 == 0);
  }
}

TEST(StageOfCrowds, IsInOrder) {
  for (const std::uint32_t producers : {5u, 8u, 13u, 22u})
    for (const std::optional<std::uint32_t> bound : {std::optional<std::uint32_t>(), std::optional(0u),
                                                     std::optional(1u), std::optional(7u), std::optional(16u)}) {
      SCOPED_TRACE(std::to_string(producers) + " producers");
      sandbox::Setup setup;
      setup.producers = producers, setup.bound = bound;
      setup.send_every_ms = 40, setup.receive_every_ms = 700;
      Play run(sandbox::first_state(setup));
      std::mt19937 random(producers);
      run.play(random, 1500);
      run.say(std::make_shared<sandbox::Say>(sandbox::Say::What::join_receiver));
      run.play(random, 3000);
      expect_good_pictures(run, run.length(), true);
      expect_good_pictures(run, run.length() / 2, false);
      expect_good_pictures(run, run.length() / 5, false);
      if (HasFailure()) return;
    }
}

TEST(Stage, OfNoRoomIsEmpty) {
  const tests::Measure measure;
  const Play run(sandbox::first_state({}));
  StageInput in{run.latest(), run.timeline(), measure};
  EXPECT_TRUE(layout_stage(in).shapes.empty());
  in.width = 30, in.height = 2000;
  EXPECT_TRUE(layout_stage(in).shapes.empty());
}

}  // namespace
}  // namespace handoff::view
