// Vehicles, savings and specific skill of the synthetic population.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/demography/synthesis_steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"
#include "sim/parallel/rounding.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// What decides on vehicles and savings of a household.
struct Means {
  int adults = 0, active = 0;
  bool graduate = false;  // college and above
};

Means means_of(World const& world, std::span<std::uint32_t const> members) {
  auto const& x = world.population.persons;
  Means means;
  for (auto const row : members) {
    PersonId const id{row};
    means.adults += age_at(x.born[id], world.now) >= 18 ? 1 : 0;
    means.active += x.status[id] == Status::unemployed ? 1 : 0;
    means.graduate = means.graduate || x.education[id] >= Education::college;
  }
  return means;
}

// By tenure own, rent, room, dormitory, social; from memory, unverified.
constexpr double kMotorbikes[5] = {1.0, 0.95, 0.8, 0.45, 0.9};  // relative, an adult
constexpr double kCars[5] = {1.0, 0.7, 0.05, 0.01, 0.25};       // relative, a household without a graduate
constexpr double kSavings[5] = {1.6, 1.0, 0.5, 0.4, 1.0};       // relative months of income

// Vehicles of 1,000 persons where macro.csv lacks the row: its values of 2020 (from memory, unverified).
constexpr double kMotorbikesPer1000 = 560, kCarsPer1000 = 45;

/// Deals vehicles out over households in row order, so that neighbours have what they expect; exact in all.
void deal(Column<HouseholdId, std::uint8_t>& vehicles, std::vector<double> const& expected, double total,
          char const* name, SynthesisReport& report) {
  double const sum = std::accumulate(expected.begin(), expected.end(), 0.0);
  if (sum <= 0) return;
  auto const dealt = systematic_shares(expected, static_cast<std::uint64_t>(std::llround(total)), 0.5);
  double achieved = 0;
  for (std::size_t i = 0; i < dealt.size(); ++i) {
    vehicles[id_of<HouseholdId>(i)] = static_cast<std::uint8_t>(std::min<std::uint32_t>(dealt[i], 255));
    achieved += std::min<std::uint32_t>(dealt[i], 255);
  }
  report.add(name, total, achieved, 1.0);
}

/// Savings: months of income by tenure, spread lognormally around its mean.
Dong savings_of(World const& world, HouseholdId id, Means const& means, PeopleSynthesisParameters const& p) {
  auto const& h = world.population.households;
  Draws draws{world.seed, h.key[id], 3, Stream::synthesis_household};
  double const earners = std::max(p.least_earners, static_cast<double>(means.active));  // transfers where nobody earns
  double const spread = std::exp(p.savings_spread * draws.normal() - p.savings_spread * p.savings_spread / 2);
  double const months = p.savings_months * kSavings[static_cast<std::size_t>(h.tenure[id])];
  return dong(earners * p.mean_income_mvnd * 1e6 * months * spread);
}

/// Specific skill around 1 by schooling, none to postgraduate (from memory of Mincer returns, unverified).
constexpr double kBySchooling[8] = {0.85, 0.9, 0.96, 1.0, 1.05, 1.08, 1.15, 1.2};

float skill_of(World const& world, PersonId id, PeopleSynthesisParameters const& p) {
  auto const& x = world.population.persons;
  Draws draws{world.seed, x.key[id], 2, Stream::synthesis_person};
  return static_cast<float>(kBySchooling[static_cast<std::size_t>(x.education[id])] *
                            std::exp(p.skill_spread * draws.normal()));
}

}  // namespace

void give_wealth(World& world, PeopleSynthesisParameters const& p, SynthesisReport& report) {
  auto& h = world.population.households;
  auto& x = world.population.persons;
  auto const members = group_rows_by(x.household.span(), h.size());
  std::vector<double> motorbikes(h.size()), cars(h.size());
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    auto const means = means_of(world, members.of(id.value));
    auto const tenure = static_cast<std::size_t>(h.tenure[id]);
    motorbikes[id.value] = kMotorbikes[tenure] * means.adults;
    cars[id.value] = kCars[tenure] * (means.graduate ? p.graduate_cars : 1);
    h.savings[id] = savings_of(world, id, means, p);
  });
  for_each_row<PersonId>(x.size(), [&](PersonId id) { x.specific_skill[id] = skill_of(world, id, p); });
  int const year = world.now.year();
  double const thousands = static_cast<double>(x.size()) / 1000;
  double const known_motorbikes = world.region.macro_value("motorcycles_per_1000_binh_duong", year, kMotorbikesPer1000);
  double const known_cars = world.region.macro_value("cars_per_1000_binh_duong", year, kCarsPer1000);
  deal(h.motorbikes, motorbikes, thousands * (p.motorbikes_per_1000 > 0 ? p.motorbikes_per_1000 : known_motorbikes),
       "motorbikes", report);
  deal(h.cars, cars, thousands * (p.cars_per_1000 > 0 ? p.cars_per_1000 : known_cars), "cars", report);
}

}  // namespace tanvan
