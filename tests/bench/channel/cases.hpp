// What bench_channel shows beside the workloads. Each takes the --scale factor and prints lines of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace bench {

void show_memory(double scale);    // of an unbounded channel, against its live contents
void show_idle(double scale);      // 10,000 channels' bytes; the CPU time of threads that wait
void show_crowd(double scale);     // many producers on two processors
void show_observer(double scale);  // what an observer costs, and what its absence costs
void soak(double scale);           // 10⁹ messages over all flavours, their sums checked

}  // namespace bench
