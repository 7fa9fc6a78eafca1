#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "models/enterprise/production.hpp"
#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/parallel/ordered_sum.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

/// What one enterprise, or all of an ownership, sold, owes and keeps this month.
struct Books {
  Dong sales, inputs, inputs_outside, wages, insurance, interest, tax, dividends;  // interest: received less paid

  Dong profit() const { return sales - inputs - wages - insurance + interest; }

  Books& operator+=(Books const& other) {
    for (auto part : {&Books::sales, &Books::inputs, &Books::inputs_outside, &Books::wages, &Books::insurance,
                      &Books::interest, &Books::tax, &Books::dividends})
      this->*part += other.*part;
    return *this;
  }
};

/// Output of the month: what is demanded, as far as capacity serves it (E5, E7).
/// @return capacities
std::vector<double> produce(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  std::vector<double> capacity(e.size());
  Capacities const capacities{world, p};
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    double const demand = e.share[id] * world.demand[index_of(e.sector[id])];
    capacity[id.value] = capacities.of(id);
    e.output[id] = std::min(demand, capacity[id.value]);
    e.output_year[id] += e.output[id];
    e.unmet[id] = demand > 0 ? 1 - e.output[id] / demand : 0;
  });
  return capacity;
}

/// Value added of an enterprise this month at basic prices [million đồng].
double nominal_output(EnterpriseStore const& e, EnterpriseId id) {
  return e.output[id] * e.price[id];
}

Books books_of(World const& world, EnterpriseId id, Staff const& staff, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const& sector = world.region.sectors[index_of(e.sector[id])];
  Books books;
  books.sales = dong(nominal_output(e, id) * 1e6 / (1 - sector.intermediate_share));
  books.inputs = share_of(books.sales, sector.intermediate_share);
  books.inputs_outside = books.inputs - share_of(books.inputs, sector.local_input_share);
  books.wages = staff.wages[id.value];
  books.insurance = share_of(books.wages, p.employer_insurance);
  double const rate = e.cash[id] < Dong{} ? p.loan_rate : p.deposit_rate;
  books.interest = share_of(e.cash[id], rate / kMonthsInYear);
  Dong const profit = books.profit();
  books.tax = profit > Dong{} ? share_of(profit, p.corporate_tax) : Dong{};
  Dong const reserve{2 * books.wages.value};
  bool const pays = profit > Dong{} && e.cash[id] > reserve;
  books.dividends = pays ? share_of(profit - books.tax, p.dividend_share) : Dong{};
  return books;
}

/// Books the flows of all enterprises of an ownership that have their other side outside the household sector, and puts
/// the rest on its way (PoolStore).
void book(World& world, Ownership ownership, Books const& b) {
  auto const own = account_of(ownership);
  auto const o = static_cast<std::size_t>(ownership);
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
  world.ledger.pay(Flow::intermediate, own, Account::rest_of_world, b.inputs_outside);
  world.pool.local_inputs[o] += b.inputs - b.inputs_outside;
}

/// Every enterprise's books: it keeps what is left, and the rest is booked by ownership.
void keep_books(World& world, Staff const& staff, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  std::vector<Books> books(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    auto const& b = books[id.value] = books_of(world, id, staff, p);
    e.cash[id] += b.profit() - b.tax - b.dividends;
    e.profit_year[id] += b.profit();
  });
  std::array<Books, kOwnerships> sums{};
  for (auto id : ids<EnterpriseId>(e.size())) sums[static_cast<std::size_t>(e.ownership[id])] += books[id.value];
  world.pool = {};
  for (std::size_t o = 0; o < kOwnerships; ++o) book(world, static_cast<Ownership>(o), sums[o]);
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
void update_sector_means(World& world, Staff const& staff, std::span<double const> capacity,
                         EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const output = sums_by_sector(e, [&](EnterpriseId id) { return e.output[id]; });
  auto const nominal = sums_by_sector(e, [&](EnterpriseId id) { return nominal_output(e, id); });
  auto const normal = sums_by_sector(e, [&](EnterpriseId id) { return capacity[id.value] * p.utilisation; });
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
  auto const capacity = produce(world, p);
  keep_books(world, staff, p);
  auto& product = world.product;
  product.month_nominal = 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    Dong const wages = staff.wages[id.value];
    product.month_nominal += nominal_output(e, id);
    product.output += e.output[id];
    world.payments.labour_costs += wages + share_of(wages, p.employer_insurance);
  }
  product.output_nominal += product.month_nominal;
  update_sector_means(world, staff, capacity, p);
  update_shares(world, p);
}

}  // namespace tanvan
