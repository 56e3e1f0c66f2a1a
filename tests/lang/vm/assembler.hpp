// Small programs for the machine, written by hand.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lang/vm/image.hpp"
#include "lang/vm/machine.hpp"

namespace handoff::lang::vm::test {

using Op = Opcode;

inline Function function(std::string name, std::uint32_t results, std::uint32_t parameters, std::uint32_t frame, std::vector<Instruction> code) {
  Function out;
  out.name = std::move(name);
  out.result_words = results;
  out.parameter_words = parameters;
  out.frame_words = frame;
  out.code = std::move(code);
  return out;
}

// The first function is the start.
inline Code program(std::vector<Function> functions) {
  Code code;
  code.functions = std::move(functions);
  code.start = 0;
  return code;
}

inline std::shared_ptr<const Image> image(Code code) {
  std::string problem;
  auto out = make_image(std::move(code), problem);
  EXPECT_NE(out, nullptr) << problem;
  return out;
}

// Begun.
inline Machine machine(Code code) {
  Machine out(image(std::move(code)));
  out.begin(world::kMain);
  return out;
}

template <class What>
const What* wants(const Machine& machine) {
  return std::get_if<What>(&machine.wants().what);
}

inline Instruction constant(Slot to, std::uint64_t value) {
  return {Op::Const, 0, to, static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32)};
}
inline Instruction native(Native what, Slot base, std::uint32_t arguments = kNone) {
  return {Op::Native, 0, static_cast<std::uint32_t>(what), base, arguments};
}

inline Desc scalar(Scalar kind, std::string name) {
  Desc out;
  out.kind = Desc::Kind::Scalar;
  out.name = std::move(name);
  out.words = static_cast<std::uint32_t>(words_of(kind));
  out.scalar = kind;
  return out;
}
inline Desc one_of(Desc::Kind kind, std::string name, std::uint32_t words, DescId element) {
  Desc out;
  out.kind = kind;
  out.name = std::move(name);
  out.words = words;
  out.element = element;
  return out;
}

}  // namespace handoff::lang::vm::test
