#include "scenarios/run/access/cell_legs.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "models/landuse/stations.hpp"
#include "sim/network/cell_walks.hpp"
#include "tests/scenarios/access/cell_town.hpp"

namespace tanvan {
namespace {

TEST(CellLegs, ACellHasFourJunctionsNearestFirstWhateverIsOpen) {
  auto world = small::cell_town();
  auto const legs = cell_junctions(world);
  ASSERT_EQ(legs.rows(), world.cells.size());
  for (std::size_t cell = 0; cell < legs.rows(); ++cell) {
    EXPECT_EQ(legs.places_of(cell).size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(legs.minutes_of(cell)));
    EXPECT_GE(legs.minutes_of(cell).front(), 0.5F);
  }
  for (auto& month : world.network.links.open_from) month = kNeverOpen;
  EXPECT_EQ(cell_junctions(world).place, legs.place);
}

TEST(CellLegs, StopsOfOpenLinesAreWalkedToWithinTheLimit) {
  auto const world = small::cell_town();
  TransitNetwork lines;
  lines.offset = {0, 1, 2};
  auto const& zones = world.network.zones;
  for (std::uint32_t z : {1U, 2U}) {
    lines.place.push_back({zones.lon[ZoneId{z}], zones.lat[ZoneId{z}]});
    lines.headway_min.push_back(10);
    lines.open.push_back(z == 1 ? 1 : 0);
  }
  TransitOptions options;
  options.access_limit_km = 0.5;
  auto const legs = cell_stops(world, lines, cell_streets(world, {}), options);
  ASSERT_EQ(legs.rows(), world.cells.size());
  EXPECT_FALSE(legs.place.empty());
  double const most_min = 0.5 * options.detour / options.walk_kmh * 60;
  for (auto const stop : legs.place) EXPECT_EQ(stop, 0U) << "the other line is closed";
  for (auto const minutes : legs.minutes) EXPECT_LE(static_cast<double>(minutes), most_min + 1e-4);
}

TEST(CellLegs, WhatIsNearIsTheSameSearchedFromEitherEnd) {
  auto const world = small::cell_town();
  auto const streets = cell_streets(world, {});
  std::vector<std::uint32_t> list;
  for (std::uint32_t cell = 3; cell < world.cells.size(); cell += 7) list.push_back(cell);
  auto const near = cells_near(world, streets, list, 1500);
  CellWalks walks(streets, world.cells.grid);
  for (std::uint32_t cell = 0; cell < world.cells.size(); ++cell) {
    std::vector<std::uint32_t> rows;
    std::vector<float> metres;
    for (auto const& [there, walk_m] : walks.from_cell(CellId{cell}, 1500)) {
      auto const row = std::ranges::lower_bound(list, there.value);
      if (row == list.end() || *row != there.value) continue;
      rows.push_back(static_cast<std::uint32_t>(row - list.begin()));
      metres.push_back(walk_m);
    }
    EXPECT_TRUE(std::ranges::equal(near.rows_of(cell), rows));
    EXPECT_TRUE(std::ranges::equal(near.walks_of(cell), metres));
  }
}

}  // namespace
}  // namespace tanvan
