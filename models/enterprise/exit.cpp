#include <cmath>

#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Yearly hazard of closing (E17a): lower with size and technology, higher in the first two years.
double hazard_of(World const& world, EnterpriseId id, double sector_technology, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  double const staff = total(e.workers[id]);
  double const young = age_at(e.born[id], world.now) < 2 ? p.exit_young : 1;
  double const size = std::pow(std::max(1.0, staff), -0.25);
  double const technology = std::pow(e.technology[id] / sector_technology, -0.5);
  return std::min(0.9, p.exit_base * 1.3 * young * size * technology);
}

/// Equity (E17a): money at the bank, negative where it owes, and machines at today's prices.
Dong equity_of(World const& world, EnterpriseId id) {
  auto const& e = world.population.enterprises;
  return e.cash[id] + dong(capital_of(e, id) * 1e6 * world.price_level);
}

bool closes(World const& world, EnterpriseId id, double sector_technology, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  if (equity_of(world, id) < Dong{}) return true;
  Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::enterprise_exit};
  return draws.chance(hazard_of(world, id, sector_technology, p));
}

/// The owners take what is left; the bank bears what is owed.
void wind_up(World& world, EnterpriseId id) {
  auto& e = world.population.enterprises;
  auto const own = account_of(e.ownership[id]);
  auto const owner = e.ownership[id] == Ownership::foreign ? Account::rest_of_world
                     : e.ownership[id] == Ownership::state ? Account::province
                                                           : Account::landlords;
  if (e.cash[id] < Dong{})
    world.ledger.pay(Flow::bad_debt, Account::banks, own, -e.cash[id]);
  else
    world.ledger.pay(Flow::dividends, own, owner, e.cash[id]);
  e.cash[id] = {};
  e.share[id] = 0;
  auto& places = world.population.establishments;
  places.enterprise[e.establishment[id]] = {};
  e.establishment[id] = {};
  e.workers[id] = {};
  ++world.counts.exits;
}

void let_go(World& world, PersonId person) {
  auto& persons = world.population.persons;
  persons.employer[person] = {};
  persons.position[person] = SkillClass::basic;
  persons.wage[person] = {};
  persons.status[person] = Status::unemployed;
  persons.since[person] = world.now;
}

}  // namespace

void close_enterprises(World& world, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const staff = staff_of(world);
  auto const count = sums_by_sector(e, [](EnterpriseId) { return 1.0; });
  auto const technology = sums_by_sector(e, [&](EnterpriseId id) { return e.technology[id]; });
  std::vector<std::uint8_t> closing(e.size(), 0);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    auto const s = index_of(e.sector[id]);
    closing[id.value] = closes(world, id, technology[s] / count[s], p);
  });
  for (auto id : ids<EnterpriseId>(e.size())) {
    if (!closing[id.value]) continue;
    for (auto row : staff.by_enterprise.of(id.value)) let_go(world, PersonId{row});
    wind_up(world, id);
  }
}

}  // namespace tanvan
