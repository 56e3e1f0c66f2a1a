#include "view/timeline.hpp"

#include <algorithm>

namespace handoff::view {

using world::Event;
using world::EventKind;
using world::HandleId;
using world::ThreadId;

namespace {
const std::vector<HandleId> kNoHandles;
}

void Timeline::append(const Event& event) {
  times_.push_back(times_.empty() ? event.t_ms : std::max(event.t_ms, times_.back()));
  spans_.append(event);
  messages_.append(event);

  const auto mark = [&](Mark::Kind kind, ThreadId thread) {
    marks_.push_back({event.n, times_.back(), kind, thread, event.handle, event.channel});
  };
  switch (event.kind) {
    case EventKind::sent:
    case EventKind::send_blocked:
    case EventKind::received: {
      std::vector<HandleId> inside;
      event.value.collect_handles(inside);
      for (const HandleId handle : inside) {
        if (world::index(handle) >= travelled_.size()) travelled_.resize(world::index(handle) + 1);
        travelled_[world::index(handle)] = true;
      }
      if (event.kind == EventKind::received) {
        if (world::index(event.thread) >= latest_.size()) latest_.resize(world::index(event.thread) + 1);
        latest_[world::index(event.thread)] = {event.other, event.value};
      }
      break;
    }
    case EventKind::handle_dropped:
      if (world::index(event.thread) >= dropped_.size()) dropped_.resize(world::index(event.thread) + 1);
      dropped_[world::index(event.thread)].push_back({event.n, event.handle});
      mark(event.disconnects ? Mark::Kind::disconnected : Mark::Kind::dropped, event.thread);
      break;
    case EventKind::printed: {
      const std::size_t thread = world::index(event.thread);
      const bool passes_on =
          thread < latest_.size() && latest_[thread].from != world::kNoThread && latest_[thread].value == event.value;
      printed_of_.insert(printed_of_.end(), event.count, passes_on ? latest_[thread].from : event.thread);
      break;
    }
    case EventKind::channel_closed:
      mark(Mark::Kind::closed, event.thread);
      break;
    case EventKind::spawned:
      brought_.resize(std::max<std::size_t>(brought_.size(), world::index(event.other) + 1));
      event.value.collect_handles(brought_[world::index(event.other)]);
      mark(Mark::Kind::spawned, event.other);
      break;
    case EventKind::panicked:
      mark(Mark::Kind::panicked, event.thread);
      break;
    case EventKind::finished:
      mark(Mark::Kind::finished, event.thread);
      break;
    default:
      break;
  }
}

double Timeline::time_of(std::uint32_t position) const {
  if (position == 0 || times_.empty()) return 0;
  return times_[std::min<std::size_t>(position, times_.size()) - 1];
}

std::uint32_t Timeline::position_at(double t_ms) const {
  return static_cast<std::uint32_t>(std::upper_bound(times_.begin(), times_.end(), t_ms) - times_.begin());
}

std::vector<HandleId> Timeline::dropped_by(ThreadId thread, std::uint32_t position, std::size_t most) const {
  std::vector<HandleId> handles;
  if (world::index(thread) >= dropped_.size()) return handles;
  const std::vector<DroppedHandle>& all = dropped_[world::index(thread)];
  auto at = std::upper_bound(all.begin(), all.end(), position,
                             [](std::uint32_t n, const DroppedHandle& dropped) { return n < dropped.n; });
  while (at != all.begin() && handles.size() < most) handles.push_back((--at)->handle);
  return handles;
}

const std::vector<HandleId>& Timeline::brought_by(ThreadId thread) const {
  return world::index(thread) < brought_.size() ? brought_[world::index(thread)] : kNoHandles;
}

bool Timeline::has_travelled(HandleId handle) const {
  return world::index(handle) < travelled_.size() && travelled_[world::index(handle)];
}

ThreadId Timeline::printed_value_of(std::size_t line) const {
  return line < printed_of_.size() ? printed_of_[line] : world::kNoThread;
}

}  // namespace handoff::view
