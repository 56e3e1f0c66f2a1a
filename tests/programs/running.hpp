// Programs run by Handoff: on real threads, and by the specification alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "live/run.hpp"
#include "world/state.hpp"

namespace handoff::tests {

struct Ran {
  std::string out, err;
  std::optional<int> exit_code;  // none: it waits for ever
  std::string problem;           // it did not get there: errors found, a disagreement, a limit
  friend bool operator==(const Ran&, const Ran&) = default;
};

// The program before its first step; none: `problem` says why.
std::optional<world::State> first_state(const std::string& text, std::string& problem);

Ran run_live(const world::State& first, double speed = live::kFastestSpeed);

enum class Pace {
  prompt,  // threads are so fast that the clock stands still until all of them wait
  any,     // now and then the clock moves on, whoever else could go on
};
// The same seed gives the same run.
Ran run_in_specification(const world::State& first, std::uint64_t seed, Pace);

}  // namespace handoff::tests
