#include "models/indicators/growth.hpp"

#include <algorithm>

namespace tanvan {

double tfp_growth(Growth const& g) {
  return g.output - g.capital_share * g.capital - (1 - g.capital_share) * g.labour;
}

double tfp_share(Growth const& g) {
  return g.output != 0 ? 100 * tfp_growth(g) / g.output : 0;
}

double productivity_growth(double output, double labour) {
  return (1 + output) / (1 + labour) - 1;
}

double binding_capital_growth(double share, double productivity, double labour, double capital_share) {
  double const output = (1 + productivity) * (1 + labour) - 1;
  return ((1 - share) * output - (1 - capital_share) * labour) / capital_share;
}

double required_tfp_growth(double share, double productivity, double capital, double labour, double capital_share) {
  double const factors = capital_share * capital + (1 - capital_share) * labour;
  double const for_share = share / (1 - share) * factors;
  double const for_productivity = (1 + productivity) * (1 + labour) - 1 - factors;
  return std::max(for_share, for_productivity);
}

}  // namespace tanvan
