#include "models/demand/vehicle_trips.hpp"

#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <tbb/global_control.h>

#include "models/demand/demand.hpp"
#include "models/demand/departure_times.hpp"
#include "sim/rng/draws.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

constexpr auto kTruck = static_cast<std::size_t>(VehicleClass::truck);

/// Bins with the same trucks of people from outside and no other vehicles.
std::vector<ClassMatrices> trucks_only(std::size_t bins, Matrix const& trucks) {
  ClassMatrices all;
  for (auto& matrix : all) matrix = Matrix(trucks.rows, trucks.columns);
  all[kTruck] = trucks;
  return std::vector<ClassMatrices>(bins, all);
}

/// Trucks with goods between two zones.
void add_goods(World& w, std::uint32_t from, std::uint32_t to, double from_s, double until_s, double vehicles) {
  auto& goods = w.day.goods;
  goods.key.push_back({1000 + goods.size()});
  goods.origin.push_back({from});
  goods.destination.push_back({to});
  goods.vehicle.push_back(VehicleClass::truck);
  goods.from_s.push_back(from_s);
  goods.until_s.push_back(until_s);
  goods.vehicles.push_back(vehicles);
}

/// A day of trips: three of four by motorbike, the rest by car; trucks and people from outside.
World day_of(std::size_t families) {
  World w = small::world(families);
  generate_trips(w, {});
  generate_external(w, {});
  auto& trips = w.day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row)
    trips.mode[row] = trips.traveller[row].value % 4 == 0 ? Mode::car : Mode::motorbike;
  for (std::uint32_t i = 0; i < w.network.zones.size(); ++i)
    for (std::uint32_t j = 0; j < w.network.zones.size(); ++j) add_goods(w, i, j, 7 * 3600, 9 * 3600, 1.2);
  return w;
}

bool same(VehicleTrips const& a, VehicleTrips const& b) {
  return a.depart == b.depart && a.vehicle == b.vehicle && a.origin == b.origin && a.destination == b.destination &&
         a.nowhere == b.nowhere;
}

std::array<double, kVehicleClasses> by_class(VehicleTrips const& trips) {
  std::array<double, kVehicleClasses> count{};
  for (auto const v : trips.vehicle) ++count[static_cast<std::size_t>(v)];
  return count;
}

/// What the static assignment loads: vehicles of residents and of the matrices between different zones.
std::array<double, kVehicleClasses> loaded(World const& w, VehicleTripParameters const& p) {
  std::array<double, kVehicleClasses> sum{};
  auto const& trips = w.day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row) {
    if (trips.origin[row] == trips.destination[row]) continue;
    bool const car = trips.mode[row] == Mode::car;
    sum[car ? 1 : 0] += 1 / w.scale / (car ? p.occupancy.car : p.occupancy.motorbike);
  }
  for (std::size_t b = 0; b < w.transport.bins.size(); ++b)
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < 6; ++j)
        if (i != j)
          for (std::size_t c = 0; c < kVehicleClasses; ++c) sum[c] += w.day.external[b][c](i, j);
  auto const& goods = w.day.goods;
  for (std::size_t row = 0; row < goods.size(); ++row)
    if (goods.origin[row] != goods.destination[row]) sum[kTruck] += goods.vehicles[row];
  return sum;
}

TEST(VehicleTrips, AreAsManyAsTheStaticAssignmentLoads) {
  auto const w = day_of(1200);
  VehicleTripParameters const p;
  auto const count = by_class(vehicle_trips(w, p)), wanted = loaded(w, p);
  for (std::size_t c = 0; c < kVehicleClasses; ++c)
    EXPECT_NEAR(count[c], wanted[c], 0.01 * wanted[c] + 12) << c;  // 12: rounded totals of four bins
}

TEST(VehicleTrips, DefaultsLieWithinTheirRanges) {
  VehicleTripParameters p;
  for (auto const& parameter : parameters(p))
    EXPECT_TRUE(parameter.low <= *parameter.value && *parameter.value <= parameter.high) << parameter.key;
}

TEST(VehicleTrips, ASampleHasItsShareOfTheVehiclesAndOfTheCapacity) {
  auto const w = day_of(1200);
  auto const all = vehicle_trips(w, {}), tenth = vehicle_trips(w, {.sample = 0.1});
  EXPECT_NEAR(static_cast<double>(tenth.size()) / static_cast<double>(all.size()), 0.1, 0.005);
  EXPECT_EQ(tenth.capacity_factor, 0.1);
  EXPECT_EQ(all.capacity_factor, 1);
}

