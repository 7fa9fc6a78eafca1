#include <algorithm>
#include <cmath>

#include "models/enterprise/production.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"

namespace tanvan {
namespace {

double wages_posted(EnterpriseStore const& e, EnterpriseId id) {
  double bill = 0;
  for (std::size_t k = 0; k < kSkillClasses; ++k)
    bill += e.workers[id][k] * static_cast<double>(e.posted_wage[id][k].value);
  return bill / 1e6;
}

/// Labour cost a unit of value added at planned utilisation [1].
double unit_cost_of(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  double const output = capacity_of(world, id, p) * p.utilisation;
  return output > 0 ? wages_posted(world.population.enterprises, id) * (1 + p.employer_insurance) / output : 0;
}

/// The price wanted (E6): a constant margin on the sector's unit cost of labour and of machines against the base year,
/// and a part of the enterprise's own advantage.
double wanted_price(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto const s = index_of(world.population.enterprises.sector[id]);
  double const own = unit_cost_of(world, id, p);
  double const sector = world.unit_cost[s];
  if (own <= 0 || sector <= 0) return world.sector_price[s];
  double const labour = world.region.sectors[s].labour_share;
  double const cost = labour * sector / world.base_unit_cost[s] + (1 - labour) * world.price_level;
  return cost * std::pow(std::clamp(own / sector, 0.3, 3.0), p.pass_through);
}

/// Persons wanted to serve expected demand with the capital in place, within the pace of hiring.
std::uint32_t wanted_staff(World const& world, EnterpriseId id, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const output =
      e.expected_demand[id] / (p.utilisation * world.base_productivity[s] * efficiency_of(world, id, p));
  double const capital = capital_of(e, id) / world.base_capital[s];
  double const labour = labour_for(std::max(output, 1e-6), capital, p.capital_weight, p.substitution);
  bool const starting = world.now - e.born[id] < 6;  // a newcomer hires its first staff at once
  double const now = std::max(total(e.workers[id]), starting ? total(e.desired[id]) : 0U);
  double const wanted =
      std::clamp(labour / e.labour_quality[id], now * (1 - p.hiring_speed), now * (1 + p.hiring_speed) + 1);
  return static_cast<std::uint32_t>(std::max(1.0, std::round(wanted)));
}

}  // namespace

std::array<std::uint32_t, kSkillClasses> by_skill(SectorRow const& sector, std::uint32_t persons) {
  double const shares[kSkillClasses] = {sector.basic_share, sector.middle_share, sector.high_share};
  std::array<std::uint32_t, kSkillClasses> split{};
  std::array<double, kSkillClasses> rest{};
  std::uint32_t given = 0;
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    double const exact = shares[k] * persons;
    split[k] = static_cast<std::uint32_t>(exact);
    rest[k] = exact - split[k];
    given += split[k];
  }
  while (given < persons) {
    auto const k = static_cast<std::size_t>(std::max_element(rest.begin(), rest.end()) - rest.begin());
    ++split[k];
    rest[k] -= 1;
    ++given;
  }
  return split;
}

void plan_month(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (is_closing(e, id)) return;
    auto const s = index_of(e.sector[id]);
    e.expected_demand[id] += p.expectation_speed * (e.share[id] * world.demand[s] - e.expected_demand[id]);
    e.price[id] += p.price_speed * (wanted_price(world, id, p) - e.price[id]);
    e.desired[id] = by_skill(world.region.sectors[s], wanted_staff(world, id, p));
    for (std::size_t k = 0; k < kSkillClasses; ++k)
      e.vacancies[id][k] = e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
  });
}

}  // namespace tanvan
