// The choices of one execution, and the depth-first walk over all executions: the next execution repeats all choices
// but the last one that has an alternative left.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "clocks.hpp"
#include "failure.hpp"

namespace mpsc::model {

using ThreadSet = std::uint32_t;  // one bit a thread

constexpr ThreadSet only(ThreadId thread) { return ThreadSet{1} << thread; }
constexpr bool contains(ThreadSet set, ThreadId thread) { return (set >> thread & 1) != 0; }
constexpr ThreadId lowest(ThreadSet set) { return static_cast<ThreadId>(std::countr_zero(set)); }

struct Choice {
  bool of_thread = false;
  unsigned chosen = 0;
  std::uint64_t left = 0;    // data: the alternatives that are still to be taken
  ThreadSet allowed = 0;     // threads: those whose steps from here were not all taken elsewhere
  ThreadSet wanted = 0;      // threads: those to be tried from here
  ThreadSet done = 0;        // threads: those tried
  unsigned preemptions = 0;  // up to here
};

// A schedule as text: one symbol a choice, a number behind it says how often it is repeated.
inline std::string to_text(const std::vector<Choice>& path) {
  std::string text;
  for (std::size_t i = 0; i < path.size();) {
    std::size_t end = i;
    while (end < path.size() && path[end].of_thread == path[i].of_thread && path[end].chosen == path[i].chosen) ++end;
    // Threads are capital letters, other choices small ones; the few that are large go with an apostrophe each 26.
    unsigned value = path[i].chosen;
    std::string symbol;
    for (; value >= 26; value -= 26) symbol += '\'';
    symbol += static_cast<char>((path[i].of_thread ? 'A' : 'a') + static_cast<int>(value));
    text += symbol;
    if (end - i > 1) text += std::to_string(end - i);
    i = end;
  }
  return text;
}

inline std::vector<Choice> from_text(const std::string& text) {
  std::vector<Choice> path;
  for (std::size_t i = 0; i < text.size();) {
    Choice choice;
    for (; i < text.size() && text[i] == '\''; ++i) choice.chosen += 26;
    if (i == text.size()) break;
    choice.of_thread = text[i] >= 'A' && text[i] <= 'Z';
    choice.chosen += static_cast<unsigned>(text[i] - (choice.of_thread ? 'A' : 'a'));
    std::size_t times = 0;
    for (++i; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      times = times * 10 + static_cast<std::size_t>(text[i] - '0');
    }
    path.insert(path.end(), times == 0 ? 1 : times, choice);
  }
  return path;
}

// Moves to the next execution; false: there is none.
inline bool advance(std::vector<Choice>& path) {
  for (; !path.empty(); path.pop_back()) {
    Choice& last = path.back();
    if (last.of_thread) {
      last.done |= only(last.chosen);
      const ThreadSet next = last.wanted & last.allowed & ~last.done;
      if (next == 0) continue;
      last.chosen = lowest(next);
      return true;
    }
    if (last.left == 0) continue;
    last.chosen = static_cast<unsigned>(std::countr_zero(last.left));
    last.left &= last.left - 1;
    return true;
  }
  return false;
}

}  // namespace mpsc::model
