// The model with real threads: commands do what they say, a restart gives every thread back, and nothing ever waits
// for a thread. A test goes on frame by frame until what it looks for has come.
#include "app/model.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "app/apply.hpp"
#include "sandbox/main_script.hpp"
#include "sandbox/statement.hpp"

namespace handoff::app {
namespace {

using sandbox::Say;

class App {
 public:
  explicit App(const char* preset, double speed = 20) : model(sandbox::find_preset(preset)->setup, {}) {
    model.runner.set_speed(speed);
    until([&] { return model.runner.run() != nullptr; });
  }
  ~App() {
    model.runner.stop();
    until([&] { return model.runner.threads() == 0; });
  }

  void frame() { model.update(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count()); }

  // Frame after frame until it has come; false after half a minute, which only a mistake can take.
  bool until(const std::function<bool()>& has_come) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (frame(); !has_come(); frame()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::yield();
    }
    return true;
  }
  bool until_event(const std::function<bool(const world::Event&)>& is_it) {
    return until([&] {
      for (; seen_ < length(); ++seen_)
        if (is_it(model.runner.history().event(seen_ + 1))) return true;
      return false;
    });
  }
  void command(ui::Command c) { apply(model, {std::move(c)}); }
  std::uint32_t length() { return model.runner.history().length(); }
  const world::State& latest() { return model.runner.history().latest(); }

  // How everybody is, for a failure's message.
  std::string told() {
    std::string words = std::to_string(latest().now_ms) + " ms, run clock " + std::to_string(model.runner.now_ms());
    for (const world::Thread& thread : latest().threads)
      words += "; " + thread.name + " " + world::to_text(thread.status) + " until " + std::to_string(thread.until_ms);
    for (const ui::Note& note : model.notes) words += "; " + note.text;
    return words;
  }

  Model model;

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::uint32_t seen_ = 0;
};

ui::SayAsMain say(Say::What what, world::ThreadId thread = world::kNoThread) {
  return {std::make_shared<Say>(what, thread)};
}
bool is(const world::Event& event, world::EventKind kind) { return event.kind == kind; }

TEST(Model, RunsRecordsAndAgrees) {
  App app("backpressure");
  EXPECT_TRUE(app.until([&] { return app.length() > 200; }));
  EXPECT_FALSE(app.model.shown().disagreement);
  EXPECT_EQ(app.model.shown().state.position, app.model.playhead.position());
}

TEST(Model, DroppingEverySenderEndsTheReceiver) {
  App app("one-producer");
  ASSERT_TRUE(app.until([&] { return app.latest().threads.size() == 3 && app.latest().threads[0].awaits_user; }));
  app.command(say(Say::What::drop_tx));
  app.command(say(Say::What::finish_thread, world::ThreadId{2}));
  EXPECT_TRUE(app.until([&] { return app.latest().threads[1].status == world::Status::finished; }));
  EXPECT_TRUE(app.latest().channels[0].disconnected());
}

TEST(Model, AnAddedProducerIsPartOfTheNextRunWithAnotherBound) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.latest().threads[0].awaits_user; }));
  app.command(say(Say::What::spawn_producer));
  ASSERT_TRUE(app.until([&] { return app.latest().threads.size() == 5; }));
  app.command(ui::SetBound{0});
  EXPECT_TRUE(app.until([&] { return !app.model.runner.is_restarting() && app.latest().threads.size() == 5; }));
  EXPECT_EQ(app.latest().channels[0].bound, 0u);
  EXPECT_EQ(app.model.runner.setup().producers, 3u);
}

TEST(Model, RestartsAtAnyMomentGiveEveryThreadBack) {
  App app("forgotten-sender");
  for (int i = 0; i < 50; ++i) {
    // Now while it begins, now when everybody hangs.
    if (i % 5 == 0) {
      ASSERT_TRUE(app.until([&] { return app.latest().threads.size() == 4 && app.model.runner.is_idle(); })) << i;
    }
    app.command(ui::Restart{});
    app.frame();
    ASSERT_LE(app.model.runner.threads(), 4u);
  }
  ASSERT_TRUE(app.until([&] { return !app.model.runner.is_restarting(); }));
  app.command(ui::Stop{});
  EXPECT_TRUE(app.until([&] { return app.model.runner.threads() == 0; }));
  EXPECT_EQ(app.model.runner.phase(), ui::Phase::stopped);
}

TEST(Model, TheLatestWishCounts) {
  App app("backpressure");
  for (const char* id : {"pipeline", "rendezvous", "unbounded-growth"}) app.command(ui::ChoosePreset{id});
  EXPECT_TRUE(app.until([&] { return !app.model.runner.is_restarting() && app.length() > 20; }));
  EXPECT_EQ(app.model.shown().setup.preset, "unbounded-growth");
  EXPECT_FALSE(app.latest().channels[0].bound);
}

