#include "models/mode_choice/mode_choice.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <tbb/global_control.h>

#include "models/demand/demand.hpp"
#include "models/mode_choice/alternatives.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

constexpr std::size_t at(Mode mode) {
  return static_cast<std::size_t>(mode);
}

/// Straight roads, a bus that serves every pair.
LevelOfService level_of(World const& world) {
  std::size_t const zones = world.network.zones.size(), bins = world.transport.bins.size();
  struct Way {
    Mode mode;
    double kmh, vnd_km, wait_min;
  };
  LevelOfService level;
  for (auto const& [mode, kmh, vnd_km, wait_min] :
       {Way{Mode::walk, 4.5, 0, 0}, Way{Mode::bicycle, 12, 0, 0}, Way{Mode::motorbike, 30, 600, 0},
        Way{Mode::car, 28, 2500, 0}, Way{Mode::bus, 18, 700, 12}, Way{Mode::truck, 25, 0, 0}}) {
    Skim skim{Matrix(zones, zones), Matrix(zones, zones), Matrix(zones, zones)};
    for (std::size_t i = 0; i < zones; ++i)
      for (std::size_t j = 0; j < zones; ++j) {
        double const km = i == j ? 1 : 3.0 * static_cast<double>(i > j ? i - j : j - i);
        skim.distance_km(i, j) = km;
        skim.time_min(i, j) = km / kmh * 60 + wait_min;
        skim.cost_vnd(i, j) = km * vnd_km;
      }
    level.skims[at(mode)].assign(bins, skim);
  }
  level.outside_min[at(Mode::bus)].assign(bins, Matrix(zones, zones, 12));
  level.transfers[at(Mode::bus)].assign(bins, Matrix(zones, zones, 0));
  level.share[at(Mode::bus)].assign(zones, 0.5);
  return level;
}

World travelled_world() {
  auto world = small::world(3000);
  generate_trips(world, {});
  world.day.freight.assign(4, {});
  world.day.external.assign(4, {});
  for (auto& bin : world.day.external) bin.fill(Matrix(6, 6));
  auto const level = level_of(world);
  auto const constants = calibrated_constants(world, level, {});
  world.day.mode_constants.assign(constants.begin(), constants.end());
  choose_modes(world, level, {});
  return world;
}

double share(World const& world, Mode mode) {
  auto const& modes = world.day.trips.mode;
  return static_cast<double>(std::ranges::count(modes, mode)) / static_cast<double>(modes.size());
}

TEST(ModeChoice, CalibratedConstantsGiveTheSharesOfTheBaseYear) {
  auto const world = travelled_world();
  EXPECT_NEAR(share(world, Mode::walk), 0.18, 0.02);
  EXPECT_NEAR(share(world, Mode::bicycle), 0.82 * 0.07, 0.02);
  EXPECT_NEAR(share(world, Mode::motorbike), 0.82 * 0.78, 0.03);
  EXPECT_NEAR(share(world, Mode::bus), 0.82 * 0.08, 0.02);
}

TEST(ModeChoice, WhoHasNoMotorbikeRidesNone) {
  auto const world = travelled_world();
  auto const& t = world.day.trips;
  for (std::size_t i = 0; i < t.size(); ++i) {
    auto const home = world.population.persons.household[t.person[i]];
    if (world.population.households.motorbikes[home] == 0) {
      EXPECT_NE(t.mode[i], Mode::motorbike);
    }
  }
}

TEST(ModeChoice, TheWayBackTakesTheModeOfTheWayOut) {
  auto const world = travelled_world();
  for (std::size_t i = 0; i < world.day.trips.size(); i += 2)
    EXPECT_EQ(world.day.trips.mode[i], world.day.trips.mode[i + 1]);
}

