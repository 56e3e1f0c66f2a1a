#include "sandbox/statement.hpp"

#include "sandbox/cells.hpp"
#include "sandbox/main_script.hpp"

namespace handoff::sandbox {

using world::Status;

std::string Say::to_text() const {
  switch (what) {
    case What::spawn_producer: return "thread::spawn(move || …)";
    case What::drop_tx: return "drop(tx)";
    case What::join_receiver: return "receiver.join()";
    case What::finish_thread: return "FINISH.store(true)";
  }
  return {};
}

namespace {

bool flag_is_set(const world::State& state, std::uint32_t number) {
  return *state[flag_of(number)].value.number() != 0;
}

}  // namespace

std::string refuse(const world::State& state, const Say& say) {
  const MainScript* main = main_script(state);
  if (!main || main->setup().main != Main::user) return "Here main follows the lesson's script, not your clicks.";
  if (state.ended) return "The run has ended.";
  if (state[world::kMain].status == Status::blocked_join) return "main waits in join: it can do nothing else until that is over.";
  if (!main->waits_for_user()) return "main is still busy with your last statement.";

  switch (say.what) {
    case Say::What::spawn_producer:
      if (!main->holds_tx()) return "main has dropped tx, so there is nothing left to clone.";
      if (state.threads.size() >= kMaxThreads) {
        return "A run has at most " + std::to_string(kMaxThreads) + " threads, and this one has them all.";
      }
      return {};
    case Say::What::drop_tx: return main->holds_tx() ? "" : "main has already dropped tx.";
    case Say::What::join_receiver: return main->has_joined() ? "main has already joined the receiver." : "";
    case Say::What::finish_thread: {
      const auto number = main->number_of(say.thread);
      if (!number) return "Only a producer or the receiver can be asked to finish.";
      const world::Thread& thread = state[say.thread];
      if (thread.has_ended()) return thread.name + " has already ended.";
      if (flag_is_set(state, *number)) {
        return thread.name + " has been asked already; it leaves its loop when it next looks at the flag.";
      }
      return {};
    }
  }
  return {};
}

bool is_asked_to_finish(const world::State& state, world::ThreadId thread) {
  const MainScript* main = main_script(state);
  if (!main || main->setup().main != Main::user) return false;
  const auto number = main->number_of(thread);
  return number && flag_is_set(state, *number) && !state[thread].has_ended();
}

world::CellId pace_cell(const world::State& state, world::ThreadId thread) {
  const MainScript* main = main_script(state);
  if (!main) return world::kNoCell;
  const auto number = main->number_of(thread);
  if (!number || *number == kFilter) return world::kNoCell;
  return pace_of(*number);
}

}  // namespace handoff::sandbox
