// The interface as a whole: keys, sizes, overlays.
#include <gtest/gtest.h>

#include "screen.hpp"

namespace handoff::tests {
namespace {

TEST(Keys, DoWhatTheHelpSays) {
  Screen screen(preset("backpressure"), 100);
  screen.frame();
  EXPECT_TRUE(find<ui::PauseThreads>(screen.key(ImGuiKey_Space)));
  EXPECT_TRUE(find<ui::Restart>(screen.key(ImGuiKey_R)));
  EXPECT_TRUE(find<ui::SetFullScreen>(screen.key(ImGuiKey_F)));
  EXPECT_TRUE(find<ui::SetPresenting>(screen.key(ImGuiKey_P)));
  EXPECT_TRUE(find<ui::ChangeSettings>(screen.key(ImGuiKey_T)));
  EXPECT_TRUE(find<ui::ShowHelp>(screen.key(ImGuiKey_Slash, '?')));
  EXPECT_TRUE(find<ui::GoLive>(screen.key(ImGuiKey_End)));

  const ui::Commands home = screen.key(ImGuiKey_Home);
  ASSERT_TRUE(find<ui::GoTo>(home));
  EXPECT_EQ(find<ui::GoTo>(home)->position, 0u);
  const ui::Commands faster = screen.key(ImGuiKey_Equal, '+'), slower = screen.key(ImGuiKey_Minus, '-');
  ASSERT_TRUE(find<ui::SetSpeed>(faster) && find<ui::SetSpeed>(slower));
  EXPECT_GT(find<ui::SetSpeed>(faster)->speed, 1);
  EXPECT_LT(find<ui::SetSpeed>(slower)->speed, 1);
  const ui::Commands six = screen.key(ImGuiKey_6);
  ASSERT_TRUE(find<ui::ChoosePreset>(six));
  EXPECT_EQ(find<ui::ChoosePreset>(six)->id, "forgotten-sender");
}

TEST(Keys, ArrowsStepThePictureBackAndTheThreadsOn) {
  Screen screen(preset("backpressure"), 100);
  screen.frame();
  const std::uint32_t length = screen.history().length();
  const ui::Commands back = screen.key(ImGuiKey_LeftArrow);
  ASSERT_TRUE(find<ui::GoTo>(back));
  EXPECT_EQ(find<ui::GoTo>(back)->position, length - 1);
  EXPECT_TRUE(find<ui::StepThreads>(screen.key(ImGuiKey_RightArrow)));
  screen.look_at(10);
  const ui::Commands on = screen.key(ImGuiKey_RightArrow);
  ASSERT_TRUE(find<ui::GoTo>(on));
  EXPECT_EQ(find<ui::GoTo>(on)->position, 11u);
}

TEST(Keys, WithControlBelongToTheBrowser) {
  Screen screen(preset("backpressure"), 100);
  screen.frame();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  EXPECT_TRUE(screen.key(ImGuiKey_R).empty());
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
}

TEST(Interface, ShowsEveryPresetInEverySizeAndTheme) {
  const float sizes[][2] = {{480, 360}, {640, 400}, {900, 600}, {1024, 768}, {1440, 900}, {1920, 1080}, {3840, 2160}};
  for (const sandbox::Preset& each : sandbox::presets())
    for (const auto& size : sizes)
      for (const bool dark : {true, false}) {
        Screen screen(each.setup, 90, size[0], size[1]);
        screen.settings.dark = dark;
        screen.frame();
        EXPECT_TRUE(screen.frame().empty()) << each.id << ": nobody did anything";
        EXPECT_GT(screen.vertices(), 1000) << each.id << " at " << size[0] << "x" << size[1];
        const ui::Widget* why = screen.semantics.find("why");
        ASSERT_NE(why, nullptr) << each.id;
        EXPECT_FALSE(why->value.empty()) << each.id;
        for (const char* id : {"run/pause", "run/restart", "time/scrub", "help"}) {
          const ui::Widget* widget = screen.semantics.find(id);
          ASSERT_NE(widget, nullptr) << id << " at " << size[0];
          EXPECT_GE(widget->rect.x, 0) << id << " at " << size[0];
          EXPECT_LE(widget->rect.x + widget->rect.w, size[0]) << id << " at " << size[0];
          EXPECT_LE(widget->rect.y + widget->rect.h, size[1]) << id << " at " << size[1];
        }
      }
}

TEST(Interface, KeepsControlsAndRustBehindTabsWhereThereIsLittleRoom) {
  Screen screen(preset("backpressure"), 90, 900, 600);
  screen.frame();
  EXPECT_TRUE(screen.semantics.find("channel/bound"));
  EXPECT_FALSE(screen.semantics.find("rust"));
  const ui::Commands commands = screen.click("tab/rust");
  ASSERT_TRUE(find<ui::ShowTab>(commands));
  screen.tab = find<ui::ShowTab>(commands)->tab;
  screen.frame();
  EXPECT_TRUE(screen.semantics.find("rust"));
}

TEST(Interface, HelpIsInFrontAndClosesByAnyOfItsWays) {
  Screen screen(preset("backpressure"), 90);
  screen.help = true;
  screen.frame();
  screen.frame();
  const ui::Commands closed = screen.click("help/close");
  ASSERT_TRUE(find<ui::ShowHelp>(closed));
  EXPECT_FALSE(find<ui::ShowHelp>(closed)->shown);
  EXPECT_FALSE(find<ui::Restart>(screen.click("run/restart"))) << "what is behind cannot be pressed";
  EXPECT_TRUE(find<ui::ShowHelp>(screen.key(ImGuiKey_Escape)));
  const ui::Commands calm = screen.click("reduced-motion");
  ASSERT_TRUE(find<ui::ChangeSettings>(calm));
  EXPECT_TRUE(find<ui::ChangeSettings>(calm)->settings.reduced_motion);
}

TEST(Interface, NotesAreToldAndCanBeClosed) {
  Screen screen(preset("backpressure"), 90);
  screen.notes = {{7, ui::Note::Kind::warning, "The link cannot be followed.", 10}};
  screen.frame();
  screen.frame();
  ASSERT_TRUE(screen.semantics.find("note/7"));
  EXPECT_EQ(screen.semantics.find("note/7")->label, "The link cannot be followed.");
  const ui::Commands commands = screen.click("note/7/close");
  ASSERT_TRUE(find<ui::DismissNote>(commands));
  EXPECT_EQ(find<ui::DismissNote>(commands)->id, 7u);
}

TEST(Interface, PointingAtAMessageLightsIt) {
  Screen screen(preset("unbounded-growth"), 300);
  screen.frame();
  const ui::Widget* token = nullptr;
  for (const ui::Widget& widget : screen.semantics.widgets())
    if (widget.id.rfind("message/", 0) == 0 && !token) token = &widget;
  ASSERT_TRUE(token);
  const auto id = static_cast<std::uint32_t>(std::stoul(token->id.substr(8)));
  ImGui::GetIO().AddMousePosEvent(token->rect.x + token->rect.w / 2, token->rect.y + token->rect.h / 2);
  screen.frame();
  const ui::Commands commands = screen.frame();
  const auto* hover = find<ui::HoverMessage>(commands);
  ASSERT_TRUE(hover);
  EXPECT_EQ(hover->message, world::MessageId{id});
}

}  // namespace
}  // namespace handoff::tests
