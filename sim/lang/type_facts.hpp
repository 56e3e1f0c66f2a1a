// What Rust itself says of a type: its size in bytes, its full name.
#pragma once

#include <cstdint>
#include <string>

#include "lang/concrete.hpp"

namespace handoff::lang {

struct RustSize {
  std::uint64_t bytes = 0, alignment = 1;
};
// As rustc lays the type out on a 64-bit machine, niches of references and boxes included.
RustSize rust_size(Concrete& concrete, Ty type);
// As std::any::type_name writes it.
std::string rust_type_name(Ty type);

}  // namespace handoff::lang
