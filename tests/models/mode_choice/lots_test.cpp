#include "models/mode_choice/lots.hpp"

#include <gtest/gtest.h>

namespace tanvan {
namespace {

ParkingStore two_lots(double first, double second) {
  return {{4, 9}, {ZoneId{0}, ZoneId{1}}, {0, 0.3}, {first, second}};
}

TEST(Lots, KeepPricesAndUsesOfTheSameStops) {
  auto parking = two_lots(10, 20);
  ParkRideService service;
  service.lots = {{9, ZoneId{1}, {}}, {12, ZoneId{2}, {}}};
  open_parking(parking, service);
  EXPECT_EQ(parking.stop, (std::vector<std::uint32_t>{9, 12}));
  EXPECT_EQ(parking.price, (std::vector<double>{0.3, 0}));
  EXPECT_EQ(parking.use, (std::vector<double>{20, 0}));
}

TEST(Lots, GoOnWhereTheLastChoiceLeftThem) {
  auto const lots = lot_state(market_of(two_lots(50, 100), 0.1, {.capacity = 100, .search_min = 1}));
  EXPECT_EQ(lots.price, (std::vector<double>{0, 0.3}));
  EXPECT_EQ(lots.search_min, (std::vector<double>{2, 10})) << "half full, and full";
}

TEST(Lots, CountWhoIsThereInTheFullestBinOverNightToo) {
  World world;
  world.transport.bins = {{"am", 6 * 3600., 3 * 3600.},
                          {"midday", 9 * 3600., 6.5 * 3600.},
                          {"pm", 15.5 * 3600., 3.5 * 3600.},
                          {"night", 19 * 3600., 11 * 3600.}};
  auto& t = world.day.trips;
  for (auto const& [out, back] : {std::pair{0, 2}, {1, 1}, {3, 0}}) {  // all day, midday, overnight
    t.traveller.resize(t.traveller.size() + 2);
    t.bin.push_back(static_cast<std::uint8_t>(out)), t.bin.push_back(static_cast<std::uint8_t>(back));
    t.returning.push_back(0), t.returning.push_back(1);
    t.lot.push_back(0), t.lot.push_back(0);
  }
  auto const parked = parked_tours(world);
  EXPECT_EQ(parked.row, (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(fullest(parked.parkings, 1, 2), std::vector<double>{4}) << "two at a time, of a half sample";
}

TEST(Lots, HomesNearAreThoseOfTheLotsThatMoved) {
  ParkRideService service;
  service.near = {{{0, 1.0}}, {{1, 2.0}}, {}, {{0, 3.0}, {1, 1.0}}};
  std::vector<std::uint8_t> const moved = {0, 1};
  EXPECT_EQ(homes_near(moved, service), (std::vector<std::uint8_t>{0, 1, 0, 1}));
}

}  // namespace
}  // namespace tanvan
