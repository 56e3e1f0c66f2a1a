// The command line that every benchmark program shares: names of workloads, --scale, one CSV line a workload.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
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

// Something else that a program can show; it prints its own lines. Runs only by name.
struct Case {
  std::string name;
  void (*run)(double scale);
};

inline int print_usage(const char* program, const std::vector<Workload>& workloads, const std::vector<Case>& cases) {
  std::fprintf(stderr, "usage: %s [--scale FACTOR] [--list] [NAME…]\n", program);
  std::fprintf(stderr, "prints peer,workload,producers,msgs,seconds for each of:");
  for (const Workload& workload : workloads) std::fprintf(stderr, " %s", workload.name.c_str());
  if (!cases.empty()) std::fprintf(stderr, "\nlines of their own for:");
  for (const Case& one : cases) std::fprintf(stderr, " %s", one.name.c_str());
  std::fprintf(stderr, "\n");
  return 2;
}

inline void run_and_print(const char* peer, const Workload& workload, double scale) {
  const double scaled = static_cast<double>(workload.messages_each) * scale;
  const std::uint64_t each = scaled < 1 ? 1 : static_cast<std::uint64_t>(scaled);
  const double seconds = workload.run(workload.producers, each);
  std::printf("%s,%s,%u,%llu,%.9f\n", peer, workload.name.c_str(), workload.producers,
              static_cast<unsigned long long>(each * workload.producers), seconds);
  std::fflush(stdout);
}

// Runs what is named, or all workloads that are not only_by_name; the exit code of the program.
inline int run_command(const char* peer, const std::vector<Workload>& workloads, int argc, char** argv,
                       const std::vector<Case>& cases = {}) {
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
  if (!(scale > 0)) return print_usage(argv[0], workloads, cases);
  if (names.empty()) {
    for (const Workload& workload : workloads) {
      if (!workload.only_by_name) run_and_print(peer, workload, scale);
    }
  }
  for (const std::string_view name : names) {
    const auto named = [name](const auto& entry) { return entry.name == name; };
    const auto workload = std::find_if(workloads.begin(), workloads.end(), named);
    const auto one = std::find_if(cases.begin(), cases.end(), named);
    if (workload != workloads.end()) {
      run_and_print(peer, *workload, scale);
    } else if (one != cases.end()) {
      one->run(scale);
    } else {
      return print_usage(argv[0], workloads, cases);
    }
  }
  return 0;
}

}  // namespace bench
