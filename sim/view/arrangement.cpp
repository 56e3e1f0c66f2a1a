#include "view/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "view/canvas.hpp"

namespace handoff::view {

using world::ChannelId;
using world::Event;
using world::EventKind;
using world::HandleId;
using world::ThreadId;

namespace {

constexpr std::size_t kRememberedDrops = 4;  // of a thread: enough for the ends of a relay and a few replies

constexpr float kMostColumn = 290;  // width at scale 1

// The links "feeds" between threads, without cycles: a link that would close one is a feedback and does not count.
class Feeds {
 public:
  explicit Feeds(const Structure& structure) : links_(structure.threads), level_(structure.threads, 0) {
    std::vector<Tie> ties = structure.ties;
    ties.erase(std::remove_if(ties.begin(), ties.end(), [](const Tie& tie) { return tie.has_travelled; }), ties.end());
    std::stable_sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return a.channel < b.channel; });
    for (auto first = ties.begin(); first != ties.end();) {
      const auto last = std::find_if(first, ties.end(), [&](const Tie& tie) { return tie.channel != first->channel; });
      for (auto to = first; to != last; ++to)
        for (auto from = first; to->is_receiver && from != last; ++from)
          if (!from->is_receiver) link(world::index(from->thread), world::index(to->thread));
      first = last;
    }
  }
  const std::vector<std::size_t>& level() const { return level_; }

 private:
  void link(std::size_t from, std::size_t to) {
    if (from == to || reaches(to, from)) return;
    std::vector<std::size_t>& next = links_[from];
    if (std::find(next.begin(), next.end(), to) == next.end()) next.push_back(to);
    raise(to, level_[from] + 1);
  }
  bool reaches(std::size_t from, std::size_t to) const {
    if (from == to) return true;
    for (const std::size_t next : links_[from])
      if (reaches(next, to)) return true;
    return false;
  }
  void raise(std::size_t thread, std::size_t level) {
    if (level_[thread] >= level) return;
    level_[thread] = level;
    for (const std::size_t next : links_[thread]) raise(next, level + 1);
  }

  std::vector<std::vector<std::size_t>> links_;
  std::vector<std::size_t> level_;  // the longest way from a thread that nobody feeds
};

struct Route {
  ChannelId channel;
  std::size_t gap = 0;  // right of the column with this number
  bool is_reversed = false;
};

std::vector<Route> routes(const Structure& structure, const std::vector<std::size_t>& level) {
  std::vector<Route> routes;
  for (const ChannelId channel : shown_channels(structure)) {
    std::optional<std::size_t> receiver, first_sender, last_sender;
    for (const Tie& tie : structure.ties) {
      if (tie.channel != channel) continue;
      const std::size_t at = level[world::index(tie.thread)];
      if (tie.is_receiver) {
        receiver = at;
      } else {
        first_sender = std::min(first_sender.value_or(at), at);
        last_sender = std::max(last_sender.value_or(at), at);
      }
    }
    Route route{channel};
    if (receiver && first_sender && *first_sender < *receiver) {
      route.gap = *receiver - 1;
    } else if (receiver && (!first_sender || *last_sender > *receiver)) {
      // A reply, or one whose senders are all on their way.
      route.gap = *receiver;
      route.is_reversed = first_sender || *receiver == 0;
    } else {
      route.gap = receiver.value_or(last_sender.value_or(0));
    }
    routes.push_back(route);
  }
  return routes;
}

// The threads of each column from top to bottom: as they were spawned, main last.
std::vector<std::vector<std::size_t>> columns_of(const std::vector<std::size_t>& level, std::size_t columns) {
  std::vector<std::vector<std::size_t>> threads(columns);
  for (std::size_t thread = 1; thread < level.size(); ++thread) threads[level[thread]].push_back(thread);
  if (!level.empty()) threads[level[0]].push_back(0);
  return threads;
}

struct CardSize {
  float h = 0, gap = 0;
  std::size_t across = 1;  // cards beside each other in the column
};

// Cards as high as `count` of them can be in a column of this height, up to the design's; at the worst they stand
// beside each other, and are squeezed.
CardSize card_size(std::size_t count, float width, float height, float scale) {
  const float full = (width < 196 * scale ? 104 : 92) * scale, least = 24 * scale;
  CardSize size;
  for (;; ++size.across) {
    const float rows = std::ceil(static_cast<float>(std::max<std::size_t>(count, 1)) / static_cast<float>(size.across));
    const float pitch = (height + 4 * scale) / rows;
    size.gap = std::clamp(pitch * 0.1f, std::min(2.0f, pitch * 0.1f), 10 * scale);
    size.h = std::min(full, pitch - size.gap);
    size.gap = std::max(size.gap, std::min(20 * scale, (height - rows * size.h) / (rows + 0.5f)));
    if (size.h >= least || size.across == 3) return size;
  }
}

}  // namespace

