#include "lang/glue.hpp"

namespace handoff::lang {

void GlueCode::finish(vm::Function& function) {
  emit_.finish(function, [](Span) { return Position{}; });
}

// ---- drop

void GlueCode::drop_at(Ty type, Slot base, std::uint32_t offset) {
  const vm::FunctionId glue = compiler_.drop_function(type);
  if (glue == vm::kNone) return;
  emit_.offset(outgoing(0), base, offset);
  emit_.call(glue, 1);
}

void GlueCode::in_turn(const std::vector<std::function<void()>>& steps) {
  std::vector<Emitter::Label> landings;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i + 1 < steps.size()) landings.push_back(emit_.label());
    emit_.unwind_to(i + 1 < steps.size() ? landings[i] : Emitter::kNoLabel);
    steps[i]();
  }
  emit_.unwind_to(Emitter::kNoLabel);
  if (landings.empty()) return;
  const Emitter::Label done = emit_.label();
  emit_.jump(done);
  for (std::size_t i = 0; i < landings.size(); ++i) {
    emit_.bind(landings[i]);
    steps[i + 1]();
  }
  emit_.plain(Op::Resume);
  emit_.bind(done);
}

void GlueCode::add_parts(std::vector<std::function<void()>>& steps, const std::vector<Ty>& types, const std::vector<std::uint32_t>& offsets, Slot base) {
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (compiler_.drop_function(types[i]) == vm::kNone) continue;
    steps.push_back([this, type = types[i], offset = offsets[i], base] { drop_at(type, base, offset); });
  }
}

void GlueCode::drop_elements(Ty element, Slot base, Slot count) {
  const Slot index = emit_.reserve(2), over = emit_.reserve(1), at = emit_.reserve(1);
  emit_.constant(index, 0);
  emit_.constant(index + 1, 1);
  const auto rest = [&] {
    const Emitter::Label again = emit_.label(), done = emit_.label();
    emit_.bind(again);
    emit_.three(Op::LtU, 0, over, index, count);
    emit_.jump_if(over, false, done);
    emit_.index(at, base, index, compiler_.layouts.stride(element));
    emit_.three(Op::WrapAdd, 64, index, index, index + 1);
    drop_at(element, at, 0);
    emit_.jump(again);
    emit_.bind(done);
  };
  const Emitter::Label landing = emit_.label(), done = emit_.label();
  emit_.unwind_to(landing);
  rest();
  emit_.unwind_to(Emitter::kNoLabel);
  emit_.jump(done);
  emit_.bind(landing);  // from the next element on
  rest();
  emit_.plain(Op::Resume);
  emit_.bind(done);
}

void GlueCode::drop(Ty type, vm::Function& function) {
  Concrete& concrete = compiler_.concrete;
  const std::uint32_t pointer = compiler_.layouts.pointer_words(type);
  function.parameter_words = pointer;
  const Slot self = emit_.reserve(pointer);
  std::vector<std::function<void()>> steps;
  std::vector<Ty> args;
  if (const FnDef* own = concrete.drop_of(type, args)) {
    Instance instance;
    instance.def = own;
    instance.args = args;
    steps.push_back([this, self, id = compiler_.function(instance)] {
      emit_.copy(outgoing(0), self, 1);
      emit_.call(id, 1);
    });
  }
  switch (type->kind) {
    case TyKind::Tuple:
    case TyKind::Closure:
      add_parts(steps, concrete.field_types(type), compiler_.layouts.of(type).fields, self);
      in_turn(steps);
      break;
    case TyKind::Array: {
      const Slot count = emit_.reserve(1);
      emit_.constant(count, static_cast<std::uint64_t>(type->args[1]->value));
      drop_elements(type->args[0], self, count);
      break;
    }
    case TyKind::Slice: drop_elements(type->args[0], self, self + 1); break;
    case TyKind::Dyn:
      emit_.copy(outgoing(0), self, 2);
      emit_.call_virtual(self + 1, vm::kNone, 2);
      break;
    case TyKind::Adt: {
      const AdtDef* adt = type->adt();
      const Layout& layout = compiler_.layouts.of(type);
      if (adt == concrete.lang().box) {
        const Ty content = type->args[0];
        const std::uint32_t size = compiler_.layouts.pointer_words(content);
        const Slot box = emit_.reserve(size);
        emit_.load(box, self, 0, size);
        if (const vm::FunctionId glue = compiler_.drop_function(content); content->kind == TyKind::Dyn) {
          steps.push_back([this, box] {
            emit_.copy(outgoing(0), box, 2);
            emit_.call_virtual(box + 1, vm::kNone, 2);
          });
        } else if (glue != vm::kNone) {
          steps.push_back([this, box, size, glue] {
            emit_.copy(outgoing(0), box, size);
            emit_.call(glue, size);
          });
        }
        steps.push_back([this, box] { emit_.one(Op::Free, 0, box); });
        in_turn(steps);
      } else if (!adt->is_enum) {
        add_parts(steps, concrete.field_types(type), layout.fields, self);
        in_turn(steps);
      } else {
        steps.push_back([&, self, adt] { drop_variants(type, *adt, layout, self); });
        in_turn(steps);
      }
      break;
    }
    default: break;
  }
  emit_.plain(Op::Return);
  finish(function);
}

