// The containers whose copies share: against the standard ones.
#include <gtest/gtest.h>

#include <deque>
#include <vector>

#include "random_script.hpp"
#include "world/sequence.hpp"
#include "world/table.hpp"

namespace handoff::test {
namespace {

using world::Sequence;
using world::Table;

void expect_equal(const Sequence<int>& sequence, const std::deque<int>& expected) {
  ASSERT_EQ(sequence.size(), expected.size());
  ASSERT_EQ(sequence.empty(), expected.empty());
  for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_EQ(sequence[i], expected[i]);
  if (!expected.empty()) {
    ASSERT_EQ(sequence.front(), expected.front());
    ASSERT_EQ(sequence.back(), expected.back());
  }
}

TEST(SequenceTest, CopiesKeepWhatTheyWere) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Dice dice(seed);
    Sequence<int> sequence;
    std::deque<int> expected;
    std::vector<std::pair<Sequence<int>, std::deque<int>>> copies;
    for (int step = 0; step < 200; ++step) {
      const std::uint32_t count = dice.roll(dice.chance(4) ? 2000 : 4);
      const bool fills = dice.chance(2);
      for (std::uint32_t i = 0; i < count; ++i) {
        if (fills) {
          sequence.push_back(step);
          expected.push_back(step);
        } else if (!expected.empty()) {
          ASSERT_EQ(sequence.pop_front(), expected.front());
          expected.pop_front();
        }
      }
      if (dice.chance(10)) {
        sequence.clear();
        expected.clear();
      }
      if (dice.chance(4)) copies.emplace_back(sequence, expected);
      if (dice.chance(20) && !copies.empty())
        std::tie(sequence, expected) = copies[dice.roll(std::uint32_t(copies.size()))];
      ASSERT_NO_FATAL_FAILURE(expect_equal(sequence, expected));
    }
    for (const auto& [copy, kept] : copies) ASSERT_NO_FATAL_FAILURE(expect_equal(copy, kept));
  }
}

TEST(TableTest, CopiesKeepWhatTheyWere) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Dice dice(seed);
    Table<int, 4> table;
    std::vector<int> expected;
    std::vector<std::pair<Table<int, 4>, std::vector<int>>> copies;
    for (int step = 0; step < 500; ++step) {
      if (expected.empty() || dice.chance(3)) {
        table.push_back(step);
        expected.push_back(step);
      } else {
        const std::uint32_t at = dice.roll(static_cast<std::uint32_t>(expected.size()));
        table.edit(at) = step;
        expected[at] = step;
      }
      if (dice.chance(8)) copies.emplace_back(table, expected);
      ASSERT_TRUE(std::equal(table.begin(), table.end(), expected.begin(), expected.end()));
      ASSERT_EQ(table.back(), expected.back());
    }
    for (const auto& [copy, kept] : copies) {
      ASSERT_TRUE(std::equal(copy.begin(), copy.end(), kept.begin(), kept.end()));
      ASSERT_EQ(copy == table, kept == expected);
    }
  }
}

TEST(TableTest, ReferencesOutlivePushing) {
  Table<int, 4> table;
  table.push_back(1);
  int& first = table.edit(0);
  for (int i = 0; i < 100; ++i) table.push_back(i);
  first = 7;
  EXPECT_EQ(table[0], 7);
}

}  // namespace
}  // namespace handoff::test
