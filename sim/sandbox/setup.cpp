#include "sandbox/setup.hpp"

#include "sandbox/cells.hpp"
#include "sandbox/main_script.hpp"

namespace handoff::sandbox {

namespace {

std::vector<Preset> make_presets() {
  std::vector<Preset> presets;
  auto add = [&](std::string_view id, std::string_view title, std::string_view look_for) -> Setup& {
    presets.push_back({id, title, look_for, {}});
    presets.back().setup.preset = id;
    return presets.back().setup;
  };

  add("one-producer", "One producer",
      "Each value leaves the producer's hands: once it is sent, only the channel has it, then only the receiver.");
  {
    Setup& setup = add("several-producers", "Several producers",
                       "Every producer owns a clone of tx; the channel closes only when the last of them is gone.");
    setup.producers = 3;
    setup.send_every_ms = 1200;
    setup.receive_every_ms = 300;
  }
  {
    Setup& setup = add("backpressure", "Backpressure",
                       "The buffer fills up, and then send itself waits: a fast producer is slowed to the receiver's pace.");
    setup.bound = 3;
    setup.producers = 2;
    setup.send_every_ms = 350;
    setup.receive_every_ms = 900;
  }
  {
    Setup& setup = add("unbounded-growth", "Unbounded growth",
                       "Nothing holds the producer back: send never waits, so the queue, and its memory, only grows.");
    setup.send_every_ms = 60;
    setup.receive_every_ms = 900;
  }
  {
    Setup& setup = add("rendezvous", "Rendezvous",
                       "With sync_channel(0) there is no buffer: a message goes from hand to hand, or the sender waits.");
    setup.bound = 0;
    setup.producers = 2;
    setup.send_every_ms = 500;
    setup.receive_every_ms = 900;
  }
  {
    Setup& setup = add("forgotten-sender", "The forgotten sender",
                       "The producers are done, but main still holds the original tx: who is the receiver waiting for?");
    setup.main = Main::joins;
    setup.producers = 2;
    setup.count = 3;
    setup.send_every_ms = 700;
    setup.receive_every_ms = 300;
  }
  {
    Setup& setup = add("polling", "Polling with try_recv",
                       "The event loop never waits: try_recv answers at once with a value, Empty, or Disconnected.");
    setup.main = Main::receives;
    setup.producers = 2;
    setup.count = 4;
    setup.polls = true;
    setup.send_every_ms = 1100;
    setup.receive_every_ms = 500;
  }
  {
    Setup& setup = add("pipeline", "The pipeline",
                       "1 to 20 go through an odd-number filter to a collector: three threads, no lock and no copy.");
    setup.topology = Topology::pipeline;
    setup.main = Main::receives;
    setup.first = 1;
    setup.count = 20;
    setup.send_every_ms = 350;
    setup.receive_every_ms = 200;
  }
  {
    Setup& setup = add("request-response", "Request and response",
                       "Each request carries a sender of its own, and the answer comes back through it to just that client.");
    setup.topology = Topology::request_response;
    setup.main = Main::joins;
    setup.producers = 2;
    setup.first = 1;
    setup.count = 5;
    setup.send_every_ms = 700;
    setup.receive_every_ms = 500;
  }
  return presets;
}

}  // namespace

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all = make_presets();
  return all;
}

const Preset* find_preset(std::string_view id) {
  for (const Preset& preset : presets())
    if (preset.id == id) return &preset;
  return nullptr;
}

std::string refuse(const Setup& setup) {
  if (setup.topology == Topology::pipeline && setup.main != Main::receives) {
    return "In the pipeline main is the collector: it cannot follow clicks or only join.";
  }
  if (setup.topology == Topology::request_response && setup.main != Main::joins) {
    return "In request and response main only starts and joins the server: it cannot follow clicks or receive.";
  }
  const std::uint32_t others = setup.topology == Topology::pipeline ? 2u : setup.main == Main::receives ? 1u : 2u;
  const std::uint32_t producers = setup.topology == Topology::pipeline ? 1u : setup.producers;
  if (producers > kMaxThreads - others) {
    return std::to_string(producers) + " producers are too many: a run has at most " + std::to_string(kMaxThreads) +
           " threads, so at most " + std::to_string(kMaxThreads - others) + " producers beside the others.";
  }
  if (setup.bound && *setup.bound > kMaxBound) {
    return "A buffer of " + std::to_string(*setup.bound) + " does not fit on the stage: choose 0 to " +
           std::to_string(kMaxBound) + ".";
  }
  return {};
}

world::State first_state(const Setup& setup) {
  world::State state = world::initial_state(world::make_script<MainScript>(setup));
  make_cells(state, setup);
  return state;
}

}  // namespace handoff::sandbox