// The parts of the variant that is there.
void GlueCode::drop_variants(Ty type, const AdtDef& adt, const Layout& layout, Slot self) {
  const Slot tag = emit_.reserve(1);
  emit_.load(tag, self, 0, 1);
  const Emitter::Label done = emit_.label();
  for (std::uint32_t i = 0; i < adt.variants.size(); ++i) {
    std::vector<std::function<void()>> steps;
    add_parts(steps, compiler_.concrete.variant_types(type, i), layout.variants[i], self);
    if (steps.empty()) continue;
    const Emitter::Label next = emit_.label(), here = emit_.label();
    emit_.jump_equal(tag, i, here);
    emit_.jump(next);
    emit_.bind(here);
    in_turn(steps);
    emit_.jump(done);
    emit_.bind(next);
  }
  emit_.bind(done);
}

// ---- clone

void GlueCode::clone_from(Ty type, Slot address, std::uint32_t offset, Slot to) {
  Concrete& concrete = compiler_.concrete;
  if (concrete.is_copy(type)) {
    if (type->kind == TyKind::U8) emit_.load_byte(to, address, offset);
    else emit_.load(to, address, offset, words(type));
    return;
  }
  const TraitDef* trait = concrete.lang().clone;
  const Callee callee = concrete.resolve(trait->methods[0], {type});
  Instance instance;
  if (callee.kind == Callee::Kind::Clone) {
    instance.kind = Instance::Kind::Clone;
    instance.type = type;
  } else {
    instance.def = callee.fn;
    instance.args = callee.args;
  }
  const vm::FunctionId id = compiler_.function(instance);
  emit_.offset(outgoing(words(type)), address, offset);
  emit_.call(id, words(type) + 1);
  emit_.copy(to, outgoing(0), words(type));
}

void GlueCode::clone(Ty type, vm::Function& function) {
  const std::uint32_t size = words(type);
  function.result_words = size;
  function.parameter_words = 1;
  const Slot result = emit_.reserve(size), self = emit_.reserve(1);
  if (type->kind == TyKind::Tuple || type->kind == TyKind::Closure) {
    const std::vector<Ty> fields = compiler_.concrete.field_types(type);
    const Layout& layout = compiler_.layouts.of(type);
    for (std::size_t i = 0; i < fields.size(); ++i) clone_from(fields[i], self, layout.fields[i], result + layout.fields[i]);
  } else if (type->kind == TyKind::Array) {
    const Ty element = type->args[0];
    const std::uint32_t stride = compiler_.layouts.stride(element), count = static_cast<std::uint32_t>(type->args[1]->value);
    const Slot index = emit_.reserve(2), from = emit_.reserve(1), to = emit_.reserve(2), one = emit_.reserve(stride);
    const Emitter::Label again = emit_.label(), done = emit_.label();
    emit_.constant(index, 0);
    emit_.constant(index + 1, 1);
    emit_.bind(again);
    emit_.jump_equal(index, count, done);
    emit_.index(from, self, index, stride);
    clone_from(element, from, 0, one);
    emit_.address_of(to, result);
    emit_.index(to, to, index, stride);
    emit_.store(to, 0, one, stride);
    emit_.three(Op::WrapAdd, 64, index, index, index + 1);
    emit_.jump(again);
    emit_.bind(done);
  } else {
    emit_.load(result, self, 0, size);
  }
  emit_.plain(Op::Return);
  finish(function);
}

