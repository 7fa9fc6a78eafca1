#include "sim/assignment/link_times.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/sim/assignment/queue_day.hpp"

namespace tanvan::small {
namespace {

/// Two links in a row, 1,000 m at 20 m/s each.
TrafficRoads row_of_two() {
  return streets(3, {{0, 1, 1000, 2880}, {1, 2, 1000, 1440}});
}

void leave(LinkRecord& r, std::size_t bin, std::size_t link, VehicleClass vehicle, std::uint32_t n,
           double mean_delay_s) {
  auto const cell = bin * r.links + link;
  r.volume[cell * kVehicleClasses + static_cast<std::size_t>(vehicle)] += n;
  r.delay_s[cell * kTimeGroups + time_group(vehicle)] += static_cast<float>(n * mean_delay_s);
}

TEST(LinkTimes, AreTheFreeTimeAndTheMeanDelayOfTheGroup) {
  auto r = empty_record(1, 2, 900);
  leave(r, 0, 0, VehicleClass::car, 3, 40);
  leave(r, 0, 0, VehicleClass::truck, 1, 80);
  leave(r, 0, 0, VehicleClass::motorbike, 10, 5);
  auto const t = link_times_of(r, row_of_two(), {});
  EXPECT_DOUBLE_EQ(t.time_s[0][0], 55);
  EXPECT_DOUBLE_EQ(t.time_s[1][0], 100);
  EXPECT_DOUBLE_EQ(t.time_s[1][1], 50);
}

TEST(LinkTimes, AGroupThatNobodySawIsDelayedByTheLeastThatCanBeSaid) {
  auto r = empty_record(1, 2, 900);
  leave(r, 0, 0, VehicleClass::motorbike, 10, 5);
  leave(r, 0, 1, VehicleClass::car, 10, 30);
  auto const t = link_times_of(r, row_of_two(), {});
  EXPECT_DOUBLE_EQ(t.time_s[1][0], 55);  // cars like motorbikes
  EXPECT_DOUBLE_EQ(t.time_s[0][1], 50);  // motorbikes filter past
  TrafficRules rules;
  rules.mixed = 0;
  EXPECT_DOUBLE_EQ(link_times_of(r, row_of_two(), rules).time_s[0][1], 80);
}

TEST(LinkTimes, ALinkWhereVehiclesStoodAndNoneLeftIsUnknown) {
  auto r = empty_record(1, 2, 900);
  r.occupancy_pcu[0] = 3;
  auto const t = link_times_of(r, row_of_two(), {});
  EXPECT_TRUE(std::isnan(t.time_s[0][0]));
  EXPECT_TRUE(std::isnan(t.time_s[1][0]));
}

TEST(Profiles, WhoLeftInABinEnteredHisTimeBefore) {
  auto r = empty_record(4, 2, 900);
  leave(r, 2, 0, VehicleClass::car, 10, 350);  // left about 2250 s, entered about 1850 s
  r.occupancy_pcu[4] = 5;
  auto const p = profiles_of(link_times_of(r, row_of_two(), {}), 1, row_of_two(), 86'400);
  EXPECT_TRUE(validate(p, {"profiles", 1}).empty());
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1850})), ticks_of({400}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({100})), ticks_of({50}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({5000})), ticks_of({50}));
  EXPECT_EQ(travel_time(p, LinkId{1}, ticks_of({1850})), ticks_of({50}));
}

TEST(Profiles, AQueueEndsWhenItsVehiclesCouldHaveLeft) {
  auto r = empty_record(3, 2, 900);
  leave(r, 1, 0, VehicleClass::car, 360, 400);  // 450 s of 2880 an hour: from 900 to 1350 s
  auto const p = profiles_of(link_times_of(r, row_of_two(), {}), 1, row_of_two(), 86'400);
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1125 - 450})), ticks_of({450}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1300})), ticks_of({50}));
}

