#include "lang/vm/machine.hpp"

#include <gtest/gtest.h>

#include "assembler.hpp"
#include "lang/vm/integers.hpp"

namespace handoff::lang::vm::test {
namespace {

constexpr std::uint16_t kI32 = 32, kI64 = 64;

// sum of 1…n by a loop
Code sum_to(std::uint64_t n) {
  return program({function("start", 1, 0, 4, {
      constant(1, 0), constant(2, 0), constant(3, n),
      {Op::JumpEq, 0, 2, 3, 7},
      {Op::AddUImm, kI64, 2, 2, 1},
      {Op::WrapAdd, kI64, 1, 1, 2},
      {Op::Jump, 0, 3},
      {Op::Cast, static_cast<std::uint16_t>(static_cast<int>(Scalar::U64) << 8 | static_cast<int>(Scalar::I32)), 0, 1},
      {Op::Return},
  })});
}

TEST(Machine, RunsALoop) {
  const Machine done = machine(sum_to(100));
  ASSERT_NE(wants<world::Exit>(done), nullptr);
  EXPECT_EQ(wants<world::Exit>(done)->code, 5050);
}

TEST(Machine, EndsWithFinishWhereTheExitCodeIs0) {
  EXPECT_NE(wants<world::Finish>(machine(sum_to(0))), nullptr);
}

TEST(Machine, GivesWayAgainAndAgainInALongLoop) {
  Machine long_loop = machine(sum_to(1'000'000));
  int yields = 0;
  while (wants<world::Yield>(long_loop) != nullptr) {
    ++yields;
    EXPECT_GE(long_loop.steps(), kInstructionsToYield * static_cast<unsigned>(yields));
    long_loop.go_on({});
  }
  EXPECT_EQ(yields, 40);
  EXPECT_NE(wants<world::Exit>(long_loop), nullptr);
}

TEST(Machine, ACopyGoesOnByItself) {
  Machine first = machine(sum_to(200'000));
  Machine second = first;
  while (wants<world::Yield>(first) != nullptr) first.go_on({});
  EXPECT_NE(wants<world::Yield>(second), nullptr);
  while (wants<world::Yield>(second) != nullptr) second.go_on({});
  EXPECT_EQ(wants<world::Exit>(first)->code, wants<world::Exit>(second)->code);
  EXPECT_EQ(first.steps(), second.steps());
}

// start calls `inner`, which makes a mistake; both clean up on the way out.
Code panics(Instruction mistake) {
  Function start = function("main", 1, 0, 6, {
      {Op::Call, 0, 1, 1},
      {Op::Return},
      constant(1, 7), native(Native::drop_handle, 1, 0), {Op::Resume},
  });
  start.unwinds = {{0, 1, 2}};
  start.lines = {{0, 3, 5}};
  Function inner = function("inner", 0, 0, 5, {
      constant(0, 0x7FFF'FFFF), constant(1, 0), constant(2, 1), mistake, {Op::Return},
      constant(0, 8), native(Native::drop_handle, 0, 0), {Op::Resume},
  });
  inner.unwinds = {{3, 4, 5}};
  inner.lines = {{0, 9, 13}};
  Code code = program({start, inner});
  code.types = {scalar(Scalar::I32, "i32")};
  NativeArguments arguments;
  arguments.types = {0};
  code.native_arguments = {arguments};
  return code;
}

TEST(Machine, APanicSaysWhereAndUnwindsInwardsOut) {
  Machine panicked = machine(panics({Op::AddS, kI32, 3, 0, 2}));
  ASSERT_NE(wants<world::Print>(panicked), nullptr);
  EXPECT_EQ(wants<world::Print>(panicked)->text, "\nthread 'main' panicked at src/main.rs:9:13:\nattempt to add with overflow\n");
  EXPECT_EQ(wants<world::Print>(panicked)->stream, world::Stream::err);
  panicked.go_on({});
  ASSERT_NE(wants<world::DropHandle>(panicked), nullptr);
  EXPECT_EQ(index(wants<world::DropHandle>(panicked)->handle), 8u);
  panicked.go_on({});
  ASSERT_NE(wants<world::DropHandle>(panicked), nullptr);
  EXPECT_EQ(index(wants<world::DropHandle>(panicked)->handle), 7u);
  panicked.go_on({});
  ASSERT_NE(wants<world::Panic>(panicked), nullptr);
  EXPECT_EQ(wants<world::Panic>(panicked)->message, "attempt to add with overflow");
}

std::string message_of(const Instruction& mistake) {
  Machine panicked = machine(panics(mistake));
  if (wants<world::Print>(panicked) == nullptr) return "no panic";
  while (wants<world::Panic>(panicked) == nullptr) panicked.go_on({});
  return wants<world::Panic>(panicked)->message;
}

TEST(Machine, PanicsAsRustDoes) {
  EXPECT_EQ(message_of({Op::SubU, kI32, 3, 1, 2}), "attempt to subtract with overflow");
  EXPECT_EQ(message_of({Op::MulS, kI32, 3, 0, 0}), "attempt to multiply with overflow");
  EXPECT_EQ(message_of({Op::DivS, kI32, 3, 0, 1}), "attempt to divide by zero");
  EXPECT_EQ(message_of({Op::RemU, kI32, 3, 0, 1}), "attempt to calculate the remainder with a divisor of zero");
  EXPECT_EQ(message_of({Op::Shl, kI32, 3, 2, 0}), "attempt to shift left with overflow");
  EXPECT_EQ(message_of({Op::Bounds, 0, 2, 1}), "index out of bounds: the len is 0 but the index is 1");
  EXPECT_EQ(message_of({Op::AddS, kI64, 3, 0, 2}), "no panic");
}

TEST(Machine, EndlessRecursionEndsTheProgram) {
  Machine deep = machine(program({
      function("start", 1, 0, 3, {{Op::Call, 0, 1, 1}, {Op::Return}}),
      function("deeper", 0, 0, 40, {{Op::Call, 0, 1, 8}, {Op::Return}}),
  }));
  while (wants<world::Yield>(deep) != nullptr) deep.go_on({});
  ASSERT_NE(wants<world::Exit>(deep), nullptr);
  EXPECT_EQ(wants<world::Exit>(deep)->code, 134);
  EXPECT_NE(wants<world::Exit>(deep)->why.find("overflowed its stack: deeper"), std::string::npos) << wants<world::Exit>(deep)->why;
}

TEST(Machine, EndlessAllocationEndsTheProgram) {
  Machine full = machine(program({function("start", 1, 0, 3, {constant(1, 1'000'000), {Op::AllocateN, 1, 2, 1}, {Op::Jump, 0, 0}})}));
  ASSERT_NE(wants<world::Exit>(full), nullptr);
  EXPECT_EQ(wants<world::Exit>(full)->code, 134);
  EXPECT_NE(wants<world::Exit>(full)->why.find("memory"), std::string::npos);
}

TEST(Machine, AnAccessOutsideOfAnObjectIsFound) {
  Machine wrong = machine(program({function("start", 1, 0, 4, {{Op::Allocate, 0, 1, 2}, {Op::Load, 0, 2, 1, 2}, native(Native::yield_now, 3), {Op::Return}})}));
  ASSERT_NE(wants<world::Yield>(wrong), nullptr);
  wrong.go_on({});
  ASSERT_NE(wants<world::Exit>(wrong), nullptr);
  EXPECT_NE(wants<world::Exit>(wrong)->why.find("outside of an object"), std::string::npos) << wants<world::Exit>(wrong)->why;
}

TEST(Machine, IsLookedThroughBeforeItRuns) {
  const auto refused = [](std::vector<Instruction> code) { return verify(program({function("start", 1, 0, 3, std::move(code))})); };
  EXPECT_EQ(refused({{Op::Return}}), "");
  EXPECT_NE(refused({{Op::Move, 0, 0, 3}, {Op::Return}}), "");
  EXPECT_NE(refused({{Op::Jump, 0, 1}}), "");
  EXPECT_NE(refused({constant(0, 1)}), "");
  EXPECT_NE(refused({{Op::Call, 0, 5, 0}, {Op::Return}}), "");
  EXPECT_NE(refused({{Op::AddS, 12, 0, 0, 0}, {Op::Return}}), "");
  EXPECT_NE(refused({native(Native::make_channel, 1), {Op::Return}}), "");
  EXPECT_NE(refused({native(Native::recv_value, 0), {Op::Return}}), "");
  EXPECT_NE(refused({}), "");
}

TEST(Machine, WideIntegers) {
  const auto run = [](WideOp op, bool is_signed, u128 a, u128 b) {
    const auto x = static_cast<std::uint16_t>(static_cast<int>(op) | (is_signed ? kSigned : 0));
    Word words[] = {0, 0};
    put_wide(words, a);
    Word more[] = {0, 0};
    put_wide(more, b);
    Function start = function("start", 1, 0, 8, {constant(1, words[0]), constant(2, words[1]), constant(3, more[0]), constant(4, more[1]),
                                                 {Op::Wide, x, 5, 1, 3}, {Op::Cast, static_cast<std::uint16_t>(static_cast<int>(Scalar::I128) << 8 | static_cast<int>(Scalar::I32)), 0, 5}, {Op::Return}});
    const Machine done = machine(program({start}));
    if (const auto* const exit = wants<world::Exit>(done)) return std::to_string(exit->code);
    return wants<world::Print>(done) != nullptr ? std::string("panic") : std::string("0");
  };
  const u128 big = u128{1} << 100;
  EXPECT_EQ(run(WideOp::Sub, false, big + 5, big), "5");
  EXPECT_EQ(run(WideOp::Div, true, u128{0} - big, u128{0} - (big >> 3)), "8");
  EXPECT_EQ(run(WideOp::Rem, false, big + 7, 16), "7");
  EXPECT_EQ(run(WideOp::Mul, false, big, big), "panic");
  EXPECT_EQ(run(WideOp::Neg, true, u128{1} << 127, 0), "panic");
  EXPECT_EQ(run(WideOp::Shr, true, u128{0} - big, 98), "-4");
  EXPECT_EQ(run(WideOp::Div, false, 1, 0), "panic");
}

}  // namespace
}  // namespace handoff::lang::vm::test
