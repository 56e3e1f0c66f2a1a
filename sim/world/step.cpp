// The specification: what each operation does to the state, and when it has to wait. The behaviour is that of Rust's
// std::sync::mpsc, std::thread and Drop, with close() as the one extension.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "world/state.hpp"

namespace handoff::world {
namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "handoff: the specification was asked for a step that makes no sense: %s\n", what);
  std::abort();
}

bool is_rendezvous(const Channel& channel) { return channel.bound == 0u; }

// A send completes at once: there is room, or (bound 0) a receiver waits that was not handed anything yet.
bool has_room(const Channel& channel) {
  if (is_rendezvous(channel)) return channel.waiting_receiver != kNoThread && channel.queue.empty();
  return !channel.bound || channel.queue.size() < *channel.bound;
}

bool send_fails(const Channel& channel) { return channel.closed || !channel.has_receiver; }

// Blocked senders of a rendezvous channel are not inside it: once it is closed nobody takes from their hands.
bool can_take_from_hand(const Channel& channel) {
  return is_rendezvous(channel) && !channel.closed && !channel.waiting_senders.empty();
}

bool has_message(const Channel& channel) { return !channel.queue.empty() || can_take_from_hand(channel); }

bool receive_fails(const Channel& channel) { return channel.closed || channel.senders == 0; }

std::uint64_t mix(std::uint64_t seed, std::uint64_t more) { return (seed ^ more) * 0x9e3779b97f4a7c15u + (seed >> 31); }

std::uint64_t fingerprint(std::uint64_t before, const OpResult& result) {
  std::uint64_t print = mix(before + 1, static_cast<std::uint64_t>(result.outcome));
  print = mix(print, result.value.hash());
  print = mix(print, (std::uint64_t{index(result.handle)} << 32) | index(result.receiver));
  print = mix(print, (std::uint64_t{index(result.cell)} << 32) | index(result.thread));
  if (result.said) print = mix(print, Value::text(result.said->to_text()).hash());
  return print;
}

class Step {
 public:
  Step(State& state, ThreadId thread, const Choice& choice)
      : state_(state), choice_(choice), id_(thread), me_(state.threads.edit(index(thread))) {
    ++state.position;
    state.now_ms = std::max(state.now_ms, choice.now_ms);
    event_.n = state.position;
    event_.t_ms = state.now_ms;
    event_.thread = thread;
    event_.line = me_.line;
  }

  Event take() {
    if (!me_.to_drop.empty()) {
      const HandleId oldest = me_.to_drop.front();
      me_.to_drop.erase(me_.to_drop.begin());
      drop(oldest);
    } else if (me_.ending) {
      go_on_ending();
    } else {
      std::visit([this](const auto& op) { carry_out(op); }, me_.script->next().what);
    }
    return std::move(event_);
  }

 private:
  // Channels and handles.

  void carry_out(const MakeChannel& op) {
    const ChannelId channel{static_cast<std::uint32_t>(state_.channels.size())};
    Channel made;
    made.bound = op.bound;
    state_.channels.push_back(std::move(made));
    OpResult result;
    result.handle = new_handle(op.bound ? HandleKind::SyncSender : HandleKind::Sender, channel, op.tx_name);
    result.receiver = new_handle(HandleKind::Receiver, channel, op.rx_name);
    event_.handle = result.handle;
    event_.channel = channel;
    done(EventKind::channel_made, result);
  }

  void carry_out(const CloneSender& op) {
    const Handle& original = owned(op.sender);
    require(original.kind != HandleKind::Receiver, "a receiver cannot be cloned");
    const ChannelId channel = original.channel;
    OpResult result;
    result.handle = new_handle(original.kind, channel, op.name);
    ++edit(channel).senders;
    event_.handle = result.handle;
    event_.channel = channel;
    done(EventKind::sender_cloned, result);
  }

  void carry_out(const DropHandle& op) {
    owned(op.handle);
    disown(op.handle);
    drop(op.handle);
    resume({});
  }

  void carry_out(const Close& op) {
    event_.handle = op.handle;
    event_.channel = owned(op.handle).channel;
    edit(event_.channel).closed = true;
    done(EventKind::channel_closed, {});
  }

  HandleId new_handle(HandleKind kind, ChannelId channel, const std::string& name) {
    const HandleId id{static_cast<std::uint32_t>(state_.handles.size())};
    Handle handle;
    handle.kind = kind;
    handle.channel = channel;
    handle.name = name;
    handle.owner = id_;
    state_.handles.push_back(std::move(handle));
    me_.owned.push_back(id);
    return id;
  }

  const Handle& owned(HandleId id) const {
    require(index(id) < state_.handles.size() && state_[id].owner == id_, "a handle that the thread does not own");
    return state_[id];
  }

