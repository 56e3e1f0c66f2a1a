// What a run remembers of the values that its locks hold.
#pragma once

#include <cstddef>

namespace handoff::world {

// In bytes. What is longer is in the states: the events of its lock keep no more than its beginning, as text.
inline constexpr std::size_t kLongValue = 1024;

}  // namespace handoff::world
