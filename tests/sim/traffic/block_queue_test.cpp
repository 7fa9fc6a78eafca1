#include "sim/traffic/block_queue.hpp"

#include <deque>
#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

using Pool = BlockPool<Block<int, 3>>;

std::deque<int> items(BlockQueue const& queue, Pool const& pool) {
  std::deque<int> all;
  queue.for_each(pool, [&](int item) {
    all.push_back(item);
    return true;
  });
  return all;
}

TEST(BlockQueue, HoldsWhatADequeWouldHold) {
  Draws draws(742, AgentKey{1}, 0, Stream::activity);
  Pool pool;
  std::array<BlockQueue, 4> queues;
  std::array<std::deque<int>, 4> expected;
  for (int i = 0; i < 5000; ++i) {
    auto const q = draws.below(4);
    if (draws.chance(0.52) || expected[q].empty()) {
      queues[q].push(pool, i);
      expected[q].push_back(i);
    } else {
      EXPECT_EQ(queues[q].front(pool), expected[q].front());
      EXPECT_EQ(queues[q].back(pool), expected[q].back());
      queues[q].pop(pool);
      expected[q].pop_front();
    }
    EXPECT_EQ(queues[q].empty(), expected[q].empty());
    if (i % 100 == 0) {
      EXPECT_EQ(items(queues[q], pool), expected[q]);
    }
  }
}

TEST(BlockQueue, TakesBlocksOfOthersThatAreEmpty) {
  Pool pool;
  BlockQueue a, b;
  for (int i = 0; i < 30; ++i) a.push(pool, i);
  auto const bytes = pool.bytes();
  while (!a.empty()) a.pop(pool);
  for (int i = 0; i < 30; ++i) b.push(pool, i);
  EXPECT_EQ(pool.bytes(), bytes);
}

}  // namespace
}  // namespace tanvan
