// Journeys as their user meets them: what is printed, and the exit status.
#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <string>

#include "sim/io/omx/omx_reader.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

/// A street of stops A, B, C; a bus from A to B and on to C as another trip of its block, a tram from A to C with a
/// change, a night bus of Mondays past midnight; D is a walk from C, with a ferry to E.
class Skim : public ProgramFolder {
 protected:
  std::string said;

  void SetUp() override {
    ProgramFolder::SetUp();
    std::filesystem::create_directories(folder / "feed");
    put("feed/agency.txt", "agency_id,agency_name,agency_url,agency_timezone\na,A,http://a.example,Asia/Ho_Chi_Minh\n");
    put("feed/stops.txt",
        "stop_id,stop_name,stop_lat,stop_lon\nA,Bến xe,11,106.6\nB,Chợ,11.02,106.6\nC,Ga,11.04,106.6\nD,Tân "
        "Vạn,11.041,106.6\nE,Cảng,11.09,106.6\n");
    put("feed/routes.txt", "route_id,agency_id,route_short_name,route_type\nr,a,5,3\n");
    put("feed/trips.txt", "route_id,service_id,trip_id,block_id\nr,s,bus,x\nr,s,on,x\nr,s,night,\nr,s,ferry,\n");
    put("feed/calendar.txt",
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "s,1,0,0,0,0,0,0,20250101,20251231\n");
    put("feed/stop_times.txt",
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "bus,7:00:00,7:00:00,A,1\nbus,7:10:00,7:10:00,B,2\non,7:15:00,7:15:00,B,1\non,7:25:00,7:25:00,C,2\n"
        "night,24:10:00,24:10:00,A,1\nnight,24:40:00,24:40:00,C,2\n"
        "ferry,20:00:00,20:00:00,D,1\nferry,20:30:00,20:30:00,E,2\n");
    put("feed/transfers.txt", "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nC,D,2,90\n");
  }

  int skim(std::string const& words) {
    auto const ended = tanvan("skim --transit feed " + words);
    said = ended.said;
    return ended.status;
  }
  bool says(std::string const& words) const { return said.find(words) != std::string::npos; }
};

TEST_F(Skim, PrintsALegALine) {
  ASSERT_EQ(skim("--from A --to D --depart 06:00 --date 20250106"), 0) << said;
  EXPECT_EQ(said,
            "07:00:00 Bến xe (A) - 07:25:00 Ga (C): route 5, trip bus; at 07:15:00 it goes on as route 5, trip on\n"
            "07:25:00 Ga (C) - 07:26:30 Tân Vạn (D): walk\n"
            "arrive=07:26:30 rides=1 leave=07:00:00\n");
  ASSERT_EQ(skim("--from A --to D --arrive 07:26:30 --date 20250106"), 0);
  EXPECT_TRUE(says("arrive=07:26:30 rides=1 leave=07:00:00\n")) << said;
}

TEST_F(Skim, SaysWhatTheTicketsCost) {
  put("feed/fare_attributes.txt",
      "fare_id,price,currency_type,payment_method,transfers\nf,7000,VND,0,0\ng,9000,VND,0,0\n");
  ASSERT_EQ(skim("--from A --to D --depart 06:00 --date 20250106"), 0) << said;
  EXPECT_TRUE(says("arrive=07:26:30 rides=1 leave=07:00:00 fare=7000 currency=VND\n")) << said;
  put("feed/fare_rules.txt", "fare_id,origin_id\nf,x\ng,x\n");
  ASSERT_EQ(skim("--from A --to D --depart 06:00 --date 20250106"), 0) << said;
  EXPECT_TRUE(says("arrive=07:26:30 rides=1 leave=07:00:00 fare=unknown\n")) << said;
}

TEST_F(Skim, WritesFaresBetweenZones) {
  put("feed/fare_attributes.txt", "fare_id,price,currency_type,payment_method,transfers\nf,1.25,USD,0,0\n");
  put("zones.csv", "zone_id,lon,lat\n1,106.6,11\n2,106.6,11.04\n3,106.9,11.9\n");
  ASSERT_EQ(skim("--zones zones.csv --depart 06:30 --window 20 --date 20250106 -o out.omx"), 0) << said;
  auto const file = OmxReader::open({folder / "out.omx", "out.omx"});
  ASSERT_TRUE(file);
  constexpr double kNone = std::numeric_limits<double>::infinity();
  auto const fare = file->values("fare");
  ASSERT_TRUE(fare);
  EXPECT_EQ(*fare, (std::vector<double>{kNone, 1.25, kNone, kNone, kNone, kNone, kNone, kNone, kNone}));
  ASSERT_EQ(file->matrices().front().name, "fare");
  EXPECT_EQ(file->matrices().front().unit, "USD");
}

