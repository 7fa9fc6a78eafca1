#include <algorithm>
#include <cmath>

#include "models/enterprise/production.hpp"
#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

constexpr double kMonthsInYear = 12;

/// What one enterprise sold, owes and keeps this month.
struct Books {
  Dong sales, inputs, wages, insurance, interest, tax, dividends;  // interest: received less paid
  double nominal = 0;                                              // value added at basic prices [million đồng]
};

/// Output of the month: what is demanded, as far as capacity serves it (E5, E7).
void produce(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    double const demand = e.share[id] * world.demand[index_of(e.sector[id])];
    e.output[id] = std::min(demand, capacity_of(world, id, p));
    e.output_year[id] += e.output[id];
    e.unmet[id] = demand > 0 ? 1 - e.output[id] / demand : 0;
  });
}

Books books_of(World const& world, EnterpriseId id, Staff const& staff, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const& sector = world.region.sectors[index_of(e.sector[id])];
  Books books;
  books.nominal = e.output[id] * e.price[id];
  books.sales = dong(books.nominal * 1e6 / (1 - sector.intermediate_share));
  books.inputs = share_of(books.sales, sector.intermediate_share);
  books.wages = staff.wages[id.value];
  books.insurance = share_of(books.wages, p.employer_insurance);
  double const rate = e.cash[id] < Dong{} ? p.loan_rate : p.deposit_rate;
  books.interest = share_of(e.cash[id], rate / kMonthsInYear);
  Dong const profit = books.sales - books.inputs - books.wages - books.insurance + books.interest;
  books.tax = profit > Dong{} ? share_of(profit, p.corporate_tax) : Dong{};
  Dong const reserve{2 * books.wages.value};
  bool const pays = profit > Dong{} && e.cash[id] > reserve;
  books.dividends = pays ? share_of(profit - books.tax, p.dividend_share) : Dong{};
  return books;
}

/// Books the flows that have their other side outside the household sector, and puts the rest on its way (PoolStore).
void book(World& world, Ownership ownership, Books const& b) {
  auto const own = account_of(ownership);
  auto const o = static_cast<std::size_t>(ownership);
  auto const& sector_inputs = b.inputs;
  world.ledger.pay(Flow::wages, own, Account::households, b.wages);
  world.ledger.pay(Flow::social_insurance, own, Account::central_state, b.insurance);
  world.ledger.pay(Flow::interest, Account::banks, own, b.interest);
  world.ledger.pay(Flow::corporate_tax, own, Account::province, b.tax);
  world.pool.sales[o] += b.sales;
  switch (ownership) {
    case Ownership::state: world.ledger.pay(Flow::dividends, own, Account::province, b.dividends); break;
    case Ownership::foreign: world.ledger.pay(Flow::dividends, own, Account::rest_of_world, b.dividends); break;
    case Ownership::domestic:
      world.ledger.pay(Flow::dividends, own, Account::households, b.dividends);
      world.pool.dividends += b.dividends;
      break;
  }
  world.pool.local_inputs[o] += sector_inputs;
}

/// Inputs bought inside and outside the province: the local share stays in the pool, the rest goes abroad now.
void split_inputs(World& world, EnterpriseId id, Books& b) {
  auto const& e = world.population.enterprises;
  auto const& sector = world.region.sectors[index_of(e.sector[id])];
  Dong const abroad = b.inputs - share_of(b.inputs, sector.local_input_share);
  world.ledger.pay(Flow::intermediate, account_of(e.ownership[id]), Account::rest_of_world, abroad);
  b.inputs -= abroad;
}

/// Large customers come and go: now and then share jumps by a Laplace step, smaller in larger enterprises, 1 in the
/// mean (Bottazzi, Secchi 2006; Stanley et al. 1996).
double luck_with_customers(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  Draws draws{world.seed, e.key[id], static_cast<std::uint32_t>(world.now.count), Stream::customers};
  if (!draws.chance(p.customer_change / kMonthsInYear)) return 1;
  double const scale = p.customer_step * std::pow(std::max(1U, total(e.workers[id])), -p.customer_size);
  double const sign = draws.chance(0.5) ? 1 : -1;
  return std::exp(scale * sign * draws.exponential()) * (1 - scale * scale);
}

/// Replicator (E7): share grows with a price below the sector's mean and falls with unserved demand; sums to 1.
void update_shares(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    double const advantage = world.sector_price[index_of(e.sector[id])] / e.price[id] - 1;
    double const fitness = std::clamp(advantage, -0.5, 0.5) - e.unmet[id];
    e.share[id] *= std::max(0.5, 1 + p.replicator / kMonthsInYear * fitness) * luck_with_customers(world, id, p);
  });
  share_out_demand(e);
}

/// Mean price and unit labour cost of each sector, weighted by output.
void update_sector_means(World& world, Staff const& staff, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const output = sums_by_sector(e, [&](EnterpriseId id) { return e.output[id]; });
  auto const nominal = sums_by_sector(e, [&](EnterpriseId id) { return e.output[id] * e.price[id]; });
  auto const normal = sums_by_sector(e, [&](EnterpriseId id) { return capacity_of(world, id, p) * p.utilisation; });
  auto const labour = sums_by_sector(e, [&](EnterpriseId id) {
    return static_cast<double>(staff.wages[id.value].value) / 1e6 * (1 + p.employer_insurance);
  });
  for (std::size_t s = 0; s < kSectors; ++s) {
    if (output[s] > 0) world.sector_price[s] = nominal[s] / output[s];
    if (normal[s] > 0) world.unit_cost[s] = labour[s] / normal[s];
  }
}

}  // namespace

void share_out_demand(EnterpriseStore& e) {
  auto const sums = sums_by_sector(e, [&](EnterpriseId id) { return e.share[id]; });
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    double const sum = sums[index_of(e.sector[id])];
    if (sum > 0) e.share[id] /= sum;
  });
}

void settle_month(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const staff = staff_of(world);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { e.labour_quality[id] = staff.quality[id.value]; });
  produce(world, p);
  world.pool = {};
  double nominal = 0, output = 0, wages = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    auto books = books_of(world, id, staff, p);
    Dong const profit = books.sales - books.inputs - books.wages - books.insurance + books.interest;
    e.cash[id] += profit - books.tax - books.dividends;
    e.profit_year[id] += profit;
    split_inputs(world, id, books);
    book(world, e.ownership[id], books);
    nominal += books.nominal;
    output += e.output[id];
    wages += static_cast<double>(books.wages.value + books.insurance.value) / 1e6;
  }
  world.memory.month_nominal = nominal;
  world.memory.output += output;
  world.memory.output_nominal += nominal;
  world.memory.wages += wages;
  update_sector_means(world, staff, p);
  update_shares(world, p);
}

}  // namespace tanvan
