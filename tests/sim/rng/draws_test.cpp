#include "sim/rng/draws.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <vector>

namespace tanvan {
namespace {

using Counter = std::array<std::uint32_t, 4>;

// Known answers of Random123 (kat_vectors, philox4x32 10 rounds).
TEST(Philox, ZerosGiveThePublishedVector) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, OnesGiveThePublishedVector) {
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
            (Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Philox, DigitsOfPiGiveThePublishedVector) {
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

Draws draws_of(std::uint64_t agent) {
  return {42, AgentKey{agent}, 7, Stream::job_choice};
}

TEST(Draws, FirstBitsArePhiloxOfKeyAndCounter) {
  Draws draws{0x1122334455667788, AgentKey{0x99aabbccddeeff00}, 5, Stream::migration};
  auto const block = philox({0xddeeff00, 0x99aabbcc, 5, static_cast<std::uint32_t>(Stream::migration) << 20},
                            {0x55667788, 0x11223344});
  for (auto const word : block) EXPECT_EQ(draws.bits(), word);
}

TEST(Draws, SameKeyGivesTheSameDrawsInAnyOrderOfConstruction) {
  auto a = draws_of(1);
  a.uniform();
  auto b = draws_of(2), again = draws_of(1);
  b.uniform();
  again.uniform();
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.bits(), again.bits());
}

TEST(Draws, AnyPartOfTheKeyChangesTheDraws) {
  std::set<std::uint32_t> first;
  first.insert(Draws{1, AgentKey{1}, 1, Stream::birth}.bits());
  first.insert(Draws{2, AgentKey{1}, 1, Stream::birth}.bits());
  first.insert(Draws{1, AgentKey{2}, 1, Stream::birth}.bits());
  first.insert(Draws{1, AgentKey{1}, 2, Stream::birth}.bits());
  first.insert(Draws{1, AgentKey{1}, 1, Stream::death}.bits());
  EXPECT_EQ(first.size(), 5U);
}

TEST(Draws, UniformsFillAHundredBinsEvenly) {
  std::vector<double> count(100, 0.0);
  constexpr int kAgents = 200'000;
  for (std::uint64_t agent = 0; agent < kAgents; ++agent) {
    double const u = draws_of(agent).uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    count[static_cast<std::size_t>(u * 100)] += 1;
  }
  double chi2 = 0;
  for (auto const n : count) chi2 += (n - kAgents / 100) * (n - kAgents / 100) / (kAgents / 100);
  EXPECT_LT(chi2, 148.2);  // 99.9 % quantile of chi² with 99 degrees of freedom
  EXPECT_GT(chi2, 60.0);   // too even would be as wrong: 0.1 % quantile is 60.0
}

TEST(Draws, NeighbouringAgentsAreUncorrelated) {
  double sum = 0;
  constexpr int kAgents = 100'000;
  for (std::uint64_t agent = 0; agent < kAgents; ++agent)
    sum += (draws_of(agent).uniform() - 0.5) * (draws_of(agent + 1).uniform() - 0.5);
  EXPECT_LT(std::abs(sum / kAgents * 12), 4 / std::sqrt(kAgents));
}

TEST(Draws, NormalsHaveMeanZeroAndVarianceOneAndThreeTailsInAThousand) {
  double sum = 0, squares = 0, beyond = 0;
  constexpr int kDraws = 200'000;
  auto draws = draws_of(9);
  for (int i = 0; i < kDraws; ++i) {
    double const x = draws.normal();
    sum += x;
    squares += x * x;
    beyond += std::abs(x) > 3 ? 1 : 0;
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.01);
  EXPECT_NEAR(squares / kDraws, 1, 0.015);
  EXPECT_NEAR(beyond / kDraws, 0.0027, 0.0005);
}

TEST(Draws, GumbelsHaveEulersConstantAsMeanAndExponentialsOne) {
  double gumbel = 0, exponential = 0;
  constexpr int kDraws = 200'000;
  auto draws = draws_of(10);
  for (int i = 0; i < kDraws; ++i) gumbel += draws.gumbel(), exponential += draws.exponential();
  EXPECT_NEAR(gumbel / kDraws, 0.5772156649, 0.01);
  EXPECT_NEAR(exponential / kDraws, 1, 0.01);
}

TEST(Draws, WholeNumbersBelowSevenAreEquallyLikely) {
  std::array<int, 7> count{};
  auto draws = draws_of(11);
  for (int i = 0; i < 70'000; ++i) ++count[draws.below(7)];
  for (auto const n : count) EXPECT_NEAR(n, 10'000, 400);
  EXPECT_EQ(draws.below(1), 0U);
}

TEST(Draws, PoissonHasItsMeanAndVarianceBelowAndAboveThirty) {
  for (double const mean : {0.3, 4.0, 29.0, 31.0, 200.0}) {
    double sum = 0, squares = 0;
    constexpr int kDraws = 40'000;
    auto draws = draws_of(static_cast<std::uint64_t>(mean * 10));
    for (int i = 0; i < kDraws; ++i) {
      double const n = draws.poisson(mean);
      sum += n;
      squares += n * n;
    }
    double const average = sum / kDraws;
    EXPECT_NEAR(average, mean, 5 * std::sqrt(mean / kDraws));
    EXPECT_NEAR((squares / kDraws - average * average) / mean, 1, 0.06);
  }
  EXPECT_EQ(draws_of(1).poisson(0), 0U);
}

TEST(NormalQuantile, KnownQuantilesAndSymmetry) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-8);
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-12);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167813, 1e-8);
  for (double const p : {1e-9, 1e-4, 0.02, 0.3}) {
    EXPECT_NEAR(normal_quantile(p), -normal_quantile(1 - p), 1e-6 * std::abs(normal_quantile(p)));
    EXPECT_NEAR(0.5 * std::erfc(-normal_quantile(p) / std::sqrt(2)), p, 1e-7 * p);
  }
}

