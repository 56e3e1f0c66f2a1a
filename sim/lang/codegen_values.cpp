// Operands and rvalues.
#include <algorithm>

#include "lang/codegen.hpp"

namespace handoff::lang {

void BodyCode::constant(Ty type, u128 bits, Slot to) {
  const std::uint32_t size = words(type);
  if (size == 0) return;
  if (size == 2) {
    emit_.constant(to, static_cast<std::uint64_t>(bits));
    emit_.constant(to + 1, static_cast<std::uint64_t>(bits >> 64));
    return;
  }
  std::uint64_t word = static_cast<std::uint64_t>(bits);
  if (is_int(type->kind)) {
    const int width = int_bits(type->kind);
    if (width < 64) {
      word &= (std::uint64_t{1} << width) - 1;
      if (is_signed_int(type->kind) && (word >> (width - 1)) != 0) word |= ~((std::uint64_t{1} << width) - 1);
    }
  }
  emit_.constant(to, word);
}

void BodyCode::operand(const mir::Operand& operand, Slot to) {
  using Kind = mir::Operand::Kind;
  switch (operand.kind) {
    case Kind::Copy:
    case Kind::Move: read(access(operand.place), to); break;
    case Kind::Constant: constant(type_of(operand), operand.bits, to); break;
    case Kind::Text: {
      const Ty type = type_of(operand);
      const bool is_array = type->kind == TyKind::Ref && !Concrete::is_unsized(type->args[0]);
      emit_.one(Op::AddressOfConstant, 0, to, is_array ? compiler_.array_of_bytes(operand.text) : compiler_.text(operand.text));
      if (!is_array) emit_.constant(to + 1, operand.text.size());
      break;
    }
    case Kind::Fn:
      if (operand.variant) emit_.constant(to, compiler_.constructor(*operand.variant, type_of(operand)->args.back()));
      break;
    case Kind::Static: emit_.one(Op::AddressOfStatic, 0, to, compiler_.static_offset(operand.constant)); break;
    case Kind::Promoted: emit_.one(Op::AddressOfStatic, 0, to, compiler_.promoted_offset(operand.param)); break;
    case Kind::ConstParam: break;  // a constant by now
  }
}

Slot BodyCode::operand_slot(const mir::Operand& operand) {
  if (operand.kind == mir::Operand::Kind::Copy || operand.kind == mir::Operand::Kind::Move) return slot_of(access(operand.place));
  const Slot slot = emit_.scratch(words(type_of(operand)));
  this->operand(operand, slot);
  return slot;
}

bool BodyCode::mentions(const mir::Rvalue& value, mir::Local local) const {
  const auto in = [&](const mir::Place& place) {
    return place.local == local || std::any_of(place.steps.begin(), place.steps.end(), [&](const mir::Projection& step) { return step.local == local; });
  };
  for (const mir::Operand& operand : value.operands)
    if ((operand.kind == mir::Operand::Kind::Copy || operand.kind == mir::Operand::Kind::Move) && in(operand.place)) return true;
  return value.place.local != mir::kNoLocal && in(value.place);
}

void BodyCode::assign(const mir::Place& place, const mir::Rvalue& value) {
  const Access to = access(place);
  const std::uint32_t size = words(to.type);
  if (!to.in_memory) {
    // Where parts are written one after the other, nothing may be read that was written before.
    const bool in_parts = value.kind == mir::RvalueKind::Aggregate || value.kind == mir::RvalueKind::Repeat || (size > 1 && value.kind != mir::RvalueKind::Use);
    if (!in_parts || !mentions(value, place.local)) {
      rvalue(value, to.type, to.slot);
      return;
    }
  } else if (value.kind == mir::RvalueKind::Use) {
    const mir::Operand& from = value.operands[0];
    if ((from.kind == mir::Operand::Kind::Copy || from.kind == mir::Operand::Kind::Move)) {
      const Access source = access(from.place);
      if (!source.in_memory) {
        write(to, source.slot);
        return;
      }
    }
  }
  const Slot temporary = emit_.scratch(size);
  rvalue(value, to.type, temporary);
  write(to, temporary);
}

void BodyCode::rvalue(const mir::Rvalue& value, Ty type, Slot to) {
  using Kind = mir::RvalueKind;
  switch (value.kind) {
    case Kind::Use: operand(value.operands[0], to); break;
    case Kind::Ref: address(access(value.place), to); break;
    case Kind::Binary: {
      const Ty operands = type_of(value.operands[0]);
      const Slot a = operand_slot(value.operands[0]);
      const Slot b = operand_slot(value.operands[1]);
      binary(value.op, operands, to, a, b);
      break;
    }
    case Kind::Unary: {
      const Ty operand = type_of(value.operands[0]);
      unary(value.op, operand, to, operand_slot(value.operands[0]));
      break;
    }
    case Kind::Cast: cast(value, type, to); break;
    case Kind::Aggregate: aggregate(value, type, to); break;
    case Kind::Repeat: {
      const std::uint32_t size = words(type->args[0]);
      const std::uint32_t count = static_cast<std::uint32_t>(type->args[1]->value), all = size * count;
      if (all == 0) break;
      operand(value.operands[0], to);
      for (std::uint32_t done = size; done < all; done += std::min(done, all - done)) emit_.copy(to + done, to, std::min(done, all - done));
      break;
    }
    case Kind::Discriminant: {
      const Access of = access(value.place);
      read_word(of, 0, to);
      break;
    }
    case Kind::Length: {
      const Access of = access(value.place);
      if (of.type->kind == TyKind::Array) emit_.constant(to, static_cast<std::uint64_t>(of.type->args[1]->value));
      else emit_.copy(to, of.meta, 1);
      break;
    }
    case Kind::Box: {
      const Ty content = type->args[0];
      const Slot from = operand_slot(value.operands[0]);
      const Slot made = emit_.scratch(1);
      emit_.one(Op::Allocate, 0, made, words(content));
      emit_.store(made, 0, from, words(content));
      emit_.copy(to, made, 1);
      break;
    }
  }
}

void BodyCode::aggregate(const mir::Rvalue& value, Ty type, Slot to) {
  if (type->kind == TyKind::Array) {
    const std::uint32_t size = words(type->args[0]);
    for (std::size_t i = 0; i < value.operands.size(); ++i) operand(value.operands[i], to + static_cast<std::uint32_t>(i) * size);
    return;
  }
  const Layout& layout = compiler_.layouts.of(type);
  const bool is_enum = type->kind == TyKind::Adt && type->adt()->is_enum;
  if (is_enum) emit_.constant(to, value.variant);
  const std::vector<std::uint32_t>& offsets = is_enum ? layout.variants[value.variant] : layout.fields;
  for (std::size_t i = 0; i < value.operands.size() && i < offsets.size(); ++i) operand(value.operands[i], to + offsets[i]);
}

void BodyCode::cast(const mir::Rvalue& value, Ty to_type, Slot to) {
  const mir::Operand& from = value.operands[0];
  switch (value.cast) {
    case mir::CastKind::Numeric: {
      const Slot slot = operand_slot(from);
      numeric_cast(type_of(from), to_type, slot, to);
      break;
    }
    case mir::CastKind::Unsize: unsize(from, to_type, to); break;
    case mir::CastKind::Reify:
    case mir::CastKind::ClosureToFn: fn_pointer(type_of(from), to); break;
  }
}

void BodyCode::unsize(const mir::Operand& from, Ty to_type, Slot to) {
  const Ty from_type = type_of(from);
  operand(from, to);
  if (from_type->args.empty() || to_type->args.empty()) return;
  const Ty inside = from_type->args[0], wanted = to_type->args[0];
  if (Concrete::is_unsized(inside)) return;
  if (wanted->kind == TyKind::Slice && inside->kind == TyKind::Array) emit_.constant(to + 1, static_cast<std::uint64_t>(inside->args[1]->value));
  else if (wanted->kind == TyKind::Dyn) emit_.constant(to + 1, compiler_.vtable(inside, wanted));
}

void BodyCode::fn_pointer(Ty callable, Slot to) {
  std::vector<Ty> inputs;
  Ty output = nullptr;
  compiler_.concrete.signature(callable, inputs, output);
  emit_.constant(to, compiler_.call_function(callable, CallMode::ByValue, compiler_.concrete.types().tuple(inputs)));
}

}  // namespace handoff::lang
