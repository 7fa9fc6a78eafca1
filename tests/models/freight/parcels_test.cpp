#include "models/freight/parcels.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/freight/goods_town.hpp"

namespace tanvan {
namespace {

double sum(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(Parcels, ALogisticCurveGoesThroughWhatIsKnown) {
  FreightParameters const p;
  EXPECT_DOUBLE_EQ(parcels_to_person(2024, p), 34);
  double const growth = std::log(parcels_to_person(2025, p) / parcels_to_person(2023, p)) / 2;
  EXPECT_NEAR(growth, 0.3, 0.01);
  EXPECT_LT(parcels_to_person(2020, p), 34 / 1.3 / 1.3 / 1.3);
  EXPECT_LT(parcels_to_person(2060, p), 100);
  EXPECT_GT(parcels_to_person(2060, p), 99);
}

TEST(Parcels, EachOfTheYearIsBroughtOnAWorkingDay) {
  auto world = goods_town::world();
  world.now = month_of(2024, 6);
  FreightParameters const p{.working_days = 300, .parcels_job = 0};
  auto const day = parcels_of_day(world, p);
  double persons = 0;
  for (auto const n : world.population.households.persons) persons += n / world.scale;
  ASSERT_GT(persons, 0);
  EXPECT_NEAR(sum(day.home), persons * 34 / 300, 1e-6);
  EXPECT_EQ(sum(day.locker), 0);
  EXPECT_EQ(day.home[0], 0) << "nobody outside";
  world.freight.locker_share = 0.25;
  auto const locked = parcels_of_day(world, p);
  EXPECT_NEAR(sum(locked.locker), 0.25 * sum(day.home), 1e-6);
  EXPECT_NEAR(sum(locked.locker) + sum(locked.home), sum(day.home), 1e-6);
}

}  // namespace
}  // namespace tanvan
