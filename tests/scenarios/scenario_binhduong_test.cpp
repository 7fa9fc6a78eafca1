// The shipped scenarios of Bình Dương are whole.
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/scenarios/small_scenario.hpp"

namespace tanvan::testing {
namespace {

fs::path const kShipped = fs::path(TANVAN_SOURCE_DIR) / "scenarios" / "binhduong";

/// A copy of the shipped folder, with a stand-in for each table of the economy that is not there.
fs::path copied(std::string const& name) {
  auto const folder = fs::path(::testing::TempDir()) / ("tanvan-binhduong-" + name + "-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::copy(kShipped, folder, fs::copy_options::recursive);
  if (!fs::exists(folder / "sectors.csv")) write(folder / "sectors.csv", sectors_csv());
  if (!fs::exists(folder / "controls.csv")) write(folder / "controls.csv", small_tables().at("controls.csv"));
  return folder;
}

TEST(BinhDuong, EveryShippedScenarioIsReadAndItsResolvedTextIsAFixedPoint) {
  auto const folder = copied("all");
  for (std::string const name :
       {"baseline", "ring-road-3", "tod-a1", "innovation-fund", "dynamic-corridor", "truck-ban", "truck-ban-peaks"}) {
    auto const scenario = read(folder / (name + ".toml"));
    ASSERT_TRUE(scenario) << faults_of(scenario);
    EXPECT_EQ(scenario->name, name);
    EXPECT_EQ(scenario->network.zones.size(), 87U);
    EXPECT_EQ(scenario->network.links.size(), 608U);
    write(folder / "again.toml", scenario->resolved);
    auto const again = read(folder / "again.toml");
    ASSERT_TRUE(again) << faults_of(again);
    EXPECT_EQ(again->resolved, scenario->resolved);
  }
}

TEST(BinhDuong, RingRoad3StaysClosedAndOldRoadsAreOpenAtTheStart) {
  auto const scenario = read(copied("roads") / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto const& links = scenario->network.links;
  for (auto const link : ids<LinkId>(links.size())) {
    auto const& name = links.name[link];
    EXPECT_TRUE(!name.starts_with("Ring Road 3") || links.open_from[link] == kNeverOpen) << name;
    EXPECT_TRUE(!name.starts_with("DT74") || links.open_from[link] <= scenario->start) << name;
  }
  EXPECT_EQ(scenario->network.widenings.size(), 30U);
}

TEST(BinhDuong, EveryInternalZoneHasAWardAndTwoToFourConnectors) {
  auto const scenario = read(copied("zones") / "baseline.toml");
  ASSERT_TRUE(scenario) << faults_of(scenario);
  auto const& [nodes, links, zones, connectors, out, widenings] = scenario->network;
  for (auto const zone : ids<ZoneId>(zones.size())) {
    auto const count = connectors.offset[zone.value + 1] - connectors.offset[zone.value];
    bool const internal = zones.kind[zone] == ZoneKind::internal;
    EXPECT_EQ(zones.ward_2025[zone].empty(), !internal) << zones.code[zone];
    EXPECT_GE(count, internal ? 2U : 1U) << zones.code[zone];
    EXPECT_LE(count, 4U) << zones.code[zone];
  }
}

}  // namespace
}  // namespace tanvan::testing
