// Motorbikes, buses and trucks among cars.
#include <algorithm>
#include <gtest/gtest.h>

#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

/// When the last of 800 vehicles of a class is through a narrow place [s].
double last_of(VehicleClass vehicle, TrafficRules const& rules) {
  SmallRoads s;
  auto const a = s.link(0, 1, 2000, 2, kFlow, 50), b = s.link(1, 2, 500, 1, 0.4, 50);
  for (int i = 0; i < 800; ++i) s.trip(i / 4, {a, b}, vehicle);
  auto const day = s.run(rules);
  EXPECT_EQ(day.arrived, 800U);
  return seconds_of_time(*std::ranges::max_element(day.arrive));
}

TEST(TrafficMixed, PassesTwiceAsManyMotorbikesAsCarsAndFewerTrucks) {
  auto const rules = reference_rules();
  double const car = last_of(VehicleClass::car, rules);
  EXPECT_LT(last_of(VehicleClass::motorbike, rules), 0.5 * car);
  EXPECT_GT(last_of(VehicleClass::truck, rules), 1.5 * car);
}

// Hanoi: 13,358, 21,725 and 24,335 motorcycles an hour on two, three and four lanes; 1,964, 2,130 and 1,789 PCU/h/lane
// at the 0.294 PCU of the same study's motorcycle units, which is the model's room at 38 km/h.
TEST(TrafficMixed, CarriesTheMotorbikesThatWereCountedInHanoi) {
  EXPECT_NEAR(motorbike_pcu({}, 38.4), 0.294, 0.001);
  for (auto const& [lanes, flow_lane, counted] :
       {std::tuple{2.0, 1964.0, 13'358.0}, {3.0, 2130.0, 21'725.0}, {4.0, 1789.0, 24'335.0}}) {
    SmallRoads s;
    auto const a = s.link(0, 1, 1000, lanes, flow_lane / 3600, 38.4),
               b = s.link(1, 2, 1000, lanes, flow_lane / 3600, 38.4);
    for (int i = 0; i < 12'000; ++i) s.trip(i * 0.05, {a, b}, VehicleClass::motorbike);
    auto const day = s.run({});
    auto const n = std::ranges::count_if(
        day.arrive, [](TrafficTime t) { return t >= traffic_time(300) && t < traffic_time(1200); });
    EXPECT_NEAR(static_cast<double>(n) * 4, counted, 0.01 * counted) << lanes << " lanes";
  }
}

// Each car that a motorbike takes the place of makes room for more: s(m) = s / (1 - m + m * 0.3).
TEST(TrafficMixed, RaisesTheSaturationFlowWithTheShareOfMotorbikes) {
  double before = 0;
  for (int const motorbikes : {0, 5, 9}) {  // of ten
    SmallRoads s;
    auto const a = s.link(0, 1, 1000, 1, 0.5, 50), b = s.link(1, 2, 1000, 1, 0.5, 50);
    for (int i = 0; i < 3000; ++i)
      s.trip(i * 0.2, {a, b}, i % 10 < motorbikes ? VehicleClass::motorbike : VehicleClass::car);
    auto const day = s.run({});
    double const share = motorbikes / 10.0, expected = 0.5 / (1 - share + share * motorbike_pcu({}, 50));
    std::vector<double> arrivals = seconds(day.arrive);
    std::ranges::sort(arrivals);
    double const flow = 2999 / (arrivals.back() - arrivals.front());
    EXPECT_NEAR(flow, expected, 0.03 * expected) << share;
    EXPECT_GT(flow, before);
    before = flow;
  }
}

TEST(TrafficMixed, LetsMotorbikesFilterToTheFront) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000), b = s.link(1, 2, 1000, 1, 0.1);
  for (int i = 0; i < 100; ++i) s.trip(i, {a, b}, VehicleClass::car);
  s.trip(110, {a, b}, VehicleClass::motorbike);
  auto const mixed = s.run();
  EXPECT_LT(seconds_of_time(mixed.arrive[100]), 110 + 100 + 30);  // waits for a car or two, not for a hundred
  auto classical = reference_rules();
  classical.mixed = 0;
  EXPECT_GT(seconds_of_time(s.run(classical).arrive[100]), 900);
}

TEST(TrafficMixed, LetsCarsPassTrucksOnTwoLanesOnly) {
  for (double const lanes : {1.0, 2.0}) {
    SmallRoads s;
    auto const a = s.link(0, 1, 5000, lanes, kFlow, 100);
    s.trip(0, {a}, VehicleClass::truck);
    s.trip(10, {a}, VehicleClass::car);
    auto const day = s.run();
    EXPECT_EQ(day.arrive[1] < day.arrive[0], lanes == 2);
  }
}

// Both links are full of vehicles that want into a link whose queue reaches back: PCU are shared by capacity.
TEST(TrafficMixed, LetsTrucksIntoAFullLinkAmongCars) {
  SmallRoads s;
  auto const a = s.link(0, 2, 4000), b = s.link(1, 2, 4000), c = s.link(2, 3, 500), d = s.link(3, 4, 500, 1, 0.4);
  for (double const t : at_rate(0.8, 0, 2500)) s.trip(t, {a, c, d});
  for (double const t : at_rate(0.32, 0, 2500)) s.trip(t, {b, c, d}, VehicleClass::truck);
  auto const day = s.run();
  double cars = 0, trucks = 0;
  for (std::size_t t = 0; t < s.trips.size(); ++t)
    if (day.arrive[t] >= traffic_time(1500) && day.arrive[t] < traffic_time(3000))
      (s.trips.vehicle[t] == VehicleClass::car ? cars : trucks) += 1;
  EXPECT_NEAR(cars / 1500, 0.2, 0.02);
  EXPECT_NEAR(trucks * 2.5 / 1500, 0.2, 0.02);
}

TEST(TrafficMixed, LetsBusesIntoAFullLinkAmongMotorbikes) {
  SmallRoads s;
  auto const a = s.link(0, 1, 2000), b = s.link(1, 2, 500), c = s.link(2, 3, 500, 1, 0.2);
  for (int i = 0; i < 4000; ++i) s.trip(i * 0.5, {a, b, c}, VehicleClass::motorbike);
  for (int i = 0; i < 100; ++i) s.trip(i * 20, {a, b, c}, VehicleClass::bus);
  auto const day = s.run();
  auto const buses =
      std::count_if(day.arrive.begin() + 4000, day.arrive.end(), [](TrafficTime t) { return t < traffic_time(2400); });
  EXPECT_GT(buses, 50);
}

TEST(TrafficMixed, KeepsTheOrderOfEachClass) {
  SmallRoads s;
  auto const a = s.link(0, 1, 1000, 2), b = s.link(1, 2, 1000, 1, 0.3);
  for (int i = 0; i < 600; ++i) s.trip(i, {a, b}, static_cast<VehicleClass>(i % 3));
  auto const day = s.run();
  for (std::size_t c = 0; c < 3; ++c)
    for (std::size_t t = c + 3; t < 600; t += 3) EXPECT_LE(day.arrive[t - 3], day.arrive[t]);
}

TEST(TrafficMixed, HoldsMoreMotorbikesThanCars) {
  SmallRoads s;
  auto const a = s.link(0, 1, 100), b = s.link(1, 2, 100, 1, 0.001);
  for (int i = 0; i < 400; ++i) s.trip(0, {a, b}, VehicleClass::motorbike);
  auto const day = s.run();
  auto const by = [&](double t) {
    return std::ranges::count_if(day.enter, [t](TrafficTime x) { return x < traffic_time(t); });
  };
  EXPECT_GE(by(250), 130);  // 20 PCU of 0.15, and what has passed on
}

}  // namespace
}  // namespace tanvan
