// Finding words in the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ui/editor/words.hpp"

namespace handoff::ui::editor {

inline constexpr std::size_t kMostMatches = 10'000;

// All places, from the first on, none overlapping. Small letters find capitals too; a query with a capital is exact.
std::vector<Range> find_all(std::string_view text, std::string_view query);

// The index of the first match that begins at `from` or behind it, else the first of all; backwards: of the last that
// ends at `from` or before it, else the last of all. `matches` is not empty.
std::size_t next_match(const std::vector<Range>& matches, std::size_t from, bool backwards);

}  // namespace handoff::ui::editor
