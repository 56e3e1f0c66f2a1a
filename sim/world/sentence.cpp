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
    case EventKind::updated:
      return "updated";
    case EventKind::cell_shared:
      return "cell_shared";
    case EventKind::cell_released:
      return "cell_released";
    case EventKind::owners_counted:
      return "owners_counted";
    case EventKind::weakly_shared:
      return "weakly_shared";
    case EventKind::weakly_released:
      return "weakly_released";
    case EventKind::locked:
      return "locked";
    case EventKind::lock_blocked:
      return "lock_blocked";
    case EventKind::try_lock_failed:
      return "try_lock_failed";
    case EventKind::unlocked:
      return "unlocked";
    case EventKind::poison_read:
      return "poison_read";
    case EventKind::condition_waited:
      return "condition_waited";
    case EventKind::notified:
      return "notified";
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
    case EventKind::detached:
      return "detached";
    case EventKind::end_looked_at:
      return "end_looked_at";
    case EventKind::printed:
      return "printed";
    case EventKind::awaits_user:
      return "awaits_user";
    case EventKind::user_said:
      return "user_said";
    case EventKind::awaits_line:
      return "awaits_line";
    case EventKind::line_read:
      return "line_read";
    case EventKind::clock_read:
      return "clock_read";
    case EventKind::yielded:
      return "yielded";
    case EventKind::panicking:
      return "panicking";
    case EventKind::panicked:
      return "panicked";
    case EventKind::finishing:
      return "finishing";
    case EventKind::unjoined:
      return "unjoined";
    case EventKind::finished:
      return "finished";
    case EventKind::exited:
      return "exited";
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
        return made_cell();
      case EventKind::loaded:
        return "reads " + cell() + ": " + value();
      case EventKind::stored:
        return "sets " + cell() + " to " + value();
      case EventKind::updated:
        return event_.outcome == Outcome::Different
                   ? "leaves " + cell() + " as it is: it is not what was expected, but " + value()
                   : "updates " + cell() + ": it is now " + value();
      case EventKind::cell_shared:
        return "shares " + cell() + ": it has " + counted(event_.count, "owner");
      case EventKind::cell_released:
        return released();
      case EventKind::owners_counted:
        return "counts the owners of " + cell() + ": " + std::to_string(event_.count);
      case EventKind::weakly_shared:
        return "makes one more weak reference to " + cell() + ": there " + (event_.count == 1 ? "is " : "are ") + std::to_string(event_.count);
      case EventKind::weakly_released:
        return "drops a weak reference to " + cell() + ": " + (event_.count == 0 ? "none is" : std::to_string(event_.count) + (event_.count == 1 ? " is" : " are")) + " left";
      case EventKind::locked:
        return "locks " + cell() + taken();
      case EventKind::lock_blocked:
        return "wants to lock " + cell() + " and waits: " +
               (event_.other == event_.thread ? "it has locked it itself" : other() + " has it");
      case EventKind::try_lock_failed:
        return "cannot lock " + cell() + " now: " + (event_.other == event_.thread ? "it has it itself" : other() + " has it");
      case EventKind::unlocked:
        return "unlocks " + cell() + (event_.outcome == Outcome::Poisoned ? " while it panics: it is poisoned" : "") +
               ": inside is " + value();
      case EventKind::poison_read:
        return "looks whether " + cell() + " is poisoned: " + value();
      case EventKind::condition_waited:
        return "gives the lock back and waits to be notified through " + cell();
      case EventKind::notified:
        return "notifies through " + cell() + ": " + (event_.count == 0 ? "nobody waits" : counted(event_.count, "thread") + " can go on");
      case EventKind::slept:
        return "goes to sleep";
      case EventKind::woke:
        return "wakes up";
      case EventKind::spawned:
        return "spawns " + other();
      case EventKind::join_blocked:
        return "waits for " + other() + " to end";
      case EventKind::joined:
        if (event_.outcome == Outcome::Panicked) return "has joined " + other() + ", which panicked";
        return "has joined " + other() + ", which is done" + (event_.value.is_unit() ? "" : ": it gives " + value());
      case EventKind::detached:
        return "will not join " + other();
      case EventKind::end_looked_at:
        return "looks whether " + other() + " has ended: " + value();
      case EventKind::printed:
        return "prints " + value();
      case EventKind::awaits_user:
        return "waits for you";
      case EventKind::user_said:
        return "is told: " + value();
      case EventKind::awaits_line:
        return "waits for a line of input";
      case EventKind::line_read:
        return event_.outcome == Outcome::Disconnected ? "reads the end of the input" : "reads a line: " + line();
      case EventKind::clock_read:
        return "looks at the clock";
      case EventKind::yielded:
        return "computes, and lets others have a turn";
      case EventKind::panicking:
        return "panics: " + value();
      case EventKind::panicked:
        return "has panicked" + end_of_run();
      case EventKind::finishing:
        return "comes to its end";
      case EventKind::unjoined:
        return "comes to its end with a value that nobody will join for";
      case EventKind::finished:
        return "is finished" + end_of_run();
      case EventKind::exited:
        return "ends the run with exit code " + std::to_string(static_cast<std::int32_t>(event_.count)) +
               (value().empty() ? "" : ": " + value());
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

  std::string made_cell() const {
    switch (after_[event_.cell].kind) {
      case CellKind::Plain:
        return "makes " + cell() + " = " + value();
      case CellKind::Shared:
        return "makes " + cell() + ", to be shared";
      case CellKind::Lock:
        return "makes the lock " + cell() + ": inside is " + value();
      case CellKind::Condition:
        return "makes the condition " + cell();
    }
    return {};
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

  std::string released() const {
    if (event_.outcome == Outcome::NotLast) return "lets go of " + cell() + ": " + counted(event_.count, "owner") + " left";
    if (after_[event_.cell].kind == CellKind::Shared) return "lets go of " + cell() + ", as the last owner: it is gone";
    return "lets go of " + cell() + ": it is gone";
  }

  std::string taken() const {
    if (event_.outcome == Outcome::Poisoned) return ", which is poisoned: inside is " + value();
    if (event_.outcome == Outcome::Timeout) return " again, as the time is over: inside is " + value();
    return ": inside is " + value();
  }

  std::string line() const {
    const std::string text = value();
    return !text.empty() && text.back() == '\n' ? text.substr(0, text.size() - 1) : text;
  }

  std::string end_of_run() const { return event_.thread == kMain ? ", and the run has ended with it" : ""; }

  const Event& event_;
  const State& after_;
};

}  // namespace

std::string to_sentence(const Event& event, const State& after) { return Sentence(event, after).whole(); }

}  // namespace handoff::world
