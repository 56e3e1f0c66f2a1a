// Writes the instructions of one function.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "lang/source.hpp"
#include "lang/vm/code.hpp"

namespace handoff::lang {

// A word of the frame. Outgoing slots lie behind all others: a callee's frame begins with the first of them.
struct Slot {
  std::uint32_t index = 0;
  bool is_outgoing = false;
  Slot operator+(std::uint32_t n) const { return {index + n, is_outgoing}; }
  bool operator==(const Slot& o) const { return index == o.index && is_outgoing == o.is_outgoing; }
};
inline constexpr Slot outgoing(std::uint32_t n) { return {n, true}; }

class Emitter {
 public:
  using Op = vm::Opcode;
  using Label = std::uint32_t;
  static constexpr Label kNoLabel = UINT32_MAX;

  // ---- the frame
  Slot reserve(std::uint32_t words);               // for the whole function; before any scratch
  Slot scratch(std::uint32_t words);               // until release_scratch
  void release_scratch() { scratch_used_ = 0; }

  // ---- places in the code
  Label label();
  void bind(Label);
  bool is_bound(Label label) const { return labels_[label] != vm::kNone; }
  void at(Span span) { span_ = span; }
  Span span() const { return span_; }
  void unwind_to(Label landing) { unwind_ = landing; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }

  // ---- instructions; sizes and offsets in words
  void constant(Slot to, std::uint64_t value);
  void copy(Slot to, Slot from, std::uint32_t words);
  void address_of(Slot to, Slot of);
  void load(Slot to, Slot address, std::uint32_t offset, std::uint32_t words);
  void store(Slot address, std::uint32_t offset, Slot from, std::uint32_t words);
  void load_byte(Slot to, Slot address, std::uint32_t offset);
  void store_byte(Slot address, std::uint32_t offset, Slot from);
  void copy_memory(Slot to_address, Slot from_address, std::uint32_t words);
  void offset(Slot to, Slot address, std::uint32_t words);
  void index(Slot to, Slot base, Slot index, std::uint32_t stride);
  void three(Op op, std::uint32_t x, Slot a, Slot b, Slot c);
  void two(Op op, std::uint32_t x, Slot a, Slot b, std::uint32_t number = 0);
  void one(Op op, std::uint32_t x, Slot a, std::uint32_t b = 0, std::uint32_t c = 0);
  void plain(Op op, std::uint32_t a = 0);
  void jump(Label to);
  void jump_if(Slot condition, bool wanted, Label to);
  void jump_equal(Slot value, std::uint32_t number, Label to);
  void switch_on(Slot value, std::vector<std::pair<std::uint64_t, Label>> cases, Label otherwise);
  // `words`: of the result and the parameters, beginning at outgoing(0).
  void call(vm::FunctionId function, std::uint32_t words);
  void call_pointer(Slot function, std::uint32_t words);
  void call_virtual(Slot vtable, std::uint32_t method, std::uint32_t words);
  void native(vm::Native native, std::uint32_t arguments, std::uint32_t words);
  // What the native below the call that was just written shall name what it makes.
  void name_last_call(std::vector<std::string> names);

  // A position in the finished code.
  Label mark() {
    const Label here_label = label();
    bind(here_label);
    return here_label;
  }
  std::uint32_t position(Label label) const { return labels_[label]; }  // of a bound one

  // Places the outgoing slots, resolves the labels and fills code, tables, unwinds, lines and frame size. `place` says
  // where a span lies in the learner's text; line 0: nowhere.
  void finish(vm::Function& function, const std::function<Position(Span)>& place);

 private:
  enum class Field : std::uint8_t { A, B, C };
  static std::uint32_t& field_of(vm::Instruction& instruction, Field field);
  vm::Instruction& add(Op op, std::uint32_t x);
  void set(Field field, Slot slot);
  void set_target(Field field, Label to);
  void need_outgoing(std::uint32_t words) {
    if (words > outgoing_words_) outgoing_words_ = words;
  }

  struct Fix {
    std::uint32_t at;
    Field field;
    Label label;
  };
  struct Switch {
    std::vector<std::pair<std::uint64_t, Label>> cases;
    Label otherwise;
  };
  std::vector<vm::Instruction> code_;
  std::vector<Span> spans_;
  std::vector<Label> unwinds_;
  std::vector<std::pair<std::uint32_t, Field>> outgoing_;
  std::vector<Fix> fixes_;
  std::vector<std::uint32_t> labels_;
  std::vector<Switch> switches_;
  std::vector<vm::MadeNames> names_;
  std::uint32_t frame_ = 0, scratch_used_ = 0, scratch_words_ = 0, outgoing_words_ = 1;
  Span span_;
  Label unwind_ = kNoLabel;
};

}  // namespace handoff::lang
