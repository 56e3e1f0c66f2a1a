// Programs on real threads, as the page with programs shows them: the picture plays what the threads have done at a
// pace that can be read, and says where each of them is in the text.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "app/apply.hpp"
#include "app/model.hpp"

namespace handoff::app {
namespace {

class App {
 public:
  explicit App(const char* text) : model(sandbox::presets().front().setup, {}) {
    model.bench.open("lesson.rs", text);
    command(ui::RunProgram{});
  }
  ~App() {
    model.runner.stop();
    until([&] { return model.runner.threads() == 0; });
  }

  // A frame `ms` after the last one: the picture's time is the test's, the threads' is their own.
  void frame(double ms = 16) { model.update(seconds_ += ms / 1000); }
  bool until(const std::function<bool()>& has_come, double frame_ms = 16) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (frame(0); !has_come(); frame(frame_ms)) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::yield();
    }
    return true;
  }
  bool until_recorded() {
    // What the threads did last may have come after the frame that saw them end.
    return until([&] { return model.runner.program() && !model.runner.is_restarting() && has_ended(); }, 0) && (frame(0), true);
  }
  bool until_shown() {
    return until_recorded() && until([&] { return model.playhead.position() == length(); }, 100);
  }
  void command(ui::Command c) { apply(model, {std::move(c)}); }
  bool has_ended() { return model.runner.run() && model.runner.phase() == ui::Phase::stopped; }
  std::uint32_t length() { return model.runner.history().length(); }
  std::string output() {
    std::string all;
    const auto& lines = model.runner.history().at(model.playhead.position()).output;
    for (std::size_t i = 0; i < lines.size(); ++i) all += lines[i].value.to_text() + "\n";
    return all;
  }

  Model model;

 private:
  double seconds_ = 0;
};

constexpr const char* kPipe = R"(use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        for n in 0..3 {
            tx.send(n).unwrap();
        }
    });
    for n in rx {
        println!("got {n}");
    }
    worker.join().unwrap();
}
)";

TEST(RunProgram, RunsToItsEnd) {
  App app(kPipe);
  ASSERT_TRUE(app.until_shown());
  EXPECT_EQ(app.output(), "got 0\ngot 1\ngot 2\n");
  const ui::Model shown = app.model.shown();
  EXPECT_TRUE(shown.is_program);
  EXPECT_FALSE(shown.is_playing);
  EXPECT_NE(shown.end_sentence, "");
  EXPECT_EQ(shown.state.threads[1].name, "worker");
  EXPECT_FALSE(shown.disagreement);
}

TEST(RunProgram, ThePictureFollowsAtAPace) {
  App app(kPipe);
  ASSERT_TRUE(app.until_recorded());
  // The threads took no time to speak of; the picture has seen next to nothing yet.
  EXPECT_LT(app.model.playhead.position(), app.length() / 2);
  EXPECT_TRUE(app.model.shown().is_playing);
  std::uint32_t before = app.model.playhead.position();
  while (app.model.playhead.position() < app.length()) {
    app.frame(100);
    EXPECT_LE(app.model.playhead.position(), before + 3) << "no more than what belongs to one beat";
    before = app.model.playhead.position();
  }
  EXPECT_GT(app.model.runner.timeline().end_ms(), 3000);
}

TEST(RunProgram, SaysOnWhichLineEachThreadIs) {
  App app(kPipe);
  ASSERT_TRUE(app.until_recorded());
  bool sender_was_at_send = false;
  while (app.model.playhead.position() < app.length()) {
    app.frame(50);
    for (const ui::LineMark& mark : app.model.shown().marks)
      if (world::index(mark.thread) == 1) sender_was_at_send = sender_was_at_send || mark.line == 6;
  }
  EXPECT_TRUE(sender_was_at_send);
  EXPECT_TRUE(app.model.shown().marks.empty()) << "all have ended";
}

TEST(RunProgram, MarksBelongToTheTextThatRuns) {
  App app("fn main() { loop { std::thread::sleep(std::time::Duration::from_millis(10)); } }");
  ASSERT_TRUE(app.until([&] { return app.model.playhead.position() > 0; }));
  EXPECT_EQ(app.model.shown().marks.size(), 1u);
  app.command(ui::Edit{ui::editor::Type{" "}});
  EXPECT_TRUE(app.model.shown().marks.empty());
}

