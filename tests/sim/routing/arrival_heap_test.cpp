#include "sim/routing/arrival_heap.hpp"

#include <gtest/gtest.h>
#include <tuple>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

TEST(ArrivalHeap, GivesBackEntriesByKeyThenArrivalThenNode) {
  ArrivalHeap heap;
  std::vector<std::tuple<Ticks, Ticks, std::uint32_t>> entries;
  Draws draws(1, AgentKey{0}, 0, Stream::activity);
  for (int i = 0; i < 3000; ++i)
    entries.emplace_back(Ticks{draws.below(50)} - 25, Ticks{draws.below(40)}, draws.below(1000));
  for (auto const& [key, arrival, node] : entries) heap.push(key, arrival, NodeId{node});
  std::ranges::sort(entries);
  for (auto const& [key, arrival, node] : entries) {
    ASSERT_EQ(heap.least_key(), key);
    ASSERT_EQ(heap.pop(), NodeId{node});
  }
  EXPECT_TRUE(heap.empty());
}

TEST(ArrivalHeap, HoldsTimesFarFromMidnightAndTheLastNode) {
  constexpr Ticks kCenturies = (Ticks{1} << 43) - 1;
  ArrivalHeap heap;
  heap.push(kCenturies, kCenturies, NodeId{0xffff'fffe});
  heap.push(-kCenturies, -kCenturies, NodeId{0xffff'ffff});
  EXPECT_EQ(heap.least_key(), -kCenturies);
  EXPECT_EQ(heap.pop(), NodeId{0xffff'ffff});
  EXPECT_EQ(heap.least_key(), kCenturies);
  EXPECT_EQ(heap.pop(), NodeId{0xffff'fffe});
}

}  // namespace
}  // namespace tanvan
