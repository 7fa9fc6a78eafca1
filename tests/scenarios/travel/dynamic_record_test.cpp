#include "scenarios/run/travel/dynamic_record.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "scenarios/run/travel/travel_service.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr double kMinute_s = 60;

/// Every quarter of an hour of a day and two hours more, one car leaves each link, 30 s late.
LinkRecord one_car_a_quarter(std::size_t links) {
  LinkRecord record{.bins = 104,
                    .links = links,
                    .bin_width = traffic_time(15 * kMinute_s),
                    .volume = {},
                    .delay_s = {},
                    .occupancy_pcu = {}};
  record.volume.assign(record.bins * links * kVehicleClasses, 0);
  record.delay_s.assign(record.bins * links * 2, 0);
  record.occupancy_pcu.assign(record.bins * links, 0);
  for (std::size_t cell = 0; cell < record.bins * links; ++cell) {
    record.volume[cell * kVehicleClasses + static_cast<std::size_t>(VehicleClass::car)] = 1;
    record.delay_s[cell * 2 + 1] = 30;
  }
  return record;
}

DayResult day_of(LinkRecord record, std::vector<Standing> standing = {}) {
  DayResult day;
  day.record = std::move(record);
  day.standing = std::move(standing);
  return day;
}

TEST(DynamicRecord, WhoNeverLeftALinkStoodOnItInTheBinsThatHePassedThere) {
  auto const world = small::world();
  Standing const car{.trip = 0, .link = LinkId{0}, .vehicle = VehicleClass::car, .since = traffic_time(8 * 3600)};
  auto const sums = bin_record(day_of(one_car_a_quarter(world.network.links.size()), {car}), world.transport.bins);
  double const hours_of_record = 26;
  EXPECT_NEAR(sums.delay_s[1], 12 * 30 + 3600, 1e-9);  // 6 to 9
  EXPECT_NEAR(sums.delay_s[sums.links * 2 + 1], 26 * 30 + 6.5 * 3600, 1e-9);
  EXPECT_NEAR(sums.delay_s[3 * sums.links * 2 + 1], 52 * 30 + (hours_of_record - 19) * 3600, 1e-9);
}

TEST(DynamicRecord, BinsHoldEveryVehicleOnceAndHoursAfterMidnightCountAsTheNight) {
  auto const world = small::world();
  auto const record = one_car_a_quarter(world.network.links.size());
  auto const sums = bin_record(day_of(record), world.transport.bins);
  auto const cars = [&](std::size_t bin) {
    return sums.vehicles[bin * sums.links * kVehicleClasses + static_cast<std::size_t>(VehicleClass::car)];
  };
  EXPECT_EQ(cars(0), 12);      // 6 to 9
  EXPECT_EQ(cars(1), 26);      // 9 to 15:30
  EXPECT_EQ(cars(2), 14);      // 15:30 to 19
  EXPECT_EQ(cars(3), 44 + 8);  // 19 to 6, and two hours of the next day
}

