// Where each message came from and went, over time, and which of them cross a window: a tree over the messages in the
// order they were offered, each node knowing when its last one arrived.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "world/event.hpp"
#include "world/ids.hpp"

namespace handoff::view {

struct MessageTrip {
  enum class End : std::uint8_t { waiting, received, destroyed, came_back };
  double offered_ms = 0;                                          // when its sender began to send it
  double sent_ms = std::numeric_limits<double>::infinity();       // when it went out of the sender's hand
  double ended_ms = std::numeric_limits<double>::infinity();
  world::ThreadId from = world::kNoThread, to = world::kNoThread;  // to: who received it, or dropped the receiver
  world::ChannelId channel = world::kNoChannel;
  End end = End::waiting;
};

class MessageIndex {
 public:
  void append(const world::Event&);
  std::size_t size() const { return trips_.size(); }
  const MessageTrip& operator[](world::MessageId id) const { return trips_[world::index(id)]; }

  // Appends messages that were under way at some moment of the window, at most about `most`: where there are more,
  // every second, fourth, … by its number, so that the choice stays the same when the window moves.
  void read(double from_ms, double to_ms, std::size_t most, std::vector<world::MessageId>& into) const;

 private:
  static constexpr std::size_t kFan = 8;
  void end(world::MessageId, double t_ms, world::ThreadId, MessageTrip::End);
  std::vector<MessageTrip> trips_;  // by message
  std::vector<std::vector<double>> latest_;  // latest_[k][i]: ended_ms of the last of kFan^(k+1) messages to end
};

}  // namespace handoff::view
