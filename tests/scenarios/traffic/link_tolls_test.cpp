// Tolls by class and hour, and the ways and departures that they and wishes lead to.
#include "scenarios/run/traffic/link_tolls.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "scenarios/run/traffic/traffic_question.hpp"
#include "scenarios/run/traffic/traffic_result.hpp"
#include "tests/scenarios/traffic/traffic_folder.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kCar = 1, kTruck = 3;

/// Two roads from 1 to 2: link 1 at once (36 s), links 3 and 4 round by node 3 (60 s).
class LinkTolls : public TrafficFolder {
 protected:
  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
    put_links(road("1", "1,2", 600) + road("3", "1,3", 500) + road("4", "3,2", 500));
  }
  Result<ClassTolls> tolls(std::string const& rows, std::string const& header = "link_id,class,from,to,toll") const {
    put("../tolls.csv", header + "\n" + rows);
    return read_link_tolls({folder / "../tolls.csv", "tolls.csv"}, network().value());
  }
  Texts faults_of(std::string const& rows, std::string const& header = "link_id,class,from,to,toll") const {
    auto const result = tolls(rows, header);
    return result ? Texts{} : texts(result.error());
  }
  /// Metres that one trip drives.
  double metres(std::string const& trip, ClassTolls const& due, TrafficSettings const& settings, bool once) const {
    auto const net = network().value();
    put("../trips.csv", "trip_id,depart_s,class,from_node_id,to_node_id\n1," + trip + ",1,2\n");
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, net).value();
    auto const driven = driven_roads(net);
    auto const day =
        day_network(driven.roads, settings.rules, access_of(net, driven, settings, due), {"link.csv", 0, 0}).value();
    auto const answer =
        once ? one_shot(net, driven, &day, requests, settings, {}) : iterated(net, driven, day, requests, settings, {});
    return trip_columns(net, requests, answer).distance_m[0];
  }
};

TEST_F(LinkTolls, HoldForTheirClassAndHours) {
  auto const due = tolls("1,truck,06:00,09:00,50\n").value();
  EXPECT_TRUE(due[kCar].empty());
  ASSERT_EQ(due[kTruck].size(), 24U * 3);
  for (std::size_t hour = 0; hour < 24; ++hour)
    EXPECT_EQ(due[kTruck][hour * 3], hour >= 6 && hour < 9 ? 50 : 0) << hour;
}

TEST_F(LinkTolls, WithoutHoursHoldAllDayAndWithoutClassForAll) {
  auto const due = tolls("1,7\n3,2\n", "link_id,toll").value();
  for (auto const& toll : due) EXPECT_EQ(toll, (std::vector<double>{7, 2, 0}));
}

TEST_F(LinkTolls, LaterRowsLieOverEarlierOnesAndANightRunsPastMidnight) {
  auto const due = tolls("1,,,,10\n1,car,22:00,06:00,4\n").value();
  EXPECT_EQ(due[kCar][5 * 3], 4);
  EXPECT_EQ(due[kCar][6 * 3], 10);
  EXPECT_EQ(due[kCar][22 * 3], 4);
  EXPECT_EQ(due[kTruck], (std::vector<double>{10, 0, 0}));
}

TEST_F(LinkTolls, ThatAreWrongAreNamedAllAtOnce) {
  EXPECT_EQ(faults_of("9,car,,,1\n1,ship,,,1\n1,car,06:30,07:00,1\n1,car,06:00,,1\n1,car,,,-1\n1,car,,,\n").size(), 6U);
  EXPECT_EQ(faults_of("1,car,06:30,08:00,1\n"), Texts{"tolls.csv:2: from = \"06:30\": tolls change at whole hours "
                                                      "alone, such as 06:00; only changes.csv knows other moments"});
  EXPECT_EQ(faults_of("1,car,06:00,,1\n"), Texts{"tolls.csv:2: from and to belong together"});
  EXPECT_EQ(faults_of("1\n", "link_id"), Texts{"tolls.csv:1: column toll is missing"});
}

