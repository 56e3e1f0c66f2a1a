#include "app/arguments.hpp"

#include <gtest/gtest.h>

#include "app/settings_text.hpp"

namespace handoff::app {
namespace {

using What = Arguments::What;

TEST(Arguments, NoneOpenTheWindow) {
  const Arguments arguments = parse_arguments({});
  EXPECT_EQ(arguments.what, What::window);
  EXPECT_EQ(arguments.complaint, "");
  EXPECT_EQ(arguments.setup, sandbox::presets().front().setup);
}

TEST(Arguments, HeadlessAsTheContractSays) {
  const Arguments timed = parse_arguments({"--headless", "--preset", "pipeline", "--seconds", "5", "--json"});
  EXPECT_EQ(timed.complaint, "");
  EXPECT_EQ(timed.what, What::headless);
  EXPECT_EQ(timed.setup.preset, "pipeline");
  EXPECT_EQ(timed.seconds, 5.0);
  EXPECT_TRUE(timed.json);
  const Arguments idle = parse_arguments({"--headless", "--until-idle", "--preset", "rendezvous"});
  EXPECT_EQ(idle.complaint, "");
  EXPECT_EQ(idle.seconds, std::nullopt);
}

TEST(Arguments, ScreenshotOptions) {
  const Arguments arguments = parse_arguments(
      {"--screenshot", "a.ppm", "--size", "900x600", "--theme", "light", "--at-seconds", "1.5", "--text-size", "135"});
  EXPECT_EQ(arguments.complaint, "");
  EXPECT_EQ(arguments.screenshot, "a.ppm");
  EXPECT_EQ(arguments.width, 900);
  EXPECT_EQ(arguments.height, 600);
  EXPECT_EQ(arguments.dark, false);
  EXPECT_EQ(arguments.at_seconds, 1.5);
  EXPECT_EQ(arguments.text_size, 1.35f);
}

TEST(Arguments, AFileIsAProgram) {
  const Arguments arguments = parse_arguments({"lesson.rs", "--theme", "light"});
  EXPECT_EQ(arguments.complaint, "");
  EXPECT_EQ(arguments.file, "lesson.rs");
  const Arguments headless = parse_arguments({"--headless", "lesson.rs", "--speed", "20"});
  EXPECT_EQ(headless.complaint, "");
  EXPECT_EQ(headless.what, What::headless);
  EXPECT_EQ(headless.file, "lesson.rs");
  EXPECT_EQ(headless.speed, 20);
}

TEST(Arguments, BadOnesAreToldOff) {
  const std::vector<std::vector<std::string>> bad = {
      {"--preset"}, {"--preset", "nonsense"}, {"--seconds", "soon", "--headless"}, {"--seconds", "-1"},
      {"--seconds", "inf"}, {"--speed", "0"}, {"--speed", "21"}, {"--seconds", ""}, {"--size", "900"}, {"--size", "900x"}, {"--size", "900x600x2"},
      {"--size", "1x1"}, {"--size", "99999x99999"}, {"--theme", "pink"}, {"--text-size", "1000"}, {"--nonsense"},
      {"--nonsense", "x"}, {"one.rs", "two.rs"}, {""}, {"--json"}, {"--headless", "--seconds", "1", "--until-idle"},
  };
  for (const auto& words : bad) EXPECT_NE(parse_arguments(words).complaint, "") << words.front();
}

TEST(Arguments, HelpNamesEveryPreset) {
  EXPECT_EQ(parse_arguments({"--headless", "--help"}).what, What::help);
  EXPECT_EQ(parse_arguments({"--version"}).what, What::version);
  for (const sandbox::Preset& preset : sandbox::presets())
    EXPECT_NE(usage().find(std::string(preset.id)), std::string::npos) << preset.id;
}

TEST(Settings, AreRememberedAsTheyWere) {
  for (const float size : ui::kTextSizes)
    for (const bool dark : {true, false})
      for (const bool calm : {true, false}) {
        const ui::Settings settings{dark, size, calm};
        EXPECT_EQ(settings_from(to_text(settings)), settings);
      }
}

TEST(Settings, NonsenseIsLeftOut) {
  const ui::Settings standard;
  for (const char* text : {"", "theme", "theme=pink\ntext-size=7000\nreduced-motion=1", "=\n==\n\n", "text-size=nan"})
    EXPECT_EQ(settings_from(text), standard) << text;
  EXPECT_FALSE(settings_from("nonsense=1\ntheme=light\n").dark);
}

}  // namespace
}  // namespace handoff::app
