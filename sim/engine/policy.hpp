#pragma once
/// What public policy asks of the models, and the budget lines that pay for it (models 3.7, 3.11).

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/core/quantity.hpp"

namespace tanvan {

/// Where a policy enters a model. Several levers may move one channel; their effects add up. What each means stands in
/// models/public_budget/levers.cpp, what it does in the model that owns it.
enum class Channel : std::uint8_t {
  practice_digital,      // E13: spontaneous hazard of each practice, in the order of innovation's Practice
  practice_automation,   //
  practice_commerce,     //
  practice_management,   //
  practice_green,        //
  quality_gain,          // E5: psi_Q of who manages quality
  sector_sources,        // E11: omega of the sector, anywhere
  imitation_tries,       // E11: chance to try an imitation without R&D
  rural_tries,           // the same of small farms, food makers and workshops
  machine_rebate,        // E12: p*
  rnd_match,             // E8: public share of R&D
  rnd_participation,     // E8: enterprises that do R&D
  rnd_productivity,      // E9: zeta
  fund_participation,    // E16
  fund_rate,             // E16
  tie_pull,              // E14: c6
  tie_cofunding,         // E14: kappa
  lab_capacity,          // E14: places for projects
  institution_frontier,  // E10
  absorption,            // E9: a0
  training_places,       // E18b
  schooling,             // E18b: school leavers who learn on
  talent,                // E21b: graduates who move in
  founders,              // E17c: founder hazard
  seed_capital,          // E17c
  incubator_seats,       // E17c
  site_rebate,           // E22: rent of high-tech sites
  fdi_arrivals,          // E17: pipeline from abroad
  fdi_quality,           // E17: its technology
  service_demand,        // E7: outside demand for market services
};
inline constexpr std::size_t kChannels = 30;

/// Policies in force, set by interventions.
struct PolicyStore {
  double rnd_subsidy_rate = 0;             // public share of an eligible enterprise's R&D
  Dong innovation_fund_year{};             // money of the fund a year, in the sample's scale
  double renewal_grant_rate = 0;           // public share of a machine's price
  double training_places_year = 0;         // in the sample's scale
  double practice_support = 0;             // added yearly hazard of adopting a practice
  std::array<double, kChannels> effect{};  // sums over the levers in force; full scale where a number counts heads

  double of(Channel channel) const { return effect[static_cast<std::size_t>(channel)]; }
};

/// Lines of the province's budget that pay for policies.
enum class BudgetLine : std::uint8_t { st_career, investment, national_programme, matching };
inline constexpr std::size_t kBudgetLines = 4;

/// One line in the year so far, in the sample's scale.
struct LineBook {
  Dong allotted{};
  Dong spent{};
  Dong borrowed{};  // spent beyond the allotment, on a loan of the central state
};

/// Money that enterprises draw on as they qualify, up to a year's sum.
enum class Pot : std::uint8_t { fund_rnd, fund_machines, rnd_match, machine_rebate, seed_capital };
inline constexpr std::size_t kPots = 5;

/// Public money of the year: integer sums, to which any model may add.
struct BudgetStore {
  std::array<LineBook, kBudgetLines> lines{};
  std::array<Dong, kPots> left{};  // in each pot, until December
  Dong services{};                 // ordered this month by programmes, to be bought of the province's enterprises

  LineBook& of(BudgetLine line) { return lines[static_cast<std::size_t>(line)]; }
  LineBook const& of(BudgetLine line) const { return lines[static_cast<std::size_t>(line)]; }
  Dong& of(Pot pot) { return left[static_cast<std::size_t>(pot)]; }
  Dong of(Pot pot) const { return left[static_cast<std::size_t>(pot)]; }
};

}  // namespace tanvan
