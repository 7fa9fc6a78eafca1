// The roads, lines and freight nodes of Bình Dương themselves, without people.
#include <cmath>
#include <gtest/gtest.h>

#include "scenarios/run/scenario/scenario.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {
namespace {

World binhduong() {
  auto const kinds = transport_interventions();
  std::vector<InterventionKind> known = kinds;
  known.push_back({"demand_shock",
                   TargetKind::none,
                   {{"factor", 1, false, 0, 2, "1", "-"}, {"months", 1, false, 0, 99, "1", "-"}},
                   "-",
                   nullptr});
  auto read = read_scenario(TANVAN_SOURCE_DIR "/scenarios/binhduong/baseline.toml", {}, {}, known);
  if (!read) throw std::runtime_error(to_string(read.error().sorted().front()));
  World world;
  world.network = read->network;
  world.region = read->region;
  world.transport = read->transport;
  world.interventions = read->interventions;
  world.now = read->start;
  estimate_access(world);
  return world;
}

TEST(BinhDuongTravel, EveryZoneReachesEveryOtherByRoad) {
  auto const world = binhduong();
  for (double t : world.access.truck_time_min.values) EXPECT_TRUE(std::isfinite(t));
  auto const& zones = world.network.zones;
  for (std::size_t i = 0; i < zones.size(); ++i)
    for (std::size_t j = 0; j < zones.size(); ++j) EXPECT_LT(world.access.car_time_min(i, j), 300);
}

TEST(BinhDuongTravel, TheBusServesSomePairsAndMostPairsHaveNone) {
  auto const world = binhduong();
  std::size_t served = 0;
  for (double t : world.access.transit_time_min.values) served += std::isfinite(t);
  EXPECT_GT(served, 300U);
  EXPECT_LT(served, world.access.transit_time_min.values.size() / 2);
}

TEST(BinhDuongTravel, TrafficFromOutsideAloneReachesItsEquilibrium) {
  auto world = binhduong();
  run_travel_day(world, {}, {});
  auto const& day = world.record.travel.at(2020).traffic;
  for (double gap : day.relative_gap) EXPECT_LE(gap, world.transport.gap);
  EXPECT_EQ(world.record.counts.size(), 15U) << "every count of freight.csv but container trucks lies on a road";
}

}  // namespace
}  // namespace tanvan
