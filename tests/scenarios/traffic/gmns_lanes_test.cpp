#include "scenarios/run/traffic/gmns_lanes.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "scenarios/run/traffic/traffic_result.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class GmnsLanes : public TrafficFolder {
 protected:
  /// Road 1 with two lanes, 300 m before node 5, from which 3 and 4 lead away.
  void put_fork(std::string const& lanes = "2") const {
    put_nodes("1,0,0,,\n3,0,0,,\n4,0,0,,\n5,0,0,,\n");
    put_links(road("1", "1,5", 300, "1000,60," + lanes + ",primary,\"motorbike,car,bus,truck\"") +
              road("3", "5,3", 100) + road("4", "5,4", 100));
  }
  /// @param rows `ob_link_id,start_ib_lane,end_ib_lane` of road 1 at node 5
  void put_turns(std::vector<std::string> const& rows) const {
    std::string text = "mvmt_id,node_id,ib_link_id,ob_link_id,start_ib_lane,end_ib_lane,type\n";
    for (std::size_t i = 0; i < rows.size(); ++i) text += fmt::format("{},5,1,{},thru\n", i + 1, rows[i]);
    put("movement.csv", text);
  }
  /// Lanes from -1 to 2 with a pocket of 80 m.
  void put_pocket() const {
    put("segment.csv",
        "segment_id,link_id,ref_node_id,start_lr,end_lr,l_lanes_added,r_lanes_added\ns,1,1,220,300,1,0\n");
  }
  /// `1: 2 lanes>4, pocket 1 of 80 m beside 0>3` of each link.
  Texts lanes() const {
    auto const net = network();
    if (!net) return texts(net.error());
    Texts out;
    for (auto const& link : net->lanes) {
      Texts groups;
      for (auto const& g : link.groups) groups.push_back(group_text(*net, g));
      out.push_back(fmt::format("{}: {}", net->link_name[link.link], fmt::join(groups, ", ")));
    }
    return out;
  }

 private:
  static std::string group_text(TrafficNetwork const& net, LaneGroup const& g) {
    std::string text = g.lanes > 0 ? fmt::format("{:g} lanes", g.lanes) : "";
    if (g.pocket_lanes > 0)
      text += fmt::format("{}pocket {:g} of {:.0f} m{}", text.empty() ? "" : " ", g.pocket_lanes, g.pocket_m,
                          g.lanes > 0 ? "" : fmt::format(" beside {}", g.beside));
    if (g.classes != kEveryClass) text += fmt::format(" for {}", uses_text({g.classes}));
    for (auto const to : g.turns) text += ">" + net.link_name[to];
    return text;
  }
};

TEST_F(GmnsLanes, WithoutTablesNoLinkParts) {
  put_fork();
  EXPECT_EQ(lanes(), Texts{});
}

TEST_F(GmnsLanes, MovementsWithLanesOfTheirOwnAreGroups) {
  put_fork("3");
  put_turns({"3,1,1", "4,2,3"});
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes>3, 2 lanes>4"}));
  EXPECT_EQ(notes(), (Texts{"net/movement.csv:1: 1 links have lanes for different turns from begin to end"}));
}

TEST_F(GmnsLanes, MovementsThatShareALaneAreOneGroup) {
  put_fork("3");
  put_turns({"3,1,2", "4,2,3"});
  EXPECT_EQ(lanes(), Texts{});
  put_turns({"3,1,3", "4,1,3"});
  EXPECT_EQ(lanes(), Texts{});
}

TEST_F(GmnsLanes, RowsOfOneTurnLaneByLaneAreOneMovement) {
  put_fork("3");
  put_turns({"3,1,", "4,2,", "4,3,"});
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes>3, 2 lanes>4"}));
}

TEST_F(GmnsLanes, LanesThatNoMovementNamesGoWithTheirNeighbour) {
  put_fork("4");
  put_turns({"3,2,2", "4,3,3"});
  EXPECT_EQ(lanes(), (Texts{"1: 2 lanes>3, 2 lanes>4"}));
}

TEST_F(GmnsLanes, AMovementWithoutLanesTakesAll) {
  put_fork();
  put_turns({"3,1,1", "4,,"});
  EXPECT_EQ(lanes(), Texts{});
}

TEST_F(GmnsLanes, AMovementWhoseLanesAreNotThereTakesAllAndIsCounted) {
  put_fork();
  put_turns({"3,1,1", "4,7,8"});
  EXPECT_EQ(lanes(), Texts{});
  EXPECT_EQ(notes(),
            (Texts{"net/movement.csv:1: 1 turns name lanes that their links don't have: they take all lanes"}));
}

