// The sandbox's set-ups: which threads and channels there are before the user says anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "world/script.hpp"

namespace handoff::sandbox {

inline constexpr std::uint32_t kMaxBound = 16;
inline constexpr std::uint32_t kMaxThreads = 24;            // of one run, main included
inline constexpr double kFastestPaceMs = 0, kSlowestPaceMs = 3000;
inline constexpr std::uint64_t kMaxMessages = 1'000'000;    // waiting in one channel

enum class Topology { producers, pipeline, request_response };

// All that decides how a run of the sandbox begins. Two equal set-ups give the same first state.
struct Setup {
  std::string preset;                  // id of the preset it came from
  Topology topology = Topology::producers;
  std::optional<std::uint32_t> bound;  // of the (first) channel; none: channel(), unbounded
  std::uint32_t producers = 1;
  std::optional<std::int64_t> count;   // each producer sends so many; none: until it is asked to finish
  double send_every_ms = 800, receive_every_ms = 800;
  bool polls = false;                  // the receiver polls with try_recv
  bool user_is_main = true;            // else main follows the lesson's script
  bool forgets_tx = false;             // the script's main joins while it still holds tx
};

struct Preset {
  std::string_view id;        // "forgotten-sender"
  std::string_view title;     // "The forgotten sender"
  std::string_view look_for;  // one sentence on what to look for
  Setup setup;
};
const std::vector<Preset>& presets();  // in the order of the digits 1 to 9
const Preset* find_preset(std::string_view id);

// Why the set-up cannot be run (too many threads, a bound that is too large), as a sentence; empty: it can.
std::string refuse(const Setup&);

// The script of main's thread.
world::Script program(const Setup&);

}  // namespace handoff::sandbox
