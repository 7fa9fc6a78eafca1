#include "scenarios/run/traffic/road_changes.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/run/traffic/traffic_result.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class RoadChanges : public TrafficFolder {
 protected:
  void SetUp() override {
    TrafficFolder::SetUp();
    put_crossing();  // 1000 PCU/h and 1 lane each
  }
  Result<DayChanges> changes(TrafficNetwork const& net, std::string const& rows,
                             std::string const& header = "link_id,at_s,until_s,capacity,lanes,closed") const {
    put("../changes.csv", header + "\n" + rows);
    return read_road_changes({folder / "../changes.csv", "changes.csv"}, net);
  }
  /// `60: 1 500 x1` for each: moment, link, PCU/h, lanes.
  Texts read(std::string const& rows) const {
    auto const net = network().value();
    auto const result = changes(net, rows);
    if (!result) return texts(result.error());
    Texts out;
    for (auto const& c : result->changes)
      out.push_back(fmt::format("{:g}: {} {:g} x{:g}", c.at_s, net.link_name[c.link], c.capacity_pcu_h, c.lanes));
    return out;
  }
  /// What is wrong with the one row of a table.
  std::string fault(std::string const& row) const {
    auto const said = read(row + "\n");
    return said.size() == 1 ? said[0] : fmt::format("{} lines", said.size());
  }
};

TEST_F(RoadChanges, AClosureEndsWhereItSays) {
  EXPECT_EQ(read("1,60,120,,,1\n"), (Texts{"60: 1 0 x1", "120: 1 1000 x1"}));
}

TEST_F(RoadChanges, TimesMayBeThoseOfAClock) {
  EXPECT_EQ(read("1,07:30,08:00:30,,,1\n"), (Texts{"27000: 1 0 x1", "28830: 1 1000 x1"}));
}

TEST_F(RoadChanges, CapacityIsThatOfALaneTimesLanes) {
  EXPECT_EQ(read("1,60,,600,,\n2,60,,,2,\n3,60,,600,2,\n"), (Texts{"60: 1 600 x1", "60: 2 2000 x2", "60: 3 1200 x2"}));
}

TEST_F(RoadChanges, AnIncidentWithinALongerChangeGoesBackToThat) {
  EXPECT_EQ(read("1,100,400,800,,\n1,200,300,200,,\n"),
            (Texts{"100: 1 800 x1", "200: 1 200 x1", "300: 1 800 x1", "400: 1 1000 x1"}));
}

TEST_F(RoadChanges, LaterRowsLieOverEarlierOnesUntilTheyEnd) {
  EXPECT_EQ(read("1,200,,,,0\n1,100,,,,1\n"), (Texts{"100: 1 0 x1", "200: 1 1000 x1"}));
  EXPECT_EQ(read("1,100,,,,1\n1,200,300,500,,\n"), (Texts{"100: 1 0 x1"}));  // closed stays closed
}

TEST_F(RoadChanges, RowsThatChangeNothingAreLeftOut) {
  EXPECT_EQ(read("1,100,,1000,1,0\n"), Texts{});
  EXPECT_EQ(read(""), Texts{});
}

TEST_F(RoadChanges, ChangesComeByTimeThenLink) {
  EXPECT_EQ(read("3,9,,500,,\n1,9,,500,,\n4,3,,500,,\n"), (Texts{"3: 4 500 x1", "9: 1 500 x1", "9: 3 500 x1"}));
}

TEST_F(RoadChanges, AClosedLinkOpensWithACapacity) {
  put_links(road("1", "1,5", 100, "0,60,2,primary,ALL") + road("2", "2,5", 100));
  EXPECT_EQ(read("1,60,,1500,,0\n"), (Texts{"60: 1 3000 x2"}));
  EXPECT_EQ(read("1,60,,1500,,\n"), (Texts{"60: 1 3000 x2"}));
  EXPECT_TRUE(fault("1,60,,,,0").starts_with("changes.csv:2: closed = 0, but the link has no capacity then"));
}

