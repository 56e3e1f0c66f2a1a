// The command line that every benchmark program shares: names of workloads, --scale, one CSV line a workload.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Workload {
  std::string name;
  unsigned producers = 1;
  std::uint64_t messages_each = 0;  // of each producer; round trips or channels where the workload counts those
  bool only_by_name = false;        // not part of a run without arguments
  double (*run)(unsigned producers, std::uint64_t messages_each) = nullptr;  // returns seconds
};

[[noreturn]] inline void fail(const char* what) {
  std::fprintf(stderr, "benchmark failed: %s\n", what);
  std::exit(1);
}

inline void require(bool held, const char* what) {
  if (!held) fail(what);
}

inline void print_usage(const char* program, const std::vector<Workload>& workloads) {
  std::fprintf(stderr, "usage: %s [--scale FACTOR] [--list] [WORKLOAD…]\nprints peer,workload,producers,msgs,seconds\n",
               program);
  for (const Workload& workload : workloads) std::fprintf(stderr, "  %s\n", workload.name.c_str());
}

// Runs the named workloads, or all that are not only_by_name; the exit code of the program.
inline int run_command(const char* peer, const std::vector<Workload>& workloads, int argc, char** argv) {
  double scale = 1;
  std::vector<std::string_view> names;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--scale" && i + 1 < argc) {
      scale = std::atof(argv[++i]);
    } else if (argument == "--list") {
      for (const Workload& workload : workloads) std::printf("%s\n", workload.name.c_str());
      return 0;
    } else {
      names.push_back(argument);
    }
  }
  std::vector<const Workload*> chosen;
  for (const Workload& workload : workloads) {
    if (names.empty() && !workload.only_by_name) chosen.push_back(&workload);
  }
  for (const std::string_view name : names) {
    bool known = false;
    for (const Workload& workload : workloads) {
      if (workload.name == name) chosen.push_back(&workload), known = true;
    }
    if (!known) {
      print_usage(argv[0], workloads);
      return 2;
    }
  }
  if (!(scale > 0)) {
    print_usage(argv[0], workloads);
    return 2;
  }
  for (const Workload* workload : chosen) {
    const double scaled = static_cast<double>(workload->messages_each) * scale;
    const std::uint64_t each = scaled < 1 ? 1 : static_cast<std::uint64_t>(scaled);
    const double seconds = workload->run(workload->producers, each);
    std::printf("%s,%s,%u,%llu,%.9f\n", peer, workload->name.c_str(), workload->producers,
                static_cast<unsigned long long>(each * workload->producers), seconds);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace bench
