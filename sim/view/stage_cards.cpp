// The threads' cards: who it is, what it does, the operation in hand, and the handles it owns as plugs.
#include <algorithm>
#include <string>

#include "view/op_text.hpp"
#include "view/scene.hpp"

namespace handoff::view {
namespace {

using world::HandleId;
using world::Status;
using world::ThreadId;

struct Chip {
  std::string text, short_text;  // the short one for the smallest cards
  Role role = Role::text_soft;
  bool is_filled = false;
};

Chip chip_of(const world::State& state, ThreadId thread) {
  const world::Thread& t = state[thread];
  if (t.status == Status::finished) return {"finished", "done", Role::text_faint};
  if (t.status == Status::panicked) return {"panicked", "panic", Role::danger};
  if (state.ended) return {"gone", "gone", Role::text_faint};
  if (t.awaits_user) return {"your turn", "you", Role::accent, true};
  if (t.awaits_line) return {"waits for input", "input", Role::accent, true};
  switch (t.status) {
    case Status::running:
      return {"running", "run", Role::good};
    case Status::sleeping:
      return {"sleeping", "sleep", Role::text_soft};
    case Status::blocked_full:
      return {"blocked: full", "full", Role::warning};
    case Status::blocked_empty:
      return {"blocked: empty", "empty", Role::warning};
    case Status::blocked_join:
      return {"waits: join", "join", Role::warning};
    case Status::blocked_lock:
      return {"blocked: lock", "lock", Role::warning};
    default:
      return {};
  }
}

// How a card of its size is laid out.
enum class Form { roomy, narrow, low, line };

struct CardLayout {
  Form form{};
  Rect name, chip, op, plugs, hand;  // `name` and `op`: x, w and the baseline as y
  float name_size = 0, chip_size = 0, op_size = 0, plug_size = 0;
  bool has_short_chip = false;
};

CardLayout layout_card(const Scene& scene, ThreadId thread, const std::string& name) {
  const Rect& card = scene.plan.cards[world::index(thread)];
  const Chip chip = chip_of(scene.state(), thread);
  const float s = scene.s();
  CardLayout l;
  l.name_size = 15 * s, l.chip_size = 12 * s, l.op_size = 12.5f * s, l.plug_size = 13 * s;
  const float pad = std::min(20 * s, card.w * 0.12f), end = 10 * s;
  const float x = card.x + pad, w = std::max(1.0f, card.w - pad - end);
  const auto chip_width = [&] { return scene.canvas.width(chip.text, Font::sans_bold, l.chip_size) + 20 * s; };
  const bool both_fit = scene.canvas.width(name, Font::sans_bold, l.name_size) + chip_width() + 6 * s <= w;

  if (card.h >= 76 * s && both_fit) {
    l.form = Form::roomy;
    const float k = std::min(1.0f, card.h / (92 * s));
    l.chip = {right(card) - end - chip_width(), card.y + 10 * s * k, chip_width(), 22 * s * k};
    l.name = {x, card.y + 25.5f * s * k, l.chip.x - x - 6 * s, 0};
    const float size = 38 * s * k;
    l.hand = {right(card) - end - size, bottom(card) - 7 * s * k - size, size, size};
    l.op = {x, card.y + 48 * s * k, w, 0};
    l.plugs = {x, bottom(card) - 11 * s * k - 24 * s * k, w, 24 * s * k};
  } else if (card.h >= 86 * s) {
    l.form = Form::narrow;
    const float k = std::min(1.0f, card.h / (104 * s));
    l.name = {x, card.y + 20 * s * k, w, 0};
    l.has_short_chip = chip_width() > w;
    const float chip_w =
        l.has_short_chip ? scene.canvas.width(chip.short_text, Font::sans_bold, l.chip_size) + 18 * s : chip_width();
    l.chip = {x, card.y + 28 * s * k, std::min(chip_w, w), 20 * s * k};
    l.op = {x, card.y + 64 * s * k, w, 0};
    const float size = 32 * s * k;
    l.hand = {right(card) - 6 * s - size, bottom(card) - 5 * s * k - size, size, size};
    l.plugs = {x, bottom(card) - 9 * s * k - 22 * s * k, w, 22 * s * k};
  } else if (card.h >= 40 * s) {
    l.form = Form::low;
    l.name_size = 13.5f * s, l.chip_size = 11 * s, l.op_size = 11.5f * s, l.plug_size = 11.5f * s;
    const float k = std::min(1.0f, card.h / (56 * s));
    const float room = w * 0.62f;
    l.has_short_chip = !both_fit;
    const float chip_w = l.has_short_chip ? scene.canvas.width(chip.short_text, Font::sans_bold, l.chip_size) + 14 * s
                                          : std::min(chip_width(), room);
    l.chip = {right(card) - 7 * s - chip_w, card.y + 6 * s * k, chip_w, 18 * s * k};
    l.name = {x, card.y + 20 * s * k, l.chip.x - x - 5 * s, 0};
    const float size = 26 * s * k;
    l.hand = {right(card) - 7 * s - size, bottom(card) - 4 * s * k - size, size, size};
    l.plugs = {x, bottom(card) - 6 * s * k - 19 * s * k, w, 19 * s * k};
    l.op = {x, l.plugs.y + l.plugs.h * 0.72f, w, 0};
  } else {
    l.form = Form::line;
    const float text = std::min(12 * s, card.h * 0.62f);
    l.name_size = l.op_size = text, l.chip_size = l.plug_size = std::min(10.5f * s, text * 0.9f);
    const float inner = std::min(8 * s, card.w * 0.08f) + 4 * s;
    const float room = card.w - inner - 4 * s;
    // The hand is at the plug. In little room the plug's name is left out first, then the chip is said shorter.
    const float plug_w = room > 100 * s ? 38 * s : 14 * s;
    l.has_short_chip = room < 210 * s;
    const std::string& said = l.has_short_chip ? chip.short_text : chip.text;
    const float chip_w =
        std::min(scene.canvas.width(said, Font::sans_bold, l.chip_size) + (l.has_short_chip ? 8 : 16) * s, room * 0.4f);
    const float plug_h = std::min(card.h * 0.72f, 21 * s), chip_h = std::min(card.h * 0.66f, 18 * s);
    l.plugs = {right(card) - 4 * s - plug_w, centre(card).y - plug_h / 2, plug_w, plug_h};
    l.chip = {l.plugs.x - 4 * s - chip_w, centre(card).y - chip_h / 2, chip_w, chip_h};
    l.name = {card.x + inner, centre(card).y + text * 0.36f, std::max(1.0f, l.chip.x - 3 * s - card.x - inner), 0};
    const float op_x = l.name.x + scene.canvas.width(name, Font::sans_bold, text) + 12 * s;
    if (l.chip.x - op_x > 90 * s) l.op = {op_x, l.name.y, l.chip.x - 8 * s - op_x, 0};
    const float size = std::min(card.h - 4, 20 * s);
    l.hand = around(centre(l.plugs), size, size);
  }
  return l;
}

std::string name_on_card(const Scene& scene, ThreadId thread) {
  const std::string& name = scene.state()[thread].name;
  return thread == world::kMain && scene.in.user_is_main ? name + " · you" : name;
}

// A name in little room keeps the number at its end, which tells it from the others: "pro… 12".
std::string fitted_name(const Scene& scene, std::string name, float size, float room) {
  if (scene.canvas.width(name, Font::sans_bold, size) <= room) return name;
  if (const std::size_t you = name.find(" · you"); you != std::string::npos) {
    name.resize(you);
    return name;
  }
  const std::size_t space = name.rfind(' ');
  if (space == std::string::npos || name.find_first_not_of("0123456789", space + 1) != std::string::npos) return name;
  const std::string number = name.substr(space + 1);
  for (std::size_t kept = space; kept > 0; --kept) {
    std::string shorter = name.substr(0, kept) + "… " + number;
    if (scene.canvas.width(shorter, Font::sans_bold, size) <= room) return shorter;
  }
  return number;
}

// Lays out the plugs from left to right; those for which there is no room share the last place, "+3".
struct PlugRow {
  std::vector<std::pair<HandleId, Rect>> plugs;
  std::size_t hidden = 0;
  Rect rest, next;
};

PlugRow plug_row(const Scene& scene, ThreadId thread, const CardLayout& l) {
  const world::State& state = scene.state();
  const std::vector<HandleId>& owned = state[thread].owned;
  PlugRow row;
  const float s = scene.s();
  const bool hand_is_beside = l.form != Form::line && state[thread].in_hand;
  const float end = hand_is_beside ? l.hand.x - 6 * s : right(l.plugs);
  const float gap = 6 * s, least = l.form == Form::line ? 16 * s : 30 * s;
  float x = l.plugs.x;
  const float rest_width = 30 * s;
  for (std::size_t i = 0; i < owned.size(); ++i) {
    const bool is_last = i + 1 == owned.size();
    const float text = scene.canvas.width(state[owned[i]].name, Font::mono_bold, l.plug_size);
    const float wanted = std::max(l.form == Form::roomy ? 56 * s : least, text + (l.form == Form::line ? 8 : 22) * s);
    const float room = end - x - (is_last ? 0 : gap + rest_width);
    float w = std::min(wanted, room);
    if (w < std::min(wanted, least) && !(i == 0 && is_last)) {
      row.hidden = owned.size() - i;
      break;
    }
    w = std::max(w, 4.0f);
    row.plugs.push_back({owned[i], {x, l.plugs.y, w, l.plugs.h}});
    x += w + gap;
  }
  row.rest = {std::min(x, std::max(l.plugs.x, end - rest_width)), l.plugs.y, std::min(rest_width, l.plugs.w),
              l.plugs.h};
  row.next = {x, l.plugs.y, std::max(4.0f, std::min(46 * s, end - x)), l.plugs.h};
  return row;
}

// When the thread appeared, for its card to fade in; 1 where that is long ago.
float shown(const Scene& scene, ThreadId thread) {
  for (const world::Event* event : scene.motion.events())
    if (event->kind == world::EventKind::spawned && event->other == thread) return scene.motion.shown(event->t_ms);
  return 1;
}

float handle_shown(const Scene& scene, HandleId handle) {
  for (const world::Event* event : scene.motion.events()) {
    const bool is_new =
        (event->kind == world::EventKind::channel_made && event->channel == scene.state()[handle].channel) ||
        (event->kind == world::EventKind::sender_cloned && event->handle == handle);
    if (is_new) return scene.motion.shown(event->t_ms);
  }
  return 1;
}

void hit_plug(Scene& scene, ThreadId thread, HandleId id, const Rect& rect) {
  const world::Handle& handle = scene.state()[id];
  const bool is_bad = scene.is_kept_open(id);
  const bool is_receiver = handle.kind == world::HandleKind::Receiver;
  std::string label = handle.name + ", " + (is_receiver ? "receiver" : "sender") + " of channel " +
                      std::to_string(world::index(handle.channel)) + ", owned by " + scene.state()[thread].name;
  if (is_bad) label += ": it keeps the channel open";
  scene.canvas.hit("handle/" + std::to_string(world::index(id)), "img", std::move(label), is_bad ? "keeps open" : "",
                   rect);
}

void draw_plug(Scene& scene, ThreadId thread, HandleId id, const Rect& rect, const CardLayout& l) {
  const world::Handle& handle = scene.state()[id];
  const bool is_bad = scene.is_kept_open(id);
  const float alpha = handle_shown(scene, id);
  const std::uint32_t h = scene.hue_of(thread);
  const Colour colour = is_bad ? ink(Role::danger, alpha) : hue(h, alpha);
  const Colour fill = is_bad ? ink(Role::danger, 0.14f * alpha) : soft_hue(h, alpha);
  const bool is_covered = l.form == Form::line && scene.state()[thread].in_hand;  // by the message in the hand
  if (is_covered) return hit_plug(scene, thread, id, rect);
  if (scene.is_lit(id)) scene.canvas.box(inset(rect, -3), rect.h / 2 + 3, {}, faded(colour, 0.5f), 2);
  scene.canvas.box(rect, rect.h / 2, ink(Role::card, alpha));  // hides the wires behind it
  scene.canvas.box(rect, rect.h / 2, fill, colour, is_bad || scene.is_lit(id) ? 1.5f : 1);
  if (rect.w > 1.8f * l.plug_size)
    scene.canvas.label_in(inset(rect, rect.w > 3 * l.plug_size ? 5 : 2), handle.name, Font::mono_bold, l.plug_size,
                          colour);

  hit_plug(scene, thread, id, rect);
}

}  // namespace

void place_cards(Scene& scene) {
  const std::size_t threads = scene.state().threads.size();
  for (std::uint32_t i = 0; i < threads; ++i) {
    const ThreadId thread{i};
    const CardLayout l = layout_card(scene, thread, name_on_card(scene, thread));
    const PlugRow row = plug_row(scene, thread, l);
    for (const auto& [handle, rect] : row.plugs) scene.plugs[world::index(handle)] = rect;
    const std::vector<HandleId>& owned = scene.state()[thread].owned;
    for (std::size_t k = row.plugs.size(); k < owned.size(); ++k) scene.plugs[world::index(owned[k])] = row.rest;
    scene.hands.push_back(l.hand);
    scene.next_plugs.push_back(row.next);
    scene.is_crowded |= l.form == Form::line;
  }
}

void draw_card_backs(Scene& scene) {
  for (std::uint32_t i = 0; i < scene.plan.cards.size(); ++i) {
    const ThreadId thread{i};
    const Rect& card = scene.plan.cards[i];
    const std::uint32_t h = scene.hues[i];
    const bool is_over = scene.state()[thread].has_ended() || scene.state().ended;
    const float alpha = shown(scene, thread), s = scene.s();
    const bool is_selected = scene.in.selected == thread;
    const float radius = std::min(10 * s, card.h * 0.25f);
    if (is_selected) scene.canvas.box(inset(card, -3 * s), radius + 3 * s, {}, hue(h, 0.35f * alpha), 3 * s);
    scene.canvas.box(card, radius, ink(Role::card, alpha),
                     hue(h, alpha * (is_selected ? 1
                                     : is_over   ? 0.3f
                                                 : 0.6f)),
                     1.5f);
    const float bar = std::min(6 * s, card.w * 0.05f);
    scene.canvas.box({card.x, card.y, bar, card.h}, bar / 2, hue(h, alpha * (is_over ? 0.55f : 1)));
  }
}

void draw_card_fronts(Scene& scene) {
  const world::State& state = scene.state();
  for (const ThreadId thread : reading_order(scene.structure)) {
    const std::size_t i = world::index(thread);
    const Rect& card = scene.plan.cards[i];
    const std::string name = name_on_card(scene, thread);
    const CardLayout l = layout_card(scene, thread, name);
    const Chip chip = chip_of(state, thread);
    const float alpha = shown(scene, thread), s = scene.s();
    const bool is_over = state[thread].has_ended() || state.ended;
    std::string op = op_text(state, scene.in.timeline, thread);
    const PlugRow row = plug_row(scene, thread, l);
    const bool holds = state[thread].in_hand.has_value();

    std::string label = name + ", " + chip.text;
    if (!op.empty()) label += ", " + op;
    scene.canvas.hit("thread/" + std::to_string(i), "button", std::move(label), chip.text, card);

    scene.canvas.label({l.name.x, l.name.y}, fitted_name(scene, name, l.name_size, l.name.w), Font::sans_bold,
                       l.name_size, ink(is_over ? Role::text_soft : Role::text, alpha), Align::left, l.name.w);

    const float radius = l.chip.h / 2;
    scene.canvas.box(l.chip, radius, ink(Role::card, alpha));  // hides the wires behind it
    if (chip.is_filled)
      scene.canvas.box(l.chip, radius, ink(chip.role, alpha));
    else
      scene.canvas.box(l.chip, radius, ink(chip.role, 0.13f * alpha), ink(chip.role, 0.4f * alpha));
    scene.canvas.label_in(inset(l.chip, l.form == Form::line ? 2 : 4), l.has_short_chip ? chip.short_text : chip.text,
                          Font::sans_bold, l.chip_size, ink(chip.is_filled ? Role::on_accent : chip.role, alpha));

    // The operation: not where a wire would strike it through, and not behind the message in the hand.
    const bool has_room = l.form == Form::low ? row.plugs.empty() : l.op.w > 0;
    if (has_room) {
      const bool is_before_hand = holds && l.form != Form::line && l.op.y > l.hand.y - 2;
      const float room = is_before_hand ? l.hand.x - 6 * s - l.op.x : l.op.w;
      const std::size_t waits = op.rfind(" waits");
      if (waits != std::string::npos && scene.canvas.width(op, Font::mono, l.op_size) > room) op.resize(waits);
      scene.canvas.label({l.op.x, l.op.y}, op, Font::mono, l.op_size,
                         ink(state[thread].status == Status::panicked ? Role::danger : Role::text_soft, alpha),
                         Align::left, room);
    }

    for (const auto& [handle, rect] : row.plugs) draw_plug(scene, thread, handle, rect, l);
    if (row.hidden) {
      scene.canvas.box(row.rest, row.rest.h / 2, {}, hue(scene.hues[i], 0.6f));
      scene.canvas.label_in(row.rest, "+" + std::to_string(row.hidden), Font::mono_bold, l.plug_size,
                            hue(scene.hues[i]));
    }
  }
}

}  // namespace handoff::view
