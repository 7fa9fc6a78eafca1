#include "models/transit_service/loads.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <numeric>

namespace tanvan {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr std::size_t at(Mode mode) {
  return static_cast<std::size_t>(mode);
}

/// A bus line with three stops and a metro with two; two zones and a morning bin of three hours.
World two_lines() {
  World world;
  world.scale = 0.5;
  world.transport.bins = {{"am", 6 * 3600., 3 * 3600.}};
  for (auto const* id : {"B", "M"}) {
    LineRow line;
    line.id = id;
    line.mode = id[0] == 'B' ? "bus" : "metro";
    line.headway_peak_min = line.headway_offpeak_min = 10;
    line.service_start_min = 0, line.service_end_min = 24 * 60;
    line.vehicle_capacity = 60;
    world.region.lines.push_back(line);
  }
  for (auto const& [line, order] : {std::pair{"M", 1}, {"M", 2}, {"B", 1}, {"B", 2}, {"B", 3}}) {
    StopRow stop;
    stop.line_id = line, stop.order = order;
    world.region.stops.push_back(stop);
  }
  for (int z = 0; z < 2; ++z) world.network.zones.code.push_back("Z");
  world.day.service.line_open = {1, 1};
  return world;
}

void add_tour(World& world, Mode mode, std::int32_t lot = -1) {
  auto& t = world.day.trips;
  for (std::uint32_t way = 0; way < 2; ++way) {
    t.traveller.push_back({}), t.origin.push_back({way}), t.destination.push_back({1 - way});
    t.bin.push_back(0), t.mode.push_back(mode), t.company_bus.push_back(0), t.lot.push_back(lot);
    t.returning.push_back(static_cast<std::uint8_t>(way));
  }
}

/// From zone 0 to 1 by bus from its first stop to its last, then by metro; back the same way. Rows of places: zones,
/// then a lot at the metro's first station.
std::array<std::vector<TransitSkim>, kModes> journeys() {
  std::size_t const n = 3;
  std::vector<double> const none(n * n, kInf);
  TransitSkim skim{n, none, none, none, none, none, std::vector<Rides>(n * n), std::vector<double>(n * n, 0)};
  skim.boardings[0 * n + 1] = skim.boardings[1 * n + 0] = 2;
  skim.rides[0 * n + 1] = {Ride{0, 2}, Ride{3, 4}};
  skim.rides[1 * n + 0] = {Ride{4, 3}, Ride{2, 0}};
  skim.boardings[2 * n + 1] = skim.boardings[1 * n + 2] = 1;
  skim.rides[2 * n + 1] = {Ride{3, 4}};
  skim.rides[1 * n + 2] = {Ride{4, 3}};
  std::array<std::vector<TransitSkim>, kModes> all;
  all[at(Mode::metro)] = all[at(Mode::park_ride)] = {skim};
  return all;
}

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

TEST(TransitLoads, AChosenJourneyIsThatOfTheModeFromTheLotOn) {
  auto world = two_lines();
  world.day.parking = {{0}, {ZoneId{0}}, {0}, {0}};
  add_tour(world, Mode::metro);
  add_tour(world, Mode::park_ride, 0);
  add_tour(world, Mode::walk);
  auto const all = journeys();
  auto const ridden = [&](std::size_t row) { return chosen_journey(world, all, row)->rides(); };
  EXPECT_EQ(ridden(0).size(), 2U);
  EXPECT_EQ(ridden(0)[1].board, 3U);
  EXPECT_EQ(ridden(1)[0].board, 4U);
  EXPECT_EQ(ridden(2).size(), 1U);  // from the lot
  EXPECT_EQ(ridden(2)[0].alight, 4U);
  EXPECT_EQ(ridden(3)[0].alight, 3U);  // back to it
  EXPECT_FALSE(chosen_journey(world, all, 4));
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
