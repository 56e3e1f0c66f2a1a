#include "view/span_index.hpp"

#include <algorithm>

namespace handoff::view {

using world::Event;
using world::EventKind;
using world::ThreadId;

void SpanIndex::append(const Event& event) {
  const auto now = [&](Doing doing) { begin(event.thread, event.t_ms, doing); };
  if (lanes_.empty()) begin(world::kMain, 0, Doing::running);
  switch (event.kind) {
    case EventKind::spawned:
      begin(event.other, event.t_ms, Doing::running);
      break;
    case EventKind::send_blocked:
      now(Doing::blocked_full);
      break;
    case EventKind::recv_blocked:
      now(Doing::blocked_empty);
      break;
    case EventKind::join_blocked:
      now(Doing::blocked_join);
      break;
    case EventKind::lock_blocked:
    case EventKind::condition_waited:
      now(Doing::blocked_lock);
      break;
    case EventKind::slept:
      now(Doing::sleeping);
      break;
    case EventKind::awaits_user:
    case EventKind::awaits_line:
      now(Doing::awaits_user);
      break;
    case EventKind::finished:
    case EventKind::panicked:
      now(Doing::ended);
      if (event.thread == world::kMain) end_all(event.t_ms);
      break;
    case EventKind::exited:
      now(Doing::ended);
      end_all(event.t_ms);
      break;
    case EventKind::setting_changed:
      break;
    default:
      now(Doing::running);
      break;
  }
}

// The process ends, and everybody with it.
void SpanIndex::end_all(double t_ms) {
  for (std::uint32_t thread = 0; thread < lanes_.size(); ++thread) begin(ThreadId{thread}, t_ms, Doing::ended);
}

void SpanIndex::begin(ThreadId thread, double t_ms, Doing doing) {
  if (world::index(thread) >= lanes_.size()) lanes_.resize(world::index(thread) + 1);
  Lane& lane = lanes_[world::index(thread)];
  if (!lane.begins.empty()) {
    if (lane.doings.back() == doing || lane.doings.back() == Doing::ended) return;
    t_ms = std::max(t_ms, lane.begins.back());
  }
  lane.begins.push_back(t_ms);
  lane.doings.push_back(doing);
  sum_up(lane);
}

// The spans before the latest are complete: each time kFan of them are, they make a group, and kFan groups a larger
// one.
void SpanIndex::sum_up(Lane& lane) {
  std::size_t complete = lane.begins.size() - 1;
  for (std::size_t level = 0; complete > 0 && complete % kFan == 0; ++level, complete /= kFan) {
    if (level == lane.levels.size()) lane.levels.emplace_back();
    Sums sums{};
    for (std::size_t i = complete - kFan; i < complete; ++i) {
      if (level == 0) {
        sums[static_cast<std::size_t>(lane.doings[i])] += static_cast<float>(lane.begins[i + 1] - lane.begins[i]);
      } else {
        for (std::size_t doing = 0; doing < kDoings; ++doing) sums[doing] += lane.levels[level - 1][i][doing];
      }
    }
    lane.levels[level].push_back(sums);
  }
}

void SpanIndex::read(ThreadId thread, double from_ms, double to_ms, double now_ms, double least_ms,
                     std::vector<LaneSpan>& into) const {
  if (world::index(thread) >= lanes_.size()) return;
  const Lane& lane = lanes_[world::index(thread)];
  const std::size_t count = lane.begins.size();
  const auto end_of = [&](std::size_t i) {
    return i + 1 < count                    ? lane.begins[i + 1]
           : lane.doings[i] == Doing::ended ? lane.begins[i]
                                            : std::max(now_ms, lane.begins[i]);
  };

  const std::size_t first_out = into.size();
  Sums sums{};
  std::size_t pieces = 0;
  double cell_from = 0, cell_to = 0;
  const auto emit = [&](LaneSpan span) {
    span.from_ms = std::max(span.from_ms, from_ms);
    span.to_ms = std::min(span.to_ms, to_ms);
    if (into.size() > first_out && span.is_merged && into.back().is_merged && into.back().doing == span.doing)
      into.back().to_ms = span.to_ms;
    else
      into.push_back(span);
  };
  const auto flush = [&] {
    if (pieces == 0) return;
    // What went before keeps its style while it still takes a third of the time, so that a lane does not flicker.
    std::size_t most = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    if (pieces > 1 && into.size() > first_out && into.back().is_merged) {
      const std::size_t before = static_cast<std::size_t>(into.back().doing);
      if (sums[before] * 3 >= static_cast<float>(cell_to - cell_from)) most = before;
    }
    emit({cell_from, cell_to, static_cast<Doing>(most), pieces > 1});
    sums = {};
    pieces = 0;
  };
  const auto merge = [&](double from, double to, std::size_t spans) {
    if (pieces == 0) cell_from = from;
    cell_to = to;
    pieces += spans;
    if (cell_to - cell_from >= least_ms) flush();
  };

  const auto at = std::upper_bound(lane.begins.begin(), lane.begins.end(), from_ms);
  std::size_t i = at == lane.begins.begin() ? 0 : static_cast<std::size_t>(at - lane.begins.begin()) - 1;
  while (i < count && lane.begins[i] <= to_ms) {
    std::size_t level = 0, size = 1;  // the largest group that begins here and is too short to be told apart
    while (level < lane.levels.size() && i % (size * kFan) == 0 && i / (size * kFan) < lane.levels[level].size() &&
           lane.begins[i + size * kFan] - lane.begins[i] <= least_ms) {
      ++level;
      size *= kFan;
    }
    if (level > 0) {
      const Sums& group = lane.levels[level - 1][i / size];
      for (std::size_t doing = 0; doing < kDoings; ++doing) sums[doing] += group[doing];
      merge(lane.begins[i], lane.begins[i + size], size);
    } else if (const double from = lane.begins[i], to = end_of(i); lane.doings[i] != Doing::ended && to >= from_ms) {
      if (to - from >= least_ms) {
        flush();
        emit({from, to, lane.doings[i], false});
      } else {
        sums[static_cast<std::size_t>(lane.doings[i])] += static_cast<float>(to - from);
        merge(from, to, 1);
      }
    }
    i += size;
  }
  flush();
}

}  // namespace handoff::view
