#include "explore/stuck.hpp"

#include <algorithm>

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
      case Status::blocked_lock: return can_be_unlocked(thread);
      default: return true;
    }
  }

  // Whether a live handle of that side is in the hands of a thread outside, or in a message that one could receive.
  bool can_be_reached(ChannelId channel, bool senders) const {
    for (const Holder& holder : holders_of(state_, channel, senders)) {
      if (holder.thread != world::kNoThread && can_act(holder.thread)) return true;
      if (holder.is_in_cell && anybody_can_act()) return true;
    }
    for (std::uint32_t t = 0; t < is_in_.size(); ++t) {
      for (const world::HandleId lent : state_.threads[t].lent) {
        const world::Handle& handle = state_[lent];
        const bool fits = handle.channel == channel && (handle.kind != HandleKind::Receiver) == senders;
        if (fits && can_act(ThreadId{t})) return true;
      }
    }
    return false;
  }

  // A lock is left by those who hold it. To be notified it takes anybody: who knows the condition is not known here.
  bool can_be_unlocked(const Thread& thread) const {
    const world::Cell& cell = state_[thread.wants];
    if (cell.kind == world::CellKind::Condition) return anybody_can_act();
    return std::all_of(cell.holders.begin(), cell.holders.end(), [&](ThreadId holder) { return can_act(holder); });
  }

  bool can_act(ThreadId thread) const { return is_outside(thread) && !state_[thread].has_ended(); }
  bool anybody_can_act() const {
    for (std::uint32_t t = 0; t < is_in_.size(); ++t)
      if (can_act(ThreadId{t})) return true;
    return false;
  }

  const State& state_;
  std::vector<bool> is_in_;
};

// Who can get at what lies in a cell: the thread that has locked it, where one has.
ThreadId holder_of_cell(const State& state, world::CellId cell) {
  return cell == world::kNoCell || state[cell].holders.empty() ? world::kNoThread : state[cell].holders.front();
}

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
        if (handle.owner != world::kNoThread) return handle.owner;
        if (handle.carrier != world::kNoMessage) return taker_of(state, handle.carrier, depth + 1);
        return holder_of_cell(state, handle.keeper);
      }
    }
  }
  return world::kNoThread;
}

// Who joins that thread, and gets what it has left; kNoThread: nobody does now.
ThreadId joiner_of(const State& state, ThreadId ended) {
  for (std::uint32_t t = 0; t < state.threads.size(); ++t)
    if (state.threads[t].joins == ended) return ThreadId{t};
  return state[ended].parent;
}

}  // namespace

std::vector<Holder> holders_of(const State& state, ChannelId channel, bool senders) {
  std::vector<Holder> holders;
  for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
    for (const world::HandleId id : state.threads[t].owned) {
      const world::Handle& handle = state[id];
      if (handle.channel == channel && (handle.kind != HandleKind::Receiver) == senders)
        holders.push_back({id, ThreadId{t}, false, false});
    }
  }
  // Handles inside messages and cells are rare, and there may be very many handles: look for them only where some are
  // missing.
  const std::size_t alive = senders ? state[channel].senders : (state[channel].has_receiver ? 1u : 0u);
  for (std::uint32_t h = 0; h < state.handles.size() && holders.size() < alive; ++h) {
    const world::Handle& handle = state.handles[h];
    if (handle.channel != channel || (handle.kind != HandleKind::Receiver) != senders) continue;
    if (handle.carrier != world::kNoMessage)
      holders.push_back({world::HandleId{h}, taker_of(state, handle.carrier, 0), true, false});
    if (handle.keeper != world::kNoCell)
      holders.push_back({world::HandleId{h}, holder_of_cell(state, handle.keeper), false, true});
    if (handle.left_by != world::kNoThread) holders.push_back({world::HandleId{h}, joiner_of(state, handle.left_by), true, false});
  }
  return holders;
}

std::vector<ThreadId> stuck_threads(const State& state) { return StuckSet(state).threads(); }

}  // namespace handoff::explore
