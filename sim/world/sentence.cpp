// Events as sentences for people: the line under the stage, the live region of the page, the lanes' tool tips.
#include "world/state.hpp"

namespace handoff::world {

const char* to_text(EventKind kind) {
  switch (kind) {
    case EventKind::channel_made:
      return "channel_made";
    case EventKind::sender_cloned:
      return "sender_cloned";
    case EventKind::sent:
      return "sent";
    case EventKind::send_blocked:
      return "send_blocked";
    case EventKind::send_failed:
      return "send_failed";
    case EventKind::try_send_full:
      return "try_send_full";
    case EventKind::received:
      return "received";
    case EventKind::recv_blocked:
      return "recv_blocked";
    case EventKind::recv_failed:
      return "recv_failed";
    case EventKind::try_recv_empty:
      return "try_recv_empty";
    case EventKind::recv_timed_out:
      return "recv_timed_out";
    case EventKind::handle_dropped:
      return "handle_dropped";
    case EventKind::channel_closed:
      return "channel_closed";
    case EventKind::cell_made:
      return "cell_made";
    case EventKind::loaded:
      return "loaded";
    case EventKind::stored:
      return "stored";
    case EventKind::slept:
      return "slept";
    case EventKind::woke:
      return "woke";
    case EventKind::spawned:
      return "spawned";
    case EventKind::join_blocked:
      return "join_blocked";
    case EventKind::joined:
      return "joined";
    case EventKind::printed:
      return "printed";
    case EventKind::awaits_user:
      return "awaits_user";
    case EventKind::user_said:
      return "user_said";
    case EventKind::panicking:
      return "panicking";
    case EventKind::panicked:
      return "panicked";
    case EventKind::finishing:
      return "finishing";
    case EventKind::finished:
      return "finished";
    case EventKind::setting_changed:
      return "setting_changed";
  }
  return "";
}

namespace {

std::string counted(std::uint64_t n, const char* thing) {
  return std::to_string(n) + " " + thing + (n == 1 ? "" : "s");
}

std::string fill(const Channel& channel) {
  if (channel.bound == 0u) return "hand to hand";
  const std::string held = std::to_string(channel.queue.size());
  if (channel.bound) return "the buffer holds " + held + " of " + std::to_string(*channel.bound);
  return "the buffer holds " + held;
}

class Sentence {
 public:
  Sentence(const Event& event, const State& after) : event_(event), after_(after) {}

  std::string whole() const {
    if (event_.kind == EventKind::setting_changed) return after_[event_.cell].name + " is now " + value();
    return after_[event_.thread].name + " " + predicate();
  }

 private:
  std::string value() const { return to_text(event_.value, after_); }
  const Channel& channel() const { return after_[event_.channel]; }
  std::string handle() const { return after_[event_.handle].name; }
  std::string other() const { return after_[event_.other].name; }
  std::string cell() const { return after_[event_.cell].name; }

  std::string predicate() const {
    switch (event_.kind) {
      case EventKind::channel_made:
        return "makes a channel: " + made();
      case EventKind::sender_cloned:
        return "clones a sender, " + handle() + ": the channel has " + counted(channel().senders, "sender");
      case EventKind::sent:
        return "sends " + value() + ": " + fill(channel());
      case EventKind::send_blocked:
        return "wants to send " + value() + " and waits: " + why_send_waits();
      case EventKind::send_failed:
        return "cannot send " + value() + ": the receiver is gone, the value comes back";
      case EventKind::try_send_full:
        return "cannot send " + value() + " now: " + why_send_waits();
      case EventKind::received:
        return "receives " + value() + " from " + other() + ": " + fill(channel());
      case EventKind::recv_blocked:
        return "wants to receive and waits: the channel is empty, with " + counted(channel().senders, "live sender");
      case EventKind::recv_failed:
        return channel().closed ? "receives no more: the channel is closed"
                                : "receives no more: the channel is empty and all its senders are gone";
      case EventKind::try_recv_empty:
        return "looks into the channel: nothing there";
      case EventKind::recv_timed_out:
        return "gives up waiting for a message: the time is over";
      case EventKind::handle_dropped:
        return "drops " + handle() + dropped();
      case EventKind::channel_closed:
        return "closes the channel with " + handle();
      case EventKind::cell_made:
        return "makes " + cell() + " = " + value();
      case EventKind::loaded:
        return "reads " + cell() + ": " + value();
      case EventKind::stored:
        return "sets " + cell() + " to " + value();
      case EventKind::slept:
        return "goes to sleep";
      case EventKind::woke:
        return "wakes up";
      case EventKind::spawned:
        return "spawns " + other();
      case EventKind::join_blocked:
        return "waits for " + other() + " to end";
      case EventKind::joined:
        return "has joined " + other() + (event_.outcome == Outcome::Panicked ? ", which panicked" : ", which is done");
      case EventKind::printed:
        return "prints " + value();
      case EventKind::awaits_user:
        return "waits for you";
      case EventKind::user_said:
        return "is told: " + value();
      case EventKind::panicking:
        return "panics: " + value();
      case EventKind::panicked:
        return "has panicked" + end_of_run();
      case EventKind::finishing:
        return "comes to its end";
      case EventKind::finished:
        return "is finished" + end_of_run();
      case EventKind::setting_changed:
        break;
    }
    return {};
  }

  std::string made() const {
    if (!channel().bound) return "unbounded, a send never waits";
    if (*channel().bound == 0) return "bound 0, each message goes from hand to hand";
    return "bounded, " + counted(*channel().bound, "slot");
  }

  std::string why_send_waits() const {
    if (channel().bound == 0u) return "no receiver is there to take it";
    return "all " + counted(channel().bound.value_or(0), "slot") + " of the buffer are full";
  }

  std::string dropped() const {
    if (after_[event_.handle].kind == HandleKind::Receiver) {
      if (event_.count == 0) return ": nobody can receive any more";
      return ": nobody can receive any more, " + counted(event_.count, "message") + " inside " +
             (event_.count == 1 ? "is" : "are") + " destroyed";
    }
    if (event_.disconnects) return ", the last sender: the channel closes once it is empty";
    return ": the channel has " + counted(channel().senders, "sender") + " left";
  }

  std::string end_of_run() const { return event_.thread == kMain ? ", and the run has ended with it" : ""; }

  const Event& event_;
  const State& after_;
};

}  // namespace

std::string to_sentence(const Event& event, const State& after) { return Sentence(event, after).whole(); }

}  // namespace handoff::world
