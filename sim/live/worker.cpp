#include "live/worker.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

#include "world/weight.hpp"

namespace handoff::live {

using world::HandleId;
using world::OpResult;
using world::Outcome;
using world::Record;

namespace {

thread_local Worker* current_worker = nullptr;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "handoff: a script asked its thread for something that makes no sense: %s\n", what);
  std::abort();
}

Record with(Outcome outcome) {
  Record record;
  record.outcome = outcome;
  return record;
}

Outcome to_outcome(mpsc::RecvError) { return Outcome::Disconnected; }
Outcome to_outcome(mpsc::TryRecvError error) {
  return error == mpsc::TryRecvError::Empty ? Outcome::Empty : Outcome::Disconnected;
}
Outcome to_outcome(mpsc::RecvTimeoutError error) {
  return error == mpsc::RecvTimeoutError::Timeout ? Outcome::Timeout : Outcome::Disconnected;
}

}  // namespace

Worker* Worker::current() { return current_worker; }

Worker::~Worker() {
  // What a stopped thread still owns goes without a record. Messages hand over what travels in them, see drop_later.
  Worker* const caller = std::exchange(current_worker, this);
  while (!owned_.empty() || !to_drop_.empty()) {
    const std::vector<Handle> owned = std::exchange(owned_, {});
    const std::deque<Handle> to_drop = std::exchange(to_drop_, {});
  }
  current_worker = caller;
}

void Worker::run() {
  current_worker = this;
  if (id_ != world::kMain) script_->born(id_);  // main's script was, when its first state was made
  while (!has_ended_ && !core_.is_over()) step();
  current_worker = nullptr;
}

void Worker::step() {
  if (drop_leftover()) return;
  const world::Op op = script_->next();
  handed_over_ += static_cast<std::int64_t>(world::weight_of(op));
  const Result result = std::visit([this](const auto& what) { return carry_out(what); }, op.what);
  if (result && !core_.is_over()) script_->resume(*result);
}

std::int64_t Worker::growth() {
  const std::uint64_t now = script_->memory(), before = std::exchange(held_, now);
  // The specification's copy of the thread holds as much.
  return static_cast<std::int64_t>(2 * (now - before)) + std::exchange(handed_over_, 0);
}

std::uint64_t Worker::effort() {
  const std::uint64_t now = script_->steps();
  return now - std::exchange(computed_, now);
}

void Worker::take_step(Record record, std::uint32_t cost) {
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, std::move(record), cost);
}

// --- Handles

Handle& Worker::find(HandleId id) {
  const auto at = std::find_if(owned_.begin(), owned_.end(), [=](const Handle& handle) { return handle.id == id; });
  if (at != owned_.end()) return *at;
  const Core::Lock held = core_.lock();
  Handle* const kept = core_.kept(id);
  require(kept != nullptr, "a handle that it does not own");
  return *kept;
}

Handle Worker::take(HandleId id) {
  const auto at = std::find_if(owned_.begin(), owned_.end(), [=](const Handle& handle) { return handle.id == id; });
  require(at != owned_.end(), "a handle that it does not own");
  Handle taken = std::move(*at);
  owned_.erase(at);
  return taken;
}

void Worker::drop_later(const world::Value& value, std::vector<Handle>* handles) {
  if (gives_back_ != nullptr) gives_back_->push_back(value);
  if (handles == nullptr) return;
  for (Handle& handle : *handles) {
    if (gives_back_ != nullptr) owned_.push_back(std::move(handle));
    else to_drop_.push_back(std::move(handle));
  }
  handles->clear();
}

bool Worker::drop_leftover() {
  if (to_drop_.empty()) return false;
  const Handle oldest = std::move(to_drop_.front());
  to_drop_.pop_front();
  return true;  // here it is dropped, which the channel notes
}

void Worker::close_what_it_waits_in() {
  // Closing may wait for a lock inside the channel, which must not lead here again.
  if (Handle* const handle = std::exchange(waits_in_, nullptr)) {
    std::visit([](const auto& real) { real.close(); }, handle->real);
  }
}

