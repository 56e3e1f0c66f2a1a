#include "live/headless.hpp"

#include <chrono>
#include <thread>

namespace handoff::live {

Session::Started run_headless(const world::State& first, const Options& options, const Patience& patience) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kPause = std::chrono::milliseconds(1);

  Session::Started started = Session::start(first, options);
  if (started.session == nullptr) return started;
  Session& session = *started.session;
  const auto start = Clock::now();
  const auto is_over = [&] {
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return session.run().is_stopped() || (patience.until_idle && session.is_idle()) ||
           (patience.seconds && seconds >= *patience.seconds);
  };
  session.pump();
  while (!is_over()) {
    if (session.pump() == 0) std::this_thread::sleep_for(kPause);
  }
  session.run().stop();
  while (session.run().threads_alive() != 0) std::this_thread::sleep_for(kPause);
  while (session.pump() != 0) {
  }
  return started;
}

}  // namespace handoff::live
