#include "live/headless.hpp"

#include <chrono>
#include <thread>

namespace handoff::live {

Session::Started run_headless(const world::State& first, const Options& options, const Patience& patience,
                              const std::function<void(Session&)>& watch) {
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
  const auto take_in = [&] {
    const std::uint32_t news = session.pump();
    if (watch && (news != 0 || session.is_idle())) watch(session);
    return news;
  };
  take_in();
  while (!is_over()) {
    if (take_in() == 0) std::this_thread::sleep_for(kPause);
  }
  session.run().stop();
  while (session.run().threads_alive() != 0) std::this_thread::sleep_for(kPause);
  while (take_in() != 0) {
  }
  return started;
}

}  // namespace handoff::live
