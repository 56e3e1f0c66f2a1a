// What the library cannot say in Rust: written out here where it is a matter of words and addresses, else done by the
// machine. Results are left at outgoing(0), as calls do.
#include "lang/codegen.hpp"
#include "lang/type_facts.hpp"

namespace handoff::lang {

bool BodyCode::inline_intrinsic(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result) {
  const std::string& name = *fn.intrinsic;
  const Slot out = outgoing(0);
  const Ty first = fn_args.empty() ? nullptr : fn_args[0];
  if (fn.module && fn.module->name && *fn.module->name == "raw") return raw_intrinsic(name, first, arguments, result);
  if (fn.impl && fn_args.empty() && !fn.impl->has_trait && is_int(fn.impl->self_type->kind)) return number_intrinsic(name, fn.impl->self_type, arguments);
  if (name == "swap") {
    const Access a = at_address(operand_slot(arguments[0]), first), b = at_address(operand_slot(arguments[1]), first);
    const Slot kept = emit_.scratch(2 * words(first));
    read(a, kept);
    read(b, kept + words(first));
    write(a, kept + words(first));
    write(b, kept);
    return true;
  }
  if (name == "replace") {
    const Access place = at_address(operand_slot(arguments[0]), first);
    const Slot value = operand_slot(arguments[1]);
    read(place, out);
    write(place, value);
    return true;
  }
  if (name == "copy_of") {
    read(at_address(operand_slot(arguments[0]), first), out);
    return true;
  }
  if (name == "size_of" || name == "align_of") {
    const RustSize size = rust_size(compiler_.concrete, first);
    emit_.constant(out, name == "size_of" ? size.bytes : size.alignment);
    return true;
  }
  if (name == "size_of_val") {
    const bool has_elements = first->kind == TyKind::Slice;
    if (first->kind == TyKind::Dyn) compiler_.missing("`size_of_val` of a `dyn` trait is not part of Handoff's Rust");
    const RustSize size = rust_size(compiler_.concrete, has_elements ? first->args[0] : first);
    if (!Concrete::is_unsized(first)) {
      emit_.constant(out, size.bytes);
      return true;
    }
    const Slot count = operand_slot(arguments[0]) + 1, each = emit_.scratch(1);
    emit_.constant(each, has_elements ? size.bytes : 1);
    emit_.three(Op::WrapMul, 64, out, count, each);
    return true;
  }
  if (name == "type_name") {
    const std::string text = rust_type_name(first);
    emit_.one(Op::AddressOfConstant, 0, out, compiler_.text(text));
    emit_.constant(out + 1, text.size());
    return true;
  }
  if (name == "needs_drop") {
    emit_.constant(out, compiler_.concrete.needs_drop(first) ? 1 : 0);
    return true;
  }
  if (name == "is_copy") {
    emit_.constant(out, compiler_.concrete.is_copy(first) ? 1 : 0);
    return true;
  }
  if (name == "variant_index") {
    emit_.load(out, operand_slot(arguments[0]), 0, 1);
    return true;
  }
  if (name == "new" && result->kind == TyKind::Adt && result->adt() == compiler_.concrete.lang().box) {
    const Slot value = operand_slot(arguments[0]);
    emit_.one(Op::Allocate, 0, out, words(first));
    const Slot made = emit_.scratch(1);
    emit_.copy(made, out, 1);
    emit_.store(made, 0, value, words(first));
    return true;
  }
  if (name == "length") {
    emit_.copy(out, operand_slot(arguments[0]) + 1, 1);
    return true;
  }
  if (name == "as_text" || name == "bytes_of" || name == "text_of" || name == "float_bits" || name == "float_of_bits") {
    place_arguments(arguments, 0, 0);
    return true;
  }
  if (name == "text_part") {
    const Slot text = operand_slot(arguments[0]), from = operand_slot(arguments[1]), to = operand_slot(arguments[2]);
    emit_.index(out, text, from, 1);
    emit_.three(Op::WrapSub, 64, out + 1, to, from);
    return true;
  }
  if (name == "rc_value" || name == "arc_value") {
    const Slot rc = operand_slot(arguments[0]);
    const Slot content = emit_.scratch(1);
    emit_.load(content, rc, 0, 1);
    emit_.offset(out, content, 2);
    if (Concrete::is_unsized(first)) emit_.load(out + 1, rc, 1, 1);
    return true;
  }
  return false;
}

bool BodyCode::raw_intrinsic(const std::string& name, Ty type, const std::vector<mir::Operand>& arguments, Ty result) {
  const Slot out = outgoing(0);
  const bool bytes = type && is_byte(type);
  const std::uint32_t size = type ? words(type) : 0, element_size = bytes ? vm::kBytes : size;
  const auto element = [&](std::size_t buffer, std::size_t index) {
    const Slot from = operand_slot(arguments[buffer]), at = operand_slot(arguments[index]);
    const Slot there = emit_.scratch(1);
    emit_.index(there, from, at, bytes ? 1 : size);
    return there;
  };
  if (name == "allocate") {
    const Slot count = operand_slot(arguments[0]);
    if (size == 0) emit_.constant(out, 0);
    else emit_.two(Op::AllocateN, element_size, out, count);
  } else if (name == "free") {
    emit_.one(Op::Free, 0, operand_slot(arguments[0]));
  } else if (name == "read") {
    if (size != 0) read(at_address(element(0, 1), type), out);
  } else if (name == "write") {
    if (size == 0) return true;
    const Slot value = operand_slot(arguments[2]);
    write(at_address(element(0, 1), type), value);
  } else if (name == "move_elements") {
    if (size == 0) return true;
    const Slot from = element(0, 1), to = element(2, 3);
    emit_.three(Op::CopyElements, element_size, to, from, operand_slot(arguments[4]));
  } else if (name == "part" || name == "part_mut") {
    const Slot from = element(0, 1), length = operand_slot(arguments[2]);
    emit_.copy(out, from, 1);
    emit_.copy(out + 1, length, 1);
  } else if (name == "element" || name == "element_mut") {
    emit_.copy(out, element(0, 1), 1);
  } else if (name == "address") {
    emit_.copy(out, operand_slot(arguments[0]), 1);
  } else if (name == "unshare" || name == "boxed_slice" || name == "boxed_text" || name == "fat") {
    place_arguments(arguments, 0, 0);
  } else if (name == "retype") {
    emit_.copy(out, operand_slot(arguments[0]), words(result));
  } else if (name == "words") {
    emit_.constant(out, size);
  } else if (name == "type_id") {
    emit_.constant(out, compiler_.desc(type));
  } else if (name == "drop_in_place") {
    const Slot what = operand_slot(arguments[0]);
    if (type->kind == TyKind::Dyn) {
      emit_.copy(out, what, 2);
      emit_.call_virtual(what + 1, vm::kNone, 2);
    } else if (const vm::FunctionId glue = compiler_.drop_function(type); glue != vm::kNone) {
      const std::uint32_t pointer = compiler_.layouts.pointer_words(type);
      emit_.copy(out, what, pointer);
      emit_.call(glue, pointer);
    }
  } else {
    return false;
  }
  return true;
}

bool BodyCode::number_intrinsic(const std::string& name, Ty type, const std::vector<mir::Operand>& arguments) {
  const Slot out = outgoing(0);
  const bool with_sign = is_signed_int(type->kind);
  const std::uint32_t bits = static_cast<std::uint32_t>(int_bits(type->kind)), sign = with_sign ? vm::kSigned : 0u;
  const bool wide = bits == 128;
  const std::uint32_t size = wide ? 2 : 1;
  if (name == "min_value" || name == "max_value") {
    const u128 top = u128{1} << (bits - 1);
    const u128 value = name == "min_value" ? (with_sign ? ~(top - 1) : u128{0}) : (with_sign ? top - 1 : top - 1 + top);
    constant(type, value, out);
    return true;
  }
  const auto both = [&](Op narrow, vm::WideOp broad, Slot to) {
    const Slot a = operand_slot(arguments[0]), b = arguments.size() > 1 ? operand_slot(arguments[1]) : a;
    if (wide) emit_.three(Op::Wide, static_cast<std::uint32_t>(broad) | sign, to, a, b);
    else if (arguments.size() > 1) emit_.three(narrow, bits | sign, to, a, b);
    else emit_.two(narrow, bits | sign, to, a);
  };
  using vm::WideOp;
  const std::string operation = name.substr(name.find('_') + 1);
  if (name.rfind("wrapping_", 0) == 0) {
    if (operation == "add") both(Op::WrapAdd, WideOp::WrapAdd, out);
    else if (operation == "sub") both(Op::WrapSub, WideOp::WrapSub, out);
    else if (operation == "mul") both(Op::WrapMul, WideOp::WrapMul, out);
    else if (operation == "neg") both(Op::WrapNeg, WideOp::WrapNeg, out);
    else if (operation == "shl") both(Op::WrapShl, WideOp::WrapShl, out);
    else if (operation == "shr") both(Op::WrapShr, WideOp::WrapShr, out);
    else return false;
    return true;
  }
  const bool checked = name.rfind("checked_", 0) == 0;
  if (checked || name.rfind("overflowing_", 0) == 0) {
    const Slot value = emit_.scratch(size + 1);
    if (operation == "add") both(Op::OverAdd, WideOp::OverAdd, value);
    else if (operation == "sub") both(Op::OverSub, WideOp::OverSub, value);
    else if (operation == "mul") both(Op::OverMul, WideOp::OverMul, value);
    else return false;
    if (checked) {
      emit_.two(Op::NotBool, 0, out, value + size);  // None is 0, Some 1
      emit_.copy(out + 1, value, size);
    } else {
      emit_.copy(out, value, size + 1);
    }
    return true;
  }
  return false;
}

Instance BodyCode::entry_point(const char* lang_item, const std::vector<Ty>& closure_and_result) const {
  Instance instance;
  instance.def = compiler_.concrete.lang().fns.at(lang_item);
  instance.args = closure_and_result;
  return instance;
}

void BodyCode::native(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result) {
  const std::string& name = *fn.intrinsic;
  const std::optional<vm::Native> number = vm::native_of(name);
  if (!number) {
    compiler_.missing("the library's `" + name + "` has no implementation");
    emit_.plain(Op::Unreachable);
    return;
  }
  vm::NativeArguments given;
  for (const Ty arg : fn_args)
    if (arg->kind != TyKind::Const) given.types.push_back(compiler_.desc(arg));
  if ((*number == vm::Native::from_array || *number == vm::Native::into_array) && fn_args.size() == 2) given.types.push_back(compiler_.desc(compiler_.concrete.types().array(fn_args[0], fn_args[1])));
  if (*number == vm::Native::spawn_thread || *number == vm::Native::spawn_scoped)
    given.function = compiler_.function(entry_point(*number == vm::Native::spawn_scoped ? "scoped_main" : "thread_main", fn_args));
  if (*number == vm::Native::has_hook) compiler_.code_.hook = compiler_.function(entry_point("panic_hook", {}));
  const std::uint32_t frame = place_arguments(arguments, 0, words(result));
  emit_.native(*number, compiler_.native_arguments(std::move(given)), frame);
}

}  // namespace handoff::lang
