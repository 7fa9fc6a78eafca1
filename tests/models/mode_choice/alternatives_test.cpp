#include "models/mode_choice/alternatives.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

namespace tanvan {
namespace {

constexpr double kNoService = std::numeric_limits<double>::infinity();
constexpr TripPlace kTrip{ZoneId{0}, ZoneId{1}, 0, 1};
constexpr Traveller kEverything{true, true, true};
constexpr auto kBus = static_cast<std::size_t>(Mode::bus);

Offer const& of(Offers const& offers, Alternative a) {
  return offers[static_cast<std::size_t>(a)];
}

/// Two zones `km` apart, one bin; every mode drives 30 km/h at 1000 đồng/km; half of each zone reaches the bus.
LevelOfService service(double km) {
  LevelOfService level;
  for (auto& bins : level.skims) bins.assign(1, {Matrix(2, 2, 2 * km), Matrix(2, 2, 1000 * km), Matrix(2, 2, km)});
  level.outside_min[kBus].assign(1, Matrix(2, 2, 4));
  level.transfers[kBus].assign(1, Matrix(2, 2, 1));
  level.share[kBus] = {0.5, 0.8};
  return level;
}

Skim& skim(LevelOfService& level, Mode mode) {
  return level.skims[static_cast<std::size_t>(mode)][0];
}

TEST(Alternatives, WhoHasNoVehicleIsOfferedNone) {
  auto const offers = offers_of(service(5), {}, {}, kTrip);
  EXPECT_FALSE(of(offers, Alternative::motorbike).available);
  EXPECT_FALSE(of(offers, Alternative::car).available);
  EXPECT_FALSE(of(offers, Alternative::company_bus).available);
  EXPECT_TRUE(of(offers, Alternative::bus).available);
}

TEST(Alternatives, TimeAndCostOfAVehicleAreItsSkims) {
  auto const offers = offers_of(service(5), {}, kEverything, kTrip);
  EXPECT_EQ(of(offers, Alternative::motorbike).time_min, 10);
  EXPECT_EQ(of(offers, Alternative::car).cost_vnd, 5000);
}

TEST(Alternatives, TheTimeOfTheBusIsRidingPlusWalkingAndWaiting) {
  auto const offers = offers_of(service(5), {}, {}, kTrip);
  auto const& bus = of(offers, Alternative::bus);
  EXPECT_EQ(bus.time_min + bus.outside_min, 10);
  EXPECT_EQ(bus.outside_min, 4);
  EXPECT_EQ(bus.transfers, 1);
}

TEST(Alternatives, TheBusServesWhoReachesItAtBothEnds) {
  auto level = service(5);
  EXPECT_EQ(of(offers_of(level, {}, {}, kTrip), Alternative::bus).share_served, 0.5);
  level.share[kBus][1] = 0;
  EXPECT_FALSE(of(offers_of(level, {}, {}, kTrip), Alternative::bus).available);
}

TEST(Alternatives, WalkingAndCyclingEndAtTheirLongestWay) {
  ModeChoiceParameters const p{.longest_walk_km = 6, .longest_cycle_km = 20};
  auto const near = offers_of(service(6), p, {}, kTrip), far = offers_of(service(6.1), p, {}, kTrip);
  EXPECT_TRUE(of(near, Alternative::walk).available);
  EXPECT_FALSE(of(far, Alternative::walk).available);
  EXPECT_TRUE(of(far, Alternative::bicycle).available);
  EXPECT_FALSE(of(offers_of(service(20.1), p, {}, kTrip), Alternative::bicycle).available);
}

TEST(Alternatives, WhoHasNothingElseCyclesHoweverFar) {
  auto level = service(40);
  for (auto const mode : {Mode::bus, Mode::brt, Mode::metro, Mode::motorbike})
    skim(level, mode).time_min = Matrix(2, 2, kNoService);
  EXPECT_TRUE(of(offers_of(level, {}, {}, kTrip), Alternative::bicycle).available);
}

TEST(Alternatives, ARoadThatLeadsNowhereIsNoOffer) {
  auto level = service(5);
  skim(level, Mode::car).time_min = Matrix(2, 2, kNoService);
  auto const offers = offers_of(level, {}, kEverything, kTrip);
  EXPECT_FALSE(of(offers, Alternative::car).available);
  EXPECT_FALSE(of(offers, Alternative::company_bus).available);  // it drives as a car does
  EXPECT_TRUE(of(offers, Alternative::motorbike).available);
}

TEST(Alternatives, CompanyBusesAreFreeSlowerThanCarsAndNotForNeighbours) {
  ModeChoiceParameters const p;
  auto const offers = offers_of(service(5), p, kEverything, kTrip);
  auto const& bus = of(offers, Alternative::company_bus);
  EXPECT_EQ(bus.time_min, company_bus(10, p).time_min);
  EXPECT_NEAR(bus.time_min, p.company_bus_detour * 10, 1e-12);
  EXPECT_EQ(bus.outside_min, p.company_bus_wait_min);
  EXPECT_EQ(bus.cost_vnd, 0);
  EXPECT_FALSE(of(offers_of(service(2.9), p, kEverything, kTrip), Alternative::company_bus).available);
}

TEST(Alternatives, ANearTripInsideItsZoneIsShorterInTimeCostAndWay) {
  TripPlace const near{ZoneId{0}, ZoneId{0}, 0, 0.5};
  auto const offers = offers_of(service(8), {}, kEverything, near);
  EXPECT_EQ(of(offers, Alternative::motorbike).time_min, 8);
  EXPECT_EQ(of(offers, Alternative::motorbike).cost_vnd, 4000);
  EXPECT_TRUE(of(offers, Alternative::walk).available);  // 4 km instead of 8
}

TEST(TourOffers, AreTheMeanOfBothWaysAndMustServeBoth) {
  auto const out = offers_of(service(4), {}, kEverything, kTrip);
  auto back = offers_of(service(6), {}, kEverything, kTrip);
  back[static_cast<std::size_t>(Alternative::car)].available = false;
  auto const tour = tour_offers(out, back);
  EXPECT_EQ(of(tour, Alternative::motorbike).time_min, 10);
  EXPECT_EQ(of(tour, Alternative::motorbike).cost_vnd, 5000);
  EXPECT_FALSE(of(tour, Alternative::car).available);
}

TEST(TourOffers, WhereNoModeServesBothWaysOneCycles) {
  Offers out{}, back{};
  out[static_cast<std::size_t>(Alternative::walk)].available = true;
  back[static_cast<std::size_t>(Alternative::bus)].available = true;
  auto const tour = tour_offers(out, back);
  EXPECT_EQ(std::ranges::count_if(tour, &Offer::available), 1);
  EXPECT_TRUE(of(tour, Alternative::bicycle).available);
}

TEST(TourOffers, ServeTheSmallerShareOfBothWays) {
  auto level = service(5);
  auto const out = offers_of(level, {}, {}, kTrip);
  level.share[kBus] = {0.3, 0.9};
  auto const back = offers_of(level, {}, {}, kTrip);
  EXPECT_EQ(of(tour_offers(out, back), Alternative::bus).share_served, 0.3);
}

/// A worker on the way to an enterprise of `staff`.
World commuter(std::uint32_t staff, Purpose purpose, double scale = 1) {
  World world;
  world.scale = scale;
  auto& [persons, households, dwellings, enterprises, places, next_key] = world.population;
  households.motorbikes.push_back(1);
  households.cars.push_back(0);
  persons.household.push_back(HouseholdId{0});
  persons.employer.push_back(EnterpriseId{0});
  enterprises.workers.push_back({staff, 0, 0});
  auto& t = world.day.trips;
  t.person = {PersonId{0}, PersonId{0}};
  t.origin = {ZoneId{0}, ZoneId{1}};
  t.destination = {ZoneId{1}, ZoneId{0}};
  t.purpose = {purpose, Purpose::home};
  t.bin = {0, 0};
  t.within = {1, 1};
  return world;
}

TEST(OffersOfTour, VehiclesAreThoseOfTheHousehold) {
  auto const offers = choice_of_tour(commuter(10, Purpose::work), service(5), {}, 0).offers;
  EXPECT_TRUE(of(offers, Alternative::motorbike).available);
  EXPECT_FALSE(of(offers, Alternative::car).available);
}

TEST(OffersOfTour, LargeEnterprisesRunABusToWorkAloneWhateverTheSample) {  // sampled enterprises keep their size
  ModeChoiceParameters const p{.company_bus_least_workers = 300};
  auto const offered = [&](std::uint32_t staff, Purpose purpose, double scale) {
    auto const offers = choice_of_tour(commuter(staff, purpose, scale), service(5), p, 0).offers;
    return of(offers, Alternative::company_bus).available;
  };
  for (double const scale : {1.0, 0.1}) {
    EXPECT_TRUE(offered(300, Purpose::work, scale));
    EXPECT_FALSE(offered(299, Purpose::work, scale));
    EXPECT_FALSE(offered(300, Purpose::shopping, scale));
  }
}

}  // namespace
}  // namespace tanvan
