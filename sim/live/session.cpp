#include "live/session.hpp"

#include <utility>

namespace handoff::live {

using world::ThreadId;

Session::Started Session::start(const world::State& first, const Options& options) {
  Run::Started started = Run::start(first, options);
  if (started.run == nullptr) return {nullptr, std::move(started.refusal)};
  return {std::make_unique<Session>(std::move(started.run), first), {}};
}

std::uint32_t Session::pump(std::uint32_t limit) {
  if (replayed_ == pending_.size()) {
    pending_.clear();
    replayed_ = 0;
    run_->drain(pending_);
  }
  std::uint32_t count = 0;
  for (; count < limit && replayed_ < pending_.size(); ++count) {
    if (!history_.append(pending_[replayed_])) {
      run_->stop();
      replayed_ = pending_.size();
      break;
    }
    ++replayed_;
  }
  return count;
}

bool Session::can_go_on(ThreadId thread) const {
  const world::State& state = history_.latest();
  return world::enabled(state, thread) && !(state[thread].awaits_user && run_->unheard() == 0) &&
         !(state[thread].awaits_line && !run_->has_input());
}

bool Session::step_one(ThreadId thread) {
  const world::State& state = history_.latest();
  const auto threads = static_cast<std::uint32_t>(state.threads.size());
  ThreadId next = world::kNoThread;
  for (std::uint32_t i = 1; i <= threads; ++i) {
    const ThreadId candidate{(index(stepped_) + i) % threads};
    if ((thread != world::kNoThread && candidate != thread) || !can_go_on(candidate)) continue;
    if (!world::waits_for_clock(state, candidate)) {
      next = candidate;
      break;
    }
    if (next == world::kNoThread || state[candidate].until_ms < state[next].until_ms) next = candidate;
  }
  if (next == world::kNoThread) return false;
  stepped_ = next;
  // Of several senders that wait in one channel, the channel has woken one: whom, only it knows.
  std::vector<ThreadId> any_of{next};
  for (std::uint32_t i = 0; i < threads && thread == world::kNoThread; ++i) {
    const world::Thread& other = state.threads[i];
    const bool waits_too = other.waits_for != world::kNoChannel && other.waits_for == state[next].waits_for &&
                           other.status == state[next].status;
    if (waits_too && ThreadId{i} != next && can_go_on(ThreadId{i})) any_of.push_back(ThreadId{i});
  }
  run_->step_one(std::move(any_of), state[next].until_ms);
  return true;
}

bool Session::is_idle() const {
  // Asked before the log: if that is empty then, whatever led to these answers is in the history.
  const bool was_stopped = run_->is_stopped();
  const bool user_was_heard = run_->unheard() == 0, no_line = !run_->has_input();
  if (replayed_ != pending_.size() || !run_->is_drained()) return false;
  if (was_stopped) return true;
  const world::State& state = history_.latest();
  for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
    if (world::enabled(state, ThreadId{i}) && !(state.threads[i].awaits_user && user_was_heard) && !(state.threads[i].awaits_line && no_line)) return false;
  }
  return true;
}

std::string Session::end_sentence() const {
  if (const auto& disagreement = history_.disagreement()) {
    return "The run and the specification disagree, which is a mistake in Handoff. " + *disagreement;
  }
  return run_->stop_sentence();
}

}  // namespace handoff::live
