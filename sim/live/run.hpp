// A live run: every thread of the program is an operating-system thread, which carries out its script's operations on
// the real channels of <mpsc/mpsc.hpp>. What happens is recorded in the order in which it took effect.
//
// All functions may be called from the user interface's thread: none of them waits for a thread of the run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "world/record.hpp"
#include "world/state.hpp"

namespace handoff::live {

inline constexpr double kSlowestSpeed = 0.1, kFastestSpeed = 20;

struct Options {
  std::uint32_t max_threads = 24;          // alive at once, main included
  std::uint32_t max_messages = 1'000'000;  // waiting in one channel, or the slots of one buffer
  std::uint32_t max_events = 4'000'000;    // what a browser's tab can remember
  std::uint64_t max_output = 1 << 20;      // bytes
  std::uint32_t max_output_lines = 100'000;
  std::uint64_t max_memory = 384 << 20;    // bytes: what the threads hold, and what is remembered of messages and locks
  std::uint64_t max_steps = 20'000'000'000;  // instructions that the threads carry out, together: some minutes
  std::uint32_t max_things = 100'000;      // made in a run: channels, shared values; ten times as many handles, a quarter of threads
  std::uint32_t max_backlog = 16'384;      // recorded and not drained yet, in events (a yield: kYieldCost); then the threads wait
  double speed = 1;                        // run milliseconds per real millisecond, 0.1 to 20
  bool start_paused = false;
};

class Core;

enum class StopReason : std::uint8_t {
  none,           // still going
  main_ended,     // main finished or panicked, and the run with it
  stopped,        // by stop()
  message_limit,  // a channel has come to hold Options::max_messages
  event_limit,    // Options::max_events are recorded
  output_limit,   // more is printed than anybody reads: Options::max_output
  memory_limit,   // Options::max_memory, or max_things
  step_limit,     // Options::max_steps
  thread_limit,   // a spawn past Options::max_threads, or the system had no thread left
};

class Run {
 public:
  struct Started;
  // Starts main's thread. `first` is a run before its first step (see world::initial_state): main's script, and the
  // cells that are there from the start (statics, settings). The refusal, a sentence for the user, says why there is no
  // run.
  static Started start(const world::State& first, const Options& = {});

  // Stops the run. Its threads leave in their own time; nothing of the run is touched by the caller any more.
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // Appends what was recorded since the last call. The threads wait when nobody drains: call it once a frame.
  void drain(std::vector<world::Record>& into);
  bool is_drained() const;  // nothing was recorded since

  // What the user says as main. Statements are kept in order until main's script asks for the next one.
  void say(std::shared_ptr<const world::Statement>);
  // Lines of standard input, kept in order until a thread reads them; and their end.
  void give_line(std::string);
  void end_input();
  bool has_input() const;  // a line, or the end
  std::size_t unheard() const;  // statements that main has not taken yet
  // Sets a cell of the run from outside, a pace for example. False: there is no such cell (yet), or the run is over.
  bool change_setting(world::CellId, world::Value);

  // The threads, not the picture: each stops before its next step, and the run's clock stands still.
  void pause();
  void resume();
  bool is_paused() const;
  // While paused: one step of one of these threads, whichever can first. The clock goes forward to `at_ms` first, where that is later. A thread that
  // has to wait takes its step as soon as it can. Session::step_one knows which thread comes next.
  void step_one(std::vector<world::ThreadId> any_of, double at_ms = 0);
  void set_speed(double);  // limited to 0.1 … 20
  double speed() const;
  double now_ms() const;  // the run's clock

  // Every thread leaves at its next operation, whatever it waits for; nothing is recorded any more.
  void stop();
  bool is_stopped() const;  // nothing will be recorded any more
  StopReason stop_reason() const;
  std::string stop_sentence() const;  // for the user; empty while the run goes on
  // Operating-system threads that this run still occupies. 0 after a stop: all are given back.
  std::uint32_t threads_alive() const;

 private:
  explicit Run(std::shared_ptr<Core> core);
  std::shared_ptr<Core> core_;
};

struct Run::Started {
  std::unique_ptr<Run> run;  // null: refused
  std::string refusal;
};

}  // namespace handoff::live
