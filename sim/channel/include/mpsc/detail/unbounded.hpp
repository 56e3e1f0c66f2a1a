// The unbounded flavour: a linked list of blocks of slots, after crossbeam-channel's list flavour (itself after
// Dmitry Vyukov's unbounded queue), with one consumer and tickets that carry their block.
//
// The tail is one word: the address of the last block and, above it, how many of its slots are given out. A sender
// adds one and so has a slot of its own, in a block that cannot go away before that slot has been received. It writes
// the message, then publishes the slot. The sender of a block's last slot installs the next block *before* it publishes
// its own, so the receiver finds the next block without asking, and frees the one behind it without a handshake.
// Who gets a number past the end of the block waits for the next one and never looks into the old block.
//
// Closing takes a slot like a message does, and sets a mark in the tail in the same step: what was sent before it is
// in front of the closed slot, and nothing is ever behind it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "mpsc/detail/die.hpp"
#include "mpsc/detail/front.hpp"
#include "mpsc/detail/parker.hpp"
#include "mpsc/detail/patience.hpp"
#include "mpsc/observer.hpp"

namespace mpsc::detail {

template <class T, class Traits>
class Unbounded {
  template <class V>
  using Atomic = typename Traits::template Atomic<V>;

 public:
  using TimePoint = typename Traits::Clock::time_point;
  static constexpr bool kIsRendezvous = false;

  Unbounded() noexcept : tail_(pack(&first_)), block_(&first_) {}

  ~Unbounded() {
    release(block_);
    release(spare_.load(std::memory_order_relaxed));
  }

  // Senders: any number of threads.

  // Done or Disconnected; `where` is then the message's place.
  Outcome try_push(T& message, const T*& where) noexcept {
    // Acquire: the block's slots were made before it was installed.
    std::uint64_t ticket = tail_.fetch_add(kOneSlot, std::memory_order_acquire);
    if (ticket & kClosed) return Outcome::Disconnected;
    if (number_of(ticket) >= kSlots) {
      ticket = ticket_in_next_block();
      if (ticket & kClosed) return Outcome::Disconnected;
    }
    Block* const block = block_of(ticket);
    const std::uint64_t number = number_of(ticket);
    if (number == kSlots - 1) install_after(block);
    Cell<T>& cell = block->cell(number);
    Traits::writing(&cell);
    where = std::construct_at(&cell.message, std::move(message));
    publish(block->state(number), kFull);
    return Outcome::Done;
  }

  void close() noexcept {
    std::uint64_t tail = tail_.load(std::memory_order_relaxed);
    for (ShortWait<Traits> wait;;) {
      if (tail & kClosed) return;
      if (number_of(tail) >= kSlots) {
        wait.pass();
        tail = tail_.load(std::memory_order_relaxed);
      } else if (tail_.compare_exchange_weak(tail, (tail + kOneSlot) | kClosed, std::memory_order_acq_rel,
                                             std::memory_order_relaxed)) {
        break;
      }
    }
    publish(block_of(tail)->state(number_of(tail)), kEnd);
  }

  // The receiver: one thread at a time.

  // What is published at the front. Acquire: the message.
  Front<T> poll() noexcept {
    switch (block_->state(number_).load(std::memory_order_acquire)) {
      case kFull:
        Traits::reading(&block_->cell(number_));
        return {&block_->cell(number_).message, false};
      case kEnd:
        return {nullptr, true};
      default:
        return {};
    }
  }

  // Nothing only if no slot is given out: a send that has returned is never overlooked behind one that has not.
  Front<T> poll_exactly() noexcept {
    Front<T> front = poll();
    if (front.is_nothing() && tail_.load(std::memory_order_acquire) != pack(block_, number_)) {
      for (ShortWait<Traits> wait; (front = poll()).is_nothing();) wait.pass();
    }
    return front;
  }

  Front<T> begin_wait() noexcept { return {}; }
  bool wait(TimePoint deadline) noexcept {
    stand_back_.before_wait(passed_ + number_);
    return parker_.await(deadline, [this] { return !poll().is_nothing(); });
  }
  Front<T> end_wait() noexcept { return poll_exactly(); }

  // After the front message has been moved out.
  void take() noexcept {
    Cell<T>& cell = block_->cell(number_);
    Traits::writing(&cell);
    std::destroy_at(&cell.message);
    if (++number_ == kSlots) {
      Traits::reading(&block_->next);
      recycle(std::exchange(block_, block_->next));
      number_ = 0;
      passed_ += kSlots;
    }
  }

