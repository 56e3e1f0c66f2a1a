#include "view/stage.hpp"

#include <algorithm>
#include <cmath>

#include "view/scene.hpp"
#include "view/theme.hpp"

namespace handoff::view {

using world::Event;
using world::HandleId;
using world::ThreadId;

namespace {

constexpr double kMovementMs = 350;              // real time, at 1x and slower
constexpr std::size_t kMostRearrangements = 48;  // in one movement; earlier ones have all but ended by then

// Adds (before - after) * share to the rectangles of `sum`, where both have them.
void add_difference(Arrangement& sum, const Arrangement& before, const Arrangement& after, float share) {
  const auto add = [share](Rect& to, const Rect& from, const Rect& than) {
    to.x += (from.x - than.x) * share, to.y += (from.y - than.y) * share;
    to.w += (from.w - than.w) * share, to.h += (from.h - than.h) * share;
  };
  const std::size_t threads = std::min({sum.cards.size(), before.cards.size(), after.cards.size()});
  for (std::size_t i = 0; i < threads; ++i) add(sum.cards[i], before.cards[i], after.cards[i]);
  const auto find = [](const Arrangement& plan, world::ChannelId channel) {
    return std::find_if(plan.pipes.begin(), plan.pipes.end(), [&](const PipePlace& p) { return p.channel == channel; });
  };
  for (PipePlace& pipe : sum.pipes) {
    const auto from = find(before, pipe.channel), than = find(after, pipe.channel);
    if (from != before.pipes.end() && than != after.pipes.end()) add(pipe.room, from->room, than->room);
  }
  add(sum.output, before.output, after.output);
}

// The arrangement now, what was rearranged lately still on its way.
Arrangement arrangement_now(const StageInput& in, const Structure& structure, const Motion& motion) {
  const Size size{in.width, in.height};
  const float text_scale = in.text_scale;
  const Arrangement settled = arrange(structure, size, text_scale);
  Arrangement now = settled, after = settled;
  Structure past = structure;
  std::size_t rearrangements = 0;
  for (auto event = motion.events().rbegin(); event != motion.events().rend(); ++event) {
    const float to_go = motion.to_go((*event)->t_ms);
    if (to_go <= 0 || rearrangements == kMostRearrangements) break;
    if (!undo(past, **event, in.state, in.timeline)) continue;
    ++rearrangements;
    Arrangement before = arrange(past, size, text_scale);
    add_difference(now, before, after, to_go);
    after = std::move(before);
  }
  return now;
}

}  // namespace

double motion_window_ms(double speed) {
  const double real_ms = speed > 1 ? kMovementMs / std::sqrt(speed) : kMovementMs;
  return real_ms * speed;
}

std::vector<std::uint32_t> thread_hues(const world::State& state, const Timeline& timeline) {
  std::vector<std::uint32_t> hues(state.threads.size(), kMainHue);
  std::uint32_t next = kFirstProducerHue;
  bool has_receiver = false;
  for (std::uint32_t i = 1; i < hues.size(); ++i) {
    bool sends = false, receives = false;
    for (const HandleId handle : timeline.brought_by(ThreadId{i}))
      (state[handle].kind == world::HandleKind::Receiver ? receives : sends) = true;
    const bool is_receiver = receives && !sends && !has_receiver;
    hues[i] = is_receiver ? kReceiverHue : next++;
    has_receiver = has_receiver || is_receiver;
  }
  return hues;
}

std::vector<ThreadId> reading_order(const world::State& state, const Timeline& timeline) {
  return reading_order(structure_of(state, timeline));
}

std::vector<HandleId> forgotten_senders(const world::State& state) {
  std::vector<HandleId> handles;
  for (const world::Thread& thread : state.threads) {
    if (thread.status != world::Status::blocked_join || state.ended) continue;
    for (const HandleId sender : thread.owned) {
      if (state[sender].kind == world::HandleKind::Receiver) continue;
      for (const HandleId receiver : state[thread.joins].owned)
        if (state[receiver].kind == world::HandleKind::Receiver && state[receiver].channel == state[sender].channel)
          handles.push_back(sender);
    }
  }
  return handles;
}

bool Scene::is_kept_open(HandleId handle) const {
  return std::find(kept_open.begin(), kept_open.end(), handle) != kept_open.end();
}
bool Scene::is_lit(HandleId handle) const { return std::find(lit.begin(), lit.end(), handle) != lit.end(); }

Picture layout_stage(const StageInput& in) {
  Picture picture;
  picture.rect = {0, 0, in.width, in.height};
  if (in.width < 40 || in.height < 40) return picture;

  const double window = in.settled ? 0 : motion_window_ms(in.speed);
  Structure structure = structure_of(in.state, in.timeline);
  Motion motion(in.state, in.timeline, in.recent, in.clock_ms, window, !in.reduced_motion);
  Arrangement plan = arrangement_now(in, structure, motion);
  Scene scene{in,
              Canvas(picture, in.measure),
              std::move(motion),
              std::move(structure),
              std::move(plan),
              {},
              thread_hues(in.state, in.timeline),
              forgotten_senders(in.state),
              {},
              {},
              {},
              {},
              false};
  if (in.why) {
    scene.lit = in.why->handles;
    if (in.why->verdict == explore::Verdict::stuck)
      for (const HandleId handle : in.why->handles)
        if (in.state[handle].kind != world::HandleKind::Receiver && !scene.is_kept_open(handle))
          scene.kept_open.push_back(handle);
  }

  place_cards(scene);
  place_pipes(scene);
  draw_headings(scene);
  if (scene.is_crowded) draw_wires(scene);
  draw_card_backs(scene);
  if (!scene.is_crowded) draw_wires(scene);
  draw_pipes(scene);
  draw_card_fronts(scene);
  draw_output(scene);
  draw_messages(scene);
  return picture;
}

}  // namespace handoff::view
