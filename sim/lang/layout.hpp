// Where the parts of a value lie in memory. Sizes and offsets are in words of 8 bytes; elements of byte buffers (Vec<u8>,
// texts) count single bytes instead, which only matters to whoever looks at the buffer.
//
//   integers, floats, bool, char, fn pointers   1 word (i128, u128: 2)
//   structs, tuples, closures, arrays           their parts one after the other
//   enums                                       the variant's index, then the variant's fields
//   references, Box, Rc, Arc                    1 word: the address; of [T], str, dyn: and the length or vtable
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "lang/concrete.hpp"

namespace handoff::lang {

struct Layout {
  std::uint32_t words = 0;
  std::vector<std::uint32_t> fields;                 // struct, tuple, closure: offsets
  std::vector<std::vector<std::uint32_t>> variants;  // enum: offsets of each variant's fields
};

class Layouts {
 public:
  // The most words that one value may have; beyond, `overflowed` is set.
  static constexpr std::uint32_t kMostWords = 1u << 22;

  explicit Layouts(Concrete& concrete) : concrete_(concrete) {}

  const Layout& of(Ty type);
  std::uint32_t words(Ty type) { return of(type).words; }
  std::uint32_t pointer_words(Ty to) const { return Concrete::is_unsized(to) ? 2 : 1; }
  // From one element of a slice to the next.
  std::uint32_t stride(Ty element) { return words(element); }
  bool overflowed() const { return overflowed_; }

 private:
  Layout compute(Ty type);
  std::uint32_t place(const std::vector<Ty>& parts, std::uint32_t from, std::vector<std::uint32_t>& offsets);

  Concrete& concrete_;
  std::unordered_map<Ty, Layout> known_;
  bool overflowed_ = false;
};

}  // namespace handoff::lang
