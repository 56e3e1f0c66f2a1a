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

// Whether the thread could take the lock now.
bool is_free(const Cell& lock, bool shared) { return lock.holders.empty() || (shared && lock.is_shared); }

// What a thread that waits for a lock goes on with.
bool can_take(const State& state, const Thread& thread) {
  const Op op = thread.script->next();
  if (const Lock* const lock = std::get_if<Lock>(&op.what)) return is_free(state[lock->cell], lock->is_shared);
  const bool is_notified = state[thread.wants].kind != CellKind::Condition;
  return (is_notified || thread.has_deadline) && is_free(state[std::get<Wait>(op.what).lock], false);
}

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
    const Handle& original = usable(op.sender);
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
    OpResult result;
    if (op.gives_back && state_[op.handle].kind == HandleKind::Receiver) {
      std::vector<Value> inside;
      for (Sequence<Message>& queue = edit(state_[op.handle].channel).queue; !queue.empty();) {
        inside.push_back(queue.pop_front().value);
        take_over(inside.back());
      }
      const auto count = static_cast<std::uint32_t>(inside.size());
      result.value = Value::list(std::move(inside));
      drop(op.handle);
      event_.count = count;
      edit(event_.channel).destroyed += count;
    } else {
      drop(op.handle);
    }
    resume(result);
  }

  void carry_out(const Close& op) {
    event_.handle = op.handle;
    event_.channel = usable(op.handle).channel;
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

  // Its own, or one that somebody lets it use.
  const Handle& usable(HandleId id) const {
    require(index(id) < state_.handles.size(), "a handle that does not exist");
    const Handle& handle = state_[id];
    const bool is_kept = handle.keeper != kNoCell && state_[handle.keeper].kind == CellKind::Shared;
    require(handle.owner == id_ || is_kept || std::find(me_.lent.begin(), me_.lent.end(), id) != me_.lent.end(),
            "a handle that the thread neither owns nor was lent");
    return handle;
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
    for_each_handle(message.value, [&](HandleId id, Handle& handle) {
      handle.carrier = kNoMessage;
      handle.owner = id_;
      me_.to_drop.push_back(id);
    });
  }

  template <class Action>
  void for_each_handle(const Value& value, Action action) {
    if (value.number() != nullptr) return;
    std::vector<HandleId> inside;
    value.collect_handles(inside);
    for (const HandleId id : inside) action(id, state_.handles.edit(index(id)));
  }

  // The handles inside are this thread's no more: `keep` says whose.
  template <class Keep>
  void give(const Value& value, Keep keep) {
    for_each_handle(value, [&](HandleId id, Handle& handle) {
      owned(id);
      disown(id);
      handle.owner = kNoThread;
      keep(handle);
    });
  }
  void give_to(MessageId carrier, const Value& value) {
    give(value, [&](Handle& handle) { handle.carrier = carrier; });
  }
  void give_to(CellId keeper, const Value& value) {
    give(value, [&](Handle& handle) { handle.keeper = keeper; });
  }

  void take_over(const Value& value) {
    for_each_handle(value, [&](HandleId id, Handle& handle) {
      handle.carrier = kNoMessage;
      handle.keeper = kNoCell;
      handle.left_by = kNoThread;
      handle.owner = id_;
      me_.owned.push_back(id);
    });
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
    const Handle& handle = usable(sender);
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
    const Handle& handle = usable(receiver);
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
    Cell cell;
    cell.name = op.name;
    cell.value = op.value;
    cell.kind = op.kind;
    cell.owners = op.is_empty ? 0 : 1;
    state_.cells.push_back(std::move(cell));
    give_to(result.cell, op.value);
    event_.cell = result.cell;
    event_.value = op.value;
    done(EventKind::cell_made, result);
  }

  // Of a cell that may be gone.
  std::uint32_t& known_weakly(CellId id) {
    require(index(id) < state_.cells.size(), "a cell that does not exist");
    return state_.cells.edit(index(id)).weak;
  }

  void carry_out(const Share& op) {
    event_.cell = op.cell;
    OpResult result;
    if (op.value) {
      require(index(op.cell) < state_.cells.size(), "a cell that does not exist");
      Cell& cell = state_.cells.edit(index(op.cell));
      if (cell.owners == 0) give_to(op.cell, *op.value);
      cell.value = *op.value;
      if (!op.is_weak) ++cell.owners;
    }
    if (op.is_weak) {
      event_.count = ++known_weakly(op.cell);
      return done(EventKind::weakly_shared, result);
    }
    if (op.if_alive && state_[op.cell].owners == 0) {
      result.outcome = Outcome::Disconnected;
      return done(EventKind::owners_counted, result);
    }
    event_.count = op.value ? state_[op.cell].owners : ++edit(op.cell).owners;
    if (op.if_alive) result.value = state_[op.cell].value;
    done(EventKind::cell_shared, result);
  }

  void carry_out(const Release& op) {
    OpResult result;
    if (op.is_weak) {
      event_.cell = op.cell;
      event_.count = --known_weakly(op.cell);
      return done(EventKind::weakly_released, result);
    }
    Cell& cell = edit(op.cell);
    if (cell.owners > 1) result.outcome = Outcome::NotLast;
    if (cell.owners == 1 || !op.only_if_last) --cell.owners;
    if (cell.owners == 0) {
      const bool is_in_hands = !cell.holders.empty() && !cell.is_shared;  // a guard that was never dropped
      if (!is_in_hands) event_.value = result.value = std::move(cell.value);
      cell.value = {};
      take_over(result.value);
    }
    event_.cell = op.cell;
    event_.count = cell.owners;
    done(EventKind::cell_released, result);
  }

  void carry_out(const Count& op) {
    OpResult result;
    event_.cell = op.cell;
    const Cell& cell = state_[op.cell];  // it may be gone: who knows it weakly may ask
    event_.count = op.whom == Count::Whom::owners ? cell.owners : op.whom == Count::Whom::weak ? cell.weak : cell.owners + cell.weak;
    result.value = std::int64_t{event_.count};
    done(EventKind::owners_counted, result);
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

  void carry_out(const Update& op) {
    Cell& cell = edit(op.cell);
    OpResult result;
    result.value = cell.value;
    if (const std::optional<Value> after = updated(cell.value, op)) {
      cell.value = *after;
    } else {
      result.outcome = Outcome::Different;
    }
    event_.cell = op.cell;
    event_.value = cell.value;
    done(EventKind::updated, result);
  }

  const Cell& known(CellId id) const {
    require(index(id) < state_.cells.size(), "a cell that does not exist");
    require(state_[id].owners > 0, "a cell that is gone");
    return state_[id];
  }
  Cell& edit(CellId id) {
    known(id);
    return state_.cells.edit(index(id));
  }

  // Locks.

  void carry_out(const Lock& op) {
    if (is_free(known(op.cell), op.is_shared)) {
      take_lock(op.cell, op.is_shared, Outcome::Done);
    } else {
      event_.cell = me_.wants = op.cell;
      event_.other = known(op.cell).holders.front();
      block(EventKind::lock_blocked, Status::blocked_lock);
    }
  }

  void carry_out(const TryLock& op) {
    const Cell& lock = known(op.cell);
    if (is_free(lock, op.is_shared)) return take_lock(op.cell, op.is_shared, Outcome::Done);
    event_.cell = op.cell;
    event_.other = lock.holders.front();
    OpResult result;
    result.outcome = Outcome::Locked;
    done(EventKind::try_lock_failed, result);
  }

  void carry_out(const Unlock& op) {
    if (op.poisons && !op.is_shared) edit(op.cell).is_poisoned = true;
    leave_lock(op.cell, op.is_shared, op.value);
    done(EventKind::unlocked, {});
    if (op.poisons && !op.is_shared) event_.outcome = Outcome::Poisoned;
  }

  void carry_out(const Poisoned& op) {
    Cell& lock = edit(op.cell);
    OpResult result;
    result.value = event_.value = Value::boolean(lock.is_poisoned);
    if (op.clears) lock.is_poisoned = false;
    event_.cell = op.cell;
    done(EventKind::poison_read, result);
  }

  void carry_out(const Wait& op) {
    if (me_.status == Status::running) {
      leave_lock(op.lock, false, op.value);
      edit(op.condition).waiting.push_back(id_);
      event_.cell = me_.wants = op.condition;
      if (op.ms) {
        me_.has_deadline = true;
        me_.until_ms = state_.now_ms + std::max(*op.ms, 0.0);
      }
      block(EventKind::condition_waited, Status::blocked_lock);
      return;
    }
    const bool is_notified = me_.wants == op.lock;
    if (!is_notified) {
      auto& waiting = edit(op.condition).waiting;
      waiting.erase(std::find(waiting.begin(), waiting.end(), id_));
    }
    take_lock(op.lock, false, is_notified ? Outcome::Done : Outcome::Timeout);
  }

  void carry_out(const Notify& op) {
    auto& waiting = edit(op.condition).waiting;
    const std::size_t count = op.all ? waiting.size() : std::min<std::size_t>(waiting.size(), 1);
    for (std::size_t i = 0; i < count; ++i) {
      Thread& thread = state_.threads.edit(index(waiting[i]));
      thread.wants = std::get<Wait>(thread.script->next().what).lock;
      thread.has_deadline = false;
    }
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
    event_.cell = op.condition;
    event_.count = static_cast<std::uint32_t>(count);
    done(EventKind::notified, {});
  }

  void take_lock(CellId id, bool shared, Outcome outcome) {
    Cell& lock = edit(id);
    lock.holders.push_back(id_);
    lock.is_shared = shared;
    OpResult result;
    result.value = lock.value;
    result.outcome = lock.is_poisoned ? Outcome::Poisoned : outcome;
    if (!shared) take_over(result.value);
    event_.cell = id;
    event_.value = result.value;
    done(EventKind::locked, result);
  }

  void leave_lock(CellId id, bool shared, const Value& value) {
    Cell& lock = edit(id);
    const auto me = std::find(lock.holders.begin(), lock.holders.end(), id_);
    require(me != lock.holders.end() && lock.is_shared == shared, "a lock that the thread does not hold");
    lock.holders.erase(me);
    if (!shared) {
      lock.value = value;
      give_to(id, value);
    }
    event_.cell = id;
    event_.value = lock.value;
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

  // As its script calls it; by its number where it has no name, and with the number where another one has that name.
  std::string name_for(ThreadId thread, const std::string& wanted) const {
    const std::string number = std::to_string(index(thread) + 1);  // Rust's ThreadId: main is the first
    if (wanted.empty()) return "thread " + number;
    for (const Thread& other : state_.threads)
      if (other.name == wanted) return wanted + " " + number;
    return wanted;
  }

  void carry_out(const Spawn& op) {
    OpResult result;
    result.thread = ThreadId{static_cast<std::uint32_t>(state_.threads.size())};
    Thread thread;
    thread.name = name_for(result.thread, op.name);
    thread.parent = id_;
    thread.since_ms = state_.now_ms;
    thread.script = op.script;
    thread.script->born(result.thread);
    thread.line = thread.script->line();
    for (const HandleId handle : op.lent) usable(handle);
    thread.lent = op.lent;
    for (const HandleId handle : op.moved) {
      owned(handle);
      disown(handle);
      state_.handles.edit(index(handle)).owner = result.thread;
    }
    thread.owned = op.moved;
    std::vector<Value> brought(op.moved.begin(), op.moved.end());
    brought.insert(brought.end(), op.lent.begin(), op.lent.end());
    event_.value = Value::list(std::move(brought));
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
      result.value = inherit(op.thread);
      event_.value = result.value;
      done(EventKind::joined, result);
    } else {
      me_.joins = op.thread;
      block(EventKind::join_blocked, Status::blocked_join);
    }
  }

  // What an ended thread has left; it has left nothing after that.
  Value inherit(ThreadId from) {
    Value value = std::exchange(state_.threads.edit(index(from)).left, {});
    take_over(value);
    return value;
  }

  void carry_out(const Detach& op) {
    require(index(op.thread) < state_.threads.size(), "a thread that does not exist");
    event_.other = op.thread;
    OpResult result;
    if (state_[op.thread].has_ended()) {
      result.value = inherit(op.thread);
    } else {
      state_.threads.edit(index(op.thread)).is_detached = true;
    }
    done(EventKind::detached, result);
  }

  void carry_out(const HasEnded& op) {
    require(index(op.thread) < state_.threads.size(), "a thread that does not exist");
    event_.other = op.thread;
    OpResult result;
    result.value = event_.value = Value::boolean(state_[op.thread].has_ended());
    done(EventKind::end_looked_at, result);
  }

  void carry_out(const Print& op) {
    event_.value = printed_value(op);
    const std::size_t lines = state_.output.size();
    std::size_t begin = 0;
    for (std::size_t end; (end = op.text.find('\n', begin)) != op.text.npos; begin = end + 1)
      print(op.stream, op.text.substr(begin, end - begin), true);
    if (op.ends_line || begin < op.text.size()) print(op.stream, op.text.substr(begin), op.ends_line);
    event_.count = static_cast<std::uint32_t>(state_.output.size() - lines);
    done(EventKind::printed, {});
  }

  // Goes on with the line of that stream that is open, if that is the latest of all, and not very long already.
  static bool is_long(const OutputLine& line) {
    constexpr std::size_t kLong = 10'000;  // bytes: each print copies the line
    return line.value.text() != nullptr && line.value.text()->size() >= kLong;
  }
  void print(Stream stream, std::string text, bool ends_line) {
    OutputLine line{id_, {}, stream, !ends_line};
    if (!state_.output.empty() && state_.output.back().is_open && state_.output.back().stream == stream && !is_long(state_.output.back())) {
      line = state_.output.pop_back();
      text = line.value.to_text() + text;
      line.is_open = !ends_line;
    }
    line.value = printed_value(std::move(text));
    state_.output.push_back(std::move(line));
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

  void carry_out(const ReadLine&) {
    if (!me_.awaits_line) {
      me_.awaits_line = true;
      block(EventKind::awaits_line, Status::running);
      return;
    }
    const auto* const line = dynamic_cast<const InputLine*>(choice_.said.get());
    require(line != nullptr, "the line of input is missing");
    me_.awaits_line = false;
    OpResult result;
    if (line->is_end) {
      result.outcome = Outcome::Disconnected;
    } else {
      result.value = event_.value = Value::text(line->text);
    }
    done(EventKind::line_read, result);
  }

  void carry_out(const Now&) {
    OpResult result;
    result.value = event_.value = clock_value(state_.now_ms);
    done(EventKind::clock_read, result);
  }

  void carry_out(const Yield&) { done(EventKind::yielded, {}); }

  void carry_out(const Panic& op) {
    leave(op.payload.is_unit() ? Value::text(op.message) : op.payload);
    me_.panic = op.message;
    event_.kind = EventKind::panicking;
    event_.value = Value::text(op.message);
  }

  void carry_out(const Finish& op) {
    if (me_.is_detached && op.wants_back) {
      OpResult result;
      result.outcome = Outcome::Disconnected;
      result.value = event_.value = op.value;
      return done(EventKind::unjoined, result);
    }
    leave(op.value);
    event_.kind = EventKind::finishing;
    event_.value = op.value;
  }

  void leave(const Value& value) {
    me_.ending = true;
    me_.left = value;
    give(value, [&](Handle& handle) { handle.left_by = id_; });
  }

  void carry_out(const Exit& op) {
    change_status(Status::finished);
    event_.kind = EventKind::exited;
    event_.count = static_cast<std::uint32_t>(op.code);
    event_.value = Value::text(op.why);
    state_.given_up = op.why;
    end_run(op.code);
  }

  void end_run(std::int32_t exit_code) {
    state_.ended = true;
    state_.exit_code = exit_code;
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
    me_.lent.clear();
    if (id_ == kMain) end_run(panics ? 101 : 0);
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
      me_.wants = kNoCell;
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
      return can_take(state, thread);
    case Status::finished:
      return false;
    case Status::panicked:
      return false;
  }
  return false;
}

bool waits_for_clock(const State& state, ThreadId id) {
  const Thread& thread = state[id];
  if (thread.status == Status::blocked_lock) return thread.has_deadline;
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
