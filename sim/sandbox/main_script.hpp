// Main's thread: a list of statements, those of the set-up and, where the user is main, those the user says.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sandbox/loops.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "world/op.hpp"
#include "world/script.hpp"

namespace handoff::sandbox {

class MainScript final : public world::ScriptBody {
 public:
  // One statement of main, from one line to a whole closure.
  struct Item {
    enum class What : std::uint8_t {
      make_channel,
      make_odd_channel,
      spawn_receiver,  // also the server
      spawn_producer,  // also a client; clones tx first, but the pipeline's producer takes tx itself
      spawn_filter,
      drop_tx,
      join_receiver,
      run_loop,        // main is itself the receiver
      finish_thread,
      end,
    };
    What what;
    std::uint32_t number = 0;                    // of the producer that is spawned, or asked to finish; see cells.hpp
    world::ThreadId thread = world::kNoThread;   // the thread that was spawned here
  };

  explicit MainScript(const Setup& setup);

  std::unique_ptr<world::ScriptBody> clone() const override;
  world::Op next() const override;
  void resume(const world::OpResult&) override;
  int line() const override;  // of the item at hand: its k-th operation, from 1; in run_loop: the loop's

  const Setup& setup() const { return setup_; }
  const std::vector<Item>& items() const { return items_; }
  std::size_t at() const { return at_; }  // items before this one are done
  Text text(const Item&, const world::State&) const;

  bool waits_for_user() const { return at_ == items_.size(); }
  bool holds_tx() const { return tx_ != world::kNoHandle; }
  world::ThreadId receiver() const { return receiver_; }
  bool has_joined() const { return has_joined_; }
  std::uint32_t producers() const { return producers_; }
  // Of a producer or the receiver (number 0); kNoThread: none.
  world::ThreadId thread_of(std::uint32_t number) const;
  std::optional<std::uint32_t> number_of(world::ThreadId) const;

 private:
  void plan();
  bool sends_anything() const;
  Producer::Shape producer_shape(std::uint32_t number) const;
  Client::Shape client_shape(std::uint32_t number) const;
  Receiver::Shape receiver_shape() const;
  std::string tx_name(std::uint32_t number) const;
  bool clones_tx() const { return setup_.topology != Topology::pipeline; }
  world::Script spawned_script(const Item&) const;

  Setup setup_;
  std::vector<Item> items_;
  std::size_t at_ = 0;
  int part_ = 1;  // of the item at hand
  std::uint32_t producers_ = 0;
  world::HandleId tx_ = world::kNoHandle, rx_ = world::kNoHandle;
  world::HandleId odd_tx_ = world::kNoHandle, odd_rx_ = world::kNoHandle;
  world::HandleId clone_ = world::kNoHandle;
  world::ThreadId receiver_ = world::kNoThread;
  bool has_joined_ = false;
  std::optional<Receiver> loop_;  // run_loop
};

// The script of main's thread in a run of the sandbox; null in other runs.
const MainScript* main_script(const world::State&);

}  // namespace handoff::sandbox
