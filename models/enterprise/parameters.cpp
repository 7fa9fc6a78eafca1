#include "models/enterprise/enterprise.hpp"

namespace tanvan {

std::vector<Parameter> parameters(EnterpriseParameters& p) {
  return {
      {"substitution", &p.substitution, 0.3, 1.5, "1", "elasticity of substitution of capital and labour",
       "E5; Chirinko 0.4-0.7"},
      {"capital_weight", &p.capital_weight, 0.2, 0.7, "1", "weight of capital in production",
       "E5; 1 - labour share 0.35-0.55"},
      {"embodied", &p.embodied, 0, 1, "1", "share of technology that sits in machines", "prior"},
      {"utilisation", &p.utilisation, 0.6, 1, "1", "capacity that enterprises plan to use", "E6; 0.85"},
      {"agglomeration", &p.agglomeration, 0, 0.15, "1", "elasticity of output to accessible workers",
       "E5; Melo 0.03-0.06"},
      {"practice_gain", &p.practice_gain, 0, 0.1, "1", "output gained a practice adopted", "E5; psi 0.01-0.05"},
      {"expectation_speed", &p.expectation_speed, 0.05, 1, "1/month", "adaptive expectation of demand",
       "E6; lambda_D 0.2-0.5"},
      {"hiring_speed", &p.hiring_speed, 0.01, 1, "1/month", "largest change of wanted staff", "prior"},
      {"price_speed", &p.price_speed, 0, 1, "1/month", "adjustment of prices to costs", "E6; prior"},
      {"pass_through", &p.pass_through, 0, 1, "1", "own cost advantage that shows in the price", "prior"},
      {"price_elasticity", &p.price_elasticity, 0, 5, "1", "outside demand to relative prices",
       "prior, trade elasticities 0.5-2"},
      {"replicator", &p.replicator, 0, 2, "1/year", "speed at which better enterprises gain share", "E7; chi 0.5-1"},
      {"base_grdp", &p.base_grdp, 1e4, 1e7, "billion đồng", "GRDP of the year before the first recorded one",
       "derived: macro.csv 2020 less growth and prices"},
      {"product_tax_share", &p.product_tax_share, 0, 0.3, "1", "product taxes less subsidies in GRDP",
       "macro.csv 2020: 7.93 %"},
      {"dividend_share", &p.dividend_share, 0, 1, "1", "profit that leaves the enterprise", "prior"},
      {"corporate_tax", &p.corporate_tax, 0, 0.5, "1", "corporate income tax", "models 1.6: 20 %"},
      {"employer_insurance", &p.employer_insurance, 0, 0.4, "1", "employer's social insurance on wages",
       "models 3.11: 21.5 %"},
      {"entry_rate", &p.entry_rate, 0, 0.5, "1/year", "new enterprises per existing one", "E17b; 10-14 %"},
      {"exit_base", &p.exit_base, 0, 0.5, "1/year", "hazard of exit of a grown enterprise", "E17a; 6-9 %"},
      {"exit_young", &p.exit_young, 1, 5, "1", "hazard factor in the first two years", "E17a"},
      {"innovator_share", &p.innovator_share, 0, 1, "1", "entrants that start near the frontier", "E17b"},
      {"exit_size", &p.exit_size, 0, 1, "1", "how much safer large enterprises are: elasticity of the hazard to staff",
       "E17a; prior"},
      {"exit_technology", &p.exit_technology, 0, 3, "1",
       "elasticity of the hazard to technology below the sector's mean", "E17a; prior"},
      {"entrant_foreign", &p.entrant_foreign, 0, 1, "1", "entrants from abroad, of the sector's foreign share of jobs",
       "macro.csv: some 120 of 6235 new enterprises a year are foreign projects"},
      {"entrant_staff", &p.entrant_staff, 1, 100, "persons", "least staff of a domestic entrant", "E17b; prior"},
      {"entrant_foreign_staff", &p.entrant_foreign_staff, 1, 1000, "persons", "least staff of a foreign entrant",
       "E17b; prior"},
      {"entrant_largest", &p.entrant_largest, 1, 100000, "persons", "largest staff of an entrant", "prior"},
      {"entrant_tail", &p.entrant_tail, 1.01, 5, "1", "Pareto tail of entrants' staff", "E17b; prior"},
      {"entrant_months", &p.entrant_months, 0, 36, "months", "wages that founders bring as money", "prior"},
      {"entrant_capital", &p.entrant_capital, 0.05, 5, "1",
       "machines that founders bring, of the sector's mean a worker", "prior"},
      {"relocation", &p.relocation, 0, 0.2, "1/year", "hazard to look for another place", "E22; 1-2 %"},
      {"relocation_crowded", &p.relocation_crowded, 0, 1, "1/year", "the same where the site is too small",
       "E22; prior"},
      {"floor_shed", &p.floor_shed, 0, 1, "1/year", "floor space not needed that is given up", "prior"},
      {"rent_elasticity", &p.rent_elasticity, 0, 3, "1", "dislike of rent in the choice of a place", "E22; 0.5-1"},
      {"labour_access", &p.labour_access, 0, 3, "1", "liking for accessible workers", "E22"},
      {"cluster", &p.cluster, 0, 2, "1", "liking for one's own sector nearby", "E22; 0.2-0.5"},
  };
}

std::vector<InterventionKind> enterprise_interventions() {
  return {{"demand_shock",
           TargetKind::none,
           {{"factor", 1, true, 0, 5, "1", "multiplies outside demand"},
            {"months", 1, true, 1, 600, "months", "how long it lasts"}},
           "outside demand falls or rises for some months, as in an epidemic"}};
}

}  // namespace tanvan