/// The way around takes 24 s more: at 1,000 an hour that is worth 6.67.
TEST_F(LinkTolls, TurnAwayThoseInWhoseHourTheyCostMoreThanTheWayAround) {
  auto const due = tolls("1,car,06:00,09:00,7\n1,car,09:00,12:00,6\n").value();
  TrafficSettings settings;
  settings.value_of_time_h[kCar] = 1000;
  settings.value_of_time_h[kTruck] = 1000;
  for (bool const once : {true, false}) {
    EXPECT_EQ(metres("21599,car", due, settings, once), 600);
    EXPECT_EQ(metres("21600,car", due, settings, once), 1000);
    EXPECT_EQ(metres("32399,car", due, settings, once), 1000);
    EXPECT_EQ(metres("32400,car", due, settings, once), 600);
    EXPECT_EQ(metres("25000,truck", due, settings, once), 600);
  }
  settings.toll_weight = 0.5;
  EXPECT_EQ(metres("25000,car", due, settings, false), 600);
  settings = {};
  EXPECT_EQ(metres("25000,car", due, settings, false), 600) << "money does not concern a class without a value of time";
}

// ------------------------------------------------------------------------------------------------ departures

/// All want to be there at 9:00, over a bottleneck of a vehicle every two seconds.
class Departures : public LinkTolls {
 protected:
  static constexpr int kTrips = 200;
  static constexpr double kWish_s = 32'400;

  void SetUp() override {
    TrafficFolder::SetUp();
    put_nodes("1,0,0,,\n2,0,0,,\n3,0,0,,\n");
    put_links(road("1", "1,2", 6000, "3600,72,10,primary,ALL") + road("2", "2,3", 20, "1800,72,1,primary,ALL"));
    std::string rows = "trip_id,depart_s,arrive_s,class,from_node_id,to_node_id\n";
    for (int i = 0; i < kTrips; ++i) rows += fmt::format("{},{},32400,car,1,3\n", i, kWish_s - 500 + i);
    put("../trips.csv", rows);
  }
  /// What a trip pays beside the free way, on average [s].
  double mean_cost(TrafficSettings const& settings) const {
    auto const net = network().value();
    auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, net).value();
    auto const driven = driven_roads(net);
    auto const day = day_network(driven.roads, settings.rules, access_of(net, driven), {"link.csv", 0, 0}).value();
    auto const seen = trip_columns(net, requests, iterated(net, driven, day, requests, settings, {}));
    double sum = 0;
    for (std::size_t i = 0; i < kTrips; ++i)
      sum += trip_cost(seen.depart_s[i], seen.arrive_s[i], 0, {traffic_time(kWish_s), 0.5, 2}) - 301;
    return sum / kTrips;
  }
};

/// Vickrey: beta gamma / (beta + gamma) N / s = 0.4 * 200 * 2 s = 160 s.
TEST_F(Departures, OfABottleneckComeNearVickreysCostWhereTheyAreChosen) {
  TrafficSettings settings;
  double const told = mean_cost(settings);
  settings.departures.departure_choice = 1;
  settings.departures.step_min = 0.5;
  settings.max_iterations = 60;
  double const chosen = mean_cost(settings);
  EXPECT_LT(chosen, told);
  EXPECT_NEAR(chosen, 160, 40);
}

TEST_F(Departures, AreThoseOfTheTripsWhereNoneHasAWish) {
  auto const net = network().value();
  put("../trips.csv", "trip_id,depart_s,arrive_s,class,from_node_id,to_node_id\n1,5,,car,1,3\n2,6,900,car,1,3\n");
  auto const requests = read_trip_requests({folder / "../trips.csv", "trips.csv"}, net).value();
  EXPECT_TRUE(wishes_of(requests, {}).empty());
  TrafficSettings settings;
  settings.departures = {.departure_choice = 1, .early = 0.4, .late = 3};
  auto const wishes = wishes_of(requests, settings);
  ASSERT_EQ(wishes.size(), 2U);
  EXPECT_EQ(wishes[0].arrive, kNoTime);
  EXPECT_EQ(wishes[1].arrive, traffic_time(900));
  EXPECT_EQ(wishes[1].early, 0.4);
  EXPECT_EQ(wishes[1].late, 3);
}

}  // namespace
}  // namespace tanvan
