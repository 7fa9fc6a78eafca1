#include "scenarios/run/traffic/traffic_trips.hpp"

#include <cmath>

#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

constexpr auto* kByNodes = "trip_id,depart_s,class,from_node_id,to_node_id\n";
constexpr auto* kByRoute = "trip_id,depart_s,class,route\n";
constexpr auto* kBoth = "trip_id,depart_s,class,from_node_id,to_node_id,route,person_id\n";

class Trips : public TrafficFolder {
 protected:
  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n4,0,0,,\n");
    put_links(road("a", "1,2", 500) + road("b", "2,3", 500) + road("c", "3,4", 500, "900,60,1,primary,\"car,bus\"") +
              road("o", "2,2", 50) + road("s", "2,3", 500, "0,60,1,primary,ALL"));
  }
  Result<TripRequests> trips(std::string const& text) const {
    put("../trips.csv", text);
    return read_trip_requests({folder / "../trips.csv", "trips.csv"}, *network());
  }
  Texts trip_faults(std::string const& text) const {
    auto const result = trips(text);
    return result ? Texts{} : texts(result.error());
  }
};

TEST_F(Trips, ByNodesAskForAWay) {
  auto const t = trips(std::string(kByNodes) + "x,0,car,1,3\ny,7.5,motorbike,2,4\n\nz,90000,truck,1,1\n");
  ASSERT_TRUE(t);
  ASSERT_EQ(t->size(), 3U);
  EXPECT_FALSE(t->routed);
  EXPECT_EQ(t->id[1], "y");
  EXPECT_EQ(t->depart_s, (std::vector<double>{0, 7.5, 90'000}));
  EXPECT_EQ(t->vehicle, (std::vector{VehicleClass::car, VehicleClass::motorbike, VehicleClass::truck}));
  EXPECT_EQ(t->from, (std::vector{NodeId{0}, NodeId{1}, NodeId{0}}));
  EXPECT_EQ(t->to, (std::vector{NodeId{2}, NodeId{3}, NodeId{0}}));
  EXPECT_EQ(t->line, (std::vector<std::uint32_t>{2, 3, 5}));
  EXPECT_TRUE(t->route_of(0).empty());
}

TEST_F(Trips, SetOutAtSecondsOrAtATimeOfTheClock) {
  auto const t = trips(std::string(kByNodes) + "x,07:30,car,1,3\ny,7:30:15,car,1,3\nz,27030,car,1,3\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->depart_s, (std::vector<double>{27'000, 27'015, 27'030}));
  EXPECT_EQ(trip_faults(std::string(kByNodes) + "x,7:60,car,1,3\n"),
            (Texts{"trips.csv:2: depart_s = \"7:60\": expected seconds after midnight, or a time such as 07:30 or "
                   "07:30:15, up to 48:00"}));
}

TEST_F(Trips, ByRouteDriveIt) {
  auto const t = trips(std::string(kByRoute) + "x,0,car,a b\ny,1,bus, a  o o s\n");
  ASSERT_TRUE(t);
  EXPECT_TRUE(t->routed);
  EXPECT_EQ(std::vector(t->route_of(0).begin(), t->route_of(0).end()), (std::vector{LinkId{0}, LinkId{1}}));
  EXPECT_EQ(t->route_of(1).size(), 4U);
  EXPECT_EQ(t->from[1], NodeId{0});
  EXPECT_EQ(t->to[1], NodeId{2});
}

TEST_F(Trips, WishesAreSecondsOrClockTimes) {
  auto const t = trips(
      "trip_id,depart_s,arrive_s,class,from_node_id,to_node_id\nx,0,08:00,car,1,3\ny,0,,car,1,3\n"
      "z,07:30,28815.5,car,1,3\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->arrive_s[0], 28'800);
  EXPECT_TRUE(std::isnan(t->arrive_s[1]));
  EXPECT_EQ(t->arrive_s[2], 28'815.5);
}

TEST_F(Trips, WithNodesAndRoutesEachRowTakesWhatItHas) {
  auto const t = trips(std::string(kBoth) + "x,0,car,1,3,a b,p\ny,0,car,1,4,,\nz,0,car,1,4\n");
  ASSERT_TRUE(t);
  EXPECT_FALSE(t->routed);
  EXPECT_EQ(t->route_of(0).size(), 2U);
  EXPECT_TRUE(t->route_of(1).empty());
  EXPECT_EQ(t->to[1], NodeId{3});
  EXPECT_EQ(trip_faults(std::string(kBoth) + "x,0,car,1,4,a b,\n"),
            (Texts{"trips.csv:2: to_node_id = \"4\": the route has its end at node 3"}));
}

TEST_F(Trips, NoneAtAllAreLegalAndAnEmptyFileIsNot) {
  auto const t = trips(kByRoute);
  ASSERT_TRUE(t);
  EXPECT_EQ(t->size(), 0U);
  EXPECT_TRUE(t->routed);
  EXPECT_EQ(trip_faults("").size(), 1U);
  EXPECT_FALSE(read_trip_requests({folder / "nowhere.csv", "nowhere.csv"}, *network()));
}

TEST_F(Trips, ByteOrderMarkAndCarriageReturnsChangeNothing) {
  auto const t = trips("\xef\xbb\xbftrip_id,depart_s,class,route\r\nx,5,car,a b\r\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->route_of(0).size(), 2U);
}

TEST_F(Trips, WordsOfOtherProgramsNameClasses) {
  auto const t = trips(std::string(kByNodes) + "x,0,HGV,1,3\ny,0,passenger,1,3\nz,0,Motorcycle,1,3\n");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->vehicle, (std::vector{VehicleClass::truck, VehicleClass::car, VehicleClass::motorbike}));
}

TEST_F(Trips, ByNodesThatAreWrongAreNamedAllAtOnce) {
  EXPECT_EQ(
      trip_faults(std::string(kByNodes) + "1,0,car,1,77\n2,5,caar,1,2\n3,-5,car,1,2\n4,nan,car,1,2\n5,7h,car,1,2\n"
                                          "1,5,car,1,2\n7,5\n8,,car,,2\n9,1e6,bicycle,1,2\n,0,car,1,2\n"),
      (Texts{"trips.csv:2: to_node_id = \"77\": no such node_id in node.csv",
             "trips.csv:3: class = \"caar\": no such class, did you mean car?; there are motorbike, car, bus and "
             "truck",
             "trips.csv:4: depart_s = \"-5\": must be from 0 to 950400 s",
             "trips.csv:5: depart_s = \"nan\": must be a finite number",
             "trips.csv:6: depart_s = \"7h\": must be a number",
             "trips.csv:7: trip_id \"1\" is there already, in line 2", "trips.csv:8: the row ends after 2 of 5 cells",
             "trips.csv:9: depart_s is empty", "trips.csv:9: from_node_id is empty",
             "trips.csv:10: class = \"bicycle\": no such class; there are motorbike, car, bus and truck",
             "trips.csv:10: depart_s = \"1e6\": must be from 0 to 950400 s", "trips.csv:11: trip_id is empty"}));
}

TEST_F(Trips, ByRouteThatIsWrongAreNamedAllAtOnce) {
  EXPECT_EQ(
      trip_faults(std::string(kByRoute) + "1,0,car,a 9\n2,0,car,a c\n3,0,car,\n4,0,truck,b c\n5,0,car,a,b\n"),
      (Texts{"trips.csv:2: route: no link_id \"9\" in link.csv",
             "trips.csv:3: route: link c begins at node 3, but link a before it ends at node 2",
             "trips.csv:4: route is empty", "trips.csv:5: route: link c is closed to truck (allowed_uses: car,bus)",
             "trips.csv:6: 5 cells under 4 names; links of a route are separated by blanks"}));
}

TEST_F(Trips, WithoutTheirColumnsAreRefusedAtTheNames) {
  EXPECT_EQ(trip_faults("trip_id,class,route\n1,car,a\n").at(0).rfind("trips.csv:1", 0), 0U);
  EXPECT_EQ(trip_faults("trip_id,depart_s,class\n1,0,car\n"),
            (Texts{"trips.csv:1: no column route, nor from_node_id and to_node_id"}));
  EXPECT_EQ(trip_faults("trip_id,depart_s,class,from_node_id\n1,0,car,1\n").size(), 1U);
}

TEST_F(Trips, InBytesThatAreNoTextAreRefusedByTheirLine) {
  auto const said = trip_faults(std::string(kByNodes) + "1,0,car,1,2\n2,5,c\xffr,1,2\n");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].rfind("trips.csv:3:", 0), 0U);
}

}  // namespace
}  // namespace tanvan
