#include "models/enterprise/synthesis.hpp"

#include <algorithm>
#include <cmath>

#include "models/enterprise/synthesis_steps.hpp"
#include "sim/core/check.hpp"

namespace tanvan {
namespace {

/// Positions of all enterprises: the labour force less the unemployed of the base year.
std::uint64_t jobs_wanted(World const& world) {
  auto const& status = world.population.persons.status;
  auto const in_force = [](Status s) { return s == Status::employed || s == Status::unemployed; };
  auto const force = static_cast<double>(std::count_if(status.begin(), status.end(), in_force));
  double const unemployment = world.region.macro_value("unemployment_rate", world.now.year(), 3.3) / 100;
  return static_cast<std::uint64_t>(std::llround(force * (1 - unemployment)));
}

}  // namespace

std::vector<Parameter> parameters(EnterpriseSynthesisParameters& p) {
  return {
      {"enterprises_december_2020", &p.enterprises_december_2020, 100, 1e6, "enterprises",
       "registered at the end of 2020", "models 1.7: 48,456"},
      {"enterprise_growth", &p.enterprise_growth, 0, 0.5, "1/year", "net growth of the registered around 2020",
       "derived: 48,456 (12-2020) to 67,299 (3-2024), 10.6 %, slower before; 40,600 in 1-2019 is a prior"},
      {"foreign_enterprises", &p.foreign_enterprises, 0, 1e5, "enterprises", "with foreign capital",
       "macro.csv enterprises_fdi 2020"},
      {"tail_exponent", &p.tail_exponent, 0.5, 3, "1", "Pareto exponent of sizes from 300 workers",
       "Axtell 2001: 1.06"},
      {"wage_basic_mvnd", &p.wage_basic_mvnd, 1, 100, "million đồng a month", "mean posted wage, up to lower secondary",
       "from memory, unverified"},
      {"wage_middle_mvnd", &p.wage_middle_mvnd, 1, 100, "million đồng a month",
       "mean posted wage, upper secondary and vocational", "from memory, unverified"},
      {"wage_high_mvnd", &p.wage_high_mvnd, 1, 100, "million đồng a month", "mean posted wage, college and above",
       "macro.csv wage_engineer_month 2022: 18"},
      {"wage_sector_elasticity", &p.wage_sector_elasticity, 0, 1, "1",
       "of wages to labour costs a worker in the sector", "prior"},
      {"wage_size_elasticity", &p.wage_size_elasticity, 0, 0.2, "1", "of wages to the number of workers",
       "models 4.2: 0.02-0.06"},
      {"wage_foreign", &p.wage_foreign, 0.5, 2, "1", "wage factor of foreign enterprises", "prior"},
      {"technology_spread", &p.technology_spread, 0, 1.5, "1", "sigma of ln A within a sector",
       "models 4.2: p90/p10 2-6"},
      {"technology_foreign", &p.technology_foreign, -1, 1, "1", "added to ln A of foreign enterprises", "prior"},
      {"technology_size", &p.technology_size, -0.2, 0.3, "1", "elasticity of A to the number of workers", "prior"},
      {"capital_spread", &p.capital_spread, 0, 2, "1", "sigma of ln capital a worker", "E2; prior"},
      {"vintage_decay", &p.vintage_decay, 0.3, 0.95, "1", "machines of an age class against those a year younger",
       "E6: 7-12 % depreciation and growth"},
      {"vintage_progress", &p.vintage_progress, 0, 0.2, "1/year", "embodied technology gained a year", "E12: 1-4 %"},
      {"innovating_share", &p.innovating_share, 0, 1, "1", "enterprises that innovated within three years",
       "macro.csv enterprises_innovating_share 2020: 25 %"},
      {"renewal_share", &p.renewal_share, 0, 0.9, "1", "enterprises that renewed machines within a year",
       "macro.csv technology_renewal_rate 2020: 15 %"},
      {"cash_months", &p.cash_months, 0, 24, "months", "cash in months of wages", "prior"},
      {"rnd_intensity", &p.rnd_intensity, 0, 0.2, "1", "R&D over labour costs, of those with R&D",
       "E8: 0.2-1 % of sales"},
      {"startup_share", &p.startup_share, 0, 1, "1",
       "of the province's own enterprises younger than five years, those founded as start-ups",
       "as many as E17c leaves standing at its usual hazards, so that their number begins at rest; prior"},
      {"site_floor_share", &p.site_floor_share, 0.05, 2, "1", "floor space at full build over site area, planned parks",
       "prior"},
  };
}

SynthesisReport synthesize_enterprises(World& world, EnterpriseSynthesisParameters const& p) {
  expects(world.region.sectors.size() == kSectors, "twenty sectors in their order");
  SynthesisReport report;
  auto drafts = draft_sizes(world, jobs_wanted(world), p, report);
  give_owners(world, drafts, p, report);
  world.sites = found_sites(world, p);
  give_places(world, drafts, report);
  found_enterprises(world, drafts, p, report);
  return report;
}

}  // namespace tanvan
