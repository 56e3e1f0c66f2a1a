#include "world/value.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace handoff::world {

struct Value::Compound {
  enum class Kind : std::uint8_t { text, list, natural, negative } kind = Kind::list;
  std::string text;
  std::vector<Value> items;
  std::shared_ptr<const Shape> shape;
  UInt128 bits = 0;  // natural, negative
};

Value Value::text(std::string text) {
  Compound whole;
  whole.kind = Compound::Kind::text;
  whole.text = std::move(text);
  return Value(Content(std::make_shared<const Compound>(std::move(whole))));
}

Value Value::list(std::vector<Value> items) { return list(nullptr, std::move(items)); }

Value Value::list(std::shared_ptr<const Shape> shape, std::vector<Value> items) {
  Compound whole;
  whole.shape = std::move(shape);
  whole.items = std::move(items);
  return Value(Content(std::make_shared<const Compound>(std::move(whole))));
}

Value Value::integer(Int128 value) {
  if (value >= INT64_MIN && value <= INT64_MAX) return static_cast<std::int64_t>(value);
  Compound whole;
  whole.kind = value < 0 ? Compound::Kind::negative : Compound::Kind::natural;
  whole.bits = static_cast<UInt128>(value);
  return Value(Content(std::make_shared<const Compound>(std::move(whole))));
}

Value Value::natural(UInt128 value) {
  if (value <= static_cast<UInt128>(INT64_MAX)) return static_cast<std::int64_t>(value);
  Compound whole;
  whole.kind = Compound::Kind::natural;
  whole.bits = value;
  return Value(Content(std::make_shared<const Compound>(std::move(whole))));
}

std::size_t Value::weight() const {
  const Compound* const whole = compound();
  std::size_t bytes = sizeof(Value);
  if (whole == nullptr) return bytes;
  bytes += sizeof(Compound) + whole->text.size();
  for (const Value& item : whole->items) bytes += item.weight();
  return bytes;
}

const Value::Compound* Value::compound() const {
  const auto* shared = std::get_if<std::shared_ptr<const Compound>>(&content_);
  return shared != nullptr ? shared->get() : nullptr;
}

const std::string* Value::text() const {
  const Compound* const whole = compound();
  return whole != nullptr && whole->kind == Compound::Kind::text ? &whole->text : nullptr;
}

const std::vector<Value>* Value::items() const {
  const Compound* const whole = compound();
  return whole != nullptr && whole->kind == Compound::Kind::list ? &whole->items : nullptr;
}

const Value::Shape* Value::shape() const {
  const Compound* const whole = compound();
  return whole != nullptr ? whole->shape.get() : nullptr;
}

std::optional<UInt128> Value::bits() const {
  if (const std::int64_t* const n = number()) return static_cast<UInt128>(static_cast<Int128>(*n));
  const Compound* const whole = compound();
  if (whole == nullptr || whole->kind == Compound::Kind::text || whole->kind == Compound::Kind::list) return {};
  return whole->bits;
}

void Value::collect_handles(std::vector<HandleId>& into) const {
  if (const HandleId* const one = handle()) {
    into.push_back(*one);
  } else if (const std::vector<Value>* const all = items()) {
    for (const Value& item : *all) item.collect_handles(into);
  }
}

namespace {

std::string decimal(UInt128 value) {
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::string utf8(char32_t c) {
  const auto part = [&](int shift, unsigned mark, unsigned mask) {
    return static_cast<char>(mark | ((static_cast<unsigned>(c) >> shift) & mask));
  };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {part(6, 0xC0, 0x1F), part(0, 0x80, 0x3F)};
  if (c < 0x10000) return {part(12, 0xE0, 0x0F), part(6, 0x80, 0x3F), part(0, 0x80, 0x3F)};
  return {part(18, 0xF0, 0x07), part(12, 0x80, 0x3F), part(6, 0x80, 0x3F), part(0, 0x80, 0x3F)};
}

std::string quoted(const std::string& text, char quote) {
  std::string whole(1, quote);
  for (const char c : text) {
    if (c == '\n') {
      whole += "\\n";
    } else if (c == '\t') {
      whole += "\\t";
    } else if (c == '\r') {
      whole += "\\r";
    } else {
      if (c == quote || c == '\\') whole += '\\';
      whole += c;
    }
  }
  return whole + quote;
}

constexpr std::size_t kLongest = 2000;  // of a list's text, in bytes

}  // namespace

std::string to_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  if (value == 0) return std::signbit(value) ? "-0.0" : "0.0";
  char digits[64];
  int precision = 1;  // the fewest digits that say the same number
  for (; precision < 17; ++precision) {
    std::snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
    if (std::strtod(digits, nullptr) == value) break;
  }
  std::snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
  const int exponent = std::atoi(std::strchr(digits, 'e') + 1);
  if (exponent < -4 || exponent >= 16) {
    return std::string(static_cast<const char*>(digits), static_cast<const char*>(std::strchr(digits, 'e'))) + "e" +
           std::to_string(exponent);
  }
  char plain[64];
  std::snprintf(plain, sizeof plain, "%.*f", std::max(1, precision - 1 - exponent), value);
  return plain;
}

