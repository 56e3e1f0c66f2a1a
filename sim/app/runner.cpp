#include "app/runner.hpp"

#include <utility>

namespace handoff::app {
namespace {

// In the browser a worker that has ended is given back by the event loop, one turn later.
constexpr int kFramesToSettle = 2;

}  // namespace

Runner::Runner(sandbox::Setup setup)
    : setup_(std::move(setup)), frames_since_left_(kFramesToSettle), nothing_(sandbox::first_state(setup_)) {}

void Runner::want(sandbox::Setup setup) {
  setup_ = std::move(setup);
  wanted_ = true;
  stop();
}

void Runner::stop() {
  if (session_) session_->run().stop();
}

bool Runner::update() {
  if (session_) {
    session_->pump();
    const world::History& history = session_->history();
    while (timeline_.length() < history.length()) timeline_.append(history.event(timeline_.length() + 1));
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
  const world::State first = sandbox::first_state(setup_);
  nothing_ = world::History(first);
  live::Session::Started started = live::Session::start(first, {.speed = speed_, .start_paused = paused_});
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
  else
    session_->run().resume();
}

}  // namespace handoff::app