TEST(VehicleTrips, LeaveWithinTheDayInOrderBetweenTwoJunctions) {
  auto const trips = vehicle_trips(day_of(300), {});
  EXPECT_TRUE(std::is_sorted(trips.depart.begin(), trips.depart.end()));
  ASSERT_FALSE(trips.depart.empty());
  EXPECT_LT(seconds_of_time(trips.depart.back()), kDay_s);
  for (std::size_t i = 0; i < trips.size(); ++i) {
    EXPECT_TRUE(trips.origin[i] && trips.destination[i]);
    EXPECT_NE(trips.origin[i], trips.destination[i]);
  }
}

TEST(VehicleTrips, EachBinHasTheTrucksOfItsMatrix) {
  World w = small::world(0);
  std::size_t const zones = w.network.zones.size();
  w.day.external = trucks_only(w.transport.bins.size(), Matrix(zones, zones));
  for (std::size_t b = 0; b < 4; ++b) w.day.external[b][kTruck](0, 5) = 10.0 * static_cast<double>(b + 1);
  auto const trips = vehicle_trips(w, {});
  std::map<int, int> count;
  for (auto const depart : trips.depart) ++count[bin_at(w.transport.bins, seconds_of_time(depart) / 3600)];
  EXPECT_EQ(count, (std::map<int, int>{{0, 10}, {1, 20}, {2, 30}, {3, 40}}));
}

TEST(VehicleTrips, FractionsOfManyPairsAddUpToWholeTrucks) {
  World w = small::world(0);
  std::size_t const zones = w.network.zones.size();
  w.day.external = trucks_only(w.transport.bins.size(), Matrix(zones, zones));
  for (std::size_t i = 0; i < zones; ++i)
    for (std::size_t j = 0; j < zones; ++j) w.day.external[1][kTruck](i, j) = i == j ? 0 : 0.2;
  EXPECT_EQ(vehicle_trips(w, {}).size(), 6U);  // 30 pairs of 0.2
}

TEST(VehicleTrips, GoodsLeaveInTheHoursThatTheyChose) {
  World w = small::world(0);
  add_goods(w, 0, 5, 9 * 3600, 9.5 * 3600, 40);
  add_goods(w, 1, 4, 20 * 3600, 20 * 3600, 1);
  add_goods(w, 2, 2, 20 * 3600, 20 * 3600, 5);  // within a zone: no traffic
  auto const trips = vehicle_trips(w, {});
  ASSERT_EQ(trips.size(), 41U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_GE(seconds_of_time(trips.depart[i]), 9 * 3600 - 1);
    EXPECT_LE(seconds_of_time(trips.depart[i]), 9.5 * 3600 + 1);
  }
  EXPECT_NEAR(seconds_of_time(trips.depart[20]), 9.25 * 3600, 60) << "evenly";
  EXPECT_NEAR(seconds_of_time(trips.depart[40]), 20 * 3600, 1);
}

TEST(VehicleTrips, AsManyGoodsVehiclesComeBackAsHaveLeft) {
  World w = small::world(0);
  for (std::uint32_t n = 0; n < 50; ++n) {
    add_goods(w, 1, 4, n * 1000, n * 1000 + 500, 0.3 + 0.1 * n);
    add_goods(w, 4, 1, n * 1000 + 700, n * 1000 + 900, 0.3 + 0.1 * n);
    w.day.goods.key.back() = w.day.goods.key[w.day.goods.size() - 2];  // legs of one duty
  }
  auto const trips = vehicle_trips(w, {.sample = 0.35});
  EXPECT_EQ(trips.size() % 2, 0U);
  EXPECT_EQ(static_cast<std::size_t>(std::count(trips.origin.begin(), trips.origin.end(), NodeId{1})),
            trips.size() / 2);
}

TEST(VehicleTrips, OneMoreDriveOfGoodsDisturbsNoOther) {
  World few = small::world(0), more = small::world(0);
  for (auto* w : {&few, &more})
    for (std::uint32_t n = 0; n < 20; ++n) add_goods(*w, 1, 4, n * 3600, n * 3600 + 1000, 3.5);
  add_goods(more, 0, 5, 12.5 * 3600, 13 * 3600, 7);
  auto const a = vehicle_trips(few, {.sample = 0.5}), b = vehicle_trips(more, {.sample = 0.5});
  std::vector<TrafficTime> kept;
  for (std::size_t i = 0; i < b.size(); ++i)
    if (b.depart[i] < traffic_time(12.5 * 3600) || b.depart[i] > traffic_time(13 * 3600)) kept.push_back(b.depart[i]);
  EXPECT_EQ(kept, a.depart);
}