Worker::Result Worker::carry_out(const world::MakeChannel& op) {
  const bool is_unbounded = !op.bound.has_value();
  if (!is_unbounded && *op.bound > core_.options().max_messages) {
    const Core::Lock turn = core_.turn(*this);
    core_.end(StopReason::message_limit,
              "A buffer of " + std::to_string(*op.bound) + " slots is more than a run may have: the run stops here.");
    return {};
  }
  const Observer observer(core_, is_unbounded);
  const auto take_over = [&](auto ends) {
    const Core::Lock turn = core_.turn(*this);
    OpResult result;
    core_.new_channel();
    result.handle = core_.new_handle();
    result.receiver = core_.new_handle();
    owned_.push_back({result.handle, std::move(ends.first)});
    owned_.push_back({result.receiver, std::move(ends.second)});
    core_.record(*this, {});
    return result;
  };
  if (is_unbounded) return take_over(mpsc::channel<Message, Traits>(observer));
  return take_over(mpsc::sync_channel<Message, Traits>(*op.bound, observer));
}

Worker::Result Worker::carry_out(const world::CloneSender& op) {
  // A clone that nobody else knows changes nothing: it counts from its record on.
  Handle clone = std::visit(
      [](const auto& real) -> Handle {
        if constexpr (std::is_same_v<std::decay_t<decltype(real)>, Receiver>) {
          require(false, "a clone of a receiver");
          std::abort();
        } else {
          return {world::kNoHandle, real.clone()};
        }
      },
      find(op.sender).real);
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.handle = clone.id = core_.new_handle();
  owned_.push_back(std::move(clone));
  core_.record(*this, {});
  return result;
}

Worker::Result Worker::carry_out(const world::DropHandle& op) {
  OpResult result;
  std::vector<world::Value> inside;
  Handle dropped = take(op.handle);
  const bool gives_back = op.gives_back && std::holds_alternative<Receiver>(dropped.real);
  if (gives_back) gives_back_ = &inside;
  { const Handle gone = std::move(dropped); }
  gives_back_ = nullptr;
  if (gives_back) result.value = world::Value::list(std::move(inside));
  return result;
}

Worker::Result Worker::carry_out(const world::Close& op) {
  std::visit([](const auto& real) { real.close(); }, find(op.handle).real);
  return OpResult();
}

// --- Messages

Message Worker::pack(const world::Value& value) {
  sending = world::kNoMessage;
  sending_value = value;
  std::vector<HandleId> inside;
  if (value.number() == nullptr) value.collect_handles(inside);
  if (inside.empty()) return Message(value, nullptr);
  std::shared_ptr<Cargo> cargo = core_.new_cargo();
  for (const HandleId id : inside) cargo->push_back(take(id));
  return Message(value, std::move(cargo));
}

world::Value Worker::unpack(Message&& message) {
  if (message.cargo != nullptr) {
    for (Handle& handle : *message.cargo) owned_.push_back(std::move(handle));
    message.cargo.reset();
  }
  return std::move(message.value);
}

OpResult Worker::come_back(Message&& message, Outcome outcome) {
  OpResult result;
  result.outcome = outcome;
  result.value = unpack(std::move(message));
  return result;
}

Worker::Result Worker::carry_out(const world::Send& op) {
  Message message = pack(op.value);
  Handle& sender = find(op.sender);
  waits_in_ = &sender;
  Result result = std::visit(
      [&](const auto& real) -> OpResult {
        if constexpr (std::is_same_v<std::decay_t<decltype(real)>, Receiver>) {
          require(false, "a send by a receiver");
        } else {
          auto sent = real.send(std::move(message));
          if (!sent) return come_back(std::move(sent.error().value), Outcome::Disconnected);
        }
        return {};
      },
      sender.real);
  waits_in_ = nullptr;
  return result;
}

Worker::Result Worker::carry_out(const world::TrySend& op) {
  Message message = pack(op.value);
  const SyncSender* const sender = std::get_if<SyncSender>(&find(op.sender).real);
  require(sender != nullptr, "a try_send without a SyncSender");
  auto sent = sender->try_send(std::move(message));
  if (sent) return OpResult();
  const bool is_full = sent.error().kind == mpsc::TrySendError<Message>::Kind::Full;
  return come_back(std::move(sent.error().value), is_full ? Outcome::Full : Outcome::Disconnected);
}

template <class Received>
OpResult Worker::received(Received&& from_channel) {
  OpResult result;
  if (from_channel) {
    result.value = unpack(std::move(*from_channel));
  } else {
    result.outcome = to_outcome(from_channel.error());
  }
  waits_in_ = nullptr;
  return result;
}

Receiver& Worker::receiver(HandleId id) {
  waits_in_ = &find(id);
  Receiver* const real = std::get_if<Receiver>(&waits_in_->real);
  require(real != nullptr, "a receive by a sender");
  return *real;
}

Worker::Result Worker::carry_out(const world::Recv& op) { return received(receiver(op.receiver).recv()); }

