#include "sim/assignment/day_routing.hpp"

#include <gtest/gtest.h>

#include "sim/rng/draws.hpp"
#include "sim/routing/tree_search.hpp"
#include "tests/sim/assignment/queue_day.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan::small {
namespace {

constexpr auto kCar = VehicleClass::car, kTruck = VehicleClass::truck;

/// 0 to 3 by 1, short, or by 2, long; and a dead end 4 at 1.
TrafficRoads diamond() {
  return streets(5, {{0, 1, 500}, {1, 3, 500}, {0, 2, 600}, {2, 3, 600}, {1, 4, 300}, {4, 1, 300}});
}

DayTrips one_trip(std::uint32_t from, std::uint32_t to, VehicleClass vehicle = kCar, double depart_s = 0) {
  DayTrips trips;
  add_trip(trips, from, to, depart_s, vehicle);
  return trips;
}

std::vector<std::uint32_t> numbers(std::vector<LinkId> const& links) {
  std::vector<std::uint32_t> row;
  for (auto a : links) row.push_back(a.value);
  return row;
}

std::vector<std::uint32_t> free_way(Town const& town, DayTrips const& trips, std::size_t trip = 0) {
  auto const found = free_flow_ways(town.network, trips);
  return numbers(links_of(town.network, found.ways, found.way[trip]));
}

using Row = std::vector<std::uint32_t>;

/// Times of a day in which nobody was delayed but on one link.
LinkTimes quiet_but(Town const& town, std::uint32_t link, double delay_s, std::size_t bins = 4) {
  DayResult day;
  day.end = traffic_time(3600);
  auto& r = day.record;
  r = empty_record(bins, town.roads.links(), 900);
  r.volume.assign(r.volume.size(), 1);
  for (std::size_t b = 0; b < bins; ++b)
    for (std::size_t g = 0; g < kTimeGroups; ++g)  // one motorbike, three others
      r.delay_s[(b * r.links + link) * kTimeGroups + g] = static_cast<float>(g == 0 ? delay_s : 3 * delay_s);
  return times_of_day(day, town.roads, town.rules, {}, {}, {});
}

TEST(DayRouting, TheFreeWayIsTheShortest) {
  EXPECT_EQ(free_way(Town(diamond()), one_trip(0, 3)), (Row{0, 1}));
}

/// Ways on the diamond while the second link of its short way changes: 25 s lead to it, round it takes 10 s more.
std::vector<Row> ways_while(double capacity, std::vector<RoadChange> changes, std::vector<double> const& departures) {
  auto roads = diamond();
  roads.capacity_pcu_h[LinkId{1}] = capacity;
  roads.changes = std::move(changes);
  Town const town(roads);
  DayTrips trips;
  for (double const s : departures) add_trip(trips, 0, 3, s, kCar);
  auto const found = free_flow_ways(town.network, trips);
  std::vector<Row> ways;
  for (auto const way : found.way)
    ways.push_back(way == kNoWay ? Row{} : numbers(links_of(town.network, found.ways, way)));
  return ways;
}

TEST(DayRouting, FreeWaysGoRoundALinkThatIsClosedWhenTheyCome) {
  Row const direct{0, 1}, round{2, 3};
  EXPECT_EQ(ways_while(2880, {{100, LinkId{1}, 0, 1}, {400, LinkId{1}, 2880, 1}}, {0, 60, 80, 370, 380}),
            (std::vector<Row>{direct, direct, round, direct, direct}));
  EXPECT_EQ(ways_while(2880, {{100, LinkId{1}, 0, 1}}, {0, 80, 7200}), (std::vector<Row>{direct, round, round}));
}

TEST(DayRouting, FreeWaysTakeALinkFromItsOpeningOn) {
  Row const direct{0, 1}, round{2, 3};
  EXPECT_EQ(ways_while(0, {{100, LinkId{1}, 2880, 1}}, {0, 50, 72, 80, 7200}),
            (std::vector<Row>{round, round, direct, direct, direct}));
}

TEST(DayRouting, ChangesThatCloseNothingLeaveFreeWaysAlone) {
  EXPECT_EQ(ways_while(2880, {{0, LinkId{1}, 100, 1}}, {0, 500}), (std::vector<Row>{{0, 1}, {0, 1}}));
}

TEST(DayRouting, BannedAndClosedLinksAreNotUsed) {
  Town const banned(diamond(), {.banned = {0, 1U << 3U, 0, 0, 0, 0}});
  EXPECT_EQ(free_way(banned, one_trip(0, 3, kTruck)), (Row{2, 3}));
  EXPECT_EQ(free_way(banned, one_trip(0, 3, kCar)), (Row{0, 1}));
  auto roads = diamond();
  roads.capacity_pcu_h[LinkId{1}] = 0;
  EXPECT_EQ(free_way(Town(roads), one_trip(0, 3)), (Row{2, 3}));
}

TEST(DayRouting, ABannedTurnHoldsForItsClassesAndLeadsRoundADeadEnd) {
  DayAccess access;
  access.turn_bans = {{.ban = {{LinkId{0}, LinkId{1}}, {"mvmt", 2}}, .classes = 1U << 1U}};
  Town const town(diamond(), access);
  EXPECT_EQ(free_way(town, one_trip(0, 3, kCar)), (Row{2, 3}));
  EXPECT_EQ(free_way(town, one_trip(0, 3, kTruck)), (Row{0, 1}));
  auto roads = diamond();
  roads.length_m[LinkId{2}] = 5000;
  Town const far(roads, access);
  EXPECT_EQ(free_way(far, one_trip(0, 3, kCar)), (Row{0, 4, 5, 1}));
}

TEST(DayRouting, TollsTurnAwayThoseWhoseTimeIsCheap) {
  DayAccess access;
  access.toll[1] = {0, 1000, 0, 0, 0, 0};
  access.rules[1].value_of_time_h = 3600 * 1000;  // a second
  EXPECT_EQ(free_way(Town(diamond(), access), one_trip(0, 3)), (Row{0, 1}));
  access.rules[1].value_of_time_h = 3600 * 50;  // twenty seconds
  EXPECT_EQ(free_way(Town(diamond(), access), one_trip(0, 3)), (Row{2, 3}));
}

/// Whoever weighs money is searched by bins of departure; the short way closes in the middle of one.
TEST(DayRouting, WhoPaysHeedsAClosureWithinTheBinOfTheDeparture) {
  auto roads = diamond();
  roads.changes = {{600, LinkId{1}, 0, 1}};
  DayAccess access;
  access.toll[1] = {0, 1, 0, 0, 0, 0};
  access.rules[1].value_of_time_h = 3600 * 1000;
  Town const town(roads, access);
  auto const times = times_of_empty_roads(town.roads, 900, 86'400);
  auto const way = [&](double depart_s) {
    auto const found = timed_ways(town.network, times, one_trip(0, 3, kCar, depart_s), TimedSearch::by_bin);
    return numbers(links_of(town.network, found.ways, found.way[0]));
  };
  EXPECT_EQ(way(100), (Row{0, 1}));
  EXPECT_EQ(way(700), (Row{2, 3}));
  EXPECT_EQ(way(590), (Row{2, 3})) << "on the way when it closes";
}

TEST(DayRouting, TollsByTheHourCountInTheirHour) {
  DayAccess access;
  access.toll[1].assign(kTollHours * 6, 0);
  access.toll[1][7 * 6 + 1] = 1000;
  access.rules[1].value_of_time_h = 3600 * 50;
  Town const town(diamond(), access);
  EXPECT_EQ(free_way(town, one_trip(0, 3, kCar, 7.5 * 3600)), (Row{2, 3}));
  EXPECT_EQ(free_way(town, one_trip(0, 3, kCar, 8.5 * 3600)), (Row{0, 1}));
  EXPECT_EQ(free_way(town, one_trip(0, 3, kCar, 31.5 * 3600)), (Row{2, 3}));  // on the next day
}

TEST(DayRouting, WhoGoesNowhereOrCannotGetThereHasNoWay) {
  Town const town(diamond());
  EXPECT_EQ(free_flow_ways(town.network, one_trip(3, 0)).way[0], kNoWay);
  EXPECT_EQ(free_flow_ways(town.network, one_trip(2, 2)).way[0], kNoWay);
  auto const times = quiet_but(town, 0, 0);
  for (auto search : {TimedSearch::exact, TimedSearch::by_bin}) {
    EXPECT_EQ(timed_ways(town.network, times, one_trip(3, 0), search).way[0], kNoWay);
    EXPECT_EQ(timed_ways(town.network, times, one_trip(2, 2), search).way[0], kNoWay);
  }
}

TEST(DayRouting, TripsOfAPairShareAWay) {
  Town const town(diamond());
  auto const found = free_flow_ways(town.network, stream_of_cars(0, 3, 1, 0, 50));
  EXPECT_EQ(found.ways.size(), 1U);
  EXPECT_EQ(found.way, std::vector<std::uint32_t>(50, 0));
}

TEST(DayRouting, NoTripsHaveNoWays) {
  EXPECT_EQ(free_flow_ways(Town(diamond()).network, {}).ways.size(), 0U);
}

DayTrips random_trips(std::uint32_t nodes, int n) {
  DayTrips trips;
  Draws draws(1, AgentKey{7}, 0, Stream::activity);
  for (int i = 0; i < n; ++i)
    add_trip(trips, draws.below(nodes), draws.below(nodes), draws.below(7200),
             static_cast<VehicleClass>(draws.below(4)));
  return trips;
}

double free_cost(Town const& town, VehicleClass vehicle, std::vector<LinkId> const& links) {
  std::vector<double> time(town.roads.links());
  free_times(town.roads, class_cap_kmh(town.network, vehicle), time);
  double sum = 0;
  for (auto a : links) sum += time[a.value];
  return sum;
}

TEST(DayRouting, FreeWaysCostWhatDijkstraSays) {
  Town const town(square(9, 150, 1800));
  auto const trips = random_trips(81, 400);
  auto const found = free_flow_ways(town.network, trips);
  auto const graph = routing_graph(town.roads.from.span(), town.roads.to.span(), town.roads.nodes);
  std::vector<double> time(town.roads.links());
  for (std::size_t i = 0; i < trips.size(); ++i) {
    auto const links = links_of(town.network, found.ways, found.way[i]);
    if (trips.origin[i] == trips.destination[i]) continue;
    free_times(town.roads, class_cap_kmh(town.network, trips.vehicle[i]), time);
    TreeSearch tree(graph);
    TreeSearch::Seed const seed[] = {{trips.origin[i], 0}};
    tree.grow(seed, time);
    EXPECT_NEAR(free_cost(town, trips.vehicle[i], links), tree.cost(trips.destination[i]), 1e-6);
  }
}

TEST(DayRouting, AJamOnTheShortWaySendsOverTheLong) {
  Town const town(diamond());
  auto const times = quiet_but(town, 1, 60);
  for (auto search : {TimedSearch::exact, TimedSearch::by_bin}) {
    auto const found = timed_ways(town.network, times, one_trip(0, 3, kCar, 600), search);
    EXPECT_EQ(numbers(links_of(town.network, found.ways, found.way[0])), (Row{2, 3}));
  }
}

TEST(DayRouting, TimedWaysObeyTurnsAndTolls) {
  DayAccess access;
  access.turn_bans = {{.ban = {{LinkId{0}, LinkId{1}}, {"mvmt", 2}}, .classes = 1U << 1U}};
  access.toll[3] = {0, 1000, 0, 0, 0, 0};
  access.rules[3].value_of_time_h = 3600 * 50;
  Town const town(diamond(), access);
  auto const times = quiet_but(town, 4, 60);
  for (auto search : {TimedSearch::exact, TimedSearch::by_bin})
    for (auto [vehicle, way] : {std::pair{kCar, Row{2, 3}}, {kTruck, Row{2, 3}}, {VehicleClass::bus, Row{0, 1}}}) {
      auto const found = timed_ways(town.network, times, one_trip(0, 3, vehicle, 600), search);
      EXPECT_EQ(numbers(links_of(town.network, found.ways, found.way[0])), way);
    }
}

TEST(DayRouting, AWayCostsItsLinksOneAfterTheOther) {
  Town const town(diamond());
  auto const times = quiet_but(town, 1, 60);
  std::vector<LinkId> const way = {LinkId{0}, LinkId{1}};
  auto const cost = way_cost(town.network, times, kCar, way, traffic_time(600));
  EXPECT_NEAR(cost.arrive_s, 600 + 25 + 25 + 60, 0.01);
  EXPECT_EQ(cost.worst, LinkId{1});
  EXPECT_EQ(cost.money_s, 0);
}

TEST(DayRouting, SlowClassesDriveAtTheirOwnSpeed) {
  TrafficRules rules;
  rules.top_speed_kmh[3] = 36;
  Town const town(diamond(), {}, rules);
  auto const times = quiet_but(town, 1, 0);
  std::vector<LinkId> const way = {LinkId{0}, LinkId{1}};
  EXPECT_NEAR(way_cost(town.network, times, kTruck, way, 0).arrive_s, 100, 0.01);
}

TEST(DayRouting, ExactWaysAreNoWorseThanThoseByBin) {
  Town const town(square(9, 150, 300));
  auto const trips = random_trips(81, 4000);
  auto const free = free_flow_ways(town.network, trips);
  auto const day = QueueDay(town)({trips.depart, trips.vehicle, free.way}, free.ways);
  auto times = times_of_day(day, town.roads, town.rules, {}, {}, {});
  times.searched = times.profiles;
  auto const exact = timed_ways(town.network, times, trips, TimedSearch::exact);
  auto const by_bin = timed_ways(town.network, times, trips, TimedSearch::by_bin);
  double slower = 0, sum = 0;
  for (std::size_t i = 0; i < trips.size(); ++i) {
    if (exact.way[i] == kNoWay) continue;
    auto const arrive = [&](DayWays const& found) {
      auto const links = links_of(town.network, found.ways, found.way[i]);
      return way_cost(town.network, times, trips.vehicle[i], links, trips.depart[i]).arrive_s;
    };
    EXPECT_LE(arrive(exact), arrive(by_bin) + 0.002);
    EXPECT_LE(arrive(exact), arrive(free) + 0.002);
    slower += arrive(by_bin) - arrive(exact);
    sum += arrive(exact) - seconds_of_time(trips.depart[i]);
  }
  EXPECT_GT(sum, 0);
  EXPECT_LT(slower / sum, 0.02);
}

TEST(DayRouting, TripsThatAreSearchedTogetherGetTheWaysThatEachGetsAlone) {
  Town const town(square(9, 150, 300));
  auto const trips = random_trips(81, 2000);
  auto const free = free_flow_ways(town.network, trips);
  auto const day = QueueDay(town)({trips.depart, trips.vehicle, free.way}, free.ways);
  auto const times = times_of_day(day, town.roads, town.rules, {}, {}, {});
  auto const together = timed_ways(town.network, times, trips, TimedSearch::exact);
  for (std::size_t i = 0; i < trips.size(); i += 20) {
    DayTrips const alone{{trips.origin[i]}, {trips.destination[i]}, {trips.depart[i]}, {trips.vehicle[i]}};
    auto const found = timed_ways(town.network, times, alone, TimedSearch::exact);
    ASSERT_EQ(found.way[0] == kNoWay, together.way[i] == kNoWay);
    if (found.way[0] == kNoWay) continue;
    EXPECT_EQ(links_of(town.network, found.ways, found.way[0]), links_of(town.network, together.ways, together.way[i]));
  }
}

TEST(DayRouting, SameWaysOnOneTwoAndSevenThreads) {
  Town const town(square(12, 150, 1800));
  auto const trips = random_trips(144, 3000);
  auto const free = on_one_two_and_seven_threads([&] { return free_flow_ways(town.network, trips); });
  auto const times = quiet_but(town, 50, 300);
  auto const timed =
      on_one_two_and_seven_threads([&] { return timed_ways(town.network, times, trips, TimedSearch::exact); });
  for (int i : {1, 2}) {
    EXPECT_EQ(free[0].way, free[i].way);
    EXPECT_EQ(free[0].ways.turn, free[i].ways.turn);
    EXPECT_EQ(timed[0].way, timed[i].way);
    EXPECT_EQ(timed[0].ways.turn, timed[i].ways.turn);
  }
}

}  // namespace
}  // namespace tanvan::small
