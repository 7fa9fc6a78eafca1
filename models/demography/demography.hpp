#pragma once
/// People come and go (models E21b, E23): births, deaths, school, leaving home, migration.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

struct DemographyParameters {
  double fertility = 1.55;             // total fertility rate [children a woman]
  double mortality_level = 0.00006;    // Gompertz level [1/year]
  double mortality_slope = 0.088;      // Gompertz slope [1/year of age]
  double female_mortality = 0.6;       // of male
  double leave_home = 0.07;            // adults of 20 to 32 living with their parents, a year
  double in_migrants_year = 105000;    // persons a year at the start's attraction
  double attraction = 1.5;             // beta_m of E21b
  double outside_wage_growth = 0.045;  // real growth of wages elsewhere [1/year]
  double return_hazard = 0.0022;       // migrants with work who leave, a month
  double return_unemployed = 0.035;    // migrants without work who leave, a month

  friend bool operator==(DemographyParameters const&, DemographyParameters const&) = default;
};

std::vector<Parameter> parameters(DemographyParameters& p);

/// Month: demography.migrate (renew). Year: demography.vital (renew).
std::vector<Module> demography_modules(DemographyParameters const& p);

/// Yearly chance of dying (Gompertz 1825, with a raised first year): level e^(slope age).  @param age [years], >= 0
double death_chance(int age, Sex sex, DemographyParameters const& p);

/// Yearly chance that a woman bears a child: the total fertility rate spread over ages 15 to 49 by a fixed schedule
/// with its mode at 25 to 29 (shape of the 2019 census, from memory, unverified). 0 outside.
double birth_chance(int age, DemographyParameters const& p);

/// Arrivals against the start (Harris-Todaro): (expected real wage here / there)^beta, relative to the start.
/// @param wage  real mean wage against the start, > 0  @param unemployment,unemployment_start  rates in [0, 1)
/// @param years since the start
double pull_of(double wage, double unemployment, double unemployment_start, double years,
               DemographyParameters const& p);

}  // namespace tanvan