TEST(RunProgram, VariablesThatNobodyHasAnyMoreAreKnown) {
  App app(kPipe);
  ASSERT_TRUE(app.until_recorded());
  bool rx_was_gone = false;
  while (app.model.playhead.position() < app.length()) {
    app.frame(50);
    const ui::Model shown = app.model.shown();
    ASSERT_TRUE(shown.program && shown.gone);
    for (const lang::VariableName& name : *shown.gone) {
      const std::string word = shown.program->text.substr(name.lo, name.hi - name.lo);
      rx_was_gone = rx_was_gone || word == "rx";
      EXPECT_NE(word, "n");
    }
  }
  EXPECT_TRUE(rx_was_gone) << "the loop has it";
}

TEST(RunProgram, TakesLinesOfInput) {
  App app("fn main() {\n    let mut line = String::new();\n    std::io::stdin().read_line(&mut line).unwrap();\n"
          "    println!(\"hello {}\", line.trim());\n    println!(\"{}\", std::io::stdin().read_line(&mut line).unwrap());\n}");
  if (!app.model.runner.program()) GTEST_SKIP() << "standard input is not in the library";
  ASSERT_TRUE(app.until([&] { return app.length() > 0 && app.model.runner.history().latest().threads[0].awaits_line; }));
  app.command(ui::TypeLine{"you"});
  EXPECT_EQ(app.model.shown().bench->input, "you");
  app.command(ui::GiveLine{"you"});
  EXPECT_EQ(app.model.shown().bench->input, "");
  app.command(ui::EndInput{});
  ASSERT_TRUE(app.until_shown());
  EXPECT_EQ(app.output(), "hello you\n0\n");
}

TEST(RunProgram, PausedThePictureStandsStillAndStepsByOneEvent) {
  App app(kPipe);
  ASSERT_TRUE(app.until_recorded());
  while (app.model.playhead.position() < 2) app.frame(50);
  app.command(ui::PauseThreads{true});
  const std::uint32_t there = app.model.playhead.position();
  for (int i = 0; i < 50; ++i) app.frame(100);
  EXPECT_EQ(app.model.playhead.position(), there);
  app.command(ui::StepThreads{});
  for (int i = 0; i < 50; ++i) app.frame(100);
  EXPECT_EQ(app.model.playhead.position(), there + 1);
  app.command(ui::PauseThreads{false});
  EXPECT_TRUE(app.until([&] { return app.model.playhead.position() == app.length(); }, 100));
}

TEST(RunProgram, LookingBackAndLiveAgain) {
  App app(kPipe);
  ASSERT_TRUE(app.until_shown());
  app.command(ui::GoTo{3});
  for (int i = 0; i < 50; ++i) app.frame(100);
  EXPECT_EQ(app.model.playhead.position(), 3u);
  app.command(ui::GoLive{});
  app.frame();
  EXPECT_EQ(app.model.playhead.position(), app.length());
}

TEST(RunProgram, ThreadsFarAheadWaitForThePicture) {
  App app("use std::sync::mpsc;\nfn main() { let (tx, _rx) = mpsc::channel(); let mut n = 0u64; loop { tx.send(n).unwrap(); n += 1; } }");
  ASSERT_TRUE(app.until([&] { return app.length() > 600; }, 0));
  ASSERT_TRUE(app.until([&] { return app.model.runner.run()->is_paused(); }, 0)) << "they are held back, not by the user";
  EXPECT_FALSE(app.model.runner.is_paused());
  ASSERT_TRUE(app.until([&] { return app.model.runner.run()->is_drained(); }, 0));
  const std::uint32_t length = app.length();
  EXPECT_LT(length, 5000u);
  app.frame(0);
  EXPECT_EQ(app.length(), length);
  app.command(ui::GoLive{});
  EXPECT_TRUE(app.until([&] { return app.length() > length; }, 0)) << "and go on when it has come";
}

TEST(RunProgram, AProgramWithErrorsIsNotRun) {
  App app("fn main() { nonsense(); }");
  app.frame();
  EXPECT_FALSE(app.model.runner.program());
  ASSERT_FALSE(app.model.notes.empty());
  EXPECT_NE(app.model.notes.back().text.find("error"), std::string::npos);
}

TEST(RunProgram, TheSandboxComesBack) {
  App app(kPipe);
  ASSERT_TRUE(app.until_recorded());
  app.command(ui::ShowPage{ui::Page::sandbox});
  ASSERT_TRUE(app.until([&] { return !app.model.runner.is_restarting() && app.length() > 5; }));
  EXPECT_FALSE(app.model.shown().is_program);
  EXPECT_EQ(app.model.runner.timeline().time_of(5), app.model.runner.history().event(5).t_ms) << "at its own pace";
  app.command(ui::ShowPage{ui::Page::programs});
  ASSERT_TRUE(app.until_shown());
  EXPECT_EQ(app.output(), "got 0\ngot 1\ngot 2\n");
}

}  // namespace
}  // namespace handoff::app