void GlueCode::construct(Ty type, std::uint32_t variant, vm::Function& function) {
  const Layout& layout = compiler_.layouts.of(type);
  const bool is_enum = type->adt()->is_enum;
  const std::vector<std::uint32_t>& offsets = is_enum ? layout.variants[variant] : layout.fields;
  const std::vector<Ty> fields = compiler_.concrete.variant_types(type, variant);
  function.result_words = words(type);
  const Slot result = emit_.reserve(function.result_words);
  for (const Ty field : fields) function.parameter_words += words(field);
  Slot given = emit_.reserve(function.parameter_words);
  if (is_enum) emit_.constant(result, variant);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    emit_.copy(result + offsets[i], given, words(fields[i]));
    given = given + words(fields[i]);
  }
  emit_.plain(Op::Return);
  finish(function);
}

// ---- calls

void GlueCode::pass_arguments(std::uint32_t at) { emit_.copy(outgoing(at), given_, given_words_); }
void GlueCode::hand_back() { emit_.copy(result_, outgoing(0), result_words_); }

void GlueCode::call_reference(Ty callable, Slot address, CallMode mode) {
  const LangItems& lang = compiler_.concrete.lang();
  switch (callable->kind) {
    case TyKind::Closure: {
      if (callable->closure()->kind == ClosureKind::FnOnce) break;
      Instance instance;
      instance.kind = Instance::Kind::Closure;
      instance.def = callable->closure();
      instance.args = callable->args;
      const vm::FunctionId id = compiler_.function(instance);
      emit_.copy(outgoing(result_words_), address, 1);
      pass_arguments(result_words_ + 1);
      emit_.call(id, result_words_ + 1 + given_words_);
      hand_back();
      return;
    }
    case TyKind::FnDef: call_value(callable, address); return;
    case TyKind::FnPtr: {
      const Slot pointer = emit_.reserve(1);
      emit_.load(pointer, address, 0, 1);
      call_value(callable, pointer);
      return;
    }
    case TyKind::Ref:
    case TyKind::Adt: {
      if (callable->kind == TyKind::Adt && callable->adt() != lang.box) break;
      const std::uint32_t size = compiler_.layouts.pointer_words(callable->args[0]);
      const Slot pointer = emit_.reserve(size);
      emit_.load(pointer, address, 0, size);
      if (callable->kind == TyKind::Ref && !callable->is_mut) mode = CallMode::ByRef;
      call_reference(callable->args[0], pointer, mode);
      return;
    }
    case TyKind::Dyn: {
      const TraitDef* trait = mode == CallMode::ByRef ? lang.fn : lang.fn_mut;
      const std::vector<const FnDef*>& methods = compiler_.concrete.vtable_methods(callable->trait());
      std::uint32_t slot = 0;
      while (slot < methods.size() && methods[slot]->trait != trait) ++slot;
      emit_.copy(outgoing(result_words_), address, 1);
      pass_arguments(result_words_ + 1);
      emit_.call_virtual(address + 1, slot, result_words_ + 1 + given_words_);
      hand_back();
      return;
    }
    default: break;
  }
  emit_.plain(Op::Unreachable);
}

