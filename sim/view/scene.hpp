// What the parts of the stage share while one picture is laid out.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "view/arrangement.hpp"
#include "view/canvas.hpp"
#include "view/motion.hpp"
#include "view/stage.hpp"

namespace handoff::view {

struct Scene {
  const StageInput& in;
  Canvas canvas;
  Motion motion;
  Structure structure;
  Arrangement plan;
  std::vector<PipeShape> shapes{};                // of plan.pipes
  std::vector<std::uint32_t> hues;                // by thread
  std::vector<world::HandleId> kept_open;         // senders that keep somebody waiting for ever
  std::vector<world::HandleId> lit;               // named by the explanation of the selected thread
  std::unordered_map<std::uint32_t, Rect> plugs;  // by handle: where it is
  std::vector<Rect> hands;                        // by thread: where it holds a message out
  std::vector<Rect> next_plugs;                   // by thread: where a plug was pulled
  bool is_crowded = false;                        // cards so small that wires would hide them

  float s() const { return plan.scale; }
  const world::State& state() const { return in.state; }
  std::uint32_t hue_of(world::ThreadId thread) const {
    return world::index(thread) < hues.size() ? hues[world::index(thread)] : 0;
  }
  bool is_kept_open(world::HandleId) const;
  bool is_lit(world::HandleId) const;
};

// The sender handles that a thread holds while it waits, in join, for the one that receives from them to end.
std::vector<world::HandleId> forgotten_senders(const world::State&);

void place_cards(Scene&);  // their plugs and hands
void draw_card_backs(Scene&);
void draw_card_fronts(Scene&);
void place_pipes(Scene&);
void draw_pipes(Scene&);     // the channels, empty
void draw_wires(Scene&);     // after the pipes were placed
void draw_messages(Scene&);  // in the hands, in the channels and in between
void draw_output(Scene&);
void draw_headings(Scene&);

// A message's token; its text is left out where it would not fit.
void draw_token(Scene&, const Rect&, world::MessageId, const world::Value&, world::ThreadId from, float alpha);

}  // namespace handoff::view
