// Texts with values in them: calls of the library's `rt`, piece by piece.
#include <cstdio>
#include <cstdlib>

#include "lang/mir_builder.hpp"

namespace handoff::lang::mir {

const FnDef* Builder::runtime(const char* name) {
  const Crate& library = crate_.library ? *crate_.library : crate_;
  const auto module = library.root->types.find(intern("rt"));
  if (module != library.root->types.end() && module->second.kind == DefKind::Module) {
    const Module* rt = static_cast<const Module*>(module->second.pointer);
    if (const auto fn = rt->values.find(intern(name)); fn != rt->values.end() && fn->second.kind == DefKind::Fn) return static_cast<const FnDef*>(fn->second.pointer);
  }
  std::fprintf(stderr, "the library has no rt::%s\n", name);
  std::abort();
}

void Builder::format_into(const Place& place, Expr* expr) {
  const Span span = expr->span;
  const Ty arguments = expr->type, pointer_type = types_.ref(arguments, true);
  // All values are looked at before the first is written.
  std::vector<Place> values;
  for (Expr* value : expr->list) values.push_back(as_place(value));
  const Local out = owned_temporary(arguments, span);
  call(runtime(expr->name ? ("begin_" + *expr->name).c_str() : "begin"), {}, {}, place_of(out), arguments, span, span);
  const auto to_out = [&] {
    const Local pointer = temporary(pointer_type, span);
    assign(place_of(pointer), borrow(place_of(out), BorrowKind::Mutable), span, true);
    return to_operand(pointer, span);
  };
  const Local nothing = temporary(types_.unit(), span);
  const auto count = [&](FormatPiece::Count kind, int value) {
    if (kind == FormatPiece::Count::Literal) return constant(types_.usize(), static_cast<u128>(value), span);
    if (kind == FormatPiece::Count::Argument) return copy(values[static_cast<std::size_t>(value)], types_.usize(), span);
    return constant(types_.usize(), UINT64_MAX, span);
  };
  for (const FormatPiece& piece : expr->pieces) {
    if (piece.argument < 0) {
      if (piece.text.empty()) continue;
      Operand text;
      text.kind = Operand::Kind::Text;
      text.text = piece.text;
      text.type = types_.ref(types_.str(), false);
      text.span = span;
      call(runtime("text"), {}, {to_out(), std::move(text)}, place_of(nothing), types_.unit(), span, span);
      continue;
    }
    const std::size_t index = static_cast<std::size_t>(piece.argument);
    const Ty type = type_of(expr->list[index]);
    std::string name = piece.trait == 0 ? "display" : piece.trait == '?' ? "debug" : piece.trait == 'x' ? "lower_hex" : piece.trait == 'X' ? "upper_hex"
                       : piece.trait == 'b' ? "binary" : piece.trait == 'o' ? "octal" : piece.trait == 'p' ? "pointer" : piece.trait == 'E' ? "upper_exp" : "lower_exp";
    const Local pointer = temporary(types_.ref(type, false), expr->list[index]->span);
    assign(place_of(pointer), borrow(values[index], BorrowKind::Shared), expr->list[index]->span, true);
    std::vector<Operand> operands{to_out(), to_operand(pointer, expr->list[index]->span)};
    const bool plain = piece.align == 0 && !piece.plus && !piece.alternate && !piece.zero && !piece.hex && !piece.upper_hex && piece.width_kind == FormatPiece::Count::None && piece.precision_kind == FormatPiece::Count::None;
    if (!plain) {
      name += "_with";
      operands.push_back(constant(types_.primitive(TyKind::Char), piece.fill, span));
      operands.push_back(constant(types_.primitive(TyKind::U8), piece.align, span));
      operands.push_back(constant(types_.primitive(TyKind::U8), (piece.plus ? 1u : 0u) | (piece.alternate ? 2u : 0u) | (piece.zero ? 4u : 0u) | (piece.hex ? 8u : 0u) | (piece.upper_hex ? 16u : 0u), span));
      operands.push_back(count(piece.width_kind, piece.width));
      operands.push_back(count(piece.precision_kind, piece.precision));
    }
    call(runtime(name.c_str()), {type}, std::move(operands), place_of(nothing), types_.unit(), span, span);
  }
  assign(place, read(place_of(out), arguments, span), span);
}

}  // namespace handoff::lang::mir
