// The memory of one thread of a program: a stack, the statics, the constants and numbered objects. A copy shares
// everything with the original; what is written to afterwards is copied first.
//
// Every access is checked: the object lives, the place is inside of it. An access that is not right can only come from a
// mistake in the generated code or in this machine: it is remembered (`fault`), reads give 0 and writes are lost.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lang/vm/code.hpp"
#include "lang/vm/shared.hpp"

namespace handoff::lang::vm {

// The content of an object: words, or bytes.
struct Buffer : Counted {
  Buffer(bool bytes, std::uint32_t size);
  Buffer(const Buffer& other);
  std::size_t words_in_memory() const { return is_bytes ? (std::size_t{size} + 7) / 8 : size; }
  unsigned char* bytes() { return reinterpret_cast<unsigned char*>(words.get()); }
  const unsigned char* bytes() const { return reinterpret_cast<const unsigned char*>(words.get()); }

  const bool is_bytes;
  const std::uint32_t size;  // in words, or in bytes
  std::unique_ptr<Word[]> words;
};

// An address: number of the object and a generation in the upper half (an object's number is used again, with the next
// generation), place in the lower.
inline constexpr std::uint32_t kStackObject = 1, kStaticsObject = 2, kFirstConstant = 3;
inline constexpr std::uint32_t object_of(Word address) { return static_cast<std::uint32_t>(address >> 32); }
inline constexpr std::uint32_t place_of(Word address) { return static_cast<std::uint32_t>(address); }
inline constexpr Word make_address(std::uint32_t object, std::uint32_t place) { return Word{object} << 32 | place; }
inline constexpr Word constant_address(std::uint32_t constant) { return make_address(kFirstConstant + constant, 0); }

using Constants = std::vector<Shared<Buffer>>;

class Memory {
 public:
  // `constants` must outlive the memory and its copies.
  Memory(const Constants& constants, std::uint32_t static_words);

  // The stack's words [0, stack_words()) can be used. Call own_stack after a copy, before the pointer is written through.
  // Growing moves the stack; new words are 0.
  Word* own_stack();
  const Word* stack() const { return stack_->words.get(); }
  std::uint32_t stack_words() const { return top_; }
  Word* grow_stack(std::uint32_t words);
  void shrink_stack(std::uint32_t words) { top_ = words; }

  // A new object, all 0; no memory left: `exhausted`, and 0 as for a size of 0.
  Word allocate(std::uint64_t size, bool bytes);
  void free(Word address);  // of an object's start; 0: nothing

  Word load(Word address) const {
    const Span<const Word> at = words(address, 1);
    return at.data != nullptr ? *at.data : 0;
  }
  void store(Word address, Word word) {
    if (const Span<Word> at = edit(address, 1); at.data != nullptr) *at.data = word;
  }
  // A u8 behind a pointer: a byte of a byte object, or a word.
  Word load8(Word address) const;
  void store8(Word address, Word byte);
  // May overlap. kBytes: single bytes (u8), in words or byte objects.
  void copy(Word to, Word from, std::uint64_t count, std::uint32_t stride);
  void read(Word from, Word* to, std::uint64_t count) const;
  void write(Word to, const Word* from, std::uint64_t count);
  // The bytes of a text or a Vec<u8>; valid until the next write to this memory and for one more call. Empty for a count
  // of 0.
  std::string_view text(Word address, Word count) const;
  bool is_byte_object(Word address) const;
  void write_bytes(Word to, std::string_view bytes);
  bool is_constant(Word address) const { return object_of(address) - kFirstConstant < constants_->size(); }
  bool is_live(Word address) const;  // looks only

  // What was wrong first, as a sentence; null: nothing.
  const char* fault() const { return fault_; }
  bool exhausted() const { return exhausted_; }
  std::uint64_t words_in_use() const { return in_use_; }
  std::uint64_t objects_in_use() const { return objects_; }
  std::uint64_t limit() const { return limit_; }  // words
  void set_limit(std::uint64_t words) { limit_ = words; }
  void share_statics_of(const Memory& other) { statics_ = other.statics_; }

 private:
  template <class T>
  struct Span {
    T* data = nullptr;
  };
  static constexpr std::uint32_t kIndexBits = 24, kIndexMask = (1u << kIndexBits) - 1, kPage = 64;
  struct Entry {
    Shared<Buffer> buffer;            // null: free
    std::uint32_t next_free = 0;
    std::uint8_t generation = 0;
  };
  struct Page : Counted {
    std::array<Entry, kPage> entries;
  };

  const Buffer* find(Word address) const;
  Buffer* find_to_write(Word address);
  Entry& edit_entry(std::uint32_t number);
  Span<const Word> words(Word address, std::uint64_t count) const;
  Span<Word> edit(Word address, std::uint64_t count);
  void wrong(const char* what) const {
    if (fault_ == nullptr) fault_ = what;
  }
  bool inside(const Buffer& buffer, Word address, std::uint64_t count) const {
    const std::uint64_t size = &buffer == stack_.get() ? top_ : buffer.size;
    return place_of(address) <= size && count <= size - place_of(address);
  }

  const Constants* constants_;
  Shared<Buffer> stack_, statics_;
  std::uint32_t top_ = 0;
  std::vector<Shared<Page>> pages_;
  std::uint32_t first_number_;        // of the numbered objects
  std::uint32_t used_numbers_ = 0, free_number_ = kNone;
  std::uint64_t in_use_ = 0, objects_ = 0, limit_ = std::uint64_t{16} << 20;
  mutable const char* fault_ = nullptr;
  bool exhausted_ = false;
  mutable std::array<std::string, 2> scratch_;  // texts that lie in words
};

}  // namespace handoff::lang::vm
