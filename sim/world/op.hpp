// What a thread can ask for. A script yields one Op after another; each is carried out by the specification (`step`) or
// by a real thread on a real channel, and its result is handed back to the script.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "world/ids.hpp"
#include "world/script.hpp"
#include "world/value.hpp"

namespace handoff::world {

struct MakeChannel {
  std::optional<std::uint32_t> bound;  // none: unbounded; 0: rendezvous
  std::string tx_name, rx_name;
};
struct CloneSender {
  HandleId sender;
  std::string name;
};
// The messages inside a dropped receiver are destroyed with it: what travels in them is dropped by steps of the thread's
// own; or, `gives_back`, they come back as the result's value, a list, oldest first, and are the script's to drop.
struct DropHandle {
  HandleId handle;
  bool gives_back = false;
};
struct Close {
  HandleId handle;
};
struct Send {
  HandleId sender;
  Value value;
};
struct TrySend {
  HandleId sender;
  Value value;
};
struct Recv {
  HandleId receiver;
};
struct TryRecv {
  HandleId receiver;
};
struct RecvTimeout {
  HandleId receiver;
  double ms;  // on the run's clock
};

// Cells: values that threads share. The handles inside a cell's value belong to the cell. Each cell has a number of
// owners, one when it is made; with the last one the cell is gone, and what was inside comes back to whoever was it.
enum class CellKind : std::uint8_t {
  Plain,      // read and written whole: a flag, an atomic, a pace
  Shared,     // its value never changes: an Arc. Every thread may use the handles inside
  Lock,       // its value is used by those who hold it: a Mutex, an RwLock
  Condition,  // nothing inside, threads wait there to be notified: a Condvar
};
struct MakeCell {
  std::string name;
  Value value;
  CellKind kind = CellKind::Plain;
  bool is_empty = false;  // it has no owner before it is shared with a value
};
// Others know a cell without owning it. They are counted too, beyond its end.
struct Share {  // one owner more
  CellId cell;
  std::optional<Value> value = {};  // what the cell holds from now on, and the handles inside
  // Asked by somebody who owns nothing of it: the result has the value; Outcome::Disconnected: the cell is gone.
  bool if_alive = false;
  bool is_weak = false;  // one more that knows it: nothing comes back
};
// One owner less. The last one gets the value, and the handles inside; Outcome::NotLast: others are left. With
// `only_if_last` nothing happens where others are left (Arc::try_unwrap).
struct Release {
  CellId cell;
  bool only_if_last = false;
  bool is_weak = false;  // one less that knows it: nothing comes back
};
struct Count {  // how many there are: a number
  enum class Whom : std::uint8_t { owners, weak, all };
  CellId cell;
  Whom whom = Whom::owners;
};

struct Load {
  CellId cell;
};
struct Store {
  CellId cell;
  Value value;
};
// Reads, changes and writes in one step. The result's value is the old one. Integers wrap around at `bits`; of bools,
// exchange, and_, or_, xor_, nand and compare_exchange.
struct Update {
  enum class How : std::uint8_t { add, sub, and_, or_, xor_, nand, max, min, exchange, compare_exchange };
  CellId cell;
  How how = How::add;
  Value operand;   // of compare_exchange: the new value
  Value expected;  // compare_exchange; Outcome::Different: the cell held something else and keeps it
  std::uint8_t bits = 64;
  bool is_signed = true;
};

// A lock is held by one thread; or, `is_shared`, by several that only read. Whoever holds it alone has its value: the
// result's, and the handles inside. Those who share it get the value, and the handles stay in the cell. Whoever comes
// first takes it: there is no queue. Outcome::Poisoned: it is taken, but a thread has panicked while it held it.
struct Lock {
  CellId cell;
  bool is_shared = false;
};
struct TryLock {  // Outcome::Locked: not now
  CellId cell;
  bool is_shared = false;
};
struct Unlock {
  CellId cell;
  Value value;              // given back, with the handles inside; of a shared hold: nothing
  bool is_shared = false;
  bool poisons = false;     // the thread is panicking
};
struct Poisoned {  // whether the lock is poisoned, as a bool
  CellId cell;
  bool clears = false;  // it is not any more
};
// Gives the lock back, waits to be notified (or for the time to be over: Outcome::Timeout), and takes the lock again.
struct Wait {
  CellId condition, lock;
  Value value;
  std::optional<double> ms;  // on the run's clock; none: as long as it takes
};
struct Notify {  // the thread that has waited longest, or all
  CellId condition;
  bool all = false;
};

// A sleep of no time is one step, `woke`.
struct Sleep {
  std::variant<double, CellId> ms;  // on the run's clock; or the cell that holds the length when the sleep begins
};
struct Spawn {
  std::string name;
  Script script;
  std::vector<HandleId> moved = {};  // the handles that the closure takes along
  std::vector<HandleId> lent = {};  // those it may use while it lives, and somebody else goes on owning
};
// The value that the thread has ended with, and the handles inside; Outcome::Panicked: what it panicked with.
struct Join {
  ThreadId thread;
};
// Nobody will join that thread. What it has ended with, if it has, comes back.
struct Detach {
  ThreadId thread;
};
struct HasEnded {  // whether that thread has ended, as a bool
  ThreadId thread;
};
enum class Stream : std::uint8_t { out, err };
struct Print {
  std::string text;  // may have several lines
  Stream stream = Stream::out;
  bool ends_line = true;  // a line's end comes after it
};
struct AwaitUser {};  // the user's next statement comes as the result
struct ReadLine {};   // of standard input, with its '\n', as text; Outcome::Disconnected: there is no more
struct Now {};        // the run's clock, in whole nanoseconds
struct Yield {};      // a thread that only computes: others, and the user, get a chance
struct Panic {        // the thread drops what it owns, then ends as panicked
  std::string message;
  Value payload = {};  // what join gets; nothing: the message
};
// The thread drops what it owns, then ends; when main has ended, the run ends. Its value is for join. Where it was
// detached and `wants_back`, the thread does not end: the value comes back (Outcome::Disconnected) for it to drop.
struct Finish {
  Value value = {};
  bool wants_back = false;
};
// The run ends at once, and nobody drops anything.
struct Exit {
  std::int32_t code = 0;
  std::string why = {};  // a sentence, where it is Handoff that gives up: a limit
};

struct Op {
  using What = std::variant<MakeChannel, CloneSender, DropHandle, Close, Send, TrySend, Recv, TryRecv, RecvTimeout,
                            MakeCell, Share, Release, Count, Load, Store, Update, Lock, TryLock, Unlock, Poisoned, Wait,
                            Notify, Sleep, Spawn, Join, Detach, HasEnded, Print, AwaitUser, ReadLine, Now, Yield, Panic,
                            Finish, Exit>;
  What what;
};

// Bytes of what it hands over, which is remembered.
std::size_t weight_of(const Op&);

// How an operation came out.
enum class Outcome : std::uint8_t {
  Done,
  WouldBlock,    // not yet, the thread waits; never handed to a script
  Full,          // try_send
  Empty,         // try_recv
  Disconnected,  // send, recv and their kin: the other side is gone
  Timeout,       // recv_timeout, wait
  Panicked,      // join: the thread panicked
  Locked,        // try_lock
  Poisoned,      // lock and its kin: taken, but poisoned; unlock: it is poisoned now
  Different,     // compare_exchange
  NotLast,       // release: others own it still
};

// What a script learns about its operation.
struct OpResult {
  Outcome outcome = Outcome::Done;
  Value value;                    // what was received, loaded …; or the message that came back from a failed send
  HandleId handle = kNoHandle;    // MakeChannel: the sender; CloneSender: the clone
  HandleId receiver = kNoHandle;  // MakeChannel
  CellId cell = kNoCell;          // MakeCell
  ThreadId thread = kNoThread;    // Spawn
  std::shared_ptr<const Statement> said;  // AwaitUser
};

}  // namespace handoff::world
