/// A GeoPackage that others open: layers, styles, units.

#include "sim/io/geo/geopackage.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include "sim/io/files/whole_file.hpp"
#include "sim/io/geo/qgis_style.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

GeoPackage small() {
  GeoPackage package;
  DataTable links{"links", {"Đoạn đường", "Links"}, {}, GeometryKind::line, {0, 2, 4}, {}, {}};
  links.columns = {{"link_id", "1", {"mã", "id"}, "", std::vector<std::int64_t>{1, 2}},
                   {"volume", "PCU/day", {"lưu lượng", "volume"}, "counted", std::vector<double>{100, 1e9 / 0.0}}};
  links.points = {{106.6, 11}, {106.7, 11}, {106.7, 11}, {106.6, 11}};
  DataTable years{"link_year", {"Theo năm", "By year"}, {}, GeometryKind::none, {0}, {}, {}};
  years.columns = {{"link_id", "1", {"mã", "id"}, "", std::vector<std::int64_t>{1, 2}},
                   {"year", "year", {"năm", "year"}, "", std::vector<std::int64_t>{2030, 2030}}};
  package.tables = {links, years};
  package.views = {
      {"links_2030",
       {"Năm 2030", "Year 2030"},
       "links",
       "SELECT a.fid AS OGC_FID, a.geom, a.volume, b.year FROM links a JOIN link_year b ON a.link_id = b.link_id"}};
  package.styles = {
      {"links", "Lưu lượng / Volume",
       graduated_qml(GeometryKind::line, "volume", classes_between({0, 50, 200}, {"#112233", "#445566"}, 0.2, 2)),
       true}};
  package.about = {{"scenario", "it's a test"}};
  package.date = "2026-01-01T00:00:00Z";
  return package;
}

class Package : public testing::Test {
 protected:
  fs::path folder = fs::path(testing::TempDir()) / ("tanvan-gpkg-" + std::to_string(::getpid()));
  sqlite3* db = nullptr;
  void SetUp() override {
    write_whole_file(folder / "a.gpkg", geopackage_bytes(small()));
    ASSERT_EQ(sqlite3_open_v2((folder / "a.gpkg").c_str(), &db, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  }
  void TearDown() override {
    sqlite3_close(db);
    fs::remove_all(folder);
  }
  /// The first value of the first row.
  std::string ask(char const* sql) {
    std::string answer;
    auto const keep = [](void* into, int columns, char** values, char**) {
      auto& text = *static_cast<std::string*>(into);
      if (text.empty() && columns > 0) text = values[0] ? values[0] : "NULL";
      return 0;
    };
    char* wrong = nullptr;
    if (sqlite3_exec(db, sql, keep, &answer, &wrong) != SQLITE_OK) answer = wrong ? wrong : "?";
    sqlite3_free(wrong);
    return answer;
  }
};

TEST_F(Package, IsASoundGeoPackage) {
  EXPECT_EQ(ask("pragma application_id"), std::to_string(0x47504B47));
  EXPECT_EQ(ask("pragma integrity_check"), "ok");
  EXPECT_EQ(ask("select srs_id from gpkg_contents where table_name = 'links'"), "4326");
}

TEST_F(Package, ViewsAreLayers) {
  EXPECT_EQ(ask("select data_type from gpkg_contents where table_name = 'links_2030'"), "features");
  EXPECT_EQ(ask("select count(*) from links_2030"), "2");
}

TEST_F(Package, NumbersWithoutAValueAreNull) {
  EXPECT_EQ(ask("select volume from links where link_id = 2"), "NULL");
}

TEST_F(Package, UnitsAndTextsOfEveryColumnAreInside) {
  EXPECT_EQ(ask("select unit from fields where column_name = 'volume'"), "PCU/day");
  EXPECT_EQ(ask("select title from gpkg_data_columns where column_name = 'volume'"), "lưu lượng");
  EXPECT_EQ(ask("select value from about where key = 'scenario'"), "it's a test");
}

TEST_F(Package, StylesStandWhereQgisLooksForThem) {
  EXPECT_EQ(ask("select useAsDefault from layer_styles where f_table_name = 'links'"), "1");
  auto const qml = ask("select styleQML from layer_styles");
  EXPECT_NE(qml.find("graduatedSymbol"), std::string::npos);
  EXPECT_NE(qml.find("k=\"line_color\" v=\"68,85,102,255\""), std::string::npos) << qml;
}

TEST_F(Package, EqualContentIsEqualBytes) {
  EXPECT_EQ(geopackage_bytes(small()), geopackage_bytes(small()));
}

TEST(Breaks, SplitIntoEquallyManyAndRise) {
  auto const breaks = round_breaks({1, 2, 3, 40, 50, 60, 700, 800, 900, 1e308 * 10}, 3);
  EXPECT_EQ(breaks.front(), 1);
  EXPECT_EQ(breaks.back(), 900);
  EXPECT_TRUE(std::is_sorted(breaks.begin(), breaks.end()));
  EXPECT_EQ(round_breaks({}, 5).size(), 2u);
  EXPECT_EQ(round_breaks({7, 7, 7}, 5).size(), 2u);
}

}  // namespace
}  // namespace tanvan
