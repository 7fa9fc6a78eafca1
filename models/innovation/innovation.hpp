#pragma once
/// Research, imitation, practices and machines (models E8-E13): how technology enters enterprises.

#include <array>
#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/population/population.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

struct InnovationParameters {
  double rnd_intensity = 0.005;   // median R&D of sales where there is any
  double rnd_spread = 0.8;        // sigma of its logarithm
  double rnd_cap = 0.10;          // largest R&D of sales
  double rnd_chance = 1;          // chance of R&D, of the sector's
  double rnd_size = 0.35;         // elasticity of the chance of R&D to staff
  double rnd_foreign = 1.4;       // chance of R&D in a foreign enterprise, of the sector's
  double rnd_memory = 0.85;       // R&D stock that is still worth something a year later
  double innovation_share = 0.5;  // xi: the rest of R&D goes to imitation
  double success = 0.3;           // zeta of E9
  double success_cost = 400;  // R&D, constant prices, at which success * share turns into one event [million đồng]
  double public_cost = 4000;  // the same of a research group of an institution, zeta a success [million đồng]
  double step_spread = 0.15;  // half-width of the step of an innovation
  double step_shift = 0.01;   // mean of the step
  double imitation_speed = 0.12;    // lambda_im
  double imitation_chance = 0.10;   // yearly chance to try an imitation without R&D
  double imitation_supply = 1.0;    // omega of suppliers and customers
  double imitation_helix = 0.8;     // of who works with the same institution
  double imitation_local = 0.3;     // of the park or zone
  double imitation_public = 0.3;    // of an institution's public research, where it is followed wholly
  double imitation_sector = 0.05;   // of the sector, anywhere
  double imitation_reach = 0.1;     // tau: distance of knowledge, of 64 bits, over which weight falls to 1/e
  double imitation_meetings = 3;    // enterprises of a kind met a try
  double absorb_base = 0.25;        // a0 of absorptive capacity
  double absorb_skill = 1.2;        // a1, on the share of high-skill positions
  double absorb_rnd = 0.01;         // a2, on the R&D stock a worker [1/million đồng]
  double event_gain = 0.02;         // gain of technology from which an imitation counts as new to the enterprise (Oslo)
  double organisation = 0.001;      // yearly hazard of an organisational or marketing innovation of a one-person firm
  double organisation_size = 0.30;  // its elasticity to size
  double organisation_foreign = 1.3;  // hazard factor of foreign enterprises
  double organisation_making = 1.3;   // of manufacturers
  double organisation_gain = 0.01;    // largest gain of technology by it
  double practice_base = 0.02;        // p_k a year, of all practices
  double practice_neighbours = 0.15;  // q_N a year
  double practice_sector = 0.20;      // q_S a year
  double practice_helix = 0;          // q_T a year
  double practice_grant = 50;  // for a practice that a domestic enterprise takes up under the programme [million đồng]
  double able_least = 0.15;    // of enterprises that could take up a practice: without staff
  double able_size = 0.25;     // and added for each tenfold of staff
  // Projects with institutions (E14), a quarter: logit of a tie
  double tie_base = -9.5;      // c0
  double tie_distance = 0.03;  // c1 times the decay of access [1/min by car]
  double tie_size = 0.5;       // c2, on the logarithm of staff
  double tie_rnd = 1.5;        // c3, with own R&D
  double tie_overlap = 1.0;    // c4, on the share of own knowledge that the institution has too
  double tie_high_tech = 0.5;  // c5, in a high-tech site
  double tie_shortest = 12;    // length of a project [months]
  double tie_longest = 36;
  double tie_cost = 300;     // of a project a year, prices of the base year [million đồng]
  double tie_step = 0.02;    // Delta x of E10 at a partner of frontier 1
  double tie_radical = 0.2;  // of the projects, those that seek what nobody there knows
  // S&T funds (E16)
  double fund_participation = 0.1;  // of enterprises with R&D, those that hold one
  double fund_rate = 0.05;          // of taxable income set aside a year
  double fund_use = 0.5;            // of a fund spent on R&D a year
  double fund_renewal = 0.3;        // of the cost of machines that a fund may bear
  double fund_interest = 0.04;      // on the tax of what is not used [1/year]
  double frontier_gap = 1.9;        // world frontier at the start, sector mean = 1
  double depreciation = 0.0085;     // delta a month
  double machine_pull = 0.20;       // share of the gap to the frontier that a new machine closes at full absorption
  double learning_by_using = 0.25;  // how far practice follows new machines
  double payback = 3;               // B [years]
  double review = 1;                // reviews of the machines a year
  double credit = 0.5;              // credit line, of yearly value added
  double invest_least = 0.055;      // smallest gap of capital that an enterprise answers
  double invest_most = 0.4;         // largest order, of capital in place
  double lumpiness = 0.16;          // spread of the gap at which an enterprise invests
  double wage_substitution = 1.0;   // elasticity of capital per worker to wages
  // What a practice has of its own, for calibration (models 3.15)
  std::array<double, kPractices> practice_own_base{};  // added to practice_base [1/year]

