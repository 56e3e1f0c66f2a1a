#include "view/motion.hpp"

#include <algorithm>
#include <cmath>

#include "view/timeline.hpp"

namespace handoff::view {
namespace {

using world::ChannelId;
using world::Event;
using world::EventKind;
using world::MessageId;

// A queue that is emptied very fast is not drawn further behind than this.
constexpr float kMostPlacesBehind = 3;
constexpr std::size_t kMostEvents = 2000;

// The limit sets in while a message comes in (`to_go_in` falls from 1 to 0): at once it would let messages overtake.
float limited(float places_behind, float to_go_in) {
  return places_behind - (1 - to_go_in) * std::max(0.0f, places_behind - kMostPlacesBehind);
}

float ease(float p) { return p * p * (3 - 2 * p); }

// The receives of a channel, each of which moves everything inside on by one place.
class Shifts {
 public:
  void add(std::uint32_t n, float to_go) {
    numbers_.push_back(n);
    sums_.push_back(sums_.back() + to_go);
  }
  // Of those with first < n < last: how many there are, and what they still have to move.
  float count(std::uint32_t first, std::uint32_t last) const { return static_cast<float>(end(last) - begin(first)); }
  float to_go(std::uint32_t first, std::uint32_t last) const { return sums_[end(last)] - sums_[begin(first)]; }

