#include "sim/assignment/day_network.hpp"

#include <gtest/gtest.h>

#include "tests/sim/assignment/queue_day.hpp"

namespace tanvan::small {
namespace {

constexpr auto kCar = VehicleClass::car, kTruck = VehicleClass::truck;

/// 0 to 3 by 1, short, or by 2, long; and a dead end 4 at 1.
TrafficRoads diamond() {
  return streets(5, {{0, 1, 500}, {1, 3, 500}, {0, 2, 600}, {2, 3, 600}, {1, 4, 300}, {4, 1, 300}});
}

TEST(DayNetwork, ABanOfLinksThatDoNotMeetIsAFaultAtItsPlace) {
  auto const roads = diamond();
  TrafficRules const rules;
  DayAccess access;
  access.turn_bans = {{.ban = {{LinkId{0}, LinkId{3}}, {"mvmt", 7}}}};
  auto const network = day_network(roads, rules, access, {"town", 1});
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().sorted().front().place.line, 7U);
}

TEST(DayNetwork, ColumnsOfAnotherLengthAreFaults) {
  auto const roads = diamond();
  TrafficRules const rules;
  DayAccess access{.banned = {0, 0}};
  access.toll[0] = {1, 2, 3};
  auto const network = day_network(roads, rules, access, {"town", 1});
  ASSERT_FALSE(network);
  EXPECT_EQ(network.error().size(), 2U);
}

TEST(DayNetwork, ClassesThatMayTurnAlikeShareAGraph) {
  EXPECT_EQ(Town(diamond()).network.graphs.size(), 1U);
  DayAccess access;
  access.turn_bans = {{.ban = {{LinkId{0}, LinkId{1}}, {}}, .classes = 1U << static_cast<unsigned>(kTruck)}};
  Town const town(diamond(), access);
  EXPECT_EQ(town.network.graphs.size(), 2U);
  EXPECT_EQ(&town.network.graph_of(kCar), &town.network.graph_of(VehicleClass::motorbike));
  EXPECT_NE(&town.network.graph_of(kCar), &town.network.graph_of(kTruck));
  EXPECT_FALSE(town.network.graph_of(kCar).turns);
  EXPECT_TRUE(town.network.graph_of(kTruck).turns);
}

TEST(DayNetwork, AClassDrivesNoFasterThanAnyOfItsCaps) {
  DayAccess access;
  access.rules[3].speed_cap_kmh = 50;
  access.rules[1].speed_cap_kmh = 500;
  Town const town(diamond(), access);
  EXPECT_EQ(class_cap_kmh(town.network, kTruck), 50);
  EXPECT_EQ(class_cap_kmh(town.network, kCar), town.rules.top_speed_kmh[1]);
}

TEST(DayNetwork, NoCircleIsFree) {
  auto roads = diamond();
  roads.length_m[LinkId{4}] = 0;
  std::vector<double> time(roads.links());
  free_times(roads, 72, time);
  EXPECT_EQ(time[0], 25);
  EXPECT_EQ(time[4], 1.0 / kTimesPerSecond);
}

TEST(DayNetwork, MoneyIsTimeAtTheValueOfTimeInItsHour) {
  DayAccess access;
  access.toll[1].assign(kTollHours * 6, 0);
  access.toll[1][7 * 6 + 1] = 1000;
  access.rules[1] = {.value_of_time_h = 36'000, .toll_weight = 0.5, .cost_per_km = 20};
  Town const town(diamond(), access);
  EXPECT_TRUE(pays_by_hour(town.network, kCar));
  EXPECT_FALSE(pays(town.network, kTruck));
  EXPECT_DOUBLE_EQ(money_time(town.network, kCar, LinkId{1}, 7), (500 + 10) / 10.0);
  EXPECT_DOUBLE_EQ(money_time(town.network, kCar, LinkId{1}, 7 + 24), (500 + 10) / 10.0);
  EXPECT_DOUBLE_EQ(money_time(town.network, kCar, LinkId{1}, 8), 1);
  EXPECT_EQ(money_time(town.network, kTruck, LinkId{1}, 7), 0);
}

}  // namespace
}  // namespace tanvan::small