namespace {

Tie tie_of(const world::State& state, const Timeline& timeline, HandleId id, ThreadId thread, bool is_live) {
  const world::Handle& handle = state[id];
  return {id, thread, handle.channel, handle.kind == world::HandleKind::Receiver, is_live, timeline.has_travelled(id)};
}

void add_dropped(Structure& structure, const world::State& state, const Timeline& timeline, ThreadId thread,
                 std::uint32_t position) {
  for (const HandleId id : timeline.dropped_by(thread, position, kRememberedDrops))
    structure.ties.push_back(tie_of(state, timeline, id, thread, false));
}

template <class Predicate>
void remove_ties(Structure& structure, Predicate is_gone) {
  std::vector<Tie>& ties = structure.ties;
  ties.erase(std::remove_if(ties.begin(), ties.end(), is_gone), ties.end());
}

}  // namespace

Structure structure_of(const world::State& state, const Timeline& timeline) {
  Structure structure;
  structure.threads = state.threads.size();
  structure.channels = state.channels.size();
  for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
    const ThreadId thread{i};
    for (const HandleId id : state[thread].owned) structure.ties.push_back(tie_of(state, timeline, id, thread, true));
    add_dropped(structure, state, timeline, thread, state.position);
  }
  return structure;
}

bool undo(Structure& structure, const Event& event, const world::State& state, const Timeline& timeline) {
  switch (event.kind) {
    case EventKind::spawned:  // what the new thread has came with it
      for (Tie& tie : structure.ties)
        if (tie.thread == event.other) tie.thread = event.thread;
      structure.threads = world::index(event.other);
      return true;
    case EventKind::channel_made:
      remove_ties(structure, [&](const Tie& tie) { return tie.channel == event.channel; });
      structure.channels = world::index(event.channel);
      return true;
    case EventKind::sender_cloned:
      remove_ties(structure, [&](const Tie& tie) { return tie.handle == event.handle; });
      return true;
    case EventKind::handle_dropped:
      remove_ties(structure, [&](const Tie& tie) { return tie.thread == event.thread && !tie.is_live; });
      structure.ties.push_back(tie_of(state, timeline, event.handle, event.thread, true));
      add_dropped(structure, state, timeline, event.thread, event.n - 1);
      return true;
    case EventKind::sent:
    case EventKind::send_blocked:
    case EventKind::send_failed:
    case EventKind::received: {  // handles inside a message went with it
      std::vector<HandleId> inside;
      if (!event.value.number()) event.value.collect_handles(inside);
      if (inside.empty()) return false;
      const bool is_offer = timeline.messages()[event.message].offered_n == event.n;
      const bool is_failure = event.kind == EventKind::send_failed;
      if (event.kind == EventKind::received || (is_failure && !is_offer)) {
        remove_ties(structure, [&](const Tie& tie) {
          return tie.is_live && std::find(inside.begin(), inside.end(), tie.handle) != inside.end();
        });
        return true;
      }
      if (is_failure || !is_offer) return false;
      for (const HandleId id : inside) structure.ties.push_back(tie_of(state, timeline, id, event.thread, true));
      return true;
    }
    default:
      return false;
  }
}

std::vector<ChannelId> shown_channels(const Structure& structure) {
  struct Known {
    ChannelId id;
    bool is_live = false;
    ThreadId receiver = world::kNoThread;
  };
  std::vector<Known> known;
  for (const Tie& tie : structure.ties) {
    auto at = std::lower_bound(known.begin(), known.end(), tie.channel,
                               [](const Known& k, ChannelId channel) { return k.id < channel; });
    if (at == known.end() || at->id != tie.channel) at = known.insert(at, {tie.channel});
    at->is_live |= tie.is_live;
    if (tie.is_receiver) at->receiver = tie.thread;
  }

  std::vector<ChannelId> shown;
  for (auto channel = known.begin(); channel != known.end(); ++channel) {
    const bool is_replaced = !channel->is_live && std::any_of(channel + 1, known.end(), [&](const Known& later) {
      return channel->receiver == world::kNoThread || later.receiver == channel->receiver;
    });
    if (!is_replaced) shown.push_back(channel->id);
  }
  return shown;
}

std::vector<ThreadId> reading_order(const Structure& structure) {
  const std::vector<std::size_t> level = Feeds(structure).level();
  std::size_t columns = 1;
  for (const std::size_t l : level) columns = std::max(columns, l + 1);
  std::vector<ThreadId> order;
  for (const std::vector<std::size_t>& column : columns_of(level, columns))
    for (const std::size_t thread : column) order.push_back(ThreadId{static_cast<std::uint32_t>(thread)});
  return order;
}

