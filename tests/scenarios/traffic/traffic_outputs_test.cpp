#include "scenarios/run/traffic/traffic_outputs.hpp"

#include <set>

#include "scenarios/run/traffic/traffic_result.hpp"
#include "scenarios/run/traffic/traffic_trips.hpp"
#include "sim/io/results/results_reader.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

class TrafficOutputs : public TrafficFolder {
 protected:
  Result<std::vector<Screenline>> screenlines(std::string const& text) const {
    put("../screenlines.csv", text);
    return read_screenlines({folder / "../screenlines.csv", "screenlines.csv"}, *network());
  }
  std::vector<std::string> screenline_faults(std::string const& text) const {
    auto const lines = screenlines(text);
    return lines ? Texts{} : texts(lines.error());
  }

  /// The results file of a day of three trips with what was wished. @param gridlocks  said to have been there
  ResultsFile day(DayWishes const& wishes, std::vector<Gridlock> gridlocks = {}, std::vector<RoadChange> changes = {},
                  std::vector<ClassClosure> closures = {}) const {
    put("../trips.csv", "trip_id,depart_s,class,route\n1,0,car,1 3\n2,0,motorbike,2 4\n3,60,car,1 4\n");
    return written(wishes, std::move(gridlocks), std::move(changes), std::move(closures));
  }
  /// The same of the trips that are there.
  ResultsFile written(DayWishes const& wishes, std::vector<Gridlock> gridlocks = {},
                      std::vector<RoadChange> changes = {}, std::vector<ClassClosure> closures = {}) const {
    auto net = network();
    net->roads.changes = std::move(changes);
    net->roads.closures = std::move(closures);
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, *net);
    TrafficSettings const settings;
    auto const answer = one_shot(
        *net, driven_roads(*net), nullptr, *requests, settings, [](TrafficTime, std::uint64_t) {}, true);
    auto const out = folder / "day.h5";
    auto known = answer;
    known.relative_gap = 0;
    known.day.gridlocks = std::move(gridlocks);
    write_traffic(*net, *requests, trip_columns(*net, *requests, known), known, settings.rules, wishes, {}, out);
    return std::move(*ResultsFile::open(out));
  }
};

TEST_F(TrafficOutputs, ScreenlinesGatherTheirLinks) {
  put_crossing();
  auto const lines = screenlines("name,link_id\nCầu Phú Cường,3\nÔng Bố,1\nCầu Phú Cường,2\n");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ((*lines)[0].name, "Cầu Phú Cường");
  EXPECT_EQ((*lines)[0].links, (std::vector<LinkId>{LinkId{1}, LinkId{2}}));
}

TEST_F(TrafficOutputs, ScreenlinesNameEveryFaultWithItsLine) {
  put_crossing();
  EXPECT_EQ(screenline_faults("name,link_id\nA,9\nA,1\nA,1\n,2\n"),
            (Texts{"screenlines.csv:2: link_id = \"9\": no link of the network has this id",
                   "screenlines.csv:4: link_id = \"1\": the link is on screenline \"A\" already",
                   "screenlines.csv:5: name is empty"}));
  EXPECT_EQ(screenline_faults("name\nA\n").size(), 1U);
}

TEST_F(TrafficOutputs, WithoutZonesAndDistrictsAllLinksAreOneDistrict) {
  put_crossing();
  auto const districts = link_districts(*network());
  EXPECT_EQ(districts.name, (Texts{"all"}));
  EXPECT_EQ(districts.of, (std::vector<std::uint32_t>(4, 0)));
}

TEST_F(TrafficOutputs, DistrictsOfLinksAreThoseOfTheFolder) {
  put_nodes("1,0,0,,\n2,0,0,,\n");
  put("link.csv",
      "link_id,from_node_id,to_node_id,directed,length,free_speed,lanes,capacity,district\n"
      "1,1,2,1,100,50,1,1800,Thuận An\n2,2,1,1,100,50,1,1800,Dĩ An\n");
  auto const districts = link_districts(*network());
  EXPECT_EQ(districts.name, (Texts{"Dĩ An", "Thuận An"}));
  EXPECT_EQ(districts.of, (std::vector<std::uint32_t>{1, 0}));
}

TEST_F(TrafficOutputs, ADayTellsItsDistrictsAndTravelTimes) {
  put_crossing();
  auto const file = day({});
  EXPECT_EQ(file.texts("/mfd/district"), (Texts{"all"}));
  EXPECT_EQ(file.integers("/travel_time/trips")[1], 2);
  EXPECT_FALSE(file.has("/moves/offset"));
  EXPECT_FALSE(file.has("/trajectories/trip"));
  EXPECT_FALSE(file.has("/screenlines/name"));
}

TEST_F(TrafficOutputs, TripsTellTheirClassesAndEndsAsRowsOfTheFolder) {
  put_crossing();
  auto const file = day({});
  EXPECT_EQ(file.integers("/trips/class"), (std::vector<std::int64_t>{1, 0, 1}));
  EXPECT_EQ(file.integers("/trips/from_node"), (std::vector<std::int64_t>{0, 1, 0}));
  EXPECT_EQ(file.integers("/trips/to_node"), (std::vector<std::int64_t>{2, 3, 3}));
  EXPECT_EQ(file.texts("/traffic/node_id"), (Texts{"1", "2", "3", "4", "5"}));
  EXPECT_EQ(file.texts("/traffic/class")[1], "car");
}

