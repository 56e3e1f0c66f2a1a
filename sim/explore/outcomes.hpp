// What can a program print? All of its interleavings, searched in the specification.
//
// Threads may be as slow as they like: a sleep promises only that it is not over early, so the clock may move on to the
// first deadline while others could still take a step. Input has ended, and the user says nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "world/state.hpp"

namespace handoff::explore {

// How a run came out, as somebody sees it who started it as a process.
struct Outcome {
  std::string output;                    // what it printed, standard error left out
  std::optional<std::int32_t> exit_code; // none: it waits for ever
  friend bool operator==(const Outcome&, const Outcome&) = default;
  friend bool operator<(const Outcome& a, const Outcome& b) {
    return std::tie(a.output, a.exit_code) < std::tie(b.output, b.exit_code);
  }
};

struct Effort {
  std::uint64_t steps = 1'000'000;  // taken in the whole search
  std::size_t length = 10'000;      // of one interleaving, in steps: longer ones are not looked into
};

enum class Answer : std::uint8_t { yes, no, unknown };

// Whether some interleaving comes out like that. It looks first where that is likely, and never where something else
// has been printed already; `unknown`: not within that effort.
Answer can_come_out(const world::State& first, const Outcome&, const Effort& = {});

struct Outcomes {
  std::set<Outcome> found;
  bool are_all = true;  // false: there may be more, the effort was spent
};
Outcomes possible_outcomes(const world::State& first, const Effort& = {});

}  // namespace handoff::explore