TEST_F(Skim, NightRunsCountForBothDays) {
  ASSERT_EQ(skim("--from A --to C --depart 23:00 --date 20250106"), 0);
  EXPECT_TRUE(says("arrive=24:40:00 rides=1")) << said;
  ASSERT_EQ(skim("--from A --to C --depart 00:05 --date 20250107"), 0);
  EXPECT_TRUE(says("arrive=00:40:00 rides=1 leave=00:10:00")) << said;
}

TEST_F(Skim, WhereNothingLeadsItSaysSo) {
  ASSERT_EQ(skim("--from C --to A --depart 07:00 --date 20250106"), 0);
  EXPECT_EQ(said, "no journey from C to A from 07:00:00 on 20250106\n");
  ASSERT_EQ(skim("--from A --to C --depart 07:00 --date 20250108"), 0);
  EXPECT_TRUE(says("no trip runs on 20250108")) << said;
  EXPECT_TRUE(says("from 20250106 to 20251229")) << said;
  EXPECT_FALSE(says("arrive="));
  ASSERT_EQ(skim("--from A --to C --arrive 07:00 --date 20250106"), 0);
  EXPECT_TRUE(says("no journey from A to C until 07:00:00")) << said;
}

TEST_F(Skim, FaultsOfTheQuestionEndInStatusTwo) {
  EXPECT_EQ(skim("--from X --to C --depart 07:00 --date 20250106"), 2);
  EXPECT_TRUE(says("feed/stops.txt:1: no stop has the stop_id X")) << said;
  EXPECT_EQ(skim("--from A --to C --depart 7.30 --date 20250106"), 2);
  EXPECT_TRUE(says("7.30 is no time HH:MM")) << said;
  EXPECT_EQ(skim("--from A --to C --depart 07:30 --date 20250230"), 2);
  EXPECT_TRUE(says("20250230 is no date YYYYMMDD")) << said;
  EXPECT_EQ(skim("--from A --depart 07:30 --date 20250106"), 2);
  EXPECT_TRUE(says("--from and --to go together")) << said;
  EXPECT_EQ(skim("--from A --to C --depart 07:30 --arrive 08:00 --date 20250106"), 2);
  EXPECT_TRUE(says("either --depart or --arrive")) << said;
  EXPECT_EQ(skim("--depart 07:30 --date 20250106"), 2);
  EXPECT_TRUE(says("either --from and --to, or --zones")) << said;
  auto const none = tanvan("skim --transit nowhere --from A --to C --depart 07:30 --date 20250106");
  EXPECT_EQ(none.status, 2);
  EXPECT_NE(none.said.find("nowhere"), std::string::npos) << none.said;
}

