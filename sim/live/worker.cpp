#include "live/worker.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

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
  while (!has_ended_ && !core_.is_over()) step();
  current_worker = nullptr;
}

void Worker::step() {
  if (drop_leftover()) return;
  const world::Op op = script_->next();
  const Result result = std::visit([this](const auto& what) { return carry_out(what); }, op.what);
  if (result && !core_.is_over()) script_->resume(*result);
}

void Worker::take_step(Record record) {
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, std::move(record));
}

// --- Handles

Handle& Worker::find(HandleId id) {
  const auto at = std::find_if(owned_.begin(), owned_.end(), [=](const Handle& handle) { return handle.id == id; });
  require(at != owned_.end(), "a handle that it does not own");
  return *at;
}

Handle Worker::take(HandleId id) {
  Handle& handle = find(id);
  Handle taken = std::move(handle);
  owned_.erase(owned_.begin() + (&handle - owned_.data()));
  return taken;
}

void Worker::drop_later(std::vector<Handle>& handles) {
  for (Handle& handle : handles) to_drop_.push_back(std::move(handle));
  handles.clear();
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
  { const Handle dropped = take(op.handle); }
  return OpResult();
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

Worker::Result Worker::carry_out(const world::MakeCell& op) {
  const Core::Lock turn = core_.turn(*this);
  OpResult result;
  result.cell = core_.new_cell(op.value);
  core_.record(*this, {});
  return result;
}

Worker::Result Worker::carry_out(const world::Load& op) {
  const Core::Lock turn = core_.turn(*this);
  const world::Value* const cell = core_.cell(op.cell);
  require(cell != nullptr, "a cell that does not exist");
  Record record;
  record.value = *cell;
  core_.record(*this, std::move(record));
  OpResult result;
  result.value = *cell;
  return result;
}

Worker::Result Worker::carry_out(const world::Store& op) {
  const Core::Lock turn = core_.turn(*this);
  world::Value* const cell = core_.cell(op.cell);
  require(cell != nullptr, "a cell that does not exist");
  *cell = op.value;
  Record record;
  record.value = op.value;
  core_.record(*this, std::move(record));
  return OpResult();
}

// --- Threads, time, the user

Worker::Result Worker::carry_out(const world::Sleep& op) {
  Core::Lock turn = core_.turn(*this);
  double ms = 0;
  if (const double* const fixed = std::get_if<double>(&op.ms)) {
    ms = *fixed;
  } else {
    const world::Value* const cell = core_.cell(std::get<world::CellId>(op.ms));
    require(cell != nullptr, "a cell that does not exist");
    ms = cell->number() != nullptr ? static_cast<double>(*cell->number()) : 0;
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
  OpResult result;
  result.outcome = core_.end_of(op.thread).value_or(Outcome::Done);
  core_.record(*this, with(result.outcome));
  return result;
}

Worker::Result Worker::carry_out(const world::Print& op) {
  Record record;
  record.value = world::printed_value(op.text);
  take_step(std::move(record));
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

Worker::Result Worker::carry_out(const world::Panic&) {
  end(Outcome::Panicked);
  return {};
}

Worker::Result Worker::carry_out(const world::Finish&) {
  end(Outcome::Done);
  return {};
}

void Worker::end(Outcome how) {
  take_step();
  while (!core_.is_over()) {
    if (drop_leftover()) continue;
    if (owned_.empty()) break;
    const Handle newest = std::move(owned_.back());
    owned_.pop_back();
  }
  const Core::Lock turn = core_.turn(*this);
  core_.record(*this, {});
  core_.thread_ends(id_, how);
  has_ended_ = true;
}

}  // namespace handoff::live
