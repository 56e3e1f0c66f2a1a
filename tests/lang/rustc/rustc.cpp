#include "rustc.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "lang/lang.hpp"

namespace handoff::lang::test {

namespace {

std::string output_of(const std::string& command) {
  std::string out;
  if (FILE* pipe = popen(command.c_str(), "r")) {
    char part[4096];
    for (std::size_t n; (n = fread(part, 1, sizeof part, pipe)) > 0;) out.append(part, n);
    pclose(pipe);
  }
  return out;
}

// "name.rs:3:5: error[E0382]: use of moved value", of all lines the first such.
FirstError first_in(const std::string& report) {
  FirstError error;
  for (std::size_t at = 0; at < report.size();) {
    const std::size_t end = std::min(report.find('\n', at), report.size());
    const std::string line = report.substr(at, end - at);
    at = end + 1;
    const std::size_t sign = line.find(": error");
    const std::size_t place = line.find(".rs:");
    if (sign == std::string::npos || place > sign) continue;
    error.line = std::atoi(line.c_str() + place + 4);
    const std::size_t after = sign + 7;
    const bool has_code = after < line.size() && line[after] == '[';
    error.code = has_code ? line.substr(after + 1, line.find(']', after) - after - 1) : "syntax";
    error.message = line.substr(line.find(": ", after) + 2);
    return error;
  }
  return error;
}

}  // namespace

bool has_rustc() {
  static const bool has = std::system("rustc --version >/dev/null 2>&1") == 0;
  return has;
}

std::vector<FirstError> rustc_on(const std::vector<std::string>& programs) {
  std::string folder = (std::filesystem::temp_directory_path() / "handoff-rustc-XXXXXX").string();
  if (!mkdtemp(folder.data())) return {};
  std::vector<FirstError> errors(programs.size());
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> workers;
  for (unsigned n = 0; n < std::max(1u, std::thread::hardware_concurrency()); ++n)
    workers.emplace_back([&, n] {
      const std::string name = "p" + std::to_string(n);
      for (std::size_t i; (i = next++) < programs.size();) {
        std::ofstream(folder + "/" + name + ".rs") << programs[i];
        errors[i] = first_in(output_of("cd " + folder + " && rustc --edition 2021 --crate-type bin --emit=metadata -A warnings --error-format=short -o " + name + ".rmeta " +
                                       name + ".rs 2>&1"));
      }
    });
  for (std::thread& worker : workers) worker.join();
  std::filesystem::remove_all(folder);
  return errors;
}

FirstError handoff_on(const std::string& program) {
  const CheckedProgram checked = check(program);
  for (const Diagnostic& d : checked.diagnostics)
    if (!d.is_warning) return {d.code.empty() ? "syntax" : d.code, LineMap(checked.text).line(d.span.lo), d.message};
  return {};
}

}  // namespace handoff::lang::test
