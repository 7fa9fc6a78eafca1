#include "sim/parallel/deferred_acceptance.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/parallel/matching_market.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan {
namespace {

/// The book's algorithm: one free proposer at a time, receivers search all whom they hold.
std::vector<std::uint32_t> gale_shapley(Market const& m) {
  std::vector<std::uint32_t> next(m.lists.offset.begin(), m.lists.offset.end() - 1);
  std::vector<std::vector<std::uint32_t>> held(m.quota.size());
  std::vector<std::uint32_t> free(next.size());
  std::iota(free.begin(), free.end(), 0U);
  auto const worse = [&](std::uint32_t a, std::uint32_t b) {
    return m.score[next[a]] != m.score[next[b]] ? m.score[next[a]] < m.score[next[b]] : m.key[a] > m.key[b];
  };
  while (!free.empty()) {
    auto const p = free.back();
    free.pop_back();
    if (next[p] == m.lists.offset[p + 1]) continue;
    auto& group = held[m.lists.receiver[next[p]]];
    group.push_back(p);
    if (group.size() <= m.quota[m.lists.receiver[next[p]]]) continue;
    auto const worst = std::min_element(group.begin(), group.end(), worse);
    free.push_back(*worst);
    ++next[*worst];
    group.erase(worst);
  }
  std::vector<std::uint32_t> matched(next.size(), kUnmatched);
  for (std::uint32_t r = 0; r < held.size(); ++r)
    for (auto const p : held[r]) matched[p] = r;
  return matched;
}

/// What each receiver's worst guest is worth; -inf while it has room.
struct Threshold {
  double score = -1e300;
  std::uint64_t key = 0;
};

std::vector<Threshold> thresholds(Market const& m, std::vector<std::uint32_t> const& matched) {
  std::vector<std::uint32_t> count(m.quota.size(), 0);
  std::vector<Threshold> worst(m.quota.size(), {1e300, 0});
  for (std::uint32_t p = 0; p < matched.size(); ++p)
    for (auto i = m.lists.offset[p]; i < m.lists.offset[p + 1]; ++i) {
      auto const r = m.lists.receiver[i];
      if (matched[p] != r) continue;
      ++count[r];
      if (m.score[i] < worst[r].score || (m.score[i] == worst[r].score && m.key[p] > worst[r].key))
        worst[r] = {m.score[i], m.key[p]};
    }
  for (std::uint32_t r = 0; r < count.size(); ++r) {
    EXPECT_LE(count[r], m.quota[r]);
    if (count[r] < m.quota[r]) worst[r] = {};
  }
  return worst;
}

/// Pairs that would both rather have each other.
std::size_t blocking_pairs(Market const& m, std::vector<std::uint32_t> const& matched) {
  auto const worst = thresholds(m, matched);
  std::size_t pairs = 0;
  for (std::uint32_t p = 0; p < matched.size(); ++p)
    for (auto i = m.lists.offset[p]; i < m.lists.offset[p + 1] && m.lists.receiver[i] != matched[p]; ++i) {
      auto const& w = worst[m.lists.receiver[i]];
      bool const wanted =
          m.quota[m.lists.receiver[i]] > 0 && (m.score[i] > w.score || (m.score[i] == w.score && m.key[p] < w.key));
      pairs += wanted ? 1 : 0;
    }
  return pairs;
}

TEST(DeferredAcceptance, SmallMarketsHaveNoBlockingPairAndEqualGaleShapley) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    auto const n = static_cast<std::uint32_t>(2 + seed % 7);
    auto const m = random_market(seed, n, n, 1 + static_cast<std::uint32_t>(seed) % n, 2);
    auto const matched = match(m);
    ASSERT_EQ(matched, gale_shapley(m)) << "seed " << seed;
    ASSERT_EQ(blocking_pairs(m, matched), 0U) << "seed " << seed;
  }
}

TEST(DeferredAcceptance, BigMarketHasNoBlockingPairAndEqualsGaleShapley) {
  auto const m = random_market(5, 100'000, 1'000, 3, 180);
  auto const matched = match(m);
  EXPECT_EQ(blocking_pairs(m, matched), 0U);
  EXPECT_EQ(matched, gale_shapley(m));
}

