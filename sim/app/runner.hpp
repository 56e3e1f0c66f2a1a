// Owns the run on the screen. A restart spans frames: the old run is stopped, its threads leave in their own time, and
// only when they are given back does the new one start. Nothing here waits.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "lang/program.hpp"
#include "live/session.hpp"
#include "sandbox/setup.hpp"
#include "ui/model.hpp"
#include "view/timeline.hpp"

namespace handoff::app {

class Runner {
 public:
  explicit Runner(sandbox::Setup setup);

  // A run of this set-up or program, as soon as the present one has left. The latest wish counts.
  void want(sandbox::Setup setup);
  void want(std::shared_ptr<const lang::Program> program);
  void want_again();
  void want_nothing();  // the present run leaves, and none follows
  void stop();

  // Once a frame: takes in what the threads have done, and starts a run that is due. Returns whether a new run began.
  // `shown`: the events that the picture has come to. Threads of a program are held back where they are far ahead.
  bool update(std::uint32_t shown = UINT32_MAX);

  const sandbox::Setup& setup() const { return setup_; }  // the one wanted last
  // The program that runs, or will; null: the sandbox, or nothing.
  const std::shared_ptr<const lang::Program>& program() const { return program_; }
  bool has_nothing() const { return has_nothing_; }
  live::Run* run() { return session_ ? &session_->run() : nullptr; }
  const live::Run* run() const { return session_ ? &session_->run() : nullptr; }
  world::History& history() { return session_ ? session_->history() : nothing_; }
  const world::History& history() const { return session_ ? session_->history() : nothing_; }
  // Of a program: at a pace that can be read. Each event comes as long after the one before as it did in the run, and a
  // beat after it at the least.
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
  void give_line(std::string line);  // of standard input, with its end
  void end_input();

 private:
  void start();
  void take_in(const world::Event&);
  void hold_back(std::uint32_t shown);

  sandbox::Setup setup_;
  std::shared_ptr<const lang::Program> program_;
  bool has_nothing_ = false;
  bool wanted_ = true;
  int frames_since_left_ = 0;
  std::unique_ptr<live::Session> session_;
  world::History nothing_;  // shown while there is no session
  view::Timeline timeline_;
  std::string refusal_;
  double speed_ = 1;
  bool paused_ = false;
  bool held_back_ = false;
  double taken_in_ms_ = 0;  // run clock of the latest event in the timeline
};

}  // namespace handoff::app
