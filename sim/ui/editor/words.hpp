// Words, brackets and indentation in Rust text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ui/editor/buffer.hpp"

namespace handoff::ui::editor {

inline constexpr std::size_t kIndent = 4;  // blanks

std::size_t word_left(std::string_view text, std::size_t at);
std::size_t word_right(std::string_view text, std::size_t at);

struct Range {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};
// The word, or the run of other characters, that `at` lies in or behind.
Range word_at(std::string_view text, std::size_t at);

// The bracket at `at` or in front of it, and its partner; brackets in strings and comments do not count.
struct Brackets {
  std::size_t here = 0, there = 0;
};
std::optional<Brackets> brackets_at(std::string_view text, std::size_t at);

// The blanks that a line begins with.
std::string_view indentation(std::string_view line);
// What Enter at `at` puts there: a line end and the next line's indentation; where `at` is right between an opening and
// its closing bracket, the closing one gets a line of its own, and `caret` is where the caret goes in it.
struct LineBreak {
  std::string text;
  std::size_t caret = 0;
};
LineBreak line_break(const Buffer&, std::size_t at);
// Where a closing bracket typed at `at`, on a line blank so far, belongs: the indentation of its partner's line.
std::optional<std::string> closing_indentation(const Buffer&, std::size_t at, char bracket);

}  // namespace handoff::ui::editor
