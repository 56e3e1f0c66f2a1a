// Programs without an end, or without measure: each is ended in a moment, with a sentence, and the process stays small.
// As `handoff --headless` runs them, and as the page does.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/apply.hpp"
#include "app/headless.hpp"
#include "app/model.hpp"
#include "lang/program.hpp"
#include "live/headless.hpp"

namespace handoff::app {
namespace {

struct Limit {
  const char* name;
  const char* text;
  const char* says;
};

constexpr Limit kLimits[] = {
    {"Recursion", "fn f(n: u64) -> u64 { f(n + 1) + 1 }\nfn main() { println!(\"{}\", f(0)); }", "overflowed its stack"},
    {"Lines", "fn main() { loop { println!(\"again\"); } }", "printed more than"},
    {"Threads", "fn main() { loop { std::thread::spawn(|| loop { std::thread::park(); }); } }", "threads at once"},
    {"HugeVec", "fn main() { let n: usize = 1 << 40; let v = vec![0u8; n]; println!(\"{}\", v.len()); }", "more memory"},
    {"DoubledText", "fn main() { let mut s = String::from(\"x\"); loop { s = format!(\"{s}{s}\"); } }", "more memory"},
    {"HugeMessage", "use std::sync::mpsc;\nfn main() { let (tx, rx) = mpsc::channel(); tx.send(vec![7u8; 100_000_000]).unwrap(); println!(\"{}\", rx.recv().unwrap().len()); }",
     "1,000,000 parts"},
    {"LongTexts", "use std::sync::mpsc;\nfn main() { let (tx, _rx) = mpsc::channel(); let s = \"x\".repeat(1_000_000); loop { tx.send(s.clone()).unwrap(); } }",
     "384 MB"},
    {"Channels", "use std::sync::mpsc;\nfn main() { let mut all = Vec::new(); loop { all.push(mpsc::channel::<i32>()); } }", "100,000 channels"},
};

constexpr Limit kSlowLimits[] = {
    {"Vec", "fn main() { let mut v = Vec::new(); loop { v.push(1u64); } }", "more memory"},
    {"Texts", "fn main() { let mut v = Vec::new(); loop { v.push(String::from(\"some text\")); } }", "more memory"},
    {"OpenLine", "fn main() { loop { print!(\"again \"); } }", "printed more than"},
    {"Messages", "use std::sync::mpsc;\nfn main() { let (tx, _rx) = mpsc::channel(); loop { tx.send(1).unwrap(); } }", "1,000,000 messages"},
    {"GrowingLock", "use std::sync::{Arc, Mutex};\nfn main() { let m = Arc::new(Mutex::new(Vec::new())); loop { m.lock().unwrap().extend(vec![1u64; 50_000]); } }", "1,000,000 parts"},
    {"ThreadsThatEnd", "fn main() { loop { std::thread::spawn(|| {}).join().unwrap(); } }", "25,000 threads"},
    {"ThreadsThatGrow",
     "use std::thread;\nfn main() { let all: Vec<_> = (0..20).map(|_| thread::spawn(|| { let mut v = Vec::new(); loop { v.push(1u64); } })).collect(); for a in all { a.join().unwrap(); } }",
     "384 MB"},
};

void expect_small() {
#if !defined(__SANITIZE_ADDRESS__)
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  EXPECT_LT(used.ru_maxrss >> 10, 1500) << "MB";
#endif
}

void end_headless(const Limit& limit) {
  Arguments arguments;
  arguments.file = std::filesystem::path(testing::TempDir()) / (std::string("handoff-limit-") + limit.name + ".rs");
  std::ofstream(arguments.file) << limit.text;
  arguments.speed = live::kFastestSpeed;
  std::istringstream in;
  std::ostringstream out, err;
  EXPECT_NE(run_headless_program(arguments, in, out, err), 0);
  EXPECT_NE(err.str().find(limit.says), std::string::npos) << err.str().substr(err.str().size() - std::min<std::size_t>(err.str().size(), 500));
  std::filesystem::remove(arguments.file);
  expect_small();
}

void end_on_the_page(const Limit& limit) {
  Model model(sandbox::presets().front().setup, {});
  model.bench.open("lesson.rs", limit.text);
  apply(model, {ui::RunProgram{}});
  double seconds = 0;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(120);
  const auto until = [&](const auto& has_come) {
    for (model.update(seconds); !has_come(); model.update(seconds += 0.016)) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::yield();
    }
    return true;
  };
  const bool has_ended = until([&] {
    if (model.runner.program()) apply(model, {ui::GoLive{}});
    return model.runner.program() && !model.runner.is_restarting() && model.runner.run() && model.runner.phase() == ui::Phase::stopped;
  });
  EXPECT_TRUE(has_ended);
  model.update(seconds);
  const ui::Model shown = model.shown();
  const std::string said = shown.end_sentence + model.runner.history().latest().given_up;
  EXPECT_NE(said.find(limit.says), std::string::npos) << said;
  model.runner.stop();
  EXPECT_TRUE(until([&] { return model.runner.threads() == 0; }));
  expect_small();
}

TEST(LimitOfSteps, EndsALoopWithoutAnEnd) {
  const lang::Compiled compiled = lang::compile(lang::check(
      "use std::thread;\nfn main() { let other = thread::spawn(|| { let mut n = 0u64; loop { n = n.wrapping_add(1); } });\n"
      "  let mut n = 0u64; while n < 100_000 { n += 1; } println!(\"{n}\"); other.join().unwrap(); }"));
  ASSERT_NE(compiled.program, nullptr) << compiled.problem;
  const live::Session::Started run = live::run_headless(world::initial_state(lang::main_script(*compiled.program)), {.max_steps = 20'000'000}, {.seconds = 60});
  ASSERT_NE(run.session, nullptr) << run.refusal;
  EXPECT_EQ(run.session->run().stop_reason(), live::StopReason::step_limit);
  EXPECT_NE(run.session->end_sentence().find("has computed 20,000,000 steps"), std::string::npos) << run.session->end_sentence();
  EXPECT_EQ(run.session->history().latest().output.size(), 1u);  // what comes to its end does so
}

// What a lock held is in the states, not once more in each event.
TEST(ALongVec, IsPushedToUnderALockManyTimes) {
  const lang::Compiled compiled = lang::compile(lang::check(
      "use std::sync::Mutex;\nfn main() { let m = Mutex::new(Vec::new()); for i in 0..7000 { m.lock().unwrap().push(i); } println!(\"{}\", m.lock().unwrap().len()); }"));
  ASSERT_NE(compiled.program, nullptr) << compiled.problem;
  const live::Session::Started run = live::run_headless(world::initial_state(lang::main_script(*compiled.program)), {.speed = 20}, {.seconds = 100});
  ASSERT_NE(run.session, nullptr) << run.refusal;
  EXPECT_EQ(run.session->run().stop_reason(), live::StopReason::main_ended) << run.session->end_sentence();
  world::History& history = run.session->history();
  ASSERT_EQ(history.latest().output.size(), 1u);
  EXPECT_EQ(history.latest().output[0].value.to_text(), "7000");
  std::uint32_t unlocks = 0, n = 0;
  while (unlocks < 5000) unlocks += history.event(++n).kind == world::EventKind::unlocked;
  EXPECT_EQ(history.event(n).value.to_text().substr(0, 13), "[0, 1, 2, 3, ");
  EXPECT_LT(history.event(n).value.weight(), 1000u);
  ASSERT_NE(history.at(n).cells[0].value.items(), nullptr);
  EXPECT_EQ(history.at(n).cells[0].value.items()->size(), 5000u);
}

class Limits : public testing::TestWithParam<Limit> {};
TEST_P(Limits, EndAProgramHeadless) { end_headless(GetParam()); }
TEST_P(Limits, EndAProgramOnThePage) { end_on_the_page(GetParam()); }
class LimitsSlow : public Limits {};
TEST_P(LimitsSlow, EndAProgramHeadless) { end_headless(GetParam()); }
TEST_P(LimitsSlow, EndAProgramOnThePage) { end_on_the_page(GetParam()); }

std::string name_of(const testing::TestParamInfo<Limit>& limit) { return limit.param.name; }
INSTANTIATE_TEST_SUITE_P(Of, Limits, testing::ValuesIn(kLimits), name_of);
INSTANTIATE_TEST_SUITE_P(Of, LimitsSlow, testing::ValuesIn(kSlowLimits), name_of);

}  // namespace
}  // namespace handoff::app
