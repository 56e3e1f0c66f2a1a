#include "ui/editor/buffer.hpp"

#include <algorithm>

namespace handoff::ui::editor {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t length = 0;  // 0: not UTF-8
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4 : 0;
  if (length == 0 || at + length > text.size()) return {};
  char32_t code = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {code, length};
}

bool combines(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x20D0 && c < 0x2100) || c == 0x200D ||
         (c >= 0xFE00 && c < 0xFE10);
}

std::size_t width(char32_t c, std::size_t cell) {
  if (c == '\t') return kTabWidth - cell % kTabWidth;
  return combines(c) ? 0 : 1;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string clean(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Character c = character_at(bytes, at);
    if (c.length == 0) {
      text += "\xEF\xBF\xBD";
      ++at;
    } else if (c.code == '\r') {
      text += '\n';
      at += bytes.substr(at, 2) == "\r\n" ? 2 : 1;
    } else {
      if (c.code == '\n' || c.code == '\t' || (c.code >= 0x20 && c.code != 0x7F)) text += bytes.substr(at, c.length);
      at += c.length;
    }
  }
  return text;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const auto step = [&] { at += std::max<std::size_t>(character_at(text, at).length, 1); };
  step();
  while (at < text.size() && combines(character_at(text, at).code)) step();
  return at;
}

std::size_t previous_character(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0) {
    --at;
    if (!continues(text[at]) && !combines(character_at(text, at).code)) break;
  }
  return at;
}

std::size_t cells(std::string_view line, std::size_t offset) {
  std::size_t cell = 0;
  for (std::size_t at = 0; at < std::min(offset, line.size());) {
    const Character c = character_at(line, at);
    cell += width(c.code, cell);
    at += std::max<std::size_t>(c.length, 1);
  }
  return cell;
}

std::size_t offset_of_cell(std::string_view line, std::size_t cell) {
  std::size_t passed = 0, at = 0;
  while (at < line.size()) {
    const std::size_t next = next_character(line, at);
    passed += width(character_at(line, at).code, passed);
    if (passed > cell) break;
    at = next;
  }
  return at;
}

std::size_t nearest_offset(std::string_view line, float cell) {
  const std::size_t at = offset_of_cell(line, static_cast<std::size_t>(std::max(cell, 0.0f)));
  const std::size_t next = next_character(line, at);
  const auto left = static_cast<float>(cells(line, at)), right = static_cast<float>(cells(line, next));
  return cell > (left + right) / 2 ? next : at;
}

void Buffer::replace(std::size_t begin, std::size_t end, std::string_view with) {
  // The lines that begin inside of what goes, go; what comes brings its own; the others move.
  const auto first = std::upper_bound(starts_.begin(), starts_.end(), begin);
  const auto last = std::upper_bound(first, starts_.end(), end);
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < with.size(); ++i)
    if (with[i] == '\n') fresh.push_back(begin + i + 1);
  for (auto start = last; start != starts_.end(); ++start) *start = *start - (end - begin) + with.size();
  const auto place = starts_.erase(first, last);
  starts_.insert(place, fresh.begin(), fresh.end());
  text_.replace(begin, end - begin, with);
}

std::size_t Buffer::line_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
}

}  // namespace handoff::ui::editor
