// Places in a program's text, and interned names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::lang {

// A range of bytes of the text. The standard library's own text lies at kLibraryBase and above.
struct Span {
  std::uint32_t lo = 0, hi = 0;
};
inline constexpr std::uint32_t kLibraryBase = 0x40000000;
inline constexpr Span join(Span a, Span b) { return {a.lo < b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi}; }
inline constexpr bool in_library(Span span) { return span.lo >= kLibraryBase; }

struct Position {
  int line = 0, column = 0;  // 1-based; columns count characters
};

// Finds lines in a text.
class LineMap {
 public:
  explicit LineMap(std::string_view text, std::uint32_t base = 0);
  Position position(std::uint32_t offset) const;
  int line(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::uint32_t base_;
  std::vector<std::uint32_t> starts_;
};

// An identifier. Equal names are the same pointer; they live as long as the process.
using Name = const std::string*;
Name intern(std::string_view text);

}  // namespace handoff::lang
