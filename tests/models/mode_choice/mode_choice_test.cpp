#include "models/mode_choice/mode_choice.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "models/demand/demand.hpp"
#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

/// Straight roads, a bus that serves every pair.
LevelOfService level_of(World const& world) {
  std::size_t const zones = world.network.zones.size(), bins = world.transport.bins.size();
  double const kmh[] = {4.5, 12, 30, 28, 18, 25}, vnd_km[] = {0, 0, 600, 2500, 700, 0};
  LevelOfService level;
  for (std::size_t m = 0; m < kModes; ++m) {
    Skim skim{Matrix(zones, zones), Matrix(zones, zones), Matrix(zones, zones)};
    for (std::size_t i = 0; i < zones; ++i)
      for (std::size_t j = 0; j < zones; ++j) {
        double const km = i == j ? 1 : 3.0 * static_cast<double>(i > j ? i - j : j - i);
        skim.distance_km(i, j) = km;
        skim.time_min(i, j) = km / kmh[m] * 60 + (m == 4 ? 12 : 0);
        skim.cost_vnd(i, j) = km * vnd_km[m];
      }
    level.skims[m].assign(bins, skim);
  }
  level.bus_outside_min.assign(bins, Matrix(zones, zones, 12));
  level.bus_transfers.assign(bins, Matrix(zones, zones, 0));
  level.bus_share.assign(zones, 0.5);
  return level;
}

World travelled_world() {
  auto world = small::world(3000);
  generate_trips(world, {});
  world.day.truck_trips.assign(4, Matrix(6, 6));
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
  for (auto& skim : level.skims[4])
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
  double motorbikes = 0, riders = 0;
  for (auto const& bin : world.day.vehicles)
    for (double v : bin[0].values) motorbikes += v;
  for (auto m : world.day.trips.mode) riders += m == Mode::motorbike;
  EXPECT_NEAR(motorbikes, riders / 0.1 / 1.2, 1e-6 * motorbikes);
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
