#include "app/model.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/link.hpp"
#include "app/platform.hpp"
#include "explore/stuck.hpp"
#include "lang/inspect.hpp"
#include "view/stage.hpp"

namespace handoff::app {
namespace {

constexpr double kNoteSeconds = 9;
constexpr double kExplainedAtLeast = 1.5;  // seconds, so that the line under the stage can be read

// Where the text names a variable that some thread has had and none has any more.
std::vector<lang::VariableName> gone_variables(const lang::Program& program, const world::State& state) {
  std::map<std::uint32_t, bool> is_gone;  // by the place of the declaration
  for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
    if (state.threads[i].has_ended()) continue;
    for (const lang::VariableNow& variable : lang::variables(state.threads[i].script)) {
      const auto [at, is_first] = is_gone.try_emplace(variable.declared, variable.is_gone);
      if (!is_first) at->second = at->second && variable.is_gone;
    }
  }
  std::vector<lang::VariableName> names;
  for (const lang::VariableName& name : program.names)
    if (const auto found = is_gone.find(name.declared); found != is_gone.end() && found->second) names.push_back(name);
  return names;
}

}  // namespace

Model::Model(const sandbox::Setup& setup, ui::Settings chosen) : runner(setup), settings(chosen) {
  bench.looks().can_share = !platform::page_address().empty();
}

void Model::start_anew(sandbox::Setup setup) {
  const std::string refusal = sandbox::refuse(setup);
  if (!refusal.empty()) return note(ui::Note::Kind::warning, refusal);
  page = ui::Page::sandbox;
  runner.want(std::move(setup));
}

void Model::restart() {
  if (page == ui::Page::sandbox) return start_anew(runner.setup());
  if (runner.program())
    runner.want_again();
  else
    run_program();
}

void Model::open_programs() {
  page = ui::Page::programs;
  std::string problem;
  if (auto program = bench.compile(problem))
    runner.want(std::move(program));
  else
    runner.want_nothing();
}

void Model::run_program() {
  using Below = ui::Workbench::Below;
  page = ui::Page::programs;
  std::string problem;
  if (auto program = bench.compile(problem)) {
    if (runner.is_paused()) runner.pause(false);
    runner.want(std::move(program));
    bench.looks().below = Below::output;
    return;
  }
  if (!problem.empty()) return note(ui::Note::Kind::warning, problem);
  const ui::Workbench& seen = bench.shown();
  bench.looks().below = Below::problems;
  note(ui::Note::Kind::info, seen.errors == 1 ? "The program has an error: mend it, then it runs."
                                              : "The program has " + std::to_string(seen.errors) + " errors: mend them, then it runs.");
}

void Model::share() {
  const std::string link = to_code_link(bench.shown().document.text());
  if (link.empty()) return note(ui::Note::Kind::warning, "The program is too long for a link: share it as a file.");
  ImGui::SetClipboardText((platform::page_address() + "#" + link).c_str());
  note(ui::Note::Kind::info, "A link with the program in it is on the clipboard.");
}

void Model::note(ui::Note::Kind kind, std::string text) {
  constexpr std::size_t kMost = 3;
  if (!notes.empty() && notes.back().text == text) notes.pop_back();
  notes.push_back({++notes_given_, kind, std::move(text), seconds + kNoteSeconds});
  if (notes.size() > kMost) notes.erase(notes.begin());
}

void Model::update(double seconds_since_start) {
  const double elapsed_ms = (seconds_since_start - seconds) * 1000;
  seconds = seconds_since_start;
  const bool was_running = runner.phase() == ui::Phase::running;
  if (page == ui::Page::programs) bench.update(seconds);
  if (runner.update(playhead.position())) {
    playhead.reset(runner.program() != nullptr);
    selected.reset();
    hovered = world::kNoMessage;
    explained_ = {};
    window_is_chosen = false;
    window = {};
  } else if (was_running && runner.phase() != ui::Phase::running && !runner.is_restarting() &&
             !runner.has_nothing() && runner.run()->stop_reason() != live::StopReason::main_ended) {
    note(runner.history().disagreement() ? ui::Note::Kind::error : ui::Note::Kind::info, runner.end_sentence());
  }
  const bool is_still = runner.is_paused() || (runner.phase() != ui::Phase::running && !runner.program());
  playhead.update(runner.history(), runner.timeline(), runner.now_ms(), is_still, runner.speed(), elapsed_ms);
  if (playhead.is_live() && !window_is_chosen)
    window = view::follow(window, playhead.is_behind(runner.history()) ? playhead.clock_ms() : now_ms());
  notes.erase(std::remove_if(notes.begin(), notes.end(), [&](const ui::Note& n) { return n.until < seconds; }),
              notes.end());
}

world::ThreadId Model::most_worth_explaining(const world::State& state) const {
  const auto first_with = [&](world::Status status) -> std::optional<world::ThreadId> {
    for (std::uint32_t i = 0; i < state.threads.size(); ++i)
      if (state.threads[i].status == status) return world::ThreadId{i};
    return std::nullopt;
  };
  // Of threads that wait for each other, the one that waits for a message says the most.
  for (const world::ThreadId thread : explained_.stuck)
    if (state.threads[world::index(thread)].status == world::Status::blocked_empty) return thread;
  if (!explained_.stuck.empty()) return explained_.stuck.front();
  for (const world::Status status : {world::Status::panicked, world::Status::blocked_full, world::Status::blocked_empty,
                                     world::Status::blocked_lock, world::Status::blocked_join})
    if (const auto thread = first_with(status)) return *thread;
  return state.threads.size() > 1 ? world::ThreadId{1} : world::kMain;
}

