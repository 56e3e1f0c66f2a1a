// How long the library takes to be made, a program of 200 lines to be checked and to be checked while it is typed, and
// how fast programs compute.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "app/bench.hpp"
#include "lang/program.hpp"
#include "lang/vm/machine.hpp"
#include "lang/vm/script.hpp"
#include "ui/editor/action.hpp"
#include "world/state.hpp"

namespace {

using handoff::lang::check;
using handoff::lang::compile;
// Of the processor: other programs may be running.
double now_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The best of several: what the machine does besides is not of interest.
template <class Work>
double best_ms(int times, Work work) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    const double start = now_ms();
    work();
    best = std::min(best, now_ms() - start);
  }
  return best;
}

// About ten lines a piece.
std::string program_of(int lines) {
  std::string text = "use std::sync::{mpsc, Arc, Mutex};\nuse std::thread;\n\n";
  std::string calls;
  for (int i = 0; 10 * i + 12 < lines; ++i) {
    const std::string n = std::to_string(i);
    text += "fn stage_" + n + "(rx: mpsc::Receiver<u32>, log: Arc<Mutex<Vec<String>>>) -> u32 {\n"
            "    let (tx, results) = mpsc::channel();\n"
            "    let worker = thread::spawn(move || {\n"
            "        for x in rx {\n"
            "            if x % 2 == 0 { tx.send(x * 3).unwrap(); }\n"
            "        }\n"
            "    });\n"
            "    let total: u32 = results.iter().map(|x| x + 1).sum();\n"
            "    log.lock().unwrap().push(format!(\"stage {} gives {total}\", " + n + "));\n"
            "    worker.join().map(|_| total).unwrap_or(0)\n}\n";
    calls += "    let (_, rx) = mpsc::channel::<u32>();\n    println!(\"{}\", stage_" + n + "(rx, Arc::clone(&log)));\n";
  }
  return text + "fn main() {\n    let log = Arc::new(Mutex::new(Vec::new()));\n" + calls.substr(0, 400).substr(0, calls.substr(0, 400).rfind('\n') + 1) + "}\n";
}

// What `body` does n times over is an operation.
void measure(const char* name, const std::string& text, double operations) {
  const auto compiled = compile(check(text));
  if (!compiled.program) return static_cast<void>(std::printf("%-58s cannot run: %s\n", name, compiled.problem.c_str()));
  std::uint64_t steps = 0;
  const double ms = best_ms(3, [&] {
    handoff::world::Script script = handoff::lang::main_script(*compiled.program);
    script->born(handoff::world::kMain);
    while (std::holds_alternative<handoff::world::Yield>(script->next().what)) script->resume({});
    steps = script->steps();
  });
  std::printf("%-58s %7.1f million/s (%.0f million instructions/s)\n", name, operations / ms / 1000, static_cast<double>(steps) / ms / 1000);
}

}  // namespace

int main() {
  const double start = now_ms();
  handoff::lang::library();
  std::printf("%-58s %7.2f ms\n", "the library, once a process", now_ms() - start);

  const std::string text = program_of(200);
  const auto lines = std::count(text.begin(), text.end(), '\n');
  for (const auto& diagnostic : check(text).diagnostics)
    if (!diagnostic.is_warning) std::printf("error: %s\n", diagnostic.message.c_str());
  std::printf("%-58s %7.2f ms (%d lines)\n", "to check a program", best_ms(100, [&] { check(text); }), static_cast<int>(lines));
  const auto checked = check(text);
  std::printf("%-58s %7.2f ms\n", "to make its bytecode", best_ms(5, [&] { compile(checked); }));

  handoff::app::Bench bench;
  bench.open("a program", text);
  for (int i = 0; i < 10; ++i) bench.update(i);
  double now = 10;
  std::printf("%-58s %7.2f ms\n", "from a key to the squiggles (Bench::update)", best_ms(100, [&] {
                bench.edit(handoff::ui::editor::Type{" "});  // still without an error: all checks are made
                do bench.update(now += 1);
                while (!bench.is_settled());
              }));

  measure("two nested loops: an addition and a comparison", "fn main() { let mut s = 0u64; let mut i = 0u64; while i < 3000 { let mut j = 0u64; while j < 1000 { s = s.wrapping_add(j); j += 1; } i += 1; } if s == 1 { println!(\"\"); } }", 9e6);
  measure("for over a range", "fn main() { let mut s = 0u64; for i in 0..3_000_000u64 { s += i & 7; } if s == 1 { println!(\"\"); } }", 9e6);
  measure("elements of a Vec", "fn main() { let mut v = vec![0u32; 1000]; for k in 0..1000u32 { for i in 0..1000 { v[i] += k; } } if v[3] == 1 { println!(\"\"); } }", 3e6);
  measure("calls of a function", "fn f(a: i32) -> i32 { a + 1 } fn main() { let mut s = 0; while s < 2_000_000 { s = f(s); } if s == 1 { println!(\"\"); } }", 6e6);
}
