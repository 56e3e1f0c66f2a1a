#include "app/apply.hpp"

#include <algorithm>

#include "sandbox/cells.hpp"
#include "sandbox/main_script.hpp"

namespace handoff::app {
namespace {

// The set-up with what the user has made of it since: so many producers, at such a pace.
sandbox::Setup present_setup(const Model& model) {
  sandbox::Setup setup = model.runner.setup();
  const world::State& latest = model.runner.history().latest();
  const sandbox::MainScript* main = sandbox::main_script(latest);
  if (!main || model.runner.is_restarting() || main->setup() != setup) return setup;
  if (setup.topology != sandbox::Topology::pipeline) setup.producers = std::max(setup.producers, main->producers());
  setup.send_every_ms = sandbox::pace_ms(latest, 1);
  setup.receive_every_ms = sandbox::pace_ms(latest, sandbox::kReceiver);
  return setup;
}

struct Apply {
  Model& model;

  void operator()(const ui::ChoosePreset& c) const {
    const sandbox::Preset* preset = sandbox::find_preset(c.id);
    if (!preset) return;
    if (model.runner.is_paused()) model.runner.pause(false);
    model.start_anew(preset->setup);
  }
  void operator()(const ui::SetBound& c) const {
    sandbox::Setup setup = present_setup(model);
    if (setup.bound == c.bound) return;
    setup.bound = c.bound;
    model.start_anew(setup);
  }
  void operator()(const ui::SayAsMain& c) const {
    if (!model.runner.run() || model.runner.phase() != ui::Phase::running) return;
    model.playhead.go_live();
    model.runner.run()->say(c.statement);
    if (model.runner.is_paused())
      model.note(ui::Note::Kind::info, "The threads are paused: main carries that out when they go on.");
  }
  void operator()(const ui::SetPace& c) const {
    if (!model.runner.run()) return;
    const auto ms = static_cast<std::int64_t>(std::clamp(c.ms, sandbox::kFastestPaceMs, sandbox::kSlowestPaceMs));
    model.runner.run()->change_setting(c.cell, ms);
  }
  void operator()(const ui::PauseThreads& c) const {
    model.runner.pause(c.paused);
    if (!c.paused) model.playhead.go_on();
  }
  void operator()(const ui::StepThreads&) const {
    const bool is_behind = model.playhead.is_behind(model.runner.history());
    if (is_behind) {  // the threads have done it already
      if (!model.runner.is_paused()) model.runner.pause(true);
      model.playhead.go_on();
      return model.playhead.step();
    }
    if (!model.runner.run() || model.runner.phase() != ui::Phase::running) return;
    if (model.runner.program())
      model.playhead.go_on();
    else
      model.playhead.go_live();
    if (!model.runner.is_paused()) return model.runner.pause(true);
    if (!model.runner.step_one())
      return model.note(ui::Note::Kind::info, "No thread can take a step: all are blocked, have ended, or wait for you.");
    if (model.runner.program()) model.playhead.step();
  }
  void operator()(const ui::SetSpeed& c) const { model.runner.set_speed(std::clamp(c.speed, ui::kSlowest, ui::kFastest)); }
  void operator()(const ui::Restart&) const { model.restart(); }
  void operator()(const ui::Stop&) const { model.runner.stop(); }

  void operator()(const ui::GoTo& c) const {
    model.playhead.go_to(std::min(c.position, model.runner.history().length()), model.runner.timeline());
  }
  void operator()(const ui::GoLive&) const {
    model.playhead.go_live();
    model.window_is_chosen = false;
  }
  void operator()(const ui::ShowWindow& c) const {
    model.window = c.window;
    model.window_is_chosen = c.window.to_ms < model.runner.now_ms();
  }

  void operator()(const ui::SelectThread& c) const { model.selected = c.thread; }
  void operator()(const ui::HoverMessage& c) const { model.hovered = c.message.value_or(world::kNoMessage); }
  void operator()(const ui::ChangeSettings& c) const { model.settings = c.settings; }
  void operator()(const ui::ShowHelp& c) const { model.help = c.shown; }
  void operator()(const ui::ShowTab& c) const { model.tab = c.tab; }
  void operator()(const ui::SetFullScreen& c) const { model.full_screen = c.full_screen; }
  void operator()(const ui::SetPresenting& c) const { model.presenting = c.presenting; }
  void operator()(const ui::DismissNote& c) const {
    auto& notes = model.notes;
    notes.erase(std::remove_if(notes.begin(), notes.end(), [&](const ui::Note& n) { return n.id == c.id; }), notes.end());
  }

  ui::Workbench& looks() const { return model.bench.looks(); }
  void operator()(const ui::ShowPage& c) const {
    if (c.page == model.page) return;
    looks().has_focus = looks().list_is_open = false;
    if (c.page == ui::Page::sandbox)
      model.start_anew(model.runner.setup());
    else
      model.open_programs();
  }
  void operator()(const ui::OpenProgram& c) const {
    const ui::ShippedProgram* program = ui::find_program(c.id);
    if (!program) return;
    model.bench.open(*program);
    model.run_program();
  }
  void operator()(const ui::Edit& c) const { model.bench.edit(c.action); }
  void operator()(const ui::FocusEditor& c) const { looks().has_focus = c.focused; }
  void operator()(const ui::Find& c) const { looks().find = c.query; }
  void operator()(const ui::ShowPrograms& c) const {
    looks().list_is_open = c.shown;
    looks().has_focus = false;
    looks().search.clear();
  }
  void operator()(const ui::SearchPrograms& c) const { looks().search = c.query; }
  void operator()(const ui::ShowBelow& c) const { looks().below = c.what; }
  void operator()(const ui::RunProgram&) const { model.run_program(); }
  void operator()(const ui::ShareProgram&) const { model.share(); }
  void operator()(const ui::TypeLine& c) const { looks().input = c.line; }
  void operator()(const ui::EndInput&) const { model.runner.end_input(); }
  void operator()(const ui::GiveLine& c) const {
    looks().input.clear();
    model.runner.give_line(c.line + "\n");
  }
};

}  // namespace

void apply(Model& model, const ui::Commands& commands) {
  // Nobody points at a message any more unless somebody does in this frame.
  model.hovered = world::kNoMessage;
  for (const ui::Command& command : commands) std::visit(Apply{model}, command);
}

}  // namespace handoff::app
