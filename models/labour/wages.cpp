#include <algorithm>

#include "models/labour/steps.hpp"
#include "sim/parallel/for_rows.hpp"

namespace tanvan {
namespace {

double vacancy_rate(std::uint32_t vacancies, std::uint32_t workers) {
  double const positions = static_cast<double>(vacancies) + workers;
  return positions > 0 ? vacancies / positions : 0;
}

}  // namespace

void adjust_wages(World& world, LabourParameters const& p) {
  auto& e = world.population.enterprises;
  double const inflation = world.region.outlook_of(world.now.year()).price_growth / 12;
  for_each_row<EnterpriseId>(e.size(), [&](EnterpriseId id) {
    for (std::size_t k = 0; k < kSkillClasses; ++k) {
      // Positions still open after the month's matching
      auto const open = e.desired[id][k] > e.workers[id][k] ? e.desired[id][k] - e.workers[id][k] : 0;
      double const rate = vacancy_rate(open, e.workers[id][k]);
      double const step = inflation + (rate > p.vacancy_norm ? p.wage_up : -p.wage_down);
      auto& wage = e.posted_wage[id][k];
      wage = std::max(wage + share_of(wage, step), world.minimum_wage);
    }
  });
}

}  // namespace tanvan
