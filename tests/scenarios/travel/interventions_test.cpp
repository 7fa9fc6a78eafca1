#include "sim/engine/interventions.hpp"

#include <gtest/gtest.h>

#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

Intervention at_start_of_2026(std::string kind, std::string target, std::map<std::string, double> numbers = {}) {
  return {month_of(2026, 1), std::move(kind), std::move(target), std::move(numbers), "QĐ 742", {}};
}

TEST(Interventions, ALinkOpeningOpensTheRoadAtItsDateAndNotBefore) {
  auto world = small::travel_world(0);
  for (auto& open : world.network.links.open_from) open = kNeverOpen;
  world.interventions = {at_start_of_2026("link_opening", "QL13")};
  apply_transport_interventions(world);
  EXPECT_EQ(world.network.links.open_from[LinkId{0}], kNeverOpen);
  world.now = month_of(2026, 1);
  apply_transport_interventions(world);
  for (auto open : world.network.links.open_from) EXPECT_EQ(open, month_of(2026, 1));
}

TEST(Interventions, EachBeginsInItsMonthAloneAndIsNotedOnce) {
  auto world = small::travel_world(0);
  world.interventions = {at_start_of_2026("link_opening", "QL13")};
  for (world.now = month_of(2025, 12); world.now < month_of(2026, 4); world.now = world.now + 1)
    apply_transport_interventions(world);
  ASSERT_EQ(world.record.events.size(), 1U);
  EXPECT_EQ(world.record.events[0].kind, "link_opening");
  EXPECT_EQ(world.record.events[0].source, "QĐ 742");
}

TEST(Interventions, AWorldThatDidNotLiveThroughTheMonthsCatchesUp) {
  auto world = small::travel_world(0);
  for (auto& open : world.network.links.open_from) open = kNeverOpen;
  world.now = month_of(2026, 3);
  world.interventions = {at_start_of_2026("link_opening", "QL13")};
  catch_up_interventions(world, transport_interventions());
  for (auto open : world.network.links.open_from) EXPECT_EQ(open, month_of(2026, 1));
}

TEST(Interventions, OtherModelsKindsAreLeftAlone) {
  auto world = small::travel_world(0);
  world.now = month_of(2026, 3);
  world.interventions = {at_start_of_2026("upzone", "Z1")};
  apply_transport_interventions(world);
  EXPECT_TRUE(world.record.events.empty());
}

TEST(Interventions, AStationOpeningLetsThePlannedLineRun) {
  auto world = small::travel_world(0);
  EXPECT_EQ(world.day.service.line_open[1], 0);
  world.now = month_of(2026, 1);
  world.interventions = {at_start_of_2026("station_opening", "M1")};
  apply_transport_interventions(world);
  for (auto const& module : transit_service_modules()) module.step(world);
  EXPECT_EQ(world.day.service.line_open[1], 1);
}

TEST(Interventions, ATruckBanBarsTheBinsThatItCoversByHalf) {
  auto world = small::travel_world(0);
  world.now = month_of(2026, 1);
  world.interventions = {at_start_of_2026("truck_ban", "QL13", {{"from_hour", 6}, {"to_hour", 10}})};
  apply_transport_interventions(world);
  EXPECT_EQ(world.network.links.truck_ban[LinkId{0}], 1);
  EXPECT_EQ(world.network.links.truck_ban_hours[LinkId{0}], 0b1111000000U);
}

TEST(Interventions, ABanThroughTheNightReachesPastMidnight) {
  auto world = small::travel_world(0);
  world.now = month_of(2026, 1);
  world.interventions = {at_start_of_2026("truck_ban", "QL13", {{"from_hour", 22}, {"to_hour", 6}})};
  apply_transport_interventions(world);
  EXPECT_EQ(world.network.links.truck_ban[LinkId{0}], 8);
  EXPECT_EQ(world.network.links.truck_ban_hours[LinkId{0}], 0b110000000000000000111111U);
}

TEST(Interventions, ATollOnTheWholeRoadIsItsSumOverTheLinksOneWay) {
  auto world = small::travel_world(0);
  world.now = month_of(2026, 1);
  world.interventions = {at_start_of_2026("toll", "QL13", {{"car_vnd", 20000}, {"truck_vnd", 110000}})};
  apply_transport_interventions(world);
  Dong car{}, truck{};
  for (std::uint32_t a = 0; a < world.network.links.size(); a += 2) {
    car += world.network.links.car_toll[LinkId{a}];
    truck += world.network.links.truck_toll[LinkId{a}];
  }
  EXPECT_EQ(car.value, 20000);
  EXPECT_EQ(truck.value, 110000);
}

}  // namespace
}  // namespace tanvan
