#pragma once
/// One life of a scenario without days of travel, and what was watched of it.

#include <string>
#include <vector>

#include "bench/models/stylised_facts/enterprise_panel.hpp"
#include "bench/models/stylised_facts/labour_flows.hpp"
#include "bench/models/stylised_facts/wage_section.hpp"
#include "scenarios/run/scenario/scenario.hpp"
#include "sim/engine/official.hpp"

namespace tanvan {

/// What to live: a scenario file, settings over it, and further interventions.
struct LifePlan {
  std::string scenario;
  std::vector<Override> settings;
  std::vector<Intervention> more;  // kinds and keys that the models know
};

struct Life {
  LabourFlows labour;
  std::vector<PanelYear> panel;
  std::vector<WageFacts> wages;  // each January
  double wage_curve = 0;
  double five_year_migrants = 0;  // of persons of five and more, who arrived within five years [1], at the end of 2024
  std::vector<OfficialComparison> official;
  std::vector<int> years;
  std::map<std::string, std::vector<double>> indicators;             // by year or month
  std::vector<double> housing_price, station_share, centre_minutes;  // by zone, on the last day
  std::vector<double> corporate_tax;                                 // by year [billion đồng]
};

/// @throws std::runtime_error where the scenario has faults
Life live_through(LifePlan const& plan);

}  // namespace tanvan
