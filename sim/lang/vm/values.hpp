// Between a thread's memory and the values of the world: a message that is sent leaves the memory of its sender and is
// made anew in its receiver's.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lang/vm/image.hpp"
#include "lang/vm/memory.hpp"
#include "world/value.hpp"

namespace handoff::lang::vm {

// What is behind a thread's addresses beyond its own objects.
struct Known {
  // The thread's own copies of what is in Arcs: cell → address of {cell, owners here, content…}.
  std::map<std::uint32_t, Word> arcs;
  // &'static str that came from elsewhere.
  std::map<std::string, Word, std::less<>> texts;
  std::map<std::uint32_t, std::string> thread_names;
  // Threads of one scope, and of those inside of it, are copies of one another: an address that was there before means
  // the same to them all. They bear the number of the thread that they all come from.
  std::uint32_t family = 0, self = 0;
};

// What a scoped thread may use of its parent's.
struct Lent {
  struct Place {  // behind a `&mut`
    Word address = 0, meta = 0;
    DescId type = kNone;
  };
  std::vector<Place> places;
  std::vector<world::HandleId> moved, shared;  // handles behind `&mut`, and behind `&`
};

class Values {
 public:
  Values(const Image& image, Memory& memory, Known& known) : image_(image), memory_(memory), known_(known) {}

  // Moves the value at `place` out of this memory: what it owns here is freed, nothing is dropped.
  world::Value take(Word place, DescId type) { return read(place, type, Mode::take); }
  // Looks only. The handles inside are numbers: the value does not own them; or, `with_handles`, it names them.
  world::Value look(Word place, DescId type, bool with_handles = false) {
    return read(place, type, with_handles ? Mode::look_with_handles : Mode::look);
  }
  // Likewise of what is behind an address and the length or vtable; it names the handles.
  world::Value look_behind(Word address, Word meta, DescId type) { return read_pointee(address, meta, type, Mode::look_with_handles); }
  // Finds what the references inside of a value lend.
  void lend(Word place, DescId type, Lent& lent);
  // Moves out what is behind a `&mut`, and puts in what another thread has made of it.
  world::Value take_out(const Lent::Place& place) { return read_pointee(place.address, place.meta, place.type, Mode::take); }
  void put_in(const Lent::Place& place, const world::Value& value);

  // Makes the value anew at `place`.
  void put(Word place, DescId type, const world::Value& value);

  void make_string(Word place, std::string_view text);  // at three words
  std::string take_string(Word place);
  // From one element of a buffer to the next: words, or kBytes.
  std::uint32_t stride(DescId element) const;

  // An Arc, by the address of {cell, owners here, content…}, and the length or vtable: one owner here less; with the
  // last one this thread's copy of the content is freed, without drops.
  void leave_arc(Word address, Word meta, DescId content);

  // The content of the Arc that lies at `arc`, as its cell holds it: of what is behind a `dyn`, without its vtable.
  world::Value look_inside(Word arc, DescId content);
  // The Arc that the weak one at `weak` stands for, at `place`; `value` is what its cell holds.
  void put_upgraded(Word place, Word weak, DescId content, const world::Value& value);

  // Why a value cannot leave or enter the memory, as a sentence; empty: it can.
  const std::string& problem() const { return problem_; }

 private:
  enum class Mode { take, look, look_with_handles };
  world::Value read(Word place, DescId type, Mode mode);
  world::Value read_fields(Word place, const std::vector<Desc::Field>& fields, const Shape& shape, Mode mode);
  world::Value read_elements(Word start, Word count, DescId element, const Shape& shape, Mode mode);
  void append_elements(std::vector<world::Value>& items, Word start, Word count, DescId element, Mode mode);
  world::Value read_ring(Word place, const Desc& desc, const Shape& shape, Mode mode);
  world::Value read_pointee(Word address, Word meta, DescId type, Mode mode);
  world::Value read_reference(Word place, DescId type);
  world::Value read_arc(Word place, DescId type, Mode mode);
  void put_fields(Word place, const std::vector<Desc::Field>& fields, const world::Value& value);
  void put_elements(Word start, DescId element, const std::vector<world::Value>& items);
  // A new object with `before` words in front of the content; its address, and the length or vtable.
  Word put_pointee(DescId type, const world::Value& value, std::uint32_t before, Word& meta);
  void put_arc(Word place, DescId type, const world::Value& value);
  void put_arc_of(Word place, DescId content, world::CellId cell, const world::Value& value);
  void put_reference(Word place, DescId type, const std::vector<world::Value>& items);
  Word intern(const std::string& text);
  bool is_fat(DescId type) const;
  bool may_hold_handles(DescId type, std::set<DescId>& seen) const;
  Word allocate(std::uint64_t count, DescId element);
  void refuse(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
  }

  const Image& image_;
  Memory& memory_;
  Known& known_;
  std::string problem_;
  std::uint64_t parts_ = 0;  // elements read
  int depth_ = 0;
};

}  // namespace handoff::lang::vm
