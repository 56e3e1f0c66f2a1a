// Natives on texts: &str is two words, String and Vec<u8> three (address, capacity, length).
#include <algorithm>

#include "lang/vm/floats.hpp"
#include "lang/vm/integers.hpp"
#include "lang/vm/machine.hpp"
#include "lang/vm/natives.hpp"
#include "lang/vm/utf8.hpp"

namespace handoff::lang::vm {
namespace {

std::string digits(u128 number, unsigned radix, bool upper) {
  if (number == 0) return "0";
  const char* const names = upper ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string out;
  // Step by step: with the undefined-behaviour sanitizer g++ 12 makes wrong code of it as one expression.
  for (; number != 0; number /= radix) {
    const auto digit = static_cast<std::size_t>(number % radix);
    out += names[digit];
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// Of an integer as it lies in words: in radix 10 of its absolute value, else of its two's complement bits.
std::string digits_of(const Word* words, Scalar scalar, unsigned radix, bool upper) {
  const bool is_wide = words_of(scalar) == 2;
  u128 bits = is_wide ? wide(words) : is_signed(scalar) ? static_cast<u128>(static_cast<i128>(static_cast<std::int64_t>(words[0]))) : u128{words[0]};
  if (radix == 10) {
    if (is_signed(scalar) && static_cast<i128>(bits) < 0) bits = u128{0} - bits;
  } else if (!is_wide) {
    bits = extend_unsigned(words[0], bits_of(scalar));
  }
  return digits(bits, std::clamp(radix, 2u, 36u), upper);
}

}  // namespace

// Makes room for more bytes at the end of the Vec<u8> at `vec`.
void Machine::reserve_bytes(Word vec, Word more) {
  Word words[3];
  memory_.read(vec, words, 3);
  if (words[2] + more <= words[1]) return;
  const Word capacity = std::max({words[2] + more, 2 * words[1], Word{8}});
  const Word buffer = memory_.allocate(capacity, true);
  if (memory_.exhausted()) return;
  memory_.copy(buffer, words[0], words[2], kBytes);
  memory_.free(words[0]);
  memory_.store(vec, buffer);
  memory_.store(vec + 1, capacity);
}

bool Machine::text_native(Native native, Word* s, const NativeArguments& arguments) {
  const Word place = make_address(kStackObject, static_cast<std::uint32_t>(s - memory_.stack()));
  // Parameters begin behind the result.
  Word* const p = s + shape_of(native, arguments, image_->code).result_words;
  const auto text = [&](std::uint32_t at) { return memory_.text(p[at], p[at + 1]); };
  const auto give_text = [&](const std::string& made) {
    values().make_string(place, made);
    return true;
  };
  const auto give_option = [&](bool is_some, Word value) {
    s[0] = is_some ? 1 : 0;
    s[1] = is_some ? value : 0;
    return true;
  };
  const auto push = [&](Word vec, const std::string& bytes) {
    reserve_bytes(vec, bytes.size());
    if (memory_.exhausted()) return true;
    const Word length = memory_.load(vec + 2);
    memory_.write_bytes(memory_.load(vec) + length, bytes);
    memory_.store(vec + 2, length + bytes.size());
    return true;
  };
  const auto precision = [&](std::uint32_t at) { return p[at] != 0 ? std::optional<std::size_t>(p[at + 1]) : std::nullopt; };
  switch (native) {
    case Native::from_u32: return give_option(is_char(p[0]), p[0]);
    case Native::digits_of: {
      const Desc& type = image_->code.types[arguments.types[0]];
      return give_text(digits_of(p, type.scalar, static_cast<unsigned>(p[type.words]), p[type.words + 1] != 0));
    }
    case Native::float_text: return give_text(vm::float_text(f64_of(p[0]), precision(1), p[3] != 0, p[4] != 0));
    case Native::float_exponent: return give_text(float_exponent_text(f64_of(p[0]), precision(1), p[3] != 0, p[4] != 0));
    case Native::escaped: return give_text(vm::escaped(text(0), static_cast<char>(p[2])));
    case Native::from_str: return give_text(std::string(text(0)));
    case Native::push_text: return push(p[0], std::string(text(1)));
    case Native::push_char: return push(p[0], utf8(static_cast<char32_t>(p[1])));
    case Native::next_char: {
      const std::string_view whole = text(0);
      std::size_t at = memory_.load(p[2]);
      if (at >= whole.size()) return give_option(false, 0);
      const char32_t c = decode_utf8(whole, at);
      memory_.store(p[2], at);
      return give_option(true, c);
    }
    case Native::prev_char: {
      const std::string_view whole = text(0);
      std::size_t end = std::min<std::size_t>(memory_.load(p[2]), whole.size());
      if (end == 0) return give_option(false, 0);
      std::size_t begin = end - 1;
      while (begin > 0 && (static_cast<unsigned char>(whole[begin]) & 0xC0) == 0x80) --begin;
      memory_.store(p[2], begin);
      return give_option(true, decode_utf8(whole, begin));
    }
    case Native::compare: {
      const int order = text(0).compare(text(2));
      s[0] = order < 0 ? ~Word{0} : order > 0 ? 1 : 0;
      return true;
    }
    case Native::case_of: return give_text(to_case(text(0), p[2] != 0));
    case Native::find_text: {
      const std::size_t at = text(0).find(text(2), p[4]);
      return give_option(at != std::string_view::npos, at);
    }
    case Native::rfind_text: {
      const std::string_view part = text(2), whole = text(0).substr(0, p[4]);
      const std::size_t at = whole.rfind(part);
      return give_option(at != std::string_view::npos, at);
    }
    case Native::char_class: s[0] = vm::char_class(static_cast<char32_t>(p[0])); return true;
    case Native::parse_float: {
      const std::optional<double> value = vm::parse_float(text(0));
      return give_option(value.has_value(), value ? word_of(*value) : 0);
    }
    default: return false;
  }
}

}  // namespace handoff::lang::vm