TEST(DynamicRecord, ABinOfTheRecordInTwoOfTheScenarioCountsInBothByItsParts) {
  std::vector<TimeBin> const bins = {{"a", 0, 1200}, {"b", 1200, 85'200}};
  auto const sums = bin_record(day_of(one_car_a_quarter(1)), bins);
  auto const car = static_cast<std::size_t>(VehicleClass::car);
  EXPECT_NEAR(sums.vehicles[car], 2 * (1 + 300. / 900), 1e-12);  // of both days
  EXPECT_NEAR(sums.vehicles[car] + sums.vehicles[kVehicleClasses + car], 104, 1e-9);
}

TEST(DynamicRecord, TimesAreThoseOfTheEmptyLinkAndTheMeanDelay) {
  auto const world = small::world();
  auto const sums = bin_record(day_of(one_car_a_quarter(world.network.links.size())), world.transport.bins);
  auto const times = road_times(sums, world, {});
  double const free = 3000 * 3.6 / 50;
  EXPECT_NEAR(times.all[0][0], free + 30, 1e-9);
  EXPECT_NEAR(times.motorbikes[0][0], free, 1e-9) << "they pass where traffic is mixed";
}

TEST(DynamicRecord, WhereNobodyLeavesAQueueTheLinkTakesTheWholeBin) {
  auto const world = small::world();
  auto record = one_car_a_quarter(world.network.links.size());
  std::ranges::fill(record.volume, 0);
  std::ranges::fill(record.delay_s, 0.0F);
  std::ranges::fill(record.occupancy_pcu, 3.0F);
  auto const times = road_times(bin_record(day_of(record), world.transport.bins), world, {});
  EXPECT_NEAR(times.all[0][0], 3000 * 3.6 / 50 + world.transport.bins[0].length_s, 1e-9);
}

TEST(DynamicRecord, WaitsBeforeFirstLinksAreMeansOfJunctionBinAndGroup) {
  using enum VehicleClass;
  auto const world = small::world();
  auto const& bins = world.transport.bins;
  double const am = 7 * 3600, night = 25 * 3600;
  std::vector const origin(5, NodeId{1});
  std::vector const vehicle = {car, truck, motorbike, car, motorbike};
  std::vector const depart = {traffic_time(am), traffic_time(am), traffic_time(am), traffic_time(night),
                              traffic_time(10 * 3600)};
  std::vector const enter = {traffic_time(am + 60), traffic_time(am + 180), traffic_time(am + 10), kNoTime,
                             traffic_time(10 * 3600 + 40)};
  auto const wait = entry_waits({origin, vehicle, depart, enter}, bins, 3);
  auto const at = [&](std::size_t group, std::size_t bin, std::size_t node) {
    return wait[(group * 4 + bin) * 3 + node];
  };
  ASSERT_EQ(wait.size(), 2U * 4 * 3);
  EXPECT_EQ(at(0, 0, 1), 10);
  EXPECT_EQ(at(1, 0, 1), 120);
  EXPECT_EQ(at(1, 1, 1), 40) << "as the motorbikes, where no other set out";
  EXPECT_EQ(at(1, 3, 1), bins[3].length_s) << "never got onto the roads";
  EXPECT_EQ(at(0, 3, 1), 0);
  EXPECT_EQ(at(1, 0, 2), 0);
}

TEST(DynamicRecord, ServiceHoldsTheWaitWhereATripSetsOut) {
  auto const world = small::travel_world();
  TravelParameters const p;
  auto const frame = frame_of(world, p);
  auto times = known_times(world);
  auto const before = level_of_service(world, frame, times, p);
  std::size_t const nodes = world.network.nodes.size(), bins = times.all.size();
  times.entry_wait_s.assign(kWaitGroups * bins * nodes, 0);
  for (std::size_t v = 0; v < nodes; ++v) times.entry_wait_s[(1 * bins + 0) * nodes + v] = 300;
  auto const after = level_of_service(world, frame, times, p);
  auto const minutes = [](LevelOfService const& level, Mode mode, std::size_t bin) {
    return level.skims[static_cast<std::size_t>(mode)][bin].time_min(1, 4);
  };
  EXPECT_NEAR(minutes(after, Mode::car, 0), minutes(before, Mode::car, 0) + 5, 1e-9);
  EXPECT_EQ(minutes(after, Mode::car, 1), minutes(before, Mode::car, 1));
  EXPECT_EQ(minutes(after, Mode::motorbike, 0), minutes(before, Mode::motorbike, 0));
}

TEST(DynamicRecord, VolumesAreOfAllVehiclesAndLineBusesComeOnTop) {
  auto const world = small::world();
  std::size_t const links = world.network.links.size();
  auto const sums = bin_record(day_of(one_car_a_quarter(links)), world.transport.bins);
  auto const times = road_times(sums, world, {});
  Matrix const buses(4, links, 6);
  auto const day = traffic_of(sums, times, world, {}, buses, 0.1);
  EXPECT_NEAR(day.volume_veh_h[static_cast<std::size_t>(VehicleClass::car)], 12 / 3. * 10, 1e-9);
  EXPECT_NEAR(day.volume_veh_h[static_cast<std::size_t>(VehicleClass::bus)], 6, 1e-9);
  EXPECT_NEAR(day.volume_pcu_h[0], 40 + 6 * 2.5, 1e-9);
  EXPECT_NEAR(day.delay_veh_h[0], (12 * 30 * 10 + 6 * 3 * 30) / 3600., 1e-9);
}

}  // namespace
}  // namespace tanvan
