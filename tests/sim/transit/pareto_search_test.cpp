#include "sim/transit/pareto_search.hpp"

#include <gtest/gtest.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include "tests/sim/transit/all_journeys.hpp"
#include "tests/sim/transit/small_timetable.hpp"

namespace tanvan {
namespace {

constexpr std::int32_t kBegin_s = -5000, kEnd_s = 40'000;

std::vector<StopAccess> drawn_access(TestDraws& draw, std::size_t stops, std::int32_t unit_s) {
  std::vector<StopAccess> ways;
  for (int n = 1 + draw.below(3); n > 0; --n)
    ways.push_back({StopId{static_cast<std::uint32_t>(draw.below(static_cast<int>(stops)))}, unit_s * draw.below(8),
                    static_cast<std::uint32_t>(draw.below(10))});
  return ways;
}

std::vector<std::uint32_t> drawn_costs(TestDraws& draw, std::size_t n, int below) {
  std::vector<std::uint32_t> costs;
  for (std::size_t i = 0; i < n; ++i) costs.push_back(static_cast<std::uint32_t>(draw.below(below)));
  return costs;
}

/// Fares, and times in whole ticks, of minutes or of hours; now and then all runs cost the same.
struct DrawnWorld {
  std::int32_t unit_s;
  Timetable timetable;
  RideCosts costs;
  ParetoOptions options;

  explicit DrawnWorld(TestDraws& draw)
      : unit_s{draw.one_in(2) ? kTick_s : 60 * kTick_s}, timetable{drawn_timetable(draw)} {
    for (auto* const column : {&timetable.arrival, &timetable.departure, &timetable.walk_s})
      for (auto& time : *column) time *= unit_s;
    if (!draw.one_in(3)) costs.boarding = drawn_costs(draw, timetable.runs(), 20);
    if (!draw.one_in(3)) costs.onward = drawn_costs(draw, timetable.calls(), 10);
    if (!draw.one_in(3)) costs.staying = drawn_costs(draw, timetable.calls(), 4);
    options.rides = 1 + draw.below(3);
    options.slack_s = unit_s * draw.below(3);
    options.time_factor = draw.one_in(2) ? 1.25 : 1.5;
    options.allowance_s = unit_s * draw.below(20);
    options.more_rides = draw.below(3);
    options.walk_per_s = static_cast<std::uint32_t>(draw.below(3));
    options.wait_per_s = static_cast<std::uint32_t>(draw.below(3));
  }

