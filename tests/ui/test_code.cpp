// Reading code for the editor: words, brackets, colours, finding; and the shipped programs.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "lang/lang.hpp"
#include "ui/editor/find.hpp"
#include "ui/editor/highlight.hpp"
#include "ui/editor/words.hpp"
#include "ui/programs.hpp"

namespace handoff::ui::editor {
namespace {

std::string coloured(const std::string& text) {
  const char* const kNames[] = {"", "k", "t", "f", "m", "l", "'", "", "c"};
  std::string result;
  for (const editor::Run& run : highlight(text)) {
    const char* name = kNames[static_cast<int>(run.piece)];
    if (*name) result += std::string(name) + ":" + text.substr(run.begin, run.end - run.begin) + " ";
  }
  return result;
}

TEST(Highlight, TellsPiecesApart) {
  EXPECT_EQ(coloured("let (tx, rx) = mpsc::channel::<i32>();"), "k:let t:i32 ");
  EXPECT_EQ(coloured("println!(\"{x}\"); // say"), "m:println m:! l:\"{x}\" c:// say ");
  EXPECT_EQ(coloured("fn f<'a>(s: &'a str) -> Vec<u8> { g(1, true) }"), "k:fn ':'a ':'a t:str t:Vec t:u8 f:g l:1 l:true ");
  EXPECT_EQ(coloured("const MAX: usize = 3; if !done(x) {}"), "k:const l:MAX t:usize l:3 k:if f:done ");
  EXPECT_EQ(coloured("/* a\n b */ x"), "c:/* a c:b */ ");
}

TEST(Highlight, TakesAnyTextAndStaysInside) {
  for (const std::string text : {"", "\"open", "'", "/* open", "#!x\ny", "\xEF\xBF\xBD“", "r#\"", "0x", "!!", "macro!"}) {
    std::uint32_t end = 0;
    for (const editor::Run& run : highlight(text)) {
      EXPECT_GE(run.begin, end) << text;
      EXPECT_GT(run.end, run.begin) << text;
      EXPECT_LE(run.end, text.size()) << text;
      end = run.end;
    }
  }
}

TEST(Brackets, FindTheirPartner) {
  const std::string text = "f(a, \"(\", [1]) // )";
  ASSERT_TRUE(brackets_at(text, 1));
  EXPECT_EQ(brackets_at(text, 1)->there, 13u);
  EXPECT_EQ(brackets_at(text, 14)->there, 1u) << "in front of the caret";
  EXPECT_FALSE(brackets_at(text, 7)) << "in a string";
  EXPECT_FALSE(brackets_at("}", 0));
  EXPECT_FALSE(brackets_at("", 0));
}

TEST(Find, SmallLettersFindCapitals) {
  EXPECT_EQ(find_all("Sender sender SENDER", "sender").size(), 3u);
  EXPECT_EQ(find_all("Sender sender SENDER", "Sender").size(), 1u);
  EXPECT_TRUE(find_all("abc", "").empty());
  EXPECT_EQ(find_all("aaa", "aa").size(), 1u);
}

TEST(Find, GoesRound) {
  const std::vector<Range> matches = find_all("x..x..x", "x");
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(next_match(matches, 0, false), 0u);
  EXPECT_EQ(next_match(matches, 1, false), 1u);
  EXPECT_EQ(next_match(matches, 7, false), 0u);
  EXPECT_EQ(next_match(matches, 6, true), 1u);
  EXPECT_EQ(next_match(matches, 0, true), 2u);
}

TEST(Cells, TabsAndClicks) {
  EXPECT_EQ(cells("\ta", 1), 4u);
  EXPECT_EQ(cells("ab\tc", 3), 4u);
  EXPECT_EQ(offset_of_cell("\ta", 2), 0u);
  EXPECT_EQ(nearest_offset("abc", 1.4f), 1u);
  EXPECT_EQ(nearest_offset("abc", 1.6f), 2u);
  EXPECT_EQ(nearest_offset("abc", 99), 3u);
  EXPECT_EQ(nearest_offset("", -3), 0u);
  EXPECT_EQ(nearest_offset("ß", 0.7f), 2u);
}

TEST(Programs, HaveTheirHeaderAndCheck) {
  EXPECT_GE(shipped_programs().size(), 30u);
  std::set<std::string> ids, titles;
  for (const ShippedProgram& program : shipped_programs()) {
    EXPECT_TRUE(ids.insert(program.id).second && titles.insert(program.title).second) << program.id;
    EXPECT_FALSE(program.title.empty() || program.group.empty() || program.look_for.empty()) << program.id;
    EXPECT_NE(program.text.find("fn main"), std::string::npos) << program.id;
    EXPECT_EQ(program.text.find("// title:"), std::string::npos) << program.id;
    EXPECT_TRUE(lang::check(program.text).ok()) << program.id;
  }
  EXPECT_EQ(shipped_programs().front().id, "first_message");
  EXPECT_EQ(find_program("nonsense"), nullptr);
}

TEST(Programs, AreFoundByWhatTheySayAndWhatTheyAre) {
  EXPECT_EQ(search_programs("").size(), shipped_programs().size());
  EXPECT_TRUE(search_programs("no such words anywhere").empty());
  const auto has = [](const char* query, const char* id) {
    for (const ShippedProgram* program : search_programs(query))
      if (program->id == id) return true;
    return false;
  };
  EXPECT_TRUE(has("backpressure", "backpressure"));
  EXPECT_TRUE(has("PITFALL circle", "two_channels_in_a_circle"));
  EXPECT_TRUE(has("sync_channel(0)", "rendezvous"));
}

}  // namespace
}  // namespace handoff::ui::editor
