// scenarios/network-tables.md lists what the readers need; a column that is added to them has to be added there.
#include <algorithm>
#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

#include "sim/io/gmns/gmns_schema.hpp"

namespace tanvan {
namespace {

std::string page() {
  std::ifstream in(TANVAN_SOURCE_DIR "/scenarios/network-tables.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(NetworkTablesPage, ListsEveryColumnThatLanesMovementsAndSignalsNeed) {
  constexpr std::array kTables = {"lane",
                                  "segment",
                                  "segment_lane",
                                  "movement",
                                  "signal_controller",
                                  "signal_timing_plan",
                                  "signal_timing_phase",
                                  "signal_phase_mvmt",
                                  "signal_coordination"};
  auto const text = page();
  std::size_t tables = 0;
  for (auto const& table : gmns_tables()) {
    if (std::ranges::find(kTables, table.name) == kTables.end()) continue;
    ++tables;
    EXPECT_NE(text.find(table.name), std::string::npos) << table.name;
    for (auto const name : table.needed)
      EXPECT_NE(text.find("`" + std::string(name) + (name.empty() ? "" : "` **!**")), std::string::npos) << name;
  }
  EXPECT_EQ(tables, kTables.size());
}

TEST(NetworkTablesPage, ListsTheColumnsOfFilesBesideTheFolder) {
  auto const text = page();
  for (auto const* column : {"trip_id",   "depart_s",  "class",  "from_node_id", "to_node_id", "route",  "arrive_s",
                             "o_zone_id", "d_zone_id", "volume", "begin_s",      "end_s",      "share",  "at_s",
                             "until_s",   "capacity",  "lanes",  "closed",       "toll",       "name",   "stop_id",
                             "at_m",      "kind",      "berths", "from_stop_id", "to_stop_id", "riders", "route_id"})
    EXPECT_NE(text.find("`" + std::string(column) + "`"), std::string::npos) << column;
}

}  // namespace
}  // namespace tanvan