TEST(VehicleTrips, ToursEndWhereTheyBegan) {
  auto const trips = vehicle_trips(day_of(300), {.sample = 0.1});
  std::map<std::tuple<VehicleClass, NodeId, NodeId>, int> balance;
  for (std::size_t i = 0; i < trips.size(); ++i)
    if (trips.vehicle[i] == VehicleClass::motorbike) {
      ++balance[{trips.vehicle[i], trips.origin[i], trips.destination[i]}];
      --balance[{trips.vehicle[i], trips.destination[i], trips.origin[i]}];
    }
  int uneven = 0;
  for (auto const& [way, count] : balance) uneven += std::abs(count);
  EXPECT_LT(uneven, static_cast<int>(trips.size()) / 20)
      << "only people from outside, whose ways back are rounded apart";
}

TEST(VehicleTrips, WorkersOfOneEnterpriseComeForOneShift) {
  World w = small::world(0);
  auto const factory = EnterpriseId{0};
  for (int i = 0; i < 200; ++i) small::add_family(w, 1, factory, 1);
  generate_trips(w, {.errands_worker = 0, .errands_adult = 0, .errands_child = 0, .business_tours = 0});
  auto& trips = w.day.trips;
  for (std::size_t row = 0; row < trips.size(); ++row)
    trips.mode[row] = trips.purpose[row & ~std::size_t{1}] == Purpose::work ? Mode::motorbike : Mode::walk;
  auto const vehicles = vehicle_trips(w, {.early_least_min = 5, .early_mean_min = 5});
  double const travel = w.access.motorbike_time_min(1, 3) * 60;
  std::map<double, int> arrivals;
  int morning = 0;
  for (std::size_t i = 0; i < vehicles.size(); ++i) {
    double const hour = seconds_of_time(vehicles.depart[i]) / 3600;
    if (vehicles.origin[i] != NodeId{1} || hour < 6 || hour >= 9) continue;
    ++morning;
    ASSERT_NE(vehicles.wish[i], kNoTime);
    EXPECT_NEAR(seconds_of_time(vehicles.wish[i]), seconds_of_time(vehicles.depart[i]) + travel, 0.001);
    ++arrivals[std::round((seconds_of_time(vehicles.depart[i]) + travel + 300) / 60) / 60];
  }
  ASSERT_GT(morning, 500);
  EXPECT_EQ(arrivals.size(), 1U) << "at one minute";
  for (std::size_t i = 0; i < vehicles.size(); ++i)
    EXPECT_TRUE(vehicles.origin[i] != NodeId{3} || vehicles.wish[i] == kNoTime) << "ways back have no wish";
}

TEST(VehicleTrips, NobodyComesBackInTheSameBinBeforeHeArrived) {
  World w = small::world(0);
  small::add_family(w, 1, EnterpriseId{0}, 1);
  generate_trips(w, {.work_attendance = 1,
                     .school_attendance = 0,
                     .errands_worker = 0,
                     .errands_adult = 0,
                     .errands_child = 0,
                     .business_tours = 0});
  auto& trips = w.day.trips;
  ASSERT_EQ(trips.size(), 2U);
  trips.mode = {Mode::car, Mode::car};
  trips.bin = {1, 1};
  auto const vehicles = vehicle_trips(w, {.occupancy = {.car = 1}});
  ASSERT_EQ(vehicles.size(), 20U);
  double out = 0, back = 0;  // each tour of the ten leaves and comes back
  for (std::size_t i = 0; i < vehicles.size(); ++i)
    (vehicles.origin[i] == NodeId{1} ? out : back) += seconds_of_time(vehicles.depart[i]);
  EXPECT_GT(back / 10, out / 10 + w.access.motorbike_time_min(1, 3) * 60 - 1e-3);
}