void Model::explain(const world::State& state) {
  const bool same_state = explained_.position == state.position;
  if (!same_state) {
    explained_.position = state.position;
    explained_.rust = runner.program() ? sandbox::RustText() : sandbox::rust_text(state);
    explained_.stuck = explore::stuck_threads(state);
    explained_.hues = view::thread_hues(state, runner.timeline());
    explained_.gone = runner.program() ? gone_variables(*runner.program(), state) : std::vector<lang::VariableName>();
  }
  world::ThreadId thread = selected.value_or(world::kNoThread);
  if (thread == world::kNoThread || world::index(thread) >= state.threads.size()) {
    thread = most_worth_explaining(state);
    const auto waits = [&](world::ThreadId id) { return state[id].waits_for != world::kNoChannel; };
    const bool old_is_there = world::index(explained_.selected) < state.threads.size();
    const bool is_new = seconds - explained_.since < kExplainedAtLeast;
    if (old_is_there && explained_.stuck.empty() && (is_new ? waits(explained_.selected) : !waits(thread)))
      thread = explained_.selected;
  }
  if (thread != explained_.selected) {
    explained_.selected = thread;
    explained_.since = seconds;
  } else if (same_state) {
    return;
  }
  explained_.why = explore::why(state, thread);
}

std::vector<std::size_t> Model::lines_of(world::MessageId message) const {
  std::vector<std::size_t> lines;
  const view::Timeline& timeline = runner.timeline();
  if (world::index(message) >= timeline.messages().size()) return lines;
  const view::MessageTrip& trip = timeline.messages()[message];
  for (const double t_ms : {trip.offered_ms, trip.ended_ms}) {
    if (!std::isfinite(t_ms)) continue;
    // Several events may have happened at that time.
    std::uint32_t n = timeline.position_at(t_ms);
    while (n > 0 && timeline.time_of(n) >= t_ms && runner.history().event(n).message != message) --n;
    if (n == 0) continue;
    const world::Event& event = runner.history().event(n);
    for (std::size_t i = 0; i < explained_.rust.lines.size(); ++i) {
      const sandbox::RustText::Line& line = explained_.rust.lines[i];
      if (event.message == message && line.script_line != 0 && line.thread == event.thread &&
          line.script_line == event.line)
        lines.push_back(i);
    }
  }
  return lines;
}

double Model::now_ms() const {
  if (!runner.program()) return std::max(runner.now_ms(), playhead.clock_ms());
  const bool is_over = runner.phase() == ui::Phase::stopped || playhead.is_behind(runner.history());
  return is_over ? runner.timeline().end_ms() : std::max(runner.timeline().end_ms(), playhead.clock_ms());
}

// What is different where a program runs, or could: its picture may be behind its threads.
void Model::show_program(ui::Model& shown) const {
  shown.has_run = !runner.has_nothing();
  shown.bench = &bench.shown();
  if (!runner.program()) return;
  shown.is_program = true;
  const bool is_behind = playhead.is_behind(runner.history());
  shown.is_playing = playhead.is_live() && is_behind;
  shown.is_live = playhead.is_live() && !is_behind;
  shown.now_ms = now_ms();
  if (runner.is_restarting() || runner.program()->text != bench.shown().document.text()) return;
  shown.program = runner.program().get();
  shown.gone = &explained_.gone;
  for (std::uint32_t i = 0; i < shown.state.threads.size(); ++i) {
    const world::Thread& thread = shown.state.threads[i];
    if (!thread.has_ended() && thread.line > 0)
      shown.marks.push_back({world::ThreadId{i}, static_cast<std::size_t>(thread.line - 1)});
  }
}

ui::Model Model::shown() {
  const world::State& state = runner.history().at(playhead.position());
  explain(state);
  ui::Model shown{.setup = runner.setup(), .history = runner.history(), .timeline = runner.timeline(), .state = state};
  shown.settings = settings;
  shown.phase = runner.phase();
  shown.threads_paused = runner.is_paused();
  shown.speed = runner.speed();
  shown.threads = runner.threads();
  shown.now_ms = runner.now_ms();
  shown.page = page;
  if (!runner.is_restarting()) shown.end_sentence = runner.end_sentence();
  shown.disagreement = runner.history().disagreement();
  shown.is_live = playhead.is_live();
  shown.clock_ms = playhead.clock_ms();
  shown.settled = playhead.is_settled();
  shown.recent = &playhead.recent();
  shown.window = window;
  shown.hues = explained_.hues;
  shown.rust = explained_.rust;
  shown.selected = explained_.selected;
  shown.is_chosen = selected.has_value();
  shown.why = explained_.why;
  shown.stuck = explained_.stuck;
  shown.hovered = hovered;
  shown.hovered_lines = lines_of(hovered);
  shown.tab = tab;
  shown.help = help;
  shown.presenting = presenting;
  shown.full_screen = full_screen;
  shown.notes = notes;
  shown.seconds = seconds;
  show_program(shown);
  return shown;
}

bool Model::is_still() const {
  if (!playhead.is_settled() || runner.is_restarting() || !notes.empty()) return false;
  if (page == ui::Page::programs && (!bench.is_settled() || bench.shown().has_focus)) return false;  // the caret blinks
  if (playhead.is_live() && playhead.is_behind(runner.history()) && !runner.is_paused()) return false;
  if (runner.phase() == ui::Phase::stopping) return false;
  return runner.phase() == ui::Phase::stopped || runner.is_paused() || !runner.run() || !playhead.is_live();
}

}  // namespace handoff::app
