// Functions that no text stands for: what is done when a value of a type is dropped, cloned, or called.
#pragma once

#include <functional>
#include <vector>

#include "lang/compile.hpp"

namespace handoff::lang {

class GlueCode {
 public:
  explicit GlueCode(Compiler& compiler) : compiler_(compiler) {}
  void drop(Ty type, vm::Function& function);
  void clone(Ty type, vm::Function& function);
  void construct(Ty type, std::uint32_t variant, vm::Function& function);
  // `moved`: the callable is at an address and is moved out of there.
  void call(Ty callable, CallMode mode, Ty arguments, bool moved, vm::Function& function);

 private:
  using Op = vm::Opcode;
  std::uint32_t words(Ty type) { return compiler_.layouts.words(type); }
  void finish(vm::Function& function);
  // Drops what lies `offset` words behind the address in `base`.
  void drop_at(Ty type, Slot base, std::uint32_t offset);
  // One step after another; where one panics, the later ones are taken all the same.
  void in_turn(const std::vector<std::function<void()>>& steps);
  void add_parts(std::vector<std::function<void()>>& steps, const std::vector<Ty>& types, const std::vector<std::uint32_t>& offsets, Slot base);
  void drop_variants(Ty type, const AdtDef& adt, const Layout& layout, Slot self);
  void drop_elements(Ty element, Slot base, Slot count);
  void clone_from(Ty type, Slot address, std::uint32_t offset, Slot to);

  // Calls, with the arguments of the function itself.
  void call_reference(Ty callable, Slot address, CallMode mode);
  void call_value(Ty callable, Slot value);
  void pass_arguments(std::uint32_t at);
  void hand_back();

  Compiler& compiler_;
  Emitter emit_;
  Slot result_, given_;
  std::uint32_t result_words_ = 0, given_words_ = 0;
  Ty arguments_ = nullptr;
};

}  // namespace handoff::lang
