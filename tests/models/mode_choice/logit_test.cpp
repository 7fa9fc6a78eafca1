#include "models/mode_choice/logit.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <numeric>

#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kMotorbike = 2, kCar = 3, kBus = 4;

Offers three_ways() {
  Offers o;
  o[kMotorbike] = {.available = true, .time_min = 20, .cost_vnd = 6000};
  o[kCar] = {.available = true, .time_min = 25, .cost_vnd = 25000};
  o[kBus] = {.available = true, .time_min = 30, .outside_min = 15, .cost_vnd = 12000};
  return o;
}

TEST(Logit, ProbabilitiesAreThoseOfTheFormula) {
  auto const p = probabilities(utilities(three_ways(), {}, {}));
  double const v[] = {-0.0303 * 20 - 0.05 * 6, -0.0303 * 25 - 0.05 * 25, -0.0303 * (30 + 1.93 * 15) - 0.05 * 12};
  double const sum = std::exp(v[0]) + std::exp(v[1]) + std::exp(v[2]);
  EXPECT_NEAR(p[kMotorbike], std::exp(v[0]) / sum, 1e-12);
  EXPECT_NEAR(p[kCar], std::exp(v[1]) / sum, 1e-12);
  EXPECT_NEAR(p[kBus], std::exp(v[2]) / sum, 1e-12);
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-12);
}

TEST(Logit, AMillionChoicesHaveTheSharesOfTheFormula) {  // models 4.4: chi² with two degrees, p > 0.01
  auto const p = probabilities(utilities(three_ways(), {}, {}));
  constexpr int kChoices = 1'000'000;
  std::array<double, kAlternatives> seen{};
  Draws draws{1, AgentKey{1}, 0, Stream::mode_choice};
  for (int i = 0; i < kChoices; ++i) seen[static_cast<std::size_t>(alternative_at(p, draws.uniform()))] += 1;
  double chi2 = 0;
  for (auto const m : {kMotorbike, kCar, kBus}) chi2 += std::pow(seen[m] - kChoices * p[m], 2) / (kChoices * p[m]);
  EXPECT_LT(chi2, 9.21);
  EXPECT_EQ(seen[kMotorbike] + seen[kCar] + seen[kBus], kChoices);
}

TEST(Logit, LogsumIsTheMeanOfTheBestOfferWithGumbelTastes) {  // E max = logsum + Euler's constant, to 1e-3
  auto const v = utilities(three_ways(), {}, {});
  constexpr int kTravellers = 4'000'000;
  double sum = 0;
  for (std::uint32_t i = 0; i < kTravellers; ++i) {
    Draws draws{1, AgentKey{i}, 0, Stream::mode_choice};
    double best = -1e300;
    for (auto const m : {kMotorbike, kCar, kBus}) best = std::max(best, v[m] + draws.gumbel());
    sum += best;
  }
  EXPECT_NEAR(sum / kTravellers, logsum(v) + std::numbers::egamma, 1e-3);
}

TEST(Logit, AThirdWayLeavesTheOddsOfTheOthersAlone) {
  auto with = three_ways(), without = three_ways();
  without[kBus].available = false;
  auto const p = probabilities(utilities(with, {}, {}));
  auto const q = probabilities(utilities(without, {}, {}));
  EXPECT_NEAR(p[kMotorbike] / p[kCar], q[kMotorbike] / q[kCar], 1e-12);
  EXPECT_EQ(q[kBus], 0);
}

TEST(Logit, AThousandDongAreWorthOneAndTwoThirdsMinutes) {
  auto dear = three_ways(), slow = three_ways();
  dear[kCar].cost_vnd += 606;
  slow[kCar].time_min += 1;
  auto const p = probabilities(utilities(dear, {}, {}));
  auto const q = probabilities(utilities(slow, {}, {}));
  EXPECT_NEAR(p[kCar], q[kCar], 1e-12);
}

TEST(Logit, WhereHalfThePeopleReachAStopTheOddsOfTheBusAreHalf) {
  auto half = three_ways();
  half[kBus].share_served = 0.5;
  auto const p = probabilities(utilities(three_ways(), {}, {}));
  auto const q = probabilities(utilities(half, {}, {}));
  EXPECT_NEAR(q[kBus] / q[kCar], 0.5 * p[kBus] / p[kCar], 1e-12);
}

TEST(Logit, LogsumOfOneWayIsItsUtilityAndAnotherOnlyAdds) {
  auto one = three_ways();
  one[kCar].available = one[kBus].available = false;
  auto const v = utilities(one, {}, {});
  EXPECT_DOUBLE_EQ(logsum(v), v[kMotorbike]);
  EXPECT_GT(logsum(utilities(three_ways(), {}, {})), logsum(v));
}

