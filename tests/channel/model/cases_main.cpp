// The real channels in every interleaving: runs all cases, or those whose names begin with one of the arguments.
//
// First without any bound; a case that is too large for that is then run with all executions of at most so many
// preemptions and so many old stores read or stores put before others; large ones only up to a number of executions.
//
//   HANDOFF_MODEL=quick|full|deep  how far to go (default quick; deep: to the end)
//   HANDOFF_MODEL_SCHEDULE=text    run one execution of the one case named, and print it; with HANDOFF_MODEL_SPURIOUS=1
//                                  if it was found in a pass with a spurious wake
//   HANDOFF_MODEL_FIRST=1          look for one failure, shallow executions first; print it in one line
//
// Exit status 1 if a case fails.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cases.hpp"

namespace {

using namespace mpsc::model;

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

// One way to go through a case's executions.
struct Pass {
  const char* name;
  unsigned preemptions;
  unsigned old_choices;
  std::uint64_t executions;  // at most; 0: all
  unsigned spurious_wakes = 0;

  Result run(const Case& it) const {
    Options options;
    options.preemptions = preemptions;
    options.old_choices = old_choices;
    options.executions = executions;
    options.spurious_wakes = spurious_wakes;
    return explore(options, it.body);
  }
};

// To the end if that can be, else to a bound; and what parking may do besides.
struct Passes {
  Pass without_bound, with_bound, with_spurious_wakes;
};

constexpr unsigned kAll = Options::kUnbounded;
constexpr Passes kQuick = {{"unbounded", kAll, kAll, 40'000},
                           {"2 preemptions, 1 old", 2, 1, 80'000},
                           {"1 preemption, 1 spurious", 1, 0, 20'000, 1}};
constexpr Passes kFull = {{"unbounded", kAll, kAll, 150'000},
                          {"3 preemptions, 1 old", 3, 1, 1'000'000},
                          {"2 preemptions, 1 old, 1 spurious", 2, 1, 100'000, 1}};
constexpr Passes kFullLarge = {{"unbounded", kAll, kAll, 50'000},
                               {"2 preemptions, 1 old", 2, 1, 150'000},
                               {"1 preemption, 1 spurious", 1, 1, 50'000, 1}};
constexpr Passes kDeep = {{"unbounded", kAll, kAll, 20'000'000},
                          {"3 preemptions, 2 old", 3, 2, 0},
                          {"2 preemptions, 2 old, 2 spurious", 2, 2, 0, 2}};
constexpr Pass kShallowFirst[] = {
    {"1 preemption, 1 old", 1, 1, 20'000}, {"2 preemptions, 1 old", 2, 1, 40'000}, {"unbounded", kAll, kAll, 40'000}};

bool is_wanted(const Case& it, int count, char** names) {
  if (count == 0) return true;
  for (int i = 0; i < count; ++i) {
    if (std::string_view(it.name).starts_with(names[i])) return true;
  }
  return false;
}

// A failure with as few preemptions and old choices as will do.
Result simplest(const Case& it, const Pass& pass, const Result& found) {
  for (unsigned total = 0; total <= 4; ++total) {
    for (unsigned old_choices = 0; old_choices <= total; ++old_choices) {
      const Result simple = Pass{"", total - old_choices, old_choices, 100'000, pass.spurious_wakes}.run(it);
      if (simple.failure) return simple;
    }
  }
  return found;
}

// 1 at the first failure.
int find_first(int count, char** names) {
  for (const Pass& pass : kShallowFirst) {
    for (const Case& it : all_cases()) {
      if (!is_wanted(it, count, names)) continue;
      const Result result = pass.run(it);
      if (!result.failure) continue;
      std::printf("%s: %s: %s\n", it.name.c_str(), to_string(result.failure->fault), result.failure->message.c_str());
      return 1;
    }
  }
  return 0;
}

struct Totals {
  int cases = 0, unbounded = 0, bounded = 0, failures = 0;
  std::uint64_t executions = 0;

  Result run(const Case& it, const Pass& pass) {
    const Result result = pass.run(it);
    executions += result.executions;
    std::printf("%-60s %-32s %s\n", it.name.c_str(), pass.name, to_string(result).c_str());
    if (result.failure) {
      ++failures;
      std::printf("in short:\n%s\n", to_string(simplest(it, pass, result)).c_str());
    }
    std::fflush(stdout);
    return result;
  }

  void run(const Case& it, const Passes& passes) {
    ++cases;
    const Result all = run(it, passes.without_bound);
    if (all.complete) ++unbounded;
    if (!all.complete && !all.failure && run(it, passes.with_bound).complete) ++bounded;
    if (!all.failure) run(it, passes.with_spurious_wakes);
  }
};

}  // namespace

int main(int count, char** arguments) {
  --count, ++arguments;
  if (!setting("HANDOFF_MODEL_FIRST").empty()) return find_first(count, arguments);
  const std::string depth = setting("HANDOFF_MODEL");
  const std::string schedule = setting("HANDOFF_MODEL_SCHEDULE");
  Totals totals;
  for (const Case& it : all_cases()) {
    if (!is_wanted(it, count, arguments)) continue;
    if (!schedule.empty()) {
      Options options;
      options.spurious_wakes = setting("HANDOFF_MODEL_SPURIOUS").empty() ? 0 : 1;
      const Result result = replay(options, schedule, it.body);
      std::printf("%s: %s\n", it.name.c_str(), to_string(result).c_str());
      return result.failure ? 1 : 0;
    }
    totals.run(it, depth == "deep" ? kDeep : depth != "full" ? kQuick : it.is_large ? kFullLarge : kFull);
  }
  std::printf("%d cases: %d complete without a bound, %d with one; %llu executions; %d failures\n", totals.cases,
              totals.unbounded, totals.bounded, static_cast<unsigned long long>(totals.executions), totals.failures);
  return totals.failures == 0 ? 0 : 1;
}
