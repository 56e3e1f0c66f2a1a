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
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  double offered_ms = 0;    // when its sender began to send it
  double sent_ms = kNever;  // when the send was done; bound 0: maybe after it was received
  double ended_ms = kNever;
  std::uint32_t offered_n = 0, sent_n = UINT32_MAX;                // the events
  world::ThreadId from = world::kNoThread, to = world::kNoThread;  // to: who received it, or dropped the receiver
  world::ChannelId channel = world::kNoChannel;
  End end = End::waiting;
};

class MessageIndex {
 public:
  void append(const world::Event&);
  std::size_t size() const { return trips_.size(); }
  const MessageTrip& operator[](world::MessageId id) const { return trips_[world::index(id)]; }

  // Appends messages that were under way at some moment of the window, at most about `most`: where there are more, one
  // of each two, four, … by its number, so that the choice stays the same when the window moves.
  void read(double from_ms, double to_ms, std::size_t most, std::vector<world::MessageId>& into) const;

 private:
  static constexpr std::size_t kFan = 8;
  MessageTrip& trip(const world::Event&);
  void end(world::MessageId, const world::Event&, MessageTrip::End);
  // The first message from `id` on that is not in a group whose last has ended before `t_ms`.
  std::size_t skip_ended(std::size_t id, std::size_t end, double t_ms) const;

  std::vector<MessageTrip> trips_;  // by message
  struct Inside {                   // what is in a channel, oldest first, from `first` on
    std::vector<world::MessageId> messages;
    std::size_t first = 0;
  };
  std::vector<Inside> inside_;               // by channel
  std::vector<std::vector<double>> latest_;  // latest_[k][i]: when the last of kFan^(k+1) messages has ended
};

}  // namespace handoff::view