Worker::Result Worker::carry_out(const world::TryRecv& op) { return received(receiver(op.receiver).try_recv()); }

Worker::Result Worker::carry_out(const world::RecvTimeout& op) {
  const double until_ms = core_.clock().now_ms() + std::max(op.ms, 0.0);
  return received(receiver(op.receiver).recv_deadline(RunTime::at(until_ms)));
}

// --- Cells

Cell& Worker::cell(world::CellId id) {
  Cell* const found = core_.cell(id);
  require(found != nullptr, "a cell that does not exist");
  return *found;
}

std::vector<Handle> Worker::take_all_in(const world::Value& value) {
  std::vector<Handle> taken;
  if (value.number() != nullptr) return taken;
  std::vector<HandleId> inside;
  value.collect_handles(inside);
  for (const HandleId id : inside) taken.push_back(take(id));
  return taken;
}

void Worker::take_over(std::vector<Handle>& handles) {
  for (Handle& handle : handles) owned_.push_back(std::move(handle));
  handles.clear();
}

Worker::Result Worker::carry_out(const world::MakeCell& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.cell = core_.new_cell({.value = op.value, .kind = op.kind, .owners = op.is_empty ? 0u : 1u, .handles = take_all_in(op.value)});
  core_.record(*this, {});
  return result;
}

Worker::Result Worker::carry_out(const world::Share& op) {
  const Core::Lock turn = core_.turn(*this);
  Cell& shared = cell(op.cell);
  OpResult result;
  if (op.value) {
    if (shared.owners == 0) shared.handles = take_all_in(*op.value);
    shared.value = *op.value;
  }
  if (op.is_weak) {
    ++shared.weak;
    core_.record(*this, {});
    return result;
  }
  if (op.if_alive && shared.owners == 0) result.outcome = Outcome::Disconnected;
  else ++shared.owners;
  if (op.if_alive) result.value = shared.value;
  core_.record(*this, with(result.outcome));
  return result;
}

Worker::Result Worker::carry_out(const world::Release& op) {
  const Core::Lock turn = core_.turn(*this);
  Cell& released = cell(op.cell);
  OpResult result;
  if (op.is_weak) {
    --released.weak;
    core_.record(*this, {});
    return result;
  }
  if (released.owners > 1) result.outcome = Outcome::NotLast;
  if (released.owners == 1 || !op.only_if_last) --released.owners;
  if (released.owners == 0) {
    const bool is_in_hands = !released.holders.empty() && !released.is_shared;
    if (!is_in_hands) result.value = std::move(released.value);
    released.value = {};
    take_over(released.handles);
  }
  Record record = with(result.outcome);
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Count& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  using Whom = world::Count::Whom;
  const Cell& counted = cell(op.cell);
  result.value = std::int64_t{(op.whom == Whom::weak ? 0 : counted.owners) + (op.whom == Whom::owners ? 0 : counted.weak)};
  // The event carries no value: the specification counts itself.
  core_.record(*this, {});
  return result;
}

Worker::Result Worker::carry_out(const world::Load& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.value = cell(op.cell).value;
  Record record;
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Store& op) {
  const Core::Lock turn = core_.turn(*this);
  cell(op.cell).value = op.value;
  Record record;
  record.value = op.value;
  core_.record(*this, std::move(record));
  return OpResult();
}

Worker::Result Worker::carry_out(const world::Update& op) {
  const Core::Lock turn = core_.turn(*this);
  Cell& updated = cell(op.cell);
  OpResult result;
  result.value = updated.value;
  if (const std::optional<world::Value> after = world::updated(updated.value, op)) {
    updated.value = *after;
  } else {
    result.outcome = Outcome::Different;
  }
  Record record = with(result.outcome);
  record.value = updated.value;
  core_.record(*this, std::move(record));
  return result;
}

// --- Locks

