#include "sim/core/column.hpp"

#include <gtest/gtest.h>
#include <memory>

namespace tanvan {
namespace {

TEST(Id, DefaultStandsForNoRow) {
  EXPECT_FALSE(PersonId{});
  EXPECT_TRUE(PersonId{0});
  EXPECT_EQ(PersonId{}, PersonId{0xffffffff});
  EXPECT_LT(PersonId{3}, PersonId{4});
}

TEST(Column, RowsAreReachedByTheirId) {
  Column<PersonId, int> column(3, 7);
  column[PersonId{1}] = 9;
  column.push_back(11);
  EXPECT_EQ(column.size(), 4U);
  EXPECT_EQ(column[PersonId{0}], 7);
  EXPECT_EQ(column[PersonId{1}], 9);
  EXPECT_EQ(column.span()[3], 11);
}

TEST(Column, KeepLeavesTheRowsNamedInThatOrder) {
  Column<PersonId, std::unique_ptr<int>> column;
  for (int i = 0; i < 5; ++i) column.push_back(std::make_unique<int>(i));
  std::vector<std::uint32_t> const kept{4, 0, 2};
  column.keep(kept);
  ASSERT_EQ(column.size(), 3U);
  EXPECT_EQ(*column[PersonId{0}], 4);
  EXPECT_EQ(*column[PersonId{1}], 0);
  EXPECT_EQ(*column[PersonId{2}], 2);
}

TEST(Ids, RangeRunsOverAllRows) {
  std::uint32_t next = 0;
  for (auto id : ids<ZoneId>(5)) EXPECT_EQ(id.value, next++);
  EXPECT_EQ(next, 5U);
  for (auto id : ids<ZoneId>(0)) FAIL() << id.value;
}

}  // namespace
}  // namespace tanvan
