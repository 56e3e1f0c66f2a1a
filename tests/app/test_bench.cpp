// The program in the editor: checked while it is typed, and compiled to be run.
#include "app/bench.hpp"

#include <gtest/gtest.h>

#include "app/packed_text.hpp"

namespace handoff::app {
namespace {

using ui::editor::Select;
using ui::editor::SelectAll;
using ui::editor::Type;

TEST(Bench, BeginsWithTheFirstShippedProgram) {
  Bench bench;
  bench.update(0);
  EXPECT_EQ(bench.shown().id, "first_message");
  EXPECT_FALSE(bench.shown().is_changed());
  EXPECT_EQ(bench.shown().errors, 0u);
  EXPECT_FALSE(bench.shown().runs.empty());
  std::string problem;
  EXPECT_TRUE(bench.compile(problem)) << problem;
}

TEST(Bench, ChecksWhatIsTyped) {
  Bench bench;
  bench.open("lesson.rs", "fn main() {}");
  bench.update(0);
  EXPECT_EQ(bench.shown().errors, 0u);
  bench.edit(Select{11, 11});
  bench.edit(Type{" nonsense(); "});
  EXPECT_TRUE(bench.shown().is_changed());
  EXPECT_FALSE(bench.is_settled());
  bench.update(10);
  bench.update(20);  // where the checks wait for a pause, it is over
  EXPECT_TRUE(bench.is_settled());
  ASSERT_EQ(bench.shown().diagnostics.size(), 1u);
  EXPECT_EQ(bench.shown().diagnostics[0].code, "E0425");
  std::string problem;
  EXPECT_FALSE(bench.compile(problem));
}

TEST(Bench, CompilesTheTextAsItIsNow) {
  Bench bench;
  bench.open("lesson.rs", "fn main() { nonsense(); }");
  bench.update(0);
  bench.edit(SelectAll{});
  bench.edit(Type{"fn main() {}"});
  std::string problem;
  const auto program = bench.compile(problem);  // before the checks had their turn
  ASSERT_TRUE(program) << problem;
  EXPECT_EQ(program->text, "fn main() {}");
}

TEST(PackedText, ComesBackAsItWas) {
  for (const ui::ShippedProgram& program : ui::shipped_programs()) {
    const std::string packed = pack_text(program.text);
    EXPECT_EQ(packed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), packed.npos);
    const Unpacked unpacked = unpack_text(packed);
    EXPECT_EQ(unpacked.complaint, "");
    EXPECT_EQ(unpacked.text, program.text);
  }
  EXPECT_EQ(unpack_text(pack_text("")).text, "");
  EXPECT_EQ(unpack_text(pack_text("")).complaint, "");
}

TEST(PackedText, DamageIsSeen) {
  const std::string packed = pack_text(ui::shipped_programs().front().text);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string damaged = packed;
    damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
    const Unpacked unpacked = unpack_text(damaged);
    // The very last digit may have bits that say nothing.
    EXPECT_TRUE(!unpacked.complaint.empty() || unpacked.text == ui::shipped_programs().front().text) << i;
  }
  for (const std::string bad : {"", "!", "A", "abcdefgh"}) EXPECT_NE(unpack_text(bad).complaint, "") << bad;
  for (std::size_t size = 0; size + 1 < packed.size(); ++size)
    EXPECT_NE(unpack_text(packed.substr(0, size)).complaint, "") << size;
}

TEST(PackedText, HasALimitEitherWay) {
  EXPECT_EQ(pack_text(std::string(kLongestUnpacked + 1, ' ')), "");
  EXPECT_EQ(unpack_text(std::string(kLongestPacked + 1, 'A')).complaint, "it is too long");
  const std::string longest = pack_text(std::string(kLongestUnpacked, ' '));
  EXPECT_FALSE(longest.empty());
  EXPECT_EQ(unpack_text(longest).text.size(), kLongestUnpacked);
}

}  // namespace
}  // namespace handoff::app
