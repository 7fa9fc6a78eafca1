/// Zones of every format become the same polygons.

#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/geo/geopackage.hpp"
#include "sim/io/geo/zone_shapes.hpp"
#include "sim/io/tables/csv_files.hpp"
#include "sim/io/tables/geojson_files.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

fs::path const kShared = fs::path(TANVAN_SOURCE_DIR) / "../shared/data";

/// A square of a hundredth of a degree with a hole a tenth as wide, its outline clockwise; and a second zone.
std::string const kSquares = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"A","name":"Bi)"
                             "\xCC\x80"
                             R"(nh Dương","areaKm2":1.2},"geometry":{"type":"Polygon","coordinates":[
 [[106.6,11.0],[106.6,11.01],[106.61,11.01],[106.61,11.0],[106.6,11.0]],
 [[106.604,11.004],[106.605,11.004],[106.605,11.005],[106.604,11.005],[106.604,11.004]]]}},
{"type":"Feature","properties":{"code":"B","name":"Dĩ An","areaKm2":1.2},"geometry":{"type":"MultiPolygon","coordinates":[
 [[[106.7,11.0],[106.71,11.0],[106.71,11.01],[106.7,11.0]]],[[[106.8,11.0],[106.81,11.0],[106.81,11.01],[106.8,11.0]]]]}}
]})";

class Zones : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-zones-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }

  Result<ImportedZones> read(std::string const& name, std::string const& text, ZoneOptions const& options = {}) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return read_zones({folder / name, name}, options);
  }
  static std::string faults(Result<ImportedZones> const& got) {
    std::string all;
    if (!got)
      for (auto const& fault : got.error().sorted()) all += to_string(fault) + "\n";
    return all;
  }
  static bool notes(ImportedZones const& got, std::string const& word) {
    for (auto const& note : got.report.notes)
      if (note.find(word) != std::string::npos) return true;
    return false;
  }
};

TEST_F(Zones, ClockwiseOutlinesAreTurnedAndHolesToo) {
  auto const got = read("z.geojson", kSquares);
  ASSERT_TRUE(got) << faults(got);
  auto const& areas = got->zones.areas;
  EXPECT_GT(twice_signed_area(areas.ring(0)), 0);
  EXPECT_LT(twice_signed_area(areas.ring(1)), 0);
  EXPECT_TRUE(notes(*got, "1 of 3 outlines ran clockwise"));
  EXPECT_EQ(areas.part_offset, (std::vector<std::uint32_t>{0, 1, 3}));
}

TEST_F(Zones, IdsAndNamesAreFoundAndComposed) {
  auto const got = read("z.geojson", kSquares);
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.id, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(got->zones.name[0], "Bình Dương");
}

TEST_F(Zones, AreaIsThatOfTheEllipsoid) {
  auto const got = read("z.geojson", kSquares);
  ASSERT_TRUE(got);
  // One hundredth of a degree near 11° N: 1092.7 m by 1106.3 m on WGS 84 (Karney's Planimeter); the hole is a hundredth
  // of it.
  EXPECT_NEAR(got->zones.area_km2[0], 1.0927 * 1.1063 * 0.99, 2e-3);
  EXPECT_NEAR(got->zones.lon[0], 106.605, 1e-5);
  EXPECT_TRUE(notes(*got, "differ from the column areaKm2"));
}

TEST_F(Zones, ImportOfAnImportChangesNothing) {
  auto const table = zones_table(read("z.geojson", kSquares)->zones);
  auto const csv = csv_text(table);
  auto const again = read("zones.csv", csv);
  ASSERT_TRUE(again) << faults(again);
  EXPECT_EQ(csv_text(zones_table(again->zones)), csv);
  auto const json = geojson_files(std::span(&table, 1), "")[0].text;
  auto const third = read("zones.geojson", json);
  ASSERT_TRUE(third) << faults(third);
  EXPECT_EQ(third->zones.areas.points, table.areas.points);
}

