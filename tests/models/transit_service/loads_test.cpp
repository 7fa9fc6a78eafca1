#include "models/transit_service/loads.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/transit_service/two_lines.hpp"

namespace tanvan {
namespace {

TEST(TransitLoads, EveryRideIsCountedWhereItBoardsRidesAndAlights) {
  auto world = two_lines();
  for (int i = 0; i < 3; ++i) add_tour(world, Mode::metro);
  add_tour(world, Mode::walk);
  auto const stops = line_stops(world.region);
  auto const day = transit_day(world, stops, journeys());
  EXPECT_EQ(day.stop_row, (std::vector<std::uint32_t>{2, 3, 4, 0, 1}));
  EXPECT_EQ(day.boardings, (std::vector<double>{6, 0, 6, 6, 6}));  // three persons of a half sample
  EXPECT_EQ(day.alightings, (std::vector<double>{6, 0, 6, 6, 6}));
  EXPECT_EQ(day.load_forward, (std::vector<double>{6, 6, 0, 6, 0}));
  EXPECT_EQ(day.load_backward, (std::vector<double>{6, 6, 0, 6, 0}));
  EXPECT_EQ(line_boardings(day, stops), (std::vector<double>{12, 12}));
  EXPECT_EQ(day.places[0], 3 * 6 * 60);
}

TEST(TransitLoads, WhoParksRidesFromTheLot) {
  auto world = two_lines();
  world.day.parking = {{0}, {ZoneId{0}}, {0}, {17}};
  add_tour(world, Mode::park_ride, 0);
  auto const day = transit_day(world, line_stops(world.region), journeys());
  EXPECT_EQ(day.boardings, (std::vector<double>{0, 0, 0, 2, 2}));
  EXPECT_EQ(day.parked, (std::vector<double>{0, 0, 0, 17, 0}));
}

TEST(TransitLoads, BoardingsAreAlightingsAndLoadsWhatIsBetween) {
  auto world = two_lines();
  world.day.parking = {{0}, {ZoneId{0}}, {0}, {0}};
  for (int i = 0; i < 5; ++i) add_tour(world, i % 2 == 0 ? Mode::metro : Mode::park_ride, i % 2 == 0 ? -1 : 0);
  auto const day = transit_day(world, line_stops(world.region), journeys());
  auto const sum = [](auto const& x) { return std::accumulate(x.begin(), x.end(), 0.0); };
  EXPECT_EQ(sum(day.boardings), sum(day.alightings));
}

TEST(TransitLoads, CompanyBusesAreNoLines) {
  auto world = two_lines();
  add_tour(world, Mode::metro);
  world.day.trips.company_bus.assign(2, 1);
  auto const day = transit_day(world, line_stops(world.region), journeys());
  EXPECT_EQ(day.boardings, std::vector<double>(5, 0));
}

}  // namespace
}  // namespace tanvan
