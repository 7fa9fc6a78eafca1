#include "scenarios/run/access/mode_reach.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "models/landuse/stations.hpp"
#include "scenarios/run/access/cell_legs.hpp"
#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

TEST(ModeReach, NothingIsFeltToBeShorterThanTheClockTells) {
  auto const world = small::cell_town();
  TravelParameters const p;
  auto const to = destinations_of(world, 1);
  Driver const car{VehicleClass::car, p.road.car_inside_kmh, p.mode_choice.car_vnd_km};
  for (auto const& reach : {reach_by_road(world, car, cell_junctions(world), p, to),
                            reach_by_lines(world, p, cell_streets(world, {}), to)}) {
    ASSERT_EQ(reach.minutes.value.size(), reach.worth.value.size());
    for (std::size_t i = 0; i < reach.worth.value.size(); ++i)
      EXPECT_LE(static_cast<double>(reach.worth.value[i]),
                std::exp(-p.road.access_decay * static_cast<double>(reach.minutes.value[i])) * (1 + 1e-6));
    for (std::size_t i = 0; i < reach.legs.minutes.size(); ++i)
      EXPECT_GE(reach.felt_legs.minutes[i], reach.legs.minutes[i]);
    EXPECT_GE(reach.near_felt_a_m, reach.near_min_a_m);
  }
}

TEST(ModeReach, OnFootNoPlaceHelpsAndAWalkAllTheWayHasTheWeightOfTheModeChoice) {
  auto const world = small::cell_town();
  TravelParameters p;
  p.mode_choice.walk_weight = 3;
  p.mode_choice.outside_weight = 2;
  auto const reach = reach_on_foot(world, p);
  EXPECT_EQ(reach.legs.rows(), world.cells.size());
  EXPECT_TRUE(reach.legs.place.empty());
  EXPECT_DOUBLE_EQ(reach.near_felt_a_m, 3 * reach.near_min_a_m);
}

}  // namespace
}  // namespace tanvan