TEST_F(Zones, GeoPackageGivesTheSamePolygons) {
  auto const first = read("z.geojson", kSquares);
  GeoPackage package;
  package.tables = {zones_table(first->zones)};
  package.date = "2026-01-01T00:00:00Z";
  write_whole_file(folder / "z.gpkg", geopackage_bytes(package));
  auto const got = read_zones({folder / "z.gpkg", "z.gpkg"});
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.areas.points, first->zones.areas.points);
  EXPECT_EQ(got->zones.id, first->zones.id);
}

TEST_F(Zones, AreasJoinATableOfZonesByTheirIds) {
  auto const shapes = read("z.geojson", kSquares);
  DataTable table{"zones", {}, {{"zone_id", "text", {}, "", std::vector<std::string>{"X", "B"}}}, {}, {0}, {}, {}};
  EXPECT_EQ(set_areas(table, shapes->zones), 1u);
  EXPECT_EQ(table.geometry, GeometryKind::area);
  EXPECT_EQ(table.areas.part_offset, (std::vector<std::uint32_t>{0, 0, 2}));
  DataTable strange{"zones", {}, {{"zone_id", "text", {}, "", std::vector<std::string>{"X"}}}, {}, {0}, {}, {}};
  EXPECT_EQ(set_areas(strange, shapes->zones), 0u);
  EXPECT_EQ(strange.geometry, GeometryKind::none);
}

TEST_F(Zones, MetresBecomeDegrees) {
  auto const json = std::string(
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32648"}},
"features":[{"type":"Feature","properties":{"id":1},"geometry":{"type":"Polygon","coordinates":[[[690000,1210000],[691000,1210000],[691000,1211000],[690000,1210000]]]}}]})");
  auto const got = read("utm.geojson", json);
  ASSERT_TRUE(got) << faults(got);
  EXPECT_NEAR(got->zones.lon[0], 106.744, 0.01);
  EXPECT_NEAR(got->zones.lat[0], 10.943, 0.01);
  EXPECT_NEAR(got->zones.area_km2[0], 0.5, 0.002);
}

TEST_F(Zones, HeightsAndTheOrderOfAxesMakeNoOtherReferenceSystem) {
  std::string const text =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"zone_id":"A"},
"geometry":{"type":"Point","coordinates":[106.5,11.25,5]}}]})";
  for (auto const* const crs : {"", "EPSG:4979", "OGC:CRS84"}) {
    ZoneOptions options;
    options.crs = crs;
    auto const got = read("z.geojson", text, options);
    ASSERT_TRUE(got) << faults(got);
    EXPECT_FALSE(notes(*got, "turned from")) << crs;
    EXPECT_DOUBLE_EQ(got->zones.lon[0], 106.5);
    EXPECT_DOUBLE_EQ(got->zones.lat[0], 11.25);
  }
}

TEST_F(Zones, MetresWithoutAReferenceSystemAreAFaultThatSaysWhatToDo) {
  auto const csv = "zone_id,lon,lat\n1,690000,1210000\n";
  auto const said = faults(read("m.csv", csv));
  EXPECT_NE(said.find("m.csv:2:"), std::string::npos) << said;
  EXPECT_NE(said.find("--crs EPSG:32648"), std::string::npos) << said;
  auto const got = read("m.csv", csv, {"", "", "", "EPSG:32648"});
  ASSERT_TRUE(got) << faults(got);
  EXPECT_NEAR(got->zones.lat[0], 10.94, 0.01);
}

TEST_F(Zones, OldEncodingsAreToldAndConverted) {
  auto const got = read("old.csv",
                        "zone_id,name,lon,lat\n1,B\xD7nh D\xAD\xAC"
                        "ng,106.6,11\n2,Th\xF1 D\xC7u M\xE9t,106.7,11\n");
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.name, (std::vector<std::string>{"Bình Dương", "Thủ Dầu Một"}));
  EXPECT_TRUE(notes(*got, "TCVN3"));
}

