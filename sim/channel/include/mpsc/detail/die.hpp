// The deliberate end of the program after a mistake in its use of a channel.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace mpsc::detail {

[[noreturn, gnu::cold]] inline void die(const char* what) noexcept {
  std::fprintf(stderr, "mpsc: %s\n", what);
  std::fflush(stderr);
  std::abort();
}

}  // namespace mpsc::detail
