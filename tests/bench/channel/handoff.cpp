// bench_channel: the workloads over our own channel, and what else there is to know about it.
#include "cases.hpp"
#include "handoff_peer.hpp"
#include "workloads.hpp"

#ifdef __EMSCRIPTEN__
constexpr const char* kPeer = "handoff-wasm";
#else
constexpr const char* kPeer = "handoff";
#endif

int main(int argc, char** argv) {
  return bench::run_command(kPeer, bench::workloads_of<bench::HandoffPeer<>>(), argc, argv,
                            {{"memory", bench::show_memory},
                             {"idle", bench::show_idle},
                             {"crowd", bench::show_crowd},
                             {"observer", bench::show_observer},
                             {"soak", bench::soak}});
}
