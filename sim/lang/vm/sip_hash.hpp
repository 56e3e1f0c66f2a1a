// SipHash-1-3 with a key of zeros, on bytes that come one group after another. Source: J.-P. Aumasson, D. J. Bernstein,
// "SipHash: a fast short-input PRF"; Rust's DefaultHasher.
#pragma once

#include <cstdint>
#include <string_view>

namespace handoff::lang::vm {

struct SipHash {
  std::uint64_t v0, v1, v2, v3;  // as library/hash.rs begins them
  std::uint64_t tail;            // bytes that do not fill a word yet, the first lowest
  std::uint64_t length;          // in bytes, of everything so far

  // The lowest `bytes` (1 to 8) of `value`.
  void add(std::uint64_t value, std::uint64_t bytes) {
    if (bytes < 8) value &= (std::uint64_t{1} << 8 * bytes) - 1;
    const std::uint64_t before = length % 8;
    length += bytes;
    tail |= value << 8 * before;
    if (before + bytes < 8) return;
    take(tail);
    tail = before == 0 ? 0 : value >> 8 * (8 - before);
  }

  void add(std::string_view text) {
    for (; text.size() >= 8; text.remove_prefix(8)) add(word(text.substr(0, 8)), 8);
    if (!text.empty()) add(word(text), text.size());
  }

  std::uint64_t end() const {
    SipHash copy = *this;
    copy.take(length << 56 | tail);
    copy.v2 ^= 0xFF;
    for (int i = 0; i < 3; ++i) copy.round();
    return copy.v0 ^ copy.v1 ^ copy.v2 ^ copy.v3;
  }

 private:
  static std::uint64_t word(std::string_view bytes) {
    std::uint64_t out = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[i]);
    return out;
  }
  static std::uint64_t rotate(std::uint64_t value, int by) { return value << by | value >> (64 - by); }
  void take(std::uint64_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }
  void round() {
    v0 += v1, v1 = rotate(v1, 13) ^ v0, v0 = rotate(v0, 32);
    v2 += v3, v3 = rotate(v3, 16) ^ v2;
    v0 += v3, v3 = rotate(v3, 21) ^ v0;
    v2 += v1, v1 = rotate(v1, 17) ^ v2, v2 = rotate(v2, 32);
  }
};

}  // namespace handoff::lang::vm
