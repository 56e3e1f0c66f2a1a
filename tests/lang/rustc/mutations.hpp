// Wrong programs made of good ones by small, mechanical changes: what a learner's slip does to a program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::lang::test {

struct Mutation {
  std::string what;  // "remove `move`"
  int line = 0;      // where
  std::string text;  // the whole program after it
};

// `count` different ones of a program, evenly over the kinds of change; the same seed gives the same ones. Most of them are
// wrong, not all.
std::vector<Mutation> mutations_of(const std::string& program, std::size_t count, std::uint64_t seed);

}  // namespace handoff::lang::test
