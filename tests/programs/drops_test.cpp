// What is dropped when: programs whose output is rustc's.
#include <gtest/gtest.h>

#include "programs/running.hpp"

namespace handoff::tests {
namespace {

std::string output(const std::string& body) {
  std::string problem;
  const std::optional<world::State> first = first_state(
      "struct L(&'static str);\nimpl Drop for L { fn drop(&mut self) { print!(\"-{} \", self.0); } }\nfn main() {\n" + body + "}\n", problem);
  if (!first) return problem;
  return run_in_specification(*first, 1, Pace::prompt).out;
}

TEST(Drops, WhatWasMovedOutOfABoxIsDroppedOnce) {
  EXPECT_EQ(output("let b = Box::new(L(\"a\")); let x = *b; drop(x); print!(\"end\");"), "-a end");
  EXPECT_EQ(output("let b = Box::new((L(\"a\"), L(\"b\"))); let y = b.1; print!(\"{} \", y.0);"), "b -b -a ");
}

TEST(Drops, AVariableCanBeAssignedToItself) {
  EXPECT_EQ(output("let mut x = L(\"a\"); x = x; print!(\"{} \", x.0);"), "a -a ");
}

TEST(Drops, ATemporaryGoesBeforeThoseItWasMadeOf) {
  EXPECT_EQ(output("let _ = (L(\"a\"), match Some((L(\"b\"), L(\"c\"))) { Some((_, c)) => c, None => L(\"d\") });"), "-a -c -b ");
}

TEST(Values, OfAnIfAreThoseOfTheBranchTaken) {
  EXPECT_EQ(output("print!(\"{} {}\", (if \"a\".len() > 5 { 848i64 } else { 151i64 }) as i32, -(if false { 1i32 } else { 2i32 }));"), "151 -2");
}

}  // namespace
}  // namespace handoff::tests
