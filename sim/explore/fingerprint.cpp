#include "explore/fingerprint.hpp"

#include <cstring>
#include <vector>

namespace handoff::explore {
namespace {

using world::index;

class Hash {
 public:
  void add(std::uint64_t word) {
    print_[0] = (print_[0] ^ word) * 0x9e3779b97f4a7c15u;
    print_[0] ^= print_[0] >> 29;
    print_[1] = (print_[1] + word) * 0xd6e8feb86659fd93u;
    print_[1] ^= print_[1] >> 32;
  }
  void add_time(double number) {
    std::uint64_t word = 0;
    std::memcpy(&word, &number, sizeof word);
    add(word);
  }
  template <class Id>
  void add_all(const std::vector<Id>& ids) {
    add(ids.size());
    for (const Id id : ids) add(index(id));
  }
  Fingerprint take() const { return print_; }

 private:
  Fingerprint print_{0x243f6a8885a308d3u, 0x13198a2e03707344u};
};

// A thread's script, and with it the operation it waits for, follows from its parent and its trail.
void add(Hash& hash, const world::Thread& thread) {
  hash.add(thread.trail);
  hash.add(std::uint64_t{static_cast<std::uint8_t>(thread.status)} << 8 | (thread.ending ? 1u : 0u) | (thread.is_detached ? 2u : 0u) |
           (thread.in_hand ? 4u : 0u) | (thread.awaits_user ? 8u : 0u) | (thread.awaits_line ? 16u : 0u));
  hash.add(index(thread.parent));
  hash.add_time(thread.has_deadline ? thread.until_ms : 0.0);
  hash.add(index(thread.waits_for));
  hash.add(index(thread.joins));
  hash.add(index(thread.wants));
  hash.add_all(thread.owned);
  hash.add_all(thread.to_drop);
  hash.add(thread.left.hash());
}

void add(Hash& hash, const world::Handle& handle) {
  hash.add(index(handle.channel));
  hash.add(index(handle.owner));
  hash.add(index(handle.keeper));
  hash.add(index(handle.left_by));
  hash.add(handle.is_dropped() ? 1u : 0u);
}

void add(Hash& hash, const world::Channel& channel) {
  hash.add(channel.senders);
  hash.add((channel.has_receiver ? 1u : 0u) | (channel.closed ? 2u : 0u));
  hash.add_all(channel.waiting_senders);
  hash.add(index(channel.waiting_receiver));
  hash.add(channel.queue.size());
  for (std::size_t i = 0; i < channel.queue.size(); ++i) hash.add(channel.queue[i].value.hash());
}

void add(Hash& hash, const world::Cell& cell) {
  hash.add(cell.value.hash());
  hash.add(cell.owners);
  hash.add((cell.is_shared ? 1u : 0u) | (cell.is_poisoned ? 2u : 0u));
  hash.add_all(cell.holders);
  hash.add_all(cell.waiting);
}

template <class Things>
void add_each(Hash& hash, const Things& things) {
  hash.add(things.size());
  for (const auto& thing : things) add(hash, thing);
}

}  // namespace

Fingerprint fingerprint_of_future(const world::State& state) {
  Hash hash;
  hash.add_time(state.now_ms);
  add_each(hash, state.threads);
  add_each(hash, state.handles);
  add_each(hash, state.channels);
  add_each(hash, state.cells);
  return hash.take();
}

}  // namespace handoff::explore
