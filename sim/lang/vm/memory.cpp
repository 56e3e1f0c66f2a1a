#include "lang/vm/memory.hpp"

#include <algorithm>
#include <cstring>

namespace handoff::lang::vm {
namespace {

constexpr std::uint32_t kFirstStack = 256;  // words

}  // namespace

Buffer::Buffer(bool bytes, std::uint32_t n) : is_bytes(bytes), size(n) {
  words = std::make_unique<Word[]>(words_in_memory());
}

Buffer::Buffer(const Buffer& other) : Counted(other), is_bytes(other.is_bytes), size(other.size) {
  words.reset(new Word[words_in_memory()]);
  std::copy_n(other.words.get(), words_in_memory(), words.get());
}

Memory::Memory(const Constants& constants, std::uint32_t static_words)
    : constants_(&constants),
      stack_(new Buffer(false, kFirstStack)),
      statics_(new Buffer(false, static_words)),
      first_number_(kFirstConstant + static_cast<std::uint32_t>(constants.size())) {}

Word* Memory::own_stack() {
  if (!stack_.is_only_owner()) stack_ = Shared<Buffer>(new Buffer(*stack_));
  return stack_->words.get();
}

Word* Memory::grow_stack(std::uint32_t words) {
  if (words > stack_->size) {
    Shared<Buffer> larger(new Buffer(false, std::max(words, stack_->size * 2)));
    std::copy_n(stack_->words.get(), top_, larger->words.get());
    stack_ = std::move(larger);
  }
  Word* const start = stack_->words.get();
  if (words > top_) std::fill(start + top_, start + words, 0);
  top_ = words;
  return start;
}

Word Memory::allocate(std::uint64_t size, bool bytes) {
  if (size == 0) return 0;
  const std::uint64_t words = bytes ? (size + 7) / 8 : size;
  if (words > limit_ - std::min(in_use_, limit_) || (free_number_ == kNone && first_number_ + used_numbers_ > kIndexMask)) {
    exhausted_ = true;
    return 0;
  }
  std::uint32_t number = free_number_;
  if (number == kNone) {
    number = used_numbers_++;
    if (number / kPage == pages_.size()) pages_.emplace_back(new Page);
  }
  Entry& entry = edit_entry(number);
  if (number == free_number_) free_number_ = entry.next_free;
  entry.buffer = Shared<Buffer>(new Buffer(bytes, static_cast<std::uint32_t>(size)));
  in_use_ += words;
  ++objects_;
  return make_address(std::uint32_t{entry.generation} << kIndexBits | (first_number_ + number), 0);
}

void Memory::free(Word address) {
  if (address == 0) return;
  const Buffer* const buffer = find(address);
  if (buffer == nullptr) return;
  const std::uint32_t index = object_of(address) & kIndexMask;
  if (index < first_number_ || place_of(address) != 0) return wrong("something is freed that was not allocated");
  Entry& entry = edit_entry(index - first_number_);
  in_use_ -= buffer->words_in_memory();
  --objects_;
  entry.buffer = {};
  ++entry.generation;
  entry.next_free = free_number_;
  free_number_ = index - first_number_;
}

Memory::Entry& Memory::edit_entry(std::uint32_t number) {
  Shared<Page>& page = pages_[number / kPage];
  if (!page.is_only_owner()) page = Shared<Page>(new Page(*page));
  return page->entries[number % kPage];
}

const Buffer* Memory::find(Word address) const {
  const std::uint32_t object = object_of(address), index = object & kIndexMask;
  if (index >= first_number_) {
    const std::uint32_t number = index - first_number_;
    if (number < used_numbers_) {
      const Entry& entry = pages_[number / kPage]->entries[number % kPage];
      if (entry.generation == object >> kIndexBits && entry.buffer) return entry.buffer.get();
    }
  } else if (object == kStackObject) {
    return stack_.get();
  } else if (object == kStaticsObject) {
    return statics_.get();
  } else if (object >= kFirstConstant && object < first_number_) {
    return (*constants_)[object - kFirstConstant].get();
  }
  wrong(object == 0 ? "an address that points to nothing is used" : "an object is used that is no more");
  return nullptr;
}

bool Memory::is_live(Word address) const {
  const char* const before = fault_;
  const Buffer* const buffer = find(address);
  fault_ = before;
  return buffer != nullptr && inside(*buffer, address, 0);
}

Buffer* Memory::find_to_write(Word address) {
  const std::uint32_t object = object_of(address), index = object & kIndexMask;
  if (object == kStackObject) {
    if (!stack_.is_only_owner()) own_stack();
    return stack_.get();
  }
  if (object == kStaticsObject) {
    if (!statics_.is_only_owner()) statics_ = Shared<Buffer>(new Buffer(*statics_));
    return statics_.get();
  }
  if (find(address) == nullptr) return nullptr;
  if (index < first_number_) {
    wrong("a constant is written to");
    return nullptr;
  }
  Entry& entry = edit_entry(index - first_number_);
  if (!entry.buffer.is_only_owner()) entry.buffer = Shared<Buffer>(new Buffer(*entry.buffer));
  return entry.buffer.get();
}

Memory::Span<const Word> Memory::words(Word address, std::uint64_t count) const {
  const Buffer* const buffer = find(address);
  if (buffer == nullptr) return {};
  if (buffer->is_bytes || !inside(*buffer, address, count)) {
    wrong(buffer->is_bytes ? "bytes are read as words" : "a place outside of an object is read");
    return {};
  }
  return {buffer->words.get() + place_of(address)};
}

Memory::Span<Word> Memory::edit(Word address, std::uint64_t count) {
  Buffer* const buffer = find_to_write(address);
  if (buffer == nullptr) return {};
  if (buffer->is_bytes || !inside(*buffer, address, count)) {
    wrong(buffer->is_bytes ? "bytes are written as words" : "a place outside of an object is written to");
    return {};
  }
  return {buffer->words.get() + place_of(address)};
}

Word Memory::load8(Word address) const {
  const Buffer* const buffer = find(address);
  if (buffer == nullptr) return 0;
  if (!inside(*buffer, address, 1)) {
    wrong("a place outside of an object is read");
    return 0;
  }
  return buffer->is_bytes ? buffer->bytes()[place_of(address)] : buffer->words[place_of(address)];
}

void Memory::store8(Word address, Word byte) {
  Buffer* const buffer = find_to_write(address);
  if (buffer == nullptr) return;
  if (!inside(*buffer, address, 1)) return wrong("a place outside of an object is written to");
  if (buffer->is_bytes) {
    buffer->bytes()[place_of(address)] = static_cast<unsigned char>(byte);
  } else {
    buffer->words[place_of(address)] = byte & 0xFF;
  }
}

void Memory::copy(Word to, Word from, std::uint64_t count, std::uint32_t stride) {
  if (count == 0 || stride == 0) return;
  if (stride != kBytes) {
    if (count > UINT32_MAX) return wrong("a place outside of an object is read");
    count *= stride;
    const Span<Word> target = edit(to, count);  // first: it may copy the object that is read from
    const Span<const Word> source = words(from, count);
    if (target.data != nullptr && source.data != nullptr) std::memmove(target.data, source.data, count * sizeof(Word));
    return;
  }
  Buffer* const target = find_to_write(to);
  const Buffer* const source = find(from);
  if (target == nullptr || source == nullptr) return;
  if (!inside(*target, to, count) || !inside(*source, from, count)) return wrong("a place outside of an object is used");
  const std::uint32_t into = place_of(to), out = place_of(from);
  if (target->is_bytes && source->is_bytes) {
    std::memmove(target->bytes() + into, source->bytes() + out, count);
  } else if (target->is_bytes) {
    for (std::uint64_t i = 0; i < count; ++i) target->bytes()[into + i] = static_cast<unsigned char>(source->words[out + i]);
  } else if (source->is_bytes) {
    for (std::uint64_t i = 0; i < count; ++i) target->words[into + i] = source->bytes()[out + i];
  } else {
    std::memmove(target->words.get() + into, source->words.get() + out, count * sizeof(Word));
  }
}

void Memory::read(Word from, Word* to, std::uint64_t count) const {
  if (count == 0) return;
  if (const Span<const Word> source = words(from, count); source.data != nullptr) {
    std::memmove(to, source.data, count * sizeof(Word));  // `to` may be a slot of the stack that is read
  } else {
    std::fill_n(to, count, 0);
  }
}

void Memory::write(Word to, const Word* from, std::uint64_t count) {
  if (count == 0) return;
  if (const Span<Word> target = edit(to, count); target.data != nullptr) {
    std::memmove(target.data, from, count * sizeof(Word));
  }
}

std::string_view Memory::text(Word address, Word count) const {
  if (count == 0) return {};
  const Buffer* const buffer = find(address);
  if (buffer == nullptr) return {};
  if (!inside(*buffer, address, count)) {
    wrong("a text is read from where there is none");
    return {};
  }
  if (!buffer->is_bytes) {  // an array of u8
    std::swap(scratch_[0], scratch_[1]);
    scratch_[0].assign(count, '\0');
    for (Word i = 0; i < count; ++i) scratch_[0][i] = static_cast<char>(buffer->words[place_of(address) + i]);
    return scratch_[0];
  }
  return {reinterpret_cast<const char*>(buffer->bytes()) + place_of(address), static_cast<std::size_t>(count)};
}

bool Memory::is_byte_object(Word address) const {
  const Buffer* const buffer = find(address);
  return buffer != nullptr && buffer->is_bytes;
}

void Memory::write_bytes(Word to, std::string_view bytes) {
  if (bytes.empty()) return;
  Buffer* const target = find_to_write(to);
  if (target == nullptr) return;
  if (!target->is_bytes || !inside(*target, to, bytes.size())) return wrong("a text is written to where there is none");
  std::memmove(target->bytes() + place_of(to), bytes.data(), bytes.size());
}

}  // namespace handoff::lang::vm