  // No keys of this model: as those of models.enterprise
  double corporate_tax = 0.20;  // saved on contributions to a fund
  double utilisation = 0.88;    // of capacity that orders of machines aim at

  friend bool operator==(InnovationParameters const&, InnovationParameters const&) = default;
};

std::vector<Parameter> parameters(InnovationParameters& p);

/// Largest share of taxable income that an S&T fund may take (Circular 05/2022, from memory, unverified).
inline constexpr double kFundCeiling = 0.1;

/// The parameters as the policies in force leave them: each channel moves the parameter of its equation. Without
/// policies the same bits.
InnovationParameters under_policy(InnovationParameters p, PolicyStore const& policy);

/// Month: innovation.ties (move), innovation.invest (renew). Year: innovation.research and innovation.age_machines
/// (plan).
std::vector<Module> innovation_modules(InnovationParameters const& p);

/// Sets the frontier of every sector at the start.
void set_frontier(World& world, InnovationParameters const& p);

/// Reads each enterprise's technique off the machines it has: capital a unit of work, less what has worn off since its
/// last order. Investment then starts from wear and growth, not from the luck of the synthesis. Newcomers take their
/// sector's mean. Call after calibrate_base; writes enterprise.capital_norm and economy.capital_norm.
void fit_capital(World& world, InnovationParameters const& p);

/// Chance that an effort succeeds in a year (E9, Dosi et al. 2010): 1 - exp(-zeta share effort / cost).
/// @param effort,cost [million đồng], >= 0 and > 0  @return in [0, 1)
double success_chance(double zeta, double share, double effort, double cost);

/// Step of an innovation (E10): Beta(3, 3) on [shift - width, shift + width], as the median of five uniforms.
double innovation_step(Draws& draws, double width, double shift);

/// Yearly chance of adopting a practice (E13; Bass 1969 with three neighbourhoods):
/// 1 - exp(-(p + q_N n_N + q_S n_S + q_T n_T)).
/// @param n_neighbours,n_sector,n_helix adopters among the enterprises of the zone, of the sector, and of those that
/// work with the same institution, in [0, 1]
double adoption_chance(double p, double q_neighbours, double n_neighbours, double q_sector, double n_sector,
                       double q_helix = 0, double n_helix = 0);

/// Absorptive capacity (E9): min(1, a0 + a1 share of high-skill positions + a2 R&D stock a worker); 0 without staff.
double absorptive_capacity(EnterpriseStore const& e, EnterpriseId id, InnovationParameters const& p);

/// Years in which a new machine pays for itself (E12): price / yearly saving.
/// @param value_added_per_capital yearly, > 0  @param gain technology of the new over the old, > 0
/// @return +inf where the new one is no better
double payback_years(double value_added_per_capital, double gain, double grant_rate);

}  // namespace tanvan
