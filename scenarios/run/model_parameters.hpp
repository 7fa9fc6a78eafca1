#pragma once
/// The parameters of every model, in one place: what a scenario's [models.NAME] tables set.

#include "models/demography/demography.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/indicators/indicators.hpp"
#include "models/innovation/innovation.hpp"
#include "models/labour/labour.hpp"
#include "models/landuse/landuse.hpp"
#include "models/public_budget/public_budget.hpp"

namespace tanvan {

struct ModelParameters {
  DemographyParameters demography;
  EnterpriseParameters enterprise;
  InnovationParameters innovation;
  LabourParameters labour;
  LanduseParameters landuse;
  BudgetParameters public_budget;
  IndicatorParameters indicators;
};

}  // namespace tanvan