/// Every matching of at most eight by hand: `matched` is stable, and no stable one gives any proposer a better place.
void expect_best_of_all_stable(Market const& m, std::vector<std::uint32_t> const& matched) {
  auto const rank = [&](std::uint32_t p, std::uint32_t r) {
    auto const first = m.lists.receiver.begin() + m.lists.offset[p],
               last = m.lists.receiver.begin() + m.lists.offset[p + 1];
    return std::find(first, last, r) - first;
  };
  std::vector<std::uint32_t> trial(matched.size(), kUnmatched), used(m.quota.size(), 0);
  std::size_t stable = 0;
  auto const assign = [&](auto const& self, std::uint32_t p) -> void {
    if (p == trial.size()) {
      if (blocking_pairs(m, trial) > 0) return;
      ++stable;
      for (std::uint32_t i = 0; i < p; ++i) ASSERT_LE(rank(i, matched[i]), rank(i, trial[i]));
      return;
    }
    trial[p] = kUnmatched;
    self(self, p + 1);
    for (auto i = m.lists.offset[p]; i < m.lists.offset[p + 1]; ++i) {
      auto const r = m.lists.receiver[i];
      if (used[r] == m.quota[r]) continue;
      ++used[r], trial[p] = r;
      self(self, p + 1);
      --used[r];
    }
    trial[p] = kUnmatched;
  };
  assign(assign, 0);
  EXPECT_GE(stable, 1U);
}

TEST(DeferredAcceptance, IsTheBestForEveryProposerAmongAllStableMatchingsOfSmallMarkets) {
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    auto const n = static_cast<std::uint32_t>(2 + seed % 5);
    auto const m = random_market(1000 + seed, n, n, n, 2);
    expect_best_of_all_stable(m, match(m));
  }
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    auto const m = random_market(2000 + seed, 8, 8, 4, 2);
    expect_best_of_all_stable(m, match(m));
  }
}

TEST(DeferredAcceptance, MarketThatIsMatchedInRoundsEqualsGaleShapley) {
  auto const m = random_market(6, 300'000, 3'000, 3, 180);  // places for more than stay near the processor
  AcceptanceCounts counts;
  auto const matched = match(m, &counts);
  EXPECT_GT(counts.rounds, 0U);
  EXPECT_EQ(blocking_pairs(m, matched), 0U);
  EXPECT_EQ(matched, gale_shapley(m));
  auto const results = on_one_two_and_seven_threads([&] { return match(m); });
  for (auto const& result : results) EXPECT_EQ(result, matched);
}

TEST(DeferredAcceptance, EqualScoresGoToTheLowerKey) {
  Market m{{{0, 1, 2}, {0, 0}}, {1.0, 1.0}, {1}, {7, 3}};
  EXPECT_EQ(match(m), (std::vector<std::uint32_t>{kUnmatched, 0}));
}

TEST(DeferredAcceptance, NobodyIsTakenWhereThereIsNoPlace) {
  Market m{{{0, 1, 1}, {0}}, {1.0}, {0}, {1, 2}};
  EXPECT_EQ(match(m), (std::vector<std::uint32_t>{kUnmatched, kUnmatched}));
}

TEST(DeferredAcceptance, OrderOfProposersDoesNotMatter) {
  auto const m = random_market(11, 30'000, 1'000, 4, 30);
  auto const matched = match(m);
  std::vector<std::uint32_t> order(m.lists.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [](auto a, auto b) { return a * 2654435761U < b * 2654435761U; });
  auto const again = match(reordered(m, order));
  for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(again[i], matched[order[i]]);
}

TEST(DeferredAcceptance, SameOnOneTwoAndSevenThreads) {
  auto const m = random_market(13, 60'000, 2'000, 5, 30);
  auto const results = on_one_two_and_seven_threads([&] { return match(m); });
  EXPECT_EQ(results[0], results[1]);
  EXPECT_EQ(results[0], results[2]);
}

TEST(DeferredAcceptance, ProposalsOfRandomMarketsStayBelowNTimesTheHarmonicNumber) {
  // Knuth 1976: with n random complete lists on both sides the mean number of proposals is at most n H_n = 7485.5; one
  // market spreads by about n pi / sqrt(6) = 1283 like a coupon collector, the mean of 100 by 128.
  std::uint32_t const n = 1000;
  double sum = 0;
  int const markets = 100;
  for (int seed = 0; seed < markets; ++seed) {
    auto m = random_market(static_cast<std::uint64_t>(100 + seed), n, n, n, 1);
    m.quota.assign(n, 1);
    AcceptanceCounts counts;
    auto const matched = match(m, &counts);
    EXPECT_EQ(std::count(matched.begin(), matched.end(), kUnmatched), 0);
    sum += static_cast<double>(counts.proposals);
  }
  EXPECT_LT(sum / markets, 7485.5 + 2 * 128);
  EXPECT_GT(sum / markets, 6500);
}

}  // namespace
}  // namespace tanvan
