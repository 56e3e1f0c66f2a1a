#include "lang/codegen.hpp"

#include <algorithm>

namespace handoff::lang {

BodyCode::BodyCode(Compiler& compiler, const SpecialBody& special) : compiler_(compiler), special_(special), body_(special.body) {}

void BodyCode::generate(vm::Function& function) {
  for (const mir::LocalDecl& local : body_.locals) {
    slots_.push_back(emit_.reserve(words(local.type)));
  }
  function.result_words = words(body_.locals[0].type);
  for (std::uint32_t i = 1; i <= body_.arguments; ++i) function.parameter_words += words(body_.locals[i].type);
  for (std::size_t i = 0; i < body_.blocks.size(); ++i) labels_.push_back(emit_.label());
  order_blocks();
  watch_variables();
  flow_variables();
  for (std::size_t i = 0; i < order_.size(); ++i) block(order_[i], i + 1 < order_.size() ? order_[i + 1] : mir::kNoBlock);
  debug_variables(function);
  emit_.finish(function, [this](Span span) { return compiler_.place(span); });
}

// What can be reached, cleanups last.
void BodyCode::order_blocks() {
  std::vector<bool> reached(body_.blocks.size());
  std::vector<mir::BlockId> work{0};
  reached[0] = true;
  const auto reach = [&](mir::BlockId id) {
    if (id == mir::kNoBlock || reached[id]) return;
    reached[id] = true;
    work.push_back(id);
  };
  while (!work.empty()) {
    const mir::Block& block = body_.blocks[work.back()];
    const mir::BlockId id = work.back();
    work.pop_back();
    if (id < body_.unwind_of_block.size()) reach(body_.unwind_of_block[id]);
    reach(block.terminator.target);
    reach(block.terminator.unwind);
    reach(block.terminator.otherwise);
    for (const auto& [value, target] : block.terminator.cases) reach(target);
  }
  for (const bool cleanup : {false, true})
    for (mir::BlockId id = 0; id < body_.blocks.size(); ++id)
      if (reached[id] && body_.blocks[id].is_cleanup == cleanup) order_.push_back(id);
  // The entry comes first.
  const auto entry = std::find(order_.begin(), order_.end(), 0u);
  std::rotate(order_.begin(), entry, entry + 1);
}

void BodyCode::jump_to(mir::BlockId id, mir::BlockId next) {
  if (id != next) emit_.jump(labels_[id]);
}

void BodyCode::block(mir::BlockId id, mir::BlockId next) {
  const mir::Block& block = body_.blocks[id];
  emit_.bind(labels_[id]);
  const auto label_of = [&](mir::BlockId target) { return target == mir::kNoBlock ? Emitter::kNoLabel : labels_[target]; };
  const Emitter::Label landing = label_of(id < body_.unwind_of_block.size() ? body_.unwind_of_block[id] : mir::kNoBlock);
  emit_.unwind_to(landing);
  if (!watched_.empty()) now_ = entries_[id];
  for (const mir::Statement& one : block.statements) {
    note_variables();
    emit_.at(one.span);
    statement(one);
    emit_.release_scratch();
    apply(one, now_);
  }
  apply_moves(block.terminator, now_);
  note_variables();
  const mir::Terminator& end = block.terminator;
  emit_.at(end.place_of_panic());
  if (end.kind == mir::TerminatorKind::Call || end.kind == mir::TerminatorKind::Drop) emit_.unwind_to(label_of(end.unwind));
  switch (end.kind) {
    case mir::TerminatorKind::Goto: jump_to(end.target, next); break;
    case mir::TerminatorKind::Switch: switch_on(end, next); break;
    case mir::TerminatorKind::Return: emit_.plain(Op::Return); break;
    case mir::TerminatorKind::Resume: emit_.plain(Op::Resume); break;
    case mir::TerminatorKind::Unreachable: emit_.plain(Op::Unreachable); break;
    case mir::TerminatorKind::Drop:
      drop(end);
      jump_to(end.target, next);
      break;
    case mir::TerminatorKind::Call:
      call(end, special_.names[id]);
      if (end.target == mir::kNoBlock) emit_.plain(Op::Unreachable);
      else jump_to(end.target, next);
      break;
  }
  emit_.release_scratch();
}

void BodyCode::statement(const mir::Statement& statement) {
  switch (statement.kind) {
    case mir::StatementKind::Assign: assign(statement.place, statement.value); break;
    case mir::StatementKind::SetFlag: emit_.constant(slots_[statement.local], statement.flag ? 1 : 0); break;
    case mir::StatementKind::StorageLive:
    case mir::StatementKind::StorageDead:
    case mir::StatementKind::FakeRead:
    case mir::StatementKind::Nop: break;
  }
}

void BodyCode::switch_on(const mir::Terminator& end, mir::BlockId next) {
  const Ty type = type_of(end.operand);
  const mir::BlockId otherwise = end.otherwise == mir::kNoBlock && !end.cases.empty() ? end.cases.back().second : end.otherwise;
  const Slot value = operand_slot(end.operand);
  if (words(type) == 2) {
    const Slot wanted = emit_.scratch(3);
    for (const auto& [bits, target] : end.cases) {
      constant(type, bits, wanted);
      binary(Tok::EqEq, type, wanted + 2, value, wanted);
      emit_.jump_if(wanted + 2, true, labels_[target]);
    }
    jump_to(otherwise, next);
    return;
  }
  if (type->kind == TyKind::Bool && end.cases.size() == 1) {
    const bool wanted = end.cases[0].first != 0;
    const mir::BlockId target = end.cases[0].second;
    if (target == next) {
      emit_.jump_if(value, !wanted, labels_[otherwise]);
    } else {
      emit_.jump_if(value, wanted, labels_[target]);
      jump_to(otherwise, next);
    }
    return;
  }
  // As the machine keeps it.
  const auto word_of = [&](u128 bits) {
    std::uint64_t word = static_cast<std::uint64_t>(bits);
    if (is_int(type->kind)) {
      const int width = int_bits(type->kind);
      if (width < 64) {
        word &= (std::uint64_t{1} << width) - 1;
        if (is_signed_int(type->kind) && (word >> (width - 1)) != 0) word |= ~((std::uint64_t{1} << width) - 1);
      }
    }
    return word;
  };
  const auto fits = [](std::uint64_t word) { return static_cast<std::int64_t>(word) == static_cast<std::int32_t>(static_cast<std::uint32_t>(word)); };
  std::vector<std::pair<std::uint64_t, mir::BlockId>> cases;
  bool all_fit = true;
  for (const auto& [bits, target] : end.cases) {
    cases.emplace_back(word_of(bits), target);
    all_fit &= fits(cases.back().first);
  }
  // The last case needs no look where nothing else is possible.
  if (end.otherwise == mir::kNoBlock && !cases.empty()) cases.pop_back();
  if (cases.size() <= 3 && all_fit) {
    for (const auto& [word, target] : cases) emit_.jump_equal(value, static_cast<std::uint32_t>(word), labels_[target]);
    jump_to(otherwise, next);
    return;
  }
  std::vector<std::pair<std::uint64_t, Emitter::Label>> table;
  for (const auto& [word, target] : cases) table.emplace_back(word, labels_[target]);
  emit_.switch_on(value, std::move(table), labels_[otherwise]);
}

void BodyCode::drop(const mir::Terminator& end) {
  const Emitter::Label done = emit_.label();
  const bool flagged = end.flag != mir::kNoLocal;
  if (flagged) {
    emit_.jump_if(slots_[end.flag], false, done);
    emit_.constant(slots_[end.flag], 0);
  }
  const Access what = access(end.place);
  const vm::FunctionId glue = end.shallow ? vm::kNone : compiler_.drop_function(what.type);
  if (end.shallow) {
    // What was in the box is somebody else's.
    const Slot box = emit_.scratch(words(what.type));
    read(what, box);
    emit_.one(Op::Free, 0, box);
  } else if (what.type->kind == TyKind::Dyn) {
    address(what, outgoing(0));
    emit_.call_virtual(what.meta, vm::kNone, 2);
  } else if (glue != vm::kNone) {
    address(what, outgoing(0));
    emit_.call(glue, what.has_meta ? 2 : 1);
  }
  emit_.bind(done);
}

}  // namespace handoff::lang
