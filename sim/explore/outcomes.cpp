// Over the steps that can be taken, without looking twice into states with the same future and the same output. Where a thread's next step can be taken now as well as at any later time (nobody else notices, or can do
// anything about it), it is taken now, and nothing else is tried there.
#include "explore/outcomes.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

#include "explore/fingerprint.hpp"

namespace handoff::explore {
namespace {

using world::Channel;
using world::HandleId;
using world::State;
using world::Status;
using world::Thread;
using world::ThreadId;

// A step that can be taken; the lower, the better it is to try it early.
enum class Rank : std::uint8_t {
  prints,    // what is said wrongly is soon known
  ordinary,
  clock,     // moves the clock on
  yields,    // leads to nothing new by itself
  ends_run,  // for all
};
struct Candidate {
  Rank rank = Rank::ordinary;
  std::uint32_t taken = 0;  // steps of that thread so far: nobody shall spin while others could go on
  ThreadId thread = world::kNoThread;
};

struct Node {
  State state;
  std::string output;
  std::vector<std::uint32_t> taken;  // steps by thread
  std::vector<Candidate> candidates = {};
  std::size_t next = 0;              // of the candidates
  std::uint32_t prints = 0;
  std::uint32_t strayed = 0;         // from the first candidates
};

bool prints_here(const world::Op& op) {
  const auto* const print = std::get_if<world::Print>(&op.what);
  return print != nullptr && print->stream == world::Stream::out;
}

// What makes an operation invisible: it can be taken as soon as it can, and no interleaving gets lost.
class Invisible {
 public:
  Invisible(const State& state, ThreadId id) : state_(state), id_(id) {}

  bool operator()(const world::MakeChannel&) const { return true; }
  bool operator()(const world::MakeCell&) const { return true; }
  bool operator()(const world::CloneSender&) const { return true; }  // the original keeps the channel open
  bool operator()(const world::Spawn&) const { return true; }
  bool operator()(const world::Panic&) const { return true; }  // announces it; the end is a step of its own
  bool operator()(const world::Finish& op) const { return !op.wants_back; }
  bool operator()(const world::Print& op) const { return op.stream == world::Stream::err; }
  // Who waits without a queue is not noticed; afterwards nobody else can join that thread.
  bool operator()(const world::Join&) const { return true; }
  bool operator()(const world::Lock& op) const { return begins() && !state_[op.cell].holders.empty() && !state_[op.cell].is_shared; }
  bool operator()(const world::Send& op) const {
    const Channel& channel = channel_of(op.sender);
    return fails(channel) || (begins() && channel.bound && *channel.bound > 0 && channel.queue.size() >= *channel.bound);
  }
  bool operator()(const world::TrySend& op) const { return fails(channel_of(op.sender)); }
  bool operator()(const world::Recv& op) const {
    const Channel& channel = channel_of(op.receiver);
    return takes_alone(op.receiver) || (begins() && channel.bound != 0u && channel.queue.empty());
  }
  bool operator()(const world::TryRecv& op) const { return takes_alone(op.receiver); }
  bool operator()(const world::RecvTimeout& op) const { return takes_alone(op.receiver); }
  bool operator()(const world::DropHandle& op) const {
    const Channel& channel = channel_of(op.handle);
    return channel.senders == 0 || !channel.has_receiver;
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }

 private:
  bool begins() const { return state_[id_].status == Status::running; }
  const Channel& channel_of(HandleId handle) const { return state_[state_[handle].channel]; }
  bool fails(const Channel& channel) const { return !channel.has_receiver; }
  // What this thread would receive is settled, and taking it makes no room for anybody.
  bool takes_alone(HandleId receiver) const {
    const Channel& channel = channel_of(receiver);
    return state_[receiver].owner == id_ && (channel.senders == 0 || (!channel.bound && !channel.queue.empty()));
  }

  const State& state_;
  const ThreadId id_;
};

// What the thread owns is dropped by its next step, or it ends: no operation of its script.
bool is_dropping(const Thread& thread) { return thread.ending || !thread.to_drop.empty(); }

std::shared_ptr<const world::Statement> end_of_input() {
  auto line = std::make_shared<world::InputLine>();
  line->is_end = true;
  return line;
}

enum class Order : std::uint8_t {
  depth_first,  // for all of them: few states at a time
  most_likely,  // for one: what has been printed rightly speaks for a state, having strayed from the first choices against it
};

constexpr std::int64_t kWorthOfAPrint = 4;

class Search {
 public:
  // `accepts`: whether it is worth while to go on behind such an output. `found`: whether that is enough.
  Search(Order order, const Effort& effort, std::function<bool(const std::string&)> accepts, std::function<bool(Outcome)> found)
      : order_(order), effort_(effort), accepts_(std::move(accepts)), found_(std::move(found)) {}

  // True: ended by `found`.
  bool run(const State& first) {
    start_ = first.position;
    enter({first, {}, {}});
    while (!open_.empty() && !is_enough_ && is_worth_it_) go_on();
    return is_enough_;
  }

  bool is_complete() const { return is_complete_; }

 private:
  auto is_worse() const {
    return [this](const Node& a, const Node& b) {
      if (order_ == Order::depth_first) return a.state.position < b.state.position;
      const auto merit = [](const Node& node) {
        const auto strayed = static_cast<std::int64_t>(node.strayed + node.next);
        return std::pair(kWorthOfAPrint * node.prints - strayed, node.state.position);
      };
      return merit(a) < merit(b);
    };
  }

