#include "scenarios/run/travel/travel_day.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <tbb/global_control.h>

#include "scenarios/run/travel/travel_counts.hpp"
#include "sim/engine/schedule.hpp"
#include "sim/engine/state.hpp"
#include "tests/scenarios/travel/travel_world.hpp"

namespace tanvan {
namespace {

constexpr std::size_t at(Mode m) {
  return static_cast<std::size_t>(m);
}

double figure(World const& world, std::string const& name) {
  return world.record.indicators.at(name).back();
}

TEST(TravelDay, FillsTheRecordOfItsYear) {
  auto world = small::travel_world();
  run_travel_day(world, {}, {});
  auto const& today = world.record.travel.at(2025);
  std::size_t const links = world.network.links.size();
  EXPECT_EQ(today.traffic.volume_veh_h.size(), 4 * links * kVehicleClasses);
  EXPECT_EQ(today.traffic.speed_kmh.size(), 4 * links);
  EXPECT_EQ(today.traffic.bin_start_s[3], 19 * 3600.);
  for (auto const mode :
       {Mode::walk, Mode::bicycle, Mode::motorbike, Mode::car, Mode::ride_hail, Mode::bus, Mode::truck})
    EXPECT_EQ(today.skims[at(mode)].size(), 4U);
  for (auto const mode : {Mode::brt, Mode::metro, Mode::park_ride}) EXPECT_TRUE(today.skims[at(mode)].empty());
  for (double v : today.traffic.volume_veh_h) EXPECT_GE(v, 0);
  for (double v : today.traffic.speed_kmh) EXPECT_GT(v, 0);
  for (double gap : today.traffic.relative_gap) EXPECT_LE(gap, world.transport.gap);
}

TEST(TravelDay, IndicatorsCarryTheAgreedNames) {
  auto world = small::travel_world();
  run_travel_day(world, {}, {});
  double shares = 0;
  for (auto mode : {"walk", "bicycle", "motorbike", "car", "bus", "ride_hail"})
    shares += figure(world, std::string("mode_share_") + mode);
  EXPECT_NEAR(shares, 100, 1e-9);
  EXPECT_GT(figure(world, "commute_time_mean"), 3);
  EXPECT_GT(figure(world, "commute_distance_mean"), 1);
  EXPECT_LE(figure(world, "relative_gap"), 1e-4);
  EXPECT_GT(figure(world, "vehicle_km_day"), 0);
  EXPECT_GE(figure(world, "delay_veh_h_day"), 0);
  EXPECT_GT(figure(world, "co2_traffic_t_day"), 0);
}

TEST(TravelDay, TheBaseDayHasTheSharesOfTheSurvey) {
  auto world = small::travel_world(3000);
  run_travel_day(world, {}, {});
  EXPECT_NEAR(figure(world, "mode_share_walk"), 18, 3);
  EXPECT_NEAR(figure(world, "mode_share_motorbike"), 82 * 0.78, 4);
}

TEST(TravelDay, TripsOfTheRecordAreThoseOfEverybody) {
  auto world = small::travel_world();
  run_travel_day(world, {}, {});
  double sum = 0;
  for (std::size_t m = 0; m < at(Mode::truck); ++m)
    for (double x : world.record.travel.at(2025).trips[m].values) sum += x;
  EXPECT_NEAR(sum, static_cast<double>(world.day.trips.size()) / world.scale, 1e-3);
}

TEST(TravelDay, MoreTrafficIsNeverFaster) {
  auto quiet = small::travel_world(300), busy = small::travel_world(3000);
  run_travel_day(quiet, {}, {});
  run_travel_day(busy, {}, {});
  auto const& a = quiet.record.travel.at(2025).skims[at(Mode::car)][0].time_min;
  auto const& b = busy.record.travel.at(2025).skims[at(Mode::car)][0].time_min;
  EXPECT_GT(b(1, 3), a(1, 3));
}

TEST(TravelDay, TheNextDayStartsFromTheRoutesOfTheDayBefore) {
  auto world = small::travel_world(3000);
  run_travel_day(world, {}, {});
  ASSERT_EQ(world.day.routes.size(), world.transport.bins.size());
  auto cold = world;
  cold.day.routes.clear();
  run_travel_day(world, {}, {});
  run_travel_day(cold, {}, {});
  auto const iterations = [](World const& w) {
    auto const& all = w.record.travel.at(2025).traffic.iterations;
    return std::accumulate(all.begin(), all.end(), 0.0);
  };
  EXPECT_LE(iterations(world), iterations(cold));
  EXPECT_LE(figure(world, "relative_gap"), 1e-4);
  double flow = 0, demand = 0;
  for (auto const& set : world.day.routes) {
    for (auto const& pair : set.pairs) demand += pair.demand;
    for (auto const& path : set.paths) flow += path.flow;
  }
  EXPECT_GT(demand, 0);
  EXPECT_NEAR(flow / demand, 1, 1e-9);
}

/// A town with too little road: how far people go decides how long it takes.
World crowded_town() {
  auto world = small::travel_world(2000);
  for (auto& capacity : world.network.links.capacity) capacity /= 1.5;
  world.transport.exchanges = 5;
  return world;
}

TEST(TravelDay, ADayLivedAgainByTheSamePeopleIsTheSameDay) {
  auto world = crowded_town();
  auto const of = [&](char const* name) { return figure(world, name); };
  run_travel_day(world, {}, {});
  double const km = of("vehicle_km_day"), delay = of("delay_veh_h_day");
  ASSERT_GT(delay, 0.1 * km / 30) << "crowded";
  for (int again = 0; again < 3; ++again) {
    run_travel_day(world, {}, {});
    EXPECT_NEAR(of("vehicle_km_day") / km, 1, 0.02) << "no jam that makes a free day that makes a jam";
    EXPECT_NEAR(of("delay_veh_h_day") / delay, 1, 0.1);
  }
}

TEST(TravelDay, PlacesOfPeopleVisitorsAndGoodsAreChosenAtTheTimesOfTheExchangeBefore) {
  auto world = crowded_town();
  world.transport.exchanges = 1;
  run_travel_day(world, {}, {});
  TravelParameters const p;
  auto expected = world;  // with the access that its only exchange handed over
  generate_trips(expected, p.demand);
  generate_external(expected, p.demand);
  generate_freight(expected, p.freight);
  auto const at_free_flow = world.day;
  world = crowded_town();
  world.transport.exchanges = 2;
  run_travel_day(world, {}, {});
  auto const same = [](auto const& a, auto const& b) { return std::ranges::equal(a, b); };
  EXPECT_TRUE(same(world.day.trips.traveller, expected.day.trips.traveller)) << "who travels hangs on no times";
  EXPECT_TRUE(same(world.day.trips.destination, expected.day.trips.destination));
  EXPECT_FALSE(same(world.day.trips.destination, at_free_flow.trips.destination));
  auto const values = [](auto const& matrices) {
    std::vector<double> all;
    for (auto const& matrix : matrices) all.insert(all.end(), matrix.values.begin(), matrix.values.end());
    return all;
  };
  for (std::size_t bin = 0; bin < world.day.external.size(); ++bin) {
    EXPECT_EQ(values(world.day.freight[bin]), values(expected.day.freight[bin])) << bin;
    EXPECT_EQ(values(world.day.external[bin]), values(expected.day.external[bin])) << bin;
  }
  EXPECT_NE(world.day.goods.from_s, at_free_flow.goods.from_s);
}

TEST(TravelDay, LandUseAndTransportComeToRestAndTheRecordTellsHow) {
  auto world = crowded_town();
  world.transport.exchanges = 5;
  run_travel_day(world, {}, {});
  auto const& steps = world.record.coupling;
  ASSERT_GE(steps.size(), 2U);
  EXPECT_GT(steps.front().relative_change, 0.01) << "at free flow everything seems near";
  EXPECT_LT(steps.back().relative_change, 0.01) << "models 3.12, within five exchanges";
  EXPECT_TRUE(std::ranges::none_of(world.record.events, [](Event const& e) { return e.kind == "travel_not_at_rest"; }));
}

TEST(TravelDay, ACountIsComparedWithBothDirectionsOfItsRoad) {
  auto world = small::travel_world();
  run_travel_day(world, {}, {});
  ASSERT_EQ(world.record.counts.size(), 2U);
  auto const& c = world.record.counts[1];
  auto const& day = world.record.travel.at(2025).traffic;
  std::size_t const links = world.network.links.size();
  double expected = 0;  // links 4 and 5: between zones 2 and 3
  for (std::size_t b = 0; b < 4; ++b)
    for (std::size_t a : {4U, 5U}) expected += day.volume_veh_h[(b * links + a) * 4] * day.bin_length_s[b] / 3600;
  EXPECT_EQ(c.metric, "traffic_motorbike");
  EXPECT_NEAR(c.simulated, expected, 1e-6);
  EXPECT_EQ(c.counted, 20000);
}

TEST(TravelDay, ACommuteByCompanyBusHasItsDetourAndItsWait) {
  World world;
  world.now = month_of(2025, 12);
  world.record.years = {2025};
  world.record.travel[2025].traffic.relative_gap = {0};
  auto& t = world.day.trips;
  t.traveller = {AgentKey{1}}, t.origin = {ZoneId{0}}, t.destination = {ZoneId{0}}, t.purpose = {Purpose::work};
  t.bin = {0}, t.within = {0.5F}, t.mode = {Mode::bus}, t.company_bus = {1};
  LevelOfService level;
  level.skims[at(Mode::car)] = {{Matrix(1, 1, 40), Matrix(1, 1), Matrix(1, 1, 20)}};
  record_day(world, level, {});
  EXPECT_NEAR(figure(world, "commute_time_mean"), 1.15 * 20 + 10, 1e-12);
  EXPECT_EQ(figure(world, "commute_distance_mean"), 10);
}

/// Repeats the traffic of 2025 as that of another transport year.
void travel_as_in(World& world, int year) {
  world.now = month_of(year, 1);
  auto const travel = world.record.travel.at(2025);
  world.record.travel[year] = travel;
  compare_counts(world);
}

TEST(TravelDay, ACountIsComparedOnceWithTheTransportYearNearestToItsOwn) {
  auto world = small::travel_world();
  world.region.freight.back().year = 2029;
  run_travel_day(world, {}, {});
  for (int year : {2020, 2022, 2030}) travel_as_in(world, year);
  ASSERT_EQ(world.record.counts.size(), 2U);
  EXPECT_EQ(world.record.counts[0].counted_year, 2020);
  EXPECT_EQ(world.record.counts[0].year, 2020);
  EXPECT_EQ(world.record.counts[1].counted_year, 2029);
  EXPECT_EQ(world.record.counts[1].year, 2030);
}

TEST(TravelDay, OfTwoTransportYearsAsNearTheEarlierIsCompared) {
  auto world = small::travel_world();
  world.region.freight.back().year = 2026;
  run_travel_day(world, {}, {});
  travel_as_in(world, 2027);
  EXPECT_EQ(world.record.counts[1].year, 2025);
}

TEST(TravelDay, ContainerTrucksAreLeftOutOnceWithAReason) {
  auto world = small::travel_world();
  small::add_count(world, "T3", "container_trucks", 12000);
  world.region.freight.back().place = {"freight.csv", 9};
  run_travel_day(world, {}, {});
  travel_as_in(world, 2027);
  EXPECT_EQ(world.record.counts.size(), 2U);
  ASSERT_EQ(world.record.dropped.size(), 1U);
  EXPECT_NE(world.record.dropped[0].reason.find("without a simulated counterpart"), std::string::npos);
}

TEST(TravelDay, AGuessFromMemoryIsNotCalledPublished) {
  auto world = small::travel_world();
  auto& rows = world.region.freight;
  rows[rows.size() - 2].source = "from memory, unverified";
  rows.back().source = "en.sggp.org.vn 10 Dec 2024";
  rows.back().name += ", holiday peak";
  run_travel_day(world, {}, {});
  auto const& counts = world.record.counts;
  EXPECT_TRUE(!counts[0].published && counts[0].comparable);
  EXPECT_TRUE(counts[1].published && !counts[1].comparable) << "the simulated day is a working day";
}

TEST(TravelDay, BusServesItsStopsAndNobodyElse) {
  auto world = small::travel_world();
  run_travel_day(world, {}, {});
  auto const& bus = world.record.travel.at(2025).skims[at(Mode::bus)];
  EXPECT_LT(bus[0].time_min(1, 4), 90);
  EXPECT_EQ(bus[0].cost_vnd(1, 4), 8000);
  EXPECT_TRUE(std::isinf(bus[0].time_min(1, 1)));
  EXPECT_TRUE(std::isinf(bus[3].time_min(1, 4))) << "the bin of the night has one hour of service";
}

TEST(TravelDay, BusesDriveOnTheirRoad) {
  auto world = small::travel_world(0);
  run_travel_day(world, {}, {});
  auto const& day = world.record.travel.at(2025).traffic;
  EXPECT_GE(day.volume_veh_h[2 * kVehicleClasses + 2], 6) << "link 2 from zone 1 to 2 at am, six an hour";
}

TEST(TravelDay, AccessIsFiniteBeforeTheFirstDayAndAfterIt) {
  auto world = small::travel_world();
  for (int day = 0; day < 2; ++day) {
    for (auto const* m : {&world.access.car_time_min, &world.access.motorbike_time_min, &world.access.truck_time_min,
                          &world.access.commute_cost})
      for (double x : m->values) EXPECT_TRUE(std::isfinite(x) && x > 0);
    for (double x : world.access.jobs_access) EXPECT_GT(x, 0);
    run_travel_day(world, {}, {});
  }
}

TEST(TravelDay, AnOpenedMetroWinsPassengersForTheBusMode) {
  auto without = small::travel_world(3000);
  run_travel_day(without, {}, {});
  auto with = without;
  with.day.service.line_built = {0, 1};
  run_travel_day(with, {}, {});
  run_travel_day(without, {}, {});
  EXPECT_GT(figure(with, "mode_share_bus"), figure(without, "mode_share_bus"));
}

TEST(TravelDay, RidersOfAnOpenedMetroAreItsModeAndAreConserved) {
  auto world = small::travel_world(3000);
  run_travel_day(world, {}, {});
  EXPECT_TRUE(world.record.travel.at(2025).skims[at(Mode::metro)].empty()) << "no line of the mode is open";
  world.day.service.line_built = {0, 1};
  run_travel_day(world, {}, {});
  auto const& today = world.record.travel.at(2025);
  EXPECT_FALSE(today.skims[at(Mode::metro)].empty());
  EXPECT_GT(figure(world, "mode_share_metro") + figure(world, "mode_share_park_ride"), 0);
  EXPECT_LE(figure(world, "mode_share_metro"), figure(world, "mode_share_bus")) << "a part of all public transport";
  auto const sum = [](auto const& x) { return std::accumulate(x.begin(), x.end(), 0.0); };
  EXPECT_GT(sum(today.transit.boardings), 0);
  EXPECT_EQ(sum(today.transit.boardings), sum(today.transit.alightings));
  EXPECT_EQ(figure(world, "transit_boardings_day"), sum(today.transit.boardings));
}

TEST(TravelDay, AMetroMakesNoJourneyByBusAnyOther) {
  auto without = small::travel_world();
  run_travel_day(without, {}, {});
  auto with = without;
  with.day.service.line_built = {0, 1};
  estimate_access(without);
  estimate_access(with);
  auto const &before = without.access.transit_time_min.values, &after = with.access.transit_time_min.values;
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_LE(after[i], before[i]);
}

TEST(TravelDay, SameBitsOnOneTwoAndSevenThreads) {
  std::vector<World> worlds;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    worlds.push_back(small::travel_world());
    run_travel_day(worlds.back(), {}, {});
  }
  for (auto const& w : worlds) {
    EXPECT_EQ(w.record.travel.at(2025).traffic.volume_veh_h, worlds[0].record.travel.at(2025).traffic.volume_veh_h);
    EXPECT_EQ(w.access.commute_cost.values, worlds[0].access.commute_cost.values);
    EXPECT_EQ(w.record.indicators, worlds[0].record.indicators);
  }
}

TEST(TravelDay, TheModulesOfTravelFitASchedule) {
  auto const schedule = Schedule::derive(travel_modules({}), state_names());
  ASSERT_TRUE(schedule) << to_string(schedule.error().sorted().front());
  EXPECT_EQ(schedule->due(Period::transport, Phase::plan).size(), 3U);
  EXPECT_EQ(schedule->due(Period::transport, Phase::move).size(), 1U);
}

}  // namespace
}  // namespace tanvan
