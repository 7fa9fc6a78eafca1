#include "models/innovation/innovation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/innovation/steps.hpp"

namespace tanvan {

std::vector<Parameter> parameters(InnovationParameters& p) {
  constexpr auto kOwnBase = "added to practice_base for this practice; together at least 0";
  constexpr auto kOwnSource = "E13; p_k 0.005-0.05 less 0.02";
  constexpr Prior kOwnPrior{-0.015, 0.03};
  return {
      {"rnd_intensity", &p.rnd_intensity, 0, 0.2, "1", "median R&D of sales where there is any",
       "E8; nu, 0.2-1 % of sales", Prior{0.0015, 0.015}},
      {"rnd_spread", &p.rnd_spread, 0, 3, "1", "spread of the logarithm of R&D intensity", "E8"},
      {"rnd_cap", &p.rnd_cap, 0, 1, "1", "largest R&D of sales", "E8; prior"},
      {"rnd_chance", &p.rnd_chance, 0.3, 3, "1", "chance of R&D, of the sector's (sectors.csv)", "E8; P(RD > 0)",
       Prior{0.3, 3}},
      {"rnd_size", &p.rnd_size, 0, 1, "1", "elasticity of the chance of R&D to staff, the sector's at 30 persons",
       "E8; Cohen-Klepper; prior"},
      {"rnd_foreign", &p.rnd_foreign, 0, 5, "1", "chance of R&D in foreign enterprises, of the sector's", "E8; prior"},
      {"rnd_memory", &p.rnd_memory, 0, 1, "1", "R&D stock kept from year to year", "prior; depreciation of 15 %"},
      {"innovation_share", &p.innovation_share, 0, 1, "1", "R&D spent on innovation, the rest on imitation",
       "E8; xi 0.5"},
      {"success", &p.success, 0, 2, "1", "chance of success of R&D", "E9; zeta 0.3", Prior{0.1, 1}},
      {"success_cost", &p.success_cost, 1, 1e6, "million đồng", "R&D of one unit of effort, prices of the base year",
       "prior"},
      {"public_cost", &p.public_cost, 1, 1e6, "million đồng",
       "public research, constant prices, at which a group's expected successes are zeta",
       "E9; prior: basic research costs ten times an enterprise's step"},
      {"step_spread", &p.step_spread, 0, 1, "1", "half-width of an innovation's step", "E10; 0.15"},
      {"step_shift", &p.step_shift, -0.1, 0.2, "1", "mean of an innovation's step", "E10"},
      {"imitation_speed", &p.imitation_speed, 0, 1, "1", "gap closed by an imitation at full absorption",
       "E11; lambda_im, 0.1-0.5", Prior{0.1, 0.5}},
      {"imitation_chance", &p.imitation_chance, 0, 1, "1/year", "tries of an imitation without R&D", "E11; prior"},
      {"imitation_supply", &p.imitation_supply, 0, 10, "1", "weight of suppliers and customers met",
       "E11; omega 1.0, half to twice", Prior{0.5, 2}},
      {"imitation_helix", &p.imitation_helix, 0, 10, "1", "weight of who works with the same institution",
       "E11; omega 0.8, half to twice", Prior{0.4, 1.6}},
      {"imitation_local", &p.imitation_local, 0, 10, "1", "weight of enterprises of the park or zone",
       "E11; omega 0.3"},
      {"imitation_public", &p.imitation_public, 0, 5, "1",
       "weight of what an institution publishes, followed wholly, against a supplier's example",
       "E11, as the park; prior"},
      {"imitation_sector", &p.imitation_sector, 0, 10, "1", "weight of the sector's enterprises anywhere",
       "E11; omega 0.05"},
      {"imitation_reach", &p.imitation_reach, 0.01, 10, "1",
       "distance of knowledge over which a source's weight falls to 1/e", "E11; tau, prior"},
      {"imitation_meetings", &p.imitation_meetings, 1, 50, "1", "enterprises of a kind met in a try", "E11; prior"},
      {"event_gain", &p.event_gain, 0, 1, "1", "gain from which an imitation counts as innovation",
       "Oslo Manual: new or significantly improved, at least to the enterprise; threshold prior"},
      {"absorb_base", &p.absorb_base, 0, 1, "1", "absorptive capacity without high skills", "E9; prior"},
      {"absorb_skill", &p.absorb_skill, 0, 5, "1", "absorptive capacity of high skills", "E9; prior"},
      {"absorb_rnd", &p.absorb_rnd, 0, 1, "1/million đồng", "absorptive capacity of R&D stock a worker",
       "E9; a2, prior"},
      {"organisation", &p.organisation, 0, 0.5, "1/year",
       "organisational or marketing innovation of a one-person enterprise", "prior, fitted to 25 % innovating in 2020"},
      {"organisation_size", &p.organisation_size, 0, 1, "1", "elasticity of that hazard to size", "prior"},
      {"organisation_foreign", &p.organisation_foreign, 0, 5, "1", "factor of that hazard for foreign enterprises",
       "prior"},
      {"organisation_making", &p.organisation_making, 0, 5, "1", "the same for manufacturers", "prior"},
      {"organisation_gain", &p.organisation_gain, 0, 0.2, "1", "largest gain of technology by it", "prior"},
      {"practice_base", &p.practice_base, 0, 0.5, "1/year", "spontaneous adoption of a practice", "E13; p_k 0.01-0.03",
       Prior{0.005, 0.05}},
      {"practice_base_digital", &p.practice_own_base[0], -0.1, 0.5, "1/year", kOwnBase, kOwnSource, kOwnPrior},
      {"practice_base_automation", &p.practice_own_base[1], -0.1, 0.5, "1/year", kOwnBase, kOwnSource, kOwnPrior},
      {"practice_base_cross_border", &p.practice_own_base[2], -0.1, 0.5, "1/year", kOwnBase, kOwnSource, kOwnPrior},
      {"practice_base_management", &p.practice_own_base[3], -0.1, 0.5, "1/year", kOwnBase, kOwnSource, kOwnPrior},
      {"practice_base_green", &p.practice_own_base[4], -0.1, 0.5, "1/year", kOwnBase, kOwnSource, kOwnPrior},
      {"practice_neighbours", &p.practice_neighbours, 0, 2, "1/year", "adoption from neighbours",
       "E13; q_N, sum of q 0.3-0.5", Prior{0.1, 0.6}},
      {"practice_sector", &p.practice_sector, 0, 2, "1/year", "adoption from the own sector",
       "E13; q_S, sum of q 0.3-0.5", Prior{0.1, 0.6}},
      {"practice_helix", &p.practice_helix, 0, 2, "1/year", "adoption from who works with the same institution",
       "E13; q_T, sum of q 0.3-0.5; 0 until somebody has seen it", Prior{0.1, 0.6}},
      {"practice_grant", &p.practice_grant, 0, 1000, "million đồng",
       "paid for a practice taken up under the programme, prices of the base year",
       "Decree 80/2021: digital solutions of small enterprises, up to 50 million a year; from memory, unverified"},
      {"able_least", &p.able_least, 0, 1, "1", "enterprises able to take up a practice, without staff",
       "E13 gate; prior"},
      {"able_size", &p.able_size, 0, 1, "1", "the same, added for each tenfold of staff", "E13 gate; prior"},
      {"tie_base", &p.tie_base, -30, 10, "1", "logit of a tie with an institution in a quarter", "E14; c0, prior"},
      {"tie_distance", &p.tie_distance, 0, 1, "1/min", "fall of that logit with the time by car", "E14; c1, prior"},
      {"tie_size", &p.tie_size, -2, 5, "1", "on the logarithm of staff", "E14; c2, prior"},
      {"tie_rnd", &p.tie_rnd, -5, 10, "1", "with own R&D", "E14; c3, prior"},
      {"tie_overlap", &p.tie_overlap, -5, 10, "1", "on the share of own knowledge that the institution has too",
       "E14; c4, prior"},
      {"tie_high_tech", &p.tie_high_tech, -5, 10, "1", "in a high-tech site", "E14; c5, prior"},
      {"tie_shortest", &p.tie_shortest, 1, 120, "months", "shortest joint project", "E14; 12-36"},
      {"tie_longest", &p.tie_longest, 1, 120, "months", "longest joint project, the shortest at least", "E14; 12-36"},
      {"tie_cost", &p.tie_cost, 0, 1e5, "million đồng/year", "cost of a joint project, prices of the base year",
       "E14; prior"},
      {"tie_step", &p.tie_step, 0, 0.2, "1", "added to the mean of an innovation's step by a partner of frontier 1",
       "E10; 0.01-0.03"},
      {"tie_radical", &p.tie_radical, 0, 1, "1", "joint projects that seek what nobody there knows", "E14; prior"},
      {"fund_participation", &p.fund_participation, 0, 1, "1", "enterprises with R&D that hold an S&T fund",
       "E16; prior"},
      {"fund_rate", &p.fund_rate, 0, 0.1, "1", "of taxable income set aside a year", "E16: at most 10 %; prior"},
      {"fund_use", &p.fund_use, 0, 1, "1", "of a fund spent on R&D a year", "E16; prior"},
      {"fund_renewal", &p.fund_renewal, 0, 1, "1", "of the cost of machines that a fund may bear", "E16; prior"},
      {"fund_interest", &p.fund_interest, 0, 0.3, "1/year", "on the tax of what is unused after 60 months",
       "E16; prior"},
      {"frontier_gap", &p.frontier_gap, 1, 10, "1", "world frontier at the start against the region's mean", "prior"},
      {"depreciation", &p.depreciation, 0, 0.05, "1/month", "wear of machines", "E6; 0.006-0.01"},
      {"machine_pull", &p.machine_pull, 0, 1, "1", "gap to the frontier that a new machine closes at full absorption",
       "E12; prior"},
      {"learning_by_using", &p.learning_by_using, 0, 1, "1", "how far practice follows new machines", "prior"},
      {"payback", &p.payback, 0.5, 10, "years", "longest payback accepted", "E12; B 2-5", Prior{2, 5}},
      {"review", &p.review, 0, 12, "1/year", "how often an enterprise reviews its machines", "E12; prior"},
      {"credit", &p.credit, 0, 5, "years", "credit line in yearly value added", "prior"},
      {"lumpiness", &p.lumpiness, 0, 1, "1", "spread of the gap at which an enterprise invests", "Doms-Dunne; prior"},
      {"invest_least", &p.invest_least, 0, 1, "1", "smallest gap of capital that an enterprise answers", "prior"},
      {"invest_most", &p.invest_most, 0.01, 5, "1", "largest order, of capital in place", "prior"},
      {"wage_substitution", &p.wage_substitution, 0, 2, "1", "elasticity of capital per worker to wages", "E5; sigma"},
  };
}

void set_frontier(World& world, InnovationParameters const& p) {
  world.frontier.fill(p.frontier_gap);
}

double success_chance(double zeta, double share, double effort, double cost) {
  return 1 - std::exp(-zeta * share * effort / cost);
}

double innovation_step(Draws& draws, double width, double shift) {
  std::array<double, 5> u{};
  for (auto& x : u) x = draws.uniform();
  std::nth_element(u.begin(), u.begin() + 2, u.end());
  return shift + width * (2 * u[2] - 1);
}

double adoption_chance(double p, double q_neighbours, double n_neighbours, double q_sector, double n_sector,
                       double q_helix, double n_helix) {
  return 1 - std::exp(-(p + q_neighbours * n_neighbours + q_sector * n_sector + q_helix * n_helix));
}

double absorptive_capacity(EnterpriseStore const& e, EnterpriseId id, InnovationParameters const& p) {
  double const staff = total(e.workers[id]);
  if (staff == 0) return 0;
  double const high = e.workers[id][static_cast<std::size_t>(SkillClass::high)];
  return std::min(1.0, p.absorb_base + p.absorb_skill * high / staff + p.absorb_rnd * e.rnd_stock[id] / staff);
}

double payback_years(double value_added_per_capital, double gain, double grant_rate) {
  if (gain <= 0) return std::numeric_limits<double>::infinity();
  return (1 - grant_rate) / (value_added_per_capital * gain);
}

InnovationParameters under_policy(InnovationParameters p, PolicyStore const& policy) {
  p.imitation_sector += policy.of(Channel::sector_sources);
  p.imitation_chance = std::min(1.0, p.imitation_chance + policy.of(Channel::imitation_tries));
  p.success *= 1 + policy.of(Channel::rnd_productivity);
  p.rnd_chance *= 1 + policy.of(Channel::rnd_participation);
  p.fund_participation = std::min(1.0, p.fund_participation + policy.of(Channel::fund_participation));
  p.fund_rate = std::min(kFundCeiling, p.fund_rate + policy.of(Channel::fund_rate));
  p.absorb_base += policy.of(Channel::absorption);
  return p;
}

std::vector<Module> innovation_modules(InnovationParameters const& p) {
  return {
      {{.name = "innovation.ties",
        .period = Period::month,
        .phase = Phase::move,
        .reads = {"policy", "enterprise.workers", "enterprise.rnd_stock", "establishment.zone", "establishment.site",
                  "access.car_time", "institution.knowledge", "institution.capacity"},
        .writes = {"enterprise.partner", "enterprise.partner_until", "enterprise.knowledge"}},
       [p](World& world) { tie(world, p); }},
      {{.name = "innovation.invest",
        .period = Period::month,
        .phase = Phase::renew,
        .reads = {"policy", "budget", "enterprise.ownership", "enterprise.expected_demand", "enterprise.workers",
                  "enterprise.capital_norm", "enterprise.output", "enterprise.price", "economy.frontier",
                  "economy.price_level", "economy.unit_cost"},
        .writes = {"enterprise.capital", "enterprise.vintage_technology", "enterprise.technology", "enterprise.renewed",
                   "enterprise.renewed_year", "enterprise.cash", "enterprise.fund"},
        .adds = {"ledger", "counts", "account.payments", "budget"}},
       [p](World& world) { invest(world, p); }},
      {{.name = "innovation.research",
        .period = Period::year,
        .phase = Phase::plan,
        .reads = {"policy", "enterprise.output_year", "enterprise.profit_year", "enterprise.workers",
                  "enterprise.partner", "establishment.zone", "supplier.offset", "supplier.links", "access.car_time"},
        .writes = {"enterprise.technology", "enterprise.innovated", "enterprise.practices", "enterprise.rnd_stock",
                   "enterprise.knowledge", "enterprise.fund", "enterprise.cash", "institution.frontier", "account.rnd"},
        .adds = {"ledger", "counts", "budget"}},
       [p](World& world) { research(world, p); }},
      {{.name = "innovation.age_machines",
        .period = Period::year,
        .phase = Phase::plan,
        .reads = {},
        .writes = {"enterprise.capital", "enterprise.vintage_technology"}},
       [](World& world) { age_machines(world); }},
  };
}

}  // namespace tanvan
