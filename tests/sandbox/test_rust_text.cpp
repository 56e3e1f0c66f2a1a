#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "sandbox/main_script.hpp"
#include "sandbox/rust_text.hpp"
#include "sandbox/setup.hpp"
#include "sandbox/statement.hpp"
#include "support/simulation.hpp"

namespace handoff::sandbox {
namespace {

using tests::Simulation;

std::string body(const RustText& text) {
  std::string all;
  for (const RustText::Line& line : text.lines) all += line.text + "\n";
  return all;
}

// What rustc says of the program, empty where it compiles; warnings about code that is not used do not matter.
std::string rustc_says(const std::string& program, const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() / "handoff-rust-text";
  std::filesystem::create_directories(folder);
  const auto source = folder / (name + ".rs"), errors = folder / (name + ".txt");
  std::ofstream(source) << program;
  const std::string command = std::string(HANDOFF_RUSTC) + " --edition 2021 --emit=metadata --crate-name handoff_text -o " +
                              (folder / (name + ".rmeta")).string() + " " + source.string() + " 2> " + errors.string();
  if (std::system(command.c_str()) == 0) return {};
  std::ifstream said(errors);
  return {std::istreambuf_iterator<char>(said), {}};
}

bool has_rustc() { return std::string(HANDOFF_RUSTC).find("NOTFOUND") == std::string::npos; }

TEST(RustText, FirstProgramReadsAsTheLessonDoes) {
  sandbox::Setup setup;
  setup.bound = 4;
  Simulation simulation(first_state(setup));
  simulation.run(60);
  EXPECT_EQ(body(rust_text(simulation.state())),
            "let (tx, rx) = mpsc::sync_channel(4);\n"
            "\n"
            "static FINISH: AtomicBool = AtomicBool::new(false);\n"
            "let receiver = thread::spawn(move || {\n"
            "    for msg in rx {\n"
            "        println!(\"{msg}\");\n"
            "        thread::sleep(Duration::from_millis(800));\n"
            "        if FINISH.load(SeqCst) { break; }\n"
            "    }\n"
            "});\n"
            "\n"
            "static FINISH1: AtomicBool = AtomicBool::new(false);\n"
            "let tx1 = tx.clone();\n"
            "thread::spawn(move || {\n"
            "    for i in 0.. {\n"
            "        if FINISH1.load(SeqCst) { break; }\n"
            "        if let Err(e) = tx1.send(i) {\n"
            "            println!(\"{} came back\", e.0);\n"
            "            break;\n"
            "        }\n"
            "        thread::sleep(Duration::from_millis(800));\n"
            "    }\n"
            "});\n");
}

// What must stand on the line of a thread whose next operation this is.
std::string fragment_of(const world::Op& op) {
  if (std::holds_alternative<world::Send>(op.what)) return ".send(";
  if (std::holds_alternative<world::Sleep>(op.what)) return "sleep(";
  if (std::holds_alternative<world::Print>(op.what)) return "println!(";
  if (std::holds_alternative<world::Join>(op.what)) return ".join()";
  if (std::holds_alternative<world::Spawn>(op.what)) return "spawn(";
  if (std::holds_alternative<world::Load>(op.what)) return ".load(";
  if (std::holds_alternative<world::TryRecv>(op.what)) return "try_recv()";
  return {};
}

TEST(RustText, EveryThreadThatIsAliveStandsOnTheLineOfItsOperation) {
  for (const Preset& preset : presets()) {
    Simulation simulation(first_state(preset.setup), 7);
    for (int i = 0; i < 600 && simulation.step(); ++i) {
      const world::State& state = simulation.state();
      const RustText text = rust_text(state);
      std::vector<int> marks_of(state.threads.size());
      for (const RustText::Mark& mark : text.marks) {
        ASSERT_GE(mark.line, 0);
        ASSERT_LT(mark.line, static_cast<int>(text.lines.size()));
        ++marks_of[world::index(mark.thread)];
        const std::string& line = text.lines[static_cast<std::size_t>(mark.line)].text;
        const world::Thread& thread = state[mark.thread];
        const world::Op op = thread.script->next();
        ASSERT_NE(line.find(fragment_of(op)), std::string::npos) << line;
      }
      for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
        const world::Thread& thread = state.threads[t];
        ASSERT_LE(marks_of[t], 1);
        const bool is_nowhere = thread.has_ended() || state.ended || thread.awaits_user ||
                                std::holds_alternative<world::Finish>(thread.script->next().what) ||
                                std::holds_alternative<world::Panic>(thread.script->next().what) ||
                                std::holds_alternative<world::AwaitUser>(thread.script->next().what);
        if (is_nowhere) continue;
        ASSERT_EQ(marks_of[t], 1) << preset.id << " " << thread.name << "\n" << body(text);
      }
    }
  }
}

TEST(RustText, EveryPresetCompiles) {
  if (!has_rustc()) GTEST_SKIP() << "rustc is not installed";
  for (const Preset& preset : presets()) {
    const RustText text = rust_text(first_state(preset.setup));
    EXPECT_EQ(rustc_says(text.whole(), std::string(preset.id)), "") << text.whole();
  }
}

TEST(RustText, CompilesAfterAnySeriesOfClicks) {
  if (!has_rustc()) GTEST_SKIP() << "rustc is not installed";
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    sandbox::Setup setup;
    setup.producers = static_cast<std::uint32_t>(random() % 3);
    if (random() % 2) setup.bound = static_cast<std::uint32_t>(random() % 3);
    if (random() % 2) setup.count = 2;
    Simulation simulation(first_state(setup), seed);
    for (int click = 0; click < 8; ++click) {
      simulation.run(static_cast<int>(random() % 60));
      const world::State& state = simulation.state();
      const Say say(static_cast<Say::What>(random() % 4),
                    world::ThreadId{static_cast<std::uint32_t>(1 + random() % std::max<std::size_t>(1, state.threads.size() - 1))});
      if (refuse(state, say).empty()) simulation.say(std::make_shared<Say>(say));
    }
    simulation.run(30);
    const std::string program = rust_text(simulation.state()).whole();
    EXPECT_EQ(rustc_says(program, "clicks-" + std::to_string(seed)), "") << program;
  }
}

TEST(RustText, WarnsWhenMainJoinsWithTxInItsHand) {
  Simulation simulation(first_state(find_preset("forgotten-sender")->setup));
  EXPECT_EQ(rust_text(simulation.state()).warning, "");
  simulation.run(2000);
  EXPECT_EQ(rust_text(simulation.state()).warning, "main joins while it still holds tx: rx can never close");
}

}  // namespace
}  // namespace handoff::sandbox