  void go_on() {
    std::pop_heap(open_.begin(), open_.end(), is_worse());
    Node& best = open_.back();
    const std::size_t choice = best.next++;
    const ThreadId thread = best.candidates[choice].thread;
    const bool is_last = best.next == best.candidates.size();
    Node next = is_last ? std::move(best) : best;
    if (is_last)
      open_.pop_back();
    else
      std::push_heap(open_.begin(), open_.end(), is_worse());
    next.strayed += static_cast<std::uint32_t>(choice);
    take(std::move(next), thread);
  }

  void take(Node node, ThreadId thread) {
    if (steps_++ == effort_.steps) {
      is_complete_ = is_worth_it_ = false;
      return;
    }
    State& state = node.state;
    if (!is_dropping(state[thread])) {
      const world::Op op = state[thread].script->next();
      if (prints_here(op)) {
        const auto& print = std::get<world::Print>(op.what);
        node.output += print.text + (print.ends_line ? "\n" : "");
        ++node.prints;
        if (!accepts_(node.output)) return;
      }
    }
    node.taken.resize(state.threads.size());
    ++node.taken[world::index(thread)];
    const double now_ms = world::waits_for_clock(state, thread) ? std::max(state.now_ms, state[thread].until_ms) : state.now_ms;
    world::step(state, thread, {now_ms, false, end_of_input()});
    enter(std::move(node));
  }

  void enter(Node node) {
    Fingerprint seen = fingerprint_of_future(node.state);
    seen[0] += std::hash<std::string>()(node.output);
    seen[1] ^= node.output.size() << 1 | (node.state.ended ? 1u : 0u);
    if (!seen_.insert(seen).second) return;
    if (node.state.ended) return come_out(node, node.state.exit_code);
    node.candidates = candidates(node);
    node.next = 0;
    if (node.candidates.empty()) return come_out(node, {});
    if (node.state.position - start_ < effort_.length) {
      open_.push_back(std::move(node));
      std::push_heap(open_.begin(), open_.end(), is_worse());
    } else {
      is_complete_ = false;
    }
  }

  void come_out(const Node& node, std::optional<std::int32_t> exit_code) { is_enough_ = found_({node.output, exit_code}); }

  std::vector<Candidate> candidates(const Node& node) const {
    const State& state = node.state;
    std::vector<Candidate> all;
    std::optional<double> first_deadline;
    for (std::uint32_t t = 0; t < state.threads.size(); ++t) {
      const ThreadId id{t};
      if (!world::enabled(state, id) || state[id].awaits_user) continue;
      Candidate candidate{Rank::ordinary, t < node.taken.size() ? node.taken[t] : 0, id};
      if (world::waits_for_clock(state, id)) {
        candidate.rank = Rank::clock;
        first_deadline = std::min(first_deadline.value_or(state[id].until_ms), state[id].until_ms);
      } else if (is_dropping(state[id])) {
        if (id == world::kMain && state[id].owned.empty() && state[id].to_drop.empty()) candidate.rank = Rank::ends_run;
      } else {
        const world::Op op = state[id].script->next();
        if (std::visit(Invisible(state, id), op.what)) return {candidate};
        if (prints_here(op)) candidate.rank = Rank::prints;
        if (std::holds_alternative<world::Yield>(op.what)) candidate.rank = Rank::yields;
        if (std::holds_alternative<world::Exit>(op.what)) candidate.rank = Rank::ends_run;
      }
      all.push_back(candidate);
    }
    // The clock moves on to the first deadline, not past it.
    std::erase_if(all, [&](const Candidate& c) { return c.rank == Rank::clock && state[c.thread].until_ms > *first_deadline; });
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
      return std::pair(a.rank, a.taken) < std::pair(b.rank, b.taken);
    });
    return all;
  }

  struct Spread {
    std::size_t operator()(const Fingerprint& print) const { return static_cast<std::size_t>(print[0]); }
  };

  const Order order_;
  const Effort effort_;
  const std::function<bool(const std::string&)> accepts_;
  const std::function<bool(Outcome)> found_;
  std::vector<Node> open_;  // a heap: those with candidates left, the best in front
  std::unordered_set<Fingerprint, Spread> seen_;
  std::uint64_t steps_ = 0;
  std::uint32_t start_ = 0;
  bool is_enough_ = false, is_worth_it_ = true, is_complete_ = true;
};

}  // namespace

Answer can_come_out(const State& first, const Outcome& sought, const Effort& effort) {
  const auto is_beginning = [&](const std::string& output) { return sought.output.compare(0, output.size(), output) == 0; };
  Search search(Order::most_likely, effort, is_beginning, [&](const Outcome& outcome) { return outcome == sought; });
  if (search.run(first)) return Answer::yes;
  return search.is_complete() ? Answer::no : Answer::unknown;
}

Outcomes possible_outcomes(const State& first, const Effort& effort) {
  Outcomes outcomes;
  Search search(Order::depth_first, effort, [](const std::string&) { return true; }, [&](Outcome outcome) {
    outcomes.found.insert(std::move(outcome));
    return false;
  });
  search.run(first);
  outcomes.are_all = search.is_complete();
  return outcomes;
}

}  // namespace handoff::explore
