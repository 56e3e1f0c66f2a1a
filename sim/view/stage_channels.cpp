// The channels: pipes with their slots, the wires to the handles' plugs, and the messages.
#include <algorithm>
#include <cmath>
#include <string>

#include "view/scene.hpp"
#include "world/grouped.hpp"

namespace handoff::view {
namespace {

using world::ChannelId;
using world::Event;
using world::EventKind;
using world::HandleId;
using world::HandleKind;
using world::ThreadId;

constexpr std::uint64_t kMostMessages = 1'000'000;  // the end of the gauge
constexpr std::uint64_t kBytesAMessage = 16;        // a slot of a queue of 8-byte messages

std::string kind_text(const world::Channel& channel) {
  return channel.bound ? "sync_channel(" + std::to_string(*channel.bound) + ")" : "channel()";
}

std::string fill_text(const world::Channel& channel) {
  if (channel.bound == 0u) return "hand to hand";
  if (channel.bound) return std::to_string(channel.queue.size()) + " of " + std::to_string(*channel.bound);
  return world::grouped(channel.queue.size()) + " waiting";
}

std::string closed_text(const world::Channel& channel) {
  std::string s;
  if (channel.closed)
    s = "closed by close()";
  else if (channel.senders == 0 && !channel.has_receiver)
    s = "closed: both sides gone";
  else if (channel.senders == 0)
    s = "closed: all senders gone";
  else if (!channel.has_receiver)
    s = "receiver gone: sends fail";
  if (channel.destroyed > 0) s += " · " + world::grouped(channel.destroyed) + " destroyed";
  return s;
}

std::string memory_text(std::uint64_t messages) {
  const std::uint64_t bytes = messages * kBytesAMessage;
  if (bytes < 1000) return std::to_string(bytes) + " B";
  if (bytes < 1'000'000) return std::to_string((bytes + 500) / 1000) + " kB";
  return std::to_string((bytes + 500'000) / 1'000'000) + " MB";
}

// How far what closed an end of the channel is away: 1 where it closed before the window.
float closed_since(const Scene& scene, ChannelId channel, bool at_mouth) {
  for (const Event* event : scene.motion.events()) {
    if (event->channel != channel) continue;
    const bool is_cause = event->kind == EventKind::channel_closed ||
                          (event->kind == EventKind::handle_dropped && event->disconnects &&
                           (scene.state()[event->handle].kind != HandleKind::Receiver) == at_mouth);
    if (is_cause) return scene.motion.shown(event->t_ms);
  }
  return 1;
}

void draw_cap(Scene& scene, const PipeShape& pipe, ChannelId channel, bool at_mouth) {
  const float s = scene.s(), shown = closed_since(scene, channel, at_mouth);
  const Point end = at_mouth ? pipe.mouth() : pipe.exit();
  const float outward = end.x < centre(pipe.body()).x ? -1.0f : 1.0f;
  const float h = std::min(pipe.body().h * 0.8f, pipe.body().h - 4), w = std::min(8 * s, h * 0.3f);
  const float x = end.x + outward * (1 - shown) * 24 * s;
  const Colour colour = ink(at_mouth ? Role::text_soft : Role::danger, shown);
  scene.canvas.box(around({x, end.y}, w, h), w / 2, colour);
  const Point cross{x + outward * 12 * s, end.y};
  const float arm = 3.5f * s;
  scene.canvas.line({cross.x - arm, cross.y - arm}, {cross.x + arm, cross.y + arm}, colour, 1.8f * s);
  scene.canvas.line({cross.x - arm, cross.y + arm}, {cross.x + arm, cross.y - arm}, colour, 1.8f * s);
}

void draw_captions(Scene& scene, const PipePlace& place, const PipeShape& pipe) {
  const world::Channel& channel = scene.state()[place.channel];
  const float s = scene.s(), size = 12.5f * s, line = 16 * s, width = place.room.w - 4 * s;
  const float x = centre(pipe.body()).x;
  const float end = bottom(place.room);
  float y = bottom(pipe.body()) + 24 * s;
  if (y + line * 0.3f > end) y = std::min(end - 3 * s, bottom(pipe.body()) + 15 * s);
  const auto write = [&](const std::string& text, Font font, Colour colour) {
    if (y - size > end - size * 0.7f) return;
    scene.canvas.label({x, y}, text, font, size, colour, Align::centre, width);
    y += line;
  };
  const std::string kind = kind_text(channel), fill = fill_text(channel);
  const std::string direction = channel.bound == 0u ? (place.is_reversed ? "←" : "→")
                                : place.is_reversed ? "← FIFO"
                                                    : "FIFO →";
  const std::string separator = channel.bound == 0u ? " " : " · ";
  const Colour soft = ink(Role::text_soft);
  const float in_one_line = std::min(width, 1.6f * pipe.body().w);  // beside the pipe the wires come down
  const std::string whole = kind + " · " + fill + separator + direction;
  const std::string second = fill + separator + direction;
  if (scene.canvas.width(whole, Font::mono, size) <= in_one_line) {
    write(whole, Font::mono, soft);
  } else {
    write(kind, Font::mono, soft);
    write(scene.canvas.width(second, Font::mono, size) <= width ? second : fill, Font::mono, soft);
  }
  const std::string closed = closed_text(channel);
  if (!closed.empty()) write(closed, Font::sans, ink(channel.has_receiver ? Role::text_soft : Role::danger));

  if (pipe.is_unbounded() && y - 6 * s < end - 6 * s) {  // the gauge, its steps powers of ten
    const std::string memory = "≈ " + memory_text(channel.queue.size());
    const float text = scene.canvas.width(memory, Font::sans, 11.5f * s) + 8 * s;
    const float w = std::min(110 * s, width - 12 * s - text);
    if (w > 24 * s && y < end) {
      const Rect gauge{x - (w + text) / 2, y - 9 * s, w, 5 * s};
      const double share =
          std::log10(static_cast<double>(channel.queue.size()) + 1) / std::log10(double{kMostMessages});
      const Role role = share > 0.9 ? Role::danger : share > 0.6 ? Role::warning : Role::good;
      scene.canvas.box(gauge, gauge.h / 2, ink(Role::well), ink(Role::line));
      if (channel.queue.size() > 0)
        scene.canvas.box(
            {gauge.x, gauge.y, std::max(gauge.h, gauge.w * static_cast<float>(std::min(1.0, share))), gauge.h},
            gauge.h / 2, ink(role));
      scene.canvas.label({right(gauge) + 8 * s, y - 2.5f * s}, memory, Font::sans, 11.5f * s, soft);
    }
  }
}

Curve wire(Point from, Point to, float scale) {
  const float reach = std::max(std::abs(to.x - from.x), 40 * scale);
  const float direction = to.x >= from.x ? 1.0f : -1.0f;
  Curve c;
  c.a = from, c.d = to;
  c.b = {from.x + direction * reach * 0.62f, from.y};
  c.c = {to.x - direction * reach * 0.38f, to.y};
  return c;
}

Point side_towards(const Rect& plug, float x) { return {x >= centre(plug).x ? right(plug) : plug.x, centre(plug).y}; }

const PipeShape* shape_of(const Scene& scene, ChannelId channel) {
  for (std::size_t i = 0; i < scene.plan.pipes.size(); ++i)
    if (scene.plan.pipes[i].channel == channel) return &scene.shapes[i];
  return nullptr;
}

// A plug on the far side of the pipe's end reaches it round the pipe, over its top.
Curve wire_of(const Scene& scene, const PipeShape& pipe, const Rect& plug, bool is_receiver) {
  const Point end = is_receiver ? pipe.exit() : pipe.mouth(), middle = centre(pipe.body());
  Curve curve = wire(side_towards(plug, end.x), end, scene.s());
  if ((centre(plug).x < middle.x) != (end.x < middle.x)) {
    const float outward = end.x < middle.x ? -1.0f : 1.0f, h = pipe.body().h;
    const float top = 4;  // a curve stays within the hull of its four points
    curve.b = {middle.x - outward * pipe.body().w * 0.25f, std::max(top, middle.y - 1.25f * h)};
    curve.c = {std::clamp(end.x + outward * 40 * scene.s(), top, scene.in.width - top), std::max(top, middle.y - h)};
  }
  return curve;
}

// Where received messages go: the receiver's plug, or the card it was on.
Rect dock_of(const Scene& scene, ChannelId channel, ThreadId receiver) {
  const Rect* at = nullptr;
  for (const Tie& tie : scene.structure.ties)
    if (tie.channel == channel && tie.is_receiver && tie.is_live && tie.thread == receiver)
      if (const auto plug = scene.plugs.find(world::index(tie.handle)); plug != scene.plugs.end()) at = &plug->second;
  const Rect& rect = at ? *at : scene.plan.cards[world::index(receiver)];
  const float size = std::min(24 * scene.s(), rect.h);
  return around(centre(rect), size, size);
}

Rect rect_of(const Scene& scene, const PipeShape& pipe, ChannelId channel, const MovingMessage& message) {
  if (message.place > pipe.mouth_place()) {
    const Rect inner = pipe.at(pipe.mouth_place()), hand = scene.hands[world::index(message.from)];
    const float q = std::clamp((message.place - pipe.mouth_place()) / kInWire, 0.0f, 1.0f);
    const Point c = along(wire(centre(hand), pipe.mouth(), scene.s()), 1 - q);
    return around(c, mix(inner.w, hand.w, q), mix(inner.h, hand.h, q));
  }
  if (message.place >= -1) return pipe.at(message.place);
  const Rect outer = pipe.at(-1), dock = dock_of(scene, channel, message.to);
  const float q = std::clamp((-1 - message.place) / kOutWire, 0.0f, 1.0f);
  const Point c = along(wire(pipe.exit(), centre(dock), scene.s()), q);
  return around(c, mix(outer.w, dock.w, q), mix(outer.h, dock.h, q));
}

void hit_message(Scene& scene, world::MessageId id, const world::Value& value, ThreadId from, std::string where,
                 const Rect& rect) {
  std::string text = to_text(value, scene.state());
  std::string label;
  label.reserve(64);
  label += "message ";
  label += text;
  label += " from ";
  label += scene.state()[from].name;
  label += ", ";
  label += where;
  scene.canvas.hit("message/" + std::to_string(world::index(id)), "img", std::move(label), std::move(text), rect);
}

void draw_destroyed(Scene& scene, const PipeShape& pipe, ChannelId channel) {
  for (const Event* event : scene.motion.events()) {
    if (event->kind != EventKind::handle_dropped || event->channel != channel || event->count == 0) continue;
    const float gone = scene.motion.shown(event->t_ms);
    const float fall = scene.motion.to_go(event->t_ms) > 0 ? gone * 22 * scene.s() : 0;
    const std::size_t count = std::min<std::size_t>({event->count, pipe.capacity(), 200});
    for (std::size_t place = 0; place < count; ++place) {
      Rect rect = pipe.at(std::min(static_cast<float>(place), pipe.mouth_place()));
      rect.y += fall;
      const Colour colour = ink(Role::danger, 1 - gone);
      scene.canvas.box(rect, rect.h * 0.23f, ink(Role::danger, 0.12f * (1 - gone)), colour, 1.5f);
      const Rect cross = inset(rect, rect.w * 0.3f);
      scene.canvas.line({cross.x, cross.y}, {right(cross), bottom(cross)}, colour, 1.5f);
      scene.canvas.line({cross.x, bottom(cross)}, {right(cross), cross.y}, colour, 1.5f);
    }
  }
}

}  // namespace

void place_pipes(Scene& scene) {
  for (const PipePlace& place : scene.plan.pipes) {
    PipeShape pipe(place.room, scene.state()[place.channel].bound, place.is_reversed, scene.s());
    pipe.set_length(scene.motion.length(place.channel, pipe.capacity() + 1));
    scene.shapes.push_back(pipe);
  }
}

void draw_pipes(Scene& scene) {
  const world::State& state = scene.state();
  for (std::size_t i = 0; i < scene.plan.pipes.size(); ++i) {
    const PipePlace& place = scene.plan.pipes[i];
    const world::Channel& channel = state[place.channel];
    const PipeShape& pipe = scene.shapes[i];
    const Rect& body = pipe.body();
    const float alpha = [&] {
      for (const Event* event : scene.motion.events())
        if (event->kind == EventKind::channel_made && event->channel == place.channel)
          return scene.motion.shown(event->t_ms);
      return 1.0f;
    }();
    scene.canvas.box(body, std::min(body.h, body.w) / 2 * (body.h > 1.6f * pipe.token_size() ? 0.7f : 1),
                     ink(Role::well, alpha), ink(Role::text_faint, 0.5f * alpha), 2);
    if (pipe.is_rendezvous()) {  // two hands that meet
      const Point c = centre(body);
      const float arm = body.h * 0.16f, apart = body.h * 0.3f;
      for (const float side : {-1.0f, 1.0f}) {
        const float tip = c.x + side * apart, back = tip + side * arm;
        scene.canvas.line({back, c.y - arm}, {tip, c.y}, ink(Role::text_faint, alpha), 2);
        scene.canvas.line({back, c.y + arm}, {tip, c.y}, ink(Role::text_faint, alpha), 2);
      }
    } else if (!pipe.is_unbounded()) {
      for (std::size_t slot = 0; slot < pipe.capacity(); ++slot) {
        const Rect rect = pipe.at(static_cast<float>(slot));
        scene.canvas.box(rect, rect.h * 0.23f, {}, ink(Role::line, alpha), 1.5f);
      }
    } else if (const Rect room = pipe.rest_label(); room.w > 0 && channel.queue.size() > pipe.capacity()) {
      scene.canvas.label_in(room, "+" + world::grouped(channel.queue.size() - pipe.capacity()), Font::mono_bold,
                            std::min(11.5f * scene.s(), room.w * 0.26f), ink(Role::text_soft, alpha));
    }
    if (channel.closed || channel.senders == 0) draw_cap(scene, pipe, place.channel, true);
    if (channel.closed || !channel.has_receiver) draw_cap(scene, pipe, place.channel, false);
    draw_captions(scene, place, pipe);

    std::string label = "channel " + std::to_string(world::index(place.channel)) + ", " + kind_text(channel) + ", " +
                        fill_text(channel) + ", " + std::to_string(channel.senders) +
                        (channel.senders == 1 ? " sender, " : " senders, ") +
                        (channel.has_receiver ? "a receiver" : "no receiver");
    if (const std::string closed = closed_text(channel); !closed.empty()) label += ", " + closed;
    scene.canvas.hit("channel/" + std::to_string(world::index(place.channel)), "img", std::move(label),
                     std::to_string(channel.queue.size()), body);
  }
}

void draw_wires(Scene& scene) {
  const float s = scene.s();
  const std::size_t live = static_cast<std::size_t>(
      std::count_if(scene.structure.ties.begin(), scene.structure.ties.end(), [](const Tie& t) { return t.is_live; }));
  const float width = (live > 12 ? 1.8f : 3) * s;
  for (const Tie& tie : scene.structure.ties) {
    const PipeShape* pipe = shape_of(scene, tie.channel);
    const auto plug = scene.plugs.find(world::index(tie.handle));
    if (!tie.is_live || !pipe || plug == scene.plugs.end()) continue;
    Curve curve = wire_of(scene, *pipe, plug->second, tie.is_receiver);
    curve.stroke = hue(scene.hue_of(tie.thread));
    curve.width = width;
    if (scene.is_kept_open(tie.handle)) {
      curve.stroke = ink(Role::danger);
      curve.width = std::min(width, 2 * s);
      curve.dash = 6 * s;
    } else if (scene.is_lit(tie.handle)) {
      curve.width = width + 1.5f * s;
    }
    for (const Event* event : scene.motion.events())  // a new one reaches out
      if ((event->kind == EventKind::sender_cloned && event->handle == tie.handle) ||
          (event->kind == EventKind::channel_made && event->channel == tie.channel)) {
        curve.stroke.alpha *= scene.motion.shown(event->t_ms);
        if (scene.motion.to_go(event->t_ms) > 0) curve = first_part(curve, 1 - scene.motion.to_go(event->t_ms));
        break;
      }
    scene.canvas.add(curve);
  }

  for (const Event* event : scene.motion.events()) {  // a dropped one is pulled back
    if (event->kind != EventKind::handle_dropped) continue;
    const world::Handle& handle = scene.state()[event->handle];
    const PipeShape* pipe = shape_of(scene, handle.channel);
    const float left = 1 - scene.motion.shown(event->t_ms);
    if (!pipe || left <= 0) continue;
    const Rect& plug = scene.next_plugs[world::index(event->thread)];
    const std::uint32_t h = scene.hue_of(event->thread);
    Curve curve = wire_of(scene, *pipe, plug, handle.kind == HandleKind::Receiver);
    curve.stroke = hue(h, left), curve.width = width;
    scene.canvas.add(scene.motion.to_go(event->t_ms) > 0 ? first_part(curve, left) : curve);
    scene.canvas.box(plug, plug.h / 2, {}, hue(h, left));
    scene.canvas.label_in(inset(plug, 3), handle.name, Font::mono_bold, plug.h * 0.5f, hue(h, left));
  }
}

// A token has little room: (1, 10) as (1,10).
std::string close_together(std::string text) {
  for (std::size_t at = 0; (at = text.find(", ", at)) != std::string::npos; ++at) text.erase(at + 1, 1);
  return text;
}

void draw_token(Scene& scene, const Rect& rect, world::MessageId id, const world::Value& value, ThreadId from,
                float alpha) {
  const std::uint32_t h = scene.hue_of(from);
  const float radius = rect.h * 0.23f, s = scene.s();
  const bool is_hovered = scene.in.hovered == id && id != world::kNoMessage;
  if (is_hovered) scene.canvas.box(inset(rect, -3.5f * s), radius + 3.5f * s, {}, ink(Role::text, alpha), 2 * s);
  if (rect.h < 13 * s) {  // a grain: only its colour
    scene.canvas.box(rect, radius, hue(h, alpha));
    return;
  }
  scene.canvas.box(rect, radius, ink(Role::well, alpha));
  scene.canvas.box(rect, radius, faded(soft_hue(h), alpha), hue(h, alpha), 1.5f);

  const std::string text = close_together(to_text(value, scene.state()));
  const float room = rect.w - std::max(4.0f, rect.w * 0.12f);
  float size = rect.h * 0.42f;
  const float width = scene.canvas.width(text, Font::mono_bold, size);
  if (width > room) size *= std::max(0.54f, room / width);
  std::vector<HandleId> inside;
  if (!value.number()) value.collect_handles(inside);
  Rect text_room = around(centre(rect), room, rect.h);
  if (!inside.empty()) {  // it carries a plug
    const float w = rect.w * 0.44f, plug_h = rect.h * 0.2f;
    const Rect plug{centre(rect).x - w / 2, bottom(rect) - plug_h - rect.h * 0.1f, w, plug_h};
    scene.canvas.box(plug, plug_h / 2, hue(h, alpha));
    text_room.y -= rect.h * 0.12f;
    size = std::min(size, rect.h * 0.34f);
  }
  scene.canvas.label_in(text_room, text, Font::mono_bold, size, ink(Role::text, alpha));
}

void draw_messages(Scene& scene) {
  const world::State& state = scene.state();
  for (std::size_t i = 0; i < scene.plan.pipes.size(); ++i) {
    const ChannelId channel = scene.plan.pipes[i].channel;
    const PipeShape& pipe = scene.shapes[i];
    draw_destroyed(scene, pipe, channel);
    const std::string in_channel = " in channel " + std::to_string(world::index(channel));
    const std::string of = " of " + std::to_string(state[channel].queue.size());
    for (const MovingMessage& message : scene.motion.messages(channel, pipe)) {
      const Rect rect = rect_of(scene, pipe, channel, message);
      draw_token(scene, rect, message.id, *message.value, message.from, message.alpha);
      switch (message.course) {
        case MovingMessage::Course::queued:
          hit_message(scene, message.id, *message.value, message.from,
                      "number " + std::to_string(message.rank + 1) + of + in_channel, rect);
          break;
        case MovingMessage::Course::leaving:
          hit_message(scene, message.id, *message.value, message.from, "received by " + state[message.to].name, rect);
          break;
        case MovingMessage::Course::bouncing:
          hit_message(scene, message.id, *message.value, message.from, "given back, the send failed", rect);
          break;
      }
    }
  }
  for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
    const world::Thread& thread = state[ThreadId{i}];
    if (!thread.in_hand) continue;
    float alpha = 1;
    for (const Event* event : scene.motion.events())
      if (event->kind == EventKind::send_blocked && event->message == thread.in_hand->id)
        alpha = scene.motion.shown(event->t_ms);
    draw_token(scene, scene.hands[i], thread.in_hand->id, thread.in_hand->value, ThreadId{i}, alpha);
    hit_message(scene, thread.in_hand->id, thread.in_hand->value, ThreadId{i}, "in hand, its send waits",
                scene.hands[i]);
  }
}

}  // namespace handoff::view
