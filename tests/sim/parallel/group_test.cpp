#include "sim/parallel/group.hpp"

#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

std::vector<std::uint32_t> random_keys(std::size_t items, std::uint32_t groups) {
  std::vector<std::uint32_t> key(items);
  Draws draws{1, AgentKey{items}, 0, Stream::activity};
  for (auto& k : key) k = draws.chance(0.1) ? kNoGroup : draws.below(groups);
  return key;
}

void expect_groups_as_a_plain_loop_makes_them(std::vector<std::uint32_t> const& key, std::size_t groups) {
  std::vector<std::vector<std::uint32_t>> plain(groups);
  for (std::uint32_t i = 0; i < key.size(); ++i)
    if (key[i] != kNoGroup) plain[key[i]].push_back(i);
  auto const grouped = group_by(key, groups);
  ASSERT_EQ(grouped.size(), groups);
  for (std::size_t g = 0; g < groups; ++g) {
    auto const items = grouped.of(g);
    ASSERT_EQ(std::vector<std::uint32_t>(items.begin(), items.end()), plain[g]) << "group " << g;
  }
}

TEST(Group, ItemsOfAGroupAreThoseOfAPlainLoopInAscendingOrder) {
  for (std::uint32_t const groups : {1U, 2U, 7U, 1000U, 1024U, 1025U, 50'000U})
    expect_groups_as_a_plain_loop_makes_them(random_keys(120'000, groups), groups);
}

TEST(Group, WithoutItemsAllGroupsAreEmpty) {
  auto const grouped = group_by({}, 3);
  ASSERT_EQ(grouped.size(), 3U);
  EXPECT_TRUE(grouped.of(2).empty());
  EXPECT_EQ(group_by({}, 0).size(), 0U);
}

TEST(Group, RowsWithoutAPointerAreInNoGroup) {
  std::vector<HouseholdId> const household{HouseholdId{1}, HouseholdId{}, HouseholdId{1}};
  auto const members = group_rows_by(std::span{household}, 2);
  EXPECT_TRUE(members.of(0).empty());
  EXPECT_EQ(members.of(1)[0], 0U);
  EXPECT_EQ(members.of(1)[1], 2U);
}

TEST(Group, SameOnOneTwoAndSevenThreads) {
  auto const key = random_keys(300'000, 9'000);
  auto const results = on_one_two_and_seven_threads([&] { return group_by(key, 9'000).item; });
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(results[0], results[2]);
}

}  // namespace
}  // namespace tanvan
