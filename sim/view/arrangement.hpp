// Who stands where on the stage: columns by who feeds whom, and the channels between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "view/picture.hpp"
#include "view/timeline.hpp"
#include "world/state.hpp"

namespace handoff::view {

// A thread's hold on one side of a channel.
struct Tie {
  world::HandleId handle = world::kNoHandle;
  world::ThreadId thread = world::kNoThread;
  world::ChannelId channel = world::kNoChannel;
  bool is_receiver = false;
  bool is_live = true;         // else dropped: the thread keeps its place
  bool has_travelled = false;  // came in a message, as a reply channel's sender does: says nothing about who feeds whom
};

// All of a state that the arrangement depends on.
struct Structure {
  std::size_t threads = 0, channels = 0;
  std::vector<Tie> ties;
};
Structure structure_of(const world::State&, const Timeline&);
// Makes the structure the one before the event, from the one after it. False: the event does not change it. `state` is
// any later one.
bool undo(Structure&, const world::Event&, const world::State&, const Timeline&);

// Where a channel's pipe goes: its room between two columns, with the wires on both sides of it.
struct PipePlace {
  world::ChannelId channel = world::kNoChannel;
  Rect room;                 // the gap's whole width
  bool is_reversed = false;  // flows from right to left: a reply
};

struct Arrangement {
  float scale = 1;  // of lengths and text against the design's
  std::size_t columns = 0;
  std::vector<std::size_t> level;  // column, by thread
  std::vector<Rect> cards;         // by thread
  std::vector<PipePlace> pipes;    // in the order of the channels
  Rect output;
  float top = 0;  // below the headings
  std::vector<Rect> column_rects, gap_rects;
};
struct Size {
  float w = 0, h = 0;
};
Arrangement arrange(const Structure&, Size, float text_scale);

// Which channels are worth showing: the live ones, and of the dead ones those that no later one has replaced.
std::vector<world::ChannelId> shown_channels(const Structure&);

// The threads column by column, each from top to bottom.
std::vector<world::ThreadId> reading_order(const Structure&);

}  // namespace handoff::view