TEST_F(Zones, OtherJsonIsRefusedAndCutJsonNamesItsLine) {
  EXPECT_NE(faults(read("d.json", R"({"level1_id":"74","level2s":[]})")).find("neither GeoJSON nor TopoJSON"),
            std::string::npos);
  auto const cut = faults(read("c.geojson", kSquares.substr(0, kSquares.size() / 2)));
  EXPECT_EQ(cut.find("c.geojson:4:"), 0u) << cut;
  EXPECT_FALSE(read("deep.geojson", std::string(100'000, '[')));
}

TEST_F(Zones, LinesRepeatedIdsAndMissingPlacesAreFaults) {
  EXPECT_NE(
      faults(
          read(
              "l.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[106,11],[107,11]]}}]})"))
          .find("holds lines"),
      std::string::npos);
  auto const twice = faults(read("t.csv", "zone_id,lon,lat\n1,106,11\n1,107,11\n", {"zone_id", "", "", ""}));
  EXPECT_NE(twice.find("t.csv:3: zones 1 and 2 have the id 1"), std::string::npos) << twice;
  EXPECT_NE(faults(read("p.csv", "zone_id,name\n1,A\n")).find("neither columns lon and lat"), std::string::npos);
  EXPECT_NE(faults(read("n.csv", "zone_id,lon,lat\n1,east,11\n")).find("n.csv:2: lon"), std::string::npos);
}

TEST_F(Zones, RowsWithoutAGeometryAreDroppedAndListed) {
  auto const got = read("e.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":1},"geometry":null},
{"type":"Feature","properties":{"id":2},"geometry":{"type":"Point","coordinates":[106,11]}}]})");
  ASSERT_TRUE(got) << faults(got);
  ASSERT_EQ(got->report.dropped.size(), 1u);
  EXPECT_EQ(got->report.dropped[0].id, "zone 1");
  EXPECT_EQ(got->zones.size(), 1u);
}

TEST_F(Zones, ColumnsInVietnameseAreKnown) {
  auto const got = read("vi.csv", "Mã;Tên;Kinh độ;Vĩ độ\n25741;Dĩ An;106,75;10,9\n25747;Tân Vạn;106,8;10,91\n");
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.id, (std::vector<std::string>{"25741", "25747"}));
  EXPECT_EQ(got->zones.name, (std::vector<std::string>{"Dĩ An", "Tân Vạn"}));
  EXPECT_EQ(got->zones.lon[0], 106.75);
  for (auto const* heading : {"MA", "Mã xã", "MAXA", "ma_xa", "CODE"}) {
    auto const one = read("ids.csv", heading + std::string(",lon,lat\n7,106,11\n8,107,11\n"));
    ASSERT_TRUE(one) << faults(one);
    EXPECT_EQ(one->zones.id, (std::vector<std::string>{"7", "8"})) << heading;
  }
}

TEST_F(Zones, NamesInTcvn3KeepTheirCaseWhateverTheirRowsHold) {
  auto const got = read("old.csv",
                        "zone_id,name,lon,lat\n1,H\xB5 N\xE9i,106,11\n2,C\xF1 Chi,106,11\n3,X\xB7 M\xFC PH\xAD\xED"
                        "C,106,11\nA,X\xB7 M\xFC Ph\xAD\xED"
                        "c,106,11\n");
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.name, (std::vector<std::string>{"Hà Nội", "Củ Chi", "XÃ MỸ PHƯỚC", "Xã Mỹ Phước"}));
}

std::string polygons(std::string const& more, std::initializer_list<char const*> outlines) {
  std::string json = R"({"type":"FeatureCollection",)" + more + R"("features":[)";
  int id = 0;
  for (auto const* outline : outlines) {
    json += (id > 0 ? "," : "") + std::string(R"({"type":"Feature","properties":{"id":)") + std::to_string(id + 1) +
            R"(},"geometry":{"type":"Polygon","coordinates":[)" + outline + "]}}";
    ++id;
  }
  return json + "]}";
}

