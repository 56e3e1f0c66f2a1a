#include "explore/why.hpp"

#include <algorithm>
#include <cstdio>

#include "explore/stuck.hpp"
#include "world/op_text.hpp"

namespace handoff::explore {

using world::Channel;
using world::ChannelId;
using world::State;
using world::Status;
using world::Thread;
using world::ThreadId;

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::string point_of_time(double ms) {
  char text[32];
  if (ms < 100)
    std::snprintf(text, sizeof text, "%.0f ms", ms);
  else
    std::snprintf(text, sizeof text, "%.1f s", ms / 1000);
  return text;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return n == 1 ? std::string("1 ") + one : std::to_string(n) + " " + many;
}

std::string fill(const Channel& channel) {
  if (!channel.bound) return channel.queue.empty() ? "empty" : counted(channel.queue.size(), "message inside", "messages inside");
  if (*channel.bound == 0) return "no buffer at all";
  return std::to_string(channel.queue.size()) + " of " + std::to_string(*channel.bound);
}

// Explains one thread of one state.
class Explainer {
 public:
  Explainer(const State& state, ThreadId id) : state_(state), id_(id), thread_(state[id]), stuck_(stuck_threads(state)) {}

  Why explain() {
    if (!thread_.has_ended() && state_.ended) {
      why_.sentence = name() + " was ended with the program: when main ends, so do all other threads.";
      return why_;
    }
    switch (thread_.status) {
      case Status::running: running(); break;
      case Status::sleeping:
        why_.sentence = name() + " sleeps until " + point_of_time(thread_.until_ms) + "; nobody keeps it waiting.";
        break;
      case Status::blocked_full: blocked_full(); break;
      case Status::blocked_empty: blocked_empty(); break;
      case Status::blocked_join: blocked_join(); break;
      case Status::blocked_lock: blocked_lock(); break;
      case Status::finished: why_.sentence = name() + " has finished; what it still owned is dropped."; break;
      case Status::panicked:
        why_.sentence = name() + " panicked: " + thread_.panic + ". Unwinding dropped what it owned.";
        break;
    }
    if (thread_.status >= Status::blocked_full && thread_.status <= Status::blocked_lock)
      why_.verdict = is_stuck(id_) ? Verdict::stuck : Verdict::waits;
    return why_;
  }

 private:
  const std::string& name() const { return thread_.name; }
  const std::string& name(ThreadId id) const { return state_[id].name; }
  bool is_stuck(ThreadId id) const { return std::find(stuck_.begin(), stuck_.end(), id) != stuck_.end(); }
  std::string code() const { return world::to_code(thread_.script->next(), state_); }

  // "main", or "main, which itself waits in receiver.join()"
  std::string person(ThreadId id) const {
    const Thread& other = state_[id];
    const bool waits = other.status >= Status::blocked_full && other.status <= Status::blocked_lock;
    if (!waits) return other.name;
    return other.name + ", which itself waits in " + world::to_code(other.script->next(), state_);
  }

  // "tx1 (producer 1)"
  std::string handle_with_holder(const Holder& holder) const {
    const std::string& handle = state_[holder.handle].name;
    if (holder.is_in_cell) return handle + " (" + shared_in(holder) + ")";
    if (!holder.is_in_message) return handle + " (" + name(holder.thread) + ")";
    return handle + " (inside a message)";
  }

  std::string shared_in(const Holder& holder) const {
    return "inside " + state_[state_[holder.handle].keeper].name;
  }

  // "tx, held by main, which itself waits in receiver.join()"
  std::string handle_held_by(const Holder& holder) const {
    const std::string& handle = state_[holder.handle].name;
    if (holder.is_in_message) return handle + ", inside a message that nobody will receive";
    if (holder.is_in_cell) return handle + ", " + shared_in(holder) + ", which nobody who could use it gets to";
    if (holder.thread == id_) return handle + ", held by " + name() + " itself, the very thread that waits";
    return handle + ", held by " + person(holder.thread);
  }

  void running() {
    if (thread_.awaits_line) {
      why_.sentence = name() + " waits for a line of input.";
      return;
    }
    if (thread_.awaits_user) {
      why_.sentence = name() + " waits for you: each click is its next statement.";
      warn_about_own_sender();
      return;
    }
    if (thread_.ending) {
      why_.sentence = name() + " is leaving, and drops what it holds.";
      return;
    }
    why_.sentence = name() + " runs; next is " + code() + ".";
  }

  void warn_about_own_sender() {
    for (const world::HandleId id : thread_.owned) {
      const world::Handle& handle = state_[id];
      if (handle.kind == world::HandleKind::Receiver || !state_[handle.channel].has_receiver) continue;
      why_.handles.push_back(id);
      why_.warning = name() + " still holds " + handle.name + ": as long as it does, the channel cannot close.";
      return;
    }
  }

  void blocked_full() {
    const Channel& channel = state_[thread_.waits_for];
    const auto receivers = holders_of(state_, thread_.waits_for, /*senders=*/false);
    for (const Holder& holder : receivers) why_.handles.push_back(holder.handle);
    if (!thread_.in_hand || world::enabled(state_, id_)) {
      why_.sentence = name() + " waited in " + code() + ", and can now go on.";
      return;
    }
    const bool is_rendezvous = channel.bound && *channel.bound == 0;
    const std::string fact = is_rendezvous ? "a rendezvous channel has no buffer, so the message stays in its hand"
                                           : "the buffer is full (" + fill(channel) + ")";
    if (is_stuck(id_)) {
      const std::string holder = receivers.empty() ? "nobody" : handle_held_by(receivers.front());
      why_.sentence = name() + " waits for ever in " + code() + ": " + fact + ", and the only receiver is " + holder + ".";
      return;
    }
    const std::string taker = receivers.empty() || receivers.front().is_in_message || receivers.front().is_in_cell
                                  ? "whoever gets the receiver"
                                  : name(receivers.front().thread);
    why_.sentence = name() + " waits in " + code() + ": " + fact + ". It goes on when " + taker + " takes one" +
                    (is_rendezvous ? "." : ": that is backpressure.");
  }

