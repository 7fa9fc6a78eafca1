/// A results file as tables: what is a row, what is reckoned, what is refused.

#include "sim/io/tables/result_tables.hpp"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unistd.h>

#include "sim/io/results/results_writer.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/geojson_files.hpp"
#include "sim/io/tables/network_of_result.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;
using Reals = std::vector<double>;
using Integers = std::vector<std::int64_t>;

/// Two zones, two links, two time bins of two hours, one class, one year.
void fill(ResultsWriter& out, std::string const& line = "LINESTRING (106.6 11, 106.65 11.02, 106.7 11)") {
  out.attribute("scenario", std::string("small"));
  out.integers("/time/year", {2}, Integers{2029, 2030});
  out.texts("/zones/id", Texts{"A", "B"});
  out.texts("/zones/name", Texts{"Dĩ An, phường", "Bến \"Cát\""});
  out.reals("/zones/lon", {2}, Reals{106.6, 106.7});
  out.reals("/zones/lat", {2}, Reals{11, 11.1});
  out.reals("/zones/area_km2", {2}, Reals{2, 0});
  out.reals("/zone_year/population", {2, 2}, Reals{100, 200, 110, 220});
  out.texts("/sectors/name", Texts{"food", "trade"});
  out.reals("/sector_year/enterprise_tfp_growth", {2, 2}, Reals{0, 0, 1.5, -2});
  out.reals("/indicators/GRDP", {2}, Reals{1, 2});
  out.integers("/network/nodes/id", {2}, Integers{0, 1});
  out.texts("/network/nodes/name", Texts{"n", "m"});
  out.reals("/network/nodes/lon", {2}, Reals{106.6, 106.7});
  out.reals("/network/nodes/lat", {2}, Reals{11, 11});
  out.integers("/network/links/id", {2}, Integers{0, 1});
  out.texts("/network/links/name", Texts{"QL13", ""});
  out.integers("/network/links/from", {2}, Integers{0, 1});
  out.integers("/network/links/to", {2}, Integers{1, 0});
  out.reals("/network/links/length_m", {2}, Reals{11'000, 11'000});
  out.reals("/network/links/lanes", {2}, Reals{2, 1});
  out.reals("/network/links/free_speed_kmh", {2}, Reals{60, 60});
  out.reals("/network/links/capacity_pcu_h", {2}, Reals{2000, 0});
  out.integers("/network/links/open_from", {2}, Integers{0, 999912});
  out.texts("/network/links/geometry", Texts{line, "LINESTRING (106.7 11, 106.6 11)"});
  out.reals("/traffic/2030/bin_start_s", {2}, Reals{0, 7200});
  out.reals("/traffic/2030/bin_length_s", {2}, Reals{7200, 7200});
  out.texts("/traffic/2030/class", Texts{"car"});
  out.reals("/traffic/2030/volume_veh_h", {2, 2, 1}, Reals{10, 20, 30, 40});
  out.reals("/traffic/2030/volume_pcu_h", {2, 2}, Reals{1000, 0, 1500, 0});
  out.reals("/traffic/2030/speed_kmh", {2, 2}, Reals{50, 60, 30, 60});
  out.reals("/traffic/2030/delay_veh_h", {2, 2}, Reals{1, 0, 4, 0});
  out.reals("/emissions/2030/co2_kg_day", {2}, Reals{300, 0});
  out.reals("/skims/2030/car/time_min", {2, 2, 2}, Reals{1, 2, 3, 1e9 / 0.0, 5, 6, 7, 8});
  out.reals("/trips/2030/car", {2, 2}, Reals{0, 9, 8, 0});
}

class ResultTables : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-tables-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  ResultsFile written(std::string const& line = "LINESTRING (106.6 11, 106.65 11.02, 106.7 11)") const {
    ResultsWriter out;
    fill(out, line);
    out.save(folder / "a.h5");
    return std::move(*ResultsFile::open(folder / "a.h5"));
  }
  static double real(std::vector<DataTable> const& tables, char const* table, char const* column, std::size_t row) {
    return std::get<Reals>(find_table(tables, table)->column(column)->values)[row];
  }
};

TEST_F(ResultTables, CellsHaveTheFiguresOfTheChosenDayOfTravelOrTheLast) {
  ResultsWriter out;
  fill(out);
  out.texts("/cells/zone", Texts{"A", "A", "B"});
  out.narrow_reals("/cells/lon", {3}, std::vector<float>{106.5F, 106.625F, 106.75F});
  out.narrow_reals("/cells/lat", {3}, std::vector<float>{11, 11, 11.125F});
  out.integers("/cell_year/year", {2}, Integers{2028, 2030});
  out.narrow_reals("/cell_year/jobs", {2, 3}, std::vector<float>{1, 2, 3, 4, 5, 6});
  out.save(folder / "cells.h5");
  auto const file = std::move(*ResultsFile::open(folder / "cells.h5"));
  for (auto const& [year, first, jobs] : {std::tuple{2028, 2028, 2.0}, {2030, 2030, 5.0}, {2029, 2030, 5.0}}) {
    auto const tables = tables_of_result(file, {.zones = std::to_string(year), .traffic = {}});
    ASSERT_TRUE(tables);
    auto const* cells = find_table(*tables, "cells");
    ASSERT_EQ(cells->rows(), 3U);
    EXPECT_EQ(std::get<Integers>(cells->column("year")->values)[1], first);
    EXPECT_EQ(real(*tables, "cells", "jobs", 1), jobs);
    EXPECT_EQ(cells->points_of(2)[0].y, 11.125);
  }
}

