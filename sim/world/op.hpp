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
struct DropHandle {
  HandleId handle;
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
struct MakeCell {  // a value that threads share, read and written whole: a flag, an atomic, a pace
  std::string name;
  Value value;
};
struct Load {
  CellId cell;
};
struct Store {
  CellId cell;
  Value value;
};
// A sleep of no time is one step, `woke`.
struct Sleep {
  std::variant<double, CellId> ms;  // on the run's clock; or the cell that holds the length when the sleep begins
};
struct Spawn {
  std::string name;
  Script script;
  std::vector<HandleId> moved;  // the handles that the closure takes along
};
struct Join {
  ThreadId thread;
};
struct Print {
  std::string text;  // one line
};
struct AwaitUser {};  // the user's next statement comes as the result
struct Panic {        // the thread drops what it owns, then ends as panicked
  std::string message;
};
struct Finish {};  // the thread drops what it owns, then ends; when main has ended, the run ends

struct Op {
  using What = std::variant<MakeChannel, CloneSender, DropHandle, Close, Send, TrySend, Recv, TryRecv, RecvTimeout,
                            MakeCell, Load, Store, Sleep, Spawn, Join, Print, AwaitUser, Panic, Finish>;
  What what;
};

// How an operation came out.
enum class Outcome : std::uint8_t {
  Done,
  WouldBlock,    // not yet, the thread waits; never handed to a script
  Full,          // try_send
  Empty,         // try_recv
  Disconnected,  // send, recv and their kin: the other side is gone
  Timeout,       // recv_timeout
  Panicked,      // join: the thread panicked
};

// What a script learns about its operation.
struct OpResult {
  Outcome outcome = Outcome::Done;
  Value value;                    // what was received or loaded; or the message that came back from a failed send
  HandleId handle = kNoHandle;    // MakeChannel: the sender; CloneSender: the clone
  HandleId receiver = kNoHandle;  // MakeChannel
  CellId cell = kNoCell;          // MakeCell
  ThreadId thread = kNoThread;    // Spawn
  std::shared_ptr<const Statement> said;  // AwaitUser
};

}  // namespace handoff::world
