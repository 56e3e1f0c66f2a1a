#include "lang/emitter.hpp"

#include <algorithm>

namespace handoff::lang {

namespace {
constexpr std::uint32_t kMostInX = 0xFFFE;  // the operand x; one more means bytes
}

std::uint32_t& Emitter::field_of(vm::Instruction& instruction, Field field) {
  return field == Field::A ? instruction.a : field == Field::B ? instruction.b : instruction.c;
}

Slot Emitter::reserve(std::uint32_t words) {
  const Slot slot{frame_, false};
  frame_ += words;
  return slot;
}

Slot Emitter::scratch(std::uint32_t words) {
  const Slot slot{frame_ + scratch_used_, false};
  scratch_used_ += words;
  scratch_words_ = std::max(scratch_words_, scratch_used_);
  return slot;
}

Emitter::Label Emitter::label() {
  labels_.push_back(vm::kNone);
  return static_cast<Label>(labels_.size() - 1);
}

void Emitter::bind(Label label) { labels_[label] = here(); }

vm::Instruction& Emitter::add(Op op, std::uint32_t x) {
  vm::Instruction instruction;
  instruction.op = op;
  instruction.x = static_cast<std::uint16_t>(x);
  code_.push_back(instruction);
  spans_.push_back(span_);
  unwinds_.push_back(unwind_);
  return code_.back();
}

void Emitter::set(Field field, Slot slot) {
  field_of(code_.back(), field) = slot.index;
  if (slot.is_outgoing) {
    outgoing_.emplace_back(here() - 1, field);
    // Values of these operations may have more than one word.
    const Op op = code_.back().op;
    need_outgoing(slot.index + (op == Op::Wide || op == Op::Cast || op == Op::OverAdd || op == Op::OverSub || op == Op::OverMul ? 3 : 1));
  }
}

void Emitter::set_target(Field field, Label to) { fixes_.push_back({here() - 1, field, to}); }

void Emitter::constant(Slot to, std::uint64_t value) {
  vm::Instruction& instruction = add(Op::Const, 0);
  instruction.b = static_cast<std::uint32_t>(value);
  instruction.c = static_cast<std::uint32_t>(value >> 32);
  set(Field::A, to);
}

void Emitter::copy(Slot to, Slot from, std::uint32_t words) {
  if (words == 0 || to == from) return;
  if (to.is_outgoing) need_outgoing(to.index + words);
  add(words == 1 ? Op::Move : Op::MoveN, 0).c = words == 1 ? 0 : words;
  set(Field::A, to);
  set(Field::B, from);
}

void Emitter::address_of(Slot to, Slot of) { two(Op::AddressOfSlot, 0, to, of); }

void Emitter::load(Slot to, Slot address, std::uint32_t offset, std::uint32_t words) {
  if (words == 0) return;
  if (to.is_outgoing) need_outgoing(to.index + words);
  if (words > kMostInX) {
    const Slot there = scratch(2);
    this->offset(there, address, offset);
    address_of(there + 1, to);
    copy_memory(there + 1, there, words);
    return;
  }
  two(words == 1 ? Op::Load : Op::LoadN, words == 1 ? 0 : words, to, address, offset);
}

void Emitter::store(Slot address, std::uint32_t offset, Slot from, std::uint32_t words) {
  if (words == 0) return;
  if (words > kMostInX) {
    const Slot there = scratch(2);
    this->offset(there, address, offset);
    address_of(there + 1, from);
    copy_memory(there, there + 1, words);
    return;
  }
  two(words == 1 ? Op::Store : Op::StoreN, words == 1 ? 0 : words, address, from, offset);
}

void Emitter::load_byte(Slot to, Slot address, std::uint32_t offset) { two(Op::Load8, 0, to, address, offset); }
void Emitter::store_byte(Slot address, std::uint32_t offset, Slot from) { two(Op::Store8, 0, address, from, offset); }

void Emitter::copy_memory(Slot to_address, Slot from_address, std::uint32_t words) {
  if (words != 0) two(Op::Copy, 0, to_address, from_address, words);
}

void Emitter::offset(Slot to, Slot address, std::uint32_t words) {
  if (words == 0) copy(to, address, 1);
  else two(Op::Offset, 0, to, address, words);
}

void Emitter::index(Slot to, Slot base, Slot index, std::uint32_t stride) {
  if (stride <= kMostInX) {
    three(Op::Index, stride, to, base, index);
    return;
  }
  const Slot far = scratch(1);
  constant(far, stride);
  three(Op::WrapMul, 64, far, far, index);
  three(Op::Index, 1, to, base, far);
}

void Emitter::three(Op op, std::uint32_t x, Slot a, Slot b, Slot c) {
  if (op == Op::Wide && a.is_outgoing) need_outgoing(a.index + 3);  // two words, and whether it fits
  add(op, x);
  set(Field::A, a);
  set(Field::B, b);
  set(Field::C, c);
}

void Emitter::two(Op op, std::uint32_t x, Slot a, Slot b, std::uint32_t number) {
  add(op, x).c = number;
  set(Field::A, a);
  set(Field::B, b);
}

void Emitter::one(Op op, std::uint32_t x, Slot a, std::uint32_t b, std::uint32_t c) {
  vm::Instruction& instruction = add(op, x);
  instruction.b = b;
  instruction.c = c;
  set(Field::A, a);
}

void Emitter::plain(Op op, std::uint32_t a) { add(op, 0).a = a; }

void Emitter::jump(Label to) {
  add(Op::Jump, 0);
  set_target(Field::A, to);
}

void Emitter::jump_if(Slot condition, bool wanted, Label to) {
  add(wanted ? Op::JumpIf : Op::JumpIfNot, 0);
  set(Field::A, condition);
  set_target(Field::B, to);
}

void Emitter::jump_equal(Slot value, std::uint32_t number, Label to) {
  add(Op::JumpEqImm, 0).c = number;
  set(Field::A, value);
  set_target(Field::B, to);
}

void Emitter::switch_on(Slot value, std::vector<std::pair<std::uint64_t, Label>> cases, Label otherwise) {
  add(Op::Switch, 0).b = static_cast<std::uint32_t>(switches_.size());
  set(Field::A, value);
  switches_.push_back({std::move(cases), otherwise});
}

void Emitter::call(vm::FunctionId function, std::uint32_t words) {
  add(Op::Call, 0).a = function;
  set(Field::B, outgoing(0));
  need_outgoing(words);
}

void Emitter::call_pointer(Slot function, std::uint32_t words) {
  add(Op::CallFn, 0);
  set(Field::A, function);
  set(Field::B, outgoing(0));
  need_outgoing(words);
}

void Emitter::call_virtual(Slot vtable, std::uint32_t method, std::uint32_t words) {
  add(Op::CallVirtual, 0).c = method;
  set(Field::A, vtable);
  set(Field::B, outgoing(0));
  need_outgoing(words);
}

void Emitter::native(vm::Native native, std::uint32_t arguments, std::uint32_t words) {
  vm::Instruction& instruction = add(Op::Native, 0);
  instruction.a = static_cast<std::uint32_t>(native);
  instruction.c = arguments;
  set(Field::B, outgoing(0));
  need_outgoing(words);
}

void Emitter::name_last_call(std::vector<std::string> names) { names_.push_back({here() - 1, std::move(names)}); }

void Emitter::finish(vm::Function& function, const std::function<Position(Span)>& place) {
  const std::uint32_t base = frame_ + scratch_words_;
  for (const auto& [at, field] : outgoing_) field_of(code_[at], field) += base;
  for (const Fix& fix : fixes_) field_of(code_[fix.at], fix.field) = labels_[fix.label];
  for (const Switch& from : switches_) {
    vm::SwitchTable table;
    for (const auto& [value, to] : from.cases) table.cases.emplace_back(value, labels_[to]);
    table.otherwise = labels_[from.otherwise];
    function.tables.push_back(std::move(table));
  }
  for (std::uint32_t i = 0; i < code_.size(); ++i) {
    if (unwinds_[i] != kNoLabel) {
      const std::uint32_t landing = labels_[unwinds_[i]];
      if (!function.unwinds.empty() && function.unwinds.back().to == i && function.unwinds.back().landing == landing) ++function.unwinds.back().to;
      else function.unwinds.push_back({i, i + 1, landing});
    }
    if (i == 0 || spans_[i].lo != spans_[i - 1].lo) {
      const Position position = place(spans_[i]);
      function.lines.push_back({i, static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)});
    }
  }
  function.frame_words = base + outgoing_words_;
  function.made = std::move(names_);
  function.code = std::move(code_);
}

}  // namespace handoff::lang
