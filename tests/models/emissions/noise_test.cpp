#include "models/emissions/noise.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <tbb/global_control.h>

namespace tanvan {
namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kHour = 3600;

/// Nothing between road and homes but distance, steady traffic, and no horns.
EmissionParameters plain() {
  EmissionParameters p;
  p.noise_horns = 0, p.noise_late = 1, p.noise_late_trucks = 1;
  p.noise_air = 0, p.noise_frontage = 0, p.noise_built = 0;
  return p;
}

TrafficDay steady(double length_h, std::array<double, kVehicleClasses> veh_h, double start_h = 0, double speed = 40) {
  TrafficDay day;
  day.bin_start_s = {start_h * kHour};
  day.bin_length_s = {length_h * kHour};
  day.volume_veh_h.assign(veh_h.begin(), veh_h.end());
  day.speed_kmh = {speed};
  return day;
}

constexpr std::array<double, kVehicleClasses> kCars = {0, 100, 0, 0}, kTrucks = {0, 0, 0, 100}, kNone = {};

NoiseEnergy one(TrafficDay const& day, EmissionParameters const& p) {
  return link_noise(day, 1, p).front();
}

/// Homes in the one cell at the corner of the equator and 106° E, and straight roads of 20 km to the north of it.
struct Street {
  Network network;
  std::vector<NoiseEnergy> noise;
  std::vector<double> vehicles;
};

void add_road(Street& s, double metres_north, NoiseEnergy energy) {
  auto& nodes = s.network.nodes;
  auto& links = s.network.links;
  for (double const east : {-10'000.0, 10'000.0}) {
    nodes.lon.push_back(106 + east / kMetresPerDegree);
    nodes.lat.push_back(metres_north / kMetresPerDegree);
  }
  links.from.push_back(id_of<NodeId>(nodes.size() - 2));
  links.to.push_back(id_of<NodeId>(nodes.size() - 1));
  links.length.push_back({20'000});
  links.shape_offset.push_back(0);
  s.noise.push_back(energy);
  s.vehicles.push_back(1);
}

Street street(double metres, double level = 90) {
  Street s;
  auto& zones = s.network.zones;
  zones.code.push_back("Z");
  zones.kind.push_back(ZoneKind::internal);
  zones.lon.push_back(106);
  zones.lat.push_back(0);
  zones.area_km2.push_back(std::numbers::pi * 25 * 25 / 1e6);  // a disc as wide as a cell
  double const energy = std::pow(10, level / 10);
  add_road(s, metres, {energy, energy, energy});
  return s;
}

ZoneNoise of(Street const& s, EmissionParameters const& p) {
  return zone_noise(s.network, s.noise, s.vehicles, p);
}

double lden(Street const& s, EmissionParameters const& p) {
  return of(s, p).lden.front();
}

/// Of a straight road that is heard for 300 m around a place.
double by_hand(double level, double metres) {
  double const half = std::sqrt(300 * 300 - metres * metres);
  return level + 10 * std::log10(2 * std::atan(half / metres) / (4 * std::numbers::pi * metres));
}

TEST(Noise, SteadyTrafficHasItsLevelAtNightAndSixAndAHalfDecibelsMoreOverTheDay) {
  auto const p = plain();
  double const power = NoiseCurves(p).power_per_metre(VehicleClass::car, 100, 40);
  auto const e = one(steady(24, kCars), p);
  EXPECT_NEAR(e.night / power, 1, 1e-12);
  EXPECT_NEAR(e.den / power, (12 + 4 * std::pow(10, 0.5) + 8 * 10) / 24, 1e-12);
}

TEST(Noise, AnHourCountsByWhenItIs) {
  auto const p = plain();
  double const power = NoiseCurves(p).power_per_metre(VehicleClass::car, 100, 40);
  auto const hour = [&](double start) { return one(steady(1, kCars, start), p); };
  EXPECT_NEAR(hour(12).den, power / 24, 1e-9 * power);
  EXPECT_NEAR(hour(20).den, power * std::pow(10, 0.5) / 24, 1e-9 * power);
  EXPECT_NEAR(hour(2).den, power * 10 / 24, 1e-9 * power);
  EXPECT_NEAR(hour(2).night, power / 8, 1e-9 * power);
  EXPECT_EQ(hour(12).night, 0);
}

TEST(Noise, ABinPastMidnightIsTheSameAsItsTwoHalves) {
  auto const p = plain();
  auto const whole = one(steady(10, kCars, 20), p);
  auto const evening = one(steady(4, kCars, 20), p), morning = one(steady(6, kCars, 0), p);
  EXPECT_NEAR(whole.den, evening.den + morning.den, 1e-9 * whole.den);
  EXPECT_NEAR(whole.night, evening.night + morning.night, 1e-9 * whole.night);
}

TEST(Noise, LateHoursTakeTheirShareOfABinsTrafficAndTheRestIsInItsOthers) {
  auto p = plain();
  p.noise_late = 0;  // of ten hours from 19 o'clock none of the traffic is after 23: 2.5 times as much before
  auto const e = one(steady(10, kCars, 19), p);
  double const power = NoiseCurves(p).power_per_metre(VehicleClass::car, 250, 40);
  EXPECT_NEAR(e.den, power * 4 * std::pow(10, 0.5) / 24, 1e-9 * power);
  EXPECT_EQ(e.night, 0);
  EXPECT_EQ(one(steady(2, kCars, 1), p).den, 0) << "nor in a bin that has no other hours";
  EXPECT_GT(one(steady(10, kTrucks, 19), p).night, 0) << "trucks keep their own hours";
}

TEST(Noise, TrucksAreLeftOutOfTheLevelWithoutThem) {
  auto const p = plain();
  auto const cars = one(steady(24, kCars), p), trucks = one(steady(24, kTrucks), p);
  auto const both = one(steady(24, {0, 100, 0, 100}), p);
  EXPECT_NEAR(both.den, cars.den + trucks.den, 1e-9 * both.den);
  EXPECT_EQ(both.den_no_trucks, cars.den);
  EXPECT_EQ(trucks.den_no_trucks, 0);
  EXPECT_EQ(one(steady(24, kNone), p).den, 0);
}

TEST(Noise, MotorbikesOfADynamicDaySoundAtTheirOwnSpeed) {
  auto const p = plain();
  auto day = steady(24, {100, 0, 0, 0});
  day.motorbike_speed_kmh = {25};
  EXPECT_NEAR(one(day, p).night, NoiseCurves(p).power_per_metre(VehicleClass::motorbike, 100, 25), 1e-3);
}

TEST(Noise, AStraightRoadFadesByThreeDecibelsWithTwiceTheDistance) {
  for (double const metres : {25.0, 50.0, 100.0, 200.0})
    EXPECT_NEAR(lden(street(metres), plain()), by_hand(90, metres), 0.2) << metres;
}

TEST(Noise, NobodyLivesOnTheAxisOfARoad) {
  EXPECT_NEAR(lden(street(0), plain()), by_hand(90, 10), 0.1);
}

TEST(Noise, AirAndHousesTakeTheirDecibels) {
  auto p = plain();
  auto const path = [&](double metres) {
    return -10 * std::log10(NoisePath(p).from({{-1, 0}, {1, 0}, {0}, 1}, {0, metres}) * 4 * std::numbers::pi * metres *
                            metres / 2);
  };
  EXPECT_NEAR(path(200), 0, 1e-9);
  p.noise_air = 8;
  EXPECT_NEAR(path(200), 1.6, 1e-9);
  p.noise_air = 0, p.noise_frontage = 0.5, p.noise_built = 0.2, p.noise_first_row = 50;
  EXPECT_NEAR(path(150), 10 * std::log10(2) + 0.1 * 0.2 * 100, 1e-9);
  EXPECT_NEAR(path(40), 0, 1e-9) << "the first row faces the road";
  p.noise_built = 1;
  EXPECT_NEAR(path(250), 10, 1e-9) << "no more than ten";
}

TEST(Noise, APieceNearbyIsTheSumOfItsPoints) {
  auto const p = plain();
  RoadPiece const piece{{0, 0}, {50, 0}, {0}, 1};
  for (RasterPoint const at : {RasterPoint{25, 20}, RasterPoint{60, 15}, RasterPoint{-40, 90}}) {
    double sum = 0;
    constexpr int kParts = 5000;
    for (int i = 0; i < kParts; ++i) {
      double const dx = at.x - 50 * (i + 0.5) / kParts;
      sum += 50.0 / kParts / (4 * std::numbers::pi * (dx * dx + at.y * at.y));
    }
    EXPECT_NEAR(NoisePath(p).from(piece, at) / sum, 1, 1e-6) << at.x;
  }
}

TEST(Noise, EnergiesOfRoadsAdd) {
  auto s = street(60);
  double const before = lden(s, {});
  add_road(s, 60, s.noise.front());
  EXPECT_NEAR(lden(s, {}), before + 10 * std::log10(2), 1e-9);
}

TEST(Noise, HomesAreCountedAboveTheirThresholds) {
  auto const p = plain();
  auto const shares = [&](double den, double night, double without) {
    auto s = street(100, 0);
    auto const level = [&](double db) { return std::pow(10, (db - by_hand(0, 100)) / 10); };
    s.noise.front() = {level(den), level(night), level(without)};
    auto const z = of(s, p);
    return std::vector<double>{z.share_55[0], z.share_65[0], z.share_night_50[0], z.share_65_no_trucks[0]};
  };
  EXPECT_EQ(shares(54, 49, 64), (std::vector<double>{0, 0, 0, 0}));
  EXPECT_EQ(shares(56, 49, 64), (std::vector<double>{1, 0, 0, 0}));
  EXPECT_EQ(shares(66, 51, 64), (std::vector<double>{1, 1, 1, 0}));
  EXPECT_EQ(shares(66, 51, 66), (std::vector<double>{1, 1, 1, 1}));
}

TEST(Noise, FarAndOutsideZonesHearNothing) {
  EXPECT_EQ(lden(street(400), plain()), 0);
  auto s = street(20);
  s.network.zones.kind[ZoneId{0}] = ZoneKind::external;
  EXPECT_EQ(lden(s, plain()), 0);
}

/// A household of four, half the population, beside the road.
World world(std::array<double, kVehicleClasses> veh_h) {
  World w;
  auto s = street(20);
  w.scale = 0.5;
  w.now = month_of(2026, 12);
  w.transport.years = {2026};
  w.record.years = {2026};
  w.record.travel[2026].traffic = steady(24, veh_h);
  w.network = std::move(s.network);
  w.population.households.zone.push_back({0});
  w.population.households.key.push_back({1});
  w.population.households.persons.push_back(4);
  return w;
}

double figure(World const& w, char const* name) {
  return w.record.indicators.at(name).back();
}

TEST(Noise, PeopleBesideALoudRoadAreCountedInTheFullPopulation) {
  auto w = world({5000, 1000, 20, 200});
  record_noise(w, {});
  EXPECT_EQ(figure(w, "noise_exposed_55"), 8);
  EXPECT_EQ(figure(w, "noise_exposed_65"), 8);
  EXPECT_EQ(figure(w, "noise_exposed_night_50"), 8);
  EXPECT_EQ(w.record.zone_year["noise_exposed_65"].at(0), 8);
  EXPECT_GT(w.record.zone_year["noise_lden"].at(0), 65);
}

TEST(Noise, WithoutTrucksARoadOfTrucksExposesNobody) {
  auto w = world({0, 10, 0, 500});
  record_noise(w, {});
  EXPECT_EQ(figure(w, "noise_exposed_65"), 8);
  EXPECT_EQ(figure(w, "noise_exposed_65_no_trucks"), 0);
}

TEST(Noise, WhereNobodyLivesNobodyIsExposed) {
  auto w = world({5000, 1000, 20, 200});
  w.population.households.persons[HouseholdId{0}] = 0;
  record_noise(w, {});
  for (char const* name :
       {"noise_exposed_55", "noise_exposed_65", "noise_exposed_night_50", "noise_exposed_65_no_trucks"})
    EXPECT_EQ(figure(w, name), 0) << name;
  EXPECT_GT(w.record.zone_year["noise_lden"].at(0), 65);
}

TEST(Noise, AYearWithoutADayOfTravelSetsNothing) {
  World w;
  w.record.years = {2026};
  record_noise(w, {});
  EXPECT_TRUE(w.record.indicators.empty());
}

TEST(Noise, SameBitsOnOneTwoAndSevenThreads) {
  auto s = street(20);
  s.network.zones.area_km2[ZoneId{0}] = 20;
  for (int i = 1; i < 40; ++i) add_road(s, 37.0 * i, {1e9 / i, 1e8 / i, 1e7 / i});
  auto day = steady(24, {5000, 100, 5, 20});
  for (std::size_t a = 1; a < 5000; ++a) {
    for (double const volume : {100.0, 50.0, 5.0, 20.0}) day.volume_veh_h.push_back(volume / static_cast<double>(a));
    day.speed_kmh.push_back(1 + static_cast<double>(a % 97));
  }
  auto const once = of(s, {});
  auto const links = link_noise(day, 5000, {});
  for (std::size_t threads : {1, 2, 7}) {
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    auto const again = of(s, {});
    EXPECT_EQ(again.lden, once.lden);
    EXPECT_EQ(again.share_65, once.share_65);
    EXPECT_EQ(again.share_night_50, once.share_night_50);
    auto const links_again = link_noise(day, 5000, {});
    for (std::size_t a = 0; a < links.size(); ++a) {
      EXPECT_EQ(links_again[a].den, links[a].den);
      EXPECT_EQ(links_again[a].night, links[a].night);
    }
  }
}

}  // namespace
}  // namespace tanvan
