// What a frame of the whole interface costs the processor: 24 threads, a queue of 1,000 messages and more, and
// histories of growing length. ImGui draws for a renderer that does nothing.
//   bench_ui      prints name,events,messages waiting,vertices,value,unit (medians)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "../../ui/screen.hpp"

namespace {

using namespace handoff;
using Clock = std::chrono::steady_clock;

double median_us(int rounds, tests::Screen& screen) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const Clock::time_point begin = Clock::now();
    screen.frame();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
  return times[static_cast<std::size_t>(rounds / 2)];
}

}  // namespace

int main() {
  sandbox::Setup setup = tests::preset("several-producers");
  setup.producers = sandbox::kMaxThreads - 2;
  setup.send_every_ms = 100;
  setup.receive_every_ms = 400;
  for (const int events : {5'000, 20'000, 100'000})
    for (const auto& [width, height] : {std::pair<float, float>{1440, 900}, {3840, 2160}}) {
      tests::Screen screen(setup, events, width, height);
      for (int i = 0; i < 5; ++i) screen.frame();
      const double us = median_us(200, screen);
      const unsigned long waiting = screen.state().channels[0].queue.size();
      std::printf("frame %.0fx%.0f,%u,%lu,%d,%.0f,us\n", static_cast<double>(width), static_cast<double>(height),
                  screen.history().length(), waiting, screen.vertices(), us);
    }
}
