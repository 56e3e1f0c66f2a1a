// A program's text as a part of an address: compressed as zlib does it (RFC 1950, with its checksum), then in base64 with
// the characters of addresses (RFC 4648, section 5, without padding).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::app {

inline constexpr std::size_t kLongestPacked = 30'000;     // characters: what browsers and chat programs bear
inline constexpr std::size_t kLongestUnpacked = 200'000;  // bytes: what a few characters of a stranger may swell to

// Empty: it is too long for a link.
std::string pack_text(std::string_view text);

struct Unpacked {
  std::string text;
  std::string complaint;  // what is wrong with it, to follow a colon; empty: nothing
};
Unpacked unpack_text(std::string_view packed);

}  // namespace handoff::app