/// A worker of zone 1 whose motorbike stays at a lot in zone 2, on the way to work in zone 3.
World parking_world(std::vector<std::uint8_t> bins, std::vector<float> beyond_min) {
  World w = small::world(0);
  w.scale = 1;
  small::add_family(w, 1, EnterpriseId{0}, 1);
  generate_trips(w, {.work_attendance = 1,
                     .school_attendance = 0,
                     .errands_worker = 0,
                     .errands_adult = 0,
                     .errands_child = 0,
                     .business_tours = 0});
  w.day.parking = {{4}, {ZoneId{2}}, {0}, {0}};
  auto& trips = w.day.trips;
  trips.mode.assign(2, Mode::park_ride);
  trips.lot.assign(2, 0);
  trips.bin = std::move(bins);
  trips.beyond_min = std::move(beyond_min);
  return w;
}

/// Seconds at which the motorbike goes to the lot, and back.
std::pair<double, double> out_and_back(VehicleTrips const& vehicles) {
  std::size_t const out = vehicles.origin.at(0) == NodeId{1} ? 0 : 1;
  EXPECT_EQ(vehicles.size(), 2U);
  EXPECT_EQ(vehicles.origin[1 - out], NodeId{2}) << "from the lot";
  return {seconds_of_time(vehicles.depart[out]), seconds_of_time(vehicles.depart[1 - out])};
}

TEST(VehicleTrips, AMotorbikeWaitsAtTheLotForItsRider) {
  auto const at_once = out_and_back(vehicle_trips(parking_world({0, 2}, {0, 0}), {}));
  auto const far = out_and_back(vehicle_trips(parking_world({0, 2}, {30, 40}), {}));
  EXPECT_EQ(far.first, at_once.first);
  EXPECT_NEAR(far.second, at_once.second + 40 * 60, 1e-3) << "who leaves work has the ride still ahead";
  auto const world = parking_world({1, 1}, {180, 190});
  auto const same_bin = out_and_back(vehicle_trips(world, {}));
  double const there = same_bin.first + world.access.motorbike_time_min(1, 2) * 60 + 180 * 60;
  EXPECT_GE(same_bin.second, there + 190 * 60 - 1e-3) << "there, and back again";
}

TEST(VehicleTrips, OnePersonMoreChangesNobodyElsesDay) {
  auto const w = day_of(300);
  auto more = w;
  auto& trips = more.day.trips;
  AgentKey const stranger{1'000'000};
  for (std::uint8_t back = 0; back < 2; ++back) {
    trips.traveller.push_back(stranger);
    trips.person.push_back({0});
    trips.origin.push_back({back == 0 ? 1U : 4U});
    trips.destination.push_back({back == 0 ? 4U : 1U});
    trips.purpose.push_back(back == 0 ? Purpose::shopping : Purpose::home);
    trips.bin.push_back(1);
    trips.number.push_back(back);
    trips.returning.push_back(back);
    trips.within.push_back(1);
    trips.mode.push_back(Mode::car);
    trips.company_bus.push_back(0);
    trips.lot.push_back(-1);
    trips.beyond_min.push_back(0);
  }
  auto const before = vehicle_trips(w, {}), after = vehicle_trips(more, {});
  std::map<std::tuple<TrafficTime, VehicleClass, NodeId, NodeId>, int> count;
  for (std::size_t i = 0; i < after.size(); ++i)
    ++count[{after.depart[i], after.vehicle[i], after.origin[i], after.destination[i]}];
  for (std::size_t i = 0; i < before.size(); ++i)
    --count[{before.depart[i], before.vehicle[i], before.origin[i], before.destination[i]}];
  for (auto const& [trip, left] : count) EXPECT_GE(left, 0);
  EXPECT_GT(after.size(), before.size());
}

TEST(VehicleTrips, AZoneWithoutJunctionsLeavesItsVehiclesNowhere) {
  World w = day_of(100);
  w.network.connectors = {{0, 0, 0, 0, 0, 0, 0}, {}, {}, {}};
  auto const trips = vehicle_trips(w, {});
  EXPECT_EQ(trips.size(), 0U);
  EXPECT_GT(trips.nowhere, 0U);
}

TEST(VehicleTrips, ADayWithoutTripsHasNoVehicles) {
  EXPECT_EQ(vehicle_trips(small::world(0), {}).size(), 0U);
}

TEST(VehicleTrips, SameBitsOnOneTwoAndSevenThreads) {
  auto const w = day_of(3000);
  auto const once = vehicle_trips(w, {});
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    EXPECT_TRUE(same(vehicle_trips(w, {}), once)) << threads;
  }
}

}  // namespace
}  // namespace tanvan
