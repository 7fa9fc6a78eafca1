#pragma once
/// The people of the first day (models E1): persons and households of every internal zone that meet the census and the
/// controls of controls.csv, each agent standing for 1 / scale of its like.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/core/result.hpp"
#include "sim/engine/world.hpp"
#include "sim/parallel/control_report.hpp"

namespace tanvan {

/// Ranges and sources in `parameters`. Tables of starting chances stand beside their use: kernels of ages in
/// synthesis_compose.cpp, children by household size in synthesis_plan.cpp, traits in synthesis_traits.cpp.
struct PeopleSynthesisParameters {
  double population_factor = 1.0;  // persons and households against the census of 1 April 2019
  double mean_income_mvnd = 7.5;   // of a person in the labour force [million đồng a month]
  double savings_months = 2.5;     // of a household's income, mean over tenures
  double savings_spread = 0.8;     // standard deviation of the logarithm
  double skill_spread = 0.15;      // of specific skill, standard deviation of the logarithm
  double motorbikes_per_1000 = 0;  // persons; 0: as macro.csv has it (motorcycles_per_1000_binh_duong)
  double cars_per_1000 = 0;        // persons; 0: as macro.csv has it (cars_per_1000_binh_duong)

  // Who keeps house as a couple: of households with children, of two adults, of more adults
  double couples_with_children = 0.93;
  double couples_of_two = 0.55;
  double couples_of_more = 0.65;

  double least_earners = 0.4;  // income of a household where nobody earns, of a person in the labour force
  double graduate_cars = 3;    // cars of a household with a graduate against one without

  friend bool operator==(PeopleSynthesisParameters const&, PeopleSynthesisParameters const&) = default;
};

std::vector<Parameter> parameters(PeopleSynthesisParameters& p);

/// Every control that the synthesis needs and controls.csv lacks, and every category that it does not know.
/// Needed for each district, by a row of its own or by one for `*`: age_sex, household_size, tenure, migrant, education
/// and labour_status, the last two of persons of 15 years and more.
void check_controls(RegionTables const& region, ZoneStore const& zones, Faults& faults);

/// Fills world.population.{persons,households}, households in the order of zones, members of a household side by side.
///
/// Exact: persons and households of each zone (the census times scale and factor, rounded by largest remainder so that
/// all zones together are rounded once), age and sex by zone, and within one agent in each district tenure, migrants,
/// education and status (raked over strata, then rounded with both margins kept). The shape of household sizes follows
/// its control, tilted to the zone's persons per household.
///
/// Nobody has a job yet: the labour force is `unemployed`, wages are 0, households have no dwelling (the homes come
/// after). Keys: households first, then persons, from population.next_key on; draws are keyed by them alone, so the
/// same on any number of threads.
/// @pre the stores are empty; zones and controls stand in world.network and world.region
/// @return every control with target and result; missing or contradicting controls by name
SynthesisReport synthesize_people(World& world, PeopleSynthesisParameters const& p);

}  // namespace tanvan