TEST_F(TrafficOutputs, WithoutPlacesTheNetworkLacksThoseAlone) {
  put("node.csv", "node_id,name,x_coord,y_coord\nA,Bến Cát,,\nB,,,\n");
  put("link.csv",
      "link_id,from_node_id,to_node_id,directed,length,free_speed,lanes,capacity,name\n"
      "1,A,B,1,100,50,1,1800,QL13\n2,B,A,1,100,50,2,1800,QL13\n");
  put("../trips.csv", "trip_id,depart_s,class,route\n1,0,car,1\n");
  auto const file = written({});
  EXPECT_FALSE(file.has("/network/links/geometry"));
  EXPECT_FALSE(file.has("/network/nodes/lon"));
  EXPECT_EQ(file.texts("/network/nodes/name"), (Texts{"Bến Cát", ""}));
  EXPECT_NE(file.text_attribute("no_map_vi").find("không có tọa độ"), std::string::npos);
  EXPECT_EQ(file.texts("/network/links/name"), (Texts{"QL13", "QL13"}));
  EXPECT_EQ(file.integers("/network/links/from"), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(file.reals("/network/links/capacity_pcu_h"), (std::vector<double>{1800, 3600}));
}

TEST_F(TrafficOutputs, ADayTellsItsGridlocksAndChanges) {
  put_crossing();
  EXPECT_FALSE(day({}).has("/gridlocks/since_s"));
  std::vector<Gridlock> const circles = {{traffic_time(60), traffic_time(70), traffic_time(90), {LinkId{2}, LinkId{3}}},
                                         {traffic_time(80), traffic_time(90), traffic_time(90), {LinkId{0}}}};
  auto const file = day({}, circles, {{30, LinkId{1}, 0, 1}}, {{LinkId{3}, 0b1010, 600, 2 * kLatestTraffic_s}});
  EXPECT_EQ(file.reals("/gridlocks/since_s"), (std::vector<double>{60, 80}));
  EXPECT_EQ(file.reals("/gridlocks/last_found_s"), (std::vector<double>{90, 90}));
  EXPECT_EQ(file.integers("/gridlocks/offset"), (std::vector<std::int64_t>{0, 2, 3}));
  EXPECT_EQ(file.integers("/gridlocks/link"), (std::vector<std::int64_t>{2, 3, 0}));
  EXPECT_EQ(file.integers("/changes/link"), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(file.reals("/changes/at_s"), (std::vector<double>{30}));
  EXPECT_EQ(file.reals("/changes/capacity_pcu_h"), (std::vector<double>{0}));
  EXPECT_EQ(file.integers("/class_closures/link"), (std::vector<std::int64_t>{3, 3}));
  EXPECT_EQ(file.integers("/class_closures/class"), (std::vector<std::int64_t>{1, 3}));  // cars and trucks
  EXPECT_EQ(file.reals("/class_closures/end_s"), (std::vector<double>(2, kLatestTraffic_s)));
}

TEST_F(TrafficOutputs, ADayTellsAllMovesWhereSomebodyWishesThem) {
  put_crossing();
  auto const file = day({.moves = true, .trajectories = 2, .screenlines = {{"all out", {LinkId{2}, LinkId{3}}}}});
  EXPECT_EQ(file.integers("/moves/offset"), (std::vector<std::int64_t>{0, 2, 4, 6}));
  EXPECT_EQ(file.integers("/moves/link_step"), (std::vector<std::int64_t>{0, 2, -1, 2, -3, 3}));
  EXPECT_EQ(file.integers("/trajectories/trip").size(), 2U);
  EXPECT_EQ(file.integers("/trajectories/link").size(), 4U);
  EXPECT_EQ(file.reals("/screenlines/volume_veh_h"), (std::vector<double>{4, 8, 0, 0}));
}

TEST_F(TrafficOutputs, EmissionsAreThoseOfTheFleetOfTheYearThatIsAskedFor) {
  put_crossing();
  EXPECT_FALSE(day({}).has("/emissions/2025/co2_kg_day"));
  auto const now = day({.fleet_year = 2025}).reals("/emissions/2025/co2_kg_day");
  auto const later = day({.fleet_year = 2030}).reals("/emissions/2030/nox_kg_day");
  ASSERT_EQ(now.size(), 4U);
  for (double const kg : now) EXPECT_GT(kg, 0);
  EXPECT_LT(later[0], day({.fleet_year = 2025}).reals("/emissions/2025/nox_kg_day")[0]);
}

TEST(ArrivedByHour, CountsAllWhoHaveArrivedUpToTheHourOfTheLastMove) {
  DayResult day;
  day.arrive = {traffic_time(3'599), traffic_time(3'600), kNoTime, traffic_time(9'000)};
  day.end = traffic_time(9'000);
  EXPECT_EQ(arrived_by_hour(day), (std::vector<std::uint64_t>{1, 2, 3}));
}

TEST(SampledTrips, AreAsManyAsWantedAndNotMoreThanThereAre) {
  EXPECT_EQ(sampled_trips(1000, 10).size(), 10U);
  EXPECT_EQ(sampled_trips(5, 10), (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
  EXPECT_TRUE(sampled_trips(0, 10).empty());
}

TEST(SampledTrips, AGreaterSampleHoldsTheSmallerOne) {
  auto const few = sampled_trips(1000, 10), many = sampled_trips(1000, 100);
  std::set<std::uint32_t> const all(many.begin(), many.end());
  for (auto const trip : few) EXPECT_TRUE(all.contains(trip)) << trip;
}

}  // namespace
}  // namespace tanvan
