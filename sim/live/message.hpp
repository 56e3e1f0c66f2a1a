// What travels in the real channels of a run, and the real handles to them.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mpsc/mpsc.hpp>
#include <mutex>
#include <variant>
#include <vector>

#include "world/ids.hpp"
#include "world/value.hpp"

namespace handoff::live {

class Core;
struct Message;

// Shows a channel's commit points to the run: its order is the order of the run's log.
class Observer {
 public:
  Observer() = default;
  Observer(Core& core, bool is_unbounded)
      : core_(&core), held_(is_unbounded ? std::make_shared<std::uint32_t>(0) : nullptr) {}

  std::unique_lock<std::mutex> lock() const noexcept;
  void note(mpsc::Operation, mpsc::Outcome, const Message*) const noexcept;

 private:
  Core* core_ = nullptr;                 // outlives all handles of its run
  std::shared_ptr<std::uint32_t> held_;  // messages in an unbounded channel, under the run's lock
};

// The clock of the run that the calling thread belongs to.
struct RunTime {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = std::chrono::duration<rep, period>;
  using time_point = std::chrono::time_point<RunTime>;
  static constexpr bool is_steady = false;  // it pauses
  static time_point now() noexcept;
  // The time point `ms` on the run's clock, or never.
  static time_point at(double ms) noexcept;
  static double to_ms(time_point) noexcept;
};

struct Traits : mpsc::DefaultTraits {
  using Clock = RunTime;
  using Observer = live::Observer;
  static void park(Atomic<std::uint32_t>& word, std::uint32_t expected) noexcept {
    park_until(word, expected, RunTime::time_point::max());
  }
  // Where the run is over, closes the channel that the calling thread waits in: that ends every wait.
  static bool park_until(Atomic<std::uint32_t>& word, std::uint32_t expected, RunTime::time_point deadline) noexcept;
  static void unpark_one(Atomic<std::uint32_t>& word) noexcept;
  static void unpark_all(Atomic<std::uint32_t>& word) noexcept { unpark_one(word); }
  // The attempts of a run are taken in turn: there is nothing to gain by spinning.
  static unsigned processors() noexcept { return 1; }
};

using Sender = mpsc::Sender<Message, Traits>;
using SyncSender = mpsc::SyncSender<Message, Traits>;
using Receiver = mpsc::Receiver<Message, Traits>;

// A real handle under its name in the run.
struct Handle {
  world::HandleId id;
  std::variant<Sender, SyncSender, Receiver> real;
};

// Handles that travel. The run knows them all, so that messages that hold each other's channels do not outlive it.
using Cargo = std::vector<Handle>;

struct Message {
  Message(world::Value v, std::shared_ptr<Cargo> inside) : value(std::move(v)), cargo(std::move(inside)) {}
  Message(Message&&) noexcept = default;
  Message& operator=(Message&&) = delete;
  // Handles that are still inside go to the thread that destroys the message, which drops them one a step.
  ~Message();

  // Given out under the run's lock, at the first attempt to send it: by then the channel holds it as const.
  mutable world::MessageId id = world::kNoMessage;
  world::Value value;
  std::shared_ptr<Cargo> cargo;  // the handles that `value` names, in that order; null: none
};

}  // namespace handoff::live
