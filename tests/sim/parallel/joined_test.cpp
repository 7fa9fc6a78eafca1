#include "sim/parallel/joined.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "sim/parallel/ordered_sum.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

TEST(Joined, ListsOfBlocksStandInRowOrderOnAnyThreads) {
  auto const lists = on_one_two_and_seven_threads([] {
    return ordered_total<Joined<std::size_t>>(30'000,
                                              [](std::size_t begin, std::size_t end, Joined<std::size_t>& odd) {
                                                for (std::size_t row = begin; row != end; ++row)
                                                  if (row % 2 == 1) odd.list.push_back(row);
                                              })
        .list;
  });
  std::vector<std::size_t> expected;
  for (std::size_t row = 1; row < 30'000; row += 2) expected.push_back(row);
  for (auto const& list : lists) EXPECT_EQ(list, expected);
}

}  // namespace
}  // namespace tanvan
