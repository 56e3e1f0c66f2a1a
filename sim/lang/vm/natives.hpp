// How large the frames of natives are.
#pragma once

#include <cstdint>

#include "lang/vm/code.hpp"

namespace handoff::lang::vm {

inline constexpr Native kLastNative = Native::recv_value_timeout;

struct NativeShape {
  std::uint32_t result_words = 0, parameter_words = 0;
  std::uint32_t types = 0;   // so many type arguments it needs
  bool calls = false;        // and a function
};

// The type arguments may be missing; they exist where they are given.
NativeShape shape_of(Native native, const NativeArguments& arguments, const Code& code);

}  // namespace handoff::lang::vm