Arrangement arrange(const Structure& structure, Size size, float text_scale) {
  Arrangement plan;
  plan.level = Feeds(structure).level();
  const std::vector<Route> all_routes = routes(structure, plan.level);
  plan.columns = 2;
  for (const std::size_t level : plan.level) plan.columns = std::max(plan.columns, level + 1);
  for (const Route& route : all_routes) plan.columns = std::max(plan.columns, route.gap + 2);

  // The design is 740 by 430 with two columns.
  const float designed = 740 + 190 * static_cast<float>(plan.columns - 2);
  plan.scale = text_scale * std::clamp(std::min(size.w / designed, size.h / 430) / text_scale, 0.85f, 1.6f);
  const float s = plan.scale;
  const float side = std::min(18 * s, size.w * 0.04f);
  const bool has_headings = size.h > 300 * s;
  plan.top = has_headings ? 40 * s : side * 0.7f;
  const float height = size.h - plan.top - side * 0.8f;

  // Widths. A column with many cards beside each other gets more of them.
  std::vector<std::vector<std::size_t>> threads = columns_of(plan.level, plan.columns);
  const float columns = static_cast<float>(plan.columns), gaps = columns - 1;
  const float width = size.w - 2 * side;
  std::vector<float> wanted(plan.columns);
  float total = 0;
  const float gap_share = plan.columns == 2 ? 1.29f : 0.88f;
  const float unit = width / (columns + gaps * gap_share);
  for (std::size_t c = 0; c < plan.columns; ++c) {
    const CardSize cards = card_size(threads[c].size(), unit, height, s);
    wanted[c] = std::min(unit, kMostColumn * s) * (cards.across == 1 ? 1 : cards.across == 2 ? 1.5f : 1.8f);
    total += wanted[c];
  }
  const float most = width * (1 - 0.3f * gaps / (gaps + 1));
  for (float& w : wanted) w *= std::min(1.0f, most / total);
  total = 0;
  for (const float w : wanted) total += w;
  const float gap_width = (width - total) / gaps;

  float x = side;
  for (std::size_t c = 0; c < plan.columns; ++c) {
    plan.column_rects.push_back({x, plan.top, wanted[c], height});
    x += wanted[c];
    if (c + 1 < plan.columns) plan.gap_rects.push_back({x, plan.top, gap_width, height});
    x += gap_width;
  }

  // Cards, the last column's with the output below them.
  plan.cards.resize(structure.threads);
  for (std::size_t c = 0; c < plan.columns; ++c) {
    const bool has_output = c + 1 == plan.columns;
    const Rect& column = plan.column_rects[c];
    const float between = 16 * s;
    const float least_output = has_output ? std::min(64 * s, height * 0.3f) + between : 0;
    const CardSize cards = card_size(threads[c].size(), column.w, height - least_output, s);
    const std::size_t rows = (threads[c].size() + cards.across - 1) / cards.across;
    float block = rows == 0 ? 0 : static_cast<float>(rows) * (cards.h + cards.gap) - cards.gap;
    float output_height = 0;
    if (has_output) {
      const float left = height - block - (rows == 0 ? 0 : between);
      output_height = std::min(left, std::max(150 * s, height * 0.38f));
      block += output_height + (rows == 0 ? 0 : between);
    }
    float y = plan.top + (height - block) / 2;
    const float across_gap = 6 * s;
    const float w = (column.w - across_gap * static_cast<float>(cards.across - 1)) / static_cast<float>(cards.across);
    for (std::size_t i = 0; i < threads[c].size(); ++i) {
      const float column_in = static_cast<float>(i / rows), row = static_cast<float>(i % rows);
      plan.cards[threads[c][i]] = {column.x + column_in * (w + across_gap), y + row * (cards.h + cards.gap), w,
                                   cards.h};
    }
    if (has_output) plan.output = {column.x, bottom({0, y, 0, block}) - output_height, column.w, output_height};
  }

  // Pipes: each at the height of those it connects, one below the other where several share a gap.
  for (std::size_t gap = 0; gap < plan.gap_rects.size(); ++gap) {
    struct Wish {
      Route route;
      float y = 0;
    };
    std::vector<Wish> wishes;
    for (const Route& route : all_routes) {
      if (route.gap != gap) continue;
      float senders = 0, receiver = 0;
      int sender_count = 0, receiver_count = 0;
      for (const Tie& tie : structure.ties) {
        if (tie.channel != route.channel) continue;
        const Rect& card = plan.cards[world::index(tie.thread)];
        if (tie.is_receiver) {
          receiver += centre(card).y, ++receiver_count;
        } else {
          senders += centre(card).y, ++sender_count;
        }
      }
      float y = plan.top + height / 2;
      if (sender_count && receiver_count)
        y = (senders / static_cast<float>(sender_count) + receiver / static_cast<float>(receiver_count)) / 2;
      else if (sender_count + receiver_count > 0)
        y = (senders + receiver) / static_cast<float>(sender_count + receiver_count);
      wishes.push_back({route, y});
    }
    std::stable_sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) { return a.y < b.y; });
    const Rect& room = plan.gap_rects[gap];
    const float share = room.h / static_cast<float>(std::max<std::size_t>(1, wishes.size()));
    const float pipe_height = std::min(share, 190 * s);
    float from = room.y;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      const float last = bottom(room) - static_cast<float>(wishes.size() - i) * pipe_height;
      const float y = std::clamp(wishes[i].y - pipe_height / 2, from, std::max(from, last));
      plan.pipes.push_back({wishes[i].route.channel, {room.x, y, room.w, pipe_height}, wishes[i].route.is_reversed});
      from = y + pipe_height;
    }
  }
  std::sort(plan.pipes.begin(), plan.pipes.end(),
            [](const PipePlace& a, const PipePlace& b) { return a.channel < b.channel; });
  return plan;
}

}  // namespace handoff::view
