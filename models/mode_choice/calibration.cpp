#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "models/mode_choice/alternatives.hpp"

namespace tanvan {
namespace {

using Shares = std::array<double, kAlternatives>;

// Where macro.csv lacks a row: its values of 2020 (from memory, unverified) [%].
constexpr double kWalk = 18, kBicycle = 7, kMotorbike = 78, kCar = 7, kBus = 2, kCompanyBus = 6;
constexpr double kRideHail = 2;  // prior

constexpr std::size_t at(Alternative way) {
  return static_cast<std::size_t>(way);
}
/// Public transport for all: its share is one target, and its ways keep their distances.
constexpr std::array kPublic = {Alternative::bus, Alternative::brt, Alternative::metro, Alternative::park_ride};

/// Targets by alternative, of all trips; that of public transport is the bus's.
Shares target_shares(World const& world) {
  auto const& region = world.region;
  int const year = world.now.year();
  double const walk = region.macro_value("walk_share_all_trips", year, kWalk) / 100;
  Shares t = {0,
              region.macro_value("mode_share_bicycle_ebike", year, kBicycle),
              region.macro_value("mode_share_motorbike", year, kMotorbike),
              region.macro_value("mode_share_car_taxi", year, kCar),
              region.macro_value("mode_share_bus", year, kBus),
              region.macro_value("mode_share_company_bus", year, kCompanyBus),
              region.macro_value("mode_share_ride_hail", year, kRideHail)};
  double sum = 0;
  for (double x : t) sum += x;
  for (double& x : t) x *= (1 - walk) / sum;
  t[0] = walk;
  return t;
}

/// A tour whose choice is looked at.
struct Sampled {
  Offers offers;
  double means;
};

std::vector<Sampled> sampled_offers(World const& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  constexpr std::size_t kEvery = 7;
  auto const means = means_of_households(world, p.income_elasticity);
  std::vector<Sampled> sample;
  auto const& trips = world.day.trips;
  std::size_t tour = 0;
  for (std::size_t row = 0; row + 1 < trips.size(); ++row)
    if (!trips.returning[row] && tour++ % kEvery == 0) {
      double const own = means[world.population.persons.household[trips.person[row]].value];
      sample.push_back({choice_of_tour(world, level, p, row, own).offers, own});
    }
  return sample;
}

/// Shares by alternative, and how many minutes a tour's public transport is ridden each way on average.
struct Expected {
  Shares share{};  // that of the bus is all public transport's
  double ridden_min = 0;
};

Expected expected_shares(std::vector<Sampled> const& sample, Constants const& constants,
                         ModeChoiceParameters const& p) {
  Expected sum;
  for (auto const& tour : sample) {
    auto const v = utilities(tour.offers, constants, slopes_of(p), tour.means);
    auto const probability = probabilities(v, nests_of(p));
    for (std::size_t m = 0; m < kAlternatives; ++m) sum.share[m] += probability[m];
    for (auto const way : kPublic) sum.ridden_min += probability[at(way)] * tour.offers[at(way)].time_min;
  }
  auto const n = static_cast<double>(sample.size());
  for (double& x : sum.share) x /= n;
  sum.ridden_min /= n;
  for (auto const way : kPublic)
    if (way != Alternative::bus) sum.share[at(Alternative::bus)] += std::exchange(sum.share[at(way)], 0);
  return sum;
}

/// The share of public transport that its places can carry, were it ridden as it is now.
double share_with_room(World const& world, LevelOfService const& level, Expected const& now,
                       ModeChoiceParameters const& p) {
  if (level.place_minutes <= 0 || now.ridden_min <= 0) return 1;
  double const trips = static_cast<double>(world.day.trips.size()) / world.scale;
  return now.share[at(Alternative::bus)] * p.mean_load * level.place_minutes / (trips * now.ridden_min);
}

/// What stands at a fixed distance from the bus.
void follow_the_bus(Constants& c, ModeChoiceParameters const& p) {
  double const bus = c[at(Alternative::bus)], minute = -p.time_slope;
  c[at(Alternative::brt)] = bus + p.brt_premium_min * minute;
  c[at(Alternative::metro)] = bus + p.metro_premium_min * minute;
  c[at(Alternative::park_ride)] = c[at(Alternative::metro)];
}

}  // namespace

Constants calibrated_constants(World const& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  constexpr int kRounds = 40;
  constexpr double kFurthest = 10;  // nothing that a traveller feels is worth more; keeps a hopeless target finite
  auto const asked = target_shares(world);
  auto const nests = nests_of(p);
  auto const sample = sampled_offers(world, level, p);
  Constants constants{};
  if (sample.empty()) return constants;
  for (int round = 0; round < kRounds; ++round) {
    follow_the_bus(constants, p);
    auto const now = expected_shares(sample, constants, p);
    auto const& share = now.share;
    auto target = asked;
    target[at(Alternative::bus)] = std::min(asked[at(Alternative::bus)], share_with_room(world, level, now, p));
    for (std::size_t m = 0; m < kAlternatives; ++m)
      if (share[m] > 0 && target[m] > 0)  // within a nest utilities count 1 / scale times
        constants[m] +=
            nests[static_cast<std::size_t>(nest_of(static_cast<Alternative>(m)))] * std::log(target[m] / share[m]);
    double const base = constants[static_cast<std::size_t>(Alternative::motorbike)];
    for (double& c : constants) c = std::min(kFurthest, std::max(-kFurthest, c - base));
  }
  follow_the_bus(constants, p);
  return constants;
}

}  // namespace tanvan
