#include "lang/vm/values.hpp"

#include <algorithm>

#include "lang/vm/integers.hpp"

namespace handoff::lang::vm {

using world::Value;
using Kind = Desc::Kind;

namespace {

// The deepest that values may be nested: lists of boxes, say.
constexpr int kDeepest = 1000;
constexpr std::uint64_t kMostParts = 1'000'000;

// Words of a String, a Vec, a VecDeque.
constexpr std::uint32_t kCapacity = 1, kLength = 2, kHead = 3;

const std::vector<Value> kNoItems;

const std::vector<Value>& items_of(const Value& value) {
  return value.items() != nullptr ? *value.items() : kNoItems;
}

Value scalar_value(Scalar scalar, Word low, Word high) {
  switch (scalar) {
    case Scalar::Bool: return Value::boolean(low != 0);
    case Scalar::Char: return Value::character(static_cast<char32_t>(low));
    case Scalar::F64: return Value::real(f64_of(low));
    case Scalar::F32: return Value::real(static_cast<double>(f32_of(low)));
    case Scalar::I128: return Value::integer(static_cast<i128>(static_cast<u128>(high) << 64 | low));
    case Scalar::U128: return Value::natural(static_cast<u128>(high) << 64 | low);
    case Scalar::U8: case Scalar::U16: case Scalar::U32: case Scalar::U64: return Value::natural(low);
    default: return Value(static_cast<std::int64_t>(low));
  }
}

// Of one that fits into a word.
Word scalar_word(const Value& value, Scalar scalar) {
  if (const std::int64_t* const number = value.number()) return static_cast<Word>(*number);
  if (const bool* const flag = value.boolean()) return *flag ? 1 : 0;
  if (const char32_t* const c = value.character()) return *c;
  if (const double* const real = value.real()) return scalar == Scalar::F32 ? word_of(static_cast<float>(*real)) : word_of(*real);
  const auto bits = value.bits();
  return bits ? static_cast<Word>(*bits) : 0;
}

}  // namespace

bool Values::is_fat(DescId type) const {
  const Kind kind = image_.code.types[type].kind;
  return kind == Kind::Text || kind == Kind::Slice || kind == Kind::Dyn;
}

std::uint32_t Values::stride(DescId element) const {
  const Desc& desc = image_.code.types[element];
  return desc.kind == Kind::Scalar && desc.scalar == Scalar::U8 ? kBytes : desc.words;
}

Word Values::allocate(std::uint64_t count, DescId element) {
  const std::uint32_t size = stride(element);
  return size == kBytes ? memory_.allocate(count, true) : memory_.allocate(count * size, false);
}

void Values::make_string(Word place, std::string_view text) {
  const Word buffer = memory_.allocate(text.size(), true);
  if (memory_.exhausted()) return;
  memory_.write_bytes(buffer, text);
  const Word words[] = {buffer, text.size(), text.size()};
  memory_.write(place, words, 3);
}

std::string Values::take_string(Word place) {
  const Word buffer = memory_.load(place);
  std::string text(memory_.text(buffer, memory_.load(place + kLength)));
  memory_.free(buffer);
  return text;
}

// --- Out

Value Values::read(Word place, DescId type, Mode mode) {
  const Desc& desc = image_.code.types[type];
  const Shape& shape = image_.shapes[type];
  if (depth_ >= kDeepest) {
    refuse("A value is nested more than " + std::to_string(kDeepest) + " levels deep, which is more than Handoff can move between threads.");
    return {};
  }
  ++depth_;
  Value out;
  switch (desc.kind) {
    case Kind::Scalar: out = scalar_value(desc.scalar, memory_.load(place), words_of(desc.scalar) == 2 ? memory_.load(place + 1) : 0); break;
    case Kind::Unit: out = shape == nullptr ? Value() : Value::list(shape, {}); break;
    case Kind::Never: break;
    case Kind::Tuple: case Kind::Struct: case Kind::Closure: out = read_fields(place, desc.fields, shape, mode); break;
    case Kind::ManuallyDrop: out = read(place + desc.fields[0].offset, desc.fields[0].type, mode); break;
    case Kind::Enum: {
      const Word variant = memory_.load(place);
      if (variant < desc.variants.size()) {
        out = read_fields(place, desc.variants[variant].fields, image_.variant_shapes[type][variant], mode);
      }
      break;
    }
    case Kind::Array: out = read_elements(place, desc.count, desc.element, shape, mode); break;
    case Kind::Vec: {
      const Word buffer = memory_.load(place);
      out = read_elements(buffer, memory_.load(place + kLength), desc.element, shape, mode);
      if (mode == Mode::take) memory_.free(buffer);
      break;
    }
    case Kind::Deque: out = read_ring(place, desc, shape, mode); break;
    case Kind::String:
      out = Value::text(mode == Mode::take ? take_string(place)
                                           : std::string(memory_.text(memory_.load(place), memory_.load(place + kLength))));
      break;
    case Kind::Box: {
      const Word address = memory_.load(place);
      const Word meta = is_fat(desc.element) ? memory_.load(place + 1) : 0;
      out = Value::list(shape, {read_pointee(address, meta, desc.element, mode)});
      if (mode == Mode::take) memory_.free(address);
      break;
    }
    case Kind::Arc: out = read_arc(place, type, mode); break;
    case Kind::Reference:
      if (mode == Mode::take) {
        out = read_reference(place, type);
      } else {
        out = Value::list(image_.shapes[type], {});
        const Word address = memory_.load(place);
        if (address == 0 || memory_.is_live(address)) out = read_pointee(address, is_fat(desc.element) ? memory_.load(place + 1) : 0, desc.element, Mode::look);
      }
      break;
    case Kind::Handle: {
      const Word id = memory_.load(place);
      out = mode == Mode::look ? Value(static_cast<std::int64_t>(id)) : Value(world::HandleId{static_cast<std::uint32_t>(id)});
      break;
    }
    case Kind::Cell: out = Value::cell(world::CellId{static_cast<std::uint32_t>(memory_.load(place))}); break;
    case Kind::Function: out = Value::list(shape, {Value(static_cast<std::int64_t>(memory_.load(place)))}); break;
    case Kind::Thread: {
      const Word number = memory_.load(place);
      std::vector<Value> items{Value(static_cast<std::int64_t>(number))};
      if (const auto name = known_.thread_names.find(static_cast<std::uint32_t>(number)); name != known_.thread_names.end()) {
        items.push_back(Value::text(name->second));
      }
      out = Value::list(shape, std::move(items));
      break;
    }
    case Kind::Rc: case Kind::RcWeak:
      if (mode == Mode::take) {
        refuse("An Rc cannot go to another thread.");
      } else if (const Word address = memory_.load(place); memory_.is_live(address)) {
        out = Value::list(shape, {read_pointee(address + 2, is_fat(desc.element) ? memory_.load(place + 1) : 0, desc.element, Mode::look)});
      }
      break;
    case Kind::ArcWeak:
      out = Value::cell(world::CellId{static_cast<std::uint32_t>(memory_.load(place))});
      if (is_fat(desc.element)) out = Value::list(shape, {out, Value(static_cast<std::int64_t>(memory_.load(place + 1)))});
      break;
    case Kind::Opaque: case Kind::Text: case Kind::Slice: case Kind::Dyn:
      if (mode == Mode::take) refuse("A value of the type " + desc.name + " cannot go to another thread in Handoff.");
      else out = Value::list(shape, {});
      break;
  }
  --depth_;
  return out;
}

Value Values::read_fields(Word place, const std::vector<Desc::Field>& fields, const Shape& shape, Mode mode) {
  std::vector<Value> items;
  items.reserve(fields.size());
  for (const Desc::Field& field : fields) items.push_back(read(place + field.offset, field.type, mode));
  return Value::list(shape, std::move(items));
}

Value Values::read_elements(Word start, Word count, DescId element, const Shape& shape, Mode mode) {
  std::vector<Value> items;
  append_elements(items, start, count, element, mode);
  return Value::list(shape, std::move(items));
}

void Values::append_elements(std::vector<Value>& items, Word start, Word count, DescId element, Mode mode) {
  const std::uint32_t size = stride(element);
  parts_ += count;
  if (parts_ > kMostParts) return refuse("A value with more than 1,000,000 parts is more than Handoff can move between threads, or keep in what they share.");
  items.reserve(items.size() + count);
  const Desc& desc = image_.code.types[element];
  if (desc.kind == Kind::Scalar && size == 1) {  // at once: long lists are lists of numbers
    std::vector<Word> words(count);
    memory_.read(start, words.data(), count);
    for (const Word word : words) items.push_back(scalar_value(desc.scalar, word, 0));
    return;
  }
  for (Word i = 0; i < count; ++i) {
    if (size == kBytes) items.push_back(Value(static_cast<std::int64_t>(memory_.load8(start + i))));
    else items.push_back(read(start + i * size, element, mode));
    if (memory_.fault() != nullptr) break;
  }
}

Value Values::read_ring(Word place, const Desc& desc, const Shape& shape, Mode mode) {
  const Word buffer = memory_.load(place), capacity = memory_.load(place + kCapacity), length = memory_.load(place + kLength), head = memory_.load(place + kHead);
  const std::uint32_t size = stride(desc.element);
  const Word before_the_end = std::min(length, capacity - head);
  std::vector<Value> items;
  append_elements(items, buffer + head * (size == kBytes ? 1 : size), before_the_end, desc.element, mode);
  append_elements(items, buffer, length - before_the_end, desc.element, mode);
  if (mode == Mode::take) memory_.free(buffer);
  return Value::list(shape, std::move(items));
}

Value Values::read_pointee(Word address, Word meta, DescId type, Mode mode) {
  const Desc& desc = image_.code.types[type];
  switch (desc.kind) {
    case Kind::Text: return Value::text(std::string(memory_.text(address, meta)));
    case Kind::Slice: return read_elements(address, meta, desc.element, image_.shapes[type], mode);
    case Kind::Dyn:
      if (meta >= image_.code.vtables.size()) return {};
      return Value::list(image_.vtable_shapes[meta], {read(address, image_.code.vtables[meta].type, mode)});
    default: return read(address, type, mode);
  }
}

// Where it is, and what is there for those to whom the address means nothing. Texts are made anew, once.
Value Values::read_reference(Word place, DescId type) {
  const DescId to = image_.code.types[type].element;
  const Word address = memory_.load(place), meta = is_fat(to) ? memory_.load(place + 1) : 0;
  if (image_.code.types[to].kind == Kind::Text && !image_.code.types[type].is_mutable) return Value::text(std::string(memory_.text(address, meta)));
  const auto number = [](Word word) { return Value(static_cast<std::int64_t>(word)); };
  auto shape = std::make_shared<Value::Shape>();
  shape->kind = Value::Shape::Kind::inner;
  Value content = address != 0 ? read_pointee(address, meta, to, Mode::look) : Value();
  return Value::list(std::move(shape), {number(address), number(meta), std::move(content), number(known_.family), number(known_.self)});
}

void Values::put_reference(Word place, DescId type, const std::vector<Value>& items) {
  const Desc& desc = image_.code.types[type];
  const auto number = [&](std::size_t i) { return static_cast<Word>(*items[i].number()); };
  Word address = number(0), meta = number(1);
  // Constants and statics lie at the same address in each thread.
  const bool is_everywhere = address == 0 || object_of(address) == kStaticsObject || memory_.is_constant(address);
  if (!is_everywhere && number(4) != known_.self) {
    const bool is_known = number(3) == known_.family && memory_.is_live(address);
    if (desc.is_mutable && is_known) refuse("A `&mut` to a variable of another thread cannot be handed on from thread to thread in Handoff.");
    if (!is_known) address = put_pointee(desc.element, items[2], 0, meta);  // it was leaked
  }
  memory_.store(place, address);
  if (is_fat(desc.element)) memory_.store(place + 1, meta);
}

// --- Lending

bool Values::may_hold_handles(DescId type, std::set<DescId>& seen) const {
  if (!seen.insert(type).second) return false;
  const Desc& desc = image_.code.types[type];
  if (desc.kind == Kind::Handle || desc.kind == Kind::Dyn) return true;
  if (desc.kind == Kind::Reference) return false;
  if (desc.element != kNone && desc.kind != Kind::Cell && may_hold_handles(desc.element, seen)) return true;
  const auto any = [&](const std::vector<Desc::Field>& fields) {
    for (const Desc::Field& field : fields)
      if (may_hold_handles(field.type, seen)) return true;
    return false;
  };
  if (any(desc.fields)) return true;
  for (const Desc::Variant& variant : desc.variants)
    if (any(variant.fields)) return true;
  return false;
}

void Values::lend(Word place, DescId type, Lent& lent) {
  const Desc& desc = image_.code.types[type];
  const auto fields = [&](const std::vector<Desc::Field>& list) {
    for (const Desc::Field& field : list) lend(place + field.offset, field.type, lent);
  };
  const auto elements = [&](Word start, Word count) {
    if (stride(desc.element) == kBytes) return;
    for (Word i = 0; i < count; ++i) lend(start + i * stride(desc.element), desc.element, lent);
  };
  switch (desc.kind) {
    case Kind::Tuple: case Kind::Struct: case Kind::Closure: case Kind::ManuallyDrop: fields(desc.fields); break;
    case Kind::Enum:
      if (const Word variant = memory_.load(place); variant < desc.variants.size()) fields(desc.variants[variant].fields);
      break;
    case Kind::Array: elements(place, desc.count); break;
    case Kind::Vec: elements(memory_.load(place), memory_.load(place + kLength)); break;
    case Kind::Box: {
      const Word address = memory_.load(place);
      const Desc& inside = image_.code.types[desc.element];
      if (inside.kind == Kind::Dyn) {
        if (const Word meta = memory_.load(place + 1); meta < image_.code.vtables.size()) lend(address, image_.code.vtables[meta].type, lent);
      } else if (!is_fat(desc.element)) {
        lend(address, desc.element, lent);
      }
      break;
    }
    case Kind::Reference: {
      const Lent::Place there{memory_.load(place), is_fat(desc.element) ? memory_.load(place + 1) : 0, desc.element};
      if (there.address == 0) break;
      if (desc.is_mutable) lent.places.push_back(there);
      if (std::set<DescId> seen; !may_hold_handles(desc.element, seen)) break;
      read_pointee(there.address, there.meta, desc.element, Mode::look_with_handles).collect_handles(desc.is_mutable ? lent.moved : lent.shared);
      break;
    }
    default: break;
  }
}

void Values::put_in(const Lent::Place& place, const Value& value) {
  const Desc& desc = image_.code.types[place.type];
  static_cast<void>(read_pointee(place.address, place.meta, place.type, Mode::take));
  switch (desc.kind) {
    case Kind::Text:
      if (value.text() != nullptr && value.text()->size() == place.meta) memory_.write_bytes(place.address, *value.text());
      break;
    case Kind::Slice: put_elements(place.address, desc.element, items_of(value)); break;
    case Kind::Dyn:
      if (place.meta < image_.code.vtables.size() && !items_of(value).empty()) put(place.address, image_.code.vtables[place.meta].type, items_of(value)[0]);
      break;
    default: put(place.address, place.type, value);
  }
}

Value Values::look_inside(Word arc, DescId content) {
  const Word address = memory_.load(arc) + 2, meta = is_fat(content) ? memory_.load(arc + 1) : 0;
  if (image_.code.types[content].kind != Kind::Dyn) return look_behind(address, meta, content);
  return meta < image_.code.vtables.size() ? look(address, image_.code.vtables[meta].type, true) : Value();
}

Value Values::read_arc(Word place, DescId type, Mode mode) {
  const Desc& desc = image_.code.types[type];
  const Word address = memory_.load(place), meta = is_fat(desc.element) ? memory_.load(place + 1) : 0;
  if (mode != Mode::take && !memory_.is_live(address)) return {};
  const world::CellId cell{static_cast<std::uint32_t>(memory_.load(address))};
  // The handles inside belong to the cell, not to who passes the Arc on.
  Value content = read_pointee(address + 2, meta, desc.element, Mode::look);
  Value out = Value::list(image_.shapes[type], {Value::cell(cell), std::move(content)});
  if (mode == Mode::take) leave_arc(address, meta, desc.element);
  return out;
}

void Values::leave_arc(Word address, Word meta, DescId content) {
  const Word owners = memory_.load(address + 1);
  memory_.store(address + 1, owners - 1);
  if (owners > 1) return;
  known_.arcs.erase(static_cast<std::uint32_t>(memory_.load(address)));
  static_cast<void>(read_pointee(address + 2, meta, content, Mode::take));
  memory_.free(address);
}

// --- In

void Values::put(Word place, DescId type, const Value& value) {
  const Desc& desc = image_.code.types[type];
  if (memory_.exhausted() || depth_ >= kDeepest) return;
  ++depth_;
  switch (desc.kind) {
    case Kind::Scalar: {
      Word words[2] = {scalar_word(value, desc.scalar), 0};
      if (const auto bits = value.bits(); bits && words_of(desc.scalar) == 2) put_wide(words, *bits);
      memory_.write(place, words, static_cast<unsigned>(words_of(desc.scalar)));
      break;
    }
    case Kind::Tuple: case Kind::Struct: case Kind::Closure: put_fields(place, desc.fields, value); break;
    case Kind::ManuallyDrop: put(place + desc.fields[0].offset, desc.fields[0].type, value); break;
    case Kind::Enum: {
      const std::uint32_t variant = value.shape() != nullptr ? value.shape()->variant : 0;
      if (variant >= desc.variants.size()) break;
      memory_.store(place, variant);
      put_fields(place, desc.variants[variant].fields, value);
      break;
    }
    case Kind::Array: put_elements(place, desc.element, items_of(value)); break;
    case Kind::Vec: case Kind::Deque: {
      const std::vector<Value>& items = items_of(value);
      const Word buffer = allocate(items.size(), desc.element);
      if (memory_.exhausted()) break;
      put_elements(buffer, desc.element, items);
      const Word words[] = {buffer, items.size(), items.size(), 0};
      memory_.write(place, words, desc.kind == Kind::Vec ? 3 : 4);
      break;
    }
    case Kind::String: make_string(place, value.text() != nullptr ? std::string_view(*value.text()) : std::string_view()); break;
    case Kind::Box: {
      const std::vector<Value>& items = items_of(value);
      if (items.empty()) break;
      Word meta = 0;
      memory_.store(place, put_pointee(desc.element, items[0], 0, meta));
      if (is_fat(desc.element)) memory_.store(place + 1, meta);
      break;
    }
    case Kind::Arc: put_arc(place, type, value); break;
    case Kind::Reference: {
      if (value.text() != nullptr) {
        memory_.store(place, intern(*value.text()));
        memory_.store(place + 1, value.text()->size());
      } else if (const std::vector<Value>& items = items_of(value); items.size() == 5) {
        put_reference(place, type, items);
      }
      break;
    }
    case Kind::Handle:
      memory_.store(place, value.handle() != nullptr ? index(*value.handle()) : value.number() != nullptr ? static_cast<Word>(*value.number()) : 0);
      break;
    case Kind::Cell: memory_.store(place, value.cell() != nullptr ? index(*value.cell()) : 0); break;
    case Kind::ArcWeak: {
      const std::vector<Value>& items = items_of(value);
      const bool is_whole = items.size() == 2;
      const world::CellId* const cell = is_whole ? items[0].cell() : value.cell();
      memory_.store(place, cell != nullptr ? index(*cell) : 0);
      if (is_whole && items[1].number() != nullptr) memory_.store(place + 1, static_cast<Word>(*items[1].number()));
      break;
    }
    case Kind::Thread: case Kind::Function:
      if (const std::vector<Value>& items = items_of(value); !items.empty()) {
        memory_.store(place, static_cast<Word>(*items[0].number()));
        if (items.size() > 1) known_.thread_names.insert_or_assign(static_cast<std::uint32_t>(*items[0].number()), *items[1].text());
      }
      break;
    default: break;
  }
  --depth_;
}

void Values::put_fields(Word place, const std::vector<Desc::Field>& fields, const Value& value) {
  const std::vector<Value>& items = items_of(value);
  for (std::size_t i = 0; i < fields.size() && i < items.size(); ++i) put(place + fields[i].offset, fields[i].type, items[i]);
}

void Values::put_elements(Word start, DescId element, const std::vector<Value>& items) {
  const std::uint32_t size = stride(element);
  const Desc& desc = image_.code.types[element];
  if (desc.kind == Kind::Scalar && size == 1) {
    std::vector<Word> words(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) words[i] = scalar_word(items[i], desc.scalar);
    memory_.write(start, words.data(), words.size());
    return;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    // The elements of an array are words, those of a buffer of u8 bytes: store8 looks which.
    if (size == kBytes) memory_.store8(start + i, items[i].number() != nullptr ? static_cast<Word>(*items[i].number()) : 0);
    else put(start + i * size, element, items[i]);
  }
}

Word Values::put_pointee(DescId type, const Value& value, std::uint32_t before, Word& meta) {
  const Desc& desc = image_.code.types[type];
  switch (desc.kind) {
    case Kind::Text: {
      const std::string text = value.text() != nullptr ? *value.text() : std::string();
      meta = text.size();
      // Behind words the bytes are words, too.
      const Word address = memory_.allocate(before + text.size(), before == 0);
      if (memory_.exhausted()) return address;
      if (before == 0) memory_.write_bytes(address, text);
      for (std::size_t i = 0; before != 0 && i < text.size(); ++i) memory_.store8(address + before + i, static_cast<unsigned char>(text[i]));
      return address;
    }
    case Kind::Slice: {
      const std::vector<Value>& items = items_of(value);
      meta = items.size();
      const Word address = before == 0 ? allocate(items.size(), desc.element) : memory_.allocate(before + items.size() * image_.code.types[desc.element].words, false);
      if (!memory_.exhausted()) put_elements(address + before, desc.element, items);
      return address;
    }
    case Kind::Dyn: {
      const std::vector<Value>& items = items_of(value);
      meta = value.shape() != nullptr ? value.shape()->variant : 0;
      if (items.empty() || meta >= image_.code.vtables.size()) return 0;
      const Vtable& vtable = image_.code.vtables[meta];
      const Word address = memory_.allocate(before + vtable.words, false);
      if (!memory_.exhausted()) put(address + before, vtable.type, items[0]);
      return address;
    }
    default: {
      const Word address = memory_.allocate(before + desc.words, false);
      if (!memory_.exhausted()) put(address + before, type, value);
      return address;
    }
  }
}

void Values::put_arc(Word place, DescId type, const Value& value) {
  const std::vector<Value>& items = items_of(value);
  if (items.size() == 2 && items[0].cell() != nullptr) put_arc_of(place, image_.code.types[type].element, *items[0].cell(), items[1]);
}

void Values::put_upgraded(Word place, Word weak, DescId content, const Value& value) {
  const world::CellId cell{static_cast<std::uint32_t>(memory_.load(weak))};
  if (image_.code.types[content].kind != Kind::Dyn) return put_arc_of(place, content, cell, value);
  const Word meta = memory_.load(weak + 1);
  if (meta < image_.code.vtables.size()) put_arc_of(place, content, cell, Value::list(image_.vtable_shapes[meta], {value}));
}

void Values::put_arc_of(Word place, DescId element, world::CellId id, const Value& content) {
  const Desc& desc = image_.code.types[element];
  const std::uint32_t cell = index(id);
  Word meta = 0, address = 0;
  if (const auto known = known_.arcs.find(cell); known != known_.arcs.end()) {
    address = known->second;
    memory_.store(address + 1, memory_.load(address + 1) + 1);
    if (desc.kind == Kind::Dyn) meta = content.shape() != nullptr ? content.shape()->variant : 0;
    else if (desc.kind == Kind::Slice) meta = items_of(content).size();
    else if (content.text() != nullptr) meta = content.text()->size();
  } else {
    address = put_pointee(element, content, 2, meta);
    if (memory_.exhausted()) return;
    memory_.store(address, cell);
    memory_.store(address + 1, 1);
    known_.arcs.emplace(cell, address);
  }
  memory_.store(place, address);
  if (is_fat(element)) memory_.store(place + 1, meta);
}

Word Values::intern(const std::string& text) {
  if (text.empty()) return 0;
  if (const auto constant = image_.texts.find(text); constant != image_.texts.end()) return constant->second;
  if (const auto known = known_.texts.find(text); known != known_.texts.end()) return known->second;
  const Word address = memory_.allocate(text.size(), true);
  if (memory_.exhausted()) return 0;
  memory_.write_bytes(address, text);
  known_.texts.emplace(text, address);
  return address;
}

}  // namespace handoff::lang::vm
