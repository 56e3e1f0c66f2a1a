// A run without a window: carries a script out for a while and hands back the session.
#pragma once

#include <functional>
#include <optional>

#include "live/session.hpp"

namespace handoff::live {

struct Patience {
  std::optional<double> seconds;  // real time; none: as long as it takes
  bool until_idle = true;         // ends when no thread can go on
};

// Runs until the run has ended, or patience has. Waits: not for the user interface's thread. The run has stopped when
// it returns. `watch` is called whenever there is news in the history, and when nothing moves any more: it may speak to
// the run.
Session::Started run_headless(const world::State& first, const Options&, const Patience&,
                              const std::function<void(Session&)>& watch = {});

}  // namespace handoff::live
