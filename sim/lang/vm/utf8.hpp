// Texts in UTF-8. What is in a `str` is always well-formed: the functions need not be told what to do otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::lang::vm {

void append_utf8(std::string& text, char32_t c);
std::string utf8(char32_t c);
// The character at `at`, which is moved behind it. Beyond the end, or where the text is not well-formed: U+FFFD.
char32_t decode_utf8(std::string_view text, std::size_t& at);
bool is_char(std::uint64_t code);  // a Unicode scalar value

// As `escape_debug` has it, with the quotes; `quote` is the one that is escaped.
std::string escaped(std::string_view text, char quote);

enum CharClass : std::uint32_t { kAlphabetic = 1, kNumeric = 2, kWhiteSpace = 4, kUpper = 8, kLower = 16 };
std::uint32_t char_class(char32_t c);
// Upper or lower case of a text, in Latin, Greek and Cyrillic.
std::string to_case(std::string_view text, bool upper);

}  // namespace handoff::lang::vm
