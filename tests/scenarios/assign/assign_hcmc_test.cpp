// A day on the real streets of Hồ Chí Minh City: OpenStreetMap in, equilibrium out.
#include <filesystem>
#include <gtest/gtest.h>
#include <vector>

#include "scenarios/run/assign/assign_gmns.hpp"
#include "scenarios/run/assign/assign_inputs.hpp"
#include "sim/assignment/user_equilibrium.hpp"
#include "sim/io/osm/osm_import.hpp"
#include "sim/io/osm/zone_connectors.hpp"
#include "sim/io/text/number_text.hpp"
#include "sim/io/text/row_reader.hpp"

namespace tanvan {
namespace {

std::filesystem::path const kFolder = std::filesystem::path(TANVAN_SOURCE_DIR) / "../shared/data/osm/hcmc-2018";
constexpr double kVehicles = 40;  // an hour of each pair: main roads fill, none stands

/// The places of the routing matrix that lies beside the map, as zones.
std::vector<ZonePlace> zones_of_points() {
  std::vector<ZonePlace> zones;
  auto file = open_file({kFolder / "points.csv", "points.csv"});
  NamedRows rows(RowReader(std::move(*file), "points.csv"));
  auto const number = [&](char const* name) { return parse_number(rows.cell(rows.find(name))).value; };
  while (rows.next()) zones.push_back({std::string(rows.cell(rows.find("id"))), number("lon"), number("lat"), 0});
  return zones;
}

/// The same demand between all pairs of different zones.
TntpTrips equal_trips(AssignNetwork const& network) {
  TntpTrips trips;
  trips.file = "equal";
  trips.zones = network.zones();
  for (auto const o : ids<ZoneId>(network.zones()))
    for (auto const d : ids<ZoneId>(network.zones())) {
      if (o == d) continue;
      trips.origin.push_back(o);
      trips.destination.push_back(d);
      trips.trips.push_back(kVehicles);
    }
  return trips;
}

TEST(AssignHcmc, AnHourOnItsStreetsReachesEquilibriumAndEveryVehicleArrives) {
  if (!std::filesystem::exists(kFolder)) GTEST_SKIP() << "no map of Hồ Chí Minh City here";
  auto imported = read_osm(kFolder / "hcm_2018.osm.pbf", "hcm_2018.osm.pbf", {});
  ASSERT_TRUE(imported);
  auto const zones = zones_of_points();
  add_zone_connectors(zones, "points.csv", imported->network, imported->report);
  auto const network = assign_network(*imported, "hcmc");
  ASSERT_TRUE(network);
  ASSERT_EQ(network->zones(), zones.size());
  EXPECT_GT(network->links(), 100'000U);

  std::vector<DemandClass> classes(1);
  classes[0].name = "car";
  classes[0].trips = equal_trips(*network);
  auto const problem = assignment_problem(*network, classes);
  EXPECT_TRUE(unreachable_pairs(problem, classes).empty());
  auto const solved = solve_user_equilibrium(problem, {.gap = 1e-4});
  EXPECT_LE(solved.relative_gap, 1e-4);

  std::vector<double> balance(network->nodes, 0);  // vehicles that enter a node less those that leave it
  for (auto const a : ids<LinkId>(network->links())) {
    balance[network->to[a].value] += solved.volume[a.value];
    balance[network->from[a].value] -= solved.volume[a.value];
  }
  for (std::size_t v = 0; v < balance.size(); ++v) EXPECT_NEAR(balance[v], 0, 1e-6) << "node " << v;
}

}  // namespace
}  // namespace tanvan
