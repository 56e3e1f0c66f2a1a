// One look at every instruction, so that the machine need not look while it runs.
#include <algorithm>
#include <initializer_list>

#include "lang/vm/code.hpp"
#include "lang/vm/natives.hpp"

namespace handoff::lang::vm {
namespace {

class Verifier {
 public:
  Verifier(const Code& code, const Function& function) : code_(code), function_(function) {}

  std::string run() {
    if (function_.code.empty()) return "there is no code";
    if (function_.frame_words < function_.result_words + function_.parameter_words) return "the frame is too small for its parameters";
    for (at_ = 0; at_ < function_.code.size() && problem_.empty(); ++at_) look(function_.code[at_]);
    if (!problem_.empty()) {
      --at_;
      return std::string(to_text(function_.code[at_].op)) + " at " + std::to_string(at_) + ": " + problem_;
    }
    const Opcode last = function_.code.back().op;
    if (!never_goes_on(function_.code.back())) return std::string("the code runs off its end after ") + to_text(last);
    for (const SwitchTable& table : function_.tables) {
      target(table.otherwise);
      for (const auto& [value, to] : table.cases) target(to);
    }
    for (const Unwind& unwind : function_.unwinds) {
      target(unwind.landing);
      if (unwind.from > unwind.to || unwind.to > function_.code.size()) wrong("an unwind range outside of the code");
    }
    for (const DebugVariable& variable : function_.variables) {
      if (variable.type >= code_.types.size()) wrong("a variable of a type that does not exist");
      slots(variable.slot, variable.steps.empty() ? code_.types[std::min<std::size_t>(variable.type, code_.types.size() - 1)].words : 1);
      if (variable.flag != kNone) slots(variable.flag, 1);
    }
    return problem_;
  }

 private:
  void wrong(std::string what) {
    if (problem_.empty()) problem_ = std::move(what);
  }
  void slots(Slot from, std::uint64_t count) {
    if (from > function_.frame_words || count > function_.frame_words - from) wrong("a slot outside of the frame");
  }
  void slots(std::initializer_list<Slot> all) {
    for (const Slot slot : all) slots(slot, 1);
  }
  void target(std::uint32_t to) {
    if (to >= function_.code.size()) wrong("a target outside of the code");
  }
  void bits(std::uint16_t x) {
    const int n = x & ~kSigned;
    if (n != 8 && n != 16 && n != 32 && n != 64) wrong("a number of bits that does not exist");
  }
  bool never_goes_on(const Instruction& i) const {
    switch (i.op) {
      case Opcode::Jump: case Opcode::Switch: case Opcode::Return: case Opcode::Resume: case Opcode::Panic: case Opcode::Unreachable: return true;
      default: return false;
    }
  }
  void look(const Instruction& i);

