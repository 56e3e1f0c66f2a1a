// What a frame shows: read-only for the panels. app fills it anew each frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explore/why.hpp"
#include "lang/program.hpp"
#include "sandbox/rust_text.hpp"
#include "sandbox/setup.hpp"
#include "ui/settings.hpp"
#include "ui/workbench.hpp"
#include "view/lanes.hpp"
#include "view/timeline.hpp"
#include "world/record.hpp"
#include "world/state.hpp"

namespace handoff::ui {

// Something to tell the user for a while: a refused wish, a bad link, a reached limit.
struct Note {
  enum class Kind : std::uint8_t { info, warning, error };
  std::uint32_t id = 0;
  Kind kind = Kind::info;
  std::string text;
  double until = 0;  // Model::seconds at which it goes by itself
};

// A thread and the line of the program that it is on.
struct LineMark {
  world::ThreadId thread = world::kNoThread;
  std::size_t line = 0;  // counted from 0
};

enum class Phase : std::uint8_t {
  running,   // threads are there and may go on
  stopping,  // asked to leave
  stopped,   // no thread is left; the history stays
};

struct Model {
  const sandbox::Setup& setup;
  const world::History& history;
  const view::Timeline& timeline;
  const world::State& state;  // at the playhead
  Settings settings = {};

  // The run.
  Phase phase = Phase::running;
  bool threads_paused = false;
  double speed = 1;
  std::uint32_t threads = 0;      // operating-system threads of the run
  double now_ms = 0;              // the run's clock
  std::string end_sentence = {};       // why the run has ended; empty: it goes on
  std::optional<std::string> disagreement = {};

  // The picture.
  bool is_live = true;             // the playhead follows the latest event
  double clock_ms = 0;             // run clock of the picture: from the playhead's event on
  bool settled = false;            // nothing is on its way
  const std::vector<world::Event>* recent = nullptr;  // up to the playhead, for the movements
  view::TimeWindow window = {};         // what the lanes show
  std::vector<std::uint32_t> hues = {};  // by thread

  // Explanations of `state`.
  sandbox::RustText rust = {};
  world::ThreadId selected = world::kNoThread;  // whom the line under the stage explains
  bool is_chosen = false;                       // by the user; else the one that is most worth explaining
  explore::Why why = {};
  std::vector<world::ThreadId> stuck = {};

  // Programs.
  Page page = Page::sandbox;
  const Workbench* bench = nullptr;  // always there on that page
  bool is_program = false;           // what runs; else it is the sandbox
  bool has_run = true;               // there is something to show: the program was without errors
  bool is_playing = false;           // the picture is behind the threads, and goes on to the latest event by itself
  // While the text in the editor is the one that runs:
  const lang::Program* program = nullptr;
  std::vector<LineMark> marks = {};                  // where each thread stands
  const std::vector<lang::VariableName>* gone = nullptr;  // variables that nobody has any more who had them, by place

  // Looking.
  world::MessageId hovered = world::kNoMessage;
  std::vector<std::size_t> hovered_lines = {};  // of `rust`: where that message is sent and received
  Tab tab = Tab::stage;
  bool help = false, presenting = false, full_screen = false;
  std::vector<Note> notes = {};
  double seconds = 0;  // real time, for what moves in the interface
};

}  // namespace handoff::ui
