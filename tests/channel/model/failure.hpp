// What can be wrong with an execution.
#pragma once

#include <string>

namespace mpsc::model {

enum class Fault {
  Assertion,     // a check of the test's body
  Deadlock,      // every thread that is left waits, and nobody will wake it: a lost wake-up, or a cycle
  Livelock,      // a thread looks again and again for what nobody will bring
  DataRace,      // two plain accesses to one place, one of them a write, neither before the other
  UseAfterFree,  // an access to memory or to an atomic that is gone, or not ordered before its end
  BadFree,       // memory given back twice, with another size, or never obtained
  Leak,          // memory that is still there at the end
  Endless,       // more operations than an execution may have
  Misuse,        // the test asks for something the checker does not do
};

inline const char* to_string(Fault fault) {
  switch (fault) {
    case Fault::Assertion:
      return "assertion";
    case Fault::Deadlock:
      return "deadlock";
    case Fault::Livelock:
      return "livelock";
    case Fault::DataRace:
      return "data race";
    case Fault::UseAfterFree:
      return "use after free";
    case Fault::BadFree:
      return "bad free";
    case Fault::Leak:
      return "leak";
    case Fault::Endless:
      return "endless";
    case Fault::Misuse:
      return "misuse";
  }
  return "?";
}

// Ends the running execution with a fault; everything on its stacks is abandoned.
[[noreturn]] void fail(Fault fault, std::string message);

}  // namespace mpsc::model
