// A program that was made of any text is run for a while, in the specification: it must not break anything.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "lang/program.hpp"
#include "world/state.hpp"

namespace handoff::lang::test {

// The threads by turns; input is at its end, and every third wait with a deadline is over.
inline void run_some_steps(const Program& program, std::size_t most) {
  world::State state = world::initial_state(main_script(program));
  for (std::size_t step = 0; step < most && !state.ended; ++step) {
    const std::size_t threads = state.threads.size();
    std::size_t tried = 0;
    while (tried < threads && !world::enabled(state, static_cast<world::ThreadId>((step + tried) % threads))) ++tried;
    if (tried == threads) return;
    const auto thread = static_cast<world::ThreadId>((step + tried) % threads);
    world::Choice choice;
    choice.now_ms = state.now_ms + 1;
    choice.timed_out = step % 3 == 0;
    if (state[thread].awaits_line) {
      auto line = std::make_shared<world::InputLine>();
      line->is_end = true;
      choice.said = std::move(line);
    }
    world::step(state, thread, choice);
  }
}

}  // namespace handoff::lang::test
