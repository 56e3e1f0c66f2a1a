// The page with programs: what a variable's tip and the console tell.
#include <gtest/gtest.h>

#include <functional>

#include "lang/inspect.hpp"
#include "screen.hpp"
#include "support/simulation.hpp"

namespace handoff::tests {
namespace {

constexpr const char* kText = R"(use std::sync::mpsc;
use std::thread;
fn main() {
    let (tx, rx) = mpsc::channel();
    let worker = thread::spawn(move || {
        tx.send(7).unwrap();
        eprintln!("sent");
    });
    println!("got {}", rx.recv().unwrap());
    worker.join().unwrap();
}
)";

// Draws parts of the interface for one state of that program.
class Desk {
 public:
  Desk() : screen_(preset("one-producer"), 1), fonts_(ui::load_fonts(HANDOFF_FONT_DIR)) {
    program = lang::compile(lang::check(kText)).program;
  }

  template <class Draw>
  ui::Commands frame(const world::State& state, const Draw& draw) {
    ui::Model model{.setup = preset("one-producer"), .history = screen_.history(), .timeline = timeline_, .state = state};
    model.program = program.get();
    model.bench = &bench;
    model.hues = view::thread_hues(state, timeline_);
    ui::Commands commands;
    semantics.begin_frame();
    ImGui::NewFrame();
    ImGui::Begin("desk");
    ui::Frame frame{commands, semantics, fonts_, ui::Ink(view::dark_theme())};
    draw(model, frame);
    ImGui::End();
    ImGui::EndFrame();
    semantics.end_frame();
    return commands;
  }
  std::string told(const char* id) {
    const ui::Widget* widget = semantics.find(id);
    return widget ? widget->label + " | " + widget->value : "";
  }

  std::shared_ptr<const lang::Program> program;
  ui::Workbench bench;
  ui::Semantics semantics;

 private:
  Screen screen_;
  view::Timeline timeline_;
  ui::Fonts fonts_;
};

world::State where(const lang::Program& program, const std::function<bool(const world::State&)>& is_there) {
  Simulation run(world::initial_state(lang::main_script(program)));
  while (!is_there(run.state()) && run.step()) {}
  return run.state();
}

TEST(VariableTip, TellsTheValueInEachThreadAndWhoOwnsIt) {
  Desk desk;
  ASSERT_TRUE(desk.program);
  const world::State state = where(*desk.program, [](const world::State& s) { return s.threads.size() == 2; });
  const auto at = static_cast<std::uint32_t>(std::string(kText).find("tx.send"));
  const auto name = lang::variable_at(*desk.program, at);
  ASSERT_TRUE(name);
  desk.frame(state, [&](const ui::Model& model, ui::Frame& frame) { ui::variable_tip(model, frame, *name); });
  EXPECT_EQ(desk.told("variable"), "tx: Sender<i32> | main: moved out (owned by worker); worker: tx (owned by worker); ");
}

TEST(Console, TagsStandardErrorAndTellsTheEnd) {
  Desk desk;
  ASSERT_TRUE(desk.program);
  const world::State state = where(*desk.program, [](const world::State& s) { return s.ended; });
  desk.frame(state, [&](ui::Model& model, ui::Frame& frame) {
    model.end_sentence = "It is over.";
    ui::console_panel(model, frame, {0, 0, 400, 200});
  });
  EXPECT_NE(desk.told("console").find("worker (stderr): sent\n"), std::string::npos) << desk.told("console");
  EXPECT_NE(desk.told("console").find("main: got 7\n"), std::string::npos);
  EXPECT_NE(desk.told("console").find("It is over."), std::string::npos);
}

TEST(Console, HasABoxForALineWhileSomebodyWaitsForOne) {
  Desk desk;
  ASSERT_TRUE(desk.program);
  world::State state = where(*desk.program, [](const world::State&) { return true; });
  const auto draw = [&](ui::Model& model, ui::Frame& frame) { ui::console_panel(model, frame, {0, 0, 400, 200}); };
  desk.frame(state, draw);
  EXPECT_EQ(desk.semantics.find("console/input"), nullptr);
  state.threads.edit(0).awaits_line = true;
  desk.bench.input = "to be given";
  desk.frame(state, draw);
  ASSERT_NE(desk.semantics.find("console/input"), nullptr);
  desk.semantics.press("console/end");
  EXPECT_NE(find<ui::EndInput>(desk.frame(state, draw)), nullptr);
}

}  // namespace
}  // namespace handoff::tests
