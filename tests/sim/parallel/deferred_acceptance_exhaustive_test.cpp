// Small markets whole: every profile of preferences, every matching, every order of the proposers.
#include <gtest/gtest.h>

#include "sim/parallel/for_rows.hpp"
#include "tests/sim/parallel/stable_matchings.hpp"

namespace tanvan {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;
using Scores = std::vector<std::vector<double>>;

/// Every order of 0 .. n - 1.
Lists all_orders(std::uint32_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  Lists all;
  do all.push_back(order);
  while (std::next_permutation(order.begin(), order.end()));
  return all;
}

/// Every list of some of 0 .. n - 1 in any order, the empty one too.
Lists all_lists(std::uint32_t n) {
  Lists all{{}};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::uint32_t r = 0; r < n; ++r) {
      auto longer = all[i];
      longer.push_back(r);
      if (std::find(all[i].begin(), all[i].end(), r) == all[i].end()) all.push_back(longer);
    }
  return all;
}

/// Every ranking of n proposers as scores, equal ones included: each score but the least has one just below it.
Scores all_rankings(std::uint32_t n) {
  Scores all;
  std::vector<double> scores(n, 0);
  for (bool more = true; more;) {
    auto sorted = scores;
    std::sort(sorted.begin(), sorted.end());
    bool dense = sorted.front() == 0;
    for (std::uint32_t i = 1; i < n; ++i) dense &= sorted[i] - sorted[i - 1] <= 1;
    if (dense) all.push_back(scores);
    std::uint32_t at = 0;
    while (at < n && scores[at] == n - 1) scores[at++] = 0;
    more = at < n;
    if (more) ++scores[at];
  }
  return all;
}

Scores strict_rankings(std::uint32_t n) {
  Scores all;
  for (auto const& order : all_orders(n)) all.emplace_back(order.begin(), order.end());
  return all;
}

/// All markets whose proposers have any of `lists`, whose receivers have any of `rankings` and quotas from `least` to
/// `most`.
struct Profiles {
  std::uint32_t proposers, receivers;
  Lists lists;
  Scores rankings;
  std::uint32_t least = 1, most = 1;

  std::size_t size() const {
    std::size_t count = 1;
    for (std::uint32_t p = 0; p < proposers; ++p) count *= lists.size();
    for (std::uint32_t r = 0; r < receivers; ++r) count *= rankings.size() * (most - least + 1);
    return count;
  }

  /// The n-th of them. Rows and keys run in different orders, so that ties can tell them apart.
  Market at(std::size_t n) const {
    constexpr std::uint64_t kKeys[] = {5, 9, 2};
    auto const next = [&n](std::size_t choices) {
      auto const choice = n % choices;
      n /= choices;
      return choice;
    };
    Market m;
    m.reserve(proposers, receivers, proposers * receivers);
    std::array<std::vector<double> const*, kMostASide> ranking{};
    for (std::uint32_t r = 0; r < receivers; ++r) {
      ranking[r] = &rankings[next(rankings.size())];
      m.quota.push_back(least + static_cast<std::uint32_t>(next(most - least + 1)));
    }
    for (std::uint32_t p = 0; p < proposers; ++p) {
      auto const& list = lists[next(lists.size())];
      std::array<double, kMostASide> scores{};
      for (std::size_t i = 0; i < list.size(); ++i) scores[i] = (*ranking[list[i]])[p];
      m.add(list, std::span{scores}.first(list.size()), kKeys[p]);
    }
    return m;
  }
};

/// Each market of `profiles` is matched as the best of all its stable matchings.
void expect_best_in_each(Profiles const& profiles) {
  std::vector<char> is_best(profiles.size());
  for_each_index(profiles.size(), [&](std::size_t n) {
    auto const m = profiles.at(n);
    is_best[n] = match(m) == best_of_all_stable(m);
  });
  for (std::size_t n = 0; n < profiles.size(); ++n)
    ASSERT_TRUE(is_best[n]) << profiles.proposers << " x " << profiles.receivers << ", profile " << n;
}

/// All markets of `profiles` as one: they share neither proposers nor receivers.
Market side_by_side(Profiles const& profiles) {
  Market all;
  all.reserve(profiles.size() * profiles.proposers, profiles.size() * profiles.receivers,
              profiles.size() * profiles.proposers * profiles.receivers);
  std::vector<std::uint32_t> list;
  for (std::size_t n = 0; n < profiles.size(); ++n) {
    auto const m = profiles.at(n);
    auto const first = static_cast<std::uint32_t>(all.quota.size());
    for (std::uint32_t p = 0; p < profiles.proposers; ++p) {
      list.assign(m.list_of(p).begin(), m.list_of(p).end());
      for (auto& r : list) r += first;
      all.add(list, m.scores_of(p), 10 * n + m.key[p]);
    }
    all.quota.insert(all.quota.end(), m.quota.begin(), m.quota.end());
  }
  return all;
}

TEST(StableMatchings, AreTwoTenAnd268InTheMarketsOfIrvingAndLeather) {
  // Irving, Leather 1986: both sides rank by bitwise sum, in opposite order; the most stable matchings known of their
  // size. Without them nothing would say that the oracle finds all.
  for (auto const& [n, expected] : {std::pair{2U, 2}, {4U, 10}, {8U, 268}}) {
    Market m;
    m.quota.assign(n, 1);
    for (std::uint32_t p = 0; p < n; ++p) {
      std::vector<std::uint32_t> list(n);
      std::vector<double> scores(n);
      for (std::uint32_t i = 0; i < n; ++i) list[i] = p ^ i, scores[i] = i;
      m.add(list, scores, p);
    }
    int stable = 0;
    SmallMarket{m}.for_each_stable([&](SmallMatching const&) { ++stable; });
    EXPECT_EQ(stable, expected) << n;
    EXPECT_EQ(match(m), best_of_all_stable(m));
  }
}

