#include "models/freight/shipment_choice.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/check.hpp"

namespace tanvan {

double order_quantity(double yearly_t, double order_cost, double holding_rate, double value_per_t) {
  expects(yearly_t >= 0 && order_cost > 0 && holding_rate > 0 && value_per_t > 0, "costs and rates of stock");
  return std::sqrt(2 * yearly_t * order_cost / (holding_rate * value_per_t));
}

void shipment_shares(std::span<ShipmentVehicle const> vehicles, ShipmentTaste const& taste,
                     std::span<double const> hours, double km, std::size_t sizes, std::span<double> share) {
  std::size_t const n = vehicles.size();
  expects(n > 0 && hours.size() == n && share.size() == kShipmentSizes * n, "vehicles to choose from");
  expects(sizes >= 1 && sizes <= kShipmentSizes, "sizes to choose from");
  std::ranges::fill(share, 0.0);
  double sum = 0;
  for (std::size_t s = 0; s < sizes; ++s)
    for (std::size_t v = 0; v < n; ++v) {
      double const trips = std::ceil(kShipmentSizes_t[s] / vehicles[v].capacity_t);
      double const cost = (vehicles[v].cost_per_h * hours[v] + vehicles[v].cost_per_km * km) * trips;
      sum += share[s * n + v] = std::exp(taste.cost * cost + taste.size * kShipmentSizes_t[s] + vehicles[v].constant);
    }
  for (double& x : share) x /= sum;
}

double end_after_first(TourEnd const& tour) {
  return 1.684 - 1.698 * std::sqrt(tour.hours) + 5.471 * tour.load_share * tour.load_share - 1.295 * tour.small_truck +
         1.588 * tour.transshipment - 0.578 * tour.loads_at_centre - 0.475 * tour.unloads_at_centre - 0.58 * tour.urban;
}

double chance_of(double utility) {
  return 1 / (1 + std::exp(-utility));
}

}  // namespace tanvan
