// Whatever the text: the checks come to an end, and what passes them becomes a program that runs under its limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "lang/program.hpp"
#include "world/state.hpp"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  handoff::lang::library();  // is no input's cost
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  if (size > 20'000) return -1;
  const lang::CheckedProgram checked = lang::check(std::string(reinterpret_cast<const char*>(data), size));
  for (const lang::Diagnostic& diagnostic : checked.diagnostics)
    for (const lang::Edit& edit : diagnostic.edits)
      if (edit.span.lo > edit.span.hi || edit.span.hi > checked.text.size()) std::abort();  // an edit outside of the text
  if (!checked.ok()) return 0;
  const lang::Compiled compiled = lang::compile(checked);
  if (!compiled.program) return 0;
  world::State state = world::initial_state(lang::main_script(*compiled.program));
  for (int steps = 0; steps < 300 && !state.ended; ++steps) {
    const std::size_t threads = state.threads.size();
    std::size_t next = static_cast<std::size_t>(steps) % threads;
    for (std::size_t tried = 0; tried < threads && !world::enabled(state, static_cast<world::ThreadId>(next)); ++tried) next = (next + 1) % threads;
    const auto thread = static_cast<world::ThreadId>(next);
    if (!world::enabled(state, thread)) break;
    world::Choice choice;
    choice.now_ms = state.now_ms + 1;
    choice.timed_out = steps % 3 == 0;
    if (state[thread].awaits_line) {
      auto line = std::make_shared<world::InputLine>();
      line->is_end = true;
      choice.said = std::move(line);
    }
    world::step(state, thread, choice);
  }
  return 0;
}