  Question question(TestDraws& draw) const {
    return {draw.one_in(2) ? SearchDirection::depart_at : SearchDirection::arrive_by, unit_s * draw.below(90),
            drawn_access(draw, timetable.stops, unit_s), drawn_access(draw, timetable.stops, unit_s)};
  }
};

std::span<ParetoJourney const> answer(ParetoSearch& search, Question const& q) {
  return q.direction == SearchDirection::depart_at ? search.depart_at(q.time, q.access, q.egress)
                                                   : search.arrive_by(q.time, q.access, q.egress);
}

std::set<Criteria> criteria(std::span<ParetoJourney const> journeys, SearchDirection d) {
  std::set<Criteria> all;
  for (auto const& j : journeys)
    all.insert({d == SearchDirection::depart_at ? j.arrival : -j.departure, j.rides, j.cost});
  EXPECT_EQ(all.size(), journeys.size());
  return all;
}

std::int64_t of(std::vector<std::uint32_t> const& column, std::size_t row) {
  return column.empty() ? 0 : column[row];
}

/// Goes along a journey's legs: that they follow each other in space and time, and what they cost.
std::int64_t cost_along(DrawnWorld const& w, Question const& q, ParetoJourney const& journey,
                        std::span<JourneyLeg const> legs) {
  auto const& access = q.access[journey.access];
  auto const& egress = q.egress[journey.egress];
  std::int64_t cost = access.cost + egress.cost;
  auto place = access.stop;
  bool const is_forward = q.direction == SearchDirection::depart_at;
  auto time = (is_forward ? q.time : journey.departure) + access.seconds;
  int rides = 0;
  for (auto const& leg : legs) {
    if (!leg.from || !leg.to) continue;  // access and egress
    EXPECT_EQ(leg.from, place);
    place = leg.to;
    if (leg.is_walk()) {
      EXPECT_EQ(leg.departure, time);
      cost += w.options.walk_per_s * (leg.arrival - leg.departure);
    } else {
      EXPECT_GE(leg.departure, time + w.options.slack_s);
      cost += w.options.wait_per_s * (leg.departure - time) + of(w.costs.boarding, leg.run.value);
      for (auto call = leg.board; call < leg.alight; ++call)
        cost += of(w.costs.onward, call) + (call > leg.board ? of(w.costs.staying, call) : 0);
      EXPECT_EQ(leg.arrival, w.timetable.arrival[leg.alight]);
      ++rides;
    }
    time = leg.arrival;
  }
  EXPECT_EQ(place, egress.stop);
  EXPECT_EQ(rides, journey.rides);
  time += egress.seconds;
  if (is_forward)
    EXPECT_EQ(time, journey.arrival);
  else
    cost += w.options.wait_per_s * (q.time - time);
  return cost;
}

TEST(ParetoSearch, FindsAllThatAnExhaustiveSearchFinds) {
  TestDraws draw(31);
  int found = 0, several = 0, with_changes = 0;
  for (int n = 0; n < 2000 && !testing::Test::HasFailure(); ++n) {
    DrawnWorld const world(draw);
    PricedPatterns const patterns(world.timetable, kBegin_s, kEnd_s, world.costs);
    ParetoSearch search(patterns, world.options);
    AllJourneys all(world.timetable, world.costs, world.options);
    for (int i = 0; i < 4; ++i) {
      auto const q = world.question(draw);
      auto const best = all.best(q);
      EXPECT_EQ(criteria(answer(search, q), q.direction), best) << n << ' ' << i;
      auto const journeys = answer(search, q);  // by what was learnt of the destination
      EXPECT_EQ(criteria(journeys, q.direction), best) << n << ' ' << i;
      for (auto const& journey : journeys)
        EXPECT_EQ(cost_along(world, q, journey, search.legs(journey)), journey.cost) << n << ' ' << i;
      found += static_cast<int>(journeys.size());
      several += journeys.size() > 1 ? 1 : 0;
      with_changes += std::ranges::any_of(journeys, [](auto const& j) { return j.rides > 1; }) ? 1 : 0;
    }
  }
  EXPECT_GT(found, 4000);
  EXPECT_GT(several, 500);
  EXPECT_GT(with_changes, 400);
}

/// An express for 20 and a slow bus for 5 from stop 0 to stop 2; the slow one stops at 1, from where a ferry goes on.
Timetable three_ways() {
  return timetable_with(3, {{{0, 600, 600}, {2, 1200, 1200}},
                            {{0, 600, 600}, {1, 900, 900}, {2, 1400, 1400}},
                            {{1, 960, 960}, {2, 1300, 1300}},
                            {{0, 3000, 3000}, {2, 3600, 3600}}});
}

std::vector<Criteria> listed(std::set<Criteria> const& set) {
  return {set.begin(), set.end()};
}

TEST(ParetoSearch, GivesTheFastTheCheapAndWhatLiesBetween) {
  auto const t = three_ways();
  PricedPatterns const patterns(t, 0, 7200, {.boarding = {20, 5, 9, 1}});
  ParetoSearch search(patterns, {});
  std::vector<StopAccess> const home{{StopId{0}, 60, 0}}, work{{StopId{2}, 120, 3}};
  auto const journeys = criteria(search.depart_at(400, home, work), SearchDirection::depart_at);
  EXPECT_EQ(listed(journeys), (std::vector<Criteria>{{1320, 1, 23}, {1420, 2, 17}, {1520, 1, 8}}));
  // By 1600 the express of 3000 is no choice, and all three leave at 540
  auto const back = search.arrive_by(1600, home, work);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_EQ(back[0].departure, 540);
  EXPECT_EQ(back[0].cost, 8);
}

TEST(ParetoSearch, BoundsTimeAndRidesByTheFastestAndTheFewest) {
  auto const t = three_ways();
  PricedPatterns const patterns(t, 0, 7200, {.boarding = {20, 5, 9, 1}});
  std::vector<StopAccess> const home{{StopId{0}}}, work{{StopId{2}}};
  // The fastest takes 600 s: 120 s more is the ferry's time
  ParetoSearch quick(patterns, {.time_factor = 1, .allowance_s = 100});
  EXPECT_EQ(listed(criteria(quick.depart_at(600, home, work), SearchDirection::depart_at)),
            (std::vector<Criteria>{{1200, 1, 20}, {1300, 2, 14}}));
  ParetoSearch direct(patterns, {.time_factor = 1, .allowance_s = 100, .more_rides = 0});
  EXPECT_EQ(listed(criteria(direct.depart_at(600, home, work), SearchDirection::depart_at)),
            (std::vector<Criteria>{{1200, 1, 20}}));
}

TEST(ParetoSearch, LegsNameCallsAndWalks) {
  auto const t = timetable_with(3, {{{0, 605, 605}, {1, 901, 905}}, {{2, 1001, 1003}, {0, 1201, 1201}}},
                                {{StopId{1}, StopId{2}, 61}});
  PricedPatterns const patterns(t, 0, 7200);
  ParetoSearch search(patterns, {.slack_s = 30});
  std::vector<StopAccess> const home{{StopId{0}, 100}}, work{{StopId{0}, 50}};
  auto const journeys = search.depart_at(400, home, work);
  ASSERT_EQ(journeys.size(), 1U);
  auto const legs = search.legs(journeys[0]);
  ASSERT_EQ(legs.size(), 5U);
  EXPECT_EQ(legs[0].departure, 475);  // to be there 30 s before 605
  EXPECT_EQ(legs[1].run, RunId{0});
  EXPECT_EQ(legs[1].departure, 605);
  EXPECT_EQ(legs[1].alight, 1U);
  EXPECT_TRUE(legs[2].is_walk());
  EXPECT_EQ(legs[2].arrival, 962);
  EXPECT_EQ(legs[3].board, 2U);
  EXPECT_EQ(legs[3].departure, 1003);
  EXPECT_EQ(legs[4].arrival, 1251);
  EXPECT_EQ(journeys[0].departure, 475);
  EXPECT_EQ(journeys[0].arrival, 1252) << "1201 is rounded up to whole ticks";
}

TEST(ParetoSearch, WhereNothingLeadsThereIsNoJourney) {
  auto const t = three_ways();
  PricedPatterns const patterns(t, 0, 7200);
  ParetoSearch search(patterns, {});
  std::vector<StopAccess> const a{{StopId{0}}}, b{{StopId{2}}};
  EXPECT_TRUE(search.depart_at(600, b, a).empty());
  EXPECT_TRUE(search.depart_at(600, a, {}).empty());
  EXPECT_TRUE(search.depart_at(9000, a, b).empty()) << "beyond the window";
  EXPECT_TRUE(search.arrive_by(-50, a, b).empty()) << "before it";
  EXPECT_FALSE(search.depart_at(600, a, b).empty()) << "whatever was asked before";
}

TEST(ParetoSearch, GivesTheSameOnAnyThreads) {
  TestDraws draw(5);
  DrawnWorld world(draw);
  while (world.timetable.runs() < 20) world = DrawnWorld(draw);
  PricedPatterns const patterns(world.timetable, kBegin_s, kEnd_s, world.costs);
  std::vector<Question> questions;
  for (int i = 0; i < 200; ++i) questions.push_back(world.question(draw));
  auto const of_threads = [&](std::size_t threads) {
    tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, threads};
    tbb::enumerable_thread_specific<ParetoSearch> searches{[&] { return ParetoSearch(patterns, world.options); }};
    std::vector<std::vector<std::tuple<std::int32_t, std::int32_t, int, std::int64_t, std::uint32_t>>> answers(200);
    tbb::parallel_for(std::size_t{0}, questions.size(), [&](std::size_t i) {
      auto& search = searches.local();
      for (auto const& j : answer(search, questions[i]))
        for (auto const& leg : search.legs(j))
          answers[i].push_back({j.departure, j.arrival, j.rides, j.cost, leg.board});
    });
    return answers;
  };
  auto const one = of_threads(1);
  EXPECT_EQ(of_threads(2), one);
  EXPECT_EQ(of_threads(7), one);
}

TEST(RideCostsOfPrices, AreTimeByItsValueAndCrowdingAndFaresByDistance) {
  auto const t = timetable_with(3, {{{0, 0, 0}, {1, 100, 140}, {2, 200, 200}}});
  auto const costs = ride_costs(
      t, {.per_s = 10, .per_km = 500, .boarding = {7000}, .crowding = {1.8, 1, 1}, .distance_m = {1000, 300, 0}});
  EXPECT_EQ(costs.boarding, (std::vector<std::uint32_t>{7000}));
  EXPECT_EQ(costs.onward, (std::vector<std::uint32_t>{1800 + 500, 600 + 150, 0}));
  EXPECT_EQ(costs.staying[1], 400U);
}

}  // namespace
}  // namespace tanvan
