// How many processors there are for us, and what a loop that waits tells them.
#pragma once

#include <thread>

#if defined(__EMSCRIPTEN__)
#include <emscripten/threading.h>
#elif defined(__linux__)
#include <sched.h>
#endif

namespace mpsc::detail {

inline void pause_processor() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
  asm volatile("yield");
#elif defined(__EMSCRIPTEN__)
  for (int i = 0; i < 40; ++i) asm volatile("");  // WebAssembly has no such instruction: pass about as long
#endif
}

// Whether a thread that yields lets another one have its processor. A web worker cannot: sched_yield does nothing there.
#if defined(__EMSCRIPTEN__)
inline constexpr bool kYieldGivesWay = false;
#else
inline constexpr bool kYieldGivesWay = true;
#endif

inline void yield_processor() noexcept {
  if constexpr (kYieldGivesWay) {
    std::this_thread::yield();
  } else {
    for (int i = 0; i < 20; ++i) pause_processor();  // pass about as long
  }
}

inline unsigned count_usable_processors() noexcept {
#if defined(__EMSCRIPTEN__)
  const int cores = emscripten_num_logical_cores();
  return cores > 0 ? static_cast<unsigned>(cores) : 1;
#else
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<unsigned>(CPU_COUNT(&set));
#endif
  const unsigned cores = std::thread::hardware_concurrency();
  return cores > 0 ? cores : 1;
#endif
}

// Counted once: it is asked on every wait.
inline unsigned usable_processors() noexcept {
  static const unsigned kCount = count_usable_processors();
  return kCount;
}

}  // namespace mpsc::detail
