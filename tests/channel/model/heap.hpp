// Memory that is watched: every execution allocates from one arena, nothing is used twice, so that a stale pointer is
// always recognised. Plain accesses are checked for races by vector clocks (Flanagan, Freund: FastTrack, PLDI 2009).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "clocks.hpp"
#include "context.hpp"
#include "failure.hpp"

namespace mpsc::model {

class Heap {
 public:
  Heap() : arena_(static_cast<std::byte*>(std::aligned_alloc(4096, kBytes))), cells_(kCells) {}

  void clear() {
    if (!regions_.empty()) unpoison(arena_.get(), used_);
    used_ = 0;
    regions_.clear();
    ++generation_;
    cell_count_ = 0;
  }

  void* allocate(std::size_t size, std::size_t alignment, ThreadId thread, const VectorClock& happened) {
    const std::size_t begin = (used_ + alignment - 1) / alignment * alignment;
    if (begin + size > kBytes) fail(Fault::Misuse, "the arena is full");
    used_ = begin + size + kGap;
    regions_.push_back({begin, size, alignment, true, thread, happened.at[thread]});
    std::memset(arena_.get() + begin, 0xA5, size);
    poison(arena_.get() + begin + size, kGap);
    return arena_.get() + begin;
  }

  // The region that was obtained as `memory`.
  int deallocate(void* memory, std::size_t size, std::size_t alignment, ThreadId thread, const VectorClock& happened) {
    const int id = region_of(number(memory));
    if (id < 0) fail(Fault::BadFree, "memory is given back that was never obtained");
    Region& region = regions_[static_cast<std::size_t>(id)];
    const std::string name = "memory " + std::to_string(id);
    if (static_cast<std::byte*>(memory) != arena_.get() + region.begin) {
      fail(Fault::BadFree, "a pointer into " + name + " is given back");
    }
    if (!region.alive) fail(Fault::BadFree, name + " is given back twice");
    if (size != region.size || alignment != region.alignment) {
      fail(Fault::BadFree, name + " is given back with another size or alignment");
    }
    for (Cell& cell : cells_) {
      if (cell.generation != generation_ || region_of(number(cell.address)) != id) continue;
      if (!known(cell.writer, cell.written, thread, happened) || !known(cell.reads, thread, happened)) {
        fail(Fault::UseAfterFree, "the end of " + name + " is not ordered after an access to it");
      }
    }
    region.alive = false;
    return id;
  }
  // To be called when nothing looks into the region any more.
  void retire(int id) {
    const Region& region = regions_[static_cast<std::size_t>(id)];
    poison(arena_.get() + region.begin, region.size);
  }

  void reading(const void* address, ThreadId thread, const VectorClock& happened) {
    Cell& cell = access(address, thread, happened);
    if (!known(cell.writer, cell.written, thread, happened)) race(address, "a read", "a write", cell.writer);
    cell.reads.at[thread] = happened.at[thread];
  }
  void writing(const void* address, ThreadId thread, const VectorClock& happened) {
    Cell& cell = access(address, thread, happened);
    if (!known(cell.writer, cell.written, thread, happened)) race(address, "a write", "a write", cell.writer);
    for (ThreadId other = 0; other < kMaxThreads; ++other) {
      if (!known(other, cell.reads.at[other], thread, happened)) race(address, "a write", "a read", other);
    }
    cell.writer = thread;
    cell.written = happened.at[thread];
  }

  // -1: not of the heap.
  int region_of(std::uintptr_t address) const {
    const std::size_t offset = address - begin();
    if (address < begin() || offset >= used_) return -1;
    for (std::size_t i = regions_.size(); i-- > 0;) {
      if (offset >= regions_[i].begin) {
        return offset < regions_[i].begin + std::max<std::size_t>(regions_[i].size, 1) ? static_cast<int>(i) : -1;
      }
    }
    return -1;
  }
  bool alive(int region) const { return region < 0 || regions_[static_cast<std::size_t>(region)].alive; }
  std::size_t living() const {
    std::size_t count = 0;
    for (const Region& region : regions_) count += region.alive ? 1 : 0;
    return count;
  }
  std::string name(std::uintptr_t address) const {
    const int region = region_of(address);
    if (region < 0) return "a place outside the heap";
    const std::size_t offset = address - begin() - regions_[static_cast<std::size_t>(region)].begin;
    return "memory " + std::to_string(region) + (offset == 0 ? "" : " + " + std::to_string(offset));
  }

 private:
  struct Region {
    std::size_t begin;
    std::size_t size;
    std::size_t alignment;
    bool alive;
    ThreadId maker;
    Epoch made;
  };
  struct Cell {
    const void* address = nullptr;
    std::uint64_t generation = 0;
    ThreadId writer = 0;
    Epoch written = 0;
    VectorClock reads;
  };
  struct Free {
    void operator()(std::byte* memory) const {
      unpoison(memory, kBytes);
      std::free(memory);
    }
  };

  static std::uintptr_t number(const void* address) { return reinterpret_cast<std::uintptr_t>(address); }
  std::uintptr_t begin() const { return number(arena_.get()); }

  static bool known(ThreadId other, Epoch epoch, ThreadId thread, const VectorClock& happened) {
    return other == thread || happened.covers(other, epoch);
  }
  static bool known(const VectorClock& reads, ThreadId thread, const VectorClock& happened) {
    for (ThreadId other = 0; other < kMaxThreads; ++other) {
      if (!known(other, reads.at[other], thread, happened)) return false;
    }
    return true;
  }

  Cell& access(const void* address, ThreadId thread, const VectorClock& happened) {
    const int id = region_of(number(address));
    if (id >= 0) {
      const Region& region = regions_[static_cast<std::size_t>(id)];
      if (!region.alive) fail(Fault::UseAfterFree, "access to " + name(number(address)) + ", which was given back");
      if (!known(region.maker, region.made, thread, happened)) {
        fail(Fault::DataRace, "access to " + name(number(address)) + " is not ordered after its allocation");
      }
    }
    auto slot = number(address) / 8 * 0x9E3779B97F4A7C15ull >> 40;
    for (;; ++slot) {
      Cell& cell = cells_[slot % kCells];
      if (cell.generation == generation_ && cell.address == address) return cell;
      if (cell.generation == generation_) continue;
      if (++cell_count_ > kCells / 2) fail(Fault::Misuse, "too many plain places");
      cell = {};
      cell.address = address;
      cell.generation = generation_;
      return cell;
    }
  }
  [[noreturn]] void race(const void* address, const char* now, const char* then, ThreadId other) {
    fail(Fault::DataRace, std::string(now) + " of " + name(number(address)) + " and " + then + " by thread " +
                              std::to_string(other) + ", neither before the other");
  }

  static void poison([[maybe_unused]] std::byte* memory, [[maybe_unused]] std::size_t size) {
#if defined(MODEL_ASAN)
    ASAN_POISON_MEMORY_REGION(memory, size);
#endif
  }
  static void unpoison([[maybe_unused]] std::byte* memory, [[maybe_unused]] std::size_t size) {
#if defined(MODEL_ASAN)
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
#endif
  }

  static constexpr std::size_t kBytes = std::size_t{4} << 20;
  static constexpr std::size_t kGap = 64;  // between regions: an overrun hits nothing else
  static constexpr std::size_t kCells = 1024;

  std::unique_ptr<std::byte, Free> arena_;
  std::size_t used_ = 0;
  std::vector<Region> regions_;
  std::vector<Cell> cells_;
  std::size_t cell_count_ = 0;
  std::uint64_t generation_ = 0;
};

}  // namespace mpsc::model
