#pragma once
/// The parameters of every model, in one place: what a scenario's [models.NAME] tables set.

#include "models/demography/demography.hpp"
#include "models/demography/synthesis.hpp"
#include "models/enterprise/enterprise.hpp"
#include "models/enterprise/suppliers.hpp"
#include "models/enterprise/synthesis.hpp"
#include "models/indicators/indicators.hpp"
#include "models/innovation/innovation.hpp"
#include "models/innovation/institutions.hpp"
#include "models/labour/labour.hpp"
#include "models/landuse/landuse.hpp"
#include "models/landuse/synthesis.hpp"
#include "models/public_budget/public_budget.hpp"
#include "scenarios/run/travel/travel_day.hpp"

namespace tanvan {

struct ModelParameters {
  PeopleSynthesisParameters people_synthesis;
  EnterpriseSynthesisParameters enterprise_synthesis;
  HomeSynthesisParameters home_synthesis;
  DemographyParameters demography;
  EnterpriseParameters enterprise;
  SupplyParameters suppliers;
  InnovationParameters innovation;
  LabourParameters labour;
  LanduseParameters landuse;
  BudgetParameters public_budget;
  IndicatorParameters indicators;
  TravelParameters travel;
};

}  // namespace tanvan