TEST_F(ResultTables, TheStationReportIsATableOfStationsAndYears) {
  ResultsWriter out;
  fill(out);
  out.integers("/stations/year", {2}, Integers{2028, 2029});
  out.texts("/stations/station", Texts{"A1", "A1"});
  out.reals("/stations/lon", {2}, Reals{106.68, 106.68});
  out.reals("/stations/lat", {2}, Reals{11.05, 11.05});
  out.reals("/stations/uplift_bn", {2}, Reals{3, 4});
  out.save(folder / "stations.h5");
  auto const file = std::move(*ResultsFile::open(folder / "stations.h5"));
  auto const tables = tables_of_result(file, {});
  ASSERT_TRUE(tables);
  EXPECT_EQ(find_table(*tables, "station_year")->geometry, GeometryKind::point);
  EXPECT_EQ(real(*tables, "station_year", "uplift_bn", 1), 4);
}

TEST_F(ResultTables, FiguresOfTheDayAreSumsAndWorstBins) {
  auto const file = written();
  auto const tables = tables_of_result(file, *choose_years(file, {}));
  ASSERT_TRUE(tables);
  EXPECT_EQ(real(*tables, "links", "volume_pcu_day", 0), 1000 * 2 + 1500 * 2);
  EXPECT_EQ(real(*tables, "links", "volume_car_day", 0), 10 * 2 + 30 * 2);
  EXPECT_EQ(real(*tables, "links", "volume_pcu_h_peak", 0), 1500);
  EXPECT_EQ(real(*tables, "links", "vc_peak", 0), 0.75);
  EXPECT_TRUE(std::isnan(real(*tables, "links", "vc_peak", 1)));  // no capacity
  EXPECT_EQ(real(*tables, "links", "speed_kmh_peak", 0), 30);
  EXPECT_EQ(real(*tables, "links", "delay_veh_h_day", 0), 5);
  EXPECT_EQ(real(*tables, "links", "co2_kg_day", 0), 300);
  EXPECT_EQ(find_table(*tables, "links")->column("nox_kg_day"), nullptr) << "an older file";
  EXPECT_EQ(std::get<Integers>(find_table(*tables, "links")->column("open")->values), (Integers{1, 0}));
}

TEST_F(ResultTables, RidersAreRowsOfAYearABinAndAStop) {
  ResultsWriter out;
  fill(out);
  out.texts("/stops/id", Texts{"S1", "S2"});
  out.texts("/stops/line", Texts{"B", "B"});
  for (auto const* name : {"boardings", "alightings", "load_forward", "load_backward", "places"})
    out.reals(std::string("/transit/2030/") + name, {2, 2}, Reals{1, 2, 3, 4});
  out.save(folder / "lines.h5");
  auto const file = ResultsFile::open(folder / "lines.h5");
  auto const tables = tables_of_result(*file, *choose_years(*file, {}));
  ASSERT_TRUE(tables);
  auto const* table = find_table(*tables, "stop_bin");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows(), 4U);
  EXPECT_EQ(std::get<Texts>(table->column("stop_id")->values), (Texts{"S1", "S2", "S1", "S2"}));
  EXPECT_EQ(std::get<Reals>(table->column("bin_start_s")->values), (Reals{0, 0, 7200, 7200}));
  EXPECT_EQ(std::get<Reals>(table->column("load_forward")->values), (Reals{1, 2, 3, 4}));
  EXPECT_EQ(table->column("denied"), nullptr) << "of simulated days alone";
}

TEST_F(ResultTables, ZonesShowTheChosenYear) {
  auto const file = written();
  auto const tables = tables_of_result(file, *choose_years(file, 2029));
  ASSERT_TRUE(tables);
  EXPECT_EQ(real(*tables, "zones", "population", 1), 200);
  EXPECT_EQ(real(*tables, "zones", "population_density", 0), 50);
  EXPECT_TRUE(std::isnan(real(*tables, "zones", "population_density", 1)));  // no area
  EXPECT_EQ(real(*tables, "zone_year", "population", 3), 220);
  EXPECT_EQ(real(*tables, "sector_year", "enterprise_tfp_growth", 2), 1.5);
}

