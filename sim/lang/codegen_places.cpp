// Places: where they are, how they are read and written.
#include "lang/codegen.hpp"

namespace handoff::lang {

BodyCode::Access BodyCode::of_local(mir::Local local) const {
  Access at;
  at.slot = slots_[local];
  at.type = body_.locals[local].type;
  return at;
}

BodyCode::Access BodyCode::at_address(Slot address, Ty type, std::uint32_t offset) const {
  Access at;
  at.slot = address;
  at.in_memory = true;
  at.offset = offset;
  at.type = type;
  at.has_meta = Concrete::is_unsized(type);
  at.meta = address + 1;
  return at;
}

BodyCode::Access BodyCode::access(const mir::Place& place) {
  Access at = of_local(place.local);
  for (const mir::Projection& step : place.steps) project(at, step);
  return at;
}

BodyCode::Access BodyCode::deref(const Access& pointer, Ty to) {
  Slot address = pointer.slot;
  if (pointer.in_memory) {
    const std::uint32_t size = compiler_.layouts.pointer_words(to);
    address = emit_.scratch(size);
    emit_.load(address, pointer.slot, pointer.offset, size);
  }
  return at_address(address, to);
}

void BodyCode::project(Access& at, const mir::Projection& step) {
  using Kind = mir::Projection::Kind;
  const auto move_on = [&](std::uint32_t by) {
    if (at.in_memory) at.offset += by;
    else at.slot = at.slot + by;
  };
  // The address of the place itself, without offset.
  const auto plain_address = [&] {
    if (at.in_memory && at.offset == 0) return at.slot;
    const Slot slot = emit_.scratch(1);
    if (at.in_memory) emit_.offset(slot, at.slot, at.offset);
    else emit_.address_of(slot, at.slot);
    return slot;
  };
  const bool is_array = at.type->kind == TyKind::Array;
  const std::uint32_t length = is_array ? static_cast<std::uint32_t>(at.type->args[1]->value) : 0;
  switch (step.kind) {
    case Kind::Deref: at = deref(at, step.type); return;
    case Kind::Field: {
      const Layout& layout = compiler_.layouts.of(at.type);
      const bool is_enum = at.type->kind == TyKind::Adt && at.type->adt()->is_enum;
      const std::uint32_t offset = is_enum ? layout.variants[step.variant][step.index] : layout.fields[step.index];
      at.type = step.type;
      at.has_meta = false;
      move_on(offset);
      return;
    }
    case Kind::Index: {
      const Ty element = at.type->args[0];
      const Slot base = plain_address();
      const Slot there = emit_.scratch(1);
      emit_.index(there, base, slots_[step.local], compiler_.layouts.stride(element));
      at = at_address(there, element);
      return;
    }
    case Kind::ConstantIndex: {
      const Ty element = at.type->args[0];
      const std::uint32_t stride = compiler_.layouts.stride(element);
      if (is_array || !step.from_end) {
        const std::uint32_t index = step.from_end ? length - step.index : step.index;
        at.type = element;
        at.has_meta = false;
        move_on(index * stride);
        return;
      }
      const Slot index = emit_.scratch(2);
      emit_.constant(index + 1, step.index);
      emit_.three(Op::WrapSub, 64, index, at.meta, index + 1);
      const Slot base = plain_address();
      emit_.index(index + 1, base, index, stride);
      at = at_address(index + 1, element);
      return;
    }
    case Kind::Subslice: {
      const Ty element = at.type->args[0];
      const std::uint32_t stride = compiler_.layouts.stride(element);
      if (is_array) {
        at.type = step.type;
        move_on(step.index * stride);
        return;
      }
      const Slot pointer = emit_.scratch(3);
      emit_.constant(pointer + 2, step.index + step.to);
      emit_.three(Op::WrapSub, 64, pointer + 1, at.meta, pointer + 2);
      const Slot base = plain_address();
      emit_.offset(pointer, base, step.index * stride);
      at = at_address(pointer, at.type);
      return;
    }
  }
}

void BodyCode::read(const Access& from, Slot to) {
  const std::uint32_t size = words(from.type);
  if (!from.in_memory) emit_.copy(to, from.slot, size);
  else if (is_byte(from.type)) emit_.load_byte(to, from.slot, from.offset);
  else emit_.load(to, from.slot, from.offset, size);
}

void BodyCode::read_word(const Access& from, std::uint32_t word, Slot to) {
  if (from.in_memory) emit_.load(to, from.slot, from.offset + word, 1);
  else emit_.copy(to, from.slot + word, 1);
}

void BodyCode::write(const Access& to, Slot from) {
  const std::uint32_t size = words(to.type);
  if (!to.in_memory) emit_.copy(to.slot, from, size);
  else if (is_byte(to.type)) emit_.store_byte(to.slot, to.offset, from);
  else emit_.store(to.slot, to.offset, from, size);
}

void BodyCode::address(const Access& of, Slot to) {
  if (of.in_memory) emit_.offset(to, of.slot, of.offset);
  else emit_.address_of(to, of.slot);
  if (of.has_meta) emit_.copy(to + 1, of.meta, 1);
}

Slot BodyCode::slot_of(const Access& from) {
  if (!from.in_memory) return from.slot;
  const Slot copy = emit_.scratch(words(from.type));
  read(from, copy);
  return copy;
}

}  // namespace handoff::lang
