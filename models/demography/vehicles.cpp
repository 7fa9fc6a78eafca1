#include <algorithm>
#include <cmath>
#include <vector>

#include "models/demography/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/shared_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kRider = 18;  // [years], Road Traffic Law 2008, article 60: motorbikes of 50 cm³ and more, and cars

/// Who rides in a household and what it earns: whole numbers, the same in any order.
struct Means {
  std::int64_t riders = 0, wages = 0;  // [đồng a month]
};

/// The means of all households, gathered from their members.
std::vector<Means> means_of_households(World const& world) {
  auto const& persons = world.population.persons;
  auto const& h = world.population.households;
  std::vector<Means> means(h.size());
  auto const household_of = [&](std::size_t row) { return persons.household[id_of<PersonId>(row)]; };
  auto const gather = [&](std::size_t row, Means& sum) {
    auto const id = id_of<PersonId>(row);
    sum.riders += age_at(persons.born[id], world.now) >= kRider ? 1 : 0;
    sum.wages += persons.wage[id].value;
  };
  for_each_range(persons.size(), [&](std::size_t begin, std::size_t end) {
    gather_runs<Means>(begin, end, household_of, gather, [&](HouseholdId id, Means const& sum, std::size_t) {
      add_shared(means[id.value].riders, sum.riders);
      add_shared(means[id.value].wages, sum.wages);
    });
  });
  return means;
}

/// At least the chance to buy a car, without a power: most draws lie beyond it.
double most_car_purchase(double income_mvnd, DemographyParameters const& p) {
  double most = p.car_purchase * std::max(1.0, p.car_without_room);
  for (int n = 0; n < p.car_elasticity; ++n) most *= std::max(1.0, income_mvnd / p.car_income_mvnd);
  return most;
}

}  // namespace

double car_purchase_chance(double income_mvnd, Tenure tenure, DemographyParameters const& p) {
  bool const no_room = tenure == Tenure::room || tenure == Tenure::dormitory;
  double const hazard = p.car_purchase * std::pow(income_mvnd / p.car_income_mvnd, p.car_elasticity);
  return 1 - std::exp(-hazard * (no_room ? p.car_without_room : 1));
}

void change_vehicles(World& world, DemographyParameters const& p) {
  auto& h = world.population.households;
  auto const means = means_of_households(world);
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    auto const [riders, wages] = means[id.value];
    Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::vehicle};
    bool const buys_motorbike = draws.chance(p.motorbike_purchase);
    bool const gives_up_car = draws.chance(p.car_give_up);
    double const car = draws.uniform();
    if (h.motorbikes[id] > riders) h.motorbikes[id] = static_cast<std::uint8_t>(riders);
    if (h.motorbikes[id] < riders && buys_motorbike) ++h.motorbikes[id];
    if (h.cars[id] > 0 && gives_up_car) --h.cars[id];
    double const income = static_cast<double>(wages) / 1e6 / world.price_level;
    bool const buys_car = car < most_car_purchase(income, p) && car < car_purchase_chance(income, h.tenure[id], p);
    if (h.cars[id] == 0 && buys_car) h.cars[id] = 1;
  });
}

}  // namespace tanvan
