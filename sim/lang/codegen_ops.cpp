// Operators on primitive types.
#include "lang/codegen.hpp"

namespace handoff::lang {

namespace {

bool is_wide(Ty type) { return type->kind == TyKind::I128 || type->kind == TyKind::U128; }
bool is_signed(Ty type) { return is_signed_int(type->kind); }

std::uint32_t bits_of(Ty type) {
  switch (type->kind) {
    case TyKind::Bool: return 8;
    case TyKind::Char: return 32;
    default: return static_cast<std::uint32_t>(int_bits(type->kind));
  }
}

vm::Scalar scalar(TyKind kind) {
  using vm::Scalar;
  switch (kind) {
    case TyKind::I8: return Scalar::I8;
    case TyKind::I16: return Scalar::I16;
    case TyKind::I32: return Scalar::I32;
    case TyKind::I64: case TyKind::Isize: return Scalar::I64;
    case TyKind::I128: return Scalar::I128;
    case TyKind::U8: return Scalar::U8;
    case TyKind::U16: return Scalar::U16;
    case TyKind::U32: return Scalar::U32;
    case TyKind::U128: return Scalar::U128;
    case TyKind::F32: return Scalar::F32;
    case TyKind::F64: return Scalar::F64;
    case TyKind::Bool: return Scalar::Bool;
    case TyKind::Char: return Scalar::Char;
    default: return Scalar::U64;
  }
}

}  // namespace

void BodyCode::binary(Tok op, Ty type, Slot to, Slot a, Slot b) {
  // a > b is b < a.
  if (op == Tok::Gt || op == Tok::Ge) {
    std::swap(a, b);
    op = op == Tok::Gt ? Tok::Lt : Tok::Le;
  }
  if (is_wide(type)) {
    using vm::WideOp;
    WideOp wide = WideOp::Add;
    switch (op) {
      case Tok::Plus: wide = WideOp::Add; break;
      case Tok::Minus: wide = WideOp::Sub; break;
      case Tok::Star: wide = WideOp::Mul; break;
      case Tok::Slash: wide = WideOp::Div; break;
      case Tok::Percent: wide = WideOp::Rem; break;
      case Tok::And: wide = WideOp::And; break;
      case Tok::Or: wide = WideOp::Or; break;
      case Tok::Caret: wide = WideOp::Xor; break;
      case Tok::Shl: wide = WideOp::Shl; break;
      case Tok::Shr: wide = WideOp::Shr; break;
      case Tok::EqEq: wide = WideOp::Eq; break;
      case Tok::Ne: wide = WideOp::Ne; break;
      case Tok::Lt: wide = WideOp::Lt; break;
      default: wide = WideOp::Le; break;
    }
    emit_.three(Op::Wide, static_cast<std::uint32_t>(wide) | (is_signed(type) ? vm::kSigned : 0u), to, a, b);
    return;
  }
  if (is_float(type->kind)) {
    Op code = Op::AddF;
    switch (op) {
      case Tok::Plus: code = Op::AddF; break;
      case Tok::Minus: code = Op::SubF; break;
      case Tok::Star: code = Op::MulF; break;
      case Tok::Slash: code = Op::DivF; break;
      case Tok::Percent: code = Op::RemF; break;
      case Tok::EqEq: code = Op::EqF; break;
      case Tok::Ne: code = Op::NeF; break;
      case Tok::Lt: code = Op::LtF; break;
      default: code = Op::LeF; break;
    }
    emit_.three(code, type->kind == TyKind::F32 ? 32 : 64, to, a, b);
    return;
  }
  const bool with_sign = is_signed(type);
  const std::uint32_t bits = bits_of(type), shift = bits | (with_sign ? vm::kSigned : 0u);
  switch (op) {
    case Tok::Plus: emit_.three(with_sign ? Op::AddS : Op::AddU, bits, to, a, b); break;
    case Tok::Minus: emit_.three(with_sign ? Op::SubS : Op::SubU, bits, to, a, b); break;
    case Tok::Star: emit_.three(with_sign ? Op::MulS : Op::MulU, bits, to, a, b); break;
    case Tok::Slash: emit_.three(with_sign ? Op::DivS : Op::DivU, bits, to, a, b); break;
    case Tok::Percent: emit_.three(with_sign ? Op::RemS : Op::RemU, bits, to, a, b); break;
    case Tok::And: case Tok::AndAnd: emit_.three(Op::And, 0, to, a, b); break;
    case Tok::Or: case Tok::OrOr: emit_.three(Op::Or, 0, to, a, b); break;
    case Tok::Caret: emit_.three(Op::Xor, 0, to, a, b); break;
    case Tok::Shl: emit_.three(Op::Shl, shift, to, a, b); break;
    case Tok::Shr: emit_.three(Op::Shr, shift, to, a, b); break;
    case Tok::EqEq:
      if (words(type) == 0) emit_.constant(to, 1);
      else emit_.three(Op::Eq, 0, to, a, b);
      break;
    case Tok::Ne:
      if (words(type) == 0) emit_.constant(to, 0);
      else emit_.three(Op::Ne, 0, to, a, b);
      break;
    case Tok::Lt: emit_.three(with_sign ? Op::LtS : Op::LtU, 0, to, a, b); break;
    default: emit_.three(with_sign ? Op::LeS : Op::LeU, 0, to, a, b); break;
  }
}

void BodyCode::unary(Tok op, Ty type, Slot to, Slot a) {
  const std::uint32_t sign = is_signed(type) ? vm::kSigned : 0u;
  if (is_wide(type)) {
    emit_.three(Op::Wide, static_cast<std::uint32_t>(op == Tok::Minus ? vm::WideOp::Neg : vm::WideOp::Not) | sign, to, a, a);
  } else if (is_float(type->kind)) {
    emit_.two(Op::NegF, type->kind == TyKind::F32 ? 32 : 64, to, a);
  } else if (op == Tok::Minus) {
    emit_.two(Op::NegS, bits_of(type), to, a);
  } else if (type->kind == TyKind::Bool) {
    emit_.two(Op::NotBool, 0, to, a);
  } else {
    emit_.two(Op::Not, bits_of(type) | sign, to, a);
  }
}

void BodyCode::numeric_cast(Ty from, Ty into, Slot value, Slot to) {
  vm::Scalar source = scalar(from->kind);
  if (from->kind == TyKind::Adt) {
    // An enum without fields: its discriminant.
    source = vm::Scalar::I64;
    const std::vector<VariantDef*>& variants = from->adt()->variants;
    bool plain = true;
    for (const VariantDef* variant : variants) plain &= variant->discriminant == static_cast<i128>(variant->index);
    if (!plain) {
      const Slot discriminant = emit_.scratch(1);
      const Emitter::Label done = emit_.label();
      for (const VariantDef* variant : variants) {
        emit_.constant(discriminant, static_cast<std::uint64_t>(variant->discriminant));
        emit_.jump_equal(value, variant->index, done);
      }
      emit_.bind(done);
      value = discriminant;
    }
  } else if (from->kind == TyKind::FnPtr || from->kind == TyKind::Ref) {
    source = vm::Scalar::U64;
  }
  if (from->kind == into->kind && from->kind != TyKind::Adt) {
    emit_.copy(to, value, words(into));
    return;
  }
  emit_.two(Op::Cast, (static_cast<std::uint32_t>(source) << 8) | static_cast<std::uint32_t>(scalar(into->kind)), to, value);
}

}  // namespace handoff::lang
