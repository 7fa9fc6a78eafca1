#include "scenarios/run/travel/zone_access.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

TEST(ZoneAccess, AClosedRoadLowersWhatIsReachedByCarAndByMotorbike) {
  auto world = small::travel_world(200);
  auto const measured = [&] {
    record_zone_access(world, level_of_service(world, frame_of(world, {}), known_times(world), {}), {});
    return world.record.zone_year;
  };
  auto const before = measured();
  world.network.links.open_from[LinkId{2}] = kNeverOpen;
  auto const after = measured();
  auto const sum = [](std::vector<double> const& values) { return std::accumulate(values.begin(), values.end(), 0.0); };
  for (auto const* name : {"accessibility_jobs_car", "accessibility_logsum_car", "accessibility_jobs_motorbike"})
    EXPECT_LT(sum(after.at(name)), sum(before.at(name))) << name;
}

TEST(ZoneAccess, LogsumsAreLogarithmsOfHansenAccessInMinutes) {
  EXPECT_EQ(logsum_of(0.5, 0.05), 0) << "less than one job";
  EXPECT_NEAR(logsum_of(std::exp(3.0), 0.05), 60, 1e-9);
  EXPECT_EQ(logsum_of(1000, 0), 0);
  auto world = small::travel_world(200);
  record_zone_access(world, level_of_service(world, frame_of(world, {}), known_times(world), {}), {});
  auto const& figures = world.record.zone_year;
  for (std::size_t z = 0; z < world.network.zones.size(); ++z)
    EXPECT_EQ(figures.at("accessibility_logsum_car")[z], logsum_of(figures.at("accessibility_jobs_car")[z], 0.05));
}

}  // namespace
}  // namespace tanvan
