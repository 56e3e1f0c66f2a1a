// Everything the program is at one moment: the run, the playhead, the text in the editor, what is selected, the
// settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/bench.hpp"
#include "app/playhead.hpp"
#include "app/runner.hpp"
#include "ui/model.hpp"

namespace handoff::app {

struct Model {
  explicit Model(const sandbox::Setup&, ui::Settings);

  Runner runner;
  Playhead playhead;
  Bench bench;
  ui::Page page = ui::Page::sandbox;
  ui::Settings settings;
  view::TimeWindow window;
  bool window_is_chosen = false;  // zoomed or moved by the user, away from the present

  std::optional<world::ThreadId> selected;
  world::MessageId hovered = world::kNoMessage;
  ui::Tab tab = ui::Tab::stage;
  bool help = false, presenting = false, full_screen = false;
  std::vector<ui::Note> notes;
  double seconds = 0;  // real time since the start

  void start_anew(sandbox::Setup);  // on the sandbox's page
  void restart();                   // what runs
  void open_programs();             // that page; runs what is in the editor, where it can run
  void run_program();               // says what is in the way, where something is
  void share();                     // a link to the text in the editor, on the clipboard
  void note(ui::Note::Kind, std::string);

  // Once a frame, before it is drawn.
  void update(double seconds_since_start);
  // What the panels see; its references hold until the next `update`.
  ui::Model shown();
  // Nothing will look different in the next frame, unless the user does something.
  bool is_still() const;

 private:
  struct Explained {  // of one state
    std::uint32_t position = UINT32_MAX;
    world::ThreadId selected = world::kNoThread;
    double since = 0;  // when it was selected, in seconds
    sandbox::RustText rust;
    explore::Why why;
    std::vector<world::ThreadId> stuck;
    std::vector<std::uint32_t> hues;
    std::vector<lang::VariableName> gone;
  };
  void explain(const world::State&);
  void show_program(ui::Model&) const;
  double now_ms() const;  // in the timeline's time: what has not ended reaches to here
  std::vector<std::size_t> lines_of(world::MessageId) const;  // in the Rust text
  world::ThreadId most_worth_explaining(const world::State&) const;

  Explained explained_;
  std::uint32_t notes_given_ = 0;
};

}  // namespace handoff::app
