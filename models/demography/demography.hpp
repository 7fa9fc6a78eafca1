#pragma once
/// People come and go (models E21b, E23): births, deaths, school, leaving home, migration.

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

struct DemographyParameters {
  double fertility = 1.55;           // total fertility rate [children a woman]
  double boys_share = 0.525;         // of births: 111 boys to 100 girls
  double mortality_level = 0.00006;  // Gompertz level [1/year]
  double mortality_slope = 0.088;    // Gompertz slope [1/year of age]
  double female_mortality = 0.6;     // of male
  double infant_mortality = 0.008;   // added to the chance of dying before the first birthday
  double leave_home = 0.07;          // employed adults of 20 to 32 in households of three and more, a year
  double marriage = 0.2;             // of women who live alone, at the age of most marriages, a year
  double marriage_age = 24;          // of women, of most marriages
  double marriage_spread = 6;        // of ages about it [years]
  double marriage_gap = 4;           // husbands are older by [years]
  double men_met = 0.125;            // of men who live alone, whom those women may meet in a month
  double marriage_reach = 0.08;      // how fast partners count less with the way [1/min]

  // School: pupils who leave it for the labour force
  double leave_at_15 = 0.15;      // with lower secondary
  double leave_at_18 = 0.42;      // with upper secondary
  double leave_at_20 = 0.35;      // with a short course; the others take a degree at 22
  double vocational_of_20 = 0.5;  // of those with a short course; the others have college

  double in_migrants_year = 102000;  // persons a year at the start's attraction
  double attraction = 1.5;           // beta_m of E21b
  double pull_least = 0.2;           // bounds of the attraction against the start's
  double pull_most = 3.0;
  double tet_arrivals = 0.4;           // arrivals in the month of Tết, of a mean month
  double after_tet_arrivals = 2.2;     // in the month after
  double other_arrivals = 0.94;        // in every other month
  double outside_wage_growth = 0.045;  // real growth of wages elsewhere [1/year]
  double return_hazard = 0.0022;       // migrants with work who leave, a month
  double return_unemployed = 0.035;    // migrants without work who leave, a month
  double return_idle = 2;              // hazard of households that neither work nor seek, against those that work
  double patience_months = 2;          // without work before a migrant counts as unemployed

  // Vehicles (E24), paid out of what households spend
  double motorbike_purchase = 0.25;  // a year, of households with fewer motorbikes than riders
  double car_purchase = 0.03;        // a year, of households without a car at the income below
  double car_income_mvnd = 16;       // household wages [million đồng a month, prices of the base year]
  double car_elasticity = 1.5;       // of purchases to income
  double car_without_room = 0.05;    // purchases of tenants of rooms and dormitories against others
  double car_give_up = 0.03;         // cars not replaced, a year

  // What newcomers bring
  double couples = 0.38;                  // of arriving households; the others are single
  double newcomer_contacts = 3;           // places of which they hear; they go where fewest seek it
  double newcomer_reach = 0.035;          // how fast work counts less with the way to it [1/min]
  double newcomer_age = 18;               // of the youngest [years]
  double newcomer_age_span = 17;          // from the youngest to the oldest [years]
  double newcomer_savings_mvnd = 3;       // least [million đồng]
  double newcomer_savings_span_mvnd = 5;  // from the least to the most [million đồng]
  double newcomer_skill = 0.8;            // specific skill without schooling, of newborns too
  double newcomer_skill_step = 0.03;      // more for each level of education

  friend bool operator==(DemographyParameters const&, DemographyParameters const&) = default;
};

std::vector<Parameter> parameters(DemographyParameters& p);

/// Month: demography.migrate (renew). Year: demography.vehicles (settle), demography.vital (renew).
std::vector<Module> demography_modules(DemographyParameters const& p);

/// Yearly chance of dying (Gompertz, Philosophical Transactions 115, 1825; a higher first year): level e^(slope age),
/// for women times `female_mortality`; at age 0 `infant_mortality` more.  @param age [years], >= 0  @return [0, 1]
double death_chance(int age, Sex sex, DemographyParameters const& p);

/// Yearly chance that a woman bears a child: the total fertility rate spread over ages 15 to 49 by a fixed schedule
/// with its mode at 25 to 29 (shape of the 2019 census, from memory, unverified). 0 outside.  @param age [years]
double birth_chance(int age, DemographyParameters const& p);

/// Yearly chance that a household without a car buys one (E24): 1 - exp(-h (income / reference)^elasticity), less where
/// there is no room to park.  @param income_mvnd  wages [million đồng a month, prices of the base year], >= 0
double car_purchase_chance(double income_mvnd, Tenure tenure, DemographyParameters const& p);

/// Arrivals against the start (Harris-Todaro): (expected real wage here / there)^beta, relative to the start.
/// @param wage  real mean wage against the start, > 0  @param unemployment,unemployment_start  rates in [0, 1)
/// @param years since the start, >= 0  @return 1 at the start's prospects; not yet bounded by pull_least, pull_most
double pull_of(double wage, double unemployment, double unemployment_start, double years,
               DemographyParameters const& p);

}  // namespace tanvan