TEST_F(GmnsLanes, ARowOfALaneForBicyclesLeavesTheOthersOfItsTurnAsTheyAre) {
  put_fork();
  put("lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,\nb,1,2,\nc,1,3,bike\n");
  put_turns({"3,1,1", "4,2,2", "4,3,3"});
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes>3, 1 lanes>4"}));
}

TEST_F(GmnsLanes, ASegmentThatAddsALaneIsAPocket) {
  put_fork();
  put_pocket();
  put_turns({"3,-1,-1", "4,1,2"});
  EXPECT_EQ(lanes(), (Texts{"1: pocket 1 of 80 m beside 1>3, 2 lanes>4"}));
  EXPECT_EQ(notes(), (Texts{"net/segment.csv:1: 1 links have pockets before their junction"}));
}

TEST_F(GmnsLanes, ASegmentMayBeMeasuredFromEitherEnd) {
  put_fork();
  put("segment.csv", "segment_id,link_id,ref_node_id,start_lr,end_lr,r_lanes_added\ns,1,5,10,80,1\n");
  put_turns({"3,1,2", "4,3,3"});
  EXPECT_EQ(lanes(), (Texts{"1: 2 lanes>3, pocket 1 of 80 m beside 0>4"}));
}

TEST_F(GmnsLanes, PlacesAlongLinksAreInTheShortUnit) {
  put("config.csv", "short_length,long_length,speed,crs\nfoot,m,kph,4326\n");
  put_fork();
  put("segment.csv", "segment_id,link_id,ref_node_id,start_lr,end_lr,l_lanes_added\ns,1,1,656,984,1\n");
  put_turns({"3,-1,", "4,1,2"});
  EXPECT_EQ(lanes(), (Texts{"1: pocket 1 of 100 m beside 1>3, 2 lanes>4"}));
}

TEST_F(GmnsLanes, ASegmentInTheMiddleIsNoPocket) {
  put_fork();
  put("segment.csv", "segment_id,link_id,ref_node_id,start_lr,end_lr,l_lanes_added\ns,1,1,100,200,1\n");
  put_turns({"3,1,2", "4,1,2"});
  EXPECT_EQ(lanes(), Texts{});
}

TEST_F(GmnsLanes, LanesOfSegmentsSayMoreThanTheirCounts) {
  put_fork();
  put_pocket();
  put("segment_lane.csv",
      "segment_lane_id,segment_id,lane_num,allowed_uses\na,s,-1,ALL\nb,s,-2,\nc,s,3,\"WALK, BIKE\"\nd,s,1,\n");
  put_turns({"3,-2,-1", "4,1,2"});
  EXPECT_EQ(lanes(), (Texts{"1: pocket 2 of 80 m beside 1>3, 2 lanes>4"}));
}

TEST_F(GmnsLanes, APocketForTheSameTurnWidensItsGroup) {
  put_fork("1");
  put_pocket();
  put_turns({"3,-1,1", "4,1,1"});
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes pocket 1 of 80 m>3>4"}));
}

TEST_F(GmnsLanes, APocketThatNoMovementNamesIsLeftOutAndCounted) {
  put_fork();
  put_pocket();
  put_turns({"3,1,2", "4,1,2"});
  EXPECT_EQ(lanes(), Texts{});
  EXPECT_EQ(notes(), (Texts{"net/segment.csv:1: 1 pockets are left out: no movement names their lanes"}));
}

TEST_F(GmnsLanes, LanesWithoutCarsAreReserved) {
  put_fork("3");
  put("lane.csv",
      "lane_id,link_id,lane_num,allowed_uses\na,1,1,\"car,bus,truck\"\nb,1,2,\nc,1,3,motorbike\nd,1,4,\"bike;walk\"\ne,"
      "1,5,PARKING\n");
  EXPECT_EQ(lanes(), (Texts{"1: 2 lanes, 1 lanes for motorbike"}));
  EXPECT_EQ(notes(), (Texts{"net/lane.csv:1: 1 links have reserved lanes: who may use them takes no others"}));
}

TEST_F(GmnsLanes, LanesForOtherClassesOfALinkWithoutCarsAreApartToo) {
  put_nodes("1,0,0,,\n2,0,0,,\n");
  put_links(road("1", "1,2", 100, "1000,60,2,primary,\"motorbike,bus\""));
  put("lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,\"motorbike,bus\"\nb,1,2,bus\n");
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes, 1 lanes for bus"}));
}

