#include "models/transit_service/chosen_journey.hpp"

#include <gtest/gtest.h>

#include "tests/models/transit_service/two_lines.hpp"

namespace tanvan {
namespace {

TEST(ChosenJourney, IsThatOfTheModeFromTheLotOn) {
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

TEST(ChosenJourney, IsNoneInACompanyBusAndWithoutService) {
  auto world = two_lines();
  add_tour(world, Mode::metro);
  auto all = journeys();
  EXPECT_TRUE(chosen_journey(world, all, 0));
  world.day.trips.company_bus[0] = 1;
  EXPECT_FALSE(chosen_journey(world, all, 0));
  all[at(Mode::metro)][0].boardings.assign(9, kInf);
  EXPECT_FALSE(chosen_journey(world, all, 1));
}

}  // namespace
}  // namespace tanvan
