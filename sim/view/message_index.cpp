#include "view/message_index.hpp"

#include <algorithm>

namespace handoff::view {

using world::Event;
using world::EventKind;
using world::MessageId;

namespace {

// Any member of a group, always the same: senders that take turns are all chosen from.
std::size_t scattered(std::size_t group) {
  std::uint32_t x = static_cast<std::uint32_t>(group) * 0x9E3779B9u;
  x = (x ^ (x >> 15)) * 0x85EBCA6Bu;
  return x ^ (x >> 13);
}

}  // namespace

MessageTrip& MessageIndex::trip(const Event& event) {
  const std::size_t id = world::index(event.message);
  if (id >= trips_.size()) {
    trips_.resize(id + 1);
    for (std::size_t level = 0, groups = trips_.size(); (groups = (groups + kFan - 1) / kFan) > 0; ++level) {
      if (level == latest_.size()) latest_.emplace_back();
      latest_[level].resize(groups, MessageTrip::kNever);
      if (groups == 1) break;
    }
    trips_[id].offered_ms = event.t_ms;
    trips_[id].offered_n = event.n;
    trips_[id].from = event.thread;
    trips_[id].channel = event.channel;
  }
  return trips_[id];
}

void MessageIndex::append(const Event& event) {
  const auto inside = [&]() -> Inside& {
    if (world::index(event.channel) >= inside_.size()) inside_.resize(world::index(event.channel) + 1);
    return inside_[world::index(event.channel)];
  };
  switch (event.kind) {
    case EventKind::send_blocked:
      trip(event);
      break;
    case EventKind::sent: {
      MessageTrip& sent = trip(event);
      sent.sent_ms = event.t_ms;
      sent.sent_n = event.n;
      if (sent.end == MessageTrip::End::waiting) inside().messages.push_back(event.message);
      break;
    }
    case EventKind::received: {
      Inside& queue = inside();
      if (queue.first < queue.messages.size() && queue.messages[queue.first] == event.message) ++queue.first;
      if (queue.first * 2 >= queue.messages.size()) {
        queue.messages.erase(queue.messages.begin(), queue.messages.begin() + static_cast<std::ptrdiff_t>(queue.first));
        queue.first = 0;
      }
      end(event.message, event, MessageTrip::End::received);
      break;
    }
    case EventKind::send_failed:
    case EventKind::try_send_full:
      trip(event);
      end(event.message, event, MessageTrip::End::came_back);
      break;
    case EventKind::handle_dropped: {
      if (event.count == 0) break;
      Inside& queue = inside();
      for (std::size_t i = queue.first; i < queue.messages.size(); ++i)
        end(queue.messages[i], event, MessageTrip::End::destroyed);
      queue = {};
      break;
    }
    default:
      break;
  }
}

void MessageIndex::end(MessageId message, const Event& event, MessageTrip::End how) {
  MessageTrip& trip = trips_[world::index(message)];
  trip.ended_ms = event.t_ms;
  trip.end = how;
  trip.to = event.thread;

  std::size_t at = world::index(message);
  for (std::size_t level = 0; level < latest_.size(); ++level) {
    const std::size_t group = at / kFan, below = level == 0 ? trips_.size() : latest_[level - 1].size();
    if ((group + 1) * kFan > below) return;  // not complete yet: it may get later ones
    double latest = 0;
    for (std::size_t i = group * kFan; i < (group + 1) * kFan; ++i)
      latest = std::max(latest, level == 0 ? trips_[i].ended_ms : latest_[level - 1][i]);
    latest_[level][group] = latest;
    if (latest == MessageTrip::kNever) return;
    at = group;
  }
}

std::size_t MessageIndex::skip_ended(std::size_t id, std::size_t end, double t_ms) const {
  while (id < end) {
    std::size_t size = 1, level = 0;
    while (level < latest_.size() && id % (size * kFan) == 0 && latest_[level][id / (size * kFan)] < t_ms) {
      ++level;
      size *= kFan;
    }
    if (level == 0 && trips_[id].ended_ms >= t_ms) return id;
    id += size;
  }
  return end;
}

void MessageIndex::read(double from_ms, double to_ms, std::size_t most, std::vector<MessageId>& into) const {
  const auto after = std::upper_bound(trips_.begin(), trips_.end(), to_ms,
                                      [](double t, const MessageTrip& trip) { return t < trip.offered_ms; });
  const std::size_t end = static_cast<std::size_t>(after - trips_.begin());
  const std::size_t first = skip_ended(0, end, from_ms);

  // Counts in steps that are fine enough for a choice of `most`, coarse enough to be few.
  std::size_t grain = 1;
  while (grain * most * 4 < end - first) grain *= 2;
  std::size_t count = 0;
  for (std::size_t id = first; id < end; id = skip_ended((id / grain + 1) * grain, end, from_ms)) count += grain;

  std::size_t stride = 1;
  while (stride * most < count) stride *= 2;
  for (std::size_t id = skip_ended(first, end, from_ms); id < end; id = skip_ended(id, end, from_ms)) {
    const std::size_t group = id / stride, chosen = group * stride + scattered(group) % stride;
    if (chosen >= first && chosen < end && trips_[chosen].ended_ms >= from_ms)
      into.push_back(MessageId{static_cast<std::uint32_t>(chosen)});
    id = (group + 1) * stride;
  }
}

}  // namespace handoff::view
