// What the pictures need to know of a run's past: it grows with the events, and any moment or window of it can be asked
// for at a cost that does not depend on how long the run has lasted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "view/message_index.hpp"
#include "view/span_index.hpp"
#include "world/event.hpp"
#include "world/ids.hpp"

namespace handoff::view {

struct DroppedHandle {
  std::uint32_t n = 0;  // the event
  world::HandleId handle = world::kNoHandle;
};

// Something that happened at a moment of one lane.
struct Mark {
  enum class Kind : std::uint8_t { spawned, dropped, disconnected, closed, panicked, finished };
  std::uint32_t n = 0;  // the event
  double t_ms = 0;
  Kind kind{};
  world::ThreadId thread = world::kNoThread;
  world::HandleId handle = world::kNoHandle;
  world::ChannelId channel = world::kNoChannel;
};

class Timeline {
 public:
  // The next event of the log: `event.n` is `length() + 1`. Amortised O(1), O(log length) for a receive.
  void append(const world::Event& event);
  std::uint32_t length() const { return static_cast<std::uint32_t>(times_.size()); }
  void clear() { *this = Timeline(); }

  // Position and time on the run's clock, in ms. Position 0 is before the first event.
  double time_of(std::uint32_t position) const;
  std::uint32_t position_at(double t_ms) const;  // after the last event not later than t_ms
  double end_ms() const { return times_.empty() ? 0 : times_.back(); }

  // The handles that `thread` had dropped at `position`: at most the latest `most`, the latest first.
  std::vector<world::HandleId> dropped_by(world::ThreadId thread, std::uint32_t position, std::size_t most) const;
  // The handles that a thread came with when it was spawned, its own and lent ones.
  const std::vector<world::HandleId>& brought_by(world::ThreadId thread) const;
  // Whether the handle was ever sent in a message, as a reply channel's sender is.
  bool has_travelled(world::HandleId handle) const;

  // Whose value the line of output is: the thread whose message was printed unchanged by the thread that received it;
  // otherwise the one that printed it.
  world::ThreadId printed_value_of(std::size_t line) const;

  const SpanIndex& spans() const { return spans_; }
  const MessageIndex& messages() const { return messages_; }
  const std::vector<Mark>& marks() const { return marks_; }  // in the order of the log

 private:
  std::vector<double> times_;
  std::vector<std::vector<DroppedHandle>> dropped_;    // by thread
  std::vector<std::vector<world::HandleId>> brought_;  // by thread
  std::vector<bool> travelled_;                        // by handle
  struct Received {
    world::ThreadId from = world::kNoThread;
    world::Value value;
  };
  std::vector<Received> latest_;             // by thread: its latest message
  std::vector<world::ThreadId> printed_of_;  // by line of output
  std::vector<Mark> marks_;
  SpanIndex spans_;
  MessageIndex messages_;
};

}  // namespace handoff::view
