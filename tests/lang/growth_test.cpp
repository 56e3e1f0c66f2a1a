// Types and conditions that grow without an end are refused, and soon.
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace handoff::lang
