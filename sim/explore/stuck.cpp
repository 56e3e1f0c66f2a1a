#include "explore/stuck.hpp"

namespace handoff::explore {

using world::ChannelId;
using world::HandleKind;
using world::State;
using world::Status;
using world::Thread;
using world::ThreadId;

namespace {

bool is_blocked(const Thread& thread) {
  return thread.status == Status::blocked_full || thread.status == Status::blocked_empty ||
         thread.status == Status::blocked_join || thread.status == Status::blocked_lock;
}

// The greatest set of blocked threads that only its own members could wake: begin with all blocked threads and take out
// those that somebody outside can help, until nobody is left to take out.
class StuckSet {
 public:
  explicit StuckSet(const State& state) : state_(state), is_in_(state.threads.size()) {
    for (std::uint32_t i = 0; i < is_in_.size(); ++i) {
      is_in_[i] = is_blocked(state.threads[i]) && !state.threads[i].has_deadline && !world::enabled(state, ThreadId{i});
    }
    for (bool changed = true; changed;) {
      changed = false;
      for (std::uint32_t i = 0; i < is_in_.size(); ++i) {
        if (is_in_[i] && can_be_helped(state.threads[i])) {
          is_in_[i] = false;
          changed = true;
        }
      }
    }
  }

  std::vector<ThreadId> threads() const {
    std::vector<ThreadId> result;
    for (std::uint32_t i = 0; i < is_in_.size(); ++i)
      if (is_in_[i]) result.push_back(ThreadId{i});
    return result;
  }

 private:
  bool is_outside(ThreadId thread) const { return !is_in_[world::index(thread)]; }

  bool can_be_helped(const Thread& thread) const {
    switch (thread.status) {
      case Status::blocked_empty: return can_be_reached(thread.waits_for, /*senders=*/true);
      case Status::blocked_full: return can_be_reached(thread.waits_for, /*senders=*/false);
      case Status::blocked_join: return is_outside(thread.joins);
      default: return true;
    }
  }

  // Whether a live handle of that side is in the hands of a thread outside, or in a message that one could receive.
  bool can_be_reached(ChannelId channel, bool senders) const {
    for (const Holder& holder : holders_of(state_, channel, senders)) {
      if (holder.thread != world::kNoThread && is_outside(holder.thread)) return true;
    }
    return false;
  }

  const State& state_;
  std::vector<bool> is_in_;
};

// The thread that could take the message that carries a handle: the owner of the queue's receiver, or the thread that
// has the message in hand. `depth` ends the search where receivers lie in one another's queues.
ThreadId taker_of(const State& state, world::MessageId message, std::size_t depth) {
  for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
    const auto& in_hand = state.threads[t].in_hand;
    if (in_hand && in_hand->id == message) return ThreadId{t};
  }
  for (std::uint32_t c = 0; c < state.channels.size() && depth <= state.channels.size(); ++c) {
    const auto& queue = state.channels[c].queue;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      if (queue[i].id != message) continue;
      for (const world::Handle& handle : state.handles) {
        if (handle.channel != ChannelId{c} || handle.kind != HandleKind::Receiver || handle.is_dropped()) continue;
        return handle.owner != world::kNoThread ? handle.owner : taker_of(state, handle.carrier, depth + 1);
      }
    }
  }
  return world::kNoThread;
}

}  // namespace

std::vector<Holder> holders_of(const State& state, ChannelId channel, bool senders) {
  std::vector<Holder> holders;
  for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
    for (const world::HandleId id : state.threads[t].owned) {
      const world::Handle& handle = state[id];
      if (handle.channel == channel && (handle.kind != HandleKind::Receiver) == senders)
        holders.push_back({id, ThreadId{t}, false});
    }
  }
  // Handles inside messages are rare, and there may be very many handles: look for them only where some are missing.
  const std::size_t alive = senders ? state[channel].senders : (state[channel].has_receiver ? 1u : 0u);
  for (std::uint32_t h = 0; h < state.handles.size() && holders.size() < alive; ++h) {
    const world::Handle& handle = state.handles[h];
    if (handle.channel != channel || handle.carrier == world::kNoMessage) continue;
    if ((handle.kind != HandleKind::Receiver) != senders) continue;
    holders.push_back({world::HandleId{h}, taker_of(state, handle.carrier, 0), true});
  }
  return holders;
}

std::vector<ThreadId> stuck_threads(const State& state) { return StuckSet(state).threads(); }

}  // namespace handoff::explore
