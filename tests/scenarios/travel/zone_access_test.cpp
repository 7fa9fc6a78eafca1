#include "scenarios/run/travel/zone_access.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "sim/access/hansen.hpp"
#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

TEST(ZoneAccess, AClosedRoadLowersWhatIsReachedByCarAndByMotorbike) {
  auto world = small::cell_town();
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

TEST(ZoneAccess, WithoutDecayEveryZoneReachesAllJobsThatARoadLeadsTo) {
  auto world = small::cell_town();
  TravelParameters p;
  p.road.access_decay = 0;
  world.network.links.open_from[LinkId{2}] = kNeverOpen;
  auto const level = level_of_service(world, frame_of(world, p), known_times(world), p);
  record_zone_access(world, level, p);
  auto const jobs = jobs_by_zone(world);
  double const all = std::accumulate(jobs.begin(), jobs.end(), 0.0);
  for (double const reached : world.record.zone_year.at("accessibility_jobs_car")) {
    EXPECT_GE(reached, 0) << "a number";
    EXPECT_LE(reached, all * (1 + 1e-12));
  }
}

TEST(ZoneAccess, LogsumsAreLogarithmsOfHansenAccessInMinutes) {
  auto world = small::cell_town();
  record_zone_access(world, level_of_service(world, frame_of(world, {}), known_times(world), {}), {});
  auto const& figures = world.record.zone_year;
  for (std::size_t z = 0; z < world.network.zones.size(); ++z)
    EXPECT_EQ(figures.at("accessibility_logsum_car")[z], logsum_of(figures.at("accessibility_jobs_car")[z], 0.05));
}

}  // namespace
}  // namespace tanvan
