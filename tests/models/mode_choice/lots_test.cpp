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

TEST(Lots, OnlyThoseThatAreOverrunOrTooDearMove) {
  ParkRideParameters const p{.capacity = 100, .price_step = 0.5};
  auto parking = two_lots(150, 100);  // overrun; just full at a price
  EXPECT_EQ(move_prices(parking, p), (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(parking.price, (std::vector<double>{0.25, 0.3}));
  parking = two_lots(50, 50);  // room at no price; room at a price
  EXPECT_EQ(move_prices(parking, p), (std::vector<std::uint8_t>{0, 1}));
  EXPECT_DOUBLE_EQ(parking.price[1], 0.05);
}

TEST(Lots, CountWhoIsThereInTheFullestBinOverNightToo) {
  World world;
  world.scale = 0.5;
  world.transport.bins.resize(4);
  world.day.parking = {{4}, {ZoneId{0}}, {0}, {0}};
  auto& t = world.day.trips;
  for (auto const& [out, back] : {std::pair{0, 2}, {1, 1}, {3, 0}}) {  // all day, midday, overnight
    t.traveller.resize(t.traveller.size() + 2);
    t.bin.push_back(static_cast<std::uint8_t>(out)), t.bin.push_back(static_cast<std::uint8_t>(back));
    t.returning.push_back(0), t.returning.push_back(1);
    t.lot.push_back(0), t.lot.push_back(0);
  }
  EXPECT_EQ(uses_of_lots(world), std::vector<double>{4}) << "two at a time, of a half sample";
}

TEST(Lots, HomesNearAreThoseOfTheLotsThatMoved) {
  ParkRideService service;
  service.near = {{{0, 1.0}}, {{1, 2.0}}, {}, {{0, 3.0}, {1, 1.0}}};
  std::vector<std::uint8_t> const moved = {0, 1};
  EXPECT_EQ(homes_near(moved, service), (std::vector<std::uint8_t>{0, 1, 0, 1}));
}

}  // namespace
}  // namespace tanvan
