// Random programs under a random scheduler.
#include <gtest/gtest.h>

#include <vector>

#include "invariants.hpp"
#include "random_script.hpp"
#include "world/record.hpp"

namespace handoff::test {
namespace {

using namespace world;

std::vector<ThreadId> enabled_threads(const State& state) {
  std::vector<ThreadId> all;
  for (std::uint32_t id = 0; id < state.threads.size(); ++id) {
    if (enabled(state, ThreadId{id})) all.push_back(ThreadId{id});
  }
  return all;
}

std::shared_ptr<const InputLine> some_line(Dice& dice) {
  auto line = std::make_shared<InputLine>();
  line->is_end = dice.chance(3);
  if (!line->is_end) line->text = "line\n";
  return line;
}

struct Step {
  ThreadId thread;
  Choice choice;
};

// The next step of a random schedule; none: nobody can go on.
std::optional<Step> next_step(const State& state, Dice& dice) {
  const std::vector<ThreadId> threads = enabled_threads(state);
  if (threads.empty()) return {};
  const ThreadId thread = threads[dice.roll(static_cast<std::uint32_t>(threads.size()))];
  Choice choice;
  choice.now_ms = std::max(state.now_ms + dice.roll(3) * 0.25, state[thread].until_ms);
  choice.timed_out = waits_for_clock(state, thread);
  if (state[thread].awaits_user) choice.said = std::make_shared<Remark>();
  if (state[thread].awaits_line) choice.said = some_line(dice);
  return Step{thread, choice};
}

Record record_of(const Event& event, const Choice& choice) {
  Record record;
  record.t_ms = event.t_ms;
  record.thread = event.thread;
  record.outcome = event.outcome;
  record.message = event.message;
  record.said = choice.said;
  record.cell = event.cell;
  record.value = event.value;
  return record;
}

class RandomPrograms : public testing::TestWithParam<int> {};

TEST_P(RandomPrograms, KeepTheirInvariants) {
  constexpr int kEach = 40;
  for (int i = 0; i < kEach; ++i) {
    const auto seed = static_cast<std::uint64_t>(GetParam() * kEach + i);
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed + 1000);
    State state = initial_state(make_script<RandomScript>(seed, Appetite()));
    OrderOfMessages order;
    for (int steps = 0; steps < 2000; ++steps) {
      const auto next = next_step(state, dice);
      if (!next) break;
      const Event event = step(state, next->thread, next->choice);
      ASSERT_EQ(event.n, state.position);
      ASSERT_FALSE(to_sentence(event, state).empty());
      ASSERT_NO_FATAL_FAILURE(order.see(event));
      ASSERT_NO_FATAL_FAILURE(expect_sound(state));
    }
  }
}

TEST_P(RandomPrograms, HistoryAnswersAsDirectReplayDoes) {
  const auto seed = static_cast<std::uint64_t>(GetParam());
  Appetite appetite;
  appetite.operations = 700;
  const State initial = initial_state(make_script<RandomScript>(seed, appetite));
  Dice dice(seed);
  History simulated(initial), replayed(initial);
  std::vector<State> all{initial};
  for (int steps = 0; steps < 6000; ++steps) {
    const auto next = next_step(simulated.latest(), dice);
    if (!next) break;
    const Event& event = simulated.step(next->thread, next->choice);
    ASSERT_TRUE(replayed.append(record_of(event, next->choice))) << *replayed.disagreement();
    all.push_back(simulated.latest());
  }
  ASSERT_EQ(simulated.length() + 1, all.size());
  ASSERT_EQ(replayed.latest(), all.back());
  for (int looks = 0; looks < 200; ++looks) {
    const auto position = static_cast<std::uint32_t>(dice.roll(static_cast<std::uint32_t>(all.size())));
    ASSERT_EQ(replayed.at(position), all[position]);
    const std::uint32_t next = std::min(position + 1, replayed.length());
    ASSERT_EQ(replayed.at(next), all[next]);
  }
}

TEST_P(RandomPrograms, BranchesByCopying) {
  const auto seed = static_cast<std::uint64_t>(GetParam());
  Dice dice(seed);
  History trunk(initial_state(make_script<RandomScript>(seed, Appetite())));
  for (int steps = 0; steps < 100; ++steps) {
    const auto next = next_step(trunk.latest(), dice);
    if (!next) break;
    trunk.step(next->thread, next->choice);
  }
  const State fork = trunk.at(trunk.length() / 2);
  const State untouched = fork;
  const State end = trunk.latest();
  for (std::uint64_t branch = 0; branch < 3; ++branch) {
    State state = fork;
    Dice other(branch);
    while (const auto next = next_step(state, other)) {
      if (state.position > 400) break;
      step(state, next->thread, next->choice);
    }
    ASSERT_NO_FATAL_FAILURE(expect_sound(state));
  }
  EXPECT_EQ(fork, untouched);
  EXPECT_EQ(trunk.latest(), end);
}

// The other tests say nothing about what the programs never do.
TEST(AllRandomPrograms, DoEverythingThereIs) {
  std::vector<int> seen(static_cast<std::size_t>(EventKind::setting_changed));
  int handles_travelled = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    Dice dice(seed);
    State state = initial_state(make_script<RandomScript>(seed, Appetite()));
    while (const auto next = next_step(state, dice)) {
      const Event event = step(state, next->thread, next->choice);
      ++seen[static_cast<std::size_t>(event.kind)];
      std::vector<HandleId> inside;
      event.value.collect_handles(inside);
      handles_travelled += event.kind == EventKind::received && !inside.empty();
    }
  }
  for (std::size_t kind = 0; kind < seen.size(); ++kind) EXPECT_GT(seen[kind], 20) << to_text(EventKind(kind));
  EXPECT_GT(handles_travelled, 20);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPrograms, testing::Range(0, 25));

}  // namespace
}  // namespace handoff::test