TEST_F(ResultTables, UnknownYearsAreAFaultThatNamesTheKnown) {
  auto const years = choose_years(written(), 1999);
  ASSERT_FALSE(years);
  EXPECT_NE(to_string(years.error().sorted()[0]).find("2029, 2030"), std::string::npos);
}

TEST_F(ResultTables, EveryRowOfCsvIsAsWideAsItsHeader) {
  auto const file = written();
  auto const tables = tables_of_result(file, *choose_years(file, {}));
  for (auto const& one : csv_files(*tables, UnitsRow::yes)) {
    if (one.name == "zones.csv") {
      EXPECT_NE(one.text.find("\"Dĩ An, phường\""), std::string::npos) << one.text;
      EXPECT_NE(one.text.find("\"Bến \"\"Cát\"\"\""), std::string::npos) << one.text;
      EXPECT_NE(one.text.find("\ntext,text,"), std::string::npos) << one.text;
    }
    EXPECT_NE(one.text.find('\n'), std::string::npos);
  }
}

TEST_F(ResultTables, GeoJsonHasLongitudeFirstAndNullForWhatIsNotKnown) {
  auto const file = written();
  auto const tables = tables_of_result(file, *choose_years(file, {}));
  auto const files = geojson_files(*tables, "© OSM");
  ASSERT_EQ(files.size(), 3u);  // zones, links, nodes
  for (auto const& one : files) {
    auto const json = nlohmann::json::parse(one.text);
    EXPECT_EQ(json["type"], "FeatureCollection");
    if (one.name != "links.geojson") continue;
    EXPECT_EQ(json["features"][0]["geometry"]["coordinates"],
              nlohmann::json::parse("[[106.6,11],[106.65,11.02],[106.7,11]]"));
    EXPECT_TRUE(json["features"][1]["properties"]["vc_peak"].is_null());
    EXPECT_EQ(json["columns"]["vc_peak"]["unit"], "1");
  }
}

TEST_F(ResultTables, PairsHaveOneRowEach) {
  auto const file = written();
  auto const tables = pair_tables_of_result(file, *choose_years(file, {}));
  ASSERT_TRUE(tables);
  EXPECT_EQ(find_table(*tables, "trips")->rows(), 4u);
  EXPECT_EQ(real(*tables, "trips", "trips_car", 1), 9);
  EXPECT_EQ(find_table(*tables, "skims")->rows(), 8u);
  EXPECT_TRUE(std::isinf(real(*tables, "skims", "car_time_min", 3)));
}

TEST_F(ResultTables, ResultsOfAnAssignmentAloneHaveLinksAndNoPlaces) {
  ResultsWriter out;
  out.texts("/assignment/class", Texts{"car", "truck"});
  out.integers("/assignment/link_from", {1}, Integers{1});
  out.integers("/assignment/link_to", {1}, Integers{2});
  out.reals("/assignment/link_volume_by_class", {1, 2}, Reals{30, 4});
  out.save(folder / "b.h5");
  auto const file = std::move(*ResultsFile::open(folder / "b.h5"));
  auto const years = choose_years(file, {});
  ASSERT_TRUE(years);
  auto const tables = tables_of_result(file, *years);
  auto const pairs = pair_tables_of_result(file, *years);
  ASSERT_TRUE(tables && pairs);
  EXPECT_EQ(real(*tables, "assignment_links", "volume_truck", 0), 4);
  EXPECT_TRUE(pairs->empty());
  EXPECT_TRUE(geojson_files(*tables, "").empty());
  EXPECT_FALSE(network_of_result(file));
}

TEST_F(ResultTables, LinksThatOpenLaterCanBeLeftOut) {
  auto network = network_of_result(written());
  ASSERT_TRUE(network);
  EXPECT_EQ(keep_links_open_by(*network, 203012), 1u);
  EXPECT_EQ(network->links.size(), 1u);
  EXPECT_EQ(network->links.shape_of(LinkId{0}).size(), 3u);
}

TEST_F(ResultTables, ALineThatIsNoneIsAFault) {
  auto const file = written("POINT (106 11)");
  auto const tables = tables_of_result(file, *choose_years(file, {}));
  ASSERT_FALSE(tables);
  EXPECT_NE(to_string(tables.error().sorted()[0]).find("geometry, row 0"), std::string::npos);
}

TEST_F(ResultTables, TheNetworkKeepsEndsShapesAndCapacityByLane) {
  auto const network = network_of_result(written());
  ASSERT_TRUE(network);
  auto const& links = network->links;
  EXPECT_EQ(links.capacity[LinkId{0}], 1000);
  EXPECT_EQ(links.shape_of(LinkId{0}).size(), 3u);
  EXPECT_TRUE(links.shape_of(LinkId{1}).empty());
  EXPECT_EQ(links.from[LinkId{1}], NodeId{1});
  EXPECT_EQ(links.more[0].text, (Texts{"0", "999912"}));
}

}  // namespace
}  // namespace tanvan
