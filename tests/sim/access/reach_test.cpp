#include "sim/access/reach.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <tbb/global_control.h>

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kDecay = 0.05;
constexpr double kMinutesAMetre = 0.25;

/// Drawn places, destinations and legs; a third of the places have no way between them.
struct Region {
  std::size_t places = 12, destinations = 75, origins = 20;
  std::vector<double> between;
  Legs from, to;
  std::vector<std::vector<NearDestination>> near;
  Opportunities jobs{2, 75, std::vector<float>(150)};

  explicit Region(unsigned seed) {
    std::mt19937 source(seed);
    auto const draw = [&] { return static_cast<std::uint32_t>(source()); };
    std::uniform_real_distribution<double> minutes(0.5, 60);
    for (std::size_t i = 0; i < places * places; ++i) between.push_back(draw() % 3 == 0 ? kInf : minutes(source));
    auto const legs = [&](std::size_t rows) {
      Legs some;
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::uint32_t p = draw() % 3; p < places; p += 1 + draw() % 6) {
          some.place.push_back(p);
          some.minutes.push_back(static_cast<float>(minutes(source) / 3));
        }
        some.close_row();
      }
      return some;
    };
    from = legs(origins), to = legs(destinations);
    near.resize(origins);
    for (auto& list : near)
      for (std::uint32_t d = draw() % 7; d < destinations; d += 1 + draw() % 20)
        list.push_back({d, static_cast<float>(2 * minutes(source))});
    for (float& amount : jobs.amount) amount = static_cast<float>(draw() % 900);
  }

  OriginLegs of(std::size_t origin) const {
    return {from.places_of(origin), from.minutes_of(origin), near[origin], kMinutesAMetre};
  }

  /// Least minutes by the definition.
  double least(std::size_t origin, std::size_t d) const {
    double best = kInf;
    for (auto const& [to_d, walk_m] : near[origin])
      if (to_d == d) best = std::min(best, kMinutesAMetre * static_cast<double>(walk_m));
    for (std::size_t a = 0; a < of(origin).place.size(); ++a)
      for (std::size_t b = 0; b < to.places_of(d).size(); ++b)
        best = std::min(best, static_cast<double>(of(origin).minutes[a]) +
                                  between[of(origin).place[a] * places + to.places_of(d)[b]] +
                                  static_cast<double>(to.minutes_of(d)[b]));
    return best;
  }
};

TEST(Reach, SumsAreThoseOfTheDefinition) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Region const region(seed);
    auto const minutes = onward_minutes(region.between, region.places, region.to);
    auto const worth = faded(minutes, kDecay);
    ReachSums sums(region.jobs);
    for (std::size_t o = 0; o < region.origins; ++o) {
      std::array<float, 2> within{}, hansen{};
      sums.within(region.of(o), minutes, 45, within);
      sums.faded(region.of(o), worth, kDecay, hansen);
      for (std::size_t kind = 0; kind < 2; ++kind) {
        double expected_within = 0, expected_hansen = 0;
        for (std::size_t d = 0; d < region.destinations; ++d) {
          double const t = region.least(o, d), amount = static_cast<double>(region.jobs.of(kind)[d]);
          expected_within += t <= 45 ? amount : 0;
          expected_hansen += amount * std::exp(-kDecay * t);
        }
        EXPECT_NEAR(static_cast<double>(within[kind]), expected_within, 1e-4 * expected_within);
        EXPECT_NEAR(static_cast<double>(hansen[kind]), expected_hansen, 1e-4 * expected_hansen);
      }
    }
  }
}

