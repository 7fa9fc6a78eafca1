// `tanvan traffic` as its user meets it.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

#include "sim/io/results/results_reader.hpp"
#include "sim/io/results/results_writer.hpp"
#include "tests/scenarios/program/program_folder.hpp"

namespace tanvan {
namespace {

namespace fs = std::filesystem;

class Traffic : public ProgramFolder {
 protected:
  /// From 1 to 2 by link 1, or round by node 3 and links 2 and 3.
  void SetUp() override {
    fs::create_directories(folder / "net");
    put("net/config.csv", "short_length,long_length,speed,crs\nm,m,kph,4326\n");
    put("net/node.csv", "node_id,x_coord,y_coord\n1,106.6,11\n2,106.61,11\n3,106.605,11.003\n");
    put("net/link.csv",
        "link_id,from_node_id,to_node_id,length,capacity,free_speed,lanes,allowed_uses\n1,1,2,1100,1800,60,2,ALL\n"
        "2,1,3,700,1800,60,2,ALL\n3,3,2,700,1800,60,2,ALL\n");
    put("trips.csv", "trip_id,depart_s,class,from_node_id,to_node_id\na,0,car,1,2\nb,100,bus,1,2\n");
  }

  /// Runs `tanvan traffic` on the net and the trips in the folder of this test.
  Ended traffic(std::string const& words) const { return tanvan("traffic --network net --trips trips.csv " + words); }
};

void expect(Ended const& ended, int status, std::string const& says) {
  EXPECT_EQ(ended.status, status) << ended.said;
  EXPECT_NE(ended.said.find(says), std::string::npos) << "expected " << says << "\n" << ended.said;
}

TEST_F(Traffic, CountsEntriesOfTheLinksThatAreDriven) {
  expect(traffic("--one-shot"), 0, "entries=2 ");
}

TEST_F(Traffic, GoesRoundALinkThatChangesClose) {
  put("changes.csv", "link_id,at_s,until_s,closed\n1,00:01,00:30,1\n");
  expect(traffic("--one-shot --changes changes.csv"), 0, "entries=3 ");
  expect(traffic("--changes changes.csv"), 0, "entries=3 ");
}

TEST_F(Traffic, FaultsOfChangesComeAllAtOnceWithTheirLines) {
  put("changes.csv", "link_id,at_s,closed\n9,0,1\n1,soon,1\n");
  auto const ended = traffic("--one-shot --changes changes.csv -o out.h5");
  expect(ended, 2, "changes.csv:2: link_id = \"9\": no such link_id in link.csv");
  expect(ended, 2, "changes.csv:3: at_s = \"soon\"");
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
}

TEST_F(Traffic, NeverWritesOverTheChanges) {
  put("changes.csv", "link_id,at_s,closed\n1,60,1\n");
  EXPECT_EQ(traffic("--one-shot --changes changes.csv -o changes.csv").status, 2);
}

TEST_F(Traffic, NeverWritesOverWhatIsNoResult) {
  put("thesis.md", "years of work\n");
  auto const ended = traffic("--one-shot -o thesis.md");
  expect(ended, 2, "the output thesis.md is there and is no result of tanvan; give the output another name");
  EXPECT_EQ(fs::file_size(folder / "thesis.md"), 14U);
  EXPECT_EQ(traffic("--one-shot -o day.h5").status, 0);
  EXPECT_EQ(traffic("--one-shot -o day.h5").status, 0);  // a result is replaced
}

TEST_F(Traffic, FilesOfTheFolderThatWereNamedAreNotCalledLeftOut) {
  put("net/changes.csv", "link_id,at_s,closed\n1,60,1\n");
  put("net/old.csv", "link_id\n1\n");
  expect(traffic("--one-shot"), 0, "2 left out: a file that is no table of GMNS (changes.csv, old.csv)");
  expect(traffic("--one-shot --changes ./net/changes.csv"), 0, "1 left out: a file that is no table of GMNS (old.csv)");
}

TEST_F(Traffic, TellsTheHoursOfTheIterationThatItKeeps) {
  put("trips.csv", "trip_id,depart_s,class,from_node_id,to_node_id\na,0,car,1,2\nb,01:30,bus,1,2\n");
  expect(traffic(""), 0, "hours of iteration 1:\n01:00: 1 arrived\n02:00: 2 arrived\n");
}

TEST_F(Traffic, KeysAreThoseOfScenariosTooAndTheirDefaultsSayWhereTheyDiffer) {
  for (auto const* key : {"traffic.step_s", "models.traffic.step_s", "step_s"})
    expect(traffic(std::string("--one-shot --set ") + key + "=0.5"), 0, "entries=2 ");
  expect(traffic("--set models.traffic.stepps=1"), 2, "did you mean traffic.step_s?");
  expect(traffic("--help"), 0, "0.05 in a scenario's [models.traffic]");
}

TEST_F(Traffic, TollsAndDeparturesSayWhatTheyNeed) {
  put("tolls.csv", "link_id,toll\n1,5000\n");
  expect(traffic("--tolls tolls.csv"), 2, "--tolls needs a class whose time has a value");
  expect(traffic("--one-shot"), 0, "entries=2 ");
  expect(traffic("--tolls tolls.csv --set car_value_of_time_h=75000"), 0, "entries=3 ");  // the car goes round
  expect(traffic("--set departure_choice=1"), 2, "trips.csv:1: departure_choice = 1 needs the column arrive_s");
  expect(traffic("--set departure_choice=0.5"), 2, "must be a whole number");
}

TEST_F(Traffic, TwoDaysAreComparedAndADayWithSomethingElseIsNot) {
  put("changes.csv", "link_id,at_s,closed\n1,60,1\n");
  ASSERT_EQ(traffic("-o a.h5").status, 0);
  ASSERT_EQ(traffic("--changes changes.csv -o b.h5").status, 0);
  expect(tanvan("compare a.h5 a.h5"), 0, "identical: content hash");
  auto const ended = tanvan("compare a.h5 b.h5");
  expect(ended, 0, "trips that arrived in both (2 of 2 and 2)");
  expect(ended, 0, "  B: changes = \"changes.csv\"");
  ResultsWriter().save(folder / "other.h5");
  expect(tanvan("compare a.h5 other.h5"), 2, "other.h5:1: it is no simulated day, as the other file is");
}

TEST_F(Traffic, APageTellsTheChangesOfTheDay) {
  put("changes.csv", "link_id,at_s,until_s,closed\n1,00:01,00:30,1\n");
  ASSERT_EQ(traffic("--changes changes.csv -o day.h5").status, 0);
  ASSERT_EQ(tanvan("report day.h5 -o day.html").status, 0);
  std::ifstream in(folder / "day.html");
  std::string const page{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(page.find("1: đóng 00:01–00:30"), std::string::npos);
  EXPECT_NE(page.find("Thay đổi trong ngày"), std::string::npos);
}

TEST_F(Traffic, ADayIsExportedWithItsTripsAndRunsAgain) {
  ASSERT_EQ(traffic("--one-shot --moves --emissions 2026 -o day.h5").status, 0);
  expect(tanvan("export day.h5 --to csv -o csv"), 0, "csv holds ");
  EXPECT_NE(text_of("csv/trips.csv").find("\na,car,1,2,0,0,"), std::string::npos) << text_of("csv/trips.csv");
  for (auto const* table : {"mfd", "travel_times", "links", "link_bin"})
    EXPECT_TRUE(fs::exists(folder / "csv" / (std::string(table) + ".csv"))) << table;
  expect(tanvan("traffic --network net --trips csv/trips.csv --one-shot"), 0, "entries=2 ");
  expect(tanvan("export day.h5 --to gmns -o gmns"), 0, "gmns holds ");
  expect(tanvan("traffic --network gmns --trips gmns/trips.csv --one-shot"), 0, "entries=2 ");
}

TEST_F(Traffic, ADaysTripsGoToMatsimAndSumoToo) {
  ASSERT_EQ(traffic("--one-shot --moves -o day.h5").status, 0);
  ASSERT_EQ(tanvan("export day.h5 --to matsim -o matsim").status, 0);
  auto const plans = text_of("matsim/population.xml");
  EXPECT_NE(plans.find("<leg mode=\"bus\">"), std::string::npos) << plans;
  EXPECT_NE(plans.find("end_time=\"00:01:40\""), std::string::npos) << plans;
  ASSERT_EQ(tanvan("export day.h5 --to sumo -o sumo").status, 0);
  EXPECT_NE(text_of("sumo/routes.rou.xml").find("<route edges=\"1\"/>"), std::string::npos);
}

TEST_F(Traffic, InfoSaysThatItIsADay) {
  ASSERT_EQ(traffic("--one-shot -o day.h5").status, 0);
  auto const ended = tanvan("info day.h5");
  expect(ended, 0, "what      a simulated day");
  expect(ended, 0, "arrived           2 (100.0 %)");
  expect(ended, 0, "one_shot          true");
  expect(tanvan("info day.h5 --json"), 0, "\"kind\": \"day\"");
  for (auto const* command : {"info --help", "export --help"}) expect(tanvan(command), 0, "traffic`");
}

TEST_F(Traffic, WithoutPlacesADayHasTablesAndNoMaps) {
  put("net/node.csv", "node_id,x_coord,y_coord\n1,,\n2,,\n3,,\n");
  ASSERT_EQ(traffic("--one-shot -o day.h5").status, 0);
  ASSERT_EQ(tanvan("export day.h5 --to csv -o csv").status, 0);
  EXPECT_TRUE(fs::exists(folder / "csv/link_bin.csv"));
  expect(tanvan("export day.h5 --to geojson -o places"), 2, "the result holds no coordinates");
  expect(tanvan("export day.h5 --to sumo -o sumo"), 2, "`tanvan traffic` on a folder with places");
}

TEST_F(Traffic, TwoDaysAreNoReportAndTheSentenceSaysWhatToDo) {
  for (auto const* out : {"a.h5", "b.h5"}) ASSERT_EQ(traffic(std::string("--one-shot -o ") + out).status, 0);
  auto const ended = tanvan("report a.h5 b.h5 -o page.html");
  expect(ended, 2, "a.h5:1: it is a simulated day, and a page shows one day alone");
  expect(ended, 2, "`tanvan compare`");
  EXPECT_FALSE(fs::exists(folder / "page.html"));
  expect(tanvan("report a.h5 -o b.h5"), 2, "b.h5 is there and is no page of HTML");
}

TEST_F(Traffic, VolumesOfTntpSetOutByAProfileOnTheirImport) {
  put("small_net.tntp",
      "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n"
      "1 3 2000 1 1.2 0.15 4 0 0 1 ;\n3 2 2000 1 1.2 0.15 4 0 0 1 ;\n");
  put("small_trips.tntp", "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 30\n<END OF METADATA>\nOrigin 1\n2 : 30.0;\n");
  put("profile.csv", "begin_s,end_s,share\n06:00,07:00,0.5\n07:00,08:00,0.4\n");
  ASSERT_EQ(tanvan("import tntp small_net.tntp -o small").status, 0);
  auto const ended = tanvan("traffic --network small --trips small_trips.tntp --profile profile.csv --one-shot");
  expect(ended, 0, "entries=60 ");
  expect(ended, 0, "arrived=30 of=30");
  expect(ended, 0, "warning: profile.csv:1: the shares add up to 0.9, neither 1 nor 100 %");
  expect(tanvan("traffic --network small --trips small_trips.tntp"), 2,
         "small_trips.tntp:1: volumes from zone to zone don't say when their vehicles set out: add --profile");
}

TEST_F(Traffic, AFolderAsOutputIsWrongInputOfEveryCommand) {
  fs::create_directories(folder / "results");
  ASSERT_EQ(traffic("--one-shot -o day.h5").status, 0);
  put("od.csv", "o_zone_id,d_zone_id,volume\n");
  for (auto const* command :
       {"traffic --network net --trips trips.csv --one-shot -o results", "report day.h5 -o results",
        "export day.h5 --to gpkg -o results", "traffic --network net --trips trips.csv -o new/"})
    expect(tanvan(command), 2, " is a folder; name a file, such as ");
  EXPECT_TRUE(fs::is_empty(folder / "results"));
  EXPECT_FALSE(fs::exists(folder / "new"));
}

TEST_F(Traffic, AStatedUnitHoldsWhateverTheMapSays) {
  put("net/config.csv", "short_length,long_length,speed\nm,m,kph\n");
  put("net/link.csv",
      "link_id,from_node_id,to_node_id,length,capacity,free_speed,lanes,allowed_uses\n1,1,2,4000,1800,72,2,ALL\n");
  auto const ended = traffic("--one-shot -o day.h5");
  expect(ended, 0, "warning: net:1: lengths are in m, as is said; the median link is then 3.66 times as long");
  expect(ended, 0, "warning: net:1: no crs in config.csv: coordinates lie within degrees");
  auto const day = ResultsFile::open(folder / "day.h5");
  ASSERT_TRUE(day);
  EXPECT_NEAR(day->reals("/trips/arrive_s").front(), 200, 1);
}

TEST_F(Traffic, WithoutPlacesTheReasonIsToldInBothLanguages) {
  put("net/config.csv", "short_length,long_length,speed\nm,m,kph\n");
  put("net/node.csv", "node_id,x_coord,y_coord\n1,680000,1214000\n2,681100,1214000\n3,680500,1214400\n");
  auto const ended = traffic("--one-shot");
  expect(ended, 0, "write it into the column crs of config.csv, such as EPSG:32648");
  expect(ended, 0, "hãy ghi cột crs trong config.csv");
  ASSERT_EQ(tanvan("import gmns net --crs EPSG:32648 -o placed").status, 0);
  EXPECT_EQ(tanvan("traffic --network placed --trips trips.csv --one-shot").said.find("no map"), std::string::npos);
}

TEST_F(Traffic, EntriesCountLinksHoweverTheyPart) {
  put("net/lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,ALL\nb,1,2,bus\n");
  auto const ended = traffic("--one-shot");
  expect(ended, 0, "net/lane.csv:1: 1 links have reserved lanes");
  expect(ended, 0, "entries=2 ");
}

/// A line from stop A on link 1 to stop B on link 4, which follows it, and one to C, which lies on no link.
class TrafficTransit : public Traffic {
 protected:
  void SetUp() override {
    Traffic::SetUp();
    put("net/node.csv", "node_id,x_coord,y_coord\n1,106.6,11\n2,106.61,11\n3,106.605,11.003\n4,106.62,11\n");
    put("net/link.csv",
        "link_id,from_node_id,to_node_id,length,capacity,free_speed,lanes,allowed_uses\n1,1,2,1100,1800,60,1,ALL\n"
        "2,1,3,700,1800,60,2,ALL\n3,3,2,700,1800,60,2,ALL\n4,2,4,1100,1800,60,1,ALL\n");
    fs::create_directories(folder / "bus");
    put("bus/agency.txt", "agency_id,agency_name,agency_url,agency_timezone\n1,A,http://a.vn,Asia/Ho_Chi_Minh\n");
    put("bus/stops.txt", "stop_id,stop_name,stop_lat,stop_lon\nA,A,11,106.605\nB,B,11,106.615\nC,C,11.1,106.6\n");
    put("bus/routes.txt", "route_id,agency_id,route_short_name,route_long_name,route_type\nr,1,1,one,3\n");
    put("bus/calendar.txt",
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "s,1,1,1,1,1,1,1,20250101,20251231\n");
    put("bus/trips.txt", "route_id,service_id,trip_id\nr,s,t1\nr,s,t2\n");
    put("bus/stop_times.txt",
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,00:10:00,00:10:00,A,1\n"
        "t1,00:11:20,00:11:20,B,2\nt2,00:20:00,00:20:00,A,1\nt2,00:40:00,00:40:00,C,2\n");
    put("bus/stop_links.csv", "stop_id,link_id,at_m,kind,berths\nA,1,500,bay,2\nB,4,550,lane,\n");
  }
  Ended drive(std::string const& words) const { return traffic("--transit bus --date 20250106 " + words); }
};

TEST_F(TrafficTransit, BusesStandAtTheirStopsAndTellWhen) {
  for (auto const* how : {"--one-shot", ""}) {
    expect(drive(std::string(how) + " -o out.h5"), 0, "transit: 1 run on the road, 2 of 2 calls made");
    expect(drive(how), 0, "arrived=2 of=2");
    auto const file = ResultsFile::open(folder / "out.h5");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->texts("/transit/calls/stop_id"), (std::vector<std::string>{"A", "B", "A", "C"}));
    auto const departure = file->reals("/transit/calls/departure_s"), arrival = file->reals("/transit/calls/arrival_s");
    EXPECT_EQ(departure[0], 600);  // it comes early and waits for the timetable
    EXPECT_NEAR(arrival[1], 600 + 1150 / (60 / 3.6), 1);
    EXPECT_EQ(arrival[2], -1);
    fs::remove(folder / "out.h5");
  }
}

TEST_F(TrafficTransit, RidersMakeBusesStandAndFillThem) {
  put("bus/riders.csv", "from_stop_id,to_stop_id,at_s,riders,route_id\nA,B,00:09:00,5,r\nA,B,500,1,\n");
  auto const ended = drive("--one-shot -o out.h5 --set bus_seats=3 --set bus_standing=1");
  expect(ended, 0, "riders: 4 of 6 arrived, 0 gave up, 2 left at the end, 2 times no place, waited ");
  auto const file = ResultsFile::open(folder / "out.h5");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->integers("/transit/calls/boardings"), (std::vector<std::int64_t>{4, 0, 0, 0}));
  EXPECT_EQ(file->integers("/transit/calls/alightings"), (std::vector<std::int64_t>{0, 4, 0, 0}));
  EXPECT_EQ(file->integers("/transit/calls/load"), (std::vector<std::int64_t>{4, 0, 0, 0}));
  EXPECT_EQ(file->integers("/transit/calls/denied"), (std::vector<std::int64_t>{2, 0, 0, 0}));
}

TEST_F(TrafficTransit, JourneysMayBeAskedAboutAsTheDayDroveThem) {
  put("bus/riders.csv", "from_stop_id,to_stop_id,at_s,riders\nA,B,00:09:00,40\n");
  expect(drive("--one-shot -o out.h5"), 0, "riders: 40 of 40 arrived");
  auto const skim = [&](std::string const& words) {
    return tanvan("skim --transit bus --date 20250106 --from A --to B --depart 00:05 " + words);
  };
  expect(skim(""), 0, "arrive=00:11:20");
  auto const late = ResultsFile::open(folder / "out.h5")->reals("/transit/calls/arrival_s")[1];
  EXPECT_GT(late, 680 + 20) << "forty get in past the driver";
  expect(skim("--realised out.h5"), 0, "arrive=00:" + std::to_string(static_cast<int>(late) / 60) + ":");
  expect(skim("--realised out.h5"), 0, "warning: 1 of 2 runs were not driven");
  expect(skim("--realised none.h5"), 2, "none.h5");
  expect(
      tanvan("skim --transit bus --date 20250107 --from A --to B --depart 00:05 --phases 3 --realised bus/trips.txt"),
      2, "trips.txt");
}

TEST_F(TrafficTransit, FaultsOfRidersComeAllAtOnceWithTheirLines) {
  put("bus/riders.csv",
      "from_stop_id,to_stop_id,at_s,riders,route_id\nX,B,0,,\nA,A,0,,\nA,B,,,\nA,B,0,0,\nA,B,25:0x,1,q\n");
  auto const ended = drive("--one-shot -o out.h5");
  for (auto const* fault : {"riders.csv:2: from_stop_id = \"X\": no such stop_id in stops.txt",
                            "riders.csv:3: to_stop_id = \"A\": a ride ends at another stop",
                            "riders.csv:4: at_s = ", "riders.csv:5: riders = \"0\"",
                            "riders.csv:6: route_id = \"q\": no such route_id in routes.txt"})
    expect(ended, 2, fault);
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
}

TEST_F(TrafficTransit, FaultsOfStopLinksComeAllAtOnceWithTheirLines) {
  put("bus/stop_links.csv", "stop_id,link_id,at_m,kind\nX,1,0,bay\nA,9,0,bay\nA,1,1101,bay\nB,4,1,kerb\n");
  auto const ended = drive("--one-shot -o out.h5");
  expect(ended, 2, "stop_links.csv:2: stop_id = \"X\": no such stop_id in stops.txt");
  expect(ended, 2, "stop_links.csv:3: link_id = \"9\": no such link_id in link.csv");
  expect(ended, 2, "stop_links.csv:4: at_m = ");
  expect(ended, 2, "stop_links.csv:5: kind = \"kerb\": must be bay or lane");
  EXPECT_FALSE(fs::exists(folder / "out.h5"));
}

TEST_F(TrafficTransit, StopsThatNoWayJoinsAreFaults) {
  put("bus/stop_links.csv", "stop_id,link_id\nA,4\nB,1\n");
  expect(drive("--one-shot"), 2, "trip t1: buses find no way from stop A to B");
  expect(traffic("--transit bus --one-shot"), 2, "--date");
}

}  // namespace
}  // namespace tanvan
