#include "scenarios/run/traffic/trip_files.hpp"

#include <filesystem>

#include "scenarios/run/traffic/named_table.hpp"
#include "sim/io/tntp/tntp_import.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class TripFiles : public TrafficFolder {
 protected:
  Faults notes;

  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,1\n2,0,0,,2\n");
    put_links(road("a", "1,2", 500));
    put("../profile.csv", "begin_s,end_s,share\n06:00,07:00,1\n");
  }
  TextSource source(std::string const& text) const {
    put("../trips", text);
    return {folder / "../trips", "trips"};
  }
  Result<TripRequests> read(std::string const& text, bool profiled) {
    std::optional<TextSource> profile;
    if (profiled) profile = TextSource{folder / "../profile.csv", "profile.csv"};
    return read_trip_files(source(text), profile, *network(), notes);
  }
};

constexpr auto* kSingle = "trip_id,depart_s,class,from_node_id,to_node_id\nx,07:00,car,1,2\n";
constexpr auto* kVolumes = "o_zone_id,d_zone_id,volume\n1,2,3\n";
constexpr auto* kTagged = "~ made up\n<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2 : 3.0;\n";

TEST_F(TripFiles, TheirFormIsToldByTheirBegin) {
  auto const form = [&](std::string const& text) { return *form_of_trips(source(text)); };
  EXPECT_EQ(form(kSingle), TripsForm::single);
  EXPECT_EQ(form(kVolumes), TripsForm::volumes);
  for (auto const* text : {kTagged, "\xEF\xBB\xBF<NUMBER OF ZONES> 2\n", "ZONES:2\nEND\n0 1:3\n", "O,D,Ton\n1,2,3\n"})
    EXPECT_EQ(form(text), TripsForm::tntp) << text;
  for (auto const* text : {"", "trip_id;depart_s\n", "trip_id\n", "volume,trip_id\n"})
    EXPECT_EQ(form(text), TripsForm::single) << text;
  EXPECT_FALSE(form_of_trips({folder / "nowhere", "nowhere"}));
}

TEST_F(TripFiles, VolumesOfEitherFormSetOutInTheHoursOfTheProfile) {
  for (auto const* text : {kVolumes, kTagged}) {
    auto const t = read(text, true);
    ASSERT_TRUE(t) << texts(t.error()).front();
    ASSERT_EQ(t->size(), 3U);
    for (double const s : t->depart_s) EXPECT_TRUE(s >= 21'600 && s < 25'200) << s;
  }
  EXPECT_TRUE(notes.empty());
}

TEST_F(TripFiles, WhatIsMissingIsOneSentence) {
  for (auto const* text : {kVolumes, kTagged})
    EXPECT_EQ(texts(read(text, false).error()),
              (Texts{"trips:1: volumes from zone to zone don't say when their vehicles set out: add --profile "
                     "profile.csv with begin_s,end_s,share, such as 06:00,09:00,1"}));
  auto const said = texts(read(kSingle, true).error());
  ASSERT_EQ(said.size(), 1U);
  EXPECT_TRUE(said[0].starts_with("trips:1: its trips say by themselves when they set out"));
}

TEST_F(TripFiles, FaultsOfProfileAndVolumesComeTogether) {
  put("../profile.csv", "begin_s,end_s,share\n06:00,05:00,1\n");
  EXPECT_EQ(texts(read("o_zone_id,d_zone_id,volume\n1,9,3\n", true).error()),
            (Texts{"profile.csv:2: end_s = \"05:00\": must be after begin_s",
                   "trips:2: d_zone_id = \"9\": no node has this zone_id"}));
}

TEST_F(TripFiles, ATableWithoutNamesIsNoTable) {
  EXPECT_FALSE(named_table(source("")));
  auto const rows = named_table(source("a,b\n1,\n"));
  ASSERT_TRUE(rows);
  Faults faults;
  EXPECT_EQ(needed_columns(*rows, {"b", "a"}, faults), (std::vector<std::size_t>{1, 0}));
  EXPECT_TRUE(faults.empty());
}

TEST_F(TripFiles, SiouxFallsIsTheSameInAllItsForms) {
  auto const home = fs::path(TANVAN_SOURCE_DIR) / "../shared/data/tntp/SiouxFalls";
  if (!fs::exists(home)) GTEST_SKIP() << "no ../shared/data/tntp";
  auto const net = read_tntp_network({home / "SiouxFalls_net.tntp", "net"});
  ASSERT_TRUE(net);
  auto const imported = import_tntp(*net, std::nullopt, likely_units(*net, {}));
  auto const roads = traffic_network(*imported, "net");
  ASSERT_TRUE(roads) << texts(roads.error()).front();
  TextSource const profile{folder / "../profile.csv", "profile.csv"};
  std::vector<NodeId> to;
  for (auto const* file : {"SiouxFalls_trips.tntp", "v2format/SiouxFalls.odm.tntp", "CSV-data/SiouxFalls_od.csv"}) {
    auto const t = read_trip_files({home / file, file}, profile, *roads, notes);
    ASSERT_TRUE(t) << file << ": " << texts(t.error()).front();
    EXPECT_EQ(t->size(), 360'600U) << file;
    if (to.empty()) to = t->to;
    EXPECT_EQ(t->to, to) << file;
  }
}

}  // namespace
}  // namespace tanvan
