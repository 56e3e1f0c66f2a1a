#include "live/core.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "live/parking.hpp"
#include "live/thread.hpp"
#include "live/worker.hpp"
#include "world/grouped.hpp"

namespace handoff::live {

using world::Outcome;
using world::Record;
using world::ThreadId;

namespace {

double limited_speed(double speed) { return std::isnan(speed) ? 1 : std::clamp(speed, kSlowestSpeed, kFastestSpeed); }

Outcome to_world(mpsc::Outcome outcome) {
  switch (outcome) {
    case mpsc::Outcome::Done:
      return Outcome::Done;
    case mpsc::Outcome::WouldBlock:
      return Outcome::WouldBlock;
    case mpsc::Outcome::Full:
      return Outcome::Full;
    case mpsc::Outcome::Empty:
      return Outcome::Empty;
    case mpsc::Outcome::Disconnected:
      return Outcome::Disconnected;
    case mpsc::Outcome::Timeout:
      return Outcome::Timeout;
  }
  return Outcome::Done;
}

}  // namespace

Core::Core(const world::State& first, const Options& options)
    : options_(options), clock_(limited_speed(options.speed), options.start_paused), is_paused_(options.start_paused) {
  for (const world::Cell& cell : first.cells) cells_.push_back({.value = cell.value, .kind = cell.kind, .owners = cell.owners});
}

Core::~Core() {
  // All threads are gone. What still travels is in messages that hold each other's receivers.
  cells_.clear();
  lent_.clear();
  ends_.clear();
  for (const std::weak_ptr<Cargo>& entry : cargo_) {
    if (const std::shared_ptr<Cargo> cargo = entry.lock()) cargo->clear();
  }
}

bool Core::may_step(const Worker& worker) const {
  return std::find(step_of_.begin(), step_of_.end(), worker.id()) != step_of_.end();
}

bool Core::may_go(const Worker& worker) const {
  return backlog_ < options_.max_backlog && (!is_paused_ || may_step(worker));
}

double Core::record(Worker& worker, Record record, std::uint32_t cost) {
  const double now = record.t_ms > 0 ? record.t_ms : clock_.now_ms();
  if (is_over()) return now;
  record.t_ms = now;
  record.thread = worker.id();
  log_.push_back(std::move(record));
  backlog_ += cost;
  if (may_step(worker)) step_of_.clear();
  if (++recorded_ >= options_.max_events) {
    end(StopReason::event_limit,
        "The run has come to " + world::grouped(recorded_) + " events, which is as much as is remembered: it stops here.");
  }
  memory_ += worker.growth();
  if (memory_ > static_cast<std::int64_t>(options_.max_memory)) {
    end(StopReason::memory_limit, "The run has come to hold more than " + std::to_string(options_.max_memory >> 20) +
                                      " MB: what its threads own, and what is remembered of messages and locks. It stops here, before the memory is full.");
  }
  steps_ += worker.effort();
  if (steps_ > options_.max_steps) {
    end(StopReason::step_limit, "The program has computed " + world::grouped(options_.max_steps) +
                                    " steps, which is as many as a run may have: it stops here. Does it compute in a loop without an end?");
  }
  return now;
}

void Core::expect_few(std::size_t count, const char* things, double times) {
  if (static_cast<double>(count) < options_.max_things * times) return;
  end(StopReason::memory_limit, "The program has made " + world::grouped(count) + ' ' + things +
                                    ", which is as many as a run may have: it stops here. Does it make them in a loop without an end?");
}

void Core::note(mpsc::Operation operation, mpsc::Outcome outcome, const Message* message, std::uint32_t* held) {
  Worker* const worker = Worker::current();
  if (worker == nullptr || is_over()) return;
  Record entry;
  entry.outcome = to_world(outcome);
  const bool is_done = outcome == mpsc::Outcome::Done;
  switch (operation) {
    case mpsc::Operation::Send:
    case mpsc::Operation::TrySend:
      if (worker->sending == world::kNoMessage) worker->sending = world::MessageId{messages_++};
      if (message != nullptr) message->id = worker->sending;
      entry.message = worker->sending;
      entry.value = worker->sending_value;
      if (is_done && held != nullptr) ++*held;
      break;
    case mpsc::Operation::Recv:
    case mpsc::Operation::TryRecv:
    case mpsc::Operation::RecvTimeout:
      if (is_done) {
        entry.message = message->id;
        entry.value = message->value;
        if (held != nullptr) --*held;
      }
      break;
    case mpsc::Operation::DropReceiver:
      if (held != nullptr) *held = 0;
      break;
    case mpsc::Operation::DropSender:
    case mpsc::Operation::Close:
      break;
  }
  record(*worker, std::move(entry));
  if (held != nullptr && *held >= options_.max_messages) {
    end(StopReason::message_limit, "A channel holds " + world::grouped(*held) +
                                       " messages: the run stops here, before the memory is full. Nothing makes the "
                                       "senders of an unbounded channel wait for a slow receiver.");
  }
}

double Core::record_clock(Worker& worker) {
  Record record;
  record.t_ms = clock_.now_ms();
  record.value = world::clock_value(record.t_ms);
  return this->record(worker, std::move(record));
}

world::CellId Core::new_cell(Cell cell) {
  expect_few(cells_.size(), "shared values");
  cells_.push_back(std::move(cell));
  return world::CellId{static_cast<std::uint32_t>(cells_.size() - 1)};
}

Cell* Core::cell(world::CellId id) { return index(id) < cells_.size() ? &cells_[index(id)] : nullptr; }

Handle* Core::kept(world::HandleId id) {
  if (const auto lent = lent_.find(id); lent != lent_.end()) return &lent->second.handle;
  for (Cell& cell : cells_) {
    if (cell.kind != world::CellKind::Shared) continue;
    for (Handle& handle : cell.handles)
      if (handle.id == id) return &handle;
  }
  return nullptr;
}

void Core::count_output(const std::string& text) {
  printed_ += text.size();
  printed_lines_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  if (printed_ <= options_.max_output && printed_lines_ <= options_.max_output_lines) return;
  end(StopReason::output_limit, "The program has printed more than " +
                                    (printed_ > options_.max_output ? std::to_string(options_.max_output >> 10) + " kB" : world::grouped(options_.max_output_lines) + " lines") +
                                    ": the run stops here. Does it print in a loop without an end?");
}

void Core::lend(world::ThreadId to, world::ThreadId owner, std::vector<world::HandleId> ids, std::vector<Handle>& owned) {
  for (const world::HandleId id : ids) {
    const auto at = std::find_if(owned.begin(), owned.end(), [=](const Handle& handle) { return handle.id == id; });
    if (at != owned.end()) {
      lent_.emplace(id, LentHandle{std::move(*at), owner});
      owned.erase(at);
    }
    if (const auto lent = lent_.find(id); lent != lent_.end()) ++lent->second.borrowers;
  }
  lent_to_.emplace(to, std::move(ids));
}

void Core::give_back(world::ThreadId from, world::ThreadId owner, std::vector<Handle>& owned) {
  const auto ended = lent_to_.find(from);
  if (ended == lent_to_.end()) return;
  for (const world::HandleId id : ended->second)
    if (const auto lent = lent_.find(id); lent != lent_.end()) --lent->second.borrowers;
  ended->second.clear();
  for (auto lent = lent_.begin(); lent != lent_.end();) {
    const bool comes_back = lent->second.owner == owner && lent->second.borrowers == 0;
    if (comes_back) owned.push_back(std::move(lent->second.handle));
    lent = comes_back ? lent_.erase(lent) : std::next(lent);
  }
}

void Core::exit(std::int32_t code, const std::string& why) {
  end(StopReason::main_ended, !why.empty() ? why : "The program has ended itself with the exit code " + std::to_string(code) + ".");
}

std::shared_ptr<const world::InputLine> Core::read_line() {
  auto line = std::make_shared<world::InputLine>();
  if (lines_.empty()) {
    line->is_end = true;
  } else {
    line->text = std::move(lines_.front());
    lines_.pop_front();
  }
  return line;
}

void Core::thread_ends(ThreadId id, End&& end_of_thread) {
  if (is_over()) return;
  const Outcome how = end_of_thread.how;
  ends_[index(id)] = std::move(end_of_thread);
  --threads_going_;
  changed_.notify_all();
  if (id != world::kMain) return;
  const std::string what = how == Outcome::Panicked ? "main has panicked" : "main has ended";
  end(StopReason::main_ended, what + (threads_going_ == 0 ? ", and the run with it."
                                                          : ", and the run with it: the threads that were still going "
                                                            "are gone."));
}

std::shared_ptr<const world::Statement> Core::hear() {
  auto statement = std::move(said_.front());
  said_.pop_front();
  return statement;
}

std::shared_ptr<Cargo> Core::new_cargo() {
  auto cargo = std::make_shared<Cargo>();
  const Lock held(mutex_);
  if (cargo_.size() >= cargo_limit_) {
    std::erase_if(cargo_, [](const auto& entry) { return entry.expired(); });
    cargo_limit_ = std::max<std::size_t>(64, 2 * cargo_.size());
  }
  cargo_.push_back(cargo);
  return cargo;
}

// --- Threads

bool Core::may_spawn() {
  if (is_over()) return false;
  if (threads_going_ < options_.max_threads) return true;
  end(StopReason::thread_limit, "A run may have " + world::grouped(options_.max_threads) +
                                    " threads at once, and one more was asked for: the run stops here.");
  return false;
}

ThreadId Core::new_thread() {
  expect_few(ends_.size(), "threads", 0.25);
  ends_.emplace_back();
  ++threads_going_;
  return ThreadId{static_cast<std::uint32_t>(ends_.size() - 1)};
}

bool Core::launch(std::shared_ptr<Worker> worker) {
  threads_alive_.fetch_add(1, std::memory_order_relaxed);
  const bool is_started = start_thread([core = shared_from_this(), worker = std::move(worker)]() mutable {
    worker->run();
    worker.reset();
    core->threads_alive_.fetch_sub(1, std::memory_order_release);
  });
  if (!is_started) threads_alive_.fetch_sub(1, std::memory_order_relaxed);
  return is_started;
}

void Core::start(std::shared_ptr<Worker> worker) {
  // In the browser a thread that has ended is back in the pool only after a turn of the page's event loop, so a spawn
  // may come a moment too early.
  constexpr auto kPatience = std::chrono::seconds(2);
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!is_over()) {
    if (launch(worker)) return;
    if (std::chrono::steady_clock::now() > deadline) {
      const Lock held(mutex_);
      end(StopReason::thread_limit, "The system has no thread left for this run: it stops here.");
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

bool Core::start_main(world::Script script) {
  const ThreadId main = new_thread();
  return launch(std::make_shared<Worker>(*this, main, std::move(script), std::vector<Handle>()));
}

// --- The end, and the user interface's side

void Core::end(StopReason reason, std::string sentence) {
  if (is_over()) return;
  stop_reason_ = reason;
  stop_sentence_ = std::move(sentence);
  clock_.run(false);
  is_over_.store(true, std::memory_order_release);
  changed_.notify_all();
  call_up();
}

void Core::drain(std::vector<Record>& into) {
  const Lock held(mutex_);
  const bool threads_wait = backlog_ >= options_.max_backlog;
  backlog_ = 0;
  if (into.empty()) {
    into.swap(log_);
  } else {
    into.insert(into.end(), std::make_move_iterator(log_.begin()), std::make_move_iterator(log_.end()));
    log_.clear();
  }
  if (threads_wait) changed_.notify_all();
}

void Core::say(std::shared_ptr<const world::Statement> statement) {
  const Lock held(mutex_);
  said_.push_back(std::move(statement));
  changed_.notify_all();
}

void Core::give_line(std::string line) {
  const Lock held(mutex_);
  if (!line.empty() && line.back() != '\n') line += '\n';
  lines_.push_back(std::move(line));
  changed_.notify_all();
}

void Core::end_input() {
  const Lock held(mutex_);
  input_ended_ = true;
  changed_.notify_all();
}

bool Core::awaits_no_line() const {
  const Lock held(mutex_);
  return has_line();
}

std::size_t Core::unheard() const {
  const Lock held(mutex_);
  return said_.size();
}

bool Core::is_drained() const {
  const Lock held(mutex_);
  return log_.empty();
}

bool Core::change_setting(world::CellId id, world::Value value) {
  const Lock held(mutex_);
  Cell* const setting = cell(id);
  if (setting == nullptr || is_over()) return false;
  setting->value = value;
  Record entry;
  entry.t_ms = clock_.now_ms();
  entry.cell = id;
  entry.value = std::move(value);
  log_.push_back(std::move(entry));
  ++recorded_;
  return true;
}

void Core::pause(bool is_paused) {
  const Lock held(mutex_);
  if (is_paused_ == is_paused || is_over()) return;
  is_paused_ = is_paused;
  step_of_.clear();
  clock_.run(!is_paused);
  changed_.notify_all();
  call_up();
}

bool Core::is_paused() const {
  const Lock held(mutex_);
  return is_paused_;
}

void Core::step_one(std::vector<ThreadId> any_of, double at_ms) {
  const Lock held(mutex_);
  if (!is_paused_ || is_over()) return;
  step_of_ = std::move(any_of);
  clock_.advance_to(at_ms);
  changed_.notify_all();
  call_up();
}

void Core::set_speed(double speed) {
  const Lock held(mutex_);
  clock_.set_speed(limited_speed(speed));
  changed_.notify_all();
  call_up();
}

void Core::stop() {
  const Lock held(mutex_);
  end(StopReason::stopped, "Stopped.");
}

StopReason Core::stop_reason() const {
  const Lock held(mutex_);
  return stop_reason_;
}

std::string Core::stop_sentence() const {
  const Lock held(mutex_);
  return stop_sentence_;
}

}  // namespace handoff::live
