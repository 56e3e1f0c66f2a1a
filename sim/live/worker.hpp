// One thread of a run: carries its script's operations out on real channels.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "live/core.hpp"
#include "live/message.hpp"
#include "live/parking.hpp"
#include "world/op.hpp"
#include "world/script.hpp"

namespace handoff::live {

class Worker {
 public:
  Worker(Core& core, world::ThreadId id, world::Script script, std::vector<Handle> owned)
      : core_(core), id_(id), script_(std::move(script)), owned_(std::move(owned)) {}
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // The worker whose thread this is; null on other threads.
  static Worker* current();

  // Until the script has ended, or the run.
  void run();

  Core& core() { return core_; }
  world::ThreadId id() const { return id_; }

  // For the channels' observer, under the run's lock: the message of the send at hand.
  world::MessageId sending = world::kNoMessage;
  world::Value sending_value;

  // A message was destroyed: what travelled in it is dropped next, or the message comes back, where that was asked for.
  void drop_later(const world::Value&, std::vector<Handle>* handles);
  // Bytes that came to what the run holds since it was asked last: in the thread's memory, and handed over.
  std::int64_t growth();
  // Instructions that it has carried out since it was asked last.
  std::uint64_t effort();
  // The run is over and this thread waits in a channel: see Traits::park_until.
  void close_what_it_waits_in();

 private:
  using Result = std::optional<world::OpResult>;  // none: the operation has none

  void step();
  void end(End);
  bool drop_leftover();  // the oldest; false: there is none

  Result carry_out(const world::MakeChannel&);
  Result carry_out(const world::CloneSender&);
  Result carry_out(const world::DropHandle&);
  Result carry_out(const world::Close&);
  Result carry_out(const world::Send&);
  Result carry_out(const world::TrySend&);
  Result carry_out(const world::Recv&);
  Result carry_out(const world::TryRecv&);
  Result carry_out(const world::RecvTimeout&);
  Result carry_out(const world::MakeCell&);
  Result carry_out(const world::Share&);
  Result carry_out(const world::Release&);
  Result carry_out(const world::Count&);
  Result carry_out(const world::Load&);
  Result carry_out(const world::Store&);
  Result carry_out(const world::Update&);
  Result carry_out(const world::Lock&);
  Result carry_out(const world::TryLock&);
  Result carry_out(const world::Unlock&);
  Result carry_out(const world::Poisoned&);
  Result carry_out(const world::Wait&);
  Result carry_out(const world::Notify&);
  Result carry_out(const world::Sleep&);
  Result carry_out(const world::Spawn&);
  Result carry_out(const world::Join&);
  Result carry_out(const world::Detach&);
  Result carry_out(const world::HasEnded&);
  Result carry_out(const world::Print&);
  Result carry_out(const world::AwaitUser&);
  Result carry_out(const world::ReadLine&);
  Result carry_out(const world::Now&);
  Result carry_out(const world::Yield&);
  Result carry_out(const world::Exit&);
  Result carry_out(const world::Panic&);
  Result carry_out(const world::Finish&);

  // Takes a step that needs nothing but its turn, and records it.
  void take_step(world::Record = {}, std::uint32_t cost = 1);

  // Under the run's lock.
  Cell& cell(world::CellId);
  std::vector<Handle> take_all_in(const world::Value&);  // the handles inside, which are this thread's
  void take_over(std::vector<Handle>&);
  world::OpResult take_lock(Cell&, bool is_shared, world::Outcome);
  void leave_lock(Cell&, bool is_shared, const world::Value&);
  bool is_free(const Cell& lock, bool is_shared) const { return lock.holders.empty() || (is_shared && lock.is_shared); }

  Handle& find(world::HandleId);
  Handle take(world::HandleId);
  Receiver& receiver(world::HandleId);  // to be received from
  Message pack(const world::Value&);
  world::Value unpack(Message&&);
  world::OpResult come_back(Message&&, world::Outcome);
  template <class Received>
  world::OpResult received(Received&&);

  Core& core_;
  const world::ThreadId id_;
  world::Script script_;
  std::vector<Handle> owned_;   // in order of acquisition
  std::deque<Handle> to_drop_;  // of messages destroyed by this thread
  Handle* waits_in_ = nullptr;  // the handle of a blocking operation, while it lasts
  std::vector<world::Value>* gives_back_ = nullptr;  // while a receiver is dropped that gives its messages back
  std::uint64_t held_ = 0;        // bytes: when asked last
  std::int64_t handed_over_ = 0;  // bytes: since then; less than none where a lock holds less than before
  std::uint64_t computed_ = 0;  // instructions: when asked last
  bool has_ended_ = false;
};

}  // namespace handoff::live
