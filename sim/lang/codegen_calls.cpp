// Calls: of functions, methods, closures, function pointers and through vtables.
#include "lang/codegen.hpp"

namespace handoff::lang {

// Writes the operands from number `from` on to outgoing slots from `at` on; returns the slot after them.
std::uint32_t BodyCode::place_arguments(const std::vector<mir::Operand>& arguments, std::size_t from, std::uint32_t at) {
  for (std::size_t i = from; i < arguments.size(); ++i) {
    operand(arguments[i], outgoing(at));
    at += words(type_of(arguments[i]));
  }
  return at;
}

void BodyCode::call(const mir::Terminator& end, const std::vector<std::string>& names) {
  const Ty result = end.place.local == mir::kNoLocal ? compiler_.concrete.types().unit() : access(end.place).type;
  emit_.release_scratch();
  if (end.fn) {
    call_fn(*end.fn, end.fn_args, end.arguments, result);
  } else {
    const Ty callee = type_of(end.operand);
    std::vector<mir::Operand> all{end.operand};
    all.insert(all.end(), end.arguments.begin(), end.arguments.end());
    call_callable(callee, CallMode::ByValue, all, result);
  }
  if (!names.empty()) emit_.name_last_call(names);
  if (end.place.local != mir::kNoLocal && end.target != mir::kNoBlock && words(result) != 0) write(access(end.place), outgoing(0));
}

void BodyCode::call_fn(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result) {
  const Callee callee = compiler_.concrete.resolve(&fn, fn_args);
  const std::uint32_t first = words(result);
  switch (callee.kind) {
    case Callee::Kind::Fn: {
      if (callee.fn->intrinsic) {
        if (!inline_intrinsic(*callee.fn, callee.args, arguments, result)) native(*callee.fn, callee.args, arguments, result);
        return;
      }
      Instance instance;
      instance.def = callee.fn;
      instance.args = callee.args;
      const vm::FunctionId id = compiler_.function(instance);
      emit_.call(id, place_arguments(arguments, 0, first));
      return;
    }
    case Callee::Kind::Clone: {
      // Of a reference to it.
      if (compiler_.concrete.is_copy(callee.self)) {
        read(at_address(operand_slot(arguments[0]), callee.self), outgoing(0));
        return;
      }
      Instance instance;
      instance.kind = Instance::Kind::Clone;
      instance.type = callee.self;
      const vm::FunctionId id = compiler_.function(instance);
      emit_.call(id, place_arguments(arguments, 0, first));
      return;
    }
    case Callee::Kind::Callable: call_callable(callee.self, callee.mode, arguments, result); return;
    case Callee::Kind::Virtual: {
      const Slot receiver = operand_slot(arguments[0]);
      emit_.copy(outgoing(first), receiver, 1);
      emit_.call_virtual(receiver + 1, callee.slot, place_arguments(arguments, 1, first + 1));
      return;
    }
    case Callee::Kind::Missing: 
      compiler_.missing("the call of `" + *fn.name + "` leads nowhere");
      emit_.plain(Op::Unreachable);
      return;
  }
}

// The first operand is what is called, by value or a reference to it.
void BodyCode::call_callable(Ty callable, CallMode mode, const std::vector<mir::Operand>& arguments, Ty result) {
  const std::uint32_t first = words(result);
  switch (callable->kind) {
    case TyKind::FnDef: {
      // One operand for each parameter, or all of them as one tuple.
      std::vector<mir::Operand> own(arguments.begin() + 1, arguments.end());
      const Callee callee = compiler_.concrete.resolve(callable->fn(), callable->args);
      if (callee.kind == Callee::Kind::Fn && !callee.fn->intrinsic) {
        Instance instance;
        instance.def = callee.fn;
        instance.args = callee.args;
        const vm::FunctionId id = compiler_.function(instance);
        emit_.call(id, place_arguments(own, 0, first));
        return;
      }
      break;
    }
    case TyKind::FnPtr: {
      Slot pointer = operand_slot(arguments[0]);
      if (mode != CallMode::ByValue) {
        const Slot loaded = emit_.scratch(1);
        emit_.load(loaded, pointer, 0, 1);
        pointer = loaded;
      }
      emit_.call_pointer(pointer, place_arguments(arguments, 1, first));
      return;
    }
    case TyKind::Dyn: {
      const Slot receiver = operand_slot(arguments[0]);
      const LangItems& lang = compiler_.concrete.lang();
      const TraitDef* trait = mode == CallMode::ByRef ? lang.fn : mode == CallMode::ByMutRef ? lang.fn_mut : lang.fn_once;
      const std::vector<const FnDef*>& methods = compiler_.concrete.vtable_methods(callable->trait());
      std::uint32_t slot = 0;
      while (slot < methods.size() && methods[slot]->trait != trait) ++slot;
      emit_.copy(outgoing(first), receiver, 1);
      emit_.call_virtual(receiver + 1, slot, place_arguments(arguments, 1, first + 1));
      return;
    }
    default: break;
  }
  std::vector<Ty> given;
  for (std::size_t i = 1; i < arguments.size(); ++i) given.push_back(type_of(arguments[i]));
  // The arguments as one tuple: that is how they are told apart for the callee.
  std::vector<Ty> inputs;
  Ty output = nullptr;
  compiler_.concrete.signature(callable, inputs, output);
  const bool is_tuple = given.size() == 1 && given[0]->kind == TyKind::Tuple && !(inputs.size() == 1 && inputs[0] == given[0]);
  const Ty tuple = is_tuple ? given[0] : compiler_.concrete.types().tuple(given);
  const vm::FunctionId id = compiler_.call_function(callable, mode, tuple);
  std::size_t from = 0;
  if (callable->kind == TyKind::FnDef && mode == CallMode::ByValue) from = 1;
  emit_.call(id, place_arguments(arguments, from, first));
}

}  // namespace handoff::lang