OpResult Worker::take_lock(Cell& lock, bool is_shared, Outcome outcome) {
  lock.holders.push_back(id_);
  lock.is_shared = is_shared;
  OpResult result;
  result.value = lock.value;
  result.outcome = lock.is_poisoned ? Outcome::Poisoned : outcome;
  if (!is_shared) take_over(lock.handles);
  Record record = with(result.outcome);
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

void Worker::leave_lock(Cell& lock, bool is_shared, const world::Value& value) {
  const auto me = std::find(lock.holders.begin(), lock.holders.end(), id_);
  require(me != lock.holders.end() && lock.is_shared == is_shared, "a lock that the thread does not hold");
  lock.holders.erase(me);
  if (!is_shared) {
    // The specification's lock holds as much. To make the value anew is work, too: about a step for each part.
    constexpr std::size_t kBytesAStep = 16;
    const std::size_t bytes = value.weight();
    handed_over_ += 2 * (static_cast<std::int64_t>(bytes) - static_cast<std::int64_t>(lock.value.weight()));
    computed_ -= bytes / kBytesAStep;
    lock.value = value;
    lock.handles = take_all_in(value);
  }
  core_.something_changed();
}

Worker::Result Worker::carry_out(const world::Lock& op) {
  Core::Lock turn = core_.turn(*this);
  if (!is_free(cell(op.cell), op.is_shared)) {
    core_.record(*this, with(Outcome::WouldBlock));
    turn.unlock();
    turn = core_.turn(*this, [&] { return is_free(cell(op.cell), op.is_shared); });
    if (core_.is_over()) return {};
  }
  return take_lock(cell(op.cell), op.is_shared, Outcome::Done);
}

Worker::Result Worker::carry_out(const world::TryLock& op) {
  const Core::Lock turn = core_.turn(*this);
  if (is_free(cell(op.cell), op.is_shared)) return take_lock(cell(op.cell), op.is_shared, Outcome::Done);
  OpResult result;
  result.outcome = Outcome::Locked;
  core_.record(*this, with(result.outcome));
  return result;
}

Worker::Result Worker::carry_out(const world::Unlock& op) {
  const Core::Lock turn = core_.turn(*this);
  Cell& lock = cell(op.cell);
  const bool poisons = op.poisons && !op.is_shared;
  if (poisons) lock.is_poisoned = true;
  leave_lock(lock, op.is_shared, op.value);
  Record record = with(poisons ? Outcome::Poisoned : Outcome::Done);
  record.value = lock.value;
  // A long value is made anew when it is replayed, and kept until then.
  const std::uint32_t cost = op.is_shared ? 1 : 1 + static_cast<std::uint32_t>(op.value.weight() / world::kLongValue);
  core_.record(*this, std::move(record), cost);
  return OpResult();
}

Worker::Result Worker::carry_out(const world::Poisoned& op) {
  const Core::Lock turn = core_.turn(*this);
  Cell& lock = cell(op.cell);
  OpResult result;
  result.value = world::Value::boolean(lock.is_poisoned);
  if (op.clears) lock.is_poisoned = false;
  Record record;
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Wait& op) {
  Core::Lock turn = core_.turn(*this);
  Cell& condition = cell(op.condition);
  leave_lock(cell(op.lock), false, op.value);
  condition.waiting.push_back(id_);
  const double until_ms = core_.record(*this, with(Outcome::WouldBlock)) + std::max(op.ms.value_or(0), 0.0);
  turn.unlock();
  const auto is_notified = [&] { return std::find(condition.waiting.begin(), condition.waiting.end(), id_) == condition.waiting.end(); };
  turn = core_.turn(
      *this, [&] { return (is_notified() || (op.ms && core_.clock().now_ms() >= until_ms)) && is_free(cell(op.lock), false); },
      op.ms ? &until_ms : nullptr);
  if (core_.is_over()) return {};
  const bool in_time = is_notified();
  if (!in_time) condition.waiting.erase(std::find(condition.waiting.begin(), condition.waiting.end(), id_));
  return take_lock(cell(op.lock), false, in_time ? Outcome::Done : Outcome::Timeout);
}

Worker::Result Worker::carry_out(const world::Notify& op) {
  const Core::Lock turn = core_.turn(*this);
  auto& waiting = cell(op.condition).waiting;
  waiting.erase(waiting.begin(), op.all || waiting.empty() ? waiting.end() : waiting.begin() + 1);
  core_.something_changed();
  core_.record(*this, {});
  return OpResult();
}

// --- Threads, time, the user

Worker::Result Worker::carry_out(const world::Sleep& op) {
  Core::Lock turn = core_.turn(*this);
  double ms = 0;
  if (const double* const fixed = std::get_if<double>(&op.ms)) {
    ms = *fixed;
  } else {
    const world::Value& value = cell(std::get<world::CellId>(op.ms)).value;
    ms = value.number() != nullptr ? static_cast<double>(*value.number()) : 0;
  }
  if (ms > 0) {
    const double until_ms = core_.record(*this, with(Outcome::WouldBlock)) + ms;
    turn.unlock();
    turn = core_.turn(
        *this, [&] { return core_.clock().now_ms() >= until_ms; }, &until_ms);
  }
  core_.record(*this, {});
  return OpResult();
}

Worker::Result Worker::carry_out(const world::Spawn& op) {
  Core::Lock turn = core_.turn(*this);
  if (!core_.may_spawn()) return {};
  OpResult result;
  result.thread = core_.new_thread();
  std::vector<Handle> moved;
  for (const HandleId id : op.moved) moved.push_back(take(id));
  if (!op.lent.empty()) core_.lend(result.thread, id_, op.lent, owned_);
  core_.record(*this, {});
  turn.unlock();
  core_.start(std::make_shared<Worker>(core_, result.thread, op.script, std::move(moved)));
  return result;
}

Worker::Result Worker::carry_out(const world::Join& op) {
  Core::Lock turn = core_.turn(*this);
  if (!core_.end_of(op.thread)) {
    core_.record(*this, with(Outcome::WouldBlock));
    turn.unlock();
    turn = core_.turn(*this, [&] { return core_.end_of(op.thread).has_value(); });
  }
  if (core_.is_over()) return {};
  OpResult result;
  End& end = *core_.end_of(op.thread);
  result.outcome = end.how;
  result.value = std::exchange(end.left, {});
  take_over(end.handles);
  core_.give_back(op.thread, id_, owned_);
  Record record = with(result.outcome);
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Detach& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  if (std::optional<End>& end = core_.end_of(op.thread)) {
    result.value = std::exchange(end->left, {});
    take_over(end->handles);
  } else {
    core_.detach(op.thread);
  }
  core_.record(*this, {});
  return result;
}

Worker::Result Worker::carry_out(const world::HasEnded& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.value = world::Value::boolean(core_.end_of(op.thread).has_value());
  Record record;
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Print& op) {
  Record record;
  record.value = world::printed_value(op);
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, std::move(record));
  core_.count_output(op.text);
  return OpResult();
}

