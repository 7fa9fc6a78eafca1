#include <algorithm>
#include <cmath>

#include "models/enterprise/production.hpp"
#include "models/enterprise/staff.hpp"
#include "models/enterprise/steps.hpp"
#include "sim/parallel/for_rows.hpp"
#include "sim/population/measures.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {
namespace {

double wages_posted(EnterpriseStore const& e, EnterpriseId id) {
  double bill = 0;
  for (std::size_t k = 0; k < kSkillClasses; ++k)
    bill += e.workers[id][k] * static_cast<double>(e.posted_wage[id][k].value);
  return bill / 1e6;
}

/// Labour costs at posted wages a unit of value added at planned utilisation [1], of each enterprise and each sector; 0
/// where nothing can be made.
struct PostedCosts {
  std::vector<double> own;
  std::array<double, kSectors> sector{};
};

PostedCosts posted_costs(World const& world, Capacities const& capacities, std::vector<double> const& efficiency,
                         EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  std::vector<double> output(e.size());
  PostedCosts costs;
  costs.own.resize(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    output[id.value] = capacities.of(id, efficiency[id.value]) * p.utilisation;
    costs.own[id.value] = wages_posted(e, id) * (1 + p.employer_insurance);
  });
  auto const made = sums_by_sector(e, [&](EnterpriseId id) { return output[id.value]; });
  costs.sector = sums_by_sector(e, [&](EnterpriseId id) { return costs.own[id.value]; });
  for (std::size_t s = 0; s < kSectors; ++s) costs.sector[s] = made[s] > 0 ? costs.sector[s] / made[s] : 0;
  for (std::size_t i = 0; i < output.size(); ++i) costs.own[i] = output[i] > 0 ? costs.own[i] / output[i] : 0;
  return costs;
}

/// The price wanted (E6): a constant margin on the sector's unit cost of labour and of machines against the base year,
/// and a part of the enterprise's own advantage.
double wanted_price(World const& world, EnterpriseId id, PostedCosts const& costs, EnterpriseParameters const& p) {
  auto const s = index_of(world.population.enterprises.sector[id]);
  double const own = costs.own[id.value], others = costs.sector[s];
  if (own <= 0 || others <= 0 || world.unit_cost[s] <= 0) return world.sector_price[s];
  auto const& sector = world.region.sectors[s];
  double const labour = labour_share_at_margin(p.margin_scale, sector.labour_share, sector.intermediate_share);
  double const cost = labour * world.unit_cost[s] / world.base_unit_cost[s] + (1 - labour) * world.price_level;
  return cost * std::pow(std::clamp(own / others, 0.3, 3.0), p.pass_through);
}

/// Persons wanted to serve expected demand with the capital in place, within the pace of hiring.
std::uint32_t wanted_staff(World const& world, EnterpriseId id, double efficiency, EnterpriseParameters const& p) {
  auto const& e = world.population.enterprises;
  auto const s = index_of(e.sector[id]);
  double const output = e.expected_demand[id] / (p.utilisation * world.base_productivity[s] * efficiency);
  double const capital = capital_of(e, id) / world.base_capital[s];
  double const labour = labour_for(std::max(output, 1e-6), capital, capital_weight_of(p, s), p.substitution);
  bool const starting = world.now - e.born[id] < 6;  // a newcomer hires its first staff at once
  double const now = std::max(total(e.workers[id]), starting ? total(e.desired[id]) : 0U);
  double const wanted =
      std::clamp(labour / e.labour_quality[id], now * (1 - p.shedding_speed), now * (1 + p.hiring_speed) + 1);
  return static_cast<std::uint32_t>(std::max(1.0, std::round(wanted)));
}

using Classes = std::array<std::uint32_t, kSkillClasses>;

/// Rounds from an offset on: over many enterprises each class gets its share.
Classes from_offset(std::array<double, kSkillClasses> const& wanted, double offset, std::uint32_t persons) {
  Classes split{};
  double running = 0;
  std::uint32_t given = 0;
  for (std::size_t k = 0; k + 1 < kSkillClasses; ++k) {
    running += wanted[k];
    split[k] = std::min(static_cast<std::uint32_t>(running + offset), persons) - given;
    given += split[k];
  }
  split[kSkillClasses - 1] = persons - given;
  return split;
}

