#include "app/packed_text.hpp"

#include <zlib.h>

#include <cstdint>

namespace handoff::app {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64(const std::string& bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) text += kDigits[bits >> (count - 6) & 63];
  }
  if (count > 0) text += kDigits[bits << (6 - count) & 63];
  return text;
}

// False: a character that does not belong there.
bool from_base64(std::string_view text, std::string& bytes) {
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == kDigits.npos) return false;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if ((count += 6) >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 255);
  }
  return true;
}

}  // namespace

std::string pack_text(std::string_view text) {
  if (text.size() > kLongestUnpacked) return {};
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string packed(size, 0);
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
                static_cast<uLong>(text.size()), Z_BEST_COMPRESSION) != Z_OK)
    return {};
  packed.resize(size);
  packed = to_base64(packed);
  return packed.size() > kLongestPacked ? std::string() : packed;
}

Unpacked unpack_text(std::string_view packed) {
  if (packed.size() > kLongestPacked) return {{}, "it is too long"};
  if (packed.empty()) return {{}, "there is no program in it"};
  std::string bytes;
  if (!from_base64(packed, bytes)) return {{}, "it is damaged"};
  std::string text(kLongestUnpacked, 0);
  uLongf size = kLongestUnpacked;
  const int result = uncompress(reinterpret_cast<Bytef*>(text.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                                static_cast<uLong>(bytes.size()));
  if (result == Z_BUF_ERROR && size == kLongestUnpacked) return {{}, "its program is too long"};
  if (result != Z_OK) return {{}, "it is damaged, or a part of it is missing"};
  text.resize(size);
  return {std::move(text), {}};
}

}  // namespace handoff::app
