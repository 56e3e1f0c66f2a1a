// What leaves the memory of one thread and enters that of another is the same there.
#include "lang/vm/values.hpp"

#include <gtest/gtest.h>

#include <random>

#include "assembler.hpp"

namespace handoff::lang::vm::test {
namespace {

using world::Value;

enum Type : DescId { kI32, kU8, kBool, kText, kString, kStr, kVecI32, kVecU8, kBox, kPoint, kOption, kArc, kSender, kList, kU128, kTypes };

Code types() {
  using Kind = Desc::Kind;
  Code code = program({function("start", 1, 0, 64, {{Op::Return}})});
  code.types.resize(kTypes);
  code.types[kI32] = scalar(Scalar::I32, "i32");
  code.types[kU8] = scalar(Scalar::U8, "u8");
  code.types[kU128] = scalar(Scalar::U128, "u128");
  code.types[kBool] = scalar(Scalar::Bool, "bool");
  code.types[kText] = one_of(Kind::Text, "str", 0, kNone);
  code.types[kString] = one_of(Kind::String, "String", 3, kNone);
  code.types[kStr] = one_of(Kind::Reference, "&str", 2, kText);
  code.types[kVecI32] = one_of(Kind::Vec, "Vec<i32>", 3, kI32);
  code.types[kVecU8] = one_of(Kind::Vec, "Vec<u8>", 3, kU8);
  code.types[kBox] = one_of(Kind::Box, "Box<List>", 1, kList);
  code.types[kSender] = one_of(Kind::Handle, "Sender<i32>", 1, kI32);
  code.types[kArc] = one_of(Kind::Arc, "Arc<String>", 1, kString);
  Desc& point = code.types[kPoint];
  point = one_of(Kind::Struct, "Point", 7, kNone);
  point.fields = {{"x", 0, kI32}, {"name", 1, kString}, {"on", 4, kBool}, {"big", 5, kU128}};
  Desc& option = code.types[kOption];
  option = one_of(Kind::Enum, "Option<String>", 4, kNone);
  option.variants = {{"None", {}, 0}, {"Some", {{"", 1, kString}}, 1}};
  Desc& list = code.types[kList];
  list = one_of(Kind::Enum, "List", 3, kNone);
  list.variants = {{"End", {}, 0}, {"More", {{"", 1, kI32}, {"", 2, kBox}}, 1}};
  code.constants = {Constant{true, "constant", {}}};
  return code;
}

struct Thread {
  explicit Thread(const Image& of) : image(of), memory(image.constants, 0), values(image, memory, known) { memory.grow_stack(64); }
  static Word place(std::uint32_t slot) { return make_address(kStackObject, slot); }
  const Image& image;
  Memory memory;
  Known known;
  Values values;
};

class ValuesTest : public testing::Test {
 protected:
  // Out of `from`, into `to`, which shows it.
  std::string carry(DescId type, const Value& made) {
    from.values.put(Thread::place(0), type, made);
    const Value carried = from.values.take(Thread::place(0), type);
    to.values.put(Thread::place(10), type, carried);
    EXPECT_EQ(from.memory.fault(), nullptr) << from.memory.fault();
    EXPECT_EQ(to.memory.fault(), nullptr) << to.memory.fault();
    EXPECT_EQ(from.values.problem(), "");
    return to.values.look(Thread::place(10), type, true).to_text();
  }
  std::shared_ptr<const Image> of = image(types());
  Thread from{*of}, to{*of};
};

Value list(const Shape& shape, std::vector<Value> items) { return Value::list(shape, std::move(items)); }

TEST_F(ValuesTest, CarriesWhatMessagesAreMadeOf) {
  EXPECT_EQ(carry(kI32, Value(-7)), "-7");
  EXPECT_EQ(carry(kBool, Value::boolean(true)), "true");
  EXPECT_EQ(carry(kU128, Value::natural(u128{1} << 127)), "170141183460469231731687303715884105728");
  EXPECT_EQ(carry(kString, Value::text("grüße")), "grüße");
  EXPECT_EQ(carry(kVecI32, list(of->shapes[kVecI32], {Value(1), Value(2)})), "[1, 2]");
  EXPECT_EQ(carry(kVecU8, list(of->shapes[kVecU8], {Value(1), Value(255)})), "[1, 255]");
  EXPECT_EQ(carry(kOption, list(of->variant_shapes[kOption][1], {Value::text("hi")})), "Some(\"hi\")");
  EXPECT_EQ(carry(kOption, list(of->variant_shapes[kOption][0], {})), "None");
  EXPECT_EQ(carry(kPoint, list(of->shapes[kPoint], {Value(3), Value::text("p"), Value::boolean(false), Value(9)})),
            "Point { x: 3, name: \"p\", on: false, big: 9 }");
}

TEST_F(ValuesTest, LeavesNothingBehind) {
  carry(kPoint, list(of->shapes[kPoint], {Value(3), Value::text("p"), Value::boolean(false), Value(9)}));
  carry(kVecU8, list(of->shapes[kVecU8], {Value(1), Value(255)}));
  EXPECT_EQ(from.memory.objects_in_use(), 0u);
  EXPECT_EQ(from.memory.words_in_use(), 0u);
}

TEST_F(ValuesTest, AConstantTextIsWhereItWas) {
  from.values.put(Thread::place(0), kStr, Value::text("constant"));
  EXPECT_EQ(from.memory.load(Thread::place(0)), constant_address(0));
  EXPECT_EQ(carry(kStr, Value::text("constant")), "constant");
  EXPECT_EQ(to.memory.objects_in_use(), 0u);
  // Others are made once.
  for (int i = 0; i < 3; ++i) EXPECT_EQ(carry(kStr, Value::text("made at run time")), "made at run time");
  EXPECT_EQ(to.memory.objects_in_use(), 1u);
}

TEST_F(ValuesTest, AnArcIsOneObjectInEachThread) {
  const Value arc = list(of->shapes[kArc], {Value::cell(world::CellId{4}), Value::text("shared")});
  to.values.put(Thread::place(0), kArc, arc);
  to.values.put(Thread::place(1), kArc, arc);
  EXPECT_EQ(to.memory.load(Thread::place(0)), to.memory.load(Thread::place(1)));
  EXPECT_EQ(to.values.take(Thread::place(0), kArc).to_text(), "shared");
  EXPECT_EQ(to.memory.objects_in_use(), 2u);  // the Arc's and the String's
  EXPECT_EQ(to.values.take(Thread::place(1), kArc).to_text(), "shared");
  EXPECT_EQ(to.memory.objects_in_use(), 0u);
  EXPECT_TRUE(to.known.arcs.empty());
}

TEST_F(ValuesTest, HandlesMoveWithTheirValue) {
  std::vector<world::HandleId> inside;
  from.values.put(Thread::place(0), kSender, Value(world::HandleId{5}));
  from.values.look(Thread::place(0), kSender).collect_handles(inside);
  EXPECT_TRUE(inside.empty());
  from.values.take(Thread::place(0), kSender).collect_handles(inside);
  EXPECT_EQ(inside, std::vector<world::HandleId>{world::HandleId{5}});
}

TEST_F(ValuesTest, AListTooDeepIsRefused) {
  Value deep = list(of->variant_shapes[kList][0], {});
  for (int i = 0; i < 400; ++i) deep = list(of->variant_shapes[kList][1], {Value(i), list(of->shapes[kBox], {deep})});
  EXPECT_NE(carry(kList, deep).find("More(399"), std::string::npos);
  // Longer than what can be carried: built in the memory, node by node.
  from.memory.store(Thread::place(0), 0);
  for (int i = 0; i < 5000; ++i) {
    const Word node = from.memory.allocate(3, false);
    Word words[3];
    from.memory.read(Thread::place(0), words, 3);
    from.memory.write(node, words, 3);
    const Word next[] = {1, static_cast<Word>(i), node};
    from.memory.write(Thread::place(0), next, 3);
  }
  static_cast<void>(from.values.take(Thread::place(0), kList));
  EXPECT_NE(from.values.problem(), "");
}

// Any value of any of the types, made at random, is carried unchanged.
Value random_value(std::mt19937_64& random, const Image& image, DescId type, int depth) {
  const Desc& desc = image.code.types[type];
  const auto number = [&](std::uint64_t below) { return random() % below; };
  const auto text = [&] { return Value::text(std::string(number(20), static_cast<char>('a' + number(26)))); };
  switch (desc.kind) {
    case Desc::Kind::Scalar:
      if (desc.scalar == Scalar::Bool) return Value::boolean(number(2) != 0);
      if (desc.scalar == Scalar::U128) return Value::natural(u128{random()} << 64 | random());
      return desc.scalar == Scalar::U8 ? Value(static_cast<std::int64_t>(number(256))) : Value(static_cast<std::int64_t>(static_cast<std::int32_t>(random())));
    case Desc::Kind::String: case Desc::Kind::Reference: return text();
    case Desc::Kind::Handle: return Value(world::HandleId{static_cast<std::uint32_t>(number(1000))});
    case Desc::Kind::Vec: {
      std::vector<Value> items;
      for (std::uint64_t n = number(10); n > 0; --n) items.push_back(random_value(random, image, desc.element, depth + 1));
      return Value::list(image.shapes[type], std::move(items));
    }
    case Desc::Kind::Box: return Value::list(image.shapes[type], {random_value(random, image, desc.element, depth + 1)});
    case Desc::Kind::Arc: return Value::list(image.shapes[type], {Value::cell(world::CellId{static_cast<std::uint32_t>(random())}), random_value(random, image, desc.element, depth + 1)});
    case Desc::Kind::Struct: {
      std::vector<Value> items;
      for (const Desc::Field& field : desc.fields) items.push_back(random_value(random, image, field.type, depth + 1));
      return Value::list(image.shapes[type], std::move(items));
    }
    case Desc::Kind::Enum: {
      const std::size_t variant = depth > 50 ? 0 : number(desc.variants.size());
      std::vector<Value> items;
      for (const Desc::Field& field : desc.variants[variant].fields) items.push_back(random_value(random, image, field.type, depth + 1));
      return Value::list(image.variant_shapes[type][variant], std::move(items));
    }
    default: return {};
  }
}

TEST_F(ValuesTest, AnyValueIsCarriedUnchanged) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    const auto type = static_cast<DescId>(random() % kTypes);
    if (type == kText) continue;
    const Value value = random_value(random, *of, type, 0);
    ASSERT_EQ(carry(type, value), value.to_text());
    to.values.take(Thread::place(10), type);
  }
  EXPECT_EQ(from.memory.objects_in_use(), from.known.texts.size());
  EXPECT_EQ(to.memory.objects_in_use(), to.known.texts.size());
}

}  // namespace
}  // namespace handoff::lang::vm::test
