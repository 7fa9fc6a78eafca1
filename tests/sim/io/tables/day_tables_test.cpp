/// A simulated day as tables: what its user finds in CSV.
#include <algorithm>
#include <cmath>

#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/network_of_result.hpp"
#include "sim/io/tables/result_tables.hpp"
#include "tests/viz/day/small_day.hpp"

namespace tanvan {
namespace {

using Texts = std::vector<std::string>;

class DayTables : public SmallDays {
 protected:
  /// Those of the file and those of many rows.
  std::vector<DataTable> tables(SmallDay const& what = {}) const {
    auto const file = day("day.h5", what);
    auto const years = choose_years(file, {});
    auto all = *tables_of_result(file, *years);
    auto const long_ones = *pair_tables_of_result(file, *years);
    all.insert(all.end(), long_ones.begin(), long_ones.end());
    return all;
  }
  template <class Values>
  static Values values(std::vector<DataTable> const& all, char const* table, char const* column) {
    auto const* found = find_table(all, table);
    if (!found || !found->column(column)) return {};
    return std::get<Values>(found->column(column)->values);
  }
};

bool is_ascii(std::string const& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

TEST_F(DayTables, TripsAreUnderTheNamesThatADayReads) {
  auto const all = tables({.moves = true});
  EXPECT_EQ(values<Texts>(all, "trips", "trip_id"), (Texts{"x", "y", "z"}));
  EXPECT_EQ(values<Texts>(all, "trips", "class"), (Texts{"car", "car", "car"}));
  EXPECT_EQ(values<Texts>(all, "trips", "from_node_id"), (Texts{"1", "1", "1"}));
  EXPECT_EQ(values<Texts>(all, "trips", "to_node_id"), (Texts{"3", "3", "3"}));
  EXPECT_EQ(values<Texts>(all, "trips", "route"), (Texts{"a b", "a b", ""}));
  EXPECT_EQ(values<Reals>(all, "trips", "arrived_s")[1], 250);
  EXPECT_TRUE(std::isnan(values<Reals>(all, "trips", "arrived_s")[2]));
  EXPECT_EQ(find_table(tables(), "trips")->column("route"), nullptr);
}

TEST_F(DayTables, DistrictsScreenlinesAndTravelTimesHaveARowABin) {
  auto const all = tables();
  EXPECT_EQ(values<Reals>(all, "mfd", "production_veh_km_h"), (Reals{16, 0}));
  EXPECT_EQ(values<Reals>(all, "mfd", "bin_start_s"), (Reals{0, 900}));
  EXPECT_EQ(values<Texts>(all, "screenlines", "name"), (Texts(2, "Cầu Phú Cường")));
  EXPECT_EQ(values<Reals>(all, "screenlines", "volume_car_veh_h"), (Reals{8, 0}));
  EXPECT_EQ(values<Integers>(all, "travel_times", "trips"), (Integers{0, 2, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(values<Reals>(all, "travel_times", "mean_s")[1], 180);
  EXPECT_TRUE(std::isnan(values<Reals>(all, "travel_times", "mean_s")[0]));
  EXPECT_EQ(values<Reals>(all, "link_bin", "motorbike_speed_kmh"), (Reals(4, 60)));
  EXPECT_EQ(values<Reals>(all, "link_bin", "occupancy_pcu"), (Reals(4, 3)));
}

TEST_F(DayTables, WhatHappenedNamesItsLinks) {
  auto const all = tables({.sample = true});
  EXPECT_EQ(values<Texts>(all, "changes", "link_id"), (Texts{"b", "b"}));
  EXPECT_EQ(values<Texts>(all, "gridlocks", "links"), (Texts{"a b"}));
  EXPECT_EQ(values<Texts>(all, "trajectories", "trip_id"), (Texts{"y", "y"}));
  EXPECT_EQ(values<Integers>(all, "trajectories", "place"), (Integers{1, 2}));
  EXPECT_EQ(find_table(all, "events")->column("month"), nullptr);
}

TEST_F(DayTables, LinksAndNodesKeepTheIdsOfTheirFolder) {
  auto const all = tables({.co2_kg = 2});
  EXPECT_EQ(values<Texts>(all, "links", "link_id"), (Texts{"a", "b"}));
  EXPECT_EQ(values<Texts>(all, "links", "to_node"), (Texts{"2", "3"}));
  EXPECT_EQ(values<Reals>(all, "links", "co2_kg_day"), (Reals{2, 2}));
  EXPECT_EQ(values<Texts>(all, "link_bin", "link_id"), (Texts{"a", "b", "a", "b"}));
  EXPECT_EQ(values<Texts>(all, "nodes", "node_id"), (Texts{"1", "2", "3"}));
}

TEST_F(DayTables, WithoutPlacesThereAreTablesAndNoLines) {
  auto const all = tables({.places = false});
  EXPECT_EQ(find_table(all, "links")->geometry, GeometryKind::none);
  EXPECT_EQ(find_table(all, "nodes")->geometry, GeometryKind::none);
  EXPECT_EQ(find_table(all, "link_bin")->rows(), 4U);
}

TEST_F(DayTables, TheNetworkAndItsTripsAreNamedAlike) {
  auto const file = day("day.h5", {.moves = true});
  auto const network = network_of_result(file);
  auto const trips = trips_of_result(file);
  ASSERT_TRUE(network && trips);
  EXPECT_EQ(network->links.id[LinkId{1}], "b");
  EXPECT_EQ(network->nodes.id[network->links.to[LinkId{1}]], "3");
  EXPECT_EQ(trips->header, (Texts{"trip_id", "depart_s", "class", "from_node_id", "to_node_id", "route"}));
  EXPECT_EQ(trips->rows(), 3U);
  EXPECT_EQ(Texts(trips->cells.begin() + 6, trips->cells.begin() + 12), (Texts{"y", "10", "car", "1", "3", "a b"}));
  auto const without = trips_of_result(day("b.h5"));
  EXPECT_EQ(without->header.back(), "to_node_id");
}

TEST_F(DayTables, RowsOfNothingAreAFault) {
  auto const file = day("day.h5", {.link_id = {"a"}, .moves = true});  // trips end at a third node
  auto const trips = pair_tables_of_result(file, {});
  ASSERT_FALSE(trips);
  EXPECT_NE(to_string(trips.error().sorted()[0]).find("no row of"), std::string::npos);
}

TEST_F(DayTables, FieldsSpeakOfADayAndVietnamese) {
  auto const all = tables({.co2_kg = 2, .moves = true, .sample = true});
  auto const fields = fields_table(all);
  auto const table = std::get<Texts>(fields.column("table_name")->values);
  auto const column = std::get<Texts>(fields.column("column_name")->values);
  auto const vi = std::get<Texts>(fields.column("description_vi")->values);
  auto const source = std::get<Texts>(fields.column("source")->values);
  for (std::size_t i = 0; i < vi.size(); ++i) {
    EXPECT_FALSE(is_ascii(vi[i])) << table[i] << "." << column[i] << ": " << vi[i];
    EXPECT_EQ(vi[i].find(" day"), std::string::npos) << vi[i];
    EXPECT_EQ(vi[i].find("truck"), std::string::npos) << vi[i];
    EXPECT_EQ(source[i].find("assignment"), std::string::npos) << table[i] << "." << column[i];
    if (table[i] == "links" && column[i] == "volume_truck_day") {
      EXPECT_EQ(vi[i], "số xe cả ngày: xe tải");
    }
  }
  EXPECT_EQ(find_table(all, "links")->column("open"), nullptr);
}

}  // namespace
}  // namespace tanvan
