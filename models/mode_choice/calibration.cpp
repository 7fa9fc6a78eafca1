#include <cmath>

#include "models/mode_choice/alternatives.hpp"

namespace tanvan {
namespace {

using Shares = std::array<double, kAlternatives>;

// Where macro.csv lacks a row: its values of 2020 (from memory, unverified) [%].
constexpr double kWalk = 18, kBicycle = 7, kMotorbike = 78, kCar = 7, kBus = 2, kCompanyBus = 6;

/// Targets by alternative, of all trips.
Shares target_shares(World const& world) {
  auto const& region = world.region;
  int const year = world.now.year();
  double const walk = region.macro_value("walk_share_all_trips", year, kWalk) / 100;
  Shares t = {0,
              region.macro_value("mode_share_bicycle_ebike", year, kBicycle),
              region.macro_value("mode_share_motorbike", year, kMotorbike),
              region.macro_value("mode_share_car_taxi", year, kCar),
              region.macro_value("mode_share_bus", year, kBus),
              region.macro_value("mode_share_company_bus", year, kCompanyBus)};
  double sum = 0;
  for (double x : t) sum += x;
  for (double& x : t) x *= (1 - walk) / sum;
  t[0] = walk;
  return t;
}

std::vector<Offers> sampled_offers(World const& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  constexpr std::size_t kEvery = 7;
  std::vector<Offers> sample;
  auto const& trips = world.day.trips;
  std::size_t tour = 0;
  for (std::size_t row = 0; row + 1 < trips.size(); ++row)
    if (!trips.returning[row] && tour++ % kEvery == 0) sample.push_back(offers_of_tour(world, level, p, row));
  return sample;
}

Shares expected_shares(std::vector<Offers> const& sample, Constants const& constants, Slopes const& slopes) {
  Shares shares{};
  for (auto const& offers : sample) {
    auto const probability = probabilities(utilities(offers, constants, slopes));
    for (std::size_t m = 0; m < kAlternatives; ++m) shares[m] += probability[m];
  }
  for (double& x : shares) x /= static_cast<double>(sample.size());
  return shares;
}

}  // namespace

Constants calibrated_constants(World const& world, LevelOfService const& level, ModeChoiceParameters const& p) {
  constexpr int kRounds = 25;
  constexpr double kFurthest = 10;  // nothing that a traveller feels is worth more; keeps a hopeless target finite
  auto const target = target_shares(world);
  auto const sample = sampled_offers(world, level, p);
  Constants constants{};
  if (sample.empty()) return constants;
  for (int round = 0; round < kRounds; ++round) {
    auto const share = expected_shares(sample, constants, slopes_of(p));
    for (std::size_t m = 0; m < kAlternatives; ++m)
      if (share[m] > 0 && target[m] > 0) constants[m] += std::log(target[m] / share[m]);
    double const base = constants[static_cast<std::size_t>(Alternative::motorbike)];
    for (double& c : constants) c = std::min(kFurthest, std::max(-kFurthest, c - base));
  }
  return constants;
}

}  // namespace tanvan
