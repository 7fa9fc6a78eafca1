// Journeys as their user meets them: what is printed, and the exit status.
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

}  // namespace
}  // namespace tanvan
