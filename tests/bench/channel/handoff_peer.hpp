// Our channel as a peer of the workloads, with any traits.
#pragma once

#include <mpsc/mpsc.hpp>
#include <thread>

namespace bench {

template <class Traits = mpsc::DefaultTraits>
struct HandoffPeer {
  using Thread = std::thread;
  template <class T>
  static auto unbounded() {
    return mpsc::channel<T, Traits>();
  }
  template <class T>
  static auto bounded(std::size_t bound) {
    return mpsc::sync_channel<T, Traits>(bound);
  }
  template <class T>
  static auto rendezvous() {
    return mpsc::sync_channel<T, Traits>(0);
  }
};

}  // namespace bench
