// Other programs, run from a test: rustc, and what it has compiled.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace handoff::tests {

struct Ended {
  std::string out, err;
  std::optional<int> exit_code;  // none: it was still running when its time was over, and was killed
};

// A program on its way, without input; ended and forgotten when it is destroyed.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::filesystem::path& folder_for_its_output);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Ended wait(std::chrono::milliseconds at_most);

 private:
  std::filesystem::path out_, err_;
  int id_ = -1;
};

// A folder that is gone when the test is over.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

bool has_rustc();

// One crate, one module for each of the programs: rustc needs no longer for fifty of them than for a few.
class RustPrograms {
 public:
  struct Source {
    std::string name;  // an identifier
    std::string text;
  };
  // `what_rustc_says` is empty where it has nothing to complain about.
  explicit RustPrograms(const std::vector<Source>& sources, const std::vector<std::string>& options = {});
  const std::string& what_rustc_says() const { return complaints_; }
  bool ok() const { return ok_; }
  // Standard error as Handoff would write it: src/main.rs, threads without their numbers, no advice about backtraces.
  std::vector<Ended> run(const std::string& name, int times, std::chrono::milliseconds at_most) const;

 private:
  TemporaryFolder folder_;
  std::string complaints_;
  bool ok_ = false;
};

}  // namespace handoff::tests