  const Code& code_;
  const Function& function_;
  std::size_t at_ = 0;
  std::string problem_;
};

void Verifier::look(const Instruction& i) {
  using Op = Opcode;
  switch (i.op) {
    case Op::Const: slots(i.a, 1); break;
    case Op::Move: slots({i.a, i.b}); break;
    case Op::MoveN: slots(i.a, i.c), slots(i.b, i.c); break;
    case Op::AddS: case Op::SubS: case Op::MulS: case Op::DivS: case Op::RemS:
    case Op::AddU: case Op::SubU: case Op::MulU: case Op::DivU: case Op::RemU:
    case Op::WrapAdd: case Op::WrapSub: case Op::WrapMul: case Op::Shl: case Op::Shr: case Op::WrapShl: case Op::WrapShr:
      bits(i.x), slots({i.a, i.b, i.c});
      break;
    case Op::OverAdd: case Op::OverSub: case Op::OverMul: bits(i.x), slots(i.a, 2), slots({i.b, i.c}); break;
    case Op::AddSImm: case Op::MulSImm: case Op::AddUImm: case Op::SubUImm: case Op::MulUImm: case Op::WrapAddImm:
    case Op::NegS: case Op::WrapNeg: case Op::Not:
      bits(i.x), slots({i.a, i.b});
      break;
    case Op::AndImm: case Op::NotBool: slots({i.a, i.b}); break;
    case Op::And: case Op::Or: case Op::Xor:
    case Op::Eq: case Op::Ne: case Op::LtS: case Op::LeS: case Op::LtU: case Op::LeU: slots({i.a, i.b, i.c}); break;
    case Op::Wide: {
      const auto op = static_cast<WideOp>(i.x & 0xFF);
      if (op > WideOp::Le) wrong("an operation that does not exist");
      const bool is_comparison = op >= WideOp::Eq, is_shift = op >= WideOp::Shl && op <= WideOp::WrapShr;
      const bool overflows = op == WideOp::OverAdd || op == WideOp::OverSub || op == WideOp::OverMul;
      slots(i.a, is_comparison ? 1 : overflows ? 3 : 2), slots(i.b, 2), slots(i.c, is_shift ? 1 : 2);
      break;
    }
    case Op::AddF: case Op::SubF: case Op::MulF: case Op::DivF: case Op::RemF: case Op::EqF: case Op::NeF: case Op::LtF: case Op::LeF:
      slots({i.a, i.b, i.c});
      break;
    case Op::NegF: slots({i.a, i.b}); break;
    case Op::Cast: {
      const int from = i.x >> 8, to = i.x & 0xFF, last = static_cast<int>(Scalar::Char);
      if (from > last || to > last) return wrong("a scalar that does not exist");
      slots(i.a, static_cast<unsigned>(words_of(static_cast<Scalar>(to)))), slots(i.b, static_cast<unsigned>(words_of(static_cast<Scalar>(from))));
      break;
    }
    case Op::Jump: target(i.a); break;
    case Op::JumpIf: case Op::JumpIfNot: case Op::JumpEqImm: case Op::JumpNeImm:
    case Op::JumpLtSImm: case Op::JumpLeSImm: case Op::JumpGtSImm: case Op::JumpGeSImm:
    case Op::JumpLtUImm: case Op::JumpLeUImm: case Op::JumpGtUImm: case Op::JumpGeUImm:
      slots(i.a, 1), target(i.b);
      break;
    case Op::JumpEq: case Op::JumpNe: case Op::JumpLtS: case Op::JumpLeS: case Op::JumpLtU: case Op::JumpLeU: slots({i.a, i.b}), target(i.c); break;
    case Op::Switch:
      slots(i.a, 1);
      if (i.b >= function_.tables.size()) wrong("a table that does not exist");
      break;
    case Op::Call:
      if (i.a >= code_.functions.size()) return wrong("a function that does not exist");
      slots(i.b, std::uint64_t{code_.functions[i.a].result_words} + code_.functions[i.a].parameter_words);
      break;
    case Op::CallFn: case Op::CallVirtual: slots(i.a, 1), slots(i.b, 1); break;
    case Op::Native: {
      if (i.a > static_cast<std::uint32_t>(kLastNative)) return wrong("a native that does not exist");
      if (i.c != kNone && i.c >= code_.native_arguments.size()) return wrong("arguments that do not exist");
      const NativeArguments& arguments = code_.arguments_of(i);
      for (const DescId type : arguments.types) {
        if (type >= code_.types.size()) return wrong("a type that does not exist");
      }
      const NativeShape shape = shape_of(static_cast<Native>(i.a), arguments, code_);
      if (arguments.types.size() < shape.types) return wrong("a type is missing");
      if (shape.calls && arguments.function >= code_.functions.size()) return wrong("a function is missing");
      slots(i.b, std::uint64_t{shape.result_words} + shape.parameter_words);
      break;
    }
    case Op::Return: case Op::Resume: case Op::Unreachable: case Op::Nop: break;
    case Op::Bounds: slots({i.a, i.b}); break;
    case Op::Panic:
      if (i.a >= code_.constants.size()) wrong("a constant that does not exist");
      break;
    case Op::AddressOfSlot: slots({i.a, i.b}); break;
    case Op::AddressOfStatic:
      slots(i.a, 1);
      if (i.b > code_.static_words) wrong("a static that does not exist");
      break;
    case Op::AddressOfConstant:
      slots(i.a, 1);
      if (i.b >= code_.constants.size()) wrong("a constant that does not exist");
      break;
    case Op::Offset: case Op::Load: case Op::Store: case Op::Load8: case Op::Store8: case Op::AllocateN: slots({i.a, i.b}); break;
    case Op::Index: slots({i.a, i.b, i.c}); break;
    case Op::LoadN: slots(i.a, i.x), slots(i.b, 1); break;
    case Op::StoreN: slots(i.a, 1), slots(i.b, i.x); break;
    case Op::LoadIndex: slots({i.a, i.c}), slots(i.b, 2); break;
    case Op::StoreIndex: slots(i.a, 2), slots({i.b, i.c}); break;
    case Op::Copy: slots({i.a, i.b}); break;
    case Op::CopyElements: slots({i.a, i.b, i.c}); break;
    case Op::Allocate: case Op::Free: slots(i.a, 1); break;
    default: wrong("an instruction that does not exist");
  }
}

}  // namespace

std::string verify(const Code& code) {
  for (std::size_t i = 0; i < code.functions.size(); ++i) {
    const std::string problem = Verifier(code, code.functions[i]).run();
    if (!problem.empty()) return "function " + code.functions[i].name + " (" + std::to_string(i) + "): " + problem;
  }
  if (code.start >= code.functions.size()) return "there is no start";
  if (code.functions[code.start].parameter_words != 0 || code.functions[code.start].result_words != 1) return "the start has the wrong form";
  const auto is_type = [&](DescId type) { return type < code.types.size(); };
  for (const Desc& desc : code.types) {
    const auto fields_exist = [&](const std::vector<Desc::Field>& fields) {
      return std::all_of(fields.begin(), fields.end(), [&](const Desc::Field& field) { return is_type(field.type); });
    };
    bool sound = fields_exist(desc.fields) && (desc.element == kNone || is_type(desc.element));
    for (const Desc::Variant& variant : desc.variants) sound = sound && fields_exist(variant.fields);
    if (!sound) return "type " + desc.name + " is made of types that do not exist";
  }
  for (const Vtable& vtable : code.vtables) {
    if (!is_type(vtable.type)) return "a vtable of a type that does not exist";
    if (vtable.drop != kNone && vtable.drop >= code.functions.size()) return "a vtable with a drop that does not exist";
    for (const FunctionId method : vtable.methods) {
      if (method != kNone && method >= code.functions.size()) return "a vtable with a method that does not exist";
    }
  }
  return {};
}

}  // namespace handoff::lang::vm
