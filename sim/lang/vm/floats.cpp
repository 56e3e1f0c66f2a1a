// The C library rounds correctly in both directions, so the shortest digits are found by trying one more digit at a time:
// the p digits nearest to the value, and, where the float's neighbours are not equally far (powers of two), the next
// larger ones.
#include "lang/vm/floats.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace handoff::lang::vm {
namespace {

bool reads_back(const std::string& text, double value, bool is_single) {
  return is_single ? static_cast<double>(std::strtof(text.c_str(), nullptr)) == value
                   : std::strtod(text.c_str(), nullptr) == value;
}

std::string print(const char* format, std::size_t precision, double value) {
  const int wanted = static_cast<int>(std::min<std::size_t>(precision, 1u << 20));
  const int size = std::snprintf(nullptr, 0, format, wanted, value);
  std::string text(static_cast<std::size_t>(size) + 1, '\0');
  std::snprintf(text.data(), text.size(), format, wanted, value);
  text.pop_back();
  return text;
}

// The digits of "d.ddde±xx".
Decimal parts(const std::string& scientific) {
  Decimal out;
  const std::size_t e = scientific.find('e');
  for (std::size_t i = 0; i < e; ++i)
    if (scientific[i] >= '0' && scientific[i] <= '9') out.digits += scientific[i];
  out.exponent = std::atoi(scientific.c_str() + e + 1) + 1;
  return out;
}

std::string scientific(const Decimal& number) { return number.digits.substr(0, 1) + "." + number.digits.substr(1) + "e" + std::to_string(number.exponent - 1); }

// One more in the last digit.
Decimal increased(Decimal number) {
  std::size_t i = number.digits.size();
  while (i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
  if (i > 0) {
    ++number.digits[i - 1];
  } else {
    number.digits.insert(0, "1");
    number.digits.pop_back();
    ++number.exponent;
  }
  return number;
}

std::string special(double value) { return std::isnan(value) ? "NaN" : value < 0 ? "-inf" : "inf"; }

// Digits with their point, no exponent.
std::string plain(const Decimal& number) {
  const int n = static_cast<int>(number.digits.size());
  if (number.exponent <= 0) return "0." + std::string(static_cast<std::size_t>(-number.exponent), '0') + number.digits;
  if (number.exponent >= n) return number.digits + std::string(static_cast<std::size_t>(number.exponent - n), '0');
  const std::size_t point = static_cast<std::size_t>(number.exponent);
  return number.digits.substr(0, point) + "." + number.digits.substr(point);
}

std::string with_exponent(const Decimal& number, char mark) {
  std::string text = number.digits.substr(0, 1);
  if (number.digits.size() > 1) text += "." + number.digits.substr(1);
  return text + mark + std::to_string(number.exponent - 1);
}

}  // namespace

Decimal shortest(double value, bool is_single) {
  const std::size_t most = is_single ? 9 : 17;
  Decimal number;
  for (std::size_t count = 1; count <= most; ++count) {
    number = parts(print("%.*e", count - 1, value));
    if (reads_back(scientific(number), value, is_single)) break;
    const Decimal larger = increased(number);
    if (count < most && reads_back(scientific(larger), value, is_single)) {
      number = larger;
      break;
    }
  }
  while (number.digits.size() > 1 && number.digits.back() == '0') number.digits.pop_back();
  return number;
}

std::string float_text(double value, std::optional<std::size_t> precision, bool debug, bool is_single) {
  if (!std::isfinite(value)) return special(value);
  if (precision) return print("%.*f", *precision, value);
  const std::string sign = std::signbit(value) ? "-" : "";
  const double size = std::fabs(value);
  if (size == 0) return sign + (debug ? "0.0" : "0");
  const Decimal number = shortest(size, is_single);
  if (debug && (size >= 1e16 || size < 1e-4)) return sign + with_exponent(number, 'e');
  std::string text = plain(number);
  if (debug && text.find('.') == std::string::npos) text += ".0";
  return sign + text;
}

std::string float_exponent_text(double value, std::optional<std::size_t> precision, bool upper, bool is_single) {
  if (!std::isfinite(value)) return special(value);
  const char mark = upper ? 'E' : 'e';
  const std::string sign = std::signbit(value) ? "-" : "";
  const double size = std::fabs(value);
  if (precision) {
    Decimal number = parts(print("%.*e", *precision, size));
    return sign + with_exponent(number, mark);
  }
  if (size == 0) return sign + "0" + mark + "0";
  return sign + with_exponent(shortest(size, is_single), mark);
}

std::optional<double> parse_float(std::string_view text) {
  std::string_view rest = text;
  const bool has_sign = !rest.empty() && (rest[0] == '-' || rest[0] == '+');
  const bool negative = has_sign && rest[0] == '-';
  if (has_sign) rest.remove_prefix(1);
  std::string lower(rest);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (lower == "inf" || lower == "infinity") return negative ? -INFINITY : INFINITY;
  if (lower == "nan") return negative ? -std::nan("") : std::nan("");
  std::size_t i = 0, digits = 0;
  const auto count_digits = [&] {
    while (i < lower.size() && lower[i] >= '0' && lower[i] <= '9') ++i, ++digits;
  };
  count_digits();
  if (i < lower.size() && lower[i] == '.') ++i, count_digits();
  if (digits == 0) return {};
  if (i < lower.size() && lower[i] == 'e') {
    ++i;
    if (i < lower.size() && (lower[i] == '-' || lower[i] == '+')) ++i;
    digits = 0;
    count_digits();
    if (digits == 0) return {};
  }
  if (i != lower.size()) return {};
  const double size = std::strtod(lower.c_str(), nullptr);
  return negative ? -size : size;
}

}  // namespace handoff::lang::vm
