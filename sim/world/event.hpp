// One step of a run, as everybody else sees it: the stage animates it, the lanes draw it, the page tells it.
#pragma once

#include <cstdint>
#include <string>

#include "world/ids.hpp"
#include "world/op.hpp"

namespace handoff::world {

struct State;

enum class EventKind : std::uint8_t {
  channel_made,
  sender_cloned,
  sent,           // the message is in the buffer; bound 0: in the receiver's hands or taken earlier (see `received`)
  send_blocked,   // begins to wait with its message in hand
  send_failed,    // the receiver is gone: the message came back
  try_send_full,  // the message came back
  received,       // from the buffer; bound 0: may be straight out of a waiting sender's hand
  recv_blocked,   // begins to wait
  recv_failed,    // all senders are gone and nothing is left
  try_recv_empty,
  recv_timed_out,
  handle_dropped,  // `disconnects`: it was the last of its side; a receiver takes `count` messages with it
  channel_closed,  // by close()
  cell_made,
  loaded,
  stored,
  updated,           // `value`: the new one; outcome Different: a compare_exchange that changed nothing
  cell_shared,       // `count`: its owners now
  cell_released,     // `count`: its owners now, 0: `value` was inside; outcome NotLast
  owners_counted,    // `count`
  weakly_shared,     // `count`: so many know it without owning it now
  weakly_released,   // likewise
  locked,            // `value`: what is inside; outcome Poisoned
  lock_blocked,      // begins to wait; `other`: a thread that holds it
  try_lock_failed,   // `other`: a thread that holds it
  unlocked,          // `value`: what is inside now; outcome Poisoned: by a panicking thread
  poison_read,       // `value`: whether it is poisoned
  condition_waited,  // gives the lock back and begins to wait to be notified
  notified,          // `count`: threads that are
  slept,  // begins to sleep
  woke,
  spawned,       // `other`: the new thread; `value`: the handles that it came with, its own and lent ones
  join_blocked,  // `other`: the thread waited for
  joined,        // `other`: it has ended
  detached,       // `other`
  end_looked_at,  // `other`; `value`: whether it has ended
  printed,        // `count`: lines that it began
  awaits_user,
  user_said,
  awaits_line,
  line_read,  // outcome Disconnected: end of input
  clock_read,
  yielded,
  panicking,  // from here on it drops what it owns
  panicked,
  finishing,
  unjoined,  // came to its end, but nobody will join it: its value came back, to be dropped first
  finished,
  exited,  // and the run with it; `count`: the exit code's bits
  setting_changed,  // from outside: no thread
};
const char* to_text(EventKind);

struct Event {
  std::uint32_t n = 0;  // 1-based position in the log; State::position after it
  EventKind kind{};
  Outcome outcome = Outcome::Done;
  bool disconnects = false;
  ThreadId thread = kNoThread;
  ThreadId other = kNoThread;  // spawned, joined …; received: the thread that sent the message
  ChannelId channel = kNoChannel;
  HandleId handle = kNoHandle;
  CellId cell = kNoCell;
  MessageId message = kNoMessage;
  std::uint32_t count = 0;  // handle_dropped: messages destroyed with the receiver; …
  int line = 0;             // of the operation in its script's text
  double t_ms = 0;          // run clock
  Value value;
};

// The event as a sentence for people: "producer 1 sends 7: the buffer holds 3 of 4". `after` is the state it led to.
std::string to_sentence(const Event&, const State& after);

}  // namespace handoff::world
