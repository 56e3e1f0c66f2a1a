// Movement: where each message is between the places that the state knows.
//
// Each operation of the last moments adds what it moved, still to go: position = where it ends + the sum, over the
// recent operations, of (before - after) * (1 - ease(age / duration)). So a message that is moved again while it moves
// goes on from where it is, nothing jumps, and messages of a channel, all moved along one line by the same operations,
// never overtake each other. (Known as additive animation.)
#pragma once

#include <cstddef>
#include <vector>

#include "view/pipe_shape.hpp"
#include "view/timeline.hpp"
#include "world/event.hpp"
#include "world/state.hpp"

namespace handoff::view {

// Lengths of the wires, in places: how much of a movement's time they take.
inline constexpr float kInWire = 6, kOutWire = 5;

// A message outside a sender's hand.
struct MovingMessage {
  enum class Course : std::uint8_t {
    queued,    // inside, or on its way in
    leaving,   // received: on its way to the receiver, `to`
    bouncing,  // the send failed: back to the sender
  };
  Course course{};
  world::MessageId id = world::kNoMessage;
  world::ThreadId from = world::kNoThread, to = world::kNoThread;
  const world::Value* value = nullptr;
  std::size_t rank = 0;  // in the queue
  float place = 0;       // along the channel: up to -1 - kOutWire behind the exit, mouth_place() + kInWire is the hand
  float alpha = 1;
};

class Motion {
 public:
  // `recent` may be null.
  Motion(const world::State&, const Timeline&, const std::vector<world::Event>* recent, double clock_ms,
         double window_ms, bool moves);

  // The share of a movement begun at `t_ms` that is still to go: 1 to 0.
  float to_go(double t_ms) const;
  // How visible something is that appeared then: 0 to 1. Goes on with reduced motion, where nothing moves.
  float shown(double t_ms) const;

  // The events that are still seen, oldest first.
  const std::vector<const world::Event*>& events() const { return events_; }

  // The number of messages in a channel, on its way between two numbers.
  float length(world::ChannelId, std::size_t most) const;
  // What is to be seen of a channel's messages, those in front last.
  std::vector<MovingMessage> messages(world::ChannelId, const PipeShape&) const;

 private:
  const world::State& state_;
  const Timeline& timeline_;
  double clock_ms_, window_ms_;
  bool moves_;
  std::vector<const world::Event*> events_;
};

}  // namespace handoff::view