TEST_F(Zones, OutlinesThatCrossThemselvesAreListed) {
  auto const got =
      read("bow.geojson", polygons("", {"[[106,11],[106.1,11.1],[106.1,11],[106,11.1],[106,11]]",    // a bow
                                        "[[106,11],[106.4,11.4],[106.4,11],[106.3,11.5],[106,11]]",  // a lopsided one
                                        "[[106,11],[106.1,11],[106.1,11.1],[106,11]]",
                                        "[[106,11],[106.1,11],[106.2,11],[106,11]]"}));  // flat
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.id, (std::vector<std::string>{"2", "3"}));
  ASSERT_EQ(got->report.dropped.size(), 2u);
  EXPECT_EQ(got->report.dropped[0].id, "zone 1");
  EXPECT_NE(got->report.dropped[0].reason.find("crosses itself"), std::string::npos);
  EXPECT_EQ(got->report.dropped[1].id, "zone 4");
  EXPECT_TRUE(notes(*got, "outlines of 1 zones are not valid"));
}

TEST_F(Zones, OpenAndShortRingsAreNoCrossings) {
  auto const got =
      read("open.csv",
           "zone_id;geometry\n1;POLYGON ((106 11, 106.1 11, 106.1 11.1, 106 11.1))\n2;MULTIPOLYGON (((106 11, "
           "106.1 11, 106.1 11.1, 106 11)), ((107 11, 107.1 11, 107 11)))\n");
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.size(), 2u);
  EXPECT_FALSE(notes(*got, "not valid"));
  EXPECT_EQ(got->report.dropped_by_reason.of("ring of fewer than four points"), 1);
}

TEST_F(Zones, AShapefileWithoutItsIndexSaysWhatIsMissing) {
  auto const said = faults(read("wards.shp", std::string(100, '\0')));
  EXPECT_EQ(said, "wards.shp:1: wards.shx is missing beside it; a Shapefile is .shp, .shx and .dbf together\n");
}

TEST_F(Zones, BoundariesOfTheRegionAreRead) {
  auto const wards = kShared / "boundaries/wards-2025";
  if (!fs::exists(wards)) GTEST_SKIP() << "no ../shared";
  auto const got = read_zones({wards, "wards-2025"});
  ASSERT_TRUE(got) << faults(got);
  EXPECT_EQ(got->zones.size(), 36u);
  auto const a = read_zones({kShared / "boundaries/topojson-gadm2/binh_duong.json", "a"});
  auto const b = read_zones({kShared / "boundaries/topojson-gadm2/binh_duong.geojson", "b"});
  ASSERT_TRUE(a && b);
  double topo = 0, geo = 0;
  for (auto const km2 : a->zones.area_km2) topo += km2;
  for (auto const km2 : b->zones.area_km2) geo += km2;
  EXPECT_NEAR(topo, geo, geo * 1e-3);  // the two forms of one map agree
  EXPECT_FALSE(read_zones({kShared / "boundaries/dvhcvn-pre2025/74.json", "74.json"}));
}

TEST_F(Zones, ShapefilesInMetresAreReadWhateverTheirFolderSays) {
  auto const river = kShared / "landuse/hcmc-district7/GIS/road_network/simulation/WGS84/Polyriver.shp";
  if (!fs::exists(river)) GTEST_SKIP() << "no ../shared";
  auto const got = read_zones({river, "Polyriver.shp"});
  ASSERT_TRUE(got) << faults(got);
  EXPECT_NEAR(got->zones.lon[0], 106.7, 0.2);
  EXPECT_TRUE(notes(*got, "UTM zone 48N"));
}

}  // namespace
}  // namespace tanvan
