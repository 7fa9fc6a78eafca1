#include "scenarios/run/travel/travel_service.hpp"

#include <gtest/gtest.h>
#include <limits>

#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

TEST(Smoothed, TimesAndCostsOfRidesFromLotsMoveHalfWay) {
  LevelOfService before, now;
  before.lot_rides = {{Matrix(1, 2, 20), Matrix(1, 2, 10), Matrix(1, 2, 8000)}};
  now.lot_rides = {{Matrix(1, 2, 30), Matrix(1, 2, 14), Matrix(1, 2, 6000)}};
  before.lot_rides[0].time_min(0, 1) = kInf;
  auto const level = smoothed(before, now);
  EXPECT_EQ(level.lot_rides[0].time_min.values, (std::vector<double>{25, 30})) << "the second is new";
  EXPECT_EQ(level.lot_rides[0].outside_min(0, 0), 12);
  EXPECT_EQ(level.lot_rides[0].cost_vnd(0, 0), 7000);
}

TEST(TransitOptionsOf, AreTheTravellersWhoChooseAMode) {
  TravelParameters p;
  auto const usual = transit_options_of(p);
  EXPECT_EQ(usual.walk_weight, TransitOptions{}.walk_weight);
  EXPECT_EQ(usual.boarding_penalty_min, TransitOptions{}.boarding_penalty_min);
  p.mode_choice.outside_weight = 3;
  p.mode_choice.transfer_slope = 4 * p.mode_choice.time_slope;
  p.transit_service.paths.access_limit_km = 1;
  auto const other = transit_options_of(p);
  EXPECT_EQ(other.walk_weight, 3);
  EXPECT_EQ(other.boarding_penalty_min, 4);
  EXPECT_EQ(other.access_limit_km, 1);
}

TEST(TransitOptionsOf, MoveShareAndJourneys) {
  auto const world = small::travel_world(0);
  TravelParameters p;
  p.transit_service.paths.access_limit_km = 0.3;
  auto const usual = frame_of(world, {}), near = frame_of(world, p);
  constexpr auto kBus = static_cast<std::size_t>(Mode::bus);
  EXPECT_LT(near.share[kBus][2], usual.share[kBus][2]);
  p.transit_service.paths.least_access_km = 0.3;
  auto const time = [&](TravelParameters const& q) {
    return level_of_service(world, frame_of(world, q), known_times(world), q).skims[kBus][0].time_min(1, 4);
  };
  EXPECT_GT(time(p), time({})) << "who walks further";
}

}  // namespace
}  // namespace tanvan