  void blocked_empty() {
    const auto senders = holders_of(state_, thread_.waits_for, /*senders=*/true);
    for (const Holder& holder : senders) why_.handles.push_back(holder.handle);
    if (world::enabled(state_, id_) && !thread_.has_deadline) {
      why_.sentence = name() + " waited in " + code() + ", and can now go on.";
      return;
    }
    const std::string fact = "the channel is empty";
    if (is_stuck(id_)) {
      std::vector<std::string> parts;
      for (const Holder& holder : senders) parts.push_back(handle_held_by(holder));
      const std::string who = parts.size() == 1 ? "the only live sender is " + parts.front()
                                                : "every live sender is stuck as well: " + joined(parts);
      why_.sentence = name() + " waits for ever in " + code() + ": " + fact + ", and " + who +
                      ". Nobody will send, and the channel cannot close: a deadlock.";
      return;
    }
    std::vector<std::string> parts;
    for (const Holder& holder : senders) parts.push_back(handle_with_holder(holder));
    why_.sentence = name() + " waits in " + code() + ": " + fact + ", and " +
                    counted(senders.size(), "sender is", "senders are") + " alive, so more may come: " + joined(parts) + ".";
    if (thread_.has_deadline) why_.sentence += " It gives up at " + point_of_time(thread_.until_ms) + ".";
    warn_about_joiner(senders);
  }

  // A thread that joins this one and itself holds a sender of the channel: the forgotten sender, seen in advance.
  void warn_about_joiner(const std::vector<Holder>& senders) {
    for (const Holder& holder : senders) {
      if (holder.thread == world::kNoThread || state_[holder.thread].joins != id_) continue;
      if (state_[holder.thread].status != Status::blocked_join) continue;
      why_.warning = name(holder.thread) + " waits in join, and holds " + state_[holder.handle].name +
                     " itself: when the other senders are gone, " + name() + " will wait for ever.";
    }
  }

  void blocked_join() {
    const ThreadId other = thread_.joins;
    if (world::enabled(state_, id_)) {
      why_.sentence = name() + " waited for " + name(other) + " to end, and can now go on.";
      return;
    }
    std::vector<std::string> own;
    for (const world::HandleId id : thread_.owned) {
      const world::Handle& handle = state_[id];
      if (handle.kind != world::HandleKind::Receiver && state_[other].waits_for == handle.channel &&
          state_[other].status == Status::blocked_empty) {
        own.push_back(handle.name);
        why_.handles.push_back(id);
      }
    }
    if (is_stuck(id_)) {
      why_.sentence = name() + " waits for ever in " + code() + ": " + name(other) + " waits in " +
                      world::to_code(state_[other].script->next(), state_) + " and cannot end";
      why_.sentence += own.empty() ? "." : " while " + name() + " itself holds " + joined(own) + ": a deadlock.";
      return;
    }
    why_.sentence = name() + " waits in " + code() + " until " + name(other) + " has ended.";
    if (!own.empty()) {
      why_.warning = name() + " holds " + joined(own) + " itself: when the other senders are gone, " + name(other) +
                     " will wait for ever.";
    }
  }

  // "worker 1", "worker 1 and worker 2"
  std::string holders(const world::Cell& lock) const {
    std::vector<std::string> names;
    for (const ThreadId holder : lock.holders) names.push_back(holder == id_ ? name() + " itself" : person(holder));
    return joined(names);
  }

  void blocked_lock() {
    const world::Cell& cell = state_[thread_.wants];
    if (world::enabled(state_, id_) && !thread_.has_deadline) {
      why_.sentence = name() + " waited in " + code() + ", and can now go on.";
      return;
    }
    if (cell.kind == world::CellKind::Condition) {
      why_.sentence = name() + (is_stuck(id_) ? " waits for ever in " + code() + ": nobody is left who could notify it."
                                              : " waits in " + code() + " until somebody notifies it.");
      if (thread_.has_deadline) why_.sentence += " It gives up at " + point_of_time(thread_.until_ms) + ".";
      return;
    }
    if (cell.holders.empty()) {
      why_.sentence = name() + " waits in " + code() + ".";
      return;
    }
    if (!is_stuck(id_)) {
      why_.sentence = name() + " waits in " + code() + ": " + holders(cell) + " has the lock. It goes on when the guard is dropped.";
      return;
    }
    const ThreadId holder = cell.holders.front();
    if (holder == id_) {
      why_.sentence = name() + " waits for ever in " + code() + ": it has the lock itself, and the guard is still alive: a deadlock.";
    } else if (state_[holder].has_ended()) {
      why_.sentence = name() + " waits for ever in " + code() + ": " + name(holder) + " has ended without giving the lock back.";
    } else {
      why_.sentence = name() + " waits for ever in " + code() + ": the lock is held by " + holders(cell) + ": a deadlock.";
    }
  }

  const State& state_;
  const ThreadId id_;
  const Thread& thread_;
  const std::vector<ThreadId> stuck_;
  Why why_;
};

}  // namespace

Why why(const State& state, ThreadId id) { return Explainer(state, id).explain(); }

}  // namespace handoff::explore
