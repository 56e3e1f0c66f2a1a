// A text and its lines. UTF-8 in one piece: a program is at most some hundred kilobytes, so an edit may move the rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::ui::editor {

inline constexpr std::size_t kTabWidth = 4;  // cells

// What may be in a Buffer, made of anything: valid UTF-8, lines that end with \n alone, no control characters but tabs.
std::string clean(std::string_view bytes);

// The borders of the character (with the marks that combine with it) behind and before `at`; 0 and the size at the ends.
std::size_t next_character(std::string_view text, std::size_t at);
std::size_t previous_character(std::string_view text, std::size_t at);

// Cells of a line: each character takes one, a tab as many as lead to the next multiple of kTabWidth.
std::size_t cells(std::string_view line, std::size_t offset);           // in front of `offset`
std::size_t offset_of_cell(std::string_view line, std::size_t cell);    // of the character that covers the cell
std::size_t nearest_offset(std::string_view line, float cell);          // where a click at a place between cells means

class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::string_view text) { replace(0, 0, clean(text)); }

  const std::string& text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  void replace(std::size_t begin, std::size_t end, std::string_view with);  // `with` is clean

  // Lines are counted from 0; there is always one.
  std::size_t lines() const { return starts_.size(); }
  std::size_t line_of(std::size_t offset) const;
  std::size_t line_begin(std::size_t line) const { return starts_[line]; }
  std::size_t line_end(std::size_t line) const {  // in front of its \n
    return line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
  }
  std::string_view line(std::size_t line) const {
    return std::string_view(text_).substr(starts_[line], line_end(line) - starts_[line]);
  }

 private:
  std::string text_;
  std::vector<std::size_t> starts_{0};
};

}  // namespace handoff::ui::editor