TEST(DerivedKey, DependsOnParentStepAndStreamAndLiesAboveTheSyntheticPopulation) {
  auto const key = derived_key(AgentKey{7}, 24240, Stream::birth);
  EXPECT_EQ(key, derived_key(AgentKey{7}, 24240, Stream::birth));
  EXPECT_NE(key, derived_key(AgentKey{8}, 24240, Stream::birth));
  EXPECT_NE(key, derived_key(AgentKey{7}, 24252, Stream::birth));
  EXPECT_NE(key, derived_key(AgentKey{7}, 24240, Stream::leave_home));
  EXPECT_GE(key.value, std::uint64_t{1} << 63);
}

TEST(FirstBlocks, AreWhatTheDrawsOfEachAgentBeginWith) {
  constexpr std::uint64_t kSeed = 0x123456789abcdef;
  std::vector<AgentKey> agents;
  for (std::uint64_t i = 0; i < 21; ++i) agents.push_back({i * 0x9E3779B97F4A7C15});  // eights, and five left over
  std::vector<DrawBlock> blocks(agents.size());
  first_blocks(kSeed, agents, 77, Stream::practice, blocks);
  for (std::size_t i = 0; i < agents.size(); ++i) {
    Draws plain{kSeed, agents[i], 77, Stream::practice};
    Draws begun{kSeed, agents[i], 77, Stream::practice, blocks[i]};
    for (int n = 0; n < 9; ++n) EXPECT_EQ(begun.bits(), plain.bits()) << "agent " << i << ", draw " << n;
  }
}

TEST(DrawBlocks, AreTheDrawsOfTheAgentInOrder) {
  for (std::size_t n : {1U, 8U, 13U, 40U}) {
    std::vector<DrawBlock> blocks(n);
    draw_blocks(42, AgentKey{0xfedcba9876543210}, 9, Stream::job_choice, blocks);
    Draws draws{42, AgentKey{0xfedcba9876543210}, 9, Stream::job_choice};
    for (auto const& block : blocks)
      for (auto const word : block) EXPECT_EQ(word, draws.bits());
  }
}

TEST(ForEachDraws, VisitsEveryRowOnceWithItsOwnDraws) {
  std::vector<AgentKey> agents;
  for (std::uint64_t i = 0; i < 400; ++i) agents.push_back({1000 + i});
  std::vector<int> visits(agents.size(), 0);
  auto const every = [](std::size_t) { return true; };
  for_each_draws(5, agents, 3, Stream::separation, 7, 390, every, [&](std::size_t row, Draws& draws) {
    ++visits[row];
    EXPECT_EQ(draws.bits(), (Draws{5, agents[row], 3, Stream::separation}.bits()));
  });
  for (std::size_t row = 0; row < visits.size(); ++row) EXPECT_EQ(visits[row], row >= 7 && row < 390 ? 1 : 0);
}

TEST(ForEachDraws, WhoDoesNotAskIsPassedOverAndTheOthersDrawAsBefore) {
  std::vector<AgentKey> agents;
  for (std::uint64_t i = 0; i < 1000; ++i) agents.push_back({77 * i});
  auto const asks = [](std::size_t row) { return row % 3 == 1; };
  std::vector<std::size_t> visited;
  for_each_draws(5, agents, 3, Stream::separation, 2, 900, asks, [&](std::size_t row, Draws& draws) {
    visited.push_back(row);
    Draws own{5, agents[row], 3, Stream::separation};
    for (int n = 0; n < 6; ++n) EXPECT_EQ(draws.bits(), own.bits());
  });
  ASSERT_EQ(visited.size(), 299U);
  for (std::size_t i = 0; i < visited.size(); ++i) EXPECT_EQ(visited[i], 3 * i + 4);
}

}  // namespace
}  // namespace tanvan
