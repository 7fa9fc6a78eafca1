#include "viz/report/consistency.hpp"

namespace tanvan {
namespace {

double output_for(double labour, double growth_of_productivity) {
  return (1 + growth_of_productivity) * (1 + labour) - 1;
}

double from_factors(GrowthInputs const& growth) {
  return growth.capital_share * growth.capital + (1 - growth.capital_share) * growth.labour;
}

}  // namespace

double tfp_for_share(GrowthInputs const& growth, double share) {
  return share / (1 - share) * from_factors(growth);
}

double tfp_for_productivity(GrowthInputs const& growth, double growth_of_productivity) {
  return output_for(growth.labour, growth_of_productivity) - from_factors(growth);
}

double crossing_capital_growth(double capital_share, double labour, double share, double growth_of_productivity) {
  auto const output = output_for(labour, growth_of_productivity);
  return ((1 - share) * output - (1 - capital_share) * labour) / capital_share;
}

}  // namespace tanvan
