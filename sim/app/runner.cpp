#include "app/runner.hpp"

#include <algorithm>
#include <utility>

namespace handoff::app {
namespace {

// In the browser a worker that has ended is given back by the event loop, one turn later.
constexpr int kFramesToSettle = 2;

// How far the threads of a program may be ahead of the picture, in events, before they wait for it.
constexpr std::uint32_t kFarAhead = 600, kNearAgain = 300;
constexpr std::uint32_t kBacklog = 1000;  // between two frames, in what its replay costs: some ms

// What the picture takes at least for an event of a program, in ms: a hand-over is to be seen, bookkeeping is not.
double beat_ms(world::EventKind kind) {
  using world::EventKind;
  switch (kind) {
    case EventKind::yielded:
    case EventKind::clock_read:
    case EventKind::finishing:
    case EventKind::detached:
    case EventKind::awaits_line:
    case EventKind::setting_changed:
    case EventKind::cell_made:
    case EventKind::cell_shared:
    case EventKind::cell_released:
    case EventKind::owners_counted:
    case EventKind::weakly_shared:
    case EventKind::weakly_released:
    case EventKind::poison_read:
    case EventKind::end_looked_at:
      return 0;
    case EventKind::loaded:
    case EventKind::stored:
    case EventKind::updated:
    case EventKind::notified:
    case EventKind::slept:
    case EventKind::woke:
    case EventKind::locked:
    case EventKind::unlocked:
    case EventKind::recv_blocked:
    case EventKind::join_blocked:
      return 150;
    default:
      return 400;
  }
}

}  // namespace

Runner::Runner(sandbox::Setup setup)
    : setup_(std::move(setup)), frames_since_left_(kFramesToSettle), nothing_(sandbox::first_state(setup_)) {}

void Runner::want(sandbox::Setup setup) {
  setup_ = std::move(setup);
  program_.reset();
  want_again();
}

void Runner::want(std::shared_ptr<const lang::Program> program) {
  program_ = std::move(program);
  want_again();
}

void Runner::want_again() {
  wanted_ = true;
  has_nothing_ = false;
  stop();
}

void Runner::want_nothing() {
  program_.reset();
  wanted_ = false;
  has_nothing_ = true;
  stop();
}

void Runner::stop() {
  if (session_) session_->run().stop();
}

void Runner::take_in(const world::Event& event) {
  if (!program_) return timeline_.append(event);
  world::Event seen = event;
  seen.t_ms = timeline_.end_ms();
  if (event.kind == world::EventKind::yielded) return timeline_.append(seen);  // the time goes to what comes of it
  seen.t_ms += std::max(beat_ms(event.kind), event.t_ms - taken_in_ms_);
  taken_in_ms_ = event.t_ms;
  timeline_.append(seen);
}

void Runner::hold_back(std::uint32_t shown) {
  const std::uint32_t ahead = session_->history().length() - std::min(shown, session_->history().length());
  const bool holds = program_ && ahead > (held_back_ ? kNearAgain : kFarAhead);
  if (holds == held_back_) return;
  held_back_ = holds;
  if (paused_) return;
  if (holds)
    session_->run().pause();
  else
    session_->run().resume();
}

bool Runner::update(std::uint32_t shown) {
  if (session_) {
    session_->pump();
    const world::History& history = session_->history();
    while (timeline_.length() < history.length()) take_in(history.event(timeline_.length() + 1));
    hold_back(shown);
  }
  if (!wanted_) return false;
  if (threads() > 0) {
    frames_since_left_ = 0;
    return false;
  }
  if (++frames_since_left_ < kFramesToSettle) return false;
  start();
  return true;
}

void Runner::start() {
  wanted_ = false;
  session_.reset();
  timeline_.clear();
  taken_in_ms_ = 0;
  held_back_ = false;
  const world::State first = program_ ? world::initial_state(lang::main_script(*program_)) : sandbox::first_state(setup_);
  nothing_ = world::History(first);
  live::Options options{.speed = speed_, .start_paused = paused_};
  if (program_) options.max_backlog = kBacklog;
  live::Session::Started started = live::Session::start(first, options);
  session_ = std::move(started.session);
  refusal_ = std::move(started.refusal);
}

ui::Phase Runner::phase() const {
  if (!session_) return ui::Phase::stopped;
  const live::Run& run = session_->run();
  if (!run.is_stopped()) return ui::Phase::running;
  return run.threads_alive() > 0 || wanted_ ? ui::Phase::stopping : ui::Phase::stopped;
}

void Runner::set_speed(double speed) {
  speed_ = speed;
  if (session_) session_->run().set_speed(speed);
}

void Runner::pause(bool paused) {
  paused_ = paused;
  if (!session_) return;
  if (paused)
    session_->run().pause();
  else if (!held_back_)
    session_->run().resume();
}

void Runner::end_input() {
  if (session_) session_->run().end_input();
}

void Runner::give_line(std::string line) {
  if (session_) session_->run().give_line(std::move(line));
}

}  // namespace handoff::app
