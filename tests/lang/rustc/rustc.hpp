// What the real compiler says, where it is installed.
#pragma once

#include <string>
#include <vector>

namespace handoff::lang::test {

struct FirstError {
  std::string code;     // "E0382"; "syntax" for an error without a code; empty: there is none
  int line = 0;
  std::string message;

  bool operator==(const FirstError& other) const { return code == other.code && line == other.line; }
};

bool has_rustc();

// The first error that rustc prints about each program; several compilers run at a time.
std::vector<FirstError> rustc_on(const std::vector<std::string>& programs);

// The first that Handoff reports.
FirstError handoff_on(const std::string& program);

}  // namespace handoff::lang::test
