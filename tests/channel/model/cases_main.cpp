// The real channels in every interleaving: runs all cases, or those whose names begin with one of the arguments.
//
// First without any bound; a case that is too large for that is then run with all executions of at most so many
// preemptions and so many old stores read or stores put before others; large ones only up to a number of executions.
//
//   HANDOFF_MODEL=quick|full|deep  how far to go (default quick; deep: to the end)
//   HANDOFF_MODEL_SCHEDULE=text    run one execution of the one case named, and print it
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

  Result run(const Case& it) const {
    Options options;
    options.preemptions = preemptions;
    options.old_choices = old_choices;
    options.executions = executions;
    return explore(options, it.body);
  }
};

constexpr unsigned kAll = Options::kUnbounded;
constexpr Pass kQuick[] = {{"unbounded", kAll, kAll, 50'000}, {"2 preemptions, 1 old", 2, 1, 100'000}};
constexpr Pass kFull[] = {{"unbounded", kAll, kAll, 150'000}, {"3 preemptions, 1 old", 3, 1, 1'000'000}};
constexpr Pass kFullLarge[] = {{"unbounded", kAll, kAll, 50'000}, {"2 preemptions, 1 old", 2, 1, 150'000}};
constexpr Pass kDeep[] = {{"unbounded", kAll, kAll, 20'000'000}, {"3 preemptions, 2 old", 3, 2, 0}};
constexpr Pass kShallowFirst[] = {
    {"1 preemption, 1 old", 1, 1, 20'000}, {"2 preemptions, 1 old", 2, 1, 40'000}, {"unbounded", kAll, kAll, 40'000}};

bool is_wanted(const Case& it, int count, char** names) {
  if (count == 0) return true;
  for (int i = 0; i < count; ++i) {
    if (std::string_view(it.name).starts_with(names[i])) return true;
  }
  return false;
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

}  // namespace

int main(int count, char** arguments) {
  --count, ++arguments;
  if (!setting("HANDOFF_MODEL_FIRST").empty()) return find_first(count, arguments);
  const std::string depth = setting("HANDOFF_MODEL");
  const std::string schedule = setting("HANDOFF_MODEL_SCHEDULE");
  std::uint64_t executions = 0;
  int cases = 0, unbounded = 0, bounded = 0, failures = 0;
  for (const Case& it : all_cases()) {
    if (!is_wanted(it, count, arguments)) continue;
    if (!schedule.empty()) {
      const Result result = replay({}, schedule, it.body);
      std::printf("%s: %s\n", it.name.c_str(), to_string(result).c_str());
      return result.failure ? 1 : 0;
    }
    ++cases;
    const Pass(&passes)[2] = depth == "deep" ? kDeep : depth != "full" ? kQuick : it.is_large ? kFullLarge : kFull;
    for (const Pass& pass : passes) {
      const Result result = pass.run(it);
      executions += result.executions;
      std::printf("%-62s %-20s %s\n", it.name.c_str(), pass.name, to_string(result).c_str());
      std::fflush(stdout);
      if (result.failure) ++failures;
      if (result.complete) ++(pass.preemptions == kAll ? unbounded : bounded);
      if (result.failure || result.complete) break;
    }
  }
  std::printf("%d cases: %d complete without a bound, %d with one; %llu executions; %d failures\n", cases, unbounded,
              bounded, static_cast<unsigned long long>(executions), failures);
  return failures == 0 ? 0 : 1;
}
