// What an update makes of a cell's value.
#include "world/state.hpp"

namespace handoff::world {
namespace {

using How = Update::How;

Value of_bits(UInt128 bits, const Update& op) {
  if (op.bits < 128) {
    const UInt128 mask = (UInt128{1} << op.bits) - 1;
    const bool is_negative = op.is_signed && ((bits >> (op.bits - 1)) & 1) != 0;
    bits = is_negative ? bits | ~mask : bits & mask;
  }
  return op.is_signed ? Value::integer(static_cast<Int128>(bits)) : Value::natural(bits);
}

UInt128 result(How how, UInt128 a, UInt128 b, bool a_is_less) {
  switch (how) {
    case How::add:
      return a + b;
    case How::sub:
      return a - b;
    case How::and_:
      return a & b;
    case How::or_:
      return a | b;
    case How::xor_:
      return a ^ b;
    case How::nand:
      return ~(a & b);
    case How::max:
      return a_is_less ? b : a;
    case How::min:
      return a_is_less ? a : b;
    case How::exchange:
    case How::compare_exchange:
      break;
  }
  return b;
}

}  // namespace

std::optional<Value> updated(const Value& before, const Update& op) {
  if (op.how == How::compare_exchange && before != op.expected) return std::nullopt;
  if (op.how == How::exchange || op.how == How::compare_exchange) return op.operand;
  if (const bool* const flag = before.boolean()) {
    const bool* const other = op.operand.boolean();
    return Value::boolean((result(op.how, *flag ? 1 : 0, other != nullptr && *other ? 1 : 0, false) & 1) != 0);
  }
  const UInt128 a = before.bits().value_or(0), b = op.operand.bits().value_or(0);
  const bool a_is_less = op.is_signed ? static_cast<Int128>(a) < static_cast<Int128>(b) : a < b;
  return of_bits(result(op.how, a, b, a_is_less), op);
}

}  // namespace handoff::world