TEST_F(RoadChanges, EveryFaultHasItsLine) {
  EXPECT_EQ(fault("9,60,,,,1"), "changes.csv:2: link_id = \"9\": no such link_id in link.csv");
  EXPECT_EQ(fault(",60,,,,1"), "changes.csv:2: link_id is empty");
  EXPECT_EQ(fault("1,,,,,1"), "changes.csv:2: at_s is empty");
  EXPECT_EQ(fault("1,60,60,,,1"), "changes.csv:2: until_s = \"60\": must be after at_s");
  EXPECT_EQ(fault("1,60,,,0,"), "changes.csv:2: lanes = \"0\": must be above 0; say closed = 1 instead");
  EXPECT_EQ(fault("1,60,,,,0.5"), "changes.csv:2: closed = \"0.5\": must be 0 or 1");
  EXPECT_TRUE(fault("1,60,,,,").starts_with("changes.csv:2: the row changes nothing"));
  EXPECT_TRUE(fault("1,-1,,,,1").starts_with("changes.csv:2: at_s = \"-1\""));
  EXPECT_TRUE(fault("1,7h,,,,1").starts_with("changes.csv:2: at_s = \"7h\""));
  EXPECT_TRUE(fault("1,5,,-3,,").starts_with("changes.csv:2: capacity = \"-3\""));
  EXPECT_EQ(read("9,60,,,,1\n1,nan,,,,1\n").size(), 2U);
}

TEST_F(RoadChanges, ColumnsThatMustBeThereAreNamed) {
  auto const net = network().value();
  auto const result = changes(net, "1,1\n", "link_id,closed");
  ASSERT_FALSE(result);
  EXPECT_EQ(texts(result.error()), (Texts{"changes.csv:1: column at_s is missing"}));
}

TEST_F(RoadChanges, ALinkForNoMotorVehicleIsRefused) {
  put_links(road("1", "1,5", 100, "1000,60,1,path,\"walk,bicycle\"") + road("2", "2,5", 100));
  EXPECT_TRUE(fault("1,60,,,,1").ends_with("the link is open to no motor vehicle"));
}

constexpr auto kHours = "link_id,class,from,to";

class HoursOfClasses : public RoadChanges {
 protected:
  /// `1 truck 21600-32400` for each closure.
  Texts closures(std::string const& rows, std::string const& header = kHours) const {
    constexpr std::array kNames = {"", "motorbike", "car", "", "bus", "", "", "", "truck"};
    auto const net = network().value();
    auto const result = changes(net, rows, header);
    if (!result) return texts(result.error());
    Texts out;
    for (auto const& c : result->closures)
      out.push_back(fmt::format("{} {} {:g}-{:g}", net.link_name[c.link], kNames[c.classes], c.begin_s, c.end_s));
    return out;
  }
};

TEST_F(HoursOfClasses, CloseALinkToAClassFromOneHourToAnother) {
  EXPECT_EQ(closures("1,truck,06:00,09:00\n1,truck,16:00,20:00\n2,truck,22:00,\n"),
            (Texts{"1 truck 21600-32400", "1 truck 57600-72000", "2 truck 79200-950400"}));
}

TEST_F(HoursOfClasses, MayNameSeveralClassesAndWordsOfOtherPrograms) {
  EXPECT_EQ(closures("1,bus hgv,10,20\n"), (Texts{"1 bus 10-20", "1 truck 10-20"}));
}

TEST_F(HoursOfClasses, ThatMeetAreOneAndARowAboveMayLiftThem) {
  EXPECT_EQ(closures("1,truck,10,20\n1,truck,15,40\n"), Texts{"1 truck 10-40"});
  EXPECT_EQ(closures("1,truck,10,100,1\n1,truck,40,50,0\n", "link_id,class,from,to,closed"),
            (Texts{"1 truck 10-40", "1 truck 50-100"}));
}