TEST_F(GmnsLanes, AMovementOfReservedLanesAlonePartsNothing) {
  put_fork();
  put("lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,\nb,1,2,bus\n");
  put_turns({"3,2,2", "4,1,1"});
  EXPECT_EQ(lanes(), (Texts{"1: 1 lanes>4, 1 lanes for bus"}));
}

TEST_F(GmnsLanes, UnknownWordsAreCountedAndNumbersThatAreNoneRefused) {
  put_fork();
  put("lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,hovercraft\nb,1,2,\n");
  EXPECT_EQ(notes(),
            (Texts{"net/lane.csv:1: 1 lanes have allowed_uses of unknown words: they take those of their links"}));
  put_turns({"3,one,", "4,1.5,"});
  put("segment.csv", "segment_id,link_id,ref_node_id,start_lr,end_lr\ns,1,1,far,300\n");
  auto const said = faults();
  ASSERT_EQ(said.size(), 3U);
  EXPECT_TRUE(said[0].starts_with("net/movement.csv:2: start_ib_lane = \"one\""));
  EXPECT_TRUE(said[1].starts_with("net/movement.csv:3: start_ib_lane = \"1.5\""));
  EXPECT_TRUE(said[2].starts_with("net/segment.csv:2: start_lr = \"far\""));
}

TEST_F(GmnsLanes, TheExamplesOfGmnsPartWhereTheySaySo) {
  std::filesystem::path const peers = std::string(TANVAN_SOURCE_DIR) + "/../shared/data/peers/gmns";
  if (!std::filesystem::exists(peers)) GTEST_SKIP() << "no shared data";
  auto const net = read_traffic_network((peers / "Arlington_Signals").string());
  ASSERT_TRUE(net) << to_string(net.error().sorted().front());
  std::size_t pockets = 0;
  for (auto const& link : net->lanes)
    for (auto const& g : link.groups) pockets += static_cast<std::size_t>(g.pocket_lanes);
  EXPECT_EQ(pockets, 7U);
}

// ------------------------------------------------------------------------------------------------ driven

class DrivenLanes : public GmnsLanes {
 protected:
  struct Seen {
    TrafficNetwork network;
    LaneRoads driven;
    TrafficAnswer answer;
    TripColumns columns;
  };
  Seen drive(std::string const& trips, bool once = true) const {
    put("../trips.csv", trips);
    Seen seen{.network = network().value(), .driven = {}, .answer = {}, .columns = {}};
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, seen.network).value();
    seen.driven = driven_roads(seen.network);
    TrafficSettings const settings;
    auto const day =
        day_network(seen.driven.roads, settings.rules, access_of(seen.network, seen.driven), {"link.csv", 0, 0})
            .value();
    seen.answer = once ? one_shot(seen.network, seen.driven, &day, requests, settings, {})
                       : iterated(seen.network, seen.driven, day, requests, settings, {});
    seen.columns = trip_columns(seen.network, requests, seen.answer);
    return seen;
  }
  static constexpr char const* kHeader = "trip_id,depart_s,class,from_node_id,to_node_id\n";
};

TEST_F(DrivenLanes, ResultsSpeakOfTheLinksOfTheFolder) {
  put_fork();
  put_pocket();
  put_turns({"3,-1,-1", "4,1,2"});
  std::string trips = kHeader;
  for (int i = 0; i < 40; ++i) trips += fmt::format("{},{},car,1,{}\n", i + 1, i, i % 2 == 0 ? 3 : 4);
  for (bool const once : {true, false}) {
    auto const seen = drive(trips, once);
    EXPECT_FALSE(seen.driven.same());
    EXPECT_EQ(seen.columns.arrived, 40U);
    EXPECT_EQ(seen.answer.day.entries, 80U);
    EXPECT_EQ(seen.answer.day.record.links, 3U);
    for (double const metres : seen.columns.distance_m) EXPECT_DOUBLE_EQ(metres, 400);
    std::vector<std::uint32_t> volume(3);
    for (std::size_t i = 0; i < seen.answer.day.record.volume.size(); ++i)
      volume[i / kVehicleClasses % 3] += seen.answer.day.record.volume[i];
    EXPECT_EQ(volume, (std::vector<std::uint32_t>{40, 20, 20}));
  }
}