TEST_F(Skim, AlternativesDifferInArrivalRidesAndCost) {
  put("feed/trips.txt",
      "route_id,service_id,trip_id,block_id\nr,s,bus,x\nr,s,on,x\nr,s,night,\nr,s,ferry,\nr,s,fast,\nr,s,slow,\n");
  put("feed/stop_times.txt",
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "bus,7:00:00,7:00:00,A,1\nbus,7:10:00,7:10:00,B,2\non,7:15:00,7:15:00,B,1\non,7:25:00,7:25:00,C,2\n"
      "night,24:10:00,24:10:00,A,1\nnight,24:40:00,24:40:00,C,2\n"
      "ferry,20:00:00,20:00:00,D,1\nferry,20:30:00,20:30:00,E,2\n"
      "fast,7:12:00,7:12:00,B,1\nfast,7:18:00,7:18:00,C,2\nslow,7:03:00,7:03:00,A,1\nslow,7:26:00,7:26:00,D,2\n");
  ASSERT_EQ(skim("--from A --to D --depart 06:50 --date 20250106 --alternatives"), 0) << said;
  // Two rides are the earliest, slow is one without a walk; to stay in the bus is 30 s later than that
  EXPECT_EQ(said,
            "journey=1 cost_min=20.9\n"
            "07:00:00 Bến xe (A) - 07:10:00 Chợ (B): route 5, trip bus\n"
            "07:12:00 Chợ (B) - 07:18:00 Ga (C): route 5, trip fast\n"
            "07:18:00 Ga (C) - 07:19:30 Tân Vạn (D): walk\n"
            "arrive=07:19:30 rides=2 leave=07:00:00\n"
            "\n"
            "journey=2 cost_min=23.0\n"
            "07:03:00 Bến xe (A) - 07:26:00 Tân Vạn (D): route 5, trip slow\n"
            "arrive=07:26:00 rides=1 leave=07:03:00\n");
  ASSERT_EQ(skim("--from A --to D --arrive 07:26 --date 20250106 --alternatives"), 0) << said;
  EXPECT_TRUE(said.starts_with("journey=1 cost_min=23.0\n07:03:00 Bến xe (A)")) << said;
  EXPECT_FALSE(says("journey=2")) << said;
  ASSERT_EQ(skim("--from C --to D --depart 07:00 --date 20250106 --alternatives"), 0) << said;
  EXPECT_EQ(said,
            "journey=1 cost_min=2.9\n"
            "07:00:00 Ga (C) - 07:01:30 Tân Vạn (D): walk\n"
            "arrive=07:01:30 rides=0 leave=07:00:00\n");
  ASSERT_EQ(skim("--from C --to A --depart 06:50 --date 20250106 --alternatives"), 0) << said;
  EXPECT_EQ(said, "no journey from C to A from 06:50:00 on 20250106\n");
}

TEST_F(Skim, CheaperRoutesAreAlternatives) {
  put("feed/routes.txt", "route_id,agency_id,route_short_name,route_type\nr,a,5,3\nx,a,X,3\n");
  put("feed/trips.txt", "route_id,service_id,trip_id\nr,s,bus\nx,s,express\n");
  put("feed/stop_times.txt",
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "bus,7:00:00,7:00:00,A,1\nbus,7:30:00,7:30:00,C,2\nexpress,7:05:00,7:05:00,A,1\nexpress,7:25:00,7:25:00,C,2\n");
  std::string const ask = "--from A --to C --depart 06:50 --date 20250106 --alternatives";
  ASSERT_EQ(skim(ask), 0) << said;
  EXPECT_TRUE(says("trip express") && !says("trip bus")) << said;
  put("feed/fare_attributes.txt",
      "fare_id,price,currency_type,payment_method,transfers\nf,7000,VND,0,0\ng,20000,VND,0,0\n");
  put("feed/fare_rules.txt", "fare_id,route_id\nf,r\ng,x\n");
  ASSERT_EQ(skim(ask), 0) << said;
  EXPECT_EQ(said,
            "journey=1\n07:05:00 Bến xe (A) - 07:25:00 Ga (C): route X, trip express\n"
            "arrive=07:25:00 rides=1 leave=07:05:00 fare=20000 currency=VND\n"
            "\n"
            "journey=2\n07:00:00 Bến xe (A) - 07:30:00 Ga (C): route 5, trip bus\n"
            "arrive=07:30:00 rides=1 leave=07:00:00 fare=7000 currency=VND\n");
}

TEST_F(Skim, MotorbikesReachFurtherAndAreFetchedOnTheWayHome) {
  // Home lies 3 km north of A, work at C
  put("zones.csv", "zone_id,lon,lat\n1,106.6,10.973\n2,106.6,11.04\n");
  std::string const ask = "--zones zones.csv --depart 06:30 --window 20 --date 20250106 -o out.omx ";
  auto const served = [&] { return OmxReader::open({folder / "out.omx", "out.omx"})->values("served").value(); };
  ASSERT_EQ(skim(ask), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 0, 0, 0}));
  ASSERT_EQ(skim(ask + "--access motorbike"), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 1, 0, 0}));
  ASSERT_EQ(skim(ask + "--access motorbike --max-access 2000"), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 0, 0, 0}));
  // The same two in each other's place: who walks to the bus rides on from the last stop
  put("zones.csv", "zone_id,lon,lat\n1,106.6,11\n2,106.6,11.067\n");
  ASSERT_EQ(skim(ask + "--access motorbike"), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 0, 0, 0})) << "it stands where it was left";
  ASSERT_EQ(skim(ask + "--egress motorbike"), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 1, 0, 0}));
  ASSERT_EQ(skim(ask + "--access ride_hail"), 0) << said;
  EXPECT_EQ(served(), (std::vector<double>{0, 1, 0, 0})) << "at both ends";
}

