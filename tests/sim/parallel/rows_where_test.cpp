#include "sim/parallel/rows_where.hpp"

#include <gtest/gtest.h>

#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

std::vector<std::uint32_t> multiples(std::size_t n, std::uint32_t of) {
  std::vector<std::uint32_t> rows;
  for (auto id : rows_where<PersonId>(n, [&](PersonId person) { return person.value % of == 0; }))
    rows.push_back(id.value);
  return rows;
}

TEST(RowsWhere, RowsThatHoldComeInOrderAndNoOthers) {
  EXPECT_EQ(multiples(10, 4), (std::vector<std::uint32_t>{0, 4, 8}));
}

TEST(RowsWhere, BlocksJoinWithoutGapOrRepetition) {
  auto const rows = multiples(100'000, 1);
  ASSERT_EQ(rows.size(), 100'000U);
  for (std::uint32_t row = 0; row < rows.size(); ++row) ASSERT_EQ(rows[row], row);
}

TEST(RowsWhere, NobodyIsFoundAmongNoneOrWhereNoneHolds) {
  EXPECT_TRUE(multiples(0, 1).empty());
  EXPECT_TRUE(rows_where<PersonId>(50'000, [](PersonId) { return false; }).empty());
}

TEST(RowsWhere, SameRowsOnOneTwoAndSevenThreads) {
  auto const found = on_one_two_and_seven_threads([] { return multiples(200'000, 7); });
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0], found[2]);
}

}  // namespace
}  // namespace tanvan
