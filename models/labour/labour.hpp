#pragma once
/// The labour market (models E18-E21): people leave, learn, look for work and are hired; wages answer.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/intervention.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`.
struct LabourParameters {
  double quit_hazard = 0.006;       // of employed persons a month
  double quit_tenure_months = 24;   // tenure at which the hazard is quit_hazard; 4/3 of it at first, 2/3 at twice this
  double tet_factor = 3;            // quits in the month after Tết
  double start_tenure_months = 36;  // mean tenure of the first staff
  double layoff_excess = 0.1;       // staff above the plan that is kept
  double leave_force = 0.03;        // unemployed who stop looking, a month
  double join_force = 0.006;        // inactive persons of working age who start looking, a month
  double search = 0.58;             // unemployed who look for work in a month
  double search_on_job = 0.02;      // employed who do
  double offers = 5;                // vacancies that a seeker compares a month
  double commute_decay = 0.035;     // beta_t: reach of the search [1/min]
  double commute_cost = 0.008;      // beta_c: utility of generalized commuting time [1/min]
  double taste = 0.35;              // scale of the Gumbel term
  double quality_spread = 0.4;      // sigma_q of the match
  double reservation = 0.85;        // of the posted wage's going rate below which one goes on looking
  double hiring_standard = -1.8;    // ln of what a worker is worth to the machines below which an enterprise waits
  double hiring_lag = 1;            // months between losing work and the first day of the next job, at least
  double raise = 1.05;              // offer that moves an employed person, of the present wage
  double wage_up = 0.013;           // phi a month at high vacancy rates
  double wage_down = 0.02;          // phi' a month with long queues
  double wage_pull = 0.02;          // of the gap in ln to what its sector and place pay, a month
  double wage_density = 0.12;       // elasticity to jobs a km² of what a place pays
  double vacancy_norm = 0.03;       // vacancies per position above which posted wages rise
  double queue_norm = 1.3;          // unemployed in reach for an open position from which wages give way
  double indexation = 0.50;         // of the gap to today's starting wage that incumbents close each December
  double productivity_share = 0.4;  // eta: of their sector's growth that incumbents get each December
  double tet_bonus = 1;             // 13th month [months of wages after a year's work]

  // The person in the wage (E20): ln of what it earns of a posted wage
  double wage_schooling = 0.08;   // a year of school within a class of positions
  double wage_experience = 0.02;  // first year of experience
  double wage_skill = 0.3;        // elasticity to specific skill below one
  double wage_spread = 0.46;      // sigma of what is the person's own for life

  // Retirement ages rise year by year to their last (Decree 135/2020)
  double retirement_share = 0.6;       // who stop in the month in which they come of age: the formally employed
  double retirement_later = 0.03;      // of the others, a month
  double retirement_latest = 75;       // nobody works beyond [years]
  double retirement_male = 60.75;      // in 2023 [years]
  double retirement_male_last = 62;    // [years]
  double retirement_male_step = 3;     // [months a year]
  double retirement_female = 56;       // in 2023 [years]
  double retirement_female_last = 60;  // [years]
  double retirement_female_step = 4;   // [months a year]
  double skill_decay = 0.005;          // of unused skill a month
  double skill_floor = 0.3;            // specific skill that nobody loses
  double training_gain = 0.6;          // of a training place, in steps of general skill
  double training_firm_share = 0.3;    // of a place's cost that the employer of a trainee bears
  double training_skill = 0.05;        // specific skill gained a step
  double training_cost_mvnd = 5;       // paid for a place [million đồng]
  double training_way = 0.004;         // of the gain in ln wage that a minute of the way to the course outweighs
  double training_age = 40;            // who is older takes no training place [years]

  // Search in another class of positions than one's own, by number of draws against the own class
  double try_above_basic = 0.15;    // basic workers for skilled positions
  double try_above_skilled = 0.08;  // skilled workers for high ones
  double try_below = 0.5;           // for positions one class below
  double try_far_below = 0.1;       // graduates for basic positions

  friend bool operator==(LabourParameters const&, LabourParameters const&) = default;
};

std::vector<Parameter> parameters(LabourParameters& p);

/// Month: labour.separate (sense), labour.match (move), labour.wages, labour.tet_bonus and labour.learn (settle).
/// Year: labour.train (plan), labour.index_wages (plan).
std::vector<Module> labour_modules(LabourParameters const& p);

/// Fills the enterprises' first vacancies with the unemployed of the synthetic population: the monthly matching with
/// everyone searching and no reservations, repeated until `unemployment` of the labour force is left or nothing moves
/// (E3).
/// @param unemployment  share of the labour force, in [0, 1)
void match_at_start(World& world, LabourParameters const& p, double unemployment);

/// How fast specific skill follows the employer's technology, a month (EURACE; Deissenberg et al. 2008; E18):
///   chi(g) = 1 - 0.5^(1 / (20 + 0.25 (g - 1)(4 - 20))):
/// half the gap in 20 months at g = 1, in 4 at g = 5.   @param g general skill, 1 to 5  @return [1/month], 0.034 to
/// 0.159
double skill_adaptation(double g);

}  // namespace tanvan