TEST_F(HoursOfClasses, StandBesideRowsForAllClasses) {
  auto const net = network().value();
  auto const day =
      changes(net, "1,60,120,,,1,\n1,80,200,,,,truck\n", "link_id,at_s,until_s,capacity,lanes,closed,class");
  ASSERT_TRUE(day);
  EXPECT_EQ(day->changes.size(), 2U);
  ASSERT_EQ(day->closures.size(), 1U);
  EXPECT_EQ(day->closures[0].begin_s, 80);
}

TEST_F(HoursOfClasses, ThatAreWrongAreNamed) {
  EXPECT_TRUE(closures("1,lorryy,10,20\n")[0].starts_with("changes.csv:2: class = \"lorryy\": no such class"));
  EXPECT_EQ(closures("1,truck,20,10\n"), Texts{"changes.csv:2: to = \"10\": must be after from"});
  EXPECT_EQ(closures("1,truck,,10\n"), Texts{"changes.csv:2: from is empty"});
  EXPECT_EQ(closures("1,truck,1,2,500\n", "link_id,class,from,to,capacity"),
            Texts{"changes.csv:2: capacity = \"500\": belongs to all classes; leave class empty"});
}

// ------------------------------------------------------------------------------------------------ driven

class DrivenChanges : public RoadChanges {
 protected:
  /// Two roads from 1 to 2: link 1 at once (36 s), links 3 and 4 round by node 3 (60 s).
  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
    put_links(road("1", "1,2", 600) + road("3", "1,3", 500) + road("4", "3,2", 500));
  }
  static std::string convoy(int n, int headway_s, std::string const& where = "1,2") {
    std::string rows = "trip_id,depart_s,class,from_node_id,to_node_id\n";
    for (int i = 0; i < n; ++i) rows += fmt::format("{},{},car,{}\n", i + 1, i * headway_s, where);
    return rows;
  }
  TripColumns drive(std::string const& trips, std::string const& rows, bool once,
                    std::string const& header = "link_id,at_s,until_s,capacity,lanes,closed",
                    TrafficSettings const& settings = {}) const {
    auto net = network().value();
    put("../trips.csv", trips);
    auto changed = changes(net, rows, header).value();
    net.roads.changes = std::move(changed.changes);
    net.roads.closures = std::move(changed.closures);
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, net).value();
    auto const driven = driven_roads(net);
    auto const day = day_network(driven.roads, settings.rules, access_of(net, driven), {"link.csv", 0, 0}).value();
    auto const answer =
        once ? one_shot(net, driven, &day, requests, settings, {}) : iterated(net, driven, day, requests, settings, {});
    return trip_columns(net, requests, answer);
  }
};

/// Trucks reach link 1 when they set out.
TEST_F(DrivenChanges, NoTruckTakesALinkInItsHoursAndCarsDo) {
  for (bool const once : {true, false}) {
    std::string trips = "trip_id,depart_s,class,from_node_id,to_node_id\n";
    std::vector<double> const departures = {21'590, 21'600, 25'000, 32'300, 32'399, 32'400};
    for (std::size_t i = 0; i < departures.size(); ++i)
      trips += fmt::format("{},{:g},truck,1,2\n{},{:g},car,1,2\n", 2 * i, departures[i], 2 * i + 1, departures[i]);
    auto const seen = drive(trips, "1,truck,06:00,09:00\n", once, kHours);
    EXPECT_EQ(seen.arrived, 12U);
    std::vector<double> trucks, cars;
    for (std::size_t i = 0; i < 12; ++i) (i % 2 == 0 ? trucks : cars).push_back(seen.distance_m[i]);
    EXPECT_EQ(cars, std::vector<double>(6, 600));
    EXPECT_EQ(trucks, (std::vector<double>{600, 1000, 1000, 1000, 600, 600})) << "the fifth waits a second";
  }
}

