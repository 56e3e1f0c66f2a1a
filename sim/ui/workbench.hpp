// The page with programs: the text in the editor, and what is known of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/diagnostic.hpp"
#include "ui/editor/document.hpp"
#include "ui/editor/highlight.hpp"
#include "ui/editor/words.hpp"

namespace handoff::ui {

struct Workbench {
  editor::Document document;

  // Where the text came from.
  std::string id;        // of the shipped program; empty: it is the user's own
  std::string title;
  std::string look_for;  // maybe empty
  std::string opened;    // as it was then
  bool is_changed() const { return document.text() != opened; }

  // Of the text as it is now.
  std::vector<editor::Run> runs;
  std::size_t longest = 0;  // line, in cells
  std::optional<editor::Brackets> brackets;  // at the caret

  // What the checks say of the text of one revision, by place. Typing may be ahead of them for a moment.
  std::vector<lang::Diagnostic> diagnostics;
  std::uint64_t checked = 0;  // that revision
  std::size_t errors = 0;     // among them
  bool is_checked() const { return checked == document.revision(); }

  // Looking.
  enum class Below : std::uint8_t { problems, output };
  Below below = Below::problems;
  bool has_focus = false;                // the keyboard belongs to the text
  std::optional<std::string> find;       // what is looked for; none: nothing
  bool list_is_open = false;
  std::string search;                    // in that list
  std::string input;                     // typed, not given yet
  bool can_share = false;
};

}  // namespace handoff::ui
