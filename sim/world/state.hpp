// What a run is at one point of its log, as one plain value: copy it, compare it, keep it. The interface of the
// specification: which threads can take a step, and what state that step leads to.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "world/event.hpp"
#include "world/ids.hpp"
#include "world/op.hpp"
#include "world/sequence.hpp"
#include "world/table.hpp"
#include "world/value.hpp"

namespace handoff::world {

enum class Status : std::uint8_t {
  running,
  sleeping,
  blocked_full,   // in send: the buffer is full, or (bound 0) nobody has taken the message yet
  blocked_empty,  // in recv
  blocked_join,
  blocked_lock,  // or waits to be notified
  finished,
  panicked,
};
const char* to_text(Status);  // "blocked_full", as the outside reads it

struct Message {
  MessageId id = kNoMessage;
  ThreadId from = kNoThread;
  Value value;
  friend bool operator==(const Message&, const Message&) = default;
};

struct Thread {
  std::string name;
  Status status = Status::running;
  Script script;
  ThreadId parent = kNoThread;
  double since_ms = 0;               // when `status` began, run clock
  bool has_deadline = false;         // sleeping, or blocked with a time-out:
  double until_ms = 0;               // when that ends
  bool awaits_user = false;          // it has asked for the user's next statement; its status is `running`
  MessageId sending = kNoMessage;    // blocked in send: the message it offers
  std::optional<Message> in_hand;    // … which is still here; once a rendezvous partner has taken it: empty
  ChannelId waits_for = kNoChannel;  // blocked_full, blocked_empty
  ThreadId joins = kNoThread;        // blocked_join
  CellId wants = kNoCell;            // blocked_lock: the lock; or the condition, while it is not notified
  bool awaits_line = false;          // it has asked for a line of input; its status is `running`
  std::vector<HandleId> owned;       // the handles it has, in order of acquisition
  std::vector<HandleId> to_drop;     // handles of messages destroyed by this thread, each dropped by a step of its own
  std::vector<HandleId> lent;        // somebody else's that it may use
  bool ending = false;               // dropping what it owns before it ends
  bool is_detached = false;          // nobody will join it
  Value left;                        // what it has ended with, until it is joined
  std::string panic;                 // the message it panicked with
  int line = 0;                      // of the pending operation in the script's text
  // Fingerprint of the results that its script was given. A script is a function of these: with the same script at
  // birth and the same trail, two threads are at the same point.
  std::uint64_t trail = 0;

  bool has_ended() const { return status == Status::finished || status == Status::panicked; }
  friend bool operator==(const Thread&, const Thread&);  // scripts by their trail
};

enum class HandleKind : std::uint8_t { Sender, SyncSender, Receiver };

struct Handle {
  HandleKind kind = HandleKind::Sender;
  ChannelId channel = kNoChannel;
  std::string name;
  // Who owns it: a thread; the message it travels in; the cell it lies in; or the ended thread that has left it for
  // whoever joins it. None of these: it is dropped.
  ThreadId owner = kNoThread;
  MessageId carrier = kNoMessage;
  CellId keeper = kNoCell;
  ThreadId left_by = kNoThread;
  bool is_dropped() const {
    return owner == kNoThread && carrier == kNoMessage && keeper == kNoCell && left_by == kNoThread;
  }
  friend bool operator==(const Handle&, const Handle&) = default;
};

struct Channel {
  std::optional<std::uint32_t> bound;  // none: unbounded
  Sequence<Message> queue;             // oldest first; bound 0: at most the message handed to a waiting receiver
  std::uint32_t senders = 1;           // live handles
  bool has_receiver = true;
  bool closed = false;                    // by close()
  std::vector<ThreadId> waiting_senders;  // blocked in send with a message in hand, the one that came first in front
  ThreadId waiting_receiver = kNoThread;  // blocked in recv
  std::uint64_t sent = 0, received = 0, destroyed = 0;
  bool disconnected() const { return closed || !has_receiver || senders == 0; }
  friend bool operator==(const Channel&, const Channel&) = default;
};

struct Cell {
  std::string name;
  Value value;  // of a lock that one thread holds: as it was when that one took it
  CellKind kind = CellKind::Plain;
  std::uint32_t owners = 1;  // 0: it is gone
  std::uint32_t weak = 0;    // who know it without owning it
  // Lock:
  std::vector<ThreadId> holders = {};  // in the order in which they took it
  bool is_shared = false;         // its holders only read
  bool is_poisoned = false;
  std::vector<ThreadId> waiting = {};  // Condition: to be notified, the one that came first in front
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct OutputLine {
  ThreadId thread = kNoThread;  // that began it
  Value value;                  // the text; or the number where one number is all that was printed
  Stream stream = Stream::out;
  bool is_open = false;  // its end is not printed yet
  friend bool operator==(const OutputLine&, const OutputLine&) = default;
};

struct State {
  double now_ms = 0;           // run clock, of the last event
  std::uint32_t position = 0;  // events applied
  Table<Thread, 1> threads;
  Table<Handle, 64> handles;
  Table<Channel, 16> channels;
  Table<Cell, 16> cells;
  Sequence<OutputLine> output;
  std::uint32_t messages = 0;  // MessageIds given out
  // Main has ended, or somebody has called for the exit, and the run with it: the other threads are gone, whatever they
  // were about to do.
  bool ended = false;
  std::int32_t exit_code = 0;  // as the process would have it: 101 after main's panic
  std::string given_up = {};   // why Handoff has ended the program, a sentence: a limit

  const Thread& operator[](ThreadId id) const { return threads[index(id)]; }
  const Handle& operator[](HandleId id) const { return handles[index(id)]; }
  const Channel& operator[](ChannelId id) const { return channels[index(id)]; }
  const Cell& operator[](CellId id) const { return cells[index(id)]; }
  friend bool operator==(const State&, const State&) = default;
};

// A run before its first step: main, about to run `main`.
State initial_state(Script main);

// What the specification leaves open in a step and the world outside decides.
struct Choice {
  double now_ms = 0;                      // when the step happens, not before State::now_ms
  bool timed_out = false;                 // recv_timeout: it gives up in this step
  std::shared_ptr<const Statement> said;  // AwaitUser: the user's statement; ReadLine: an InputLine
};

// Whether the thread can take a step. A thread whose operation has to wait can take one step (it begins to wait), and
// then none until the wait is over. A sleeping thread can always take the step that ends its sleep, a thread blocked
// with a time-out the one that gives up, and a thread that awaits the user or a line of input the one that brings it:
// the clock and the user are the caller's matter.
bool enabled(const State&, ThreadId);

// Whether the thread's next step is a matter of the clock: it sleeps, or waits with a time-out for what is not there
// yet.
bool waits_for_clock(const State&, ThreadId);

// Takes one step of an enabled thread, and says what happened. A script that uses what its thread does not own, or a
// missing statement for a thread that awaits the user, ends the program with a message: that is a mistake in the code.
Event step(State&, ThreadId, const Choice&);

// The user changes a setting of the run (a pace) from outside: no thread takes a step.
Event change_setting(State&, CellId, Value, double now_ms);

// What is kept of a printed line: the number, where the line is one number and nothing else.
Value printed_value(std::string line);
// What an Event and a Record say of it: its text without the last line's end.
Value printed_value(const Print&);

// What the clock shows, as Now gives it.
Value clock_value(double now_ms);

// The cell's value after an update; none: a compare_exchange that found something different.
std::optional<Value> updated(const Value& before, const Update&);

// A value as the learner reads it, the handles inside by their names: (3, reply).
std::string to_text(const Value&, const State&);

}  // namespace handoff::world
