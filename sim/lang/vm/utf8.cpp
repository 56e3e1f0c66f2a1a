#include "lang/vm/utf8.hpp"

#include <algorithm>
#include <array>

namespace handoff::lang::vm {
namespace {

struct Range {
  char32_t from, to;
};

bool in_any(const Range* begin, const Range* end, char32_t c) {
  const Range* const at = std::upper_bound(begin, end, c, [](char32_t x, const Range& range) { return x < range.from; });
  return at != begin && c <= at[-1].to;
}
template <std::size_t N>
bool in(const Range (&ranges)[N], char32_t c) {
  return in_any(ranges, ranges + N, c);
}

// Scripts whose letters are alphabetic throughout, by blocks: what ordinary texts are made of.
constexpr Range kLetters[] = {
    {'A', 'Z'},         {'a', 'z'},         {0xAA, 0xAA},       {0xB5, 0xB5},       {0xBA, 0xBA},       {0xC0, 0xD6},
    {0xD8, 0xF6},       {0xF8, 0x2C1},      {0x370, 0x373},     {0x376, 0x377},     {0x37B, 0x37D},     {0x37F, 0x37F},
    {0x386, 0x386},     {0x388, 0x3F5},     {0x3F7, 0x481},     {0x48A, 0x52F},     {0x531, 0x556},     {0x561, 0x587},
    {0x5D0, 0x5EA},     {0x620, 0x657},     {0x66E, 0x6D3},     {0x904, 0x939},     {0xE01, 0xE3A},     {0x10A0, 0x10FF},
    {0x1100, 0x1248},   {0x1E00, 0x1FBC},   {0x1FC2, 0x1FCC},   {0x1FD0, 0x1FDB},   {0x1FE0, 0x1FEC},   {0x1FF2, 0x1FFC},
    {0x2071, 0x2071},   {0x207F, 0x207F},   {0x2102, 0x2102},   {0x2C00, 0x2CE4},   {0x3005, 0x3007},   {0x3031, 0x3035},
    {0x3041, 0x3096},   {0x309D, 0x309F},   {0x30A1, 0x30FA},   {0x30FC, 0x30FF},   {0x3105, 0x312F},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},   {0xA000, 0xA48C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFF21, 0xFF3A},   {0xFF41, 0xFF5A},
    {0xFF66, 0xFFDC},   {0x10000, 0x100FA}, {0x1D400, 0x1D7CB}, {0x20000, 0x2FA1D}};
constexpr Range kDigits[] = {{'0', '9'},       {0xB2, 0xB3},     {0xB9, 0xB9},     {0xBC, 0xBE},     {0x660, 0x669},
                             {0x6F0, 0x6F9},   {0x966, 0x96F},   {0xE50, 0xE59},   {0x2070, 0x2070}, {0x2074, 0x2079},
                             {0x2080, 0x2089}, {0x2150, 0x2189}, {0x2460, 0x249B}, {0x3007, 0x3007}, {0xFF10, 0xFF19}};
constexpr Range kSpaces[] = {{0x09, 0x0D},     {' ', ' '},       {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                             {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
// What Debug writes as \u{…}: control, format, private and unassigned characters, marks that join the one before.
constexpr Range kUnprintable[] = {{0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x300, 0x36F},   {0x600, 0x605},
                                  {0x61C, 0x61C},   {0x1680, 0x1680}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x2000, 0x200F},
                                  {0x2028, 0x202F}, {0x205F, 0x206F}, {0x20D0, 0x20F0}, {0x3000, 0x3000}, {0xD800, 0xF8FF},
                                  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF},
                                  {0xE0000, 0x10FFFF}};

// Simple case pairs: alternating blocks (capital at the even or odd place) and blocks with a fixed distance.
char32_t lower_of(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0x80) return c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x130 || c == 0x178 || c == 0x1E9E) return c == 0x178 ? 0xFF : c == 0x1E9E ? 0xDF : c;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF) ||
      (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
    return c % 2 == 0 ? c + 1 : c;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x4C1 && c <= 0x4CE)) return c % 2 == 1 ? c + 1 : c;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x391 && c <= 0x3AB && c != 0x3A2) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
  return c;
}
char32_t upper_of(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c < 0x80) return c;
  if (c == 0xB5) return 0x39C;
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return 'I';
  if (c == 0x17F) return 'S';
  if (c == 0x3C2) return 0x3A3;
  if (c == 0x3AC) return 0x386;
  if (c >= 0x3AD && c <= 0x3AF) return c - 37;
  if (c == 0x3CC) return 0x38C;
  if (c == 0x3CD || c == 0x3CE) return c - 63;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if (c >= 0x561 && c <= 0x586) return c - 48;
  for (const char32_t candidate : {c - 1, c - 32})
    if (candidate != c && lower_of(candidate) == c) return candidate;
  return c;
}

}  // namespace

bool is_char(std::uint64_t code) { return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF); }

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0xFFFD;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t c = first & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return 0xFFFD;
    c = c << 6 | (byte(at++) & 0x3F);
  }
  return c;
}

std::string escaped(std::string_view text, char quote) {
  std::string out(1, quote);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(text, at);
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\0':
        out += "\\0";
        break;
      default:
        if (c == static_cast<unsigned char>(quote) || c == '\\') {
          out += '\\';
          out += static_cast<char>(c);
          // A mark joins what stands before it, so only the first of a text would stand alone: that one is escaped.
        } else if (in(kUnprintable, c) && (from == 0 || !(c >= 0x300 && c <= 0x36F))) {
          static constexpr char kHex[] = "0123456789abcdef";
          std::string digits;
          for (char32_t left = c; left != 0; left >>= 4) digits.insert(digits.begin(), kHex[left & 15]);
          out += "\\u{" + digits + "}";
        } else {
          out.append(text.substr(from, at - from));
        }
    }
  }
  return out + quote;
}

std::uint32_t char_class(char32_t c) {
  std::uint32_t out = 0;
  if (in(kLetters, c)) out |= kAlphabetic;
  if (in(kDigits, c)) out |= kNumeric;
  if (in(kSpaces, c)) out |= kWhiteSpace;
  if (lower_of(c) != c) out |= kUpper;
  if (upper_of(c) != c || c == 0xDF || c == 0xAA || c == 0xBA) out |= kLower;
  return out;
}

std::string to_case(std::string_view text, bool upper) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(text, at);
    if (upper && c == 0xDF) {
      out += "SS";
    } else if (!upper && c == 0x3A3) {  // a sigma at a word's end has a form of its own
      std::size_t next = at, before = from;
      const bool ends = at >= text.size() || (char_class(decode_utf8(text, next)) & kAlphabetic) == 0;
      while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0) == 0x80) {
      }
      const bool begins = from == 0 || (char_class(decode_utf8(text, before)) & kAlphabetic) == 0;
      append_utf8(out, ends && !begins ? 0x3C2 : 0x3C3);
    } else {
      append_utf8(out, upper ? upper_of(c) : lower_of(c));
    }
  }
  return out;
}

}  // namespace handoff::lang::vm