/// The staff as far as it is at most one above what is wanted of a class; the rest goes where most is lacking.
Classes near_staff(std::array<double, kSkillClasses> const& wanted, Classes const& staff, std::uint32_t persons) {
  Classes split{};
  for (std::size_t k = 0; k < kSkillClasses; ++k)
    split[k] = std::min(staff[k], static_cast<std::uint32_t>(wanted[k]) + 1);
  auto const lacking = [&](std::size_t a, std::size_t b) { return wanted[a] - split[a] < wanted[b] - split[b]; };
  constexpr std::size_t kClasses[] = {0, 1, 2};
  while (total(split) < persons) ++split[*std::max_element(std::begin(kClasses), std::end(kClasses), lacking)];
  while (total(split) > persons) {
    std::size_t most = 0;
    for (std::size_t k = 1; k < kSkillClasses; ++k)
      if (split[k] > 0 && (split[most] == 0 || lacking(k, most))) most = k;
    --split[most];
  }
  return split;
}

}  // namespace

std::array<double, kSkillClasses> going_wages(EnterpriseStore const& e) {
  std::array<double, kSkillClasses> sum{}, staff{};
  for (auto id : ids<EnterpriseId>(e.size()))
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      sum[k] += e.workers[id][k] * static_cast<double>(e.posted_wage[id][k].value);
      staff[k] += e.workers[id][k];
    }
  for (std::size_t k = 0; k < kSkillClasses; ++k) sum[k] = staff[k] > 0 ? sum[k] / staff[k] : 0;
  return sum;
}

std::array<double, kSkillClasses> skill_demand(World const& world, EnterpriseParameters const& p) {
  auto const going = going_wages(world.population.enterprises);
  std::array<double, kSkillClasses> demand{};
  for (std::size_t k = 0; k < kSkillClasses; ++k) {
    bool const known = going[k] > 0 && world.base_wage[k] > 0;
    demand[k] = known ? std::pow(going[k] / world.base_wage[k], -p.skill_substitution) : 1;
  }
  return demand;
}

Classes positions_of(World const& world, EnterpriseId id, std::uint32_t persons,
                     std::array<double, kSkillClasses> const& demand) {
  auto const& e = world.population.enterprises;
  auto const& row = world.region.sectors[index_of(e.sector[id])];
  std::array<double, kSkillClasses> wanted = {row.basic_share * demand[0], row.middle_share * demand[1],
                                              row.high_share * demand[2]};
  double const whole = wanted[0] + wanted[1] + wanted[2];
  for (auto& w : wanted) w *= persons / whole;
  if (total(e.workers[id]) > 0) return near_staff(wanted, e.workers[id], persons);
  return from_offset(wanted, Draws{world.seed, e.key[id], 0, Stream::positions}.uniform(), persons);
}

void plan_month(World& world, EnterpriseParameters const& p) {
  auto& e = world.population.enterprises;
  auto const demand = skill_demand(world, p);
  Capacities const capacities{world, p};
  std::vector<double> efficiency(e.size());
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) { efficiency[id.value] = capacities.efficiency(id); });
  auto const costs = posted_costs(world, capacities, efficiency, p);
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    if (is_closing(e, id)) return;
    auto const s = index_of(e.sector[id]);
    e.expected_demand[id] += p.expectation_speed * (e.share[id] * world.demand[s] - e.expected_demand[id]);
    e.price[id] += p.price_speed * (wanted_price(world, id, costs, p) - e.price[id]);
    auto const before = e.desired[id];
    e.desired[id] = positions_of(world, id, wanted_staff(world, id, efficiency[id.value], p), demand);
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      auto const advertised =
          std::min(e.desired[id][k], before[k]);  // what is new this month is filled from the next on
      e.vacancies[id][k] = advertised > e.workers[id][k] ? advertised - e.workers[id][k] : 0;
    }
  });
}

}  // namespace tanvan
