// The colours of Rust text: what each piece of it is.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace handoff::ui::editor {

enum class Piece : std::uint8_t { plain, keyword, type_name, function, macro, literal, lifetime, punctuation, comment };

struct Run {  // pieces in order, blanks between them left out
  std::uint32_t begin = 0, end = 0;
  Piece piece = Piece::plain;
  friend bool operator==(const Run&, const Run&) = default;
};

// Any text; linear in its length.
std::vector<Run> highlight(std::string_view text);

}  // namespace handoff::ui::editor
