#pragma once
/// What is written down each month and year, and the laws that are checked before it is (models 3.13, 4.5).

#include <vector>

#include "sim/core/parameter.hpp"
#include "sim/engine/module.hpp"

namespace tanvan {

struct IndicatorParameters {
  double innovation_window = 36;           // months that count for "innovating" (Oslo Manual)
  double external_capital_share = 0.3524;  // b_K of another source, beside the model's own
  double renewal_least = 0.05;             // of its machines that an enterprise replaces in a year of renewal (R2)
  double startup_age = 60;                 // months up to which an enterprise counts as young

  // No key of this model: as that of models.road
  double access_decay = 0.05;  // of accessibilities by skill with generalised time [1/min]

  friend bool operator==(IndicatorParameters const&, IndicatorParameters const&) = default;
};

std::vector<Parameter> parameters(IndicatorParameters& p);

/// Month: indicators.month (record). Year: indicators.year (record). After a day of travel: indicators.access (record),
/// which puts what zones reach now in the place of what they reached before that day.
std::vector<Module> indicator_modules(IndicatorParameters const& p);

/// Persons of the province by its books: those of January, births, deaths and moves since. The laws say that as many
/// live.
std::int64_t residents_on_book(World const& world);

/// Persons, jobs, money, dwellings and floor space are whole, funds, machines and pots not below 0, densities allowed;
/// throws Violation that names agent and month otherwise.
void check_conservation(World const& world);

/// Starts a year's counts: population and floor space on 1 January. Called once before the first month.
void open_year(World& world);

}  // namespace tanvan