TEST(ModeChoice, AFasterBusTakesTravellersOnlyToTheBus) {
  auto world = travelled_world();
  auto const before = world.day.trips.mode;
  auto level = level_of(world);
  for (auto& skim : level.skims[at(Mode::bus)])
    for (auto& t : skim.time_min.values) t = 12 + (t - 12) / 2;
  choose_modes(world, level, {});
  std::size_t to_bus = 0, from_bus = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    to_bus += before[i] != Mode::bus && world.day.trips.mode[i] == Mode::bus;
    from_bus += before[i] == Mode::bus && world.day.trips.mode[i] != Mode::bus;
  }
  EXPECT_GT(to_bus, 20 * from_bus);
}

TEST(ModeChoice, VehiclesAreTripsByRidersExpandedToEverybody) {
  auto world = travelled_world();
  load_vehicles(world, {});
  double motorbikes = 0, riders = 0, hailed = 0;
  for (auto const& bin : world.day.vehicles)
    for (double v : bin[0].values) motorbikes += v;
  for (auto m : world.day.trips.mode) riders += m == Mode::motorbike, hailed += m == Mode::ride_hail;
  EXPECT_GT(hailed, 0);
  EXPECT_NEAR(motorbikes, riders / 0.1 / 1.2 + hailed / 0.1 * 1.4, 1e-6 * motorbikes);
}

TEST(ModeChoice, TripsByModeSumToAllTripsOfEverybody) {
  auto const world = travelled_world();
  double sum = 0;
  for (auto const& m : trips_by_mode(world))
    for (double x : m.values) sum += x;
  EXPECT_NEAR(sum, static_cast<double>(world.day.trips.size()) / 0.1, 1e-3);
}

TEST(ModeChoice, SameModesOnOneTwoAndSevenThreads) {
  std::vector<std::vector<Mode>> chosen;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    chosen.push_back(travelled_world().day.trips.mode);
  }
  EXPECT_EQ(chosen[0], chosen[1]);
  EXPECT_EQ(chosen[0], chosen[2]);
}

/// A metro between zones 1 and 3 with a lot at its station in zone 1, for those who live in zones 0 to 2. Nobody walks
/// to it.
void open_metro(LevelOfService& level, std::size_t zones, std::size_t bins) {
  constexpr double kInf = std::numeric_limits<double>::infinity();
  std::size_t const n = zones + 1, lot = zones;
  std::vector<double> const none(n * n, kInf);
  TransitSkim skim{n, none, none, none, none, none, std::vector<Rides>(n * n), std::vector<double>(n * n, 0)};
  for (auto const cell : {lot * n + 3, 3 * n + lot}) {
    skim.time_min[cell] = 8, skim.walk_min[cell] = 2, skim.wait_min[cell] = 2;
    skim.boardings[cell] = 1, skim.fare_vnd[cell] = 1000;
  }
  level.journeys[at(Mode::park_ride)].assign(bins, skim);
  level.lot_rides.assign(bins, lot_rides(skim));
  level.share[at(Mode::park_ride)].assign(zones, 1);
  level.park_ride.lots = {{7, ZoneId{1}, {}}};
  level.park_ride.near.assign(zones, {});
  for (std::size_t z = 0; z < 3; ++z) level.park_ride.near[z] = {{0, 1.5}};
}

/// Commuters by motorbike are drawn to the metro by a large constant.
World parking_world(double capacity) {
  auto world = travelled_world();
  auto level = level_of(world);
  open_metro(level, world.network.zones.size(), world.transport.bins.size());
  world.day.mode_constants[static_cast<std::size_t>(Alternative::park_ride)] = 3;
  ModeChoiceParameters p;
  p.park_ride.capacity = capacity;
  choose_modes(world, level, p);
  return world;
}

TEST(ParkRide, WhoParksTakesTheSameLotBothWaysAndHasAMotorbike) {
  auto const world = parking_world(1e6);
  auto const& t = world.day.trips;
  std::size_t parked = 0;
  for (std::size_t i = 0; i < t.size(); i += 2) {
    EXPECT_EQ(t.lot[i], t.lot[i + 1]);
    EXPECT_EQ(t.lot[i] >= 0, t.mode[i] == Mode::park_ride);
    if (t.lot[i] < 0) continue;
    ++parked;
    EXPECT_GT(world.population.households.motorbikes[world.population.persons.household[t.person[i]]], 0);
  }
  EXPECT_GT(parked, 50U);
  EXPECT_EQ(world.day.parking.price[0], 0) << "a lot with room has no price";
}

