#include "lang/vm/integers.hpp"

namespace handoff::lang::vm {
namespace {

double two_to_the(int n) { return std::ldexp(1.0, n); }

// Truncated towards zero, kept within the type.
u128 saturated(double value, Scalar type) {
  const int bits = bits_of(type);
  if (std::isnan(value)) return 0;
  if (is_signed(type)) {
    if (value >= two_to_the(bits - 1)) return (static_cast<u128>(1) << (bits - 1)) - 1;
    if (value <= -two_to_the(bits - 1)) return u128{0} - (static_cast<u128>(1) << (bits - 1));
    return static_cast<u128>(static_cast<i128>(value));
  }
  if (value <= 0) return 0;
  if (value >= two_to_the(bits)) return bits == 128 ? ~u128{0} : (static_cast<u128>(1) << bits) - 1;
  return static_cast<u128>(value);
}

}  // namespace

void cast(const Word* from, Scalar from_type, Word* to, Scalar to_type) {
  const auto is_float = [](Scalar type) { return type == Scalar::F32 || type == Scalar::F64; };
  u128 value = 0;
  if (is_float(from_type)) {
    const double number = from_type == Scalar::F32 ? static_cast<double>(f32_of(*from)) : f64_of(*from);
    if (to_type == Scalar::F64) return void(*to = word_of(number));
    if (to_type == Scalar::F32) return void(*to = from_type == Scalar::F32 ? *from : word_of(static_cast<float>(number)));
    value = saturated(number, to_type);
  } else if (words_of(from_type) == 2) {
    value = wide(from);
  } else {
    value = is_signed(from_type) ? static_cast<u128>(static_cast<i128>(static_cast<std::int64_t>(*from))) : u128{*from};
  }
  if (is_float(to_type)) {
    const bool negative = is_signed(from_type);
    if (to_type == Scalar::F64) {
      *to = word_of(negative ? static_cast<double>(static_cast<i128>(value)) : static_cast<double>(value));
    } else {
      *to = word_of(negative ? static_cast<float>(static_cast<i128>(value)) : static_cast<float>(value));
    }
    return;
  }
  if (words_of(to_type) == 2) return put_wide(to, value);
  *to = extend(static_cast<Word>(value), bits_of(to_type), is_signed(to_type));
}

}  // namespace handoff::lang::vm
