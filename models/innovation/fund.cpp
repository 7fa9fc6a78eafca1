#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/innovation/institutions.hpp"
#include "sim/engine/public_money.hpp"

namespace tanvan {
namespace {

/// What a tranche of 60 months gives back: the tax once saved, with interest over its years.
Dong due_on(Dong unused, InnovationParameters const& p) {
  return share_of(unused, p.corporate_tax * std::pow(1 + p.fund_interest, static_cast<double>(kFundYears)));
}

void give_back(World& world, EnterpriseId id, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto& fund = e.fund[id];
  Dong const due = due_on(fund.back(), p);
  world.ledger.pay(Flow::corporate_tax, account_of(e.ownership[id]), Account::province, due);
  e.cash[id] -= due;
  std::rotate(fund.begin(), fund.end() - 1, fund.end());
  fund.front() = {};
}

/// Sets aside part of the year's profit, no more than there is in cash; the tax on it comes back.
void contribute(World& world, EnterpriseId id, double rate, InnovationParameters const& p) {
  auto& e = world.population.enterprises;
  auto& fund = e.fund[id];
  Dong const bound = std::accumulate(fund.begin(), fund.end(), Dong{});
  Dong const amount = std::min(share_of(std::max(Dong{}, e.profit_year[id]), rate), e.cash[id] - bound);
  if (amount <= Dong{}) return;
  Dong const saved = share_of(amount, p.corporate_tax);
  world.ledger.pay(Flow::corporate_tax, Account::province, account_of(e.ownership[id]), saved);
  e.cash[id] += saved;
  fund.front() = amount;
}

/// Participation and rate in force: an intervention's with the levers' on top, else the parameters' (under_policy).
std::pair<double, double> fund_terms(World const& world, InnovationParameters const& p) {
  auto const* fund = in_force(world, "technology_fund");
  if (fund == nullptr) return {p.fund_participation, p.fund_rate};
  return {std::min(1.0, fund->numbers.at("participation") + world.policy.of(Channel::fund_participation)),
          std::min(kFundCeiling, fund->numbers.at("rate") + world.policy.of(Channel::fund_rate))};
}

/// What a domestic enterprise owes on the profit of its year, 0 for others. On what it has set aside in its fund this
/// December the tax has come back already.
Dong tax_of_year(EnterpriseStore const& e, EnterpriseId id, InnovationParameters const& p) {
  bool const domestic = e.ownership[id] == Ownership::domestic;
  return domestic ? share_of(std::max(Dong{}, e.profit_year[id] - e.fund[id].front()), p.corporate_tax) : Dong{};
}

}  // namespace

Dong use_fund(std::array<Dong, kFundYears>& fund, Dong wanted) {
  Dong taken{};
  for (std::size_t year = kFundYears; year-- > 0;) {
    Dong const part = std::min(fund[year], wanted - taken);
    fund[year] -= part;
    taken += part;
  }
  return taken;
}

void turn_funds(World& world, std::span<std::uint8_t const> participates, InnovationParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const [participation, rate] = fund_terms(world, p);
  for (auto id : ids<EnterpriseId>(e.size())) {
    give_back(world, id, p);
    if (participates[id.value] == 0) continue;
    Draws trait{world.seed, e.key[id], 0, Stream::technology_fund};
    if (trait.chance(participation)) contribute(world, id, rate, p);
  }
}

void discount_taxes(World& world, InnovationParameters const& p) {
  auto const* discount = in_force(world, "tax_discount");
  if (discount == nullptr) return;
  auto& e = world.population.enterprises;
  Dong owed{};
  for (auto id : ids<EnterpriseId>(e.size())) owed += tax_of_year(e, id, p);
  Dong const money = dong(discount->numbers.at("billion_vnd_year") * 1e9 * world.scale);
  double const share =
      owed > Dong{} ? std::min(1.0, static_cast<double>(money.value) / static_cast<double>(owed.value)) : 0;
  for (auto id : ids<EnterpriseId>(e.size())) {
    Dong const back = share_of(tax_of_year(e, id, p), share);
    spend(world, BudgetLine::national_programme, Flow::grants, account_of(e.ownership[id]), back);
    e.cash[id] += back;
  }
}

}  // namespace tanvan
