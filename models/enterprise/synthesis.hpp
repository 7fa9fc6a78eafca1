#pragma once
/// The enterprises of the first day (models E2): how many, how large, whose, where and with which machines and wages.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/world.hpp"
#include "sim/parallel/control_report.hpp"

namespace tanvan {

struct EnterpriseSynthesisParameters {
  double enterprises_december_2020 = 48456;  // registered
  double enterprise_growth = 0.092;          // of the registered, before and after [1/year]: 40,600 in January 2019
  double foreign_enterprises = 3700;         // with foreign capital
  double tail_exponent = 1.06;               // of sizes in the largest class
  double wage_basic_mvnd = 6.8;              // posted, mean over jobs [million đồng a month]
  double wage_middle_mvnd = 8.2;
  double wage_high_mvnd = 14.0;
  double wage_sector_elasticity = 0.35;  // of wages to labour costs a worker in the sector
  double wage_size_elasticity = 0.075;   // of wages to the number of workers
  double wage_foreign = 1.04;            // factor of foreign enterprises
  double technology_spread = 0.40;       // sigma of ln A within a sector
  double technology_foreign = 0.15;      // added to ln A of foreign enterprises
  double technology_size = 0.03;         // elasticity of A to the number of workers
  double capital_spread = 0.5;           // sigma of ln capital a worker
  double vintage_decay = 0.85;           // machines of an age class against those a year younger
  double vintage_progress = 0.025;       // embodied technology gained a year
  double innovating_share = 0.25;        // of enterprises, within three years
  double renewal_share = 0.15;           // of enterprises, within a year
  double cash_months = 2;                // of wages
  double rnd_intensity = 0.005;          // of labour costs, of those with R&D
  double startup_share = 0.045;          // of the province's own younger than five years, founded as start-ups (E17c)
  double site_floor_share = 0.45;        // floor space at full build over site area, planned parks

  friend bool operator==(EnterpriseSynthesisParameters const&, EnterpriseSynthesisParameters const&) = default;
};

std::vector<Parameter> parameters(EnterpriseSynthesisParameters& p);

/// Fills world.sites and world.population.{enterprises,establishments}, one establishment each.
///
/// Exact: enterprises in all and by sector (largest remainder, at least one where a sector employs), jobs in all and by
/// sector (labour force times 1 - unemployment, by employment_share). Jobs of parks, of foreign and of state
/// enterprises are met to within the size of an enterprise. Sizes: class counts as macro.csv has operating enterprises,
/// the micro class takes the rest; within a class a truncated Pareto law whose exponent joins the classes,
/// `tail_exponent` in the last, cut off where the mean size fits all jobs. Nobody works yet: `vacancies` and `desired`
/// hold the positions, `workers` are 0. Keys from population.next_key on; draws keyed by them, the same on any number
/// of threads.
/// @pre people exist (their labour force counts); sectors.csv has its twenty rows in order
/// @return every control with target and result
SynthesisReport synthesize_enterprises(World& world, EnterpriseSynthesisParameters const& p);

}  // namespace tanvan
