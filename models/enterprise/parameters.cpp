#include <string>

#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/steps.hpp"

namespace tanvan {
namespace {

/// A key for each sector: `prefix` and the sector's name.
std::array<std::string, kSectors> keys_by_sector(std::string const& prefix) {
  std::array<std::string, kSectors> keys;
  for (std::size_t s = 0; s < kSectors; ++s) keys[s] = prefix + std::string(kSectorNames[s]);
  return keys;
}

/// What differs by sector from a parameter of all. Priors are those of models 3.15 less what all sectors have.
void add_sectors(std::vector<Parameter>& all, EnterpriseParameters& p) {
  static auto const kWeights = keys_by_sector("capital_weight_"), kGrowth = keys_by_sector("frontier_growth_");
  for (std::size_t s = 0; s < kSectors; ++s)
    all.push_back({kWeights[s], &p.sector_capital_weight[s], -0.15, 0.15, "1", "added to capital_weight in this sector",
                   "E5; a_s 0.35-0.55", Prior{-0.07, 0.13}});
  for (std::size_t s = 0; s < kSectors; ++s)
    all.push_back({kGrowth[s], &p.sector_frontier_growth[s], -0.1, 0.1, "1/year",
                   "added to the frontier's growth in this sector", "E12; g*_s 0-4 % a year, outlook.csv has 2.5",
                   Prior{-0.025, 0.015}});
}

}  // namespace

std::vector<Parameter> parameters(EnterpriseParameters& p) {
  std::vector<Parameter> all = {
      {"substitution", &p.substitution, 0.3, 1.5, "1", "elasticity of substitution of capital and labour",
       "E5; Chirinko 0.4-0.7", Prior{0.4, 1.0}},
      {"capital_weight", &p.capital_weight, 0.2, 0.7, "1", "weight of capital in production",
       "E5; 1 - labour share 0.35-0.55", Prior{0.35, 0.55}},
      {"frontier_growth_scale", &p.frontier_growth_scale, 0, 4, "1",
       "growth of the technology frontier, of outlook.csv's", "E12; g* 0-4 % a year, outlook.csv has 2.5",
       Prior{0, 1.6}},
      {"margin_scale", &p.margin_scale, 0.2, 3, "1",
       "profit margin on wages and inputs at the start, of what sectors.csv leaves; higher: lower wages",
       "E6; mu_0 0.1-0.25, sectors.csv leaves 0.185", Prior{0.54, 1.35}},
      {"embodied", &p.embodied, 0, 1, "1", "share of technology that sits in machines", "prior"},
      {"skill_substitution", &p.skill_substitution, 0, 5, "1", "elasticity of substitution of classes of positions",
       "Katz-Murphy 1992: 1.4"},
      {"utilisation", &p.utilisation, 0.6, 1, "1", "capacity that enterprises plan to use", "E6; 0.85"},
      {"agglomeration", &p.agglomeration, 0, 0.15, "1", "elasticity of output to accessible workers",
       "E5; Melo 0.03-0.06", Prior{0.02, 0.08}},
      {"practice_gain", &p.practice_gain, 0, 0.1, "1", "output gained a practice adopted", "E5; psi 0.01-0.05"},
      {"expectation_speed", &p.expectation_speed, 0.05, 1, "1/month", "adaptive expectation of demand",
       "E6; lambda_D 0.2-0.5"},
      {"hiring_speed", &p.hiring_speed, 0.01, 1, "1/month", "largest growth of wanted staff", "prior"},
      {"shedding_speed", &p.shedding_speed, 0.005, 1, "1/month", "largest fall of wanted staff: labour is hoarded",
       "fitted to a weak Okun coefficient, models 4.2"},
      {"price_speed", &p.price_speed, 0, 1, "1/month", "adjustment of prices to costs", "E6; prior"},
      {"pass_through", &p.pass_through, 0, 1, "1", "own cost advantage that shows in the price", "prior"},
      {"price_elasticity", &p.price_elasticity, 0, 5, "1", "outside demand to relative prices",
       "prior, trade elasticities 0.5-2"},
      {"replicator", &p.replicator, 0, 2, "1/year", "speed at which better enterprises gain share", "E7; chi 0.5-1",
       Prior{0.2, 1}},
      {"customer_change", &p.customer_change, 0, 12, "1/year", "large customers won or lost", "Bottazzi-Secchi; prior"},
      {"customer_step", &p.customer_step, 0, 0.9, "1", "Laplace scale of ln share then, of one person's enterprise",
       "Bottazzi-Secchi; prior"},
      {"customer_size", &p.customer_size, 0, 0.5, "1", "elasticity of that scale to staff, negative",
       "Stanley; 0.10-0.25"},
      {"base_grdp", &p.base_grdp, 1e4, 1e7, "billion đồng", "GRDP of the year before the first recorded one",
       "derived: macro.csv 2020 less growth and prices"},
      {"product_tax_share", &p.product_tax_share, 0, 0.3, "1", "product taxes less subsidies in GRDP",
       "macro.csv 2020: 7.93 %"},
      {"dividend_share", &p.dividend_share, 0, 1, "1", "profit that leaves the enterprise", "prior"},
      {"deposit_rate", &p.deposit_rate, 0, 0.2, "1/year", "interest on current accounts of enterprises",
       "State Bank of Vietnam, from memory: at most 0.5 %"},
      {"loan_rate", &p.loan_rate, 0, 0.4, "1/year", "interest on what an enterprise owes",
       "State Bank of Vietnam, from memory: 7 to 10 %, 2020 to 2024"},
      {"corporate_tax", &p.corporate_tax, 0, 0.5, "1", "corporate income tax", "models 1.6: 20 %"},
      {"employer_insurance", &p.employer_insurance, 0, 0.4, "1", "employer's social insurance on wages",
       "models 3.11: 21.5 %"},
      {"entry_rate", &p.entry_rate, 0, 0.5, "1/year", "new enterprises per existing one", "E17b; lambda_s, 10-14 %",
       Prior{0.1, 0.14}},
      {"exit_base", &p.exit_base, 0, 0.5, "1/year", "hazard of exit of a grown enterprise",
       "E17a; h_0, prior of half as much to half as much again; exits with the young 6-9 %", Prior{0.03, 0.09}},
      {"exit_young", &p.exit_young, 1, 5, "1", "hazard factor in the first two years", "E17a"},
      {"innovator_share", &p.innovator_share, 0, 1, "1", "entrants that start near the frontier", "E17b"},
      {"exit_size", &p.exit_size, 0, 1, "1", "how much safer large enterprises are: elasticity of the hazard to staff",
       "E17a; prior"},
      {"exit_technology", &p.exit_technology, 0, 3, "1",
       "elasticity of the hazard to technology below the sector's mean", "E17a; prior"},
      {"imitator_least", &p.imitator_least, 0.1, 1, "1",
       "technology of the least imitating entrant, of the sector's mean", "E17b; 0.7"},
      {"innovator_least", &p.innovator_least, 0.5, 3, "1", "the same of an innovating entrant, up to the frontier",
       "E17b; prior"},
      {"entrant_spread", &p.entrant_spread, 0, 2, "1", "from the least entrant of either kind to the best",
       "E17b; imitators 0.7 to 1.0"},
      {"entrant_staff", &p.entrant_staff, 1, 100, "persons", "least staff of a domestic entrant", "E17b; prior"},
      {"entrant_foreign_staff", &p.entrant_foreign_staff, 1, 1000, "persons", "least staff of a foreign entrant",
       "E17b; prior"},
      {"entrant_largest", &p.entrant_largest, 1, 100000, "persons", "largest staff of an entrant", "prior"},
      {"entrant_tail", &p.entrant_tail, 1.01, 5, "1", "Pareto tail of entrants' staff", "E17b; prior"},
      {"entrant_months", &p.entrant_months, 0, 36, "months", "wages that founders bring as money", "prior"},
      {"entrant_capital", &p.entrant_capital, 0.05, 5, "1",
       "machines that founders bring, of the sector's mean a worker", "prior"},
      {"fdi_projects_year", &p.fdi_projects_year, 0, 5000, "projects/year", "foreign projects that begin",
       "macro.csv: 3,928 projects in December 2020, 4,342 in November 2024, and those that end replaced"},
      {"fdi_lead", &p.fdi_lead, 0, 1, "1",
       "technology of the least foreign project, of the sector's way to the frontier", "E17; prior"},
      {"fdi_spread", &p.fdi_spread, 0, 1, "1", "from the least foreign project to the best", "E17; prior"},
      {"founder_hazard", &p.founder_hazard, 0, 0.1, "1/year", "persons with college and more who found a start-up",
       "E17c; f0, prior: some 200 a year"},
      {"founder_stem", &p.founder_stem, 0, 3, "1",
       "more founders among degrees in science and technology, in the exponent", "E17c; f1, prior"},
      {"founder_tie", &p.founder_tie, 0, 3, "1", "the same where the employer works with an institution",
       "E17c; f2, prior"},
      {"founder_savings", &p.founder_savings, 0, 2, "1", "the same of the logarithm of savings", "E17c; f3, prior"},
      {"founder_savings_mvnd", &p.founder_savings_mvnd, 1, 1e5, "million đồng", "savings from which they weigh",
       "E17c; prior"},
      {"founder_incubator", &p.founder_incubator, 0, 3, "1", "the same beside an incubator", "E17c; f4, prior"},
      {"founder_reach", &p.founder_reach, 0, 1, "1/min", "decay of that by car", "E17c; prior"},
      {"stem_share", &p.stem_share, 0, 1, "1", "graduates with a degree in science or technology",
       "MOET: about 28 %, from memory, unverified"},
      {"startup_digital", &p.startup_digital, 0, 1, "1", "start-ups in information and professional services",
       "E17c; prior"},
      {"startup_staff", &p.startup_staff, 1, 100, "persons", "least staff of a start-up", "E17c; prior"},
      {"incubation_months", &p.incubation_months, 1, 120, "months", "how long a seat is kept", "E17c; prior"},
      {"exit_incubated", &p.exit_incubated, 0, 1, "1", "hazard of exit in an incubator, of that outside",
       "E17a; h4, prior"},
      {"coworking_share", &p.coworking_share, 0, 1, "1", "start-up teams a job in an office tower", "E17c; prior"},
      {"relocation", &p.relocation, 0, 0.2, "1/year", "hazard to look for another place, at the mean rent",
       "E22; so that 1-2 % move a year"},
      {"relocation_rent", &p.relocation_rent, 0, 5, "1", "its elasticity to rent", "E22; prior"},
      {"relocation_crowded", &p.relocation_crowded, 0, 1, "1/year", "the same where the site is too small",
       "E22; prior"},
      {"floor_shed", &p.floor_shed, 0, 1, "1/year", "floor space not needed that is given up", "prior"},
      {"rent_elasticity", &p.rent_elasticity, 0, 3, "1", "dislike of rent in the choice of a place", "E22; 0.5-1"},
      {"labour_access", &p.labour_access, 0, 3, "1", "liking for accessible workers of the sector's skills", "E22"},
      {"labour_reach", &p.labour_reach, 0, 1, "1/min", "decay of workers and graduates in reach with time",
       "E22; prior"},
      {"supplier_access", &p.supplier_access, 0, 3, "1", "liking for suppliers in reach", "E22; prior"},
      {"supplier_reach", &p.supplier_reach, 0, 1, "1/min", "decay of suppliers in reach with a truck's time",
       "E22, as lambda of E4; prior"},
      {"gateway_time", &p.gateway_time, 0, 1, "1/min", "dislike of time to the nearest port, of who exports everything",
       "E22; prior"},
      {"university_access", &p.university_access, 0, 3, "1", "liking for universities, of who employs graduates alone",
       "E22; prior"},
      {"high_tech_pull", &p.high_tech_pull, 0, 50, "1", "weight of a high-tech site against another", "E22; prior"},
      {"innovator_parks", &p.innovator_parks, 0, 1, "1", "innovators that look for a park, at least", "E22; prior"},
      {"foreign_parks", &p.foreign_parks, 0, 1, "1", "foreign makers that look for a park, at least",
       "E22; most FDI of Bình Dương is in parks; from memory, unverified"},
      {"cluster", &p.cluster, 0, 2, "1", "liking for one's own sector nearby", "E22; 0.2-0.5"},
      {"station_pull", &p.station_pull, 0, 3, "1", "liking of services for zones within a walk of stations",
       "E22; Cervero; prior"},
      {"site_candidates", &p.site_candidates, 1, 1000, "places", "sites and streets compared", "E22; 30"},
      {"moving_cost", &p.moving_cost, 0, 20, "1", "utility of not moving", "E22; prior"},
  };
  add_sectors(all, p);
  return all;
}

std::vector<InterventionKind> enterprise_interventions() {
  return {{"demand_shock",
           TargetKind::none,
           {{"factor", 1, true, 0, 5, "1", "multiplies outside demand"},
            {"months", 1, true, 1, 600, "months", "how long it lasts"}},
           "outside demand falls or rises for some months, as in an epidemic",
           begin_shock}};
}

}  // namespace tanvan
