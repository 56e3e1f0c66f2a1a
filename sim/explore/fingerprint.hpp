// Two states with the same fingerprint have the same future.
#pragma once

#include <array>
#include <cstdint>

#include "world/state.hpp"

namespace handoff::explore {

using Fingerprint = std::array<std::uint64_t, 2>;

// Of all that can still make a difference: not of what was printed, how many messages there were, or since when a thread
// waits. The names of handles, cells and threads count, as the order in which they were made is part of them.
Fingerprint fingerprint_of_future(const world::State&);

}  // namespace handoff::explore
