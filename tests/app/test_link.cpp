// Deep links come from strangers: whatever they say, there is a set-up to run and a sentence about what was wrong.
#include "app/link.hpp"

#include <gtest/gtest.h>

#include <random>

namespace handoff::app {
namespace {

const sandbox::Setup& standard() { return sandbox::presets().front().setup; }

TEST(Link, LeadsToItsPreset) {
  const Link link = parse_link("preset=backpressure&bound=5&producers=3");
  EXPECT_EQ(link.complaint, "");
  EXPECT_EQ(link.setup.preset, "backpressure");
  EXPECT_EQ(link.setup.bound, 5u);
  EXPECT_EQ(link.setup.producers, 3u);
}

TEST(Link, MayBeginWithTheSignAndBeInAnyOrder) {
  const Link link = parse_link("#bound=0&preset=backpressure&");
  EXPECT_EQ(link.complaint, "");
  EXPECT_EQ(link.setup.preset, "backpressure");
  EXPECT_EQ(link.setup.bound, 0u);
  EXPECT_EQ(parse_link("preset=backpressure&bound=none").setup.bound, std::nullopt);
}

TEST(Link, EmptyIsTheStandard) {
  EXPECT_EQ(parse_link("").complaint, "");
  EXPECT_EQ(parse_link("").setup, standard());
  EXPECT_EQ(parse_link("#").setup, standard());
}

TEST(Link, OfEverySetupLeadsBackToIt) {
  for (const sandbox::Preset& preset : sandbox::presets())
    for (const std::optional<std::uint32_t> bound : {std::optional<std::uint32_t>(), {0}, {1}, {16}})
      for (const std::uint32_t producers : {1u, 7u, 20u}) {
        sandbox::Setup setup = preset.setup;
        setup.bound = bound;
        setup.producers = producers;
        const Link link = parse_link(to_link(setup));
        EXPECT_EQ(link.complaint, "") << to_link(setup);
        EXPECT_EQ(link.setup, setup) << to_link(setup);
      }
}

TEST(Link, SaysWhatIsWrongAndFallsBack) {
  const char* bad[] = {
      "preset=nonsense", "preset=", "bound=3x", "bound=-1", "bound=99999999999999999999", "bound=17", "producers=0x10",
      "producers=1000", "producers=", "colour=red", "preset=rendezvous&bound=1e3", "=", "===&&&", "preset",
      "<script>alert(1)</script>", "preset=%00", "producers=4294967295",
  };
  for (const char* text : bad) {
    const Link link = parse_link(text);
    EXPECT_NE(link.complaint, "") << text;
    EXPECT_EQ(link.setup, standard()) << text;
  }
}

TEST(Link, ComplaintsAreShortAndPlain) {
  const std::string long_one = "preset=" + std::string(100'000, 'x');
  EXPECT_LT(parse_link(long_one).complaint.size(), 300u);
  const std::string strange = parse_link("preset=\x01\xff\n\x7f").complaint;
  for (const char c : strange) EXPECT_NE(c, '\n');
  EXPECT_EQ(strange.find('\xff'), strange.npos);
}

TEST(Link, SurvivesNoise) {
  std::mt19937 random(7);
  const std::string pieces[] = {"preset=", "bound=", "producers=", "&", "=", "#", "pipeline", "rendezvous", "16", "-", "9",
                                std::string(1, '\0'), "\xc3\x28", "%", "none"};
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto k = random() % 9; k > 0; --k) text += pieces[random() % std::size(pieces)];
    const Link link = parse_link(text);
    EXPECT_EQ(sandbox::refuse(link.setup), "") << text;
    if (!link.complaint.empty()) {
      EXPECT_EQ(link.setup, standard()) << text;
    }
  }
}

}  // namespace
}  // namespace handoff::app