TEST_F(DrivenLanes, TurnsThatNoMovementAllowsStayBanned) {
  put_nodes("1,0,0,,\n3,0,0,,\n4,0,0,,\n5,0,0,,\n6,0,0,,\n");
  put_links(road("1", "1,5", 300, "1000,60,2,primary,ALL") + road("3", "5,3", 100) + road("4", "5,4", 100) +
            road("6", "5,6", 100) + road("7", "4,6", 1000));
  put_turns({"3,1,1", "4,2,2"});
  auto const seen = drive(std::string(kHeader) + "a,0,car,1,6\n");
  EXPECT_EQ(seen.columns.distance_m, (std::vector<double>{1400}));
}

TEST_F(DrivenLanes, GivenRoutesAreDrivenOnTheLanesOfTheirTurns) {
  put_fork();
  put_turns({"3,1,1", "4,2,2"});
  std::string trips = "trip_id,depart_s,class,route\n";
  for (int i = 0; i < 100; ++i) trips += fmt::format("{},0,car,1 3\n", i + 1);
  trips += "on,50,car,1 4\n";
  auto const seen = drive(trips);
  EXPECT_LT(seen.columns.arrive_s.back(), 50 + 24 + 4);  // past the queue on the other lane
  EXPECT_GT(seen.columns.arrive_s[99], 300);
}

TEST_F(DrivenLanes, RoutingTellsTheQueueOfOneTurnFromTheFreeLanesOfAnother) {
  put_nodes("1,0,0,,\n3,0,0,,\n4,0,0,,\n5,0,0,,\n6,0,0,,\n");
  put_links(road("1", "1,5", 1000, "1000,60,2,primary,ALL") + road("3", "5,3", 100, "100,60,1,primary,ALL") +
            road("4", "5,4", 100) + road("6", "1,6", 600) + road("7", "6,4", 600));
  put_turns({"3,1,1", "4,2,2"});
  std::string trips = kHeader;
  for (int i = 0; i < 60; ++i) trips += fmt::format("{},{},car,1,{}\n", i + 1, 10 * i, i % 2 == 0 ? 3 : 4);
  auto const seen = drive(trips, false);
  EXPECT_GT(seen.columns.arrive_s[58] - seen.columns.depart_s[58], 300);  // the queue to 3
  for (std::size_t i = 1; i < 60; i += 2) {
    EXPECT_EQ(seen.columns.distance_m[i], 1100) << i;
    EXPECT_LT(seen.columns.arrive_s[i] - seen.columns.depart_s[i], 70) << i;
  }
}

TEST_F(DrivenLanes, ABypassIsUsedMoreWhereLanesLeadPastTheQueueForTheOldRoad) {
  put_nodes("1,0,0,,\n4,0,0,,\n5,0,0,,\n6,0,0,,\n");
  put_links(road("1", "1,5", 2000, "1000,60,2,primary,ALL") + road("3", "5,6", 1000, "500,60,1,primary,ALL") +
            road("4", "5,4", 1000) + road("7", "4,6", 1000));
  std::string trips = kHeader;
  for (int i = 0; i < 600; ++i) trips += fmt::format("{},{},car,1,6\n", i + 1, 3 * i);
  auto const detours = [&] {
    auto const seen = drive(trips, false);
    return std::ranges::count(seen.columns.distance_m, 4000.0);
  };
  auto const in_one_queue = detours();  // where nobody gains or loses by the longer way
  put_turns({"3,1,1", "4,2,2"});
  EXPECT_GT(detours(), std::max(200L, in_one_queue));
}

TEST_F(DrivenLanes, BusesAreRoutedOverTheirLane) {
  put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
  put_links(road("1", "1,2", 500, "1000,60,2,primary,ALL") + road("2", "2,3", 500, "100,60,2,primary,ALL"));
  put("lane.csv", "lane_id,link_id,lane_num,allowed_uses\na,1,1,\nb,1,2,bus\nc,2,1,\nd,2,2,bus\n");
  std::string trips = kHeader;
  for (int i = 0; i < 30; ++i) trips += fmt::format("{},{},car,1,3\n", i + 1, i);
  auto const seen = drive(trips + "bus,30,bus,1,3\n", false);
  EXPECT_LT(seen.columns.arrive_s[30] - 30, 65);
  EXPECT_GT(seen.columns.arrive_s[29] - 29, 500);
}

}  // namespace
}  // namespace tanvan
