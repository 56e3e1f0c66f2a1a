// Types made concrete: which function a call means, what is dropped, where the parts of a value lie.
#include <gtest/gtest.h>

#include "lang/compile.hpp"
#include "lang/lang.hpp"
#include "lang/type_facts.hpp"

namespace handoff::lang {
namespace {

// A checked program and what is asked about it.
struct Asked {
  explicit Asked(const std::string& text) : program(check(text)), crate(const_cast<Crate&>(*program.crate)), concrete(crate), layouts(concrete) {
    EXPECT_TRUE(program.ok()) << text;
  }
  Ty adt(const std::string& name, std::vector<Ty> args = {}) {
    for (const Crate* one : {static_cast<const Crate*>(&crate), crate.library})
      for (const AdtDef* adt : one->adts)
        if (*adt->name == name) return crate.types.adt(adt, std::move(args));
    ADD_FAILURE() << "no type " << name;
    return crate.types.error();
  }
  Ty primitive(TyKind kind) { return crate.types.primitive(kind); }
  const FnDef* fn(const std::string& name) {
    for (const FnDef* fn : crate.fns)
      if (*fn->name == name) return fn;
    return nullptr;
  }

  CheckedProgram program;
  Crate& crate;
  Concrete concrete;
  Layouts layouts;
};

TEST(Layout, PartsLieOneAfterTheOther) {
  Asked asked("struct Point { x: i32, big: i128, y: u8 } struct Pair<T> { first: T, second: T } fn main() {}");
  const Ty point = asked.adt("Point");
  EXPECT_EQ(asked.layouts.words(point), 4u);
  EXPECT_EQ(asked.layouts.of(point).fields, (std::vector<std::uint32_t>{0, 1, 3}));
  EXPECT_EQ(asked.layouts.words(asked.adt("Pair", {point})), 8u);
  EXPECT_EQ(asked.layouts.words(asked.crate.types.tuple({})), 0u);
  EXPECT_EQ(asked.layouts.words(asked.crate.types.array(point, 3)), 12u);
}

TEST(Layout, AnEnumIsItsTagAndItsLargestVariant) {
  Asked asked("enum Shape { Dot, Line(i32, i32), Text { of: String } } enum Never {} fn main() {}");
  const Ty shape = asked.adt("Shape");
  EXPECT_EQ(asked.layouts.words(shape), 1u + asked.layouts.words(asked.adt("String")));
  EXPECT_EQ(asked.layouts.of(shape).variants[1], (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(asked.layouts.words(asked.adt("Option", {asked.primitive(TyKind::I32)})), 2u);
}

TEST(Layout, PointersToWhatHasNoSizeAreTwoWords) {
  Asked asked("trait Speak { fn speak(&self); } struct List { next: Option<Box<List>> } fn main() {}");
  Interner& types = asked.crate.types;
  EXPECT_EQ(asked.layouts.words(types.ref(asked.primitive(TyKind::I32), false)), 1u);
  EXPECT_EQ(asked.layouts.words(types.ref(types.str(), false)), 2u);
  EXPECT_EQ(asked.layouts.words(asked.adt("Box", {types.slice(asked.primitive(TyKind::U8))})), 2u);
  EXPECT_EQ(asked.layouts.words(asked.adt("List")), 2u);
}

TEST(Concrete, KnowsWhatADropMeans) {
  Asked asked("struct Plain { a: i32 } struct Loud { a: i32 } impl Drop for Loud { fn drop(&mut self) {} }\n"
              "struct Holds { loud: Loud } fn main() {}");
  EXPECT_FALSE(asked.concrete.needs_drop(asked.adt("Plain")));
  EXPECT_TRUE(asked.concrete.needs_drop(asked.adt("Loud")));
  EXPECT_TRUE(asked.concrete.needs_drop(asked.adt("Holds")));
  EXPECT_TRUE(asked.concrete.needs_drop(asked.adt("Option", {asked.adt("Holds")})));
  EXPECT_FALSE(asked.concrete.needs_drop(asked.crate.types.ref(asked.adt("Holds"), true)));
  EXPECT_FALSE(asked.concrete.needs_drop(asked.adt("ManuallyDrop", {asked.adt("Loud")})));
  std::vector<Ty> args;
  const FnDef* drop = asked.concrete.drop_of(asked.adt("Loud"), args);
  ASSERT_NE(drop, nullptr);
  EXPECT_EQ(*drop->name, "drop");
  EXPECT_EQ(asked.concrete.drop_of(asked.adt("Plain"), args), nullptr);
}

TEST(Concrete, FindsTheImplementation) {
  Asked asked("trait Speak { fn speak(&self) -> i32; fn twice(&self) -> i32 { self.speak() * 2 } }\n"
              "struct Cat; struct Dog;\n"
              "impl Speak for Cat { fn speak(&self) -> i32 { 1 } }\n"
              "impl Speak for Dog { fn speak(&self) -> i32 { 2 } fn twice(&self) -> i32 { 5 } }\n"
              "impl<T: Speak> Speak for Option<T> { fn speak(&self) -> i32 { 3 } }\n"
              "fn main() {}");
  const FnDef *speak = nullptr, *twice = nullptr;
  for (const auto& [name, list] : asked.crate.trait_methods) {
    if (*name == "speak") speak = list[0];
    if (*name == "twice") twice = list[0];
  }
  ASSERT_TRUE(speak && twice);
  const Ty cat = asked.adt("Cat"), dog = asked.adt("Dog"), maybe = asked.adt("Option", {cat});
  const Callee of_cat = asked.concrete.resolve(speak, {cat}), of_dog = asked.concrete.resolve(speak, {dog});
  EXPECT_EQ(of_cat.kind, Callee::Kind::Fn);
  EXPECT_NE(of_cat.fn, of_dog.fn);
  EXPECT_EQ(asked.concrete.resolve(twice, {cat}).fn, twice);
  EXPECT_NE(asked.concrete.resolve(twice, {dog}).fn, twice);
  const Callee of_maybe = asked.concrete.resolve(speak, {maybe});
  ASSERT_EQ(of_maybe.args.size(), 1u);
  EXPECT_EQ(of_maybe.args[0], cat);
  EXPECT_EQ(asked.concrete.resolve(asked.crate.lang.clone->methods[0], {asked.primitive(TyKind::I32)}).kind, Callee::Kind::Clone);
}

TEST(Concrete, FollowsAssociatedTypes) {
  Asked asked("fn main() {}");
  Interner& types = asked.crate.types;
  const Ty number = asked.primitive(TyKind::I64);
  const Ty receiver = asked.adt("Receiver", {number});
  const AssocTyDef* item = asked.crate.lang.into_iterator->assoc_type(intern("Item"));
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(asked.concrete.substitute(types.projection(item, {receiver}), {}), number);
  EXPECT_EQ(asked.concrete.substitute(types.projection(item, {types.ref(receiver, false)}), {}), number);
}

TEST(TypeFacts, SizesAreRusts) {
  Asked asked("struct Mixed { a: u8, b: u32, c: u8 } enum Light { Red, Green } fn main() {}");
  Interner& types = asked.crate.types;
  const auto bytes = [&](Ty type) { return rust_size(asked.concrete, type).bytes; };
  EXPECT_EQ(bytes(asked.adt("Mixed")), 8u);
  EXPECT_EQ(bytes(asked.adt("Light")), 1u);
  EXPECT_EQ(bytes(asked.adt("Option", {asked.primitive(TyKind::U32)})), 8u);
  EXPECT_EQ(bytes(asked.adt("Option", {types.ref(asked.primitive(TyKind::U8), false)})), 8u);
  EXPECT_EQ(bytes(asked.adt("String")), 24u);
  EXPECT_EQ(rust_type_name(asked.adt("Vec", {types.ref(types.str(), false)})), "alloc::vec::Vec<&str>");
}

}  // namespace
}  // namespace handoff::lang