 private:
  // Slots in groups: seven state bytes and one to spare, then seven messages. With messages of 8 bytes a group is just
  // one line, and states take an eighth of the room.
  // Traits may ask for short blocks (kBlockSlots), so that a test comes to their ends soon.
  static constexpr bool kIsShort = requires { Traits::kBlockSlots; };
  static constexpr std::uint64_t groups_of_a_block() {
    if constexpr (kIsShort) {
      return Traits::kBlockSlots;
    } else {
      return kGroupSlots == 1 ? 4 : sizeof(T) >= 128 ? 1 : sizeof(T) > 16 ? 144 / sizeof(T) : sizeof(T) > 4 ? 9 : 18;
    }
  }
  static constexpr std::uint64_t kGroupSlots = kIsShort || sizeof(T) > 1024 ? 1 : 7;
  static constexpr std::uint64_t kGroups = groups_of_a_block();
  static constexpr std::uint64_t kSlots = kGroupSlots * kGroups;

  enum State : std::uint8_t { kEmpty = 0, kFull, kEnd };

  struct Group {
    Atomic<std::uint8_t> states[kGroupSlots] = {};
    Cell<T> cells[kGroupSlots];
  };
  // On line bounds only where groups then do not straddle them.
  static constexpr std::size_t kBlockAlignment =
      sizeof(Group) % kLine == 0 ? kLine : alignof(void*);
  struct alignas(kBlockAlignment) alignas(Group) Block {
    Group groups[kGroups];
    Block* next = nullptr;  // set before the last slot is published, and never again

    Atomic<std::uint8_t>& state(std::uint64_t number) { return groups[number / kGroupSlots].states[number % kGroupSlots]; }
    Cell<T>& cell(std::uint64_t number) { return groups[number / kGroupSlots].cells[number % kGroupSlots]; }
  };

  // The tail word, from below: the closed mark, the block's address, the number of slots given out. 16 bits of number
  // leave room for more than 65,000 threads to be past the end of one block at the same time.
  static constexpr std::uint64_t kClosed = 1;
  static constexpr int kNumberShift = 48;
  static constexpr std::uint64_t kOneSlot = std::uint64_t{1} << kNumberShift;

  static std::uint64_t pack(Block* block, std::uint64_t number = 0) noexcept {
    const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(block));
    if (address >= kOneSlot) die("an address of more than 48 bits");
    return address | number << kNumberShift;
  }
  static Block* block_of(std::uint64_t tail) noexcept {
    return reinterpret_cast<Block*>(static_cast<std::uintptr_t>(tail & (kOneSlot - 1) & ~kClosed));
  }
  static std::uint64_t number_of(std::uint64_t tail) noexcept { return tail >> kNumberShift; }

  void publish(Atomic<std::uint8_t>& state, State value) noexcept {
    // Release: the message, and in a block's last slot the next block.
    state.store(value, std::memory_order_release);
    parker_.look_and_wake();
  }

  // For a sender past the end of a block. Its addition has done no harm: installing the next block overwrites it.
  [[gnu::noinline]] std::uint64_t ticket_in_next_block() noexcept {
    for (ShortWait<Traits> wait;;) {
      wait.pass();
      std::uint64_t tail = tail_.load(std::memory_order_relaxed);
      if (!(tail & kClosed) && number_of(tail) >= kSlots) continue;
      tail = tail_.fetch_add(kOneSlot, std::memory_order_acquire);
      if ((tail & kClosed) || number_of(tail) < kSlots) return tail;
    }
  }

  [[gnu::noinline]] void install_after(Block* block) noexcept {
    // Acquire: the receiver has cleaned the spare block.
    Block* next = spare_.exchange(nullptr, std::memory_order_acquire);
    if (next == nullptr) {
      void* const memory = Traits::allocate(sizeof(Block), std::align_val_t{alignof(Block)});
      if (memory == nullptr) die("no memory for the messages of an unbounded channel");
      next = ::new (memory) Block;
    }
    Traits::writing(&block->next);
    block->next = next;
    // Nobody else writes the tail for good here: additions are past the end, and closing waits.
    tail_.store(pack(next), std::memory_order_release);
  }

  // One empty block is kept for the next need; every other one is given back.
  [[gnu::noinline]] void recycle(Block* block) noexcept {
    if (block == &first_) return;
    if (spare_.load(std::memory_order_relaxed) != nullptr) return release(block);
    std::destroy_at(block);
    spare_.store(::new (static_cast<void*>(block)) Block, std::memory_order_release);
  }
  void release(Block* block) noexcept {
    if (block == &first_ || block == nullptr) return;
    std::destroy_at(block);
    Traits::deallocate(block, sizeof(Block), std::align_val_t{alignof(Block)});
  }

  alignas(kLine) Atomic<std::uint64_t> tail_;
  // The receiver's own.
  alignas(kLine) Block* block_;
  std::uint64_t number_ = 0;
  std::uint64_t passed_ = 0;  // slots of earlier blocks
  StandBack<Traits> stand_back_;
  // Seldom written.
  alignas(kLine) Parker<Traits> parker_;
  Atomic<Block*> spare_{nullptr};
  Block first_;
};

}  // namespace mpsc::detail