TEST(Reach, FasterWaysAndMoreJobsLowerNoSumToTheLastBit) {
  std::mt19937 draw(7);
  for (unsigned seed = 1; seed <= 50; ++seed) {
    Region const before(seed);
    Region after = before;
    for (double& minutes : after.between)
      if (draw() % 4 == 0) minutes = std::min(minutes, static_cast<double>(draw() % 50));
    for (float& amount : after.jobs.amount)
      if (draw() % 5 == 0) amount += static_cast<float>(draw() % 10);
    auto const old_minutes = onward_minutes(before.between, before.places, before.to),
               new_minutes = onward_minutes(after.between, after.places, after.to);
    auto const old_worth = faded(old_minutes, kDecay), new_worth = faded(new_minutes, kDecay);
    ReachSums old_sums(before.jobs), new_sums(after.jobs);
    for (std::size_t o = 0; o < before.origins; ++o) {
      std::array<float, 2> a{}, b{};
      old_sums.within(before.of(o), old_minutes, 45, a);
      new_sums.within(after.of(o), new_minutes, 45, b);
      EXPECT_TRUE(b[0] >= a[0] && b[1] >= a[1]);
      old_sums.faded(before.of(o), old_worth, kDecay, a);
      new_sums.faded(after.of(o), new_worth, kDecay, b);
      EXPECT_TRUE(b[0] >= a[0] && b[1] >= a[1]);
    }
  }
}

TEST(Reach, WithoutLegsOnlyWhatIsNearCountsAndLegsThatLeadNowhereChangeNothing) {
  Region region(3);
  auto const walk = [&](OriginLegs const& from, double between, bool fade) {
    std::vector<double> const all(region.places * region.places, between);
    auto const minutes = onward_minutes(all, region.places, region.to);
    ReachSums sums(region.jobs);
    std::array<float, 2> result{};
    if (fade)
      sums.faded(from, faded(minutes, kDecay), kDecay, result);
    else
      sums.within(from, minutes, 20, result);
    return result;
  };
  for (bool const fade : {false, true}) {
    OriginLegs const on_foot{{}, {}, region.near[1], kMinutesAMetre};
    EXPECT_EQ(walk(on_foot, 1, fade), walk(region.of(1), kInf, fade)) << "the same bits";
    EXPECT_GE(walk(region.of(1), 1, fade)[0], walk(on_foot, 1, fade)[0]);
  }
}

TEST(Reach, WithoutDecayAllThatIsReachedCountsInFull) {
  Region const region(9);
  auto const minutes = onward_minutes(region.between, region.places, region.to);
  ReachSums sums(region.jobs);
  for (std::size_t o = 0; o < region.origins; ++o) {
    std::array<float, 2> within{}, faded_by_none{};
    sums.within(region.of(o), minutes, 1e6, within);
    sums.faded(region.of(o), faded(minutes, 0), 0, faded_by_none);
    EXPECT_EQ(faded_by_none, within) << "exp(-0 inf) is no number";
  }
}

TEST(Reach, SameBitsOnOneTwoAndSevenThreads) {
  Region const region(5);
  auto const alone = [&] {
    tbb::global_control const one(tbb::global_control::max_allowed_parallelism, 1);
    return faded(onward_minutes(region.between, region.places, region.to), kDecay).value;
  }();
  for (std::size_t threads : {2U, 7U}) {
    tbb::global_control const some(tbb::global_control::max_allowed_parallelism, threads);
    EXPECT_EQ(faded(onward_minutes(region.between, region.places, region.to), kDecay).value, alone);
  }
}

TEST(Legs, RowsOfAreThoseAskedForInTheirOrder) {
  Legs legs;
  for (std::uint32_t row = 0; row < 3; ++row) {
    for (std::uint32_t leg = 0; leg <= row; ++leg) {
      legs.place.push_back(10 * row + leg);
      legs.minutes.push_back(static_cast<float>(row));
    }
    legs.close_row();
  }
  std::vector<std::uint32_t> const wanted = {2, 0};
  auto const some = rows_of(legs, wanted);
  ASSERT_EQ(some.rows(), 2U);
  EXPECT_EQ(some.place, (std::vector<std::uint32_t>{20, 21, 22, 0}));
  EXPECT_EQ(scaled(some, 2).minutes, (std::vector<float>{4, 4, 4, 0}));
}

}  // namespace
}  // namespace tanvan