  void disown(HandleId id) {
    const auto at = std::find(me_.owned.rbegin(), me_.owned.rend(), id);
    require(at != me_.owned.rend(), "a handle that the thread has given away");
    me_.owned.erase(std::next(at).base());
  }

  // The handle is this thread's (or is in none of its lists any more).
  void drop(HandleId id) {
    Handle& handle = state_.handles.edit(index(id));
    handle.owner = kNoThread;
    handle.carrier = kNoMessage;
    Channel& channel = edit(handle.channel);
    if (handle.kind == HandleKind::Receiver) {
      channel.has_receiver = false;
      event_.disconnects = true;
      event_.count = static_cast<std::uint32_t>(channel.queue.size());
      channel.destroyed += channel.queue.size();
      while (!channel.queue.empty()) destroy(channel.queue.pop_front());
    } else {
      event_.disconnects = --channel.senders == 0;
    }
    event_.kind = EventKind::handle_dropped;
    event_.handle = id;
    event_.channel = handle.channel;
  }

  // What travels in a destroyed message is dropped after it, by steps of their own.
  void destroy(const Message& message) {
    if (message.value.number() != nullptr) return;
    std::vector<HandleId> inside;
    message.value.collect_handles(inside);
    for (const HandleId handle : inside) {
      Handle& travelled = state_.handles.edit(index(handle));
      travelled.carrier = kNoMessage;
      travelled.owner = id_;
      me_.to_drop.push_back(handle);
    }
  }

  void give_to(MessageId carrier, const Value& value) {
    if (value.number() != nullptr) return;
    std::vector<HandleId> inside;
    value.collect_handles(inside);
    for (const HandleId handle : inside) {
      owned(handle);
      disown(handle);
      Handle& travels = state_.handles.edit(index(handle));
      travels.owner = kNoThread;
      travels.carrier = carrier;
    }
  }

  void take_over(const Value& value) {
    if (value.number() != nullptr) return;
    std::vector<HandleId> inside;
    value.collect_handles(inside);
    for (const HandleId handle : inside) {
      Handle& travelled = state_.handles.edit(index(handle));
      travelled.owner = id_;
      travelled.carrier = kNoMessage;
      me_.owned.push_back(handle);
    }
  }

  // Sending.

  void carry_out(const Send& op) {
    const ChannelId id = about_to_send(op.sender);
    Channel& channel = edit(id);
    const bool begins = me_.status == Status::running;
    if (begins) {
      me_.sending = MessageId{state_.messages++};
      give_to(me_.sending, op.value);
    }
    event_.message = me_.sending;
    event_.value = op.value;
    if (!begins && !me_.in_hand) {  // a receiver has taken it
      sent(channel);
    } else if (send_fails(channel)) {
      leave_hand(channel);
      send_failed(EventKind::send_failed, Outcome::Disconnected);
    } else if (has_room(channel)) {
      leave_hand(channel);
      channel.queue.push_back({me_.sending, id_, op.value});
      sent(channel);
    } else {
      require(begins, "a blocked sender");
      me_.in_hand = Message{me_.sending, id_, op.value};
      channel.waiting_senders.push_back(id_);
      me_.waits_for = id;
      block(EventKind::send_blocked, Status::blocked_full);
    }
  }

  void carry_out(const TrySend& op) {
    Channel& channel = edit(about_to_send(op.sender));
    me_.sending = MessageId{state_.messages++};
    give_to(me_.sending, op.value);
    event_.message = me_.sending;
    event_.value = op.value;
    if (send_fails(channel)) {
      send_failed(EventKind::send_failed, Outcome::Disconnected);
    } else if (has_room(channel)) {
      channel.queue.push_back({me_.sending, id_, op.value});
      sent(channel);
    } else {
      send_failed(EventKind::try_send_full, Outcome::Full);
    }
  }

  ChannelId about_to_send(HandleId sender) {
    const Handle& handle = owned(sender);
    require(handle.kind != HandleKind::Receiver, "a receiver cannot send");
    event_.handle = sender;
    return event_.channel = handle.channel;
  }

  void leave_hand(Channel& channel) {
    if (!me_.in_hand) return;
    me_.in_hand.reset();
    auto& waiting = channel.waiting_senders;
    waiting.erase(std::find(waiting.begin(), waiting.end(), id_));
  }

  void sent(Channel& channel) {
    ++channel.sent;
    me_.sending = kNoMessage;
    done(EventKind::sent, {});
  }

  void send_failed(EventKind kind, Outcome outcome) {
    me_.sending = kNoMessage;
    take_over(event_.value);
    OpResult result;
    result.outcome = outcome;
    result.value = event_.value;
    done(kind, result);
  }

  // Receiving.

