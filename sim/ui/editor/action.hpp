// What can be done to a Document, as plain values: the panel makes them from keys and clicks, tests by hand.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "lang/diagnostic.hpp"

namespace handoff::ui::editor {

enum class Motion : std::uint8_t {
  left, right, word_left, word_right, up, down,
  line_begin,  // the first character of the line that is no blank; from there its very beginning
  line_end, text_begin, text_end
};

struct Type {  // characters, one key after the other; a closing bracket on a blank line moves out to its partner
  std::string text;
};
struct Break {};  // Enter: a new line, indented as its place wants it
struct Paste {
  std::string text;
};
struct Cut {};  // the selection; the whole line where nothing is selected
struct Erase {  // the selection; what the motion passes where nothing is selected
  Motion over;
};
struct Indent {};   // Tab: the selected lines, or blanks up to the next stop
struct Outdent {};  // Shift-Tab: the selected lines, or the one with the caret
struct ToggleComment {};
struct MoveLines {
  bool down;
};
struct Move {
  Motion motion;
  bool selects = false;
  std::size_t times = 1;
};
struct Select {
  std::size_t anchor, caret;
};
struct SelectWord {
  std::size_t at;
};
struct SelectLine {
  std::size_t at;
};
struct SelectAll {};
struct Undo {};
struct Redo {};
struct Fix {  // the edits of a diagnostic's hint; for this revision of the text alone
  std::uint64_t revision;
  std::vector<lang::Edit> edits;
};
struct SetText {  // all of it, from outside; can be undone
  std::string text;
};

using Action = std::variant<Type, Break, Paste, Cut, Erase, Indent, Outdent, ToggleComment, MoveLines, Move, Select,
                            SelectWord, SelectLine, SelectAll, Undo, Redo, Fix, SetText>;

}  // namespace handoff::ui::editor
