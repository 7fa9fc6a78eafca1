#include <algorithm>
#include <gtest/gtest.h>

#include "models/enterprise/location.hpp"

namespace tanvan {
namespace {

constexpr Place kPark{ZoneId{2}, 0}, kHighTech{ZoneId{3}, 1}, kStreet{ZoneId{0}, -1};

World two_sites(double room) {
  World world;
  world.sites.zone = {ZoneId{2}, ZoneId{3}};
  world.sites.capacity_m2 = {room + 500, room};
  world.sites.occupied_m2 = {500, 0};
  world.sites.high_tech = {0, 1};
  return world;
}

Settler settler(std::uint64_t key, double floor, double bid, bool innovator = false) {
  return {.key = AgentKey{key}, .floor_m2 = floor, .innovator = innovator, .bid = bid};
}

TEST(AssignPlaces, ASiteTakesWhoBidsMostAsFarAsItsFloorGoes) {
  auto const world = two_sites(1000);
  std::vector<Settler> const all = {settler(1, 600, 1), settler(2, 600, 3), settler(3, 400, 2)};
  std::vector<std::vector<Place>> const wishes(3, {kPark, kStreet});
  auto const places = assign_places(world, all, wishes);
  EXPECT_EQ(places[0], kStreet);
  EXPECT_EQ(places[1], kPark);
  EXPECT_EQ(places[2], kPark);
}

TEST(AssignPlaces, WhoIsTurnedAwayGoesOnAndMayPushOutAnother) {
  auto const world = two_sites(1000);
  // The second loses the park to the first, and takes the other site from the third
  std::vector<Settler> const all = {settler(1, 900, 9, true), settler(2, 900, 5, true), settler(3, 900, 1, true)};
  std::vector<std::vector<Place>> const wishes = {{kPark}, {kPark, kHighTech}, {kHighTech, kStreet}};
  auto const places = assign_places(world, all, wishes);
  EXPECT_EQ(places[0], kPark);
  EXPECT_EQ(places[1], kHighTech);
  EXPECT_EQ(places[2], kStreet);
}

TEST(AssignPlaces, WhoWantsNothingOrHasNoLuckStays) {
  auto const world = two_sites(100);
  std::vector<Settler> const all = {settler(1, 50, 1), settler(2, 500, 9)};
  std::vector<std::vector<Place>> const wishes = {{}, {kPark}};
  auto const places = assign_places(world, all, wishes);
  EXPECT_FALSE(places[0]);
  EXPECT_FALSE(places[1]);
}

TEST(AssignPlaces, TheOrderOfSettlersDoesNotMatterAndNoSiteIsOverfull) {
  auto const world = two_sites(5000);
  std::vector<Settler> all;
  std::vector<std::vector<Place>> wishes;
  for (std::uint64_t i = 0; i < 200; ++i) {
    all.push_back(
        settler(i, 20.0 + static_cast<double>((i * 37) % 90), static_cast<double>((i * 53) % 17), i % 3 == 0));
    wishes.push_back(i % 2 == 0 ? std::vector{kPark, kHighTech, kStreet} : std::vector{kHighTech, kPark, kStreet});
  }
  auto const places = assign_places(world, all, wishes);
  std::array<double, 2> taken{};
  for (std::size_t i = 0; i < all.size(); ++i)
    if (places[i]->site >= 0) taken[static_cast<std::size_t>(places[i]->site)] += all[i].floor_m2;
  EXPECT_LE(taken[0], 5000);
  EXPECT_LE(taken[1], 5000);
  EXPECT_GT(taken[0] + taken[1], 9700);
  std::ranges::reverse(all);
  std::ranges::reverse(wishes);
  auto backwards = assign_places(world, all, wishes);
  std::ranges::reverse(backwards);
  EXPECT_EQ(places, backwards);
}

}  // namespace
}  // namespace tanvan
