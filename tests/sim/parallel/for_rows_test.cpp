#include "sim/parallel/for_rows.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace tanvan {
namespace {

TEST(ForRows, EveryRowIsVisitedOnce) {
  std::vector<int> visits(100'003, 0);
  for_each_row<PersonId>(visits.size(), [&](PersonId id) { ++visits[id.value]; });
  for (auto const v : visits) EXPECT_EQ(v, 1);
}

TEST(ForRows, NoRowsMeanNoCalls) {
  for_each_index(0, [](std::size_t) { FAIL(); });
  for_each_block(0, 10, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(ForRows, BlocksBeginAtMultiplesOfTheirLengthAndCoverAllRows) {
  std::vector<int> visits(1'005, 0);
  for_each_block(visits.size(), 100, [&](std::size_t begin, std::size_t end) {
    EXPECT_EQ(begin % 100, 0U);
    EXPECT_LE(end - begin, 100U);
    for (auto i = begin; i != end; ++i) ++visits[i];
  });
  for (auto const v : visits) EXPECT_EQ(v, 1);
}

}  // namespace
}  // namespace tanvan
