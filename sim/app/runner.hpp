// Owns the run on the screen. A restart spans frames: the old run is stopped, its threads leave in their own time, and
// only when they are given back does the new one start. Nothing here waits.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "live/session.hpp"
#include "sandbox/setup.hpp"
#include "ui/model.hpp"
#include "view/timeline.hpp"

namespace handoff::app {

class Runner {
 public:
  explicit Runner(sandbox::Setup setup);

  // A run of this set-up, as soon as the present one has left. The latest wish counts.
  void want(sandbox::Setup setup);
  void stop();

  // Once a frame: takes in what the threads have done, and starts a run that is due. Returns whether a new run began.
  bool update();

  const sandbox::Setup& setup() const { return setup_; }  // the one wanted last
  live::Run* run() { return session_ ? &session_->run() : nullptr; }
  const live::Run* run() const { return session_ ? &session_->run() : nullptr; }
  world::History& history() { return session_ ? session_->history() : nothing_; }
  const world::History& history() const { return session_ ? session_->history() : nothing_; }
  const view::Timeline& timeline() const { return timeline_; }

  ui::Phase phase() const;
  bool is_restarting() const { return wanted_; }
  std::uint32_t threads() const { return session_ ? session_->run().threads_alive() : 0; }
  double now_ms() const { return session_ ? session_->run().now_ms() : 0; }
  std::string end_sentence() const { return session_ ? session_->end_sentence() : refusal_; }

  // Of the threads; kept from one run to the next.
  void set_speed(double speed);
  double speed() const { return speed_; }
  void pause(bool paused);
  bool step_one() { return session_ && session_->step_one(); }  // while paused; false: nobody can take a step
  bool is_idle() const { return !session_ || session_->is_idle(); }
  bool is_paused() const { return paused_; }

 private:
  void start();

  sandbox::Setup setup_;
  bool wanted_ = true;
  int frames_since_left_ = 0;
  std::unique_ptr<live::Session> session_;
  world::History nothing_;  // shown while there is no session
  view::Timeline timeline_;
  std::string refusal_;
  double speed_ = 1;
  bool paused_ = false;
};

}  // namespace handoff::app
