// Arithmetic as Rust has it. Integers of up to 64 bits are kept in words, sign- or zero-extended; `bits` is 8, 16, 32
// or 64. Functions that return bool say whether the result fits; it is wrapped where it does not.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "lang/vm/code.hpp"

namespace handoff::lang::vm {

inline Word extend_signed(Word word, int bits) {
  const int shift = 64 - bits;
  return static_cast<Word>(static_cast<std::int64_t>(word << shift) >> shift);
}
inline Word extend_unsigned(Word word, int bits) { return word << (64 - bits) >> (64 - bits); }
inline Word extend(Word word, int bits, bool is_signed) {
  return is_signed ? extend_signed(word, bits) : extend_unsigned(word, bits);
}

inline bool fit_signed(std::int64_t whole, bool overflows, int bits, Word& out) {
  out = extend_signed(static_cast<Word>(whole), bits);
  return !overflows && out == static_cast<Word>(whole);
}
inline bool fit_unsigned(Word whole, bool overflows, int bits, Word& out) {
  out = extend_unsigned(whole, bits);
  return !overflows && out == whole;
}
inline bool add_signed(Word a, Word b, int bits, Word& out) {
  std::int64_t whole = 0;
  const bool over = __builtin_add_overflow(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b), &whole);
  return fit_signed(whole, over, bits, out);
}
inline bool sub_signed(Word a, Word b, int bits, Word& out) {
  std::int64_t whole = 0;
  const bool over = __builtin_sub_overflow(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b), &whole);
  return fit_signed(whole, over, bits, out);
}
inline bool mul_signed(Word a, Word b, int bits, Word& out) {
  std::int64_t whole = 0;
  const bool over = __builtin_mul_overflow(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b), &whole);
  return fit_signed(whole, over, bits, out);
}
inline bool add_unsigned(Word a, Word b, int bits, Word& out) {
  Word whole = 0;
  const bool over = __builtin_add_overflow(a, b, &whole);
  return fit_unsigned(whole, over, bits, out);
}
inline bool sub_unsigned(Word a, Word b, int bits, Word& out) {
  Word whole = 0;
  const bool over = __builtin_sub_overflow(a, b, &whole);
  return fit_unsigned(whole, over, bits, out);
}
inline bool mul_unsigned(Word a, Word b, int bits, Word& out) {
  Word whole = 0;
  const bool over = __builtin_mul_overflow(a, b, &whole);
  return fit_unsigned(whole, over, bits, out);
}
// The one division that overflows: the minimum by -1.
inline bool is_minimum(Word word, int bits) { return word == extend_signed(Word{1} << (bits - 1), bits); }

inline u128 wide(const Word* words) { return static_cast<u128>(words[1]) << 64 | words[0]; }
inline void put_wide(Word* words, u128 value) {
  words[0] = static_cast<Word>(value);
  words[1] = static_cast<Word>(value >> 64);
}
inline constexpr u128 kWideMinimum = static_cast<u128>(1) << 127;

inline double f64_of(Word word) {
  double value = 0;
  std::memcpy(&value, &word, sizeof value);
  return value;
}
inline float f32_of(Word word) {
  const std::uint32_t half = static_cast<std::uint32_t>(word);
  float value = 0;
  std::memcpy(&value, &half, sizeof value);
  return value;
}
inline Word word_of(double value) {
  Word word = 0;
  std::memcpy(&word, &value, sizeof word);
  return word;
}
inline Word word_of(float value) {
  std::uint32_t half = 0;
  std::memcpy(&half, &value, sizeof half);
  return half;
}

// `from as to`, as Rust does it: integers are cut or extended, floats saturate and NaN becomes 0.
void cast(const Word* from, Scalar from_type, Word* to, Scalar to_type);

}  // namespace handoff::lang::vm
