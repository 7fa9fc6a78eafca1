#include "sim/parallel/shared_sum.hpp"

#include <gtest/gtest.h>
#include <vector>

#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kRows = 200'000, kCells = 7;

TEST(SharedSum, NoAdditionOfManyThreadsIsLost) {
  auto const sums = on_one_two_and_seven_threads([] {
    std::vector<std::int64_t> cells(kCells, 0);
    for_each_index(kRows, [&](std::size_t i) { add_shared(cells[i % kCells], static_cast<std::int64_t>(i)); });
    return cells;
  });
  std::vector<std::int64_t> plain(kCells, 0);
  for (std::size_t i = 0; i < kRows; ++i) plain[i % kCells] += static_cast<std::int64_t>(i);
  for (auto const& cells : sums) EXPECT_EQ(cells, plain);
}

TEST(SharedSum, AllOnesTakesOneAwayFromAnUnsignedCell) {
  std::uint32_t workers = 5;
  add_shared(workers, ~0U);
  EXPECT_EQ(workers, 4U);
}

TEST(SharedSum, MarksGatherAndNeverTakeOneAway) {
  std::vector<std::uint8_t> marks(kCells, 0);
  for_each_index(kRows, [&](std::size_t i) { mark_shared(marks[i % kCells], static_cast<std::uint8_t>(1U << i % 3)); });
  for (auto const mark : marks) EXPECT_EQ(mark, 7);
}

TEST(ScatteredSums, AreThoseOfOneThreadOnAnyNumber) {
  auto const add = [](std::size_t begin, std::size_t end, std::int64_t* cells) {
    for (std::size_t i = begin; i != end; ++i) cells[i * i % kCells] += static_cast<std::int64_t>(i);
  };
  std::vector<std::int64_t> expected(kCells, 0);
  add(0, kRows, expected.data());
  for (auto const& sums :
       on_one_two_and_seven_threads([&] { return scattered_sums<std::int64_t>(kRows, kCells, add); }))
    EXPECT_EQ(sums, expected);
}

TEST(ScatteredSums, OfNoRowsAreNothing) {
  auto const never = [](std::size_t, std::size_t, std::int64_t*) { ADD_FAILURE(); };
  EXPECT_EQ(scattered_sums<std::int64_t>(0, 2, never), (std::vector<std::int64_t>{0, 0}));
}

/// Groups of rows [0, groups): sums of row numbers by group, how often each was given, and rows of the last run.
struct Gathered {
  std::vector<std::int64_t> sum, given, run;
};

Gathered gather(std::vector<HouseholdId> const& group, std::size_t begin, std::size_t end, std::size_t groups) {
  Gathered all{std::vector<std::int64_t>(groups, 0), std::vector<std::int64_t>(groups, 0),
               std::vector<std::int64_t>(groups, 0)};
  gather_runs<std::int64_t>(
      begin, end, [&](std::size_t row) { return group[row]; },
      [](std::size_t row, std::int64_t& part) { part += static_cast<std::int64_t>(row); },
      [&](HouseholdId id, std::int64_t part, std::size_t rows) {
        all.sum[id.value] += part;
        ++all.given[id.value];
        all.run[id.value] = static_cast<std::int64_t>(rows);
      });
  return all;
}

TEST(GatherRuns, NeighboursOfAGroupAreGivenOnceARun) {
  HouseholdId const a{0}, b{1}, none{};
  auto const all = gather({a, a, b, none, b, a}, 0, 6, 2);
  EXPECT_EQ(all.sum, (std::vector<std::int64_t>{0 + 1 + 5, 2 + 4}));
  EXPECT_EQ(all.given, (std::vector<std::int64_t>{2, 2}));
  EXPECT_EQ(all.run, (std::vector<std::int64_t>{1, 1}));
}

TEST(GatherRuns, RowsOutsideTheRangeAreNotTouched) {
  HouseholdId const a{0};
  auto const all = gather({a, a, a, a}, 1, 3, 1);
  EXPECT_EQ(all.sum, (std::vector<std::int64_t>{1 + 2}));
  EXPECT_EQ(all.run, (std::vector<std::int64_t>{2}));  // fewer than the group has: what is beside is another's
}

}  // namespace
}  // namespace tanvan
