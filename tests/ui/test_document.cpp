// Editing without a window: what each action does to the text and to the selection, and that all of it can be undone.
#include "ui/editor/document.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace handoff::ui::editor {
namespace {

// A text with the selection in it: «…» around what is selected, the caret at its end; | where nothing is.
Document from(std::string marked) {
  const auto take = [&](const std::string& mark) {
    const std::size_t at = marked.find(mark);
    if (at != marked.npos) marked.erase(at, mark.size());
    return at;
  };
  std::size_t anchor = take("|"), caret = anchor;
  if (anchor == marked.npos) {
    anchor = take("«");
    caret = take("»");
  }
  Document document(marked);
  document.apply(Select{anchor, caret});
  return document;
}

std::string marked(const Document& document) {
  std::string text = document.text();
  const Selection s = document.selection();
  if (s.is_empty()) return text.insert(s.caret, "|");
  text.insert(s.end(), "»");
  return text.insert(s.begin(), "«");
}

std::string after(const std::string& before, const Action& action) {
  Document document = from(before);
  document.apply(action);
  return marked(document);
}

void type(Document& document, const std::string& text) {
  for (const char c : text) document.apply(Type{std::string(1, c)});
}

TEST(Document, TypingReplacesTheSelection) {
  EXPECT_EQ(after("let «abc» = 1;", Type{"x"}), "let x| = 1;");
  EXPECT_EQ(after("|", Type{"ß"}), "ß|");
}

TEST(Document, EnterKeepsTheIndentation) {
  EXPECT_EQ(after("    let a = 1;|", Break{}), "    let a = 1;\n    |");
  EXPECT_EQ(after("fn main() {|", Break{}), "fn main() {\n    |");
  EXPECT_EQ(after("    f(|", Break{}), "    f(\n        |");
  EXPECT_EQ(after("{ // a brace {|", Break{}), "{ // a brace {\n    |") << "a comment does not hide the opening";
  EXPECT_EQ(after("let s = \"{\";|", Break{}), "let s = \"{\";\n|") << "a brace in a string opens nothing";
  EXPECT_EQ(after("fn main() {|}", Break{}), "fn main() {\n    |\n}") << "the closing one gets a line of its own";
  EXPECT_EQ(after("  vec![|]", Break{}), "  vec![\n      |\n  ]");
}

TEST(Document, AClosingBracketMovesOutToItsPartner) {
  EXPECT_EQ(after("fn f() {\n    if a {\n        b();\n        |", Type{"}"}), "fn f() {\n    if a {\n        b();\n    }|");
  EXPECT_EQ(after("fn f() {\n    x |", Type{"}"}), "fn f() {\n    x }|") << "only on a blank line";
  EXPECT_EQ(after("    |", Type{"}"}), "    }|") << "without a partner it stays";
}

TEST(Document, BackspaceGoesByStopsInTheIndentation) {
  EXPECT_EQ(after("        |x", Erase{Motion::left}), "    |x");
  EXPECT_EQ(after("      |x", Erase{Motion::left}), "    |x");
  EXPECT_EQ(after("ab|", Erase{Motion::left}), "a|");
  EXPECT_EQ(after("a\n|b", Erase{Motion::left}), "a|b");
  EXPECT_EQ(after("|ab", Erase{Motion::right}), "|b");
  EXPECT_EQ(after("let tx1|", Erase{Motion::word_left}), "let |");
  EXPECT_EQ(after("|let tx", Erase{Motion::word_right}), "| tx");
  EXPECT_EQ(after("a «b c» d", Erase{Motion::left}), "a | d");
  EXPECT_EQ(after("|", Erase{Motion::left}), "|");
}

TEST(Document, CharactersAreNeverCutInTwo) {
  EXPECT_EQ(after("aß|", Erase{Motion::left}), "a|");
  EXPECT_EQ(after("e\xCC\x81|", Erase{Motion::left}), "|") << "a mark goes with its letter";
  EXPECT_EQ(after("|→x", Move{Motion::right}), "→|x");
  Document document("ß");
  document.apply(Select{1, 1});
  EXPECT_EQ(document.caret(), 0u);
}

TEST(Document, TabIndents) {
  EXPECT_EQ(after("ab|", Indent{}), "ab  |");
  EXPECT_EQ(after("«a\n\nb»", Indent{}), "    «a\n\n    b»");
  EXPECT_EQ(after("    a\n «  b»", Outdent{}), "    a\n«b»");
  EXPECT_EQ(after("«    a\n\tb\nc»", Outdent{}), "«a\nb\nc»");
  EXPECT_EQ(after("  a|", Outdent{}), "a|");
}

TEST(Document, CommentsComeAndGo) {
  EXPECT_EQ(after("  «a\n    b»", ToggleComment{}), "  // «a\n  //   b»");
  EXPECT_EQ(after("  // «a\n  //   b»", ToggleComment{}), "  «a\n    b»");
  EXPECT_EQ(after("|", ToggleComment{}), "|");
}

TEST(Document, LinesMove) {
  EXPECT_EQ(after("a\nb|\nc", MoveLines{true}), "a\nc\nb|");
  EXPECT_EQ(after("a\nb|\nc", MoveLines{false}), "b|\na\nc");
  EXPECT_EQ(after("a\nb|", MoveLines{true}), "a\nb|");
  EXPECT_EQ(after("a\n«b\nc»", MoveLines{false}), "«b\nc»\na");
}

TEST(Document, TheCaretMoves) {
  EXPECT_EQ(after("let tx|1 = 2", Move{Motion::word_left}), "let |tx1 = 2");
  EXPECT_EQ(after("let |tx1 = 2", Move{Motion::word_right}), "let tx1| = 2");
  EXPECT_EQ(after("a|\n    b", Move{Motion::word_right}), "a\n    |b");
  EXPECT_EQ(after("    ab|c", Move{Motion::line_begin}), "    |abc");
  EXPECT_EQ(after("    |abc", Move{Motion::line_begin}), "|    abc");
  EXPECT_EQ(after("a|bc\nd", Move{Motion::line_end}), "abc|\nd");
  EXPECT_EQ(after("a «bc» d", Move{Motion::left}), "a |bc d");
  EXPECT_EQ(after("a «bc» d", Move{Motion::right}), "a bc| d");
  EXPECT_EQ(after("ab|\ncd", Move{Motion::down, true}), "ab«\ncd»");
  EXPECT_EQ(after("a|b", Move{Motion::text_end}), "ab|");
  EXPECT_EQ(after("a\nb\nc|", Move{Motion::up, false, 2}), "a|\nb\nc");
}

TEST(Document, UpAndDownKeepTheColumn) {
  Document document = from("abcdef|\nab\nabcdef");
  document.apply(Move{Motion::down});
  EXPECT_EQ(marked(document), "abcdef\nab|\nabcdef");
  document.apply(Move{Motion::down});
  EXPECT_EQ(marked(document), "abcdef\nab\nabcdef|");
  EXPECT_EQ(after("\tx|\nabcdefgh", Move{Motion::down}), "\tx\nabcde|fgh") << "a tab is as wide as it looks";
}

TEST(Document, WordsAndLinesAreSelected) {
  EXPECT_EQ(after("let tx1 = 2", SelectWord{5}), "let «tx1» = 2");
  EXPECT_EQ(after("let tx1 = 2", SelectWord{7}), "let «tx1» = 2") << "behind its last letter too";
  EXPECT_EQ(after("a\nbc\nd", SelectLine{3}), "a\n«bc\n»d");
  EXPECT_EQ(after("a\nb", SelectAll{}), "«a\nb»");
}

TEST(Document, CopyAndCutTakeTheLineWhereNothingIsSelected) {
  Document document = from("a\nb|c\nd");
  EXPECT_EQ(document.copied(), "bc\n");
  document.apply(Cut{});
  EXPECT_EQ(marked(document), "a\n|d");
  EXPECT_EQ(after("a«b»c", Cut{}), "a|c");
}

TEST(Document, PastedTextIsCleaned) {
  EXPECT_EQ(after("|", Paste{"a\r\nb\rc\x01\xff"}), "a\nb\nc\xEF\xBF\xBD|");
}

TEST(Document, AWordIsUndoneAtOnce) {
  Document document;
  type(document, "let tx");
  document.apply(Undo{});
  EXPECT_EQ(marked(document), "let|");
  document.apply(Undo{});
  EXPECT_EQ(marked(document), "|");
  document.apply(Redo{});
  document.apply(Redo{});
  EXPECT_EQ(marked(document), "let tx|");
  document.apply(Redo{});
  EXPECT_EQ(marked(document), "let tx|");
}

TEST(Document, MovingBeginsANewStep) {
  Document document;
  type(document, "ab");
  document.apply(Move{Motion::left});
  type(document, "x");
  document.apply(Undo{});
  EXPECT_EQ(marked(document), "a|b");
}

TEST(Document, TypingAfterUndoForgetsWhatWasUndone) {
  Document document;
  type(document, "ab");
  document.apply(Undo{});
  type(document, "c");
  document.apply(Redo{});
  EXPECT_EQ(marked(document), "c|");
}

TEST(Document, ErasingIsOneStep) {
  Document document = from("abcdef|");
  for (int i = 0; i < 3; ++i) document.apply(Erase{Motion::left});
  EXPECT_EQ(marked(document), "abc|");
  document.apply(Undo{});
  EXPECT_EQ(marked(document), "abcdef|");
}

TEST(Document, AFixIsOneStepAndForItsRevisionAlone) {
  Document document("spawn(|| tx); x");
  Fix fix{document.revision(), {{{6, 6}, "move "}, {{14, 15}, "yy"}}};
  document.apply(fix);
  EXPECT_EQ(document.text(), "spawn(move || tx); yy");
  document.apply(fix);
  EXPECT_EQ(document.text(), "spawn(move || tx); yy");
  document.apply(Undo{});
  EXPECT_EQ(document.text(), "spawn(|| tx); x");
}

TEST(Document, SetTextKeepsWhatIsTheSame) {
  Document document("fn main() { a }");
  document.apply(SetText{"fn main() { über }"});
  EXPECT_EQ(marked(document), "fn main() { über| }");
  document.apply(Undo{});
  EXPECT_EQ(document.text(), "fn main() { a }");
}

TEST(Document, LinesStayInStepWithTheText) {
  std::mt19937 random(3);
  const std::string pieces[] = {"a", "\n", "  ", "{", "}", "ß", "\n\n", "let x = \"", "\t", "// c"};
  Document document;
  for (int i = 0; i < 20'000; ++i) {
    const std::size_t size = document.text().size() + 1;
    const Motion motion = static_cast<Motion>(random() % 10);
    switch (random() % 14) {
      case 0: document.apply(Select{random() % size, random() % size}); break;
      case 1: document.apply(Erase{motion}); break;
      case 2: document.apply(Undo{}); break;
      case 3: document.apply(Redo{}); break;
      case 4: document.apply(Break{}); break;
      case 5: document.apply(Indent{}); break;
      case 6: document.apply(Outdent{}); break;
      case 7: document.apply(ToggleComment{}); break;
      case 8: document.apply(MoveLines{random() % 2 == 0}); break;
      case 9: document.apply(Move{motion, random() % 2 == 0}); break;
      case 10: document.apply(Cut{}); break;
      default: document.apply(Type{pieces[random() % std::size(pieces)]});
    }
    const Buffer& buffer = document.buffer();
    const Buffer anew(document.text());
    ASSERT_EQ(anew.text(), document.text()) << "it stays clean UTF-8";
    ASSERT_EQ(buffer.lines(), anew.lines());
    for (std::size_t line = 0; line < buffer.lines(); ++line) ASSERT_EQ(buffer.line_begin(line), anew.line_begin(line));
    ASSERT_LE(document.caret(), document.text().size());
    if (document.text().size() > 400) document.apply(SetText{""});
  }
}

TEST(Document, EverythingCanBeUndone) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    Document document("fn main() {\n    body();\n}\n");
    const std::string first = document.text();
    for (int i = 0; i < 40; ++i) {
      const std::size_t size = document.text().size() + 1;
      switch (random() % 7) {
        case 0: document.apply(Select{random() % size, random() % size}); break;
        case 1: document.apply(Erase{Motion::left}); break;
        case 2: document.apply(Break{}); break;
        case 3: document.apply(MoveLines{random() % 2 == 0}); break;
        case 4: document.apply(Indent{}); break;
        case 5: document.apply(ToggleComment{}); break;
        default: document.apply(Type{"x"});
      }
    }
    const std::string last = document.text();
    for (int i = 0; i < 100; ++i) document.apply(Undo{});
    ASSERT_EQ(document.text(), first);
    for (int i = 0; i < 100; ++i) document.apply(Redo{});
    ASSERT_EQ(document.text(), last);
  }
}

}  // namespace
}  // namespace handoff::ui::editor
