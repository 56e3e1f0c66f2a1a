// A pair of barriers for the store-buffering pattern, of which one side runs for every message and the other only before
// a thread goes to sleep: the first costs next to nothing, the second pays for both.
//
//   often:   write the message;  light_barrier();  look whether somebody sleeps
//   seldom:  say that one sleeps; heavy_barrier(); look for a message
//
// At least one of the two looks sees the other side's write. On Linux the heavy barrier is membarrier(2), which has
// every running thread of the process pass a full fence, so that the light one need only stop the compiler (P1202,
// "asymmetric fences"). In WebAssembly neither is needed. Elsewhere, and where the kernel refuses, both are full fences.
#pragma once

#include <atomic>

#if defined(__linux__) && !defined(__EMSCRIPTEN__)
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>
#define MPSC_HAS_MEMBARRIER 1
#endif

namespace mpsc::detail {

inline void full_fence() noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
  // What a sequentially consistent fence is here, and half as dear as the mfence that some compilers make of it.
  asm volatile("lock orq $0, -8(%%rsp)" ::: "memory", "cc");
#else
  std::atomic_thread_fence(std::memory_order_seq_cst);
#endif
}

#if defined(MPSC_HAS_MEMBARRIER)

inline long membarrier(int command) noexcept { return syscall(SYS_membarrier, command, 0, 0); }

// Whether light barriers may be light. False until the process is registered, which is harmless.
inline const bool kMembarrierIsRegistered = membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED) == 0;

inline void light_barrier() noexcept {
  if (kMembarrierIsRegistered) {
    std::atomic_signal_fence(std::memory_order_seq_cst);
  } else {
    full_fence();
  }
}
inline void heavy_barrier() noexcept {
  if (membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED) != 0) full_fence();
}

#elif defined(__EMSCRIPTEN__)

// WebAssembly has sequentially consistent atomic accesses only, whatever order was asked for.
inline void light_barrier() noexcept { std::atomic_signal_fence(std::memory_order_seq_cst); }
inline void heavy_barrier() noexcept { std::atomic_signal_fence(std::memory_order_seq_cst); }

#else

inline void light_barrier() noexcept { full_fence(); }
inline void heavy_barrier() noexcept { full_fence(); }

#endif

// Traits may do without the pair: then both are sequentially consistent fences.
template <class Traits>
void barrier_before_look() noexcept {
  if constexpr (requires { Traits::light_barrier(); }) {
    Traits::light_barrier();
  } else {
    Traits::fence(std::memory_order_seq_cst);
  }
}
template <class Traits>
void barrier_before_sleep() noexcept {
  if constexpr (requires { Traits::heavy_barrier(); }) {
    Traits::heavy_barrier();
  } else {
    Traits::fence(std::memory_order_seq_cst);
  }
}

}  // namespace mpsc::detail