void GlueCode::call_value(Ty callable, Slot value) {
  const LangItems& lang = compiler_.concrete.lang();
  switch (callable->kind) {
    case TyKind::Closure: {
      if (callable->closure()->kind == ClosureKind::FnOnce) {
        Instance instance;
        instance.kind = Instance::Kind::Closure;
        instance.def = callable->closure();
        instance.args = callable->args;
        const vm::FunctionId id = compiler_.function(instance);
        emit_.copy(outgoing(result_words_), value, words(callable));
        pass_arguments(result_words_ + words(callable));
        emit_.call(id, result_words_ + words(callable) + given_words_);
        hand_back();
        return;
      }
      // What the closure holds is dropped afterwards, after a panic too.
      const Slot address = emit_.reserve(1);
      emit_.address_of(address, value);
      const vm::FunctionId glue = compiler_.drop_function(callable);
      const Emitter::Label landing = emit_.label();
      if (glue != vm::kNone) emit_.unwind_to(landing);
      call_reference(callable, address, CallMode::ByMutRef);
      emit_.unwind_to(Emitter::kNoLabel);
      if (glue == vm::kNone) return;
      const Emitter::Label done = emit_.label();
      drop_at(callable, address, 0);
      emit_.jump(done);
      emit_.bind(landing);
      drop_at(callable, address, 0);
      emit_.plain(Op::Resume);
      emit_.bind(done);
      return;
    }
    case TyKind::FnDef: {
      const Callee callee = compiler_.concrete.resolve(callable->fn(), callable->args);
      if (callee.kind == Callee::Kind::Missing) break;
      if (callee.kind == Callee::Kind::Callable || callee.kind == Callee::Kind::Virtual) break;
      Instance instance;
      if (callee.kind == Callee::Kind::Clone) {
        instance.kind = Instance::Kind::Clone;
        instance.type = callee.self;
      } else {
        instance.def = callee.fn;
        instance.args = callee.args;
      }
      const vm::FunctionId id = compiler_.function(instance);
      pass_arguments(result_words_);
      emit_.call(id, result_words_ + given_words_);
      hand_back();
      return;
    }
    case TyKind::FnPtr:
      pass_arguments(result_words_);
      emit_.call_pointer(value, result_words_ + given_words_);
      hand_back();
      return;
    case TyKind::Ref: call_reference(callable->args[0], value, callable->is_mut ? CallMode::ByMutRef : CallMode::ByRef); return;
    case TyKind::Adt: {
      if (callable->adt() != lang.box) break;
      const Ty content = callable->args[0];
      if (content->kind == TyKind::Dyn) {
        const std::vector<const FnDef*>& methods = compiler_.concrete.vtable_methods(content->trait());
        std::uint32_t slot = 0;
        while (slot < methods.size() && methods[slot]->trait != lang.fn_once) ++slot;
        emit_.copy(outgoing(result_words_), value, 1);
        pass_arguments(result_words_ + 1);
        emit_.call_virtual(value + 1, slot, result_words_ + 1 + given_words_);
        hand_back();
        emit_.one(Op::Free, 0, value);
        return;
      }
      const Slot inside = emit_.reserve(words(content));
      emit_.load(inside, value, 0, words(content));
      emit_.one(Op::Free, 0, value);
      call_value(content, inside);
      return;
    }
    default: break;
  }
  emit_.plain(Op::Unreachable);
}

void GlueCode::call(Ty callable, CallMode mode, Ty arguments, bool moved, vm::Function& function) {
  arguments_ = arguments;
  given_words_ = words(arguments);
  const Ty output = compiler_.output_of(callable, arguments);
  result_words_ = words(output);
  result_ = emit_.reserve(result_words_);
  const bool by_value = mode == CallMode::ByValue;
  const std::uint32_t self_words = moved ? 1 : by_value ? words(callable) : compiler_.layouts.pointer_words(callable);
  const Slot self = emit_.reserve(self_words);
  given_ = emit_.reserve(given_words_);
  function.result_words = result_words_;
  function.parameter_words = self_words + given_words_;
  if (moved) {
    const Slot value = emit_.reserve(words(callable));
    emit_.load(value, self, 0, words(callable));
    call_value(callable, value);
  } else if (by_value) {
    call_value(callable, self);
  } else {
    call_reference(callable, self, mode);
  }
  emit_.plain(Op::Return);
  finish(function);
}

}  // namespace handoff::lang
