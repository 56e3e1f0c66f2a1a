// The whole program as bytecode: which functions it needs, for which types, and the tables around them.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "lang/emitter.hpp"
#include "lang/layout.hpp"
#include "lang/mir.hpp"
#include "lang/specialise.hpp"

namespace handoff::lang {

// One function of the bytecode: a generic function or closure for certain types, or one that no text stands for.
struct Instance {
  enum class Kind : std::uint8_t {
    Fn,         // `def` is the FnDef, `args` its generic arguments
    Closure,    // `def` is the ClosureDef; the environment comes as its kind says
    Drop,       // (&mut type): drops in place
    Clone,      // (&type) -> type, the built-in one
    Call,       // (type by `mode`, arguments…) -> result: calls what is callable; `args`: the arguments as one tuple
    CallMoved,  // (address of a type, arguments…) -> result: as Call by value; the value is moved out of there
    Constructor, // `def` is the VariantDef of `type`: (fields…) -> type
    Promoted,   // () -> type: the constant `def`
    Start,      // the statics, then main
  } kind = Kind::Fn;
  const void* def = nullptr;
  Ty type = nullptr;
  std::vector<Ty> args;
  CallMode mode = CallMode::ByRef;

  friend bool operator<(const Instance& a, const Instance& b) {
    return std::tie(a.kind, a.def, a.type, a.mode, a.args) < std::tie(b.kind, b.def, b.type, b.mode, b.args);
  }
};

class Compiler {
 public:
  explicit Compiler(Crate& crate) : crate_(crate), concrete(crate), layouts(concrete) {}
  // Empty, or a sentence that says what is too much.
  std::string run();
  vm::Code take() { return std::move(code_); }

  // The number of a function; its code is made later.
  vm::FunctionId function(const Instance& instance);
  vm::FunctionId drop_function(Ty type);      // kNone: nothing to drop
  // A function that calls a callable by value, mutably or by reference: fn(callable, arguments…) -> result.
  vm::FunctionId call_function(Ty callable, CallMode mode, Ty arguments);
  vm::FunctionId constructor(const VariantDef& variant, Ty type);
  vm::DescId desc(Ty type);
  std::uint32_t vtable(Ty type, Ty dyn);
  std::uint32_t text(const std::string& bytes);
  std::uint32_t array_of_bytes(const std::string& bytes);  // a [u8; N], which may be copied out
  std::uint32_t native_arguments(vm::NativeArguments arguments);
  std::uint32_t static_offset(const ConstDef* constant);
  std::uint32_t promoted_offset(std::uint32_t number);
  Position place(Span span) const;
  // Something that there is no code for: the whole program is refused.
  void missing(std::string sentence) {
    if (problem_.empty()) problem_ = std::move(sentence);
  }
  // The result of calling something callable with these arguments.
  Ty output_of(Ty callable, Ty arguments);

 private:
  friend class BodyCode;
  friend class GlueCode;
  struct Method {
    const FnDef* fn;
    std::vector<Ty> args;   // of its trait, Self first
  };

  // The body of a function or closure for its types; null while it is being made.
  const SpecialBody* special(const Instance& instance);
  void inline_calls(SpecialBody& body);
  void generate(vm::FunctionId id, const Instance& instance);
  void generate_start(vm::FunctionId id);
  bool work_through();
  std::string name_of(const Instance& instance) const;
  bool is_library(const Instance& instance) const;
  bool catches(const Instance& instance) const;  // panics, which end where they leave it
  std::vector<Method> methods_of(Ty type, Ty dyn);
  vm::Desc make_desc(Ty type);

  Crate& crate_;

 public:
  Concrete concrete;
  Layouts layouts;

 private:
  vm::Code code_;
  std::map<Instance, vm::FunctionId> functions_;
  std::deque<std::pair<vm::FunctionId, Instance>> work_;
  std::map<Instance, std::unique_ptr<SpecialBody>> specials_;  // null: being made
  std::unordered_map<Ty, vm::DescId> descs_;
  std::map<std::pair<Ty, Ty>, std::uint32_t> vtables_;
  std::unordered_map<std::string, std::uint32_t> texts_, arrays_of_bytes_;
  std::map<std::tuple<std::vector<vm::DescId>, vm::FunctionId>, std::uint32_t> native_arguments_;
  // What lies in the statics, and the function that gives its value.
  struct Static {
    Instance maker;
    Ty type;
    std::uint32_t offset;
    int order;              // of two, the one with the smaller number is made first
  };
  std::uint32_t static_of(const void* key, Static made);
  std::unordered_map<const void*, std::uint32_t> statics_;
  std::vector<Static> static_order_;
  std::deque<Promoted> promoted_;
  std::string problem_;
};

// The MIR of a function or closure; made and kept at the first use.
const mir::Body& body_of(const FnDef& fn);
const mir::Body& body_of(const ClosureDef& closure);

}  // namespace handoff::lang