std::string Value::to_text() const {
  const Names names{[](HandleId id) { return "handle " + std::to_string(index(id)); },
                    [](CellId id) { return "cell " + std::to_string(index(id)); }};
  return to_text(names);
}

std::string Value::to_text(const Names& names) const {
  std::string whole;
  write(whole, names, false);
  return whole;
}

void Value::write(std::string& into, const Names& names, bool quotes) const {
  if (is_unit()) {
    into += "()";
  } else if (const std::int64_t* const n = number()) {
    into += std::to_string(*n);
  } else if (const HandleId* const h = handle()) {
    into += names.handle(*h);
  } else if (const CellId* const c = cell()) {
    into += names.cell(*c);
  } else if (const double* const x = real()) {
    into += world::to_text(*x);
  } else if (const bool* const b = boolean()) {
    into += *b ? "true" : "false";
  } else if (const char32_t* const letter = character()) {
    into += quotes ? quoted(utf8(*letter), '\'') : utf8(*letter);
  } else if (const std::string* const t = text()) {
    into += quotes ? quoted(*t, '"') : *t;
  } else if (const std::optional<UInt128> wide = bits()) {
    const bool is_negative = compound()->kind == Compound::Kind::negative;
    into += is_negative ? "-" + decimal(UInt128{0} - *wide) : decimal(*wide);
  } else {
    const std::vector<Value>& all = *items();
    const Shape* const how = shape();
    const Shape::Kind kind = how != nullptr ? how->kind : Shape::Kind::tuple;
    if (kind == Shape::Kind::inner && !all.empty()) return all.back().write(into, names, quotes);
    if (how != nullptr) into += how->name;
    if (kind == Shape::Kind::hidden || (kind == Shape::Kind::call && all.empty())) return;
    if (kind == Shape::Kind::fields && all.empty()) return;
    into += kind == Shape::Kind::sequence ? "[" : kind == Shape::Kind::fields ? " { " : "(";
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) into += ", ";
      if (into.size() > kLongest) {
        into += "…";
        break;
      }
      if (kind == Shape::Kind::fields && i < how->fields.size()) into += how->fields[i] + ": ";
      all[i].write(into, names, how != nullptr);
    }
    into += kind == Shape::Kind::sequence ? "]" : kind == Shape::Kind::fields ? " }" : ")";
  }
}

std::uint64_t Value::hash() const {
  const auto mix = [](std::uint64_t seed, std::uint64_t more) {
    return (seed ^ more) * 0x9e3779b97f4a7c15u + (seed >> 29);
  };
  const std::uint64_t kind = content_.index() + 1;
  if (const std::int64_t* const n = number()) return mix(kind, static_cast<std::uint64_t>(*n));
  if (const HandleId* const h = handle()) return mix(kind, index(*h));
  if (const CellId* const c = cell()) return mix(kind, index(*c));
  if (const bool* const b = boolean()) return mix(kind, *b ? 1 : 0);
  if (const char32_t* const letter = character()) return mix(kind, *letter);
  if (const double* const x = real()) {
    std::uint64_t pattern = 0;
    std::memcpy(&pattern, x, sizeof pattern);
    return mix(kind, pattern);
  }
  const Compound* const compound = this->compound();
  if (compound == nullptr) return kind;
  std::uint64_t whole = mix(kind, static_cast<std::uint64_t>(compound->kind));
  whole = mix(whole, static_cast<std::uint64_t>(compound->bits));
  whole = mix(whole, static_cast<std::uint64_t>(compound->bits >> 64));
  whole = mix(whole, std::hash<std::string>()(compound->text));
  if (compound->shape != nullptr) {
    whole = mix(whole, std::hash<std::string>()(compound->shape->name));
    whole = mix(whole, compound->shape->variant);
  }
  for (const Value& item : compound->items) whole = mix(whole, item.hash());
  return whole;
}

bool operator==(const Value& a, const Value& b) {
  const Value::Compound* const left = a.compound();
  const Value::Compound* const right = b.compound();
  if (left == nullptr || right == nullptr) {
    const double* const x = a.real();
    const double* const y = b.real();
    if (x != nullptr && y != nullptr) return std::memcmp(x, y, sizeof *x) == 0;  // the same bits: NaN is itself
    return a.content_ == b.content_;
  }
  if (left == right) return true;
  const auto same_shape = [&] {
    if (left->shape == right->shape) return true;
    return left->shape != nullptr && right->shape != nullptr && *left->shape == *right->shape;
  };
  return left->kind == right->kind && left->bits == right->bits && left->text == right->text && same_shape() &&
         left->items == right->items;
}

}  // namespace handoff::world
