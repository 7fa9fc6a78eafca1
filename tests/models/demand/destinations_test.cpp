#include "models/demand/destinations.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

constexpr double kNoWay = std::numeric_limits<double>::infinity();

/// Two origins and three destinations; nothing leads from the second origin to the third destination.
DestinationTable three_places(std::vector<double> const& attraction) {
  Matrix time(2, 3);
  time.values = {0, 10, 20, 5, 5, kNoWay};
  return {time, attraction, 0.1};
}

TEST(Destinations, FollowTheGravityFormula) {
  auto const table = three_places({1, 2, 3});
  double const w[] = {1, 2 * std::exp(-1), 3 * std::exp(-2)};
  for (std::uint32_t j = 0; j < 3; ++j)
    EXPECT_NEAR(table.probability(ZoneId{0}, ZoneId{j}), w[j] / (w[0] + w[1] + w[2]), 1e-12);
}

TEST(Destinations, WhereThereIsNoWayNobodyGoes) {
  auto const table = three_places({1, 2, 3});
  EXPECT_EQ(table.probability(ZoneId{1}, ZoneId{2}), 0);
  EXPECT_NEAR(table.probability(ZoneId{1}, ZoneId{1}), 2.0 / 3, 1e-12);
  EXPECT_EQ(table.draw(ZoneId{1}, 1 - 1e-12), ZoneId{1});
}

TEST(Destinations, ZonesThatAttractNobodyAreNeverDrawn) {
  auto const table = three_places({0, 2, 0});
  for (double u : {1e-12, 0.25, 0.5, 1 - 1e-12}) EXPECT_EQ(table.draw(ZoneId{0}, u), ZoneId{1});
}

TEST(Destinations, WhereNothingIsInReachOneStays) {
  auto const table = three_places({0, 0, 5});
  EXPECT_EQ(table.draw(ZoneId{1}, 0.5), ZoneId{1});
  EXPECT_EQ(table.probability(ZoneId{1}, ZoneId{1}), 1);
  EXPECT_EQ(table.probability(ZoneId{1}, ZoneId{0}), 0);
}

TEST(Destinations, QuantilesFallIntoShareOfTheirZone) {
  auto const table = three_places({1, 2, 3});
  std::array<int, 3> drawn{};
  constexpr int kQuantiles = 10'000;
  for (int i = 0; i < kQuantiles; ++i) ++drawn[table.draw(ZoneId{0}, (i + 0.5) / kQuantiles).value];
  for (std::uint32_t j = 0; j < 3; ++j)
    EXPECT_NEAR(drawn[j], kQuantiles * table.probability(ZoneId{0}, ZoneId{j}), 1) << j;
}

TEST(Attractions, JobsAndPeopleInsideAreTheSampleOverItsScale) {
  auto const world = small::world(600);
  auto const a = attractions(world, {});
  double jobs = 0, people = 0;
  for (std::size_t z = 1; z <= 4; ++z) jobs += a.jobs[z], people += a.population[z];
  EXPECT_NEAR(jobs, 600 / world.scale, 1e-6);
  EXPECT_NEAR(people, 3 * 600 / world.scale, 1e-6);
  EXPECT_NEAR(a.jobs[3], 450 / world.scale, 1e-6);  // the factory; a quarter works in the shop
}

TEST(Attractions, OnlyServicesAreServiceJobs) {
  auto const world = small::world(600);
  auto const a = attractions(world, {});
  EXPECT_NEAR(a.service_jobs[2], 150 / world.scale, 1e-6);  // the shop
  EXPECT_EQ(a.service_jobs[3], 0);                          // the factory
}

TEST(Attractions, OutsideZonesCountByTheirCensusAndTheirWeight) {
  auto const world = small::world(1);
  auto const a = attractions(world, {.outside_attraction = 0.3});
  EXPECT_EQ(a.population[0], 40'000);
  EXPECT_NEAR(a.jobs[0], 0.55 * 0.3 * 40'000, 1e-9);
  EXPECT_NEAR(a.service_jobs[5], 0.2 * 0.3 * 60'000, 1e-9);
}

TEST(Attractions, UniversitiesDrawStudentsFromTheYearTheyOpen) {
  auto world = small::world(1);
  SpecialAreaRow area;
  area.kind = "university";
  area.zone = ZoneId{2};
  area.students = 8000;
  area.opening_year = world.now.year() + 1;
  world.region.areas.push_back(area);
  EXPECT_EQ(attractions(world, {}).students[2], 0);
  world.now = world.now + 12;
  EXPECT_EQ(attractions(world, {}).students[2], 8000);
}

TEST(Attractions, UniversitiesWithoutStudentsInTheirTableCountHalfTheirCapacity) {
  auto world = small::world(1);
  SpecialAreaRow area;
  area.kind = "university_campus";
  area.zone = ZoneId{1};
  area.capacity = 10'000;
  area.opening_year = 2010;
  world.region.areas.push_back(area);
  EXPECT_EQ(attractions(world, {}).students[1], 5000);
}

TEST(Attractions, ClosedEnterprisesHaveNoJobs) {
  auto world = small::world(600);
  world.population.enterprises.establishment[EnterpriseId{0}] = {};
  EXPECT_EQ(attractions(world, {}).jobs[3], 0);
}

}  // namespace
}  // namespace tanvan
