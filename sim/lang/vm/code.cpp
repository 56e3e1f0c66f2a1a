#include "lang/vm/code.hpp"

#include <unordered_map>

namespace handoff::lang::vm {
namespace {

constexpr const char* kOpcodes[] = {
#define OP(name) #name,
#include "lang/vm/opcodes.def"
#undef OP
};

constexpr const char* kNatives[] = {
#define NATIVE(name, ...) #name,
#include "lang/vm/natives.def"
#undef NATIVE
};

const std::unordered_map<std::string_view, Native> kNativesByName = [] {
  std::unordered_map<std::string_view, Native> map;
  for (std::size_t i = 0; i < std::size(kNatives); ++i) map.emplace(kNatives[i], static_cast<Native>(i));
  return map;
}();

const NativeArguments kNoArguments;

std::string hex(std::uint32_t number) { return number == kNone ? "-" : std::to_string(number); }

void add_line(std::string& out, std::size_t at, const Instruction& i) {
  out += "  " + std::to_string(at) + "  " + to_text(i.op);
  if (i.op == Opcode::Native) out += std::string(" ") + (i.a < std::size(kNatives) ? kNatives[i.a] : "?");
  if (i.x != 0) out += " x" + std::to_string(i.x);
  out += "  " + hex(i.a) + " " + hex(i.b) + " " + hex(i.c) + "\n";
}

}  // namespace

const char* to_text(Opcode op) {
  const auto index = static_cast<std::size_t>(op);
  return index < std::size(kOpcodes) ? kOpcodes[index] : "?";
}

const NativeArguments& Code::arguments_of(const Instruction& instruction) const {
  return instruction.c == kNone ? kNoArguments : native_arguments[instruction.c];
}

const char* to_text(Native native) {
  const auto index = static_cast<std::size_t>(native);
  return index < std::size(kNatives) ? kNatives[index] : "?";
}

std::optional<Native> native_of(std::string_view intrinsic) {
  const auto found = kNativesByName.find(intrinsic);
  if (found == kNativesByName.end()) return {};
  return found->second;
}

int bits_of(Scalar scalar) {
  switch (scalar) {
    case Scalar::I8: case Scalar::U8: case Scalar::Bool: return 8;
    case Scalar::I16: case Scalar::U16: return 16;
    case Scalar::I32: case Scalar::U32: case Scalar::F32: case Scalar::Char: return 32;
    case Scalar::I64: case Scalar::U64: case Scalar::F64: return 64;
    case Scalar::I128: case Scalar::U128: return 128;
  }
  return 64;
}

bool is_signed(Scalar scalar) {
  switch (scalar) {
    case Scalar::I8: case Scalar::I16: case Scalar::I32: case Scalar::I64: case Scalar::I128: return true;
    default: return false;
  }
}

std::string to_text(const Code& code, const Function& function) {
  std::string out = function.name + (function.is_library ? " (library)" : "") + ": result " + std::to_string(function.result_words) +
                    ", parameters " + std::to_string(function.parameter_words) + ", frame " + std::to_string(function.frame_words) + "\n";
  for (std::size_t at = 0; at < function.code.size(); ++at) {
    add_line(out, at, function.code[at]);
    const Instruction& i = function.code[at];
    if (i.op == Opcode::Call && i.a < code.functions.size()) out.insert(out.size() - 1, "  " + code.functions[i.a].name);
  }
  for (std::size_t t = 0; t < function.tables.size(); ++t) {
    out += "  table " + std::to_string(t) + ":";
    for (const auto& [value, target] : function.tables[t].cases) out += " " + std::to_string(value) + "→" + std::to_string(target);
    out += " else→" + std::to_string(function.tables[t].otherwise) + "\n";
  }
  for (const Unwind& unwind : function.unwinds) {
    out += "  unwind [" + std::to_string(unwind.from) + ", " + std::to_string(unwind.to) + ") → " + std::to_string(unwind.landing) + "\n";
  }
  return out;
}

std::string to_text(const Code& code) {
  std::string out;
  for (std::size_t i = 0; i < code.functions.size(); ++i) out += "#" + std::to_string(i) + " " + to_text(code, code.functions[i]);
  return out;
}

}  // namespace handoff::lang::vm
