// bench_channel: the workloads over our own channel.
#include <mpsc/mpsc.hpp>
#include <thread>

#include "workloads.hpp"

namespace {

struct Handoff {
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    return mpsc::channel<T>();
  }
  template <class T>
  static auto bounded(std::size_t bound) {
    return mpsc::sync_channel<T>(bound);
  }
  template <class T>
  static auto rendezvous() {
    return mpsc::sync_channel<T>(0);
  }
};

#ifdef __EMSCRIPTEN__
constexpr const char* kPeer = "handoff-wasm";
#else
constexpr const char* kPeer = "handoff";
#endif

}  // namespace

int main(int argc, char** argv) { return bench::run_command(kPeer, bench::workloads_of<Handoff>(), argc, argv); }