  void carry_out(const Recv& op) {
    const ChannelId id = about_to_receive(op.receiver);
    if (receive(id)) return;
    begin_to_receive(id);
  }

  void carry_out(const TryRecv& op) {
    if (receive(about_to_receive(op.receiver))) return;
    OpResult result;
    result.outcome = Outcome::Empty;
    done(EventKind::try_recv_empty, result);
  }

  void carry_out(const RecvTimeout& op) {
    const ChannelId id = about_to_receive(op.receiver);
    if (receive(id)) return;
    if (me_.status != Status::running || choice_.timed_out) {
      OpResult result;
      result.outcome = Outcome::Timeout;
      stop_waiting(id);
      done(EventKind::recv_timed_out, result);
    } else {
      me_.has_deadline = true;
      me_.until_ms = state_.now_ms + std::max(op.ms, 0.0);
      begin_to_receive(id);
    }
  }

  ChannelId about_to_receive(HandleId receiver) {
    const Handle& handle = owned(receiver);
    require(handle.kind == HandleKind::Receiver, "a sender cannot receive");
    event_.handle = receiver;
    return event_.channel = handle.channel;
  }

  // False: it has to wait.
  bool receive(ChannelId id) {
    Channel& channel = edit(id);
    OpResult result;
    if (has_message(channel)) {
      Message message = channel.queue.empty() ? take_from_hand(channel) : channel.queue.pop_front();
      ++channel.received;
      event_.message = message.id;
      event_.other = message.from;
      event_.value = message.value;
      take_over(message.value);
      result.value = std::move(message.value);
      stop_waiting(id);
      done(EventKind::received, result);
    } else if (receive_fails(channel)) {
      result.outcome = Outcome::Disconnected;
      stop_waiting(id);
      done(EventKind::recv_failed, result);
    } else {
      return false;
    }
    return true;
  }

  // From the sender that has waited longest.
  Message take_from_hand(Channel& channel) {
    const ThreadId from = channel.waiting_senders.front();
    channel.waiting_senders.erase(channel.waiting_senders.begin());
    Thread& sender = state_.threads.edit(index(from));
    Message message = std::move(*sender.in_hand);
    sender.in_hand.reset();
    return message;
  }

  void begin_to_receive(ChannelId id) {
    require(me_.status == Status::running, "a blocked receiver");
    edit(id).waiting_receiver = id_;
    me_.waits_for = id;
    block(EventKind::recv_blocked, Status::blocked_empty);
  }

  void stop_waiting(ChannelId id) {
    if (me_.status == Status::blocked_empty) edit(id).waiting_receiver = kNoThread;
  }

  // Cells.

  void carry_out(const MakeCell& op) {
    OpResult result;
    result.cell = CellId{static_cast<std::uint32_t>(state_.cells.size())};
    state_.cells.push_back({op.name, op.value});
    event_.cell = result.cell;
    event_.value = op.value;
    done(EventKind::cell_made, result);
  }

  void carry_out(const Load& op) {
    OpResult result;
    result.value = known(op.cell).value;
    event_.cell = op.cell;
    event_.value = result.value;
    done(EventKind::loaded, result);
  }

  void carry_out(const Store& op) {
    known(op.cell);
    state_.cells.edit(index(op.cell)).value = op.value;
    event_.cell = op.cell;
    event_.value = op.value;
    done(EventKind::stored, {});
  }

  const Cell& known(CellId id) const {
    require(index(id) < state_.cells.size(), "a cell that does not exist");
    return state_[id];
  }

  // Threads and time.

  void carry_out(const Sleep& op) {
    if (me_.status == Status::sleeping) return done(EventKind::woke, {});
    double ms = 0;
    if (const double* const fixed = std::get_if<double>(&op.ms)) {
      ms = *fixed;
    } else {
      event_.cell = std::get<CellId>(op.ms);
      const std::int64_t* const number = known(event_.cell).value.number();
      ms = number != nullptr ? static_cast<double>(*number) : 0;
    }
    if (!(ms > 0)) return done(EventKind::woke, {});
    me_.has_deadline = true;
    me_.until_ms = state_.now_ms + ms;
    block(EventKind::slept, Status::sleeping);
  }

  void carry_out(const Spawn& op) {
    OpResult result;
    result.thread = ThreadId{static_cast<std::uint32_t>(state_.threads.size())};
    Thread thread;
    thread.name = op.name;
    thread.parent = id_;
    thread.since_ms = state_.now_ms;
    thread.line = op.script->line();
    thread.script = op.script;
    for (const HandleId handle : op.moved) {
      owned(handle);
      disown(handle);
      state_.handles.edit(index(handle)).owner = result.thread;
    }
    thread.owned = op.moved;
    state_.threads.push_back(std::move(thread));
    event_.other = result.thread;
    done(EventKind::spawned, result);
  }