TEST_F(Skim, AccessibilityCountsBothWaysRound) {
  put("zones.csv",
      "zone_id,name,lon,lat,jobs,homes\n1,A,106.6,11,5,100\n2,B,106.6,11.02,7.5,10\n3,C,106.6,11.04,20,1\n");
  // Ten departures from 6:51: from A to B 19 to 10 minutes; to C 34 to 25 from either, six of them at most 30
  ASSERT_EQ(skim("--zones zones.csv --depart 06:51 --window 10 --date 20250106 --opportunities jobs "
                 "--opportunities homes --within 30 --accessibility out.csv"),
            0)
      << said;
  EXPECT_EQ(said, "out.csv written: 3 zones, jobs, homes within 30 min\n");
  auto const table = text_of("out.csv");
  auto const has = [&](std::string const& row) { return table.find("\n" + row + "\n") != std::string::npos; };
  EXPECT_TRUE(
      table.starts_with("zone_id,opportunities,within_min,percentile,reached_by_percentile_of_time,"
                        "percentile_of_reached_by_minute,reaching_zone_by_percentile_of_time\n"))
      << table;
  EXPECT_TRUE(has("1,jobs,30,50,27.5,27.5,0")) << table;
  EXPECT_TRUE(has("1,jobs,30,75,7.5,7.5,0")) << table;
  EXPECT_TRUE(has("2,jobs,30,50,20,20,5")) << table;
  EXPECT_TRUE(has("3,homes,30,50,0,0,110")) << table;
  EXPECT_EQ(std::ranges::count(table, '\n'), 1 + 3 * 2 * 5);
  ASSERT_EQ(skim("--zones zones.csv --depart 06:51 --date 20250106 --opportunities jobs --accessibility out.csv"), 0)
      << "over a table of its own kind: " << said;
  put("out.csv", "zone_id,my,years\n");
  EXPECT_EQ(skim("--zones zones.csv --depart 06:51 --date 20250106 --opportunities jobs --accessibility out.csv"), 2);
  EXPECT_EQ(text_of("out.csv"), "zone_id,my,years\n");
}

TEST_F(Skim, FaultsOfZonesAreNamedAllAtOnce) {
  put("zones.csv", "zone_id,lon,lat,jobs,homes\n1,106.6,11,5,-1\n2,106.6,95,,x\n2,106.6,11,5,1\n");
  std::string const ask = "--zones zones.csv --depart 07:00 --date 20250106 --accessibility out.csv ";
  EXPECT_EQ(skim(ask + "--opportunities jobs --opportunities homes --opportunities hoems"), 2);
  EXPECT_TRUE(says("zones.csv:1: no column hoems, which --opportunities names; did you mean homes?")) << said;
  EXPECT_TRUE(says("zones.csv:2:")) << said;
  EXPECT_TRUE(says("zones.csv:3:")) << said;
  EXPECT_TRUE(says("zones.csv:4:")) << said;
  EXPECT_FALSE(std::filesystem::exists(folder / "out.csv"));
}

TEST_F(Skim, OptionsThatDoNotGoTogetherSaySo) {
  std::string const stops = "--from A --to C --depart 07:00 --date 20250106 ",
                    zones = "--zones zones.csv --depart 07:00 --date 20250106 ";
  auto const refuses = [&](std::string const& words, std::string const& sentence) {
    EXPECT_EQ(skim(words), 2) << words;
    EXPECT_TRUE(says(sentence)) << said;
  };
  refuses(stops + "--time-factor 2", "--time-factor goes with --alternatives");
  refuses(stops + "--alternatives --time-factor 0.5", "--time-factor");
  refuses(stops + "--opportunities jobs", "go with --zones");
  refuses(stops + "--access walk", "--access and --egress go with --zones");
  refuses(zones, "--zones needs -o,--output or --accessibility");
  refuses(zones + "-o a.omx --alternatives", "--alternatives goes with --from and --to");
  refuses(zones + "-o a.omx --access car", "--access: car not in");
  refuses(zones + "-o a.omx --within 30", "--within goes with --accessibility");
  refuses(zones + "--accessibility a.csv", "--accessibility and --opportunities go together");
  refuses(zones + "--opportunities jobs --opportunities jobs --accessibility a.csv", "jobs is said twice");
  refuses(zones + "-o a --accessibility ./a --opportunities jobs", "name one file");
}

}  // namespace
}  // namespace tanvan
