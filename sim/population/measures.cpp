#include "sim/population/measures.hpp"

#include <cmath>
#include <numeric>

namespace tanvan {

double capital_of(EnterpriseStore const& enterprises, EnterpriseId id) {
  auto const& vintages = enterprises.capital[id];
  return std::accumulate(vintages.begin(), vintages.end(), 0.0);
}

double embodied_technology(EnterpriseStore const& enterprises, EnterpriseId id) {
  double capital = 0;
  double weighted = 0;
  for (std::size_t v = 0; v < kVintages; ++v) {
    capital += enterprises.capital[id][v];
    weighted += static_cast<double>(enterprises.capital[id][v]) * enterprises.vintage_technology[id][v];
  }
  return capital > 0 && weighted > 0 ? weighted / capital : enterprises.technology[id];
}

double schooling_weight(Education education) {
  constexpr std::array<double, 8> kYears = {3, 5, 9, 12, 13, 15, 16, 18};
  constexpr double kReturn = 0.06;
  static auto const weights = [&] {
    std::array<double, 8> w{};
    for (std::size_t i = 0; i < w.size(); ++i) w[i] = std::exp(kReturn * (kYears[i] - 9));
    return w;
  }();
  return weights[static_cast<std::size_t>(education)];
}

}  // namespace tanvan
