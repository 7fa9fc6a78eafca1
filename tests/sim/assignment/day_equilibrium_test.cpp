#include "sim/assignment/day_equilibrium.hpp"

#include <gtest/gtest.h>
#include <numeric>

#include "sim/rng/draws.hpp"
#include "tests/sim/assignment/queue_day.hpp"
#include "tests/sim/parallel/on_threads.hpp"

namespace tanvan::small {
namespace {

DayEquilibrium solve(Town const& town, DayTrips const& trips, DayEquilibriumOptions const& options = {},
                     DayWays const& warm = {}) {
  return solve_day({.network = &town.network, .trips = trips}, options, {}, warm);
}

double mean_time(DayEquilibrium const& e) {
  double sum = 0;
  for (std::size_t i = 0; i < e.trips.size(); ++i)
    sum += seconds_of_time(e.day.arrive[i]) - seconds_of_time(e.trips.depart[i]);
  return sum / static_cast<double>(e.trips.size());
}

/// A queue before a fork whose two ways take equally long and let half of the demand through each.
TrafficRoads two_equal_routes() {
  return streets(4, {{0, 1, 2000, 2880}, {1, 3, 1000, 1440}, {1, 2, 500, 2880}, {2, 3, 500, 1440}});
}

TrafficRules reference_lane() {
  TrafficRules rules;
  rules.jam_density_pcu_km_lane = 200;
  return rules;
}

DayTrips whole_seconds(DayTrips trips) {
  for (auto& depart : trips.depart) depart -= depart % kTimesPerSecond;
  return trips;
}

TEST(DayEquilibrium, TwoEqualRoutesShareTheLoad) {
  Town const town(two_equal_routes(), {}, reference_lane());
  for (auto search : {TimedSearch::exact, TimedSearch::by_bin})
    for (auto const& trips : {stream_of_cars(0, 3, 0.8, 0, 1000), whole_seconds(stream_of_cars(0, 3, 0.8, 0, 1000))}) {
      auto const once = solve(town, trips, {.max_iterations = 1});
      auto const many = solve(town, trips, {.search = search});
      EXPECT_EQ(many.stop, DayStop::reached);
      EXPECT_LE(many.best.gap, 0.05);
      EXPECT_LT(mean_time(many) - 150, 0.3 * (mean_time(once) - 150));
    }
}

/// Two ways of equal length and narrow ends from 0 to 3, and a bridge that tempts all to use both ends.
TrafficRoads braess(bool bridge) {
  std::vector<Street> rows = {{0, 1, 500, 1800}, {1, 3, 8000, 3600}, {0, 2, 8000, 3600}, {2, 3, 500, 1800}};
  if (bridge) rows.push_back({1, 2, 200, 3600});
  return streets(4, rows);
}

TEST(DayEquilibrium, TheBridgeOfBraessMakesTheDayWorse) {
  auto const trips = stream_of_cars(0, 3, 0.9, 7 * 3600, 7.5 * 3600);
  auto const before = solve(Town(braess(false)), trips), after = solve(Town(braess(true)), trips, {.gap = 0.06});
  EXPECT_EQ(before.stop, DayStop::reached);
  EXPECT_LE(before.best.gap, 0.03);
  EXPECT_LE(after.best.gap, 0.06);
  EXPECT_GT(mean_time(after), 1.3 * mean_time(before));
}

TEST(DayEquilibrium, UsedRoutesCostTheSameWhereQueuesAreApart) {
  TrafficRules rules;
  rules.bin_min = 5;
  Town const town(streets(4, {{0, 1, 1000, 1440}, {1, 3, 1000, 3600}, {0, 2, 2000, 1800}, {2, 3, 2000, 3600}}), {},
                  rules);
  auto const e = solve_day_on(QueueDay(town), {.network = &town.network, .trips = stream_of_cars(0, 3, 0.8, 0, 3000)},
                              {.gap = 0.01, .max_iterations = 40});
  EXPECT_LE(e.best.gap, 0.03);
  double time[2] = {0, 0};
  int count[2] = {0, 0};
  for (std::size_t i = 1000; i < 2000; ++i) {
    bool const longer = e.ways.first[e.trips.way[i]] == LinkId{2};
    time[longer] += seconds_of_time(e.day.arrive[i]) - seconds_of_time(e.trips.depart[i]);
    ++count[longer];
  }
  ASSERT_GT(count[0], 0);
  ASSERT_GT(count[1], 0);
  EXPECT_NEAR(time[0] / count[0], time[1] / count[1], 15);
}

DayTrips town_trips(std::uint32_t nodes, int n) {
  DayTrips trips;
  Draws draws(1, AgentKey{5}, 0, Stream::activity);
  while (static_cast<int>(trips.size()) < n) {
    auto const from = draws.below(nodes), to = draws.below(nodes);
    if (from != to) add_trip(trips, from, to, draws.below(1800), static_cast<VehicleClass>(draws.below(4)));
  }
  return trips;
}

TEST(DayEquilibrium, AGridUnderLoadComesToRest) {
  Town const town(square(8, 150, 900));
  auto const trips = town_trips(64, 3000);
  auto const e = solve(town, trips, {.gap = 0.06, .max_iterations = 15}),
             once = solve(town, trips, {.max_iterations = 1});
  EXPECT_EQ(e.stop, DayStop::reached);
  EXPECT_LT(e.best.gap, 0.5 * once.best.gap);
  EXPECT_EQ(e.best.stuck, 0U);
  EXPECT_EQ(e.best.arrived, 3000U);
}

/// Where so many change at once that all lose by it, half of them go back.
TEST(DayEquilibrium, HalfOfThoseGoBackWhoMadeTheDayMuchWorse) {
  auto const e = solve(Town(square(8, 150, 900)), town_trips(64, 5000), {.gap = 0.01, .rule = {.most = 1}});
  std::size_t setbacks = 0;
  for (std::size_t k = 1; k + 1 < e.steps.size(); ++k) {
    auto const &before = e.steps[k - 1], &now = e.steps[k];
    bool const worse = now.stuck > 2 * before.stuck + 100;
    EXPECT_TRUE(!worse || now.switched == (before.switched + 1) / 2) << k;
    setbacks += worse;
  }
  EXPECT_GT(setbacks, 0U);
  EXPECT_EQ(e.best.stuck, 0U);
}

TEST(DayEquilibrium, SameBitsOnOneTwoAndSevenThreads) {
  Town const town(square(8, 150, 600));
  auto const trips = town_trips(64, 3000);
  auto const days = on_one_two_and_seven_threads([&] { return solve(town, trips, {.max_iterations = 5}); });
  EXPECT_GT(days[0].steps.size(), 1U);
  for (int i : {1, 2}) {
    EXPECT_EQ(days[0].trips.way, days[i].trips.way);
    EXPECT_EQ(days[0].ways.turn, days[i].ways.turn);
    EXPECT_EQ(days[0].day.arrive, days[i].day.arrive);
    EXPECT_EQ(days[0].best.gap, days[i].best.gap);
    EXPECT_EQ(days[0].steps.size(), days[i].steps.size());
  }
}

TEST(DayEquilibrium, AWarmStartIsThereAtOnce) {
  Town const town(two_equal_routes(), {}, reference_lane());
  auto const trips = stream_of_cars(0, 3, 0.8, 0, 1000);
  auto const first = solve(town, trips);
  auto const again = solve(town, trips, {}, {first.ways, first.trips.way});
  EXPECT_EQ(again.stop, DayStop::reached);
  EXPECT_LE(again.steps.size(), 2U);
  EXPECT_LE(again.best.gap, first.best.gap + 1e-12);
}

TEST(DayEquilibrium, TheRecordHasTheBinsOfTheRules) {
  Town const town(two_equal_routes(), {}, reference_lane());
  auto const e = solve(town, stream_of_cars(0, 3, 0.8, 0, 1000));
  EXPECT_EQ(e.day.record.bin_width, traffic_time(900));
  EXPECT_EQ(std::accumulate(e.day.record.volume.begin(), e.day.record.volume.end(), 0U),
            static_cast<std::uint32_t>(e.day.entries));
}

TEST(DayEquilibrium, NobodyIsInEquilibrium) {
  Town const town(two_equal_routes());
  auto const e = solve(town, {});
  EXPECT_EQ(e.stop, DayStop::reached);
  EXPECT_EQ(e.best.gap, 0);
  EXPECT_EQ(e.steps.size(), 1U);
}

TEST(DayEquilibrium, ADayThatStandsStillIsNoEquilibriumThoughNobodyGains) {
  TrafficRules rules;
  rules.jam_density_pcu_km_lane = 200;
  Town const ring(streets(4, {{0, 1, 50}, {1, 2, 50}, {2, 3, 50}, {3, 0, 50}}), {}, rules);
  DayTrips trips;
  for (int i = 0; i < 200; ++i)
    for (std::uint32_t from = 0; from < 4; ++from) add_trip(trips, from, (from + 3) % 4, i);
  auto const e = solve(ring, trips);
  EXPECT_EQ(e.stop, DayStop::nobody_gains);
  EXPECT_GT(e.best.stuck, 0U);
  EXPECT_EQ(e.steps.size(), 1U);
}

TEST(DayEquilibrium, TripsWithoutAWayCountNowhere) {
  Town const town(two_equal_routes());
  DayTrips trips;
  add_trip(trips, 3, 0, 10);
  add_trip(trips, 1, 1, 10);
  add_trip(trips, 0, 3, 10);
  auto const e = solve(town, trips);
  EXPECT_EQ(e.stop, DayStop::reached);
  EXPECT_EQ(e.best.stuck, 0U);
  EXPECT_EQ(e.best.arrived, 1U);
  EXPECT_EQ(e.trips.way[0], kNoWay);
  EXPECT_EQ(e.trips.way[1], kNoWay);
}

TEST(DayEquilibrium, OneIterationIsOneShot) {
  Town const town(two_equal_routes(), {}, reference_lane());
  auto const e = solve(town, stream_of_cars(0, 3, 0.8, 0, 1000), {.max_iterations = 1});
  EXPECT_EQ(e.steps.size(), 1U);
  EXPECT_EQ(e.best.seconds, e.steps.front().seconds);
  EXPECT_EQ(e.ways.size(), 1U);
  EXPECT_EQ(e.stop, DayStop::out_of_iterations);
}

TEST(DayEquilibrium, NoGapIsLeftWhereNobodyHasAChoice) {
  Town town(streets(3, {{0, 1, 1000, 36'000, 72, 10}, {1, 2, 1000, 1800}}), {}, reference_lane());
  DayProblem problem{.network = &town.network, .trips = {}};
  for (int i = 0; i < 1000; ++i) add_trip(problem.trips, 0, 2, 100, VehicleClass::car);
  auto const together = solve_day(problem, {.gap = 1e-6, .max_iterations = 3});
  EXPECT_LT(together.best.gap, 1e-6);
  EXPECT_EQ(together.stop, DayStop::reached);
}

/// Vickrey, American Economic Review 59, 1969: everybody pays beta gamma / (beta + gamma) N / s = 800 s beside the free
/// time of 301 s. Travellers are whole and times are learnt in bins, so it comes out to within a few percent.
TEST(DayEquilibrium, DeparturesShareOutTheQueueOfABottleneck) {
  Town const town(streets(3, {{0, 1, 6000, 36'000, 72, 10}, {1, 2, 20, 1800}}), {}, reference_lane());
  double const wish_s = 9 * 3600;
  DayProblem const problem{.network = &town.network,
                           .trips = stream_of_cars(0, 2, 0.5, wish_s - 2300, wish_s - 300),
                           .wishes = std::vector<ScheduleWish>(1000, {traffic_time(wish_s), 0.5, 2})};
  DayEquilibriumOptions const options{
      .gap = 0.01, .max_iterations = 80, .rule = {.most = 0.1, .power = 1.5, .shrink = 0.98}, .departure_step_min = 1};
  auto const e = solve_day(problem, options);
  EXPECT_LE(e.best.gap, 0.1);
  EXPECT_NEAR(e.best.mean_cost_s - 301, 800, 50);
}

TEST(TripCost, CountsTravelMoneyAndWhatTheScheduleMisses) {
  EXPECT_EQ(trip_cost(100, 250, 30, {}), 180);
  ScheduleWish const wish{.arrive = traffic_time(300), .early = 0.5, .late = 2};
  EXPECT_EQ(trip_cost(100, 250, 0, wish), 150 + 25);
  EXPECT_EQ(trip_cost(100, 310, 0, wish), 210 + 20);
}

}  // namespace
}  // namespace tanvan::small
