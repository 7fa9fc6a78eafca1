#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/innovation/institutions.hpp"
#include "models/innovation/steps.hpp"
#include "sim/engine/public_money.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

constexpr std::size_t kReplaceable = 4;  // machines younger than four years stay
constexpr int kLongestWear = 120;        // [months]
constexpr double kWorthStarting = 0.2;   // share of an order under which it waits for better times

/// What an enterprise orders this month [million đồng, constant prices].
struct Order {
  float net = 0;       // added or worn machines replaced
  float scrapped = 0;  // of older vintages, replaced by new ones
};

/// What capital serves: labour that expected demand needs, more machines for each where wages have outrun prices (E6,
/// sigma of E5).
double work_to_equip(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const wage_cost = world.unit_cost[s] / world.base_unit_cost[s] / world.price_level;
  double const labour_needed =
      e.expected_demand[id] / (p.utilisation * world.base_productivity[s] * std::max(0.2, e.technology[id]));
  double const productivity = std::max(0.5, e.technology[id]);
  return labour_needed * std::pow(std::max(0.3, wage_cost * productivity), p.wage_substitution);
}

double wanted_capital(World const& world, EnterpriseId id, InnovationParameters const& p) {
  return world.population.enterprises.capital_norm[id] * work_to_equip(world, id, p);
}

/// Gap at which an enterprise orders, of its capital: some answer soon, others wait for a larger order (Doms-Dunne).
double trigger(double u, InnovationParameters const& p) {
  return p.invest_least + p.lumpiness * u;
}

/// Technology of the machine an enterprise can buy: its own practice, pulled towards the frontier as far as it can
/// absorb.
double new_machine(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  double const own = e.technology[id];
  double const gap = std::max(0.0, world.frontier[index_of(e.sector[id])] - own);
  return own + p.machine_pull * absorptive_capacity(e, id, p) * gap;
}

/// The most of a machine's price that the province pays in all.
constexpr double kMostGranted = 0.95;

/// Share of a machine's price that an enterprise expects of the province.
double grant_expected(World const& world, EnterpriseId id) {
  bool const domestic = world.population.enterprises.ownership[id] == Ownership::domestic;
  bool const rebate = world.budget.of(Pot::machine_rebate) > Dong{};
  return std::min(kMostGranted, (domestic ? world.policy.renewal_grant_rate : 0) +
                                    (rebate ? world.policy.of(Channel::machine_rebate) : 0));
}

/// Oldest machines whose replacement pays for itself in time (E12) [million đồng].
double worth_replacing(World const& world, EnterpriseId id, double capital, double machine,
                       InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  double const output_per_capital = 12 * e.output[id] / capital;
  double const grant_rate = grant_expected(world, id);
  double worth = 0;
  for (std::size_t v = kReplaceable; v < kVintages; ++v) {
    double const gain = machine / e.vintage_technology[id][v] - 1;
    if (payback_years(output_per_capital, gain, grant_rate) <= p.payback) worth += e.capital[id][v];
  }
  return worth;
}

Order decide(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  double const capital = capital_of(e, id);
  if (capital <= 0 || total(e.workers[id]) == 0) return {};
  auto const month = static_cast<std::uint32_t>(world.now.count);
  Draws draws{world.seed, e.key[id], month, Stream::renewal};
  double const gap = wanted_capital(world, id, p) - capital;
  Order order;
  if (gap > capital * trigger(draws.uniform(), p))
    order.net = static_cast<float>(std::min(gap, p.invest_most * capital));
  bool const looks = draws.chance(p.review / 12);
  if (looks) order.scrapped = static_cast<float>(worth_replacing(world, id, capital, new_machine(world, id, p), p));
  return order;
}

/// What the enterprise can pay: its cash and a credit line of its yearly sales [million đồng, constant prices].
double means_of(World const& world, EnterpriseId id, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  double const credit = p.credit * 12 * e.output[id] * e.price[id];
  return std::max(0.0, (static_cast<double>(e.cash[id].value) / 1e6 + credit) / world.price_level);
}

void scrap_oldest(EnterpriseStore& e, EnterpriseId id, double amount) {
  for (std::size_t v = kVintages; v-- > 0 && amount > 0;) {
    double const out = std::min<double>(amount, e.capital[id][v]);
    e.capital[id][v] -= static_cast<float>(out);
    amount -= out;
  }
}

void deliver(EnterpriseStore& e, EnterpriseId id, double amount, double machine) {
  double const before = e.capital[id][0];
  double const mixed = (before * e.vintage_technology[id][0] + amount * machine) / (before + amount);
  e.vintage_technology[id][0] = static_cast<float>(mixed);
  e.capital[id][0] = static_cast<float>(before + amount);
}

