#pragma once
/// Research, imitation, practices and machines (models E8-E13): how technology enters enterprises.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"
#include "sim/rng/draws.hpp"

namespace tanvan {

/// Practices of E13 that spread between enterprises, one bit each in EnterpriseStore::practices.
enum class Practice : std::uint8_t { digital, automation, cross_border_commerce, innovation_management, green };
inline constexpr std::size_t kPractices = 5;

struct InnovationParameters {
  double rnd_intensity = 0.006;       // median R&D of value added where there is any
  double rnd_spread = 0.8;            // sigma of its logarithm
  double innovation_share = 0.5;      // xi: the rest of R&D goes to imitation
  double success = 0.3;               // zeta of E9
  double success_cost = 400;          // R&D at which success * share turns into one expected event [million đồng]
  double step_spread = 0.15;          // half-width of the step of an innovation
  double step_shift = 0.01;           // mean of the step
  double imitation_speed = 0.25;      // lambda_im
  double absorb_base = 0.25;          // a0 of absorptive capacity
  double absorb_skill = 1.2;          // a1, on the share of high-skill positions
  double organisation = 0.016;        // yearly hazard of an organisational or marketing innovation of a one-person firm
  double organisation_size = 0.30;    // its elasticity to size
  double practice_base = 0.012;       // p_k a year
  double practice_neighbours = 0.10;  // q_N a year
  double practice_sector = 0.12;      // q_S a year
  double frontier_gap = 1.9;          // world frontier at the start, sector mean = 1
  double depreciation = 0.0085;       // delta a month
  double machine_pull = 0.30;         // share of the gap to the frontier that a new machine closes at full absorption
  double learning_by_using = 0.5;     // how far practice follows new machines
  double payback = 3;                 // B [years]
  double credit = 0.5;                // credit line, of yearly value added
  double lumpiness = 0.16;            // spread of the gap at which an enterprise invests
  double wage_substitution = 0.7;     // elasticity of capital per worker to wages

  friend bool operator==(InnovationParameters const&, InnovationParameters const&) = default;
};

std::vector<Parameter> parameters(InnovationParameters& p);

/// Month: innovation.invest (renew). Year: innovation.research (plan), innovation.age_machines (renew).
std::vector<Module> innovation_modules(InnovationParameters const& p);

/// Sets the frontier of every sector at the start.
void set_frontier(World& world, InnovationParameters const& p);

/// Chance that an effort succeeds in a year (E9, Dosi et al. 2010): 1 - exp(-zeta share effort / cost).
/// @param effort,cost [million đồng], >= 0 and > 0  @return in [0, 1)
double success_chance(double zeta, double share, double effort, double cost);

/// Step of an innovation (E10): Beta(3, 3) on [shift - width, shift + width], as the median of five uniforms.
double innovation_step(Draws& draws, double width, double shift);

/// Yearly chance of adopting a practice (E13; Bass 1969 with two neighbourhoods): 1 - exp(-(p + q_N n_N + q_S n_S)).
double adoption_chance(double p, double q_neighbours, double n_neighbours, double q_sector, double n_sector);

/// Absorptive capacity (E9): min(1, a0 + a1 share of high-skill positions); 0 without staff.
double absorptive_capacity(EnterpriseStore const& e, EnterpriseId id, InnovationParameters const& p);

/// Years in which a new machine pays for itself (E12): price / yearly saving.
/// @param value_added_per_capital yearly, > 0  @param gain technology of the new over the old, > 0
/// @return +inf where the new one is no better
double payback_years(double value_added_per_capital, double gain, double grant_rate);

}  // namespace tanvan
