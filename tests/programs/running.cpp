#include "programs/running.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "lang/program.hpp"
#include "live/headless.hpp"

namespace handoff::tests {

using world::State;
using world::ThreadId;

namespace {

std::string printed(const State& state, world::Stream stream) {
  std::string all;
  for (std::size_t i = 0; i < state.output.size(); ++i) {
    const world::OutputLine& line = state.output[i];
    if (line.stream == stream) all += line.value.to_text() + (line.is_open ? "" : "\n");
  }
  return all;
}

Ran how_it_came_out(const State& state) {
  Ran ran{printed(state, world::Stream::out), printed(state, world::Stream::err), std::nullopt, {}};
  if (state.ended) ran.exit_code = state.exit_code;
  return ran;
}

}  // namespace

std::optional<State> first_state(const std::string& text, std::string& problem) {
  const lang::CheckedProgram checked = lang::check(text);
  if (!checked.ok()) {
    const lang::LineMap lines(checked.text);
    for (const lang::Diagnostic& d : checked.diagnostics)
      if (!d.is_warning) problem += "line " + std::to_string(lines.line(d.span.lo)) + " " + d.code + ": " + d.message + "\n";
    return {};
  }
  const lang::Compiled compiled = lang::compile(checked);
  problem = compiled.problem;
  if (!compiled.program) return {};
  return world::initial_state(lang::main_script(*compiled.program));
}

Ran run_live(const State& first, double speed) {
  const live::Session::Started started = live::run_headless(first, {.speed = speed}, {.seconds = 60, .until_idle = true});
  if (!started.session) return {{}, {}, {}, started.refusal};
  live::Session& session = *started.session;
  Ran ran = how_it_came_out(session.history().latest());
  if (!session.agreed()) ran.problem = session.end_sentence();
  if (!ran.exit_code && !session.is_idle()) ran.problem = "it takes too long";
  return ran;
}

Ran run_in_specification(const State& first, std::uint64_t seed, Pace pace) {
  constexpr int kMostSteps = 200'000;
  State state = first;
  std::mt19937_64 random(seed);
  std::vector<ThreadId> ready, first_to_wake;
  auto end = std::make_shared<world::InputLine>();
  end->is_end = true;
  for (int taken = 0; taken < kMostSteps; ++taken) {
    ready.clear();
    first_to_wake.clear();
    for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
      const ThreadId id{t};
      if (!world::enabled(state, id)) continue;
      if (!world::waits_for_clock(state, id)) {
        ready.push_back(id);
        continue;
      }
      if (!first_to_wake.empty() && state[id].until_ms < state[first_to_wake[0]].until_ms) first_to_wake.clear();
      if (first_to_wake.empty() || state[id].until_ms == state[first_to_wake[0]].until_ms) first_to_wake.push_back(id);
    }
    const bool clock_moves = !first_to_wake.empty() && (ready.empty() || (pace == Pace::any && random() % 20 == 0));
    const std::vector<ThreadId>& choices = clock_moves ? first_to_wake : ready;
    if (choices.empty()) return how_it_came_out(state);
    const ThreadId next = choices[random() % choices.size()];
    const double now_ms = clock_moves ? std::max(state.now_ms, state[next].until_ms) : state.now_ms;
    world::step(state, next, {now_ms, false, end});
  }
  Ran ran = how_it_came_out(state);
  ran.problem = "it takes too long";
  return ran;
}

}  // namespace handoff::tests