TEST(DeferredAcceptance, EveryProfileOfTwoASideWithAnyListTieAndQuotaIsMatchedBest) {
  for (std::uint32_t a = 1; a <= 2; ++a)
    for (std::uint32_t b = 1; b <= 2; ++b) expect_best_in_each({a, b, all_lists(b), all_rankings(a), 0, 3});
}

TEST(DeferredAcceptance, EveryProfileOfTwoAndThreeIsMatchedBest) {
  expect_best_in_each({2, 3, all_lists(3), all_rankings(2)});
  expect_best_in_each({3, 2, all_lists(2), all_rankings(3), 1, 2});
}

TEST(DeferredAcceptance, EveryProfileOfThreeASideWithIncompleteListsIsMatchedBest) {
  expect_best_in_each({3, 3, all_lists(3), strict_rankings(3)});
}

TEST(DeferredAcceptance, EveryProfileOfThreeASideWithTiesIsMatchedBestInRoundsSideBySide) {
  Profiles const profiles{3, 3, all_orders(3), all_rankings(3)};
  AcceptanceCounts counts;
  auto const matched = match(side_by_side(profiles), &counts);
  EXPECT_GT(counts.rounds, 0U);  // one such market alone is too small for rounds
  std::vector<char> is_best(profiles.size());
  for_each_index(profiles.size(), [&](std::size_t n) {
    auto best = best_of_all_stable(profiles.at(n));
    for (auto& r : best) r += r == kUnmatched ? 0 : static_cast<std::uint32_t>(3 * n);
    is_best[n] = std::equal(best.begin(), best.end(), matched.begin() + static_cast<std::ptrdiff_t>(3 * n));
  });
  for (std::size_t n = 0; n < profiles.size(); ++n) ASSERT_TRUE(is_best[n]) << "profile " << n;
}

/// Lists of any length, a few equal scores, and quotas of 0 to 3 or all 1.
Market any_market(std::uint64_t seed, std::uint32_t proposers, std::uint32_t receivers) {
  Market m;
  std::vector<std::uint32_t> wanted(receivers);
  std::iota(wanted.begin(), wanted.end(), 0U);
  std::vector<double> scores(receivers);
  Draws draws{seed, AgentKey{100 * proposers + receivers}, 0, Stream::job_choice};
  bool const is_marriage = draws.chance(0.25), has_ties = draws.chance(0.5);  // marriage: whole lists, quotas of 1
  for (std::uint32_t r = 0; r < receivers; ++r) m.quota.push_back(is_marriage ? 1 : draws.below(4));
  for (std::uint32_t p = 0; p < proposers; ++p) {
    for (std::uint32_t i = 0; i + 1 < receivers; ++i) std::swap(wanted[i], wanted[i + draws.below(receivers - i)]);
    for (auto& score : scores) score = has_ties ? draws.below(3) : draws.normal();
    auto const length = is_marriage ? receivers : draws.below(receivers + 1);
    m.add(std::span{wanted}.first(length), std::span{scores}.first(length), (7 * p + 3) % 64);
  }
  return m;
}

TEST(DeferredAcceptance, MarketsOfUpToEightASideAreMatchedBestOfAllStableMatchings) {
  for (std::uint32_t a = 1; a <= kMostASide; ++a)
    for (std::uint32_t b = 1; b <= kMostASide; ++b)
      for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto const m = any_market(seed, a, b);
        ASSERT_EQ(match(m), best_of_all_stable(m)) << a << " x " << b << ", seed " << seed;
      }
}

TEST(DeferredAcceptance, EightASideWithWholeListsAreMatchedBestOfAllStableMatchings) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto m = random_market(3000 + seed, 8, 8, 8, 2);
    if (seed % 2 == 0) m.quota.assign(8, 1);
    ASSERT_EQ(match(m), best_of_all_stable(m)) << "seed " << seed;
  }
}

/// The proposers in another order are matched as before, by key.
void expect_same_when_reordered(Market const& m, std::vector<std::uint32_t> const& order) {
  auto const matched = match(m), again = match(reordered(m, order));
  for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(again[i], matched[order[i]]);
}

TEST(DeferredAcceptance, EveryOrderOfUpToSixProposersGivesTheSameMatch) {
  for (std::uint32_t n = 1; n <= 6; ++n) {
    auto const orders = all_orders(n);
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      auto const m = any_market(5000 + seed, n, 1 + static_cast<std::uint32_t>(seed) % 6);
      for (auto const& order : orders) expect_same_when_reordered(m, order);
    }
  }
}

TEST(DeferredAcceptance, TwoHundredOrdersOfEightProposersGiveTheSameMatch) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto const m = any_market(6000 + seed, 8, 8);
    Draws draws{seed, AgentKey{1}, 0, Stream::job_choice};
    std::vector<std::uint32_t> order(8);
    std::iota(order.begin(), order.end(), 0U);
    for (int shuffle = 0; shuffle < 200; ++shuffle) {
      for (std::uint32_t i = 0; i < 7; ++i) std::swap(order[i], order[i + draws.below(8 - i)]);
      expect_same_when_reordered(m, order);
    }
  }
}

}  // namespace
}  // namespace tanvan
