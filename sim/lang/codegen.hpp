// From the MIR of one function, with concrete types, to its bytecode.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lang/compile.hpp"

namespace handoff::lang {

class BodyCode {
 public:
  BodyCode(Compiler& compiler, const SpecialBody& special);
  void generate(vm::Function& function);

 private:
  using Op = vm::Opcode;

  // How a place is reached: it is at `slot`, or at the address in `slot`, `offset` words on. An unsized place has its
  // length or vtable at `meta`.
  struct Access {
    Slot slot;
    bool in_memory = false;
    std::uint32_t offset = 0;
    Ty type = nullptr;
    Slot meta;
    bool has_meta = false;
  };

  std::uint32_t words(Ty type) { return compiler_.layouts.words(type); }
  static bool is_byte(Ty type) { return type->kind == TyKind::U8; }

  // codegen.cpp
  void block(mir::BlockId id, mir::BlockId next);
  void statement(const mir::Statement& statement);
  void jump_to(mir::BlockId id, mir::BlockId next);
  void switch_on(const mir::Terminator& terminator, mir::BlockId next);
  void drop(const mir::Terminator& terminator);
  void order_blocks();

  // codegen_debug.cpp: which of the learner's variables hold a value, instruction by instruction.
  struct Holding {
    // By number of the watched variable: may hold a value, surely does, may have been moved out of since it came.
    std::vector<std::uint8_t> may, must, moved;
    bool is_reached = false;
  };
  void watch_variables();
  void flow_variables();
  void note_variables();                // for what is written from here on
  void apply(const mir::Statement& statement, Holding& holding) const;
  void apply_moves(const mir::Terminator& end, Holding& holding) const;
  void set(const mir::Place& place, bool whole_only, bool is_there, bool is_moved, Holding& holding) const;
  void debug_variables(vm::Function& function);

  // codegen_places.cpp
  Access access(const mir::Place& place);
  Access of_local(mir::Local local) const;
  Access at_address(Slot address, Ty type, std::uint32_t offset = 0) const;
  Access deref(const Access& pointer, Ty to);
  void project(Access& at, const mir::Projection& step);
  void read(const Access& from, Slot to);
  void read_word(const Access& from, std::uint32_t word, Slot to);
  void write(const Access& to, Slot from);
  // The address (and metadata) of a place into `to`.
  void address(const Access& of, Slot to);
  // Where a value can be read: the place's own slot, or a copy of it.
  Slot slot_of(const Access& from);

  // codegen_values.cpp
  static Ty type_of(const mir::Operand& operand) { return operand.type; }
  void operand(const mir::Operand& operand, Slot to);
  Slot operand_slot(const mir::Operand& operand);
  void constant(Ty type, u128 bits, Slot to);
  void assign(const mir::Place& place, const mir::Rvalue& value);
  void rvalue(const mir::Rvalue& value, Ty type, Slot to);
  void aggregate(const mir::Rvalue& value, Ty type, Slot to);
  void cast(const mir::Rvalue& value, Ty to_type, Slot to);
  void unsize(const mir::Operand& from, Ty to_type, Slot to);
  void fn_pointer(Ty callable, Slot to);
  bool mentions(const mir::Rvalue& value, mir::Local local) const;

  // codegen_ops.cpp
  void binary(Tok op, Ty type, Slot to, Slot a, Slot b);
  void unary(Tok op, Ty type, Slot to, Slot a);
  void numeric_cast(Ty from, Ty into, Slot value, Slot to);

  // codegen_calls.cpp
  void call(const mir::Terminator& terminator, const std::vector<std::string>& names);
  void call_fn(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result);
  void call_callable(Ty callable, CallMode mode, const std::vector<mir::Operand>& arguments, Ty result);
  std::uint32_t place_arguments(const std::vector<mir::Operand>& arguments, std::size_t from, std::uint32_t at);

  // codegen_intrinsics.cpp: what the library cannot say in Rust. The result is left at outgoing(0).
  bool inline_intrinsic(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result);
  bool raw_intrinsic(const std::string& name, Ty type, const std::vector<mir::Operand>& arguments, Ty result);
  bool number_intrinsic(const std::string& name, Ty type, const std::vector<mir::Operand>& arguments);
  void native(const FnDef& fn, const std::vector<Ty>& fn_args, const std::vector<mir::Operand>& arguments, Ty result);
  Instance entry_point(const char* lang_item, const std::vector<Ty>& closure_and_result) const;

  Compiler& compiler_;
  const SpecialBody& special_;
  const mir::Body& body_;
  Emitter emit_;
  std::vector<Slot> slots_;
  std::vector<Emitter::Label> labels_;
  std::vector<mir::BlockId> order_;

  struct Watched {
    mir::Place place;
    vm::DebugVariable variable;   // without its range
  };
  struct Stretch {
    std::uint32_t from;           // instruction
    Holding holding;
  };
  std::vector<Watched> watched_;
  std::vector<Holding> entries_;  // by block
  Holding now_;
  std::vector<Stretch> stretches_;
};

}  // namespace handoff::lang