 private:
  std::size_t begin(std::uint32_t n) const {
    return static_cast<std::size_t>(std::upper_bound(numbers_.begin(), numbers_.end(), n) - numbers_.begin());
  }
  std::size_t end(std::uint32_t n) const {
    return static_cast<std::size_t>(std::lower_bound(numbers_.begin(), numbers_.end(), n) - numbers_.begin());
  }
  std::vector<std::uint32_t> numbers_;
  std::vector<float> sums_{0};  // sums_[i]: of the first i
};

}  // namespace

Motion::Motion(const world::State& state, const Timeline& timeline, const std::vector<Event>* recent, double clock_ms,
               double window_ms, bool moves)
    : state_(state), timeline_(timeline), clock_ms_(clock_ms), window_ms_(window_ms), moves_(moves) {
  if (!recent || !(window_ms > 0)) return;
  for (auto event = recent->rbegin(); event != recent->rend() && events_.size() < kMostEvents; ++event) {
    if (event->t_ms <= clock_ms - window_ms) break;
    events_.push_back(&*event);
  }
  std::reverse(events_.begin(), events_.end());
}

float Motion::shown(double t_ms) const {
  if (!(window_ms_ > 0)) return 1;
  return ease(static_cast<float>(std::clamp((clock_ms_ - t_ms) / window_ms_, 0.0, 1.0)));
}

float Motion::to_go(double t_ms) const { return moves_ ? 1 - shown(t_ms) : 0; }

float Motion::length(ChannelId channel, std::size_t most) const {
  const auto limited = [&](std::size_t n) { return static_cast<float>(std::min(n, most)); };
  std::size_t after = state_[channel].queue.size();
  float length = limited(after);
  for (auto at = events_.rbegin(); at != events_.rend(); ++at) {
    const Event& event = **at;
    if (event.channel != channel) continue;
    std::size_t before = after;
    if (event.kind == EventKind::sent && after > 0) before = after - 1;
    if (event.kind == EventKind::received) before = after + 1;
    if (event.kind == EventKind::handle_dropped) before = after + event.count;
    if (before != after) length += (limited(before) - limited(after)) * to_go(event.t_ms);
    after = before;
  }
  return length;
}

std::vector<MovingMessage> Motion::messages(ChannelId channel, const PipeShape& pipe) const {
  const world::Channel& state = state_[channel];
  const float hand = pipe.mouth_place() + kInWire;
  const float most = static_cast<float>(pipe.capacity());
  const bool is_rendezvous = state.bound == 0u;

  Shifts shifts;
  std::vector<const Event*> sends;
  for (const Event* event : events_) {
    if (event->channel != channel) continue;
    if (event->kind == EventKind::received && !is_rendezvous) shifts.add(event->n, to_go(event->t_ms));
    if (event->kind == EventKind::sent) sends.push_back(event);
  }
  const auto send_of = [&](MessageId id) -> const Event* {
    for (auto send = sends.rbegin(); send != sends.rend(); ++send)
      if ((*send)->message == id) return *send;
    return nullptr;
  };
  // Where it came in, on its way from the hand to the rank it then had.
  const auto coming_in = [&](const Event& send, float rank_then) {
    return (hand - std::min(rank_then, most)) * to_go(send.t_ms);
  };

  std::vector<MovingMessage> messages;

  // Inside. What came in within the window is at the end of the queue.
  const std::size_t inside = state.queue.size();
  const auto queued = [&](std::size_t rank, const Event* send) {
    const world::Message& message = state.queue[rank];
    MovingMessage moving{
        MovingMessage::Course::queued, message.id, message.from, world::kNoThread, &message.value, rank};
    const std::uint32_t from = send ? send->n : 0;
    const float places_behind = limited(shifts.to_go(from, UINT32_MAX), send ? to_go(send->t_ms) : 0);
    moving.place = std::min(static_cast<float>(rank) + places_behind, most);
    if (send) {
      moving.place += coming_in(*send, static_cast<float>(rank) + shifts.count(from, UINT32_MAX));
      moving.alpha = moves_ ? std::min(1.0f, shown(send->t_ms) * 6) : shown(send->t_ms);
      if (rank >= pipe.capacity()) moving.alpha *= std::min(1.0f, to_go(send->t_ms) * 3);  // only its count is seen
    }
    messages.push_back(moving);
  };
  std::size_t new_ones = 0;
  for (auto send = sends.rbegin(); send != sends.rend() && new_ones < inside; ++send)
    if (state.queue[inside - 1 - new_ones].id == (*send)->message) ++new_ones;
  const std::size_t old_ones = inside - new_ones;
  for (std::size_t i = 0, sent = sends.size(); i < new_ones; ++i) {
    const std::size_t rank = inside - 1 - i;
    while (sends[sent - 1]->message != state.queue[rank].id) --sent;
    // The far end of a long queue is not seen, but what comes in there is.
    if (rank < pipe.capacity() || to_go(sends[sent - 1]->t_ms) > 0) queued(rank, sends[sent - 1]);
  }
  for (std::size_t rank = std::min(old_ones, pipe.capacity()); rank-- > 0;) queued(rank, nullptr);

  // Received, and on their way to the receiver.
  for (const Event* event : events_) {
    if (event->channel != channel) continue;
    const bool is_back = event->kind == EventKind::send_failed || event->kind == EventKind::try_send_full;
    if (is_back && moves_) {
      const float p = 1 - static_cast<float>(std::clamp((clock_ms_ - event->t_ms) / window_ms_, 0.0, 1.0));
      MovingMessage moving{MovingMessage::Course::bouncing, event->message, event->thread, event->thread,
                           &event->value};
      moving.place = hand - 0.8f * kInWire * std::sin(3.14159265f * p);
      moving.alpha = std::min(1.0f, p * 4);
      messages.push_back(moving);
    }
    if (event->kind != EventKind::received || to_go(event->t_ms) <= 0) continue;
    MovingMessage moving{MovingMessage::Course::leaving, event->message, event->other, event->thread, &event->value};
    constexpr float kEnd = -1 - kOutWire;
    const bool was_inside = !is_rendezvous || timeline_.messages()[event->message].sent_n < event->n;
    const float to_go_out = to_go(event->t_ms);
    if (was_inside) {
      const Event* send = send_of(event->message);
      moving.place = kEnd + (0 - kEnd) * to_go_out +
                     limited(shifts.to_go(send ? send->n : 0, event->n), send ? to_go(send->t_ms) : 0);
      if (send) moving.place += coming_in(*send, shifts.count(send->n, event->n));
    } else {
      moving.place = kEnd + (hand - kEnd) * to_go_out;  // straight out of the sender's hand
    }
    moving.alpha = std::min(1.0f, to_go_out * 5);
    messages.push_back(moving);
  }
  return messages;
}

}  // namespace handoff::view
