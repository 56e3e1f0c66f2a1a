#include "live/run.hpp"

#include <utility>

#include "live/core.hpp"

namespace handoff::live {

Run::Run(std::shared_ptr<Core> core) : core_(std::move(core)) {}

Run::~Run() { core_->stop(); }

Run::Started Run::start(const world::State& first, const Options& options) {
  if (options.max_threads == 0) return {nullptr, "A run needs a thread for main."};
  auto core = std::make_shared<Core>(first, options);
  if (!core->start_main(first.threads[0].script)) {
    return {nullptr, "The system has no thread left to start a run with."};
  }
  return {std::unique_ptr<Run>(new Run(std::move(core))), {}};
}

void Run::drain(std::vector<world::Record>& into) { core_->drain(into); }
void Run::say(std::shared_ptr<const world::Statement> statement) { core_->say(std::move(statement)); }
void Run::give_line(std::string line) { core_->give_line(std::move(line)); }
void Run::end_input() { core_->end_input(); }
bool Run::has_input() const { return core_->awaits_no_line(); }
bool Run::is_drained() const { return core_->is_drained(); }
std::size_t Run::unheard() const { return core_->unheard(); }
bool Run::change_setting(world::CellId cell, world::Value value) {
  return core_->change_setting(cell, std::move(value));
}
void Run::pause() { core_->pause(true); }
void Run::resume() { core_->pause(false); }
bool Run::is_paused() const { return core_->is_paused(); }
void Run::step_one(std::vector<world::ThreadId> any_of, double at_ms) {
  core_->step_one(std::move(any_of), at_ms);
}
void Run::set_speed(double speed) { core_->set_speed(speed); }
double Run::speed() const { return core_->clock().speed(); }
double Run::now_ms() const { return core_->clock().now_ms(); }
void Run::stop() { core_->stop(); }
bool Run::is_stopped() const { return core_->is_over(); }
StopReason Run::stop_reason() const { return core_->stop_reason(); }
std::string Run::stop_sentence() const { return core_->stop_sentence(); }
std::uint32_t Run::threads_alive() const { return core_->threads_alive(); }

}  // namespace handoff::live