TEST_F(DrivenChanges, WhoWaitsAtHomeDepartsWhenTheRoadOpensAndOthersWhenTheySay) {
  std::string const trips = "trip_id,depart_s,class,from_node_id,to_node_id\n1,23400,truck,1,2\n2,23400,car,1,2\n";
  std::string const bans = "1,truck,06:00,09:00\n4,truck,06:00,09:00\n";
  for (bool const once : {true, false}) {
    TrafficSettings settings;
    EXPECT_EQ(drive(trips, bans, once, kHours, settings).depart_s, (std::vector<double>{23'400, 23'400}));
    settings.wait_at_home = 1;
    auto const seen = drive(trips, bans, once, kHours, settings);
    EXPECT_GE(seen.depart_s[0], 32'300);
    EXPECT_LT(seen.arrive_s[0] - seen.depart_s[0], 70);
    EXPECT_EQ(seen.depart_s[1], 23'400);
  }
}

TEST_F(DrivenChanges, NobodyTakesALinkThatWillBeClosedWhenHeComes) {
  for (bool const once : {true, false}) {
    auto const seen = drive(convoy(30, 20), "1,200,400,,,1\n", once);
    EXPECT_EQ(seen.arrived, 30U);
    for (std::size_t i = 0; i < 30; ++i) {
      bool const closed = seen.depart_s[i] >= 200 && seen.depart_s[i] < 400 - 24;
      EXPECT_EQ(seen.distance_m[i], closed ? 1000 : 600) << seen.depart_s[i];
    }
  }
}

TEST_F(DrivenChanges, AShortClosureIsWaitedForWhereTheWayRoundIsLonger) {
  for (bool const once : {true, false}) {
    auto const seen = drive(convoy(1, 1), "1,0,10,,,1\n", once);
    EXPECT_EQ(seen.distance_m[0], 600);
    EXPECT_NEAR(seen.arrive_s[0], 46, 2.1);
  }
}

TEST_F(DrivenChanges, ALinkThatOpensIsTakenFromThenOn) {
  put_links(road("1", "1,2", 600, "0,60,1,primary,ALL") + road("3", "1,3", 500) + road("4", "3,2", 500));
  for (bool const once : {true, false}) {
    auto const seen = drive(convoy(20, 20), "1,200,,1000,,0\n", once);
    for (std::size_t i = 0; i < 20; ++i)
      EXPECT_EQ(seen.distance_m[i], seen.depart_s[i] < 200 - 24 ? 1000 : 600) << seen.depart_s[i];
  }
}

TEST_F(DrivenChanges, WhoIsOnALinkThatClosesDrivesOff) {
  auto const seen = drive("trip_id,depart_s,class,route\na,0,car,1\nb,10,car,1\n", "1,5,,,,1\n", true);
  EXPECT_NEAR(seen.arrive_s[0], 36, 2.1);
  EXPECT_EQ(seen.arrive_s[1], -1);
  EXPECT_EQ(seen.stuck[1], "closed link ahead");
}

TEST_F(DrivenChanges, WithoutAnyWayLeftATripHasNone) {
  auto const seen = drive(convoy(2, 20), "1,10,,,,1\n3,10,,,,1\n", true);
  EXPECT_EQ(seen.stuck, (std::vector<std::string>{"", "no way"}));
}

TEST_F(DrivenChanges, TravellersLearnToAvoidAnIncident) {
  auto const rows = "1,60,1500,100,,\n";  // a vehicle in 36 s
  auto const trips = convoy(200, 5);
  auto const once = drive(trips, rows, true), many = drive(trips, rows, false);
  auto const delay = [](TripColumns const& c) {
    double sum = 0;
    for (std::size_t i = 0; i < c.arrive_s.size(); ++i) sum += c.arrive_s[i] - c.depart_s[i];
    return sum / static_cast<double>(c.arrive_s.size());
  };
  EXPECT_GT(delay(once), 200);
  EXPECT_LT(delay(many), 100);
}

}  // namespace
}  // namespace tanvan
