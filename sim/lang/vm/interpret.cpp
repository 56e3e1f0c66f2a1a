// The machine's loop.
#include <cmath>

#include "lang/vm/integers.hpp"
#include "lang/vm/machine.hpp"

namespace handoff::lang::vm {
namespace {

std::int64_t as_signed(Word word) { return static_cast<std::int64_t>(word); }
Word extended(std::uint32_t immediate) { return static_cast<Word>(std::int64_t{static_cast<std::int32_t>(immediate)}); }

// Null, or what the panic says.
const char* calculate_wide(const Instruction& i, Word* s) {
  const auto op = static_cast<WideOp>(i.x & 0xFF);
  const bool with_sign = (i.x & kSigned) != 0;
  const u128 a = wide(s + i.b);
  const auto count_of = [&] { return s[i.c]; };
  const auto negative = [](u128 n) { return static_cast<i128>(n) < 0; };
  const auto b = [&] { return wide(s + i.c); };
  u128 out = 0;
  bool over = false;
  const auto arithmetic = [&](int what, u128 y) {
    if (with_sign) {
      i128 result = 0;
      const auto p = static_cast<i128>(a), q = static_cast<i128>(y);
      over = what == 0 ? __builtin_add_overflow(p, q, &result) : what == 1 ? __builtin_sub_overflow(p, q, &result) : __builtin_mul_overflow(p, q, &result);
      out = static_cast<u128>(result);
    } else {
      over = what == 0 ? __builtin_add_overflow(a, y, &out) : what == 1 ? __builtin_sub_overflow(a, y, &out) : __builtin_mul_overflow(a, y, &out);
    }
  };
  switch (op) {
    case WideOp::Add: case WideOp::WrapAdd: case WideOp::OverAdd: arithmetic(0, b()); break;
    case WideOp::Sub: case WideOp::WrapSub: case WideOp::OverSub: arithmetic(1, b()); break;
    case WideOp::Mul: case WideOp::WrapMul: case WideOp::OverMul: arithmetic(2, b()); break;
    case WideOp::Neg: case WideOp::WrapNeg: out = u128{0} - a, over = a == kWideMinimum; break;
    case WideOp::Div: case WideOp::Rem: {
      const bool is_division = op == WideOp::Div;
      const u128 d = b();
      if (d == 0) return is_division ? "attempt to divide by zero" : "attempt to calculate the remainder with a divisor of zero";
      if (!with_sign) {
        out = is_division ? a / d : a % d;
      } else if (a == kWideMinimum && d == ~u128{0}) {
        return is_division ? "attempt to divide with overflow" : "attempt to calculate the remainder with overflow";
      } else {
        const auto p = static_cast<i128>(a), q = static_cast<i128>(d);
        out = static_cast<u128>(is_division ? p / q : p % q);
      }
      break;
    }
    case WideOp::Not: out = ~a; break;
    case WideOp::And: out = a & b(); break;
    case WideOp::Or: out = a | b(); break;
    case WideOp::Xor: out = a ^ b(); break;
    case WideOp::Shl: case WideOp::WrapShl:
      if (op == WideOp::Shl && count_of() >= 128) return "attempt to shift left with overflow";
      out = a << (count_of() & 127);
      break;
    case WideOp::Shr: case WideOp::WrapShr: {
      if (op == WideOp::Shr && count_of() >= 128) return "attempt to shift right with overflow";
      const int n = static_cast<int>(count_of() & 127);
      out = with_sign ? static_cast<u128>(static_cast<i128>(a) >> n) : a >> n;
      break;
    }
    case WideOp::Eq: s[i.a] = a == b(); return nullptr;
    case WideOp::Ne: s[i.a] = a != b(); return nullptr;
    case WideOp::Lt: s[i.a] = with_sign && negative(a) != negative(b()) ? negative(a) : with_sign ? static_cast<i128>(a) < static_cast<i128>(b()) : a < b(); return nullptr;
    case WideOp::Le: s[i.a] = with_sign ? static_cast<i128>(a) <= static_cast<i128>(b()) : a <= b(); return nullptr;
  }
  if (over) {
    if (op == WideOp::Add) return "attempt to add with overflow";
    if (op == WideOp::Sub) return "attempt to subtract with overflow";
    if (op == WideOp::Mul) return "attempt to multiply with overflow";
    if (op == WideOp::Neg) return "attempt to negate with overflow";
  }
  put_wide(s + i.a, out);
  if (op == WideOp::OverAdd || op == WideOp::OverSub || op == WideOp::OverMul) s[i.a + 2] = over ? 1 : 0;
  return nullptr;
}

// Null, or what the panic says.
const char* divide(const Instruction& i, Word* s) {
  const bool is_division = i.op == Opcode::DivS || i.op == Opcode::DivU;
  const Word a = s[i.b], b = s[i.c];
  if (b == 0) return is_division ? "attempt to divide by zero" : "attempt to calculate the remainder with a divisor of zero";
  if (i.op == Opcode::DivU || i.op == Opcode::RemU) {
    s[i.a] = is_division ? a / b : a % b;
    return nullptr;
  }
  if (b == ~Word{0} && is_minimum(a, i.x)) return is_division ? "attempt to divide with overflow" : "attempt to calculate the remainder with overflow";
  s[i.a] = b == ~Word{0} ? (is_division ? extend_signed(Word{0} - a, i.x) : 0)
                         : static_cast<Word>(is_division ? as_signed(a) / as_signed(b) : as_signed(a) % as_signed(b));
  return nullptr;
}

template <class Double, class Single>
void floats(const Instruction& i, Word* s, Double f64, Single f32) {
  s[i.a] = i.x == 32 ? word_of(f32(f32_of(s[i.b]), f32_of(s[i.c]))) : word_of(f64(f64_of(s[i.b]), f64_of(s[i.c])));
}
template <class Compare>
void compare_floats(const Instruction& i, Word* s, Compare compare) {
  s[i.a] = i.x == 32 ? compare(static_cast<double>(f32_of(s[i.b])), static_cast<double>(f32_of(s[i.c]))) : compare(f64_of(s[i.b]), f64_of(s[i.c]));
}

}  // namespace

void Machine::run() {
  using Op = Opcode;
  const Code& program = image_->code;
  const Instruction* code = nullptr;
  const Function* function = nullptr;
  Word* s = nullptr;
  std::uint32_t pc = 0;
  std::uint64_t steps = steps_;
  const auto enter = [&] {
    const Call& innermost = calls_.back();
    function = &program.functions[innermost.function];
    code = function->code.data();
    s = memory_.own_stack() + innermost.base;
    pc = innermost.next;
  };
  const auto leave = [&] {
    calls_.back().next = pc;
    steps_ = steps;
  };
  const auto fail = [&](std::string message, bool is_literal = true) {
    leave();
    panic(std::move(message), is_literal);
  };
  enter();
// Backward or forward: a loop passes here.
#define JUMP(target)                 \
  do {                               \
    pc = (target);                   \
    if (steps >= yield_at_) goto yield; \
  } while (false)
#define ARITHMETIC(function_, other, what)                                         \
  if (Word out = 0; function_(s[i.b], other, i.x & 0xFF, out)) {                   \
    s[i.a] = out;                                                                  \
  } else {                                                                         \
    return fail("attempt to " what " with overflow");                              \
  }                                                                                \
  break
  for (;;) {
    const Instruction& i = code[pc++];
    ++steps;
    switch (i.op) {
      case Op::Const: s[i.a] = Word{i.c} << 32 | i.b; break;
      case Op::Move: s[i.a] = s[i.b]; break;
      case Op::MoveN: std::memmove(s + i.a, s + i.b, i.c * sizeof(Word)); break;

      case Op::AddS: ARITHMETIC(add_signed, s[i.c], "add");
      case Op::SubS: ARITHMETIC(sub_signed, s[i.c], "subtract");
      case Op::MulS: ARITHMETIC(mul_signed, s[i.c], "multiply");
      case Op::AddU: ARITHMETIC(add_unsigned, s[i.c], "add");
      case Op::SubU: ARITHMETIC(sub_unsigned, s[i.c], "subtract");
      case Op::MulU: ARITHMETIC(mul_unsigned, s[i.c], "multiply");
      case Op::AddSImm: ARITHMETIC(add_signed, extended(i.c), "add");
      case Op::MulSImm: ARITHMETIC(mul_signed, extended(i.c), "multiply");
      case Op::AddUImm: ARITHMETIC(add_unsigned, Word{i.c}, "add");
      case Op::SubUImm: ARITHMETIC(sub_unsigned, Word{i.c}, "subtract");
      case Op::MulUImm: ARITHMETIC(mul_unsigned, Word{i.c}, "multiply");
      case Op::DivS: case Op::RemS: case Op::DivU: case Op::RemU:
        if (const char* const message = divide(i, s)) return fail(message);
        break;
      case Op::AndImm: s[i.a] = s[i.b] & extended(i.c); break;
      case Op::WrapAddImm: s[i.a] = extend(s[i.b] + extended(i.c), i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::NegS:
        if (is_minimum(s[i.b], i.x & 0xFF)) return fail("attempt to negate with overflow");
        s[i.a] = Word{0} - s[i.b];
        break;
      case Op::WrapAdd: s[i.a] = extend(s[i.b] + s[i.c], i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::WrapSub: s[i.a] = extend(s[i.b] - s[i.c], i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::WrapMul: s[i.a] = extend(s[i.b] * s[i.c], i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::WrapNeg: s[i.a] = extend(Word{0} - s[i.b], i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::OverAdd: case Op::OverSub: case Op::OverMul: {
        const bool with_sign = (i.x & kSigned) != 0;
        const int bits = i.x & 0xFF;
        Word out = 0;
        bool fits = false;
        if (i.op == Op::OverAdd) fits = with_sign ? add_signed(s[i.b], s[i.c], bits, out) : add_unsigned(s[i.b], s[i.c], bits, out);
        else if (i.op == Op::OverSub) fits = with_sign ? sub_signed(s[i.b], s[i.c], bits, out) : sub_unsigned(s[i.b], s[i.c], bits, out);
        else fits = with_sign ? mul_signed(s[i.b], s[i.c], bits, out) : mul_unsigned(s[i.b], s[i.c], bits, out);
        s[i.a] = out;
        s[i.a + 1] = fits ? 0 : 1;
        break;
      }
      case Op::Shl: case Op::WrapShl: {
        const int bits = i.x & 0xFF;
        if (i.op == Op::Shl && s[i.c] >= static_cast<Word>(bits)) return fail("attempt to shift left with overflow");
        s[i.a] = extend(s[i.b] << (s[i.c] & static_cast<Word>(bits - 1)), bits, (i.x & kSigned) != 0);
        break;
      }
      case Op::Shr: case Op::WrapShr: {
        const int bits = i.x & 0xFF;
        if (i.op == Op::Shr && s[i.c] >= static_cast<Word>(bits)) return fail("attempt to shift right with overflow");
        const Word count = s[i.c] & static_cast<Word>(bits - 1);
        s[i.a] = (i.x & kSigned) != 0 ? static_cast<Word>(as_signed(s[i.b]) >> count) : s[i.b] >> count;
        break;
      }
      case Op::Not: s[i.a] = extend(~s[i.b], i.x & 0xFF, (i.x & kSigned) != 0); break;
      case Op::NotBool: s[i.a] = s[i.b] == 0; break;
      case Op::And: s[i.a] = s[i.b] & s[i.c]; break;
      case Op::Or: s[i.a] = s[i.b] | s[i.c]; break;
      case Op::Xor: s[i.a] = s[i.b] ^ s[i.c]; break;
      case Op::Eq: s[i.a] = s[i.b] == s[i.c]; break;
      case Op::Ne: s[i.a] = s[i.b] != s[i.c]; break;
      case Op::LtS: s[i.a] = as_signed(s[i.b]) < as_signed(s[i.c]); break;
      case Op::LeS: s[i.a] = as_signed(s[i.b]) <= as_signed(s[i.c]); break;
      case Op::LtU: s[i.a] = s[i.b] < s[i.c]; break;
      case Op::LeU: s[i.a] = s[i.b] <= s[i.c]; break;
      case Op::Wide:
        if (const char* const message = calculate_wide(i, s)) return fail(message);
        break;

      case Op::AddF: floats(i, s, [](double a, double b) { return a + b; }, [](float a, float b) { return a + b; }); break;
      case Op::SubF: floats(i, s, [](double a, double b) { return a - b; }, [](float a, float b) { return a - b; }); break;
      case Op::MulF: floats(i, s, [](double a, double b) { return a * b; }, [](float a, float b) { return a * b; }); break;
      case Op::DivF: floats(i, s, [](double a, double b) { return a / b; }, [](float a, float b) { return a / b; }); break;
      case Op::RemF: floats(i, s, [](double a, double b) { return std::fmod(a, b); }, [](float a, float b) { return std::fmod(a, b); }); break;
      case Op::NegF: s[i.a] = i.x == 32 ? word_of(-f32_of(s[i.b])) : word_of(-f64_of(s[i.b])); break;
      case Op::EqF: compare_floats(i, s, [](double a, double b) { return a == b; }); break;
      case Op::NeF: compare_floats(i, s, [](double a, double b) { return a != b; }); break;
      case Op::LtF: compare_floats(i, s, [](double a, double b) { return a < b; }); break;
      case Op::LeF: compare_floats(i, s, [](double a, double b) { return a <= b; }); break;
      case Op::Cast: cast(s + i.b, static_cast<Scalar>(i.x >> 8), s + i.a, static_cast<Scalar>(i.x & 0xFF)); break;

      case Op::Jump: JUMP(i.a); break;
      case Op::JumpIf: if (s[i.a] != 0) JUMP(i.b); break;
      case Op::JumpIfNot: if (s[i.a] == 0) JUMP(i.b); break;
      case Op::JumpEqImm: if (s[i.a] == extended(i.c)) JUMP(i.b); break;
      case Op::JumpNeImm: if (s[i.a] != extended(i.c)) JUMP(i.b); break;
      case Op::JumpLtSImm: if (as_signed(s[i.a]) < as_signed(extended(i.c))) JUMP(i.b); break;
      case Op::JumpLeSImm: if (as_signed(s[i.a]) <= as_signed(extended(i.c))) JUMP(i.b); break;
      case Op::JumpGtSImm: if (as_signed(s[i.a]) > as_signed(extended(i.c))) JUMP(i.b); break;
      case Op::JumpGeSImm: if (as_signed(s[i.a]) >= as_signed(extended(i.c))) JUMP(i.b); break;
      case Op::JumpLtUImm: if (s[i.a] < extended(i.c)) JUMP(i.b); break;
      case Op::JumpLeUImm: if (s[i.a] <= extended(i.c)) JUMP(i.b); break;
      case Op::JumpGtUImm: if (s[i.a] > extended(i.c)) JUMP(i.b); break;
      case Op::JumpGeUImm: if (s[i.a] >= extended(i.c)) JUMP(i.b); break;
      case Op::JumpEq: if (s[i.a] == s[i.b]) JUMP(i.c); break;
      case Op::JumpNe: if (s[i.a] != s[i.b]) JUMP(i.c); break;
      case Op::JumpLtS: if (as_signed(s[i.a]) < as_signed(s[i.b])) JUMP(i.c); break;
      case Op::JumpLeS: if (as_signed(s[i.a]) <= as_signed(s[i.b])) JUMP(i.c); break;
      case Op::JumpLtU: if (s[i.a] < s[i.b]) JUMP(i.c); break;
      case Op::JumpLeU: if (s[i.a] <= s[i.b]) JUMP(i.c); break;
      case Op::Switch: {
        const SwitchTable& table = function->tables[i.b];
        std::uint32_t target = table.otherwise;
        for (const auto& [value, to] : table.cases) {
          if (value == s[i.a]) {
            target = to;
            break;
          }
        }
        JUMP(target);
        break;
      }

      case Op::Call: case Op::CallFn: case Op::CallVirtual: {
        FunctionId callee = i.a;
        if (i.op == Op::CallFn) {
          callee = static_cast<FunctionId>(s[i.a]);
          if (s[i.a] >= program.functions.size()) callee = kNone;
        } else if (i.op == Op::CallVirtual) {
          callee = kNone;
          if (s[i.a] < program.vtables.size()) {
            const Vtable& vtable = program.vtables[s[i.a]];
            if (i.c == kNone && vtable.drop == kNone) break;
            callee = i.c == kNone ? vtable.drop : i.c < vtable.methods.size() ? vtable.methods[i.c] : kNone;
          }
        }
        leave();
        if (callee == kNone) return give_up("A mistake in Handoff: a call of what is no function. Please report this program.");
        call(callee, calls_.back().base + i.b);
        if (is_waiting_) return;
        enter();
        if (steps >= yield_at_) goto yield;
        break;
      }
      case Op::Native:
        leave();
        native(i);
        if (is_waiting_ || has_limits_or_faults()) return;
        s = memory_.own_stack() + calls_.back().base;
        break;
      case Op::Return:
        calls_.pop_back();
        if (calls_.empty()) {
          steps_ = steps;
          return finish();
        }
        memory_.shrink_stack(calls_.back().base + program.functions[calls_.back().function].frame_words);
        enter();
        break;
      case Op::Resume:
        leave();
        if (!panic_leaves_call()) unwind();
        if (is_waiting_) return;
        enter();
        break;
      case Op::Bounds:
        if (s[i.a] >= s[i.b]) {
          return fail("index out of bounds: the len is " + std::to_string(s[i.b]) + " but the index is " + std::to_string(s[i.a]), false);
        }
        break;
      case Op::Panic: return fail(program.constants[i.a].bytes);
      case Op::Unreachable:
        leave();
        return give_up("A mistake in Handoff: the program has come to where it cannot come. Please report this program.");
      case Op::Nop: break;

      case Op::AddressOfSlot: s[i.a] = make_address(kStackObject, calls_.back().base + i.b); break;
      case Op::AddressOfStatic: s[i.a] = make_address(kStaticsObject, i.b); break;
      case Op::AddressOfConstant: s[i.a] = constant_address(i.b); break;
      case Op::Offset: s[i.a] = s[i.b] + i.c; break;
      case Op::Index: s[i.a] = s[i.b] + s[i.c] * i.x; break;
      case Op::Load: s[i.a] = memory_.load(s[i.b] + i.c); break;
      case Op::LoadN: memory_.read(s[i.b] + i.c, s + i.a, i.x); break;
      case Op::Store: memory_.store(s[i.a] + i.c, s[i.b]); break;
      case Op::StoreN: memory_.write(s[i.a] + i.c, s + i.b, i.x); break;
      case Op::Load8: s[i.a] = memory_.load8(s[i.b] + i.c); break;
      case Op::Store8: memory_.store8(s[i.a] + i.c, s[i.b]); break;
      case Op::LoadIndex:
        if (s[i.c] >= s[i.b + 1]) {
          return fail("index out of bounds: the len is " + std::to_string(s[i.b + 1]) + " but the index is " + std::to_string(s[i.c]), false);
        }
        s[i.a] = i.x == kBytes ? memory_.load8(s[i.b] + s[i.c]) : memory_.load(s[i.b] + s[i.c] * i.x);
        break;
      case Op::StoreIndex:
        if (s[i.c] >= s[i.a + 1]) {
          return fail("index out of bounds: the len is " + std::to_string(s[i.a + 1]) + " but the index is " + std::to_string(s[i.c]), false);
        }
        if (i.x == kBytes) memory_.store8(s[i.a] + s[i.c], s[i.b]);
        else memory_.store(s[i.a] + s[i.c] * i.x, s[i.b]);
        break;
      case Op::Copy: memory_.copy(s[i.a], s[i.b], i.c, 1); break;
      case Op::CopyElements: memory_.copy(s[i.a], s[i.b], s[i.c], i.x); break;
      case Op::Allocate: case Op::AllocateN: {
        const bool bytes = i.op == Op::AllocateN && i.x == kBytes;
        const Word count = i.op == Op::Allocate ? i.b : s[i.b];
        const bool too_many = count > UINT32_MAX;
        s[i.a] = memory_.allocate(too_many ? UINT64_MAX / 16 : i.op == Op::Allocate || bytes ? count : count * i.x, bytes);
        if (memory_.exhausted()) {
          leave();
          has_limits_or_faults();
          return;
        }
        break;
      }
      case Op::Free: memory_.free(s[i.a]); break;
    }
  }
yield:
  leave();
  yield_at_ = steps_ + kInstructionsToYield;
  if (!has_limits_or_faults()) ask({world::Yield{}}, Then::run);
#undef ARITHMETIC
#undef JUMP
}

}  // namespace handoff::lang::vm