Worker::Result Worker::carry_out(const world::AwaitUser&) {
  take_step(with(Outcome::WouldBlock));
  const Core::Lock turn = core_.turn(*this, [&] { return core_.is_spoken_to(); });
  if (core_.is_over()) return {};
  Record record;
  OpResult result;
  record.said = result.said = core_.hear();
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::ReadLine&) {
  take_step(with(Outcome::WouldBlock));
  const Core::Lock turn = core_.turn(*this, [&] { return core_.has_line(); });
  if (core_.is_over()) return {};
  const std::shared_ptr<const world::InputLine> line = core_.read_line();
  OpResult result;
  if (line->is_end) result.outcome = Outcome::Disconnected;
  else result.value = world::Value::text(line->text);
  Record record = with(result.outcome);
  record.said = line;
  record.value = result.value;
  core_.record(*this, std::move(record));
  return result;
}

Worker::Result Worker::carry_out(const world::Now&) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.value = world::clock_value(core_.record_clock(*this));
  return result;
}

Worker::Result Worker::carry_out(const world::Yield&) {
  take_step({}, world::kYieldCost);
  return OpResult();
}

Worker::Result Worker::carry_out(const world::Exit& op) {
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, {});
  core_.exit(op.code, op.why);
  has_ended_ = true;
  return {};
}

Worker::Result Worker::carry_out(const world::Panic& op) {
  const world::Value left = op.payload.is_unit() ? world::Value::text(op.message) : op.payload;
  take_step();
  end({Outcome::Panicked, left, take_all_in(left)});
  return {};
}

Worker::Result Worker::carry_out(const world::Finish& op) {
  if (op.wants_back) {
    const Core::Lock turn = core_.turn(*this);
    if (core_.is_over()) return {};
    if (core_.is_detached(id_)) {
      OpResult result;
      result.outcome = Outcome::Disconnected;
      result.value = op.value;
      Record record = with(result.outcome);
      record.value = result.value;
      core_.record(*this, std::move(record));
      return result;
    }
    Record record;
    record.value = op.value;
    core_.record(*this, std::move(record));
  } else {
    Record record;
    record.value = op.value;
    take_step(std::move(record));
  }
  end({Outcome::Done, op.value, take_all_in(op.value)});
  return {};
}

// After the step that begins to end.
void Worker::end(End end) {
  while (!core_.is_over()) {
    if (drop_leftover()) continue;
    if (owned_.empty()) break;
    const Handle newest = std::move(owned_.back());
    owned_.pop_back();
  }
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, {});
  core_.thread_ends(id_, std::move(end));
  has_ended_ = true;
}

}  // namespace handoff::live
