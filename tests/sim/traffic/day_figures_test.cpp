#include "sim/traffic/day_figures.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/core/quantity.hpp"
#include "tests/sim/traffic/small_roads.hpp"

namespace tanvan {
namespace {

/// 0.8 vehicles/s for 1,000 s into a link that lets 0.4 go: a queue of up to 400.
struct Bottleneck {
  SmallRoads small;
  DayResult day;
  LinkFigures figures;

  Bottleneck() {
    auto const wide = small.link(0, 1, 4000), narrow = small.link(1, 2, 1000, 1, 0.4);
    for (double const t : at_rate(0.8, 0, 1000)) small.trip(t, {wide, narrow});
    day = small.run();
    figures = link_figures(small.roads, reference_rules(), day);
  }
  DistrictFigures districts(std::vector<std::uint32_t> const& of, std::size_t n) const {
    return district_figures(small.roads, figures, of, n);
  }
};

TEST(DistrictFigures, ProductionIsAllKilometresOfTheDay) {
  Bottleneck const b;
  auto const one = b.districts({0, 0}, 1);
  double const hours = seconds_of_time(b.day.record.bin_width) / kSecondsInHour;
  EXPECT_NEAR(std::accumulate(one.production_veh_km_h.begin(), one.production_veh_km_h.end(), 0.0) * hours, 800 * 5.0,
              1e-6);
}

TEST(DistrictFigures, OfPartsAddUpToThoseOfTheWhole) {
  Bottleneck const b;
  auto const one = b.districts({0, 0}, 1), two = b.districts({0, 1}, 2);
  for (std::size_t bin = 0; bin < b.day.record.bins; ++bin) {
    EXPECT_NEAR(one.production_veh_km_h[bin], two.production_veh_km_h[2 * bin] + two.production_veh_km_h[2 * bin + 1],
                1e-9);
    EXPECT_NEAR(one.accumulation_pcu[bin], two.accumulation_pcu[2 * bin] + two.accumulation_pcu[2 * bin + 1], 1e-9);
    EXPECT_NEAR(one.delay_veh_h[bin], two.delay_veh_h[2 * bin] + two.delay_veh_h[2 * bin + 1], 1e-9);
  }
}

TEST(DistrictFigures, SpeedIsKilometresByHoursOfAllThatLeft) {
  Bottleneck const b;
  auto const one = b.districts({0, 0}, 1);
  double const bin_h = seconds_of_time(b.day.record.bin_width) / kSecondsInHour;
  double hours = 0;
  for (std::size_t bin = 0; bin < b.day.record.bins; ++bin)
    if (one.speed_kmh[bin] > 0) hours += one.production_veh_km_h[bin] / one.speed_kmh[bin] * bin_h;
  double spent = 0;
  for (std::size_t t = 0; t < b.small.trips.size(); ++t) spent += seconds_of_time(b.day.arrive[t] - b.day.enter[t]);
  EXPECT_NEAR(hours, spent / kSecondsInHour, 0.01 * hours);
}

/// Homogeneous traffic has the diagram of its links: flow min(v k, w (kj - k)) at density k.
TEST(DistrictFigures, OfARingFollowTheDiagramOfItsLinks) {
  for (std::uint32_t const n : {20U, 40U, 100U, 150U}) {
    SmallRoads s;
    for (std::uint32_t i = 0; i < 10; ++i) s.link(i, (i + 1) % 10, 100);
    for (std::uint32_t v = 0; v < n; ++v) {
      std::vector<LinkId> way;
      for (std::uint32_t k = 0; k < 600; ++k) way.push_back(LinkId{(v + k) % 10});
      s.trip(0, way);
    }
    auto const day = s.run();
    auto const figures = link_figures(s.roads, reference_rules(), day);
    auto const all = district_figures(s.roads, figures, std::vector<std::uint32_t>(10, 0), 1);
    double const k = n / 1000.0, flow_h = 3600 * std::min(20 * k, kWave * (kJam / 1000 - k));
    double const bin_h = seconds_of_time(day.record.bin_width) / kSecondsInHour;
    EXPECT_NEAR(all.production_veh_km_h[1] * bin_h, flow_h * bin_h * 1.0, 1.0) << n << " vehicles on a kilometre";
  }
}

/// A road of 2 km, cut into stretches, that parts into a narrow one and a wide one, half of all for each.
SmallRoads fork() {
  constexpr std::uint32_t kStretches = 20;
  SmallRoads s;
  std::vector<LinkId> road;
  for (std::uint32_t i = 0; i < kStretches; ++i) road.push_back(s.link(i, i + 1, 100, 2));
  auto const narrow = s.link(kStretches, kStretches + 1, 100, 1, 0.3), wide = s.link(kStretches, kStretches + 2, 100);
  auto const times = at_rate(1.4, 0, 1200);
  for (std::size_t i = 0; i < times.size(); ++i) {
    auto way = road;
    way.push_back(i % 2 == 0 ? narrow : wide);
    s.trip(times[i], way);
  }
  return s;
}

/// A district that empties is slower than one that fills at the same accumulation: who is left stands in queues.
TEST(DistrictFigures, OfADistrictThatFillsAndEmptiesMakeAClockwiseLoop) {
  auto const s = fork();
  auto rules = reference_rules();
  rules.bin_min = 1;
  auto const day = s.run(rules);
  auto const figures = link_figures(s.roads, rules, day);
  auto const all = district_figures(s.roads, figures, std::vector<std::uint32_t>(s.roads.links(), 0), 1);
  double area = 0, accumulation = 0, production = 0;
  for (std::size_t b = 0; b <= day.record.bins; ++b) {
    bool const over = b == day.record.bins;
    double const n = over ? 0 : all.accumulation_pcu[b], flow = over ? 0 : all.production_pcu_km_h[b];
    area += (flow + production) / 2 * (n - accumulation);
    accumulation = n;
    production = flow;
  }
  double const largest =
      *std::ranges::max_element(all.accumulation_pcu) * *std::ranges::max_element(all.production_pcu_km_h);
  EXPECT_GT(area, 0.1 * largest);
}

TEST(DistrictFigures, AccumulationOfAJamIsItsVehicles) {
  Bottleneck const b;
  auto const upstream = b.districts({0, 1}, 2);
  // At 900 s 720 cars have set out and 360 - 80 passed the bottleneck, 4,000 m away at 20 m/s; at 0 s there was nobody.
  EXPECT_NEAR(upstream.accumulation_pcu[0], (0 + 720 - 0.4 * (900 - 200)) / 2, 3);
}

TEST(Screenlines, CountEachClassOverAllTheirLinks) {
  SmallRoads small;
  auto const a = small.link(0, 1, 100), b = small.link(2, 3, 100), c = small.link(4, 5, 100);
  for (auto const link : {a, a, b, c}) small.trip(0, {link});
  small.trip(0, {b}, VehicleClass::truck);
  auto const day = small.run();
  std::vector<Screenline> const lines = {{"river", {a, b}}, {"rail", {c}}};
  auto const figures = link_figures(small.roads, reference_rules(), day);
  auto const volume = screenline_volumes(figures, small.roads.links(), lines);
  double const bins_an_hour = kSecondsInHour / seconds_of_time(day.record.bin_width);
  ASSERT_EQ(volume.size(), 2 * kVehicleClasses);
  EXPECT_DOUBLE_EQ(volume[1], 3 * bins_an_hour);                    // cars over the river
  EXPECT_DOUBLE_EQ(volume[3], 1 * bins_an_hour);                    // trucks
  EXPECT_DOUBLE_EQ(volume[kVehicleClasses + 1], 1 * bins_an_hour);  // cars over the railway
}

/// A day whose trips of one class set out at 0 and take 1, 2 … n seconds.
std::pair<TripTable, DayResult> ladder(std::uint32_t n) {
  TripTable trips;
  DayResult day;
  for (std::uint32_t i = n; i > 0; --i) {
    trips.depart.push_back(0);
    trips.vehicle.push_back(VehicleClass::car);
    day.arrive.push_back(i * kTimesPerSecond);
  }
  return {trips, day};
}

TEST(TravelTimes, PercentilesAreThoseOfTheNearestRank) {
  auto const [trips, day] = ladder(100);
  auto const times = travel_times(trips, day, 1, traffic_time(900));
  EXPECT_EQ(times.trips[1], 100);
  EXPECT_DOUBLE_EQ(times.mean_s[1], 50.5);
  EXPECT_DOUBLE_EQ(times.p5_s[1], 5);
  EXPECT_DOUBLE_EQ(times.p50_s[1], 50);
  EXPECT_DOUBLE_EQ(times.p85_s[1], 85);
  EXPECT_DOUBLE_EQ(times.p95_s[1], 95);
}

TEST(TravelTimes, OfOneTripAreAllItsOwn) {
  auto const [trips, day] = ladder(1);
  auto const times = travel_times(trips, day, 1, traffic_time(900));
  for (auto const* column : {&times.mean_s, &times.p5_s, &times.p50_s, &times.p85_s, &times.p95_s})
    EXPECT_DOUBLE_EQ((*column)[1], 1);
}

TEST(TravelTimes, GoByTheBinOfDepartureAndLeaveOutWhoDidNotArrive) {
  auto [trips, day] = ladder(3);
  trips.depart[1] = traffic_time(900);
  day.arrive[1] = traffic_time(1000);
  day.arrive[2] = kNoTime;
  auto const times = travel_times(trips, day, 2, traffic_time(900));
  EXPECT_EQ(times.trips[1], 1);
  EXPECT_EQ(times.trips[kVehicleClasses + 1], 1);
  EXPECT_DOUBLE_EQ(times.p50_s[kVehicleClasses + 1], 100);
  EXPECT_DOUBLE_EQ(times.p50_s[0], 0);  // no motorbike
}

}  // namespace
}  // namespace tanvan
