#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// Yearly hazard of closing (E17a): lower with size and technology, higher in the first two years,
/// lower again in an incubator.
double hazard_of(World const& world, EnterpriseId id, double sector_technology, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  double const staff = total(e.workers[id]);
  double const young = age_at(e.born[id], world.now) < 2 ? p.exit_young : 1;
  double const size = std::pow(std::max(1.0, staff), -p.exit_size);
  double const technology = std::pow(e.technology[id] / sector_technology, -p.exit_technology);
  double const incubated = e.incubated_until[id] > world.now ? p.exit_incubated : 1;
  return p.exit_base * young * size * technology * incubated;
}

/// Equity (E17a): money at the bank, negative where it owes, and machines at today's prices.
Dong equity_of(World const& world, EnterpriseId id) {
  auto const& e = world.population.enterprises;
  return e.cash[id] + dong(capital_of(e, id) * 1e6 * world.price_level);
}

bool decides_to_close(World const& world, EnterpriseId id, double sector_technology, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  if (equity_of(world, id) < Dong{}) return true;
  Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::enterprise_exit};
  return draws.chance(1 - std::exp(-hazard_of(world, id, sector_technology, p) / 12));
}

/// Gives notice: no more orders, and everybody is free to look elsewhere from next month.
void give_notice(EnterpriseStore& e, EnterpriseId id) {
  e.desired[id] = {};
  e.vacancies[id] = {};
  e.share[id] = 0;
}

void leave_premises(World& world, EnterpriseId id) {
  auto& e = world.population.enterprises;
  auto& places = world.population.establishments;
  auto const place = e.establishment[id];
  if (places.site[place] >= 0)
    world.sites.occupied_m2[static_cast<std::size_t>(places.site[place])] -= places.floor_m2[place];
  places.enterprise[place] = {};
  e.establishment[id] = {};
}

/// Corporate tax on what an S&T fund leaves unspent, which was not taxed when it was set aside (E16; Circular
/// 05/2022/TT-BTC, from memory, unverified): as far as there is money, before the owners.
void tax_fund(World& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  Dong const unspent = std::accumulate(e.fund[id].begin(), e.fund[id].end(), Dong{});
  Dong const due = std::clamp(share_of(unspent, p.corporate_tax), Dong{}, std::max(Dong{}, e.cash[id]));
  world.ledger.pay(Flow::corporate_tax, account_of(e.ownership[id]), Account::province, due);
  e.cash[id] -= due;
  e.fund[id] = {};
}

/// The tax office, then the owners take what is left; the bank bears what is owed.
void wind_up(World& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  tax_fund(world, id, p);
  auto const own = account_of(e.ownership[id]);
  auto const owner = e.ownership[id] == Ownership::foreign ? Account::rest_of_world
                     : e.ownership[id] == Ownership::state ? Account::province
                                                           : Account::landlords;
  if (e.cash[id] < Dong{})
    world.ledger.pay(Flow::bad_debt, Account::banks, own, -e.cash[id]);
  else
    world.ledger.pay(Flow::dividends, own, owner, e.cash[id]);
  e.cash[id] = {};
  leave_premises(world, id);
  ++world.counts.exits;
}

}  // namespace

void close_enterprises(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  for (auto id : ids<EnterpriseId>(e.size()))
    if (is_closing(e, id) && total(e.workers[id]) == 0) wind_up(world, id, p);
  auto const count = sums_by_sector(e, [](EnterpriseId) { return 1.0; });
  auto const technology = sums_by_sector(e, [&](EnterpriseId id) { return e.technology[id]; });
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    auto const s = index_of(e.sector[id]);
    if (!is_closing(e, id) && decides_to_close(world, id, technology[s] / count[s], p)) give_notice(e, id);
  });
  share_out_demand(e);
}

}  // namespace tanvan