TEST(Logit, QuantilesPickInTheOrderOfTheAlternatives) {
  std::array<double, kAlternatives> const p = {0.2, 0, 0.5, 0, 0.3};
  EXPECT_EQ(alternative_at(p, 0.19), Alternative::walk);
  EXPECT_EQ(alternative_at(p, 0.21), Alternative::motorbike);
  EXPECT_EQ(alternative_at(p, 0.71), Alternative::bus);
  EXPECT_EQ(alternative_at(p, 1 - 1e-17), Alternative::bus) << "rounding never picks what is not there";
}

constexpr NestScales kScales = {0.9, 0.8, 0.5, 1};
constexpr std::size_t kMetro = static_cast<std::size_t>(Alternative::metro);

Offers four_ways() {
  auto offers = three_ways();
  offers[kMetro] = {.available = true, .time_min = 20, .outside_min = 12, .cost_vnd = 15000};
  return offers;
}

TEST(NestedLogit, ProbabilitiesAreThoseOfTheFormula) {
  auto const v = utilities(four_ways(), {}, {});
  auto const p = probabilities(v, kScales);
  double const road = std::exp(v[kMotorbike] / 0.8) + std::exp(v[kCar] / 0.8);
  double const transit = std::exp(v[kBus] / 0.5) + std::exp(v[kMetro] / 0.5);
  double const all = std::pow(road, 0.8) + std::pow(transit, 0.5);
  EXPECT_NEAR(p[kCar], std::pow(road, 0.8) / all * std::exp(v[kCar] / 0.8) / road, 1e-12);
  EXPECT_NEAR(p[kMetro], std::pow(transit, 0.5) / all * std::exp(v[kMetro] / 0.5) / transit, 1e-12);
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-12);
  EXPECT_NEAR(logsum(v, kScales), std::log(all), 1e-12);
}

TEST(NestedLogit, AMetroTakesMoreFromTheBusThanFromTheRoad) {  // IIA holds within a nest, not across
  auto const before = probabilities(utilities(three_ways(), {}, {}), kScales);
  auto const after = probabilities(utilities(four_ways(), {}, {}), kScales);
  EXPECT_LT(after[kBus] / before[kBus], 0.9 * after[kCar] / before[kCar]);
  EXPECT_NEAR(after[kMotorbike] / after[kCar], before[kMotorbike] / before[kCar], 1e-12);
}

TEST(NestedLogit, ProbabilitiesAreTheSlopesOfTheLogsum) {  // Williams, Daly, Zachary: d logsum / d V_m = P_m
  auto const v = utilities(four_ways(), {}, {});
  auto const p = probabilities(v, kScales);
  for (auto const m : {kMotorbike, kCar, kBus, kMetro}) {
    constexpr double kStep = 1e-5;
    auto up = v, down = v;
    up[m] += kStep, down[m] -= kStep;
    EXPECT_NEAR((logsum(up, kScales) - logsum(down, kScales)) / (2 * kStep), p[m], 1e-8);
  }
}

TEST(NestedLogit, ScalesOfOneAreNoNests) {
  auto const v = utilities(four_ways(), {}, {});
  auto const p = probabilities(v, kNoNests);
  double sum = 0;
  for (auto const m : {kMotorbike, kCar, kBus, kMetro}) sum += std::exp(v[m]);
  EXPECT_NEAR(p[kMetro], std::exp(v[kMetro]) / sum, 1e-12);
}

TEST(Logit, MoneyWeighsLessToWhoEarnsMore) {
  auto const poor = probabilities(utilities(three_ways(), {}, {}, 0.5));
  auto const rich = probabilities(utilities(three_ways(), {}, {}, 2));
  EXPECT_GT(rich[kCar], poor[kCar]);
  auto free = three_ways();
  for (auto& offer : free) offer.cost_vnd = 0;
  EXPECT_EQ(probabilities(utilities(free, {}, {}, 0.5)), probabilities(utilities(free, {}, {}, 2)));
}

TEST(Logit, AHugeUtilityOverflowsNothing) {
  Constants c{};
  c[kCar] = 5000;
  auto const v = utilities(three_ways(), c, {});
  EXPECT_NEAR(probabilities(v)[kCar], 1, 1e-12);
  EXPECT_TRUE(std::isfinite(logsum(v)));
}

}  // namespace
}  // namespace tanvan
