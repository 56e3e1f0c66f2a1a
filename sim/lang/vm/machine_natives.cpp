// Natives that need nothing but the thread's own memory.
#include <cmath>

#include "lang/vm/floats.hpp"
#include "lang/vm/integers.hpp"
#include "lang/vm/machine.hpp"
#include "lang/vm/natives.hpp"
#include "lang/vm/sip_hash.hpp"

namespace handoff::lang::vm {
namespace {

double math(Word what, double a, double b) {
  switch (what) {
    case 0: return std::sqrt(a);
    case 1: return std::floor(a);
    case 2: return std::ceil(a);
    case 3: return std::round(a);
    case 4: return std::trunc(a);
    case 5: return std::sin(a);
    case 6: return std::cos(a);
    case 7: return std::tan(a);
    case 8: return std::asin(a);
    case 9: return std::acos(a);
    case 10: return std::atan(a);
    case 11: return std::atan2(a, b);
    case 12: return std::exp(a);
    case 13: return std::log(a);
    case 14: return std::log10(a);
    case 15: return std::log2(a);
    case 16: return std::pow(a, b);
    case 17: return std::cbrt(a);
    case 18: return std::sinh(a);
    case 19: return std::cosh(a);
    case 20: return std::tanh(a);
    case 21: return std::hypot(a, b);
    case 22: return std::log1p(a);
    case 23: return std::expm1(a);
    case 24: return std::asinh(a);
    case 25: return std::acosh(a);
    case 26: return std::atanh(a);
    default: return a;
  }
}

}  // namespace

void Machine::native(const Instruction& instruction) {
  const NativeArguments& arguments = image_->code.arguments_of(instruction);
  const auto native = static_cast<Native>(instruction.a);
  Word* const s = slots(instruction.b);
  const Word place = make_address(kStackObject, calls_.back().base + instruction.b);
  asking_ = instruction;
  if (text_native(native, s, arguments)) return;
  const std::uint32_t t = arguments.types.empty() ? 0 : image_->code.types[arguments.types[0]].words;
  switch (native) {
    case Native::rc_new: {
      const Word address = memory_.allocate(2 + std::uint64_t{t}, false);
      if (memory_.exhausted()) return;
      const Word counts[] = {1, 1};
      memory_.write(address, counts, 2);
      memory_.write(address + 2, s + 1, t);
      s[0] = address;
      return;
    }
    case Native::from_array: {
      const Desc& array = image_->code.types[arguments.types[1]];
      const std::uint32_t stride = values().stride(arguments.types[0]);
      const Word from = make_address(kStackObject, calls_.back().base + instruction.b + 3);
      const Word buffer = stride == kBytes ? memory_.allocate(array.count, true) : memory_.allocate(array.count * t, false);
      if (memory_.exhausted()) return;
      memory_.copy(buffer, from, array.count, stride);
      s[0] = buffer, s[1] = array.count, s[2] = array.count;
      return;
    }
    case Native::into_array: {
      const Desc& array = image_->code.types[arguments.types[1]];
      const Word buffer = s[array.words];
      memory_.copy(place, buffer, array.count, values().stride(arguments.types[0]));
      memory_.free(buffer);
      return;
    }
    case Native::discard: static_cast<void>(values().take(s[0], arguments.types[0])); return;
    case Native::hash_word: case Native::hash_bytes: case Native::hash_end: {
      const Word* const p = native == Native::hash_end ? s + 1 : s;
      Word state[6];
      memory_.read(p[0], state, 6);
      SipHash hash{state[0], state[1], state[2], state[3], state[4], state[5]};
      if (native == Native::hash_end) {
        s[0] = hash.end();
        return;
      }
      if (native == Native::hash_word) hash.add(p[1], p[2]);
      else hash.add(memory_.text(p[1], p[2]));
      const Word after[] = {hash.v0, hash.v1, hash.v2, hash.v3, hash.tail, hash.length};
      memory_.write(p[0], after, 6);
      return;
    }
    case Native::float_math: s[0] = word_of(math(s[1], f64_of(s[2]), f64_of(s[3]))); return;
    case Native::float_bits: case Native::float_of_bits: s[0] = s[1]; return;
    case Native::panicking: s[0] = is_unwinding_ ? 1 : 0; return;
    case Native::this_thread: s[0] = index(self_); return;
    case Native::panic_text: {
      Values values = this->values();
      const bool is_literal = s[3] != 0;
      return panic(values.take_string(place), is_literal);
    }
    case Native::panic_with:
      if (is_unwinding_ || is_in_hook_) return panic(values().take_string(place));
      panic_message_ = values().take_string(place);
      panic_is_literal_ = s[3] != 0;
      panic_payload_ = s[4] != 0 ? values().take(place + 5, arguments.types[0]) : world::Value();
      if (image_->code.hook != kNone) return ask({world::Yield{}}, Then::hook);
      return tell_panic(Then::unwind);
    case Native::raise: return raise(place, arguments.types[0]);
    case Native::caught: return put_panic(place, panic_message_, panic_is_literal_, arguments.types[0], panic_payload_);
    case Native::tell_panic: return tell_panic(Then::run);
    case Native::panic_place: {
      const LinePlace* const at = this->place();
      s[0] = at != nullptr ? at->line : 0;
      s[1] = at != nullptr ? at->column : 0;
      return;
    }
    case Native::has_hook: return;
    case Native::thread_name: {
      const world::ThreadId thread{static_cast<std::uint32_t>(s[4])};
      const auto known = known_.thread_names.find(index(thread));
      const bool has_name = thread == world::kMain || known != known_.thread_names.end();
      s[0] = has_name ? 1 : 0;
      if (has_name) values().make_string(place + 1, thread == world::kMain ? "main" : known->second);
      return;
    }
    default: break;
  }
  ask_world(native, s, place, arguments);
}

}  // namespace handoff::lang::vm
