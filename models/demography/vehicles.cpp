#include <cmath>
#include <utility>

#include "models/demography/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/group.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr int kRider = 18;  // [years], Road Traffic Law 2008, article 60: motorbikes of 50 cm³ and more, and cars

struct Means {
  int riders = 0;
  double income = 0;  // wages of all members [million đồng a month, prices of the base year]
};

Means means_of(World const& world, std::span<std::uint32_t const> members) {
  auto const& persons = world.population.persons;
  Means means;
  for (auto row : members) {
    PersonId const id{row};
    means.riders += age_at(persons.born[id], world.now) >= kRider ? 1 : 0;
    means.income += static_cast<double>(persons.wage[id].value) / 1e6 / world.price_level;
  }
  return means;
}

}  // namespace

double car_purchase_chance(double income_mvnd, Tenure tenure, DemographyParameters const& p) {
  bool const no_room = tenure == Tenure::room || tenure == Tenure::dormitory;
  double const hazard = p.car_purchase * std::pow(income_mvnd / p.car_income_mvnd, p.car_elasticity);
  return 1 - std::exp(-hazard * (no_room ? p.car_without_room : 1));
}

void change_vehicles(World& world, DemographyParameters const& p) {
  auto& h = world.population.households;
  auto const members = group_rows_by(std::as_const(world.population.persons.household).span(), h.size());
  for_each_row<HouseholdId>(h.size(), [&](HouseholdId id) {
    auto const means = means_of(world, members.of(id.value));
    Draws draws{world.seed, h.key[id], static_cast<std::uint32_t>(world.now.count), Stream::vehicle};
    bool const buys_motorbike = draws.chance(p.motorbike_purchase);
    bool const gives_up_car = draws.chance(p.car_give_up);
    bool const buys_car = draws.chance(car_purchase_chance(means.income, h.tenure[id], p));
    if (h.motorbikes[id] > means.riders) h.motorbikes[id] = static_cast<std::uint8_t>(means.riders);
    if (h.motorbikes[id] < means.riders && buys_motorbike) ++h.motorbikes[id];
    if (h.cars[id] > 0 && gives_up_car) --h.cars[id];
    if (h.cars[id] == 0 && buys_car) h.cars[id] = 1;
  });
}

}  // namespace tanvan