  void carry_out(const Join& op) {
    require(index(op.thread) < state_.threads.size(), "a thread that does not exist");
    const Thread& other = state_[op.thread];
    event_.other = op.thread;
    if (other.has_ended()) {
      OpResult result;
      if (other.status == Status::panicked) result.outcome = Outcome::Panicked;
      done(EventKind::joined, result);
    } else {
      me_.joins = op.thread;
      block(EventKind::join_blocked, Status::blocked_join);
    }
  }

  void carry_out(const Print& op) {
    event_.value = printed_value(op.text);
    state_.output.push_back({id_, event_.value});
    done(EventKind::printed, {});
  }

  void carry_out(const AwaitUser&) {
    if (!me_.awaits_user) {
      me_.awaits_user = true;
      block(EventKind::awaits_user, Status::running);
      return;
    }
    require(choice_.said != nullptr, "the user's statement is missing");
    me_.awaits_user = false;
    event_.value = Value::text(choice_.said->to_text());
    OpResult result;
    result.said = choice_.said;
    done(EventKind::user_said, result);
  }

  void carry_out(const Panic& op) {
    me_.ending = true;
    me_.panic = op.message;
    event_.kind = EventKind::panicking;
    event_.value = Value::text(op.message);
  }

  void carry_out(const Finish&) {
    me_.ending = true;
    event_.kind = EventKind::finishing;
  }

  void go_on_ending() {
    if (!me_.owned.empty()) {
      const HandleId newest = me_.owned.back();
      me_.owned.pop_back();
      drop(newest);
      return;
    }
    const bool panics = std::holds_alternative<Panic>(me_.script->next().what);
    change_status(panics ? Status::panicked : Status::finished);
    event_.kind = panics ? EventKind::panicked : EventKind::finished;
    if (id_ == kMain) state_.ended = true;
  }

  // How every operation ends, or begins to wait.

  void done(EventKind kind, const OpResult& result) {
    event_.kind = kind;
    event_.outcome = result.outcome;
    if (me_.status != Status::running) {
      change_status(Status::running);
      me_.has_deadline = false;
      me_.until_ms = 0;
      me_.waits_for = kNoChannel;
      me_.joins = kNoThread;
    }
    resume(result);
  }

  void resume(const OpResult& result) {
    me_.trail = fingerprint(me_.trail, result);
    me_.script->resume(result);
    me_.line = me_.script->line();
  }

  void block(EventKind kind, Status status) {
    event_.kind = kind;
    event_.outcome = Outcome::WouldBlock;
    change_status(status);
  }

  void change_status(Status status) {
    me_.status = status;
    me_.since_ms = state_.now_ms;
  }

  Channel& edit(ChannelId id) { return state_.channels.edit(index(id)); }

  State& state_;
  const Choice& choice_;
  const ThreadId id_;
  Thread& me_;
  Event event_;
};

}  // namespace

bool enabled(const State& state, ThreadId id) {
  if (state.ended || index(id) >= state.threads.size()) return false;
  const Thread& thread = state[id];
  switch (thread.status) {
    case Status::running:
      return true;
    case Status::sleeping:
      return true;
    case Status::blocked_full: {
      const Channel& channel = state[thread.waits_for];
      return !thread.in_hand || send_fails(channel) || has_room(channel);
    }
    case Status::blocked_empty: {
      const Channel& channel = state[thread.waits_for];
      return thread.has_deadline || has_message(channel) || receive_fails(channel);
    }
    case Status::blocked_join:
      return state[thread.joins].has_ended();
    case Status::blocked_lock:
      return false;
    case Status::finished:
      return false;
    case Status::panicked:
      return false;
  }
  return false;
}

bool waits_for_clock(const State& state, ThreadId id) {
  const Thread& thread = state[id];
  if (thread.status != Status::blocked_empty) return thread.status == Status::sleeping;
  const Channel& channel = state[thread.waits_for];
  return thread.has_deadline && !has_message(channel) && !receive_fails(channel);
}

Event step(State& state, ThreadId thread, const Choice& choice) {
  require(enabled(state, thread), "the thread cannot go on");
  return Step(state, thread, choice).take();
}

Event change_setting(State& state, CellId cell, Value value, double now_ms) {
  require(index(cell) < state.cells.size(), "a cell that does not exist");
  state.now_ms = std::max(state.now_ms, now_ms);
  state.cells.edit(index(cell)).value = value;
  Event event;
  event.n = ++state.position;
  event.kind = EventKind::setting_changed;
  event.t_ms = state.now_ms;
  event.cell = cell;
  event.value = std::move(value);
  return event;
}

}  // namespace handoff::world