TEST(Profiles, AreFirstInFirstOutWhateverTheDelays) {
  auto r = empty_record(6, 2, 900);
  double const delays[] = {800, 10, 3000, 0, 2000, 5};
  for (std::size_t b = 0; b < 6; ++b) leave(r, b, 0, VehicleClass::car, 1, delays[b]);
  for (std::size_t g = 0; g < kTimeGroups; ++g)
    EXPECT_TRUE(validate(profiles_of(link_times_of(r, row_of_two(), {}), g, row_of_two(), 86'400), {"p", 1}).empty());
}

TEST(Profiles, WhoStandsAtTheEndStaysUntilTheDayIsOver) {
  auto r = empty_record(4, 2, 900);
  leave(r, 0, 0, VehicleClass::car, 10, 0);
  for (std::size_t b = 1; b < 4; ++b) r.occupancy_pcu[b * 2] = 30;
  auto times = link_times_of(r, row_of_two(), {});
  auto const p = profiles_of(times, 1, row_of_two(), 86'400);
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({400})), ticks_of({50}));
  EXPECT_GE(1'000'000 + travel_time(p, LinkId{0}, 1'000'000), ticks_of({86'400}));
  times.all_left = true;  // room that was freed but not yet seen
  EXPECT_EQ(travel_time(profiles_of(times, 1, row_of_two(), 86'400), LinkId{0}, 1'000'000), ticks_of({50}));
}

TEST(Profiles, AClosedLinkKeepsWhoeverComesUntilItOpens) {
  auto roads = row_of_two();
  roads.changes = {{.at_s = 1000, .link = LinkId{0}, .capacity_pcu_h = 0},
                   {.at_s = 1600, .link = LinkId{0}, .capacity_pcu_h = 1000},
                   {.at_s = 2000, .link = LinkId{1}, .capacity_pcu_h = 0}};
  auto const p = profiles_of(link_times_of(empty_record(4, 2, 900), roads, {}), 1, roads, 86'400);
  EXPECT_TRUE(validate(p, {"profiles", 1}).empty());
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({900})), ticks_of({50}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1000})), ticks_of({650}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1500})), ticks_of({150}));
  EXPECT_EQ(travel_time(p, LinkId{0}, ticks_of({1700})), ticks_of({50}));
  EXPECT_GE(ticks_of({3000}) + travel_time(p, LinkId{1}, ticks_of({3000})), ticks_of({86'400}));
}

TEST(EntryDelays, FallOnTheLinkThatIsAtCapacity) {
  auto const roads = streets(4, {{0, 1, 1000, 2880}, {1, 2, 1000, 1440}, {1, 3, 1000, 2880}});
  auto r = empty_record(1, 3, 900);
  leave(r, 0, 0, VehicleClass::car, 400, 120);
  leave(r, 0, 1, VehicleClass::car, 350, 0);
  leave(r, 0, 2, VehicleClass::car, 50, 0);
  TrafficRules const rules;
  auto const delay = entry_delays(link_times_of(r, roads, rules), r, roads, rules);
  EXPECT_EQ(delay[0], 0);  // nobody waits before it
  EXPECT_NEAR(delay[1], 120, 1e-3);
  EXPECT_EQ(delay[2], 0);
}

TEST(EntryWaits, AreMeansBetweenTheMeanMomentsOfBins) {
  std::vector<LinkId> const first = {LinkId{0}, LinkId{0}, LinkId{0}, LinkId{}};
  std::vector<TrafficTime> const depart = {traffic_time(10), traffic_time(20), traffic_time(150), traffic_time(10)};
  std::vector<TrafficTime> const enter = {traffic_time(40), traffic_time(70), traffic_time(150), kNoTime};
  std::vector<VehicleClass> const vehicle(4, VehicleClass::car);
  EntryWaits const waits(first, depart, enter, vehicle, 100, 86'400);
  EXPECT_DOUBLE_EQ(waits.wait_s(1, LinkId{0}, traffic_time(15)), 40);
  EXPECT_DOUBLE_EQ(waits.wait_s(1, LinkId{0}, traffic_time(82.5)), 20);
  EXPECT_DOUBLE_EQ(waits.wait_s(1, LinkId{0}, traffic_time(150)), 0);
  EXPECT_DOUBLE_EQ(waits.wait_s(0, LinkId{0}, traffic_time(50)), 0);
  EXPECT_DOUBLE_EQ(waits.wait_s(1, LinkId{1}, traffic_time(50)), 0);
}

TEST(EntryWaits, MeltAfterTheLastAndGrowTowardsTheFirstWhereNobodyDeparts) {
  std::vector<LinkId> const first(2, LinkId{0});
  std::vector<TrafficTime> const depart = {traffic_time(1000), traffic_time(5000)},
                                 enter = {traffic_time(1300), traffic_time(5060)};
  std::vector<VehicleClass> const vehicle(2, VehicleClass::car);
  EntryWaits const waits(first, depart, enter, vehicle, 100, 86'400);
  auto const at = [&](double s) { return waits.wait_s(1, LinkId{0}, traffic_time(s)); };
  EXPECT_DOUBLE_EQ(at(900), 0);
  EXPECT_DOUBLE_EQ(at(950), 150);
  EXPECT_DOUBLE_EQ(at(1000), 300) << "all who depart at one moment wait as long as they do on average";
  EXPECT_DOUBLE_EQ(at(1200), 100);
  EXPECT_DOUBLE_EQ(at(1300), 0);
  EXPECT_DOUBLE_EQ(at(4950), 30);
  EXPECT_DOUBLE_EQ(at(5030), 30);
}

TEST(Coarser, KeepsVehiclesAndDelaysAndTheLastOccupancy) {
  auto r = empty_record(5, 1, 900);
  for (std::size_t b = 0; b < 5; ++b) {
    leave(r, b, 0, VehicleClass::car, 1, 10.0 * static_cast<double>(b));
    r.occupancy_pcu[b] = static_cast<float>(b);
  }
  auto const c = coarser(r, 3);
  EXPECT_EQ(c.bins, 2U);
  EXPECT_EQ(c.bin_width, 3 * r.bin_width);
  EXPECT_EQ(c.volume[1], 3U);
  EXPECT_EQ(c.volume[kVehicleClasses + 1], 2U);
  EXPECT_EQ(c.delay_s[1], 30);
  EXPECT_EQ(c.occupancy_pcu, (std::vector<float>{2, 4}));
}

}  // namespace
}  // namespace tanvan::small
