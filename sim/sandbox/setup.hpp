// The sandbox's set-ups: which threads and channels there are before the user says anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "world/state.hpp"

namespace handoff::sandbox {

inline constexpr std::uint32_t kMaxBound = 16;
inline constexpr std::uint32_t kMaxThreads = 24;        // of one run, main included
inline constexpr double kFastestPaceMs = 0, kSlowestPaceMs = 3000;

enum class Topology : std::uint8_t {
  producers,         // producers -> receiver
  pipeline,          // producer -> filter -> collector, two channels
  request_response,  // clients -> server, and a reply channel in each request
};

// Who main is.
enum class Main : std::uint8_t {
  user,      // spawns the receiver and the producers, then each click is a statement of main
  joins,     // a script: spawns everybody, keeps tx, and joins the receiver
  receives,  // a script: spawns the producers, drops tx, and is the receiver (or the collector) itself
};

// All that decides how a run begins. Equal set-ups begin equally.
struct Setup {
  std::string preset;                  // id of the preset it came from
  Topology topology = Topology::producers;
  Main main = Main::user;
  std::optional<std::uint32_t> bound;  // of the first channel; none: channel(), unbounded
  std::uint32_t producers = 1;         // request/response: clients
  std::int64_t first = 0;              // each producer counts from here,
  std::optional<std::int64_t> count;   // so many numbers; none: until it is asked to finish
  double send_every_ms = 800, receive_every_ms = 800;
  bool polls = false;                  // the receiver polls with try_recv

  friend bool operator==(const Setup&, const Setup&) = default;
};

struct Preset {
  std::string_view id;        // "forgotten-sender"
  std::string_view title;     // "The forgotten sender"
  std::string_view look_for;  // one sentence on what to look for
  Setup setup;
};
const std::vector<Preset>& presets();                 // in the order of the digits 1 to 9
const Preset* find_preset(std::string_view id);       // null: there is none

// Why the set-up cannot be run (too many threads, too large a bound), as a sentence; empty: it can.
std::string refuse(const Setup&);

// The run before its first step. The paces and the flags that ask a thread to finish are cells of it from the start:
// the flags are statics of the Rust program, the paces are settings.
world::State first_state(const Setup&);

}  // namespace handoff::sandbox
