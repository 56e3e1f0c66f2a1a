// Floats as texts and back, as Rust's Display, Debug and LowerExp have them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::lang::vm {

// The fewest decimal digits that read back as the same float, the first not 0: value = 0.d1d2d3… × 10^exponent.
struct Decimal {
  std::string digits;
  int exponent = 0;
};
Decimal shortest(double value, bool is_single);  // of a finite value > 0

// With no precision the shortest digits. `debug`: at least one digit behind the point, and the exponent form for what is
// very large or very small.
std::string float_text(double value, std::optional<std::size_t> precision, bool debug, bool is_single);
std::string float_exponent_text(double value, std::optional<std::size_t> precision, bool upper, bool is_single);

// The whole text, by the grammar of Rust's FromStr; none: it is not a number.
std::optional<double> parse_float(std::string_view text);

}  // namespace handoff::lang::vm
