#include "world/grouped.hpp"

#include <gtest/gtest.h>

namespace handoff::world {
namespace {

TEST(Grouped, ThousandsHaveCommas) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1'234'567), "1,234,567");
}

}  // namespace
}  // namespace handoff::world