TEST(Model, ThePictureLooksBackWhileTheThreadsGoOn) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.length() > 100; }));
  app.command(ui::GoTo{40});
  app.frame();
  EXPECT_EQ(app.model.shown().state.position, 40u);
  const std::uint32_t before = app.length();
  EXPECT_TRUE(app.until([&] { return app.length() > before + 50; }));
  EXPECT_EQ(app.model.shown().state.position, 40u);
  EXPECT_FALSE(app.model.shown().is_live);
  app.command(ui::GoLive{});
  app.frame();
  EXPECT_EQ(app.model.shown().state.position, app.length());
}

TEST(Model, OneEventForwardMovesAndAJumpDoesNot) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.length() > 60; }));
  app.command(ui::GoTo{40});
  EXPECT_TRUE(app.model.playhead.is_settled());
  app.command(ui::GoTo{41});
  EXPECT_FALSE(app.model.playhead.is_settled());
  EXPECT_TRUE(app.until([&] { return app.model.playhead.is_settled(); })) << "a movement comes to its end";
  app.command(ui::GoTo{39});
  EXPECT_TRUE(app.model.playhead.is_settled());
}

TEST(Model, PausedThreadsTakeOneStepAtATime) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.length() > 40; }));
  app.command(ui::PauseThreads{true});
  // Who is in the middle of an operation comes to its end; then nothing more comes.
  std::uint32_t length = 0;
  ASSERT_TRUE(app.until([&] {
    const bool same = length == app.length();
    length = app.length();
    return same && app.model.playhead.is_settled();
  }));
  for (int i = 0; i < 20; ++i) {
    const std::uint32_t before = app.length();
    app.command(ui::StepThreads{});
    ASSERT_TRUE(app.until([&] { return app.length() > before; })) << "step " << i << ": " << app.told();
    EXPECT_EQ(app.length(), before + 1);
  }
  EXPECT_TRUE(app.model.runner.is_paused());
  app.command(ui::PauseThreads{false});
  const std::uint32_t before = app.length();
  EXPECT_TRUE(app.until([&] { return app.length() > before + 20; }));
}

TEST(Model, TheFirstStepPauses) {
  App app("backpressure");
  app.command(ui::StepThreads{});
  EXPECT_TRUE(app.model.runner.is_paused());
}

TEST(Model, APaceIsASettingOfTheRun) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.latest().threads.size() == 4; }));
  app.command(ui::SetPace{sandbox::pace_cell(app.latest(), world::ThreadId{2}), 1234});
  EXPECT_TRUE(app.until_event([](const world::Event& e) { return is(e, world::EventKind::setting_changed); }));
  app.command(ui::SetBound{1});
  EXPECT_EQ(app.model.runner.setup().send_every_ms, 1234);
}

TEST(Model, ARefusedSetupIsANoteAndChangesNothing) {
  App app("backpressure");
  sandbox::Setup setup = app.model.runner.setup();
  setup.producers = 1000;
  app.model.start_anew(setup);
  EXPECT_EQ(app.model.notes.size(), 1u);
  EXPECT_EQ(app.model.runner.setup().producers, 2u);
  EXPECT_FALSE(app.model.runner.is_restarting());
}

TEST(Model, ManyThreadsAtOnce) {
  App app("several-producers");
  sandbox::Setup setup = app.model.runner.setup();
  setup.producers = sandbox::kMaxThreads - 2;
  app.model.start_anew(setup);
  EXPECT_TRUE(app.until([&] { return app.latest().threads.size() == sandbox::kMaxThreads && app.length() > 500; }));
  EXPECT_FALSE(app.model.shown().disagreement);
  EXPECT_EQ(app.model.shown().hues.size(), sandbox::kMaxThreads);
}

TEST(Model, AMessageIsFoundInTheCode) {
  App app("backpressure");
  ASSERT_TRUE(app.until([&] { return app.latest().channels.size() == 1 && app.latest().channels[0].received > 3; }));
  app.command(ui::HoverMessage{world::MessageId{0}});
  const ui::Model shown = app.model.shown();
  ASSERT_EQ(shown.hovered_lines.size(), 2u);
  EXPECT_NE(shown.rust.lines[shown.hovered_lines[0]].text.find(".send("), std::string::npos);
  EXPECT_NE(shown.rust.lines[shown.hovered_lines[1]].text.find("in rx"), std::string::npos);
}

TEST(Model, TheForgottenSenderIsExplained) {
  App app("forgotten-sender");
  ASSERT_TRUE(app.until([&] { return app.model.shown().stuck.size() == 2; }));
  const ui::Model shown = app.model.shown();
  EXPECT_EQ(shown.why.verdict, explore::Verdict::stuck);
  EXPECT_NE(shown.why.sentence.find("tx"), std::string::npos);
  EXPECT_NE(shown.why.sentence.find("main"), std::string::npos);
}

}  // namespace
}  // namespace handoff::app
