#include "programs/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <regex>
#include <sstream>
#include <thread>

extern char** environ;

namespace handoff::tests {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string as_handoff_writes_it(const std::string& err) {
  static const std::regex at(R"(^thread ('[^']*'|[^ ]*)( \(\d+\))? panicked at [^:]*:)"), advice("^note: run with `RUST_BACKTRACE");
  std::istringstream lines(err);
  std::string all;
  for (std::string line; std::getline(lines, line);)
    if (!std::regex_search(line, advice)) all += std::regex_replace(line, at, "thread $1 panicked at src/main.rs:") + "\n";
  return all;
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  static int count = 0;
  out_ = folder / ("out" + std::to_string(++count));
  err_ = folder / ("err" + std::to_string(count));
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&files, 2, err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  static const int kNoBacktraces = setenv("RUST_BACKTRACE", "0", 1);
  static_cast<void>(kNoBacktraces);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  if (posix_spawnp(&id_, words[0], &files, nullptr, words.data(), environ) != 0) id_ = -1;
  posix_spawn_file_actions_destroy(&files);
}

Process::~Process() {
  if (id_ > 0) wait(std::chrono::milliseconds(0));
  std::filesystem::remove(out_);
  std::filesystem::remove(err_);
}

Ended Process::wait(std::chrono::milliseconds at_most) {
  const auto deadline = std::chrono::steady_clock::now() + at_most;
  Ended ended;
  int status = 0;
  while (id_ > 0 && waitpid(id_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      continue;
    }
    kill(id_, SIGKILL);
    waitpid(id_, &status, 0);
    break;
  }
  id_ = -1;
  ended.out = content(out_);
  ended.err = content(err_);
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL) ended.exit_code = 128 + WTERMSIG(status);
  return ended;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = std::filesystem::temp_directory_path() / "handoff-XXXXXX";
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

bool has_rustc() {
  static const bool has = [] {
    const TemporaryFolder folder;
    return Process({"rustc", "--version"}, folder.path()).wait(std::chrono::seconds(20)).exit_code == 0;
  }();
  return has;
}

RustPrograms::RustPrograms(const std::vector<Source>& sources, const std::vector<std::string>& options) {
  std::string modules, cases;
  for (const Source& source : sources) {
    std::ofstream(folder_.path() / (source.name + ".rs"))
        << std::regex_replace(source.text, std::regex("^fn main\\(", std::regex::multiline), "pub fn main(");
    modules += "mod " + source.name + ";\n";
    cases += "        \"" + source.name + "\" => finish(" + source.name + "::main()),\n";
  }
  // main may return a Result, as in any Rust program.
  std::ofstream(folder_.path() / "main.rs")
      << modules << "fn finish<T: std::process::Termination>(end: T) -> std::process::ExitCode { end.report() }\n"
      << "fn main() -> std::process::ExitCode {\n    match std::env::args().nth(1).unwrap().as_str() {\n"
      << cases << "        _ => panic!(),\n    }\n}\n";
  const std::string program = folder_.path() / "programs", main = folder_.path() / "main.rs";
  std::vector<std::string> command{"rustc", "--edition", "2021", "-C", "debuginfo=0", "-o", program, main};
  command.insert(command.end(), options.begin(), options.end());
  Process rustc(command, folder_.path());
  const Ended ended = rustc.wait(std::chrono::seconds(120));
  complaints_ = ended.err;
  ok_ = ended.exit_code == 0;
}

std::vector<Ended> RustPrograms::run(const std::string& name, int times, std::chrono::milliseconds at_most) const {
  std::vector<Ended> all;
  while (times > 0) {
    std::vector<std::unique_ptr<Process>> together;
    for (int i = 0; i < 5 && times > 0; ++i, --times)
      together.push_back(std::make_unique<Process>(std::vector<std::string>{folder_.path() / "programs", name}, folder_.path()));
    for (const auto& one : together) {
      all.push_back(one->wait(at_most));
      all.back().err = as_handoff_writes_it(all.back().err);
    }
  }
  return all;
}

}  // namespace handoff::tests
