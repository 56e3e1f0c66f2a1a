// Everything on the screen that can be pressed is pressed, by the mouse where the semantic list says it is, and by its
// name as the page does it, and asks for the right thing.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "sandbox/cells.hpp"
#include "sandbox/statement.hpp"
#include "screen.hpp"

namespace handoff::tests {
namespace {

using sandbox::Say;

bool says(const ui::Commands& commands, Say::What what) {
  const auto* said = find<ui::SayAsMain>(commands);
  const auto* say = said ? dynamic_cast<const Say*>(said->statement.get()) : nullptr;
  return say && say->what == what;
}

struct Press {
  const char* id;
  bool (*asks)(const ui::Commands&);
};
template <class C>
bool asks_for(const ui::Commands& commands) {
  return find<C>(commands) != nullptr;
}

const Press kPresses[] = {
    {"preset/pipeline",
     [](const ui::Commands& c) { return find<ui::ChoosePreset>(c) && find<ui::ChoosePreset>(c)->id == "pipeline"; }},
    {"preset/forgotten-sender", asks_for<ui::ChoosePreset>},
    {"channel/unbounded", [](const ui::Commands& c) { return find<ui::SetBound>(c) && !find<ui::SetBound>(c)->bound; }},
    {"main/spawn", [](const ui::Commands& c) { return says(c, Say::What::spawn_producer); }},
    {"main/drop-tx", [](const ui::Commands& c) { return says(c, Say::What::drop_tx); }},
    {"main/join", [](const ui::Commands& c) { return says(c, Say::What::join_receiver); }},
    {"producer/1/finish", [](const ui::Commands& c) { return says(c, Say::What::finish_thread); }},
    {"producer/2/finish", [](const ui::Commands& c) { return says(c, Say::What::finish_thread); }},
    {"run/pause", [](const ui::Commands& c) { return find<ui::PauseThreads>(c) && find<ui::PauseThreads>(c)->paused; }},
    {"run/step", asks_for<ui::StepThreads>},
    {"run/restart", asks_for<ui::Restart>},
    {"run/stop", asks_for<ui::Stop>},
    {"time/start", [](const ui::Commands& c) { return find<ui::GoTo>(c) && find<ui::GoTo>(c)->position == 0; }},
    {"time/back", asks_for<ui::GoTo>},
    {"theme", [](const ui::Commands& c) { return find<ui::ChangeSettings>(c) && !find<ui::ChangeSettings>(c)->settings.dark; }},
    {"text-size",
     [](const ui::Commands& c) { return find<ui::ChangeSettings>(c) && find<ui::ChangeSettings>(c)->settings.text_size > 1; }},
    {"help", [](const ui::Commands& c) { return find<ui::ShowHelp>(c) && find<ui::ShowHelp>(c)->shown; }},
    {"fullscreen", asks_for<ui::SetFullScreen>},
    {"present", asks_for<ui::SetPresenting>},
    {"thread/2",
     [](const ui::Commands& c) {
       return find<ui::SelectThread>(c) && find<ui::SelectThread>(c)->thread == world::ThreadId{2};
     }},
};

TEST(Widgets, AskForWhatTheySayWhenTheMousePressesThem) {
  for (const Press& press : kPresses) {
    Screen screen(preset("backpressure"), 60, 1440, 1200);
    EXPECT_TRUE(press.asks(screen.click(press.id))) << press.id;
  }
}

TEST(Widgets, AskForTheSameWhenThePagePressesThem) {
  for (const Press& press : kPresses) {
    Screen screen(preset("backpressure"), 60, 1440, 1200);
    screen.frame();
    screen.semantics.press(press.id);
    EXPECT_TRUE(press.asks(screen.frame())) << press.id;
    EXPECT_TRUE(screen.frame().empty()) << press.id << " is pressed once";
  }
}

TEST(Widgets, APressOfWhatIsNotThereIsForgotten) {
  Screen screen(preset("backpressure"), 60);
  screen.frame();
  screen.semantics.press("nobody/knows");
  EXPECT_TRUE(screen.frame().empty());
  EXPECT_FALSE(screen.semantics.has_requests());
}

TEST(Widgets, HaveUniqueIdsAndLabelsAndRoomForAFinger) {
  for (const sandbox::Preset& each : sandbox::presets()) {
    Screen screen(each.setup, 120, 1440, 1200);
    screen.frame();
    std::set<std::string> ids;
    for (const ui::Widget& widget : screen.semantics.widgets()) {
      EXPECT_TRUE(ids.insert(widget.id).second) << each.id << ": " << widget.id << " twice";
      EXPECT_FALSE(widget.role.empty()) << widget.id;
      const bool is_control = widget.role == "button" || widget.role == "slider" || widget.role == "switch" ||
                              widget.role == "tab" || widget.role == "textbox";
      if (!is_control || widget.id.rfind("thread/", 0) == 0) continue;
      EXPECT_FALSE(widget.label.empty()) << widget.id;
      EXPECT_GE(widget.rect.h, 32) << widget.id;
      EXPECT_GE(widget.rect.w, 32) << widget.id;
    }
  }
}

TEST(Widgets, TellWhyTheyCannotBePressed) {
  Screen screen(preset("forgotten-sender"), 200);
  screen.frame();
  const ui::Widget* finish = screen.semantics.find("receiver/finish");
  ASSERT_NE(finish, nullptr);
  EXPECT_FALSE(finish->enabled);
  EXPECT_NE(finish->label.find("script"), std::string::npos) << finish->label;
  EXPECT_TRUE(screen.click("receiver/finish").empty());
  screen.semantics.press("receiver/finish");
  EXPECT_TRUE(screen.frame().empty());
}

TEST(Widgets, LookingBackTheThreadsCannotBeAsked) {
  Screen screen(preset("backpressure"), 60, 1440, 1200);
  screen.look_at(20);
  screen.frame();
  EXPECT_FALSE(screen.semantics.find("main/drop-tx")->enabled);
  EXPECT_TRUE(screen.semantics.find("time/forward")->enabled);
  EXPECT_TRUE(asks_for<ui::GoLive>(screen.click("time/live")));
}

TEST(Sliders, FollowTheMouse) {
  Screen screen(preset("backpressure"), 60, 1440, 1200);
  screen.frame();
  const view::Rect rect = screen.semantics.find("channel/bound")->rect;
  const auto at_the_end = screen.click(rect.x + rect.w - 2, rect.y + rect.h / 2);
  ASSERT_NE(find<ui::SetBound>(at_the_end), nullptr);
  EXPECT_EQ(find<ui::SetBound>(at_the_end)->bound, sandbox::kMaxBound);
  const auto commands = screen.click(rect.x + 2, rect.y + rect.h / 2);
  ASSERT_NE(find<ui::SetBound>(commands), nullptr);
  EXPECT_EQ(find<ui::SetBound>(commands)->bound, 0u);
}

TEST(Sliders, TakeValuesFromThePageWithinTheirRange) {
  const auto bound_for = [](const char* value) -> std::optional<std::uint32_t> {
    Screen screen(preset("backpressure"), 60, 1440, 1200);
    screen.frame();
    screen.semantics.set_value("channel/bound", value);
    const ui::Commands commands = screen.frame();
    const auto* set = find<ui::SetBound>(commands);
    return set ? set->bound : std::nullopt;
  };
  EXPECT_EQ(bound_for("7"), 7u);
  EXPECT_EQ(bound_for("99"), sandbox::kMaxBound);
  EXPECT_EQ(bound_for("-4"), 0u);
  EXPECT_EQ(bound_for("seven"), std::nullopt);
  EXPECT_EQ(bound_for("nan"), std::nullopt);
}

TEST(Sliders, SpeakTheUnitThatTheyAreSetIn) {
  Screen screen(preset("backpressure"), 60, 1440, 1200);
  screen.frame();
  EXPECT_EQ(screen.semantics.find("producer/1/pace")->value, "0.35 s");
  screen.semantics.set_value("producer/1/pace", "1.2 s");
  const ui::Commands commands = screen.frame();
  const auto* pace = find<ui::SetPace>(commands);
  ASSERT_NE(pace, nullptr);
  EXPECT_EQ(pace->cell, sandbox::pace_of(1));
  EXPECT_NEAR(pace->ms, 1200, 1e-6);
}

TEST(Sliders, ScrubOverTheWholeRun) {
  Screen screen(preset("backpressure"), 200, 1440, 1200);
  screen.frame();
  const view::Rect rect = screen.semantics.find("time/scrub")->rect;
  const ui::Commands commands = screen.click(rect.x + rect.w / 2, rect.y + rect.h / 2);
  const auto* to = find<ui::GoTo>(commands);
  ASSERT_NE(to, nullptr);
  EXPECT_NEAR(to->position, screen.history().length() / 2.0, 3);
}

TEST(NumberField, TakesATypedBufferSize) {
  Screen screen(preset("backpressure"), 60, 1440, 1200);
  screen.click("channel/bound/field");
  ImGui::GetIO().AddInputCharacter('1');
  screen.frame();
  ImGui::GetIO().AddInputCharacter('2');
  screen.frame();
  ui::Commands commands = screen.key(ImGuiKey_Enter);
  for (ui::Command& command : screen.frame()) commands.push_back(command);
  const auto* set = find<ui::SetBound>(commands);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->bound, 12u);
}

TEST(NumberField, KeepsTheDigitsFromThePresets) {
  Screen screen(preset("backpressure"), 60, 1440, 1200);
  screen.click("channel/bound/field");
  EXPECT_FALSE(asks_for<ui::ChoosePreset>(screen.key(ImGuiKey_3, '3')));
}

}  // namespace
}  // namespace handoff::tests
