// Types and conditions that grow without an end are refused, and soon.
#include <gtest/gtest.h>

#include "lang/defs.hpp"
#include "lang/program.hpp"

namespace handoff::lang {
namespace {

void expect_overflow(const std::string& text) {
  const CheckedProgram checked = check(text);
  ASSERT_FALSE(checked.diagnostics.empty()) << text;
  EXPECT_EQ(checked.diagnostics[0].code, "E0275") << checked.diagnostics[0].message << "\n" << text;
}

void expect_no_code(const std::string& text) {
  const CheckedProgram checked = check(text);
  ASSERT_TRUE(checked.ok()) << checked.diagnostics[0].message << "\n" << text;
  const Compiled compiled = compile(checked);
  EXPECT_EQ(compiled.program, nullptr) << text;
  EXPECT_FALSE(compiled.problem.empty()) << text;
}

TEST(Growth, ConditionsThatLeadToEverMore) {
  const std::string foo = "trait Foo { fn f(&self) {} } ";
  const std::string twice = foo + "impl<T> Foo for Vec<T> where Vec<Vec<T>>: Foo, Vec<Option<T>>: Foo {} ";
  expect_overflow(twice + "fn main() { vec![1u8].f(); }");
  expect_overflow(twice + "fn take<F: Foo>(f: F) { f.f() } fn main() { take(vec![1u8]); }");
  expect_overflow(foo + "impl<T> Foo for Vec<T> where Vec<(T, T)>: Foo {} fn take<F: Foo>(_: F) {} fn main() { take(vec![1u8]); }");
  expect_overflow(foo + "impl<T> Foo for Vec<T> where Vec<Vec<T>>: Foo {} fn take<F: Foo>(_: F) {} fn main() { take(vec![1u8]); }");
}

TEST(Growth, AssociatedTypesThatLeadToEverMore) {
  expect_overflow("trait T { type O; } impl T for u8 { type O = u16; }"
                  "impl<X: T> T for Vec<X> where Vec<Vec<X>>: T { type O = (<Vec<Vec<X>> as T>::O, <Vec<Vec<X>> as T>::O); }"
                  "fn main() { let _: Option<<Vec<u8> as T>::O> = None; }");
}

TEST(Growth, StructsThatHoldLargerOnesOfTheirKind) {
  expect_overflow("struct L<T> { v: Option<Box<T>>, a: Option<Box<L<Vec<T>>>>, b: Option<Box<L<(T, T)>>> }"
                  "fn main() { let x: L<u8> = L { v: None, a: None, b: None }; std::thread::spawn(move || drop(x)); }");
}

TEST(Growth, TuplesThatDouble) {
  std::string text = "fn main() { let a = (1, 2);";
  for (int i = 0; i < 40; ++i) text += " let a = (a, a);";
  expect_overflow(text + " let _: u8 = a; }");
}

TEST(Growth, FunctionsThatCallThemselvesForLargerTypes) {
  expect_no_code("fn g<T>(n: u32, t: T) { if n > 0 { g(n - 1, (1u8, t)); } } fn main() { g(3, 1u8); }");
  expect_no_code("fn g<T: Clone>(n: u32, t: T) { if n > 0 { g(n - 1, (t.clone(), t)); } } fn main() { g(3, 1u8); }");
  expect_no_code("#[derive(Clone)] struct L<T> { v: Option<Box<T>>, a: Option<Box<L<(T, T)>>> }"
                 "fn main() { let x: L<u8> = L { v: None, a: None }; let _ = x.clone(); }");
}

TEST(Growth, WhatOnlyIsLargeIsFine) {
  std::string text = "fn main() { let v: Vec<i32> = vec![1, 2, 3].into_iter()";
  for (int i = 0; i < 6; ++i) text += ".map(|x: i32| x + 1)";
  const CheckedProgram checked = check(text + ".collect(); println!(\"{v:?}\"); }");
  ASSERT_TRUE(checked.ok()) << checked.diagnostics[0].message;
  EXPECT_NE(compile(checked).program, nullptr);
}

// The questions that the search for traits is asked for a program with so many iterators one on another.
double questions(const std::string& begin, const std::vector<std::string>& adapters, const std::string& end, std::size_t count) {
  std::string text = begin;
  for (std::size_t i = 0; i < count; ++i) text += adapters[i % adapters.size()];
  const CheckedProgram checked = check(text + end);
  EXPECT_TRUE(checked.ok()) << checked.diagnostics[0].message << "\n" << text + end;
  if (!checked.ok()) return 0;
  const Compiled compiled = compile(checked);
  EXPECT_NE(compiled.program, nullptr) << compiled.problem;
  return static_cast<double>(checked.crate->questions);
}

void expect_chain_is_cheap(const std::string& begin, const std::vector<std::string>& adapters, const std::string& end) {
  const double few = questions(begin, adapters, end, 10), twice = questions(begin, adapters, end, 20), many = questions(begin, adapters, end, 40);
  EXPECT_LT(twice, 4.5 * few) << begin << adapters[0];
  EXPECT_LT(many, 4.5 * twice) << begin << adapters[0];
}

TEST(Growth, IteratorsOneOnAnother) {
  const std::string collected = ".collect(); println!(\"{}\", v.len()); }";
  const std::string vec = "fn main() { let v: Vec<i32> = (0..10)";
  expect_chain_is_cheap(vec, {".map(|x| x + 1)"}, collected);
  expect_chain_is_cheap(vec, {".rev()", ".map(|x| x - 1)"}, collected);
  expect_chain_is_cheap(vec, {".chain(0..1)", ".filter(|x| *x > 3)", ".take(9)"}, collected);
  expect_chain_is_cheap(vec, {".enumerate().map(|(i, x)| x + i as i32)", ".flat_map(|x| vec![x, x])", ".peekable()", ".zip(0..9).map(|(a, _)| a)"}, collected);
  expect_chain_is_cheap("fn main() { println!(\"{}\", (0..2)", {".zip(0..2)"}, ".count()); }");
  expect_chain_is_cheap("fn main() { let a = (0..2)", {".chain(vec![1])", ".map(|x| x + 1)"}, "; let b = a.clone(); std::thread::spawn(move || a.count()).join().unwrap(); println!(\"{}\", b.sum::<i32>()); }");
  expect_chain_is_cheap("fn more<I: Iterator<Item = i32>>(i: I) -> impl Iterator<Item = i32> { i", {".map(|x| x + 1)", ".filter(|x| *x != 3)"},
                        " } fn main() { for x in more(0..3) { println!(\"{x}\"); } }");
}

TEST(Growth, ConditionsThatLeadBackToThemselves) {
  const std::string ring = "trait Foo {} fn take<F: Foo>(_: F) {} impl<T> Foo for Vec<T> where (T, T): Foo, Option<T>: Foo {}"
                           "impl<T> Foo for Option<T> where (T, T): Foo {} ";
  expect_overflow(ring + "impl<T> Foo for (T, T) where Option<T>: Foo {} fn main() { take(vec![1u8]); }");
  expect_overflow(ring + "impl<T> Foo for (T, T) where Option<T>: Foo {} fn main() { let v = Vec::new(); take(v); }");
  const CheckedProgram checked = check(ring + "impl<T> Foo for (T, T) {} fn main() { take(vec![1u8]); }");
  EXPECT_TRUE(checked.ok());
}

}  // namespace
}  // namespace handoff::lang