TEST(ParkRide, AFullLotBecomesDearUntilItHolds) {
  auto const free = parking_world(1e6);
  double const capacity = free.day.parking.use[0] / 2;
  auto const full = parking_world(capacity);
  EXPECT_GT(full.day.parking.price[0], 0);
  EXPECT_LE(full.day.parking.use[0], 1.02 * capacity);
  EXPECT_GT(full.day.parking.use[0], 0.8 * capacity);
}

TEST(ParkRide, WhoFindsNoPlaceGoesOtherwise) {
  auto const world = parking_world(1);  // less than the ten that a tour of the sample stands for
  EXPECT_EQ(world.day.parking.use[0], 0);
  EXPECT_EQ(share(world, Mode::park_ride), 0);
  for (auto const lot : world.day.trips.lot) EXPECT_EQ(lot, -1);
}

TEST(ParkRide, TheWayBeyondTheLotIsKnownBothWays) {
  auto const world = parking_world(1e6);
  auto const& t = world.day.trips;
  for (std::size_t i = 0; i < t.size(); ++i) EXPECT_EQ(t.beyond_min[i], t.mode[i] == Mode::park_ride ? 8 : 0);
}

TEST(ParkRide, TheMotorbikeIsOnTheRoadAsFarAsTheLot) {
  auto world = parking_world(1e6);
  load_vehicles(world, {});
  double motorbikes = 0, to_lot = 0;
  auto const& t = world.day.trips;
  for (std::size_t i = 0; i < t.size(); ++i)
    to_lot += t.mode[i] == Mode::park_ride && !t.returning[i] && t.origin[i] == ZoneId{2};
  for (std::size_t i = 0; i < t.size(); ++i)
    motorbikes +=
        !t.returning[i] && t.origin[i] == ZoneId{2} && t.destination[i] == ZoneId{1} && t.mode[i] == Mode::motorbike;
  EXPECT_GT(to_lot, 0);
  double loaded = 0;
  for (auto const& bin : world.day.vehicles) loaded += bin[0](2, 1);
  EXPECT_GE(loaded, (to_lot + motorbikes / 1.2) / 0.1 - 1e-6);
}

TEST(Means, AreTheIncomeAHeadToTheElasticityWithinBounds) {
  auto world = small::world(3);
  for (auto id : ids<PersonId>(world.population.persons.size())) world.population.persons.wage[id] = {};
  auto const poor = means_of_households(world, 0.5);
  EXPECT_TRUE(std::ranges::all_of(poor, [](float f) { return f == 1; })) << "where nobody earns";
  world.population.persons.wage[PersonId{0}] = Dong{9'000'000};
  world.population.persons.wage[PersonId{3}] = Dong{1'000'000};
  world.population.persons.wage[PersonId{6}] = Dong{2'000'000};
  auto const means = means_of_households(world, 0.5);
  EXPECT_NEAR(means[0], std::sqrt(9.0 / 4), 1e-6);  // the mean household earns 4 million
  EXPECT_NEAR(means[1], 0.5, 1e-6);
  EXPECT_NEAR(means[2], std::sqrt(0.5), 1e-6);
  EXPECT_EQ(means_of_households(world, 0)[0], 1);
}

TEST(CommuteCost, GrowsWithTimeAndIsFinite) {
  auto const world = travelled_world();
  auto level = level_of(world);
  auto const near = commute_cost(world, level, {}, 0, 2);
  for (auto& mode : level.skims)
    for (auto& skim : mode)
      for (auto& t : skim.time_min.values) t *= 1.5;
  auto const far = commute_cost(world, level, {}, 0, 2);
  for (std::size_t i = 0; i < near.values.size(); ++i) {
    EXPECT_GE(far.values[i], near.values[i]);
    EXPECT_LT(far.values[i], 1000);
  }
}

}  // namespace
}  // namespace tanvan
