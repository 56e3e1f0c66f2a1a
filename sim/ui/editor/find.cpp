#include "ui/editor/find.hpp"

#include <algorithm>

namespace handoff::ui::editor {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

std::vector<Range> find_all(std::string_view text, std::string_view query) {
  std::vector<Range> found;
  if (query.empty()) return found;
  const bool is_exact = std::any_of(query.begin(), query.end(), [](char c) { return small(c) != c; });
  const auto same = [&](char a, char b) { return is_exact ? a == b : small(a) == b; };
  for (auto from = text.begin(); found.size() < kMostMatches;) {
    const auto at = std::search(from, text.end(), query.begin(), query.end(), same);
    if (at == text.end()) break;
    const auto begin = static_cast<std::size_t>(at - text.begin());
    found.push_back({begin, begin + query.size()});
    from = at + static_cast<std::ptrdiff_t>(query.size());
  }
  return found;
}

std::size_t next_match(const std::vector<Range>& matches, std::size_t from, bool backwards) {
  if (backwards) {
    const auto after = std::upper_bound(matches.begin(), matches.end(), from,
                                        [](std::size_t at, const Range& match) { return at < match.end; });
    return static_cast<std::size_t>((after == matches.begin() ? matches.end() : after) - matches.begin()) - 1;
  }
  const auto next = std::lower_bound(matches.begin(), matches.end(), from,
                                     [](const Range& match, std::size_t at) { return match.begin < at; });
  return next == matches.end() ? 0 : static_cast<std::size_t>(next - matches.begin());
}

}  // namespace handoff::ui::editor