/// Pays for machines, made outside the province in this version, with the shares of the innovation fund and of the
/// rebate on imports while their money lasts. The enterprise's own S&T fund bears a part.
void pay(World& world, EnterpriseId id, double amount, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto const& policy = world.policy;
  auto const account = account_of(e.ownership[id]);
  Dong const cost = dong(amount * 1e6 * world.price_level);
  Dong const most = share_of(cost, kMostGranted);
  Dong const wanted =
      e.ownership[id] == Ownership::domestic ? std::min(most, share_of(cost, policy.renewal_grant_rate)) : Dong{};
  Dong const rebate = std::min(most - wanted, share_of(cost, policy.of(Channel::machine_rebate)));
  Dong const grant =
      draw_grant(world, Pot::fund_machines, account, wanted) + draw_grant(world, Pot::machine_rebate, account, rebate);
  world.ledger.pay(Flow::investment, account, Account::rest_of_world, cost);
  e.cash[id] -= cost - grant;
  use_fund(e.fund[id], share_of(cost - grant, p.fund_renewal));
  world.payments.machines += cost;
}

/// Machines worn out since the last order, of which `capital` is left; the rest of an order is growth, not renewal.
double worn_since(int months, double capital, InnovationParameters const& p) {
  return capital * (std::pow(1 - p.depreciation, -std::clamp(months, 0, kLongestWear)) - 1);
}

void carry_out(World& world, EnterpriseId id, Order const& order, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  double const wanted = static_cast<double>(order.net) + order.scrapped;
  double const share = std::min(1.0, means_of(world, id, p) / wanted);
  if (share < kWorthStarting) return;
  double const capital = capital_of(e, id);
  double const machine = new_machine(world, id, p);
  double const amount = share * wanted;
  double const worn = worn_since(world.now - e.renewed[id], capital, p);
  scrap_oldest(e, id, share * order.scrapped);
  deliver(e, id, amount, machine);
  pay(world, id, amount, p);
  double const turnover = std::min(1.0, amount / capital);
  e.technology[id] += p.learning_by_using * turnover * std::max(0.0, machine - e.technology[id]);
  e.renewed_year[id] += static_cast<float>(share * (order.scrapped + std::min<double>(order.net, worn)));
  e.renewed[id] = world.now;
}

}  // namespace

void age_machines(World& world) {
  auto& e = world.population.enterprises;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    auto& capital = e.capital[id];
    auto& technology = e.vintage_technology[id];
    float const old = capital[kVintages - 1] + capital[kVintages - 2];
    if (old > 0) {
      technology[kVintages - 1] =
          (capital[kVintages - 1] * technology[kVintages - 1] + capital[kVintages - 2] * technology[kVintages - 2]) /
          old;
    }
    capital[kVintages - 1] = old;
    for (std::size_t v = kVintages - 2; v > 0; --v) {
      capital[v] = capital[v - 1];
      technology[v] = technology[v - 1];
    }
    capital[0] = 0;
  });
}

void fit_capital(World& world, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  std::array<double, kSectors> capital{}, work{};
  for (auto id : ids<EnterpriseId>(e.size())) {
    double const own = work_to_equip(world, id, p);
    capital[index_of(e.sector[id])] += capital_of(e, id);
    work[index_of(e.sector[id])] += own;
    Draws draws{world.seed, e.key[id], 0, Stream::renewal};
    double const since_last_order = trigger(draws.uniform(), p) * draws.uniform();
    e.capital_norm[id] = own > 0 ? capital_of(e, id) * (1 + since_last_order) / own : 0;
  }
  for (std::size_t s = 0; s < kSectors; ++s)
    world.capital_norm[s] = work[s] > 0 ? capital[s] / work[s] : world.base_capital[s];
  for (auto id : ids<EnterpriseId>(e.size()))
    if (e.capital_norm[id] <= 0) e.capital_norm[id] = world.capital_norm[index_of(e.sector[id])];
}

void invest(World& world, InnovationParameters const& parameters) {
  auto const p = under_policy(parameters, world.policy);
  auto& e = world.population.enterprises;
  std::vector<Order> orders(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (auto& capital : e.capital[id]) capital *= static_cast<float>(1 - p.depreciation);
    orders[id.value] = decide(world, id, p);
  });
  for (auto id : ids<EnterpriseId>(e.size()))
    if (orders[id.value].net + orders[id.value].scrapped > 0) carry_out(world, id, orders[id.value], p);
}

}  // namespace tanvan
