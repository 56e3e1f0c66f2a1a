// Random programs of Handoff's Rust: well-typed, with moves that the borrow checker allows, and with an output that does
// not depend on the order in which threads run: whatever threads print, they print while main only waits for them.
#pragma once

#include <cstdint>
#include <string>

namespace handoff::tests {

// The same seed gives the same program.
std::string random_program(std::uint64_t seed);

}  // namespace handoff::tests
