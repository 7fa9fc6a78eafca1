#include "models/demand/demand.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "tests/models/demand/small_world.hpp"

namespace tanvan {
namespace {

TEST(Demand, EveryTripOutHasItsWayBackInTheNextRow) {
  auto world = small::world();
  generate_trips(world, {});
  auto const& t = world.day.trips;
  ASSERT_GT(t.size(), 0U);
  for (std::size_t i = 0; i < t.size(); i += 2) {
    EXPECT_EQ(t.returning[i], 0);
    EXPECT_EQ(t.returning[i + 1], 1);
    EXPECT_EQ(t.origin[i], t.destination[i + 1]);
    EXPECT_EQ(t.destination[i], t.origin[i + 1]);
    EXPECT_EQ(t.traveller[i], t.traveller[i + 1]);
  }
}

TEST(Demand, WorkTripsLeadFromTheHomeToTheEstablishment) {
  auto world = small::world();
  generate_trips(world, {});
  auto const& t = world.day.trips;
  auto const& pop = world.population;
  std::size_t work = 0;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t.purpose[i] != Purpose::work) continue;
    ++work;
    EXPECT_EQ(t.origin[i], pop.households.zone[pop.persons.household[t.person[i]]]);
    auto const employer = pop.persons.employer[t.person[i]];
    EXPECT_EQ(t.destination[i], pop.establishments.zone[pop.enterprises.establishment[employer]]);
  }
  EXPECT_NEAR(static_cast<double>(work), 600 * 0.92, 30);
}

TEST(Demand, ThePeopleOfTheSmallWorldMakeTwoToFourTripsADay) {
  auto world = small::world();
  generate_trips(world, {});
  double const rate =
      static_cast<double>(world.day.trips.size()) / static_cast<double>(world.population.persons.size());
  EXPECT_GT(rate, 2);
  EXPECT_LT(rate, 4);
}

TEST(Demand, AnotherFamilyChangesNobodyElsesHours) {
  auto before = small::world(300), after = small::world(300);
  small::add_family(after, 2, EnterpriseId{}, 1);
  generate_trips(before, {});
  generate_trips(after, {});
  std::size_t const n = before.day.trips.size();
  ASSERT_GE(after.day.trips.size(), n);
  for (std::size_t i = 0; i < n; ++i) {
    EXPECT_EQ(before.day.trips.traveller[i], after.day.trips.traveller[i]);
    EXPECT_EQ(before.day.trips.bin[i], after.day.trips.bin[i]);
  }
}

TEST(Demand, SameTripsOnOneTwoAndSevenThreads) {
  std::vector<TripStore> days;
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    auto world = small::world(6000);
    generate_trips(world, {});
    days.push_back(world.day.trips);
  }
  for (auto const& day : days) {
    EXPECT_EQ(day.destination, days[0].destination);
    EXPECT_EQ(day.bin, days[0].bin);
  }
}

TEST(Demand, BorderTrafficComesInAsOftenAsItGoesOut) {
  auto world = small::world();
  generate_external(world, {});
  for (std::size_t c = 0; c < 3; ++c) {
    double in = 0, out = 0;
    for (auto const& bin : world.day.external)
      for (std::size_t i = 1; i < 5; ++i) {
        in += bin[c](0, i) + bin[c](5, i);
        out += bin[c](i, 0) + bin[c](i, 5);
      }
    EXPECT_GT(in, 0);
    EXPECT_NEAR(in, out, 1e-6 * in);
  }
}

TEST(Demand, NobodyFromOutsideIsCountedInsideOneZone) {
  auto world = small::world();
  generate_external(world, {});
  for (auto const& bin : world.day.external)
    for (auto const& m : bin)
      for (std::size_t z = 0; z < m.rows; ++z) EXPECT_EQ(m(z, z), 0);
}

}  // namespace
}  // namespace tanvan
